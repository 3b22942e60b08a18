// What --fault understands.
#include "session/fault.h"

#include <QtTest>

using namespace session;
using namespace Qt::StringLiterals;

namespace {

/// All that a fault says, as text: only what was set.
QString line(const Fault &fault)
{
    using Action = Fault::Action;
    using Trigger = Fault::Trigger;
    static const QMap<Action, QString> actions{
        {Action::Reset, u"reset"_s},    {Action::Fin, u"fin"_s},
        {Action::Close, u"close"_s},    {Action::Freeze, u"freeze"_s},
        {Action::DropPongs, u"drop"_s}, {Action::Latency, u"latency"_s},
        {Action::Rate, u"rate"_s},      {Action::RefuseUpgrades, u"refuse"_s}};
    QString text = name(fault.leg) + u' ' + actions[fault.action];
    if (fault.code)
        text += u" %1"_s.arg(*fault.code);
    if (fault.latency.count() > 0)
        text += u" %1±%2"_s.arg(fault.latency.count()).arg(fault.jitter.count());
    if (fault.bytesPerSecond > 0)
        text += u" %1"_s.arg(fault.bytesPerSecond);
    if (fault.status > 0)
        text += u" %1 %2 times"_s.arg(fault.status).arg(fault.times);
    if (fault.trigger == Trigger::Time)
        text += u" after %1"_s.arg(fault.after.count());
    if (fault.trigger == Trigger::Bytes)
        text += u" after %1 bytes"_s.arg(fault.count);
    if (fault.trigger == Trigger::Messages)
        text += u" after %1 messages"_s.arg(fault.count);
    if (fault.trigger == Trigger::NextMessage)
        text += u" at a message"_s;
    return text;
}

} // namespace

class TestFaultSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
};

void TestFaultSpec::understands_data()
{
    QTest::addColumn<QString>("meaning");
    const auto row = [](const char *spec, const char *meaning) {
        QTest::newRow(spec) << QString::fromUtf8(meaning);
    };
    row("server:rst@5s", "server reset after 5000");
    row("client:fin", "client fin");
    row("client:close=1012@10msgs", "client close 1012 after 10 messages");
    row("server:close", "server close");
    row("server:close=0@1msg", "server close 0 after 1 messages");
    row("server:freeze@1MB", "server freeze after 1000000 bytes");
    row("server:freeze@1MiB", "server freeze after 1048576 bytes");
    row("client:drop-pongs", "client drop");
    row("server:latency=200ms±50", "server latency 200±50");
    row("server:latency=2s+-0.5", "server latency 2000±500");
    row("server:latency=200ms±10ms@1min", "server latency 200±10 after 60000");
    row("client:latency=1.5s", "client latency 1500±0");
    row("client:rate=10KB/s", "client rate 10000");
    row("client:rate=10KiB/s", "client rate 10240");
    row("server:rst@1min30s", "server reset after 90000");
    row("server:rst@2h", "server reset after 7200000");
    row("server:rst@1.5k", "server reset after 1500 bytes");
    row("server:rst@next-message", "server reset at a message");
    row("server:rst@200ms", "server reset after 200");
    row("upgrade:503*3", "client refuse 503 3 times");
    row("upgrade:429", "client refuse 429 1 times");
}

void TestFaultSpec::understands()
{
    const QString spec = QString::fromUtf8(QTest::currentDataTag());
    QFETCH(QString, meaning);
    const auto fault = readFault(spec);
    QCOMPARE(fault.error(), QString());
    QCOMPARE(line(*fault), meaning);
    QCOMPARE(fault->spec, spec);
}

void TestFaultSpec::refuses_data()
{
    QTest::addColumn<QString>("named");   // what the error must quote
    QTest::addColumn<QString>("allowed"); // and name as allowed
    const auto row = [](const char *spec, const char *named, const char *allowed) {
        QTest::newRow(spec) << QString::fromUtf8(named) << QString::fromUtf8(allowed);
    };
    row("", "“”", "client:ACTION");
    row("rst", "“rst”", "client:ACTION");
    row("both:rst", "“both”", "server:ACTION");
    row("server:", "“”", "drop-pongs");
    row("server:explode", "“explode”", "freeze");
    row("server:rst=1", "rst", "no value");
    row("server:close=abc", "close=abc", "65535");
    row("server:close=65536", "close=65536", "65535");
    row("server:latency", "latency", "latency=…");
    row("server:latency=fast", "latency=fast", "200ms");
    row("server:latency=10ms±20ms", "latency=10ms±20ms", "not be larger");
    row("server:rate=10KB", "rate=10KB", "10KB/s");
    row("server:rate=0B/s", "rate=0B/s", "10KB/s");
    row("server:rst@", "@", "next-message");
    row("server:rst@soon", "@soon", "10msgs");
    row("server:rst@5", "@5", "5s");
    row("server:rst@10m", "@10m", "5s"); // minutes or megabytes
    row("server:latency=100us", "latency=100us", "200ms");
    row("server:rst@0msgs", "@0msgs", "10msgs");
    row("server:rst@25h", "@25h", "5s");
    row("server:rst@99999min", "@99999min", "5s");
    row("upgrade:700", "upgrade:700", "599");
    row("upgrade:503*0", "upgrade:503*0", "503*3");
    row("upgrade:101", "upgrade:101", "200");
}

void TestFaultSpec::refuses()
{
    QFETCH(QString, named);
    QFETCH(QString, allowed);
    const auto fault = readFault(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(!fault);
    QVERIFY2(fault.error().contains(named) && fault.error().contains(allowed), qPrintable(fault.error()));
}

QTEST_GUILESS_MAIN(TestFaultSpec)
#include "tst_faultspec.moc"

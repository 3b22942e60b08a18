// The catalogue that ships: its shape, its sources, and that no two of its rows contradict each other.
#include "findings/catalogue.h"
#include "places.h"

#include <QtTest>

using namespace findings;
using namespace Qt::StringLiterals;

class TestCatalogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shipsWithSources();
    void noTwoRowsContradict();
    void measuredRowsAreAsMeasured();
    void variantsNameARow();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void headersConfirmAndExclude();
    void endsFit();
};

namespace {

const TimerRow &row(const QString &name)
{
    for (const TimerRow &timer : Catalogue::builtIn().timers) {
        if (timer.name() == name)
            return timer;
    }
    qFatal("no row %s", qPrintable(name));
}

} // namespace

void TestCatalogue::shipsWithSources()
{
    QFile file(QStringLiteral(DROPSCOPE_SOURCE_DIR) + u"/resources/catalogue.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    QVERIFY(!json.contains("unverified"));
    QString error;
    const auto parsed = Catalogue::parse(json, &error);
    QVERIFY2(parsed, qPrintable(error));
    QCOMPARE(parsed->timers.size(), Catalogue::builtIn().timers.size());
    QVERIFY(parsed->timers.size() > 30);
    QVERIFY(parsed->sizes.size() > 10);
    for (const TimerRow &timer : parsed->timers) {
        const QByteArray name = timer.name().toUtf8();
        // A page, or a file of the product's own source or manual.
        QVERIFY2(timer.source.contains(u'.') || timer.source.contains(u'/'), name);
        QVERIFY2(!timer.seconds || (*timer.seconds >= 2 && *timer.seconds <= 5 * 86'400), name);
        QVERIFY2(timer.early >= 0 && timer.late > 0 && timer.early < timer.seconds.value_or(1e9), name);
        QVERIFY2(timer.seconds || timer.configurable, name);
        QVERIFY2(!timer.alwaysSendsHeaders || !timer.headers.isEmpty(), name);
        for (const QString &header : timer.headers)
            QVERIFY2(header.contains(u':'), name);
    }
    for (const SizeRow &size : parsed->sizes) {
        QVERIFY2(size.bytes >= 1024, qPrintable(size.name()));
        QVERIFY2(size.source.contains(u'.') || size.source.contains(u'/'), qPrintable(size.name()));
    }
}

void TestCatalogue::noTwoRowsContradict()
{
    QHash<QString, const TimerRow *> timers;
    for (const TimerRow &timer : Catalogue::builtIn().timers) {
        const TimerRow *other = timers.value(timer.name());
        QVERIFY2(!other, qPrintable(timer.name() + u" twice"_s));
        timers.insert(timer.name(), &timer);
    }
    QSet<QString> sizes;
    for (const SizeRow &size : Catalogue::builtIn().sizes) {
        const QString name = size.name() + (size.frame ? u" frame"_s : u" message"_s);
        QVERIFY2(!sizes.contains(name), qPrintable(name + u" twice"_s));
        sizes.insert(name);
    }
}

void TestCatalogue::measuredRowsAreAsMeasured()
{
    // What the laboratory saw: nginx FIN on both legs and up to 300 ms early; HAProxy FIN in front, RST
    // behind.
    const TimerRow &nginx = row(u"nginx proxy_read_timeout"_s), &haproxy = row(u"HAProxy timeout tunnel"_s);
    QCOMPARE(nginx.front->as, EndStyle::As::Fin);
    QCOMPARE(nginx.behind->as, EndStyle::As::Fin);
    QVERIFY(nginx.holds(59.70, 60.02));
    QVERIFY(!nginx.holds(59.60, 60.02));
    QVERIFY(!nginx.holds(59.70, 60.60));
    QCOMPARE(haproxy.front->as, EndStyle::As::Fin);
    QCOMPARE(haproxy.behind->as, EndStyle::As::Reset);
    QVERIFY(!haproxy.seconds);
    const TimerRow &clog = row(
        u"Hunchentoot with websocket-driver (CLOG) hunchentoot:*default-connection-timeout* (the timer is twice it)"_s);
    QVERIFY(clog.holds(40.0, 40.1));
    QCOMPARE(clog.measures, Measure::ToServer);
    QCOMPARE(clog.front->code, std::optional<quint16>(1000));
    QVERIFY(row(u"Cowboy idle_timeout"_s).holds(60, 66));
    QVERIFY(row(u"Cowboy idle_timeout"_s).isCoarse());
    QVERIFY(!nginx.isCoarse());
}

void TestCatalogue::variantsNameARow()
{
    for (const TimerRow &timer : Catalogue::builtIn().timers) {
        if (!timer.variantOf.isEmpty())
            QVERIFY(row(timer.variantOf).variantOf.isEmpty());
    }
}

void TestCatalogue::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("error");
    QTest::newRow("no source") << QByteArray(R"("source": "nginx)") << QByteArray(R"("Source": "nginx)")
                               << u"nginx proxy_read_timeout: source"_s;
    QTest::newRow("unknown measure") << QByteArray(R"("measures": "either")")
                                     << QByteArray(R"("measures": "E")")
                                     << u"nginx proxy_read_timeout: measures"_s;
    QTest::newRow("unknown end") << QByteArray(R"("as": "fin")") << QByteArray(R"("as": "bang")")
                                 << u"nginx proxy_read_timeout: front"_s;
    QTest::newRow("text for a number") << QByteArray(R"("early": 0.35)") << QByteArray(R"("early": "0.35")")
                                       << u"nginx proxy_read_timeout: early"_s;
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("") << QString();
}

void TestCatalogue::namesWhatIsWrong()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, error);
    QFile file(u":/catalogue.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray json = file.readAll();
    const auto at = json.indexOf(from);
    QVERIFY(at >= 0);
    json.replace(at, from.size(), to);
    QString said;
    QVERIFY(!Catalogue::parse(json, &said));
    if (error.isEmpty())
        QVERIFY(!said.isEmpty());
    else
        QCOMPARE(said, error);
}

void TestCatalogue::headersConfirmAndExclude()
{
    const TimerRow &nginx = row(u"nginx proxy_read_timeout"_s), &jetty = row(u"Jetty idleTimeout"_s);
    QCOMPARE(confirmedBy(nginx, {u"Via: 1.1 x"_s, u"server: nginx/1.22.1"_s}), std::optional(true));
    QCOMPARE(confirmedBy(nginx, {u"Server: gunicorn"_s}), std::optional(false));
    QCOMPARE(confirmedBy(jetty, {u"Server: gunicorn"_s}), std::nullopt);
    QCOMPARE(confirmedBy(jetty, {u"Server: Jetty(12.0.1)"_s}), std::optional(true));
}

void TestCatalogue::endsFit()
{
    End ending;
    ending.shape = EndShape::Close;
    ending.code = 1001;
    ending.reason = u"Connection Idle Timeout"_s;
    QVERIFY(fits(row(u"Jetty idleTimeout"_s).front, ending));
    QVERIFY(!fits(row(u"Jetty idleTimeout"_s).behind, ending));
    ending.reason = u"bye"_s;
    QVERIFY(!fits(row(u"Jetty idleTimeout"_s).front, ending));
    ending.shape = EndShape::Reset;
    QVERIFY(fits(row(u"HAProxy timeout tunnel"_s).behind, ending));
    QVERIFY(!fits(row(u"HAProxy timeout tunnel"_s).front, ending));
    QVERIFY(fits(row(u"AWS NLB tcp.idle_timeout.seconds"_s).front, ending));
    QVERIFY(isPrivateAddress(u"127.0.0.1:80") && isPrivateAddress(u"[::1]:80") &&
            isPrivateAddress(u"192.168.1.7:1"));
    QVERIFY(isPrivateAddress(u"172.31.0.1:1") && isPrivateAddress(u"[fd00::1]:80") && isPrivateAddress(u""));
    QVERIFY(!isPrivateAddress(u"172.32.0.1:1") && !isPrivateAddress(u"52.1.2.3:443") &&
            !isPrivateAddress(u"[2600::1]:1"));
}

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"

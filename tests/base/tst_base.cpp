// The ground floor: units of times and sizes, results, packed integers, files, what may be computed.
#include "base/effort.h"
#include "base/quantity.h"
#include "base/readfile.h"
#include "base/result.h"
#include "base/varint.h"

#include <QtTest>

#include <limits>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace base;

class TestBase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTimes_data();
    void readsTimes();
    void readsSizes_data();
    void readsSizes();
    void refuses_data();
    void refuses();
    void writesSizes_data();
    void writesSizes();
    void resultIsEither();
    void varints();
    void onlyRegularFilesAreRead();
    void effortGrowsAgain();
};

void TestBase::readsTimes_data()
{
    QTest::addColumn<double>("nanoseconds");
    QTest::addColumn<double>("step");
    const auto row = [](const char *text, double value, double step) {
        QTest::newRow(text) << value << step;
    };
    row("5", 5e9, 1e9);
    row("5s", 5e9, 1e9);
    row("5sec", 5e9, 1e9);
    row("1.25s", 1.25e9, 1e7);
    row("200ms", 2e8, 1e6);
    row("7us", 7e3, 1e3);
    row("7NS", 7, 1);
    row("2m", 120e9, 60e9);
    row("1min30s", 90e9, 1e9);
    row("2h", 7200e9, 3600e9);
    row("1d", 86400e9, 86400e9);
}

void TestBase::readsTimes()
{
    QFETCH(double, nanoseconds);
    QFETCH(double, step);
    const auto time = readTime(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(time);
    QCOMPARE(time->value, nanoseconds);
    QCOMPARE(time->step, step);
    QCOMPARE(time->bare, QByteArray(QTest::currentDataTag()) == "5");
}

void TestBase::readsSizes_data()
{
    QTest::addColumn<double>("bytes");
    const auto row = [](const char *text, double value) { QTest::newRow(text) << value; };
    row("1500", 1500);
    row("1500B", 1500);
    row("10KB", 10'000);
    row("10kb", 10'000);
    row("10k", 10'000);
    row("10KiB", 10'240);
    row("1.5MB", 1'500'000);
    row("1.5MiB", 1'572'864);
    row("2GB", 2e9);
    row("2GiB", 2'147'483'648.0);
}

void TestBase::readsSizes()
{
    QFETCH(double, bytes);
    const auto size = readSize(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(size);
    QCOMPARE(size->value, bytes);
}

void TestBase::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "s", ".5s", "1..5s", "5 s", "5x", "1s5", "-5s", "1.5.2s"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestBase::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!readTime(text));
    QVERIFY(!readSize(text));
}

void TestBase::writesSizes_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("rounded");
    QTest::addColumn<QString>("exact");
    const auto row = [](quint64 bytes, const QString &rounded, const QString &exact) {
        QTest::newRow(qPrintable(QString::number(bytes))) << bytes << rounded << exact;
    };
    row(0, u"0 B"_s, {});
    row(999, u"999 B"_s, {});
    row(1000, u"1.0 kB"_s, u"1 kB"_s);
    row(1024, u"1.0 kB"_s, u"1 KiB"_s);
    row(1536, u"1.5 kB"_s, {});
    row(64'000, u"64.0 kB"_s, u"64 kB"_s);
    row(65'536, u"65.5 kB"_s, u"64 KiB"_s);
    row(999'949, u"999.9 kB"_s, {});
    row(999'950, u"1.0 MB"_s, {});
    row(1'048'576, u"1.0 MB"_s, u"1 MiB"_s);
    row(10'000'000'000, u"10.0 GB"_s, u"10 GB"_s);
}

void TestBase::writesSizes()
{
    QFETCH(quint64, bytes);
    QFETCH(QString, rounded);
    QFETCH(QString, exact);
    const auto text = [](const Scaled &size) {
        return u"%1 %2"_s.arg(size.number, 0, 'f', size.places).arg(QLatin1String(size.unit));
    };
    QCOMPARE(text(scaledSize(bytes)), rounded);
    const auto whole = exactSize(bytes);
    QCOMPARE(whole ? text(*whole) : QString(), exact);
}

void TestBase::resultIsEither()
{
    const Result<int> good = 7;
    QVERIFY(good);
    QCOMPARE(*good, 7);
    QVERIFY(good.error().isEmpty());
    const Result<int> bad = Error{u"no number"_s};
    QVERIFY(!bad);
    QCOMPARE(bad.error(), u"no number"_s);
    QCOMPARE(bad.valueOr(3), 3);
}

void TestBase::varints()
{
    constexpr qint64 least = std::numeric_limits<qint64>::min(), most = std::numeric_limits<qint64>::max();
    for (const qint64 value : {qint64(0), qint64(-1), qint64(63), qint64(-64), qint64(64), least, most}) {
        QByteArray packed;
        putVarint(packed, zigzag(value));
        QVERIFY(value < -64 || value > 63 || packed.size() == 1);
        QByteArrayView rest = packed;
        bool good = true;
        QCOMPARE(unzigzag(takeVarint(rest, good)), value);
        QVERIFY(good && rest.isEmpty());
        // One that is cut off is none.
        rest = QByteArrayView(packed).chopped(1);
        QCOMPARE(takeVarint(rest, good), quint64(0));
        QVERIFY(!good);
    }
}

/// Nobody may ever write into a pipe, and a device need not end.
void TestBase::onlyRegularFilesAreRead()
{
    QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe"_s), file = folder.filePath(u"file"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString &name : {pipe, u"/dev/zero"_s, u"/dev/null"_s})
        QCOMPARE(readFile(name, 100).error(), u"is a pipe or a device, not a regular file"_s);
    QCOMPARE(readFile(folder.path(), 100).error(), u"Is a directory"_s);
    QCOMPARE(readFile(file, 100).error(), u"No such file or directory"_s);
    QFile written(file);
    QVERIFY(written.open(QIODevice::WriteOnly) && written.write("12345") == 5);
    written.close();
    QCOMPARE(*readFile(file, 100), QByteArray("12345"));
    QCOMPARE(*readFile(file, 3), QByteArray("123"));
    QVERIFY(QFile::link(file, folder.filePath(u"link"_s)));
    QCOMPARE(*readFile(folder.filePath(u"link"_s), 100), QByteArray("12345"));
}

void TestBase::effortGrowsAgain()
{
    using namespace std::chrono_literals;
    Effort effort;
    QVERIFY(effort.spend(Effort::most, Stamp(100s)));
    QVERIFY(!effort.spend(1ns, Stamp(100s)));
    QVERIFY(!effort.isLeft(Stamp(100s)));
    QVERIFY(effort.isLeft(Stamp(101s)));
    QVERIFY(effort.spend(90ms, Stamp(101s)));
    QVERIFY(!effort.spend(20ms, Stamp(101s)));
    QVERIFY(effort.spend(Effort::most, Stamp(1000s))); // and no more than there was
    QVERIFY(!effort.spend(1ms, Stamp(1000s)));
    QVERIFY(!effort.spend(1ms, Stamp(999s)));
    const auto before = threadTime();
    QVERIFY(threadTime() >= before);
}

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"

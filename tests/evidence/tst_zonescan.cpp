// The search for the time zone of a log looks at a part of it, however long the log is.
#include "evidence/formats.h"
#include "player/zonescan.h"

#include <QTemporaryFile>
#include <QtTest>

using namespace player;
using namespace Qt::StringLiterals;

namespace {

QByteArray line(qsizetype n)
{
    const QByteArray second = QByteArray::number(100 + n % 60).sliced(1);
    return "10.0.0.9:" + QByteArray::number(10'000 + n % 50'000) + " [29/Nov/2026:04:20:" + second +
           ".300] front back/app 0/0/0/2/5000 101 247 - - cD-- 1/1/0/0/0 0/0 \"GET /" +
           QByteArray::number(n) + " HTTP/1.1\"\n";
}

QVector<endpoint::SeenElsewhere> scanned(QTemporaryFile &file)
{
    const evidence::Format *format = evidence::formatNamed(u"haproxy");
    return format && file.flush() ? connectionsIn(*format, {}, file.handle(), file.size(), {})
                                  : QVector<endpoint::SeenElsewhere>();
}

} // namespace

class TestZoneScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesAreBounded();
    void connectionsAreBounded();
};

void TestZoneScan::bytesAreBounded()
{
    for (const bool beyond : {false, true}) {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(line(1));
        // Nothing is written between them: the file has a hole, which is one line.
        QVERIFY(file.seek(beyond ? zoneScanBytes : zoneScanBytes / 2));
        file.write("\n" + line(2));
        const auto seen = scanned(file);
        QCOMPARE(seen.size(), beyond ? 1 : 2);
        QCOMPARE(seen.first().target, u"/1"_s);
    }
}

void TestZoneScan::connectionsAreBounded()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    for (qsizetype i = 0; i < zoneScanConnections + 10; ++i)
        file.write(line(i));
    QVERIFY(file.size() < zoneScanBytes);
    QCOMPARE(scanned(file).size(), zoneScanConnections);
}

QTEST_GUILESS_MAIN(TestZoneScan)
#include "tst_zonescan.moc"

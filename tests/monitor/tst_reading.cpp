// A log that is read in the background tells the same as one that is read at once.
#include "journal/journal.h"
#include "monitor/monitor.h"
#include "support/script.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace session;
using namespace Qt::StringLiterals;
using monitor::Monitor;

namespace {

constexpr quint64 many = 1500; // more than are read in one go

/// Cut 20 s after the last frame, at different ages.
Batch cutByATimer(quint64 id)
{
    quint64 at = 100 * id;
    QString script = u"%1 client connected\n%1 client opened\n"_s.arg(at);
    for (quint64 frames = 0; frames <= id % 9; ++frames)
        script += u"%1 client in 1\n"_s.arg(at += 5);
    script += u"%1 client fin\n%1 client ended"_s.arg(at + 20);
    Batch batch = support::readScript(script);
    for (Observation &seen : batch)
        seen.session = SessionId(id), seen.endpoint = EndpointId(1);
    return batch;
}

QString makeLog(const QTemporaryDir &folder)
{
    const QString file = folder.filePath(u"made.dropscope"_s);
    journal::Writer writer;
    if (writer.create(file, QByteArray(32, 'k'), Stamp{}))
        return {};
    EndpointSpec spec;
    spec.id = EndpointId(1), spec.name = u"Shop"_s;
    EndpointStatus status;
    status.id = spec.id, status.name = spec.name;
    writer.endpointChanged(spec, status);
    Batch batch;
    for (quint64 id = 1; id <= many; ++id)
        batch += cutByATimer(id);
    writer.append(batch);
    writer.close();
    return file;
}

/// Reads it in the background, to its end.
struct Read
{
    explicit Read(const QString &file)
    {
        QObject::connect(&monitor, &Monitor::changed, &monitor, [this](const monitor::Changes &changes) {
            ++told;
            if (!changes.findings.isEmpty())
                findingsAt.append(told);
        });
        QObject::connect(&monitor, &Monitor::logFailed, &monitor,
                         [this](const QString &text) { missing.append(text); });
        QSignalSpy over(&monitor, &Monitor::logRead);
        error = monitor.openLog(file, Monitor::Reading::InBackground);
        begun = monitor.isReading();
        if (error.isEmpty())
            over.wait();
    }
    Monitor monitor;
    QString error;
    QStringList missing;
    bool begun = false;
    int told = 0;
    QVector<int> findingsAt; ///< with which of the changes findings came
};

} // namespace

class TestReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheSameAsAtOnce();
    void tellsFindingsLast();
    void tellsWhatIsMissing();
    void stopsWhereItIs();
    void refusesWhatIsNoLog();
};

void TestReading::tellsTheSameAsAtOnce()
{
    const QTemporaryDir folder;
    const QString file = makeLog(folder);
    Monitor atOnce;
    QCOMPARE(atOnce.openLog(file), QString());
    QVERIFY(!atOnce.isReading());
    const Read read(file);
    QCOMPARE(read.error, QString());
    QVERIFY(read.begun && !read.monitor.isReading());
    QVERIFY(read.monitor.isReadOnly());
    QCOMPARE(read.monitor.logFile(), file);
    QCOMPARE(read.monitor.counts(), atOnce.counts());
    QCOMPARE(read.monitor.counts().lost, many);
    QCOMPARE(read.monitor.findings(), atOnce.findings());
    QVERIFY(!atOnce.findings().isEmpty());
    QCOMPARE(read.monitor.sessions(), atOnce.sessions());
    for (const SessionId id : atOnce.sessions()) {
        QCOMPARE(read.monitor.session(id)->facts, atOnce.session(id)->facts);
        QCOMPARE(read.monitor.session(id)->verdict, atOnce.session(id)->verdict);
    }
    QVERIFY(read.missing.isEmpty());
}

void TestReading::tellsFindingsLast()
{
    const QTemporaryDir folder;
    const Read read(makeLog(folder));
    QVERIFY(read.told > 2);
    QCOMPARE(read.findingsAt, QVector{read.told});
}

void TestReading::tellsWhatIsMissing()
{
    const QTemporaryDir folder;
    const QString file = makeLog(folder);
    QVERIFY(QFile::resize(file, QFileInfo(file).size() / 3));
    Monitor atOnce;
    QSignalSpy failed(&atOnce, &Monitor::logFailed);
    QCOMPARE(atOnce.openLog(file), QString());
    const Read read(file);
    QVERIFY(!read.missing.isEmpty());
    QCOMPARE(read.missing.size(), failed.size());
    QCOMPARE(read.monitor.sessions(), atOnce.sessions());
}

void TestReading::stopsWhereItIs()
{
    const QTemporaryDir folder;
    const QString file = makeLog(folder);
    auto monitor = std::make_unique<Monitor>();
    QSignalSpy changed(monitor.get(), &Monitor::changed);
    bool wasReading = false;
    connect(monitor.get(), &Monitor::changed, this, [&] { wasReading |= monitor->isReading(); });
    QCOMPARE(monitor->openLog(file, Monitor::Reading::InBackground), QString());
    QVERIFY(changed.wait());
    QVERIFY(wasReading);
    monitor.reset();
    monitor = std::make_unique<Monitor>();
    QCOMPARE(monitor->openLog(file, Monitor::Reading::InBackground), QString()); // nothing taken yet
}

void TestReading::refusesWhatIsNoLog()
{
    const QTemporaryDir folder;
    const Read read(folder.filePath(u"nothing.dropscope"_s));
    QVERIFY(read.error.contains(u"does not exist"_s));
    QVERIFY(!read.begun);
}

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"

// A log that is read in the background tells the same as one that is read at once.
#include "journal/database.h"
#include "journal/journal.h"
#include "monitor/conclusion.h"
#include "monitor/logreplay.h"
#include "monitor/patternfeed.h"
#include "session/stopped.h"
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

/// What the monitor would have told the search for patterns, but only of the first `told` sessions.
void recordTape(journal::Writer &writer, const Batch &observations, quint64 told)
{
    monitor::SessionStore store([](EndpointId) { return Role::Listener; });
    monitor::PatternFeed feed(store);
    feed.record();
    for (qsizetype i = 0; i < observations.size();) {
        Batch batch;
        const SessionId id = observations[i].session;
        while (i < observations.size() && observations[i].session == id)
            batch.append(observations[i++]);
        monitor::Changes changes = store.apply(batch);
        feed.take(changes, batch.last().at);
        if (quint64(id) > told)
            return;
        for (const SessionId concluded : changes.concluded)
            writer.conclude(monitor::conclusionOf(*store.find(concluded)));
        if (const auto chapter = feed.takeTape())
            writer.record(monitor::PatternFeed::tapeFormat(), findings::pack(*chapter));
    }
}

/// `living`: the number of a session that does not end. `told`: of so many sessions the log has a tape.
QString makeLog(const QTemporaryDir &folder, quint64 living = 0, quint64 told = 0)
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
        batch += id == living ? cutByATimer(id).first(2) : cutByATimer(id);
    writer.append(batch);
    if (told > 0)
        recordTape(writer, batch, told);
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
    void tellsTheSameAsAtOnce_data();
    void tellsTheSameAsAtOnce();
    void tellsFindingsLast();
    void aTapeTellsFindingsBeforeTheRest();
    void tellsWhatIsMissing();
    void holdsBackWhatWillBeForgotten();
    void earlierPartsAreHeldWhereTheyAreAskedFor();
    void countsWhatWillBeForgotten();
    void aLogThatIsWrittenIsFollowed_data();
    void aLogThatIsWrittenIsFollowed();
    void whatLivesInAFollowedLogEndsThere();
    void stopsWhereItIs();
    void refusesWhatIsNoLog();
};

void TestReading::tellsTheSameAsAtOnce_data()
{
    QTest::addColumn<quint64>("told");
    QTest::newRow("without a tape") << quint64(0);
    QTest::newRow("with one") << many;
    QTest::newRow("with half of one") << many / 2;
}

void TestReading::tellsTheSameAsAtOnce()
{
    QFETCH(quint64, told);
    const QTemporaryDir folder;
    const QString file = makeLog(folder, 0, told);
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
    QCOMPARE(read.findingsAt, QList{read.told});
}

void TestReading::aTapeTellsFindingsBeforeTheRest()
{
    const QTemporaryDir folder;
    const Read with(makeLog(folder, 0, many));
    const QTemporaryDir other;
    const Read without(makeLog(other));
    QVERIFY(!with.findingsAt.isEmpty() && with.findingsAt.first() < with.told - 2);
    // Those of this log hold to its end: the latest ends are the same whichever way they were told.
    QCOMPARE(with.monitor.findings().size(), without.monitor.findings().size());
    const findings::Finding one = with.monitor.findings().first(), two = without.monitor.findings().first();
    QCOMPARE(one.kind, two.kind);
    QCOMPARE(one.sessions, two.sessions);
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

/// As the monitor does it, with room for few. Session 600 lives on.
void TestReading::holdsBackWhatWillBeForgotten()
{
    constexpr int kept = 100;
    const QTemporaryDir folder;
    const QString file = makeLog(folder, 600);
    monitor::SessionStore store([](EndpointId) { return Role::Listener; }, kept);
    QSet<SessionId> rows; // as a list shows them
    QVector<SessionId> ended;
    bool over = false;
    std::unique_ptr<monitor::LogReplay> replay;
    const auto show = [&](const monitor::Changes &changes) {
        for (const SessionId id : changes.appeared) {
            QVERIFY(!rows.contains(id));
            rows.insert(id);
        }
        for (const SessionId id : changes.updated)
            QVERIFY(rows.contains(id));
        for (const SessionId id : changes.forgotten)
            QVERIFY(rows.remove(id));
        ended += changes.concluded;
    };
    monitor::LogReplay::Into into;
    into.opened = [](const auto &, bool, SessionId) {};
    into.take = [&](const Batch &batch) {
        monitor::Changes changes = store.apply(batch);
        replay->holdBack(changes);
        show(changes);
    };
    into.finished = [&](const auto &, const auto &) {
        monitor::Changes last;
        replay->release(last, store);
        show(last);
        over = true;
    };
    replay = std::make_unique<monitor::LogReplay>(into, kept);
    QCOMPARE(replay->open(file, Monitor::Reading::InBackground, u"none"_s), QString());
    QTRY_VERIFY(over);
    const QVector<SessionId> held = store.ids();
    QCOMPARE(rows, QSet<SessionId>(held.begin(), held.end()));
    QVERIFY(rows.contains(SessionId(600)) && !ended.contains(SessionId(600)));
    // The first rows were told, then none of those in between.
    QCOMPARE(ended.size(), int(monitor::LogReplay::firstRows) + kept);
}

/// With a tape and with verdicts nobody needs the rest of it. Session 700 has no verdict in the log, 800
/// continues 799.
/// No row of a long log is out of reach.
void TestReading::earlierPartsAreHeldWhereTheyAreAskedFor()
{
    constexpr int kept = 100;
    const QTemporaryDir folder;
    const QString file = makeLog(folder, 700);
    std::optional<SessionId> upTo;
    QSet<quint64> reached;
    for (int part = 0; part < 20; ++part) {
        monitor::SessionStore store([](EndpointId) { return Role::Listener; }, kept);
        bool over = false;
        monitor::LogReplay::Into into;
        into.opened = [](const auto &, bool, SessionId) {};
        into.take = [&](const Batch &batch) { (void)store.apply(batch); };
        into.count = [](EndpointId, diagnosis::Class, quint64) {};
        into.finished = [&](const auto &, const auto &) { over = true; };
        monitor::LogReplay replay(into, kept);
        QCOMPARE(replay.open(file, Monitor::Reading::InBackground, u"none"_s, upTo), QString());
        QTRY_VERIFY(over);
        for (const SessionId id : store.ids())
            reached.insert(quint64(id));
        if (upTo)
            QVERIFY(!reached.isEmpty() && store.ids().last() <= *upTo);
        upTo = replay.lastForgotten();
        if (*upTo == SessionId{})
            break;
    }
    QCOMPARE(upTo, std::optional(SessionId{}));
    QCOMPARE(reached.size(), qsizetype(many));
}

void TestReading::countsWhatWillBeForgotten()
{
    constexpr int kept = 100;
    const QTemporaryDir folder;
    const QString file = makeLog(folder, 0, many);
    {
        journal::Database db;
        QVERIFY(db.open(file, journal::Database::Access::ReadWrite));
        QVERIFY(db.exec(u"DELETE FROM verdict WHERE session = 700"_s));
        QVERIFY(db.exec(u"UPDATE session SET continues = 799 WHERE id = 800"_s));
    }
    monitor::SessionStore store([](EndpointId) { return Role::Listener; }, kept);
    QSet<SessionId> read;
    quint64 counted = 0;
    bool over = false;
    std::unique_ptr<monitor::LogReplay> replay;
    monitor::LogReplay::Into into;
    into.opened = [](const auto &, bool, SessionId) {};
    into.take = [&](const Batch &batch) {
        for (const Observation &seen : batch)
            read.insert(seen.session);
        (void)store.apply(batch);
    };
    into.count = [&](EndpointId id, diagnosis::Class cls, quint64 sessions) {
        QCOMPARE(id, EndpointId(1));
        counted += sessions;
        store.count(id, cls, sessions);
    };
    into.play = [](const auto &) {};
    into.finished = [&](const auto &, const journal::Error &missing) {
        QCOMPARE(missing.text, QString());
        over = true;
    };
    replay = std::make_unique<monitor::LogReplay>(into, kept);
    QCOMPARE(replay->open(file, Monitor::Reading::InBackground, monitor::PatternFeed::tapeFormat()),
             QString());
    QTRY_VERIFY(over);
    QCOMPARE(store.counts().lost, many);
    QCOMPARE(quint64(read.size()) + counted, many);
    QVERIFY2(counted > many - monitor::LogReplay::firstRows - 2 * kept, qPrintable(QString::number(counted)));
    for (const int id : {1, 500, 700, 799, 800, 1401, 1500})
        QVERIFY2(read.contains(SessionId(id)), qPrintable(QString::number(id)));
    QCOMPARE(store.ids().size(), kept);
    QVERIFY(store.find(SessionId(many)) && store.find(SessionId(many - kept + 1)));
}

void TestReading::aLogThatIsWrittenIsFollowed_data()
{
    QTest::addColumn<bool>("replaced");
    QTest::newRow("until it is closed") << false;
    QTest::newRow("until another one is in its place") << true;
}

/// Row by row as another program writes it: none is left out, none is told twice.
void TestReading::aLogThatIsWrittenIsFollowed()
{
    QFETCH(bool, replaced);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"live.dropscope"_s), other = folder.filePath(u"other.dropscope"_s);
    journal::Writer writer;
    QVERIFY(!writer.create(file, QByteArray(32, 'k'), Stamp(1)));
    const auto add = [&writer](quint32 id) {
        EndpointSpec spec;
        spec.id = EndpointId(id), spec.name = u"Shop %1"_s.arg(id);
        writer.endpointChanged(spec, stoppedStatus(spec));
    };
    add(1);
    writer.append(cutByATimer(1));
    writer.flush();

    Batch seen;
    qsizetype endpoints = 0;
    int caughtUp = 0, finished = 0;
    QString missing;
    std::unique_ptr<monitor::LogReplay> replay;
    monitor::LogReplay::Into into;
    into.opened = [&](const auto &all, bool, SessionId) { endpoints = all.size(); };
    into.endpoints = [&](const auto &all) { endpoints = all.size(); };
    into.take = [&](const Batch &batch) { seen += batch; };
    into.caughtUp = [&](const auto &, const auto &) { ++caughtUp; };
    into.finished = [&](const auto &, const journal::Error &error) { ++finished, missing = error.text; };
    replay = std::make_unique<monitor::LogReplay>(into);
    replay->lookEvery(std::chrono::milliseconds(1));
    QCOMPARE(replay->open(file, Monitor::Reading::InBackground, u"none"_s), QString());
    QTRY_COMPARE(caughtUp, 1);
    const auto latest = [&] { return seen.isEmpty() ? SessionId{} : seen.constLast().session; };
    QCOMPARE(latest(), SessionId(1));
    for (const quint32 id : {2, 3}) {
        add(id);
        writer.append(cutByATimer(id));
        writer.flush();
        QTRY_COMPARE(latest(), SessionId(id));
        QTRY_COMPARE(endpoints, qsizetype(id));
    }
    QCOMPARE(finished, 0);
    if (replaced) {
        journal::Writer another;
        QVERIFY(!another.create(other, QByteArray(32, 'k'), Stamp(2)));
        another.append(cutByATimer(9));
        another.close();
        QVERIFY(QFile::remove(file) && QFile::rename(other, file));
        (void)QFile::remove(file + u"-wal"_s);
        QTRY_COMPARE(finished, 1);
        QVERIFY2(!missing.isEmpty(), "it says nothing");
        QCOMPARE(latest(), SessionId(3));
        return;
    }
    writer.append(cutByATimer(4));
    writer.close();
    QTRY_COMPARE(finished, 1);
    QCOMPARE(missing, QString());
    Batch all;
    journal::Reader reader;
    QVERIFY(!reader.open(file));
    QVERIFY(!reader.replay([&](const Batch &batch) {
        all += batch;
        return true;
    }));
    QCOMPARE(seen, all);
}

void TestReading::whatLivesInAFollowedLogEndsThere()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"live.dropscope"_s);
    journal::Writer writer;
    QVERIFY(!writer.create(file, QByteArray(32, 'k'), Stamp(1)));
    const Batch life = cutByATimer(1);
    writer.append(life.first(2)); // it is open
    writer.flush();
    Read read(file);
    QCOMPARE(read.error, QString());
    const monitor::Session *session = read.monitor.session(SessionId(1));
    QVERIFY(session && session->facts.openedAt && !session->verdict && !session->facts.openAtEnd);
    writer.append(life.sliced(2));
    writer.flush();
    QTRY_VERIFY(read.monitor.session(SessionId(1))->verdict);
    QCOMPARE(read.monitor.session(SessionId(1))->verdict->cause, diagnosis::Cause::EofWithoutClose);
    QCOMPARE(read.missing, QStringList());
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

// Bookmarks and notes: kept in the log, read back with it, found by filters, never in a log that is only
// read.
#include "journal/database.h"
#include "journal/journal.h"
#include "journal/schema.h"
#include "monitor/matching.h"
#include "query/filter.h"
#include "support/script.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace session;
using namespace Qt::StringLiterals;
using monitor::Monitor;

namespace {

Batch ended(quint64 id)
{
    Batch batch = support::readScript(
        u"0 client connected\n0 client request\n0 client opened\n9 client fin\n9 client ended"_s);
    for (Observation &seen : batch)
        seen.session = SessionId(id), seen.endpoint = EndpointId(1);
    return batch;
}

Note noteOf(const Monitor &monitor, quint64 id)
{
    const Note *note = monitor.note(SessionId(id));
    return note ? *note : Note{};
}

bool fits(const Monitor &monitor, quint64 id, const QString &filter)
{
    const query::Parsed parsed = query::parse(filter);
    return !parsed.error &&
           monitor::matches(parsed.filter, monitor, *monitor.session(SessionId(id)), u"Shop", Stamp{});
}

} // namespace

class TestNotes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void notesAreReadBack_data();
    void notesAreReadBack();
    void anOpenedLogTakesNone();
    void anOlderLogHasNone();
    void aCopyHasThem();
    void filtersFindThem();
    void notesAreBounded();
};

void TestNotes::notesAreReadBack_data()
{
    QTest::addColumn<Monitor::Reading>("reading");
    QTest::newRow("at once") << Monitor::Reading::AtOnce;
    QTest::newRow("in the background") << Monitor::Reading::InBackground;
}

void TestNotes::notesAreReadBack()
{
    QFETCH(Monitor::Reading, reading);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.dropscope"_s);
    {
        Monitor monitor;
        QCOMPARE(monitor.startLog(file), QString());
        QSignalSpy changed(&monitor, &Monitor::changed);
        QCOMPARE(monitor.setNote(SessionId(1), {true, u"  asked the proxy team  "_s}), QString());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<monitor::Changes>().noted, QVector{SessionId(1)});
        QCOMPARE(monitor.setNote(SessionId(2), {false, u"first thought"_s}), QString());
        QCOMPARE(monitor.setNote(SessionId(2), {false, u"second thought"_s}), QString());
        QCOMPARE(monitor.setNote(SessionId(3), {true, {}}), QString());
        QCOMPARE(monitor.setNote(SessionId(3), {}), QString());
        QCOMPARE(monitor.note(SessionId(3)), nullptr);
        changed.clear();
        QCOMPARE(monitor.setNote(SessionId(2), {false, u"second thought"_s}), QString());
        QVERIFY2(changed.isEmpty(), "nothing has changed");
    }
    Monitor log;
    QSignalSpy read(&log, &Monitor::logRead);
    QCOMPARE(log.openLog(file, reading), QString());
    QTRY_COMPARE(read.size(), 1);
    QCOMPARE(noteOf(log, 1), (Note{true, u"asked the proxy team"_s}));
    QCOMPARE(noteOf(log, 2), (Note{false, u"second thought"_s}));
    QCOMPARE(log.note(SessionId(3)), nullptr);
}

void TestNotes::anOpenedLogTakesNone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.dropscope"_s);
    {
        Monitor monitor;
        QCOMPARE(monitor.startLog(file), QString());
    }
    Monitor log;
    QCOMPARE(log.openLog(file), QString());
    QVERIFY(!log.setNote(SessionId(1), {true, {}}).isEmpty());
    QCOMPARE(log.note(SessionId(1)), nullptr);
}

// As a program before notes left it.
void TestNotes::anOlderLogHasNone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"old.dropscope"_s);
    {
        journal::Database db;
        QVERIFY(db.open(file, journal::Database::Access::ReadWrite));
        QVERIFY(!journal::schema::migrate(db, journal::schema::steps().first(4)));
        QVERIFY(db.exec(u"INSERT INTO log VALUES ('started_at', 1), ('closed_at', 2)"_s));
    }
    journal::Reader reader;
    QCOMPARE(reader.open(file).text, QString());
    QCOMPARE(reader.info().userVersion, 4);
    QVERIFY(reader.notes().isEmpty());
    Monitor log;
    QSignalSpy failed(&log, &Monitor::logFailed);
    QCOMPARE(log.openLog(file), QString());
    QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(0).toString()));
}

void TestNotes::aCopyHasThem()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.dropscope"_s);
    Monitor monitor;
    QCOMPARE(monitor.startLog(folder.filePath(u"a.dropscope"_s)), QString());
    QCOMPARE(monitor.setNote(SessionId(7), {false, u"seen twice"_s}), QString());
    QCOMPARE(monitor.saveLogCopy(copy), QString());
    Monitor log;
    QCOMPARE(log.openLog(copy), QString());
    QCOMPARE(noteOf(log, 7), (Note{false, u"seen twice"_s}));
}

void TestNotes::filtersFindThem()
{
    Monitor monitor;
    for (const quint64 id : {1, 2, 3})
        monitor.apply(ended(id));
    QCOMPARE(monitor.setNote(SessionId(1), {true, {}}), QString());
    QCOMPARE(monitor.setNote(SessionId(2), {false, u"Ticket 4711"_s}), QString());
    const auto found = [&monitor](const QString &filter) {
        QString ids;
        for (const quint64 id : {1, 2, 3})
            ids += fits(monitor, id, filter) ? QString::number(id) : QString();
        return ids;
    };
    QCOMPARE(found(u"bookmarked:yes"_s), u"1"_s);
    QCOMPARE(found(u"bookmarked:no"_s), u"23"_s);
    QCOMPARE(found(u"note:4711"_s), u"2"_s);
    QCOMPARE(found(u"ticket"_s), u"2"_s);
}

void TestNotes::notesAreBounded()
{
    Monitor monitor;
    for (quint64 id = 1; id <= quint64(mostNotes); ++id)
        QCOMPARE(monitor.setNote(SessionId(id), {true, {}}), QString());
    const auto more = SessionId(quint64(mostNotes) + 1);
    QVERIFY(!monitor.setNote(more, {true, {}}).isEmpty());
    QCOMPARE(monitor.note(more), nullptr);
    QCOMPARE(monitor.setNote(SessionId(1), {true, u"one that is there can change"_s}), QString());
    QCOMPARE(monitor.setNote(SessionId(1), {}), QString());
    QCOMPARE(monitor.setNote(more, {false, QString(Note::longest + 5, u'x')}), QString());
    QCOMPARE(noteOf(monitor, quint64(more)).text.size(), Note::longest);
}

QTEST_GUILESS_MAIN(TestNotes)
#include "tst_notes.moc"

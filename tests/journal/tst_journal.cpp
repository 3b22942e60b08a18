// A log written and read back: the same facts, the right files, the right refusals.
#include "journal/database.h"
#include "journal/journal.h"
#include "journal/streams.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace journal;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray key("0123456789abcdef0123456789abcdef");

constexpr quint32 seeds = 12;

streams::Folded readBack(const QString &file)
{
    streams::Folded facts;
    Reader reader;
    const Error error = reader.open(file);
    if (error)
        qWarning("%s", qPrintable(error.text));
    const Error damage = reader.replay([&](const Batch &batch) {
        streams::fold(facts, batch);
        return true;
    });
    if (damage)
        qWarning("%s", qPrintable(damage.text));
    return facts;
}

QVector<What> closed(std::optional<quint16> code)
{
    return {CloseFrame{Way::In, code, {}, {}, 8}, CloseFrame{Way::Out, code, {}, {}, 8},
            TcpEnd{TcpFate::Fin, {}, false}};
}

QFile::Permissions modeOf(const QString &file)
{
    return QFile::permissions(file) &
           (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::WriteGroup |
            QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther);
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void replayFoldsToTheSameFacts_data();
    void replayFoldsToTheSameFacts();
    void everyKindIsInTheStreams();
    void terminalEventsAreCommittedAtOnce();
    void theRestFollowsWithinASecond();
    void filesAreForTheirOwnerOnly();
    void anExistingFileIsRefused();
    void aClosedLogIsOneFile();
    void infoTellsAboutTheLog();
    void theKeyIsNotInTheFile();
    void endpointsKeepTheirLatestState();
    void verdictsAreListedLatestFirst();
    void oneSessionCanBeRead();
    void whatIsKnownAtOnceIsOneRow();
    void aSessionIsToldOfBeforeTheOneThatContinuesIt();
    void longTextsAreSpreadOverRows();
    void aSessionThatLivesForLongStaysSmall();
    void aStateThatSomethingFollowedStays();
    void aBatchOutOfOrderReplacesNothing();
    void theTapeIsKeptInParts();
    void aTapeOfTwoFormatsIsNone();
    void readingEndsThoughTheLogGrows();
    void copyIsCompleteWhileRecordingGoesOn();

private:
    QString path(const QString &name = u"a.dropscope"_s) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestJournal::replayFoldsToTheSameFacts_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= seeds; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestJournal::replayFoldsToTheSameFacts()
{
    QFETCH(quint32, seed);
    streams::Folded live;
    Writer writer;
    QSignalSpy failures(&writer, &Writer::failed);
    QCOMPARE(writer.create(path(), key, 1s).text, QString());
    for (const Batch &batch : streams::random(seed, 60, seed % 2 ? 0 : 5)) {
        streams::fold(live, batch);
        writer.append(batch);
    }
    writer.close();
    QVERIFY(failures.isEmpty());
    const streams::Folded replayed = readBack(path());
    QCOMPARE(replayed.size(), live.size());
    for (const auto &[id, facts] : live)
        QVERIFY2(replayed.at(id) == facts, qPrintable(u"session %1 differs"_s.arg(id)));
}

void TestJournal::everyKindIsInTheStreams()
{
    QSet<QString> kinds;
    for (quint32 seed = 1; seed <= seeds; ++seed) {
        for (const Batch &batch : streams::random(seed, 60)) {
            for (const Observation &seen : batch)
                kinds.insert(kindOf(seen));
        }
    }
    QCOMPARE(size_t(kinds.size()),
             std::variant_size_v<AnyWhat> - 3); // all but the states that only logs have
}

void TestJournal::terminalEventsAreCommittedAtOnce()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    writer.append(streams::plain(1, closed(1001)));
    const streams::Folded replayed = readBack(path()); // a second connection sees only what is committed
    QCOMPARE(replayed.size(), size_t(1));
    QCOMPARE(replayed.at(1).client().closeReceived->code, std::optional<quint16>(1001));
    QCOMPARE(replayed.at(1).client().in.frames, 6u);
    QVERIFY(replayed.at(1).ended);
}

void TestJournal::theRestFollowsWithinASecond()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    writer.append(streams::plain(1, {}).mid(0, 3));
    QTRY_COMPARE_WITH_TIMEOUT(readBack(path()).size(), size_t(1), 3000);
}

void TestJournal::filesAreForTheirOwnerOnly()
{
    const mode_t before = ::umask(0);
    Writer writer;
    const Error error = writer.create(path(), key, 1s);
    writer.append(streams::plain(1, closed(1000)));
    const Error copy = writer.saveCopy(path(u"copy.dropscope"_s));
    ::umask(before);
    QVERIFY(!error && !copy);
    for (const QString &name : {u"a.dropscope"_s, u"a.dropscope-wal"_s, u"copy.dropscope"_s}) {
        QVERIFY2(QFile::exists(path(name)), qPrintable(name));
        QCOMPARE(modeOf(path(name)), QFile::ReadOwner | QFile::WriteOwner);
    }
}

void TestJournal::anExistingFileIsRefused()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    Writer writer;
    const Error error = writer.create(path(), key, 1s);
    QCOMPARE(error.text, u"%1 exists already."_s.arg(path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "mine");
    QVERIFY(
        writer.create(path(u"no/such/folder.dropscope"_s), key, 1s).text.contains(u"cannot be created"_s));
}

void TestJournal::aClosedLogIsOneFile()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    writer.append(streams::plain(1, closed(1000)));
    writer.close();
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.dropscope"_s});
    (void)readBack(path());
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.dropscope"_s});
}

void TestJournal::infoTellsAboutTheLog()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1'700'000'000s));
    writer.append(streams::plain(7, closed(1000)));
    writer.close();
    Reader reader;
    QVERIFY(!reader.open(path()));
    const LogInfo info = reader.info();
    QCOMPARE(info.userVersion, 5);
    QCOMPARE(info.startedAt, Stamp(1'700'000'000s));
    QCOMPARE(info.lastSession, 7u);
    QVERIFY(info.closedAt && *info.closedAt > info.startedAt);
    QCOMPARE(info.missing, QStringList());
    QCOMPARE(info.redactionId.size(), 16);
}

void TestJournal::theKeyIsNotInTheFile()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    writer.append(streams::plain(1, closed(1000)));
    writer.close();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("/chat?x=1"));
    for (const QByteArray &form : {key, key.toHex(), key.toBase64()})
        QVERIFY(!bytes.contains(form));
}

void TestJournal::endpointsKeepTheirLatestState()
{
    EndpointSpec spec;
    spec.id = EndpointId(2);
    spec.headers = {u"Authorization: secret"_s};
    EndpointStatus status;
    status.id = EndpointId(2);
    status.role = Role::Relay;
    status.name = u"my page"_s;
    status.state = EndpointStatus::State::Running;
    status.url = QUrl(u"ws://127.0.0.1:1234/"_s);
    status.target = QUrl(u"wss://example.org/a%20b?c=d"_s);
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    writer.endpointChanged(spec, status);
    status.state = EndpointStatus::State::Failed;
    status.error = u"address in use"_s;
    writer.endpointChanged(spec, status);
    writer.close();
    Reader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.endpoints().size(), 1);
    QVERIFY(reader.endpoints().constFirst() == status);
}

void TestJournal::verdictsAreListedLatestFirst()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    QVector<Conclusion> expected;
    for (int i = 1; i <= 5; ++i) {
        Conclusion c;
        c.session = SessionId(i), c.endpoint = EndpointId(1), c.rules = i == 3 ? 1 : 2, c.at = Stamp(i * 1s);
        c.cls = u"lost"_s, c.cause = u"tcp_reset"_s, c.phase = u"open"_s, c.endedBy = u"client"_s;
        c.confidence = u"proven"_s, c.chain = quint64(i);
        c.reason = u""_s;
        if (i % 2)
            c.code = 1006 + i, c.idle = 3s, c.toolReason = u"user"_s;
        writer.conclude(c);
        if (i != 3)
            expected.prepend(c);
    }
    writer.close();
    Reader reader;
    QVERIFY(!reader.open(path()));
    QVERIFY(reader.conclusions(2, 100) == expected);
    QVERIFY(reader.conclusions(2, 1, Stamp(5s)) == expected.mid(1, 1));
}

void TestJournal::oneSessionCanBeRead()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    for (quint64 id = 1; id <= 3; ++id)
        writer.append(streams::plain(id, closed(1000)));
    writer.close();
    Reader reader;
    QVERIFY(!reader.open(path()));
    Facts facts;
    for (const Observation &seen : reader.observations(SessionId(2)))
        apply(facts, seen);
    streams::Folded live;
    streams::fold(live, streams::plain(2, closed(1000)));
    QVERIFY(facts == live.at(2));
}

/// A storm of short sessions is written with a statement for each, not for each of their observations.
void TestJournal::whatIsKnownAtOnceIsOneRow()
{
    Batch together; // interleaved
    const Batch one = streams::plain(1, closed(1000)), other = streams::plain(2, closed(4001));
    for (qsizetype i = 0; i < one.size(); ++i)
        together << one.at(i) << other.at(i);
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    writer.append(together);
    writer.close();
    Database db;
    QVERIFY(db.open(path(), Database::Access::ReadOnly));
    QCOMPARE(db.value(u"SELECT group_concat(session || kind) FROM observation"_s).toString(),
             u"1several,2several"_s);
    streams::Folded live;
    streams::fold(live, together);
    QVERIFY(readBack(path()) == live);
    Reader reader;
    QVERIFY(!reader.open(path()));
    // Two sums of traffic become one state.
    QCOMPARE(reader.observations(SessionId(2)).size(), other.size() - 1);
}

/// Then order counts for more than room.
void TestJournal::aSessionIsToldOfBeforeTheOneThatContinuesIt()
{
    const Batch lost = streams::plain(2, {TcpEnd{TcpFate::Reset, {}, false}});
    Batch later = streams::plain(1, closed(1000)); // accepted first, upgraded later
    later.insert(2, {SessionId(1), EndpointId(1), later.at(1).at, Leg::Client, Source::Tool,
                     Continues{2, u"cookie"_s}});
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    writer.append(later.first(1) + lost + later.sliced(1));
    writer.close();
    Reader reader;
    QVERIFY(!reader.open(path()));
    Batch read;
    QVERIFY(!reader.replay([&](const Batch &batch) {
        read += batch;
        return true;
    }));
    const auto isLink = [](const Observation &seen) { return std::holds_alternative<Continues>(seen.what); };
    const auto link = std::find_if(read.cbegin(), read.cend(), isLink);
    QVERIFY(std::any_of(read.cbegin(), link,
                        [](const Observation &seen) { return seen.session == SessionId(2); }));
    streams::Folded live;
    streams::fold(live, later + lost);
    QVERIFY(readBack(path()) == live);
}

void TestJournal::longTextsAreSpreadOverRows()
{
    Batch batch = streams::plain(1, {});
    batch.removeLast(); // it lives
    for (int i = 0; i < 1'000; ++i)
        batch.append({SessionId(1), EndpointId(1), batch.last().at + 1ms, Leg::Client, Source::Wire,
                      Performed{u"note"_s, QString(1'000, u'x'), {}}});
    batch.append({SessionId(1), EndpointId(1), batch.last().at + 1ms, Leg::Client, Source::Tool, Ended{}});
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    writer.append(batch);
    writer.close();
    Database db;
    QVERIFY(db.open(path(), Database::Access::ReadOnly));
    QVERIFY(db.value(u"SELECT count(*) FROM observation"_s).toInt() > 3);
    QVERIFY(db.value(u"SELECT max(length(data)) FROM observation"_s).toInt() < 300'000);
    streams::Folded live;
    streams::fold(live, batch);
    QVERIFY(readBack(path()) == live);
}

/// Whoever reads a log in the middle of a storm gets what there was, and does not run after the writer.
void TestJournal::readingEndsThoughTheLogGrows()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    quint64 written = 0;
    const auto write = [&] {
        Batch batch;
        for (int i = 0; i < 400; ++i)
            batch += streams::plain(++written, closed(1000));
        writer.append(batch);
    };
    write();
    const quint64 before = written;
    streams::Folded facts;
    Reader reader;
    QVERIFY(!reader.open(path()));
    QVERIFY(!reader.replay([&](const Batch &batch) {
        streams::fold(facts, batch);
        write();
        return written < 10 * before;
    }));
    QVERIFY(written > before);
    QCOMPARE(quint64(facts.size()), before);
    Reader later;
    QVERIFY(!later.open(path()));
    QVERIFY(!later.replay([&](const Batch &batch) {
        streams::fold(facts, batch);
        return true;
    }));
    QCOMPARE(quint64(facts.size()), written);
}

void TestJournal::copyIsCompleteWhileRecordingGoesOn()
{
    const QString copy = path(u"it's a copy.dropscope"_s);
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    writer.append(streams::plain(1, {}).mid(0, 5)); // open: its traffic is held back
    QCOMPARE(writer.saveCopy(copy).text, QString());
    writer.append(streams::plain(2, closed(1000)));
    QCOMPARE(readBack(copy).size(), size_t(1));
    QCOMPARE(readBack(copy).at(1).client().in.frames, 5u);
    QCOMPARE(readBack(path()).size(), size_t(2));
    QCOMPARE(writer.saveCopy(copy).text, QString()); // replaces
    QCOMPARE(readBack(copy).size(), size_t(2));
    QVERIFY(writer.saveCopy(path()).text.contains(u"being recorded"_s));
    QVERIFY(!QFile::exists(copy + u".part"_s));
    Reader reader;
    QVERIFY(!reader.open(copy));
    QCOMPARE(reader.info().missing, QStringList());
}

namespace {

/// A minute of a relay's session whose ends talk and ask each other, by frames and in a dialect.
Batch minuteOf(SessionId id, Stamp now)
{
    Batch all;
    const auto see = [&](Stamp at, Leg leg, const What &what) {
        all.append({id, EndpointId(1), at, leg, Source::Wire, what});
    };
    for (int i = 0; i < 4; ++i) {
        const Stamp at = now + i * 15s;
        for (const Leg leg : {Leg::Client, Leg::Server}) {
            see(at, leg, Traffic{Way::In, 3, 30, 3, 10, 10, at, at, {}});
            see(at, leg, Ping{leg == Leg::Client ? Way::Out : Way::In});
            see(at, leg, Pong{leg == Leg::Client ? Way::In : Way::Out, 20ms});
        }
        see(at, Leg::Server, AppPing{Leg::Server});
        see(at + 30ms, Leg::Client, AppPong{Leg::Client});
    }
    return all;
}

/// Also while it is written.
qsizetype observationsIn(const QString &file)
{
    Reader reader;
    return reader.open(file) ? -1 : reader.observations(SessionId(1)).size();
}

} // namespace

/// What is read of it meanwhile, after a kill and at last is what was seen.
void TestJournal::aSessionThatLivesForLongStaysSmall()
{
    constexpr int minutes = 200;
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    streams::Folded live;
    const auto take = [&](const Batch &batch) {
        streams::fold(live, batch);
        writer.append(batch);
    };
    const Batch life = streams::plain(1, {TcpEnd{TcpFate::Reset, {}, false}});
    take(life.first(4));
    for (int minute = 0; minute < minutes; ++minute) {
        take(minuteOf(SessionId(1), life.first().at + minute * 60s));
        writer.flush(); // as a minute does
        if (minute % 50 != 0)
            continue;
        QVERIFY(readBack(path()).at(1) == live.at(1));
        for (const QString &side : {u""_s, u"-wal"_s}) {
            QFile::remove(path(u"killed.dropscope"_s + side));
            QVERIFY(QFile::copy(path() + side, path(u"killed.dropscope"_s + side)));
        }
        QTest::failOnWarning(QRegularExpression(u"."_s));
        QVERIFY(readBack(path(u"killed.dropscope"_s)).at(1) == live.at(1));
    }
    const qsizetype kept = observationsIn(path());
    QVERIFY2(kept > 4 && kept < 20, qPrintable(QString::number(kept)));
    take(life.last(2));
    QVERIFY(writer.close().complete);
    QVERIFY(readBack(path()).at(1) == live.at(1));
    const qint64 bytes = QFileInfo(path()).size();
    QVERIFY2(bytes < 100'000, qPrintable(QString::number(bytes)));
}

/// A state is what something behind it looked back on: only one that the next state follows at once gives
/// way.
void TestJournal::aStateThatSomethingFollowedStays()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    streams::Folded live;
    const auto take = [&](const Batch &batch) {
        streams::fold(live, batch);
        writer.append(batch);
        writer.flush();
    };
    const Batch life = streams::plain(1, {});
    take(life.first(4));
    constexpr int times = 20;
    for (int minute = 0; minute < times; ++minute) {
        const Stamp now = life.first().at + minute * 60s;
        take(minuteOf(SessionId(1), now));
        take(
            {{SessionId(1), EndpointId(1), now + 59s, Leg::Client, Source::Wire, Missed{Way::In, 5, false}}});
    }
    QVERIFY(observationsIn(path()) > 3 * times);
    QVERIFY(readBack(path()).at(1) == live.at(1));
}

/// Where a session comes before the one that it continues, each observation is a row of its own.
void TestJournal::aBatchOutOfOrderReplacesNothing()
{
    Writer writer;
    QVERIFY(!writer.create(path(), key, 1s));
    streams::Folded live;
    const auto take = [&](const Batch &batch) {
        streams::fold(live, batch);
        writer.append(batch);
        writer.flush();
    };
    const Batch life = streams::plain(1, {});
    take(life.first(4));
    take(minuteOf(SessionId(1), life.first().at));
    Batch odd = streams::plain(3, {}).first(4);
    odd.insert(1, {SessionId(3), EndpointId(1), odd.first().at, Leg::Client, Source::Tool, Continues{4, {}}});
    take(odd + streams::plain(4, {}).first(4) + minuteOf(SessionId(1), life.first().at + 60s));
    take(minuteOf(SessionId(1), life.first().at + 120s));
    const streams::Folded read = readBack(path());
    for (const auto &[id, facts] : live)
        QVERIFY2(read.at(id) == facts, qPrintable(QString::number(id)));
}

void TestJournal::theTapeIsKeptInParts()
{
    const QString file = m_dir->filePath(u"a.dropscope"_s);
    Writer writer;
    QVERIFY(!writer.create(file, key, 1s));
    for (const char *part : {"one", "two", "three"})
        writer.record(u"1-abc"_s, part);
    writer.close();
    Reader reader;
    QVERIFY(!reader.open(file));
    QCOMPARE(reader.info().tapeFormat, u"1-abc"_s);
    qint64 from = 0;
    QByteArrayList first, rest, none;
    QVERIFY(!reader.tape(from, 2, first));
    QVERIFY(!reader.tape(from, 2, rest));
    QVERIFY(!reader.tape(from, 2, none));
    QCOMPARE(first, (QByteArrayList{"one", "two"}));
    QCOMPARE(rest, QByteArrayList{"three"});
    QVERIFY(none.isEmpty());
}

void TestJournal::aTapeOfTwoFormatsIsNone()
{
    const QString file = m_dir->filePath(u"a.dropscope"_s);
    Writer writer;
    QVERIFY(!writer.create(file, key, 1s));
    writer.record(u"1-abc"_s, "one");
    writer.flush();
    writer.record(u"2-def"_s, "two");
    writer.flush();
    writer.record(u"1-abc"_s, "three");
    writer.close();
    Reader reader;
    QVERIFY(!reader.open(file));
    QCOMPARE(reader.info().tapeFormat, QString());
    qint64 from = 0;
    QByteArrayList parts;
    QVERIFY(!reader.tape(from, 10, parts));
    QVERIFY(parts.isEmpty());
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"

// Files that are damaged, foreign or from the future: read as far as they can be, or refused in plain words;
// never changed, never a crash.
#include "journal/database.h"
#include "journal/journal.h"
#include "journal/schema.h"
#include "journal/streams.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace journal;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int sessions = 900;
constexpr qsizetype pageSize = 4096;

QByteArray contents(const QString &file)
{
    QFile reader(file);
    return reader.open(QIODevice::ReadOnly) ? reader.readAll() : QByteArray();
}

void write(const QString &file, const QByteArray &bytes)
{
    QFile writer(file);
    QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(writer.write(bytes), bytes.size());
}

struct Outcome
{
    QString refused;
    QStringList missing;
    QString damage;
    streams::Folded facts;
};

Outcome read(const QString &file)
{
    Outcome outcome;
    Reader reader;
    outcome.refused = reader.open(file).text;
    outcome.missing = reader.info().missing;
    if (outcome.refused.isEmpty()) {
        outcome.damage = reader
                             .replay([&](const Batch &batch) {
                                 streams::fold(outcome.facts, batch);
                                 return true;
                             })
                             .text;
        (void)reader.endpoints();
        (void)reader.conclusions(1, 100);
        (void)reader.observations(SessionId(1));
    }
    return outcome;
}

} // namespace

class TestJournalDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void refused_data();
    void refused();
    void foreignFilesAreRefused();
    void aNewerLogIsRefusedAndLeftAlone();
    void aLogThatCouldRunCodeIsRefused();
    void truncated_data();
    void truncated();
    void aDamagedPageIsSteppedOver();
    void unknownKindsAreCounted();
    void anOlderLogIsReadAsItIs();
    void anUnfinishedLogIsRefused();
    void aSchemaOfOthersIsRefused_data();
    void aSchemaOfOthersIsRefused();
    void pipesAreNotWaitedFor_data();
    void pipesAreNotWaitedFor();
    void circlesEnd_data();
    void circlesEnd();
    void tooLongDataIsLeftOut();
    void manyHolesTakeLittleTime();
    void aMissingWalIsTold();
    void aDamagedWalCostsItsEndOnly();
    void aLossInTheWalIsTold_data();
    void aLossInTheWalIsTold();
    void whatAKillLeavesIsNoLoss();
    void anUncommittedEndIsNoLoss();
    void aKilledLogIsReadInAReadOnlyFolder();
    void randomDamageNeverHurts();

private:
    QString path(const QString &name = u"a.dropscope"_s) const { return m_dir->filePath(name); }
    void statement(const QString &sql);
    void leaveAsKilled();

    QByteArray m_healthy;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestJournalDamage::initTestCase()
{
    init();
    Writer writer;
    QVERIFY(!writer.create(path(u"healthy.dropscope"_s), QByteArray(32, 'k'), 1s));
    for (quint64 id = 1; id <= sessions; ++id)
        writer.append(streams::plain(id, {TcpEnd{TcpFate::Reset, u"ECONNRESET"_s, false}}));
    writer.close();
    m_healthy = contents(path(u"healthy.dropscope"_s));
    QVERIFY(m_healthy.size() > 50 * pageSize);
    const Outcome outcome = read(path(u"healthy.dropscope"_s));
    QCOMPARE(outcome.facts.size(), size_t(sessions));
    QVERIFY(outcome.missing.isEmpty() && outcome.damage.isEmpty());
}

void TestJournalDamage::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    if (!m_healthy.isEmpty())
        write(path(), m_healthy);
}

/// Changes the log with plain SQL.
void TestJournalDamage::statement(const QString &sql)
{
    Database db;
    QVERIFY(db.open(path(), Database::Access::ReadWrite));
    QVERIFY2(db.exec(sql), qPrintable(db.lastError()));
}

/// A log and its -wal as a killed writer leaves them: 100 sessions, nothing closed.
void TestJournalDamage::leaveAsKilled()
{
    Writer writer;
    QVERIFY(!writer.create(path(u"live.dropscope"_s), QByteArray(32, 'k'), 1s));
    for (quint64 id = 1; id <= 100; ++id)
        writer.append(streams::plain(id, {TcpEnd{TcpFate::Reset, {}, false}}));
    QFile::remove(path());
    QVERIFY(QFile::copy(path(u"live.dropscope"_s), path()));
    QVERIFY(QFile::copy(path(u"live.dropscope-wal"_s), path(u"a.dropscope-wal"_s)));
}

void TestJournalDamage::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    QTest::newRow("zero bytes") << QByteArray() << u"is empty"_s;
    QTest::newRow("text") << QByteArray(10'000, 'x') << u"is not a Dropscope log"_s;
    QTest::newRow("a few bytes") << QByteArray("SQL") << u"is not a Dropscope log"_s;
    QTest::newRow("only the first 100 bytes") << m_healthy.first(100) << u"cannot be read"_s;
    QTest::newRow("a header and nonsense")
        << m_healthy.first(100) + QByteArray(20'000, '\x5a') << u"cannot be read"_s;
}

void TestJournalDamage::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    write(path(), bytes);
    const Outcome outcome = read(path());
    QVERIFY2(outcome.refused.contains(why), qPrintable(outcome.refused));
    QVERIFY(outcome.refused.startsWith(path()));
    QVERIFY(contents(path()) == bytes);
}

void TestJournalDamage::foreignFilesAreRefused()
{
    QVERIFY(read(path(u"no-such-file"_s)).refused.endsWith(u"does not exist."_s));
    QVERIFY(read(m_dir->path()).refused.endsWith(u"is not a file."_s));
    statement(u"PRAGMA application_id = 1234"_s);
    QVERIFY(read(path()).refused.contains(u"of another program"_s));
}

void TestJournalDamage::aNewerLogIsRefusedAndLeftAlone()
{
    statement(u"PRAGMA user_version = 99"_s);
    const QByteArray before = contents(path());
    QCOMPARE(read(path()).refused, schema::newerVersion(path(), 99, schema::version()).text);
    QVERIFY(contents(path()) == before);
}

void TestJournalDamage::aLogThatCouldRunCodeIsRefused()
{
    statement(u"CREATE TRIGGER t AFTER INSERT ON log BEGIN SELECT 1; END"_s);
    QVERIFY(read(path()).refused.contains(u"could run code"_s));
    init();
    statement(u"ALTER TABLE observation RENAME TO o"_s);
    statement(u"CREATE VIEW observation AS SELECT * FROM o"_s);
    QVERIFY(read(path()).refused.contains(u"could run code"_s));
}

void TestJournalDamage::truncated_data()
{
    QTest::addColumn<qsizetype>("size");
    const qsizetype pages = m_healthy.size() / pageSize;
    for (const int percent : {50, 75, 90, 99})
        QTest::addRow("%d %%", percent) << pages * percent / 100 * pageSize;
    QTest::newRow("within a page") << pages * 8 / 10 * pageSize + 1234;
}

void TestJournalDamage::truncated()
{
    QFETCH(qsizetype, size);
    write(path(), m_healthy.first(size));
    const Outcome outcome = read(path());
    QCOMPARE(outcome.refused, QString());
    QVERIFY2(outcome.missing.join(u' ').contains(u"is cut off"_s), qPrintable(outcome.missing.join(u' ')));
    QVERIFY2(outcome.damage.contains(u"cannot be read"_s), qPrintable(outcome.damage));
    // Rows are appended, so nearly that share of the sessions is before the cut.
    const auto expected = size_t(double(sessions) * double(size) / double(m_healthy.size()) * 0.8);
    QVERIFY2(outcome.facts.size() >= expected, qPrintable(QString::number(outcome.facts.size())));
}

void TestJournalDamage::aDamagedPageIsSteppedOver()
{
    // The leaf page of the table (type 13) that tells of the request of session 150.
    const qsizetype at = m_healthy.indexOf("\"target\":\"/chat?x=150\"") / pageSize * pageSize;
    QByteArray damaged = m_healthy;
    QCOMPARE(damaged.at(at), '\x0d');
    damaged.replace(at, pageSize, QByteArray(pageSize, '\0'));
    write(path(), damaged);
    const Outcome outcome = read(path());
    QCOMPARE(outcome.refused, QString());
    static const QRegularExpression range(u"observations (\\d+) to (\\d+) cannot be read"_s);
    const auto match = range.match(outcome.damage);
    QVERIFY2(match.hasMatch(), qPrintable(outcome.damage));
    const int lost = match.captured(2).toInt() - match.captured(1).toInt() + 1;
    QVERIFY2(lost > 3 && lost < 100, qPrintable(outcome.damage));
    // Everything else is there.
    int kept = 0;
    for (const auto &[id, facts] : outcome.facts)
        kept += facts.ended;
    QVERIFY(kept >= sessions - lost && kept < sessions); // a row for each
    QVERIFY(outcome.facts.at(sessions).ended);
}

void TestJournalDamage::unknownKindsAreCounted()
{
    statement(u"UPDATE observation SET data = replace(data, '\"tcp_end\"', '\"telepathy\"')"_s);
    const Outcome outcome = read(path());
    const QString told = u"%1 observations that this program does not understand (telepathy)"_s;
    QVERIFY2(outcome.damage.contains(told.arg(sessions)), qPrintable(outcome.damage));
    QCOMPARE(outcome.facts.size(), size_t(sessions));
    for (const auto &[id, facts] : outcome.facts)
        QVERIFY(facts.openedAt && facts.ended && !facts.first);
    // A row of its own, as another program may write it.
    statement(u"INSERT INTO observation (session, endpoint, at, leg, source, kind, data)"
              u" VALUES (1, 1, 1, 'client', 'wire', 'telekinesis', '{}')"_s);
    QVERIFY(read(path()).damage.contains(u"telekinesis, telepathy"_s));
}

/// Logs of every released version, and as they are: a copy would take as much room.
void TestJournalDamage::anOlderLogIsReadAsItIs()
{
    QFile::remove(path());
    {
        Database db;
        QVERIFY(db.open(path(), Database::Access::ReadWrite));
        QVERIFY(!schema::migrate(db, schema::steps().first(1)));
        for (const QString &sql :
             {u"INSERT INTO log VALUES ('started_at', 1), ('closed_at', 5)"_s,
              u"INSERT INTO endpoint VALUES (1, 'relay', 'old', 'running', 'ws://127.0.0.1:1/', '', '')"_s,
              u"INSERT INTO observation VALUES (1, 7, 1, 2, 'client', 'wire', 'opened', '{}')"_s})
            QVERIFY2(db.exec(sql), qPrintable(db.lastError()));
    }
    const QByteArray before = contents(path());
    const Outcome outcome = read(path());
    QCOMPARE(outcome.refused + outcome.missing.join(u' ') + outcome.damage, QString());
    QCOMPARE(outcome.facts.size(), size_t(1));
    Reader reader;
    QVERIFY(!reader.open(path()));
    QCOMPARE(reader.info().userVersion, 1);
    QCOMPARE(reader.endpoints().constFirst().name, u"old"_s);
    QVERIFY(contents(path()) == before);
}

void TestJournalDamage::anUnfinishedLogIsRefused()
{
    write(path(), {});
    statement(u"PRAGMA application_id = %1"_s.arg(schema::applicationId));
    QCOMPARE(read(path()).refused, u"%1 is empty: nothing was ever saved in it."_s.arg(path()));
}

void TestJournalDamage::aSchemaOfOthersIsRefused_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("named");
    QTest::newRow("another table") << QStringList{u"CREATE TABLE more (a)"_s} << u"table more"_s;
    QTest::newRow("another index") << QStringList{u"CREATE INDEX i ON observation (abs(at))"_s}
                                   << u"index i"_s;
    QTest::newRow("a view") << QStringList{u"CREATE VIEW v AS SELECT 1"_s} << u"view v"_s;
    QTest::newRow("a trigger") << QStringList{u"CREATE TRIGGER t AFTER INSERT ON log BEGIN SELECT 1; END"_s}
                               << u"trigger t"_s;
    QTest::newRow("a generated column")
        << QStringList{u"ALTER TABLE gap ADD COLUMN big AS (zeroblob(1000000000))"_s} << u"table gap"_s;
    QTest::newRow("a generated column in other words")
        << QStringList{u"DROP TABLE tape"_s,
                       u"CREATE TABLE tape (id INTEGER PRIMARY KEY, data AS (zeroblob(1e9)))"_s}
        << u"table tape"_s;
    QTest::newRow("a table is missing") << QStringList{u"DROP TABLE gap"_s} << u"table gap"_s;
    QTest::newRow("another type") << QStringList{u"DROP TABLE gap"_s, u"CREATE TABLE gap (id)"_s}
                                  << u"table gap"_s;
}

void TestJournalDamage::aSchemaOfOthersIsRefused()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, named);
    for (const QString &sql : statements)
        statement(sql);
    const QString refused = read(path()).refused;
    QVERIFY2(refused.startsWith(path()) && refused.contains(named), qPrintable(refused));
}

void TestJournalDamage::pipesAreNotWaitedFor_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QTest::addRow("log%s", suffix) << QString::fromLatin1(suffix);
}

void TestJournalDamage::pipesAreNotWaitedFor()
{
    QFETCH(QString, suffix);
    QFile::remove(path() + suffix);
    QCOMPARE(::mkfifo(QFile::encodeName(path() + suffix).constData(), 0600), 0);
    const QString refused = read(path()).refused;
    QVERIFY2(refused.endsWith(path(u"a.dropscope"_s + suffix) + u" is not a file."_s), qPrintable(refused));
}

void TestJournalDamage::circlesEnd_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<bool>("toItself");
    for (const char *table : {"observation", "tape", "endpoint", "gap"}) {
        QTest::addRow("%s: one page again and again", table) << QString::fromLatin1(table) << false;
        QTest::addRow("%s: a page in itself", table) << QString::fromLatin1(table) << true;
    }
}

/// The root of a table leads to one page only, over and over.
void TestJournalDamage::circlesEnd()
{
    QFETCH(QString, table);
    QFETCH(bool, toItself);
    const QString numbers =
        u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "_s;
    statement(u"INSERT OR REPLACE INTO tape "_s + numbers + u"SELECT i, zeroblob(200) FROM n"_s);
    statement(u"INSERT OR REPLACE INTO endpoint "_s + numbers +
              u"SELECT i, 'relay', hex(zeroblob(50)), 'running', '', '', '', '', '', '' FROM n"_s);
    statement(u"INSERT INTO gap "_s + numbers + u"SELECT i, 1, 2, 3, hex(zeroblob(50)) FROM n"_s);
    qsizetype root = 0;
    {
        Database db;
        QVERIFY(db.open(path(), Database::Access::ReadWrite));
        root = db.value(u"SELECT rootpage FROM sqlite_schema WHERE name = '%1'"_s.arg(table)).toInt();
    }
    QByteArray bytes = contents(path());
    char *page = bytes.data() + (root - 1) * pageSize;
    QCOMPARE(page[0], '\x05'); // inner page of a table
    const int cells = qFromBigEndian<quint16>(page + 3);
    QVERIFY(cells > 2);
    const auto cell = [page](int i) { return page + qFromBigEndian<quint16>(page + 12 + 2 * i); };
    const quint32 child = toItself ? quint32(root) : qFromBigEndian<quint32>(cell(1));
    for (int i = 0; i < cells; ++i)
        qToBigEndian(child, cell(i));
    qToBigEndian(child, page + 8);
    write(path(), bytes);

    QElapsedTimer clock;
    clock.start();
    Reader reader;
    QCOMPARE(reader.open(path()).text, QString());
    qint64 from = 0;
    Error error;
    for (QByteArrayList parts{"once"}; !parts.isEmpty() && !error;) {
        parts.clear();
        error = reader.tape(from, 250, parts);
    }
    QCOMPARE(bool(error), table == u"tape"_s);
    QVERIFY(!error || error.text.startsWith(path()));
    const Outcome outcome = read(path());
    QVERIFY2(!outcome.damage.contains(u"()"_s), qPrintable(outcome.damage));
    QCOMPARE(!outcome.damage.isEmpty(), table == u"observation"_s);
    QVERIFY(reader.endpoints().size() <= 2000);
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
}

void TestJournalDamage::tooLongDataIsLeftOut()
{
    statement(u"UPDATE observation SET data = hex(zeroblob(700000)) WHERE id = 5"_s);
    const Outcome outcome = read(path());
    QVERIFY2(outcome.damage.contains(
                 u"1 rows of observations whose data is longer than 1048576 bytes (up to 1400000)"_s),
             qPrintable(outcome.damage));
}

/// Every second page of the table is damaged.
void TestJournalDamage::manyHolesTakeLittleTime()
{
    statement(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO "
              u"observation "
              "(session, endpoint, at, leg, source, kind, data) SELECT session, endpoint, at, leg, source, "
              "kind, data "
              "FROM observation, n"_s);
    QByteArray bytes = contents(path());
    int leaves = 0;
    for (qsizetype at = bytes.size() - pageSize; at > 0; at -= pageSize) { // the last one stays: it is sought
        if (bytes.at(at) == '\x0d' && leaves++ % 2)
            bytes[at] = '\x77';
    }
    QVERIFY(leaves > 1500);
    write(path(), bytes);
    QElapsedTimer clock;
    clock.start();
    const Outcome outcome = read(path());
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY2(outcome.damage.contains(u"and more"_s) && outcome.damage.size() < 1000,
             qPrintable(outcome.refused + outcome.damage));
}

void TestJournalDamage::aMissingWalIsTold()
{
    leaveAsKilled();
    QCOMPARE(read(path()).facts.size(), size_t(100));
    QFile::remove(path(u"a.dropscope-wal"_s));
    QFile::remove(path(u"a.dropscope-shm"_s));
    const Outcome outcome = read(path());
    QCOMPARE(outcome.refused, QString());
    QVERIFY2(outcome.missing.join(u' ').contains(u"-wal is not there"_s),
             qPrintable(outcome.missing.join(u' ')));
}

void TestJournalDamage::aDamagedWalCostsItsEndOnly()
{
    leaveAsKilled();
    QByteArray wal = contents(path(u"a.dropscope-wal"_s));
    wal.replace(wal.size() / 2, 100, QByteArray(100, '\xff'));
    write(path(u"a.dropscope-wal"_s), wal);
    const Outcome outcome = read(path());
    QCOMPARE(outcome.refused, QString());
    QVERIFY(outcome.facts.size() > 10 && outcome.facts.size() < 100);
    QVERIFY2(outcome.missing.join(u' ').contains(u"-wal is damaged"_s),
             qPrintable(outcome.missing.join(u' ')));
}

void TestJournalDamage::aLossInTheWalIsTold_data()
{
    using Harm = std::function<void(QByteArray &)>;
    QTest::addColumn<Harm>("harm");
    constexpr qsizetype frame = pageSize + 24;
    const auto middle = [](const QByteArray &wal) { return 32 + wal.size() / frame / 2 * frame; };
    const auto last = [](const QByteArray &wal) { return 32 + (wal.size() / frame - 1) * frame; };
    QTest::newRow("a zeroed frame") << Harm(
        [=](QByteArray &wal) { wal.replace(middle(wal), frame, QByteArray(frame, 0)); });
    QTest::newRow("zeroed from there on") << Harm([=](QByteArray &wal) {
        const qsizetype from = middle(wal);
        wal.replace(from, wal.size() - from, QByteArray(wal.size() - from, 0));
    });
    QTest::newRow("a wrong salt") << Harm(
        [=](QByteArray &wal) { wal[middle(wal) + 8] = char(~wal[middle(wal) + 8]); });
    QTest::newRow("the other salt") << Harm(
        [=](QByteArray &wal) { wal[middle(wal) + 13] = char(~wal[middle(wal) + 13]); });
    QTest::newRow("a wrong salt in the last frame")
        << Harm([=](QByteArray &wal) { wal[last(wal) + 9] = char(~wal[last(wal) + 9]); });
    QTest::newRow("a byte of the last frame")
        << Harm([=](QByteArray &wal) { wal[last(wal) + 500] = char(~wal[last(wal) + 500]); });
    QTest::newRow("cut within a frame") << Harm([=](QByteArray &wal) { wal.truncate(middle(wal) + 777); });
    QTest::newRow("cut within the header") << Harm([](QByteArray &wal) { wal.truncate(20); });
    QTest::newRow("emptied") << Harm([](QByteArray &wal) { wal.clear(); });
    QTest::newRow("a zeroed header") << Harm([](QByteArray &wal) { wal.replace(0, 32, QByteArray(32, 0)); });
}

void TestJournalDamage::aLossInTheWalIsTold()
{
    QFETCH(std::function<void(QByteArray &)>, harm);
    leaveAsKilled();
    QByteArray wal = contents(path(u"a.dropscope-wal"_s));
    harm(wal);
    write(path(u"a.dropscope-wal"_s), wal);
    const Outcome outcome = read(path());
    QCOMPARE(outcome.refused, QString());
    QVERIFY(outcome.facts.size() < 100);
    QVERIFY2(outcome.missing.join(u' ').startsWith(path()), qPrintable(outcome.missing.join(u' ')));
}

/// Frames of an earlier generation.
void TestJournalDamage::whatAKillLeavesIsNoLoss()
{
    Writer writer;
    QVERIFY(!writer.create(path(u"live.dropscope"_s), QByteArray(32, 'k'), 1s));
    quint64 id = 0;
    QByteArray wal;
    const auto generation = [&wal] { return qFromBigEndian<quint32>(wal.constData() + 12); };
    do {
        for (int i = 0; i < 50; ++i)
            writer.append(streams::plain(++id, {TcpEnd{TcpFate::Reset, {}, false}}));
        wal = contents(path(u"live.dropscope-wal"_s));
    } while (generation() == 0 && id < 20'000);
    QVERIFY(generation() > 0);
    QFile::remove(path());
    QVERIFY(QFile::copy(path(u"live.dropscope"_s), path()));
    write(path(u"a.dropscope-wal"_s), wal);
    const Outcome outcome = read(path());
    QCOMPARE(outcome.missing.join(u' ') + outcome.damage + outcome.refused, QString());
    QCOMPARE(outcome.facts.size(), size_t(id));
}

void TestJournalDamage::anUncommittedEndIsNoLoss()
{
    leaveAsKilled();
    const QByteArray wal = contents(path(u"a.dropscope-wal"_s));
    const qsizetype frame = pageSize + 24;
    qsizetype end = wal.size();
    do
        end -= frame;
    while (qFromBigEndian<quint32>(wal.constData() + end - frame + 4) != 0); // no commit
    write(path(u"a.dropscope-wal"_s), wal.first(end));
    const Outcome outcome = read(path());
    QCOMPARE(outcome.missing.join(u' ') + outcome.damage + outcome.refused, QString());
}

void TestJournalDamage::aKilledLogIsReadInAReadOnlyFolder()
{
    leaveAsKilled();
    const QString folder = path(u"locked"_s);
    const auto readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto enterable = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QDir().mkdir(folder));
    for (const QString &name : {u"a.dropscope"_s, u"a.dropscope-wal"_s}) {
        QVERIFY(QFile::copy(path(name), folder + u'/' + name));
        QVERIFY(QFile::setPermissions(folder + u'/' + name, readable));
    }
    QVERIFY(QFile::setPermissions(folder, readable | enterable));
    QVERIFY(QFile::setPermissions(m_dir->path(), readable | enterable | QFile::WriteOwner));
    // Root may write everywhere: be nobody for a moment.
    const bool root = ::geteuid() == 0;
    QVERIFY(!root || ::seteuid(65534) == 0);
    const Outcome outcome = read(folder + u"/a.dropscope"_s);
    QVERIFY(!root || ::seteuid(0) == 0);
    const QStringList left = QDir(folder).entryList(QDir::Files);
    QVERIFY(QFile::setPermissions(folder, readable | enterable | QFile::WriteOwner));
    QCOMPARE(outcome.refused, QString());
    QCOMPARE(outcome.facts.size(), size_t(100));
    QCOMPARE(left, QStringList({u"a.dropscope"_s, u"a.dropscope-wal"_s}));
}

void TestJournalDamage::randomDamageNeverHurts()
{
    QRandomGenerator dice(77);
    int opened = 0;
    for (int round = 0; round < 150; ++round) {
        QByteArray bytes = m_healthy;
        for (int i = int(dice.bounded(1, 30)); i > 0; --i) {
            // Mostly near the beginning of pages, where the structure is.
            const qsizetype page = dice.bounded(int(bytes.size() / pageSize));
            const qsizetype at = page * pageSize + dice.bounded(dice.bounded(4) ? 40 : int(pageSize));
            bytes[at] = char(dice.bounded(256));
        }
        if (dice.bounded(4) == 0)
            bytes.truncate(dice.bounded(int(bytes.size())));
        write(path(), bytes);
        const Outcome outcome = read(path());
        opened += outcome.refused.isEmpty();
        QVERIFY(outcome.facts.size() <= 2 * sessions); // damaged numbers may invent some, not many
        QVERIFY(contents(path()) == bytes);
    }
    QVERIFY2(opened > 50, qPrintable(QString::number(opened)));
}

QTEST_GUILESS_MAIN(TestJournalDamage)
#include "tst_journaldamage.moc"

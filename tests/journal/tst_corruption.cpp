// Logs and -wals damaged at many places: each is read in bounded time or refused, and whatever is no longer
// as it was written is said. A few hundred places by default, as many as DROPSCOPE_CORRUPTIONS says:
//   DROPSCOPE_CORRUPTIONS=10000 tests/bin/tst_corruption
#include "journal/journal.h"
#include "journal/streams.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace journal;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 sessions = 30;
constexpr qint64 longestRead = 10'000; // milliseconds, on a machine that does much else

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
    QString said;
    streams::Folded facts;
};

Outcome read(const QString &file)
{
    Outcome outcome;
    Reader reader;
    if (const Error refused = reader.open(file)) {
        outcome.said = refused.text;
        return outcome;
    }
    outcome.said = reader.info().missing.join(u' ') + reader
                                                          .replay([&](const Batch &batch) {
                                                              streams::fold(outcome.facts, batch);
                                                              return true;
                                                          })
                                                          .text;
    qint64 from = 0;
    for (QByteArrayList parts{"once"}; !parts.isEmpty();) {
        parts.clear();
        if (reader.tape(from, 100, parts))
            break;
    }
    (void)reader.endpoints();
    (void)reader.notes();
    (void)reader.observations(SessionId(1));
    return outcome;
}

/// One kind of damage at one place; says which.
QString damage(QByteArray &bytes, QRandomGenerator &dice)
{
    const qsizetype at = dice.bounded(qint64(bytes.size()));
    const qsizetype length = std::min<qsizetype>(dice.bounded(1, 600), bytes.size() - at);
    switch (dice.bounded(7)) {
    case 0:
        bytes[at] = char(bytes.at(at) ^ 1 << dice.bounded(8));
        return u"a bit at %1"_s.arg(at);
    case 1:
        bytes[at] = char(dice.bounded(256));
        return u"a byte at %1"_s.arg(at);
    case 2:
        bytes.replace(at, length, QByteArray(length, '\0'));
        return u"%1 zeros at %2"_s.arg(length).arg(at);
    case 3:
        bytes.replace(at, length, QByteArray(length, '\xff'));
        return u"%1 ones at %2"_s.arg(length).arg(at);
    case 4:
        bytes.truncate(at);
        return u"cut at %1"_s.arg(at);
    case 5: {
        const qsizetype block = at / 512 * 512, size = std::min<qsizetype>(512, bytes.size() - block);
        bytes.replace(block, size, QByteArray(size, '\0'));
        return u"an empty block at %1"_s.arg(block);
    }
    default: {
        const qsizetype from = dice.bounded(qint64(bytes.size() - length + 1));
        bytes.replace(at, length, bytes.mid(from, length));
        return u"%1 bytes of %2 at %3"_s.arg(length).arg(from).arg(at);
    }
    }
}

} // namespace

class TestCorruption : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingIsLostInSilence_data();
    void nothingIsLostInSilence();

private:
    QTemporaryDir m_dir;
    QByteArray m_closed, m_killed, m_wal;
    streams::Folded m_facts;
};

void TestCorruption::initTestCase()
{
    const QString file = m_dir.filePath(u"live.dropscope"_s);
    Writer writer;
    QVERIFY(!writer.create(file, QByteArray(32, 'k'), 1s));
    for (quint64 id = 1; id <= sessions; ++id) {
        const Batch batch = streams::plain(id, {TcpEnd{TcpFate::Reset, u"ECONNRESET"_s, false}});
        writer.append(batch);
        writer.record(u"1 format"_s, QByteArray(300, char(id)));
    }
    writer.flush();
    m_killed = contents(file);
    m_wal = contents(file + u"-wal"_s);
    writer.close();
    m_closed = contents(file);
    m_facts = read(file).facts;
    QCOMPARE(m_facts.size(), size_t(sessions));
}

void TestCorruption::nothingIsLostInSilence_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"log", "wal", "log beside its wal"})
        QTest::addRow("%s", what) << QString::fromLatin1(what);
}

void TestCorruption::nothingIsLostInSilence()
{
    QFETCH(QString, what);
    const int places = std::max(3, qEnvironmentVariableIntValue("DROPSCOPE_CORRUPTIONS")) / 3;
    const int rounds = qEnvironmentVariableIsSet("DROPSCOPE_CORRUPTIONS") ? places : 70;
    const QString file = m_dir.filePath(u"a.dropscope"_s);
    QRandomGenerator dice(20261128);
    int unharmed = 0, silent = 0, killed = 0;
    for (int round = 0; round < rounds; ++round) {
        QByteArray log = what == u"log"_s ? m_closed : m_killed, wal = m_wal;
        const QString how = damage(what == u"wal"_s ? wal : log, dice);
        write(file, log);
        QFile::remove(file + u"-shm"_s);
        QFile::remove(file + u"-wal"_s);
        if (what != u"log"_s)
            write(file + u"-wal"_s, wal);
        QElapsedTimer clock;
        clock.start();
        const Outcome outcome = read(file);
        QVERIFY2(clock.elapsed() < longestRead, qPrintable(u"%1: %2 ms"_s.arg(how).arg(clock.elapsed())));
        const bool whole = outcome.facts == m_facts;
        unharmed += whole;
        silent += outcome.said.isEmpty();
        // A -wal that ends where a page of the kernel's cache ends looks as a kill leaves it, in the middle
        // of a write.
        const bool likeAKill = what == u"wal"_s && how.startsWith(u"cut"_s) && wal.size() % 4096 == 0;
        killed += !whole && outcome.said.isEmpty() && likeAKill;
        QVERIFY2(whole || likeAKill || !outcome.said.isEmpty(),
                 qPrintable(u"%1: lost in silence"_s.arg(how)));
        QVERIFY2(outcome.said.isEmpty() || outcome.said.contains(file), qPrintable(outcome.said));
    }
    QVERIFY(killed <= 1 + rounds / 1000);
    qInfo("%d places: %d told, %d harmless, %d like a kill, nothing else lost in silence", rounds,
          rounds - silent, unharmed, killed);
}

QTEST_GUILESS_MAIN(TestCorruption)
#include "tst_corruption.moc"

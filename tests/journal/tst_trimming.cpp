// A log that is being written stays within its bounds, and whoever reads it meanwhile finds it whole.
#include "base/clock.h"
#include "journal/journal.h"
#include "journal/streams.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace journal;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 limit = 1'000'000;
/// What is appended at once may come on top of it, in the log and in its -wal.
constexpr qint64 slack = 300'000;
constexpr quint64 sessions = 6'000; ///< nearly three times as much as fits
constexpr quint64 atOnce = 100;

Conclusion conclusionOf(const Batch &life)
{
    Conclusion c;
    c.session = life.first().session;
    c.endpoint = life.first().endpoint;
    c.rules = 1;
    c.at = life.last().at;
    c.cls = u"lost"_s;
    c.cause = u"tcp_reset"_s;
    c.phase = u"open"_s;
    c.endedBy = u"client"_s;
    c.confidence = u"proven"_s;
    return c;
}

const QVector<What> reset{TcpEnd{TcpFate::Reset, {}, false}};

struct Found
{
    streams::Folded facts;
    QStringList missing;
    Removed removed;
    QString damage;
};

Found read(const QString &file)
{
    Found found;
    Reader reader;
    found.damage = reader.open(file).text;
    found.missing = reader.info().missing;
    found.removed = reader.info().removed;
    if (found.damage.isEmpty())
        found.damage = reader
                           .replay([&](const Batch &batch) {
                               streams::fold(found.facts, batch);
                               return true;
                           })
                           .text;
    return found;
}

} // namespace

class TestTrimming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutBoundsAllStays();
    void theLogStaysWithinItsBytes();
    void whatHasNoVerdictGoesToo();
    void readersMeanwhileFindItWhole();
    void whatMayNotGoStays();
    void whatMayNotGoStaysUpToTwiceTheBounds();
    void aFileBegunAnewLacksNothing();
    void notedSessionsStay();
    void oldEndingsGo();
    void whatComesLaterForOneThatWentIsNotWritten();
    void numbersOfRowsAreNotGivenTwice();

private:
    /// Lives from `first` to `last`, with the events that they make.
    void live(quint64 first, quint64 last, bool concluded = true);
    [[nodiscard]] qint64 size() const
    {
        return QFileInfo(m_file).size() + QFileInfo(m_file + u"-wal"_s).size();
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    std::unique_ptr<Writer> m_writer;
    qint64 m_largest = 0;
};

void TestTrimming::init()
{
    m_writer.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"a.dropscope"_s);
    m_writer = std::make_unique<Writer>();
    QCOMPARE(m_writer->create(m_file, QByteArray(32, 'k'), 1s).text, QString());
    m_largest = 0;
}

void TestTrimming::live(quint64 first, quint64 last, bool concluded)
{
    for (quint64 id = first; id <= last;) {
        Batch batch;
        for (const quint64 end = std::min(last + 1, id + atOnce); id < end; ++id) {
            const Batch life = streams::plain(id, reset);
            batch += life;
            if (concluded)
                m_writer->conclude(conclusionOf(life));
        }
        m_writer->append(batch);
        for (int step = 0; step < 10; ++step) // each is bounded in time
            QCoreApplication::processEvents();
        m_largest = std::max(m_largest, size());
    }
}

void TestTrimming::withoutBoundsAllStays()
{
    live(1, sessions / 2);
    QVERIFY(size() > limit);
    QCOMPARE(m_writer->close().removed, 0u);
    const Found found = read(m_file);
    QCOMPARE(found.facts.size(), sessions / 2);
    QCOMPARE(found.removed.endings, 0u);
}

void TestTrimming::theLogStaysWithinItsBytes()
{
    m_writer->keep({{}, limit, {}});
    streams::Folded open;
    const Batch first = streams::plain(1, {}).mid(0, 4); // lives on
    streams::fold(open, first);
    m_writer->append(first);
    live(2, sessions);
    QVERIFY2(m_largest < limit + slack, qPrintable(QString::number(m_largest)));
    const Balance balance = m_writer->close();
    QVERIFY(balance.complete);
    QCOMPARE(balance.endings + balance.removed, sessions - 1);
    QVERIFY(balance.removed > sessions / 3);
    const Found found = read(m_file);
    QCOMPARE(found.damage, QString());
    QCOMPARE(found.missing, QStringList());
    QCOMPARE(found.removed.endings, balance.removed);
    QVERIFY(found.removed.until > Stamp{});
    QCOMPARE(found.facts.size(), balance.endings + 1);
    QVERIFY(found.facts.at(1) == open.at(1));
    // What ended last is there, without a hole.
    for (quint64 id = sessions - balance.endings + 1; id <= sessions; ++id)
        QVERIFY2(found.facts.contains(id), qPrintable(QString::number(id)));
    Reader reader;
    QVERIFY(!reader.open(m_file));
    QCOMPARE(quint64(reader.conclusions(1, sessions).size()), balance.endings);
}

void TestTrimming::whatHasNoVerdictGoesToo()
{
    m_writer->keep({{}, limit, {}});
    live(1, sessions, false);
    QVERIFY2(m_largest < limit + slack, qPrintable(QString::number(m_largest)));
    QCOMPARE(m_writer->close().complete, true);
    QVERIFY(read(m_file).facts.contains(sessions));
}

void TestTrimming::readersMeanwhileFindItWhole()
{
    m_writer->keep({{}, limit, {}});
    for (quint64 id = 1; id < sessions; id += sessions / 10) {
        live(id, id + sessions / 10 - 1);
        const Found found = read(m_file);
        QCOMPARE(found.damage, QString());
        QCOMPARE(found.missing, QStringList());
        QVERIFY(found.facts.contains(id + sessions / 10 - 1));
    }
    // So does one who has nothing but the copy that a crash leaves.
    for (const QString &side : {u""_s, u"-wal"_s})
        QVERIFY(QFile::copy(m_file + side, m_dir->filePath(u"crash.dropscope"_s + side)));
    const Found found = read(m_dir->filePath(u"crash.dropscope"_s));
    QCOMPARE(found.damage, QString());
    QVERIFY(found.removed.endings > 0);
}

void TestTrimming::whatMayNotGoStays()
{
    std::atomic<bool> taken = false; // by a collector that is away at first
    QSignalSpy failed(m_writer.get(), &Writer::failed);
    m_writer->keep({{}, limit, [&](SessionId) { return taken.load(); }});
    // Less than twice as much as may be: a -wal that a busy computer keeps counts, too.
    quint64 some = 0;
    while (size() <= limit + slack && some < sessions) {
        live(some + 1, some + atOnce);
        some += atOnce;
    }
    QVERIFY(some < sessions);
    QCOMPARE(failed.size(), 1); // said once
    taken = true;
    m_writer->keep({{}, limit, [&](SessionId) { return taken.load(); }});
    QTRY_VERIFY(m_writer->removed() > some / 4);
    const Balance balance = m_writer->close();
    QCOMPARE(balance.endings + balance.removed, some);
    QVERIFY(balance.complete);
}

/// A collector that never comes back does not fill the disk.
void TestTrimming::whatMayNotGoStaysUpToTwiceTheBounds()
{
    QSignalSpy failed(m_writer.get(), &Writer::failed);
    m_writer->keep({{}, limit, [](SessionId) { return false; }});
    live(1, 2 * sessions);
    QVERIFY2(m_largest > limit + slack && m_largest < 2 * limit + slack,
             qPrintable(QString::number(m_largest)));
    const QString last = failed.constLast().constFirst().value<Error>().text;
    QVERIFY2(last.contains(u"no collector had taken"_s), qPrintable(last));
    QVERIFY2(failed.size() < 20, qPrintable(QString::number(failed.size()))); // each time twice as many
    const Balance balance = m_writer->close();
    QCOMPARE(balance.endings + balance.removed, 2 * sessions);
    QCOMPARE(read(m_file).damage, QString());

    // By age, too.
    m_writer = std::make_unique<Writer>();
    m_file = m_dir->filePath(u"aged.dropscope"_s);
    QCOMPARE(m_writer->create(m_file, QByteArray(32, 'k'), 1s).text, QString());
    live(1, 10); // of 2023
    m_writer->flush();
    const auto age =
        std::chrono::duration_cast<std::chrono::seconds>(base::now() - streams::plain(1, reset).last().at);
    m_writer->keep({age - 24h, {}, [](SessionId) { return false; }});
    QCoreApplication::processEvents();
    QCOMPARE(m_writer->removed(), 0u);
    m_writer->keep({age / 2 - 24h, {}, [](SessionId) { return false; }});
    QTRY_COMPARE(m_writer->removed(), 9u); // the last row is of the tenth
}

/// What went from the file that was cut did not go from the one in its place.
void TestTrimming::aFileBegunAnewLacksNothing()
{
    m_writer->keep({{}, limit, {}});
    live(1, sessions);
    QVERIFY(m_writer->removed() > 0);
    QVERIFY(QFile::resize(m_file, 0));
    live(sessions + 1, sessions + 10);
    const Balance balance = m_writer->close();
    QVERIFY(balance.file != m_file && !balance.complete);
    QCOMPARE(balance.removed, 0u);
    QCOMPARE(balance.endings, 10u);
    QCOMPARE(read(balance.file).removed.endings, 0u);
}

void TestTrimming::notedSessionsStay()
{
    live(1, 10);
    m_writer->note(SessionId(5), {true, u"look"_s});
    m_writer->flush();
    m_writer->keep({{}, limit, {}});
    live(11, sessions);
    m_writer->close();
    const Found found = read(m_file);
    QVERIFY(found.facts.contains(5));
    QVERIFY(!found.facts.contains(4));
}

void TestTrimming::oldEndingsGo()
{
    live(1, 10); // of 2023
    Batch late = streams::plain(11, reset);
    for (Observation &seen : late)
        seen.at = base::now();
    m_writer->append(late);
    m_writer->conclude(conclusionOf(late));
    m_writer->flush();
    m_writer->keep({std::chrono::days(30), {}, {}});
    QTRY_COMPARE(m_writer->removed(), 10u);
    m_writer->close();
    const Found found = read(m_file);
    QCOMPARE(found.facts.size(), 1u);
    QVERIFY(found.facts.contains(11));

    // What evidence tells had happened before the log began.
    m_writer = std::make_unique<Writer>();
    m_file = m_dir->filePath(u"evidence.dropscope"_s);
    QCOMPARE(m_writer->create(m_file, QByteArray(32, 'k'), base::now()).text, QString());
    live(1, 10);
    m_writer->flush();
    m_writer->keep({std::chrono::days(30), {}, {}});
    QCoreApplication::processEvents();
    QCOMPARE(m_writer->close().endings, 10u);
}

void TestTrimming::whatComesLaterForOneThatWentIsNotWritten()
{
    live(1, 10);
    m_writer->flush();
    m_writer->keep({std::chrono::days(30), {}, {}});
    QTRY_COMPARE(m_writer->removed(), 9u); // the last row is of the tenth
    m_writer->append({{SessionId(3), EndpointId(1), base::now(), Leg::Client, Source::Tool, RecoveryStep{}}});
    m_writer->conclude(conclusionOf(streams::plain(3, reset)));
    m_writer->close();
    const Found found = read(m_file);
    QCOMPARE(found.facts.size(), 1u);
    QCOMPARE(found.damage, QString());
}

void TestTrimming::numbersOfRowsAreNotGivenTwice()
{
    m_writer->keep({std::chrono::days(30), {}, {}});
    for (quint64 id = 1; id < 20; ++id) {
        live(id, id);
        m_writer->flush();
        m_writer->keep({std::chrono::days(30), {}, {}});
        QCoreApplication::processEvents();
    }
    QVERIFY(m_writer->removed() >= 15);
    m_writer->close();
    QCOMPARE(read(m_file).damage, QString());
}

QTEST_GUILESS_MAIN(TestTrimming)
#include "tst_trimming.moc"

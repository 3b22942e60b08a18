// What the search for patterns hears of sessions that still live.
#include "monitor/patternfeed.h"
#include "support/script.h"

#include <QtTest>

using namespace session;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Player
{
public:
    Player() { m_feed.record(); }
    /// One observation of that session a line, as in support/script.h.
    void play(quint64 id, const QString &script)
    {
        Batch batch = support::readScript(script);
        for (Observation &seen : batch)
            seen.session = SessionId(id), seen.endpoint = EndpointId(1);
        apply(batch);
    }
    void breakOnPurpose(quint64 id, Stamp at)
    {
        apply({{SessionId(id), EndpointId(1), at, Leg::Client, Source::Tool,
                Performed{u"fault"_s, u"delay 1 s"_s, {}}}});
    }
    void endEvidence(quint64 id, Stamp at)
    {
        apply({{SessionId(id), EndpointId(1), at, Leg::Client, Source::Clock, OpenAtEnd{}}});
    }
    void wait(Stamp until)
    {
        monitor::Changes changes;
        m_feed.take(changes, until);
        keepTape();
    }
    void forget() { m_feed.forget(EndpointId(1)); }
    [[nodiscard]] QVector<findings::Finding> findings() const { return m_feed.findings(); }

    /// What has been told so far.
    [[nodiscard]] const std::vector<findings::Chapter> &tape() const { return m_tape; }
    [[nodiscard]] const Batch &observations() const { return m_all; }

private:
    void apply(const Batch &batch)
    {
        m_all += batch;
        monitor::Changes changes = m_store.apply(batch);
        m_feed.take(changes, batch.last().at);
        keepTape();
    }
    void keepTape()
    {
        if (auto chapter = m_feed.takeTape())
            m_tape.push_back(*std::move(chapter));
    }

    std::vector<findings::Chapter> m_tape;
    Batch m_all;

    monitor::SessionStore m_store{[](EndpointId) { return Role::Listener; }};
    monitor::PatternFeed m_feed{m_store};
};

/// Reads a log: the tape, then the observations.
struct LogReader
{
    void read(const std::vector<findings::Chapter> &tape, const Batch &observations)
    {
        feed.play(tape, changes);
        found = feed.findings();
        monitor::Changes batch = store.apply(observations);
        Stamp latest{};
        for (const Observation &seen : observations)
            latest = std::max(latest, seen.at);
        feed.take(batch, latest);
        changes.revised += batch.revised;
        monitor::Changes last = store.concludeAll();
        feed.finish(last, latest);
    }
    monitor::SessionStore store{[](EndpointId) { return Role::Listener; }};
    monitor::PatternFeed feed{store, monitor::PatternFeed::Source::Tape};
    monitor::Changes changes;
    QVector<findings::Finding> found; ///< by the tape alone
};

/// Five sessions that are cut 20 s after their last frame, at different ages.
void cutFive(Player &player)
{
    for (int i = 0; i < 5; ++i) {
        int at = 1000 * (i + 1);
        QString script = u"%1 client connected\n%1 client opened\n"_s.arg(at);
        for (int frames = 0; frames < 4 + i; ++frames)
            script += u"%1 client in 1\n"_s.arg(at += 7);
        player.play(quint64(i + 1), script + u"%1 client fin\n%1 client ended"_s.arg(at + 20));
    }
}

} // namespace

class TestPatternFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoLivesOnIsACounterExample_data();
    void whoLivesOnIsACounterExample();
    void whoseEvidenceEndsLivesOnNoLonger_data();
    void whoseEvidenceEndsLivesOnNoLonger();
    void whoseEvidenceEndsIsOpenNoLonger();
    void aTapeTellsTheSame();
    void aTapeTellsWhatWasForgotten();
    void aTapeTellsWhoLivedOn();
    void whatTheTapeLacksIsTold();
    void aTapeRevisesWhatComesLater();
    void aTapeGrowsWithWhatIsNews();
};

void TestPatternFeed::whoLivesOnIsACounterExample_data()
{
    QTest::addColumn<bool>("broken");
    QTest::addColumn<bool>("stands");
    QTest::newRow("by itself") << false << false;
    QTest::newRow("broken on purpose") << true << true;
}

void TestPatternFeed::whoLivesOnIsACounterExample()
{
    QFETCH(bool, broken);
    QFETCH(bool, stands);
    Player player;
    cutFive(player);
    QCOMPARE(player.findings().size(), 1);
    QCOMPARE(player.findings().first().kind, findings::FindingKind::IdleTimeout);
    const Stamp opened = 7000s;
    player.play(9, u"7000 client connected\n7000 client opened"_s);
    if (broken)
        player.breakOnPurpose(9, opened + 1s);
    for (int second = 5; second <= 60; second += 5)
        player.wait(opened + std::chrono::seconds(second));
    QCOMPARE(!player.findings().isEmpty(), stands);
}

/// Rows: when the evidence of one that had not ended was over, and whether it shows that 20 s of silence
/// are no end.
void TestPatternFeed::whoseEvidenceEndsLivesOnNoLonger_data()
{
    QTest::addColumn<Stamp>("over");
    QTest::addColumn<bool>("stands");
    QTest::newRow("before the timer could strike") << Stamp(7005s) << true;
    QTest::newRow("long after it would have") << Stamp(7040s) << false;
}

void TestPatternFeed::whoseEvidenceEndsLivesOnNoLonger()
{
    QFETCH(Stamp, over);
    QFETCH(bool, stands);
    Player player;
    cutFive(player);
    player.play(9, u"7000 client connected\n7000 client opened"_s);
    QCOMPARE(player.findings().size(), 1);
    player.endEvidence(9, over); // nobody has asked it before
    for (const Stamp later : {over, Stamp(over + 60s), Stamp(over + 600s)})
        player.wait(later);
    QCOMPARE(!player.findings().isEmpty(), stands);
}

/// Who is never heard of again must not be counted among those that are open for ever.
void TestPatternFeed::whoseEvidenceEndsIsOpenNoLonger()
{
    Player player;
    player.play(9, u"7000 client connected\n7000 client opened\n7001 client in 1"_s);
    player.endEvidence(9, 7005s);
    const auto ends = [&] {
        std::vector<findings::Ending> told;
        for (const findings::Chapter &chapter : player.tape()) {
            for (const findings::Told &each : chapter.told) {
                if (const auto *end = std::get_if<findings::Ending>(&each))
                    told.push_back(*end);
            }
        }
        return told;
    };
    player.wait(7060s);
    QVERIFY(ends().empty()); // the others of its crowd may be about to be counted
    player.wait(7070s);
    player.wait(7200s);
    QCOMPARE(ends().size(), 1u);
    QCOMPARE(ends().front().session, SessionId(9));
    QVERIFY(ends().front().faulted && ends().front().opened);
    QVERIFY(player.findings().isEmpty());
    LogReader reader;
    reader.read(player.tape(), player.observations());
    QVERIFY(reader.changes.revised.isEmpty());
}

void TestPatternFeed::aTapeTellsTheSame()
{
    Player player;
    cutFive(player);
    LogReader log;
    log.read(player.tape(), player.observations());
    QCOMPARE(log.found, player.findings());
    QCOMPARE(log.found.size(), 1);
    QCOMPARE(log.feed.findings(), player.findings()); // nothing was told twice
}

void TestPatternFeed::aTapeTellsWhatWasForgotten()
{
    Player player;
    cutFive(player);
    player.forget();
    player.play(9, u"7000 client connected\n7000 client opened"_s);
    QVERIFY(player.findings().isEmpty());
    LogReader log;
    log.read(player.tape(), player.observations());
    QVERIFY(log.feed.findings().isEmpty());
}

void TestPatternFeed::aTapeTellsWhoLivedOn()
{
    Player player;
    cutFive(player);
    player.play(9, u"7000 client connected\n7000 client opened"_s);
    for (int second = 5; second <= 60; second += 5)
        player.wait(7000s + std::chrono::seconds(second));
    QVERIFY(player.findings().isEmpty());
    LogReader log;
    log.read(player.tape(), player.observations());
    QVERIFY(log.found.isEmpty());
}

/// A writer that was killed had told more than it could write.
void TestPatternFeed::whatTheTapeLacksIsTold()
{
    Player player;
    cutFive(player);
    LogReader without, half;
    half.read({player.tape().begin(), player.tape().begin() + 2}, player.observations());
    without.read({}, player.observations());
    const findings::Finding then = player.findings().first();
    for (const LogReader *log : {&half, &without}) {
        QVERIFY(log->found.isEmpty());
        QCOMPARE(log->feed.findings().size(), 1);
        const findings::Finding now = log->feed.findings().first();
        QCOMPARE(now.kind, then.kind);
        QCOMPARE(now.sessions, then.sessions);
        QCOMPARE(now.low, then.low);
        QCOMPARE(now.high, then.high);
    }
}

void TestPatternFeed::aTapeRevisesWhatComesLater()
{
    Player player;
    player.play(1, u"10 client connected\n10 client request\n10 client opened\n"
                   "20 client close_in 1001\n20 client close_out 1001\n20 client fin\n20 client ended"_s);
    player.play(2, u"20.2 client connected\n20.2 client request\n20.2 client opened"_s);
    LogReader log;
    log.read(player.tape(), player.observations());
    QCOMPARE(log.changes.revised, QList{SessionId(1)});
    QCOMPARE(log.store.find(SessionId(1))->revision->because, SessionId(2));
}

/// A day of silence must not fill the log.
void TestPatternFeed::aTapeGrowsWithWhatIsNews()
{
    Player player;
    player.play(1, u"0 client connected\n0 client opened"_s);
    for (int second = 5; second <= 86'400; second += 5)
        player.wait(std::chrono::seconds(second));
    std::size_t told = 0;
    for (const findings::Chapter &chapter : player.tape())
        told += chapter.told.size();
    QVERIFY2(told > 10 && told < 120, qPrintable(QString::number(told)));
}

QTEST_GUILESS_MAIN(TestPatternFeed)
#include "tst_patternfeed.moc"

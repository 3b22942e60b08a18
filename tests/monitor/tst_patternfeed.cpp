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
    void wait(Stamp until)
    {
        monitor::Changes changes;
        m_feed.take(changes, until);
    }
    [[nodiscard]] QVector<patterns::Finding> findings() const { return m_feed.findings(); }

private:
    void apply(const Batch &batch)
    {
        monitor::Changes changes = m_store.apply(batch);
        m_feed.take(changes, batch.last().at);
    }

    monitor::SessionStore m_store{[](EndpointId) { return Role::Listener; }};
    monitor::PatternFeed m_feed{m_store};
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
    QCOMPARE(player.findings().first().kind, patterns::FindingKind::IdleTimeout);
    const Stamp opened = 7000s;
    player.play(9, u"7000 client connected\n7000 client opened"_s);
    if (broken)
        player.breakOnPurpose(9, opened + 1s);
    for (int second = 5; second <= 60; second += 5)
        player.wait(opened + std::chrono::seconds(second));
    QCOMPARE(!player.findings().isEmpty(), stands);
}

QTEST_GUILESS_MAIN(TestPatternFeed)
#include "tst_patternfeed.moc"

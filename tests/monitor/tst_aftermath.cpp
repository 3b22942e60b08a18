// A client and a listener in one monitor: lost, got back by hand and by policy, messages queued meanwhile.
#include "endpoint/clock.h"
#include "monitor/monitor.h"

#include <QtTest>

using namespace session;
using namespace std::chrono_literals;
using monitor::Monitor;
using recovery::Obstacle;

namespace {

/// Both endpoints, running, with one session open between them.
class Pair : public QObject
{
public:
    explicit Pair(EndpointSpec clientSpec = {})
    {
        connect(&monitor, &Monitor::changed, this, [this](const monitor::Changes &changes) {
            for (const auto &[lost, step] : changes.recoveries)
                steps.append(step);
            recovering += changes.recovering;
        });
        EndpointSpec spec;
        spec.role = Role::Listener;
        spec.listen = QUrl(u"ws://127.0.0.1:0/"_qs);
        spec.behaviour = Behaviour::Echo;
        spec.ping = 0ms;
        listener = monitor.add(spec);
        monitor.start(listener);
        QTRY_VERIFY(monitor.endpoints().first().url.port() > 0);
        clientSpec.role = Role::Client;
        clientSpec.target = monitor.endpoints().first().url;
        clientSpec.ping = 0ms;
        client = monitor.add(clientSpec);
        monitor.start(client);
        QTRY_VERIFY(newest(listener) && newest(client));
    }
    /// The newest open session of that endpoint.
    [[nodiscard]] std::optional<SessionId> newest(EndpointId endpoint) const
    {
        std::optional<SessionId> found;
        for (const SessionId id : monitor.sessions()) {
            const Facts &facts = monitor.session(id)->facts;
            if (facts.endpoint == endpoint && facts.isOpen())
                found = id;
        }
        return found;
    }
    /// The listener resets it; answers the client's lost session.
    SessionId cut()
    {
        const SessionId lost = *newest(client);
        monitor.perform({*newest(listener), AbortSession{true}});
        [&] { QTRY_VERIFY(monitor.session(lost)->verdict); }();
        return lost;
    }

    Monitor monitor;
    EndpointId listener{}, client{};
    QVector<RecoveryStep> steps;
    QVector<SessionId> recovering;
};

} // namespace

class TestAftermath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byHand();
    void messagesWait();
    void byPolicyUntilToldToStop();
    void obstacles();
    void strategiesRunCommands();
    void variablesAreSeenAndSet();
};

void TestAftermath::byHand()
{
    Pair pair;
    const SessionId peer = *pair.newest(pair.listener);
    const SessionId lost = pair.cut();
    QCOMPARE(pair.monitor.obstacle(lost), Obstacle::None);
    QVERIFY(!pair.monitor.pending(lost));
    pair.monitor.reconnect(lost);
    QVERIFY(pair.monitor.pending(lost));
    QTRY_VERIFY(pair.newest(pair.client));
    const Facts &next = pair.monitor.session(*pair.newest(pair.client))->facts;
    QCOMPARE(next.continues, (Continues{quint64(lost), u"dialled"_qs}));
    QCOMPARE(next.chain, quint64(lost));
    QTRY_COMPARE(pair.monitor.session(lost)->facts.recoveries.size(), 1);
    const RecoveryStep step = pair.monitor.session(lost)->facts.recoveries.first();
    QCOMPARE(step.by, RecoveryBy::User);
    QCOMPARE(step.outcome, RecoveryOutcome::Recovered);
    QCOMPARE(step.state, ResumedState::Unknown);
    QCOMPARE(step.newSession, quint64(next.id));
    QVERIFY(pair.recovering.contains(lost));
    QCOMPARE(pair.monitor.obstacle(lost), Obstacle::AlreadyRecovered);
    QVERIFY2(!pair.monitor.session(lost)->facts.client.exists, "recovery makes no leg");

    // The listener's side: we ended that session ourselves by hand, so nothing was lost and nothing
    // continues.
    QTRY_VERIFY(pair.newest(pair.listener));
    QVERIFY(pair.monitor.session(peer)->verdict);
}

void TestAftermath::messagesWait()
{
    Pair pair;
    const SessionId lost = pair.cut();
    for (const char *text : {"one", "two"})
        pair.monitor.perform({lost, SendMessage{true, text, 0}});
    pair.monitor.reconnect(lost);
    QCOMPARE(pair.monitor.pending(lost)->queuedMessages, 2);
    QTRY_VERIFY(pair.newest(pair.client));
    const SessionId next = *pair.newest(pair.client);
    QTRY_COMPARE(pair.monitor.session(next)->facts.server.in.messages, quint64(2)); // echoed
    // To the lost session by name: it goes to the one that took over.
    pair.monitor.perform({lost, SendMessage{true, "three", 0}});
    QTRY_COMPARE(pair.monitor.session(next)->facts.server.in.messages, quint64(3));
}

void TestAftermath::byPolicyUntilToldToStop()
{
    EndpointSpec spec;
    spec.reconnect = true;
    Pair pair(spec);
    const SessionId first = *pair.newest(pair.client);
    pair.monitor.stop(pair.listener); // Close 1001, then nobody listens
    QTRY_COMPARE(pair.steps.isEmpty(), false);
    QCOMPARE(pair.steps.first().outcome, RecoveryOutcome::Waiting);
    QVERIFY(pair.monitor.pending(first));
    pair.monitor.reconnect(first); // try now: refused
    QTRY_VERIFY(std::any_of(pair.steps.begin(), pair.steps.end(), [](const RecoveryStep &step) {
        return step.outcome == RecoveryOutcome::Failed && step.reason == u"connection_refused"_qs;
    }));
    QTRY_VERIFY(pair.monitor.pending(first));
    const auto failed = std::find_if(pair.steps.begin(), pair.steps.end(),
                                     [](const RecoveryStep &step) { return step.newSession.has_value(); });
    const auto attempt = SessionId(*failed->newSession);
    QVERIFY2(pair.monitor.pending(attempt), "a failed attempt speaks for the session it was to get back");
    pair.monitor.stopReconnecting(first);
    QVERIFY(!pair.monitor.pending(first));
    QCOMPARE(pair.steps.last().outcome, RecoveryOutcome::GaveUp);
    QCOMPARE(pair.steps.last().reason, u"asked"_qs);
}

void TestAftermath::obstacles()
{
    Pair pair;
    const SessionId mine = *pair.newest(pair.client), peer = *pair.newest(pair.listener);
    QCOMPARE(pair.monitor.obstacle(mine), Obstacle::StillOpen);
    const SessionId lost = pair.cut();
    QCOMPARE(pair.monitor.obstacle(peer), Obstacle::NotAClient);
    pair.monitor.stop(pair.client);
    QCOMPARE(pair.monitor.obstacle(lost), Obstacle::EndpointGone);
    QCOMPARE(pair.monitor.obstacle(SessionId(99)), Obstacle::EndpointGone);
}

void TestAftermath::strategiesRunCommands()
{
    QTemporaryDir folder;
    const QString out = folder.filePath(u"event"_qs);
    EndpointSpec spec;
    spec.strategies.lost.command = {u"/usr/bin/tee"_qs, out};
    spec.strategies.normal.command = {u"/bin/false"_qs};
    Pair pair(spec);
    const SessionId lost = pair.cut();
    QTRY_COMPARE(pair.monitor.session(lost)->facts.reactions.size(), 1);
    const Reaction reaction = pair.monitor.session(lost)->facts.reactions.first();
    QCOMPARE(reaction.error, QString());
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject event = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(event.value(u"event"_qs).toString(), u"disconnect"_qs);
    QCOMPARE(event.value(u"cause"_qs).toString(), u"tcp_reset"_qs);
}

void TestAftermath::variablesAreSeenAndSet()
{
    EndpointSpec spec;
    spec.captures = {{u"word"_qs, u"said (\\w+)"_qs}};
    spec.sendOnOpen = {u"said hello"_qs}; // and the listener echoes it
    Pair pair(spec);
    QTRY_COMPARE(pair.monitor.variables(pair.client).value(u"word"_qs), u"hello"_qs);
    pair.monitor.setVariable(pair.client, u"word"_qs, u"other"_qs);
    QCOMPARE(pair.monitor.variables(pair.client).value(u"word"_qs), u"other"_qs);
}

QTEST_GUILESS_MAIN(TestAftermath)
#include "tst_aftermath.moc"

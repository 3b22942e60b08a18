// A client and a listener in one monitor: lost, got back by hand and by policy, messages queued meanwhile.
#include "base/clock.h"
#include "monitor/monitor.h"

#include <QDir>
#include <QHostAddress>
#include <QTcpSocket>
#include <QtTest>

#include <set>

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
            for (const auto &[lost, step] : changes.recoveries) {
                steps.append(step);
                const bool isBack = step.outcome == RecoveryOutcome::Recovered;
                toldTwice += isBack && !back.insert(quint64(lost)).second ? 1 : 0;
                toldTwice += isBack && !taken.insert(*step.newSession).second ? 1 : 0;
            }
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
    std::set<quint64> back, taken; ///< what was lost and got back, and what took over
    int toldTwice = 0;
};

/// A client of a listener that asks for the upgrade and says its first message in one breath.
std::unique_ptr<QTcpSocket> speakingClient(int port, const QByteArray &text)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, quint16(port));
    QByteArray bytes =
        "GET /chat?id=token HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    socket->write(bytes + "\x81" + char(0x80 | text.size()) + QByteArray(4, '\0') + text);
    return socket;
}

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
    void twoThousandReconnectsLeaveNothing();
    void aReturnIsToldOnce();
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
    QVERIFY2(!pair.monitor.session(lost)->facts.client().exists, "recovery makes no leg");

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
    QTRY_COMPARE(pair.monitor.session(next)->facts.server().in.messages, quint64(2)); // echoed
    // To the lost session by name: it goes to the one that took over.
    pair.monitor.perform({lost, SendMessage{true, "three", 0}});
    QTRY_COMPARE(pair.monitor.session(next)->facts.server().in.messages, quint64(3));
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

/// 50 clients, each reset and dialled again 40 times: sockets and what is known of each step go.
void TestAftermath::twoThousandReconnectsLeaveNothing()
{
    constexpr int clients = 50, each = 40;
    const auto descriptors = [] {
        return QDir(u"/proc/self/fd"_qs)
            .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
            .size();
    };
    Pair pair;
    EndpointSpec spec = *pair.monitor.spec(pair.client);
    for (int i = 1; i < clients; ++i)
        pair.monitor.start(pair.monitor.add(spec));
    QTRY_COMPARE(pair.monitor.counts().live, quint64(2 * clients));
    const qsizetype before = descriptors();
    QMap<EndpointId, int> again;
    const auto cut = [&](SessionId id) { pair.monitor.perform({id, AbortSession{true}}); };
    connect(&pair.monitor, &Monitor::changed, &pair.monitor, [&](const monitor::Changes &changes) {
        for (const SessionId id : changes.opened) {
            const EndpointId endpoint = pair.monitor.session(id)->facts.endpoint;
            if (endpoint != pair.listener && again[endpoint] < each)
                cut(id);
        }
        for (const SessionId id : changes.concluded) {
            const EndpointId endpoint = pair.monitor.session(id)->facts.endpoint;
            if (endpoint != pair.listener)
                ++again[endpoint], pair.monitor.reconnect(id);
        }
    });
    for (const SessionId id : pair.monitor.sessions()) {
        if (pair.monitor.session(id)->facts.endpoint != pair.listener)
            cut(id);
    }
    // The listener sees its clients return, too, and links one where there is no other that it could be.
    const auto recovered = [&] {
        return std::count_if(pair.steps.begin(), pair.steps.end(), [](const RecoveryStep &step) {
            return step.outcome == RecoveryOutcome::Recovered && step.by == RecoveryBy::User;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(recovered(), clients * each, 30'000);
    QTRY_COMPARE(pair.monitor.counts().live, quint64(2 * clients));
    QTRY_COMPARE(descriptors(), before);
    QCOMPARE(pair.toldTwice, 0);
    for (const SessionId id : pair.monitor.sessions())
        QVERIFY(!pair.monitor.pending(id));
}

/// By its address and by what it says itself: it is the same return.
void TestAftermath::aReturnIsToldOnce()
{
    Monitor monitor;
    QVector<RecoveryStep> steps;
    connect(&monitor, &Monitor::changed, this, [&](const monitor::Changes &changes) {
        for (const auto &[lost, step] : changes.recoveries)
            steps.append(step);
    });
    EndpointSpec spec;
    spec.role = Role::Listener;
    spec.listen = QUrl(u"ws://127.0.0.1:0/"_qs);
    spec.behaviour = Behaviour::Echo; // so that the server, too, says that it goes on
    spec.ping = 0ms;
    monitor.start(monitor.add(spec));
    QTRY_VERIFY(monitor.endpoints().first().url.port() > 0);
    const int port = monitor.endpoints().first().url.port();
    auto first = speakingClient(port, "{\"protocol\":\"json\",\"version\":1}\x1e");
    const auto has = [&monitor](qsizetype count) {
        return monitor.sessions().size() == count && monitor.session(monitor.sessions().last())->facts.app;
    };
    QTRY_VERIFY(has(1));
    first->abort();
    QTRY_VERIFY(monitor.session(monitor.sessions().first())->verdict);
    const auto second = speakingClient(port, "{\"type\":9,\"sequenceId\":1}\x1e");
    QTRY_VERIFY(has(2));
    QTRY_COMPARE(steps.size(), 1);
    const auto third = speakingClient(port, "{\"protocol\":\"json\",\"version\":1}\x1e");
    QTRY_VERIFY(has(3)); // whatever was to be told before was told
    QCOMPARE(steps.size(), 1);
}

QTEST_GUILESS_MAIN(TestAftermath)
#include "tst_aftermath.moc"

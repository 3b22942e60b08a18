// A relay connection up to the 101, without sockets: bytes and failures in; what passes, what we answer
// ourselves and what is observed out.
#include "endpoint/relay/opening.h"
#include "relayparts.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace rig;
using endpoint::RelayOpening;

namespace {

const QByteArray plain = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

struct Rig final : Parts, RelayOpening::Dialler
{
    explicit Rig(const session::EndpointSpec &given = relaySpec()) : Parts(given)
    {
        client = &connectLeg(Leg::Client);
    }
    static session::EndpointSpec relaySpec()
    {
        session::EndpointSpec made;
        made.role = session::Role::Relay;
        made.target = QUrl(u"ws://server.example:81/"_s);
        return made;
    }

    void dial() override { said += u"dial"_s; }
    void stopDialling() override { said += u"stop"_s; }
    void connected()
    {
        parts.legs.awaitServer(false);
        server = &connectLeg(Leg::Server);
        parts.legs.pump(Leg::Server);
    }
    /// The first line of what the client got.
    QString answer() { return QString::fromUtf8(client->written.left(client->written.indexOf('\r'))); }

    QStringList said;
    RelayOpening opening{parts, *this};
};

} // namespace

class TestRelayOpening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainRequestsPassUnobserved();
    void anUpgradeOpensTheSession();
    void anAnswerInDoubtOpensItLater();
    void anAnswerInDoubtIsHeard();
    void anotherUpgradeIsNoWebSocket();
    void aRejectionFailsTheAttempt();
    void aRejectionIsToldWithItsBody();
    void theServerIsNotReached();
    void thisMachineHasNoSocket();
    void noHttpIsAnswered();
    void afterAStrayAnswerNoRequestPasses();
    void tooManyConnections();
    void tooManyRequests();
    void refusedOnPurpose();
    void anAnswerIsNotPutIntoAnother();
    void whatTookTooLong();
};

void TestRelayOpening::plainRequestsPassUnobserved()
{
    Rig rig;
    rig.opening.fromClient(plain);
    QCOMPARE(rig.said, QStringList{u"dial"_s});
    rig.connected();
    QCOMPARE(rig.server->written, plain);
    QVERIFY(!rig.opening.fromServer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    QVERIFY(rig.client->written.endsWith("ok"));
    QCOMPARE(rig.observed(), QString());
}

void TestRelayOpening::anUpgradeOpensTheSession()
{
    Rig rig;
    rig.opening.fromClient(upgradeRequest + "early");
    rig.connected();
    QCOMPARE(rig.server->written, upgradeRequest);
    const auto upgrade = rig.opening.fromServer(switching + "late");
    QVERIFY(upgrade);
    QCOMPARE(upgrade->fromServer.toByteArray(), "late"_qba);
    QCOMPARE(upgrade->fromClient, "early"_qba);
    QCOMPARE(rig.client->written, switching + "late");
    QVERIFY(rig.parts.observer.isOpen());
    QCOMPARE(rig.observed(),
             u"client connected, client request, server dialing, server response, server opened"_s);
    QCOMPARE(rig.deadlinesLeft(), 0);
}

void TestRelayOpening::anAnswerInDoubtOpensItLater()
{
    Rig rig;
    QByteArray asking = upgradeRequest;
    asking.insert(asking.size() - 2, "Sec-WebSocket-Protocol: chat\r\n");
    rig.opening.fromClient(asking);
    rig.connected();
    QVERIFY(rig.opening.fromServer(switching));
    QVERIFY(!rig.observed().contains(u"opened"_s));
    QCOMPARE(rig.deadlinesLeft(), 1);
    rig.parts.observer.accept();
    QCOMPARE(rig.observed(), u"server opened"_s);
}

/// What the application says is understood all the same.
void TestRelayOpening::anAnswerInDoubtIsHeard()
{
    Rig rig;
    QByteArray asking = upgradeRequest, answer = switching;
    asking.insert(asking.size() - 2, "Sec-WebSocket-Protocol: graphql-transport-ws\r\n");
    answer.insert(answer.size() - 2, "Sec-WebSocket-Protocol: GraphQL-Transport-WS\r\n");
    rig.opening.fromClient(asking);
    rig.connected();
    QVERIFY(rig.opening.fromServer(answer));
    QVERIFY(!rig.observed().contains(u"opened"_s));
    rig.parts.observer.accept();
    QCOMPARE(rig.observed(), u"server opened, server app_hello"_s);
}

void TestRelayOpening::anotherUpgradeIsNoWebSocket()
{
    Rig rig;
    rig.opening.fromClient(
        "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n");
    rig.connected();
    const auto upgrade = rig.opening.fromServer("HTTP/1.1 101 Other\r\nUpgrade: other\r\n\r\n!");
    QVERIFY(upgrade);
    QCOMPARE(upgrade->fromServer.toByteArray(), "!"_qba);
    QVERIFY(!rig.parts.observer.isSession());
}

void TestRelayOpening::aRejectionFailsTheAttempt()
{
    Rig rig;
    rig.opening.fromClient(upgradeRequest);
    rig.connected();
    QVERIFY(!rig.opening.fromServer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
    QVERIFY(rig.observed().endsWith(u"server response, server open_failed http_rejected 404"_s));
    // The client tries again on the same connection.
    rig.opening.fromClient(upgradeRequest);
    QCOMPARE(rig.observed(), u"client ended, client connected, server connected, client request"_s);
    QVERIFY(rig.opening.fromServer(switching));
}

void TestRelayOpening::aRejectionIsToldWithItsBody()
{
    const QByteArray head = "HTTP/1.1 400 Bad Request\r\nContent-Length: 41\r\n\r\n";
    Rig rig;
    rig.opening.fromClient(upgradeRequest);
    rig.connected();
    QVERIFY(!rig.opening.fromServer(head));
    QVERIFY(rig.observed().endsWith(u"server response"_s));
    QCOMPARE(rig.deadlinesLeft(), 1); // for the rest of it
    QVERIFY(!rig.opening.fromServer("{\"code\":1,\"message\":\"Ses"));
    QCOMPARE(rig.observed(), QString());
    QVERIFY(!rig.opening.fromServer("sion ID unknown\"}"));
    QCOMPARE(rig.observed(), u"server open_failed http_rejected unknown_session"_s);
    Rig silent;
    silent.opening.fromClient(upgradeRequest);
    silent.connected();
    QVERIFY(!silent.opening.fromServer(head));
    (void)silent.observed();
    silent.opening.cutRefusal();
    QCOMPARE(silent.observed(), u"server open_failed http_rejected 400"_s);
}

void TestRelayOpening::theServerIsNotReached()
{
    Rig rig;
    rig.opening.fromClient(upgradeRequest);
    endpoint::DialResult result;
    result.failure = {session::Phase::Tcp, u"connection_refused"_s, {}, u"Connection refused"_s};
    rig.parts.legs.awaitServer(false);
    rig.opening.dialFailed(result);
    QCOMPARE(rig.answer(), u"HTTP/1.1 502 Bad Gateway"_s);
    QVERIFY(rig.parts.endings.isRefused());
    QVERIFY(rig.observed().endsWith(u"server open_failed connection_refused, client performed answer 502"_s));
    QCOMPARE(rig.client->take(), u"fin"_s);
    rig.opening.fromClient(plain); // not looked at any more
    QCOMPARE(rig.said, QStringList({u"dial"_s, u"stop"_s}));
}

void TestRelayOpening::thisMachineHasNoSocket()
{
    Rig rig;
    rig.opening.fromClient(upgradeRequest);
    endpoint::DialResult result;
    result.error = EMFILE;
    result.failure.text = u"Too many open files"_s;
    rig.opening.dialFailed(result);
    QVERIFY(rig.answer().startsWith(u"HTTP/1.1 502"_s));
    QVERIFY(rig.observed().contains(u"server tool_end refuse no_socket"_s));
}

void TestRelayOpening::noHttpIsAnswered()
{
    Rig rig;
    rig.opening.fromClient("\x16\x03\x01 this is no request\r\n\r\n");
    QCOMPARE(rig.answer(), u"HTTP/1.1 400 Bad Request"_s);
    QVERIFY(rig.observed().startsWith(u"client connected, client request, client tool_end refuse"_s));
    QVERIFY(!rig.said.contains(u"dial"_s));
}

/// The relay lends its Origin: what it cannot judge any more must not reach the server.
void TestRelayOpening::afterAStrayAnswerNoRequestPasses()
{
    Rig rig;
    rig.opening.fromClient(upgradeRequest);
    rig.connected();
    (void)rig.observed();
    const QByteArray passed = rig.server->written;
    QVERIFY(!rig.opening.fromServer("220 mail.example ESMTP\r\n"));
    QVERIFY(rig.observed().contains(u"open_failed bad_handshake malformed"_s));
    rig.opening.fromClient("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n");
    QVERIFY(rig.parts.endings.isRefused());
    QCOMPARE(rig.client->written, "220 mail.example ESMTP\r\n"_qba); // nothing of ours is put into it
    QCOMPARE(rig.client->take(), u"fin"_s);
    QCOMPARE(rig.server->written, passed);
    QCOMPARE(rig.server->take(), u"close"_s);
}

void TestRelayOpening::tooManyConnections()
{
    Rig rig;
    rig.core.connections = rig.spec.limits.sessions + 1;
    rig.opening.fromClient(upgradeRequest);
    QCOMPARE(rig.answer(), u"HTTP/1.1 503 Service Unavailable"_s);
    QVERIFY(rig.observed().contains(u"client tool_end refuse too_many_sessions"_s));
    QVERIFY(!rig.said.contains(u"dial"_s));
}

void TestRelayOpening::tooManyRequests()
{
    session::EndpointSpec spec = Rig::relaySpec();
    spec.limits.requests = 2;
    Rig rig(spec);
    rig.opening.fromClient(plain + plain);
    QCOMPARE(rig.answer(), QString());
    rig.opening.fromClient(plain);
    QCOMPARE(rig.answer(), u"HTTP/1.1 429 Too Many Requests"_s);
}

void TestRelayOpening::refusedOnPurpose()
{
    Rig rig;
    rig.core.faults = endpoint::readFaults({u"upgrade:503*1"_s});
    QVERIFY2(rig.core.faults.error.isEmpty(), qPrintable(rig.core.faults.error));
    rig.opening.fromClient(upgradeRequest);
    QVERIFY(rig.answer().startsWith(u"HTTP/1.1 503"_s));
    QVERIFY(rig.observed().contains(u"client tool_end refuse upgrade"_s));
}

void TestRelayOpening::anAnswerIsNotPutIntoAnother()
{
    Rig rig;
    rig.opening.fromClient(plain);
    rig.connected();
    QVERIFY(!rig.opening.fromServer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"));
    const QByteArray before = rig.client->written;
    rig.opening.serverFailed({session::Phase::Tls, u"tls_failure"_s, {}, {}}, Source::Wire);
    QCOMPARE(rig.client->written, before);
    QCOMPARE(rig.client->take(), u"fin"_s);
}

void TestRelayOpening::whatTookTooLong()
{
    Rig nothing;
    nothing.opening.handshakeDue();
    QVERIFY(nothing.over); // browsers open connections in advance
    QCOMPARE(nothing.observed(), QString());

    Rig half;
    half.opening.fromClient("GET / HT");
    half.opening.handshakeDue();
    QCOMPARE(half.answer(), u"HTTP/1.1 408 Request Timeout"_s);
    QVERIFY(half.observed().contains(u"client silence request"_s));

    Rig asked;
    asked.opening.fromClient(plain);
    asked.opening.handshakeDue();
    QCOMPARE(asked.answer(), QString()); // an answer may take as long as it likes

    Rig upgrading;
    upgrading.opening.fromClient(upgradeRequest);
    upgrading.connected();
    upgrading.opening.handshakeDue();
    QCOMPARE(upgrading.answer(), u"HTTP/1.1 502 Bad Gateway"_s);
    QVERIFY(upgrading.observed().contains(u"server silence response"_s));
}

QTEST_GUILESS_MAIN(TestRelayOpening)
#include "tst_relay_opening.moc"

// Goodbyes, heartbeats and refusals of the dialects, one transcript an ending, and what is left when their
// evidence is taken away.
#include "talk.h"

#include <QtTest>

using namespace dialect;
using namespace Qt::StringLiterals;

namespace {

Opening opening(const QByteArray &subprotocol = {}, const QByteArray &target = "/")
{
    Opening opening;
    opening.target = target;
    opening.subprotocol = subprotocol;
    opening.offered = subprotocol;
    opening.key = "key";
    return opening;
}

QByteArray record(const char *json)
{
    return QByteArray(json) + '\x1e';
}

/// A STOMP frame: the lines, a blank one, NUL.
QByteArray stomp(const QByteArray &lines)
{
    return lines + "\n\n" + QByteArray(1, '\0');
}

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

const QByteArray signalrHandshake = record("{\"protocol\":\"json\",\"version\":1}");

} // namespace

Q_DECLARE_METATYPE(Talk *)

class TestProtocols : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // SignalR
    void signalrCloses_data();
    void signalrCloses();
    void signalrMessagePack_data() { dresses(); }
    void signalrMessagePack();
    void signalrServerFrozen();
    void signalrRefusesTheHandshake();
    // MQTT
    void mqttSaysGoodbye_data() { dresses(); }
    void mqttSaysGoodbye();
    void mqttFieldByField();
    void mqttReasons_data();
    void mqttReasons();
    void mqttClientSilent();
    void mqttServerFrozen();
    void mqttRefused();
    void mqttLongMessagesAreSkipped();
    void mqttTextIsNoMqtt();
    // STOMP
    void stompSaysGoodbye_data() { dresses(); }
    void stompSaysGoodbye();
    void stompHeartbeats();
    void stompErrors();
    void stompBodiesAreSkipped();
    // GraphQL
    void graphqlPingUnanswered();
    void graphqlOld();
    // Phoenix, Action Cable, SockJS, Pusher, Centrifuge, NATS
    void phoenixHeartbeat();
    void actionCable_data();
    void actionCable();
    void actionCableServerFrozen();
    void goodbyesWithoutEndAreReadNoMore();
    void heartbeatsAreToldUpToABound();
    void inflatingHasABudget();
    void sockJs_data() { dresses(); }
    void sockJs();
    void sockJsHoldsStomp();
    void pusher();
    void centrifuge();
    void nats_data() { dresses(); }
    void nats();
    void claimsOfSilenceAreWeighed_data();
    void claimsOfSilenceAreWeighed();
    void aBareComplaintIsNoCause();
};

void TestProtocols::signalrCloses_data()
{
    QTest::addColumn<QByteArray>("close");
    QTest::addColumn<QString>("said");
    QTest::newRow("aborted") << record("{\"type\":7}") << u"normal app_close server proven"_s;
    QTest::newRow("error") << record("{\"type\":7,\"error\":\"boom\"}")
                           << u"lost internal_error server proven"_s;
    QTest::newRow("come back") << record("{\"type\":7,\"allowReconnect\":true}")
                               << u"lost server_going_away server proven"_s;
    QTest::newRow("none") << record("{\"type\":6}") << u"lost server_going_away server suggested"_s;
    QTest::newRow("in an invocation")
        << record("{\"type\":1,\"target\":\"x\",\"arguments\":[\"{\\\"type\\\":7}\",{\"type\":7}]}")
        << u"lost server_going_away server suggested"_s;
    QTest::newRow("behind a ping") << record("{\"type\":6}") + record("{\"type\":7,\"error\":\"boom\"}")
                                   << u"lost internal_error server proven"_s;
}

void TestProtocols::signalrCloses()
{
    QFETCH(QByteArray, close);
    Talk talk(opening());
    talk.client(0.1, signalrHandshake)
        .server(0.2, record("{}"))
        .server(3, close)
        .close(Leg::Server, 3.01, 1000);
    QCOMPARE(talk.protocol(), u"signalr"_s);
    QTEST(talk.said(), "said");
}

void TestProtocols::signalrMessagePack()
{
    QFETCH(Dress, dress);
    Talk talk(opening(), dress);
    talk.client(0.1, record("{\"protocol\":\"messagepack\",\"version\":1}"), false)
        .server(0.2, record("{}"), false);
    talk.server(1, hex("029106"), false).client(2, hex("0392 07 c0"), false).close(Leg::Client, 2.1);
    QCOMPARE(talk.facts.app->hello.version, u"MessagePack"_s);
    QCOMPARE(talk.said(), u"normal app_close client proven"_s);
    Talk error(opening(), dress);
    error.client(0.1, record("{\"protocol\":\"messagepack\",\"version\":1}"), false)
        .server(0.2, record("{}"), false);
    error.server(2, hex("08") + hex("9307a4") + "boom" + hex("c3"), false);
    error.close(Leg::Server, 2.1, 1000);
    QCOMPARE(error.said(), u"lost internal_error server proven"_s);
    QCOMPARE(error.facts.app->goodbye->retry, std::optional(true));
}

void TestProtocols::signalrServerFrozen()
{
    Talk talk(opening());
    talk.client(0.1, signalrHandshake).server(0.2, record("{}"));
    for (double at : {15.0, 30.0, 45.0})
        talk.server(at, record("{\"type\":6}")).client(at + 0.1, record("{\"type\":6}"));
    talk.client(60, record("{\"type\":6}")).close(Leg::Client, 75.1);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout client strong"_s);
    QCOMPARE(talk.verdict().heartbeat->silent, std::optional(Leg::Server));
    Talk other(opening());
    other.client(0.1, signalrHandshake).server(0.2, record("{}")).server(15, record("{\"type\":6}"));
    other.close(Leg::Client, 20);
    QCOMPARE(other.said(), u"normal no_status_close client proven"_s);
}

void TestProtocols::signalrRefusesTheHandshake()
{
    Talk talk(opening());
    talk.client(0.1, signalrHandshake)
        .server(0.2, record("{\"error\":\"The protocol 'json' is not supported.\"}"));
    talk.close(Leg::Server, 0.3, 1000);
    QCOMPARE(talk.said(), u"lost protocol_error server proven"_s);
    QCOMPARE(talk.facts.app->goodbye->retry, std::optional(false));
}

namespace {

/// CONNECT of MQTT 3.1.1 (level 4) or 5 with that keep-alive and client id "abcd".
QByteArray connectPacket(int level, int keepAlive)
{
    const QByteArray body = QByteArray("\0\4MQTT", 6) + char(level) + '\2' + char(keepAlive >> 8) +
                            char(keepAlive & 0xff) + (level == 5 ? QByteArray(1, '\0') : QByteArray()) +
                            QByteArray("\0\4abcd", 6);
    return QByteArray("\x10") + char(body.size()) + body;
}

QByteArray accepted(int level)
{
    return level == 5 ? hex("2003000000") : hex("20020000");
}

Talk mqttTalk(int level = 4, int keepAlive = 60, Dress dress = Dress::Plain)
{
    Talk talk(opening("mqtt"), dress);
    talk.client(0.1, connectPacket(level, keepAlive), false).server(0.2, accepted(level), false);
    return talk;
}

} // namespace

void TestProtocols::mqttSaysGoodbye()
{
    QFETCH(Dress, dress);
    Talk talk = mqttTalk(4, 60, dress);
    talk.server(1, hex("3005000161") + "hi", false).client(5, hex("e000"), false).fin(Leg::Server, 5.01);
    QCOMPARE(talk.protocol(), u"mqtt"_s);
    QCOMPARE(talk.facts.app->hello.version, u"3.1.1"_s);
    QCOMPARE(talk.said(), u"normal app_close client proven"_s);
    Talk without = mqttTalk(4, 60, dress);
    without.fin(Leg::Server, 5.01);
    QCOMPARE(without.said(), u"lost eof_without_close server proven"_s);
}

void TestProtocols::mqttFieldByField()
{
    Talk talk(opening("mqtt"));
    const QByteArray connect = connectPacket(4, 60);
    for (char each : connect)
        talk.client(0.1, QByteArray(1, each), false);
    talk.server(0.2, accepted(4), false).client(5, hex("e0"), false).client(5, hex("00"), false);
    talk.fin(Leg::Server, 5.01);
    QCOMPARE(talk.said(), u"normal app_close client proven"_s);
}

void TestProtocols::mqttReasons_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QString>("said");
    QTest::newRow("taken over") << hex("e0018e") << u"normal replaced server proven"_s;
    QTest::newRow("shutting down") << hex("e0018b") << u"lost server_going_away server proven"_s;
    QTest::newRow("keep alive, long before its time")
        << hex("e0018d") << u"lost heartbeat_timeout server suggested"_s;
    QTest::newRow("malformed") << hex("e00182") << u"lost protocol_error server proven"_s;
    QTest::newRow("busy") << hex("e00189") << u"lost try_again_later server proven"_s;
    QTest::newRow("too large") << hex("e00195") << u"lost message_too_big server proven"_s;
    QTest::newRow("not authorised") << hex("e00187") << u"lost policy_violation server proven"_s;
    QTest::newRow("administrative") << hex("e00198") << u"normal app_close server proven"_s;
}

void TestProtocols::mqttReasons()
{
    QFETCH(QByteArray, packet);
    Talk talk = mqttTalk(5);
    talk.server(5, packet, false).fin(Leg::Server, 5.01);
    QTEST(talk.said(), "said");
}

void TestProtocols::mqttClientSilent()
{
    Talk talk = mqttTalk(4, 1);
    talk.fin(Leg::Server, 4.9);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout server strong"_s);
    QCOMPARE(talk.verdict().heartbeat->silent, std::optional(Leg::Client));
    Talk busy = mqttTalk(4, 10);
    busy.client(20, hex("c000"), false).server(20.1, hex("d000"), false).fin(Leg::Server, 21);
    QCOMPARE(busy.said(), u"lost eof_without_close server proven"_s);
    Talk rabbit = mqttTalk(4, 2);
    rabbit.close(Leg::Server, 6.1, 1000, u"MQTT died"_s);
    QCOMPARE(rabbit.said(), u"lost heartbeat_timeout server strong"_s);
}

void TestProtocols::mqttServerFrozen()
{
    Talk talk = mqttTalk(4, 1);
    talk.client(1.1, hex("c000"), false).server(1.11, hex("d000"), false).client(2.1, hex("c000"), false);
    talk.fin(Leg::Client, 2.62);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout client strong"_s);
}

void TestProtocols::mqttRefused()
{
    Talk talk(opening("mqtt"));
    talk.client(0.1, connectPacket(4, 60), false).server(0.2, hex("20020005"), false).fin(Leg::Server, 0.21);
    QCOMPARE(talk.said(), u"lost policy_violation server proven"_s);
    QCOMPARE(talk.goodbye(), u"CONNACK"_s);
}

void TestProtocols::mqttLongMessagesAreSkipped()
{
    Talk talk = mqttTalk();
    QByteArray publish = hex("30") + hex("a08d06") + hex("000161"); // 100000 bytes
    publish += QByteArray(100000 - 3, '\xe0');
    talk.client(1, publish, false).client(5, hex("e000"), false).fin(Leg::Server, 5.01);
    QCOMPARE(talk.said(), u"normal app_close client proven"_s);
}

void TestProtocols::mqttTextIsNoMqtt()
{
    Talk talk = mqttTalk();
    talk.client(1, "e000").close(Leg::Server, 4, 1000);
    QCOMPARE(talk.facts.app->unread, u"not_understood"_s);
    QCOMPARE(talk.said(), u"normal normal_closure server proven"_s);
    Talk atOnce = mqttTalk(); // which the specification asks for
    atOnce.client(1, "e000").close(Leg::Server, 1.1, 1000);
    QCOMPARE(atOnce.said(), u"lost protocol_error server strong"_s);
    Talk cut = mqttTalk();
    cut.client(1, hex("0000"), false).fin(Leg::Server, 1.1);
    QCOMPARE(cut.said(), u"lost protocol_error server strong"_s);
    Talk later = mqttTalk();
    later.client(1, hex("0000"), false).fin(Leg::Server, 1.6);
    QCOMPARE(later.said(), u"lost eof_without_close server proven"_s);
}

void TestProtocols::stompSaysGoodbye()
{
    QFETCH(Dress, dress);
    Talk talk(opening(), dress);
    talk.client(0.1, stomp("CONNECT\naccept-version:1.2\nheart-beat:10000,10000"));
    talk.server(0.2, stomp("CONNECTED\nversion:1.2\nheart-beat:10000,10000"))
        .client(5, stomp("DISCONNECT\nreceipt:1"));
    talk.server(5.01, stomp("RECEIPT\nreceipt-id:1")).close(Leg::Server, 5.02, 1000, u"STOMP died"_s);
    QCOMPARE(talk.protocol(), u"stomp"_s);
    QCOMPARE(talk.said(), u"normal app_close client proven"_s);
}

void TestProtocols::stompHeartbeats()
{
    const auto begun = [] {
        Talk talk(opening("v12.stomp"));
        talk.client(0.1, stomp("CONNECT\naccept-version:1.2\nheart-beat:1000,1000"));
        talk.server(0.2, stomp("CONNECTED\nversion:1.2\nheart-beat:1000,1000"));
        talk.client(1, "\n").server(1.1, "\n");
        return talk;
    };
    Talk client = begun();
    client.server(2, "\n").server(3, "\n").close(Leg::Server, 4, 1000, u"STOMP died"_s);
    QCOMPARE(client.said(), u"lost heartbeat_timeout server strong"_s);
    Talk server = begun();
    server.client(2, "\n").client(3, "\n").close(Leg::Client, 3.5);
    QCOMPARE(server.said(), u"lost heartbeat_timeout client strong"_s);
    Talk neither = begun();
    neither.client(2, "\n").server(2, "\n").close(Leg::Client, 2.5);
    QCOMPARE(neither.said(), u"normal no_status_close client proven"_s);
}

void TestProtocols::stompErrors()
{
    Talk talk(opening("v12.stomp"));
    talk.client(0.1, stomp("CONNECT\naccept-version:1.2")).server(0.2, stomp("ERROR\nmessage:Bad CONNECT"));
    talk.close(Leg::Server, 0.3, 1000);
    QCOMPARE(talk.said(), u"lost protocol_error server proven"_s);
    Talk refused(opening("v12.stomp"));
    refused.client(0.1, stomp("CONNECT\naccept-version:1.2"))
        .server(0.2, stomp("ERROR\nmessage:Access refused"));
    refused.close(Leg::Server, 0.3, 1000);
    QCOMPARE(refused.said(), u"lost policy_violation server proven"_s);
}

void TestProtocols::stompBodiesAreSkipped()
{
    Talk talk(opening("v12.stomp"));
    talk.client(0.1, stomp("CONNECT\naccept-version:1.2")).server(0.2, stomp("CONNECTED\nversion:1.2"));
    // A body that looks like a frame, with its length and without, and one that goes on in the next message.
    const QByteArray lure = "\nERROR\nmessage:no\n\n";
    talk.server(1, "MESSAGE\ncontent-length:" + QByteArray::number(lure.size()) + "\n\n" + lure +
                       QByteArray(1, '\0'));
    talk.server(2, "MESSAGE\ndestination:/a\n\n" + lure + QByteArray(1, '\0'));
    talk.server(3, "MESSAGE\ncontent-length:29\n\nfirst part").server(4, lure + QByteArray(1, '\0') + "\n");
    talk.close(Leg::Client, 5);
    QCOMPARE(talk.goodbye(), QString());
    QCOMPARE(talk.said(), u"normal no_status_close client proven"_s);
}

void TestProtocols::graphqlPingUnanswered()
{
    Talk talk(opening("graphql-transport-ws"));
    talk.client(0.1, "{\"type\":\"connection_init\"}").server(0.2, "{\"type\":\"connection_ack\"}");
    talk.client(1, "{\"type\":\"ping\"}")
        .server(1.01, "{\"type\":\"pong\"}")
        .client(2, "{\"type\":\"ping\"}");
    talk.close(Leg::Client, 3.2, 4499, u"Terminated"_s);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout client strong"_s);
    Talk answered(opening("graphql-transport-ws"));
    answered.client(0.1, "{\"type\":\"connection_init\"}").server(0.2, "{\"type\":\"connection_ack\"}");
    answered.client(2, "{\"type\":\"ping\"}")
        .server(2.01, "{\"type\":\"pong\"}")
        .close(Leg::Client, 3.2, 1000);
    QCOMPARE(answered.said(), u"normal normal_closure client proven"_s);
}

void TestProtocols::graphqlOld()
{
    Talk talk(opening("graphql-ws"));
    talk.client(0.1, "{\"type\":\"connection_init\",\"payload\":{}}")
        .server(0.2, "{\"type\":\"connection_ack\"}");
    talk.client(4, "{\"type\":\"connection_terminate\"}").close(Leg::Client, 4.01);
    QCOMPARE(talk.said(), u"normal app_close client proven"_s);
    Talk refused(opening("graphql-ws"));
    refused.client(0.1, "{\"type\":\"connection_init\",\"payload\":{}}");
    refused.server(0.2, "{\"type\":\"connection_error\",\"payload\":{\"message\":\"no token\"}}")
        .close(Leg::Server, 0.21, 1011);
    QCOMPARE(refused.said(), u"lost policy_violation server proven"_s);
    QCOMPARE(refused.facts.app->goodbye->text, u"no token"_s);
    Talk frozen(opening("graphql-ws"));
    frozen.client(0.1, "{\"type\":\"connection_init\",\"payload\":{}}")
        .server(0.2, "{\"type\":\"connection_ack\"}");
    for (double at : {0.3, 1.3, 2.3})
        frozen.server(at, "{\"type\":\"ka\"}");
    frozen.close(Leg::Client, 4.4);
    QCOMPARE(frozen.said(), u"lost heartbeat_timeout client strong"_s);
}

void TestProtocols::phoenixHeartbeat()
{
    const QByteArray beat = "[null,\"1\",\"phoenix\",\"heartbeat\",{}]";
    const QByteArray reply = "[null,\"1\",\"phoenix\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]";
    Talk talk(opening({}, "/socket/websocket?vsn=2.0.0"));
    talk.client(30, beat)
        .server(30.1, reply)
        .client(60, beat)
        .close(Leg::Client, 90.01, 1000, u"heartbeat timeout"_s);
    QCOMPARE(talk.protocol(), u"phoenix"_s);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout client strong"_s);
    Talk silent(opening({}, "/socket/websocket?vsn=2.0.0"));
    silent.client(30, beat).server(30.1, reply).close(Leg::Server, 92, 1000);
    QCOMPARE(silent.said(), u"lost heartbeat_timeout server strong"_s);
    Talk plain(opening({}, "/socket/websocket?vsn=2.0.0")); // it has no goodbye, so none is missed
    plain.client(30, beat).server(30.1, reply).close(Leg::Server, 40, 1000);
    QCOMPARE(plain.said(), u"normal normal_closure server proven"_s);
}

void TestProtocols::actionCable_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("said");
    QTest::newRow("restart")
        << QByteArray("{\"type\":\"disconnect\",\"reason\":\"server_restart\",\"reconnect\":true}")
        << u"lost server_going_away server proven"_s;
    QTest::newRow("unauthorized")
        << QByteArray("{\"type\":\"disconnect\",\"reason\":\"unauthorized\",\"reconnect\":false}")
        << u"lost policy_violation server proven"_s;
    QTest::newRow("remote") << QByteArray(
                                   "{\"type\":\"disconnect\",\"reason\":\"remote\",\"reconnect\":false}")
                            << u"normal app_close server proven"_s;
    QTest::newRow("a chat message")
        << QByteArray(
               "{\"identifier\":\"{}\",\"message\":{\"type\":\"disconnect\",\"reason\":\"unauthorized\"}}")
        << u"lost server_going_away server suggested"_s;
    QTest::newRow("a text") << QByteArray("{\"identifier\":\"{}\",\"message\":\"\\\"type\\\":"
                                          "\\\"disconnect\\\",\\\"reason\\\":\\\"unauthorized\\\"\"}")
                            << u"lost server_going_away server suggested"_s;
}

void TestProtocols::actionCable()
{
    QFETCH(QByteArray, message);
    Talk talk(opening("actioncable-v1-json"));
    talk.server(0.1, "{\"type\":\"welcome\"}")
        .client(0.2, "{\"command\":\"subscribe\",\"identifier\":\"{}\"}");
    talk.server(3, message).close(Leg::Server, 3.01, 1000);
    QTEST(talk.said(), "said");
}

void TestProtocols::actionCableServerFrozen()
{
    Talk talk(opening("actioncable-v1-json"));
    talk.server(0.1, "{\"type\":\"welcome\"}").server(3, "{\"type\":\"ping\",\"message\":1}");
    talk.close(Leg::Client, 9.2);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout client strong"_s);
    Talk left(opening("actioncable-v1-json"));
    left.server(0.1, "{\"type\":\"welcome\"}")
        .server(3, "{\"type\":\"ping\",\"message\":1}")
        .close(Leg::Client, 5);
    QCOMPARE(left.said(), u"normal no_status_close client proven"_s);
}

/// No application says goodbye and goes on so often: whoever does shall not fill the log.
void TestProtocols::goodbyesWithoutEndAreReadNoMore()
{
    constexpr int most = 200; // goodbyes and their withdrawals
    const QByteArray goodbye = "{\"type\":\"disconnect\",\"reason\":\"remote\",\"reconnect\":false}";
    const QByteArray data = "{\"identifier\":\"{}\",\"message\":1}";
    Talk talk(opening("actioncable-v1-json"));
    talk.server(0.1, "{\"type\":\"welcome\"}");
    for (const double second : {2.0, 3.5}) {
        for (int i = 0; i < most / 2; ++i)
            talk.server(second + i * 0.002, goodbye).server(second + i * 0.002 + 0.001, data);
        QCOMPARE(talk.facts.app->unread, QString());
    }
    talk.server(3.9, goodbye);
    QCOMPARE(talk.facts.app->unread, u"too_many"_s);
    const auto told = talk.facts.app->unreadAt;
    talk.server(10, goodbye);
    QCOMPARE(talk.facts.app->unreadAt, told); // for good
}

/// Who beats without end is told of as often as any application beats.
void TestProtocols::heartbeatsAreToldUpToABound()
{
    constexpr int most = 20; // a second
    Talk talk(opening("actioncable-v1-json"));
    talk.server(0.1, "{\"type\":\"welcome\"}");
    for (int i = 0; i < 100; ++i)
        talk.server(2 + i * 0.001, "{\"type\":\"ping\"}");
    QCOMPARE(talk.facts.app->ticks.size(), most);
    talk.server(4, "{\"type\":\"ping\"}");
    QCOMPARE(talk.facts.app->ticks.size(), most + 1);
    QCOMPARE(talk.facts.app->unread, QString());
}

/// A few bytes can stand for a megabyte: they are inflated as long as the budget lasts, and it is said until
/// when.
void TestProtocols::inflatingHasABudget()
{
    const QByteArray large = "{\"identifier\":\"{}\",\"message\":\"" + QByteArray(900'000, 'a') + "\"}";
    Talk talk(opening("actioncable-v1-json"), Dress::Compressed);
    talk.server(0.1, "{\"type\":\"welcome\"}");
    int read = 0;
    while (read < 100 && talk.facts.app->unread.isEmpty())
        talk.server(1 + ++read * 0.001, large);
    QCOMPARE(talk.facts.app->unread, u"budget"_s);
    QVERIFY2(read >= 9 && read <= 11, qPrintable(QString::number(read))); // 8 MiB
}

void TestProtocols::sockJs()
{
    QFETCH(Dress, dress);
    Talk talk(opening({}, "/echo/123/abcdef/websocket"), dress);
    talk.server(0.1, "o").client(0.2, "[\"c[3000,\\\"x\\\"]\"]").server(0.3, "a[\"c[3000,\\\"x\\\"]\"]");
    talk.server(5, "c[3000,\"No response from heartbeat\"]")
        .close(Leg::Server, 5.01, 1000, u"Normal closure"_s);
    QCOMPARE(talk.protocol(), u"sockjs"_s);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout server strong"_s); // its ping is none of its messages
    Talk coded(opening({}, "/echo/123/abcdef/websocket"), dress);
    coded.server(0.1, "o").server(5, "c[4001,\"bye\"]").close(Leg::Server, 5.01, 1000, u"Normal closure"_s);
    QCOMPARE(coded.said(), u"lost app_close server proven"_s);
    QCOMPARE(coded.facts.app->goodbye->code, std::optional<quint16>(4001));
}

void TestProtocols::sockJsHoldsStomp()
{
    Talk talk(opening({}, "/ws/123/abcdef/websocket"));
    talk.server(0.1, "o").client(0.2,
                                 "[\"CONNECT\\naccept-version:1.2\\nheart-beat:1000,1000\\n\\n\\u0000\"]");
    talk.server(0.3, "a[\"CONNECTED\\nversion:1.2\\nheart-beat:1000,1000\\n\\n\\u0000\"]");
    Talk goodbye(opening({}, "/ws/123/abcdef/websocket"));
    goodbye.server(0.1, "o").client(0.2, "[\"CONNECT\\naccept-version:1.2\\n\\n\\u0000\"]");
    goodbye.server(0.3, "a[\"CONNECTED\\nversion:1.2\\n\\n\\u0000\"]");
    goodbye.client(2, "[\"DISCONNECT\\n\\n\\u0000\"]").close(Leg::Client, 2.1, 1000);
    QCOMPARE(goodbye.protocol(), u"sockjs"_s);
    QCOMPARE(goodbye.said(), u"normal app_close client proven"_s);
    talk.client(1, "[\"\\n\"]").server(1, "a[\"\\n\"]").server(2, "a[\"\\n\"]").server(3, "a[\"\\n\"]");
    talk.close(Leg::Server, 3.9, 1000);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout server strong"_s);
}

void TestProtocols::pusher()
{
    const QByteArray hello = "{\"event\":\"pusher:connection_established\",\"data\":\"{\\\"socket_id\\\":"
                             "\\\"1.2\\\",\\\"activity_timeout\\\":30}\"}";
    Talk talk(opening({}, "/app/key?protocol=7&client=js"));
    talk.server(0.1, hello)
        .client(30, "{\"event\":\"pusher:ping\",\"data\":{}}")
        .close(Leg::Client, 60.01, 1000);
    QCOMPARE(talk.protocol(), u"pusher"_s);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout client strong"_s);
    QCOMPARE(talk.verdict().heartbeat->interval,
             std::optional<session::Nanoseconds>(std::chrono::seconds(30)));
    Talk error(opening({}, "/app/key?protocol=7&client=js"));
    error.server(0.1, hello)
        .server(1, "{\"event\":\"pusher:error\",\"data\":{\"code\":4004,\"message\":\"over quota\"}}");
    error.close(Leg::Server, 1.1, 4004);
    QCOMPARE(error.said(), u"lost policy_violation server proven"_s);
    Talk channel(opening({}, "/app/key?protocol=7&client=js"));
    channel.server(0.1, hello)
        .server(1, "{\"event\":\"pusher:error\",\"data\":{\"code\":4301,\"message\":\"rate\"}}");
    channel.close(Leg::Client, 2, 1000);
    QCOMPARE(channel.said(), u"normal normal_closure client proven"_s);
    // An application that is not known there gets nothing else.
    Talk unknown(opening({}, "/app/key?protocol=7&client=js"));
    unknown.server(0.1,
                   "{\"event\":\"pusher:error\",\"data\":{\"code\":4001,\"message\":\"App key not here\"}}");
    unknown.close(Leg::Server, 0.2, 4001);
    QCOMPARE(unknown.protocol(), u"pusher"_s);
    QCOMPARE(unknown.said(), u"lost policy_violation server proven"_s);
}

void TestProtocols::centrifuge()
{
    const auto begun = [] {
        Talk talk(opening({}, "/connection/websocket"));
        talk.client(0.1, "{\"connect\":{},\"id\":1}")
            .server(0.2, "{\"id\":1,\"connect\":{\"client\":\"x\",\"ping\":25,\"pong\":true}}");
        return talk;
    };
    Talk client = begun();
    client.server(25, "{}").client(25.1, "{}").server(50, "{}").close(Leg::Server, 60.01, 3012, u"no pong"_s);
    QCOMPARE(client.said(), u"lost heartbeat_timeout server strong"_s);
    Talk server = begun();
    server.server(25, "{}").client(25.1, "{}").close(Leg::Client, 60.1);
    QCOMPARE(server.said(), u"lost heartbeat_timeout client strong"_s);
    Talk left = begun();
    left.server(25, "{}").client(25.1, "{}").close(Leg::Client, 40);
    QCOMPARE(left.said(), u"normal no_status_close client proven"_s);
}

void TestProtocols::nats()
{
    QFETCH(Dress, dress);
    Talk talk(opening(), dress);
    talk.server(0.1, "INFO {\"server_id\":\"x\",\"max_payload\":1048576}\r\n", false);
    talk.client(0.2, "CONNECT {\"verbose\":false}\r\nPING\r\n", false).server(0.3, "PONG\r\n", false);
    talk.client(1, "PUB a 22\r\n-ERR 'Stale Connection'\r\nSUB a 1\r\n", false);
    talk.server(1.1, "MSG a 1 25\r\n-ERR 'Stale Connection'\r\n\r\n", false);
    QCOMPARE(talk.goodbye(), QString());
    talk.server(4, "PING\r\n", false);
    talk.server(5, "PING\r\n-ERR 'Stale Connection'\r\n", false)
        .close(Leg::Server, 5.01, 1006, u"Stale Connection"_s);
    QCOMPARE(talk.protocol(), u"nats"_s);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout server proven"_s);
}

/// Who says that the other side was silent is believed as far as that was seen.
void TestProtocols::claimsOfSilenceAreWeighed_data()
{
    QTest::addColumn<Talk *>("talk");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("someoneWasSilent");
    const QString proven = u"lost heartbeat_timeout server proven"_s,
                  strong = u"lost heartbeat_timeout server strong"_s,
                  suggested = u"lost heartbeat_timeout server suggested"_s;
    const auto row = [](const char *name, const auto &fill, Talk *talk, const QString &said, bool silent) {
        fill(*talk);
        QTest::newRow(name) << talk << said << silent;
    };
    const auto mqtt = [] { return new Talk(mqttTalk(5, 2)); };
    const auto keepAlive = [](double at) {
        return [at](Talk &talk) { talk.server(at, hex("e0018d"), false).fin(Leg::Server, at + 0.01); };
    };
    row("mqtt: as long as announced", keepAlive(3.25), mqtt(), proven, true);
    row("mqtt: later than that", keepAlive(20), mqtt(), proven, true);
    row("mqtt: too early", keepAlive(2), mqtt(), suggested, false);
    const auto natsTalk = [] {
        auto *talk = new Talk(opening());
        talk->server(0.1, "INFO {\"server_id\":\"x\"}\r\n", false);
        talk->client(0.2, "CONNECT {}\r\nPING\r\n", false).server(0.3, "PONG\r\n", false);
        return talk;
    };
    const auto stale = [](double at) {
        return [at](Talk &talk) {
            talk.server(at, "-ERR 'Stale Connection'\r\n", false);
            talk.close(Leg::Server, at + 0.01, 1006, u"Stale Connection"_s);
        };
    };
    row("nats: at once", stale(0.4), natsTalk(), suggested, false);
    row("nats: silent for long, without a ping", stale(200), natsTalk(), strong, true);
    row(
        "nats: a ping unanswered",
        [&](Talk &talk) {
            talk.server(100, "PING\r\n", false);
            stale(120)(talk);
        },
        natsTalk(), proven, true);
    row(
        "nats: a ping answered",
        [&](Talk &talk) {
            talk.server(100, "PING\r\n", false).client(100.1, "PONG\r\n", false);
            stale(100.5)(talk);
        },
        natsTalk(), suggested, false);
    const auto pusherTalk = [] {
        auto *talk = new Talk(opening({}, "/app/key?protocol=7"));
        talk->server(0.1, "{\"event\":\"pusher:connection_established\",\"data\":\"{}\"}");
        return talk;
    };
    const auto noPong = u"Pong reply not received in time"_s;
    row(
        "pusher: by the Close frame alone, no ping",
        [&](Talk &talk) { talk.close(Leg::Server, 60, 4201, noPong); }, pusherTalk(), suggested, false);
    row(
        "pusher: by its message, no ping",
        [&](Talk &talk) {
            talk.server(60, "{\"event\":\"pusher:error\",\"data\":{\"code\":4201,\"message\":\"Pong reply"
                            " not received in time\"}}");
            talk.close(Leg::Server, 60.1, 4201, noPong);
        },
        pusherTalk(), suggested, false);
    row(
        "pusher: by its message, a ping unanswered",
        [&](Talk &talk) {
            talk.server(58, "{\"event\":\"pusher:ping\"}");
            talk.server(60, "{\"event\":\"pusher:error\",\"data\":{\"code\":4201,\"message\":\"Pong reply"
                            " not received in time\"}}");
            talk.close(Leg::Server, 60.1, 4201, noPong);
        },
        pusherTalk(), proven, true);
    const auto xmppTalk = [] {
        auto *talk = new Talk(opening("xmpp"));
        const QByteArray open = "<open xmlns=\"urn:ietf:params:xml:ns:xmpp-framing\"/>";
        talk->client(0.1, open).server(0.2, open);
        return talk;
    };
    const auto timeout = [](double at) {
        return [at](Talk &talk) {
            talk.server(at, "<stream:error><connection-timeout/></stream:error>")
                .close(Leg::Server, at + 0.1, 1000);
        };
    };
    row("xmpp: at once", timeout(0.3), xmppTalk(), suggested, false);
    row("xmpp: silent for long", timeout(300), xmppTalk(), strong, true);
    const auto idle = u"lost endpoint_idle_timeout server %1"_s;
    const auto inactive = [](double at) {
        return [at](Talk &talk) {
            talk.server(at, "{\"event\":\"pusher:error\",\"data\":{\"code\":4202,\"message\":\"Closed after"
                            " inactivity\"}}");
            talk.close(Leg::Server, at + 0.1, 4202);
        };
    };
    row("pusher: idle, at once", inactive(0.2), pusherTalk(), idle.arg(u"suggested"_s), false);
    row("pusher: idle", inactive(90), pusherTalk(), idle.arg(u"proven"_s), false);
}

void TestProtocols::claimsOfSilenceAreWeighed()
{
    QFETCH(Talk *, talk);
    const std::unique_ptr<Talk> owned(talk);
    QTEST(talk->said(), "said");
    const auto beat = talk->verdict().heartbeat;
    QTEST(beat && beat->silent.has_value(), "someoneWasSilent");
}

/// Spring closes with a bare 1002 when a client did not beat as agreed.
void TestProtocols::aBareComplaintIsNoCause()
{
    const auto begun = [] {
        Talk talk(opening("v12.stomp"));
        talk.client(0.1, stomp("CONNECT\naccept-version:1.2\nheart-beat:500,500"));
        talk.server(0.2, stomp("CONNECTED\nversion:1.2\nheart-beat:500,500"));
        return talk;
    };
    Talk silent = begun();
    silent.server(0.7, "\n").server(1.2, "\n").close(Leg::Server, 1.65, 1002);
    QCOMPARE(silent.said(), u"lost heartbeat_timeout server strong"_s);
    QCOMPARE(silent.verdict().heartbeat->silent, std::optional(Leg::Client));
    Talk worded = begun();
    worded.server(0.7, "\n").server(1.2, "\n").close(Leg::Server, 1.65, 1002, u"bad frame"_s);
    QCOMPARE(worded.said(), u"lost protocol_error server proven"_s);
    Talk busy = begun();
    busy.client(0.6, "\n").client(1.1, "\n").close(Leg::Server, 1.3, 1002);
    QCOMPARE(busy.said(), u"lost protocol_error server proven"_s);
}

QTEST_APPLESS_MAIN(TestProtocols)
#include "tst_protocols.moc"

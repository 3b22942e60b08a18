// What is said and advised of ends that the messages of a dialect explain: by the meaning of what was said.
#include "diagnosis/heartbeat.h"
#include "dialect/talk.h"
#include "report/report.h"

#include <QtTest>

using namespace dialect;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

QByteArray stomp(const QByteArray &lines, const QByteArray &body = {})
{
    return lines + "\n\n" + body + QByteArray(1, '\0');
}

QByteArray mqttConnect(int level)
{
    const QByteArray body = QByteArray("\0\4MQTT", 6) + char(level) + QByteArray("\2\0\x3c", 3) +
                            (level == 5 ? QByteArray(1, '\0') : QByteArray()) + QByteArray("\0\1a", 3);
    return QByteArray("\x10") + char(body.size()) + body;
}

} // namespace

Q_DECLARE_METATYPE(Talk *)

class TestDialectWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ends_data();
    void ends();
    void oldGraphqlClientAtANewServer();
    void timesAreOfTheGoodbye();
    void aWebSocketPingIsTheHeartbeatThatFailed();
};

void TestDialectWords::ends_data()
{
    QTest::addColumn<Talk *>("talk");
    QTest::addColumn<QString>("said"); // verdict, then its sub
    QTest::addColumn<std::optional<bool>>("retry");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("advice");
    constexpr std::nullopt_t open = std::nullopt;
    const auto row = [](const char *name, Talk &talk, const char *said, std::optional<bool> retry,
                        const char *words, const char *advice) {
        QTest::newRow(name) << new Talk(std::move(talk)) << QString::fromLatin1(said) << retry
                            << QString::fromUtf8(words) << QString::fromUtf8(advice);
    };

    // SignalR
    const QByteArray hello = "{\"protocol\":\"json\",\"version\":1}\x1e";
    for (const char *target : {"/chat?id=abc", "/chat"}) {
        Talk never(opening({}, target));
        never.server(15, "{\"error\":\"Handshake was canceled.\"}\x1e").close(Leg::Server, 15.01, 1000);
        row(target, never, "lost protocol_error server proven never_joined", false,
            "never joined as SignalR demands", "\"version\":1}\\u001e");
    }
    Talk other(opening({}, "/chat"));
    other.server(15, "{\"error\":\"no such room\"}\x1e").close(Leg::Server, 15.01, 1000);
    row("no SignalR", other, "normal normal_closure server proven ", open, "normally", "");
    Talk big(opening({}, "/chat"));
    big.client(0.1, hello).server(0.2, "{}\x1e");
    big.server(1, "{\"type\":7,\"error\":\"Connection closed with an error. InvalidDataException: The "
                  "maximum message"
                  " size of 32768B was exceeded.\",\"allowReconnect\":true}\x1e")
        .close(Leg::Server, 1.01, 1000);
    row("signalr too big", big, "lost message_too_big server proven endpoint", true, "too big",
        "MaximumReceiveMessageSize");

    const auto told = [&](const char *name, const QByteArray &text, const char *said, const char *words,
                          const char *advice) {
        Talk talk(opening({}, "/chat"));
        talk.client(0.1, hello).server(0.2, "{}\x1e").client(0.3, "{\"type\":6}\x1e");
        talk.server(31, "{\"type\":7,\"error\":\"Connection closed with an error. " + text + "\"}\x1e")
            .close(Leg::Server, 31.1, 1000);
        row(name, talk, said, false, words, advice);
    };
    told("signalr client silent",
         "OperationCanceledException: Client hasn't sent a message/ping within the configured"
         " ClientTimeoutInterval (00:00:30).",
         "lost heartbeat_timeout server proven ", "did not come", "");
    told("signalr expired", "Authentication expired.", "lost policy_violation server proven auth_expired",
         "refused", "renew the credentials");
    told("signalr, nothing said", "", "lost heartbeat_timeout server strong ", "did not come", "");
    Talk expired(opening({}, "/chat"));
    expired.client(0.1, hello)
        .server(0.2, "{}\x1e")
        .server(5, "{\"type\":7,\"error\":\"Authentication expired.\"}\x1e");
    expired.close(Leg::Server, 5.1, 1000);
    row("signalr expired early", expired, "lost policy_violation server proven auth_expired", false,
        "“Authentication expired”", "renew the credentials");
    Talk boom(opening({}, "/chat"));
    boom.client(0.1, hello).server(0.2, "{}\x1e").server(5, "{\"type\":7,\"error\":\"boom\"}\x1e");
    boom.close(Leg::Server, 5.1, 1000);
    row("signalr error", boom, "lost internal_error server proven ", false, "boom", "the message says so");
    Talk circuit(opening({}, "/_blazor?id=x"));
    circuit.client(0.1, hello).server(0.2, "{}\x1e");
    circuit.server(5, "{\"type\":1,\"target\":\"JS.Error\",\"arguments\":[\"Unhandled!\"]}\x1e")
        .close(Leg::Client, 5.1, 1000);
    row("blazor", circuit, "lost internal_error server proven circuit", false, "Unhandled!", "Blazor");
    Talk packed(opening({}, "/_blazor?id=x"));
    packed.client(0.1, "{\"protocol\":\"blazorpack\",\"version\":1}\x1e", false).server(0.2, "{}\x1e", false);
    packed.server(5, hex("0f960180c0a84a532e4572726f7291a178"), false).server(5.1, hex("039207c0"), false);
    packed.close(Leg::Server, 5.2, 1000);
    row("blazor packed", packed, "lost internal_error server proven circuit", false, "JS.Error", "Blazor");

    // MQTT
    Talk pinged(opening("mqtt"));
    pinged.client(0.1, mqttConnect(4), false).server(0.2, hex("20020000"), false);
    for (double at : {60.0, 120.0, 180.0})
        pinged.client(at, hex("c000"), false);
    pinged.fin(Leg::Client, 200);
    row("mqtt, three pings unanswered", pinged, "lost heartbeat_timeout client strong ", open,
        "did not answer", "");
    Talk twiceConnected(opening("mqtt"));
    twiceConnected.client(0.1, mqttConnect(4), false).server(0.2, hex("20020000"), false);
    twiceConnected.client(1, mqttConnect(4), false).fin(Leg::Server, 1.1);
    row("mqtt, connected twice", twiceConnected, "lost protocol_error server strong application", open,
        "MQTT CONNECT", "fix what it sends");
    const auto refused = [&](const char *name, int level, const char *packet, const char *said,
                             const char *advice) {
        Talk talk(opening("mqtt"));
        talk.client(0.1, mqttConnect(level), false).server(0.2, hex(packet), false).fin(Leg::Server, 0.3);
        row(name, talk, said, false, "refused", advice);
    };
    refused("mqtt client id", 4, "20020002", "lost policy_violation server proven client_id",
            "another client id");
    refused("mqtt login", 4, "20020004", "lost policy_violation server proven bad_credentials",
            "check the credentials");
    refused("mqtt banned", 5, "200b008a081f0005676f6e6521", "lost policy_violation server proven banned",
            "list of bans");
    const auto disconnected = [&](const char *name, const char *packet, const char *said,
                                  std::optional<bool> retry, const char *words, const char *advice) {
        Talk talk(opening("mqtt"));
        talk.client(0.1, mqttConnect(5), false).server(0.2, hex("2003000000"), false);
        talk.server(1, hex(packet), false).fin(Leg::Server, 1.1);
        row(name, talk, said, retry, words, advice);
    };
    disconnected("mqtt payload", "e0029900", "lost invalid_payload server proven payload_format", false,
                 "a payload it does not take", "payload format indicator");
    disconnected("mqtt rate", "e0029600", "lost policy_violation server proven rate_limit", open, "refused",
                 "send less often");
    disconnected("mqtt feature", "e0029b00", "lost policy_violation server proven not_supported", false,
                 "refused", "does not offer");
    disconnected("mqtt moved", "e0029d00", "lost server_going_away server proven server_moved", open,
                 "to another server (MQTT DISCONNECT).", "none was named");
    disconnected("mqtt moved to", "e00a9d081c000568312e6575",
                 "lost server_going_away server proven server_moved", open, "Server Reference: h1.eu",
                 "that is named there");
    disconnected("mqtt keep alive too early", "e0028d00", "lost heartbeat_timeout server suggested ", true,
                 "The timeout announced is 1 min 30", "which of its timers");

    // STOMP
    const auto error = [&](const char *name, const QByteArray &message, const QByteArray &body,
                           const char *said, const char *words, const char *advice) {
        Talk talk(opening("v12.stomp"));
        talk.client(0.1, stomp("CONNECT\naccept-version:1.2"))
            .server(0.2, stomp("ERROR\nmessage:" + message, body))
            .close(Leg::Server, 0.3, 1000);
        row(name, talk, said, open, words, advice);
    };
    error("stomp login", "Bad CONNECT", "Access refused for user 'x'\n",
          "lost policy_violation server proven not_authorized", "Access refused for user",
          "check the credentials");
    error("stomp bad", "Bad CONNECT", "", "lost protocol_error server proven ", "protocol error",
          "fix what it sends");
    error("stomp destination", "Unknown destination", "'/nope' is not a valid destination",
          "lost protocol_error server proven destination", "/nope", "SUBSCRIBE or SEND");
    error("stomp interceptor", "Failed to send message to ExecutorSubscribableChannel[clientInboundChannel]",
          "", "lost internal_error server proven interceptor", "an error of its own", "interceptor");
    error("stomp dropped", "Session closed.", "", "lost app_close server proven session_closed",
          "Session closed", "heart-beats of the client");
    error("stomp other words", "Kaputt", "", "lost app_close server proven ", "Kaputt",
          "the application's own words");

    // Action Cable
    const auto cable = [&](const char *name, const char *reason, const char *flag, const char *said,
                           const char *words, const char *advice) {
        Talk talk(opening("actioncable-v1-json"));
        talk.server(0.1, "{\"type\":\"welcome\"}")
            .server(3, QByteArray("{\"type\":\"disconnect\",\"reason\":\"") + reason +
                           "\",\"reconnect\":" + flag + "}")
            .close(Leg::Server, 3.1, 1000);
        row(name, talk, said, QByteArrayView(flag) == "true", words, advice);
    };
    cable("cable origin", "invalid_request", "false", "lost policy_violation server proven origin", "refused",
          "allowed_request_origins");
    cable("cable credentials", "unauthorized", "false", "lost policy_violation server proven refused",
          "refused", "check the credentials");
    cable("cable expired", "session_expired", "false", "lost policy_violation server strong auth_expired",
          "refused", "renew the credentials");
    cable("cable idle", "idle_timeout", "true", "lost endpoint_idle_timeout server proven ", "it was idle",
          "ping");
    cable("cable no pong, no ping", "no_pong", "true", "lost heartbeat_timeout server suggested ",
          "no ping that could be seen", "no ping of the server was seen");
    cable("cable own reason", "moderation", "true", "lost app_close server proven ", "moderation",
          "reconnect with back-off, as the message asks");

    // GraphQL
    const QByteArray init = "{\"type\":\"connection_init\"}", ack = "{\"type\":\"connection_ack\"}",
                     subscribe = "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}";
    const auto graphql = [] { return Talk(opening("graphql-transport-ws")); };
    Talk silent = graphql();
    silent.close(Leg::Server, 3, 4408, u"Connection initialisation timeout"_s);
    row("graphql no init", silent, "lost protocol_error server strong never_joined", open, "never joined",
        "connection_init");
    Talk early = graphql();
    early.client(0.1, init).client(0.2, subscribe).close(Leg::Server, 0.3, 4401, u"Unauthorized"_s);
    row("graphql too early", early, "lost protocol_error server strong application", open, "broke the rules",
        "after connection_ack has come");
    Talk twice = graphql();
    twice.client(0.1, init).server(0.2, ack).client(0.3, init);
    twice.close(Leg::Server, 0.4, 4429, u"Too many initialisation requests"_s);
    row("graphql two inits", twice, "lost protocol_error server strong application", open, "connection_init",
        "only once");
    Talk same = graphql();
    same.client(0.1, init).server(0.2, ack).client(0.3, subscribe).client(0.4, subscribe);
    same.close(Leg::Server, 0.5, 4409, u"Subscriber for 1 already exists"_s);
    row("graphql id in use", same, "lost protocol_error server strong application", open, "already exists",
        "an id of its own");
    Talk again = graphql();
    again.client(0.1, init).server(0.2, ack).client(0.3, subscribe);
    again.server(0.4, "{\"type\":\"complete\",\"id\":\"1\"}").client(0.5, subscribe);
    again.close(Leg::Server, 0.6, 4500, u"oops"_s);
    row("graphql id used again, error", again, "lost app_close server proven internal_server_error", open,
        "Internal server error", "server's log");
    Talk older = graphql();
    older.client(0.1, init).server(0.2, ack).client(0.3, "{\"type\":\"start\",\"id\":\"1\"}");
    older.close(Leg::Server, 0.4, 4400, u"Invalid message received"_s);
    row("graphql older types", older, "lost protocol_error server strong application", open, "start",
        "the older protocol");
    Talk forbidden = graphql();
    forbidden.client(0.1, init).close(Leg::Server, 0.2, 4403, u"Forbidden"_s);
    row("graphql forbidden", forbidden, "lost app_close server proven forbidden", open, "Forbidden",
        "connectionParams");

    // SockJS
    const auto sockjs = [&](const char *name, const QByteArray &close, const char *said, const char *words,
                            const char *advice) {
        Talk talk(opening({}, "/echo/123/abcdef/websocket"));
        talk.server(0.1, "o").server(5, close).close(Leg::Server, 5.01, 1000, u"Normal closure"_s);
        row(name, talk, said, open, words, advice);
    };
    sockjs("sockjs in use", "c[2010,\"Another connection still open\"]",
           "lost policy_violation server proven session_in_use", "refused", "sticky sessions");
    sockjs("sockjs error", "c[1011,\"Server error\"]", "lost internal_error server proven ",
           "error of its own", "log of the end that closed");
    sockjs("sockjs interrupted", "c[1002,\"Connection interrupted\"]",
           "lost app_close server proven interrupted", "Connection interrupted", "new session");
    sockjs("sockjs without a reason", "c[3000,\"Go away!\"]", "lost app_close server proven without_reason",
           "Go away!", "no code of its own");
    Talk broken(opening({}, "/echo/123/abcdef/websocket"));
    broken.server(0.1, "o").client(0.2, "this is not json");
    broken.close(Leg::Server, 0.21, 3000, u"Broken framing."_s);
    row("sockjs broken framing", broken, "lost protocol_error server proven application", open,
        "broke the rules", "");
    sockjs("sockjs own code", "c[4401,\"x\"]", "lost app_close server proven ", "“x”", "after HTTP 401");

    // Pusher, NATS
    const auto pusher = [&](const char *name, const QByteArray &code, const char *said, const char *advice) {
        Talk talk(opening({}, "/app/key?protocol=7"));
        talk.server(0.1, "{\"event\":\"pusher:error\",\"data\":{\"code\":" + code + ",\"message\":\"no\"}}")
            .close(Leg::Server, 0.2, code.toUShort());
        row(name, talk, said, false, "", advice);
    };
    pusher("pusher app", "4001", "lost policy_violation server proven app_unknown", "the cluster");
    pusher("pusher quota", "4004", "lost policy_violation server proven connection_quota", "plan allows");
    pusher("pusher tls", "4000", "lost policy_violation server proven tls_required", "wss://");
    pusher("pusher version", "4007", "lost protocol_error server proven version", "update the older end");
    Talk plain(opening());
    plain.server(0.1, "INFO {\"server_id\":\"x\"}\r\n", false)
        .client(0.2, "CONNECT {}\r\n", false)
        .server(0.3, "-ERR 'Secure Connection - TLS Required'\r\n", false)
        .close(Leg::Server, 0.4, 1008);
    row("nats tls", plain, "lost policy_violation server proven tls_required", false, "TLS Required",
        "wss://");

    Talk duck(opening());
    duck.server(0.1, "INFO {\"server_id\":\"x\"}\r\n", false).client(0.2, "CONNECT {}\r\n", false);
    duck.server(5, "INFO {\"server_id\":\"x\",\"ldm\":true}\r\n", false);
    duck.server(6, "MSG a 1 2\r\nhi\r\n", false).fin(Leg::Server, 60);
    row("nats lame duck", duck, "lost server_going_away server proven lame_duck", true, "goes away", "");

    // Kubernetes
    for (const char *path : {"/pods/p/exec", "/pods/p/portforward"}) {
        const bool forwards = QByteArrayView(path).endsWith("forward");
        Talk talk(opening("v4.channel.k8s.io", path));
        talk.server(0.1, "\1hello", false).close(Leg::Server, 5, 1000);
        row(path, talk,
            forwards ? "normal normal_closure server proven "
                     : "lost server_going_away server suggested no_goodbye",
            open, forwards ? "normally" : "without the Status",
            forwards ? "" : "streamingConnectionIdleTimeout");
    }
    Talk missing(opening("v4.channel.k8s.io"));
    missing.server(0.1, "\3{\"status\":\"Failure\",\"message\":\"container not found (\\\"x\\\")\"}", false)
        .close(Leg::Server, 0.2, 1000);
    row("kubernetes container", missing, "lost internal_error server proven not_found", open,
        "container not found", "names of the pod");

    // Home Assistant
    const auto home = [] {
        Talk talk(opening({}, "/api/websocket"));
        talk.server(0.1, "{\"type\":\"auth_required\"}");
        return talk;
    };
    Talk late = home();
    late.close(Leg::Server, 10.1);
    row("home assistant, 10 s", late, "lost protocol_error server strong never_joined", open, "never joined",
        "\"type\":\"auth\"");
    Talk soon = home();
    soon.close(Leg::Server, 0.6);
    row("home assistant, sooner", soon, "lost protocol_error server suggested never_joined", open,
        "before the client had joined", "\"type\":\"auth\"");
    Talk joined = home();
    joined.client(0.2, "{\"type\":\"auth\",\"access_token\":\"x\"}").server(0.3, "{\"type\":\"auth_ok\"}");
    joined.close(Leg::Server, 20);
    row("home assistant, joined", joined, "normal no_status_close server proven ", open,
        "without giving a code", "");

    // Engine.IO
    const auto upgrade = [] {
        Talk talk(opening({}, "/socket.io/?EIO=4&transport=websocket&sid=abc"));
        talk.client(0.1, "2probe");
        return talk;
    };
    Talk unanswered = upgrade();
    unanswered.close(Leg::Client, 1.1);
    row("engine.io probe", unanswered, "lost heartbeat_timeout client suggested probe", open,
        "the upgrade failed", "sticky sessions");
    Talk answered = upgrade();
    answered.server(0.2, "3probe").close(Leg::Client, 1.1);
    row("engine.io probe answered", answered, "normal no_status_close client proven ", open, "", "");
    Talk left = upgrade();
    left.close(Leg::Client, 1.1, 1001);
    row("engine.io page left", left, "normal client_going_away client proven ", open, "", "");

    // Centrifuge, Jupyter, Vite
    const auto connect = [&](const char *name, const QByteArray &why, const char *said,
                             std::optional<bool> retry, const char *advice) {
        Talk talk(opening({}, "/connection/websocket"));
        talk.client(0.1, "{\"connect\":{\"token\":\"x\"},\"id\":1}")
            .server(0.2, "{\"id\":1,\"error\":" + why + "}")
            .close(Leg::Client, 0.3);
        row(name, talk, said, retry, "", advice);
    };
    connect("centrifuge expired", "{\"code\":109,\"message\":\"token expired\"}",
            "lost policy_violation server proven auth_expired", true, "renew the credentials");
    connect("centrifuge denied", "{\"code\":103,\"message\":\"permission denied\"}",
            "lost policy_violation server proven not_authorized", false, "check the credentials");
    Talk later(opening({}, "/connection/websocket"));
    later.client(0.1, "{\"connect\":{},\"id\":1}").server(0.2, "{\"id\":1,\"connect\":{\"client\":\"x\"}}");
    later.client(1, "{\"rpc\":{},\"id\":2}")
        .server(1.1, "{\"id\":2,\"error\":{\"code\":103,\"message\":\"x\"}}");
    later.close(Leg::Client, 1.2);
    row("centrifuge, an error of a call", later, "normal no_status_close client proven ", open, "", "");
    Talk inJson(opening({}, "/connection/websocket"));
    inJson.client(0.1, "{\"connect\":{},\"id\":1}").server(0.2, "{\"id\":1,\"connect\":{\"client\":\"x\"}}");
    inJson.close(Leg::Server, 1, 3000, u"{\"reason\":\"shutdown\",\"reconnect\":false}"_s);
    row("centrifuge, JSON in the reason", inJson, "lost app_close server proven connection_closed", open, "",
        "do not retry unchanged");
    const auto kernel = [](const QByteArray &state) {
        return "{\"channel\":\"iopub\",\"header\":{},\"msg_type\":\"status\",\"content\":{\"execution_"
               "state\":\"" +
               state + "\"}}";
    };
    Talk dead(opening({}, "/api/kernels/k/channels?session_id=s"));
    dead.server(1, kernel("dead")).close(Leg::Server, 1.1);
    row("jupyter dead", dead, "lost internal_error server proven kernel_died", open, "", "the kernel died");
    Talk restarted(opening({}, "/api/kernels/k/channels?session_id=s"));
    restarted.server(1, kernel("dead")).server(2, kernel("restarting")).close(Leg::Client, 3, 1000);
    row("jupyter restarted", restarted, "normal normal_closure client proven ", open, "", "");
    Talk vite(opening("vite-hmr"));
    vite.server(0.1, "{\"type\":\"connected\"}").fin(Leg::Server, 60);
    row("vite stopped", vite, "lost server_going_away server suggested development_server", open,
        "development server", "when it is back");

    Talk clog(opening({}, "/clog"));
    clog.server(0.1, "clog['connection_id']='0123456789abcdef'").client(10, "0").close(Leg::Server, 50, 1000);
    row("clog hidden", clog, "lost heartbeat_timeout server strong ", open, "40.0 s",
        "hunchentoot:*default-connection-timeout*");

    // The messages were not read to the end
    Talk blind(opening("actioncable-v1-json"), Dress::Compressed);
    blind.server(0.1, "{\"type\":\"welcome\"}");
    for (int i = 0; i < 12; ++i) // more than is inflated in so short a time
        blind.server(1, "{\"identifier\":\"{}\",\"message\":\"" + QByteArray(900'000, 'a') + "\"}");
    blind.server(2, "{\"type\":\"disconnect\",\"reason\":\"unauthorized\",\"reconnect\":false}");
    blind.close(Leg::Server, 2.1, 1000);
    row("read no more", blind, "normal normal_closure server suggested ", open,
        "until 1.1 s before that only", "");

    // Who waits for Dropscope
    Talk ourselves(opening("graphql-transport-ws"));
    ourselves.facts.role = session::Role::Client;
    ourselves.close(Leg::Server, 3, 4408, u"Connection initialisation timeout"_s);
    row("we did not join", ourselves, "lost protocol_error server strong never_joined", open,
        "Dropscope itself", "--dialect graphql-transport-ws");
    Talk stranger(opening({}, "/api/websocket"));
    stranger.facts.role = session::Role::Client;
    stranger.server(0.1, "{\"type\":\"auth_required\"}").close(Leg::Server, 10.1);
    row("we did not log in", stranger, "lost protocol_error server strong never_joined", open,
        "Dropscope itself", "does not speak Home Assistant");
    Talk silentUs(opening());
    silentUs.facts.role = session::Role::Client;
    silentUs.server(0.1, "INFO {\"server_id\":\"x\"}\r\n", false).server(1, "PING\r\n", false);
    silentUs.server(3, "-ERR 'Stale Connection'\r\n", false).close(Leg::Server, 3.1, 1001);
    row("nats, and nothing of ours", silentUs, "lost heartbeat_timeout server proven ", true, "NATS", "");

    // A page that cannot answer
    const auto held = [](std::chrono::milliseconds task) {
        Talk talk(opening({}, "/socket.io/?EIO=4&transport=websocket"));
        talk.server(0.1, "0{\"sid\":\"a\",\"pingInterval\":700,\"pingTimeout\":500}").client(0.2, "40");
        talk.server(0.3, "40{\"sid\":\"b\"}");
        session::PageFacts page;
        page.lastTask = page.longestTask = task;
        page.lastTaskAt = *talk.facts.openedAt + 2500ms;
        talk.facts.page = page;
        talk.close(Leg::Server, 2.4);
        return talk;
    };
    Talk blocked = held(2300ms);
    row("a page held up", blocked, "lost heartbeat_timeout server suggested page_held_up", open,
        "A task held the script", "split that task");
    Talk briefly = held(300ms);
    row("a page held up for less", briefly, "lost server_going_away server suggested no_goodbye", open, "",
        "drain");

    // WAMP, XMPP
    const auto wamp = [&](const char *name, const QByteArray &message, const char *said,
                          std::optional<bool> retry, const char *advice) {
        Talk talk(opening("wamp.2.json"));
        talk.client(0.1, "[1,\"r\",{}]").server(0.2, "[2,1,{}]").server(1, message).close(Leg::Client, 1.1);
        row(name, talk, said, retry, "wamp.", advice);
    };
    wamp("wamp realm", "[3,{},\"wamp.error.no_such_realm\"]", "lost policy_violation server proven realm",
         false, "name of the realm");
    wamp("wamp goodbye, forbidden", "[6,{},\"wamp.error.authorization_failed\"]",
         "lost policy_violation server proven not_authorized", false, "check the credentials");
    wamp("wamp timer", "[6,{},\"wamp.close.timeout\"]", "lost app_close server proven timer", open,
         "a timer of the router");
    const auto xmpp = [&](const char *name, const QByteArray &condition, const char *said, const char *words,
                          const char *advice) {
        Talk talk(opening("xmpp"));
        const QByteArray stream = "<open xmlns=\"urn:ietf:params:xml:ns:xmpp-framing\"/>";
        talk.client(0.1, stream)
            .server(0.2, stream)
            .server(0.3, "<stream:error>" + condition + "</stream:error>");
        talk.close(Leg::Server, 0.4, 1000);
        row(name, talk, said, std::nullopt, words, advice);
    };
    xmpp("xmpp elsewhere", "<see-other-host xmlns='x'>b.example</see-other-host>",
         "lost server_going_away server proven see_other_host", "see-other-host: b.example", "named there");
    Talk moved(opening("xmpp"));
    moved.client(0.1, "<open/>")
        .server(0.2, "<open/>")
        .server(1, "<close see-other-uri=\"wss://b.example/\"/>");
    moved.close(Leg::Server, 1.1, 1000);
    row("xmpp other address", moved, "lost server_going_away server proven see_other_host", open,
        "see-other-uri: wss://b.example/", "named there");
    xmpp("xmpp host", "<host-unknown/>", "lost policy_violation server proven host_unknown", "host-unknown",
         "check the domain");
    xmpp("xmpp policy", "<policy-violation/>", "lost policy_violation server proven ", "policy-violation",
         "do not retry unchanged");

    Talk sasl(opening("xmpp"));
    sasl.client(0.1, "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>")
        .server(0.2, "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>")
        .server(0.3, "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>")
        .client(0.4, "<close/>")
        .close(Leg::Client, 0.5, 1000);
    row("xmpp login", sasl, "lost policy_violation server proven bad_credentials", false, "not-authorized",
        "check the credentials");

    // OCPP
    const auto ocpp = [] {
        Talk talk(opening("ocpp1.6", "/ocpp/CP1"));
        talk.client(0.1, "[2,\"1\",\"BootNotification\",{}]");
        return talk;
    };
    const QByteArray accepted = "[3,\"1\",{\"status\":\"Accepted\",\"interval\":60}]",
                     reset = "[2,\"9\",\"Reset\",{\"type\":\"Soft\"}]";
    Talk restarts = ocpp();
    restarts.server(0.2, accepted).server(1, reset).client(1.1, "[3,\"9\",{\"status\":\"Accepted\"}]");
    restarts.fin(Leg::Client, 1.2);
    row("ocpp reset", restarts, "normal app_close server proven reset", true,
        "had asked the client to restart", "");
    Talk quiet = ocpp();
    quiet.server(0.2, "[3,\"1\",{\"status\":\"Accepted\",\"interval\":5}]").close(Leg::Server, 16, 1000);
    row("ocpp without heartbeats", quiet, "lost heartbeat_timeout server strong ", open,
        "OCPP heartbeat of the client did not come", "");
    Talk beating = ocpp();
    beating.server(0.2, "[3,\"1\",{\"status\":\"Accepted\",\"interval\":5}]");
    beating.client(5, "[2,\"2\",\"Heartbeat\",{}]").server(5.1, "[3,\"2\",{}]").close(Leg::Server, 8, 1000);
    row("ocpp with heartbeats", beating, "normal normal_closure server proven ", open, "", "");
    Talk stays = ocpp();
    stays.server(0.2, accepted).server(1, reset).client(1.1, "[3,\"9\",{\"status\":\"Rejected\"}]");
    stays.fin(Leg::Client, 1.2);
    row("ocpp no reset", stays, "lost eof_without_close client proven ", open, "", "");
    Talk unwanted = ocpp();
    unwanted.server(0.2, "[3,\"1\",{\"status\":\"Rejected\",\"interval\":60}]").close(Leg::Server, 0.3, 1000);
    row("ocpp not registered", unwanted, "lost policy_violation server proven registration", true, "refused",
        "register it");
    Talk unknown(opening("ocpp1.6", "/ocpp/CP1"));
    unknown.close(Leg::Server, 0.1, 1008, u"Unknown charge point"_s);
    row("ocpp identity", unknown, "lost policy_violation server proven ", open, "", "names the charge point");
}

void TestDialectWords::ends()
{
    QFETCH(Talk *, talk);
    const std::unique_ptr<Talk> owned(talk);
    QFETCH(QString, words);
    QFETCH(QString, advice);
    const auto verdict = talk->verdict();
    QTEST(talk->said() + u' ' + verdict.sub, "said");
    QTEST(talk->facts.app && talk->facts.app->goodbye ? talk->facts.app->goodbye->retry : std::nullopt,
          "retry");
    const QString summary = report::summary(talk->facts, verdict);
    QVERIFY2(summary.contains(words), qPrintable(summary));
    const QString told = report::advice(talk->facts, verdict).join(u' ');
    QVERIFY2(told.contains(advice), qPrintable(told));
    QVERIFY2(advice.isEmpty() || !told.contains(u"a wrong Origin"_s), qPrintable(told));
    QVERIFY2(verdict.code.value_or(0) > 1000 || !told.contains(u"after this code"_s), qPrintable(told));
}

/// The server agreed to nothing: what was asked for tells what the code means.
void TestDialectWords::oldGraphqlClientAtANewServer()
{
    Talk talk(opening());
    session::RequestHead request;
    request.subprotocols = u"graphql-ws"_s;
    talk.facts.request = request;
    talk.facts.response = session::ResponseHead{};
    talk.close(Leg::Server, 0.1, 4406, u"Subprotocol not acceptable"_s);
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.meaning, u"GraphQL over WebSocket: Subprotocol not acceptable"_s);
    QVERIFY(report::advice(talk.facts, verdict).join(u' ').contains(u"subscriptions-transport-ws"_s));
}

/// Which came before the Close frame.
void TestDialectWords::timesAreOfTheGoodbye()
{
    Talk talk(opening("v12.stomp"));
    talk.client(0.1, stomp("CONNECT\naccept-version:1.2")).server(0.2, stomp("ERROR\nmessage:no"));
    talk.close(Leg::Client, 5);
    const auto verdict = talk.verdict();
    QVERIFY(verdict.byGoodbye && verdict.idle && verdict.duration);
    QVERIFY(*verdict.idle <= *verdict.duration);
}

/// The dialect's own heartbeat does not hide the one that nobody answered.
void TestDialectWords::aWebSocketPingIsTheHeartbeatThatFailed()
{
    using namespace session;
    Talk talk(opening({}, "/api/websocket"));
    talk.server(0.1, "{\"type\":\"auth_required\"}").client(0.2, "{\"type\":\"auth\"}");
    talk.server(0.3, "{\"type\":\"auth_ok\"}");
    const Stamp at = *talk.facts.openedAt + 1s;
    apply(talk.facts, {SessionId(1), EndpointId(1), at, Leg::Server, Source::Wire, Ping{Way::In}});
    apply(talk.facts, {SessionId(1), EndpointId(1), at, Leg::Client, Source::Wire, Ping{Way::Out}});
    talk.fin(Leg::Server, 3);
    const auto verdict = talk.verdict();
    QCOMPARE(talk.said(), u"lost heartbeat_timeout server strong"_s);
    const auto heartbeat = diagnosis::heartbeatOf(talk.facts, verdict);
    QVERIFY(heartbeat && heartbeat->askedBy == Leg::Server);
    QCOMPARE(heartbeat->silent, std::optional(Leg::Client));
}

QTEST_APPLESS_MAIN(TestDialectWords)
#include "tst_dialectwords.moc"

// What Dropscope says as a client of a dialect; who a client says it is; and heartbeats of protocols that
// nobody knows.
#include "diagnosis/apprules.h"
#include "dialect/answerer.h"
#include "dialect/recognition.h"
#include "talk.h"

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

/// A client of a dialect, and what it answers to a message of the server.
struct Speaker
{
    explicit Speaker(const QString &name, Persona persona = {}) : answerer(answererFor(name, persona)) {}

    QByteArrayList hears(const QByteArray &payload, bool text = true) const
    {
        QByteArrayList said;
        for (const Reply &reply : answerer->heard({Leg::Server, {}, text, payload, quint64(payload.size())}))
            said.append(reply.payload);
        return said;
    }

    std::unique_ptr<Answerer> answerer;
};

} // namespace

class TestAnswering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void socketIo();
    void oldSocketIo();
    void signalR();
    void mqtt();
    void others();
    void whatLooksAlikeIsNotAnswered_data();
    void whatLooksAlikeIsNotAnswered();
    void asItsReaderUnderstandsIt_data();
    void asItsReaderUnderstandsIt();

    void clog();
    void jupyter();
    void tokensOfResuming();
    void centrifugeRecovery();
    void answersAreMeasured();

    void presumedHeartbeat();
    void noHeartbeat_data();
    void noHeartbeat();
};

void TestAnswering::socketIo()
{
    Persona persona;
    persona.target = "/socket.io/?EIO=4&transport=websocket";
    persona.nameSpace = "/admin";
    const Speaker speaker(u"socket.io"_s, persona);
    QVERIFY(speaker.answerer->greeting().empty()); // the server speaks first
    const QByteArray open = "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}";
    QCOMPARE(speaker.hears(open), QByteArrayList{"40/admin,"});
    QCOMPARE(speaker.hears("2"), QByteArrayList{"3"});
    QVERIFY(!speaker.answerer->every());
    persona.nameSpace.clear();
    QCOMPARE(Speaker(u"socket.io"_s, persona).hears(open), QByteArrayList{"40"});
    persona.joins = false;
    QCOMPARE(Speaker(u"socket.io"_s, persona).hears(open), QByteArrayList{});
}

void TestAnswering::oldSocketIo()
{
    Persona persona;
    persona.target = "/socket.io/?EIO=3&transport=websocket";
    const Speaker speaker(u"socket.io"_s, persona);
    QCOMPARE(speaker.hears("0{\"sid\":\"a\",\"pingInterval\":25000,\"pingTimeout\":5000}"), QByteArrayList{});
    QCOMPARE(speaker.answerer->every(), std::optional<AppDuration>(25s));
    QCOMPARE(speaker.answerer->beat().front().payload, QByteArray("2"));
    QCOMPARE(speaker.hears("2"), QByteArrayList{});
}

void TestAnswering::signalR()
{
    const Speaker speaker(u"signalr"_s);
    QCOMPARE(speaker.answerer->greeting().front().payload,
             QByteArray("{\"protocol\":\"json\",\"version\":1}\x1e"));
    QVERIFY(!speaker.answerer->every()); // until it is welcome
    QVERIFY(speaker.hears("{}\x1e").isEmpty());
    QCOMPARE(speaker.answerer->every(), std::optional<AppDuration>(15s));
    QCOMPARE(speaker.answerer->beat().front().payload, QByteArray("{\"type\":6}\x1e"));
}

void TestAnswering::mqtt()
{
    Persona persona;
    persona.clientId = "dropscope-x";
    const Speaker speaker(u"mqtt"_s, persona);
    const Reply connect = speaker.answerer->greeting().front();
    QVERIFY(!connect.text);
    QCOMPARE(connect.payload, QByteArray("\x10\x17\x00\x04MQTT\x04\x02\x00\x1e\x00\x0b", 14) + "dropscope-x");
    QVERIFY(!speaker.answerer->every());
    QVERIFY(speaker.hears(QByteArray("\x20\x02\x00\x05", 4), false).isEmpty());
    QVERIFY(!speaker.answerer->every()); // refused
    QVERIFY(speaker.hears(QByteArray("\x20\x02\x00\x00", 4), false).isEmpty());
    QCOMPARE(speaker.answerer->every(), std::optional<AppDuration>(30s));
    QCOMPARE(speaker.answerer->beat().front().payload, QByteArray("\xc0\0", 2));
    persona.keepsSession = true;
    persona.clientId = QByteArray(200, 'x');
    const QByteArray kept = Speaker(u"mqtt"_s, persona).answerer->greeting().front().payload;
    QCOMPARE(kept.left(4).toHex(), QByteArray("10d40100")); // two bytes of length
    QCOMPARE(kept[10], '\0');                               // not clean
}

void TestAnswering::others()
{
    QCOMPARE(Speaker(u"pusher"_s).hears("{\"event\":\"pusher:ping\",\"data\":{}}"),
             QByteArrayList{"{\"event\":\"pusher:pong\",\"data\":{}}"});
    const Speaker pusher(u"pusher"_s);
    QVERIFY(
        pusher
            .hears("{\"event\":\"pusher:connection_established\",\"data\":\"{\\\"activity_timeout\\\":30}\"}")
            .isEmpty());
    QCOMPARE(pusher.answerer->every(), std::optional<AppDuration>(30s));
    QCOMPARE(Speaker(u"centrifuge"_s).hears("{\"push\":{}}\n{}"), QByteArrayList{"{}"});
    QCOMPARE(Speaker(u"nats"_s).hears("PING\r\n", false), QByteArrayList{"PONG\r\n"});
    QCOMPARE(Speaker(u"ddp"_s).hears("{\"msg\":\"ping\",\"id\":\"7\"}"),
             QByteArrayList{"{\"msg\":\"pong\",\"id\":\"7\"}"});
    QCOMPARE(Speaker(u"graphql-transport-ws"_s).hears("{\"type\":\"ping\"}"),
             QByteArrayList{"{\"type\":\"pong\"}"});
    const Speaker stomp(u"stomp"_s);
    QVERIFY(stomp.hears(QByteArray("CONNECTED\nversion:1.2\nheart-beat:0,10000\n\n\0", 42)).isEmpty());
    QCOMPARE(stomp.answerer->every(), std::optional<AppDuration>(8s));
    QCOMPARE(stomp.answerer->beat().front().payload, QByteArray("\n"));
    QVERIFY(!Speaker(u"xmpp"_s).answerer);
}

void TestAnswering::whatLooksAlikeIsNotAnswered_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("socket.io event") << u"socket.io"_s << QByteArray("42[\"2\"]");
    QTest::newRow("pusher in data") << u"pusher"_s
                                    << QByteArray(
                                           "{\"event\":\"chat\",\"data\":{\"event\":\"pusher:ping\"}}");
    QTest::newRow("ddp in a field") << u"ddp"_s
                                    << QByteArray("{\"msg\":\"changed\",\"fields\":{\"msg\":\"ping\"}}");
    QTest::newRow("graphql in data")
        << u"graphql-transport-ws"_s
        << QByteArray("{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"type\":\"ping\"}}");
    QTest::newRow("nats payload") << u"nats"_s << QByteArray("MSG a 1 6\r\nPING\r\n\r\n");
    QTest::newRow("centrifuge publication")
        << u"centrifuge"_s << QByteArray("{\"push\":{\"pub\":{\"data\":{}}}}");
}

void TestAnswering::whatLooksAlikeIsNotAnswered()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, message);
    QVERIFY(Speaker(dialect).hears(message).isEmpty());
}

void TestAnswering::asItsReaderUnderstandsIt_data()
{
    QTest::addColumn<QString>("dialect");
    for (const char *name :
         {"socket.io", "signalr", "mqtt", "stomp", "pusher", "centrifuge", "ddp", "phoenix"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// What we send ourselves our own reader must understand.
void TestAnswering::asItsReaderUnderstandsIt()
{
    QFETCH(QString, dialect);
    Persona persona;
    persona.clientId = "me";
    const Speaker speaker(dialect, persona);
    Talk talk(opening(), Dress::Plain, dialect);
    for (const Reply &reply : speaker.answerer->greeting())
        talk.client(0.1, reply.payload, reply.text);
    for (const Reply &reply : speaker.answerer->beat())
        talk.client(5, reply.payload, reply.text);
    QVERIFY(talk.facts.app);
    QCOMPARE(talk.facts.app->unread, QString());
}

void TestAnswering::clog()
{
    const QByteArray name = "clog['connection_id']='0123456789abcdef'";
    Talk talk(opening({}, "/clog"));
    talk.server(0.1, name).client(10, "0").client(20, "0");
    talk.close(Leg::Server, 60.02, 1000);
    QCOMPARE(talk.protocol(), u"clog"_s);
    QVERIFY(talk.facts.app->hello.token.startsWith(u'~'));
    QCOMPARE(talk.said(), u"lost heartbeat_timeout server strong"_s);
    // Well before its timer, 1000 is what it always was.
    Talk meant(opening({}, "/clog"));
    meant.server(0.1, name).client(10, "0").close(Leg::Server, 12, 1000);
    QCOMPARE(meant.said(), u"normal normal_closure server proven"_s);
    // A page that only quotes it is none.
    Talk foreign(opening());
    foreign.server(0.1, "// clog['connection_id']='x'").client(0.2, "0").close(Leg::Server, 40.1, 1000);
    QCOMPARE(foreign.protocol(), QString());
    // A name anew for who came back is a new state.
    Talk cut(opening({}, "/clog")); // before the page says anything
    cut.server(0.1, name);
    QCOMPARE(cut.protocol(), u"clog"_s);
    for (const char *said : {"0", "E:clog12 true", "7:"}) { // a page that is back is not named anew
        Talk back(opening({}, "/clog?r=0123456789abcdef"));
        back.server(0.1, "ws.send (\"7:\"+eval(\"1\"));").client(0.2, said).client(10.2, "0");
        back.close(Leg::Server, 50.2, 1000);
        QCOMPARE(back.protocol(), u"clog"_s);
        QCOMPARE(back.said(), u"lost heartbeat_timeout server strong"_s);
    }
    for (const char *other : {"/clog", "/chat?r=0123456789abcdef"}) {
        Talk plain(opening({}, other));
        plain.server(0.1, "hi").client(0.2, "0").client(10.2, "0");
        QCOMPARE(plain.protocol(), QString());
    }
    Talk fresh(opening({}, "/clog?r=fedcba9876543210"));
    fresh.server(0.1, name).client(10, "0"); // both sides speak it
    QCOMPARE(fresh.facts.app->resumed, std::optional(false));
}

void TestAnswering::jupyter()
{
    const QByteArray target = "/api/kernels/0a1b/channels?session_id=abc";
    const auto status = [](const QByteArray &state) {
        return QByteArray("{\"header\":{\"msg_id\":\"1\"},\"msg_type\":\"status\",\"content\":{\"execution_"
                          "state\":\"") +
               state + "\"},\"channel\":\"iopub\"}";
    };
    Talk talk(opening({}, target));
    talk.client(0.1, "{\"header\":{\"msg_type\":\"kernel_info_request\"},\"channel\":\"shell\"}");
    talk.server(0.2, status("busy")).server(0.3, status("idle"));
    QCOMPARE(talk.protocol(), u"jupyter"_s);
    QVERIFY(!talk.facts.app->error);
    QVERIFY(!talk.facts.app->hello.resumes.isEmpty());
    talk.server(5, status("dead"));
    QCOMPARE(talk.facts.app->error->text, u"dead"_s);
    talk.close(Leg::Server, 95);
    QCOMPARE(talk.said(),
             u"normal no_status_close server proven"_s); // the kernel's end is not the connection's
    Talk output(opening({}, target));
    output.server(0.1, "{\"header\":{},\"msg_type\":\"stream\",\"content\":{\"text\":\"\\\"execution_"
                       "state\\\":\\\"dead\\\"\"},"
                       "\"channel\":\"iopub\"}");
    output.client(0.2, "{\"header\":{},\"channel\":\"shell\"}");
    QVERIFY(!output.facts.app->error);
}

void TestAnswering::tokensOfResuming()
{
    const auto connect = [](const QByteArray &id, char flags) {
        const QByteArray body =
            QByteArray("\0\4MQTT\4", 7) + flags + QByteArray("\0\x3c\0", 3) + char(id.size()) + id;
        return QByteArray("\x10", 1) + char(body.size()) + body;
    };
    Talk kept(opening("mqtt")), again(opening("mqtt")), clean(opening("mqtt"));
    kept.client(0.1, connect("sensor", 0), false).server(0.2, QByteArray("\x20\x02\x01\x00", 4), false);
    again.client(0.1, connect("sensor", 0), false).server(0.2, QByteArray("\x20\x02\x00\x00", 4), false);
    clean.client(0.1, connect("sensor", 2), false).server(0.2, QByteArray("\x20\x02\x00\x00", 4), false);
    QCOMPARE(kept.facts.app->resumed, std::optional(true));
    QCOMPARE(again.facts.app->resumed, std::optional(false));
    QCOMPARE(clean.facts.app->resumed, std::optional(false));
    QCOMPARE(kept.facts.app->hello.resumes, again.facts.app->hello.token);

    Talk hub(opening({}, "/hub?id=secret"));
    hub.client(0.1, "{\"type\":9,\"sequenceId\":4}\x1e").server(0.2, "{\"type\":9,\"sequenceId\":7}\x1e");
    QCOMPARE(hub.protocol(), u"signalr"_s);
    QCOMPARE(hub.facts.app->resumed, std::optional(true));
    QVERIFY(hub.facts.app->hello.resumes.startsWith(u'~'));
    QCOMPARE(hub.facts.app->hello.resumes, hub.facts.app->hello.token);

    Opening discord = opening({}, "/?v=10&encoding=json");
    discord.host = "gateway.discord.gg";
    Talk first(discord), second(discord);
    const QByteArray hello = "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}";
    first.server(0.1, hello).client(0.2, "{\"op\":2,\"d\":{\"token\":\"x\"}}");
    first.server(0.3, "{\"t\":\"READY\",\"s\":1,\"op\":0,\"d\":{\"v\":10,\"session_id\":\"abc\"}}");
    second.server(0.1, hello)
        .client(0.2, "{\"op\":6,\"d\":{\"token\":\"x\",\"session_id\":\"abc\",\"seq\":1}}");
    second.server(0.3, "{\"t\":\"RESUMED\",\"s\":2,\"op\":0,\"d\":{}}");
    QCOMPARE(second.facts.app->hello.resumes, first.facts.app->hello.token);
    QVERIFY(!first.facts.app->hello.token.isEmpty());
    QCOMPARE(second.facts.app->resumed, std::optional(true));
}

void TestAnswering::centrifugeRecovery()
{
    const auto play = [](const QByteArray &answer) {
        Talk talk(opening({}, "/connection/websocket"));
        talk.client(0.1, "{\"id\":1,\"connect\":{}}")
            .server(0.2, "{\"id\":1,\"connect\":{\"client\":\"x\",\"ping\":25}}");
        talk.client(
            0.3,
            "{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"recover\":true,\"offset\":3,\"epoch\":\"e\"}}");
        talk.server(0.4, answer);
        return talk.facts.app->resumed;
    };
    QCOMPARE(play("{\"id\":2,\"subscribe\":{\"recovered\":true,\"epoch\":\"e\"}}"), std::optional(true));
    QCOMPARE(play("{\"id\":2,\"subscribe\":{\"epoch\":\"f\"}}"), std::optional(false));
    QCOMPARE(play("{\"id\":3,\"subscribe\":{\"recovered\":true}}"), std::optional<bool>());
    Talk many(opening({}, "/connection/websocket"));
    many.client(0.1, "{\"id\":1,\"connect\":{}}").server(0.2, "{\"id\":1,\"connect\":{\"client\":\"x\"}}");
    for (int i = 2; i < 40; ++i)
        many.client(0.3, "{\"id\":" + QByteArray::number(i) + ",\"subscribe\":{\"recover\":true}}");
    many.server(0.4, "{\"id\":39,\"subscribe\":{\"recovered\":true}}"); // beyond those that are kept
    QCOMPARE(many.facts.app->resumed, std::optional<bool>());
    many.server(0.4, "{\"id\":33,\"subscribe\":{\"recovered\":true}}");
    QCOMPARE(many.facts.app->resumed, std::optional(true));
}

void TestAnswering::answersAreMeasured()
{
    Talk talk(opening({}, "/socket.io/?EIO=4&transport=websocket"));
    talk.server(0.1, "0{\"sid\":\"a\",\"pingInterval\":25000,\"pingTimeout\":20000}").client(0.2, "40");
    talk.server(25, "2").client(25.25, "3").server(50, "2");
    const auto &ticks = talk.facts.app->ticks;
    QCOMPARE(ticks.size(), 2);
    QCOMPARE(qRound(ticks[0].milliseconds), 250);
    QCOMPARE(qRound(ticks[0].at), 25);
    QVERIFY(ticks[1].milliseconds < 0);
    for (int i = 0; i < 100; ++i)
        talk.server(60 + i, "2").client(60.1 + i, "3");
    QCOMPARE(talk.facts.app->ticks.size(), session::AppFacts::maxTicks);
}

void TestAnswering::presumedHeartbeat()
{
    Talk talk(opening());
    for (int i = 0; i < 8; ++i) {
        talk.client(1 + i * 20, "{\"t\":\"hb\",\"n\":" + QByteArray::number(i * 7) + '}');
        talk.server(1.1 + i * 20, "{\"t\":\"hb-ok\",\"n\":" + QByteArray::number(i * 7) + '}');
        talk.server(9 + i * 20, "{\"t\":\"quote\",\"text\":\"" + QByteArray(i + 1, 'x') + "\"}");
    }
    QVERIFY(talk.facts.app);
    QCOMPARE(talk.protocol(), QString());
    QCOMPARE(talk.facts.app->hello.by, u"presumed"_s);
    QCOMPARE(talk.facts.app->hello.askedBy, std::optional(Leg::Client));
    QCOMPARE(*talk.facts.app->hello.interval, AppDuration(20s));
    // It changes no verdict, but what it suggests is said.
    const auto ended = [](const char *ask, const char *answer, double at, Leg by, quint16 code) {
        Talk said(opening());
        for (int i = 0; i < 8; ++i)
            said.client(1 + i * 20, ask).server(1.1 + i * 20, answer);
        said.client(161, ask).close(by, at, code);
        return said;
    };
    const Talk silent = ended("{\"t\":\"hb\"}", "{\"t\":\"ok\"}", 181, Leg::Client, 1000);
    QCOMPARE(silent.said(), u"normal normal_closure client proven"_s);
    const auto beat = diagnosis::presumedSilence(silent.facts);
    QVERIFY(beat);
    QCOMPARE(beat->silent, std::optional(Leg::Server));
    QCOMPARE(beat->silentFor, std::optional<session::Nanoseconds>(39'900ms));
    QVERIFY(
        diagnosis::presumedSilence(ended("ping", "pong", 181, Leg::Client, 4000).facts)); // a word will do
    QVERIFY(!diagnosis::presumedSilence(ended("ping", "pong", 161.3, Leg::Client, 1000).facts)); // too soon
    QVERIFY(
        !diagnosis::presumedSilence(ended("ping", "pong", 181, Leg::Server, 1000).facts)); // who did not ask
    QVERIFY(
        !diagnosis::presumedSilence(ended("ping", "pong", 181, Leg::Client, 1001).facts)); // a tab was closed
}

void TestAnswering::noHeartbeat_data()
{
    QTest::addColumn<double>("interval");
    QTest::addColumn<double>("jitter");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<QByteArray>("ask");
    QTest::newRow("steady and answered")
        << 20.0 << 0.0 << true << QByteArray("{\"t\":\"hb\"}"); // this is one
    QTest::newRow("unsteady") << 20.0 << 9.0 << true << QByteArray("{\"t\":\"hb\"}");
    QTest::newRow("not answered") << 20.0 << 0.0 << false << QByteArray("{\"t\":\"hb\"}");
    QTest::newRow("too often") << 0.3 << 0.0 << true << QByteArray("{\"t\":\"hb\"}");
    QTest::newRow("no JSON and no word") << 20.0 << 0.0 << true << QByteArray("are you there?");
    QTest::newRow("long") << 20.0 << 0.0 << true << QByteArray("{\"t\":\"" + QByteArray(300, 'x') + "\"}");
}

void TestAnswering::noHeartbeat()
{
    QFETCH(double, interval);
    QFETCH(double, jitter);
    QFETCH(bool, answered);
    QFETCH(QByteArray, ask);
    Talk talk(opening());
    for (int i = 0; i < 12; ++i) {
        const double at = 1 + i * interval + (i % 2) * jitter;
        talk.client(at, ask);
        if (answered || i < 3)
            talk.server(at + 0.05, answered ? QByteArray("{\"t\":\"ok\"}") : QByteArray("hello there!"));
    }
    QCOMPARE(talk.facts.app.has_value(), QByteArray(QTest::currentDataTag()) == "steady and answered");
}

QTEST_GUILESS_MAIN(TestAnswering)
#include "tst_answering.moc"

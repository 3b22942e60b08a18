// Conversations whose beginning was not seen: recognised by what their messages are like, or not at all.
#include "talk.h"

#include <QtTest>

using namespace dialect;
using namespace Qt::StringLiterals;

namespace {

struct Line
{
    Leg from;
    QByteArray text;
};
constexpr Leg c = Leg::Client, s = Leg::Server;

Opening midway()
{
    Opening opening;
    opening.midway = true;
    return opening;
}

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

} // namespace

class TestMidway : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recognised_data();
    void recognised();
    void notRecognised_data();
    void notRecognised();
    void whoAsksTellsTheVersion();
    void theBeginningDecidesWhereItWasSeen();
};

void TestMidway::recognised_data()
{
    QTest::addColumn<QList<Line>>("lines");
    QTest::addColumn<bool>("text");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("goodbye");
    const auto row = [](const char *name, const QList<Line> &lines, const char *protocol,
                        const char *goodbye = "", bool text = true) {
        QTest::newRow(name) << lines << text << QString::fromLatin1(protocol) << QString::fromLatin1(goodbye);
    };
    row("socket.io",
        {{s, "2"},
         {c, "3"},
         {s, "42[\"news\",{\"a\":1}]"},
         {c, "42/room,7[\"ack\"]"},
         {s, "2"},
         {c, "3"},
         {s, "41"}},
        "socket.io", "41");
    row("socket.io, packed",
        {{s, hex("84a47479706502a46461746192a46e65777382a47479706501a36e7370a12fa76f7074696f6e7381a8636f6d"
                 "7072657373c3a36e7370a12f")},
         {s, hex("83a47479706502a46461746190a36e7370a12f")},
         {c, hex("83a47479706503a46461746190a36e7370a12f")},
         {s, hex("82a47479706501a36e7370a12f")}},
        "socket.io", "41", false);
    row("signalr",
        {{s, "{\"type\":6}\x1e"},
         {c, "{\"type\":6}\x1e"},
         {s, "{\"type\":1,\"target\":\"send\",\"arguments\":[]}\x1e"},
         {s, "{\"type\":7,\"allowReconnect\":true}\x1e"}},
        "signalr", "7");
    row("mqtt",
        {{c, hex("c000")},
         {s, hex("d000")},
         {s, hex("30070003612f626869")},
         {c, hex("c000")},
         {s, hex("d000")},
         {c, hex("e000")}},
        "mqtt", "DISCONNECT", false);
    row("graphql-transport-ws",
        {{c, R"({"id":"2","type":"subscribe","payload":{"query":"subscription{a}"}})"},
         {s, R"({"type":"ping"})"},
         {c, R"({"type":"pong"})"},
         {s, R"({"id":"2","type":"next","payload":{"data":{}}})"},
         {s, R"({"id":"2","type":"complete"})"}},
        "graphql-transport-ws");
    row("graphql-ws",
        {{s, R"({"type":"ka"})"},
         {s, R"({"type":"data","id":"1","payload":{}})"},
         {s, R"({"type":"ka"})"},
         {c, R"({"type":"connection_terminate"})"}},
        "graphql-ws", "connection_terminate");
    row("phoenix",
        {{s, R"(["3",null,"room:1","new_msg",{"body":"x"}])"},
         {c, R"([null,"5","phoenix","heartbeat",{}])"},
         {s, R"([null,"5","phoenix","phx_reply",{"status":"ok","response":{}}])"}},
        "phoenix");
    row("actioncable",
        {{s, R"({"type":"ping","message":1700000000})"},
         {s, R"({"identifier":"{\"channel\":\"C\"}","message":{}})"},
         {s, R"({"type":"ping","message":1700000003})"},
         {s, R"({"type":"disconnect","reason":"server_restart","reconnect":true})"}},
        "actioncable", "disconnect");
    row("stomp",
        {{s, "\n"},
         {c, "\n"},
         {s, QByteArray("MESSAGE\ndestination:/q\n\nhi\0", 27)},
         {s, QByteArray("MESSAGE\ndestination:/q\n\nho\0", 27)},
         {s, QByteArray("ERROR\nmessage:gone\n\n\0", 21)}},
        "stomp", "ERROR");
    row("nats",
        {{s, "PING\r\n"}, {c, "PONG\r\n"}, {s, "MSG a 1 2\r\nhi\r\n"}, {s, "-ERR 'Stale Connection'\r\n"}},
        "nats", "-ERR", false);
    row("ddp",
        {{s, R"({"msg":"ping"})"},
         {c, R"({"msg":"pong"})"},
         {s, R"({"msg":"changed","collection":"a","id":"1"})"},
         {c, R"({"msg":"method","method":"m","params":[],"id":"1"})"}},
        "ddp");
    row("pusher",
        {{c, R"({"event":"pusher:ping","data":{}})"},
         {s, R"({"event":"pusher:pong"})"},
         {s, R"({"event":"news","channel":"a","data":"{}"})"},
         {c, R"({"event":"pusher:ping"})"},
         {s, R"({"event":"pusher:pong","data":"{}"})"}},
        "pusher");
    row("ocpp",
        {{c, R"([2,"19","Heartbeat",{}])"},
         {s, R"([3,"19",{"currentTime":"2026-01-01T00:00:00Z"}])"},
         {c, R"([2,"20","MeterValues",{"connectorId":1}])"},
         {s, R"([3,"20",{}])"}},
        "ocpp");
    row("sockjs",
        {{s, "h"}, {s, R"(a["one"])"}, {c, R"(["two"])"}, {s, R"(a["three"])"}, {s, R"(c[3000,"Go away!"])"}},
        "sockjs", "c");
}

void TestMidway::recognised()
{
    QFETCH(QList<Line>, lines);
    QFETCH(bool, text);
    QFETCH(QString, protocol);
    QFETCH(QString, goodbye);
    Talk talk(midway());
    double at = 1;
    for (const Line &line : lines)
        line.from == c ? talk.client(at += 1, line.text, text) : talk.server(at += 1, line.text, text);
    QCOMPARE(talk.protocol(), protocol);
    QCOMPARE(talk.goodbye(), goodbye);
    QVERIFY(!talk.facts.app->error);
}

void TestMidway::notRecognised_data()
{
    QTest::addColumn<QList<Line>>("lines");
    const auto row = [](const char *name, const QList<Line> &lines) { QTest::newRow(name) << lines; };
    row("digits", {{s, "2"}, {c, "3"}, {s, "2"}, {c, "3"}, {s, "2"}, {c, "3"}});
    row("one packet of socket.io among others",
        {{s, "42[\"news\"]"}, {s, "hello"}, {s, "42[\"news\"]"}, {s, "42[1]"}});
    row("pings of its own", {{s, R"({"type":"ping"})"},
                             {c, R"({"type":"pong"})"},
                             {s, R"({"type":"ping"})"},
                             {c, R"({"type":"pong"})"}});
    row("arrays", {{s, "[1,2,3]"}, {c, "[2,\"a\",{}]"}, {s, "[3,4,5]"}});
    row("too few", {{s, R"({"type":"next","id":"1"})"}, {s, R"({"type":"next","id":"1"})"}});
    row("events of its own", {{s, R"({"event":"tick","data":1})"},
                              {s, R"({"event":"tick","data":2})"},
                              {s, R"({"event":"tick","data":3})"}});
}

void TestMidway::notRecognised()
{
    QFETCH(QList<Line>, lines);
    Talk talk(midway());
    double at = 1;
    for (const Line &line : lines)
        line.from == c ? talk.client(at += 1, line.text) : talk.server(at += 1, line.text);
    QCOMPARE(talk.protocol(), QString());
}

/// Engine.IO 3: the client asks, and nothing is wrong with that.
void TestMidway::whoAsksTellsTheVersion()
{
    Talk answered(midway()); // by its answer as well
    answered.server(1, "42[\"a\"]").server(2, "42[\"b\"]").client(3, "42[\"c\"]").server(4, "3");
    QCOMPARE(answered.facts.app->hello.version, u"3"_s);
    Talk talk(midway());
    talk.server(1, "42[\"a\"]").server(2, "42[\"b\"]").client(3, "42[\"c\"]").client(4, "2").server(5, "3");
    QCOMPARE(talk.protocol(), u"socket.io"_s);
    QCOMPARE(talk.facts.app->hello.version, u"3"_s);
    QVERIFY(!talk.facts.app->error);
}

/// A conversation that was seen from its beginning began as no protocol that is known.
void TestMidway::theBeginningDecidesWhereItWasSeen()
{
    Talk talk(Opening{});
    for (int i = 0; i < 4; ++i)
        talk.server(1 + i, "42[\"a\"]").client(1.5 + i, "42[\"c\"]");
    QCOMPARE(talk.protocol(), QString());
}

QTEST_GUILESS_MAIN(TestMidway)
#include "tst_midway.moc"

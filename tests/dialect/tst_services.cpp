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

} // namespace

class TestServices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ddp();
    void wamp();
    void xmpp();
    void discord();
    void slack();
    void homeAssistant();
    void kubernetes();
    void foreignTextIsNoGoodbye_data();
    void foreignTextIsNoGoodbye();
};

void TestServices::ddp()
{
    Talk talk(opening({}, "/websocket"));
    talk.client(0.1, "{\"msg\":\"connect\",\"version\":\"1\",\"support\":[\"1\"]}")
        .server(0.2, "{\"msg\":\"connected\",\"session\":\"x\"}");
    talk.client(17, "{\"msg\":\"ping\"}").server(17.1, "{\"msg\":\"pong\"}").client(34, "{\"msg\":\"ping\"}");
    talk.close(Leg::Client, 49.01, 1000);
    QCOMPARE(talk.protocol(), u"ddp"_s);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout client strong"_s);
}

void TestServices::wamp()
{
    Talk talk(opening("wamp.2.json"));
    talk.client(0.1, "[1,\"realm1\",{}]")
        .server(0.2, "[2,123,{}]")
        .server(5, "[6,{},\"wamp.close.system_shutdown\"]");
    talk.close(Leg::Client, 5.01);
    QCOMPARE(talk.said(), u"lost server_going_away server proven"_s);
    Talk crossed(opening("wamp.2.json")); // the answer passed us first
    crossed.client(0.1, "[1,\"realm1\",{}]")
        .server(0.2, "[2,123,{}]")
        .client(5, "[6,{},\"wamp.close.goodbye_and_out\"]")
        .server(5.01, "[6,{},\"wamp.close.system_shutdown\"]");
    crossed.close(Leg::Client, 5.02);
    QCOMPARE(crossed.said(), u"lost server_going_away server proven"_s);
    Talk refused(opening("wamp.2.json"));
    refused.client(0.1, "[1,\"realm1\",{}]")
        .server(0.2, "[3,{\"message\":\"no\"},\"wamp.error.no_such_realm\"]");
    refused.close(Leg::Client, 0.3);
    QCOMPARE(refused.said(), u"lost policy_violation server proven"_s);
}

void TestServices::xmpp()
{
    Talk talk(opening("xmpp"));
    const QByteArray open = "<open xmlns=\"urn:ietf:params:xml:ns:xmpp-framing\" version=\"1.0\"/>";
    talk.client(0.1, open).server(0.2, open).client(3, "<message><body>&lt;close/></body></message>");
    talk.client(5, "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>").server(5.01, "<close/>");
    talk.close(Leg::Server, 5.02, 1000, u"Stream closed"_s);
    QCOMPARE(talk.said(), u"normal app_close client proven"_s);
    Talk replaced(opening("xmpp"));
    replaced.client(0.1, open).server(0.2, open).server(
        3, "<stream:error xmlns:stream='x'><conflict xmlns='y'/></stream:error>");
    replaced.close(Leg::Server, 3.1, 1000);
    QCOMPARE(replaced.said(), u"normal replaced server proven"_s);
}

void TestServices::discord()
{
    Opening gateway = opening({}, "/?v=10&encoding=json");
    gateway.host = "gateway.discord.gg";
    Talk talk(gateway);
    talk.server(0.1, "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}").client(10, "{\"op\":1,\"d\":null}");
    talk.server(10.1, "{\"op\":11}").client(51.25, "{\"op\":1,\"d\":5}").close(Leg::Client, 92.51, 4200);
    QCOMPARE(talk.said(), u"lost heartbeat_timeout client proven"_s);
    Talk told(gateway);
    told.server(0.1, "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}").server(5, "{\"op\":7,\"d\":null}");
    told.close(Leg::Client, 5.1, 4200);
    QCOMPARE(told.said(), u"lost server_going_away server proven"_s);
}

void TestServices::slack()
{
    Opening link = opening({}, "/link/?ticket=x");
    link.host = "wss-primary.slack.com";
    Talk talk(link);
    talk.server(0.1, "{\"type\":\"hello\",\"num_connections\":1}")
        .server(9, "{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
    talk.close(Leg::Client, 9.1, 1000);
    QCOMPARE(talk.said(), u"lost server_going_away server proven"_s);
    QCOMPARE(talk.facts.app->goodbye->retry, std::optional(true));
}

void TestServices::homeAssistant()
{
    Talk talk(opening({}, "/api/websocket"));
    talk.server(0.1, "{\"type\":\"auth_required\"}")
        .client(0.2, "{\"type\":\"auth\",\"access_token\":\"x\"}");
    talk.server(0.3, "{\"type\":\"auth_invalid\",\"message\":\"Invalid password\"}").close(Leg::Server, 0.31);
    QCOMPARE(talk.said(), u"lost policy_violation server proven"_s);
}

void TestServices::kubernetes()
{
    Talk talk(opening("v5.channel.k8s.io"));
    talk.server(0.1, "\x01hello", false)
        .server(1, "\x03{\"status\":\"Success\"}", false)
        .close(Leg::Server, 1.1, 1000);
    QCOMPARE(talk.said(), u"normal app_close server proven"_s);
}

void TestServices::foreignTextIsNoGoodbye_data()
{
    QTest::addColumn<QByteArray>("subprotocol");
    QTest::addColumn<QByteArray>("text");
    for (const char *subprotocol : {"", "chat", "json"}) {
        const QByteArray name(subprotocol);
        QTest::addRow("disconnect %s", subprotocol)
            << name << QByteArray("{\"type\":\"disconnect\",\"reason\":\"unauthorized\"}");
        QTest::addRow("seven %s", subprotocol) << name << QByteArray("{\"type\":7}\x1e");
        QTest::addRow("error %s", subprotocol) << name << QByteArray("ERROR\nmessage:x\n\n");
        QTest::addRow("closing %s", subprotocol) << name << QByteArray("c[3000,\"Go away!\"]");
        QTest::addRow("pusher %s", subprotocol)
            << name << QByteArray("{\"event\":\"pusher:error\",\"data\":{\"code\":4001}}");
        QTest::addRow("goodbye %s", subprotocol) << name << QByteArray("[6,{},\"wamp.close.normal\"]");
        QTest::addRow("xml %s", subprotocol) << name << QByteArray("<close/>");
    }
}

void TestServices::foreignTextIsNoGoodbye()
{
    QFETCH(QByteArray, subprotocol);
    QFETCH(QByteArray, text);
    Talk talk(opening(subprotocol, "/chat"));
    talk.client(0.1, text).server(0.2, text).client(0.3, text).server(1, text).close(Leg::Server, 2);
    QVERIFY(!talk.facts.app);
    QCOMPARE(talk.said(), u"normal no_status_close server proven"_s);
}

QTEST_APPLESS_MAIN(TestServices)
#include "tst_services.moc"

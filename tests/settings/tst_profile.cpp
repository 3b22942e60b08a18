// Endpoints written into a file and read again are the same; what a file cannot say is named.
#include "settings/profile.h"

#include <QtTest>

using namespace settings;
using namespace Qt::StringLiterals;
using session::EndpointSpec;
using session::Role;

namespace {

EndpointSpec spec(Role role, const QString &name)
{
    EndpointSpec made;
    made.role = role;
    made.name = name;
    if (role == Role::Listener || role == Role::Relay)
        made.listen = QUrl(u"ws://127.0.0.1:9001/"_s);
    if (role == Role::Client || role == Role::Relay)
        made.target = QUrl(u"wss://app.example/chat?x=a=b"_s);
    return made;
}

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void whatIsLeftOutIsNamed_data();
    void whatIsLeftOutIsNamed();
    void namesBecomeDistinct();
    void evidenceIsLeftOut();
    void optionsOfTheRunAreLeftOut();
    void mistakesHaveAPlace();
    void endpointsAreBounded();
    void sectionsAreBounded();
};

void TestProfile::comesBackAsItWas_data()
{
    QTest::addColumn<EndpointSpec>("written");
    EndpointSpec listener = spec(Role::Listener, u"Shop front"_s);
    listener.behaviour = session::Behaviour::Echo;
    listener.ping = std::chrono::milliseconds(2500);
    listener.allowOrigins = {u"https://a.example"_s, u"null"_s};
    listener.faults = {u"client:rst@5s"_s};
    listener.closeAfter = std::chrono::milliseconds(1500);
    listener.certFile = u"/etc/a cert.pem"_s, listener.keyFile = u"/etc/key.pem"_s;
    QTest::newRow("listener") << listener;
    EndpointSpec client = spec(Role::Client, u"probe [1] # ;"_s);
    client.target = QUrl(u"wss://app.example/chat?r=%7Bid%7D"_s);
    client.reconnect = client.insecure = client.recordPayloads = true;
    client.headers = {u"X-A: 1 = 2"_s, u"Authorization: Bearer x"_s};
    client.captures = {{u"id"_s, u"\"session\":\"(.*?)\""_s}};
    client.subprotocols = {u"chat.v1"_s, u"chat.v2"_s};
    client.sendOnOpen = {u"{\"subscribe\": \"news\"}"_s};
    client.proxy = QUrl(u"socks5://127.0.0.1:1080"_s);
    client.strategies.lost.command = {u"/usr/local/bin/page me"_s};
    client.ping = std::chrono::milliseconds(0);
    QTest::newRow("client") << client;
    EndpointSpec relay = spec(Role::Relay, u"中继"_s);
    relay.keepHost = true;
    relay.origin = u"https://app.example"_s;
    relay.allowHosts = {u"[::1]"_s};
    relay.dialect = u"socket.io"_s, relay.framework = u"discord"_s;
    QTest::newRow("relay") << relay;
    EndpointSpec browser = spec(Role::Browser, u"page"_s);
    browser.browser.own = true;
    browser.browser.pages = {u"https://app.example/?a=1#b"_s, u"file:///tmp/a%20b.html"_s};
    browser.browser.program = u"/usr/bin/chromium"_s;
    QTest::newRow("browser of our own") << browser;
    EndpointSpec attached = spec(Role::Browser, u"attached"_s);
    attached.browser.address = QUrl(u"http://127.0.0.1:9222"_s);
    QTest::newRow("browser that runs") << attached;
    EndpointSpec encoded = spec(Role::Relay, u"encoded"_s);
    encoded.target = QUrl(u"wss://app.example/a%20b%25/%C3%A4?q=%22x%22%20%26"_s, QUrl::StrictMode);
    QTest::newRow("what must be encoded in a URL") << encoded;
    EndpointSpec blank = spec(Role::Client, u"blank"_s);
    blank.target = QUrl(u"wss://app.example/a%E3%80%80"_s, QUrl::StrictMode);
    QTest::newRow("a blank beyond ASCII at the end of a URL") << blank;
}

void TestProfile::comesBackAsItWas()
{
    QFETCH(EndpointSpec, written);
    const WrittenProfile file = writeProfile({written, spec(Role::Listener, u"another"_s)});
    QCOMPARE(file.leftOut, QStringList());
    const ReadProfile read = readProfile(file.text);
    QCOMPARE(read.error, QString());
    QCOMPARE(read.endpoints.size(), 2);
    written.id = session::EndpointId(1);
    QVERIFY2(read.endpoints[0] == written, file.text.constData());
}

void TestProfile::whatIsLeftOutIsNamed_data()
{
    QTest::addColumn<EndpointSpec>("written");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, auto change, const QString &named) {
        EndpointSpec client = spec(Role::Client, u"c"_s);
        change(client);
        QTest::newRow(name) << client << named;
    };
    row(
        "missed pings", [](EndpointSpec &s) { s.missedPings = 7; }, u"pings"_s);
    row(
        "variables", [](EndpointSpec &s) { s.variables[u"id"_s] = u"7"_s; }, u"variables"_s);
    row(
        "heartbeat",
        [](EndpointSpec &s) {
            s.textHeartbeat = session::TextHeartbeat{u"hi"_s, {}};
        },
        u"alive"_s);
    row(
        "window", [](EndpointSpec &s) { s.resumeWindow = std::chrono::milliseconds(5); }, u"state"_s);
    row(
        "quiet", [](EndpointSpec &s) { s.strategies.lost.notify = false; }, u"after an end"_s);
    row(
        "arguments",
        [](EndpointSpec &s) {
            s.strategies.lost.command = {u"a"_s, u"b"_s};
        },
        u"arguments"_s);
    row(
        "patience", [](EndpointSpec &s) { s.patience.hopeless = 9; }, u"tried again"_s);
    row(
        "tokens", [](EndpointSpec &s) { s.resumeTokens = {u"z"_s}; }, u"resume tokens"_s);
    row(
        "secrets", [](EndpointSpec &s) { s.keepSecrets = true; }, u"readable"_s);
    row(
        "lines", [](EndpointSpec &s) { s.sendOnOpen = {u"a\nb"_s}; }, u"several lines"_s);
    row(
        "blanks", [](EndpointSpec &s) { s.sendOnOpen = {u" a"_s}; }, u"blanks"_s);
}

void TestProfile::whatIsLeftOutIsNamed()
{
    QFETCH(EndpointSpec, written);
    QFETCH(QString, named);
    const WrittenProfile file = writeProfile({written});
    QCOMPARE(file.leftOut.size(), 1);
    QVERIFY2(file.leftOut[0].contains(named), qPrintable(file.leftOut[0]));
    const ReadProfile read = readProfile(file.text);
    QCOMPARE(read.error, QString());
    QCOMPARE(read.endpoints.size(), 1);
}

void TestProfile::namesBecomeDistinct()
{
    const ReadProfile read =
        readProfile(writeProfile({spec(Role::Listener, u"a"_s), spec(Role::Client, u"a"_s),
                                  spec(Role::Client, {}), spec(Role::Client, u" x\n y "_s)})
                        .text);
    QCOMPARE(read.error, QString());
    QStringList names;
    for (const EndpointSpec &each : read.endpoints)
        names.append(each.name);
    QCOMPARE(names, (QStringList{u"a"_s, u"a 2"_s, u"client"_s, u"x y"_s}));
}

void TestProfile::evidenceIsLeftOut()
{
    EndpointSpec file = spec(Role::Capture, u"capture"_s);
    file.evidence.path = u"/tmp/a.pcap"_s;
    QVERIFY(!writeProfile({file}).text.contains("pcap"));
    const ReadProfile read =
        readProfile("[endpoint a]\nevidence = /tmp/a.pcap\n[endpoint b]\nlisten = ws://127.0.0.1:0/\n");
    QCOMPARE(read.error, QString());
    QCOMPARE(read.endpoints.size(), 1);
    QCOMPARE(read.endpoints[0].name, u"b"_s);
}

void TestProfile::optionsOfTheRunAreLeftOut()
{
    const ReadProfile read = readProfile("[watch]\nlog = /var/log/a.dropscope\nmetrics = 127.0.0.1:9464\n"
                                         "[endpoint a]\nlisten = ws://127.0.0.1:0/\n");
    QCOMPARE(read.error, QString());
    QCOMPARE(read.endpoints.size(), 1);
}

void TestProfile::mistakesHaveAPlace()
{
    const ReadProfile read = readProfile("[endpoint a]\nlisten = ws://127.0.0.1:0/\nping = soon\n");
    QVERIFY2(read.error.startsWith(u"line 3, column 8: "_s), qPrintable(read.error));
    QVERIFY(read.endpoints.isEmpty());
    QVERIFY(!readProfile("\x00\xff").error.isEmpty());
}

void TestProfile::endpointsAreBounded()
{
    QByteArray text;
    for (int i = 0; i < mostProfileEndpoints; ++i)
        text += "[endpoint " + QByteArray::number(i) + "]\nlisten = ws://127.0.0.1:0/\n";
    QCOMPARE(readProfile(text).endpoints.size(), mostProfileEndpoints);
    text += "[endpoint more]\nlisten = ws://127.0.0.1:0/\n";
    const ReadProfile read = readProfile(text);
    QVERIFY(read.endpoints.isEmpty());
    QVERIFY2(read.error.contains(QString::number(mostProfileEndpoints)), qPrintable(read.error));
}

void TestProfile::sectionsAreBounded()
{
    QByteArray text = "[endpoint a]\nlisten = ws://127.0.0.1:0/\n";
    for (qsizetype i = 1; i < maxSection; ++i)
        text += "allow-origin = https://" + QByteArray::number(i) + ".example\n";
    const QByteArray other = QByteArray(text).replace("a]", "b]");
    QCOMPARE(readProfile(text + other).endpoints.size(), 2);
    const ReadProfile read = readProfile(text + "echo = true\n");
    QVERIFY(read.endpoints.isEmpty());
    QVERIFY2(read.error.startsWith(u"line 1002, column 1: a section has"_s), qPrintable(read.error));
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"

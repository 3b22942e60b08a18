// Whose requests are let in: the policy as a table, and a relay that follows it.
#include "endpoint/net/doorkeeper.h"
#include "relayrig.h"
#include "report/report.h"

using namespace rig;
using namespace std::chrono_literals;
using endpoint::Admission;
using endpoint::Gate;

namespace {

wire::HttpHead head(const QByteArray &host, const std::optional<QByteArray> &origin, bool handshake = true)
{
    wire::HttpHead head;
    head.method = "GET";
    if (!host.isNull())
        head.headers.append(wire::Header{"Host", host});
    if (origin)
        head.headers.append(wire::Header{"Origin", *origin});
    if (handshake)
        head.headers.append(wire::Header{"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="});
    return head;
}

/// "pass", "target" (the Origin becomes the target's) or what is refused, with the option that lets it in.
QString told(const Admission &admission)
{
    if (admission.passes())
        return admission.toTarget ? u"target"_s : u"pass"_s;
    const QString option = allowOption(admission.refused, admission.allow);
    return option.isEmpty() ? admission.refused : option;
}

Gate gateOf(const QString &bound, const QString &target)
{
    Gate gate;
    gate.bound = QHostAddress(bound);
    gate.port = 9080;
    gate.target = QUrl(target);
    gate.addresses = {QHostAddress(u"192.168.1.5"_s), QHostAddress(u"fd00::5"_s),
                      QHostAddress(u"fe80::1%eth0"_s)};
    gate.names = {u"MyBox"_s};
    return gate;
}

const QString far = u"wss://chat.example/ws"_s, near = u"ws://localhost:8000/"_s;

} // namespace

class TestAdmission : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void origins_data();
    void origins();
    void hosts_data();
    void hosts();
    void whatIsAllowed_data();
    void whatIsAllowed();
    void programsChooseTheirHost();
    void optionsAreReadyForAShell();
    void reportsOnceAMinute();
    void refusesBeforeItDials();
    void ownAndLocalPages();
    void keepHostRefusesToo();
    void letsInWithoutAnEnd();
    void plainRequestsAreToldOnce();
};

void TestAdmission::origins_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &target, const char *host, const char *origin, const char *expected) {
        QTest::addRow("%s at %s, %s", origin, host, qPrintable(target))
            << target << QByteArray(host) << QByteArray(origin) << QString::fromLatin1(expected);
    };
    for (const QString &target : {far, near}) {
        const char *local = target == far ? "target" : "pass";
        // Its own pages, by every name it has.
        row(target, "127.0.0.1:9080", "http://127.0.0.1:9080", "target");
        row(target, "localhost:9080", "http://localhost:9080", "target");
        row(target, "localhost:9080", "http://127.0.0.1:9080", "target");
        row(target, "[::1]:9080", "http://[::1]:9080", "target");
        row(target, "relay.localhost:9080", "HTTP://Relay.LOCALHOST:9080", "target");
        row(target, "localhost:8443", "http://localhost:8443", "target"); // through a forwarded port
        // Pages of this computer.
        row(target, "localhost:9080", "http://localhost:5173", local);
        row(target, "localhost:9080", "https://localhost:9080", local);
        row(target, "127.0.0.1:9080", "http://app.localhost", local);
        row(target, "127.0.0.1:9080", "app://localhost", local);
        row(target, "127.0.0.1:9080", "http://127.9.8.7:1", local);
        row(target, "127.0.0.1:9080", "http://[::1]:3000", local);
        row(target, "127.0.0.1:9080", "http://[::ffff:127.0.0.1]:3000", local);
        // Everybody else's.
        row(target, "127.0.0.1:9080", "https://evil.example", "--allow-origin https://evil.example");
        row(target, "127.0.0.1:9080", "http://evil.example:80", "--allow-origin http://evil.example");
        row(target, "127.0.0.1:9080", "http://evil.example:9080", "--allow-origin http://evil.example:9080");
        row(target, "127.0.0.1:9080", "http://localhost.evil.example",
            "--allow-origin http://localhost.evil.example");
        row(target, "127.0.0.1:9080", "http://127.0.0.1.evil.example",
            "--allow-origin http://127.0.0.1.evil.example");
        row(target, "127.0.0.1:9080", "http://notlocalhost", "--allow-origin http://notlocalhost");
        row(target, "127.0.0.1:9080", "http://.localhost", "--allow-origin http://.localhost");
        row(target, "127.0.0.1:9080", "http://192.168.1.5:9080", "--allow-origin http://192.168.1.5:9080");
        row(target, "127.0.0.1:9080", "http://[fd00::5]:9080", "--allow-origin 'http://[fd00::5]:9080'");
        row(target, "127.0.0.1:9080", "http://a@localhost:9080", "--allow-origin http://a@localhost:9080");
        row(target, "127.0.0.1:9080", "http://localhost:9080/x", "--allow-origin http://localhost:9080/x");
        row(target, "127.0.0.1:9080", "http://localhost:99999", "--allow-origin http://localhost:99999");
        row(target, "127.0.0.1:9080", "http://localhost#evil", "--allow-origin 'http://localhost#evil'");
        row(target, "127.0.0.1:9080", "null", "--allow-origin null");
        row(target, "127.0.0.1:9080", "file://", "--allow-origin file://");
        row(target, "127.0.0.1:9080", "app://x", "--allow-origin app://x");
        row(target, "127.0.0.1:9080", "", "origin");
        row(target, "127.0.0.1:9080", "http://a.test http://localhost", "origin");
        row(target, "127.0.0.1:9080", "http://\xc3\xa4.test", "origin");
        row(target, "127.0.0.1:9080", "http://it's.test", "--allow-origin 'http://it'\\''s.test'");
    }
    row(far, "localhost:9080", "https://chat.example", "pass");
    row(far, "localhost:9080", "https://chat.example:443", "pass");
    row(far, "localhost:9080", "http://chat.example", "--allow-origin http://chat.example");
    row(far, "localhost:9080", "https://chat.example:8443", "--allow-origin https://chat.example:8443");
    row(near, "localhost:9080", "http://localhost:8000", "pass");
    // A listener has no target to pass for.
    row({}, "localhost:9080", "http://localhost:9080", "pass");
    row({}, "localhost:9080", "http://localhost:3000", "pass");
    row({}, "localhost:9080", "https://evil.example", "--allow-origin https://evil.example");
}

void TestAdmission::origins()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, origin);
    QFETCH(QString, expected);
    const Gate gate = gateOf(u"127.0.0.1"_s, target);
    QCOMPARE(told(admit(head(host, origin), gate)), expected);
    QCOMPARE(told(admit(head(host, origin, false), gate)), expected);
}

void TestAdmission::hosts_data()
{
    QTest::addColumn<QString>("bound");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *bound, const char *host, const char *expected) {
        QTest::addRow("%s at %s", host, bound)
            << QString::fromLatin1(bound) << QByteArray(host) << QString::fromLatin1(expected);
    };
    for (const char *bound : {"127.0.0.1", "::1", "0.0.0.0", "::", "192.168.1.5"}) {
        for (const char *host :
             {"localhost", "LOCALHOST:9080", "localhost.", "a.b.localhost:1", "127.0.0.1:9080", "127.1.2.3",
              "[::1]:9080", "[::ffff:127.0.0.1]", "localhost:"})
            row(bound, host, "pass");
        row(bound, "evil.example:9080", "--allow-host evil.example");
        row(bound, "EVIL.example.", "--allow-host evil.example");
        row(bound, "localhost.evil.example", "--allow-host localhost.evil.example");
        row(bound, "127.0.0.1.evil.example:9080", "--allow-host 127.0.0.1.evil.example");
        row(bound, "10.9.8.7:9080", "--allow-host 10.9.8.7");
        row(bound, "[2001:db8::1]:9080", "--allow-host 2001:db8::1");
        for (const char *wrong :
             {"localhost@evil.example", "evil.example, localhost", "localhost/evil", "[::1", "::1",
              "[localhost]", "localhost:a", "localhost:999999", "local host", "\xc3\xa4.test", ":9080"})
            row(bound, wrong, "host");
    }
    row("192.168.1.5", "192.168.1.5:9080", "pass");
    row("192.168.1.5", "mybox:9080", "--allow-host mybox");
    row("127.0.0.1", "192.168.1.5:9080", "--allow-host 192.168.1.5");
    row("127.0.0.1", "0.0.0.0:9080", "--allow-host 0.0.0.0");
    row("127.0.0.1", "mybox", "--allow-host mybox");
    for (const char *any : {"0.0.0.0", "::"}) {
        for (const char *host : {"192.168.1.5:9080", "[fd00::5]:9080", "[fe80::1]:9080", "MYBOX:9080",
                                 "0.0.0.0:9080", "[::]:9080"})
            row(any, host, "pass");
        row(any, "otherbox", "--allow-host otherbox");
    }
}

void TestAdmission::hosts()
{
    QFETCH(QString, bound);
    QFETCH(QByteArray, host);
    QFETCH(QString, expected);
    const Gate gate = gateOf(bound, far);
    QCOMPARE(told(admit(head(host, {}, false), gate)), expected);
    // Whatever its Origin, and above all if it is the same: DNS rebinding looks like this.
    if (expected != u"pass")
        QCOMPARE(told(admit(head(host, "http://" + host), gate)), expected);
}

void TestAdmission::whatIsAllowed_data()
{
    QTest::addColumn<QStringList>("origins");
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QStringList &origins, const QStringList &hosts,
                        const char *host, const char *origin, const char *expected) {
        QTest::newRow(name) << origins << hosts << QByteArray(host) << QByteArray(origin)
                            << QString::fromLatin1(expected);
    };
    row("origin", {u"https://a.test"_s}, {}, "localhost", "https://a.test", "pass");
    row("pasted address", {u"HTTPS://A.test:443/"_s}, {}, "localhost", "https://a.test", "pass");
    row("its port", {u"https://a.test:8443"_s}, {}, "localhost", "https://a.test",
        "--allow-origin https://a.test");
    row("its scheme", {u"https://a.test"_s}, {}, "localhost", "http://a.test",
        "--allow-origin http://a.test");
    row("no wildcard", {u"*"_s}, {}, "localhost", "http://a.test", "--allow-origin http://a.test");
    row("null", {u"null"_s}, {}, "localhost", "null", "pass");
    row("file", {u"file://"_s}, {}, "localhost", "file://", "pass");
    row("app", {u"app://x"_s}, {}, "localhost", "app://x", "pass");
    row("own, unchanged", {u"http://localhost:3000"_s}, {}, "localhost", "http://localhost:3000", "pass");
    row("origin does not excuse a host", {u"http://evil.test"_s}, {}, "evil.test", "http://evil.test",
        "--allow-host evil.test");
    row("name", {}, {u"My.Test"_s}, "my.test:9080", "http://my.test:9080", "target");
    row("name with a port", {}, {u"my.test:1"_s}, "my.test:9080", "http://my.test:9080", "target");
    row("another port of a name", {}, {u"my.test"_s}, "my.test:9080", "http://my.test:80",
        "--allow-origin http://my.test");
    row("address", {}, {u"10.0.0.1"_s}, "10.0.0.1:9080", "http://10.0.0.1:9080", "target");
    row("IPv6", {}, {u"2001:db8:0::1"_s}, "[2001:db8::1]:9080", "http://[2001:db8::1]:9080", "target");
    row("IPv6 in brackets", {}, {u"[2001:db8::1]"_s}, "[2001:db8::1]", "http://localhost", "target");
}

void TestAdmission::whatIsAllowed()
{
    QFETCH(QStringList, origins);
    QFETCH(QStringList, hosts);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, origin);
    QFETCH(QString, expected);
    Gate gate = gateOf(u"127.0.0.1"_s, far);
    gate.allowedOrigins = origins;
    gate.allowedHosts = hosts;
    QCOMPARE(told(admit(head(host, origin), gate)), expected);
}

/// A key and no Origin: no browser sends that, and other programs know where they dial.
void TestAdmission::programsChooseTheirHost()
{
    const Gate gate = gateOf(u"127.0.0.1"_s, far);
    QCOMPARE(told(admit(head("relay.example", {}), gate)), u"pass"_s);
    QCOMPARE(told(admit(head({}, {}), gate)), u"pass"_s);
    QCOMPARE(told(admit(head({}, {}, false), gate)), u"pass"_s); // HTTP/1.0
    QCOMPARE(told(admit(head({}, "http://localhost:9080"), gate)), u"target"_s);
    wire::HttpHead two = head("localhost", {}, false);
    two.headers.append(wire::Header{"Host", "evil.example"});
    QCOMPARE(told(admit(two, gate)), u"host"_s);
}

void TestAdmission::optionsAreReadyForAShell()
{
    QCOMPARE(allowOption(u"origin"_s, u"http://a.test:1"_s), u"--allow-origin http://a.test:1"_s);
    QCOMPARE(allowOption(u"host"_s, u"a.test"_s), u"--allow-host a.test"_s);
    QCOMPARE(allowOption(u"origin"_s, u"http://$(reboot)"_s), u"--allow-origin 'http://$(reboot)'"_s);
    QCOMPARE(allowOption(u"origin"_s, {}), QString());
}

void TestAdmission::reportsOnceAMinute()
{
    endpoint::Doorkeeper door{EndpointSpec{}};
    const Admission one{u"origin"_s, u"http://a.test"_s, {}, false},
        other{u"origin"_s, u"http://b.test"_s, {}, false}, host{u"host"_s, u"http://a.test"_s, {}, false};
    QVERIFY(door.mayReport(one, 0s));
    QVERIFY(!door.mayReport(one, 59s));
    QVERIFY(door.mayReport(other, 59s));
    QVERIFY(door.mayReport(host, 59s));
    QVERIFY(door.mayReport(one, 60s));
    // What it remembers is bounded: the oldest goes first.
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(
            door.mayReport({u"origin"_s, QString::number(i), {}, false}, 61s + std::chrono::milliseconds(i)));
    QVERIFY(!door.mayReport({u"origin"_s, u"9999"_s, {}, false}, 72s));
    QVERIFY(door.mayReport({u"origin"_s, u"0"_s, {}, false}, 72s));
}

/// Not a byte reaches the server, and the line says how to let it in.
void TestAdmission::refusesBeforeItDials()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Peer client = Peer::connectTo(rig.port());
    client.send(QByteArray(request).replace("relay.example", "127.0.0.1") +
                "Origin: https://evil.example\r\n\r\n");
    const QByteArray answer = client.receiveRest();
    QVERIFY2(answer.startsWith("HTTP/1.1 403 Forbidden\r\n"), answer);
    QVERIFY2(answer.endsWith("To let it in: --allow-origin https://evil.example\n"), answer);
    client.close();
    QCOMPARE(rig.verdict(), u"http_rejected:origin tool failed fin -"_s);
    const Facts &facts = rig.facts[1];
    const diagnosis::Verdict verdict = diagnosis::classify(facts);
    QCOMPARE(verdict.toolReason, ToolReason::Policy);
    QCOMPARE(verdict.httpStatus, 403);
    QCOMPARE(verdict.phase, Phase::Http);
    QCOMPARE(verdict.confidence, diagnosis::Confidence::Proven);
    const QString text = report::summary(facts, verdict);
    QVERIFY2(text.contains(u"https://evil.example"_s) &&
                 text.endsWith(u"--allow-origin https://evil.example"_s),
             qPrintable(text));
    QVERIFY(!report::advice(facts, verdict).isEmpty());
    QVERIFY(upstream.isUntouched());

    Peer rebound = Peer::connectTo(rig.port());
    rebound.send(QByteArray(request).replace("relay.example", "evil.example:9080") +
                 "Origin: http://evil.example:9080\r\n\r\n");
    QVERIFY(rebound.receiveRest().startsWith("HTTP/1.1 403 Forbidden\r\n"));
    rebound.close();
    QCOMPARE(rig.verdict(2), u"http_rejected:host tool failed fin -"_s);
    QVERIFY(report::summary(rig.facts[2], diagnosis::classify(rig.facts[2]))
                .endsWith(u"--allow-host evil.example"_s));
    QVERIFY(upstream.isUntouched());
}

void TestAdmission::ownAndLocalPages()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    const QByteArray own = "127.0.0.1:" + QByteArray::number(rig.port()),
                     target = "127.0.0.1:" + QByteArray::number(upstream.port());
    const auto asksFrom = [&](const QByteArray &origin) {
        const Peer client = Peer::connectTo(rig.port());
        client.send(QByteArray(request).replace("relay.example", own) + "Origin: " + origin + "\r\n\r\n");
        return upstream.accept().receiveHead();
    };
    QVERIFY(asksFrom("http://" + own).contains("\r\nOrigin: http://" + target + "\r\n"));
    QVERIFY(asksFrom("http://localhost:5173").contains("\r\nOrigin: http://localhost:5173\r\n"));
    QVERIFY(asksFrom("http://" + target).contains("\r\nHost: " + target + "\r\n"));
}

void TestAdmission::keepHostRefusesToo()
{
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.keepHost = true;
    spec.allowOrigins = {u"https://good.example"_s};
    Rig rig(spec);
    const QByteArray local = QByteArray(request).replace("relay.example", "localhost:1");
    Peer evil = Peer::connectTo(rig.port());
    evil.send(local + "Origin: null\r\n\r\n");
    QVERIFY(evil.receiveRest().startsWith("HTTP/1.1 403 "));
    const Peer good = Peer::connectTo(rig.port());
    good.send(local + "Origin: https://good.example\r\n\r\n");
    QCOMPARE(upstream.accept().receiveHead(), local + "Origin: https://good.example\r\n\r\n");
}

/// What is let in later finds the relay as it is: nothing that lives ends.
void TestAdmission::letsInWithoutAnEnd()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray asked =
        QByteArray(request).replace("relay.example", "localhost") + "Origin: https://good.example\r\n\r\n";
    Peer client = Peer::connectTo(rig.port());
    client.send(asked);
    QVERIFY(client.receiveRest().startsWith("HTTP/1.1 403 "));
    client.close();
    QCOMPARE(rig.verdict(2), u"http_rejected:origin tool failed fin -"_s);
    rig.letIn(u"origin"_s, rig.all<ToolEnd>(2).first().detail);
    Peer again = Peer::connectTo(rig.port());
    again.send(asked);
    QVERIFY(upstream.accept().receiveHead().contains("\r\nOrigin: https://good.example\r\n"));
    session.client.send(fromClient("still here"));
    QCOMPARE(session.server.receive(fromClient("still here").size()), fromClient("still here"));
}

void TestAdmission::plainRequestsAreToldOnce()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    for (int i = 0; i < 5; ++i) {
        for (const QByteArray &origin :
             {QByteArrayLiteral("https://a.example"), QByteArrayLiteral("https://b.example")}) {
            Peer client = Peer::connectTo(rig.port());
            client.send("GET /secret HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n\r\n");
            QVERIFY(client.receiveRest().startsWith("HTTP/1.1 403 "));
        }
    }
    QCOMPARE(rig.verdict(1), u"http_rejected:origin tool failed fin -"_s);
    QCOMPARE(rig.verdict(2), u"http_rejected:origin tool failed fin -"_s);
    QCOMPARE(rig.facts.size(), 2);
    QCOMPARE(rig.facts[1].request->target, u"/secret"_s);
    QVERIFY(upstream.isUntouched());
}

QTEST_GUILESS_MAIN(TestAdmission)
#include "tst_admission.moc"

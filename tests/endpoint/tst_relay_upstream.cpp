// The relay's way to its target: refused, unknown, silent, through a proxy, with TLS; what the client is
// told, and what is said of the attempt. And TLS on the listen side.
#include "certificates.h"
#include "relayrig.h"
#include "tlsserver.h"

#include "base/clock.h"

using namespace rig;
using namespace std::chrono_literals;

namespace {

/// Asks for an upgrade and returns the whole answer.
QByteArray attempt(const Rig &rig)
{
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    const QByteArray answer = client.receiveRest();
    QTest::qVerify(client.how() == u"fin"_s, "how", qPrintable(client.how()), __FILE__, __LINE__);
    return answer;
}

/// A forward proxy that answers with these bytes, one after the other, each once the next bytes have come.
class Proxy : public QTcpServer
{
public:
    explicit Proxy(const QList<QByteArray> &answers) : m_answers(answers) { listen(QHostAddress::LocalHost); }
    QList<QByteArray> asked;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QIODevice::readyRead, this, [this, socket] {
            asked.append(socket->readAll());
            if (m_answers.isEmpty())
                return;
            const QByteArray answer = m_answers.takeFirst();
            if (answer.isEmpty())
                socket->disconnectFromHost();
            else
                socket->write(answer);
        });
    }

private:
    QList<QByteArray> m_answers;
};

} // namespace

class TestRelayUpstream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refused();
    void unknownName();
    void silentServer();
    void serverEndsBeforeTheAnswer_data();
    void serverEndsBeforeTheAnswer();
    void rejected_data();
    void rejected();
    void badAnswer();
    void answerInDoubt_data();
    void answerInDoubt();
    void tlsBreaksInTheMiddle_data();
    void tlsBreaksInTheMiddle();
    void plainRequestIsTold502Too();
    void limits();
    void tooManyRequests();
    void nothingIsPutIntoAnAnswer();
    void throughAProxy_data();
    void throughAProxy();
    void verifiedTarget_data();
    void verifiedTarget();
    void serverWantsACertificate();
    void targetSpeaksNoTls();
    void targetEndsInTheHandshake();
    void truncatedTls();
    void targetEndsOnlyTls();
    void targetAwaitsOurEndOfTls();
    void listenSideWithAGeneratedCertificate();
    void clientEndsInTheHandshake();
    void unusableFiles_data();
    void unusableFiles();
    void relayToItself();

private:
    std::unique_ptr<Certificates> m_certificates;
};

void TestRelayUpstream::initTestCase()
{
    m_certificates = std::make_unique<Certificates>();
    m_certificates->sign("server", "IP:127.0.0.1");
    m_certificates->sign("other", "DNS:other.example");
    m_certificates->sign("old", "IP:127.0.0.1", -1);
    m_certificates->sign("client", "DNS:client.example");
}

void TestRelayUpstream::refused()
{
    Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    upstream.close();
    const QByteArray answer = attempt(rig);
    QVERIFY2(answer.startsWith("HTTP/1.1 502 Bad Gateway\r\n"), answer);
    QVERIFY2(answer.contains("Dropscope could not reach ws://127.0.0.1:"), answer);
    QVERIFY2(answer.endsWith("Connection refused (ECONNREFUSED).\n"), answer);
    QCOMPARE(rig.verdict().section(u' ', 0, 2), u"connection_refused server failed"_s);
    QVERIFY(!rig.facts[1].response);
}

void TestRelayUpstream::unknownName()
{
    EndpointSpec spec;
    spec.target = QUrl(u"ws://nobody.invalid/"_s);
    Rig rig(spec);
    const QByteArray answer = attempt(rig);
    QVERIFY2(answer.startsWith("HTTP/1.1 502 "), answer);
    QCOMPARE(rig.verdict().section(u' ', 0, 2).section(u':', 0, 0), u"dns_failure"_s);
    QCOMPARE(rig.facts[1].firstPhase, Phase::Dns);
}

void TestRelayUpstream::silentServer()
{
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.limits.handshake = 400ms;
    Rig rig(spec);
    const QByteArray answer = attempt(rig);
    QVERIFY2(answer.startsWith("HTTP/1.1 502 "), answer);
    QCOMPARE(rig.verdict().section(u' ', 0, 2), u"open_timeout tool failed"_s);
}

void TestRelayUpstream::serverEndsBeforeTheAnswer_data()
{
    QTest::addColumn<bool>("hard");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("fin") << false << u"eof_without_close server failed fin fin"_s;
    QTest::newRow("rst") << true << u"tcp_reset server failed closed_by_tool reset"_s;
}

void TestRelayUpstream::serverEndsBeforeTheAnswer()
{
    QFETCH(bool, hard);
    QFETCH(QString, verdict);
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    Peer server = upstream.accept();
    server.receiveHead().size();
    hard ? server.reset() : server.close();
    QCOMPARE(client.end(), hard ? u"rst"_s : u"fin"_s);
    client.close();
    QCOMPARE(rig.verdict(), verdict);
}

void TestRelayUpstream::rejected_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                         << u"http_rejected:403 server failed"_s;
    QTest::newRow("502") << QByteArray(
                                "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nContent-Length: 3\r\n\r\nbad")
                         << u"http_rejected:502 server failed"_s;
    QTest::newRow("redirect") << QByteArray("HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")
                              << u"http_rejected:redirect server failed"_s;
    QTest::newRow("page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
                          << u"http_rejected:not_a_websocket server failed"_s;
}

void TestRelayUpstream::rejected()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, verdict);
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    Peer server = upstream.accept();
    server.receiveHead().size();
    server.send(answer);
    QCOMPARE(client.receive(answer.size()), answer);
    client.close();
    server.close();
    QCOMPARE(rig.verdict().section(u' ', 0, 2), verdict);
}

void TestRelayUpstream::badAnswer()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    Peer server = upstream.accept();
    server.receiveHead().size();
    const QByteArray answer = QByteArray(response).replace("s3pP", "xxxx") + "\r\n";
    server.send(answer + fromServer("passes all the same"));
    QCOMPARE(client.receive(answer.size()), answer);
    client.close();
    QVERIFY(!server.end().isEmpty());
    server.close();
    QCOMPARE(rig.verdict().section(u' ', 0, 2), u"bad_handshake:accept_mismatch client failed"_s);
    QVERIFY(!rig.facts[1].openedAt);
}

void TestRelayUpstream::answerInDoubt_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("flaw");
    const QByteArray right = response + "\r\n";
    QTest::newRow("accept") << QByteArray() << QByteArray(right).replace("s3pP", "xxxx")
                            << u"accept_mismatch"_s;
    QTest::newRow("no Connection") << QByteArray() << QByteArray(right).replace("Connection: Upgrade\r\n", "")
                                   << u"missing_connection"_s;
    QTest::newRow("another case") << QByteArray("Sec-WebSocket-Protocol: graphql-ws\r\n")
                                  << response + "Sec-WebSocket-Protocol: GraphQL-WS\r\n\r\n"
                                  << u"subprotocol_mismatch"_s;
    QTest::newRow("none chosen") << QByteArray("Sec-WebSocket-Protocol: mqtt, stomp\r\n") << right
                                 << u"no_subprotocol"_s;
}

/// The client decides whether an answer opens the session.
void TestRelayUpstream::answerInDoubt()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, answer);
    QFETCH(QString, flaw);
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    const auto attempt = [&] {
        Peer client = Peer::connectTo(rig.port());
        client.send(request + asked + "\r\n");
        Peer server = upstream.accept();
        (void)server.receiveHead();
        server.send(answer + fromServer("hello"));
        (void)client.receive(answer.size() + 7);
        return std::pair(std::move(client), std::move(server));
    };
    {
        auto [client, server] = attempt();
        client.close();
        QCOMPARE(server.end(), u"fin"_s);
        server.close();
        QCOMPARE(rig.verdict(1), u"bad_handshake:%1 client failed fin fin"_s.arg(flaw));
        QVERIFY(!rig.facts[1].openedAt);
    }
    int session = 1;
    for (const std::optional<quint16> code :
         {std::optional<quint16>(), std::optional<quint16>(1002), std::optional<quint16>(1010)}) {
        auto [client, server] = attempt();
        const QByteArray payload = code ? frames::closePayload(*code) : QByteArray();
        client.send(fromClient(payload, 0x88));
        (void)server.receive(6 + payload.size());
        client.close();
        server.close();
        QCOMPARE(rig.verdict(++session).section(u' ', 0, 2), u"bad_handshake:%1 client failed"_s.arg(flaw));
        QVERIFY(!rig.facts[quint64(session)].openedAt);
    }
    {
        auto [client, server] = attempt();
        client.send(fromClient("hi"));
        (void)server.receive(8);
        QTRY_VERIFY(rig.facts[5].openedAt);
        server.close();
        QCOMPARE(client.end(), u"fin"_s);
        client.close();
        QCOMPARE(rig.verdict(5), u"eof_without_close server lost fin fin"_s);
        QCOMPARE(rig.facts[5].server().in.frames, 1U);
    }
    {
        auto [client, server] = attempt();
        server.send(fromServer(frames::closePayload(1011), 0x88));
        (void)client.receive(4);
        client.send(fromClient(frames::closePayload(1011), 0x88));
        (void)server.receive(8);
        server.close();
        client.close();
        QCOMPARE(rig.verdict(6).section(u' ', 0, 2), u"internal_error server lost"_s);
        QCOMPARE(rig.facts[6].firstPhase, Phase::Open);
    }
    QCOMPARE(rig.facts[1].response->flaw, flaw == u"no_subprotocol" ? QString() : flaw);
}

void TestRelayUpstream::tlsBreaksInTheMiddle_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("not to be decrypted") << QByteArray::fromHex("1703030020") + QByteArray(32, 'x');
    QTest::newRow("too long a record") << QByteArray::fromHex("170303ffff") + QByteArray(32, 'x');
    QTest::newRow("no record") << QByteArray("garbage garbage");
}

/// Bytes that are no record of this connection, while TCP stays open.
void TestRelayUpstream::tlsBreaksInTheMiddle()
{
    QFETCH(QByteArray, bytes);
    TlsServer server(*m_certificates, "server");
    EndpointSpec spec = Rig::specFor(server.serverPort());
    spec.target.setScheme(u"wss"_s);
    spec.insecure = true;
    Rig rig(spec);
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    QTRY_VERIFY(rig.facts[1].isOpen());
    QVERIFY(client.receiveHead().startsWith("HTTP/1.1 101"));
    const Peer raw(::fcntl(int(server.last->socketDescriptor()), F_DUPFD_CLOEXEC, 0));
    const Stamp before = base::now();
    raw.send(bytes);
    QCOMPARE(rig.verdict(), u"tls_failure:bad_record server lost closed_by_tool closed_by_tool"_s);
    QVERIFY(base::now() - before < 1s);
    QCOMPARE(client.end(), u"rst"_s);
    QTRY_COMPARE(rig.connectionsHeld(), 0);
}

void TestRelayUpstream::plainRequestIsTold502Too()
{
    Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    upstream.close();
    Peer client = Peer::connectTo(rig.port());
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(client.receiveRest().startsWith("HTTP/1.1 502 "));
    client.close();
    QTRY_COMPARE(rig.connectionsHeld(), 0);
    QVERIFY(rig.seen.isEmpty());
}

void TestRelayUpstream::limits()
{
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.limits.sessions = 1;
    spec.limits.headBytes = 2000;
    spec.limits.handshake = 500ms;
    Rig rig(spec);
    const Session session(rig, upstream);
    QVERIFY(attempt(rig).startsWith("HTTP/1.1 503 "));
    QCOMPARE(rig.verdict(2).section(u' ', 0, 2), u"local_close:too_many_sessions tool failed"_s);

    Peer client = Peer::connectTo(rig.port());
    client.send("GET / HTTP/1.1\r\nX: " + QByteArray(3000, 'x'));
    QVERIFY(client.receiveRest().startsWith("HTTP/1.1 431 "));
    client.close();
    QCOMPARE(rig.verdict(3).section(u' ', 0, 2), u"local_close:head_too_large tool failed"_s);

    Peer slow = Peer::connectTo(rig.port());
    slow.send("GET / HT");
    QVERIFY(slow.receiveRest().startsWith("HTTP/1.1 408 "));
    slow.close();
    QCOMPARE(rig.verdict(4).section(u' ', 0, 2), u"open_timeout tool failed"_s);

    Peer garbage = Peer::connectTo(rig.port());
    garbage.send("\x16\x03\x01\x02");
    QVERIFY(garbage.receiveRest().startsWith("HTTP/1.1 400 "));
    garbage.close();
    QCOMPARE(rig.verdict(5).section(u' ', 0, 2), u"bad_handshake:malformed tool failed"_s);

    Peer silent = Peer::connectTo(rig.port()); // as browsers connect in advance
    QCOMPARE(silent.end(), u"fin"_s);
    QCOMPARE(rig.facts.size(), 5);
}

/// Only requests without an answer count, and those within the limit pass.
void TestRelayUpstream::tooManyRequests()
{
    const QByteArray get = "GET /page HTTP/1.1\r\nHost: localhost\r\n\r\n",
                     answer = "HTTP/1.1 204 No Content\r\n\r\n";
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.keepHost = true;
    spec.limits.requests = 3;
    Rig rig(spec);
    Peer client = Peer::connectTo(rig.port());
    client.send(get.repeated(3));
    Peer server = upstream.accept();
    QCOMPARE(server.receive(3 * get.size()), get.repeated(3));
    server.send(answer.repeated(2));
    QCOMPARE(client.receive(2 * answer.size()), answer.repeated(2));
    client.send(get.repeated(2));
    QCOMPARE(server.receive(2 * get.size()), get.repeated(2));
    QVERIFY(rig.seen.isEmpty());

    client.send(get);
    const QByteArray refusal = client.receiveRest();
    QVERIFY2(refusal.startsWith("HTTP/1.1 429 Too Many Requests\r\n"), refusal);
    QVERIFY2(refusal.endsWith("3 earlier ones on this connection have no answer.\n"), refusal);
    QCOMPARE(client.how(), u"fin"_s);
    client.close();
    QCOMPARE(server.end(), u"fin"_s);
    QCOMPARE(rig.verdict(), u"local_close:too_many_requests tool failed fin closed_by_tool"_s);
    QCOMPARE(rig.facts[1].request->target, u"/page"_s);
    const auto ends = rig.all<ToolEnd>();
    QVERIFY(ends.size() == 1 && ends.first().limit == 3 && ends.first().value == 4);
}

/// What the server has begun to say is no place for words of ours.
void TestRelayUpstream::nothingIsPutIntoAnAnswer()
{
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.limits.handshake = 400ms;
    Rig rig(spec);
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    const Peer server = upstream.accept();
    server.receiveHead().size();
    server.send("HTTP/1.1 101 Switching Proto");
    QCOMPARE(client.receiveRest(), "HTTP/1.1 101 Switching Proto");
    client.close();
    QCOMPARE(rig.verdict().section(u' ', 0, 2), u"open_timeout tool failed"_s);
}

void TestRelayUpstream::throughAProxy_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QList<QByteArray>>("answers");
    QTest::addColumn<QList<QByteArray>>("asked");
    QTest::addColumn<QString>("verdict");
    const QByteArray connect = "CONNECT app.example:8080 HTTP/1.1\r\nHost: app.example:8080\r\n";
    const QByteArray hello("\x05\x01\x00", 3), helloUser("\x05\x02\x00\x02", 4);
    const QByteArray want = QByteArray("\x05\x01\x00\x03\x0b", 5) + "app.example" + QByteArray("\x1f\x90", 2);
    const QByteArray ok("\x05\x00", 2), granted("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10);
    const QByteArray upgrade = "GET", answer = response + "\r\n";
    QTest::newRow("http") << u"http://PROXY"_s << QList<QByteArray>{"HTTP/1.1 200 OK\r\nX: y\r\n\r\n", answer}
                          << QList<QByteArray>{connect + "\r\n", upgrade} << QString();
    QTest::newRow("http with credentials")
        << u"http://me:secret@PROXY"_s << QList<QByteArray>{"HTTP/1.0 200 fine\r\n\r\n", answer}
        << QList<QByteArray>{connect + "Proxy-Authorization: Basic bWU6c2VjcmV0\r\n\r\n", upgrade}
        << QString();
    QTest::newRow("http refuses") << u"http://PROXY"_s
                                  << QList<QByteArray>{"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"}
                                  << QList<QByteArray>{connect + "\r\n"}
                                  << u"proxy_refused:407 server failed"_s;
    QTest::newRow("http hangs up") << u"http://PROXY"_s << QList<QByteArray>{""}
                                   << QList<QByteArray>{connect + "\r\n"} << u"proxy_refused server failed"_s;
    QTest::newRow("no proxy at all") << u"http://PROXY"_s << QList<QByteArray>{"220 smtp\r\n\r\n"}
                                     << QList<QByteArray>{connect + "\r\n"}
                                     << u"proxy_refused:malformed server failed"_s;
    QTest::newRow("socks") << u"socks5://PROXY"_s << QList<QByteArray>{ok, granted, answer}
                           << QList<QByteArray>{hello, want, upgrade} << QString();
    QTest::newRow("socks with credentials")
        << u"socks5://me:secret@PROXY"_s
        << QList<QByteArray>{QByteArray("\x05\x02", 2), QByteArray("\x01\x00", 2), granted, answer}
        << QList<QByteArray>{helloUser, QByteArray("\x01\x02me\x06secret"), want, upgrade} << QString();
    QTest::newRow("socks refuses")
        << u"socks5://PROXY"_s
        << QList<QByteArray>{ok, QByteArray("\x05\x05\x00\x01\x00\x00\x00\x00\x00\x00", 10)}
        << QList<QByteArray>{hello, want} << u"proxy_refused:reply_5 server failed"_s;
    QTest::newRow("socks wants credentials")
        << u"socks5://PROXY"_s << QList<QByteArray>{QByteArray("\x05\xff", 2)} << QList<QByteArray>{hello}
        << u"proxy_refused:authentication server failed"_s;
}

void TestRelayUpstream::throughAProxy()
{
    QFETCH(QString, url);
    QFETCH(QList<QByteArray>, answers);
    QFETCH(QList<QByteArray>, asked);
    QFETCH(QString, verdict);
    Proxy proxy(answers);
    EndpointSpec spec;
    spec.target = QUrl(u"ws://app.example:8080/"_s);
    spec.proxy = QUrl(url.replace(u"PROXY"_s, u"127.0.0.1:%1"_s.arg(proxy.serverPort())));
    Rig rig(spec);
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    if (verdict.isEmpty()) {
        QTRY_VERIFY(rig.facts[1].isOpen());
        QVERIFY(client.receiveHead().startsWith("HTTP/1.1 101"));
    } else {
        QTRY_COMPARE(rig.all<OpenFailed>().size(), 1);
        const QByteArray answer = client.receiveRest();
        QVERIFY2(answer.startsWith("HTTP/1.1 502 ") && answer.contains("the proxy "), answer);
        QVERIFY(!answer.contains("secret"));
        client.close();
        QCOMPARE(rig.verdict().section(u' ', 0, 2), verdict);
    }
    QTRY_COMPARE(proxy.asked.size(), asked.size());
    for (qsizetype i = 0; i < asked.size(); ++i)
        QVERIFY2(proxy.asked[i].startsWith(asked[i]), proxy.asked[i]);
}

void TestRelayUpstream::verifiedTarget_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<bool>("insecure");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("good") << QByteArray("server") << true << false << QString();
    QTest::newRow("unknown authority")
        << QByteArray("server") << false << false << u"tls_failure:untrusted tool failed"_s;
    QTest::newRow("wrong name") << QByteArray("other") << true << false
                                << u"tls_failure:name_mismatch tool failed"_s;
    QTest::newRow("expired") << QByteArray("old") << true << false << u"tls_failure:expired tool failed"_s;
    QTest::newRow("expired, but not verified") << QByteArray("old") << false << true << QString();
}

void TestRelayUpstream::verifiedTarget()
{
    QFETCH(QByteArray, certificate);
    QFETCH(bool, trusted);
    QFETCH(bool, insecure);
    QFETCH(QString, verdict);
    TlsServer server(*m_certificates, certificate);
    EndpointSpec spec = Rig::specFor(server.serverPort());
    spec.target.setScheme(u"wss"_s);
    spec.caFile = trusted ? m_certificates->authority() : QString();
    spec.insecure = insecure;
    Rig rig(spec);
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    if (!verdict.isEmpty()) {
        QTRY_COMPARE(rig.all<OpenFailed>().size(), 1);
        QVERIFY(client.receiveRest().startsWith("HTTP/1.1 502 "));
        client.close();
        QCOMPARE(rig.verdict().section(u' ', 0, 2), verdict);
        QCOMPARE(rig.facts[1].firstPhase, Phase::Tls);
        QVERIFY(server.requestSeen.isEmpty()); // nothing was said to a server that is not the one
        return;
    }
    QTRY_VERIFY(rig.facts[1].isOpen());
    QVERIFY(client.receiveHead().startsWith("HTTP/1.1 101"));
    QVERIFY(rig.facts[1].server().tls.has_value());
    QCOMPARE(server.last->sslConfiguration().nextNegotiatedProtocol(), "http/1.1");
    server.last->disconnectFromHost();
    QTRY_VERIFY(rig.facts[1].server().tcpEnd.has_value());
    QVERIFY(!rig.facts[1].server().tcpEnd->tlsTruncated);
    QCOMPARE(client.end(), u"fin"_s);
    client.close();
    QCOMPARE(rig.verdict(), u"eof_without_close server lost fin fin"_s);
}

void TestRelayUpstream::serverWantsACertificate()
{
    TlsServer server(*m_certificates, "server");
    server.askForCertificate(*m_certificates);
    EndpointSpec spec = Rig::specFor(server.serverPort());
    spec.target.setScheme(u"wss"_s);
    spec.caFile = m_certificates->authority();
    spec.certFile = m_certificates->file("client.pem");
    spec.keyFile = m_certificates->file("client.key");
    Rig rig(spec);
    const Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    QTRY_VERIFY(rig.facts[1].isOpen());
    QCOMPARE(server.last->peerCertificate().subjectInfo(QSslCertificate::CommonName),
             QStringList{u"client"_s});
}

void TestRelayUpstream::targetSpeaksNoTls()
{
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.target.setScheme(u"wss"_s);
    Rig rig(spec);
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    const Peer server = upstream.accept();
    server.send("HTTP/1.1 400 Bad Request\r\n\r\n");
    QVERIFY(client.receiveRest().startsWith("HTTP/1.1 502 "));
    client.close();
    QCOMPARE(rig.verdict().section(u' ', 0, 2), u"tls_failure:protocol_version tool failed"_s);
}

void TestRelayUpstream::targetEndsInTheHandshake()
{
    for (const bool hard : {false, true}) {
        const Upstream upstream;
        EndpointSpec spec = Rig::specFor(upstream.port());
        spec.target.setScheme(u"wss"_s);
        Rig rig(spec);
        Peer client = Peer::connectTo(rig.port());
        client.send(request + "\r\n");
        Peer server = upstream.accept();
        server.receive(5).size();
        hard ? server.reset() : server.finish();
        const QByteArray answer = client.receiveRest();
        QVERIFY2(answer.startsWith("HTTP/1.1 502 "), answer);
        client.close();
        QCOMPARE(rig.verdict().section(u' ', 0, 0), u"tls_failure:truncated"_s);
    }
}

void TestRelayUpstream::truncatedTls()
{
    TlsServer server(*m_certificates, "server");
    EndpointSpec spec = Rig::specFor(server.serverPort());
    spec.target.setScheme(u"wss"_s);
    spec.insecure = true;
    Rig rig(spec);
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    QTRY_VERIFY(rig.facts[1].isOpen());
    QVERIFY(client.receiveHead().startsWith("HTTP/1.1 101"));
    ::shutdown(int(server.last->socketDescriptor()), SHUT_WR);
    QCOMPARE(client.end(), u"fin"_s);
    client.close();
    QCOMPARE(rig.verdict().section(u' ', 0, 2), u"eof_without_close:tls_truncated server lost"_s);
}

/// After close_notify nothing can be said any more, so a server that never sends FIN is not waited for; and
/// it ended when it said so, not when we had waited long enough.
void TestRelayUpstream::targetEndsOnlyTls()
{
    TlsServer server(*m_certificates, "server");
    EndpointSpec spec = Rig::specFor(server.serverPort());
    spec.target.setScheme(u"wss"_s);
    spec.insecure = true;
    Rig rig(spec);
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    QTRY_VERIFY(rig.facts[1].isOpen());
    const Peer kept(::fcntl(int(server.last->socketDescriptor()), F_DUPFD_CLOEXEC, 0)); // and so no FIN
    server.last->disconnectFromHost();
    const Stamp before = base::now();
    QTRY_VERIFY(rig.facts[1].server().tcpEnd.has_value());
    QCOMPARE(rig.facts[1].server().tcpEnd->fate, TcpFate::Open);
    QVERIFY(rig.facts[1].first->at < before + 1s);
    QVERIFY(client.receiveRest().startsWith("HTTP/1.1 101"));
    client.close();
    QCOMPARE(rig.verdict().section(u' ', 0, 2), u"eof_without_close:tls_only server lost"_s);
}

/// A server that says close_notify and ends TCP only after its peer has, such as Python's asyncio.
void TestRelayUpstream::targetAwaitsOurEndOfTls()
{
    TlsServer server(*m_certificates, "server");
    EndpointSpec spec = Rig::specFor(server.serverPort());
    spec.target.setScheme(u"wss"_s);
    spec.insecure = true;
    Rig rig(spec);
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    QTRY_VERIFY(rig.facts[1].isOpen());
    Peer kept(::fcntl(int(server.last->socketDescriptor()), F_DUPFD_CLOEXEC, 0));
    server.last->disconnectFromHost();
    QTRY_COMPARE(kept.end(), u"fin"_s); // does not block
    kept.close();
    QTRY_VERIFY(rig.facts[1].server().tcpEnd.has_value());
    QCOMPARE(rig.facts[1].server().tcpEnd->fate, TcpFate::Fin);
    client.close();
    QCOMPARE(rig.verdict().section(u' ', 0, 2), u"eof_without_close server lost"_s);
}

void TestRelayUpstream::listenSideWithAGeneratedCertificate()
{
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.listen = QUrl(u"wss://127.0.0.1:0/"_s);
    Rig rig(spec);
    QSslSocket trusting;
    trusting.setPeerVerifyMode(QSslSocket::VerifyNone);
    trusting.connectToHostEncrypted(u"127.0.0.1"_s, rig.port());
    QVERIFY(trusting.waitForEncrypted(10'000));
    trusting.write(request + "\r\n");
    trusting.flush();
    const Peer server = upstream.accept();
    server.receiveHead().size();
    server.send(response + "\r\n");
    QTRY_VERIFY(rig.facts[1].isOpen());
    QVERIFY(rig.facts[1].client().tls.has_value());
}

/// Who has begun TLS and gives it up has failed; who says nothing asked for nothing.
void TestRelayUpstream::clientEndsInTheHandshake()
{
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.listen = QUrl(u"wss://127.0.0.1:0/"_s);
    spec.limits.handshake = 500ms;
    Rig rig(spec);
    const QByteArray hello("\x16\x03\x01\x02\x00\x01", 6);
    for (const bool hard : {false, true}) {
        Peer nothing = Peer::connectTo(rig.port());
        hard ? nothing.reset() : nothing.close();
        Peer client = Peer::connectTo(rig.port());
        client.send(hello);
        hard ? client.reset() : client.close();
        QCOMPARE(rig.verdict(1 + hard).section(u' ', 0, 2), u"tls_failure:truncated client failed"_s);
        QCOMPARE(rig.facts[quint64(1 + hard)].firstPhase, Phase::Tls);
    }
    Peer waiting = Peer::connectTo(rig.port());
    waiting.send(hello);
    QCOMPARE(waiting.end(), u"fin"_s);
    waiting.close();
    QCOMPARE(rig.verdict(3).section(u' ', 0, 2), u"open_timeout:tls tool failed"_s);
    QCOMPARE(rig.facts.size(), 3);
}

void TestRelayUpstream::unusableFiles_data()
{
    QTest::addColumn<QString>("ca");
    QTest::addColumn<QString>("cert");
    QTest::newRow("no such authority") << u"/nowhere/ca.pem"_s << QString();
    QTest::newRow("not a certificate") << u"/dev/null"_s << QString();
    QTest::newRow("no such certificate") << QString() << u"/nowhere/cert.pem"_s;
}

void TestRelayUpstream::unusableFiles()
{
    QFETCH(QString, ca);
    QFETCH(QString, cert);
    EndpointSpec spec;
    spec.target = QUrl(u"wss://127.0.0.1:1/"_s);
    spec.caFile = ca;
    spec.certFile = spec.keyFile = cert;
    const Rig rig(spec);
    QCOMPARE(rig.statuses.first().state, EndpointStatus::State::Failed);
    QVERIFY(rig.statuses.first().error.contains(ca + cert));
}

void TestRelayUpstream::relayToItself()
{
    // An address of this process's own, so that nobody takes the port between the two.
    const quint32 place = quint32(QCoreApplication::applicationPid()) & 0xffff;
    const QHostAddress address(0x7f010000u | place);
    QTcpServer taken;
    QVERIFY(taken.listen(address));
    EndpointSpec spec;
    spec.listen = spec.target = QUrl(u"ws://%1:%2/"_s.arg(address.toString()).arg(taken.serverPort()));
    taken.close();
    const Rig rig(spec);
    QCOMPARE(rig.statuses.first().state, EndpointStatus::State::Failed);
    QVERIFY2(rig.statuses.first().error.contains(u"only reach itself"_s),
             qPrintable(rig.statuses.first().error));
}

QTEST_GUILESS_MAIN(TestRelayUpstream)
#include "tst_relay_upstream.moc"

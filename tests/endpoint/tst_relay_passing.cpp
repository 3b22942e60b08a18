// What goes through a relay comes out as it went in: frames of all shapes both ways at once, and HTTP.
#include "certificates.h"
#include "relayrig.h"
#include "talker.h"
#include "wire/framewriter.h"
#include "wire/handshake.h"
#include "wire/redact.h"

#include <zlib.h>

using namespace rig;

namespace {

/// Legal frames of all shapes, about `size` bytes of them.
struct Frames
{
    QByteArray bytes;
    quint64 count = 0, messages = 0;

    Frames(quint32 seed, bool fromClientSide, qsizetype size) : m_random(seed), m_masked(fromClientSide)
    {
        const QList<int> sizes{0, 1, 125, 126, 127, 4096, 65535, 65536, 70'000, 200'000};
        while (bytes.size() < size) {
            const int length = sizes[int(m_random() % quint32(sizes.size()))];
            switch (m_random() % 6) {
            case 0: // a fragmented message with a ping in the middle of it
                add(0x01, letters(length));
                add(0x89, letters(int(m_random() % 126)));
                add(0x00, letters(length / 2));
                add(0x8a, letters(int(m_random() % 126)));
                add(0x80, letters(3));
                ++messages;
                break;
            case 1: // compressed
                add(0xc2, noise(length));
                ++messages;
                break;
            case 2: // a compressed message in two frames
                add(0x41, noise(length));
                add(0x80, noise(length / 3));
                ++messages;
                break;
            case 3:
                add(0x89, noise(int(m_random() % 126)));
                break;
            case 4:
                add(0x82, noise(length));
                ++messages;
                break;
            default:
                add(0x81, letters(length));
                ++messages;
            }
        }
    }

private:
    void add(int first, const QByteArray &payload)
    {
        bytes +=
            frames::frame({first, payload, m_masked ? std::optional(quint32(m_random())) : std::nullopt});
        ++count;
    }
    QByteArray letters(int size) { return QByteArray(size, char('a' + m_random() % 26)); }
    QByteArray noise(int size)
    {
        QByteArray text(size, Qt::Uninitialized);
        for (char &c : text)
            c = char(m_random());
        return text;
    }
    std::mt19937 m_random;
    bool m_masked;
};

/// Sends repetitions of the block, from byte `from` of them on, until the kernel takes no more.
qsizetype sendAll(const Peer &writer, const QByteArray &block, qsizetype from)
{
    qsizetype sent = 0;
    for (;;) {
        const qsizetype at = (from + sent) % block.size();
        const auto count =
            ::send(writer.descriptor(), block.data() + at, std::size_t(block.size() - at), MSG_NOSIGNAL);
        if (count <= 0)
            return sent;
        sent += count;
    }
}

/// The same, until the relay tells that it reads no more, and then what the kernel still takes.
qsizetype sendUntilHeld(const Rig &rig, const Peer &writer, const QByteArray &block)
{
    qsizetype sent = 0;
    [&] {
        QTRY_VERIFY((sent += sendAll(writer, block, sent)) > 200 * block.size() ||
                    !rig.all<Performed>().isEmpty());
    }();
    return sent + sendAll(writer, block, sent);
}

QByteArray deflated(const QByteArray &text)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(text.size()))) + 16, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = uInt(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_SYNC_FLUSH);
    out.resize(out.size() - qsizetype(stream.avail_out) - 4); // RFC 7692 §7.2.1
    deflateEnd(&stream);
    return out;
}

} // namespace

class TestRelayPassing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void framesOfAllShapes_data();
    void framesOfAllShapes();
    void pipelinedAfterTheUpgrade();
    void answersWithFramesAtOnce();
    void exchanges_data();
    void exchanges();
    void answerThatIsNoHttp();
    void severalRequestsOnAConnection();
    void upgradeAfterARefusedOne();
    void serverClosesInTheMiddleOfABody();
    void largeBodyBothWays();
    void onlyTheHeadIsRewritten_data();
    void onlyTheHeadIsRewritten();
    void stalledReaderHoldsTheWriter();
    void slowConsumerIsNamed();
    void pingsAreMeasured();
    void previews_data();
    void previews();
    void capturesAreTaken_data();
    void capturesAreTaken();
    void bombIsNotInflated();

private:
    std::unique_ptr<Certificates> m_certificates;
};

void TestRelayPassing::initTestCase()
{
    m_certificates = std::make_unique<Certificates>();
    m_certificates->sign("server", "IP:127.0.0.1");
}

void TestRelayPassing::framesOfAllShapes_data()
{
    QTest::addColumn<bool>("tlsClient");
    QTest::addColumn<bool>("tlsServer");
    QTest::newRow("plain") << false << false;
    QTest::newRow("TLS to the client") << true << false;
    QTest::newRow("TLS to the server") << false << true;
    QTest::newRow("TLS both") << true << true;
}

void TestRelayPassing::framesOfAllShapes()
{
    QFETCH(bool, tlsClient);
    QFETCH(bool, tlsServer);
    const QString cert = m_certificates->file("server.pem"), key = m_certificates->file("server.key");
    talk::Acceptor upstream;
    QVERIFY(upstream.listen(QHostAddress::LocalHost));
    EndpointSpec spec = Rig::specFor(upstream.serverPort());
    if (tlsServer)
        spec.target.setScheme(u"wss"_s);
    spec.caFile = m_certificates->authority();
    if (tlsClient) {
        spec.listen = QUrl(u"wss://127.0.0.1:0/"_s);
        spec.certFile = cert;
        spec.keyFile = key;
    }
    Rig rig(spec);
    const qsizetype size = tlsClient || tlsServer ? 2'000'000 : 6'000'000;
    const Frames up(1, true, size), down(2, false, size);
    const QByteArray deflate = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    QByteArray gotUp, gotDown;
    {
        const talk::Aside client([&] {
            talk::Talker talker;
            QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
            trust.setCaCertificates(QSslCertificate::fromPath(m_certificates->authority()));
            talker.socket.setSslConfiguration(trust);
            if (tlsClient) {
                talker.socket.connectToHostEncrypted(u"127.0.0.1"_s, rig.port());
                talker.socket.waitForEncrypted(10'000);
            } else {
                talker.socket.connectToHost(u"127.0.0.1"_s, rig.port());
                talker.socket.waitForConnected(10'000);
            }
            talker.write(request + deflate + "\r\n");
            if (!talker.readHead().startsWith("HTTP/1.1 101"))
                return;
            gotDown = talker.exchange(up.bytes, down.bytes.size(), 3);
            talker.socket.disconnectFromHost();
            if (talker.socket.state() != QAbstractSocket::UnconnectedState)
                talker.socket.waitForDisconnected(5'000);
        });
        QVERIFY(upstream.waitForNewConnection(10'000));
        QTRY_VERIFY(upstream.descriptor >= 0);
        const talk::Aside server([&] {
            talk::Talker talker;
            talker.socket.setSocketDescriptor(upstream.descriptor);
            if (tlsServer) {
                talker.socket.setLocalCertificate(cert);
                talker.socket.setPrivateKey(key, QSsl::Ec);
                talker.socket.startServerEncryption();
                talker.socket.waitForEncrypted(10'000);
            }
            if (talker.readHead().isEmpty())
                return;
            talker.write(response + deflate + "\r\n");
            gotUp = talker.exchange(down.bytes, up.bytes.size(), 4);
            if (talker.socket.state() != QAbstractSocket::UnconnectedState)
                talker.socket.waitForDisconnected(5'000);
        });
        QTRY_VERIFY_WITH_TIMEOUT(!client.isRunning() && !server.isRunning(), 70'000);
    }
    QCOMPARE(gotUp.size(), up.bytes.size());
    QVERIFY(gotUp == up.bytes);
    QCOMPARE(gotDown.size(), down.bytes.size());
    QVERIFY(gotDown == down.bytes);

    QCOMPARE(rig.verdict().section(u' ', 0, 1), u"eof_without_close client"_s);
    const Facts &facts = rig.facts[1];
    QVERIFY(rig.all<Violation>().isEmpty());
    QCOMPARE(facts.client().in.frames, up.count);
    QCOMPARE(facts.client().in.messages, up.messages);
    QCOMPARE(facts.client().in.bytes, quint64(up.bytes.size()));
    QCOMPARE(facts.server().out.frames, up.count);
    QCOMPARE(facts.server().out.bytes, quint64(up.bytes.size()));
    QCOMPARE(facts.server().in.frames, down.count);
    QCOMPARE(facts.client().out.frames, down.count);
    QCOMPARE(facts.client().out.bytes, quint64(down.bytes.size()));
    QCOMPARE(facts.client().tls.has_value(), tlsClient);
    QCOMPARE(facts.server().tls.has_value(), tlsServer);
}

/// Frames in the same segment as the upgrade request wait for the answer, and then pass.
void TestRelayPassing::pipelinedAfterTheUpgrade()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    const Peer client = Peer::connectTo(rig.port());
    const QByteArray early = fromClient("early"), later = fromClient("later");
    client.send(request + "\r\n" + early);
    const Peer server = upstream.accept();
    QVERIFY(server.receiveHead().startsWith("GET /chat?x=1 HTTP/1.1\r\n"));
    client.send(later);
    server.send(response + "\r\n");
    QCOMPARE(server.receive(early.size() + later.size()), early + later);
    QTRY_COMPARE(rig.facts[1].client().in.frames, 2);
}

void TestRelayPassing::answersWithFramesAtOnce()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    const QByteArray hello = fromServer("hello");
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    Peer server = upstream.accept();
    server.receiveHead().size();
    server.send(response + "\r\n" + hello + fromServer(frames::closePayload(1001), 0x88));
    QVERIFY(client.receiveHead().startsWith("HTTP/1.1 101"));
    QCOMPARE(client.receive(hello.size()), hello);
    server.close();
    client.receiveRest().size();
    client.close();
    QCOMPARE(rig.verdict(), u"server_going_away server lost fin fin"_s);
    QCOMPARE(rig.facts[1].server().in.frames, 2);
    QCOMPARE(rig.facts[1].client().out.frames, 2);
}

void TestRelayPassing::exchanges_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("answered");
    const QByteArray get = "GET / HTTP/1.1\r\nHost: HOST\r\n\r\n";
    QTest::newRow("length") << get << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    QTest::newRow("no content") << get << QByteArray("HTTP/1.1 204 No Content\r\n\r\n");
    QTest::newRow("not modified") << get
                                  << QByteArray("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n");
    QTest::newRow("head") << QByteArray("HEAD / HTTP/1.1\r\nHost: HOST\r\n\r\n")
                          << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
    QTest::newRow("chunked") << get
                             << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                           "5;x=y\r\nhello\r\n0\r\nTrailer: 1\r\n\r\n");
    QTest::newRow("chunked request")
        << QByteArray(
               "POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\nHost: HOST\r\n\r\n")
                         << QByteArray("HTTP/1.0 200 OK\r\n\r\n");
    QTest::newRow("early hints")
        << get
        << QByteArray("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
}

/// Each twice on a connection where that is possible: the end of a body is where it should be.
void TestRelayPassing::exchanges()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, answered);
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.allowHosts = {u"host"_s};
    Rig rig(spec);
    const QByteArray host = "127.0.0.1:" + QByteArray::number(upstream.port());
    const QByteArray expected = QByteArray(asked).replace("HOST", host);
    const Peer client = Peer::connectTo(rig.port());
    client.send(asked);
    const Peer server = upstream.accept();
    QCOMPARE(server.receive(expected.size()), expected);
    server.send(answered);
    QCOMPARE(client.receive(answered.size()), answered);
    client.send(asked);
    QCOMPARE(server.receive(expected.size()), expected);
    server.send(answered);
    QCOMPARE(client.receive(answered.size()), answered);
    QVERIFY(rig.seen.isEmpty()); // no WebSocket was asked for
}

/// What cannot be understood passes all the same, untouched; what the client says then is not judged, and
/// does not pass.
void TestRelayPassing::answerThatIsNoHttp()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Peer client = Peer::connectTo(rig.port());
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    Peer server = upstream.accept();
    server.receiveHead().size();
    const QByteArray banner = "220 mail.example ESMTP\r\n";
    server.send(banner);
    QCOMPARE(client.receive(banner.size()), banner);
    client.send("GET /secret HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n");
    QCOMPARE(server.receiveRest(), "");
    QCOMPARE(client.receiveRest(), "");
}

void TestRelayPassing::severalRequestsOnAConnection()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port(), u"/app"_s));
    Peer client = Peer::connectTo(rig.port());
    client.send(
        "POST /form HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    Peer server = upstream.accept();
    QVERIFY(server.receiveHead().startsWith("POST /app/form HTTP/1.1\r\n"));
    server.send("HTTP/1.1 100 Continue\r\n\r\n");
    QCOMPARE(client.receiveHead(), "HTTP/1.1 100 Continue\r\n\r\n");
    // The body, and three more requests at once; the last one asks for an upgrade.
    client.send("bodyHEAD /a HTTP/1.1\r\nHost: localhost\r\n\r\nGET /b HTTP/1.1\r\nHost: localhost\r\n\r\n" +
                request + "\r\n");
    QCOMPARE(server.receive(4), "body");
    QVERIFY(server.receiveHead().startsWith("HEAD /app/a HTTP/1.1\r\n"));
    QVERIFY(server.receiveHead().startsWith("GET /app/b HTTP/1.1\r\n"));
    QVERIFY(server.receiveHead().startsWith("GET /app/chat?x=1 HTTP/1.1\r\n"));
    const QByteArray answers = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                               "HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n" // to HEAD: no body
                               "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
    server.send(answers + response + "\r\n");
    QCOMPARE(client.receive(answers.size()), answers);
    QVERIFY(client.receiveHead().startsWith("HTTP/1.1 101"));
    const QByteArray hello = fromServer("hello");
    server.send(hello);
    QCOMPARE(client.receive(hello.size()), hello);
    server.reset();
    QCOMPARE(client.end(), u"rst"_s);
    QCOMPARE(rig.verdict(), u"tcp_reset server lost closed_by_tool reset"_s);
}

/// 401 first, then with credentials: two attempts on one connection, the second one opens.
void TestRelayPassing::upgradeAfterARefusedOne()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    Peer server = upstream.accept();
    server.receiveHead().size();
    const QByteArray refusal = "HTTP/1.1 401 Unauthorized\r\nServer: test/1\r\nContent-Length: 2\r\n\r\nno";
    server.send(refusal);
    QCOMPARE(client.receive(refusal.size()), refusal);
    client.send(request + "Authorization: Bearer x\r\n\r\n");
    QVERIFY(server.receiveHead().contains("Authorization: Bearer x\r\n"));
    server.send(response + "\r\n");
    QVERIFY(client.receiveHead().startsWith("HTTP/1.1 101"));
    QCOMPARE(rig.verdict(1), u"http_rejected:401 server failed open open"_s);
    QCOMPARE(rig.facts[1].response->fingerprint, QStringList{u"Server: test/1"_s});
    QTRY_VERIFY(rig.facts[2].isOpen());
    server.finish();
    client.receiveRest().size();
    client.close();
    QCOMPARE(rig.verdict(2), u"eof_without_close server lost fin fin"_s);
}

void TestRelayPassing::serverClosesInTheMiddleOfABody()
{
    for (const bool hard : {false, true}) {
        const Upstream upstream;
        Rig rig(Rig::specFor(upstream.port()));
        Peer client = Peer::connectTo(rig.port());
        client.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Peer server = upstream.accept();
        server.receiveHead().size();
        const QByteArray begun = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this";
        server.send(begun);
        QCOMPARE(client.receive(begun.size()), begun);
        hard ? server.reset() : server.close();
        QCOMPARE(client.end(), hard ? u"rst"_s : u"fin"_s);
        client.close();
        QTRY_COMPARE(rig.connectionsHeld(), 0);
        QVERIFY(rig.seen.isEmpty());
    }
}

void TestRelayPassing::largeBodyBothWays()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    const QByteArray body(8'000'000, 'b');
    const Peer client = Peer::connectTo(rig.port());
    QByteArray got;
    const talk::Aside sender([&] {
        client.send("PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000000\r\n\r\n" + body);
        got = client.receiveHead();
        got += client.receive(body.size());
    });
    const Peer server = upstream.accept();
    server.receiveHead().size();
    QVERIFY(server.receive(body.size()) == body);
    server.send("HTTP/1.1 200 OK\r\nContent-Length: 8000000\r\n\r\n" + body);
    QTRY_VERIFY(!sender.isRunning());
    QCOMPARE(got.first(44), "HTTP/1.1 200 OK\r\nContent-Length: 8000000\r\n\r\n");
    QVERIFY(got.sliced(44) == body);
}

void TestRelayPassing::onlyTheHeadIsRewritten_data()
{
    QTest::addColumn<bool>("keepHost");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("expectedOrigin");
    QTest::newRow("rewritten") << false << QString() << QByteArray("TARGET") << QByteArray("http://TARGET");
    QTest::newRow("kept") << true << QString() << QByteArray("relay.example")
                          << QByteArray("http://relay.example");
    QTest::newRow("given origin") << true << u"https://other.example"_s << QByteArray("relay.example")
                                  << QByteArray("https://other.example");
}

void TestRelayPassing::onlyTheHeadIsRewritten()
{
    QFETCH(bool, keepHost);
    QFETCH(QString, origin);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, expectedOrigin);
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.keepHost = keepHost;
    spec.origin = origin;
    spec.allowHosts = {u"relay.example"_s};
    Rig rig(spec);
    const QByteArray target = "127.0.0.1:" + QByteArray::number(upstream.port());
    const Session session(rig, upstream, "X-Odd:  Two  \r\norigin: http://relay.example\r\n",
                          "X-Host: relay.example\r\n");
    const QByteArray expected = QByteArray(request)
                                    .replace("relay.example", host)
                                    .append("X-Odd:  Two  \r\norigin: " + expectedOrigin + "\r\n\r\n")
                                    .replace("TARGET", target);
    QCOMPARE(session.requestSeen, expected);
    QCOMPARE(session.responseSeen, response + "X-Host: relay.example\r\n\r\n");
    const QByteArray body = fromClient("Host: relay.example\r\nOrigin: http://relay.example\r\n");
    session.client.send(body);
    QCOMPARE(session.server.receive(body.size()), body);
}

/// What waits in the relay is bounded: the writer has to wait too.
void TestRelayPassing::stalledReaderHoldsTheWriter()
{
    for (const bool up : {false, true}) {
        const Upstream upstream;
        Rig rig(Rig::specFor(upstream.port()));
        Session session(rig, upstream);
        const Peer &writer = up ? session.client : session.server,
                   &reader = up ? session.server : session.client;
        const QByteArray block =
            up ? fromClient(QByteArray(1 << 20, 'x'), 0x82) : fromServer(QByteArray(1 << 20, 'x'), 0x82);
        ::fcntl(writer.descriptor(), F_SETFL, O_NONBLOCK);
        qsizetype sent = sendUntilHeld(rig, writer, block);
        QCOMPARE(rig.all<Performed>().first().what, u"hold"_s);
        // The relay is one thread: by the time it has served other connections it had its chance to read on.
        for (int round = 0; round < 3; ++round) {
            const Session other(rig, upstream);
            QVERIFY(!other.responseSeen.isEmpty());
            sent += sendAll(writer, block, sent);
        }
        // The kernel's buffers on both sides, and 1 MiB of ours.
        QVERIFY2(sent < 40'000'000, qPrintable(QString::number(sent)));
        QByteArray got = reader.receive(sent); // nothing is lost on the way
        QCOMPARE(got.size(), sent);
        bool right = true;
        for (qsizetype at = 0; at < got.size(); at += block.size())
            right =
                right && got.mid(at, block.size()) == block.first(std::min(block.size(), got.size() - at));
        QVERIFY(right);
    }
}

void TestRelayPassing::slowConsumerIsNamed()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray block = fromServer(QByteArray(1 << 20, 'x'), 0x82);
    ::fcntl(session.server.descriptor(), F_SETFL, O_NONBLOCK);
    sendUntilHeld(rig, session.server, block);
    const QDeadlineTimer slow(1500); // a second is the least that is called slow
    QTRY_VERIFY(slow.hasExpired());
    session.server.reset();
    QCOMPARE(rig.verdict(), u"slow_consumer:client server lost closed_by_tool reset"_s);
    QVERIFY(rig.facts[1].client().stuckBytes > 64 * 1024);
}

void TestRelayPassing::pingsAreMeasured()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray ping = fromServer("p1", 0x89), pong = fromClient("p1", 0x8a);
    session.server.send(ping);
    QCOMPARE(session.client.receive(ping.size()), ping);
    QTRY_COMPARE(rig.facts[1].client().pingsUnanswered, 1);
    session.client.send(pong);
    QCOMPARE(session.server.receive(pong.size()), pong);
    QTRY_VERIFY(rig.facts[1].client().rtt.has_value());
    QCOMPARE(rig.facts[1].client().pingsUnanswered, 0);
    QTRY_COMPARE(rig.all<Pong>().size(), 2);
    const auto pongs = rig.all<Pong>();
    QVERIFY(pongs[0].way == Way::In && pongs[1].way == Way::Out);
    QVERIFY(*pongs[0].rtt <= *pongs[1].rtt); // the half is no longer than the whole
}

void TestRelayPassing::previews_data()
{
    QTest::addColumn<QByteArray>("extensions");
    QTest::addColumn<QList<QByteArray>>("sent");
    QTest::addColumn<QList<QByteArray>>("expected");
    const QByteArray deflate = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n";
    const QByteArray text = "hello hello hello hello";
    const QByteArray packed = deflated(text);
    QTest::newRow("plain") << QByteArray() << QList<QByteArray>{fromServer(text)} << QList<QByteArray>{text};
    QTest::newRow("fragments") << QByteArray()
                               << QList<QByteArray>{fromServer("hello ", 0x01) + fromServer("p", 0x89) +
                                                    fromServer("you", 0x80)}
                               << QList<QByteArray>{"hello you"};
    QTest::newRow("compressed") << deflate
                                << QList<QByteArray>{fromServer(packed, 0xc1), fromServer(packed, 0xc1)}
                                << QList<QByteArray>{text, text};
    QTest::newRow("compressed fragments")
        << deflate
        << QList<QByteArray>{fromServer(packed.first(4), 0x41) + fromServer(packed.sliced(4), 0x80)}
        << QList<QByteArray>{text};
    QTest::newRow("not compressed though agreed")
        << deflate << QList<QByteArray>{fromServer(text), fromServer(packed, 0xc1)}
        << QList<QByteArray>{text, text};
    QTest::newRow("damaged") << deflate
                             << QList<QByteArray>{fromServer("\xff\xff\xff", 0xc1), fromServer(packed, 0xc1)}
                             << QList<QByteArray>{QByteArray(), text};
}

void TestRelayPassing::previews()
{
    QFETCH(QByteArray, extensions);
    QFETCH(QList<QByteArray>, sent);
    QFETCH(QList<QByteArray>, expected);
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.recordPayloads = true;
    Rig rig(spec);
    const Session session(rig, upstream, extensions, extensions);
    for (const QByteArray &bytes : sent) {
        session.server.send(bytes);
        QCOMPARE(session.client.receive(bytes.size()), bytes);
    }
    QTRY_COMPARE(rig.all<Message>().size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(rig.all<Message>()[i].preview, expected[i]);
}

void TestRelayPassing::capturesAreTaken_data()
{
    QTest::addColumn<QByteArray>("extensions");
    QTest::addColumn<QList<QByteArray>>("sent");
    const QByteArray deflate = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n";
    const QByteArray text = "hello id=0123;";
    QTest::newRow("plain") << QByteArray() << QList<QByteArray>{fromServer("id=;"), fromServer(text)};
    QTest::newRow("fragments") << QByteArray()
                               << QList<QByteArray>{fromServer("hello i", 0x01) + fromServer("p", 0x89) +
                                                    fromServer("d=0123;", 0x80)};
    QTest::newRow("compressed") << deflate << QList<QByteArray>{fromServer(deflated(text), 0xc1)};
    QTest::newRow("damaged before") << deflate
                                    << QList<QByteArray>{fromServer("\xff\xff\xff", 0xc1),
                                                         fromServer(deflated(text), 0xc1)};
    QTest::newRow("binary before") << QByteArray()
                                   << QList<QByteArray>{fromServer("id=9999;", 0x82), fromServer(text)};
}

void TestRelayPassing::capturesAreTaken()
{
    QFETCH(QByteArray, extensions);
    QFETCH(QList<QByteArray>, sent);
    for (const bool keepSecrets : {false, true}) {
        const Upstream upstream;
        EndpointSpec spec = Rig::specFor(upstream.port());
        spec.captures = {{u"id"_s, u"id=(\\d+);"_s}};
        spec.keepSecrets = keepSecrets;
        Rig rig(spec);
        const Session session(rig, upstream, extensions, extensions);
        session.client.send(wire::clientFrame(wire::Opcode::Text, "id=7777;", 0x12345678));
        for (const QByteArray &bytes : sent) {
            session.server.send(bytes);
            QCOMPARE(session.client.receive(bytes.size()), bytes);
        }
        QTRY_COMPARE(rig.all<Captured>().size(), 1);
        const Captured captured = rig.all<Captured>().first();
        QCOMPARE(captured.name, u"id"_s);
        QCOMPARE(captured.value,
                 keepSecrets ? u"0123"_s : QString::fromLatin1(wire::hashedSecret("0123", "key")));
    }
}

/// 64 KiB that stand for 64 MiB: passed on, never unpacked as a whole.
void TestRelayPassing::bombIsNotInflated()
{
    const Upstream upstream;
    EndpointSpec spec = Rig::specFor(upstream.port());
    spec.recordPayloads = true;
    Rig rig(spec);
    const QByteArray deflate = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    const Session session(rig, upstream, deflate, deflate);
    const QByteArray bomb = fromServer(deflated(QByteArray(60'000'000, '\0')), 0xc2),
                     after = fromServer(deflated("x"), 0xc1);
    QVERIFY(bomb.size() < 64 * 1024);
    session.server.send(bomb + after);
    QCOMPARE(session.client.receive(bomb.size() + after.size()), bomb + after);
    QTRY_COMPARE(rig.all<Message>().size(), 2);
    QCOMPARE(rig.all<Message>()[0].preview, QByteArray());
    QCOMPARE(rig.all<Message>()[1].preview, QByteArray()); // it may refer to what was not read
}

QTEST_GUILESS_MAIN(TestRelayPassing)
#include "tst_relay_passing.moc"

// A client against raw servers: how its sessions end or never open, and that nothing of them stays behind.
#include "base/clock.h"
#include "endpoint/own/ownsession.h"
#include "endpoint/rawserver.h"
#include "endpoint/tlsserver.h"
#include "endpoint/watchedclient.h"
#include "endpoint/watchedlistener.h"

#include <QtTest>

#include <functional>

#include <fcntl.h>
#include <unistd.h>

using namespace session;
using namespace endpoint;
using namespace std::chrono_literals;

namespace {

using Script = std::function<void(RawPeer &)>;

EndpointSpec patientSpec()
{
    EndpointSpec spec;
    spec.ping = 0ms;
    return spec;
}

QByteArray serverFrame(quint8 first, const QByteArray &payload)
{
    return frame(first, payload, false);
}

QByteArray serverClose(std::optional<quint16> code, const QByteArray &reason = {})
{
    return serverFrame(0x88,
                       code ? QByteArray(1, char(*code >> 8)) + char(*code & 0xff) + reason : QByteArray());
}

/// What a server answers to the key of that request.
QByteArray acceptOf(const QByteArray &request)
{
    const qsizetype key = request.indexOf("Sec-WebSocket-Key: ") + 19;
    return wire::acceptFor(request.sliced(key, request.indexOf('\r', key) - key));
}

int openDescriptors()
{
    return int(QDir(u"/proc/self/fd"_qs).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size());
}

} // namespace

Q_DECLARE_METATYPE(Script)

class TestClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endings_data();
    void endings();
    void failures_data();
    void failures();
    void refusalInParts();
    void refusalBeforeOurOwnEnd();
    void interimAnswers();
    void endlessInterimAnswers();
    void proxyRefuses_data();
    void proxyRefuses();
    void messagesAfterTheEndComeBack();
    void textsAreCaptured();
    void capturedLinesStayOut_data();
    void capturedLinesStayOut();
    void headsAreWholeBeforeTheyAreSent_data();
    void headsAreWholeBeforeTheyAreSent();
    void pongsThatNobodyReads();
    void endOfTlsAlone();
    void twoThousandReconnectsLeaveNothing();
};

void TestClient::endings_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Script &script, const QString &expected) {
        QTest::newRow(name) << script << expected + u" | ended"_qs;
    };
    const auto closing = [](std::optional<quint16> code, const QByteArray &answer) {
        return [code, answer](RawPeer &peer) {
            peer.send(serverClose(code, code ? "bye" : ""));
            QCOMPARE(peer.readFrame()->second.toHex(), answer);
            peer.close();
        };
    };
    row("close 1000", closing(1000, "03e8"), u"close<1000 bye | close>1000 | fin"_qs);
    row("close without a body", closing({}, ""), u"close<none | close>none | fin"_qs);
    for (const quint16 code : {1012, 1013, 1014, 4001}) // Qt would answer the first three with 1002
        row(qPrintable(u"close %1"_qs.arg(code)),
            closing(code, QByteArray::number(code, 16).rightJustified(4, '0')),
            u"close<%1 bye | close>%1 | fin | last_frames"_qs.arg(code));
    row("close 1006", closing(1006, "03ea"),
        u"close<1006 bye!reserved_code | close>1002 | fin | last_frames"_qs);
    row(
        "fin", [](RawPeer &peer) { peer.close(); }, u"fin"_qs);
    row(
        "reset", [](RawPeer &peer) { peer.reset(); }, u"reset"_qs);
    row(
        "close and reset",
        [](RawPeer &peer) {
            peer.send(serverClose(1000));
            (void)peer.readFrame();
            peer.reset();
        },
        u"close<1000 | close>1000 | reset"_qs);
    row(
        "truncated close",
        [](RawPeer &peer) {
            peer.send(QByteArray::fromHex("880203"));
            peer.close();
        },
        u"truncated close | fin"_qs);
    row(
        "masked frame",
        [](RawPeer &peer) {
            peer.send(frame(0x81, "x", true));
            QCOMPARE(peer.readFrame()->second.toHex(), QByteArray("03ea"));
            peer.close();
        },
        u"violation masking | tool protocol close masking | close>1002 | fin | last_frames"_qs);
    row(
        "an HTTP answer after the 101",
        [](RawPeer &peer) {
            peer.send("HTTP/1.1 502 Bad");
            peer.send(" Gateway\r\n\r\n");
            QCOMPARE(peer.readFrame()->second.toHex(), QByteArray("03ea"));
            peer.close();
        },
        u"violation http | failed open | tool protocol close http | close>1002 | fin | last_frames"_qs);
    row(
        "text that is no utf-8",
        [](RawPeer &peer) {
            peer.send(serverFrame(0x81, "\xff"));
            QCOMPARE(peer.readFrame()->second.toHex(), QByteArray("03ef"));
            peer.close();
        },
        u"violation invalid_utf8 | tool protocol close invalid_utf8 | close>1007 | fin | last_frames"_qs);
}

void TestClient::endings()
{
    QFETCH(Script, script);
    QFETCH(QString, expected);
    RawServer server;
    WatchedClient client(server.port(), patientSpec());
    const auto peer = server.acceptOpen();
    QTRY_VERIFY(client.facts[1].openedAt);
    script(*peer);
    client.awaitEnd();
    const QString told = transcript(client.observations[1]);
    QCOMPARE(told.section(u"open | "_qs, 1), expected);
    QVERIFY(client.facts[1].released);
    QCOMPARE(client.held(), endpoint::Client::Held{});
}

void TestClient::failures_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("sub");
    QTest::addColumn<Source>("source");
    const auto row = [](const char *name, const QByteArray &answer, const char *cause, const char *sub,
                        Source source = Source::Wire) {
        QTest::newRow(name) << answer << QString::fromLatin1(cause) << QString::fromLatin1(sub) << source;
    };
    const QByteArray head = "HTTP/1.1 101 Switching Protocols\r\n", upgrade = "Upgrade: websocket\r\n",
                     connection = "Connection: Upgrade\r\n",
                     accept = "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n",
                     right = "Sec-WebSocket-Accept: ACCEPT\r\n";
    row("403", "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", "http_rejected", "403");
    row("200", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "http_rejected", "not_a_websocket");
    row("wrong accept", head + upgrade + connection + accept + "\r\n", "bad_handshake", "accept_mismatch");
    row("no accept", head + upgrade + connection + "\r\n", "bad_handshake", "missing_accept");
    row("no upgrade", head + connection + accept + "\r\n", "bad_handshake", "missing_upgrade");
    row("no connection", head + upgrade + accept + "\r\n", "bad_handshake", "missing_connection");
    row("extension", head + upgrade + connection + right + "Sec-WebSocket-Extensions: x\r\n\r\n",
        "bad_handshake", "unrequested_extension");
    row("subprotocol", head + upgrade + connection + right + "Sec-WebSocket-Protocol: x\r\n\r\n",
        "bad_handshake", "subprotocol_mismatch");
    row("no http", "SSH-2.0-OpenSSH_9\r\n", "bad_handshake", "malformed");
}

void TestClient::failures()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, cause);
    QFETCH(QString, sub);
    QFETCH(Source, source);
    RawServer server;
    WatchedClient client(server.port(), patientSpec());
    const auto peer = server.accept();
    const QByteArray request = peer->readUntil("\r\n\r\n");
    QVERIFY(request.startsWith("GET /chat?x=1 HTTP/1.1\r\n"));
    peer->send(answer.replace("ACCEPT", acceptOf(request)));
    client.awaitEnd();
    QVERIFY(client.facts[1].openFailed);
    QCOMPARE(client.facts[1].openFailed->cause, cause);
    QCOMPARE(client.facts[1].openFailed->sub, sub);
    QCOMPARE(client.facts[1].first->source, source);
    QCOMPARE(client.held(), endpoint::Client::Held{});
}

/// The body of a refusal may come later than its head, in parts, and up to the end of the connection.
void TestClient::refusalInParts()
{
    const auto said = [](const QByteArray &length, bool closes) {
        RawServer server;
        WatchedClient client(server.port(), patientSpec());
        const auto peer = server.accept();
        peer->readUntil("\r\n\r\n");
        peer->send("HTTP/1.1 403 Forbidden\r\n" + length + "\r\n");
        if (!QTest::qWaitFor([&] { return bool(client.facts[1].response); }, 10'000))
            return QString();
        peer->send("one too ");
        peer->send("many\n");
        if (closes)
            peer->close();
        client.awaitEnd();
        const TcpFate fate = client.facts[1].server().tcpEnd->fate;
        return client.facts[1].openFailed->text + (fate == TcpFate::Fin ? u" fin"_qs : u" ours"_qs);
    };
    QCOMPARE(said("Content-Length: 13\r\n", false), u"one too many ours"_qs);
    QCOMPARE(said("", true), u"one too many fin"_qs);
    QCOMPARE(said("Content-Length: 99\r\n", false), u"one too many ours"_qs); // the rest never comes
}

/// The server has refused: that we end it while more of its words are awaited changes nothing.
void TestClient::refusalBeforeOurOwnEnd()
{
    RawServer server;
    WatchedClient client(server.port(), patientSpec());
    const auto peer = server.accept();
    peer->readUntil("\r\n\r\n");
    peer->send("HTTP/1.1 403 Forbidden\r\nContent-Length: 99\r\n\r\n");
    QVERIFY(QTest::qWaitFor([&] { return bool(client.facts[1].response); }, 10'000));
    client.tell([](Client &c) { c.perform({SessionId(1), AbortSession{}}); });
    client.awaitEnd();
    QVERIFY(client.facts[1].openFailed);
    QVERIFY(!client.facts[1].toolEnd);
}

/// RFC 9110 section 15.2: any number of interim answers may come before the 101.
void TestClient::interimAnswers()
{
    RawServer server;
    WatchedClient client(server.port(), patientSpec());
    const auto peer = server.accept();
    const QByteArray request = peer->readUntil("\r\n\r\n");
    const QByteArray answer =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: " +
        acceptOf(request) + "\r\n\r\n";
    peer->send(answer + serverFrame(0x81, "hello") + serverClose(1000));
    QCOMPARE(peer->readFrame()->first, 0x88);
    peer->close();
    client.awaitEnd();
    QCOMPARE(transcript(client.observations[1]).section(u"open | "_qs, 1),
             u"close<1000 | close>1000 | fin | ended"_qs);
    QCOMPARE(client.facts[1].response->status, 101);
    QCOMPARE(client.facts[1].server().in.messages, 1u);
}

void TestClient::endlessInterimAnswers()
{
    EndpointSpec spec = patientSpec();
    spec.limits.headBytes = 2000;
    RawServer server;
    WatchedClient client(server.port(), spec);
    const auto peer = server.accept();
    peer->readUntil("\r\n\r\n");
    for (int i = 0; i < 100; ++i)
        peer->send("HTTP/1.1 100 Continue\r\nX: 0123456789\r\n\r\n");
    client.awaitEnd();
    QCOMPARE(client.facts[1].toolEnd->sub, u"head_too_large"_qs);
}

void TestClient::proxyRefuses_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArray>("first");  // what the proxy answers to the first request
    QTest::addColumn<QByteArray>("second"); // and to the second, of SOCKS
    QTest::addColumn<QString>("sub");
    const QByteArray method("\x05\x00", 2), address("\x00\x01\x00\x00\x00\x00\x00\x00", 8);
    for (const int status : {400, 401, 403, 404, 405, 407, 429, 500, 502, 503, 504}) {
        const QString number = QString::number(status);
        QTest::addRow("CONNECT %d", status)
            << u"http"_qs << "HTTP/1.1 " + number.toLatin1() + " No\r\nContent-Length: 0\r\n\r\n"
            << QByteArray() << number;
    }
    QTest::newRow("not HTTP") << u"http"_qs << QByteArray("SSH-2.0-x\r\n\r\n") << QByteArray()
                              << u"malformed"_qs;
    QTest::newRow("answers without end") << u"http"_qs << "HTTP/1.1 200 OK\r\nX: " + QByteArray(20'000, 'x')
                                         << QByteArray() << u"malformed"_qs;
    QTest::newRow("hangs up") << u"http"_qs << QByteArray() << QByteArray() << QString();
    for (int reply = 1; reply < 10; ++reply)
        QTest::addRow("SOCKS reply %d", reply)
            << u"socks5"_qs << method << '\5' + QByteArray(1, char(reply)) + address
            << u"reply_%1"_qs.arg(reply);
    QTest::newRow("SOCKS wants a password")
        << u"socks5"_qs << QByteArray("\x05\x02", 2) << QByteArray() << u"authentication"_qs;
}

void TestClient::proxyRefuses()
{
    QFETCH(QString, scheme);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QString, sub);
    RawServer proxy;
    EndpointSpec spec = patientSpec();
    spec.proxy = QUrl(u"%1://127.0.0.1:%2"_qs.arg(scheme).arg(proxy.port()));
    WatchedClient client(1, spec);
    const auto peer = proxy.accept();
    QVERIFY(peer->read(3).size() == 3);
    peer->send(first);
    if (!second.isEmpty()) {
        peer->read(10); // version, connect, reserved, IPv4, address, port
        peer->send(second);
    }
    if (first.isEmpty())
        peer->finish();
    client.awaitEnd();
    const Facts &facts = client.facts[1];
    QVERIFY(facts.openFailed);
    QCOMPARE(facts.openFailed->cause, u"proxy_refused"_qs);
    QCOMPARE(facts.openFailed->sub, sub);
    QCOMPARE(facts.firstPhase, Phase::Tcp);
    QCOMPARE(client.held(), endpoint::Client::Held{});
}

/// Nothing is swallowed: what a session cannot send is handed back.
void TestClient::messagesAfterTheEndComeBack()
{
    RawServer server;
    WatchedClient client(server.port(), patientSpec());
    const auto peer = server.acceptOpen();
    QTRY_VERIFY(client.facts[1].openedAt);
    const auto send = [&](const QByteArray &text) {
        client.tell([text](Client &c) { c.perform({SessionId(1), SendMessage{true, text, 1}}); });
    };
    send("in time");
    QCOMPARE(peer->readFrame()->second, QByteArray("in time"));
    peer->close();
    client.awaitEnd();
    send("too late");
    QTRY_COMPARE(client.undelivered, QList<QByteArray>{"too late"});
    QVERIFY(client.facts[1].possiblyLost);
    QCOMPARE(client.facts[1].possiblyLost->messages, 1);
}

void TestClient::textsAreCaptured()
{
    EndpointSpec spec = patientSpec();
    spec.captures = {{u"id"_qs, u"id=(\\w+)"_qs}};
    spec.headers = {u"X-Resume: {id}"_qs};
    RawServer server;
    WatchedClient client(server.port(), spec);
    auto peer = server.acceptOpen();
    peer->send(serverFrame(0x01, "hello i") + serverFrame(0x80, "d=0123;")); // fragments of one text
    QTRY_COMPARE(client.variables.value(u"id"_qs), u"0123"_qs);
    QTRY_VERIFY(client.facts[1].captured.value(u"id"_qs).startsWith(u'~'));
    peer->close();
    client.awaitEnd();
    client.tell([](Client &c) { c.reconnect(SessionId(1)); });
    peer = server.accept();
    QVERIFY(peer->readUntil("\r\n\r\n").contains("X-Resume: 0123\r\n"));
    QTRY_COMPARE(client.facts[2].continues, (Continues{1, u"resume_token"_qs}));
}

void TestClient::capturedLinesStayOut_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("line") << QByteArray("a\r\nX-Evil: 1");
    QTest::newRow("line feed") << QByteArray("a\nX-Evil: 1");
    QTest::newRow("return") << QByteArray("a\rX-Evil: 1");
    QTest::newRow("end of the head") << QByteArray("a\r\n\r\nGET /Evil HTTP/1.1");
    QTest::newRow("NUL") << QByteArray("a\0Evil", 6);
    QTest::newRow("escape") << QByteArray("a\x1b[31mEvil");
}

/// What a server says does not become lines of the head of the next request: the header is left out, and said
/// to be.
void TestClient::capturedLinesStayOut()
{
    QFETCH(QByteArray, value);
    EndpointSpec spec = patientSpec();
    spec.captures = {{u"id"_qs, u"id=([^;]*);"_qs}};
    spec.headers = {u"X-Resume: {id}"_qs, u"X-{id}: b"_qs, u"X-Good: c"_qs};
    RawServer server;
    WatchedClient client(server.port(), spec);
    auto peer = server.acceptOpen();
    peer->send(serverFrame(0x81, "id=" + value + ";"));
    QTRY_COMPARE(client.variables.value(u"id"_qs), QString::fromUtf8(value));
    peer->close();
    client.awaitEnd();
    client.tell([](Client &c) { c.reconnect(SessionId(1)); });
    peer = server.accept();
    const QByteArray head = peer->readUntil("\r\n\r\n");
    QVERIFY2(!head.contains("Evil") && head.contains("X-Good: c\r\n"), head);
    QTRY_COMPARE(std::count_if(client.observations[2].cbegin(), client.observations[2].cend(),
                               [](const Observation &seen) {
                                   const auto *performed = std::get_if<Performed>(&seen.what);
                                   return performed && performed->what == u"header" &&
                                          !performed->error.isEmpty();
                               }),
                 2);
}

void TestClient::headsAreWholeBeforeTheyAreSent_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("subprotocol");
    QTest::addColumn<QString>("named");
    QTest::newRow("origin") << u"http://a\r\nX-Evil: 1"_qs << QString() << QString() << u"the Origin"_qs;
    QTest::newRow("header") << QString() << u"X-Good: a\nX-Evil: 1"_qs << QString()
                            << u"the header X-Good"_qs;
    QTest::newRow("NUL in a header") << QString() << u"X-Good: a"_qs + QChar(0) << QString()
                                     << u"the header X-Good"_qs;
    QTest::newRow("subprotocol") << QString() << QString() << u"chat\r\nX-Evil: 1"_qs
                                 << u"the subprotocol"_qs;
}

void TestClient::headsAreWholeBeforeTheyAreSent()
{
    QFETCH(QString, origin);
    QFETCH(QString, header);
    QFETCH(QString, subprotocol);
    QFETCH(QString, named);
    EndpointSpec spec = patientSpec();
    spec.origin = origin;
    spec.headers = header.isEmpty() ? QStringList() : QStringList(header);
    spec.subprotocols = subprotocol.isEmpty() ? QStringList() : QStringList(subprotocol);
    RawServer server;
    WatchedClient client(server.port(), spec);
    QTRY_COMPARE(client.status.state, EndpointStatus::State::Failed);
    QVERIFY2(client.status.error.contains(named), qPrintable(client.status.error));
}

void TestClient::pongsThatNobodyReads()
{
    RawServer server;
    WatchedClient client(server.port(), patientSpec());
    const auto peer = server.acceptOpen();
    QByteArray bytes;
    for (int i = 0; i < 400; ++i)
        bytes += serverFrame(0x89, QByteArray(125, 'x'));
    for (int i = 0; i < 2000 && !client.facts[1].ended; ++i) {
        peer->send(bytes);
        QCoreApplication::processEvents();
    }
    client.awaitEnd();
    const Facts &facts = client.facts[1];
    QCOMPARE(facts.toolEnd->sub, u"queue_full"_qs);
    QCOMPARE(facts.toolEnd->limit, std::optional<quint64>(endpoint::OwnSession::pongLimit));
    QVERIFY(*facts.toolEnd->value < endpoint::OwnSession::pongLimit + 1000);
    QCOMPARE(client.held(), endpoint::Client::Held{});
}

/// A server that says close_notify and never FIN ended when it said so, not when we had waited long
/// enough.
void TestClient::endOfTlsAlone()
{
    const Certificates certificates;
    certificates.sign("server", "IP:127.0.0.1");
    TlsServer server(certificates, "server");
    EndpointSpec spec = patientSpec();
    spec.insecure = true;
    WatchedClient client(server.serverPort(), spec);
    QTRY_VERIFY(client.facts[1].isOpen());
    const int kept = ::fcntl(int(server.last->socketDescriptor()), F_DUPFD_CLOEXEC, 0); // and so no FIN
    const auto keeper = qScopeGuard([kept] { ::close(kept); });
    server.last->disconnectFromHost();
    const Stamp before = base::now();
    client.awaitEnd();
    QCOMPARE(client.facts[1].server().tcpEnd->fate, TcpFate::Open);
    QVERIFY(client.facts[1].first->at < before + 1s);
}

void TestClient::twoThousandReconnectsLeaveNothing()
{
    RawServer server;
    WatchedClient client(server.port(), patientSpec());
    server.acceptOpen()->close();
    client.awaitEnd();
    const int before = openDescriptors();
    for (int i = 2; i <= 2001; ++i) {
        client.tell([i](Client &c) { c.reconnect(SessionId(quint64(i - 1))); });
        auto peer = server.acceptOpen();
        if (i % 2)
            peer->reset();
        else
            peer->close();
        client.awaitEnds(i);
        client.observations.clear();
        client.facts.clear();
    }
    QCOMPARE(client.held(), endpoint::Client::Held{});
    QTRY_COMPARE(openDescriptors(), before);
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"

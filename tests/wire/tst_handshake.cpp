// HTTP heads of the opening handshake: what is read, what is refused, and what RFC 6455 finds wrong with
// them.
#include "wire/handshake.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace wire;
using State = HeadReader::State;
using Kind = HeadReader::Kind;

namespace {

// RFC 6455 §1.2
const QByteArray rfcRequest = "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\n"
                              "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                              "Origin: http://example.com\r\nSec-WebSocket-Protocol: chat, superchat\r\n"
                              "Sec-WebSocket-Version: 13\r\n\r\n";
const QByteArray rfcResponse =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
    "Sec-WebSocket-Protocol: chat\r\n\r\n";

QString name(State state)
{
    switch (state) {
    case State::Reading:
        return QStringLiteral("reading");
    case State::Done:
        return QStringLiteral("done");
    case State::TooLarge:
        return QStringLiteral("too_large");
    case State::Malformed:
        return QStringLiteral("malformed");
    }
    return {};
}

HttpHead read(Kind kind, const QByteArray &bytes)
{
    HeadReader reader(kind);
    reader.feed(bytes);
    return reader.state() == State::Done ? reader.head() : HttpHead{};
}

/// All that a reader says of the bytes, as text.
QString described(HeadReader &reader, const QList<QByteArray> &pieces)
{
    qsizetype taken = 0;
    for (const QByteArray &piece : pieces)
        taken += reader.feed(piece);
    const HttpHead &head = reader.head();
    QString text = QStringLiteral("%1 taken=%2 raw=%3 bytes=%4\n")
                       .arg(name(reader.state()))
                       .arg(taken)
                       .arg(QString::fromLatin1(reader.raw().toPercentEncoding()))
                       .arg(head.bytes);
    text += QStringLiteral("%1 %2 %3 %4 %5\n")
                .arg(QString::fromLatin1(head.method), QString::fromLatin1(head.target),
                     QString::fromLatin1(head.version))
                .arg(head.status)
                .arg(QString::fromLatin1(head.reason));
    for (const Header &header : head.headers)
        text += QStringLiteral("[%1]=[%2]\n")
                    .arg(QString::fromLatin1(header.name), QString::fromLatin1(header.value));
    return text;
}

/// `head` with the line that begins with `name` replaced by `line`, or left out if that is empty.
QByteArray with(const QByteArray &head, const QByteArray &name, const QByteArray &line)
{
    QByteArrayList lines = head.split('\n');
    for (QByteArray &old : lines)
        if (old.startsWith(name))
            old = line.isEmpty() ? QByteArray("X-Left-Out: 1\r") : line + '\r';
    return lines.join('\n');
}

} // namespace

class TestHandshake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheRfcRequest();
    void readsTheRfcResponse();
    void forms_data();
    void forms();
    void leavesWhatFollows();
    void limit();
    void anySplitGivesTheSame();
    void headersByName();
    void requestFlaws_data();
    void requestFlaws();
    void responseFlaws_data();
    void responseFlaws();
    void connectionsHaveOneNameOnBothSides();
    void deflate_data();
    void deflate();
};

void TestHandshake::connectionsHaveOneNameOnBothSides()
{
    HeadReader request(Kind::Request), response(Kind::Response);
    request.feed(rfcRequest);
    response.feed("HTTP/1.1 101 Switching Protocols\r\n"
                  "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
    QCOMPARE(connectionOf(request.head()), QByteArray("b37a4f2cc0624f16")); // RFC 6455 §1.3
    QCOMPARE(connectionOf(response.head()), QByteArray("b37a4f2cc0624f16"));
    HeadReader bare(Kind::Response), broken(Kind::Response);
    bare.feed("HTTP/1.1 404 Not Found\r\n\r\n");
    broken.feed("HTTP/1.1 101 X\r\nSec-WebSocket-Accept: c2hvcnQ=\r\n\r\n");
    QCOMPARE(connectionOf(bare.head()), QByteArray());
    QCOMPARE(connectionOf(broken.head()), QByteArray());
}

void TestHandshake::readsTheRfcRequest()
{
    HeadReader reader(Kind::Request);
    QCOMPARE(reader.feed(rfcRequest), rfcRequest.size());
    QCOMPARE(reader.state(), State::Done);
    QCOMPARE(reader.raw(), rfcRequest);
    const HttpHead &head = reader.head();
    QVERIFY(head.request);
    QCOMPARE(head.method, QByteArray("GET"));
    QCOMPARE(head.target, QByteArray("/chat"));
    QCOMPARE(head.version, QByteArray("HTTP/1.1"));
    QCOMPARE(head.headers.size(), 7);
    QCOMPARE(head.bytes, rfcRequest.size());
    QCOMPARE(head.header("sec-websocket-KEY"), QByteArray("dGhlIHNhbXBsZSBub25jZQ=="));
    QVERIFY(!head.header("Sec-WebSocket"));
    QCOMPARE(requestFlaw(head), QString());
}

void TestHandshake::readsTheRfcResponse()
{
    HeadReader reader(Kind::Response);
    QCOMPARE(reader.feed(rfcResponse + "\x81\x01x"), rfcResponse.size());
    QCOMPARE(reader.state(), State::Done);
    const HttpHead &head = reader.head();
    QVERIFY(!head.request);
    QCOMPARE(head.version, QByteArray("HTTP/1.1"));
    QCOMPARE(head.status, 101);
    QCOMPARE(head.reason, QByteArray("Switching Protocols"));
    QCOMPARE(responseFlaw(head, read(Kind::Request, rfcRequest)), QString());
    QCOMPARE(acceptFor("dGhlIHNhbXBsZSBub25jZQ=="), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
}

void TestHandshake::forms_data()
{
    QTest::addColumn<bool>("request");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("state");
    const auto row = [](const char *what, bool request, const QByteArray &bytes, State state) {
        QTest::newRow(what) << request << bytes << name(state);
    };
    row("shortest request", true, "GET / HTTP/1.1\r\n\r\n", State::Done);
    row("no end yet", true, "GET / HTTP/1.1\r\n\r", State::Reading);
    row("bare LF", true, "GET / HTTP/1.1\nHost: a\n\n", State::Done);
    row("bare CR in a header", true, "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", State::Malformed);
    row("bare CR in the request line", true, "GET /\r HTTP/1.1\r\n\r\n", State::Malformed);
    row("two CR before a LF", true, "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n", State::Malformed);
    row("NUL in a header", true, QByteArray("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 28), State::Malformed);
    row("obs-text in a header", true, "GET / HTTP/1.1\r\nHost: a\xfc\r\n\r\n", State::Done);
    row("empty lines first", true, "\r\n\nGET / HTTP/1.1\r\n\r\n", State::Done);
    row("empty line before an answer", false, "\r\nHTTP/1.1 200 OK\r\n\r\n", State::Malformed);
    row("obs-fold", true, "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", State::Malformed);
    row("the same without folding", true, "GET / HTTP/1.1\r\nA: b\r\nc:\r\n\r\n", State::Done);
    row("white space before the first header", true, "GET / HTTP/1.1\r\n A: b\r\n\r\n", State::Malformed);
    row("white space before the colon", true, "GET / HTTP/1.1\r\nA : b\r\n\r\n", State::Malformed);
    row("white space after the colon", true, "GET / HTTP/1.1\r\nA: \t b\t \r\n\r\n", State::Done);
    row("no colon", true, "GET / HTTP/1.1\r\nHost\r\n\r\n", State::Malformed);
    row("empty name", true, "GET / HTTP/1.1\r\n: a\r\n\r\n", State::Malformed);
    row("empty value", true, "GET / HTTP/1.1\r\nA:\r\n\r\n", State::Done);
    row("name that is no token", true, "GET / HTTP/1.1\r\nA(b): c\r\n\r\n", State::Malformed);
    row("name of odd token characters", true, "GET / HTTP/1.1\r\n!#$%&'*+-.^_`|~9z: c\r\n\r\n", State::Done);
    row("HTTP/0.9", true, "GET /\r\n\r\n", State::Malformed);
    row("no target", true, "GET  HTTP/1.1\r\n\r\n", State::Malformed);
    row("two spaces", true, "GET  / HTTP/1.1\r\n\r\n", State::Malformed);
    row("space in the target", true, "GET /a b HTTP/1.1\r\n\r\n", State::Malformed);
    row("version in small letters", true, "GET / http/1.1\r\n\r\n", State::Malformed);
    row("version of two digits", true, "GET / HTTP/1.10\r\n\r\n", State::Malformed);
    row("HTTP/1.0", true, "GET / HTTP/1.0\r\n\r\n", State::Done);
    row("unusual method", true, "M-SEARCH * HTTP/1.1\r\n\r\n", State::Done);
    row("UTF-8 in the target", true, "GET /\xc3\xbc HTTP/1.1\r\n\r\n", State::Done);
    row("TLS ClientHello", true, QByteArray("\x16\x03\x01\x02", 4), State::Malformed);
    row("frames without a handshake", true, "\x81", State::Malformed);
    row("status without a reason", false, "HTTP/1.1 101 \r\n\r\n", State::Done);
    row("status without the space either", false, "HTTP/1.1 101\r\n\r\n", State::Done);
    row("reason with a tab and obs-text", false, "HTTP/1.1 400 \t\xfc\r\n\r\n", State::Done);
    row("status of two digits", false, "HTTP/1.1 99\r\n\r\n", State::Malformed);
    row("status of four digits", false, "HTTP/1.1 1010\r\n\r\n", State::Malformed);
    row("status 099", false, "HTTP/1.1 099\r\n\r\n", State::Malformed);
    row("no status", false, "HTTP/1.1\r\n\r\n", State::Malformed);
    row("ssh banner", false, "SSH-2.0-OpenSSH_9.2", State::Malformed);
    row("a request for an answer", false, "GET", State::Malformed);
    row("almost an answer", false, "HTTP", State::Reading);
}

void TestHandshake::forms()
{
    QFETCH(bool, request);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, state);
    HeadReader reader(request ? Kind::Request : Kind::Response);
    reader.feed(bytes);
    QCOMPARE(name(reader.state()), state);
}

void TestHandshake::leavesWhatFollows()
{
    HeadReader reader(Kind::Request);
    QCOMPARE(reader.feed(rfcRequest.first(10)), 10);
    QCOMPARE(reader.feed(rfcRequest.sliced(10) + "frames"), rfcRequest.size() - 10);
    QCOMPARE(reader.feed("more"), 0);
    QCOMPARE(reader.raw(), rfcRequest);
    QCOMPARE(reader.bytesSeen(), rfcRequest.size());
}

void TestHandshake::limit()
{
    const QByteArray start = "GET / HTTP/1.1\r\nA: ";
    const auto ofSize = [&](qsizetype size) {
        return start + QByteArray(size - start.size() - 4, 'x') + "\r\n\r\n";
    };
    HeadReader fits(Kind::Request);
    fits.feed(ofSize(64 * 1024));
    QCOMPARE(fits.state(), State::Done);

    HeadReader tooLarge(Kind::Request);
    QCOMPARE(tooLarge.feed(ofSize(64 * 1024 + 1)), 64 * 1024);
    QCOMPARE(tooLarge.state(), State::TooLarge);

    HeadReader endless(Kind::Request, 100);
    QCOMPARE(endless.feed(QByteArray(1000, '\n')), 100);
    QCOMPARE(endless.state(), State::TooLarge);
}

void TestHandshake::anySplitGivesTheSame()
{
    QRandomGenerator random(20);
    const QByteArrayList parts{"GET / HTTP/1.1\r\n",
                               "HTTP/1.1 101 x\r\n",
                               "\r\n",
                               "\n",
                               "A: b\r\n",
                               "Cookie:c=d\n",
                               " fold\r\n",
                               "x",
                               "\r",
                               ":",
                               QByteArray(1, '\0'),
                               "\xff",
                               "Upgrade: websocket\r\n",
                               " "};
    int done = 0, malformed = 0;
    for (int i = 0; i < 4000; ++i) {
        const Kind kind = random.bounded(2) ? Kind::Request : Kind::Response;
        QByteArray bytes = random.bounded(5) ? parts[kind == Kind::Request ? 0 : 1] : QByteArray();
        for (int n = random.bounded(8); n > 0; --n)
            bytes += parts[random.bounded(random.bounded(4) ? 6 : int(parts.size()))];
        const qsizetype limit = random.bounded(4) ? 65536 : 1 + random.bounded(60);
        HeadReader whole(kind, limit), bytewise(kind, limit), split(kind, limit);
        const QString expected = described(whole, {bytes});
        QByteArrayList each;
        for (char c : bytes)
            each += QByteArray(1, c);
        QCOMPARE(described(bytewise, each), expected);
        const qsizetype cut = random.bounded(int(bytes.size()) + 1);
        QCOMPARE(described(split, {bytes.first(cut), bytes.sliced(cut)}), expected);
        done += whole.state() == State::Done;
        malformed += whole.state() == State::Malformed;
    }
    QVERIFY(done > 500 && malformed > 500);
}

void TestHandshake::headersByName()
{
    const HttpHead head =
        read(Kind::Request, "GET / HTTP/1.1\r\nConnection: keep-alive,\t UPGRADE\r\nA: 1\r\nB:\r\na:2 \r\n"
                            "List: , x,,y ;q=1\r\n\r\n");
    QVERIFY(head.hasToken("connection", "upgrade"));
    QVERIFY(head.hasToken("Connection", "Keep-Alive"));
    QVERIFY(!head.hasToken("Connection", "keep"));
    QVERIFY(!head.hasToken("Missing", ""));
    QCOMPARE(head.joined("A"), QByteArray("1, 2"));
    QCOMPARE(head.header("A"), QByteArray("1"));
    QCOMPARE(head.header("B"), QByteArray(""));
    QVERIFY(!head.header("C"));
    QCOMPARE(head.joined("C"), QByteArray());
    QCOMPARE(head.elements("list"), (QList<QByteArray>{"x", "y ;q=1"}));
}

void TestHandshake::requestFlaws_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("flaw");
    const auto row = [](const char *what, const QByteArray &line, const char *flaw) {
        const QByteArray header = line.left(line.indexOf(':'));
        QTest::newRow(what) << with(rfcRequest, header, line.endsWith(':') ? QByteArray() : line)
                            << QString::fromLatin1(flaw);
    };
    row("lists", "Connection: keep-alive, Upgrade", "");
    row("no Upgrade in Connection", "Connection: keep-alive", "missing_connection");
    row("no Connection", "Connection:", "missing_connection");
    row("Upgrade in any case", "Upgrade: WebSocket", "");
    row("Upgrade to several", "Upgrade: h2c, websocket", "");
    row("Upgrade to something else", "Upgrade: h2c", "missing_upgrade");
    row("no Upgrade", "Upgrade:", "missing_upgrade");
    row("no Host", "Host:", "missing_host");
    row("no key", "Sec-WebSocket-Key:", "missing_key");
    row("key of 15 bytes", "Sec-WebSocket-Key: " + QByteArray(15, 'x').toBase64(), "bad_key");
    row("key of 16 bytes", "Sec-WebSocket-Key: " + QByteArray(16, 'x').toBase64(), "");
    row("key of 17 bytes", "Sec-WebSocket-Key: " + QByteArray(17, 'x').toBase64(), "bad_key");
    row("key without padding", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ", "bad_key");
    row("key that is no base64", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZ*==", "bad_key");
    row("two keys",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "bad_key");
    row("version 8", "Sec-WebSocket-Version: 8", "bad_version");
    row("no version", "Sec-WebSocket-Version:", "bad_version");
    QTest::newRow("POST") << QByteArray(rfcRequest).replace("GET", "POST") << QStringLiteral("method");
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\n") << QStringLiteral("http_2");
    QTest::newRow("HTTP/1.0") << QByteArray(rfcRequest).replace("HTTP/1.1", "HTTP/1.0")
                              << QStringLiteral("http_1_0");
    QTest::newRow("HTTP/1.2") << QByteArray(rfcRequest).replace("HTTP/1.1", "HTTP/1.2") << QString();
}

void TestHandshake::requestFlaws()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, flaw);
    HeadReader reader(Kind::Request);
    reader.feed(bytes);
    QCOMPARE(reader.state(), State::Done);
    QCOMPARE(requestFlaw(reader.head()), flaw);
}

void TestHandshake::responseFlaws_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("flaw");
    const auto row = [](const char *what, const QByteArray &line, const char *flaw,
                        const QByteArray &request = rfcRequest) {
        const QByteArray header = line.left(line.indexOf(':'));
        QTest::newRow(what) << request << with(rfcResponse, header, line.endsWith(':') ? QByteArray() : line)
                            << QString::fromLatin1(flaw);
    };
    const auto offering = [](const QByteArray &extensions) {
        return with(rfcRequest, "Origin", "Sec-WebSocket-Extensions: " + extensions);
    };
    row("list", "Connection: keep-alive, upgrade", "");
    row("no Connection", "Connection:", "missing_connection");
    row("no Upgrade", "Upgrade:", "missing_upgrade");
    row("another Upgrade", "Upgrade: websocket2", "missing_upgrade");
    row("no accept", "Sec-WebSocket-Accept:", "missing_accept");
    row("an empty accept", "Sec-WebSocket-Accept: ", "accept_mismatch");
    row("another accept", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOp=", "accept_mismatch");
    row("accept in small letters", "Sec-WebSocket-Accept: s3pplmbitxaq9kygzzhzrbk+xoo=", "accept_mismatch");
    row("no subprotocol chosen", "Sec-WebSocket-Protocol:", "");
    row("the other subprotocol", "Sec-WebSocket-Protocol: superchat", "");
    row("subprotocol not asked for", "Sec-WebSocket-Protocol: soap", "subprotocol_mismatch");
    row("both subprotocols", "Sec-WebSocket-Protocol: chat, superchat", "subprotocol_mismatch");
    row("subprotocol in capitals", "Sec-WebSocket-Protocol: Chat", "subprotocol_mismatch");
    row("subprotocol although none was asked for", "Sec-WebSocket-Protocol: chat", "subprotocol_mismatch",
        with(rfcRequest, "Sec-WebSocket-Protocol", {}));
    row("extension asked for",
        "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: "
        "permessage-deflate;server_no_context_takeover",
        "", offering("foo, permessage-deflate; client_max_window_bits"));
    for (const char *legal : {"server_max_window_bits=15", "server_max_window_bits = \"8\"",
                              "client_max_window_bits=10; client_no_context_takeover"}) {
        row(legal,
            QByteArray("Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: permessage-deflate; ") +
                legal,
            "", offering("permessage-deflate; client_max_window_bits"));
    }
    for (const char *illegal :
         {"server_max_window_bits=99", "server_max_window_bits=7", "server_max_window_bits=08",
          "server_max_window_bits", "client_max_window_bits", "server_no_context_takeover=1", "level=9",
          "server_no_context_takeover; server_no_context_takeover"}) {
        row(illegal,
            QByteArray("Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: permessage-deflate; ") +
                illegal,
            "extension_parameter", offering("permessage-deflate; client_max_window_bits"));
    }
    row("extension not asked for",
        "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: permessage-deflate",
        "unrequested_extension", offering("foo"));
    row("extension although none was asked for",
        "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Extensions: permessage-deflate",
        "unrequested_extension");
    QTest::newRow("HTTP/1.0") << rfcRequest << QByteArray(rfcResponse).replace("HTTP/1.1", "HTTP/1.0")
                              << QStringLiteral("http_1_0");
    QTest::newRow("answer to another key")
        << with(rfcRequest, "Sec-WebSocket-Key", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==") << rfcResponse
        << QStringLiteral("accept_mismatch");
}

void TestHandshake::responseFlaws()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, flaw);
    HeadReader reader(Kind::Response);
    reader.feed(bytes);
    QCOMPARE(reader.state(), State::Done);
    QCOMPARE(responseFlaw(reader.head(), read(Kind::Request, request)), flaw);
}

void TestHandshake::deflate_data()
{
    QTest::addColumn<QByteArray>("extensions");
    QTest::addColumn<bool>("agreed");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("plain") << QByteArray("permessage-deflate") << true;
    QTest::newRow("with parameters") << QByteArray("foo, permessage-deflate ; server_max_window_bits=10")
                                     << true;
    QTest::newRow("another") << QByteArray("x-webkit-deflate-frame") << false;
    QTest::newRow("name as a parameter") << QByteArray("foo; permessage-deflate") << false;
}

void TestHandshake::deflate()
{
    QFETCH(QByteArray, extensions);
    QFETCH(bool, agreed);
    QCOMPARE(deflateAgreed(read(Kind::Response,
                                "HTTP/1.1 101 x\r\nSec-WebSocket-Extensions: " + extensions + "\r\n\r\n")),
             agreed);
}

QTEST_GUILESS_MAIN(TestHandshake)
#include "tst_handshake.moc"

// HTTP on a relay's connection without sockets: bytes in, commands out.
#include "endpoint/relay/exchange.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using endpoint::Exchange;

namespace {

const QByteArray upgrade = "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
const QByteArray switching =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
const QByteArray plain = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

template <typename... F>
struct Overloaded : F...
{
    using F::operator()...;
};

template <typename... F>
Overloaded(F...) -> Overloaded<F...>;

QString sizeOf(QByteArrayView bytes)
{
    return QString::number(bytes.size());
}

QString text(const Exchange::Command &command)
{
    return std::visit(
        Overloaded{
            [](const Exchange::Forward &it) { return u"forward "_s + sizeOf(it.bytes); },
            [](const Exchange::Asked &it) {
                return u"asked %1%2 %3"_s
                    .arg(QString::fromUtf8(it.head.target), it.webSocket ? u" upgrade"_s : QString())
                    .arg(it.unanswered);
            },
            [](const Exchange::Dial &) { return u"dial"_s; },
            [](const Exchange::Hold &) { return u"hold"_s; },
            [](const Exchange::Resume &) { return u"resume"_s; },
            [](const Exchange::Answered &it) { return u"answered %1"_s.arg(it.head.status); },
            [](const Exchange::Refused &it) { return u"refused %1: %2"_s.arg(it.status).arg(it.said); },
            [](const Exchange::Upgraded &it) {
                return u"upgraded%1 %2"_s.arg(it.webSocket ? u" websocket"_s : QString(), sizeOf(it.rest));
            },
            [](const Exchange::Opaque &) { return u"opaque"_s; },
            [](const Exchange::Unjudged &) { return u"unjudged"_s; },
            [](const Exchange::Unreadable &it) {
                return it.tooLarge ? u"too large %1"_s.arg(it.bytes) : u"unreadable "_s + it.flaw;
            }},
        command);
}

/// An exchange, and what came out of it since the last question.
struct Playbook
{
    explicit Playbook(qsizetype limit = 4096) : exchange(limit, rewrite) {}

    QString client(const QByteArray &bytes)
    {
        exchange.fromClient(bytes);
        return commands();
    }
    QString server(const QByteArray &bytes)
    {
        exchange.fromServer(bytes);
        return commands();
    }
    QString commands()
    {
        QStringList all;
        while (const auto command = exchange.next()) {
            all += text(*command);
            if (const auto *forward = std::get_if<Exchange::Forward>(&*command))
                forwarded += forward->bytes;
        }
        return all.join(u", "_s);
    }

    endpoint::HeadRewrite rewrite;
    Exchange exchange;
    QByteArray forwarded;
};

} // namespace

class TestRelayExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void upgradeIsForwardedAndAnswered();
    void aKeyWithoutItsUpgradeIsAnUpgradeToo();
    void everySplitGivesTheSame();
    void headsAreRewritten();
    void interimAnswersAreNone();
    void whatFollowsAnUpgradeIsHeld();
    void aRefusedUpgradeReleasesWhatWasHeld();
    void theBodyOfARefusalIsAwaited();
    void tooMuchBehindAnUpgradeHolds();
    void bodiesPassUncounted();
    void answersFindTheirRequests();
    void headAnswersHaveNoBody();
    void anAnswerThatIsNoneMakesItOpaque();
    void behindAnOpaqueAnswerNoRequestPasses();
    void behindAnOpaqueAnswerFramesPass();
    void aTunnelThatNobodyAskedForIsNone();
    void requestsWithoutAnEndAreRefused();
    void whatIsNoRequestIsRefused();
    void answersMayBePutInBetweenOthersOnly();
};

void TestRelayExchange::upgradeIsForwardedAndAnswered()
{
    Playbook book;
    QCOMPARE(book.client(upgrade), u"asked /chat upgrade 1, forward %1, dial"_s.arg(upgrade.size()));
    QCOMPARE(book.forwarded, upgrade);
    QVERIFY(book.exchange.hasAsked());
    QCOMPARE(book.server(switching + "\x81\x01x"), u"upgraded websocket 3"_s);
    QCOMPARE(book.exchange.upgradeRequest().target, "/chat"_qba);
}

void TestRelayExchange::aKeyWithoutItsUpgradeIsAnUpgradeToo()
{
    const QByteArray stripped =
        "GET /chat HTTP/1.0\r\nHost: a\r\nConnection: close\r\nSec-WebSocket-Key: k\r\n\r\n";
    Playbook book;
    QCOMPARE(book.client(stripped), u"asked /chat upgrade 1, forward %1, dial"_s.arg(stripped.size()));
    QVERIFY(
        book.server("HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n").startsWith(u"answered"));
}

void TestRelayExchange::everySplitGivesTheSame()
{
    for (qsizetype at = 1; at < upgrade.size(); ++at) {
        Playbook book;
        QCOMPARE(book.client(upgrade.first(at)), QString());
        QVERIFY(book.exchange.isAsking());
        QCOMPARE(book.client(upgrade.sliced(at)),
                 u"asked /chat upgrade 1, forward %1, dial"_s.arg(upgrade.size()));
    }
    for (qsizetype at = 1; at < switching.size(); ++at) {
        Playbook book;
        (void)book.client(upgrade);
        QCOMPARE(book.server(switching.first(at)), QString());
        QVERIFY(book.exchange.isAnswering());
        QCOMPARE(book.server(switching.sliced(at) + "rest"), u"upgraded websocket 4"_s);
    }
}

void TestRelayExchange::headsAreRewritten()
{
    Playbook book;
    book.rewrite.host = "target:9000";
    book.rewrite.pathPrefix = "/app";
    (void)book.client(plain);
    QCOMPARE(book.forwarded, "GET /app HTTP/1.1\r\nHost: target:9000\r\n\r\n"_qba);
}

void TestRelayExchange::interimAnswersAreNone()
{
    Playbook book;
    (void)book.client(upgrade);
    QCOMPARE(book.server("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
             QString());
    QCOMPARE(book.server(switching), u"upgraded websocket 0"_s);
}

void TestRelayExchange::whatFollowsAnUpgradeIsHeld()
{
    Playbook book;
    (void)book.client(upgrade + "early");
    QCOMPARE(book.forwarded, upgrade);
    QCOMPARE(book.client("frames"), QString());
    QCOMPARE(book.server(switching), u"upgraded websocket 0"_s);
    QCOMPARE(book.exchange.takeHeld(), "earlyframes"_qba);
}

void TestRelayExchange::aRefusedUpgradeReleasesWhatWasHeld()
{
    Playbook book;
    (void)book.client(upgrade + plain);
    QCOMPARE(book.server("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno"),
             u"answered 403, refused 403: no, resume, asked / 1, forward %1"_s.arg(plain.size()));
    QCOMPARE(book.forwarded, upgrade + plain);
    // A held upgrade behind a held upgrade waits in its turn.
    Playbook again;
    (void)again.client(upgrade + upgrade + "x");
    QCOMPARE(again.server("HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n"),
             u"answered 426, refused 426: Upgrade Required, resume, asked /chat upgrade 1, forward %1"_s.arg(
                 upgrade.size()));
    QCOMPARE(again.server(switching), u"upgraded websocket 0"_s);
    QCOMPARE(again.exchange.takeHeld(), "x"_qba);
}

void TestRelayExchange::theBodyOfARefusalIsAwaited()
{
    const QByteArray head = "HTTP/1.1 403 Forbidden\r\n", body = "no more than three tabs\nplease";
    const QByteArray counted =
        head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    const QString said = u"refused 403: no more than three tabs"_s;
    for (qsizetype at = 1; at < counted.size(); ++at) {
        Playbook book;
        (void)book.client(upgrade);
        const QStringList all{book.server(counted.first(at)), book.server(counted.sliced(at))};
        QVERIFY(all.join(u", "_s).contains(said));
    }
    Playbook endless; // up to the end of the connection
    (void)endless.client(upgrade);
    QCOMPARE(endless.server(head + "\r\n"), u"answered 403, resume"_s);
    QCOMPARE(endless.server(body), QString());
    endless.exchange.cutRefusal();
    QCOMPARE(endless.commands(), said);
    Playbook silent;
    (void)silent.client(upgrade);
    QCOMPARE(silent.server(head + "Content-Length: 9\r\n\r\n"), u"answered 403, resume"_s);
    QVERIFY(silent.client(upgrade).startsWith(u"refused 403: Forbidden, asked /chat"_s));
    // Whatever the client says next: what is decided about it does not come before it.
    for (const QByteArray &next : {plain, "\x16\x03\x01\x02"_qba}) {
        Playbook other;
        (void)other.client(upgrade);
        (void)other.server(head + "Content-Length: 9\r\n\r\n");
        QVERIFY(other.client(next).startsWith(u"refused 403: Forbidden, "_s));
    }
    Playbook large;
    (void)large.client(upgrade);
    QCOMPARE(large.server(head + "\r\n" + QByteArray(4096, 'a')).section(u": "_s, 0, 0),
             u"answered 403, refused 403"_s);
}

void TestRelayExchange::tooMuchBehindAnUpgradeHolds()
{
    Playbook book;
    (void)book.client(upgrade);
    QCOMPARE(book.client(QByteArray(64 * 1024 - 1, 'x')), QString());
    QCOMPARE(book.client("x"), u"hold"_s);
}

void TestRelayExchange::bodiesPassUncounted()
{
    Playbook book;
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";
    QCOMPARE(book.client(post + "ab"), u"asked / 1, forward %1, dial, forward 2"_s.arg(post.size()));
    QCOMPARE(book.client("cde" + plain), u"forward 3, asked / 2, forward %1"_s.arg(plain.size()));
    QCOMPARE(book.forwarded, post + "abcde" + plain);
}

void TestRelayExchange::answersFindTheirRequests()
{
    Playbook book;
    (void)book.client(plain + upgrade);
    QCOMPARE(book.server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
             QString());
    QCOMPARE(book.server(switching), u"upgraded websocket 0"_s);
    // A 101 to a request for something else is a tunnel, but no WebSocket.
    Playbook other;
    (void)other.client("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\n\r\n");
    QCOMPARE(other.server("HTTP/1.1 101 Switching Protocols\r\n\r\nPRI"), u"upgraded 3"_s);
}

void TestRelayExchange::headAnswersHaveNoBody()
{
    Playbook book;
    (void)book.client("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + upgrade);
    QCOMPARE(book.server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + switching),
             u"upgraded websocket 0"_s);
}

void TestRelayExchange::anAnswerThatIsNoneMakesItOpaque()
{
    Playbook book;
    (void)book.client(upgrade);
    QCOMPARE(book.server("SSH-2.0-x\r\n"), u"opaque, resume"_s);
    QCOMPARE(book.server("more"), QString());
    QVERIFY(!book.exchange.isBetweenAnswers());
    Playbook chunked;
    (void)chunked.client(plain);
    QCOMPARE(chunked.server("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz"), u"opaque"_s);
}

void TestRelayExchange::behindAnOpaqueAnswerNoRequestPasses()
{
    const QByteArray foreign = "GET /secret HTTP/1.1\r\nHost: a\r\nOrigin: http://evil.example\r\n\r\n";
    for (const QByteArray &first : {plain, upgrade}) {
        Playbook after;
        (void)after.client(first);
        (void)after.server("SSH-2.0-x\r\n");
        QCOMPARE(after.client(foreign), u"unjudged"_s);
        QCOMPARE(after.forwarded, first);
        Playbook inTwo;
        (void)inTwo.client(first + foreign.first(3));
        (void)inTwo.server("SSH-2.0-x\r\n");
        (void)inTwo.client(foreign.sliced(3));
        QCOMPARE(inTwo.forwarded, first);
    }
    Playbook held;
    (void)held.client(upgrade + foreign);
    QCOMPARE(held.server("SSH-2.0-x\r\n"), u"opaque, resume, unjudged"_s);
    QCOMPARE(held.forwarded, upgrade);
    // What was let in is completed, and nothing else.
    Playbook body;
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";
    (void)body.client(post + "ab");
    QCOMPARE(body.server("SSH-2.0-x\r\n"), u"opaque"_s);
    QCOMPARE(body.client("cde" + foreign), u"forward 3, unjudged"_s);
    QCOMPARE(body.forwarded, post + "abcde");
}

/// A client may be more tolerant than we are, and take what came for its 101.
void TestRelayExchange::behindAnOpaqueAnswerFramesPass()
{
    const QByteArray odd = "HTTP/1.1 101 Fine\r\nUpgrade : websocket\r\n\r\n";
    const QByteArray empty("\x81\x80mask", 6);
    Playbook book;
    (void)book.client(upgrade);
    QCOMPARE(book.server(odd), u"opaque, resume"_s);
    QCOMPARE(book.client(empty), u"forward 6"_s);
    QCOMPARE(book.client(empty.first(1)), u"forward 1"_s);
    QCOMPARE(book.client(empty.sliced(1)), u"forward 5"_s);
    QCOMPARE(book.client("GET / HTTP/1.1\r\n"), u"unjudged"_s);
    Playbook held;
    (void)held.client(upgrade + empty);
    QCOMPARE(held.server(odd), u"opaque, resume, forward 6"_s);
    Playbook closed;
    (void)closed.client(upgrade);
    (void)closed.server(odd);
    QCOMPARE(closed.client("\x88\x80mask"_qba), u"forward 6"_s);
    QCOMPARE(closed.client("GET / HTTP/1.1\r\n"), u"unjudged"_s);
    // Only the latest request may have been answered so.
    Playbook earlier;
    (void)earlier.client(plain + upgrade + empty);
    QCOMPARE(earlier.server(odd), u"opaque, resume, unjudged"_s);
}

void TestRelayExchange::aTunnelThatNobodyAskedForIsNone()
{
    Playbook book;
    (void)book.client(plain);
    QCOMPARE(book.server(switching + "rest"), u"opaque"_s);
    QCOMPARE(book.client(plain), u"unjudged"_s);
    Playbook early;
    QCOMPARE(early.server(switching), u"opaque"_s);
}

void TestRelayExchange::requestsWithoutAnEndAreRefused()
{
    Playbook request;
    const QByteArray broken = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 6\r\n\r\n";
    QCOMPARE(request.client(broken + "abc"), u"unreadable malformed"_s);
    QCOMPARE(request.forwarded, QByteArray());
    Playbook chunk;
    const QByteArray chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    QCOMPARE(chunk.client(chunked + "zz"),
             u"asked / 1, forward %1, dial, unreadable malformed"_s.arg(chunked.size()));
    QCOMPARE(chunk.forwarded, chunked);
}

void TestRelayExchange::whatIsNoRequestIsRefused()
{
    QCOMPARE(Playbook().client("\x16\x03\x01\x02"), u"unreadable tls_hello"_s);
    QCOMPARE(Playbook().client("hello\r\n"), u"unreadable malformed"_s);
    QCOMPARE(Playbook().client("PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET / HTTP/1.1\r\n"),
             u"unreadable proxy_protocol"_s);
    QCOMPARE(Playbook().client(QByteArray("\r\n\r\n\0\r\nQUIT\n\x21\x11", 14)),
             u"unreadable proxy_protocol"_s);
    const QByteArray connect("\x10\x0f\0\4MQTT\4\2\0\x3c\0\3dup", 17);
    QCOMPARE(Playbook().client(connect), u"unreadable mqtt"_s);
    QCOMPARE(Playbook().client(connect.left(6)), u"unreadable malformed"_s);
    QCOMPARE(Playbook().client(QByteArray("\x10\x80\2\0\6MQIsdp\3", 12)), u"unreadable mqtt"_s);
    QCOMPARE(Playbook(32).client("GET / HTTP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaaa\r\n\r\n"),
             u"too large 32"_s);
}

void TestRelayExchange::answersMayBePutInBetweenOthersOnly()
{
    Playbook book;
    (void)book.client(plain);
    QVERIFY(book.exchange.isBetweenAnswers());
    (void)book.server("HTTP/1.1 200 OK\r\nContent-Le");
    QVERIFY(!book.exchange.isBetweenAnswers());
    (void)book.server("ngth: 2\r\n\r\na");
    QVERIFY(!book.exchange.isBetweenAnswers());
    (void)book.server("b");
    QVERIFY(book.exchange.isBetweenAnswers());
}

QTEST_APPLESS_MAIN(TestRelayExchange)
#include "tst_relay_exchange.moc"

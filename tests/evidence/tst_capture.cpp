// Captures as sessions: what a relay would say of the same bytes, and what only packets tell.
#include "evidence/capture/keylog.h"
#include "evidence/formats.h"
#include "listening.h"
#include "packets.h"
#include "report/report.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace session;
using namespace packets;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using diagnosis::Cause;
using diagnosis::Class;
using diagnosis::Confidence;
using diagnosis::Party;

namespace {

/// Opened, a message each way, the server closes with that code, the client answers, both end TCP.
Conversation closedByServer(quint16 code, const QByteArray &reason)
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.pass(100ms);
    c.fromClient(frame(1, "hello", true));
    c.fromServer(frame(1, "world", false));
    c.pass(5s);
    c.fromServer(closeFrame(code, reason, false));
    c.fromClient(closeFrame(code, reason, true));
    c.finServer();
    c.finClient();
    return c;
}

} // namespace

class TestCapture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyContainer_data();
    void anyContainer();
    void anySplit();
    void inParts();
    void partsInTheWrongOrder();
    void closeFrames();
    void bareFin();
    void resets();
    void forgedReset();
    void ignoredReset_data();
    void ignoredReset();
    void refusedUpgrade();
    void refusalInParts();
    void noDoingOfDropscope();
    void answerInDoubtIsHeard();
    void answersAreRefusedByClose();
    void aPathThatIsDead_data();
    void aPathThatIsDead();
    void aMessageUnderWay();
    void outOfOrder();
    void retransmittedAndOverlapping();
    void capturedTwice();
    void lostByTheCapture();
    void lostBounds_data();
    void lostBounds();
    void framesAgain();
    void begunInAMessage();
    void lostClose();
    void whatCameLastIsMissing();
    void theAnswerIsMissing();
    void cutPackets();
    void begunBefore();
    void aResetWhereNothingCanBeRead();
    void begunBeforeAHalfClose();
    void oneDirection();
    void portReuse();
    void reusedWithoutAnEnd();
    void sequenceWrap();
    void openAtEnd();
    void keepAlivesAndWindows();
    void slowReader();
    void proxyProtocol();
    void connectTunnel();
    void pendingIsBounded();
    void connectionsAreBounded();
    void recordsAreBounded();
    void keysAreBounded();
    void garbageIsSaid();
};

void TestCapture::anyContainer_data()
{
    QTest::addColumn<QByteArray>("file");
    const Conversation c = closedByServer(1000, "bye");
    for (const bool swapped : {false, true}) {
        for (const bool nano : {false, true})
            QTest::addRow("pcap %d %d", swapped, nano) << c.pcap({swapped, nano});
    }
    const auto linked = [&](quint32 link, const std::function<QByteArray(const QByteArray &)> &wrap) {
        Pcap file({false, false, link});
        for (const auto &each : c.sent)
            file.add(each.at, wrap(ip4(each.tcp)));
        return file.bytes;
    };
    QTest::newRow("VLAN") << linked(1, [](const QByteArray &ip) {
        return QByteArray(12, '\2') + big16(0x88a8) + big16(5) + big16(0x8100) + big16(6) + big16(0x0800) +
               ip;
    });
    QTest::newRow("PPPoE") << linked(1, [](const QByteArray &ip) {
        return QByteArray(12, '\2') + big16(0x8864) + QByteArray("\x11\0\0\1\0\0", 6) + big16(0x0021) + ip;
    });
    QTest::newRow("MPLS") << linked(1, [](const QByteArray &ip) {
        return ethernet(QByteArray("\0\x10\0\x40\0\x20\x01\x40", 8) + ip, 0x8847);
    });
    const auto tunnelled = [&](char protocol, const QByteArray &head) {
        return linked(1, [=](const QByteArray &ip) {
            const QByteArray inner =
                head + (head.endsWith("\x65\x58") || head.contains("\x88\xbe") ? ethernet(ip) : ip);
            return ethernet(QByteArray("\x45\0", 2) + big16(quint16(20 + inner.size())) +
                            QByteArray("\0\0\0\0\x40", 5) + protocol +
                            QByteArray("\0\0\xac\x10\0\1\xac\x10\0\2", 10) + inner);
        });
    };
    QTest::newRow("IP in IP") << tunnelled(4, {});
    QTest::newRow("GRE") << tunnelled(47, QByteArray("\x30\0\x08\0\0\0\0\7\0\0\0\1", 12));
    QTest::newRow("GRE, bridged") << tunnelled(47, QByteArray("\0\0\x65\x58", 4));
    QTest::newRow("ERSPAN") << tunnelled(47, QByteArray("\x10\0\x88\xbe\0\0\0\1", 8) +
                                                 QByteArray("\x10\1\0\0\0\0\0\0", 8));
    QTest::newRow("Geneve") << tunnelled(17, QByteArray("\x12\x34\x17\xc1\0\0\0\0", 8) +
                                                 QByteArray("\0\0\x08\0\0\0\7\0", 8));
    Pcap begin, end({true, true});
    for (qsizetype i = 0; i < c.sent.size(); ++i)
        (i < 4 ? begin : end).add(c.sent[i].at, ethernet(ip4(c.sent[i].tcp)));
    QTest::newRow("one file behind another") << begin.bytes + end.bytes;
    QTest::newRow("SLL") << linked(
        113, [](const QByteArray &ip) { return QByteArray(14, '\0') + big16(0x0800) + ip; });
    QTest::newRow("SLL2") << linked(
        276, [](const QByteArray &ip) { return big16(0x0800) + QByteArray(18, '\0') + ip; });
    QTest::newRow("NULL") << linked(0, [](const QByteArray &ip) { return QByteArray("\2\0\0\0", 4) + ip; });
    QTest::newRow("LOOP") << linked(108, [](const QByteArray &ip) { return QByteArray("\0\0\0\2", 4) + ip; });
    QTest::newRow("RAW") << linked(101, [](const QByteArray &ip) { return ip; });
    QTest::newRow("padded") << linked(
        1, [](const QByteArray &ip) { return ethernet(ip) + QByteArray(12, '\0'); });
    for (const bool swapped : {false, true}) {
        const auto block = [&](quint32 type, QByteArray body) {
            body += QByteArray((4 - body.size() % 4) % 4, '\0');
            const auto size = quint32(body.size() + 12);
            return file32(type, swapped) + file32(size, swapped) + body + file32(size, swapped);
        };
        // Two interfaces: microseconds on Ethernet, nanoseconds without any link.
        QByteArray file = block(0x0a0d0d0a, file32(0x1a2b3c4d, swapped) + file16(1, swapped) +
                                                file16(0, swapped) + QByteArray(8, '\xff'));
        file += block(1, file16(1, swapped) + file16(0, swapped) + file32(0, swapped));
        file += block(1, file16(101, swapped) + file16(0, swapped) + file32(0, swapped) + file16(9, swapped) +
                             file16(1, swapped) + QByteArray("\x09\0\0\0", 4));
        file += block(0x0bad, QByteArray(20, 'x'));
        int n = 0;
        for (const auto &each : c.sent) {
            const bool second = n++ % 2;
            const auto units = quint64(each.at.count()) / (second ? 1 : 1000);
            const QByteArray packet = second ? ip4(each.tcp) : ethernet(ip4(each.tcp));
            file += block(6, file32(second, swapped) + file32(quint32(units >> 32), swapped) +
                                 file32(quint32(units), swapped) + file32(quint32(packet.size()), swapped) +
                                 file32(quint32(packet.size()), swapped) + packet);
        }
        QTest::addRow("pcapng %d", swapped) << file;
    }
}

void TestCapture::anyContainer()
{
    QFETCH(QByteArray, file);
    Listening l;
    l.read(file);
    QCOMPARE(l.sessions.size(), 1u);
    const auto verdict = l.verdict();
    QCOMPARE(verdict.cause, Cause::NormalClosure);
    QCOMPARE(verdict.endedBy, Party::Server);
    QCOMPARE(verdict.reason, u"bye"_s);
    QVERIFY(verdict.clean);
    QCOMPARE(l.facts().client().peer, u"10.0.0.1:40000"_s);
    QCOMPARE(l.facts().server().peer, u"10.0.0.2:8080"_s);
    QCOMPARE(l.facts().client().in.frames, 2u);
    QCOMPARE(l.facts().client().out.frames, 2u);
    QCOMPARE(connectionOf(l.facts()), u"b37a4f2cc0624f16"_s);
    const auto duration = std::chrono::duration_cast<std::chrono::milliseconds>(*verdict.duration);
    QCOMPARE(duration, 5103ms);
}

/// Pieces of any size tell the same.
void TestCapture::anySplit()
{
    const QByteArray file = closedByServer(1011, "boom").pcap();
    Listening whole;
    whole.read(file);
    for (const qsizetype piece : {1, 7, 16, 100}) {
        Listening l;
        l.read(file, piece);
        QCOMPARE(l.sessions.size(), 1u);
        QVERIFY(l.facts() == whole.facts());
        QCOMPARE(l.disorder, 0);
    }
}

/// tcpdump -C and -G begin a new file in the middle of everything.
void TestCapture::inParts()
{
    const Conversation all = closedByServer(1011, "boom");
    Listening whole;
    whole.read(all.pcap());
    for (const qsizetype first : {1, 4, 6, 8}) {
        Conversation before = all, after = all;
        before.sent = all.sent.first(first);
        after.sent = all.sent.sliced(first);
        Listening l;
        const auto reader = evidence::formatNamed(u"pcap")->make({});
        reader->from(0, l);
        reader->feed(before.pcap(), l);
        reader->from(1, l);
        reader->feed(after.pcap({true, true}), l); // in another byte order, with other units
        reader->finish(l);
        l.outbox().flush();
        QCOMPARE(l.sessions.size(), 1u);
        QCOMPARE(l.verdict().cause, Cause::InternalError);
        QCOMPARE(l.verdict().clean, whole.verdict().clean);
        QVERIFY(!l.notes.contains(u"begun"_qs));
    }
}

/// Parts of one file that were put together the wrong way round: it is said. Of two captures of one time, one
/// after the other, the second is read as the first would be.
void TestCapture::partsInTheWrongOrder()
{
    const Conversation all = closedByServer(1011, "boom");
    Conversation swapped = all;
    for (auto &each : swapped.sent)
        each.at += each.at > all.sent.at(5).at ? 10s : 0s;
    std::rotate(swapped.sent.begin(), swapped.sent.begin() + 6, swapped.sent.end());
    Listening l;
    l.read(swapped.pcap());
    QVERIFY(l.notes.value(u"goes_back"_s).toInt() >= 10);
    QVERIFY(l.verdict().confidence != Confidence::Proven);

    Conversation other = closedByServer(1001, "deploy");
    for (auto &each : other.sent) {
        for (quint16 *port : {&each.tcp.from, &each.tcp.to})
            *port = *port == 40000 ? 40001 : *port;
        each.at += 1h;
    }
    Listening two;
    const auto reader = evidence::formatNamed(u"pcap")->make({});
    reader->from(0, two);
    reader->feed(other.pcap(), two);
    reader->from(1, two);
    reader->feed(all.pcap(), two);
    reader->finish(two);
    two.outbox().flush();
    QCOMPARE(two.sessions.size(), 2u);
    QCOMPARE(two.verdict(2).code, std::optional<quint16>(1011));
    QVERIFY(two.verdict(2).clean);
    QVERIFY(!two.notes.contains(u"goes_back"_s));
}

void TestCapture::closeFrames()
{
    Listening l;
    l.read(closedByServer(1011, "boom").pcap());
    QCOMPARE(l.verdict().cause, Cause::InternalError);
    QCOMPARE(l.verdict().cls, Class::Lost);
    QCOMPARE(l.verdict().confidence, Confidence::Proven);
    QCOMPARE(l.verdict().code, std::optional<quint16>(1011));
}

void TestCapture::bareFin()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromServer(frame(1, "x", false));
    c.pass(60s);
    c.finServer();
    c.finClient();
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.verdict().cause, Cause::EofWithoutClose);
    QCOMPARE(l.verdict().endedBy, Party::Server);
    QCOMPARE(l.verdict().idle.value_or(0s) / 1s, 60);
}

void TestCapture::resets()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromClient(frame(1, "x", true));
    c.acknowledge(false);
    c.resetBy(true);
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.verdict().cause, Cause::TcpReset);
    QCOMPARE(l.verdict().endedBy, Party::Client);
    QCOMPARE(l.facts().client().tcpEnd->fate, TcpFate::Reset);
    QVERIFY(!l.facts().client().tcpEnd->injected);
}

/// It says that it comes from the server, but came another way.
void TestCapture::forgedReset()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromServer(frame(1, "x", false));
    c.acknowledge(true);
    c.resetBy(false, 57);
    Listening l;
    l.read(c.pcap());
    QVERIFY(l.facts().server().tcpEnd->injected);
    QCOMPARE(l.verdict().cause, Cause::TcpReset);
    QCOMPARE(l.verdict().sub, u"injected"_s);
    QCOMPARE(l.verdict().endedBy, Party::Network);
    const QString advice = report::advice(l.facts(), l.verdict()).join(u' ');
    QVERIFY2(advice.contains(u"firewall"_s) && advice.contains(u"TTL"_s), qPrintable(advice));
    QVERIFY2(!advice.contains(u"process"_s), qPrintable(advice));
}

void TestCapture::ignoredReset_data()
{
    QTest::addColumn<int>("off");     // from the number that comes next
    QTest::addColumn<bool>("goesOn"); // both sides
    QTest::addColumn<int>("scale");   // of the windows
    QTest::addColumn<bool>("isIgnored");
    QTest::newRow("far beyond the window") << 90'000'000 << true << -1 << true;
    QTest::newRow("beyond the window, and nothing follows") << 1'500 << false << -1 << true;
    QTest::newRow("within the window, as it is scaled") << 1'500 << false << 7 << false;
    QTest::newRow("acknowledged before") << -3 << true << -1 << true;
    QTest::newRow("in the window, but both go on") << 500 << true << -1 << true;
    QTest::newRow("it ends it") << 0 << false << -1 << false;
    QTest::newRow("in the window, not the next") << 500 << false << -1 << false;
}

/// RFC 5961: a RST outside the window is not taken; nor was one behind which both sides go on.
void TestCapture::ignoredReset()
{
    QFETCH(int, off);
    QFETCH(bool, goesOn);
    QFETCH(int, scale);
    QFETCH(bool, isIgnored);
    Conversation c;
    c.connect();
    for (int i = 0; i < 2 && scale >= 0; ++i)
        c.sent[i].tcp.options = QByteArray("\1\3\3").append(char(scale));
    c.upgrade();
    c.fromServer(frame(1, "hi", false));
    c.acknowledge(true);
    c.resetBy(false);
    c.sent.last().tcp.seq += quint32(off);
    const Stamp resetAt{c.now};
    if (goesOn) {
        c.pass(500ms);
        c.fromClient(frame(1, "still", true));
        c.fromServer(frame(1, "here", false));
        c.fromClient(closeFrame(1000, {}, true));
        c.fromServer(closeFrame(1000, {}, false));
        c.finServer();
        c.finClient();
    } else {
        c.pass(50ms);
        c.fromClient(frame(1, "on its way", true));
    }
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.sessions.size(), 1u);
    QCOMPARE(l.disorder, 0);
    int told = 0;
    for (const Observation &seen : l.facts().timeline.all()) {
        const auto *via = std::get_if<Via>(&seen.what);
        told += via && via->what == u"reset_ignored"_s && seen.leg == Leg::Server ? 1 : 0;
    }
    QCOMPARE(told, isIgnored ? 1 : 0);
    if (goesOn) {
        QCOMPARE(l.verdict().cause, Cause::NormalClosure);
        QCOMPARE(l.verdict().endedBy, Party::Client);
        QCOMPARE(l.facts().client().in.frames, 2u);
        QCOMPARE(l.facts().server().in.frames, 3u);
    } else if (isIgnored) {
        QVERIFY(l.facts().openAtEnd);
    } else {
        QCOMPARE(l.verdict().cause, Cause::TcpReset);
        QCOMPARE(l.verdict().endedBy, Party::Server);
        QCOMPARE(l.verdict().at, resetAt);
        QCOMPARE(l.facts().client().in.frames, 0u);
    }
}

void TestCapture::refusedUpgrade()
{
    Conversation c;
    c.connect();
    c.fromClient("GET /no HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    c.fromServer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    c.finServer();
    c.finClient();
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.verdict().cls, Class::Failed);
    QCOMPARE(l.verdict().cause, Cause::HttpRejected);
    QCOMPARE(l.verdict().httpStatus, std::optional<int>(403));
}

/// Its body comes later than its head, and it is told whatever comes after.
void TestCapture::refusalInParts()
{
    const auto said = [](const QByteArray &length, auto rest, Stamp *at = nullptr) {
        Conversation c;
        c.connect();
        c.fromClient("GET /no HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        c.fromServer("HTTP/1.1 403 Forbidden\r\n" + length + "\r\n");
        if (at)
            *at = c.now;
        c.pass(100ms);
        c.fromServer("one too ");
        c.pass(100ms);
        rest(c);
        Listening l;
        l.read(c.pcap());
        const bool told = l.verdict().cause == Cause::HttpRejected && l.disorder == 0;
        if (at)
            *at -= l.verdict().at;
        return told ? l.facts().openFailed->text : QString();
    };
    const auto whole = [](Conversation &c) {
        c.fromServer("many\n");
        c.finServer();
    };
    QCOMPARE(said("Content-Length: 13\r\n", whole), u"one too many"_s);
    QCOMPARE(said("", whole), u"one too many"_s);
    QCOMPARE(said("Content-Length: 99\r\n", whole), u"one too many"_s);
    QCOMPARE(said("Content-Length: 13\r\n", [](Conversation &c) { c.resetBy(true); }), u"one too"_s);
    QCOMPARE(said("Content-Length: 13\r\n", [](Conversation &) {}), u"one too"_s);
    // When it was refused is when the head came.
    Stamp late{};
    (void)said("Content-Length: 13\r\n", whole, &late);
    QCOMPARE(late, Stamp{});
}

/// A capture is nobody's peer: it refuses nothing, and nothing was sent by it.
void TestCapture::noDoingOfDropscope()
{
    const auto told = [](const QByteArray &answer, const QByteArray &frames) {
        Conversation c;
        c.connect();
        if (answer.isEmpty()) {
            c.upgrade();
        } else {
            c.fromClient("GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
            c.fromServer(answer);
        }
        if (!frames.isEmpty())
            c.fromServer(frames);
        c.finServer();
        Listening l;
        l.read(c.pcap());
        return l.verdict().sub + u": "_s + report::summary(l.facts(), l.verdict()) + u' ' +
               report::advice(l.facts(), l.verdict()).join(u' ');
    };
    const QString banner = told("220 mail.example ESMTP\r\n", {});
    QVERIFY2(banner.contains(u"began like this: “220 mail.example ESMTP”"_s), qPrintable(banner));
    for (const QString &text :
         {banner, told(QByteArray("\0\1\2\3", 4), {}), told({}, closeFrame(1002, "bad", false)),
          told({}, frame(0x41, "x", false) + closeFrame(1002, "bad", false))}) {
        QVERIFY2(!text.contains(u"Dropscope refused"_s) && !text.contains(u"from Dropscope"_s),
                 qPrintable(text));
    }
    // Who complains is a witness, whatever it had sent itself.
    QVERIFY(told({}, frame(0x41, "x", false) + closeFrame(1002, "bad", false)).startsWith(u": "_s));
}

/// What is said before the client has accepted an answer with a flaw is understood.
void TestCapture::answerInDoubtIsHeard()
{
    Conversation c;
    c.connect();
    c.fromClient("GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Protocol: graphql-transport-ws\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    c.fromServer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Protocol: graphql-transport-ws\r\n"
                 "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n");
    c.fromClient(frame(1, "{\"type\":\"connection_init\"}", true));
    c.fromServer(frame(1, "{\"type\":\"connection_ack\"}", false));
    c.finServer();
    Listening l;
    l.read(c.pcap());
    QVERIFY(l.facts().openedAt);
    QCOMPARE(l.facts().app->hello.protocol, u"graphql-transport-ws"_s);
}

/// A client that closes at once, because none of its subprotocols was chosen or for another flaw, need not
/// say so.
void TestCapture::answersAreRefusedByClose()
{
    const auto verdict = [](const QByteArray &asked, const QByteArray &answered, const QByteArray &close) {
        Conversation c;
        c.connect();
        c.fromClient("GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + asked +
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        c.fromServer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
                     answered + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
        c.fromClient(close);
        c.finClient();
        c.finServer();
        Listening l;
        l.read(c.pcap());
        return name(l.verdict().cause) + u' ' + l.verdict().sub;
    };
    const QByteArray mqtt = "Sec-WebSocket-Protocol: mqtt\r\n",
                     deflate = "Sec-WebSocket-Extensions: permessage-deflate\r\n",
                     bad = "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99\r\n";
    for (const QByteArray &close :
         {frame(8, {}, true), closeFrame(1002, "", true), closeFrame(1010, "", true)}) {
        QCOMPARE(verdict(mqtt, {}, close), u"bad_handshake no_subprotocol"_s);
        QCOMPARE(verdict(deflate, bad, close), u"bad_handshake extension_parameter"_s);
    }
    QCOMPARE(verdict(deflate, bad, {}), u"bad_handshake extension_parameter"_s);
    QCOMPARE(verdict(mqtt, {}, closeFrame(1000, "", true)), u"normal_closure "_s);
    QCOMPARE(verdict(mqtt, mqtt, frame(8, {}, true)), u"no_status_close "_s);
}

/// Who sends again and again what is never acknowledged gives up a dead path.
void TestCapture::aPathThatIsDead_data()
{
    QTest::addColumn<bool>("probes");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<QString>("sub");
    QTest::newRow("a frame, four times more") << false << 4 << false << u"path_dead"_s;
    QTest::newRow("a frame, twice more") << false << 2 << false << QString();
    QTest::newRow("a frame, acknowledged at last") << false << 4 << true << QString();
    QTest::newRow("keep-alive probes") << true << 4 << false << u"path_dead"_s;
    QTest::newRow("keep-alive probes, answered") << true << 4 << true << QString();
}

void TestCapture::aPathThatIsDead()
{
    QFETCH(bool, probes);
    QFETCH(int, times);
    QFETCH(bool, answered);
    QFETCH(QString, sub);
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromClient(frame(1, "hello", true));
    c.acknowledge(false);
    c.fromServer(frame(1, "hello", false));
    c.acknowledge(true);
    c.pass(60s);
    if (probes) {
        c.acknowledge(false);
        --c.sent.last().tcp.seq;
    } else {
        c.fromServer(frame(1, "news", false));
    }
    for (int i = probes ? 1 : 0; i < times; ++i) {
        Conversation::Sent again = c.sent.last();
        c.pass(std::chrono::milliseconds(300 << i));
        again.at = c.now;
        again.tcp.ipId = quint16(again.tcp.ipId + 1);
        c.sent.append(again);
    }
    if (answered)
        c.acknowledge(true);
    c.pass(5s);
    c.resetBy(false);
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.verdict().cause, Cause::TcpReset);
    QCOMPARE(l.verdict().endedBy, Party::Server);
    QCOMPARE(l.verdict().sub, sub);
    const QString said = report::summary(l.facts(), l.verdict());
    QCOMPARE(said.contains(u"the path to it was dead"_s), !sub.isEmpty());
    QCOMPARE(report::advice(l.facts(), l.verdict()).join(u' ').contains(u"network on the way"_s),
             !sub.isEmpty());
}

/// What was under way to the end that reset it, though its sender did not end before the capture did.
void TestCapture::aMessageUnderWay()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromClient(frame(1, "hello", true));
    c.pass(3s);
    c.fromClient(frame(2, QByteArray(9000, 'y'), true).first(1200));
    c.acknowledge(false);
    c.resetBy(false);
    Listening l;
    l.read(c.pcap());
    QVERIFY(l.facts().client().truncated.has_value());
    QCOMPARE(l.facts().client().truncated->expected, 9000u);
    QCOMPARE(l.facts().client().truncated->got, 1192u);
    QCOMPARE(l.verdict().cause, Cause::TcpReset);
}

void TestCapture::outOfOrder()
{
    Conversation c = closedByServer(4404, "gone");
    Listening ordered;
    ordered.read(c.pcap());
    // The two directions, and packets of one direction, a little out of order.
    for (qsizetype i = 4; i + 1 < c.sent.size(); i += 2)
        std::swap(c.sent[i].tcp, c.sent[i + 1].tcp);
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.sessions.size(), 1u);
    QCOMPARE(l.facts().client().in.frames, ordered.facts().client().in.frames);
    QCOMPARE(l.facts().server().in.frames, ordered.facts().server().in.frames);
    QCOMPARE(l.verdict().cause, ordered.verdict().cause);
    QCOMPARE(l.verdict().endedBy, Party::Server);
    QVERIFY(!l.notes.contains(u"missed"_s));

    // Each packet waits for the next one, across both directions.
    Conversation d;
    d.connect();
    d.upgrade();
    d.fromServer(frame(1, "one", false));
    d.fromClient(frame(1, "two", true));
    d.fromServer(frame(1, "three", false));
    d.finServer();
    d.finClient();
    std::swap(d.sent[5].tcp, d.sent[7].tcp);
    Listening crossed;
    crossed.read(d.pcap());
    QVERIFY(!crossed.notes.contains(u"missed"_s));
    QCOMPARE(crossed.facts().client().in.frames, 1u);
    QCOMPARE(crossed.facts().server().in.frames, 2u);
}

void TestCapture::retransmittedAndOverlapping()
{
    Conversation c;
    c.connect();
    c.upgrade();
    const QByteArray message = frame(1, QByteArray(200, 'a'), false);
    c.fromServer(message);
    Tcp again = c.sent.last().tcp;
    again.ipId += 1;
    c.sent.append({c.now + 300ms, again}); // the whole of it
    again.seq -= 0;
    again.payload = message.sliced(100) + frame(1, "tail", false); // overlapping what is known
    again.seq += 100;
    again.ipId += 1;
    c.sent.append({c.now + 600ms, again});
    c.server += quint32(frame(1, "tail", false).size());
    c.pass(1s);
    c.finServer();
    c.finClient();
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.facts().server().in.frames, 2u);
    QVERIFY(!l.facts().server().violation);
    QCOMPARE(l.facts().client().seen->retransmits, 1u);
    QCOMPARE(l.facts().server().seen->retransmits, 0u);
}

void TestCapture::capturedTwice()
{
    Conversation c = closedByServer(1000, "bye");
    Conversation twice = c;
    twice.sent.clear();
    for (const auto &each : std::as_const(c.sent)) {
        twice.sent.append(each);
        Conversation::Sent copy = each;
        copy.at += 20us;
        copy.tcp.ttl -= 1; // behind a bridge that routes
        twice.sent.append(copy);
    }
    Listening l;
    l.read(twice.pcap());
    QCOMPARE(l.notes.value(u"twice"_s), QString::number(c.sent.size() - 1)); // but what follows the end
    QCOMPARE(l.facts().client().in.frames, 2u);
    QVERIFY(!l.facts().client().seen || l.facts().client().seen->retransmits == 0);
}

/// The receiver acknowledged it, so the capture missed it: one frame is unknown, the next ones are read.
void TestCapture::lostByTheCapture()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromServer(frame(1, "one", false));
    c.acknowledge(true);
    c.fromServer(frame(1, "two", false));
    const qsizetype lost = c.sent.size() - 1;
    c.acknowledge(true);
    c.pass(1s);
    c.fromServer(frame(1, "three", false));
    c.fromServer(closeFrame(1001, "deploy", false));
    c.fromClient(closeFrame(1001, "deploy", true));
    c.finServer();
    c.finClient();
    c.sent.removeAt(lost);
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.facts().server().in.frames, 3u);
    QCOMPARE(l.facts().server().missed->bytes, 5u);
    QVERIFY(l.facts().server().missed->acknowledged);
    QCOMPARE(l.verdict().cause, Cause::ServerGoingAway);
    QCOMPARE(l.verdict().endedBy, Party::Server);
    QCOMPARE(l.notes.value(u"missed"_s), u"1"_s);
}

void TestCapture::lostBounds_data()
{
    QTest::addColumn<QByteArray>("payload"); // of a message whose head the capture lost, from there on
    QTest::addColumn<qsizetype>("piece");
    const QByteArray close("\x88\x02\x03\xf3", 4);
    QTest::newRow("like a Close") << close + QByteArray(3000, 'x') << qsizetype(1460);
    QTest::newRow("like a Close, and frames")
        << closeFrame(1001, "bye!", false) + frame(1, "a", false).repeated(10) << qsizetype(1460);
    QTest::newRow("like torn frames")
        << QByteArray(104, 'A') + closeFrame(1011, "fake", false) + QByteArray(300, 'B') << qsizetype(1460);
    QTest::newRow("zeros") << QByteArray(3000, '\0') << qsizetype(100);
    QTest::newRow("text") << QByteArray("{\"id\":1,\"name\":\"Alice\"},").repeated(100) << qsizetype(100);
}

/// The head of a frame is lost by the capture: its payload is not read as frames, and nobody is blamed.
void TestCapture::lostBounds()
{
    QFETCH(QByteArray, payload);
    QFETCH(qsizetype, piece);
    const auto captured = [&](bool closed) {
        Conversation c;
        c.connect();
        c.upgrade();
        c.fromServer(frame(1, "one", false));
        c.fromServer(QByteArray("\x82\x7e\x20\x00", 4) + QByteArray(1000, 'h'));
        c.sent.removeLast();
        c.acknowledge(true);
        for (qsizetype i = 0; i < payload.size(); i += piece)
            c.fromServer(payload.sliced(i, std::min(piece, payload.size() - i)));
        c.acknowledge(true);
        if (closed) {
            c.fromClient(closeFrame(1000, {}, true));
            c.fromServer(closeFrame(1000, {}, false));
        }
        c.finServer();
        c.finClient();
        return c.pcap();
    };
    for (const bool closed : {true, false}) {
        Listening l;
        l.read(captured(closed));
        QCOMPARE(l.disorder, 0);
        QCOMPARE(l.verdict().cause, closed ? Cause::NormalClosure : Cause::OrderlyEnd);
        QCOMPARE(l.verdict().endedBy, closed ? Party::Client : Party::Server);
        QCOMPARE(l.verdict().confidence, Confidence::Suggested);
        QCOMPARE(l.verdict().sub, closed ? QString() : u"last_missed"_s);
        QCOMPARE(l.facts().server().unreadAfter, std::optional<quint64>(5));
        QVERIFY(!l.facts().server().violation);
        QVERIFY(!l.facts().server().truncated);
        QCOMPARE(l.facts().server().in.frames, closed ? 2u : 1u);
        const QString text = report::summary(l.facts(), l.verdict());
        QVERIFY2(!text.contains(u"broken"_s) && text.contains(u"not wholly read after byte 5"_s),
                 qPrintable(text));
    }
}

/// Several frames that follow one another are enough to read on, wherever the segments begin.
void TestCapture::framesAgain()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromServer(frame(2, QByteArray(100, 'x'), false));
    c.sent.removeLast();
    c.acknowledge(true);
    c.fromServer(QByteArray(50, '\xff')); // not where a frame begins
    for (int i = 0; i < 2; ++i)
        c.fromServer(frame(1, "a", false));
    c.fromServer(frame(1, "b", false) + frame(1, "c", false).first(1));
    c.fromServer(frame(1, "c", false).sliced(1));
    c.fromServer(closeFrame(4404, "gone", false));
    c.fromClient(closeFrame(4404, {}, true));
    c.finServer();
    c.finClient();
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.disorder, 0);
    QCOMPARE(l.facts().server().in.frames, 5u);
    QCOMPARE(l.verdict().code, std::optional<quint16>(4404));
    QCOMPARE(l.verdict().endedBy, Party::Server);
    QCOMPARE(l.verdict().confidence, Confidence::Suggested);
    QVERIFY(!l.facts().server().violation);
}

/// The capture begins in a message with bytes like those of a Close frame.
void TestCapture::begunInAMessage()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.sent.clear();
    c.fromServer(QByteArray("\x88\x02\x03\xf3", 4) + frame(1, "hi", false).repeated(100));
    c.fromServer(frame(1, "ok", false));
    c.fromClient(closeFrame(1001, {}, true));
    c.fromServer(closeFrame(1001, {}, false));
    c.finClient();
    c.finServer();
    evidence::Options options;
    options.port = 8080;
    Listening l;
    l.read(c.pcap(), 1 << 20, options);
    QCOMPARE(l.sessions.size(), 1u);
    QCOMPARE(l.verdict().code, std::optional<quint16>(1001));
    QCOMPARE(l.verdict().endedBy, Party::Client);
    QVERIFY(l.verdict().confidence != Confidence::Proven);
}

/// What looks like the client's Close is the answer to one that the capture missed.
void TestCapture::lostClose()
{
    Conversation c = closedByServer(4404, "Document deleted");
    for (qsizetype i = 0; i < c.sent.size(); ++i) {
        if (c.sent[i].tcp.from == 8080 && c.sent[i].tcp.payload.startsWith('\x88'))
            c.sent.removeAt(i);
    }
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.facts().server().missed->bytes, 20u);
    QCOMPARE(l.verdict().code, std::optional<quint16>(4404));
    QCOMPARE(l.verdict().endedBy, Party::Server);
    QVERIFY(l.verdict().confidence != Confidence::Proven);
}

/// The capture lost what was sent before the FIN: that may have been a Close frame.
void TestCapture::whatCameLastIsMissing()
{
    for (const bool bothLack : {false, true}) {
        Conversation c;
        c.connect();
        c.upgrade();
        c.fromServer(frame(1, "hello", false));
        c.fromClient(frame(1, "hello", true));
        c.pass(5s);
        c.fromServer(closeFrame(1001, "deploy", false));
        c.finServer();
        c.fromClient(closeFrame(1001, "deploy", true));
        c.finClient();
        c.acknowledge(false);
        c.sent.removeIf([&](const Conversation::Sent &one) {
            return one.tcp.payload.startsWith('\x88') && (bothLack || one.tcp.from == 8080);
        });
        Listening l;
        l.read(c.pcap());
        const auto verdict = l.verdict();
        QCOMPARE(verdict.cls, Class::Unknown);
        QCOMPARE(verdict.cause, Cause::OrderlyEnd);
        QCOMPARE(verdict.sub, u"last_missed"_s);
        QCOMPARE(verdict.endedBy, bothLack ? Party::Unknown : Party::Server);
        QVERIFY(verdict.confidence != Confidence::Proven);
        QVERIFY(!verdict.code);
    }
}

/// The server answered, and its answer is not in the capture: who did what to whom is not known.
void TestCapture::theAnswerIsMissing()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.acknowledge(true);
    c.finServer();
    c.finClient();
    c.acknowledge(false);
    c.sent.removeIf([](const Conversation::Sent &one) {
        return one.tcp.from == 8080 && (!one.tcp.payload.isEmpty() || (one.tcp.flags & Fin));
    });
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.verdict().cls, Class::Unknown);
    QCOMPARE(l.verdict().sub, u"answer_missed"_s);
    QCOMPARE(l.verdict().endedBy, Party::Unknown);
    QVERIFY(l.verdict().confidence != Confidence::Proven);
}

void TestCapture::cutPackets()
{
    const Conversation c = closedByServer(4404, "gone");
    Listening l;
    l.read(c.pcap({false, false, 1, 96}));
    QCOMPARE(l.sessions.size(), 1u);
    QCOMPARE(l.facts().request->target, u"/chat"_s);
    QCOMPARE(l.facts().unreadable->why, u"cut"_s);
    QCOMPARE(l.verdict().cls, Class::Unknown);
    QCOMPARE(l.verdict().cause, Cause::OrderlyEnd);
    QVERIFY(!l.verdict().code);
    QCOMPARE(l.notes.value(u"snapped"_s), u"96"_s);
}

void TestCapture::begunBefore()
{
    Conversation c = closedByServer(1000, "bye");
    c.sent.remove(0, 5);
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.sessions.size(), 1u);
    QCOMPARE(l.facts().unreadable->why, u"begun"_s);
    QCOMPARE(l.verdict().cause, Cause::NormalClosure);
    QCOMPARE(l.verdict().endedBy, Party::Server);
    QVERIFY(l.verdict().confidence != Confidence::Proven);
    QVERIFY(!l.verdict().duration);
}

/// Where frames cannot be read, what came just before a reset may have been a Close frame.
void TestCapture::aResetWhereNothingCanBeRead()
{
    for (const bool atOnce : {true, false}) {
        Conversation c;
        c.connect();
        c.upgrade(
            "/a/path/long/enough/for/the/head/of/the/opening/handshake/to/be/cut/off/by/the/snap/length");
        c.fromClient(frame(1, "hello", true));
        c.pass(5s);
        c.fromClient(closeFrame(1001, "", true));
        c.pass(atOnce ? 0s : 5s);
        c.resetBy(true);
        Listening l;
        l.read(c.pcap({false, false, 1, 96}));
        QCOMPARE(l.facts().unreadable->why, u"cut"_s);
        QCOMPARE(l.verdict().cause, Cause::TcpReset);
        QCOMPARE(l.verdict().confidence, atOnce ? Confidence::Suggested : Confidence::Strong);
        const QString said = report::summary(l.facts(), l.verdict());
        QVERIFY2(!said.contains(u"without a Close"_s) && said.contains(u"cannot tell"_s), qPrintable(said));
    }
}

/// A FIN that came before it was known what is spoken came first all the same.
void TestCapture::begunBeforeAHalfClose()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.sent.remove(0, 5);
    c.fromClient(frame(1, "that is all", true));
    c.finClient();
    c.fromServer(frame(1, "one", false));
    c.fromServer(frame(1, "two", false));
    c.fromServer(closeFrame(1000, "", false));
    c.finServer();
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.sessions.size(), 1u);
    QCOMPARE(l.verdict().cause, Cause::EofWithoutClose);
    QCOMPARE(l.verdict().endedBy, Party::Client);
    QCOMPARE(l.facts().client().in.frames, 1u);
}

void TestCapture::oneDirection()
{
    const Conversation c = closedByServer(4404, "gone");
    for (const bool clients : {true, false}) {
        Conversation half = c;
        half.sent.removeIf([&](const auto &each) { return (each.tcp.from == 40000) != clients; });
        Listening l;
        l.read(half.pcap());
        QCOMPARE(l.sessions.size(), 1u);
        QCOMPARE(l.facts().unreadable->why, u"one_way"_s);
        QCOMPARE(l.verdict().code, std::optional<quint16>(4404));
        QVERIFY(l.verdict().confidence != Confidence::Proven);
        QVERIFY(l.verdict().endedBy != Party::Client);
    }
}

void TestCapture::portReuse()
{
    Conversation first = closedByServer(1000, "bye");
    Conversation second(777'000, 888'000);
    second.now = first.now + 1s;
    second.connect();
    second.upgrade();
    second.finClient();
    second.finServer();
    first.sent += second.sent;
    Listening l;
    l.read(first.pcap());
    QCOMPARE(l.sessions.size(), 2u);
    QCOMPARE(l.verdict(1).cause, Cause::NormalClosure);
    QCOMPARE(l.verdict(2).cause, Cause::EofWithoutClose);
    QCOMPARE(l.verdict(2).endedBy, Party::Client);
}

/// A new connection of the same ports: the one before has ended, whether that was captured or not.
void TestCapture::reusedWithoutAnEnd()
{
    Conversation first;
    first.connect();
    first.upgrade();
    first.fromClient(frame(1, "hello", true));
    const auto last = first.now;
    Conversation second(777'000, 888'000);
    second.now = first.now + 5s;
    second.connect();
    second.upgrade();
    second.finClient();
    second.finServer();
    first.sent += second.sent;
    Listening l;
    l.read(first.pcap());
    QCOMPARE(l.sessions.size(), 2u);
    QVERIFY(!l.facts(1).openAtEnd);
    QCOMPARE(l.verdict(1).cls, Class::Unknown);
    QCOMPARE(l.verdict(1).sub, u"port_reused"_s);
    QCOMPARE(l.verdict(1).endedBy, Party::Unknown);
    QCOMPARE(l.verdict(1).at, last);
    QCOMPARE(l.verdict(1).resolution, Nanoseconds(5s + 1ms));
    QVERIFY(!l.notes.contains(u"still_open"_s));
    QCOMPARE(l.verdict(2).cause, Cause::EofWithoutClose);
}

void TestCapture::sequenceWrap()
{
    Conversation c(0xfffffff0u, 0xffffff80u);
    c.connect();
    c.upgrade();
    for (int i = 0; i < 20; ++i) {
        c.fromClient(frame(1, QByteArray(100, 'a'), true));
        c.fromServer(frame(1, QByteArray(100, 'b'), false));
    }
    c.fromClient(closeFrame(1000, {}, true));
    c.fromServer(closeFrame(1000, {}, false));
    c.finServer();
    c.finClient();
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.facts().client().in.frames, 21u);
    QCOMPARE(l.verdict().cause, Cause::NormalClosure);
}

void TestCapture::openAtEnd()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromClient(frame(1, "x", true));
    Listening l;
    l.read(c.pcap());
    QVERIFY(l.facts().openAtEnd);
    QVERIFY(!l.facts().ended);
    QVERIFY(!l.facts().first);
    QCOMPARE(l.notes.value(u"still_open"_s), u"1"_s);
}

void TestCapture::keepAlivesAndWindows()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromClient(frame(1, "x", true));
    c.acknowledge(false);
    c.sent.last().tcp.window = 0;
    c.pass(3s);
    c.acknowledge(false);
    c.acknowledge(true);
    c.sent.last().tcp.seq -= 1; // a keep-alive probe of the client
    c.pass(1s);
    c.finClient();
    c.finServer();
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.facts().server().seen->zeroWindows, 1u);
    QVERIFY(l.facts().server().seen->zeroWindow >= 3s);
    QVERIFY(!l.facts().server().seen->windowClosed);
    QCOMPARE(l.facts().client().seen->keepAlives, 1u);
}

void TestCapture::slowReader()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromServer(frame(2, QByteArray(1000, 'x'), false));
    c.acknowledge(true);
    c.sent.last().tcp.window = 0;
    c.pass(30s);
    c.resetBy(false);
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.verdict().cause, Cause::SlowConsumer);
    QCOMPARE(l.verdict().sub, u"client"_s);
    QCOMPARE(l.verdict().endedBy, Party::Server);
}

void TestCapture::proxyProtocol()
{
    for (const QByteArray &header :
         {QByteArray("PROXY TCP4 192.0.2.7 10.0.0.2 5555 80\r\n"),
          QByteArray("\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\xc0\0\x02\x07\x0a\0\0\x02\x15\xb3\0\x50", 28)}) {
        Conversation c;
        c.connect();
        c.fromClient(header);
        c.upgrade();
        c.finClient();
        c.finServer();
        Listening l;
        l.read(c.pcap());
        QCOMPARE(l.sessions.size(), 1u);
        QString client;
        for (const Observation &seen : l.facts().timeline.all()) {
            if (const auto *via = std::get_if<Via>(&seen.what))
                client = via->address;
        }
        QCOMPARE(client, u"192.0.2.7:5555"_s);
    }
}

void TestCapture::connectTunnel()
{
    Conversation c;
    c.connect();
    c.fromClient("CONNECT example.com:80 HTTP/1.1\r\nHost: example.com:80\r\n\r\n");
    c.fromServer("HTTP/1.1 200 Connection established\r\n\r\n");
    c.upgrade("/in");
    c.fromServer(closeFrame(1001, {}, false));
    c.fromClient(closeFrame(1001, {}, true));
    c.finServer();
    c.finClient();
    Listening l;
    l.read(c.pcap());
    QCOMPARE(l.sessions.size(), 1u);
    QCOMPARE(l.facts().request->target, u"/in"_s);
    QCOMPARE(l.verdict().cause, Cause::ServerGoingAway);
}

/// A megabyte behind a hole that nobody fills: it is given up, and reading goes on.
void TestCapture::pendingIsBounded()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromServer(frame(1, "lost", false));
    c.sent.removeLast();
    for (int i = 0; i < 1200; ++i)
        c.fromServer(frame(2, QByteArray(1000, 'x'), false));
    c.finServer();
    c.finClient();
    Listening l;
    l.read(c.pcap());
    QVERIFY(l.facts().server().missed);
    QCOMPARE(l.facts().server().in.frames, 1200u);
}

/// A scan of more connections than are held: the eldest are given up, and that is said.
void TestCapture::connectionsAreBounded()
{
    Pcap file;
    Conversation c;
    c.connect();
    c.upgrade();
    for (const auto &each : std::as_const(c.sent))
        file.add(each.at, ethernet(ip4(each.tcp)));
    for (quint32 i = 0; i < 70'000; ++i) {
        Tcp syn;
        syn.from = quint16(10'000 + i % 50'000);
        syn.to = quint16(1 + i / 50'000);
        syn.seq = i;
        syn.flags = Syn;
        file.add(c.now + 1us * i, ethernet(ip4(syn)));
    }
    Listening l;
    l.read(file.bytes);
    QCOMPARE(l.sessions.size(), 1u);
    QVERIFY(l.facts().openAtEnd); // sessions are the last to go
}

void TestCapture::recordsAreBounded()
{
    QByteArray file = Conversation().pcap();
    file += file32(1, false) + file32(1, false) + file32(0x7fffffff, false) + file32(0x7fffffff, false);
    Listening l;
    l.read(file + QByteArray(100'000, 'x'), 1000);
    QVERIFY(l.notes.contains(u"damaged"_s));
}

void TestCapture::keysAreBounded()
{
    using evidence::capture::KeyLog;
    const auto random = [](int i) { return QByteArray::number(i).rightJustified(KeyLog::randomBytes, 'r'); };
    const auto line = [&](int i, const char *label) { return label + (' ' + random(i).toHex()) + " 0102\n"; };
    KeyLog keys;
    QByteArray text;
    for (int i = 0; i <= KeyLog::mostConnections; ++i)
        text += line(i, "CLIENT_RANDOM");
    keys.add(text);
    QVERIFY(keys.knows(random(KeyLog::mostConnections - 1)));
    QVERIFY(!keys.knows(random(KeyLog::mostConnections)));
    // Further secrets of a connection that is known are taken, those of another label or length are not.
    keys.add(line(0, "CLIENT_TRAFFIC_SECRET_0") + line(0, "EXPORTER_SECRET"));
    QCOMPARE(keys.secret(random(0), "CLIENT_TRAFFIC_SECRET_0"), QByteArray("\1\2"));
    QCOMPARE(keys.secret(random(0), "EXPORTER_SECRET"), QByteArray());
    KeyLog others;
    others.add("CLIENT_RANDOM " + random(1).toHex() + ' ' + QByteArray(65, 'x').toHex() + '\n');
    others.add("CLIENT_RANDOM " + random(1).toHex() + ' ' + QByteArray(4096, '0') + '\n');
    QVERIFY(others.isEmpty());
}

/// Whatever is in the packets: it ends, and nothing comes out of order.
void TestCapture::garbageIsSaid()
{
    QRandomGenerator random(7);
    const QByteArray good = closedByServer(1000, "bye").pcap();
    for (int round = 0; round < 300; ++round) {
        QByteArray bad = good;
        for (int i = 0; i < 8; ++i)
            bad[random.bounded(24, int(bad.size()))] = char(random.bounded(256));
        Listening l;
        l.read(bad.left(random.bounded(30, int(bad.size()))), 333);
        QVERIFY(l.sessions.size() <= 3);
    }
}

QTEST_GUILESS_MAIN(TestCapture)
#include "tst_capture.moc"

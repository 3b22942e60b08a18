// Every way a session of a listener can end: what the peer does on the wire, and what is observed of it.
#include "diagnosis/classify.h"
#include "endpoint/rawpeer.h"
#include "endpoint/watchedlistener.h"

#include <QtTest>

#include <functional>

using namespace session;
using namespace std::chrono_literals;

namespace {

using Script = std::function<void(RawPeer &)>;

const QString opening = u"connected | request | 101 | open | "_qs;

EndpointSpec patientSpec()
{
    EndpointSpec spec;
    spec.ping = 0ms;
    spec.behaviour = Behaviour::Echo;
    return spec;
}

} // namespace

Q_DECLARE_METATYPE(Script)

class TestListenerEndings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void peerEnds_data();
    void peerEnds();
    void resetAfterClose();
    void clientRefuses_data();
    void clientRefuses();
    void refusedRequests_data();
    void refusedRequests();
};

/// Rows: what an upgraded peer does, and the transcript after the 101. In the end each peer closes its
/// socket.
void TestListenerEndings::peerEnds_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Script &script, const QString &expected) {
        QTest::newRow(name) << script << opening + expected + u" | ended"_qs;
    };
    const auto answered = [](const QByteArray &bytes, const QByteArray &answer) {
        return [bytes, answer](RawPeer &peer) {
            peer.send(bytes);
            QCOMPARE(peer.readToEnd().toHex(), answer.toHex());
            QCOMPARE(peer.end(), RawPeer::End::Fin); // the server ends TCP first
        };
    };
    const auto serverClose = [](std::optional<quint16> code) {
        QByteArray bytes = closeFrame(code);
        return code ? frame(0x88, QByteArray(1, char(*code >> 8)) + char(*code & 0xff), false)
                    : QByteArray("\x88\0", 2);
    };
    for (const quint16 code : {1000, 1001, 1011, 1012, 1013, 1014, 3000, 4001}) {
        const bool well = code <= 1001;
        row(qPrintable(u"close %1"_qs.arg(code)), answered(closeFrame(code, "bye"), serverClose(code)),
            u"close<%1 bye | close>%1 | fin"_qs.arg(code) + (well ? u""_qs : u" | last_frames"_qs));
    }
    row("close without a body", answered(closeFrame({}), serverClose({})),
        u"close<none | close>none | fin"_qs);
    for (const quint16 code : {999, 1004, 1005, 1006, 1015, 2000, 5000}) {
        row(qPrintable(u"illegal code %1"_qs.arg(code)), answered(closeFrame(code), serverClose(1002)),
            u"close<%1!reserved_code | close>1002 | fin | last_frames"_qs.arg(code));
    }
    row("close with one byte", answered(frame(0x88, "x"), serverClose(1002)),
        u"close<none!bad_close | close>1002 | fin | last_frames"_qs);
    row("close with a reason that is no UTF-8", answered(closeFrame(1000, "\xff"), serverClose(1007)),
        u"close<1000 \ufffd!invalid_utf8 | close>1007 | fin | last_frames"_qs);
    row("bytes after the close frame", answered(closeFrame(1000) + "hello", serverClose(1000)),
        u"close<1000 | close>1000 | after_close 5 | fin"_qs);

    row(
        "fin", [](RawPeer &peer) { peer.finish(); }, u"fin"_qs);
    row(
        "reset", [](RawPeer &peer) { peer.reset(); }, u"reset"_qs);
    row(
        "data and fin in one go",
        [](RawPeer &peer) {
            peer.send(frame(0x81, "last words"));
            peer.finish();
        },
        u"fin | last_frames"_qs);
    row(
        "truncated close",
        [](RawPeer &peer) {
            peer.send(closeFrame(1000, "goodbye").left(10));
            peer.finish();
        },
        u"truncated close | fin"_qs);
    row(
        "truncated head",
        [](RawPeer &peer) {
            peer.send(frame(0x81, "text").left(3));
            peer.finish();
        },
        u"truncated header | fin"_qs);
    row(
        "truncated message, then reset",
        [](RawPeer &peer) {
            peer.send(frame(0x82, QByteArray(1000, 'x')).left(500));
            peer.reset();
        },
        u"truncated binary | reset"_qs);

    const auto violation = [&](const char *name, const QByteArray &bytes, const QString &sub, quint16 code) {
        row(name, answered(bytes, serverClose(code)),
            u"violation %1 | tool protocol close %1 | close>%2 | fin | last_frames"_qs.arg(sub).arg(code));
    };
    violation("unmasked frame", frame(0x81, "hello", false), u"masking"_qs, 1002);
    violation("rsv bit", frame(0xc1, "hello"), u"rsv"_qs, 1002);
    violation("reserved opcode", frame(0x83, "hello"), u"opcode"_qs, 1002);
    violation("continuation of nothing", frame(0x80, "hello"), u"fragmentation"_qs, 1002);
    violation("fragmented ping", frame(0x09, "hello"), u"bad_control"_qs, 1002);
    violation("ping of 126 bytes", frame(0x89, QByteArray(126, 'x')), u"bad_control"_qs, 1002);
    violation("bad utf-8", frame(0x81, "\xc3\x28"), u"invalid_utf8"_qs, 1007);
    violation("length not in the shortest form", QByteArray::fromHex("81fe0005a1b2c3d4"), u"length"_qs, 1002);
    violation("bad frame and close in one segment", frame(0xc1, "x") + closeFrame(1000), u"rsv"_qs, 1002);
}

void TestListenerEndings::peerEnds()
{
    QFETCH(Script, script);
    QFETCH(QString, expected);
    WatchedListener listener(patientSpec());
    listener.start();
    {
        RawPeer peer(listener.port());
        QVERIFY(peer.upgrade().startsWith("HTTP/1.1 101 "));
        script(peer);
    }
    const Facts &facts = listener.awaitEnd();
    // The last frames are there whenever there were frames and the end was not a clean normal one.
    QCOMPARE(transcript(listener.observations()), expected);
    QVERIFY(facts.released);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
    const auto isSample = [](const Observation &seen) {
        return std::holds_alternative<TcpSample>(seen.what);
    };
    const auto &observations = listener.observations();
    QVERIFY(std::any_of(observations.begin(), observations.end(), isSample)); // the state of TCP at the end
    QCOMPARE(facts.request->target, u"/chat?x=1"_qs);
}

/// The reset may overtake the answer of the listener or come behind it; the Close comes first in both.
void TestListenerEndings::resetAfterClose()
{
    WatchedListener listener(patientSpec());
    listener.start();
    {
        RawPeer peer(listener.port());
        QVERIFY(peer.upgrade().startsWith("HTTP/1.1 101 "));
        peer.send(closeFrame(1000, "bye"));
        peer.reset();
    }
    QVERIFY(listener.awaitEnd().released);
    const QString seen = transcript(listener.observations());
    const QStringList possible{opening + u"close<1000 bye | reset | last_frames | ended"_qs,
                               opening + u"close<1000 bye | close>1000 | reset | ended"_qs};
    QVERIFY2(possible.contains(seen), qPrintable(seen));
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

void TestListenerEndings::clientRefuses_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const Script &script, const char *verdict) {
        QTest::newRow(name) << script << QString::fromLatin1(verdict);
    };
    const auto closes = [](std::optional<quint16> code) {
        return [code](RawPeer &peer) {
            peer.send(closeFrame(code));
            (void)peer.readToEnd();
        };
    };
    const auto leaves = [](RawPeer &peer) { peer.finish(); };
    row("fin", leaves, "failed bad_handshake no_subprotocol");
    row(
        "reset", [](RawPeer &peer) { peer.reset(); }, "failed bad_handshake no_subprotocol");
    row("empty close", closes({}), "failed bad_handshake no_subprotocol");
    row("close 1002", closes(1002), "failed bad_handshake no_subprotocol");
    row("close 1010", closes(1010), "failed bad_handshake no_subprotocol");
    row(
        "close in pieces",
        [](RawPeer &peer) {
            const QByteArray close = closeFrame(1002);
            peer.send(close.first(1));
            peer.send(close.sliced(1));
            (void)peer.readToEnd();
        },
        "failed bad_handshake no_subprotocol");
    row("close 1000", closes(1000), "normal normal_closure ");
    row("close 1001", closes(1001), "normal client_going_away ");
    row(
        "a message, then fin",
        [](RawPeer &peer) {
            peer.send(frame(0x81, "hi"));
            peer.finish();
        },
        "lost eof_without_close ");
    row(
        "a message, then an empty close",
        [](RawPeer &peer) {
            peer.send(frame(0x81, "hi") + closeFrame({}));
            (void)peer.readToEnd();
        },
        "normal no_status_close ");
}

/// It had offered subprotocols, and we chose none: it need not accept that.
void TestListenerEndings::clientRefuses()
{
    QFETCH(Script, script);
    QFETCH(QString, verdict);
    WatchedListener listener(patientSpec());
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.send(RawPeer::request("Sec-WebSocket-Protocol: mqtt, stomp\r\n"));
        (void)peer.readUntil("\r\n\r\n");
        script(peer);
    }
    const Facts &facts = listener.awaitEnd();
    const diagnosis::Verdict seen = diagnosis::classify(facts);
    QCOMPARE(name(seen.cls) + u' ' + name(seen.cause) + u' ' + seen.sub, verdict);
    QCOMPARE(seen.endedBy, diagnosis::Party::Client);
    const bool failed = seen.cls == diagnosis::Class::Failed;
    QCOMPARE(facts.openedAt.has_value(), !failed);
    QCOMPARE(seen.phase, failed ? Phase::Http : Phase::Open);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

void TestListenerEndings::refusedRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &request, const QByteArray &answer,
                        const QString &rest) {
        QTest::newRow(name) << request << answer << u"connected | "_qs + rest + u" | fin | ended"_qs;
    };
    row("no upgrade", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 426 ",
        u"request!missing_upgrade | 426 | tool protocol refuse missing_upgrade"_qs);
    row("post", RawPeer::request().replace("GET", "POST"), "HTTP/1.1 405 ",
        u"request!method | 405 | tool protocol refuse method"_qs);
    row("version 8", RawPeer::request().replace("Version: 13", "Version: 8"), "HTTP/1.1 426 ",
        u"request!bad_version | 426 | tool protocol refuse bad_version"_qs);
    row("no HTTP", "hello\r\n\r\n", "HTTP/1.1 400 ",
        u"request!malformed | 400 | tool protocol refuse malformed"_qs);
    row("PROXY protocol", "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + RawPeer::request(), "HTTP/1.1 400 ",
        u"request!proxy_protocol | 400 | tool protocol refuse malformed"_qs);
    row("plain MQTT", QByteArray("\x10\x0f\0\4MQTT\4\2\0\x3c\0\3dup", 17), "HTTP/1.1 400 ",
        u"request!mqtt | 400 | tool protocol refuse malformed"_qs);
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "HTTP/1.1 400 ",
        u"request!http_2 | 400 | tool protocol refuse http_2"_qs);
    row("head too large", "GET / HTTP/1.1\r\nHost: x\r\nX: " + QByteArray(70'000, 'x'), "HTTP/1.1 431 ",
        u"431 | tool limit refuse head_too_large"_qs);
    row("legal, but refused by Qt",
        RawPeer::request().replace("Connection: Upgrade", "Connection: keep-alive\r\nConnection: Upgrade"),
        "HTTP/1.1 400 ", u"request | 400 | tool protocol refuse library_refused"_qs);
}

void TestListenerEndings::refusedRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, answer);
    QFETCH(QString, expected);
    WatchedListener listener(patientSpec());
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.send(request);
        const QByteArray got = peer.readToEnd();
        QVERIFY2(got.startsWith(answer), got.left(200));
        QCOMPARE(peer.end(), RawPeer::End::Fin);
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()), expected);
    QVERIFY(!facts.openedAt);
    QCOMPARE(facts.firstPhase, Phase::Http);
    QCOMPARE(facts.first->source, facts.toolEnd->sub == u"library_refused" ? Source::Library : Source::Tool);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

QTEST_GUILESS_MAIN(TestListenerEndings)
#include "tst_listener_endings.moc"

// How sessions through a relay end: who is named, and what the other peer gets to see.
#include "relayrig.h"

using namespace rig;

class TestRelayEndings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closeIsPassedOn_data();
    void closeIsPassedOn();
    void finOfEither_data();
    void finOfEither();
    void resetOfEither_data();
    void resetOfEither();
    void dataBeforeTheEndIsDelivered();
    void resetWithUnreadData();
    void halfCloseKeepsForwarding();
    void endedIsToldWhileAHalfStillForwards();
    void bytesAfterCloseArePassedAndNotDecoded();
    void truncatedFrameIsTold();
    void aMessageUnderWayIsTold();
    void violationIsOnlyObserved();
    void theRealEndAfterAFlawIsTold_data();
    void theRealEndAfterAFlawIsTold();
    void whatIsNoFrameIsNotRead();
    void httpInsteadOfFramesIsARefusal();
};

void TestRelayEndings::closeIsPassedOn_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *tag, bool byClient, const QByteArray &body, const QString &verdict) {
        QTest::newRow(tag) << byClient << body << verdict;
    };
    row("client 1000", true, frames::closePayload(1000, "bye"), u"normal_closure client normal fin fin"_s);
    row("server 1000", false, frames::closePayload(1000), u"normal_closure server normal fin fin"_s);
    row("client 1001", true, frames::closePayload(1001), u"client_going_away client normal fin fin"_s);
    row("server 1001", false, frames::closePayload(1001), u"server_going_away server lost fin fin"_s);
    row("server 1011", false, frames::closePayload(1011), u"internal_error server lost fin fin"_s);
    row("client 4001", true, frames::closePayload(4001, "mine"), u"app_close client lost fin fin"_s);
    row("server none", false, {}, u"no_status_close server normal fin fin"_s);
    row("client 1006", true, frames::closePayload(1006),
        u"protocol_error:reserved_code client lost fin fin"_s);
    row("server 1012", false, frames::closePayload(1012, "restart"),
        u"server_going_away:restart server lost fin fin"_s);
}

void TestRelayEndings::closeIsPassedOn()
{
    QFETCH(bool, byClient);
    QFETCH(QByteArray, body);
    QFETCH(QString, verdict);
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    Peer &first = byClient ? session.client : session.server;
    Peer &second = byClient ? session.server : session.client;
    const QByteArray close = byClient ? fromClient(body, 0x88) : fromServer(body, 0x88);
    const QByteArray answer = byClient ? fromServer(body, 0x88) : fromClient(body, 0x88);

    first.send(close);
    QCOMPARE(second.receive(close.size()), close);
    second.send(answer);
    QCOMPARE(first.receive(answer.size()), answer);
    session.server.finish();
    QCOMPARE(session.client.end(), u"fin"_s);
    session.client.finish();
    QCOMPARE(session.server.end(), u"fin"_s);

    QCOMPARE(rig.verdict(), verdict);
    const Facts &facts = rig.facts[1];
    QCOMPARE(facts.first->leg, byClient ? Leg::Client : Leg::Server);
    QVERIFY(facts.client().closeReceived && facts.client().closeSent);
    QVERIFY(facts.server().closeReceived && facts.server().closeSent);
    QVERIFY(facts.released);
    QCOMPARE(rig.ends[1], 1);
}

void TestRelayEndings::finOfEither_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("client") << true << u"eof_without_close client lost fin fin"_s;
    QTest::newRow("server") << false << u"eof_without_close server lost fin fin"_s;
}

void TestRelayEndings::finOfEither()
{
    QFETCH(bool, byClient);
    QFETCH(QString, verdict);
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    Peer &first = byClient ? session.client : session.server;
    Peer &second = byClient ? session.server : session.client;
    first.finish();
    QCOMPARE(second.end(), u"fin"_s);
    second.close();
    QCOMPARE(first.end(), u"fin"_s);
    QCOMPARE(rig.verdict(), verdict);
    QCOMPARE(rig.facts[1].first->leg, byClient ? Leg::Client : Leg::Server);
    QTRY_COMPARE(rig.connectionsHeld(), 0);
}

void TestRelayEndings::resetOfEither_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("client") << true << u"tcp_reset client lost reset closed_by_tool"_s;
    QTest::newRow("server") << false << u"tcp_reset server lost closed_by_tool reset"_s;
}

void TestRelayEndings::resetOfEither()
{
    QFETCH(bool, byClient);
    QFETCH(QString, verdict);
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    Peer &first = byClient ? session.client : session.server;
    Peer &second = byClient ? session.server : session.client;
    first.reset();
    QCOMPARE(second.end(), u"rst"_s);
    QCOMPARE(rig.verdict(), verdict);
    QVERIFY(rig.facts[1].released);
    QTRY_COMPARE(rig.connectionsHeld(), 0);
}

void TestRelayEndings::dataBeforeTheEndIsDelivered()
{
    for (const bool hard : {false, true}) {
        const Upstream upstream;
        Rig rig(Rig::specFor(upstream.port()));
        Session session(rig, upstream);
        const QByteArray data = fromServer(QByteArray(300'000, 'x'), 0x82);
        QVERIFY(session.server.send(data));
        if (hard) {
            QByteArray start =
                session.client.receive(data.size()); // or the reset would overtake it in the kernel
            session.server.reset();
            QCOMPARE(start, data);
            QCOMPARE(session.client.end(), u"rst"_s);
        } else {
            session.server.close();
            QCOMPARE(session.client.receiveRest(), data);
            QCOMPARE(session.client.how(), u"fin"_s);
        }
    }
}

/// A process that dies with unread data makes its kernel send RST: it arrives as such.
void TestRelayEndings::resetWithUnreadData()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray ping = fromClient("unread");
    session.client.send(ping);
    char byte;
    QCOMPARE(::recv(session.server.descriptor(), &byte, 1, MSG_PEEK), 1); // it is there, and stays unread
    session.server.close();
    QCOMPARE(session.client.end(), u"rst"_s);
    QCOMPARE(rig.verdict(), u"tcp_reset server lost closed_by_tool reset"_s);
}

void TestRelayEndings::halfCloseKeepsForwarding()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    session.client.finish();
    QCOMPARE(session.server.end(), u"fin"_s);
    const QByteArray late = fromServer("late news");
    session.server.send(late);
    QCOMPARE(session.client.receive(late.size()), late);
    session.server.finish();
    QCOMPARE(session.client.end(), u"fin"_s);
    QCOMPARE(rig.verdict(), u"eof_without_close client lost fin fin"_s);
    QVERIFY(rig.facts[1].released);
}

void TestRelayEndings::endedIsToldWhileAHalfStillForwards()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    session.client.finish();
    QCOMPARE(rig.verdict(), u"eof_without_close client lost fin open"_s);
    QVERIFY(!rig.facts[1].released);
    const QByteArray late = fromServer("still here");
    session.server.send(late);
    QCOMPARE(session.client.receive(late.size()), late);
    session.server.finish();
    QCOMPARE(session.client.end(), u"fin"_s);
    QTRY_COMPARE(rig.connectionsHeld(), 0);
    QCOMPARE(rig.ends[1], 1);
}

void TestRelayEndings::bytesAfterCloseArePassedAndNotDecoded()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray tail = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    const QByteArray close = fromServer(frames::closePayload(1000), 0x88) + tail;
    session.server.send(close);
    QCOMPARE(session.client.receive(close.size()), close);
    session.client.send(fromClient(frames::closePayload(1000), 0x88));
    session.server.finish();
    QCOMPARE(session.client.end(), u"fin"_s);
    session.client.finish();
    QCOMPARE(rig.verdict(), u"normal_closure server normal fin fin"_s);
    QCOMPARE(rig.facts[1].server().bytesAfterClose, quint64(tail.size()));
    QCOMPARE(rig.all<AfterClose>().size(), 1);
    QCOMPARE(rig.all<AfterClose>().first().preview, u"http"_s);
    QVERIFY(rig.all<Violation>().isEmpty());
}

void TestRelayEndings::truncatedFrameIsTold()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    session.server.send(fromServer(QByteArray(1000, 'y')).first(500));
    session.server.close();
    session.client.receiveRest().size();
    session.client.close();
    QCOMPARE(rig.verdict(), u"eof_without_close:truncated_frame server lost fin fin"_s);
    QCOMPARE(rig.all<Truncated>().first().expected, 1000);
    QCOMPARE(rig.all<LastFrames>().size(), 1);
}

/// The server ends it in the middle of what the client sends: that is told of a side that did not end.
void TestRelayEndings::aMessageUnderWayIsTold()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray part = fromClient(QByteArray(1000, 'y'), 0x82).first(500);
    session.client.send(part);
    QCOMPARE(session.server.receive(part.size()), part);
    session.server.reset();
    session.client.receiveRest().size();
    QCOMPARE(rig.verdict(), u"tcp_reset server lost closed_by_tool reset"_s);
    QCOMPARE(rig.all<Truncated>().size(), 1);
    QCOMPARE(rig.all<Truncated>().first().expected, 1000);
    QVERIFY(rig.facts[1].client().truncated.has_value());
}

void TestRelayEndings::theRealEndAfterAFlawIsTold_data()
{
    QTest::addColumn<QByteArray>("flawed");
    QTest::addColumn<QString>("sub");
    QTest::newRow("UTF-8") << fromServer("\xff") << u"invalid_utf8"_s;
    QTest::newRow("length") << QByteArray::fromHex("817e0003616263") << u"length"_s;
    QTest::newRow("mask") << fromClient("abc") << u"masking"_s;
    QTest::newRow("ping") << QByteArray::fromHex("897e0082") + QByteArray(130, 'x') << u"bad_control"_s;
}

/// The client does not mind; then the server closes, and nothing else.
void TestRelayEndings::theRealEndAfterAFlawIsTold()
{
    QFETCH(QByteArray, flawed);
    QFETCH(QString, sub);
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray close = fromServer(frames::closePayload(1000), 0x88);
    const QByteArray answer = fromClient(frames::closePayload(1000), 0x88);
    session.server.send(flawed + fromServer("more") + close);
    QCOMPARE(session.client.receive(flawed.size() + 6 + close.size()), flawed + fromServer("more") + close);
    session.client.send(answer);
    QCOMPARE(session.server.receive(answer.size()), answer);
    session.server.finish();
    session.client.receiveRest().size();
    session.client.finish();
    QCOMPARE(rig.verdict(), u"normal_closure server normal fin fin"_s);
    QCOMPARE(rig.facts[1].server().in.frames, 3u);
    QCOMPARE(rig.facts[1].server().violation->sub, sub);
    QVERIFY(!rig.facts[1].isUnread());
}

void TestRelayEndings::whatIsNoFrameIsNotRead()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray page = "<html>no</html>";
    session.server.send(fromServer("abc") + page);
    QCOMPARE(session.client.receive(5 + page.size()), fromServer("abc") + page);
    session.server.finish();
    session.client.receiveRest().size();
    session.client.close();
    QCOMPARE(rig.verdict(), u"eof_without_close server lost fin fin"_s);
    QCOMPARE(rig.facts[1].server().unreadAfter, std::optional<quint64>(5));
}

void TestRelayEndings::httpInsteadOfFramesIsARefusal()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray refusal = "HTTP/1.1 503 Service Unavailable\r\n\r\n";
    session.server.send(refusal);
    QCOMPARE(session.client.receive(refusal.size()), refusal);
    session.server.finish();
    session.client.receiveRest().size();
    session.client.close();
    QCOMPARE(rig.verdict(), u"http_rejected:after_101 server failed fin fin"_s);
}

void TestRelayEndings::violationIsOnlyObserved()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray unmasked = fromServer("not masked"), more = fromClient("goes on");
    session.client.send(unmasked + more);
    QCOMPARE(session.server.receive(unmasked.size() + more.size()), unmasked + more);
    session.server.send(fromServer(frames::closePayload(1002), 0x88));
    session.server.finish();
    session.client.receiveRest().size();
    session.client.close();
    QCOMPARE(rig.verdict(), u"protocol_error:masking server lost fin fin"_s);
    QCOMPARE(rig.all<Violation>().size(), 1);
    QCOMPARE(rig.all<Violation>().first().sub, u"masking"_s);
    QVERIFY(rig.all<ToolEnd>().isEmpty());
}

QTEST_GUILESS_MAIN(TestRelayEndings)
#include "tst_relay_endings.moc"

// What is broken on purpose: when it strikes, what either peer gets to see, and that it is never taken for
// nature.
#include "endpoint/faults/framecutter.h"
#include "endpoint/faults/slowlane.h"
#include "relayrig.h"

using namespace rig;
using namespace std::chrono_literals;
using endpoint::FrameCutter;
using endpoint::SlowLane;

namespace {

EndpointSpec faulty(quint16 port, const QStringList &faults)
{
    EndpointSpec spec = Rig::specFor(port);
    spec.faults = faults;
    return spec;
}

} // namespace

class TestRelayBreaking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutterFindsFrames();
    void cutterGoesOnInTheMiddle();
    void slowLane();
    void ends_data();
    void ends();
    void closesWithAnyCode_data();
    void closesWithAnyCode();
    void closeWaitsForTheEndOfAFrame();
    void cutsAfterExactlySoManyBytes();
    void cutsAfterExactlySoManyMessages();
    void cutsAfterSomeTime();
    void freezes();
    void dropsPongs();
    void delays();
    void capsTheRate();
    void refusesUpgrades();
    void injectedIntoOneSession();
    void injectedRefusal();
    void nonsenseIsRefused();
    void whatARelayDoesNotDo();
};

/// Whatever the split: the pieces are the stream, and they end where frames do.
void TestRelayBreaking::cutterFindsFrames()
{
    const QByteArray stream = fromClient("one") + fromClient("", 0x01) + fromClient("ping", 0x89) +
                              fromClient(QByteArray(300, 'x'), 0x80) + fromClient("pong", 0x8a) +
                              fromClient(QByteArray(70'000, 'y'), 0x82) + fromClient("", 0x88) + "after";
    for (const qsizetype step : {1, 2, 3, 7, 100, 4096, 1 << 20}) {
        FrameCutter cutter;
        QByteArray out;
        int endings = 0, messages = 0, pongs = 0;
        for (qsizetype at = 0; at < stream.size(); at += step) {
            const QByteArray part = stream.mid(at, step);
            cutter.feed(part);
            while (const auto piece = cutter.next()) {
                out += piece->bytes.toByteArray();
                endings += piece->endsFrame;
                messages += piece->endsMessage;
                pongs += piece->isPong;
                if (piece->isPong)
                    QCOMPARE(piece->bytes.toByteArray(), fromClient("pong", 0x8a));
            }
        }
        QCOMPARE(out, stream);
        QCOMPARE(endings, 7);
        QCOMPARE(messages, 3);
        QCOMPARE(pongs, 1);
        QVERIFY(!cutter.mayInsert()); // nothing may follow a Close frame
    }
}

void TestRelayBreaking::cutterGoesOnInTheMiddle()
{
    const QByteArray stream = fromServer(QByteArray(200, 'x')) + fromServer("pong", 0x8a) + fromServer("two");
    for (qsizetype split = 0; split < stream.size(); ++split) {
        wire::FrameDecoder decoder({wire::DecoderOptions::Masks::Forbidden});
        decoder.feed(QByteArrayView(stream).first(split), [](const wire::Frame &) {});
        FrameCutter cutter(decoder);
        const bool between = split == 0 || split == 204 || split == 210;
        QCOMPARE(cutter.mayInsert(), between);
        QByteArray out = stream.first(split);
        int messages = 0;
        cutter.feed(QByteArrayView(stream).sliced(split));
        while (const auto piece = cutter.next()) {
            out += piece->bytes.toByteArray();
            messages += piece->endsMessage;
        }
        QCOMPARE(out, stream);
        QCOMPARE(messages, split < 204 ? 2 : 1);
        QVERIFY(cutter.mayInsert());
    }
}

void TestRelayBreaking::slowLane()
{
    SlowLane lane;
    lane.set(*readFault(u"server:latency=100ms±50ms"_s));
    lane.hold("first", 1s, 1.0);  // 150 ms
    lane.hold("second", 1s, 0.0); // 50 ms, but not before the first
    QCOMPARE(*lane.nextDue(), Stamp(1150ms));
    QVERIFY(!lane.release(1149ms));
    QCOMPARE(*lane.release(1150ms), "first");
    QCOMPARE(*lane.release(1150ms), "second");
    QVERIFY(lane.isEmpty());
    QCOMPARE(lane.share(65536), 65536);

    lane.set(*readFault(u"server:rate=1KB/s"_s));
    QCOMPARE(lane.share(65536), 20);
    lane.wasRead(20, 2s);
    QCOMPARE(lane.readAgainAt(), Stamp(2020ms));
}

void TestRelayBreaking::ends_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("client rst") << u"client:rst@1msg"_s << u"rst"_s << u"rst"_s
                                << u"local_close:rst tool lost closed_by_tool closed_by_tool"_s;
    QTest::newRow("server rst") << u"server:rst@next-message"_s << u"rst"_s << u"rst"_s
                                << u"local_close:rst tool lost closed_by_tool closed_by_tool"_s;
    QTest::newRow("client fin") << u"client:fin@1msg"_s << u"fin"_s << u"fin"_s
                                << u"local_close:fin tool lost fin fin"_s;
}

void TestRelayBreaking::ends()
{
    QFETCH(QString, fault);
    QFETCH(QString, client);
    QFETCH(QString, server);
    QFETCH(QString, verdict);
    const Upstream upstream;
    Rig rig(faulty(upstream.port(), {fault}));
    Session session(rig, upstream);
    const QByteArray message = fromClient("the last one");
    session.client.send(message);
    QCOMPARE(session.server.receive(message.size()), message); // what triggers it still passes
    QCOMPARE(session.server.end(), server);
    session.server.close();
    QCOMPARE(session.client.end(), client);
    session.client.close();
    QCOMPARE(rig.verdict(), verdict);
    QCOMPARE(rig.facts[1].toolEnd->reason, ToolReason::Fault);
    QVERIFY(rig.facts[1].faulted);
    QCOMPARE(rig.all<Performed>().first().detail, fault);
    QTRY_COMPARE(rig.connectionsHeld(), 0);
}

void TestRelayBreaking::closesWithAnyCode_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("toClient");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("client 1012") << u"client:close=1012"_s << true << frames::closePayload(1012);
    QTest::newRow("client none") << u"client:close"_s << true << QByteArray();
    QTest::newRow("client illegal") << u"client:close=1006"_s << true << frames::closePayload(1006);
    QTest::newRow("server 4001") << u"server:close=4001"_s << false << frames::closePayload(4001);
}

void TestRelayBreaking::closesWithAnyCode()
{
    QFETCH(QString, fault);
    QFETCH(bool, toClient);
    QFETCH(QByteArray, payload);
    const Upstream upstream;
    Rig rig(faulty(upstream.port(), {fault}));
    Session session(rig, upstream);
    Peer &closed = toClient ? session.client : session.server,
         &other = toClient ? session.server : session.client;
    const QByteArray got = closed.receiveRest();
    QVERIFY(got.size() >= 2);
    wire::FrameDecoder decoder(
        {toClient ? wire::DecoderOptions::Masks::Forbidden : wire::DecoderOptions::Masks::Required});
    int closes = 0;
    decoder.feed(got, [&](const wire::Frame &frame) {
        QCOMPARE(frame.opcode, wire::Opcode::Close);
        QCOMPARE(frame.control, payload);
        ++closes;
    });
    QCOMPARE(closes, 1);
    QCOMPARE(decoder.bytesSeen(), quint64(got.size()));
    QCOMPARE(closed.how(), u"fin"_s);
    closed.send(toClient ? fromClient(payload, 0x88)
                         : fromServer(payload, 0x88)); // its answer is not passed on
    closed.close();
    QCOMPARE(other.end(), u"fin"_s);
    other.close();
    QCOMPARE(rig.verdict(), u"local_close:close tool lost fin fin"_s);
    const LegFacts &leg = rig.facts[1].leg(toClient ? Leg::Client : Leg::Server);
    QVERIFY(leg.closeSent && leg.closeReceived);
    QVERIFY(!rig.facts[1].leg(toClient ? Leg::Server : Leg::Client).closeSent);
}

void TestRelayBreaking::closeWaitsForTheEndOfAFrame()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session session(rig, upstream);
    const QByteArray message = fromServer(QByteArray(1000, 'x'));
    session.server.send(message.first(500));
    QCOMPARE(session.client.receive(500), message.first(500));
    rig.perform({SessionId(1), InjectFault{u"client:close=1013"_s}});
    QTRY_COMPARE(rig.all<Performed>().size(), 1);
    QVERIFY(rig.all<ToolEnd>().isEmpty());
    session.server.send(message.sliced(500) + fromServer("not any more"));
    QCOMPARE(session.client.receiveRest(),
             message.sliced(500) + fromServer(frames::closePayload(1013), 0x88));
}

void TestRelayBreaking::cutsAfterExactlySoManyBytes()
{
    const Upstream upstream;
    Rig rig(faulty(upstream.port(), {u"client:fin@1KB"_s}));
    Session session(rig, upstream);
    const QByteArray up = fromClient(QByteArray(94, 'u')), down = fromServer(QByteArray(5000, 'd'));
    QCOMPARE(up.size(), 100);
    session.client.send(up);
    QCOMPARE(session.server.receive(up.size()), up);
    session.server.send(down);
    QCOMPARE(session.client.receiveRest(), down.first(900)); // 100 + 900, both ways together
}

void TestRelayBreaking::cutsAfterExactlySoManyMessages()
{
    const Upstream upstream;
    Rig rig(faulty(upstream.port(), {u"server:rst@3msgs"_s}));
    Session session(rig, upstream);
    const QByteArray two =
        fromClient("1", 0x01) + fromClient("p", 0x89) + fromClient("1", 0x80) + fromClient("2");
    session.client.send(two);
    QCOMPARE(session.server.receive(two.size()), two);
    const QByteArray third = fromServer("3");
    session.server.send(third + fromServer("4"));
    QCOMPARE(session.client.receiveRest(), third);
    QCOMPARE(rig.verdict(), u"local_close:rst tool lost closed_by_tool closed_by_tool"_s);
}

void TestRelayBreaking::cutsAfterSomeTime()
{
    const Upstream upstream;
    Rig rig(faulty(upstream.port(), {u"server:fin@300ms"_s}));
    Session session(rig, upstream);
    QCOMPARE(session.server.end(), u"fin"_s);
    session.server.close();
    session.client.close();
    rig.verdict();
    const auto age = *rig.facts[1].toolEndAt - *rig.facts[1].openedAt;
    QVERIFY(age >= 300ms && age < 1300ms);
}

/// Nothing is read from that side and nothing passed to it, until the other gives up.
void TestRelayBreaking::freezes()
{
    for (const bool client : {true, false}) {
        const Upstream upstream;
        Rig rig(faulty(upstream.port(), {client ? u"client:freeze@1msg"_s : u"server:freeze@1msg"_s}));
        Session session(rig, upstream);
        Peer &frozen = client ? session.client : session.server,
             &other = client ? session.server : session.client;
        const QByteArray message = fromClient("x");
        session.client.send(message);
        QCOMPARE(session.server.receive(message.size()), message);
        QTRY_COMPARE(rig.all<ToolEnd>().size(), 1);
        frozen.send(client ? fromClient("lost") : fromServer("lost"));
        other.send(client ? fromServer("waits") : fromClient("waits"));
        // The relay is one thread: what it has not passed when a later connection was served, it does not
        // pass.
        QVERIFY(!Session(rig, upstream).responseSeen.isEmpty());
        char byte;
        for (const Peer *peer : {&frozen, &other})
            QCOMPARE(::recv(peer->descriptor(), &byte, 1, MSG_DONTWAIT), -1);
        QVERIFY(!rig.facts[1].ended);
        other.close();
        QCOMPARE(rig.verdict().section(u' ', 0, 2), u"local_close:freeze tool lost"_s);
        QVERIFY(rig.facts[1].released);
        QTRY_COMPARE(rig.connectionsHeld(), 0);
    }
}

void TestRelayBreaking::dropsPongs()
{
    const Upstream upstream;
    Rig rig(faulty(upstream.port(), {u"client:drop-pongs"_s}));
    Session session(rig, upstream);
    QTRY_COMPARE(rig.all<Performed>().size(), 1);
    const QByteArray ping = fromServer("are you there", 0x89), pong = fromClient("are you there", 0x8a),
                     text = fromClient("text");
    session.server.send(ping);
    QCOMPARE(session.client.receive(ping.size()), ping);
    for (const char byte : pong) // in pieces: it must be held back until it is known for what it is
        session.client.send(QByteArray(1, byte));
    session.client.send(text);
    QCOMPARE(session.server.receive(text.size()), text);
    session.server.send(fromServer(frames::closePayload(1011, "keepalive ping timeout"), 0x88));
    session.server.close();
    session.client.receiveRest().size();
    session.client.close();
    QCOMPARE(rig.verdict(), u"heartbeat_timeout server lost fin fin"_s);
    QVERIFY(rig.facts[1].faulted); // and that is why
    QCOMPARE(rig.facts[1].client().in.frames, 2);
    QCOMPARE(rig.facts[1].server().out.frames, 1);
}

void TestRelayBreaking::delays()
{
    const Upstream upstream;
    Rig rig(faulty(upstream.port(), {u"server:latency=300ms"_s}));
    Session session(rig, upstream);
    QTRY_COMPARE(rig.all<Performed>().size(), 1);
    QElapsedTimer timer;
    timer.start();
    const QByteArray up = fromClient("up"), down = fromServer("down");
    session.client.send(up);
    QCOMPARE(session.server.receive(up.size()), up);
    QVERIFY(timer.elapsed() < 250);
    session.server.send(down);
    session.server.close(); // the end comes no earlier than what was said before it
    QCOMPARE(session.client.receiveRest(), down);
    QVERIFY(timer.elapsed() >= 300);
    session.client.close();
    QCOMPARE(rig.verdict(), u"eof_without_close server lost fin fin"_s);
}

void TestRelayBreaking::capsTheRate()
{
    const Upstream upstream;
    Rig rig(faulty(upstream.port(), {u"client:rate=100KB/s"_s}));
    Session session(rig, upstream);
    QTRY_COMPARE(rig.all<Performed>().size(), 1);
    const QByteArray data = fromClient(QByteArray(60'000, 'x'), 0x82);
    QElapsedTimer timer;
    timer.start();
    session.client.send(data);
    QCOMPARE(session.server.receive(data.size()), data);
    QVERIFY2(timer.elapsed() >= 500 && timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void TestRelayBreaking::refusesUpgrades()
{
    const Upstream upstream;
    Rig rig(faulty(upstream.port(), {u"upgrade:503*2"_s}));
    for (const int attempt : {1, 2}) {
        Peer client = Peer::connectTo(rig.port());
        client.send(request + "\r\n");
        QVERIFY(client.receiveHead().startsWith("HTTP/1.1 503 "));
        client.receiveRest().size();
        QCOMPARE(client.how(), u"fin"_s);
        client.close();
        QCOMPARE(rig.verdict(quint64(attempt)), u"local_close:upgrade tool failed fin -"_s);
    }
    QVERIFY(upstream.isUntouched());
    const Session session(rig, upstream);
    QTRY_VERIFY(rig.facts[3].isOpen());
}

void TestRelayBreaking::injectedIntoOneSession()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    Session first(rig, upstream);
    const QByteArray message = fromClient(QByteArray(50, 'x')), half = message.first(30);
    first.client.send(half); // in the middle of a frame
    QCOMPARE(first.server.receive(half.size()), half);
    Session second(rig, upstream);
    QTRY_VERIFY(rig.facts[2].isOpen());
    rig.perform({SessionId(1), InjectFault{u"server:rst@next-message"_s}});
    QTRY_COMPARE(rig.all<Performed>().size(), 1);
    QCOMPARE(rig.all<Performed>().first().what, u"arm"_s);
    first.client.send(message.sliced(30));
    QCOMPARE(first.server.receiveRest(), message.sliced(30));
    QCOMPARE(first.server.how(), u"rst"_s);
    QCOMPARE(rig.verdict(1), u"local_close:rst tool lost closed_by_tool closed_by_tool"_s);
    second.client.send(message);
    QCOMPARE(second.server.receive(message.size()), message);
}

void TestRelayBreaking::injectedRefusal()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    const Session session(rig, upstream);
    QTRY_VERIFY(rig.facts[1].isOpen());
    rig.perform({SessionId(1), InjectFault{u"upgrade:429"_s}});
    QTRY_COMPARE(rig.all<Performed>().size(), 1);
    const Peer client = Peer::connectTo(rig.port());
    client.send(request + "\r\n");
    QVERIFY(client.receiveHead().startsWith("HTTP/1.1 429 "));
}

void TestRelayBreaking::nonsenseIsRefused()
{
    const Upstream upstream;
    Rig broken(faulty(upstream.port(), {u"server:explode"_s}));
    QCOMPARE(broken.statuses.first().state, EndpointStatus::State::Failed);
    QVERIFY(broken.statuses.first().error.contains(u"explode"_s));

    Rig rig(Rig::specFor(upstream.port()));
    const Session session(rig, upstream);
    QTRY_VERIFY(rig.facts[1].isOpen());
    rig.perform({SessionId(1), InjectFault{u"server:explode"_s}});
    QTRY_COMPARE(rig.all<Performed>().size(), 1);
    QVERIFY(rig.all<Performed>().first().error.contains(u"explode"_s));
    QVERIFY(!rig.facts[1].faulted);
}

void TestRelayBreaking::whatARelayDoesNotDo()
{
    const Upstream upstream;
    Rig rig(Rig::specFor(upstream.port()));
    const Session session(rig, upstream);
    QTRY_VERIFY(rig.facts[1].isOpen());
    rig.perform({SessionId(1), SendMessage{true, "hello"}});
    rig.perform({SessionId(1), SendPing{}});
    rig.perform({SessionId(1), CloseSession{}});
    QTRY_COMPARE(rig.all<Performed>().size(), 3);
    for (const Performed &done : rig.all<Performed>())
        QVERIFY(!done.error.isEmpty());
    QVERIFY(rig.facts[1].isOpen());
}

QTEST_GUILESS_MAIN(TestRelayBreaking)
#include "tst_relay_breaking.moc"

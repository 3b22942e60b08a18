// Hostile peers: resets at each byte, slow heads, storms. Each connection is told once, nothing stays behind,
// and the next peer is served as if nothing had been.
#include "endpoint/rawpeer.h"
#include "endpoint/rawserver.h"
#include "endpoint/relayrig.h"
#include "endpoint/watchedclient.h"
#include "endpoint/watchedlistener.h"
#include "wire/handshake.h"

#include <QtTest>

#include <deque>

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000;

EndpointSpec quiet()
{
    EndpointSpec spec;
    spec.ping = 0ms;
    spec.behaviour = Behaviour::Echo;
    return spec;
}

/// What a session sends that goes well: a text in two, a ping between, a Close frame.
QByteArray conversation(bool masked)
{
    const QByteArray body("\x03\xe8", 2);
    return frame(0x01, "one", masked) + frame(0x89, "p", masked) + frame(0x80, "two", masked) +
           frame(0x88, body, masked);
}

} // namespace

class TestTorture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listenerIsCutAtEachByte();
    void clientIsCutAtEachByte();
    void relayIsCutAtEachByte_data();
    void relayIsCutAtEachByte();
    void slowHeads();
    void closeStorm();
};

/// RST and FIN in turn.
void TestTorture::listenerIsCutAtEachByte()
{
    WatchedListener listener(quiet());
    listener.start();
    const QByteArray bytes = RawPeer::request() + conversation(true);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        RawPeer peer(listener.port());
        peer.send(bytes.left(cut));
        if (cut % 2 == 0)
            peer.reset();
        else
            peer.close();
    }
    const int count = int(bytes.size()) + 1;
    QVERIFY(QTest::qWaitFor([&] { return listener.ended() >= count; }, patience));
    QCOMPARE(listener.ended(), count);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
    for (int session = 1; session <= count; ++session)
        QVERIFY(listener.facts(session).first.has_value());
    RawPeer good(listener.port());
    QVERIFY(good.upgrade().startsWith("HTTP/1.1 101"));
}

void TestTorture::clientIsCutAtEachByte()
{
    RawServer server;
    WatchedClient client(server.port(), quiet());
    const QByteArray tail = conversation(false);
    int session = 0;
    for (qsizetype cut = 0;; ++cut) {
        const auto peer = server.accept();
        QVERIFY(peer);
        const QByteArray request = peer->readUntil("\r\n\r\n");
        const qsizetype key = request.indexOf("Sec-WebSocket-Key: ") + 19;
        const QByteArray bytes =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: " +
            wire::acceptFor(request.sliced(key, request.indexOf('\r', key) - key)) + "\r\n\r\n" + tail;
        peer->send(bytes.left(cut));
        if (cut % 2 == 0)
            peer->reset();
        else
            peer->close();
        client.awaitEnds(++session);
        QVERIFY(client.facts[quint64(session)].first.has_value());
        if (cut == bytes.size())
            break;
        client.tell([session](endpoint::Client &c) { c.reconnect(SessionId(quint64(session))); });
    }
    QCOMPARE(client.held(), endpoint::Client::Held{});
}

void TestTorture::relayIsCutAtEachByte_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::newRow("by the client") << true;
    QTest::newRow("by the server") << false;
}

void TestTorture::relayIsCutAtEachByte()
{
    QFETCH(bool, byClient);
    rig::Upstream upstream;
    EndpointSpec spec = rig::Rig::specFor(upstream.port());
    spec.ping = 0ms;
    rig::Rig relay(spec);
    const QByteArray head = (byClient ? rig::request : rig::response) + "\r\n";
    const QByteArray bytes = head + conversation(byClient);
    for (qsizetype cut = 0; cut <= bytes.size(); cut += cut < head.size() - 2 ? 7 : 1) {
        rig::Peer client = rig::Peer::connectTo(relay.port());
        client.send(byClient ? bytes.left(cut) : rig::request + "\r\n");
        rig::Peer server;
        if (!byClient || cut >= head.size()) {
            server = upstream.accept();
            QVERIFY(!server.receiveHead().isEmpty());
            server.send(byClient ? rig::response + "\r\n" : bytes.left(cut));
        }
        rig::Peer &hostile = byClient ? client : server;
        if (cut % 2 == 0)
            hostile.reset();
        else
            hostile.close();
    }
    QVERIFY(QTest::qWaitFor([&] { return relay.connectionsHeld() == 0; }, patience));
    for (const quint64 session : relay.facts.keys())
        QVERIFY(QTest::qWaitFor([&] { return relay.facts.value(session).ended; }, patience));
}

/// Heads that never end: the time for them is one for all, not one for each byte.
void TestTorture::slowHeads()
{
    EndpointSpec spec = quiet();
    spec.limits.handshake = 300ms;
    WatchedListener listener(spec);
    listener.start();
    std::deque<RawPeer> peers;
    for (int i = 0; i < 50; ++i)
        peers.emplace_back(listener.port());
    const QByteArray request = RawPeer::request();
    for (qsizetype at = 0; at < request.size() - 1 && listener.ended() < 50; ++at) {
        for (RawPeer &peer : peers)
            peer.send(request.mid(at, 1));
        QTest::qWait(5); // the slow peer's own pace
    }
    QVERIFY(QTest::qWaitFor([&] { return listener.ended() == 50; }, patience));
    for (int session = 1; session <= 50; ++session)
        QCOMPARE(listener.facts(session).toolEnd->sub, u"handshake_timeout"_qs);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

/// Hundreds close at once, in every way, some of them more than once.
void TestTorture::closeStorm()
{
    constexpr int count = 200;
    WatchedListener listener(quiet());
    listener.start();
    std::deque<RawPeer> peers;
    for (int i = 0; i < count; ++i)
        QVERIFY(peers.emplace_back(listener.port()).upgrade().startsWith("HTTP/1.1 101"));
    for (int i = 0; i < count; ++i) {
        peers[std::size_t(i)].send(closeFrame(1000).repeated(1 + i % 50));
        if (i % 3 == 0)
            peers[std::size_t(i)].reset();
        else if (i % 3 == 1)
            peers[std::size_t(i)].finish();
    }
    peers.clear();
    QVERIFY(QTest::qWaitFor([&] { return listener.ended() >= count; }, patience));
    QCOMPARE(listener.ended(), count);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

QTEST_GUILESS_MAIN(TestTorture)
#include "tst_torture.moc"

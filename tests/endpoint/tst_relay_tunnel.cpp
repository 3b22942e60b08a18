// A relay connection after the 101, without sockets: frames and faults in; what passes, and how it is broken
// off, out.
#include "endpoint/relay/tunnel.h"
#include "relayparts.h"
#include "wire/frames.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace rig;

namespace {

struct Rig : Parts
{
    Rig()
    {
        open();
        tunnel.begin({});
    }
    void inject(const QString &fault) { tunnel.inject(*session::readFault(fault)); }

    endpoint::RelayTunnel tunnel{parts};
};

QByteArray message(qsizetype size, std::optional<quint32> mask = {})
{
    return frames::frame({.payload = QByteArray(size, 'x'), .mask = mask});
}

} // namespace

class TestRelayTunnel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesPassAndAreCounted();
    void aCloseFrameStartsTheEnd();
    void tooMuchThatWaitsHoldsTheOtherLeg();
    void whatIsNoWebSocketPassesToo();
    void resetOnPurpose();
    void closeOnPurposeIsMaskedForAServer();
    void frozenLegsTakeNothing();
    void aFaultWaitsForItsTrigger();
    void latencyHoldsBytesAndTheEnd();
    void rateHoldsTheLeg();
};

void TestRelayTunnel::bytesPassAndAreCounted()
{
    Rig rig;
    rig.tunnel.take(Leg::Client, message(5, 7));
    rig.tunnel.take(Leg::Server, message(3));
    QCOMPARE(rig.server->written, message(5, 7));
    QCOMPARE(rig.client->written, message(3));
    QStringList seen = rig.observed().split(u", "_s);
    seen.removeDuplicates();
    seen.sort();
    QCOMPARE(seen, QStringList({u"client traffic"_s, u"server traffic"_s}));
}

void TestRelayTunnel::aCloseFrameStartsTheEnd()
{
    Rig rig;
    QCOMPARE(rig.deadlinesLeft(), 0);
    rig.tunnel.take(Leg::Server, frames::frame({.first = 0x88, .payload = frames::closePayload(1001)}));
    QCOMPARE(rig.observed(), u"server close, client close"_s);
    QCOMPARE(rig.deadlinesLeft(), 1);
}

void TestRelayTunnel::tooMuchThatWaitsHoldsTheOtherLeg()
{
    Rig rig;
    rig.server->room = 0;
    rig.tunnel.take(Leg::Client, message(1 << 20, 7));
    QCOMPARE(rig.client->take(), u"rest"_s);
    QVERIFY(rig.observed().contains(u"server performed hold"_s));
    rig.server->room = 1 << 30;
    rig.parts.legs.pump(Leg::Server);
    QCOMPARE(rig.client->take(), u"read"_s);
    // Told once.
    rig.server->room = 0;
    rig.tunnel.take(Leg::Client, message(1 << 20, 7));
    QCOMPARE(rig.client->take(), u"rest"_s);
    QVERIFY(!rig.observed().contains(u"hold"_s));
}

void TestRelayTunnel::whatIsNoWebSocketPassesToo()
{
    Parts rig;
    rig.client = &rig.connectLeg(Leg::Client);
    rig.server = &rig.connectLeg(Leg::Server);
    endpoint::RelayTunnel tunnel(rig.parts);
    tunnel.begin("came along");
    tunnel.take(Leg::Client, "bytes");
    QCOMPARE(rig.server->written, "bytes"_qba);
    QCOMPARE(rig.observed(), QString());
}

void TestRelayTunnel::resetOnPurpose()
{
    Rig rig;
    rig.client->room = 0; // what waits is thrown away
    rig.tunnel.take(Leg::Server, message(3));
    (void)rig.observed();
    rig.inject(u"client:rst"_s);
    QCOMPARE(rig.client->take(), u"reset"_s);
    QCOMPARE(rig.server->take(), u"reset"_s);
    QVERIFY(rig.over);
    QCOMPARE(rig.observed(), u"client performed fault client:rst, client tool_end reset rst, "
                             "client tcp_end ours, server tcp_end ours, client last_frames, client ended"_s);
}

void TestRelayTunnel::closeOnPurposeIsMaskedForAServer()
{
    Rig rig;
    rig.inject(u"server:close=1001"_s);
    QCOMPARE(rig.server->written.size(), 8);
    QVERIFY((quint8(rig.server->written[1]) & 0x80) != 0);
    QCOMPARE(rig.client->take(), u"fin"_s);
    QCOMPARE(rig.server->take(), u"fin"_s);
    rig.tunnel.take(Leg::Client, message(3, 7)); // only looked at
    QCOMPARE(rig.server->written.size(), 8);
    QVERIFY(rig.observed().startsWith(u"server performed fault server:close=1001, server tool_end close "
                                      "close, server close"_s));
}

void TestRelayTunnel::frozenLegsTakeNothing()
{
    Rig rig;
    rig.inject(u"client:freeze"_s);
    QCOMPARE(rig.client->take(), u"rest"_s);
    rig.tunnel.take(Leg::Server, message(3));
    QCOMPARE(rig.client->written, QByteArray());
    QVERIFY(rig.parts.endings.isOurs());
    QVERIFY(!rig.over);
}

void TestRelayTunnel::aFaultWaitsForItsTrigger()
{
    Rig rig;
    rig.inject(u"client:fin@1msgs"_s);
    QCOMPARE(rig.observed(), u"client performed arm client:fin@1msgs"_s);
    rig.tunnel.take(Leg::Server, message(3) + message(4));
    QCOMPARE(rig.client->written, message(3));
    QCOMPARE(rig.client->take(), u"fin"_s);
}

void TestRelayTunnel::latencyHoldsBytesAndTheEnd()
{
    Rig rig;
    QCOMPARE(rig.tunnel.share(Leg::Client, 100), 100);
    QVERIFY(!rig.tunnel.holdsBack(Leg::Client, "now"));
    rig.inject(u"client:latency=1h"_s);
    QVERIFY(rig.tunnel.holdsBack(Leg::Client, "later"));
    QVERIFY(!rig.tunnel.slowDue(Leg::Client));
    QVERIFY(rig.tunnel.holdsBack(Leg::Client, {})); // the end of the stream
    QCOMPARE(rig.tunnel.share(Leg::Client, 100), 0);
    QCOMPARE(rig.client->take(), u"rest"_s);
    QVERIFY(rig.deadlinesLeft() > 0);
}

void TestRelayTunnel::rateHoldsTheLeg()
{
    Rig rig;
    rig.inject(u"client:rate=1B/s"_s);
    QCOMPARE(rig.tunnel.share(Leg::Client, 100), 1);
    QVERIFY(!rig.tunnel.holdsBack(Leg::Client, "xxxxxxxxxxxxxxxxxxxxx"));
    QCOMPARE(rig.tunnel.share(Leg::Client, 100), 0); // for 21 seconds
    QCOMPARE(rig.client->take(), u"rest"_s);
    QVERIFY(!rig.tunnel.slowDue(Leg::Client));
    QCOMPARE(rig.client->take(), QString());
}

QTEST_GUILESS_MAIN(TestRelayTunnel)
#include "tst_relay_tunnel.moc"

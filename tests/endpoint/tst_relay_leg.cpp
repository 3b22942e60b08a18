// One leg of a relay without sockets: what is given to it, and what it gives to its connection.
#include "endpoint/relay/leg.h"
#include "scriptedstream.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using endpoint::RelayLeg;
using rig::ScriptedStream;
using session::Stamp;

namespace {

struct Rig
{
    explicit Rig(bool tls = false)
    {
        auto made = std::make_unique<ScriptedStream>(tls);
        stream = made.get();
        leg.connectTo(std::move(made), 1s);
    }
    RelayLeg leg;
    ScriptedStream *stream;
};

} // namespace

class TestRelayLeg : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesPassAtOnce();
    void whatTheKernelRefusesWaits();
    void bytesWaitForTheConnection();
    void finFollowsTheBytes();
    void resetFollowsTheBytes();
    void resetAtOnceOvertakesThem();
    void resetWithoutConnection();
    void givingUpIsOursOnce();
    void aDeafPeerGetsNothing();
    void readingRestsAsLongAsAnythingHolds();
    void frozenLegsTakeNothing();
    void watermarks();
    void stuckAfterASecond();
    void tlsIsAHandshakeFirst();
    void forwardingEndsWithBothWays();
};

void TestRelayLeg::bytesPassAtOnce()
{
    Rig rig;
    QCOMPARE(rig.leg.send("abc", 2s), 3);
    QCOMPARE(rig.stream->written, "abc"_qba);
    QCOMPARE(rig.leg.queued(), 3U);
    QCOMPARE(rig.leg.taken(), 3U);
    QCOMPARE(rig.leg.waiting(), 0);
}

void TestRelayLeg::whatTheKernelRefusesWaits()
{
    Rig rig;
    rig.stream->room = 2;
    QCOMPARE(rig.leg.send("abcd", 2s), 2);
    QCOMPARE(rig.leg.send("ef", 2s), 0); // not past what waits
    QCOMPARE(rig.leg.queued(), 6U);
    QCOMPARE(rig.leg.waiting(), 4);
    rig.stream->room = 3;
    QCOMPARE(rig.leg.pump(3s), 3);
    rig.stream->room = 9;
    QCOMPARE(rig.leg.pump(4s), 1);
    QCOMPARE(rig.stream->written, "abcdef"_qba);
    QCOMPARE(rig.leg.taken(), 6U);
}

void TestRelayLeg::bytesWaitForTheConnection()
{
    RelayLeg leg;
    QCOMPARE(leg.send("abc", 1s), 0);
    leg.finish();
    QCOMPARE(leg.pump(1s), 0);
    auto stream = std::make_unique<ScriptedStream>();
    auto *written = stream.get();
    leg.connectTo(std::move(stream), 2s);
    QCOMPARE(leg.pump(2s), 3);
    QCOMPARE(written->written, "abc"_qba);
    QCOMPARE(written->take(), u"fin"_s);
}

void TestRelayLeg::finFollowsTheBytes()
{
    Rig rig;
    rig.stream->room = 1;
    rig.leg.send("ab", 2s);
    rig.leg.finish();
    rig.leg.pump(2s);
    QVERIFY(!rig.leg.finGiven());
    rig.stream->room = 1;
    rig.leg.pump(3s);
    QVERIFY(rig.leg.finGiven());
    rig.leg.pump(4s);
    QCOMPARE(rig.stream->take(), u"fin"_s);
    QCOMPARE(rig.leg.send("c", 5s), 0); // nothing comes after FIN
    QCOMPARE(rig.leg.queued(), 2U);
    QVERIFY(!rig.leg.isOver());
    rig.leg.peerEnded(false);
    QVERIFY(rig.leg.isOver());
}

void TestRelayLeg::resetFollowsTheBytes()
{
    Rig rig;
    rig.stream->room = 0;
    rig.leg.send("ab", 2s);
    QCOMPARE(rig.leg.reset(false), RelayLeg::Reset::Later);
    rig.stream->room = 9;
    rig.stream->unsent = true;
    rig.leg.pump(3s);
    QCOMPARE(rig.leg.reset(false), RelayLeg::Reset::Later);
    rig.stream->unsent = false;
    QCOMPARE(rig.leg.reset(false), RelayLeg::Reset::Given);
    QCOMPARE(rig.leg.reset(false), RelayLeg::Reset::Needless);
    QCOMPARE(rig.stream->take(), u"reset"_s);
    QVERIFY(rig.leg.isOver());
}

void TestRelayLeg::resetAtOnceOvertakesThem()
{
    Rig rig;
    rig.stream->room = 0;
    rig.leg.send("ab", 2s);
    QCOMPARE(rig.leg.reset(true), RelayLeg::Reset::Given);
    QVERIFY(rig.leg.isOver());
}

void TestRelayLeg::resetWithoutConnection()
{
    RelayLeg leg;
    QCOMPARE(leg.reset(false), RelayLeg::Reset::Unconnected);
    QVERIFY(leg.isOver());
}

void TestRelayLeg::givingUpIsOursOnce()
{
    Rig rig;
    QVERIFY(rig.leg.giveUp(false));
    QVERIFY(!rig.leg.giveUp(true));
    QCOMPARE(rig.stream->take(), u"close"_s);
    Rig ended;
    ended.leg.peerEnded(false);
    QVERIFY(!ended.leg.giveUp(false));
    QVERIFY(!RelayLeg().giveUp(false));
}

void TestRelayLeg::aDeafPeerGetsNothing()
{
    Rig rig;
    rig.stream->room = 0;
    rig.leg.send("ab", 2s);
    rig.leg.peerEnded(true);
    QVERIFY(rig.leg.isOver());
    QCOMPARE(rig.leg.waiting(), 0);
    QCOMPARE(rig.leg.send("c", 3s), 0);
    rig.leg.finish();
    rig.leg.pump(3s);
    QCOMPARE(rig.stream->take(), QString());
}

void TestRelayLeg::readingRestsAsLongAsAnythingHolds()
{
    Rig rig;
    rig.leg.hold(RelayLeg::Full);
    rig.leg.hold(RelayLeg::Unanswered);
    rig.leg.release(RelayLeg::Full);
    rig.leg.readAgain();
    QCOMPARE(rig.stream->take(), u"rest rest"_s);
    rig.leg.release(RelayLeg::Unanswered);
    rig.leg.release(RelayLeg::Unanswered);
    QCOMPARE(rig.stream->take(), u"read"_s);
}

void TestRelayLeg::frozenLegsTakeNothing()
{
    Rig rig;
    rig.leg.hold(RelayLeg::Frozen);
    QCOMPARE(rig.leg.send("ab", 2s), 0);
    QCOMPARE(rig.leg.pump(2s), 0);
    QCOMPARE(rig.leg.waiting(), 2);
    rig.leg.finish();
    rig.leg.pump(2s);
    QVERIFY(!rig.leg.finGiven());
}

void TestRelayLeg::watermarks()
{
    Rig rig;
    rig.stream->room = 0;
    rig.leg.send(QByteArray((1 << 20) - 1, 'x'), 2s);
    QVERIFY(!rig.leg.isFull());
    QVERIFY(!rig.leg.isRelieved());
    rig.leg.send("x", 2s);
    QVERIFY(rig.leg.isFull());
    rig.stream->room = (1 << 19) + 1;
    rig.leg.pump(3s);
    QVERIFY(rig.leg.isRelieved());
}

void TestRelayLeg::stuckAfterASecond()
{
    Rig rig;
    rig.stream->room = 1;
    rig.leg.send(QByteArray(70'000, 'x'), 10s);
    QVERIFY(!rig.leg.isStuck(Stamp(10s) + 999ms));
    QVERIFY(rig.leg.isStuck(11s));
    rig.stream->room = 1;
    rig.leg.pump(11s);
    QVERIFY(!rig.leg.isStuck(Stamp(11s) + 500ms));
}

void TestRelayLeg::tlsIsAHandshakeFirst()
{
    Rig rig(true);
    QVERIFY(rig.leg.isHandshaking());
    QVERIFY(!rig.leg.tls());
    QCOMPARE(rig.leg.encrypted().protocol, u"TLSv1.3"_s);
    QVERIFY(!rig.leg.isHandshaking());
    QVERIFY(rig.leg.tls());
}

void TestRelayLeg::forwardingEndsWithBothWays()
{
    const auto legs = [](bool tls = false) {
        std::array<RelayLeg, 2> made;
        for (RelayLeg &leg : made) {
            leg.connectTo(std::make_unique<ScriptedStream>(tls), 1s);
            if (tls)
                (void)leg.encrypted();
        }
        return made;
    };
    auto open = legs();
    QVERIFY(endpoint::mayForward(open));
    open[0].peerEnded(false);
    QVERIFY(endpoint::mayForward(open)); // half-closed
    open[1].peerEnded(false);
    QVERIFY(!endpoint::mayForward(open));
    auto reset = legs();
    (void)reset[1].reset(false);
    QVERIFY(!endpoint::mayForward(reset));
    // A TLS peer that was told the end says nothing more that counts.
    auto tls = legs(true);
    tls[0].peerEnded(true);
    tls[1].finish();
    tls[1].pump(2s);
    QVERIFY(!endpoint::mayForward(tls));
}

QTEST_APPLESS_MAIN(TestRelayLeg)
#include "tst_relay_leg.moc"

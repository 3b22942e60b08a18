// How a relay connection ends, without sockets: ends and deadlines in; FIN, RST and observations out.
#include "relayparts.h"
#include "wire/frames.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace rig;

namespace {

struct Rig : Parts
{
    Rig() { open(); }
    /// "(fin|reset) over": what the client and the server were told, and whether that is all.
    QString told()
    {
        const QString both = client->take() + u'|' + server->take();
        return over ? both + u" over"_s : both;
    }
    QString peerEnds(Leg leg, TcpFate how)
    {
        (leg == Leg::Client ? client : server)->end(how);
        parts.endings.peerEnded(leg);
        return told();
    }
};

QByteArray closeFrom(Leg leg)
{
    return frames::frame({.first = 0x88,
                          .payload = frames::closePayload(1000),
                          .mask = leg == Leg::Client ? std::optional(7U) : std::nullopt});
}

} // namespace

class TestRelayEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finIsPassedOnAsFin();
    void finFollowsTheBytesThatWait();
    void resetIsPassedOnAsReset();
    void resetWaitsForTheBytesBeforeIt();
    void closeNotifyAloneEndsBothWays();
    void aHalfOpenConnectionGoesOn();
    void theRestIsAwaitedForAWhile();
    void ourOwnEndComesFirst();
    void abortResetsBoth();
    void beforeTheServerIsConnectedThereIsOneLeg();
    void aFailedAttemptLeavesTheConnection();
    void aClientThatLeavesHasRefusedTheAnswer();
    void whateverElseHappensAcceptsTheAnswer();
    void tlsThatBreaksResetsTheOtherLeg();
    void whatWaitsAtTheEndIsObserved();
    void lastFramesOfWhatWasLost();
};

void TestRelayEnds::finIsPassedOnAsFin()
{
    Rig rig;
    QCOMPARE(rig.peerEnds(Leg::Client, TcpFate::Fin), u"|fin"_s);
    QCOMPARE(rig.observed(), u"client tcp_end fin"_s);
    QCOMPARE(rig.peerEnds(Leg::Server, TcpFate::Fin), u"fin close|close over"_s);
    QCOMPARE(rig.observed(), u"server tcp_end fin, client last_frames, client ended"_s);
    QCOMPARE(rig.deadlinesLeft(), 0);
}

void TestRelayEnds::finFollowsTheBytesThatWait()
{
    Rig rig;
    rig.server->room = 0;
    rig.parts.legs.forward(Leg::Server, "bytes");
    QCOMPARE(rig.peerEnds(Leg::Client, TcpFate::Fin), u"|"_s);
    rig.server->room = 9;
    rig.parts.legs.pump(Leg::Server);
    QCOMPARE(rig.told(), u"|fin"_s);
    QCOMPARE(rig.server->written, "bytes"_qba);
}

void TestRelayEnds::resetIsPassedOnAsReset()
{
    Rig rig;
    QCOMPARE(rig.peerEnds(Leg::Server, TcpFate::Reset), u"reset|close over"_s);
    QCOMPARE(rig.observed(), u"server tcp_end rst, client tcp_end ours, client last_frames, client ended"_s);
}

void TestRelayEnds::resetWaitsForTheBytesBeforeIt()
{
    Rig rig;
    rig.client->room = 0;
    rig.parts.legs.forward(Leg::Client, "bytes");
    QCOMPARE(rig.peerEnds(Leg::Server, TcpFate::Reset), u"|"_s);
    rig.parts.endings.resetDue();
    QCOMPARE(rig.told(), u"|"_s);
    rig.client->room = 9;
    rig.parts.legs.pump(Leg::Client);
    rig.parts.endings.resetDue();
    QCOMPARE(rig.told(), u"reset|close over"_s);
    QCOMPARE(rig.client->written, "bytes"_qba);
}

/// There is no half-open TLS: its peer takes nothing any more.
void TestRelayEnds::closeNotifyAloneEndsBothWays()
{
    Parts rig;
    rig.client = &rig.connectLeg(Leg::Client, true);
    rig.server = &rig.connectLeg(Leg::Server);
    (void)rig.parts.legs[Leg::Client].encrypted();
    rig.client->end(TcpFate::Open);
    rig.parts.endings.peerEnded(Leg::Client);
    QCOMPARE(rig.server->take(), u"fin"_s);
    QVERIFY(rig.parts.legs[Leg::Client].isDeaf());
    QVERIFY(!rig.over);
}

void TestRelayEnds::aHalfOpenConnectionGoesOn()
{
    Rig rig;
    QCOMPARE(rig.peerEnds(Leg::Client, TcpFate::Fin), u"|fin"_s);
    rig.parts.endings.endDue();
    QCOMPARE(rig.told(), u"|"_s);
    QCOMPARE(rig.observed(), u"client tcp_end fin, client last_frames, client ended"_s);
    rig.parts.legs.received(base::now());
    rig.parts.endings.idleDue();
    QVERIFY(!rig.over);
    rig.parts.legs.received(base::now() - endpoint::RelayEndings::halfOpenIdle);
    rig.parts.endings.idleDue();
    QCOMPARE(rig.told(), u"close|close over"_s);
    QCOMPARE(rig.observed(), QString()); // it has ended in the log already
}

void TestRelayEnds::theRestIsAwaitedForAWhile()
{
    Rig rig;
    rig.parts.endings.await(endpoint::RelayEndings::closingTime);
    QCOMPARE(rig.deadlinesLeft(), 1);
    (void)rig.peerEnds(Leg::Client, TcpFate::Reset);
    Rig deaf;
    deaf.server->unsent = true; // and never leaves
    QCOMPARE(deaf.peerEnds(Leg::Client, TcpFate::Reset), u"|"_s);
    deaf.parts.endings.endDue();
    QCOMPARE(deaf.told(), u"close|reset over"_s);
}

void TestRelayEnds::ourOwnEndComesFirst()
{
    Rig rig;
    rig.parts.endings.decide(Leg::Client, {session::ToolReason::Shutdown, u"fin"_s, {}, {}, {}});
    QVERIFY(rig.parts.endings.isOurs());
    rig.parts.endings.endBoth(false);
    QCOMPARE(rig.told(), u"fin|fin"_s);
    QCOMPARE(rig.peerEnds(Leg::Server, TcpFate::Fin), u"|"_s);
    rig.parts.endings.endDue();
    QCOMPARE(rig.told(), u"close|close over"_s);
    // The user wanted it: nobody asks for the last frames.
    QCOMPARE(rig.observed(), u"client tool_end fin, server tcp_end fin, client tcp_end ours, client ended"_s);
}

void TestRelayEnds::abortResetsBoth()
{
    Rig rig;
    rig.parts.endings.endBoth(true);
    QCOMPARE(rig.told(), u"reset|reset over"_s);
    rig.parts.endings.endNow(false);
    QCOMPARE(rig.told(), u"| over"_s);
}

void TestRelayEnds::beforeTheServerIsConnectedThereIsOneLeg()
{
    Parts rig;
    rig.client = &rig.connectLeg(Leg::Client);
    rig.parts.legs.awaitServer(true);
    rig.client->end(TcpFate::Fin);
    rig.parts.endings.peerEnded(Leg::Client);
    QVERIFY(!rig.over); // the answer may still come
    rig.parts.legs.awaitServer(false);
    rig.parts.endings.settle();
    QVERIFY(rig.over);

    Parts reset;
    reset.client = &reset.connectLeg(Leg::Client);
    reset.parts.legs.awaitServer(true);
    reset.client->end(TcpFate::Reset);
    reset.parts.endings.peerEnded(Leg::Client);
    QVERIFY(reset.over);
    QCOMPARE(reset.observed(), QString()); // it never was a session
}

void TestRelayEnds::aFailedAttemptLeavesTheConnection()
{
    Parts rig;
    rig.client = &rig.connectLeg(Leg::Client);
    rig.server = &rig.connectLeg(Leg::Server);
    rig.parts.observer.begin(rig.parts.legs.both());
    rig.parts.endings.attemptFailed({session::Phase::Http, u"http_rejected"_s, u"404"_s, {}}, Source::Wire);
    rig.parts.endings.endDue();
    QVERIFY(!rig.over);
    QVERIFY(!rig.parts.observer.isSession());
    QCOMPARE(rig.observed(), u"client connected, server connected, server open_failed http_rejected 404, "
                             "client ended"_s);
    rig.parts.observer.begin(rig.parts.legs.both());
    QVERIFY(rig.parts.observer.isSession());
    QVERIFY(!rig.parts.observer.hasEnded());
}

void TestRelayEnds::aClientThatLeavesHasRefusedTheAnswer()
{
    Parts rig;
    rig.client = &rig.connectLeg(Leg::Client);
    rig.server = &rig.connectLeg(Leg::Server);
    rig.parts.observer.begin(rig.parts.legs.both());
    rig.parts.observer.open(u"no_subprotocol"_s, {}, {0, 0});
    (void)rig.observed();
    rig.client->end(TcpFate::Fin);
    rig.parts.endings.peerEnded(Leg::Client);
    QCOMPARE(rig.observed(), u"client open_failed bad_handshake no_subprotocol, client tcp_end fin"_s);
}

void TestRelayEnds::whateverElseHappensAcceptsTheAnswer()
{
    for (const int how : {0, 1, 2}) {
        Parts rig;
        rig.client = &rig.connectLeg(Leg::Client);
        rig.server = &rig.connectLeg(Leg::Server);
        rig.parts.observer.begin(rig.parts.legs.both());
        rig.parts.observer.open(u"no_subprotocol"_s, {}, {0, 0});
        (void)rig.observed();
        if (how == 0) {
            rig.server->end(TcpFate::Fin);
            rig.parts.endings.peerEnded(Leg::Server);
        } else if (how == 1) {
            rig.parts.endings.decide(Leg::Client, {session::ToolReason::User, u"fin"_s, {}, {}, {}});
        } else {
            (void)rig.parts.observer.decode(Leg::Client, frames::frame({.payload = "x"}), base::now());
        }
        QVERIFY2(rig.observed().startsWith(u"server opened"_s), qPrintable(QString::number(how)));
    }
}

void TestRelayEnds::tlsThatBreaksResetsTheOtherLeg()
{
    Rig rig;
    rig.client->end(TcpFate::Fin);
    rig.parts.legs[Leg::Client].peerEnded(true);
    rig.parts.endings.tlsBroken(Leg::Client, Source::Library, {u"decode"_s, {}});
    QCOMPARE(rig.told(), u"|"_s); // the end of TCP has come: it is passed on
    QCOMPARE(rig.observed(), u"client tls_broken"_s);
}

void TestRelayEnds::whatWaitsAtTheEndIsObserved()
{
    Rig rig;
    rig.server->room = 0;
    rig.parts.legs.received(base::now() - 2s);
    rig.parts.legs.forward(Leg::Server, QByteArray(70'000, 'x'));
    rig.client->end(TcpFate::Reset);
    rig.parts.endings.peerEnded(Leg::Client);
    QCOMPARE(rig.observed(), u"server stuck, client tcp_end rst"_s);
}

void TestRelayEnds::lastFramesOfWhatWasLost()
{
    Rig closed;
    for (const Leg leg : {Leg::Client, Leg::Server})
        QVERIFY(closed.parts.observer.decode(leg, closeFrom(leg), base::now()));
    (void)closed.observed();
    (void)closed.peerEnds(Leg::Server, TcpFate::Fin);
    (void)closed.peerEnds(Leg::Client, TcpFate::Fin);
    QVERIFY(!closed.observed().contains(u"last_frames"_s));
}

QTEST_GUILESS_MAIN(TestRelayEnds)
#include "tst_relay_ends.moc"

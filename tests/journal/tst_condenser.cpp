// What of the stream of observations becomes a row.
#include "journal/condenser.h"

#include <QtTest>

using namespace journal;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Observation seen(What what, Stamp at, Leg leg = Leg::Client)
{
    return {SessionId(7), EndpointId(1), at, leg, Source::Wire, std::move(what)};
}

Observation traffic(Way way, Stamp at)
{
    Traffic sum;
    sum.way = way, sum.frames = 1, sum.bytes = 12, sum.firstAt = sum.lastAt = at;
    return seen(sum, at);
}

/// "traffic_so_far tcp_end ended"
QString kinds(const Batch &batch)
{
    QStringList names;
    for (const Observation &observation : batch)
        names.append(kindOf(observation));
    return names.join(u' ');
}

struct Fixture
{
    Condenser condenser;
    Batch out;
    Fixture()
    {
        take(seen(Connected{u"a"_s, u"b"_s}, 1s));
        take(seen(Opened{}, 2s));
        out.clear();
    }
    void take(const Observation &observation) { condenser.take(observation, out); }
};

} // namespace

class TestCondenser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trafficComesOnceBeforeTheEnd();
    void trafficComesOnceAMinute();
    void theFirstObservationPassesAsItIs();
    void heartbeatsComeOnceAMinute();
    void heartbeatsComeBeforeTheEnd();
    void theFirstHeartbeatOfADialectPassesAsItIs();
    void aMinutesStateIsThatOfTheWholeSession();
    void samplesComeWithALoss();
    void samplesGoWithAGoodbye();
    void nothingIsHeldAfterTheEnd();
};

void TestCondenser::trafficComesOnceBeforeTheEnd()
{
    Fixture f;
    for (int i = 0; i < 10'000; ++i)
        f.take(traffic(i % 2 ? Way::In : Way::Out, 3s + i * 50ms));
    QVERIFY(f.out.isEmpty());
    f.take(seen(TcpEnd{TcpFate::Reset, {}, false}, 600s));
    f.take(seen(Ended{}, 601s));
    QCOMPARE(kinds(f.out), u"traffic_so_far tcp_end ended"_s);
    const auto &state = std::get<TrafficSoFar>(f.out.constFirst().what);
    QCOMPARE(state.flow->in.frames, 5000u);
    QCOMPARE(state.flow->out.bytes, 60'000u);
}

void TestCondenser::trafficComesOnceAMinute()
{
    Fixture f;
    QVERIFY(!f.condenser.holdsStates());
    for (int second = 0; second < 180; ++second) {
        f.take(traffic(Way::In, 3s + second * 1s));
        QVERIFY(f.condenser.holdsStates());
        f.condenser.tick(f.out);
    }
    QCOMPARE(kinds(f.out), u"traffic_so_far traffic_so_far traffic_so_far"_s);
    QVERIFY(!f.condenser.holdsStates());
    f.condenser.drain(f.out);
    QCOMPARE(f.out.size(), 3);
}

void TestCondenser::theFirstObservationPassesAsItIs()
{
    Condenser condenser;
    Batch out;
    condenser.take(traffic(Way::In, 3s), out);
    condenser.take(traffic(Way::In, 4s), out);
    QCOMPARE(kinds(out), u"traffic"_s);
    condenser.take(seen(Ended{}, 5s), out);
    QCOMPARE(kinds(out), u"traffic traffic_so_far ended"_s);
}

void TestCondenser::heartbeatsComeOnceAMinute()
{
    Fixture f;
    for (int second = 0; second < 120; ++second) {
        f.take(seen(Ping{Way::Out}, 3s + second * 1s));
        f.take(seen(Pong{Way::In, 5ms}, 3s + second * 1s));
        f.condenser.tick(f.out);
    }
    QCOMPARE(
        kinds(f.out),
        u"traffic_so_far heartbeat_so_far traffic_so_far heartbeat_so_far"_s); // the one knows of pings, too
    QCOMPARE(std::get<Boxed<HeartbeatSoFar>>(f.out.constLast().what)->beats().rtts.size(), LegBeats::maxRtts);
    QVERIFY(!f.condenser.holdsStates());
}

void TestCondenser::heartbeatsComeBeforeTheEnd()
{
    Fixture f;
    f.take(seen(Pong{Way::In, 5ms}, 3s));
    f.take(seen(TcpEnd{TcpFate::Reset, {}, false}, 4s));
    f.take(seen(Pong{Way::In, 5ms}, 5s));
    f.take(seen(Ended{}, 6s));
    QCOMPARE(kinds(f.out), u"heartbeat_so_far tcp_end heartbeat_so_far ended"_s);
}

void TestCondenser::theFirstHeartbeatOfADialectPassesAsItIs()
{
    Fixture f;
    for (int i = 0; i < 10; ++i) {
        f.take(seen(AppPing{Leg::Server}, 3s + i * 1s, Leg::Server));
        f.take(seen(AppPong{Leg::Client}, 3s + i * 1s));
    }
    QCOMPARE(kinds(f.out), u"app_ping app_pong"_s);
    f.take(seen(Ended{}, 60s));
    QCOMPARE(kinds(f.out), u"app_ping app_pong app_beats_so_far ended"_s);
    QCOMPARE(std::get<Boxed<AppBeatsSoFar>>(f.out.at(2).what)->server.pings, 10u);
}

/// Then it can take the place of the one before.
void TestCondenser::aMinutesStateIsThatOfTheWholeSession()
{
    Fixture f;
    f.take(traffic(Way::In, 3s));
    f.take(seen(Pong{Way::In, 5ms}, 3s, Leg::Server));
    f.condenser.drainStates(f.out);
    QCOMPARE(kinds(f.out), u"traffic_so_far heartbeat_so_far"_s);
    f.out.clear();
    f.condenser.drainStates(f.out);
    QVERIFY(f.out.isEmpty());
    f.take(traffic(Way::In, 4s));
    f.condenser.drainStates(f.out);
    QCOMPARE(kinds(f.out), u"traffic_so_far heartbeat_so_far"_s);
}

void TestCondenser::samplesComeWithALoss()
{
    Fixture f;
    for (int i = 0; i < 40; ++i)
        f.take(seen(TcpSample{}, 3s + i * 2s));
    f.take(seen(CloseFrame{Way::In, 1011, {}, {}, 8}, 100s));
    f.take(seen(CloseFrame{Way::Out, 1011, {}, {}, 8}, 101s));
    QCOMPARE(kinds(f.out), u"close close"_s);
    f.take(seen(Ended{}, 102s));
    QCOMPARE(f.out.size(), 2 + SampleRing::capacity + 1);
    QCOMPARE(f.out.at(2).at, Stamp(3s + 8 * 2s)); // the oldest 8 are gone
    QCOMPARE(f.out.at(2).session, SessionId(7));
}

void TestCondenser::samplesGoWithAGoodbye()
{
    Fixture f;
    f.take(seen(TcpSample{}, 3s));
    f.take(seen(CloseFrame{Way::In, 1000, {}, {}, 8}, 100s));
    f.take(seen(CloseFrame{Way::Out, 1000, {}, {}, 8}, 101s));
    f.take(seen(Ended{}, 102s));
    QCOMPARE(kinds(f.out), u"close close ended"_s);
}

void TestCondenser::nothingIsHeldAfterTheEnd()
{
    Fixture f;
    f.take(traffic(Way::In, 3s));
    f.take(seen(TcpSample{}, 3s));
    f.take(seen(Ended{}, 4s));
    QVERIFY(!f.condenser.holdsStates());
    f.out.clear();
    f.condenser.drain(f.out);
    QVERIFY(f.out.isEmpty());
}

QTEST_GUILESS_MAIN(TestCondenser)
#include "tst_condenser.moc"

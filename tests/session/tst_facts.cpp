// Folding observations, and writing and reading them back.
#include "session/codec.h"
#include "session/facts.h"

#include <QJsonDocument>
#include <QtTest>

using namespace session;
using namespace std::chrono_literals;

namespace {

Observation seen(What what, Stamp at, Source source = Source::Wire)
{
    return {SessionId(7), EndpointId(1), at, Leg::Client, source, std::move(what)};
}

/// What ends a session, as a column of test data.
struct Ending
{
    QVector<What> whats;
};

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

Q_DECLARE_METATYPE(Ending)

class TestFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstTerminalEventWins();
    void idleTimeEndsAtTheCloseFrame();
    void everyKindSurvivesTheJournal();
    void textIsWhatAnyJsonReaderReads();
    void aPackedTimelineIsTheSame();
    void textInAnotherOrderIsRead();
    void unknownKindIsReported() { QVERIFY(!fromJson(u"no_such_kind", {})); }
    void timelineIsBoundedAndKeepsBothEnds();
    void pongAnswersPings();
    void silencesAreAnsweredByThePeerOnly();
    void aLargeMessageSurvivesAQuietSecond();
    void aSizeSurvivesSteadyTraffic();
    void pingIntervalsAndRoundTripsAreKept();
    void theRingKeepsTheLatestSamplesExactly();
    void samplesGoWithAGoodbye_data();
    void samplesGoWithAGoodbye();
    void aStateOfTrafficReplacesItsSums();
    void aStateOfHeartbeatsReplacesThem();
    void nonsenseInAStateOfHeartbeatsIsLeftOut();
    void eachLegIsItsOwnWhicheverCameFirst_data();
    void eachLegIsItsOwnWhicheverCameFirst();
};

void TestFacts::firstTerminalEventWins()
{
    Facts facts;
    apply(facts, seen(Connected{u"127.0.0.1:1"_qs, u"127.0.0.1:2"_qs}, 1s));
    apply(facts, seen(Opened{}, 2s));
    QVERIFY(facts.isOpen());
    apply(facts, seen(CloseFrame{Way::In, 1001, {}, {}, 8}, 5s));
    apply(facts, seen(TcpEnd{TcpFate::Reset, u"ECONNRESET"_qs, false}, 6s));
    QVERIFY(std::holds_alternative<CloseFrame>(facts.first->what));
    QCOMPARE(facts.endedAt(), std::optional<Stamp>(5s));
    QCOMPARE(facts.firstPhase, Phase::Open);
    QCOMPARE(facts.client().tcpEnd->fate, TcpFate::Reset);
}

void TestFacts::idleTimeEndsAtTheCloseFrame()
{
    Facts facts;
    apply(facts, seen(Opened{}, 2s));
    Traffic in;
    in.frames = 3, in.bytes = 30, in.firstAt = 3s, in.lastAt = 4s;
    apply(facts, seen(in, 4s));
    apply(facts, seen(CloseFrame{Way::In, 1000, {}, {}, 8}, 10s));
    QCOMPARE(facts.idleAtFirst, Nanoseconds(6s));
    QCOMPARE(facts.client().in.frames, 4u);
    QCOMPARE(facts.client().in.bytes, 38u);
    QCOMPARE(facts.client().in.lastAt, std::optional<Stamp>(4s));
}

void TestFacts::everyKindSurvivesTheJournal()
{
    const QVector<What> kinds{
        Dialing{u"host"_qs, 9000},
        RequestHead{u"GET"_qs, u"/a"_qs, u"HTTP/1.1"_qs, u"h"_qs, u"o"_qs, u"ua"_qs, u"p"_qs, u"e"_qs,
                    u"c"_qs, u"f"_qs, u"0123456789abcdef"_qs},
        ResponseHead{503, u"no"_qs, {}, {}, u"5"_qs, {}, {}, {u"Server: x"_qs}, u"0123456789abcdef"_qs},
        Violation{Way::In, u"opcode"_qs, 7, true},
        Truncated{Way::In, u"text"_qs, 9, 2, Stamp(3s)},
        OpenFailed{Phase::Tls, u"tls_failure"_qs, u"expired"_qs, u"text"_qs, Answerer::Proxy},
        Pong{Way::In, Nanoseconds(1234)},
        CloseFrame{Way::Out, std::nullopt, u"r"_qs, u"bad_close"_qs, 3},
        TcpEnd{TcpFate::ClosedByTool, u"EPIPE"_qs, true},
        ToolEnd{ToolReason::Limit, u"close"_qs, u"message_too_big"_qs, 10, std::nullopt},
        Silence{u"pong"_qs, 30s, 2},
        LastFrames{3, {FrameRecord{1s, Leg::Server, Way::Out, 9, true, 4, "abc"}}},
        Continues{5, u"cookie"_qs},
        Message{Way::In, false, 3, QByteArray::fromHex("00ff80")},
        Performed{u"\"quoted\" \\ back"_qs, u"\x1f\t\n\x7f"_qs, u"é 中 \U0001f600"_qs},
        Ended{false},
    };
    for (const What &what : kinds) {
        const Observation before = seen(what, 1s);
        const auto after = fromJson(kindOf(before), parsed(toJson(what)));
        QVERIFY2(after, qPrintable(kindOf(before)));
        QCOMPARE(*after == what, true);
        const QByteArray text = toJson(what) + "]", kind = kindOf(before).toLatin1();
        QByteArrayView rest(text);
        const auto taken = takeJson(kind, rest);
        if (taken) {
            QCOMPARE(*taken == what, true);
            QCOMPARE(rest, "]");
        } else {
            QVERIFY2(text.contains('\\'), text); // only escapes are left to the other reader
        }
    }
}

/// As the timeline of an ended session is kept in memory.
void TestFacts::aPackedTimelineIsTheSame()
{
    Timeline plain;
    for (const What &what : QVector<What>{
             Connected{u"127.0.0.1:1"_qs, u"[::1]:2"_qs},
             [] {
                 RequestHead request;
                 request.method = u"GET"_qs, request.target = u"/é\"中"_qs;
                 return request;
             }(),
             ResponseHead{101, {}, {}, {}, {}, {}, {}, {u"A: 1"_qs, u"B: 2"_qs}, {}}, Opened{},
             ToolEnd{ToolReason::Limit, u"close"_qs, {}, std::numeric_limits<quint64>::max(), std::nullopt},
             LastFrames{3, {FrameRecord{1s, Leg::Server, Way::Out, 9, true, 4, QByteArray("a\0c", 3)}}},
             CloseFrame{Way::Out, 1000, u"r"_qs, {}, 3}, TcpEnd{TcpFate::Reset, u"ECONNRESET"_qs, true}})
        plain.append({SessionId(7), EndpointId(3), Stamp(plain.size() % 3 * 5s - 1ns), Leg::Server,
                      Source::Tool, what});
    Timeline packed = plain;
    packed.pack();
    QVERIFY(packed.all() == plain.all());
    QVERIFY(packed == plain);
    packed.append({SessionId(7), EndpointId(3), 9s, Leg::Client, Source::Wire, Ended{}});
    QCOMPARE(packed.size(), plain.size() + 1);
    QCOMPARE(packed.all().size(), packed.size());
    QVERIFY(packed.all().first(plain.size()) == plain.all());
}

/// What a program of yesterday or tomorrow may write: other fields, another order.
void TestFacts::textInAnotherOrderIsRead()
{
    const QByteArray other = R"({"missed":2,"new":[{"a":"}"}],"awaited":"pong"})";
    QByteArrayView rest(other);
    QVERIFY(!takeJson("silence", rest));
    const auto what = fromJson(u"silence", parsed(other));
    QVERIFY(what == What(Silence{u"pong"_qs, {}, 2}));
}

void TestFacts::textIsWhatAnyJsonReaderReads()
{
    QCOMPARE(toJson(Opened{}), "{}");
    QCOMPARE(toJson(ToolEnd{ToolReason::Limit, u"close"_qs, {}, 10, std::nullopt}),
             R"({"reason":"limit","what":"close","limit":10})");
    QCOMPARE(toJson(ResponseHead{101, {}, {}, {}, {}, {}, {}, {u"A: 1"_qs, u"B: 2"_qs}, {}}),
             R"({"status":101,"fingerprint":["A: 1","B: 2"]})");
    const QString half(QChar(0xd83d)); // a lone surrogate, which UTF-8 cannot carry
    QCOMPARE(toJson(Performed{half + u'"', half, u"\x01"_qs}),
             R"({"what":"\ud83d\"","detail":"\ud83d","error":"\u0001"})");
    // Only what is as it was made is left out: false, where a field is made true.
    QCOMPARE(toJson(Ended{false}), R"({"released":false})");
    QCOMPARE(toJson(Ended{}), "{}");
}

void TestFacts::timelineIsBoundedAndKeepsBothEnds()
{
    Facts facts;
    apply(facts, seen(Opened{}, 1s));
    for (int i = 0; i < 1000; ++i)
        apply(facts, seen(Performed{u"send"_qs, {}, {}}, 2s));
    apply(facts, seen(TcpEnd{TcpFate::Fin, {}, false}, 3s));
    QCOMPARE(facts.timeline.size(), Facts::maxTimeline);
    QCOMPARE(facts.timelineDropped, 1002 - Facts::maxTimeline);
    QVERIFY(std::holds_alternative<Opened>(facts.timeline.all().first().what));
    QVERIFY(std::holds_alternative<TcpEnd>(facts.timeline.all().last().what));
}

void TestFacts::pongAnswersPings()
{
    Facts facts;
    apply(facts, seen(Ping{Way::Out}, 1s));
    apply(facts, seen(Ping{Way::Out}, 2s));
    QCOMPARE(facts.client().pingsUnanswered, 2);
    apply(facts, seen(Pong{Way::In, Nanoseconds(3ms)}, 3s));
    QCOMPARE(facts.client().pingsUnanswered, 0);
    QCOMPARE(facts.client().rtt, std::optional<Nanoseconds>(3ms));
}

namespace {

Traffic traffic(Way way, Stamp at, quint64 message = 10)
{
    Traffic sum;
    sum.way = way, sum.frames = sum.messages = 1, sum.bytes = message + 2;
    sum.largestFrame = sum.largestMessage = message, sum.firstAt = sum.lastAt = at;
    return sum;
}

} // namespace

void TestFacts::silencesAreAnsweredByThePeerOnly()
{
    Facts facts;
    apply(facts, seen(Opened{}, 100s));
    apply(facts, seen(traffic(Way::In, 107s), 107s));  // 7 s after the 101
    apply(facts, seen(traffic(Way::Out, 119s), 119s)); // 12 s, not answered yet
    apply(facts, seen(traffic(Way::Out, 122s), 122s)); // 3 s
    const Silences &silences = facts.client().silences;
    QCOMPARE(silences.longestAnswered, Nanoseconds(7s));
    QCOMPARE(silences.longestUnanswered, Nanoseconds(12s));
    QCOMPARE(silences.unansweredAt, std::optional<Stamp>(119s));
    QCOMPARE(silences.answered, 1u);
    QCOMPARE(silences.unanswered, 2u);
    apply(facts, seen(traffic(Way::In, 122s + 5ms), 123s));
    QCOMPARE(silences.longestAnswered, Nanoseconds(12s));
    QCOMPARE(silences.longestUnanswered, Nanoseconds{});
    QCOMPARE(silences.answered, 3u);
    QVERIFY(!silences.unansweredAt);
}

void TestFacts::aLargeMessageSurvivesAQuietSecond()
{
    Facts facts;
    apply(facts, seen(Opened{}, 100s));
    apply(facts, seen(traffic(Way::In, 101s, 5000), 101s));
    QCOMPARE(facts.client().in.survivedMessage, 0u);
    apply(facts, seen(traffic(Way::In, 103s, 70), 103s));
    QCOMPARE(facts.client().in.survivedMessage, 5000u);
    apply(facts, seen(traffic(Way::In, 103s + 500ms, 9000), 104s));
    QCOMPARE(facts.client().in.survivedMessage, 5000u);
    QCOMPARE(facts.client().in.pendingMessage, 9000u);
}

void TestFacts::aSizeSurvivesSteadyTraffic()
{
    Facts facts;
    apply(facts, seen(Opened{}, 100s));
    for (int i = 0; i < 40; ++i)
        apply(facts, seen(traffic(Way::In, 101s + i * 100ms, i == 39 ? 9000 : 70), 101s + i * 100ms));
    QCOMPARE(facts.client().in.survivedMessage, 70u);
    QCOMPARE(facts.client().in.pendingMessage, 9000u);
}

void TestFacts::pingIntervalsAndRoundTripsAreKept()
{
    Facts facts;
    apply(facts, seen(Opened{}, 100s));
    for (const Stamp at : {115s, 130s, 155s, 170s}) {
        apply(facts, seen(Ping{Way::Out}, at));
        apply(facts, seen(Pong{Way::In, 20ms}, at + 20ms));
    }
    QCOMPARE(facts.client().out.longestPingInterval, Nanoseconds(25s));
    QCOMPARE(facts.client().in.longestPingInterval, Nanoseconds{});
    QCOMPARE(facts.client().rtts.size(), 4);
    QCOMPARE(facts.client().rtts.last().milliseconds, 20.0f);
    QCOMPARE(facts.client().rtts.first().at, 15.02f);
    for (int i = 0; i < 100; ++i)
        apply(facts, seen(Pong{Way::In, 20ms}, 200s + i * 1s));
    QCOMPARE(facts.client().rtts.size(), LegBeats::maxRtts);
}

void TestFacts::theRingKeepsTheLatestSamplesExactly()
{
    SampleRing ring;
    QVector<TcpSampleAt> expected;
    for (int i = 0; i < 100; ++i) {
        TcpSampleAt sample;
        sample.at = Stamp(1'700'000'000s + i * 2s);
        sample.source = i % 2 ? Source::Clock : Source::Tool;
        sample.state = i % 12;
        sample.rtt = std::chrono::microseconds(i * 7919);
        sample.rto = std::chrono::microseconds(-i); // nonsense survives too
        sample.unacked = i == 99 ? std::numeric_limits<quint32>::max() : quint32(i);
        sample.lastDataIn = i == 98 ? std::chrono::milliseconds::max() : std::chrono::milliseconds(i);
        sample.lastAckIn = i == 97 ? std::chrono::milliseconds::min() : 5ms;
        ring.push(sample);
        expected.append(sample);
        QVERIFY(ring.last() == sample);
    }
    QCOMPARE(ring.size(), SampleRing::capacity);
    QVERIFY(ring.all() == expected.last(SampleRing::capacity));
    ring.clear();
    QVERIFY(ring.isEmpty() && ring.all().isEmpty());
}

void TestFacts::samplesGoWithAGoodbye_data()
{
    using Code = std::optional<quint16>;
    QTest::addColumn<Ending>("ending");
    QTest::addColumn<qsizetype>("samples");
    const auto both = [](Code in, Code out) {
        return Ending{{CloseFrame{Way::In, in, {}, {}, 8}, CloseFrame{Way::Out, out, {}, {}, 8}}};
    };
    QTest::newRow("1000") << both(1000, 1000) << qsizetype(0);
    QTest::newRow("1001") << both(1001, 1001) << qsizetype(0);
    QTest::newRow("no code") << both({}, {}) << qsizetype(0);
    QTest::newRow("1011") << both(1011, 1011) << qsizetype(1);
    QTest::newRow("unanswered") << Ending{{CloseFrame{Way::In, 1000, {}, {}, 8}}} << qsizetype(1);
    QTest::newRow("flawed") << Ending{{CloseFrame{Way::In, {}, {}, u"bad_close"_qs, 3},
                                       CloseFrame{Way::Out, 1000, {}, {}, 8}}}
                            << qsizetype(1);
    QTest::newRow("reset") << Ending{{TcpEnd{TcpFate::Reset, u"ECONNRESET"_qs, false}}} << qsizetype(1);
}

void TestFacts::samplesGoWithAGoodbye()
{
    QFETCH(Ending, ending);
    QFETCH(qsizetype, samples);
    Facts facts;
    apply(facts, seen(Opened{}, 1s));
    apply(facts, seen(TcpSample{}, 2s));
    for (const What &what : ending.whats)
        apply(facts, seen(what, 3s));
    QCOMPARE(facts.client().samples.size(), 1);
    apply(facts, seen(Ended{}, 4s));
    QCOMPARE(facts.client().samples.size(), samples);
}

void TestFacts::eachLegIsItsOwnWhicheverCameFirst_data()
{
    QTest::addColumn<Leg>("first");
    QTest::addColumn<Leg>("second");
    QTest::newRow("client") << Leg::Client << Leg::Server;
    QTest::newRow("server") << Leg::Server << Leg::Client;
}

void TestFacts::eachLegIsItsOwnWhicheverCameFirst()
{
    QFETCH(Leg, first);
    QFETCH(Leg, second);
    const auto connected = [](Leg leg, const QString &peer) {
        Observation one = seen(Connected{u"127.0.0.1:1"_qs, peer}, 1s);
        one.leg = leg;
        return one;
    };
    Facts facts;
    apply(facts, connected(first, u"near"_qs));
    QVERIFY(facts.leg(first).exists && !facts.leg(second).exists);
    QCOMPARE(facts.leg(second), LegFacts{});

    Facts other = facts;
    apply(other, connected(second, u"far"_qs));
    QCOMPARE(other.leg(first), facts.leg(first));
    QCOMPARE(other.leg(second).peer, u"far"_qs);
    QVERIFY2(!facts.leg(second).exists, "a copy has legs of its own");
    QVERIFY(other != facts);
    QCOMPARE(&other.client(), &other.leg(Leg::Client));
    QCOMPARE(&other.server(), &other.leg(Leg::Server));
}

void TestFacts::aStateOfTrafficReplacesItsSums()
{
    Facts live, replayed;
    const QVector<Observation> before{seen(Opened{}, 100s), seen(traffic(Way::In, 101s, 5000), 101s),
                                      seen(Ping{Way::Out}, 102s), seen(traffic(Way::Out, 104s), 104s)};
    for (const Observation &observation : before) {
        apply(live, observation);
        if (!std::holds_alternative<Traffic>(observation.what))
            apply(replayed, observation);
    }
    const What state = TrafficSoFar{std::make_shared<const LegFlow>(live.client())};
    apply(replayed, seen(*fromJson(u"traffic_so_far", parsed(toJson(state))), 105s));
    for (const Observation &observation : {seen(traffic(Way::In, 110s), 110s), seen(Ping{Way::Out}, 111s),
                                           seen(CloseFrame{Way::In, 1000, {}, {}, 8}, 112s)}) {
        apply(live, observation);
        apply(replayed, observation);
    }
    QVERIFY(replayed == live);
}

void TestFacts::aStateOfHeartbeatsReplacesThem()
{
    Facts live, replayed;
    const auto both = [&](const Observation &observation) {
        apply(live, observation);
        apply(replayed, observation);
    };
    both(seen(Opened{}, 100s));
    both(seen(AppPing{Leg::Server}, 100s)); // the first one tells that its leg is there
    for (int i = 0; i < 100; ++i) {
        const Stamp at = 101s + i * 10s;
        for (const What &what :
             {What(Ping{Way::Out}), What(Pong{Way::In, 20ms}), What(Ping{Way::In}), What(Pong{Way::Out, {}}),
              What(AppPing{Leg::Server}), What(AppPong{Leg::Client})})
            apply(live, seen(what, at + (std::holds_alternative<AppPong>(what) ? 30ms : 0ms)));
    }
    apply(live, seen(Ping{Way::In}, 1200s));
    const What flow = TrafficSoFar{std::make_shared<const LegFlow>(live.client())};
    const What beats = Boxed(HeartbeatSoFar::of(live.client())), pulse = Boxed(AppBeatsSoFar::of(*live.app));
    apply(replayed, seen(flow, 1200s));
    apply(replayed, seen(*fromJson(u"heartbeat_so_far", parsed(toJson(beats))), 1200s));
    apply(replayed, seen(*fromJson(u"app_beats_so_far", parsed(toJson(pulse))), 1200s));
    QVERIFY(replayed == live);
    QCOMPARE(replayed.client().rtts.size(), LegBeats::maxRtts);
    QCOMPARE(replayed.client().asking.pings, 101u);
    QCOMPARE(replayed.app->ticks.size(), AppPulse::maxTicks);
    for (const What &what : {What(Pong{Way::Out, {}}), What(AppPing{Leg::Client}), What(Ping{Way::In})})
        both(seen(what, 1210s));
    both(seen(TcpEnd{TcpFate::Reset, {}, false}, 1220s));
    QVERIFY(replayed == live);
    QVERIFY(replayed.unanswered.has_value());
}

/// A log may hold anything.
void TestFacts::nonsenseInAStateOfHeartbeatsIsLeftOut()
{
    HeartbeatSoFar state;
    state.rtts = QByteArray(10'003, char(0xff)); // no numbers
    const LegBeats beats = state.beats();
    QCOMPARE(beats.rtts.size(), LegBeats::maxRtts);
    QCOMPARE(beats.rtts.last().milliseconds, 0.0f);
    AppBeatsSoFar pulse;
    pulse.ticks = QByteArray(10'003, char(0xff));
    QCOMPARE(pulse.pulse().ticks.size(), AppPulse::maxTicks);
    QCOMPARE(pulse.pulse().ticks.first().from, Leg::Server);
}

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"

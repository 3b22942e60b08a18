#include "session/facts.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace session {

namespace {

void addTraffic(Flow &flow, const Traffic &traffic)
{
    const auto gapBefore = flow.lastAt ? traffic.firstAt - *flow.lastAt : Nanoseconds{};
    flow.frames += traffic.frames;
    flow.bytes += traffic.bytes;
    flow.messages += traffic.messages;
    flow.largestFrame = std::max(flow.largestFrame, traffic.largestFrame);
    flow.largestMessage = std::max(flow.largestMessage, traffic.largestMessage);
    flow.largestGap = std::max({flow.largestGap, traffic.largestGap, gapBefore});
    if (gapBefore > 1s) {
        flow.survivedFrame = std::max(flow.survivedFrame, std::exchange(flow.pendingFrame, 0));
        flow.survivedMessage = std::max(flow.survivedMessage, std::exchange(flow.pendingMessage, 0));
    }
    flow.pendingFrame = std::max(flow.pendingFrame, traffic.largestFrame);
    flow.pendingMessage = std::max(flow.pendingMessage, traffic.largestMessage);
    if (!flow.firstAt)
        flow.firstAt = traffic.firstAt;
    flow.lastAt = traffic.lastAt;
}

/// Must see the leg before the traffic is added to its flows.
void addSilence(LegFacts &leg, const std::optional<Stamp> &openedAt, const Traffic &traffic)
{
    Silences &silences = leg.silences;
    const Stamp since = std::max({leg.in.lastAt.value_or(Stamp{}), leg.out.lastAt.value_or(Stamp{}),
                                  openedAt.value_or(traffic.firstAt)});
    const Nanoseconds gap = std::max(traffic.firstAt - since, traffic.largestQuiet);
    const quint32 counted = gap >= 1s ? 1 : 0;
    if (traffic.way == Way::In) {
        silences.longestAnswered = std::max({silences.longestAnswered, silences.longestUnanswered, gap});
        silences.answered += counted + std::exchange(silences.unanswered, 0);
        silences.longestUnanswered = {};
        silences.unansweredAt.reset();
        return;
    }
    silences.unanswered += counted;
    if (gap > silences.longestUnanswered) {
        silences.longestUnanswered = gap;
        silences.unansweredAt = traffic.firstAt;
    }
}

void addPing(Flow &flow, Stamp at)
{
    if (flow.lastPingAt)
        flow.longestPingInterval = std::max(flow.longestPingInterval, at - *flow.lastPingAt);
    flow.lastPingAt = at;
}

/// How far the session had come before the observation that ended it.
Phase phaseOf(const Facts &facts, const Observation &end)
{
    if (const auto *failed = std::get_if<OpenFailed>(&end.what))
        return failed->phase;
    if (facts.openedAt)
        return Phase::Open;
    if (facts.silence && facts.silence->awaited == QLatin1String("tls"))
        return Phase::Tls;
    const LegFacts &leg = facts.leg(end.leg);
    return leg.peer.isEmpty() ? Phase::Tcp : Phase::Http;
}

struct Fold
{
    Facts &facts;
    const Observation &seen;
    LegFacts &leg;

    void operator()(const Dialing &) const {}
    void operator()(const Connected &connected) const
    {
        leg.local = connected.local;
        leg.peer = connected.peer;
    }
    void operator()(const TlsEstablished &tls) const { leg.tls = tls; }
    void operator()(const RequestHead &head) const
    {
        if (!facts.request)
            facts.request = head;
    }
    void operator()(const ResponseHead &head) const { facts.response = head; }
    void operator()(const Opened &) const { facts.openedAt = seen.at; }
    void operator()(const OpenFailed &failed) const
    {
        if (!facts.openFailed)
            facts.openFailed = failed;
    }
    void operator()(const Traffic &traffic) const
    {
        addSilence(leg, facts.openedAt, traffic);
        addTraffic(traffic.way == Way::In ? leg.in : leg.out, traffic);
    }
    void operator()(const Ping &ping) const
    {
        addPing(ping.way == Way::In ? leg.in : leg.out, seen.at);
        if (ping.way == Way::Out)
            ++leg.pingsUnanswered;
    }
    void operator()(const Pong &pong) const
    {
        if (pong.way == Way::Out)
            return;
        leg.pingsUnanswered = 0;
        if (!pong.rtt)
            return;
        leg.rtt = pong.rtt;
        if (leg.rtts.size() == Facts::maxRtts)
            leg.rtts.removeFirst();
        const std::chrono::duration<float> age = seen.at - facts.openedAt.value_or(facts.startedAt);
        const std::chrono::duration<float, std::milli> rtt = *pong.rtt;
        leg.rtts.append({age.count(), rtt.count()});
    }
    void operator()(const CloseFrame &close) const
    {
        const bool in = close.way == Way::In;
        Flow &flow = in ? leg.in : leg.out;
        ++flow.frames;
        flow.bytes += close.bytes;
        auto &slot = in ? leg.closeReceived : leg.closeSent;
        if (slot)
            return;
        slot = close;
        (in ? leg.closeReceivedAt : leg.closeSentAt) = seen.at;
    }
    void operator()(const Violation &violation) const
    {
        if (violation.way == Way::In && !leg.violation)
            leg.violation = violation;
    }
    void operator()(const Truncated &truncated) const
    {
        if (truncated.way == Way::In)
            leg.truncated = truncated;
    }
    void operator()(const AfterClose &after) const
    {
        if (after.way == Way::In)
            leg.bytesAfterClose += after.bytes;
    }
    void operator()(const TcpEnd &end) const
    {
        if (leg.tcpEnd)
            return;
        leg.tcpEnd = end;
        leg.tcpEndAt = seen.at;
    }
    void operator()(const TlsBroken &) const {}
    void operator()(const ToolEnd &end) const
    {
        if (facts.toolEnd)
            return;
        facts.toolEnd = end;
        facts.toolEndAt = seen.at;
    }
    void operator()(const Performed &) const {}
    void operator()(const Silence &silence) const { facts.silence = silence; }
    void operator()(const TcpSample &sample) const
    {
        if (leg.samples.size() == Facts::maxSamples)
            leg.samples.removeFirst();
        leg.samples.append(sample);
    }
    void operator()(const LastFrames &frames) const { facts.lastFrames = frames; }
    void operator()(const Message &) const {}
    void operator()(const Continues &continues) const { facts.continues = continues; }
    void operator()(const Ended &ended) const
    {
        facts.ended = true;
        facts.released = ended.released;
    }
};

bool isNotable(const Observation &seen)
{
    return !std::holds_alternative<Traffic>(seen.what) && !std::holds_alternative<TcpSample>(seen.what) &&
           !std::holds_alternative<LastFrames>(seen.what) && !std::holds_alternative<Message>(seen.what) &&
           !std::holds_alternative<Ended>(seen.what) && !std::holds_alternative<Ping>(seen.what) &&
           !std::holds_alternative<Pong>(seen.what);
}

void remember(Facts &facts, const Observation &seen)
{
    // Keep how it began and how it ended; what a talkative middle drops is counted.
    if (facts.timeline.size() == Facts::maxTimeline) {
        facts.timeline.remove(Facts::maxTimeline / 2);
        ++facts.timelineDropped;
    }
    facts.timeline.append(seen);
}

} // namespace

void apply(Facts &facts, const Observation &observation)
{
    if (facts.id == SessionId{}) {
        facts.id = observation.session;
        facts.endpoint = observation.endpoint;
        facts.startedAt = observation.at;
    }
    if (facts.chain == 0)
        facts.chain = quint64(observation.session);
    LegFacts &leg = facts.leg(observation.leg);
    leg.exists = true;
    if (!facts.first && isTerminal(observation)) {
        facts.first = observation;
        facts.firstPhase = phaseOf(facts, observation);
        facts.idleAtFirst = idleBefore(facts, observation.leg, observation.at);
    }
    std::visit(Fold{facts, observation, leg}, observation.what);
    if (isNotable(observation))
        remember(facts, observation);
}

Nanoseconds idleBefore(const Facts &facts, Leg leg, Stamp at)
{
    const LegFacts &side = facts.leg(leg);
    const Stamp since = std::max({side.in.lastAt.value_or(Stamp{}), side.out.lastAt.value_or(Stamp{}),
                                  facts.openedAt.value_or(facts.startedAt)});
    return std::max(at - since, Nanoseconds{});
}

} // namespace session

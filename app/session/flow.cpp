#include "session/flow.h"

#include "session/observation.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace session {

namespace {

/// A turn takes a second or more of traffic. What settles was over before the turn that ends now began.
void settleSizes(Flow &flow, const Traffic &traffic, Nanoseconds gapBefore)
{
    if (!flow.turnedAt) {
        flow.turnedAt = traffic.firstAt;
        return;
    }
    if (traffic.firstAt - *flow.turnedAt < 1s)
        return;
    flow.survivedFrame = std::max(flow.survivedFrame, flow.settlingFrame);
    flow.survivedMessage = std::max(flow.survivedMessage, flow.settlingMessage);
    flow.settlingFrame = std::exchange(flow.pendingFrame, 0);
    flow.settlingMessage = std::exchange(flow.pendingMessage, 0);
    if (gapBefore > 1s) { // these are old enough as well
        flow.survivedFrame = std::max(flow.survivedFrame, std::exchange(flow.settlingFrame, 0));
        flow.survivedMessage = std::max(flow.survivedMessage, std::exchange(flow.settlingMessage, 0));
    }
    flow.turnedAt = traffic.firstAt;
}

void addTraffic(Flow &flow, const Traffic &traffic)
{
    const auto gapBefore = flow.lastAt ? traffic.firstAt - *flow.lastAt : Nanoseconds{};
    flow.frames += traffic.frames;
    flow.bytes += traffic.bytes;
    flow.messages += traffic.messages;
    flow.largestFrame = std::max(flow.largestFrame, traffic.largestFrame);
    flow.largestMessage = std::max(flow.largestMessage, traffic.largestMessage);
    flow.largestGap = std::max({flow.largestGap, traffic.largestGap, gapBefore});
    settleSizes(flow, traffic, gapBefore);
    flow.pendingFrame = std::max(flow.pendingFrame, traffic.largestFrame);
    flow.pendingMessage = std::max(flow.pendingMessage, traffic.largestMessage);
    if (!flow.firstAt)
        flow.firstAt = traffic.firstAt;
    flow.lastAt = traffic.lastAt;
}

/// Must see the leg before the traffic is added to its flows.
void addSilence(LegFlow &leg, const std::optional<Stamp> &openedAt, const Traffic &traffic)
{
    Silences &silences = leg.silences;
    const Stamp since = std::max({leg.in.lastAt.value_or(Stamp{}), leg.out.lastAt.value_or(Stamp{}),
                                  openedAt.value_or(traffic.firstAt)});
    const Nanoseconds gap = traffic.firstAt - since;
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

} // namespace

void applyFlow(LegFlow &flow, const std::optional<Stamp> &openedAt, const Observation &observation)
{
    if (const auto *traffic = std::get_if<Traffic>(&observation.what)) {
        addSilence(flow, openedAt, *traffic);
        addTraffic(traffic->way == Way::In ? flow.in : flow.out, *traffic);
    } else if (const auto *soFar = std::get_if<TrafficSoFar>(&observation.what)) {
        flow = *soFar->flow;
    } else if (const auto *ping = std::get_if<Ping>(&observation.what)) {
        addPing(ping->way == Way::In ? flow.in : flow.out, observation.at);
    } else if (const auto *close = std::get_if<CloseFrame>(&observation.what)) {
        Flow &way = close->way == Way::In ? flow.in : flow.out;
        ++way.frames;
        way.bytes += close->bytes;
    }
}

} // namespace session

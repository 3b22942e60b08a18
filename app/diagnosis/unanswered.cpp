#include "diagnosis/unanswered.h"

#include "diagnosis/tcpreading.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace diagnosis {

using namespace session;

namespace {

constexpr Nanoseconds shortestWait = 500ms;
constexpr int slowestPongs = 4; ///< so many times the slowest pong of the session

/// The peer itself ended it; neither the network nor we did.
bool endedByPeer(const Facts &facts)
{
    if (!facts.first)
        return false;
    if (std::holds_alternative<CloseFrame>(facts.first->what))
        return true;
    const auto *end = std::get_if<TcpEnd>(&facts.first->what);
    return end && (end->fate == TcpFate::Fin || end->fate == TcpFate::Reset || end->fate == TcpFate::Open);
}

bool waitedLong(const Facts &facts)
{
    const Asking &asking = facts.leg(facts.unanswered->by).asking;
    const Nanoseconds waited = facts.unanswered->waited;
    return waited >= std::max(shortestWait, slowestPongs * asking.slowestPong) && waited > asking.longestWait;
}

/// A byte of the side that shall answer came after the ping; a frame that never became whole counts, too.
bool wasHeard(const Facts &facts)
{
    const Unanswered &unanswered = *facts.unanswered;
    if (unanswered.lastFrameAt && *unanswered.lastFrameAt > unanswered.since)
        return true;
    const auto &truncated = facts.leg(otherThan(unanswered.by)).truncated;
    return truncated && (!truncated->lastAt || *truncated->lastAt > unanswered.since);
}

/// A ping that breaks the protocol, or comes after what does, is owed no answer (RFC 6455 §7.1.7).
bool owedNothing(const Facts &facts)
{
    const Leg asker = facts.unanswered->by;
    const QVector<Observation> all = facts.timeline.all();
    return std::any_of(all.begin(), all.end(), [&](const Observation &seen) {
        const auto *violation = std::get_if<Violation>(&seen.what);
        return violation && violation->way == Way::In && seen.leg == asker &&
               seen.at <= facts.unanswered->since;
    });
}

} // namespace

std::optional<Stamp> lastAnswer(const Facts &facts, Leg asker)
{
    const auto &rtts = facts.leg(otherThan(asker)).rtts; // of pongs that repeat what was in a ping
    if (rtts.isEmpty())
        return {};
    const std::chrono::duration<float> age(rtts.last().at);
    return facts.openedAt.value_or(facts.startedAt) + std::chrono::duration_cast<Nanoseconds>(age);
}

bool nobodyAnswered(const Facts &facts)
{
    if (!facts.unanswered || !endedByPeer(facts) || facts.isUnread() || facts.faulted)
        return false;
    const LegFacts &asked = facts.leg(otherThan(facts.unanswered->by));
    return asked.exists && facts.unanswered->handedOn && !readsNothing(asked) &&
           leftBehind(facts, otherThan(facts.unanswered->by)) == 0 && waitedLong(facts) && !wasHeard(facts) &&
           !owedNothing(facts);
}

std::optional<IgnoredPings> ignoredPings(const Facts &facts)
{
    constexpr int enough = 2, mostMissed = 5; // programs give up after so few
    if (!facts.unanswered || !std::holds_alternative<TcpEnd>(facts.first->what) || !endedByPeer(facts) ||
        facts.isUnread() || facts.faulted || !facts.unanswered->handedOn || facts.unanswered->swallowed)
        return {};
    const Leg by = facts.unanswered->by;
    const LegFacts &asker = facts.leg(by), &asked = facts.leg(otherThan(by));
    if (!asked.exists || asked.pingsUnanswered < enough || asker.missed || asked.missed ||
        !asker.in.lastPingAt || readsNothing(asked) || !wasHeard(facts) || owedNothing(facts))
        return {};
    const Nanoseconds interval =
        (*asker.in.lastPingAt - facts.unanswered->since) / (asked.pingsUnanswered - 1);
    const Nanoseconds waited = facts.first->at - *asker.in.lastPingAt;
    return IgnoredPings{by, asked.pingsUnanswered,
                        asked.pingsUnanswered <= mostMissed && interval >= shortestWait &&
                            10 * waited >= 9 * interval && 2 * waited <= 3 * interval};
}

std::optional<Nanoseconds> heldUntilEnd(const Facts &facts, Leg reader)
{
    constexpr quint64 much = 64 * 1024;
    constexpr Nanoseconds tookNothing = 1s, slack = 250ms;
    if (facts.role != Role::Relay || facts.faulted || !facts.first)
        return {};
    const LegFacts &leg = facts.leg(reader);
    const Nanoseconds gap = leg.out.largestGap;
    const Stamp end = facts.first->at;
    for (const Observation &seen : facts.timeline.all()) {
        const auto *performed = std::get_if<Performed>(&seen.what);
        if (!performed || performed->what != QLatin1String("hold") || seen.leg != reader || seen.at > end)
            continue;
        // All but the last moment of that time was one silence, in which its kernel took nothing.
        const Nanoseconds since = end - seen.at;
        const QVector<TcpSampleAt> samples = leg.samples.all();
        const bool full = std::any_of(samples.begin(), samples.end(), [&](const TcpSampleAt &sample) {
            return sample.notSentBytes >= much && sample.at > seen.at && sample.at < end;
        });
        if (full && gap >= tookNothing && gap <= since + slack && since - gap <= tookNothing)
            return gap;
    }
    return {};
}

bool answerSwallowed(const Facts &facts)
{
    return facts.unanswered && facts.unanswered->swallowed && endedByPeer(facts) && waitedLong(facts);
}

bool readsNothing(const LegFacts &leg)
{
    constexpr Nanoseconds tookNothing = std::chrono::seconds(1); // its window was closed, by its packets
    return leg.stuckBytes > 0 || readTcp(leg, {}) == TcpReading::SlowConsumer ||
           (leg.seen && leg.seen->windowClosed && leg.seen->zeroWindow >= tookNothing);
}

QString answerBefore(const Facts &facts)
{
    constexpr Nanoseconds exact = 10ms; // of the time of a round trip, which is a small number
    if (!facts.first || !endedByPeer(facts) || facts.isUnread() || facts.faulted)
        return {};
    const Leg by = facts.first->leg;
    const LegFacts &asker = facts.leg(by), &asked = facts.leg(otherThan(by));
    if (!asker.in.lastPingAt || asker.missed || asked.missed)
        return {};
    const auto &since = asker.asking.unansweredSince;
    const bool onlyJustAsked = since && facts.first->at - *since < shortestWait;
    const auto answer = lastAnswer(facts, by);
    if (asked.exists ? answer && (onlyJustAsked || *answer >= *asker.in.lastPingAt - exact) : !since)
        return QStringLiteral("answered");
    if (!since)
        return QStringLiteral("other_payload");
    const auto lastFrame = asked.exists ? asked.in.lastAt : asker.out.lastAt;
    return lastFrame && *lastFrame > *since ? QStringLiteral("no_pong") : QString();
}

quint64 leftBehind(const Facts &facts, Leg reader)
{
    constexpr quint64 much = 64 * 1024;
    constexpr Nanoseconds tookNothing = 1s;
    const LegFacts &leg = facts.leg(reader), &other = facts.leg(otherThan(reader));
    if (facts.role != Role::Relay || facts.faulted || facts.isUnread() || !facts.first || !leg.exists)
        return 0;
    const Stamp end = facts.first->at;
    // What came after the end need not have been handed on.
    if (!leg.out.lastAt || end - *leg.out.lastAt < tookNothing || !other.in.lastAt || *other.in.lastAt > end)
        return 0;
    return other.in.bytes < leg.out.bytes + much ? 0 : other.in.bytes - leg.out.bytes;
}

QString tcpBehindSilence(const Facts &facts)
{
    if (!facts.unanswered)
        return {};
    return subOf(readTcp(facts.leg(otherThan(facts.unanswered->by)), facts.unanswered->waited));
}

bool hadStoppedReading(const Facts &facts, Leg which)
{
    constexpr quint64 much = 64 * 1024;
    const LegFacts &leg = facts.leg(which);
    const Stamp at = facts.first->at;
    if (readTcp(leg, {}) == TcpReading::SlowConsumer || leftBehind(facts, which) > 0)
        return true;
    return leg.stuckBytes >= much && leg.out.lastAt && at - *leg.out.lastAt >= std::chrono::seconds(1);
}

} // namespace diagnosis

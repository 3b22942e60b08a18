#include "diagnosis/unanswered.h"

#include "diagnosis/tcpreading.h"

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
           leftBehind(facts, otherThan(facts.unanswered->by)) == 0 && waitedLong(facts) && !wasHeard(facts);
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

} // namespace diagnosis

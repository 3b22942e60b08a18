#include "diagnosis/heartbeat.h"

#include "diagnosis/apprules.h"
#include "diagnosis/contradicted.h"

namespace diagnosis {

using namespace session;

namespace {

/// The side whose pings count: the one that gave up, else the one that asks more often. Of a session of our
/// own, our pings stand for the side that we play.
std::optional<Leg> askerOf(const Facts &facts)
{
    if (facts.toolEnd && facts.toolEnd->reason == ToolReason::Heartbeat && facts.first)
        return otherThan(facts.first->leg);
    if (facts.unanswered)
        return facts.unanswered->by;
    const quint32 client = facts.client().asking.pings, server = facts.server().asking.pings;
    if (client != 0 || server != 0)
        return client > server ? Leg::Client : Leg::Server;
    for (const Leg peer : {Leg::Client, Leg::Server}) {
        if (facts.leg(peer).out.lastPingAt)
            return otherThan(peer);
    }
    return {};
}

std::optional<Nanoseconds> intervalOf(const Facts &facts, Leg asker)
{
    const LegFacts &leg = facts.leg(asker);
    if (leg.asking.pings > 1 && leg.in.lastPingAt)
        return (*leg.in.lastPingAt - leg.asking.firstAt) / (leg.asking.pings - 1);
    const Nanoseconds ours = facts.leg(otherThan(asker)).out.longestPingInterval;
    return leg.asking.pings == 0 && ours > Nanoseconds{} ? std::optional(ours) : std::nullopt;
}

} // namespace

std::optional<Heartbeat> heartbeatOf(const Facts &facts, const Verdict &verdict)
{
    if (toldEndOf(facts))
        return verdict.heartbeat;
    // That of the application may not be the one that nobody answered.
    const bool byPing = verdict.cause == Cause::HeartbeatTimeout && facts.unanswered && verdict.heartbeat &&
                        !verdict.heartbeat->silent && !verdict.byGoodbye && !isContradicted(facts, verdict);
    if (verdict.heartbeat && !byPing)
        return verdict.heartbeat;
    const auto asker = askerOf(facts);
    if (!asker)
        return appHeartbeatOf(facts); // one that is presumed, or none
    Heartbeat heartbeat;
    heartbeat.askedBy = *asker;
    heartbeat.interval = intervalOf(facts, *asker);
    const LegFacts &asked = facts.leg(otherThan(*asker));
    const bool wasAnswered =
        verdict.sub == QLatin1String("answered") || verdict.sub == QLatin1String("other_payload");
    if (verdict.cause == Cause::HeartbeatTimeout && asked.exists && !wasAnswered &&
        (facts.unanswered || asked.pingsUnanswered > 0 || verdict.endedBy == Party::Tool)) {
        heartbeat.silent = otherThan(*asker);
        const Stamp since = asked.in.lastAt.value_or(facts.openedAt.value_or(facts.startedAt));
        heartbeat.silentFor = std::max(verdict.at - since, Nanoseconds{});
    }
    return heartbeat;
}

} // namespace diagnosis

#include "diagnosis/contradicted.h"

#include "diagnosis/closereasons.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace diagnosis {

using namespace session;

namespace {

constexpr Nanoseconds shortestTimer = 1s;
constexpr quint64 fewestMessages = 3; // a farewell before the Close frame is no traffic

/// Each frame of that connection would have been seen.
bool sawAll(const Facts &facts)
{
    return facts.first->source == Source::Wire && !facts.isUnread() && !facts.unreadable &&
           !facts.client().missed && !facts.server().missed && !facts.faulted;
}

bool hasAny(const QString &words, const auto &wanted)
{
    return std::any_of(wanted.begin(), wanted.end(),
                       [&words](const char *word) { return words.contains(QLatin1String(word)); });
}

/// Its own ping had no answer; not: it waited in vain for a ping of the other side.
bool namesOwnPing(const QString &reason)
{
    constexpr std::array own{" ping ", " pings ", " pong ", " pongs "};
    constexpr std::array others{" no ping ", " no pings ", " missed ",  " missing ", " sent ",
                                " receive ", " received ", " sending ", " sends ",   " without "};
    const QString words = plainWords(reason);
    return hasAny(words, own) && !hasAny(words, others);
}

bool sentNothing(const Facts &facts)
{
    const LegFacts &leg = facts.leg(facts.first->leg);
    const bool passedOn = facts.leg(otherThan(facts.first->leg)).out.lastPingAt.has_value();
    return !facts.app && leg.asking.pings == 0 && !passedOn && !leg.in.lastAt;
}

bool wasBusy(const Facts &facts)
{
    const LegFacts &leg = facts.leg(facts.first->leg);
    // Heartbeats keep a connection alive that is idle to its application.
    const bool pinged = leg.asking.pings > 0 || leg.out.lastPingAt || facts.app;
    return !pinged && leg.in.messages + leg.out.messages >= fewestMessages &&
           longestSilence(facts) < shortestTimer;
}

} // namespace

Nanoseconds longestSilence(const Facts &facts)
{
    const Silences &silences = facts.leg(facts.first->leg).silences;
    return std::max({silences.longestAnswered, silences.longestUnanswered, facts.idleAtFirst});
}

bool isContradicted(const Facts &facts, Cause cause)
{
    const auto *close = facts.first ? std::get_if<CloseFrame>(&facts.first->what) : nullptr;
    if (!close || close->reason.isEmpty() || !facts.openedAt || !sawAll(facts))
        return false;
    if (cause == Cause::HeartbeatTimeout)
        return namesOwnPing(close->reason) && sentNothing(facts);
    return cause == Cause::EndpointIdleTimeout && wasBusy(facts);
}

} // namespace diagnosis

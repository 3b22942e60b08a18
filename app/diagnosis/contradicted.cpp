#include "diagnosis/contradicted.h"

#include "diagnosis/apprules.h"
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

bool speaksDialect(const Facts &facts)
{
    return facts.app && !facts.app->hello.protocol.isEmpty();
}

/// Since when the ping of that side that nobody has answered waits.
std::optional<Stamp> askedSince(const Facts &facts, Leg side)
{
    const auto &app = facts.app->beats(side).unanswered;
    const auto &ping = facts.leg(side).asking.unansweredSince;
    return app && ping ? std::min(*app, *ping) : app ? app : ping;
}

/// A timer of that side for the silence of the other one has run out.
bool hasExpired(const Facts &facts, const AppPatience &patience, Nanoseconds quiet, Stamp at)
{
    constexpr Nanoseconds early = 50ms;
    const AppBeats &beats = facts.app->beats(otherThan(patience.by));
    const Nanoseconds since = patience.what == AppWait::Beat && beats.lastPing ? at - *beats.lastPing : quiet;
    if (patience.timeout)
        return since >= *patience.timeout - early;
    return beats.pings >= 2 && since >= std::max<Nanoseconds>(shortestTimer, beats.longestInterval * 19 / 10);
}

/// It is said to have been idle, but it was not, nor did heartbeats keep alive what was.
bool wasNotIdle(const Facts &facts, Leg by, Stamp at)
{
    if (at - *facts.openedAt < shortestTimer)
        return true;
    const bool beat = facts.app->client.pings + facts.app->server.pings > 0 || hasAsked(facts, Leg::Client) ||
                      hasAsked(facts, Leg::Server);
    const Nanoseconds quiet = silenceOf(facts, otherThan(by), at);
    return !beat && quiet >= Nanoseconds{} && quiet < shortestTimer;
}

/// The same where a dialect is spoken: by its goodbye, or by the Close frame.
bool isDialectContradicted(const Facts &facts, const Verdict &verdict)
{
    if (verdict.heartbeat && verdict.heartbeat->silent)
        return false; // that was seen, whatever was said
    const AppGoodbye *goodbye = goodbyeOf(facts);
    const auto *close = std::get_if<CloseFrame>(&facts.first->what);
    if (!goodbye && !close)
        return false;
    const Leg by = goodbye ? goodbye->from : facts.first->leg;
    const Stamp at = goodbye ? facts.app->goodbyeAt : facts.first->at;
    if (verdict.cause == Cause::EndpointIdleTimeout)
        return sawAll(facts) && wasNotIdle(facts, by, at);
    return verdict.cause == Cause::HeartbeatTimeout &&
           claimOfSilence(facts, by, at, goodbye ? goodbye->text : close->reason) ==
               SilenceClaim::Contradicted;
}

} // namespace

bool tellsOfOwnPing(const QString &words)
{
    return namesOwnPing(words) || plainWords(words).contains(QLatin1String(" pong ")); // "pong not received"
}

bool hasAsked(const Facts &facts, Leg side)
{
    return (facts.app && facts.app->beats(side).pings > 0) || facts.leg(side).asking.pings > 0 ||
           facts.leg(otherThan(side)).out.lastPingAt;
}

Nanoseconds silenceOf(const Facts &facts, Leg side, Stamp at)
{
    const LegFacts &own = facts.leg(side);
    const auto last = own.exists ? own.in.lastAt : facts.leg(otherThan(side)).out.lastAt;
    return at - std::max(last.value_or(Stamp{}), facts.openedAt.value_or(facts.startedAt));
}

SilenceClaim claimOfSilence(const Facts &facts, Leg by, Stamp at, const QString &words)
{
    constexpr Nanoseconds shortestWait = 500ms;
    constexpr int slowestAnswers = 4;
    const Nanoseconds quiet = facts.openedAt ? silenceOf(facts, otherThan(by), at) : Nanoseconds{-1};
    if (!facts.app || !facts.first || quiet < Nanoseconds{} || !sawAll(facts) || !facts.app->unread.isEmpty())
        return SilenceClaim::Open;
    const auto asked = askedSince(facts, by);
    const Nanoseconds slowest =
        std::max(facts.app->beats(by).slowestAnswer, facts.leg(by).asking.slowestPong) * slowestAnswers;
    if (asked && at - *asked >= std::max(shortestWait, slowest))
        return SilenceClaim::Shown;
    if (tellsOfOwnPing(words) && !hasAsked(facts, by))
        return SilenceClaim::Contradicted;
    bool tooEarly = quiet < shortestTimer;
    for (const AppPatience &patience : facts.app->hello.patience) {
        if (patience.by != by || patience.what == AppWait::Answer || patience.what == AppWait::Join)
            continue;
        if (hasExpired(facts, patience, quiet, at))
            return SilenceClaim::Shown;
        tooEarly = tooEarly || patience.announced;
    }
    return tooEarly ? SilenceClaim::Contradicted : SilenceClaim::Open;
}

Nanoseconds longestSilence(const Facts &facts)
{
    const Silences &silences = facts.leg(facts.first->leg).silences;
    return std::max({silences.longestAnswered, silences.longestUnanswered, facts.idleAtFirst});
}

bool isContradicted(const Facts &facts, const Verdict &verdict)
{
    if (facts.first && facts.openedAt && speaksDialect(facts))
        return isDialectContradicted(facts, verdict);
    const auto *close = facts.first ? std::get_if<CloseFrame>(&facts.first->what) : nullptr;
    if (!close || close->reason.isEmpty() || !facts.openedAt || !sawAll(facts))
        return false;
    if (verdict.cause == Cause::HeartbeatTimeout) {
        // No timer of a heartbeat runs out in a session as young as that, without a ping that was seen.
        const bool tooYoung = !facts.app && !hasAsked(facts, facts.first->leg) &&
                              facts.first->at - *facts.openedAt < shortestTimer;
        return namesOwnPing(close->reason) && (sentNothing(facts) || tooYoung);
    }
    return verdict.cause == Cause::EndpointIdleTimeout && wasBusy(facts);
}

} // namespace diagnosis

#include "session/facts.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace session {

namespace {

/// How far the session had come before the observation that ended it.
Phase phaseOf(const Facts &facts, const Observation &end)
{
    if (const auto *failed = std::get_if<OpenFailed>(&end.what))
        return failed->phase;
    if (facts.openedAt)
        return Phase::Open;
    if (facts.silence && facts.silence->awaited == QLatin1String("tls"))
        return Phase::Tls;
    // Not the peer's address: one that has reset the connection already has none.
    const QVector<Observation> before = facts.timeline.all();
    const bool connected = std::any_of(before.begin(), before.end(), [&](const Observation &seen) {
        return seen.leg == end.leg && std::holds_alternative<Connected>(seen.what);
    });
    if (!connected)
        return Phase::Tcp;
    // A client asks as soon as it may: until then TLS is being negotiated.
    return end.leg == Leg::Server && !facts.request ? Phase::Tls : Phase::Http;
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
    void operator()(const Boxed<RequestHead> &head) const
    {
        if (!facts.request)
            facts.request = head;
    }
    void operator()(const Boxed<ResponseHead> &head) const { facts.response = head; }
    void operator()(const Opened &) const { facts.openedAt = seen.at; }
    void operator()(const OpenFailed &failed) const
    {
        if (!facts.openFailed)
            facts.openFailed = failed;
    }
    void operator()(const Traffic &) const {} // see applyFlow()
    void operator()(const TrafficSoFar &) const {}
    void operator()(const Ping &) const {} // see applyBeats()
    void operator()(const Pong &) const {}
    void operator()(const Boxed<HeartbeatSoFar> &) const {}
    void operator()(const CloseFrame &close) const
    {
        const bool in = close.way == Way::In;
        auto &slot = in ? leg.closeReceived : leg.closeSent;
        if (slot)
            return;
        slot = close;
        (in ? leg.closeReceivedAt : leg.closeSentAt) = seen.at;
    }
    void operator()(const Violation &violation) const
    {
        if (violation.way != Way::In)
            return;
        if (!leg.violation)
            leg.violation = violation;
        if (violation.boundsLost && !leg.unreadAfter)
            leg.unreadAfter = violation.offset;
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
    void operator()(const Stuck &stuck) const { leg.stuckBytes = stuck.bytes; }
    void operator()(const TcpEnd &end) const
    {
        if (leg.tcpEnd)
            return;
        leg.tcpEnd = end;
        leg.tcpEndAt = seen.at;
    }
    void operator()(const TlsBroken &) const {}
    void operator()(const PlaceWord &) const {}
    void operator()(const Boxed<ToldEnd> &) const {}
    void operator()(const Boxed<PlaceEnd> &end) const
    {
        // What TCP did behind a Close frame is told apart from it, if at all.
        if (leg.tcpEnd || end->how.startsWith(QLatin1String("close")))
            return;
        // A browser has one leg only; what it did itself is no doing of the peer there.
        const bool ofThisPeer = end->by == name(seen.leg);
        const TcpFate fate = ofThisPeer && end->how == QLatin1String("fin")     ? TcpFate::Fin
                             : ofThisPeer && end->how == QLatin1String("reset") ? TcpFate::Reset
                                                                                : TcpFate::Unknown;
        leg.tcpEnd = TcpEnd{fate, {}, false};
        leg.tcpEndAt = seen.at;
    }
    void operator()(const ToolEnd &end) const
    {
        if (facts.toolEnd)
            return;
        facts.toolEnd = end;
        facts.toolEndAt = seen.at;
    }
    void operator()(const Performed &done) const
    {
        if (done.what != QLatin1String("fault") || !done.error.isEmpty())
            return;
        facts.faulted = true;
        leg.dropsPongs = leg.dropsPongs || done.detail.contains(QLatin1String("drop-pongs"));
    }
    void operator()(const Silence &silence) const { facts.silence = silence; }
    void operator()(const TcpSample &sample) const { leg.samples.push({sample, seen.at, seen.source}); }
    void operator()(const LastFrames &frames) const { facts.lastFrames = frames; }
    void operator()(const Message &) const {}
    void operator()(const Captured &captured) const { facts.captured[captured.name] = captured.value; }
    void operator()(const PossiblyLost &lost) const { facts.possiblyLost = lost; }
    void operator()(const Continues &continues) const { facts.continues = continues; }
    /// What a dialect says: see applyApp()
    template <class Said>
    requires(std::string_view(Said::kind).starts_with("app_")) void operator()(const Said &) const {}
    void operator()(const Boxed<Recovery> &recovery) const { (*this)(*recovery); }
    void operator()(const Missed &missed) const
    {
        if (missed.way != Way::In)
            return;
        if (missed.boundsLost && !leg.unreadAfter)
            leg.unreadAfter = leg.in.bytes;
        leg.missedLast = leg.missedLast || missed.last;
        if (missed.bytes == 0)
            return;
        leg.missed = missed;
        leg.missedAt = seen.at;
    }
    void operator()(const Unreadable &unreadable) const
    {
        if (!facts.unreadable)
            facts.unreadable = unreadable;
    }
    void operator()(const Via &) const {}
    void operator()(const Boxed<TcpSeen> &tcp) const { leg.seen = tcp; }
    void operator()(const OpenAtEnd &) const {} // see apply()
    void operator()(const Boxed<ScriptCall> &call) const
    {
        PageFacts page = *facts.page;
        page.where = call->where, page.page = call->page, page.tab = call->tab;
        if (call->what == QLatin1String("created")) {
            page.createdBy = call->stack;
        } else if (!facts.first) {
            page.closeCalled = true;
            page.closedBy = call->stack, page.unsentAtClose = call->unsent;
        }
        facts.page = page;
    }
    void operator()(const PageState &state) const
    {
        if (facts.first)
            return;
        PageFacts page = *facts.page;
        const auto is = [&](const char *what) { return state.what == QLatin1String(what); };
        if (is("hidden"))
            page.hiddenSince = page.hiddenSince.value_or(seen.at);
        else if (is("visible"))
            page.hiddenSince.reset();
        else if (is("frozen"))
            page.frozenSince = page.frozenSince.value_or(seen.at);
        else if (is("resumed"))
            page.frozenSince.reset();
        else if (is("cached"))
            page.cachedSince = page.cachedSince.value_or(seen.at);
        else if (is("restored"))
            page.cachedSince.reset();
        else if (is("offline"))
            page.offlineSince = page.offlineSince.value_or(seen.at);
        else if (is("online"))
            page.offlineSince.reset();
        else if (is("long_task"))
            page.lastTask = state.lasted, page.lastTaskAt = seen.at,
            page.longestTask = std::max(page.longestTask, state.lasted), ++page.tasks;
        else if (is("throttled"))
            page.latestThrottle = state.lasted;
        else if (is("buffered"))
            page.mostBuffered = std::max(page.mostBuffered, state.bytes);
        facts.page = page;
    }
    void operator()(const CloseEvent &event) const
    {
        PageFacts page = *facts.page;
        page.closeEvent = event;
        facts.page = page;
    }
    void operator()(const Recovery &recovery) const
    {
        // An attempt's outcome takes the place of its waiting; giving up is no attempt's outcome.
        auto &steps = facts.recoveries;
        if (!steps.isEmpty() && steps.last().outcome == RecoveryOutcome::Waiting &&
            steps.last().attempt == recovery.attempt) {
            const auto wait = steps.last().wait;
            steps.last() = {recovery, seen.at};
            if (!steps.last().wait)
                steps.last().wait = wait;
            return;
        }
        if (steps.size() == Facts::maxRecoveries)
            steps.remove(Facts::maxRecoveries / 2);
        steps.append({recovery, seen.at});
    }
    void operator()(const Reaction &reaction) const
    {
        if (facts.reactions.size() == Facts::maxReactions)
            facts.reactions.removeFirst();
        facts.reactions.append(reaction);
    }
    void operator()(const Ended &ended) const
    {
        facts.ended = true;
        facts.released = ended.released;
        for (const Leg which : {Leg::Client, Leg::Server}) {
            if (saidGoodbye(facts.leg(which)))
                facts.legs.edit(which).samples.clear();
            // What a proxy or browser does not say of TCP is not known.
            const bool told = facts.first && !toldEndOf(facts) &&
                              (facts.first->source == Source::Browser || facts.first->source == Source::Log);
            if (told && facts.leg(which).exists && !facts.leg(which).tcpEnd)
                facts.legs.edit(which).tcpEnd = TcpEnd{TcpFate::Unknown, {}, false};
        }
    }
};

/// A dialect announces more of itself: it is in the facts, and a line of its own says nothing.
bool isMoreOfIt(const Observation &seen)
{
    const auto *hello = std::get_if<Boxed<AppHello>>(&seen.what);
    return hello && (*hello)->by.isEmpty() && (*hello)->resumes.isEmpty();
}

bool isNotable(const Observation &seen)
{
    return !std::holds_alternative<Traffic>(seen.what) && !std::holds_alternative<TcpSample>(seen.what) &&
           !std::holds_alternative<LastFrames>(seen.what) && !std::holds_alternative<Message>(seen.what) &&
           !std::holds_alternative<Ended>(seen.what) && !isBeat(seen) && !isAppBeat(seen) && !isSoFar(seen) &&
           !isMoreOfIt(seen) && !isAftermath(seen); // evidence is what led to the end
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

/// What the side whose event ends the session still waited for.
Boxed<Unanswered> unansweredAt(const Facts &facts, const Observation &end)
{
    const LegFacts &asker = facts.leg(end.leg), &asked = facts.leg(otherThan(end.leg));
    if (!asker.asking.unansweredSince)
        return {};
    Unanswered unanswered;
    unanswered.by = end.leg;
    unanswered.since = *asker.asking.unansweredSince;
    unanswered.waited = end.at - unanswered.since;
    unanswered.handedOn = asked.out.lastPingAt && *asked.out.lastPingAt >= unanswered.since;
    unanswered.lastFrameAt = asked.in.lastAt;
    unanswered.swallowed = asked.exists ? asked.dropsPongs : asker.dropsPongs;
    return unanswered;
}

} // namespace

LegFacts &Legs::edit(Leg which)
{
    if (!m_nearIs)
        m_nearIs = which;
    if (which == m_nearIs)
        return m_near;
    if (m_far.isEmpty())
        m_far.resize(1);
    return m_far.first();
}

void apply(Facts &facts, const Observation &observation)
{
    if (facts.id == SessionId{}) {
        facts.id = observation.session;
        facts.endpoint = observation.endpoint;
        facts.startedAt = observation.at;
    }
    if (facts.chain == 0)
        facts.chain = quint64(observation.session);
    if (std::holds_alternative<OpenAtEnd>(observation.what)) { // of no leg
        facts.openAtEnd = observation.at;
        return;
    }
    LegFacts &leg = facts.legs.edit(observation.leg);
    leg.exists = leg.exists || !isAftermath(observation);
    if (!facts.first && isTerminal(observation)) {
        facts.first = observation;
        facts.firstPhase = phaseOf(facts, observation);
        facts.idleAtFirst = idleBefore(facts, observation.leg, observation.at);
        facts.unanswered = unansweredAt(facts, observation);
    }
    const Stamp begin = facts.openedAt.value_or(facts.startedAt);
    if (applyApp(facts.app, observation, begin, facts.first.has_value())) {
        if (isNotable(observation))
            remember(facts, observation);
        return;
    }
    applyFlow(leg, facts.openedAt, observation);
    applyBeats(leg, begin, observation);
    std::visit(Fold{facts, observation, leg}, observation.what);
    if (isNotable(observation))
        remember(facts, observation);
}

const PlaceEnd *placeEndOf(const Facts &facts)
{
    const auto *end = facts.first ? std::get_if<Boxed<PlaceEnd>>(&facts.first->what) : nullptr;
    return end ? &**end : nullptr;
}

const ToldEnd *toldEndOf(const Facts &facts)
{
    const auto *end = facts.first ? std::get_if<Boxed<ToldEnd>>(&facts.first->what) : nullptr;
    return end ? &**end : nullptr;
}

QString connectionOf(const Facts &facts)
{
    return facts.request && !facts.request->connection.isEmpty() ? facts.request->connection
                                                                 : facts.response->connection;
}

bool isGoodbye(const CloseFrame &close)
{
    const int code = close.code.value_or(1000);
    return close.flaw.isEmpty() && (code == 1000 || code == 1001);
}

bool saidGoodbye(const LegFacts &leg)
{
    return leg.closeReceived && leg.closeSent && isGoodbye(*leg.closeReceived) && isGoodbye(*leg.closeSent);
}

Nanoseconds idleBefore(const Facts &facts, Leg leg, Stamp at)
{
    const LegFacts &side = facts.leg(leg);
    const Stamp since = std::max({side.in.lastAt.value_or(Stamp{}), side.out.lastAt.value_or(Stamp{}),
                                  facts.openedAt.value_or(facts.startedAt)});
    return std::max(at - since, Nanoseconds{});
}

bool Facts::isFrozen() const
{
    if (!first || ended || client().tcpEnd || server().tcpEnd)
        return false;
    const auto *end = std::get_if<ToolEnd>(&first->what);
    return end && end->what == QLatin1String("freeze");
}

} // namespace session

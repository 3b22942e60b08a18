#include "journal/condenser.h"

#include <utility>

namespace journal {

using namespace session;

namespace {

constexpr std::array bothLegs{Leg::Client, Leg::Server};

} // namespace

void Condenser::hold(Session &session, State &state, Stamp at)
{
    state = {true, true, at};
    if (std::exchange(session.isWaiting, true))
        return;
    session.since = m_tick;
    ++m_waiting;
}

void Condenser::releaseStates(Session &session, States which, Batch &out)
{
    if (!session.isWaiting)
        return;
    const auto release = [&](State &state, Leg leg, auto make) {
        if (state.isWaiting || (which == States::All && state.isThere))
            out.append({session.id, session.endpoint, state.at, leg, Source::Wire, make()});
        state.isWaiting = false;
    };
    for (const Leg leg : bothLegs) {
        Side &side = session.legs[size_t(leg)];
        release(side.flowState, leg,
                [&] { return TrafficSoFar{std::make_shared<const LegFlow>(side.flow)}; });
        release(side.beatsState, leg, [&] { return Boxed(HeartbeatSoFar::of(*side.beats)); });
    }
    release(session.pulseState, session.pulseLeg, [&] { return Boxed(AppBeatsSoFar::of(*session.pulse)); });
    session.isWaiting = false;
    --m_waiting;
}

void Condenser::releaseSamples(Session &session, Samples which, Batch &out)
{
    for (const Leg leg : bothLegs) {
        Side &side = session.legs[size_t(leg)];
        if (which == Samples::OfLosses && side.closes[0] == Close::Goodbye &&
            side.closes[1] == Close::Goodbye)
            continue;
        for (const TcpSampleAt &sample : side.samples.all())
            out.append({session.id, session.endpoint, sample.at, leg, sample.source, TcpSample(sample)});
        side.samples.clear();
    }
}

bool Condenser::takeIn(Session &session, const Observation &seen)
{
    Side &side = session.legs[size_t(seen.leg)];
    if (std::holds_alternative<Traffic>(seen.what)) {
        hold(session, side.flowState, seen.at);
        return true;
    }
    if (const auto *sample = std::get_if<TcpSample>(&seen.what)) {
        side.samples.push({*sample, seen.at, seen.source});
        return true;
    }
    if (isBeat(seen)) {
        hold(session, side.beatsState, seen.at);
        if (std::holds_alternative<Ping>(seen.what))
            hold(session, side.flowState, seen.at);
        return true;
    }
    if (!isAppBeat(seen) || !std::exchange(side.hasPulse, true))
        return false;
    session.pulseLeg = seen.leg;
    hold(session, session.pulseState, seen.at);
    return true;
}

void Condenser::fold(Session &session, const Observation &seen)
{
    Side &side = session.legs[size_t(seen.leg)];
    applyFlow(side.flow, session.openedAt, seen);
    if (isBeat(seen)) {
        if (!side.beats)
            side.beats = std::make_unique<LegBeats>();
        applyBeats(*side.beats, session.begin(), seen);
    } else if (isAppBeat(seen)) {
        if (!session.pulse)
            session.pulse = std::make_unique<AppPulse>();
        applyPulse(*session.pulse, session.begin(), seen);
    } else if (std::holds_alternative<Opened>(seen.what)) {
        session.openedAt = seen.at;
    }
}

void Condenser::take(const Observation &seen, Batch &out)
{
    if (isAftermath(seen)) { // the session is no longer held
        out.append(seen);
        return;
    }
    const auto [it, isNew] = m_sessions.try_emplace(quint64(seen.session));
    Session &session = it->second;
    const bool ended = std::holds_alternative<Ended>(seen.what);
    // Where bytes are missed is told by what had passed before.
    if (ended || isTerminal(seen) || std::holds_alternative<Missed>(seen.what))
        releaseStates(session, States::Changed, out);
    if (isNew) {
        session.id = seen.session;
        session.endpoint = seen.endpoint;
        session.startedAt = seen.at;
    }
    fold(session, seen);
    if (!isNew && takeIn(session, seen))
        return;
    if (const auto *close = std::get_if<CloseFrame>(&seen.what)) {
        Close &first = session.legs[size_t(seen.leg)].closes[size_t(close->way)];
        if (first == Close::None)
            first = isGoodbye(*close) ? Close::Goodbye : Close::Other;
    }
    if (ended)
        releaseSamples(session, Samples::OfLosses, out);
    out.append(seen);
    if (ended)
        m_sessions.erase(it);
}

void Condenser::tick(Batch &out)
{
    ++m_tick;
    for (auto &[id, session] : m_sessions) {
        if (session.isWaiting && m_tick - session.since >= quint32(ticksBetweenStates))
            releaseStates(session, States::All, out);
    }
}

void Condenser::drainStates(Batch &out)
{
    for (auto &[id, session] : m_sessions)
        releaseStates(session, States::All, out);
}

void Condenser::drain(Batch &out)
{
    for (auto &[id, session] : m_sessions) {
        releaseStates(session, States::All, out);
        releaseSamples(session, Samples::All, out);
    }
    m_sessions.clear();
}

} // namespace journal

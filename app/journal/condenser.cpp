#include "journal/condenser.h"

namespace journal {

using namespace session;

namespace {

constexpr std::array bothLegs{Leg::Client, Leg::Server};

} // namespace

void Condenser::hold(Side &side, const Observation &traffic)
{
    side.at = traffic.at;
    if (side.waiting)
        return;
    side.waiting = true;
    side.since = m_tick;
    ++m_waiting;
}

void Condenser::release(const Session &session, Leg leg, Side &side, Batch &out)
{
    out.append({session.id, session.endpoint, side.at, leg, Source::Wire,
                TrafficSoFar{std::make_shared<const LegFlow>(side.flow)}});
    side.waiting = false;
    --m_waiting;
}

void Condenser::releaseTraffic(Session &session, Batch &out)
{
    for (const Leg leg : bothLegs) {
        if (Side &side = session.legs[size_t(leg)]; side.waiting)
            release(session, leg, side, out);
    }
}

void Condenser::releaseSamples(Session &session, Samples which, Batch &out)
{
    for (const Leg leg : bothLegs) {
        Side &side = session.legs[size_t(leg)];
        if (which == Samples::OfLosses && side.closes[0] == Close::Goodbye &&
            side.closes[1] == Close::Goodbye)
            continue;
        Batch samples = side.samples.take();
        for (Observation &sample : samples) {
            sample.session = session.id;
            sample.endpoint = session.endpoint;
            sample.leg = leg;
            out.append(sample);
        }
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
    Side &side = session.legs[size_t(seen.leg)];
    const bool ended = std::holds_alternative<Ended>(seen.what);
    // Where bytes are missed is told by what had passed before.
    if (ended || isTerminal(seen) || std::holds_alternative<Missed>(seen.what))
        releaseTraffic(session, out);
    applyFlow(side.flow, session.openedAt, seen);
    if (isNew) {
        session.id = seen.session;
        session.endpoint = seen.endpoint;
    } else if (std::holds_alternative<Traffic>(seen.what)) {
        hold(side, seen);
        return;
    } else if (std::holds_alternative<TcpSample>(seen.what)) {
        side.samples.push(seen);
        return;
    }
    if (std::holds_alternative<Opened>(seen.what))
        session.openedAt = seen.at;
    if (const auto *close = std::get_if<CloseFrame>(&seen.what)) {
        Close &first = side.closes[size_t(close->way)];
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
        for (const Leg leg : bothLegs) {
            Side &side = session.legs[size_t(leg)];
            if (side.waiting && m_tick - side.since >= quint32(ticksBetweenTraffic))
                release(session, leg, side, out);
        }
    }
}

void Condenser::drainTraffic(Batch &out)
{
    for (auto &[id, session] : m_sessions)
        releaseTraffic(session, out);
}

void Condenser::drain(Batch &out)
{
    for (auto &[id, session] : m_sessions) {
        releaseTraffic(session, out);
        releaseSamples(session, Samples::All, out);
    }
    m_sessions.clear();
}

} // namespace journal

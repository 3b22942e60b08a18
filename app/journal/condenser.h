// Decides what of the stream of observations is worth a row, so that a log grows with time and events and not
// with throughput. Pure: no SQL, no clock.
#pragma once

#include "journal/samplering.h"

#include <array>
#include <unordered_map>

namespace journal {

/// Folding what comes out gives the same session::Facts, once a session has ended, as folding what went in:
/// - Traffic is folded here as in the facts, by session::applyFlow(), and the state written as TrafficSoFar:
/// once a
///   minute, before every terminal event (the first one looks at it) and before Ended. A state replaces what
///   was folded from the log before it, so at each of them live and replayed flows are equal, whatever
///   applyFlow() computes.
/// - TCP samples wait in a ring as long as the one in Facts and come out right before Ended, unless that leg
/// said
///   goodbye (session::saidGoodbye), when the facts drop them too. Nothing but LegFacts::samples depends on
///   them, so coming late does not matter.
/// - The first observation of a session passes as it is: it gives the session its start.
/// Ended is the last observation of a session; nothing is remembered after it.
class Condenser
{
public:
    static constexpr int ticksBetweenTraffic = 60;

    /// Appends to `out` what is to be written now that `seen` is known.
    void take(const session::Observation &seen, session::Batch &out);
    /// To be called once a second while holdsTraffic(): appends states that are a minute old.
    void tick(session::Batch &out);
    /// Appends everything held back, also the samples of sessions that live. For the end of the log.
    void drain(session::Batch &out);
    /// Appends all states that changed.
    void drainTraffic(session::Batch &out);
    [[nodiscard]] bool holdsTraffic() const { return m_waiting > 0; }

private:
    enum class Close : quint8 { None, Goodbye, Other };
    struct Side
    {
        session::LegFlow flow;
        bool waiting = false;          ///< flow has traffic that is not written
        quint32 since = 0;             ///< tick
        session::Stamp at{};           ///< of the latest traffic
        std::array<Close, 2> closes{}; ///< the first one, by way
        SampleRing samples;
    };
    struct Session
    {
        session::SessionId id{};
        session::EndpointId endpoint{};
        std::optional<session::Stamp> openedAt;
        std::array<Side, 2> legs;
    };
    void hold(Side &side, const session::Observation &traffic);
    void release(const Session &session, session::Leg leg, Side &side, session::Batch &out);
    void releaseTraffic(Session &session, session::Batch &out);
    enum class Samples { OfLosses, All };
    static void releaseSamples(Session &session, Samples which, session::Batch &out);

    std::unordered_map<quint64, Session> m_sessions;
    qsizetype m_waiting = 0; ///< sides
    quint32 m_tick = 0;
};

} // namespace journal

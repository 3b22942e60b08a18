// Decides what of the stream of observations is worth a row, so that a log grows with time and events and not
// with throughput. Pure: no SQL, no clock.
#pragma once

#include "session/facts.h"

#include <array>
#include <memory>
#include <unordered_map>

namespace journal {

/// Folding what comes out gives the same session::Facts, once a session has ended, as folding what went in.
///
/// - Traffic is folded here as in the facts, by session::applyFlow(), and the state is written as
///   TrafficSoFar: once a minute, before every terminal event (the first one looks at it) and before Ended. A
///   state replaces what was folded from the log before it, so at each of them live and replayed flows are
///   equal, whatever applyFlow() computes.
///
/// - Pings and pongs, of frames and of dialects, likewise: HeartbeatSoFar and AppBeatsSoFar. The first
///   heartbeat of a dialect on a leg passes as it is: it tells that the leg is there.
///
/// - What comes with a minute is the whole state of the session, so that it may take the place of the row
///   before it (see Tables::insert()).
///
/// - TCP samples wait in a ring as long as the one in Facts and come out right before Ended, unless that leg
///   said goodbye (session::saidGoodbye), when the facts drop them too. Nothing but LegFacts::samples depends
///   on them, so coming late does not matter.
///
/// - The first observation of a session passes as it is: it gives the session its start.
///
/// Ended is the last observation of a session; nothing is remembered after it.
class Condenser
{
public:
    static constexpr int ticksBetweenStates = 60;

    /// Appends to `out` what is to be written now that `seen` is known.
    void take(const session::Observation &seen, session::Batch &out);
    /// To be called once a second while holdsStates(): appends states that are a minute old.
    void tick(session::Batch &out);
    /// Appends everything held back, also the samples of sessions that live. For the end of the log.
    void drain(session::Batch &out);
    /// Appends the states of all sessions in which something changed.
    void drainStates(session::Batch &out);
    [[nodiscard]] bool holdsStates() const { return m_waiting > 0; }

private:
    enum class Close : quint8 { None, Goodbye, Other };
    /// Of what is folded and not written at once.
    struct State
    {
        bool isThere = false;   ///< something was ever held back
        bool isWaiting = false; ///< it has changed since it was written
        session::Stamp at{};    ///< of the latest change
    };
    struct Side
    {
        session::LegFlow flow;
        std::unique_ptr<session::LegBeats> beats; ///< none without pings
        State flowState, beatsState;
        std::array<Close, 2> closes{}; ///< the first one, by way
        session::SampleRing samples;
        bool hasPulse = false; ///< a heartbeat of a dialect was seen on this leg
    };
    struct Session
    {
        session::SessionId id{};
        session::EndpointId endpoint{};
        session::Stamp startedAt{};
        std::optional<session::Stamp> openedAt;
        std::array<Side, 2> legs;
        std::unique_ptr<session::AppPulse> pulse; ///< none without heartbeats of a dialect
        State pulseState;
        session::Leg pulseLeg = session::Leg::Client;
        bool isWaiting = false; ///< one of the states
        quint32 since = 0;      ///< tick
        [[nodiscard]] session::Stamp begin() const { return openedAt.value_or(startedAt); }
    };
    static void fold(Session &session, const session::Observation &seen);
    void hold(Session &session, State &state, session::Stamp at);
    /// What is held back of a session that is known; false if it is to be written as it is.
    [[nodiscard]] bool takeIn(Session &session, const session::Observation &seen);
    enum class States { Changed, All };
    void releaseStates(Session &session, States which, session::Batch &out);
    enum class Samples { OfLosses, All };
    static void releaseSamples(Session &session, Samples which, session::Batch &out);

    std::unordered_map<quint64, Session> m_sessions;
    qsizetype m_waiting = 0; ///< sessions
    quint32 m_tick = 0;
};

} // namespace journal

// How a relay connection ends: who ended it, how that is passed on, and how long the rest is awaited.
//
// Endings are passed on as they came: FIN as FIN once everything before it has left, RST as RST.
#pragma once

#include "endpoint/relay/core.h"
#include "endpoint/relay/legpair.h"

namespace endpoint {

/// On the wire thread. Acts on the legs.
class RelayEndings
{
public:
    static constexpr std::chrono::seconds endTime{2};      ///< for the second end, after the first
    static constexpr std::chrono::seconds closingTime{10}; ///< for the end of TCP, after a Close frame
    static constexpr std::chrono::seconds halfOpenIdle{30};

    /// `over` is called once, when both legs have ended: everything is released, and what calls it may still
    /// be in the middle of something.
    RelayEndings(RelayObserver &observer, LegPair &legs, RelayDeadlines &deadlines,
                 std::function<void()> over)
        : m_observer(observer), m_legs(legs), m_deadlines(deadlines), m_over(std::move(over))
    {
    }

    /// Our own doing: what follows is its consequence.
    void decide(session::Leg leg, const session::ToolEnd &end);
    [[nodiscard]] bool isOurs() const { return m_toolEnd.has_value(); }
    /// The attempt to open a WebSocket is over, though the connection may live on. `at`: now, unless given.
    void attemptFailed(const session::OpenFailed &failure, session::Source source,
                       session::Leg leg = session::Leg::Server, std::optional<session::Stamp> at = {});
    /// What passes cannot be read any more: an attempt that still waits for its answer has failed. `instead`:
    /// what stands in place of the answer.
    void attemptSpoilt(const QString &instead);
    /// There is another attempt on this connection.
    void startAnew();
    /// We answer ourselves: only the client's end of TCP is awaited from here on.
    void refused();
    [[nodiscard]] bool isRefused() const { return m_refused; }
    /// The first end or Close frame starts the time in which the rest is expected; an end after a Close frame
    /// may shorten it.
    void await(std::chrono::nanoseconds after);

    /// The peer of that leg, or the network, has ended it, and everything before that has been read: passes
    /// it on.
    void peerEnded(session::Leg leg);
    /// The TLS of an established leg broke.
    void tlsBroken(session::Leg leg, session::Source source, const session::TlsBroken &how);
    /// FIN, or RST, on that leg once everything before it has left.
    void finish(session::Leg leg) { m_legs.finish(leg); }
    void reset(session::Leg leg, bool atOnce = false);
    /// FIN on both legs, whose peers have a moment to do the same; or RST.
    void endBoth(bool reset);
    /// Ends both legs without waiting for their peers.
    void endNow(bool reset);
    /// Ends the connection if both peers have ended and everything they said has left.
    void settle();
    [[nodiscard]] bool isOver() const { return m_isOver; }

    void endDue();
    void idleDue();
    void resetDue();

private:
    void over();
    void end(bool released);

    RelayObserver &m_observer;
    LegPair &m_legs;
    RelayDeadlines &m_deadlines;
    std::function<void()> m_over;
    session::Stamp m_dueAt{};
    std::optional<session::ToolEnd> m_toolEnd; ///< the first of ours
    bool m_ending = false;                     ///< the first end, or Close frame, has come
    bool m_failed = false;                     ///< the attempt is over
    bool m_refused = false;
    bool m_isOver = false;
};

} // namespace endpoint

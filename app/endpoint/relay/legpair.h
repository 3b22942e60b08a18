// The two legs of a relay connection as one passage: bytes for the one come from the other, which is read no
// more while too much waits.
#pragma once

#include "endpoint/relay/observer.h"

namespace endpoint {

/// On the wire thread. What it does to a leg is observed here; when and why is for others to say.
class LegPair
{
public:
    explicit LegPair(RelayObserver &observer) : m_observer(observer) {}

    [[nodiscard]] RelayLeg &operator[](session::Leg leg) { return m_legs[std::size_t(leg)]; }
    [[nodiscard]] const RelayLegs &both() const { return m_legs; }

    /// Bytes came in just now.
    void received(session::Stamp at) { m_activeAt = at; }
    /// When bytes last came in or left after they had waited.
    [[nodiscard]] session::Stamp activeAt() const { return m_activeAt; }

    /// Bytes for the peer of that leg. Holds the other leg if too much waits then.
    void forward(session::Leg to, QByteArrayView bytes);
    /// Gives the kernel what it takes; the rest when there is room again.
    void pump(session::Leg to);
    /// FIN, once everything before it has left.
    void finish(session::Leg leg);
    /// RST, once everything before it has left, or at once. Returns true if it is to be called again later.
    [[nodiscard]] bool reset(session::Leg leg, bool atOnce);
    /// Gives a leg up now.
    void drop(session::Leg leg, bool reset);

    /// The server's leg is being connected: without a connection it is not over.
    void awaitServer(bool awaited) { m_serverAwaited = awaited; }
    /// Both peers have ended, and everything they said has left.
    [[nodiscard]] bool isOver() const;

private:
    RelayObserver &m_observer;
    RelayLegs m_legs;
    session::Stamp m_activeAt{};
    bool m_serverAwaited = false;
    bool m_holdReported = false; ///< slow consumer
};

} // namespace endpoint

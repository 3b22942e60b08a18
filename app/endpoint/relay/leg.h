// One leg of a relay session: its connection, the bytes that wait for its kernel, and the end it is to get.
//
// It decides nothing and observes nothing. What it has done is returned; the session acts on it.
#pragma once

#include "endpoint/net/stream.h"

#include <array>

namespace endpoint {

/// On the wire thread. Costs no allocation until bytes have to wait.
class RelayLeg
{
public:
    /// Why its peer is not read for a time; several may hold at once.
    enum Hold : quint8 {
        Full = 1,       ///< too much waits for the other leg
        Unanswered = 2, ///< too much follows an upgrade request that has no answer yet
        Slowed = 4,     ///< a fault lets it wait
        Frozen = 8      ///< a fault, for good; nothing is written either
    };
    /// What reset() came to.
    enum class Reset {
        Given,      ///< RST is out, and the end is our own
        Needless,   ///< the connection was over already
        Later,      ///< bytes before it have not left: reset() is to be called again
        Unconnected ///< there is no connection, and from now on none is expected
    };

    /// Takes the connection over. A TLS stream is in its handshake until encrypted() is called.
    void connectTo(std::unique_ptr<Stream> stream, session::Stamp at);
    /// The TLS handshake is done; returns what it came to.
    const session::TlsEstablished &encrypted();

    /// Bytes for the peer: returns how many its kernel has taken now, the rest waits. None are taken after
    /// finish() has had its effect or reset() was called.
    qint64 send(QByteArrayView bytes, session::Stamp at);
    /// Gives the kernel what it takes of what waits, then FIN if that is wanted; returns the bytes taken.
    qint64 pump(session::Stamp at);
    /// FIN once everything before it has left. pump() gives it.
    void finish() { m_finWanted = true; }
    /// RST once everything before it has left, or at once.
    Reset reset(bool atOnce);
    /// Ends the connection now. Returns true if its peer had not ended it before: the end is our own.
    bool giveUp(bool reset);
    /// The peer, or the network, has ended the connection for reading. `deaf`: for writing, too.
    void peerEnded(bool deaf);
    /// Discards what waits.
    void discard() { m_pending = {}; }

    void hold(Hold why);
    void release(Hold why);
    [[nodiscard]] bool isHeld(Hold why) const { return (m_holds & why) != 0; }
    /// TLS signals once what it has: asks for readable() again, unless the leg is held.
    void readAgain();

    [[nodiscard]] Stream *stream() const { return m_stream.get(); }
    [[nodiscard]] bool isConnected() const { return m_stream != nullptr; }
    [[nodiscard]] bool isHandshaking() const { return m_handshaking; }
    [[nodiscard]] const std::optional<session::TlsEstablished> &tls() const { return m_tls; }
    [[nodiscard]] const session::Connected &addresses() const { return m_addresses; }
    [[nodiscard]] session::Stamp connectedAt() const { return m_connectedAt; }

    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] bool isDeaf() const { return m_deaf; }
    [[nodiscard]] bool finGiven() const { return m_finGiven; }
    [[nodiscard]] bool resetWanted() const { return m_resetWanted; }
    /// Its peer has ended it, and everything for that peer has left. True of a leg that reset() gave up
    /// before it was connected; a leg that is still to be connected is not over.
    [[nodiscard]] bool isOver() const { return m_ended && (m_deaf || m_pending.isEmpty()); }

    /// Bytes ever meant for the peer, and of those in its kernel.
    [[nodiscard]] quint64 queued() const { return m_queued; }
    [[nodiscard]] quint64 taken() const { return m_taken; }
    [[nodiscard]] qsizetype waiting() const { return m_pending.size(); }
    /// So much waits that the other leg must not be read.
    [[nodiscard]] bool isFull() const;
    /// So little waits that the other leg may be read again.
    [[nodiscard]] bool isRelieved() const;
    /// Bytes have waited for a second while the kernel took none.
    [[nodiscard]] bool isStuck(session::Stamp now) const;

private:
    void giveFin();

    std::unique_ptr<Stream> m_stream;
    session::Connected m_addresses;
    session::Stamp m_connectedAt{}, m_blockedSince{};
    std::optional<session::TlsEstablished> m_tls;
    QByteArray m_pending;
    quint64 m_queued = 0, m_taken = 0;
    quint8 m_holds = 0;
    bool m_handshaking = false;
    bool m_ended = false; ///< its peer, or the network, has ended it; or we have, for good
    bool m_deaf = false;  ///< nothing can be written to it any more
    bool m_finWanted = false, m_finGiven = false, m_resetWanted = false;
};

using RelayLegs = std::array<RelayLeg, 2>; ///< by leg

[[nodiscard]] constexpr session::Leg otherLeg(session::Leg leg)
{
    return leg == session::Leg::Client ? session::Leg::Server : session::Leg::Client;
}

/// Bytes may still pass in at least one direction.
[[nodiscard]] bool mayForward(const RelayLegs &legs);

} // namespace endpoint

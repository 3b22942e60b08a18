// A relay connection after the 101: bytes are forwarded first and looked at after; what is to be broken on
// purpose is broken here.
#pragma once

#include "endpoint/relay/breaker.h"
#include "endpoint/relay/parts.h"

namespace endpoint {

/// On the wire thread. Knows no sockets: the session reads.
class RelayTunnel
{
public:
    explicit RelayTunnel(RelayParts &parts) : m_parts(parts) {}

    /// Bytes of the server that came with the 101 and are forwarded already.
    void begin(QByteArrayView fromServer);
    void take(session::Leg from, QByteArrayView bytes);
    /// Switches a fault on, of an open session.
    void inject(const session::Fault &fault);
    void faultDue();

    /// How many bytes may be read from that leg's peer now, at most `most`; with none the leg is held, and
    /// slowDue() is due.
    [[nodiscard]] qint64 share(session::Leg from, qint64 most);
    /// True if the bytes read, or the end of the stream for none, wait here for their latency.
    [[nodiscard]] bool holdsBack(session::Leg from, QByteArrayView bytes);
    /// Bytes that waited, in turn; empty ones for the end of the stream. Once there are none, the leg is read
    /// again when that may be.
    [[nodiscard]] std::optional<QByteArray> slowDue(session::Leg from);

private:
    void pass(session::Leg from, QByteArrayView bytes);
    void passWatched(session::Leg from, QByteArrayView bytes);
    void switchOn(const session::Fault &fault);
    void breakOff(const Break &wanted);
    void scheduleSlow(session::Leg from);

    RelayParts &m_parts;
    std::unique_ptr<Breaker> m_breaker; ///< only while something is broken on purpose, or shall be
};

} // namespace endpoint

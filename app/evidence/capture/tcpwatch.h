// What the packets of one side of a TCP connection show of TCP: its window, its round trips, how its sender
// numbers them; and which packets were captured twice.
#pragma once

#include "evidence/capture/segment.h"
#include "session/observation.h"

namespace evidence::capture {

class TcpWatch
{
public:
    /// This side sent `segment`; `back` watches the other side.
    void sent(const Segment &segment, TcpWatch &back);
    /// `segment` did not come the way that all others of its sender came, or was not made by the same
    /// machine.
    [[nodiscard]] bool isForged(const Segment &segment) const;
    /// Windows and round trip, as they are at `now`.
    [[nodiscard]] session::TcpSeen seen(session::Stamp now) const;

private:
    void watchWindow(const Segment &segment);
    void watchRoundTrip(const Segment &segment, TcpWatch &back);
    void watchSender(const Segment &segment);

    std::optional<session::Stamp> m_zeroSince;
    session::Nanoseconds m_longestZero{};
    quint32 m_zeros = 0;
    quint32 m_packets = 0;
    quint8 m_ttl = 0;
    bool m_sameTtl = true;
    quint16 m_ipId = 0;
    bool m_idsFollow = true; ///< each is a little larger than the one before
    /// For the round trip: when the bytes up to m_awaited were sent.
    std::optional<session::Stamp> m_awaitedSince;
    quint32 m_awaited = 0;
    std::optional<session::Nanoseconds> m_rtt;
};

/// The last packets of a connection.
class LastPackets
{
public:
    /// Remembers `segment`. Returns true if it is the same packet again, as on the next interface; not the
    /// same bytes sent again.
    [[nodiscard]] bool hasSeen(int from, const Segment &segment);

private:
    struct Seen
    {
        session::Stamp at{};
        quint32 seq = 0, ack = 0, length = 0, timestamp = 0;
        quint16 ipId = 0, window = 0;
        quint8 flags = 0;
        bool operator==(const Seen &) const = default;
    };
    std::array<Seen, 8> m_seen{};
    std::size_t m_next = 0;
};

} // namespace evidence::capture

// What the packets of one side of a TCP connection show of TCP: its window, its round trips, how its sender
// numbers them; and which packets were captured twice.
#pragma once

#include "evidence/capture/segment.h"
#include "session/observation.h"

#include <vector>

namespace evidence::capture {

class TcpWatch
{
public:
    /// This side sent `segment`; `back` watches the other side.
    void sent(const Segment &segment, TcpWatch &back);
    /// `segment` did not come the way that all others of its sender came, or was not made by the same
    /// machine.
    [[nodiscard]] bool isForged(const Segment &segment) const;
    /// The number behind the last byte that this side was ever ready to take, as it told itself.
    /// `back` watches the other side.
    [[nodiscard]] std::optional<quint32> windowEnd(const TcpWatch &back) const;
    /// Windows and round trip, as they are at `now`.
    [[nodiscard]] session::TcpSeen seen(session::Stamp now) const;

private:
    void watchWindow(const Segment &segment);
    void watchRoundTrip(const Segment &segment, TcpWatch &back);
    void watchSender(const Segment &segment);

    /// The latest acknowledgment and the largest window: what the window is in bytes is known only with
    /// both SYNs.
    std::optional<quint32> m_acknowledges;
    quint16 m_largestWindow = 0;
    std::optional<quint8> m_scale;
    bool m_synSeen = false;
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

/// A reset within the window, but not with the next number: some receivers take it, others ask back with an
/// ACK and go on (RFC 5961 section 3.2). What comes behind it waits until that is known.
class HeldReset
{
public:
    static constexpr session::Nanoseconds heldFor{std::chrono::seconds(2)};

    /// `sentEnd`: behind everything that its sender has sent.
    HeldReset(int from, const Segment &reset, quint32 sentEnd);

    enum class Fate {
        Open,
        Taken,
        Ignored ///< both sides go on: what its sender sends anew is acknowledged
    };
    /// Keeps a segment of side `from` that came behind it.
    [[nodiscard]] Fate behind(int from, const Segment &segment);
    [[nodiscard]] int from() const { return m_from; }
    [[nodiscard]] const Segment &segment() const { return m_reset; }
    [[nodiscard]] session::Stamp until() const { return m_reset.at + heldFor; }

    struct Kept
    {
        int from = 0;
        Segment segment;
        QByteArray payload;
    };
    [[nodiscard]] std::vector<Kept> takeKept() { return std::move(m_kept); }

private:
    static constexpr std::size_t mostKept = 64;
    static constexpr qsizetype mostBytes = 256 * 1024;

    int m_from;
    Segment m_reset;
    quint32 m_sentEnd;
    bool m_sendsOn = false;
    qsizetype m_bytes = 0;
    std::vector<Kept> m_kept;
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

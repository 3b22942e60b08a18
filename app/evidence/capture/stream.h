// One direction of a TCP connection, put in order by sequence numbers, that knows what is missing of it.
#pragma once

#include "evidence/capture/segment.h"

#include <map>

namespace evidence::capture {

/// Why bytes are missing. Snapped: only the beginning of the packet was kept. Acknowledged: their receiver
/// has them, so the capture missed them. Lost: nobody knows.
enum class Hole { Snapped, Acknowledged, Lost };

class StreamSink
{
public:
    virtual ~StreamSink() = default;
    virtual void bytes(int from, QByteArrayView bytes, base::Stamp at) = 0;
    virtual void hole(int from, quint64 bytes, Hole why, base::Stamp at) = 0;
    virtual void fin(int from, base::Stamp at) = 0;
};

class Stream
{
public:
    static constexpr quint64 pendingLimit = 256 * 1024; ///< bytes that wait for those before them
    static constexpr std::size_t pendingPieces = 1024;

    [[nodiscard]] bool hasBegun() const { return m_begun; }
    /// The next byte has this number.
    void begin(quint32 sequence);
    /// Takes what is new of a segment, and what it makes complete.
    void take(int from, const Segment &segment, StreamSink &sink);
    /// The other side has everything before that number.
    void acknowledge(quint32 number);
    /// The other side has bytes that are missing here, and are not waiting either.
    [[nodiscard]] bool lacksAcknowledged() const { return m_begun && acknowledgedEnd() > m_next; }
    /// A segment says that its sender has more of this stream than is here.
    [[nodiscard]] bool isAhead(quint32 acknowledged) const;
    /// Gives up what the other side has and is missing here.
    void passAcknowledged(int from, StreamSink &sink, base::Stamp at);
    /// Gives up whatever is missing: nothing more comes.
    void passAll(int from, StreamSink &sink, base::Stamp at);

    [[nodiscard]] quint32 retransmits() const { return m_retransmits; }
    /// Retransmissions, or several keep-alive probes, that the other side left without any answer.
    [[nodiscard]] quint32 unanswered() const { return m_unanswered + (m_probes > 1 ? m_probes : 0); }
    [[nodiscard]] quint32 keepAlives() const { return m_keepAlives; }
    [[nodiscard]] bool isOver() const { return m_finTold; }
    [[nodiscard]] bool everSent() const { return m_everSent; }
    /// Its receiver takes a reset with that number. `windowEnd`: where the window ends that it has told,
    /// if it is known.
    [[nodiscard]] bool takesReset(quint32 sequence, std::optional<quint32> windowEnd) const;
    /// Likewise, and beyond doubt: it is the next number that the receiver awaits, as far as is known.
    [[nodiscard]] bool mustTakeReset(quint32 sequence) const
    {
        return !m_begun || sequence == sentEnd() || sequence == quint32(m_acknowledged);
    }
    /// The number behind everything that its sender is known to have sent.
    [[nodiscard]] quint32 sentEnd() const;

private:
    struct Piece
    {
        QByteArray bytes;
        quint32 length = 0;
        base::Stamp at{};
    };
    /// Near enough to be a number of this connection.
    [[nodiscard]] bool accepts(quint32 sequence) const;
    [[nodiscard]] quint64 unwrapped(quint32 number) const;
    [[nodiscard]] quint64 acknowledgedEnd() const;
    void deliver(int from, quint64 at, QByteArrayView bytes, quint32 length, StreamSink &sink,
                 base::Stamp when);
    void keep(quint64 at, const Segment &segment);
    void drain(int from, StreamSink &sink);
    void pass(int from, quint64 until, Hole why, StreamSink &sink, base::Stamp at);
    void tellFin(int from, StreamSink &sink, base::Stamp at);

    quint64 m_next = 0, m_acknowledged = 0;
    std::optional<quint64> m_finAt;
    base::Stamp m_finSeenAt{};
    std::map<quint64, Piece> m_pending;
    quint64 m_pendingBytes = 0;
    quint32 m_retransmits = 0, m_unanswered = 0, m_keepAlives = 0, m_probes = 0;
    bool m_begun = false, m_finTold = false, m_everSent = false;
};

} // namespace evidence::capture

#include "evidence/capture/stream.h"

#include <algorithm>

namespace evidence::capture {

namespace {

constexpr qint64 farAway = qint64(1) << 30; ///< no window is so large: the segment is of another connection

} // namespace

void Stream::begin(quint32 sequence)
{
    m_begun = true;
    m_next = (quint64(1) << 32) + sequence; // numbers before it have a place, too
    m_acknowledged = m_next;
}

quint64 Stream::unwrapped(quint32 number) const
{
    return quint64(qint64(m_next) + qint32(number - quint32(m_next)));
}

bool Stream::accepts(quint32 sequence) const
{
    return !m_begun || std::abs(qint64(unwrapped(sequence)) - qint64(m_next)) < farAway;
}

quint32 Stream::sentEnd() const
{
    quint64 end = std::max(m_next, m_acknowledged);
    if (!m_pending.empty())
        end = std::max(end, m_pending.rbegin()->first + m_pending.rbegin()->second.length);
    return quint32(m_finAt ? std::max(end, *m_finAt + 1) : end);
}

/// RFC 9293 section 3.10.7.4: within the window, or no reset. What was acknowledged lies before it, but for a
/// FIN: some stacks reset with the number before theirs, and that is taken.
bool Stream::takesReset(quint32 sequence, std::optional<quint32> windowEnd) const
{
    if (!m_begun)
        return true;
    if (!accepts(sequence))
        return false;
    const quint64 at = unwrapped(sequence);
    if (at < m_acknowledged)
        return m_finAt && at == *m_finAt;
    if (!windowEnd)
        return true;
    const quint64 end = std::max(unwrapped(*windowEnd), unwrapped(sentEnd()));
    return at <= end;
}

/// A FIN takes a number, but no byte.
quint64 Stream::acknowledgedEnd() const
{
    return m_finAt ? std::min(m_acknowledged, *m_finAt) : m_acknowledged;
}

void Stream::acknowledge(quint32 number)
{
    if (!m_begun || !accepts(number))
        return;
    m_probes = 0;
    const quint64 end = unwrapped(number);
    if (end <= m_acknowledged)
        return;
    m_acknowledged = end;
    m_unanswered = 0;
}

bool Stream::isAhead(quint32 acknowledged) const
{
    if (!m_begun || !accepts(acknowledged))
        return false;
    const quint64 end = unwrapped(acknowledged);
    return (m_finAt ? std::min(end, *m_finAt) : end) > m_next;
}

void Stream::take(int from, const Segment &segment, StreamSink &sink)
{
    if (!m_begun || !accepts(segment.seq))
        return;
    const quint64 at = unwrapped(segment.seq), end = at + segment.length;
    m_everSent = m_everSent || segment.length > 0;
    if (segment.fin && !m_finAt) {
        m_finAt = end;
        m_finSeenAt = segment.at;
    }
    if (segment.length == 0) {
        if (!segment.fin && !segment.rst && at + 1 == m_next)
            ++m_keepAlives, ++m_probes;
    } else if (end <= m_next) {
        if (segment.length == 1 && end == m_next && m_acknowledged >= end)
            ++m_keepAlives, ++m_probes; // the last byte once more, though it was acknowledged
        else
            ++m_retransmits, m_unanswered += end > m_acknowledged ? 1 : 0;
    } else if (at > m_next) {
        keep(at, segment);
        if (m_pendingBytes > pendingLimit || m_pending.size() > pendingPieces)
            pass(from, m_pending.begin()->first,
                 m_acknowledged >= m_pending.begin()->first ? Hole::Acknowledged : Hole::Lost, sink,
                 segment.at);
    } else {
        deliver(from, at, segment.payload, segment.length, sink, segment.at);
    }
    drain(from, sink);
    tellFin(from, sink, segment.at);
}

void Stream::keep(quint64 at, const Segment &segment)
{
    const auto [it, isNew] = m_pending.try_emplace(at);
    if (!isNew && it->second.length >= segment.length) {
        ++m_retransmits;
        return;
    }
    m_pendingBytes -= quint64(it->second.bytes.size());
    it->second = {segment.payload.toByteArray(), segment.length, segment.at};
    m_pendingBytes += quint64(segment.payload.size());
}

/// The first copy of a byte counts.
void Stream::deliver(int from, quint64 at, QByteArrayView bytes, quint32 length, StreamSink &sink,
                     base::Stamp when)
{
    const quint64 known = m_next - at;
    m_next = at + length;
    if (quint64(bytes.size()) > known)
        sink.bytes(from, bytes.sliced(qsizetype(known)), when);
    const quint64 have = std::max(quint64(bytes.size()), known);
    if (length > have)
        sink.hole(from, length - have, Hole::Snapped, when);
}

void Stream::drain(int from, StreamSink &sink)
{
    while (!m_pending.empty() && m_pending.begin()->first <= m_next) {
        const quint64 at = m_pending.begin()->first;
        const Piece piece = std::move(m_pending.begin()->second);
        m_pending.erase(m_pending.begin());
        m_pendingBytes -= quint64(piece.bytes.size());
        if (at + piece.length > m_next)
            deliver(from, at, piece.bytes, piece.length, sink, piece.at);
    }
}

void Stream::pass(int from, quint64 until, Hole why, StreamSink &sink, base::Stamp at)
{
    const quint64 missing = until - m_next;
    m_next = until;
    sink.hole(from, missing, why, at);
    drain(from, sink);
}

void Stream::passAcknowledged(int from, StreamSink &sink, base::Stamp at)
{
    while (lacksAcknowledged()) {
        const quint64 end = acknowledgedEnd();
        pass(from, m_pending.empty() ? end : std::min(end, m_pending.begin()->first), Hole::Acknowledged,
             sink, at);
    }
    tellFin(from, sink, at);
}

void Stream::passAll(int from, StreamSink &sink, base::Stamp at)
{
    if (!m_begun)
        return;
    passAcknowledged(from, sink, at);
    while (!m_pending.empty())
        pass(from, m_pending.begin()->first, Hole::Lost, sink, at);
    if (m_finAt && *m_finAt > m_next)
        pass(from, *m_finAt, Hole::Lost, sink, at);
    tellFin(from, sink, at);
}

void Stream::tellFin(int from, StreamSink &sink, base::Stamp at)
{
    if (!m_finAt || m_finTold || m_next < *m_finAt)
        return;
    m_finTold = true;
    sink.fin(from, std::max(at, m_finSeenAt));
}

} // namespace evidence::capture

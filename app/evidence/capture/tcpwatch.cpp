#include "evidence/capture/tcpwatch.h"

#include <algorithm>

namespace evidence::capture {

using namespace session;
using namespace std::chrono_literals;

void TcpWatch::sent(const Segment &segment, TcpWatch &back)
{
    if (segment.syn) {
        m_synSeen = true;
        m_scale = segment.windowScale;
    } else {
        watchWindow(segment);
    }
    watchRoundTrip(segment, back);
    watchSender(segment);
}

void TcpWatch::watchWindow(const Segment &segment)
{
    if (segment.hasAck) {
        if (!m_acknowledges || qint32(segment.ack - *m_acknowledges) > 0)
            m_acknowledges = segment.ack;
        m_largestWindow = std::max(m_largestWindow, segment.window);
    }
    if (segment.window == 0 && segment.hasAck) {
        if (!m_zeroSince) {
            m_zeroSince = segment.at;
            ++m_zeros;
        }
    } else if (m_zeroSince) {
        m_longestZero = std::max(m_longestZero, segment.at - *std::exchange(m_zeroSince, {}));
    }
}

/// From bytes of one side to their acknowledgment: the round trip behind the capture, on that other side.
void TcpWatch::watchRoundTrip(const Segment &segment, TcpWatch &back)
{
    if (segment.hasAck && back.m_awaitedSince && qint32(segment.ack - back.m_awaited) >= 0) {
        const Nanoseconds took = segment.at - *std::exchange(back.m_awaitedSince, {});
        m_rtt = m_rtt ? std::min(*m_rtt, took) : took;
    }
    const quint32 end = segment.seq + segment.length + (segment.syn ? 1 : 0);
    if (!m_awaitedSince && (segment.length > 0 || segment.syn)) {
        m_awaitedSince = segment.at;
        m_awaited = end;
    }
}

void TcpWatch::watchSender(const Segment &segment)
{
    constexpr quint16 near = 1024;
    if (m_packets > 0) {
        m_sameTtl = m_sameTtl && m_ttl == segment.ttl;
        m_idsFollow = m_idsFollow && segment.ipId != 0 && quint16(segment.ipId - m_ipId) < near;
    }
    m_ttl = segment.ttl;
    m_ipId = segment.ipId;
    ++m_packets;
}

std::optional<quint32> TcpWatch::windowEnd(const TcpWatch &back) const
{
    if (!m_acknowledges)
        return {};
    constexpr int mostScale = 14;
    const int scale = m_synSeen && back.m_synSeen ? (m_scale && back.m_scale ? *m_scale : 0) : mostScale;
    return *m_acknowledges + (quint32(m_largestWindow) << scale);
}

bool TcpWatch::isForged(const Segment &segment) const
{
    constexpr quint32 enough = 3;
    constexpr quint16 far = 4096;
    if (m_packets < enough)
        return false;
    if (m_sameTtl && std::abs(int(m_ttl) - int(segment.ttl)) > 1)
        return true;
    const auto ahead = quint16(segment.ipId - m_ipId);
    return m_idsFollow && !segment.from.v6 && segment.ipId != 0 && ahead > far && ahead < quint16(-far);
}

TcpSeen TcpWatch::seen(Stamp now) const
{
    TcpSeen seen;
    seen.zeroWindows = m_zeros;
    seen.zeroWindow = m_longestZero;
    if (m_zeroSince) {
        seen.windowClosed = true;
        seen.zeroWindow = std::max(seen.zeroWindow, now - *m_zeroSince);
    }
    seen.rtt = m_rtt;
    return seen;
}

HeldReset::HeldReset(int from, const Segment &reset, quint32 sentEnd)
    : m_from(from), m_reset(reset), m_sentEnd(sentEnd)
{
    m_reset.payload = {};
    m_reset.length = 0;
}

HeldReset::Fate HeldReset::behind(int from, const Segment &segment)
{
    const bool mine = from == m_from;
    if (segment.rst && !mine)
        return Fate::Taken; // that side has no connection any more, either
    m_kept.push_back({from, segment, segment.payload.toByteArray()});
    m_bytes += segment.payload.size();
    if (!segment.rst && mine)
        m_sendsOn = m_sendsOn || qint32(segment.seq + segment.length + (segment.fin ? 1 : 0) - m_sentEnd) > 0;
    else if (!segment.rst && m_sendsOn && segment.hasAck && qint32(segment.ack - m_sentEnd) > 0)
        return Fate::Ignored;
    return m_kept.size() < mostKept && m_bytes < mostBytes ? Fate::Open : Fate::Taken;
}

bool LastPackets::hasSeen(int from, const Segment &segment)
{
    constexpr Nanoseconds within = 1s; // the same packet on several interfaces
    const auto flags =
        quint8(segment.syn | segment.fin << 1 | segment.rst << 2 | segment.hasAck << 3 | from << 4);
    Seen seen{segment.at,        segment.seq,  segment.ack,    segment.length,
              segment.timestamp, segment.ipId, segment.window, flags};
    const bool tells = segment.ipId != 0 || segment.timestamp != 0;
    if (tells) {
        for (const Seen &each : m_seen) {
            seen.at = each.at;
            if (each == seen && each.at != Stamp{} && segment.at - each.at <= within)
                return true;
        }
    }
    seen.at = segment.at;
    m_seen[m_next++ % m_seen.size()] = seen;
    return false;
}

} // namespace evidence::capture

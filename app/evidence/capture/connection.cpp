#include "evidence/capture/connection.h"

#include "evidence/capture/framesearch.h"
#include "evidence/capture/proxyheader.h"
#include "session/facts.h"

#include <algorithm>

namespace evidence::capture {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr Nanoseconds copyWithin = 1s;        ///< a packet that was captured on several interfaces
constexpr Nanoseconds reorderedWithin = 50ms; ///< as far as the two directions may be apart in a capture
constexpr std::size_t mostWaiting = 64;
constexpr qsizetype mostEarly = 64 * 1024;

quint8 flagsOf(const Segment &segment)
{
    return quint8(segment.syn | segment.fin << 1 | segment.rst << 2 | segment.hasAck << 3);
}

/// A request, or the beginning of one.
bool mayBeHttp(QByteArrayView bytes)
{
    for (const char *method :
         {"GET ", "POST ", "PUT ", "HEAD ", "OPTIONS ", "DELETE ", "PATCH ", "CONNECT ", "TRACE "}) {
        const QByteArrayView word(method);
        const qsizetype size = std::min(word.size(), bytes.size());
        if (bytes.first(size) == word.first(size))
            return true;
    }
    return false;
}

} // namespace

Connection::Connection(ConnectionHost &host, quint64 number, const Segment &first)
    : m_host(host), m_number(number), m_addresses{first.from, first.to}, m_since(first.at)
{
    if (first.syn) {
        m_client = first.hasAck ? 1 : 0;
        m_isn = first.seq;
    } else {
        m_begun = true;
    }
}

Connection::~Connection() = default;

bool Connection::isReusedBy(const Segment &segment) const
{
    if (!segment.syn || segment.hasAck)
        return false;
    return !m_isn || *m_isn != segment.seq || segment.from != m_addresses[0];
}

void Connection::take(const Segment &segment)
{
    m_lastAt = std::max(m_lastAt, segment.at);
    const int from = segment.from == m_addresses[0] ? 0 : 1;
    if (m_over || isCopy(from, segment))
        return;
    const Stream &back = m_sides[std::size_t(1 - from)].stream;
    // It speaks of bytes that were not captured so far: they may only be a little late.
    if (segment.hasAck && !segment.syn && back.isAhead(segment.ack)) {
        m_waiting.push_back({segment, segment.payload.toByteArray()});
        m_waiting.back().segment.payload = m_waiting.back().payload;
    } else {
        process(from, segment);
    }
    if (!m_waiting.empty())
        releaseWaiting(segment.at);
}

/// Those that need not wait any more, the earliest first; each may be what another one waits for.
void Connection::releaseWaiting(Stamp now)
{
    const auto side = [this](const Waiting &one) { return one.segment.from == m_addresses[0] ? 0 : 1; };
    while (!m_waiting.empty() && !m_over) {
        auto next = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Waiting &one) {
            return !m_sides[std::size_t(1 - side(one))].stream.isAhead(one.segment.ack);
        });
        if (next == m_waiting.end()) {
            next = m_waiting.begin();
            const Segment &first = next->segment;
            if (now - first.at < reorderedWithin && m_waiting.size() < mostWaiting) {
                m_host.schedule(m_number, first.at + reorderedWithin);
                return;
            }
            const int back = 1 - side(*next);
            Stream &stream = m_sides[std::size_t(back)].stream;
            stream.acknowledge(first.ack);
            stream.passAcknowledged(back, *this, first.at);
            if (m_over)
                return;
        }
        Waiting one = std::move(*next);
        m_waiting.erase(next);
        one.segment.payload = one.payload;
        process(side(one), one.segment);
    }
}

/// The same packet again, as on the next interface; not the same bytes sent again.
bool Connection::isCopy(int from, const Segment &segment)
{
    Seen seen{segment.at,        segment.seq,  segment.ack,    segment.length,
              segment.timestamp, segment.ipId, segment.window, quint8(flagsOf(segment) | from << 4)};
    const bool tells = segment.ipId != 0 || segment.timestamp != 0;
    if (tells) {
        for (const Seen &each : m_seen) {
            seen.at = each.at;
            if (each == seen && each.at != Stamp{} && segment.at - each.at <= copyWithin) {
                m_host.counted("twice", 1);
                return true;
            }
        }
    }
    seen.at = segment.at;
    m_seen[m_seenNext++ % m_seen.size()] = seen;
    return false;
}

void Connection::process(int from, const Segment &segment)
{
    Side &side = m_sides[std::size_t(from)], &back = m_sides[std::size_t(1 - from)];
    if (segment.syn) {
        if (!side.stream.hasBegun())
            side.stream.begin(segment.seq + 1);
        side.windowScale = segment.windowScale.value_or(0);
        side.scaleKnown = true;
        watchSender(side, segment);
        watchRoundTrip(from, segment);
        return;
    }
    if (!side.stream.hasBegun())
        side.stream.begin(segment.seq);
    if (segment.hasAck && !back.stream.hasBegun())
        back.stream.begin(segment.ack);
    if (segment.hasAck)
        back.stream.acknowledge(segment.ack);
    if (segment.rst) {
        reset(from, segment);
        return;
    }
    watchWindow(side, segment);
    watchRoundTrip(from, segment);
    watchSender(side, segment);
    side.stream.take(from, segment, *this);
    if (!m_over && side.stream.lacksAcknowledged())
        side.stream.passAcknowledged(from, *this, segment.at);
}

void Connection::watchWindow(Side &side, const Segment &segment)
{
    if (segment.window == 0 && segment.hasAck) {
        if (!side.zeroSince) {
            side.zeroSince = segment.at;
            ++side.zeros;
        }
    } else if (side.zeroSince) {
        side.longestZero = std::max(side.longestZero, segment.at - *std::exchange(side.zeroSince, {}));
    }
}

/// From bytes of one side to their acknowledgment: the round trip behind the capture, on that other side.
void Connection::watchRoundTrip(int from, const Segment &segment)
{
    Side &side = m_sides[std::size_t(from)], &back = m_sides[std::size_t(1 - from)];
    if (segment.hasAck && back.awaitedSince && qint32(segment.ack - back.awaited) >= 0) {
        const Nanoseconds took = segment.at - *std::exchange(back.awaitedSince, {});
        side.rtt = side.rtt ? std::min(*side.rtt, took) : took;
    }
    const quint32 end = segment.seq + segment.length + (segment.syn ? 1 : 0);
    if (!side.awaitedSince && (segment.length > 0 || segment.syn)) {
        side.awaitedSince = segment.at;
        side.awaited = end;
    }
}

void Connection::watchSender(Side &side, const Segment &segment)
{
    constexpr quint16 near = 1024;
    if (side.packets > 0) {
        side.sameTtl = side.sameTtl && side.ttl == segment.ttl;
        side.idsFollow = side.idsFollow && segment.ipId != 0 && quint16(segment.ipId - side.ipId) < near;
    }
    side.ttl = segment.ttl;
    side.ipId = segment.ipId;
    ++side.packets;
}

/// The packet did not come the way that all others of its sender came, or was not made by the same machine.
bool Connection::isForged(const Side &side, const Segment &segment)
{
    constexpr quint32 enough = 3;
    constexpr quint16 far = 4096;
    if (side.packets < enough)
        return false;
    if (side.sameTtl && std::abs(int(side.ttl) - int(segment.ttl)) > 1)
        return true;
    const auto ahead = quint16(segment.ipId - side.ipId);
    return side.idsFollow && !segment.from.v6 && segment.ipId != 0 && ahead > far && ahead < quint16(-far);
}

void Connection::reset(int from, const Segment &segment)
{
    Side &side = m_sides[std::size_t(from)];
    if (!side.stream.accepts(segment.seq) && segment.seq != 0)
        return;
    // What it sent before has come by now, or never will.
    for (const int each : {from, 1 - from})
        m_sides[std::size_t(each)].stream.passAll(each, *this, segment.at);
    if (m_over)
        return;
    if (!m_talk || m_client < 0) {
        giveUp();
        return;
    }
    if (m_tls)
        m_tls->settle(segment.at);
    if (m_over)
        return;
    m_talk->ended(legOf(from), TcpEnd{TcpFate::Reset, {}, false, isForged(side, segment)}, segment.at);
    if (m_talk->isOver())
        giveUp();
}

void Connection::giveUp()
{
    m_over = true;
    m_waiting.clear();
    m_early = {};
}

// What is said.

void Connection::begin(int client, Stamp at)
{
    m_client = client;
    m_talk = std::make_unique<Talk>(static_cast<TalkHost &>(*this), Ends{m_addresses[std::size_t(client)],
                                                                         m_addresses[std::size_t(1 - client)],
                                                                         std::min(m_since, at), m_begun});
}

void Connection::bytes(int from, QByteArrayView bytes, Stamp at)
{
    if (m_over)
        return;
    if (!m_talk) {
        firstBytes(from, bytes, at);
        return;
    }
    if (m_tls)
        m_tls->bytes(legOf(from), bytes, at);
    else
        talkBytes(legOf(from), bytes, at);
}

void Connection::plain(Leg from, QByteArrayView bytes, Stamp at)
{
    if (!m_over)
        talkBytes(from, bytes, at);
}

void Connection::plainHole(Leg from, quint64 bytes, Hole why, Stamp at)
{
    if (!m_over)
        m_talk->hole(from, bytes, why, at);
}

void Connection::opened(const QString &protocol, const QString &suite)
{
    m_talk->setTls({protocol, suite});
    if (!m_tls->isHttp2())
        return;
    m_host.counted("http2", 1);
    giveUp();
}

/// What asks for HTTP/2 first is a page, as a rule: browsers ask for WebSockets by HTTP/1.1.
void Connection::sealed(Stamp at)
{
    if (m_over)
        return;
    const auto &port = m_host.options().port;
    const Address &server = m_addresses[std::size_t(1 - m_client)];
    if (port ? server.port != *port : m_tls->offersHttp2()) {
        m_host.counted("left_out", 1);
        giveUp();
        return;
    }
    m_host.counted("encrypted", 1);
    if (!m_tls->serverName().isEmpty())
        m_talk->addVia({QStringLiteral("server_name"), m_tls->serverName()});
    m_talk->beBlind({QStringLiteral("encrypted"), {}}, at);
}

void Connection::retry()
{
    if (m_tls && !m_over)
        m_tls->retry();
}

void Connection::talkBytes(Leg from, QByteArrayView bytes, Stamp at)
{
    m_talk->bytes(from, bytes, at);
    if (m_talk->isOver())
        giveUp();
}

/// Until it is known what is spoken.
void Connection::firstBytes(int from, QByteArrayView bytes, Stamp at)
{
    QByteArray &early = m_early[std::size_t(from)];
    early.append(bytes.first(std::min(bytes.size(), mostEarly - early.size())));
    if (m_client < 0 && mayBeHttp(early) && early.size() >= 4)
        m_client = from; // only a client asks
    if (m_client >= 0 && from != m_client) {
        // A server that speaks first is none of HTTP, unless the client's bytes are missing.
        if (m_early[std::size_t(m_client)].isEmpty() && early.startsWith("HTTP/1.")) {
            begin(m_client, at);
            m_talk->hole(Leg::Client, 1, Hole::Lost, at);
            talkBytes(Leg::Server, std::exchange(early, {}), at);
        } else if (m_early[std::size_t(m_client)].isEmpty()) {
            giveUp();
        }
        return;
    }
    if (m_client < 0 && early.startsWith("HTTP/1.") && early.size() >= 8) {
        begin(1 - from, at);
        m_talk->hole(Leg::Client, 1, Hole::Lost, at);
        talkBytes(Leg::Server, std::exchange(early, {}), at);
        return;
    }
    if (m_client < 0) {
        lockOn(from, bytes, at);
        return;
    }
    const ProxyHeader proxy =
        m_proxyDone ? ProxyHeader{ProxyHeader::State::None, {}, 0} : readProxyHeader(early);
    if (proxy.state == ProxyHeader::State::Partial)
        return;
    m_proxyDone = true;
    QByteArray rest = std::exchange(early, {}).sliced(proxy.bytes);
    if (!proxy.client.isEmpty())
        m_proxied = proxy.client;
    if (rest.size() < 3 && (rest.isEmpty() || !mayBeHttp(rest))) {
        early = rest; // more is needed to tell
        return;
    }
    startTalk(rest, m_proxied, at);
}

/// The client's first bytes, behind what a proxy has put before them, tell what is spoken.
void Connection::startTalk(const QByteArray &first, const QString &proxied, Stamp at)
{
    const bool tls = Tls::mayBegin(first);
    if (!tls && !mayBeHttp(first)) {
        giveUp();
        return;
    }
    if (!m_talk)
        begin(m_client, at);
    if (!proxied.isEmpty())
        m_talk->addVia({QStringLiteral("proxy_protocol"), proxied});
    if (!tls) {
        talkBytes(Leg::Client, first, at);
        return;
    }
    m_tls = std::make_unique<Tls>(static_cast<TlsSink &>(*this), m_host.keys(),
                                  !m_host.keys().isEmpty() || !m_host.options().keylog.isEmpty());
    m_tls->bytes(Leg::Client, first, at);
}

/// The capture began too late: frames tell who is who, or the port does.
void Connection::lockOn(int from, QByteArrayView bytes, Stamp at)
{
    const auto &port = m_host.options().port;
    const bool known = port && (m_addresses[0].port == *port || m_addresses[1].port == *port);
    QByteArray &early = m_early[std::size_t(from)];
    // Frames begin with a segment, as a rule.
    for (const QByteArrayView candidate : {QByteArrayView(early), bytes}) {
        for (const bool masked : {true, false}) {
            const FrameChain chain = followFrames(candidate, masked);
            if (!(known ? isLikely(chain) : isCertain(chain)))
                continue;
            if (known && m_addresses[std::size_t(masked ? 1 - from : from)].port != *port)
                continue;
            begin(masked ? from : 1 - from, at);
            m_talk->beginWithin(at);
            const QByteArray read = candidate.toByteArray();
            const QByteArray others = std::exchange(m_early[std::size_t(1 - from)], {});
            early.clear();
            m_host.counted("begun", 1);
            if (!others.isEmpty())
                m_talk->bytes(legOf(1 - from), others, at);
            talkBytes(legOf(from), read, at);
            return;
        }
    }
    if (early.size() >= mostEarly)
        giveUp();
    else if (early.size() > bytes.size() && followFrames(early, true).broken &&
             followFrames(early, false).broken)
        early.clear(); // begins anew with the next segment
}

void Connection::hole(int from, quint64 bytes, Hole why, Stamp at)
{
    if (m_over)
        return;
    m_host.counted(why == Hole::Acknowledged ? "missed"
                   : why == Hole::Snapped    ? "snapped"
                                             : "lost_on_wire",
                   1);
    if (!m_talk) {
        if (m_client >= 0 && m_early[0].isEmpty() && m_early[1].isEmpty()) {
            begin(m_client, at); // the client's first bytes are missing, or the server's
            m_talk->hole(legOf(from), bytes, why, at);
        } else {
            m_early[std::size_t(from)].clear();
        }
        return;
    }
    if (m_tls)
        m_tls->hole(legOf(from), bytes, why, at);
    else
        m_talk->hole(legOf(from), bytes, why, at);
    if (m_talk->isOver())
        giveUp();
}

void Connection::fin(int from, Stamp at)
{
    if (m_over)
        return;
    if (!m_talk) {
        if (m_sides[std::size_t(1 - from)].stream.isOver())
            giveUp();
        return;
    }
    if (m_tls)
        m_tls->settle(at);
    if (m_over)
        return;
    const Leg leg = legOf(from), back = otherThan(leg);
    const bool readable = m_tls && m_tls->isReadable();
    // Who said close_notify first has ended it, even if the other one ends TCP.
    if (readable && m_tls->goodbyeAt(back) && !m_sides[std::size_t(1 - from)].stream.isOver() &&
        (!m_tls->goodbyeAt(leg) || *m_tls->goodbyeAt(back) < *m_tls->goodbyeAt(leg)))
        m_talk->ended(back, TcpEnd{TcpFate::Open, {}, false}, *m_tls->goodbyeAt(back));
    m_talk->ended(leg, TcpEnd{TcpFate::Fin, {}, readable && !m_tls->goodbyeAt(leg)}, at);
    if (m_talk->isOver())
        giveUp();
}

TcpSeen Connection::tcpSeen(Leg leg) const
{
    const auto which = std::size_t(leg == Leg::Client ? m_client : 1 - m_client);
    const Side &side = m_sides[which], &back = m_sides[1 - which];
    TcpSeen seen;
    seen.retransmits = back.stream.retransmits();
    seen.unanswered = back.stream.unanswered();
    seen.keepAlives = side.stream.keepAlives();
    seen.zeroWindows = side.zeros;
    seen.zeroWindow = side.longestZero;
    if (side.zeroSince) {
        seen.windowClosed = true;
        seen.zeroWindow = std::max(seen.zeroWindow, m_lastAt - *side.zeroSince);
    }
    seen.rtt = side.rtt;
    return seen;
}

void Connection::due(Stamp now)
{
    if (!m_waiting.empty())
        releaseWaiting(now);
    if (m_talk && !m_over) {
        m_talk->due(now);
        if (m_talk->isOver())
            giveUp();
    }
}

void Connection::finish(Stamp at)
{
    releaseWaiting(at + reorderedWithin);
    for (const int each : {0, 1}) {
        if (!m_over)
            m_sides[std::size_t(each)].stream.passAll(each, *this, m_lastAt);
    }
    if (m_tls && !m_over)
        m_tls->settle(at);
    if (m_talk && !m_over && m_talk->finish(at))
        m_host.counted("still_open", 1);
    giveUp();
}

} // namespace evidence::capture

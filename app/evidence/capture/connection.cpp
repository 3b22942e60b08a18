#include "evidence/capture/connection.h"

#include "session/facts.h"

#include <algorithm>

namespace evidence::capture {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr Nanoseconds reorderedWithin = 50ms; ///< as far as the two directions may be apart in a capture
constexpr std::size_t mostWaiting = 64;

std::array<bool, 2> servedSides(const std::optional<quint16> &port, const std::array<Address, 2> &ends)
{
    return {port && ends[0].port == *port, port && ends[1].port == *port};
}

} // namespace

Connection::Connection(ConnectionHost &host, quint64 number, const Segment &first)
    : m_host(host), m_number(number), m_addresses{first.from, first.to}, m_since(first.at),
      m_beginning(first.syn ? std::optional(first.hasAck ? 1 : 0) : std::nullopt,
                  servedSides(host.options().port, m_addresses))
{
    if (first.syn)
        m_isn = first.seq;
    else
        m_begun = true;
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
    const int from = segment.from == m_addresses[0] ? 0 : 1;
    if (m_over)
        return;
    if (m_last.hasSeen(from, segment)) {
        m_host.counted("twice", 1);
        return;
    }
    if (m_reset && segment.at >= m_reset->until())
        settleReset(HeldReset::Fate::Taken);
    else if (segment.rst && !m_reset && !m_waiting.empty())
        releaseWaiting(segment.at + reorderedWithin); // what came before it
    if (m_over)
        return;
    if (segment.rst && !takesReset(from, segment))
        resetIgnored(from, segment);
    else if (m_reset)
        settleReset(m_reset->behind(from, segment));
    else
        arrived(from, segment);
}

void Connection::arrived(int from, const Segment &segment)
{
    m_lastAt = std::max(m_lastAt, segment.at);
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
        if (m_reset)
            settleReset(m_reset->behind(side(one), one.segment));
        else
            process(side(one), one.segment);
    }
}

void Connection::process(int from, const Segment &segment)
{
    Side &side = m_sides[std::size_t(from)], &back = m_sides[std::size_t(1 - from)];
    if (segment.syn) {
        if (!side.stream.hasBegun())
            side.stream.begin(segment.seq + 1);
        side.tcp.sent(segment, back.tcp);
        return;
    }
    if (segment.length > 0)
        side.lastBytesAt = segment.at;
    if (!side.stream.hasBegun())
        side.stream.begin(segment.seq);
    if (segment.hasAck && !back.stream.hasBegun())
        back.stream.begin(segment.ack);
    if (segment.rst && side.stream.mustTakeReset(segment.seq)) {
        endByReset(from, segment);
        return;
    }
    if (segment.rst) {
        m_reset.emplace(from, segment, side.stream.sentEnd());
        m_host.schedule(m_number, m_reset->until());
        return;
    }
    if (segment.hasAck)
        back.stream.acknowledge(segment.ack);
    side.tcp.sent(segment, back.tcp);
    side.stream.take(from, segment, *this);
    if (!m_over && side.stream.lacksAcknowledged())
        side.stream.passAcknowledged(from, *this, segment.at);
}

bool Connection::takesReset(int from, const Segment &segment) const
{
    const Side &side = m_sides[std::size_t(from)], &back = m_sides[std::size_t(1 - from)];
    return side.stream.takesReset(segment.seq, back.tcp.windowEnd(side.tcp));
}

void Connection::resetIgnored(int from, const Segment &reset)
{
    if (m_talk)
        m_talk->resetIgnored(legOf(from), reset.at);
}

void Connection::settleReset(HeldReset::Fate fate)
{
    if (fate == HeldReset::Fate::Open)
        return;
    HeldReset held = std::move(*std::exchange(m_reset, {}));
    if (fate == HeldReset::Fate::Taken) {
        endByReset(held.from(), held.segment());
        return;
    }
    resetIgnored(held.from(), held.segment());
    for (HeldReset::Kept &each : held.takeKept()) {
        if (m_over)
            return;
        each.segment.payload = each.payload;
        if (m_reset)
            settleReset(m_reset->behind(each.from, each.segment));
        else
            arrived(each.from, each.segment);
    }
}

void Connection::endByReset(int from, const Segment &segment)
{
    Side &side = m_sides[std::size_t(from)];
    if (segment.hasAck)
        m_sides[std::size_t(1 - from)].stream.acknowledge(segment.ack);
    // What it sent before has come by now, or never will.
    for (const int each : {from, 1 - from})
        m_sides[std::size_t(each)].stream.passAll(each, *this, segment.at);
    if (m_over)
        return;
    if (!m_talk) {
        giveUp();
        return;
    }
    if (m_tls)
        m_tls->settle(segment.at);
    if (m_over)
        return;
    m_talk->ended(legOf(from), TcpEnd{TcpFate::Reset, {}, false, side.tcp.isForged(segment)}, segment.at);
    if (m_talk->isOver())
        giveUp();
}

void Connection::giveUp()
{
    m_over = true;
    m_reset.reset();
    m_waiting.clear();
    m_beginning = Beginning({}, {});
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
    using Spoken = Beginning::Spoken;
    const Beginning::Answer answer = m_beginning.take(from, bytes);
    if (answer.spoken == Spoken::Unknown)
        return;
    if (answer.spoken == Spoken::Foreign) {
        giveUp();
        return;
    }
    begin(answer.client, at);
    if (!answer.proxied.isEmpty())
        m_talk->addVia({QStringLiteral("proxy_protocol"), answer.proxied});
    if (answer.spoken == Spoken::Tls) {
        m_tls = std::make_unique<Tls>(static_cast<TlsSink &>(*this), m_host.keys(),
                                      !m_host.keys().isEmpty() || !m_host.options().keylog.isEmpty());
        m_tls->bytes(Leg::Client, answer.first, at);
        return;
    }
    if (answer.spoken == Spoken::HttpAnswer)
        m_talk->hole(Leg::Client, 1, Hole::Lost, at);
    if (answer.spoken == Spoken::Frames) {
        m_talk->beginWithin(legOf(answer.from), at);
        m_host.counted("begun", 1);
        if (!answer.other.isEmpty())
            m_talk->bytes(legOf(1 - answer.from), answer.other, at);
        if (m_finFirst == 1 - answer.from)
            m_talk->ended(legOf(*m_finFirst), TcpEnd{TcpFate::Fin, {}, false}, at);
    }
    talkBytes(legOf(answer.from), answer.first, at);
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
        if (const auto client = m_beginning.miss(from)) {
            begin(*client, at);
            m_talk->hole(legOf(from), bytes, why, at);
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
        m_finFirst = from; // it still counts as the first end, once it is known what was spoken
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
    TcpSeen seen = side.tcp.seen(m_lastAt);
    seen.retransmits = back.stream.retransmits();
    seen.unanswered = back.stream.unanswered();
    seen.keepAlives = side.stream.keepAlives();
    if (side.lastBytesAt)
        seen.quiet = std::max(m_lastAt - *side.lastBytesAt, Nanoseconds{});
    return seen;
}

void Connection::due(Stamp now)
{
    if (m_reset && now >= m_reset->until())
        settleReset(HeldReset::Fate::Taken);
    if (!m_waiting.empty())
        releaseWaiting(now);
    if (m_talk && !m_over && !m_reset) {
        m_talk->due(now);
        if (m_talk->isOver())
            giveUp();
    }
}

void Connection::finish(Stamp at, bool reused)
{
    releaseWaiting(at + reorderedWithin);
    if (m_reset)
        settleReset(HeldReset::Fate::Taken);
    for (const int each : {0, 1}) {
        if (!m_over)
            m_sides[std::size_t(each)].stream.passAll(each, *this, m_lastAt);
    }
    if (m_tls && !m_over)
        m_tls->settle(at);
    if (m_talk && !m_over && m_talk->finish(at, reused))
        m_host.counted("still_open", 1);
    giveUp();
}

} // namespace evidence::capture

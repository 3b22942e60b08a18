#include "endpoint/relaysession.h"

#include "endpoint/address.h"
#include "endpoint/clock.h"
#include "endpoint/deadlines.h"
#include "endpoint/tcpinfo.h"
#include "endpoint/tlsstream.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype watermark = 1 << 20; ///< bytes that may wait for a peer before the other is read no more
constexpr int readsInARow = 4;           ///< then other connections have their turn
constexpr std::chrono::seconds endTime{2}, closingTime{10}, halfOpenIdle{30};
constexpr std::chrono::milliseconds resetPause{10};

/// Bytes that the kernel has taken but not sent yet: a reset would throw them away.
bool hasUnsent(int descriptor)
{
    int bytes = 0;
    return ::ioctl(descriptor, SIOCOUTQNSD, &bytes) == 0 && bytes > 0;
}

} // namespace

RelaySession::RelaySession(quint64 number, std::unique_ptr<Stream> client, RelayCore &core)
    : m_number(number), m_core(core), m_http(std::make_unique<HttpExchange>(core.spec.limits.headBytes))
{
    connectSide(Leg::Client, std::move(client));
}

RelaySession::~RelaySession()
{
    m_core.deadlines.cancelAll(m_number);
}

void RelaySession::begin()
{
    schedule(HandshakeDue, m_core.spec.limits.handshake);
}

void RelaySession::connectSide(Leg leg, std::unique_ptr<Stream> stream)
{
    Side &s = side(leg);
    s.stream = std::move(stream);
    const int descriptor = s.stream->descriptor();
    s.addresses = {localAddressOf(descriptor).text(), peerAddressOf(descriptor).text()};
    s.connectedAt = now();
    connect(s.stream.get(), &Stream::readable, this, [this, leg] { onReadable(leg); });
    connect(s.stream.get(), &Stream::writable, this, [this, leg] {
        pump(leg);
        settle();
    });
}

void RelaySession::onReadable(Leg leg)
{
    Side &s = side(leg);
    for (int round = 0; round < readsInARow; ++round) {
        if (m_stage == Stage::Over || s.ended)
            return;
        const qint64 got = s.stream->read(m_core.buffer.data(), qint64(m_core.buffer.size()));
        if (got == 0)
            return;
        if (got < 0) {
            streamEnded(leg);
            return;
        }
        take(leg, QByteArrayView(m_core.buffer.data(), got));
        if (s.paused || (got < qint64(m_core.buffer.size()) && !s.tls))
            return;
    }
    if (s.tls && m_stage != Stage::Over)
        s.stream->setReading(
            true); // TLS tells only once of what it has; plain sockets tell again by themselves
}

void RelaySession::take(Leg leg, QByteArrayView bytes)
{
    m_lastActivity = now();
    switch (m_stage) {
    case Stage::Http:
        if (leg == Leg::Client) {
            takeRequest(bytes);
        } else {
            const quint64 base = side(Leg::Client).queued;
            forward(Leg::Client, bytes);
            takeResponse(bytes, base);
        }
        break;
    case Stage::Tunnel:
        pass(leg, bytes);
        break;
    case Stage::Refused:
    case Stage::Over:
        break;
    }
}

/// Bytes of the tunnel: forwarded, then looked at.
void RelaySession::pass(Leg from, QByteArrayView bytes)
{
    const Leg to = otherLeg(from);
    forward(to, bytes);
    if (!m_open || m_endReported)
        return;
    auto &flow = m_open->flows[std::size_t(from)];
    flow.decode(target(), bytes, m_lastActivity, m_open->flows[std::size_t(to)]);
    if (flow.close())
        awaitEnd(closingTime);
}

void RelaySession::forward(Leg to, QByteArrayView bytes)
{
    Side &s = side(to);
    if (s.deaf || s.finGiven || s.resetWanted || bytes.isEmpty())
        return;
    s.queued += quint64(bytes.size());
    if (s.stream && s.pending.isEmpty()) {
        const qint64 count = s.stream->write(bytes);
        taken(to, count);
        bytes = bytes.sliced(count);
    }
    if (bytes.isEmpty())
        return;
    s.pending.append(bytes);
    Side &from = side(otherLeg(to));
    if (s.pending.size() >= watermark && !from.paused && from.stream) {
        from.paused = true;
        from.stream->setReading(false);
        if (!std::exchange(m_told, true))
            observe(to, Source::Tool,
                    Performed{QStringLiteral("hold"),
                              QStringLiteral("%1 bytes for a peer that reads slowly").arg(s.pending.size()),
                              {}});
    }
}

void RelaySession::taken(Leg leg, qint64 bytes)
{
    Side &s = side(leg);
    s.taken += quint64(bytes);
    if (!m_open || m_endReported)
        return;
    const auto from = std::size_t(otherLeg(leg));
    if (const quint64 base = m_open->base[from]; s.taken > base)
        m_open->flows[from].passed(target(), s.taken - base, now());
}

/// Gives the kernel what it takes; the rest when there is room again.
void RelaySession::pump(Leg leg)
{
    Side &s = side(leg);
    while (!s.pending.isEmpty() && s.stream && !s.deaf) {
        const qint64 count = s.stream->write(s.pending);
        if (count <= 0)
            break;
        m_lastActivity = now();
        taken(leg, count);
        s.pending.remove(0, count);
    }
    if (s.pending.size() < watermark / 2)
        resume(otherLeg(leg));
    if (!s.pending.isEmpty())
        return;
    s.pending = {}; // gives the memory back
    giveFin(leg);
}

void RelaySession::resume(Leg leg)
{
    Side &s = side(leg);
    if (!s.paused || !s.stream || (leg == Leg::Client && m_http && m_http->holding))
        return;
    s.paused = false;
    s.stream->setReading(true);
}

/// The peer of that leg, or the network, has ended it: everything before that has been read.
void RelaySession::streamEnded(Leg leg)
{
    Side &s = side(leg);
    s.ended = true;
    const TcpEnd end = *s.stream->end();
    if (m_open)
        m_open->flows[std::size_t(leg)].finish(target(), now());
    if (!m_ending)
        sample();
    observe(leg, Source::Wire, end);
    awaitEnd(endTime);
    if (end.fate == TcpFate::Fin) {
        if (s.tls) { // there is no half-open TLS
            s.deaf = true;
            s.pending = {};
        }
        finish(otherLeg(leg));
    } else {
        s.deaf = true;
        s.pending = {};
        reset(otherLeg(leg));
    }
    settle();
}

/// FIN, once everything before it has left.
void RelaySession::finish(Leg leg)
{
    side(leg).finWanted = true;
    pump(leg);
}

void RelaySession::giveFin(Leg leg)
{
    Side &s = side(leg);
    if (!s.finWanted || s.finGiven || s.deaf || !s.stream)
        return;
    s.finGiven = true;
    s.stream->finish();
}

/// RST, once everything before it has left, or at once.
void RelaySession::reset(Leg leg, bool atOnce)
{
    Side &s = side(leg);
    s.resetWanted = true;
    if (!s.stream) {
        if (m_dialer)
            m_dialer.release()->deleteLater(); // this may be its own callback
        s.ended = s.deaf = true;
        return;
    }
    if (s.deaf)
        return;
    if (!atOnce && (!s.pending.isEmpty() || hasUnsent(s.stream->descriptor()))) {
        schedule(ResetDue, resetPause);
        return;
    }
    drop(leg, true);
}

/// Gives a leg up now.
void RelaySession::drop(Leg leg, bool reset)
{
    Side &s = side(leg);
    if (!s.stream || s.stream->descriptor() < 0)
        return;
    if (!s.ended)
        observe(leg, Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
    s.stream->close(reset);
    s.ended = s.deaf = true;
    s.pending = {};
}

/// Over once both peers have ended and everything they said has left.
void RelaySession::settle()
{
    if (m_stage == Stage::Over)
        return;
    const auto isOver = [this](Leg leg) {
        const Side &s = side(leg);
        if (!s.stream)
            return m_dialer == nullptr;
        return s.ended && (s.deaf || s.pending.isEmpty());
    };
    if (isOver(Leg::Client) && isOver(Leg::Server))
        over();
}

/// Bytes may still pass in at least one direction.
bool RelaySession::isForwarding() const
{
    for (const Leg from : {Leg::Client, Leg::Server}) {
        const Side &s = side(from), &to = side(otherLeg(from));
        if (s.resetWanted || (to.deaf && !s.ended))
            return false;
        if (!to.pending.isEmpty() && !to.deaf)
            return true;
        if (s.stream && !s.ended && !(s.finGiven && isTls(from)))
            return true;
    }
    return false;
}

bool RelaySession::isTls(Leg leg) const
{
    return side(leg).tls.has_value();
}

/// The first end or Close frame starts the time in which the rest is expected.
void RelaySession::awaitEnd(std::chrono::nanoseconds after)
{
    if (std::exchange(m_ending, true))
        return;
    m_core.deadlines.cancel({m_number, HandshakeDue});
    schedule(EndDue, after);
}

void RelaySession::endDue()
{
    if (m_stage == Stage::Refused || m_toolEnd || (!m_failed && !isForwarding())) {
        endNow(false);
        return;
    }
    if (isSession()) {
        const bool onlyHttp = m_failed && !side(Leg::Client).ended && !side(Leg::Server).ended;
        reportEnded(onlyHttp);
        if (onlyHttp) { // the attempt is over, the connection goes on
            m_id = {};
            m_failed = m_ending = m_endReported = false;
            return;
        }
    }
    schedule(IdleDue, halfOpenIdle);
}

void RelaySession::idleDue()
{
    const auto idle = now() - m_lastActivity;
    if (idle >= halfOpenIdle)
        endNow(false);
    else
        schedule(IdleDue, halfOpenIdle - idle);
}

/// Ends both legs without waiting for anybody.
void RelaySession::endNow(bool reset)
{
    if (m_stage == Stage::Over)
        return;
    if (m_open) {
        for (RelayFlow &flow : m_open->flows)
            flow.finish(target(), now());
    }
    for (const Leg leg : {Leg::Client, Leg::Server})
        drop(leg, reset || side(leg).resetWanted);
    over();
}

void RelaySession::over()
{
    if (m_stage == Stage::Over)
        return;
    m_stage = Stage::Over;
    m_core.deadlines.cancelAll(m_number);
    for (const Leg leg : {Leg::Client, Leg::Server})
        drop(leg, false);
    if (m_dialer)
        m_dialer.release()->deleteLater();
    if (isSession())
        reportEnded(true);
    m_core.over(*this);
}

void RelaySession::reportEnded(bool released)
{
    if (m_endReported)
        return;
    if (m_open && !endedWell())
        observe(Leg::Client, Source::Wire, m_open->recorder.lastFrames());
    observe(Leg::Client, Source::Tool, Ended{released});
    m_endReported = true;
}

/// A closing handshake that was meant and completed: nobody will want to see its last frames.
bool RelaySession::endedWell() const
{
    if (m_toolEnd)
        return m_toolEnd->reason == ToolReason::User || m_toolEnd->reason == ToolReason::Shutdown;
    for (const RelayFlow &flow : m_open->flows) {
        if (!flow.close() || !flow.close()->flaw.isEmpty())
            return false;
        const auto code = flow.close()->code.value_or(1000);
        if (code != 1000 && code != 1001)
            return false;
    }
    return true;
}

void RelaySession::due(Deadline deadline)
{
    switch (deadline) {
    case HandshakeDue:
        handshakeTimedOut();
        break;
    case EndDue:
        endDue();
        break;
    case IdleDue:
        idleDue();
        break;
    case ResetDue:
        for (const Leg leg : {Leg::Client, Leg::Server}) {
            if (side(leg).resetWanted)
                reset(leg);
        }
        settle();
        break;
    }
}

void RelaySession::sample()
{
    if (!m_open || m_endReported)
        return;
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        const Side &s = side(leg);
        if (!s.stream || s.deaf)
            continue;
        if (const auto sample = sampleTcp(s.stream->descriptor()))
            observe(leg, Source::Wire, *sample);
    }
}

void RelaySession::observe(Leg leg, Source source, What what)
{
    if (isSession() && !m_endReported)
        m_core.outbox.add(m_id, leg, source, std::move(what), now());
}

void RelaySession::schedule(Deadline deadline, std::chrono::nanoseconds after)
{
    m_core.deadlines.schedule({m_number, deadline}, now() + after);
}

FlowTarget RelaySession::target()
{
    return {m_id, m_core.outbox, m_open->recorder, m_core.spec.recordPayloads};
}

} // namespace endpoint

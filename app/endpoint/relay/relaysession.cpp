#include "endpoint/relay/relaysession.h"

#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/net/address.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/net/tlsstream.h"

#include <linux/sockios.h>
#include <sys/ioctl.h>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype watermark = 1 << 20; ///< bytes that may wait for a peer before the other is read no more
constexpr int readsInARow = 4;           ///< then other connections have their turn
constexpr std::chrono::seconds endTime{2}, closingTime{10};
constexpr std::chrono::milliseconds resetPause{10};
constexpr qsizetype stuckAtLeast = 64 * 1024;
constexpr std::chrono::seconds stuckFor{1};

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
    if (auto *tls = qobject_cast<TlsStream *>(side(Leg::Client).stream.get())) {
        m_stage = Stage::Tls;
        tls->startServer();
    }
}

void RelaySession::connectSide(Leg leg, std::unique_ptr<Stream> stream)
{
    Side &s = side(leg);
    s.stream = std::move(stream);
    const int descriptor = s.stream->descriptor();
    s.addresses = {localAddressOf(descriptor).text(), peerAddressOf(descriptor).text()};
    s.connectedAt = base::now();
    connect(s.stream.get(), &Stream::readable, this, [this, leg] { onReadable(leg); });
    connect(s.stream.get(), &Stream::writable, this, [this, leg] {
        pump(leg);
        settle();
    });
    if (auto *tls = qobject_cast<TlsStream *>(s.stream.get())) {
        s.handshaking = true;
        connect(tls, &TlsStream::encrypted, this, [this, leg] { onEncrypted(leg); });
        // Queued: Qt tells of it from the middle of a handshake that must not be ended there.
        connect(
            tls, &TlsStream::broken, this,
            [this, leg](const QString &sub, const QString &text) { onTlsBroken(leg, sub, text); },
            Qt::QueuedConnection);
    }
}

void RelaySession::onEncrypted(Leg leg)
{
    Side &s = side(leg);
    const auto *tls = qobject_cast<TlsStream *>(s.stream.get());
    s.handshaking = false;
    s.tls = TlsEstablished{tls->protocol(), tls->cipher()};
    observe(leg, Source::Library, *s.tls);
    if (leg == Leg::Client) {
        m_stage = Stage::Http;
        onReadable(leg);
    } else {
        pump(leg);
    }
}

void RelaySession::onTlsBroken(Leg leg, const QString &sub, const QString &text)
{
    Side &s = side(leg);
    if (m_stage == Stage::Over || m_stage == Stage::Refused || !s.stream)
        return;
    // An alert is the peer's own word, read from the wire; all else is the library's judgement.
    const Source source = text.contains(QLatin1String(" alert ")) ? Source::Wire : Source::Library;
    const OpenFailed failure{Phase::Tls, QStringLiteral("tls_failure"), sub, text};
    if (m_stage == Stage::Tls) {
        beginSession();
        attemptFailed(failure, source, Leg::Client);
        finish(Leg::Client);
        settle();
    } else if (m_stage == Stage::Http && leg == Leg::Server &&
               (s.handshaking || m_http->response.bytesSeen() == 0)) {
        // TLS 1.3: a server refuses the client's certificate only after the handshake.
        upstreamFailed(failure, source);
    } else {
        observe(leg, source, TlsBroken{sub, text}); // the end of TCP follows
    }
}

void RelaySession::onReadable(Leg leg)
{
    Side &s = side(leg);
    for (int round = 0; round < readsInARow; ++round) {
        if (m_stage == Stage::Over || s.ended || (m_faults && !mayRead(leg)))
            return;
        qint64 room = qint64(m_core.buffer.size());
        if (m_faults)
            room = m_faults->lane(leg).slow.share(room);
        const qint64 got = s.stream->read(m_core.buffer.data(), room);
        if (got == 0)
            return;
        const QByteArrayView bytes(m_core.buffer.data(), std::max(got, qint64(0)));
        if (m_faults && holdBack(leg, bytes))
            continue;
        if (got < 0) {
            streamEnded(leg);
            return;
        }
        take(leg, bytes);
        if (s.paused || (got < qint64(m_core.buffer.size()) && !s.tls))
            return;
    }
    if (s.tls && m_stage != Stage::Over)
        s.stream->setReading(
            true); // TLS tells only once of what it has; plain sockets tell again by themselves
}

void RelaySession::take(Leg leg, QByteArrayView bytes)
{
    m_lastActivity = base::now();
    switch (m_stage) {
    case Stage::Tls:
        break;
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

/// Bytes of the tunnel.
void RelaySession::pass(Leg from, QByteArrayView bytes)
{
    if (m_faults)
        passWatched(from, bytes);
    else
        passOn(from, bytes);
}

/// Forwarded, then looked at.
void RelaySession::passOn(Leg from, QByteArrayView bytes)
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
    if (s.stream && s.pending.isEmpty() && !isFrozen(to)) {
        const qint64 count = s.stream->write(bytes);
        taken(to, count);
        bytes = bytes.sliced(count);
    }
    if (bytes.isEmpty())
        return;
    if (s.pending.isEmpty())
        s.blockedSince = m_lastActivity;
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
        m_open->flows[from].passed(target(), s.taken - base, base::now());
}

/// Gives the kernel what it takes; the rest when there is room again.
void RelaySession::pump(Leg leg)
{
    Side &s = side(leg);
    if (isFrozen(leg))
        return;
    while (!s.pending.isEmpty() && s.stream && !s.deaf) {
        const qint64 count = s.stream->write(s.pending);
        if (count <= 0)
            break;
        m_lastActivity = s.blockedSince = base::now();
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
    if (!s.paused || !s.stream || isFrozen(leg) || (leg == Leg::Client && m_http && m_http->holding))
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
        m_open->flows[std::size_t(leg)].finish(target(), base::now());
    if (m_stage == Stage::Http && leg == Leg::Server && s.handshaking) {
        const QString how = end.fate == TcpFate::Fin ? QStringLiteral("closed") : QStringLiteral("reset");
        upstreamFailed({Phase::Tls, QStringLiteral("tls_failure"), QStringLiteral("truncated"),
                        QStringLiteral("it %1 the connection during the TLS handshake").arg(how)},
                       Source::Wire);
        return;
    }
    if (!m_ending) {
        sample();
        reportStuck();
    }
    if (isSession() && !m_endReported)
        m_core.outbox.add(m_id, leg, Source::Wire, end, s.stream->endedAt().value_or(base::now()));
    awaitEnd(endTime);
    if (end.fate == TcpFate::Fin || end.fate == TcpFate::Open) { // Open: close_notify and no FIN
        if (s.tls) {                                             // there is no half-open TLS
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
        stopDialing();
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

/// Bytes that wait here for a peer that reads too slowly, or not at all: whoever sent them may have lost
/// patience.
void RelaySession::reportStuck()
{
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        const Side &s = side(leg);
        if (m_open && s.pending.size() >= stuckAtLeast && base::now() - s.blockedSince >= stuckFor)
            observe(leg, Source::Tool, Stuck{quint64(s.pending.size())});
    }
}

void RelaySession::observe(Leg leg, Source source, What what)
{
    if (isSession() && !m_endReported)
        m_core.outbox.add(m_id, leg, source, std::move(what), base::now());
}

void RelaySession::schedule(Deadline deadline, std::chrono::nanoseconds after)
{
    m_core.deadlines.schedule({m_number, deadline}, base::now() + after);
}

FlowTarget RelaySession::target()
{
    return {m_id, m_core.outbox, m_open->recorder, m_core.spec.recordPayloads};
}

} // namespace endpoint

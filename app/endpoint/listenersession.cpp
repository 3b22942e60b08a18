#include "endpoint/listenersession.h"

#include "endpoint/address.h"
#include "endpoint/clock.h"
#include "endpoint/deadlines.h"
#include "endpoint/tcpinfo.h"
#include "endpoint/tlsstream.h"

#include <QWebSocket>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds lingerTime{2}; ///< how long the peer's end of TCP is awaited after ours
constexpr int readsInARow = 4;                ///< then other sessions have their turn

using Masks = wire::DecoderOptions::Masks;

} // namespace

ListenerSession::ListenerSession(SessionId id, std::unique_ptr<Stream> stream, ListenerCore &core)
    : m_id(id), m_core(core), m_stream(std::move(stream)),
      m_request(std::in_place, wire::HeadReader::Kind::Request, core.spec.limits.headBytes),
      m_in(Way::In, Masks::Required, core.spec.recordPayloads),
      m_out(Way::Out, Masks::Forbidden, core.spec.recordPayloads), m_acceptedAt(now())
{
    connect(m_stream.get(), &Stream::readable, this, &ListenerSession::onReadable);
    connect(m_stream.get(), &Stream::writable, this, &ListenerSession::pump);
}

ListenerSession::~ListenerSession()
{
    m_core.deadlines.cancelAll(quint64(m_id));
    if (m_core.upgrading == this)
        m_core.upgrading = nullptr;
    if (m_tap)
        m_tap->detach();
    m_web.reset();
    // Qt reads an upgrade request through a queued call that holds a bare pointer to the socket.
    if (m_tap)
        m_tap.release()->deleteLater();
}

void ListenerSession::begin(bool overLimit)
{
    m_overLimit = overLimit;
    const int descriptor = m_stream->descriptor();
    observe(Source::Wire, Connected{localAddressOf(descriptor).text(), peerAddressOf(descriptor).text()});
    schedule(HandshakeDue, m_core.spec.limits.handshake);
    if (auto *tls = qobject_cast<TlsStream *>(m_stream.get())) {
        m_stage = Stage::Tls;
        connect(tls, &TlsStream::encrypted, this, &ListenerSession::onEncrypted);
        connect(tls, &TlsStream::broken, this, &ListenerSession::onTlsBroken);
        tls->startServer();
    }
}

void ListenerSession::onReadable()
{
    for (int round = 0; round < readsInARow && m_stage != Stage::Over; ++round) {
        const qint64 got = m_stream->read(m_core.buffer.data(), qint64(m_core.buffer.size()));
        if (got == 0)
            return;
        if (got < 0) {
            streamEnded();
            return;
        }
        if (isFrozen() && m_stage != Stage::Draining)
            return;
        m_lastIn = now();
        take(QByteArrayView(m_core.buffer.data(), got), *m_lastIn);
        if (got < qint64(m_core.buffer.size()) && !m_stream->end())
            return; // the kernel has no more, or tells again
    }
}

void ListenerSession::take(QByteArrayView bytes, Stamp at)
{
    switch (m_stage) {
    case Stage::Request:
        readRequest(bytes);
        break;
    case Stage::Upgrading:
        m_early.append(bytes);
        break;
    case Stage::Open:
    case Stage::Closing:
        takeFrames(bytes, at);
        break;
    case Stage::Draining:
        if (m_opened)
            m_in.feed(target(), bytes, at, [](const wire::Frame &) {});
        break;
    case Stage::Tls:
    case Stage::Over:
        break;
    }
}

/// Gives the kernel what it takes; the rest when there is room again.
void ListenerSession::pump()
{
    if (isFrozen())
        return;
    while (!m_queue.isEmpty()) {
        const qint64 taken = m_stream->write(m_queue);
        if (taken <= 0)
            break;
        account(QByteArrayView(m_queue).first(taken), now());
        m_queue.remove(0, taken);
    }
    if (!m_queue.isEmpty())
        return;
    m_queue.clear(); // gives the memory back
    if (m_finAfterQueue && !m_finGiven) {
        m_finGiven = true;
        m_stream->finish();
    }
}

/// These bytes have reached the kernel: now they count as sent.
void ListenerSession::account(QByteArrayView sent, Stamp at)
{
    const auto http = std::min(m_httpLeft, sent.size());
    m_httpLeft -= http;
    quint64 messages = 0;
    m_out.feed(target(), sent.sliced(http), at, [this, at, &messages](const wire::Frame &frame) {
        messages += frame.messageBytes ? 1 : 0;
        if (frame.opcode == wire::Opcode::Ping) {
            m_heartbeat.sent(frame.control, at);
            m_core.outbox.add(m_id, Leg::Client, Source::Tool, Ping{Way::Out}, at);
        } else if (frame.opcode == wire::Opcode::Pong && std::exchange(m_pongOwed, false)) {
            m_core.outbox.add(m_id, Leg::Client, Source::Library, Pong{Way::Out, {}}, at);
        } else if (frame.opcode == wire::Opcode::Close) {
            m_closeSentAt = at;
        }
    });
    countForFaults(quint64(sent.size() - http), messages);
}

/// The connection is over for reading: the peer's end of TCP, as the kernel told it.
void ListenerSession::streamEnded()
{
    if (m_stage == Stage::Over)
        return;
    if (m_opened)
        m_in.finish(target(), now());
    m_core.outbox.add(m_id, Leg::Client, Source::Wire, *m_stream->end(), m_stream->endedAt().value_or(now()));
    finish(sampleTcp(m_stream->descriptor()));
}

/// Nothing more to say: FIN once everything is out, then the peer's is awaited, for a while.
void ListenerSession::drain()
{
    m_stage = Stage::Draining;
    m_finAfterQueue = true;
    m_early.clear();
    m_stream->setReading(true);
    m_core.deadlines.cancelAll(quint64(m_id));
    schedule(LingerDue, lingerTime);
    pump();
}

/// Ends TCP without waiting for the peer.
void ListenerSession::endNow(bool reset)
{
    if (m_stage == Stage::Over)
        return;
    if (m_opened)
        m_in.finish(target(), now());
    const auto sample = sampleTcp(m_stream->descriptor());
    observe(Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
    m_stream->close(reset);
    finish(sample);
}

void ListenerSession::finish(const std::optional<TcpSample> &last)
{
    m_stage = Stage::Over;
    if (!m_recorder.isEmpty() && !endedWell())
        observe(Source::Wire, m_recorder.lastFrames());
    if (last)
        observe(Source::Wire, *last);
    m_stream->close();
    m_core.deadlines.cancelAll(quint64(m_id));
    if (m_tap)
        m_tap->detach();
    m_core.over(m_id);
}

/// A closing handshake that was meant and completed: nobody will want to see its last frames.
bool ListenerSession::endedWell() const
{
    if (!m_in.close() || !m_out.closeSeen() || m_in.violation())
        return false;
    if (m_toolEnd)
        return m_toolEnd->reason == ToolReason::User || m_toolEnd->reason == ToolReason::Shutdown;
    const auto code = m_in.close()->code.value_or(1000);
    return m_in.close()->flaw.isEmpty() && (code == 1000 || code == 1001);
}

void ListenerSession::due(Deadline deadline)
{
    switch (deadline) {
    case HandshakeDue:
        handshakeTimedOut();
        break;
    case PingDue:
        pingDue();
        break;
    case CloseAfterDue:
        closeWith(1000, {},
                  ToolEnd{ToolReason::User, QStringLiteral("close"), QStringLiteral("close_after"), {}, {}});
        break;
    case ClosingDue:
        observe(Source::Clock, Silence{QStringLiteral("close"), now() - m_closeSentAt, 0});
        endNow(false);
        break;
    case LingerDue:
        endNow(false);
        break;
    case FaultDue:
        strikeDue();
        break;
    }
}

void ListenerSession::sample()
{
    if (m_stage != Stage::Open && m_stage != Stage::Closing)
        return;
    if (isFrozen())
        watchFrozen();
    if (const auto sample = sampleTcp(m_stream->descriptor()))
        observe(Source::Wire, *sample);
}

void ListenerSession::shutDown()
{
    switch (m_stage) {
    case Stage::Open:
        closeWith(1001, {}, {ToolReason::Shutdown, QStringLiteral("close"), {}, {}, {}});
        break;
    case Stage::Tls:
    case Stage::Request:
    case Stage::Upgrading:
        decide({ToolReason::Shutdown, QStringLiteral("abort"), {}, {}, {}});
        endNow(false);
        break;
    case Stage::Closing: // these two end by themselves, or by giveUp()
    case Stage::Draining:
    case Stage::Over:
        break;
    }
}

void ListenerSession::giveUp()
{
    if (m_stage == Stage::Closing)
        due(ClosingDue);
    else
        endNow(false);
}

void ListenerSession::decide(const ToolEnd &end, Source source)
{
    if (!m_toolEnd)
        m_toolEnd = end;
    observe(source, end);
}

void ListenerSession::observe(Source source, What what)
{
    m_core.outbox.add(m_id, Leg::Client, source, std::move(what), now());
}

void ListenerSession::schedule(Deadline deadline, std::chrono::nanoseconds after)
{
    m_core.deadlines.schedule({quint64(m_id), deadline}, now() + after);
}

TapTarget ListenerSession::target()
{
    return {m_id, Leg::Client, m_core.outbox, m_recorder, m_core.spec.recordPayloads};
}

} // namespace endpoint

#include "endpoint/clientsession.h"

#include "endpoint/clientstream.h"
#include "endpoint/clock.h"
#include "endpoint/deadlines.h"
#include "endpoint/tcpinfo.h"
#include "session/facts.h"

#include <QWebSocket>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds lingerTime{2}; ///< how long the server's end of TCP is awaited
constexpr int readsInARow = 4;                ///< then other sessions have their turn

using Masks = wire::DecoderOptions::Masks;

} // namespace

ClientSession::ClientSession(SessionId id, ClientCore &core)
    : m_id(id), m_core(core), m_in(Way::In, Masks::Forbidden, core.spec.recordPayloads, false,
                                   core.captures.empty() ? 0 : ClientCore::capturedBytes),
      m_out(Way::Out, Masks::Required, core.spec.recordPayloads)
{
}

ClientSession::~ClientSession()
{
    m_core.deadlines.cancelAll(quint64(m_id));
}

void ClientSession::begin(std::optional<SessionId> continues)
{
    m_begunAt = now();
    const Variables &variables = m_core.variables;
    OpeningPlan plan{expand(m_core.spec.target, variables), {}, m_core.tls};
    const auto hasToken = [this](const QString &text) {
        const QStringList names = namesIn(text);
        return std::any_of(m_core.captures.begin(), m_core.captures.end(), [&](const Capture &rule) {
            return names.contains(rule.name) && m_core.variables.contains(rule.name);
        });
    };
    bool carriesToken = hasToken(m_core.spec.target.toString(QUrl::FullyEncoded));
    for (const QString &header : m_core.spec.headers) {
        const auto filled = expand(header, variables);
        if (!filled)
            continue;
        carriesToken |= hasToken(header);
        plan.headers.append(*filled);
    }
    if (continues)
        observe(Source::Tool, Continues{quint64(*continues), carriesToken ? QStringLiteral("resume_token")
                                                                          : QStringLiteral("dialled")});
    OpeningSink sink;
    sink.observe = [this](Source source, What what) { observe(source, std::move(what)); };
    sink.opened = [this](std::unique_ptr<Stream> stream, const QByteArray &early) {
        opened(std::move(stream), early);
    };
    sink.failed = [this] { openingFailed(); };
    m_opening =
        std::make_unique<ClientOpening>(m_core.spec, m_core.redactionKey, std::move(plan), std::move(sink));
    schedule(HandshakeDue, m_core.spec.limits.handshake);
    m_opening->begin();
}

void ClientSession::opened(std::unique_ptr<Stream> stream, const QByteArray &early)
{
    m_stream = std::move(stream);
    m_opening.release()->deleteLater(); // this is its own call
    m_stage = Stage::Open;
    m_opened = true;
    observe(Source::Wire, Opened{});
    m_lastIn = now(); // and so of what came along: never before the 101
    connect(m_stream.get(), &Stream::readable, this, &ClientSession::onReadable);
    connect(m_stream.get(), &Stream::writable, this, &ClientSession::pump);
    if (auto *library = qobject_cast<ClientStream *>(m_stream.get()))
        connect(library, &ClientStream::broken, this, [this](const QString &sub, const QString &text) {
            observe(Source::Library, TlsBroken{sub, text});
        });

    const EndpointSpec &spec = m_core.spec;
    m_core.deadlines.cancel({quint64(m_id), HandshakeDue});
    if (spec.ping.count() > 0)
        schedule(PingDue, spec.ping);
    if (spec.textHeartbeat)
        schedule(TextBeatDue, spec.textHeartbeat->every);
    if (spec.closeAfter)
        schedule(CloseAfterDue, *spec.closeAfter);
    for (const QString &greeting : spec.sendOnOpen) {
        if (const auto filled = expand(greeting, m_core.variables))
            sendText(*filled);
    }
    if (!early.isEmpty())
        takeFrames(early, *m_lastIn);
    pump();
}

void ClientSession::openingFailed()
{
    if (m_stage == Stage::Over)
        return;
    // Unless the server did, we end TCP now.
    if (m_opening->descriptorsHeld() > 0)
        observe(Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
    m_opening.release()->deleteLater();
    finish({});
}

void ClientSession::onReadable()
{
    for (int round = 0; round < readsInARow && m_stage != Stage::Over; ++round) {
        const qint64 got = m_stream->read(m_core.buffer.data(), qint64(m_core.buffer.size()));
        if (got == 0)
            return;
        if (got < 0) {
            streamEnded();
            return;
        }
        m_lastIn = now();
        m_unconfirmed = {};
        const QByteArrayView bytes(m_core.buffer.data(), got);
        if (m_stage == Stage::Draining)
            m_in.feed(target(), bytes, *m_lastIn, [](const wire::Frame &) {});
        else
            takeFrames(bytes, *m_lastIn);
        if (m_stage != Stage::Over && got < qint64(m_core.buffer.size()) && !m_stream->end())
            return; // the kernel has no more, or tells again
    }
}

/// Gives the kernel what it takes; the rest when there is room again.
void ClientSession::pump()
{
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
    if (m_finAfterQueue && !std::exchange(m_finGiven, true))
        m_stream->finish();
}

/// These bytes have reached the kernel: now they count as sent.
void ClientSession::account(QByteArrayView sent, Stamp at)
{
    m_out.feed(target(), sent, at, [this, at](const wire::Frame &frame) {
        if (frame.opcode == wire::Opcode::Ping) {
            m_heartbeat.sent(frame.control, at);
            m_core.outbox.add(m_id, Leg::Server, Source::Tool, Ping{Way::Out}, at);
        } else if (frame.opcode == wire::Opcode::Pong && std::exchange(m_pongOwed, false)) {
            m_core.outbox.add(m_id, Leg::Server, Source::Tool, Pong{Way::Out, {}}, at);
        } else if (frame.opcode == wire::Opcode::Close) {
            m_closeSentAt = at;
        }
    });
}

/// The connection is over for reading: the server's end of TCP, as the kernel told it.
void ClientSession::streamEnded()
{
    if (m_stage == Stage::Over)
        return;
    m_in.finish(target(), now());
    m_core.outbox.add(m_id, Leg::Server, Source::Wire, *m_stream->end(), m_stream->endedAt().value_or(now()));
    finish(sampleTcp(m_stream->descriptor()));
}

void ClientSession::drain()
{
    m_stage = Stage::Draining;
    m_stream->setReading(true);
    m_core.deadlines.cancelAll(quint64(m_id));
    schedule(LingerDue, lingerTime);
    pump();
}

/// Ends TCP without waiting for the server.
void ClientSession::endNow(bool reset)
{
    if (m_stage == Stage::Over)
        return;
    if (!m_stream) {
        if (m_opening && m_opening->descriptorsHeld() > 0)
            observe(Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
        finish({});
        return;
    }
    m_in.finish(target(), now());
    const auto sample = sampleTcp(m_stream->descriptor());
    observe(Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
    m_stream->close(reset);
    finish(sample);
}

void ClientSession::finish(const std::optional<TcpSample> &last)
{
    m_stage = Stage::Over;
    if (!endedWell()) {
        if (m_unconfirmed.messages > 0)
            observe(Source::Tool, m_unconfirmed);
        if (!m_recorder.isEmpty())
            observe(Source::Wire, m_recorder.lastFrames());
    }
    if (last)
        observe(Source::Wire, *last);
    if (m_stream)
        m_stream->close();
    m_core.deadlines.cancelAll(quint64(m_id));
    m_core.over(m_id);
}

/// A closing handshake that was meant and completed: nobody will want to see its last frames.
bool ClientSession::endedWell() const
{
    if (!m_in.close() || !m_out.closeSeen() || m_in.violation())
        return false;
    if (m_toolEnd)
        return m_toolEnd->reason == ToolReason::User || m_toolEnd->reason == ToolReason::Shutdown;
    return isGoodbye(*m_in.close());
}

void ClientSession::due(Deadline deadline)
{
    switch (deadline) {
    case HandshakeDue:
        if (m_opening)
            m_opening->timedOut(now() - m_begunAt);
        break;
    case PingDue:
        pingDue();
        break;
    case TextBeatDue:
        if (m_stage != Stage::Open)
            break;
        if (hasRoom()) {
            queueFrame(wire::Opcode::Text, m_core.spec.textHeartbeat->text.toUtf8()); // nobody misses it
            pump();
            schedule(TextBeatDue, m_core.spec.textHeartbeat->every);
        }
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
    }
}

void ClientSession::sample()
{
    if (m_stage != Stage::Open && m_stage != Stage::Closing)
        return;
    if (const auto sample = sampleTcp(m_stream->descriptor()))
        observe(Source::Wire, *sample);
}

void ClientSession::shutDown()
{
    switch (m_stage) {
    case Stage::Open:
        closeWith(1001, {}, {ToolReason::Shutdown, QStringLiteral("close"), {}, {}, {}});
        break;
    case Stage::Opening:
        decide({ToolReason::Shutdown, QStringLiteral("abort"), {}, {}, {}});
        endNow(false);
        break;
    case Stage::Closing: // these two end by themselves, or by giveUp()
    case Stage::Draining:
    case Stage::Over:
        break;
    }
}

void ClientSession::giveUp()
{
    if (m_stage == Stage::Closing)
        due(ClosingDue);
    else
        endNow(false);
}

void ClientSession::decide(const ToolEnd &end)
{
    if (!m_toolEnd)
        m_toolEnd = end;
    observe(Source::Tool, end);
}

void ClientSession::observe(Source source, What what)
{
    m_core.outbox.add(m_id, Leg::Server, source, std::move(what), now());
}

void ClientSession::schedule(Deadline deadline, std::chrono::nanoseconds after)
{
    m_core.deadlines.schedule({quint64(m_id), deadline}, now() + after);
}

TapTarget ClientSession::target()
{
    return {m_id, Leg::Server, m_core.outbox, m_recorder, m_core.spec.recordPayloads};
}

int ClientSession::descriptorsHeld() const
{
    return m_stream ? m_stream->descriptorsHeld() : m_opening ? m_opening->descriptorsHeld() : 0;
}

} // namespace endpoint

#include "endpoint/client/clientsession.h"

#include "base/clock.h"
#include "endpoint/client/clientrequest.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

using Masks = wire::DecoderOptions::Masks;

} // namespace

ClientSession::ClientSession(SessionId id, ClientCore &core)
    : OwnSession(id, Leg::Server, core,
                 FrameTap(Way::In, Masks::Forbidden, core.spec.recordPayloads, false,
                          ClientSpeaker::previewBytes(core.spec)),
                 FrameTap(Way::Out, Masks::Required, core.spec.recordPayloads)),
      m_core(core)
{
    m_hearing.captureWith(core.captures);
}

void ClientSession::begin(std::optional<SessionId> continues)
{
    m_begunAt = base::now();
    FilledRequest request = filledRequest(m_core.spec, m_core.variables);
    for (const QString &name : request.leftOut)
        observe(Source::Tool, Performed{QStringLiteral("header"), name,
                                        QStringLiteral("a value that was put into it has a line break or "
                                                       "another control character; it was left out")});
    if (continues)
        observe(Source::Tool,
                Continues{quint64(*continues),
                          request.carriesToken ? QStringLiteral("resume_token") : QStringLiteral("dialled")});
    OpeningSink sink;
    sink.observe = [this](Source source, What what) { observe(source, std::move(what)); };
    sink.opened = [this](std::unique_ptr<Stream> stream, const QByteArray &early) {
        opened(std::move(stream), early);
    };
    sink.failed = [this] { openingFailed(); };
    sink.refused = [this](std::chrono::nanoseconds wait) { schedule(HandshakeDue, wait); };
    m_opening = std::make_unique<ClientOpening>(
        m_core.spec, m_core.outbox.redactionKey(),
        OpeningPlan{std::move(request.url), std::move(request.headers), m_core.tls}, std::move(sink));
    schedule(HandshakeDue, m_core.spec.limits.handshake);
    m_opening->begin();
}

void ClientSession::opened(std::unique_ptr<Stream> stream, const QByteArray &early)
{
    if (m_stage == Stage::Over) {        // given up in the meantime
        stream.release()->deleteLater(); // this is its own signal
        return;
    }
    m_opening.release()->deleteLater(); // this is its own call
    own(std::move(stream));
    connect(m_stream.get(), &Stream::broken, this, [this](const QString &sub, const QString &text) {
        observe(Source::Library, TlsBroken{sub, text});
    });
    open(Source::Wire);
    m_lastIn = base::now(); // and so of what came along: never before the 101

    const EndpointSpec &spec = m_core.spec;
    if (spec.textHeartbeat)
        schedule(TextBeatDue, spec.textHeartbeat->every);
    for (const QString &greeting : spec.sendOnOpen) {
        if (const auto filled = expand(greeting, m_core.variables))
            sendText(*filled);
    }
    m_speaker = std::make_unique<ClientSpeaker>(spec, m_core.variables, m_core.clientId);
    say(m_speaker->greeting());
    scheduleBeat();
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

void ClientSession::account(QByteArrayView sent, Stamp at)
{
    accountFrames(sent, at);
}

void ClientSession::endNow(bool reset)
{
    if (m_stream || m_stage == Stage::Over) {
        OwnSession::endNow(reset);
        return;
    }
    if (m_opening && m_opening->descriptorsHeld() > 0)
        observe(Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
    finish({});
}

void ClientSession::leave()
{
    if (m_unconfirmed.messages > 0 && m_lastIn < m_unconfirmed.since && !endedWell())
        observe(Source::Tool, m_unconfirmed);
}

void ClientSession::handshakeTimedOut()
{
    if (m_opening)
        m_opening->timedOut(base::now() - m_begunAt);
}

void ClientSession::otherDue(Deadline deadline)
{
    if (deadline == AppBeatDue) {
        beat();
        return;
    }
    if (deadline != TextBeatDue || !hasRoom())
        return;
    queueFrame(wire::Opcode::Text, m_core.spec.textHeartbeat->text.toUtf8()); // nobody misses it
    pump();
    schedule(TextBeatDue, m_core.spec.textHeartbeat->every);
}

int ClientSession::descriptorsHeld() const
{
    return m_stream ? m_stream->descriptorsHeld() : m_opening ? m_opening->descriptorsHeld() : 0;
}

} // namespace endpoint

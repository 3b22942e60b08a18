#include "endpoint/client/clientsession.h"

#include "base/clock.h"
#include "endpoint/net/tlsstream.h"
#include "session/headervalue.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

using Masks = wire::DecoderOptions::Masks;

} // namespace

ClientSession::ClientSession(SessionId id, ClientCore &core)
    : OwnSession(id, Leg::Server, core,
                 FrameTap(Way::In, Masks::Forbidden, core.spec.recordPayloads, false,
                          core.spec.dialect.isEmpty() ? 0 : ClientCore::answeredBytes),
                 FrameTap(Way::Out, Masks::Required, core.spec.recordPayloads)),
      m_core(core)
{
    m_hearing.captureWith(core.captures);
}

void ClientSession::begin(std::optional<SessionId> continues)
{
    m_begunAt = base::now();
    const Variables &variables = m_core.variables;
    OpeningPlan plan{expand(m_core.spec.target, variables), {}, m_core.tls};
    const auto hasToken = [this](const QString &text) {
        const QStringList names = namesIn(text);
        const QVector<CaptureRule> &rules = m_core.spec.captures;
        return std::any_of(rules.begin(), rules.end(), [&](const CaptureRule &rule) {
            return names.contains(rule.name) && m_core.variables.contains(rule.name);
        });
    };
    bool carriesToken = hasToken(m_core.spec.target.toString(QUrl::FullyEncoded));
    for (const QString &header : m_core.spec.headers) {
        const auto filled = expand(header, variables);
        if (!filled)
            continue;
        const qsizetype colon = filled->indexOf(u':');
        if (colon < 0 || !isToken(QStringView(*filled).first(colon)) || !isHeaderValue(*filled)) {
            // What a server told us must not become lines of a head.
            observe(Source::Tool,
                    Performed{QStringLiteral("header"), header.section(u':', 0, 0).trimmed(),
                              QStringLiteral("a value that was put into it has a line break or another "
                                             "control character; it was left out")});
            continue;
        }
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
    if (m_stage == Stage::Over) {        // given up in the meantime
        stream.release()->deleteLater(); // this is its own signal
        return;
    }
    m_opening.release()->deleteLater(); // this is its own call
    own(std::move(stream));
    if (auto *tls = qobject_cast<TlsStream *>(m_stream.get()))
        connect(tls, &TlsStream::broken, this, [this](const QString &sub, const QString &text) {
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
    beginDialect();
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
        appBeatDue();
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

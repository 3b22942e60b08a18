#include "endpoint/client/clientopening.h"

#include "endpoint/client/clientrequest.h"
#include "endpoint/net/address.h"
#include "endpoint/net/tlsreason.h"
#include "endpoint/net/tlsstream.h"
#include "endpoint/tap/heads.h"

#include <array>

namespace endpoint {

using namespace session;
using wire::HeadReader;
using wire::HttpHead;

ClientOpening::ClientOpening(const EndpointSpec &spec, const QByteArray &redactionKey, OpeningPlan plan,
                             OpeningSink sink)
    : m_spec(spec), m_redactionKey(redactionKey), m_plan(std::move(plan)), m_sink(std::move(sink)),
      m_answer(HeadReader::Kind::Response, spec.limits.headBytes)
{
}

ClientOpening::~ClientOpening() = default;

int ClientOpening::descriptorsHeld() const
{
    return m_stream ? m_stream->descriptorsHeld() : 0;
}

void ClientOpening::begin()
{
    const DialTarget target{m_plan.url.host(), portOf(m_plan.url)};
    m_sink.observe(Source::Tool, Dialing{target.host, target.port});
    m_dial =
        std::make_unique<Dial>(target, m_spec.proxy, [this](const DialResult &result) { dialled(result); });
    m_dial->start();
}

void ClientOpening::dialled(const DialResult &result)
{
    m_dial.reset();
    if (result.error != 0) { // nobody's fault but ours
        fail(Source::Tool,
             ToolEnd{ToolReason::Limit, QStringLiteral("abort"), QStringLiteral("no_socket"), {}, {}});
        return;
    }
    if (result.descriptor < 0) {
        fail(result.source, result.failure);
        return;
    }
    m_sink.observe(Source::Wire, Connected{localAddressOf(result.descriptor).text(),
                                           peerAddressOf(result.descriptor).text()});
    TlsStream *tls = nullptr;
    if (m_plan.tls) {
        auto stream = std::make_unique<TlsStream>(result.descriptor, *m_plan.tls);
        tls = stream.get();
        m_stream = std::move(stream);
    } else {
        m_stream = std::make_unique<PlainStream>(result.descriptor);
    }
    connect(m_stream.get(), &Stream::encrypted, this, &ClientOpening::onEncrypted);
    connect(m_stream.get(), &Stream::broken, this, &ClientOpening::onTlsBroken);
    connect(m_stream.get(), &Stream::readable, this, &ClientOpening::onReadable);
    connect(m_stream.get(), &Stream::writable, this, &ClientOpening::write);
    if (tls)
        tls->startClient(m_plan.url.host());
    else
        sendRequest();
}

void ClientOpening::onEncrypted()
{
    if (m_over)
        return;
    m_encrypted = true;
    m_sink.observe(Source::Library, m_stream->tls());
    sendRequest();
}

void ClientOpening::onTlsBroken(const QString &sub, const QString &text)
{
    if (m_refusal) {
        cutRefusal();
        return;
    }
    fail(Phase::Tls, "tls_failure", sub, text, sourceOf(text));
}

void ClientOpening::sendRequest()
{
    m_request = upgradeRequest(m_spec, m_plan.url, m_plan.headers);
    m_unsent = written(m_request);
    write();
    m_sink.observe(Source::Tool, requestSeen(m_request, {}, m_redactionKey));
}

void ClientOpening::write()
{
    if (m_over || m_unsent.isEmpty())
        return;
    m_unsent.remove(0, m_stream->write(m_unsent));
}

void ClientOpening::onReadable()
{
    std::array<char, 8192> buffer;
    while (!m_over) {
        const qint64 got = m_stream->read(buffer.data(), qint64(buffer.size()));
        if (got == 0)
            return;
        if (got < 0)
            ended();
        else
            takeAnswer(QByteArrayView(buffer.data(), got));
    }
}

void ClientOpening::takeAnswer(QByteArrayView bytes)
{
    if (m_refusal) {
        takeBody(bytes);
        return;
    }
    while (!m_over && !bytes.isEmpty()) {
        bytes = bytes.sliced(m_answer.feed(bytes));
        if (m_answer.state() == HeadReader::State::Reading)
            return;
        const int status = m_answer.state() == HeadReader::State::Done ? m_answer.head().status : 0;
        if (status < 100 || status > 199 || status == 101) {
            judgeHead(bytes);
            return;
        }
        // RFC 9110 section 15.2: interim answers may come before the final one.
        m_interimBytes += m_answer.bytesSeen();
        if (m_interimBytes > m_spec.limits.headBytes) {
            failAtLimit("head_too_large", quint64(m_spec.limits.headBytes), quint64(m_interimBytes));
            return;
        }
        m_answer = HeadReader(HeadReader::Kind::Response, m_spec.limits.headBytes);
    }
}

void ClientOpening::judgeHead(QByteArrayView rest)
{
    switch (m_answer.state()) {
    case HeadReader::State::Reading:
        break;
    case HeadReader::State::Done:
        judgeAnswer(rest);
        break;
    case HeadReader::State::TooLarge:
        failAtLimit("head_too_large", quint64(m_spec.limits.headBytes), quint64(m_answer.bytesSeen()));
        break;
    case HeadReader::State::Malformed:
        fail(Phase::Http, "bad_handshake", QStringLiteral("malformed"), strayAnswer(m_answer, rest));
        break;
    }
}

void ClientOpening::judgeAnswer(QByteArrayView rest)
{
    const HttpHead &head = m_answer.head();
    const QString flaw = head.status == 101 ? wire::responseFlaw(head, m_request) : QString();
    m_sink.observe(Source::Wire, responseSeen(head, flaw, m_redactionKey));
    if (head.status != 101) {
        m_body = wire::HttpBody::ofResponse(head, false);
        m_refusal = std::make_unique<wire::RefusalBody>(head);
        takeBody(rest);
        if (m_refusal)
            m_sink.refused(wire::refusalTime);
    } else if (!flaw.isEmpty()) {
        fail(Phase::Http, "bad_handshake", flaw, {});
    } else {
        m_over = true;
        m_stream->disconnect(this);
        m_sink.opened(std::move(m_stream), rest.toByteArray());
    }
}

void ClientOpening::takeBody(QByteArrayView bytes)
{
    m_refusal->take(bytes.first(m_body.feed(bytes)));
    if (m_refusal->isOver(m_body))
        cutRefusal();
}

void ClientOpening::cutRefusal(const std::optional<TcpEnd> &end)
{
    const auto refusal = std::exchange(m_refusal, {});
    const QString said = refusal->text();
    m_over = true;
    m_sink.observe(Source::Wire, OpenFailed{Phase::Http, QStringLiteral("http_rejected"),
                                            rejectionSub(refusal->head().status, said), said});
    if (end)
        m_sink.observe(Source::Wire, *end);
    m_sink.failed();
}

bool ClientOpening::endRefusal()
{
    if (!m_refusal)
        return false;
    cutRefusal();
    return true;
}

/// The connection is over for reading before there was an answer, or all of it.
void ClientOpening::ended()
{
    const TcpEnd end = *m_stream->end();
    if (m_refusal) {
        cutRefusal(end);
        return;
    }
    if (awaitsTls() && end.fate == TcpFate::Fin)
        fail(Phase::Tls, "tls_failure", QStringLiteral("truncated"),
             QStringLiteral("the server ended the connection in the middle of the TLS handshake"));
    else
        fail(Source::Wire, end);
}

void ClientOpening::timedOut(std::chrono::nanoseconds waited)
{
    if (m_over)
        return;
    if (m_refusal) {
        cutRefusal();
        return;
    }
    const auto limit = m_spec.limits.handshake;
    const auto silence = [&](const char *awaited) {
        m_sink.observe(Source::Clock, Silence{QLatin1String(awaited), waited, 0});
    };
    if (m_dial) {
        const Dial::At at = m_dial->at();
        m_dial.reset();
        if (at == Dial::At::Connect)
            silence("connect");
        fail(Source::Clock, dialTimedOut(at, limit));
        return;
    }
    silence(awaitsTls() ? "tls" : "response");
    failAtLimit("handshake_timeout", quint64(limit.count()), {});
}

void ClientOpening::failAtLimit(const char *sub, quint64 limit, std::optional<quint64> value)
{
    fail(Source::Tool, ToolEnd{ToolReason::Limit, QStringLiteral("abort"), QLatin1String(sub), limit, value});
}

void ClientOpening::fail(Source source, What what)
{
    if (std::exchange(m_over, true))
        return;
    m_sink.observe(source, std::move(what));
    m_sink.failed();
}

void ClientOpening::fail(Phase phase, const char *cause, const QString &sub, const QString &text,
                         Source source)
{
    fail(source, OpenFailed{phase, QLatin1String(cause), sub, text});
}

} // namespace endpoint

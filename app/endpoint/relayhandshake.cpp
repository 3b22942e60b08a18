// A relay's connection up to the 101: requests and answers, the dial, and the ways an upgrade can fail.
#include "endpoint/address.h"
#include "endpoint/clock.h"
#include "endpoint/deadlines.h"
#include "endpoint/endpoint.h"
#include "endpoint/heads.h"
#include "endpoint/relaysession.h"
#include "wire/redact.h"

namespace endpoint {

using namespace session;
using wire::HeadReader;
using wire::HttpHead;

namespace {

constexpr qsizetype heldAtMost = 64 * 1024; ///< bytes after an upgrade request that wait for its answer

} // namespace

void RelaySession::takeRequest(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && m_stage == Stage::Http) {
        HttpExchange &http = *m_http;
        if (http.opaque) {
            forward(Leg::Server, bytes);
            return;
        }
        if (http.holding) {
            http.held.append(bytes);
            if (http.held.size() >= heldAtMost) {
                side(Leg::Client).paused = true;
                side(Leg::Client).stream->setReading(false);
            }
            return;
        }
        if (!http.requestBody.isDone()) {
            const qsizetype count = http.requestBody.feed(bytes);
            forward(Leg::Server, bytes.first(count));
            bytes = bytes.sliced(count);
            if (http.requestBody.isBroken())
                becomeOpaque();
            continue;
        }
        bytes = bytes.sliced(http.request.feed(bytes));
        if (http.request.state() == HeadReader::State::Done)
            requestArrived();
        else if (http.request.state() != HeadReader::State::Reading)
            refuseHead();
    }
}

void RelaySession::requestArrived()
{
    HttpExchange &http = *m_http;
    const HttpHead head = http.request.head();
    const bool webSocket = head.hasToken("Upgrade", "websocket");
    const QByteArray passed = rewrittenHead(http.request.raw(), m_core.rewrite, webSocket);
    http.request = HeadReader(HeadReader::Kind::Request, http.headLimit);
    http.requestBody = HttpBody::ofRequest(head);
    http.awaited.push_back({head.method == "HEAD", webSocket});
    http.holding = head.header("Upgrade").has_value() && http.requestBody.isDone();
    http.requested = true;
    if (webSocket)
        beginAttempt(head);

    if (m_core.connections > m_core.spec.limits.sessions) {
        decide(Leg::Client, {ToolReason::Limit, QStringLiteral("refuse"), QStringLiteral("too_many_sessions"),
                             quint64(m_core.spec.limits.sessions), quint64(m_core.connections)});
        refuse(503, QStringLiteral("Dropscope refused the connection: it relays %1 connections already.")
                        .arg(m_core.spec.limits.sessions));
        return;
    }
    forward(Leg::Server, passed);
    if (http.requestBody.isBroken())
        becomeOpaque();
    if (!side(Leg::Server).stream && !m_dialer)
        dial();
}

/// An upgrade request has come: from here on this is a session.
void RelaySession::beginAttempt(const HttpHead &head)
{
    if (isSession()) { // an earlier attempt on this connection
        reportEnded(true);
        m_core.deadlines.cancel({m_number, EndDue});
        m_failed = m_ending = m_endReported = false;
    }
    m_http->upgradeRequest = head;
    beginSession();
    observe(Leg::Client, Source::Wire, requestSeen(withoutSecrets(head), wire::requestFlaw(head)));
    schedule(HandshakeDue, m_core.spec.limits.handshake);
}

wire::HttpHead RelaySession::withoutSecrets(const HttpHead &head) const
{
    return m_core.spec.keepSecrets ? head : wire::redacted(head, m_core.shared.redactionKey);
}

void RelaySession::beginSession()
{
    m_id = m_core.shared.nextSession();
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        const Side &s = side(leg);
        if (!s.stream)
            continue;
        m_core.outbox.add(m_id, leg, Source::Wire, s.addresses, s.connectedAt);
        if (s.tls)
            m_core.outbox.add(m_id, leg, Source::Library, *s.tls, s.connectedAt);
    }
}

void RelaySession::dial()
{
    observe(Leg::Server, Source::Tool, Dialing{m_core.target.host, m_core.target.port});
    m_dialer = std::make_unique<Dialer>(m_core.target, [this](const DialResult &result) { dialled(result); });
    m_dialer->start();
}

void RelaySession::dialled(const DialResult &result)
{
    m_dialer.release()->deleteLater(); // this is its own callback
    if (result.error != 0) {           // nobody's fault but ours
        decide(Leg::Server,
               {ToolReason::Limit, QStringLiteral("refuse"), QStringLiteral("no_socket"), {}, {}});
        refuse(502, QStringLiteral("Dropscope could not open a connection to %1: %2.")
                        .arg(m_core.spec.target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery),
                             result.failure.text));
        return;
    }
    if (result.descriptor < 0) {
        upstreamFailed(result.failure, result.source);
        return;
    }
    connectSide(Leg::Server, std::make_unique<PlainStream>(result.descriptor));
    observe(Leg::Server, Source::Wire, side(Leg::Server).addresses);
    pump(Leg::Server);
}

/// Looks at the server's bytes, which have been forwarded already. `clientBase`: where they begin in what was
/// queued for the client.
void RelaySession::takeResponse(QByteArrayView bytes, quint64 clientBase)
{
    const qsizetype total = bytes.size();
    while (!bytes.isEmpty() && m_stage == Stage::Http && !m_http->opaque) {
        HttpExchange &http = *m_http;
        if (!http.responseBody.isDone()) {
            bytes = bytes.sliced(http.responseBody.feed(bytes));
            if (http.responseBody.isBroken())
                becomeOpaque();
            continue;
        }
        bytes = bytes.sliced(http.response.feed(bytes));
        if (http.response.state() == HeadReader::State::Reading)
            return;
        if (http.response.state() != HeadReader::State::Done) {
            becomeOpaque();
            return;
        }
        const HttpHead head = http.response.head();
        http.response = HeadReader(HeadReader::Kind::Response, http.headLimit);
        if (head.status == 101) {
            upgraded(head, bytes, clientBase + quint64(total - bytes.size()));
            return;
        }
        if (head.status < 200)
            continue; // 100 Continue, 103 Early Hints: the answer is still to come
        HttpExchange::Awaited request;
        if (!http.awaited.empty()) {
            request = http.awaited.front();
            http.awaited.pop_front();
        }
        http.responseBody = HttpBody::ofResponse(head, request.toHead);
        if (request.upgrade) {
            observe(Leg::Server, Source::Wire, responseSeen(withoutSecrets(head), {}));
            attemptFailed({Phase::Http, QStringLiteral("http_rejected"), rejectionSub(head.status),
                           QString::fromUtf8(head.reason)},
                          Source::Wire);
        }
        releaseHeld();
    }
}

/// The 101 has passed: a tunnel from here on. `rest`: bytes that came with it, forwarded already.
void RelaySession::upgraded(const HttpHead &head, QByteArrayView rest, quint64 clientBase)
{
    const auto http = std::move(m_http);
    m_stage = Stage::Tunnel;
    m_core.deadlines.cancel({m_number, HandshakeDue});
    const bool webSocket = !http->awaited.empty() && http->awaited.front().upgrade;
    if (webSocket) {
        const QString flaw = wire::responseFlaw(head, http->upgradeRequest);
        observe(Leg::Server, Source::Wire, responseSeen(withoutSecrets(head), flaw));
        if (flaw.isEmpty()) {
            observe(Leg::Server, Source::Wire, Opened{});
            m_open = std::make_unique<Open>(wire::deflateAgreed(head), m_core.spec.recordPayloads,
                                            std::array{side(Leg::Server).queued, clientBase});
        } else {
            attemptFailed({Phase::Http, QStringLiteral("bad_handshake"), flaw, {}}, Source::Wire);
        }
    }
    if (m_open && !rest.isEmpty()) {
        auto &flow = m_open->flows[std::size_t(Leg::Server)];
        const quint64 taken = side(Leg::Client).taken;
        if (taken > clientBase)
            flow.passed(target(), taken - clientBase, m_lastActivity);
        flow.decode(target(), rest, m_lastActivity, m_open->flows[std::size_t(Leg::Client)]);
        if (flow.close())
            awaitEnd(std::chrono::seconds(10));
    }
    if (!http->held.isEmpty())
        pass(Leg::Client, http->held);
    resume(Leg::Client);
}

void RelaySession::attemptFailed(const OpenFailed &failure, Source source)
{
    observe(Leg::Server, source, failure);
    m_failed = true;
    awaitEnd(std::chrono::seconds(2));
}

/// What followed an upgrade request that was answered otherwise is the next request.
void RelaySession::releaseHeld()
{
    if (!m_http || !m_http->holding)
        return;
    m_http->holding = false;
    const QByteArray held = std::exchange(m_http->held, {});
    takeRequest(held);
    resume(Leg::Client);
}

/// The framing is beyond us: from here on bytes just pass.
void RelaySession::becomeOpaque()
{
    m_http->opaque = true;
    m_core.deadlines.cancel({m_number, HandshakeDue});
    if (isSession() && !m_failed)
        attemptFailed({Phase::Http, QStringLiteral("bad_handshake"), QStringLiteral("malformed"), {}},
                      Source::Wire);
    releaseHeld();
}

void RelaySession::refuseHead()
{
    const HeadReader &reader = m_http->request;
    if (!isSession())
        beginSession();
    if (reader.state() == HeadReader::State::TooLarge) {
        decide(Leg::Client, {ToolReason::Limit, QStringLiteral("refuse"), QStringLiteral("head_too_large"),
                             quint64(m_core.spec.limits.headBytes), quint64(reader.bytesSeen())});
        refuse(431, QStringLiteral("Dropscope refused the request: its head is longer than %1 bytes.")
                        .arg(m_core.spec.limits.headBytes));
        return;
    }
    observe(Leg::Client, Source::Wire, requestSeen({}, QStringLiteral("malformed")));
    decide(Leg::Client,
           {ToolReason::Protocol, QStringLiteral("refuse"), QStringLiteral("malformed"), {}, {}});
    refuse(400, QStringLiteral("Dropscope refused the request: it is no valid HTTP/1.1."));
}

void RelaySession::handshakeTimedOut()
{
    const auto limit = m_core.spec.limits.handshake;
    const QString seconds = QString::number(double(limit.count()) / 1000);
    const ToolEnd end{ToolReason::Limit,
                      QStringLiteral("refuse"),
                      QStringLiteral("handshake_timeout"),
                      quint64(limit.count()),
                      {}};
    if (m_dialer) {
        const bool resolving = m_dialer->isResolving();
        m_dialer.reset();
        const QString waited = QStringLiteral("no answer within %1 s").arg(seconds);
        if (resolving)
            upstreamFailed({Phase::Dns, QStringLiteral("dns_failure"), QStringLiteral("timeout"), waited},
                           Source::Clock);
        else
            upstreamFailed({Phase::Tcp, QStringLiteral("connect_timeout"), {}, waited}, Source::Clock);
    } else if (isSession()) {
        observe(Leg::Server, Source::Clock, Silence{QStringLiteral("response"), limit, 0});
        decide(Leg::Server, end);
        refuse(502,
               QStringLiteral("The server did not answer the upgrade request within %1 s.").arg(seconds));
    } else if (m_http->requested) {
        return; // it is up to the two how long an answer may take
    } else if (m_http->request.bytesSeen() > 0) {
        beginSession();
        observe(Leg::Client, Source::Clock,
                Silence{QStringLiteral("request"), now() - side(Leg::Client).connectedAt, 0});
        decide(Leg::Client, end);
        refuse(408, QStringLiteral("Dropscope gave the connection up: no complete request came within %1 s.")
                        .arg(seconds));
    } else {
        endNow(false); // browsers open connections in advance: nothing was asked, so nothing has failed
    }
}

/// The server cannot be reached: the client is told, and if it asked for an upgrade the attempt has failed.
void RelaySession::upstreamFailed(const OpenFailed &failure, Source source)
{
    if (isSession())
        attemptFailed(failure, source);
    const QString target = m_core.spec.target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    const QString why = failure.text.isEmpty() ? failure.cause : failure.text;
    refuse(502, QStringLiteral("Dropscope could not reach %1: %2.").arg(target, why));
}

/// Answers the client ourselves, then ends the connection once it has ended it, or soon.
void RelaySession::refuse(int status, const QString &sentence)
{
    if (m_stage == Stage::Over)
        return;
    m_stage = Stage::Refused;
    if (m_dialer)
        m_dialer.release()->deleteLater();
    drop(Leg::Server, false);
    side(Leg::Server).pending = {};
    forward(Leg::Client, plainAnswer(status, sentence));
    resume(Leg::Client);
    m_core.deadlines.cancel({m_number, HandshakeDue});
    m_ending = true;
    schedule(EndDue, std::chrono::seconds(2));
    finish(Leg::Client);
    settle();
}

} // namespace endpoint

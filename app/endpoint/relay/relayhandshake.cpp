// A relay's connection up to the 101: requests and answers, the dial, and the ways an upgrade can fail.
#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/endpoint.h"
#include "endpoint/net/address.h"
#include "endpoint/relay/relaysession.h"
#include "endpoint/tap/heads.h"
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

    if (const auto refusal = webSocket ? m_core.faults.takeRefusal() : std::nullopt) {
        observe(Leg::Client, Source::Tool, Performed{QStringLiteral("fault"), refusal->spec, {}});
        decide(Leg::Client, {ToolReason::Fault, QStringLiteral("refuse"), QStringLiteral("upgrade"), {}, {}});
        refuse(refusal->status,
               QStringLiteral("Dropscope refused the upgrade on purpose, as it was asked to."));
        return;
    }
    if (m_core.connections > m_core.spec.limits.sessions) {
        decide(Leg::Client, {ToolReason::Limit, QStringLiteral("refuse"), QStringLiteral("too_many_sessions"),
                             quint64(m_core.spec.limits.sessions), quint64(m_core.connections)});
        refuse(503, QStringLiteral("Dropscope refused the connection: it relays %1 connections already.")
                        .arg(m_core.spec.limits.sessions));
        return;
    }
    if (int(http.awaited.size()) > m_core.spec.limits.requests) {
        refuseAnother(head);
        return;
    }
    forward(Leg::Server, passed);
    if (http.requestBody.isBroken())
        becomeOpaque();
    if (!side(Leg::Server).stream && !isDialing())
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
            http.awaited.erase(http.awaited.begin());
        }
        http.responseBody = HttpBody::ofResponse(head, request.toHead);
        if (request.upgrade) {
            observe(Leg::Server, Source::Wire, responseSeen(withoutSecrets(head), {}));
            attemptFailed({Phase::Http, QStringLiteral("http_rejected"), rejectionSub(head.status),
                           QString::fromUtf8(head.reason)},
                          Source::Wire);
        }
        if (http.awaited.empty()) // what is held follows the latest request
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
            const bool deflate = wire::deflateAgreed(head);
            m_open = std::make_unique<Open>(
                std::array{RelayFlow::Deflate{deflate, wire::deflateKeepsContext(head, false)},
                           RelayFlow::Deflate{deflate, wire::deflateKeepsContext(head, true)}},
                m_core.spec.recordPayloads, std::array{side(Leg::Server).queued, clientBase});
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
    if (m_open) {
        for (const Fault &fault : m_core.faults.ofSessions)
            switchOn(fault);
    }
    if (!http->held.isEmpty())
        pass(Leg::Client, http->held);
    resume(Leg::Client);
}

void RelaySession::attemptFailed(const OpenFailed &failure, Source source, Leg leg)
{
    observe(leg, source, failure);
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
    observe(Leg::Client, Source::Wire, requestSeen({}, flawOfHead(reader)));
    decide(Leg::Client,
           {ToolReason::Protocol, QStringLiteral("refuse"), QStringLiteral("malformed"), {}, {}});
    refuse(400, QStringLiteral("Dropscope refused the request: it is no valid HTTP/1.1."));
}

/// More requests than may wait for their answers on one connection.
void RelaySession::refuseAnother(const HttpHead &head)
{
    if (!isSession()) {
        beginSession();
        observe(Leg::Client, Source::Wire, requestSeen(withoutSecrets(head), {}));
    }
    const int limit = m_core.spec.limits.requests;
    decide(Leg::Client, {ToolReason::Limit, QStringLiteral("refuse"), QStringLiteral("too_many_requests"),
                         quint64(limit), quint64(m_http->awaited.size())});
    refuse(429,
           QStringLiteral("Dropscope refused the request: %1 earlier ones on this connection have no answer.")
               .arg(limit));
}

} // namespace endpoint

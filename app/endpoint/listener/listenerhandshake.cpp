// A listener's session up to the 101: TLS, the upgrade request, and the ways to refuse it.
#include "base/clock.h"
#include "endpoint/listener/listenersession.h"
#include "endpoint/net/address.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/net/tlsstream.h"
#include "endpoint/tap/heads.h"
#include "wire/redact.h"

#include <QWebSocket>
#include <QWebSocketServer>

namespace endpoint {

using namespace session;
using wire::HeadReader;

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 403:
        return "Forbidden";
    case 405:
        return "Method Not Allowed";
    case 426:
        return "Upgrade Required";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    case 400:
        return "Bad Request";
    default:
        return "Refused";
    }
}

QByteArray refusal(int status, const QString &why)
{
    const QByteArray body =
        "Dropscope listens for WebSocket connections here and refused this one: " + why.toUtf8() + "\n";
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n" +
        "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size()) +
        "\r\nConnection: close\r\nServer: dropscope\r\n";
    if (status == 426)
        head += "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
    if (status == 405)
        head += "Allow: GET\r\n";
    if (status == 503)
        head += "Retry-After: 5\r\n";
    return head + "\r\n" + body;
}

int statusFor(const QString &flaw)
{
    if (flaw == QLatin1String("bad_version") || flaw == QLatin1String("missing_upgrade"))
        return 426;
    if (flaw == QLatin1String("method"))
        return 405;
    return 400;
}

} // namespace

void ListenerSession::onEncrypted()
{
    const auto *tls = qobject_cast<TlsStream *>(m_stream.get());
    observe(Source::Library, TlsEstablished{tls->protocol(), tls->cipher()});
    m_step = Step::Request;
    onReadable();
}

void ListenerSession::onTlsBroken(const QString &sub, const QString &error)
{
    if (m_stage == Stage::Over)
        return;
    if (!isAt(Step::Tls)) {
        if (m_opened)
            m_in.finish(target(), base::now());
        observe(Source::Library, TlsBroken{sub, error});
        if (tcpEndOf(m_stream->descriptor()).fate == TcpFate::Open) // else the end of TCP follows
            endNow(false);
        return;
    }
    // An alert is the client's own word, read from the wire; all else is the library's judgement.
    const bool alert = error.contains(QLatin1String(" alert "));
    observe(alert ? Source::Wire : Source::Library,
            OpenFailed{Phase::Tls, QStringLiteral("tls_failure"), sub, error});
    drain();
}

void ListenerSession::readRequest(QByteArrayView bytes)
{
    const qsizetype used = m_request->feed(bytes);
    switch (m_request->state()) {
    case HeadReader::State::Reading:
        break;
    case HeadReader::State::Done:
        // Frames may come in the same segment as the request. They wait for the 101: a QWebSocketServer that
        // reads the socket itself takes them for a part of the head and loses them.
        m_early.append(bytes.sliced(used));
        requestArrived();
        break;
    case HeadReader::State::TooLarge:
        refuse(431, {ToolReason::Limit, QStringLiteral("refuse"), QStringLiteral("head_too_large"),
                     quint64(m_core.spec.limits.headBytes), quint64(m_request->bytesSeen())});
        break;
    case HeadReader::State::Malformed:
        observe(Source::Wire, requestSeen({}, flawOfHead(*m_request)));
        refuseFlaw(QStringLiteral("malformed"));
        break;
    }
}

void ListenerSession::requestArrived()
{
    const wire::HttpHead &head = m_request->head();
    const QString flaw = wire::requestFlaw(head);
    const bool keepSecrets = m_core.spec.keepSecrets;
    observe(Source::Wire, requestSeen(keepSecrets ? head : wire::redacted(head, m_core.redactionKey), flaw));
    if (!flaw.isEmpty()) {
        refuseFlaw(flaw);
        return;
    }
    if (m_core.door) {
        if (const Admission admission = m_core.door->judge(head); !admission.passes()) {
            turnAway(admission);
            return;
        }
    }
    if (m_overLimit) {
        refuse(503, {ToolReason::Limit, QStringLiteral("refuse"), QStringLiteral("too_many_sessions"),
                     quint64(m_core.spec.limits.sessions), quint64(m_core.liveSessions)});
        return;
    }
    if (const auto refusal = m_core.faults.takeRefusal()) {
        observe(Source::Tool, Performed{QStringLiteral("fault"), refusal->spec, {}});
        refuse(refusal->status,
               {ToolReason::Fault, QStringLiteral("refuse"), QStringLiteral("upgrade"), {}, {}});
        return;
    }
    m_step = Step::Upgrading;
    m_stream->setReading(false);
    m_response.emplace(HeadReader::Kind::Response);
    const SocketAddress peer = peerAddressOf(m_stream->descriptor());
    m_tap = std::make_unique<TapSocket>(*this, peer.address, peer.port);
    m_core.server.handleConnection(m_tap.get());
    m_tap->offer(m_request->raw()); // Qt answers from the event loop
    m_request.reset();
}

void ListenerSession::refuseFlaw(const QString &flaw)
{
    refuse(statusFor(flaw), {ToolReason::Protocol, QStringLiteral("refuse"), flaw, {}, {}});
}

/// What the policy does not let in.
void ListenerSession::turnAway(const Admission &admission)
{
    m_queue = refusal(403, refusalReason(admission));
    refuse(403, {ToolReason::Policy, QStringLiteral("refuse"), admission.refused, {}, {}, admission.allow});
}

void ListenerSession::refuse(int status, const ToolEnd &end, Source source)
{
    if (m_queue.isEmpty())
        m_queue = refusal(status, end.sub);
    m_httpLeft = m_queue.size();
    pump();
    ResponseHead response;
    response.status = status;
    response.reason = QString::fromLatin1(reasonPhrase(status));
    if (m_queue.isEmpty()) // or it is no fact that the peer could have read it
        observe(Source::Tool, response);
    decide(end, source);
    m_request.reset();
    drain();
}

void ListenerSession::handshakeTimedOut()
{
    const bool inTls = isAt(Step::Tls);
    observe(Source::Clock, Silence{inTls ? QStringLiteral("tls") : QStringLiteral("request"),
                                   base::now() - m_acceptedAt, 0});
    decide({ToolReason::Limit,
            QStringLiteral("abort"),
            QStringLiteral("handshake_timeout"),
            quint64(m_core.spec.limits.handshake.count()),
            {}});
    endNow(false);
}

void ListenerSession::libraryWrote(QByteArrayView bytes)
{
    if (isAt(Step::Upgrading)) {
        m_response->feed(bytes);
        m_httpLeft += bytes.size();
        if (m_response->state() == HeadReader::State::Done && m_response->head().status == 101)
            m_core.upgrading = this;
    }
    if (isAt(Step::Upgrading) || m_stage == Stage::Open)
        m_queue.append(bytes);
}

void ListenerSession::libraryClosed()
{
    if (isAt(Step::Upgrading)) {
        // Our own check found the request legal, so this is Qt's opinion and nobody's fault but ours.
        const bool answered = m_response->state() == HeadReader::State::Done;
        refuse(answered ? m_response->head().status : 400,
               {ToolReason::Protocol, QStringLiteral("refuse"), QStringLiteral("library_refused"), {}, {}},
               Source::Library);
    }
}

void ListenerSession::upgraded(QWebSocket *socket)
{
    socket->setParent(nullptr);
    m_tap->setParent(nullptr);
    m_tap->releaseBuffers();
    m_web.reset(socket);
    if (!isAt(Step::Upgrading))
        return;
    pump();
    observe(Source::Tool, responseSeen(m_response->head(), {}));
    m_response.reset();
    open(Source::Tool);
    for (const QString &greeting : m_core.spec.sendOnOpen)
        m_web->sendTextMessage(greeting);
    pump();
    for (const Fault &fault : m_core.faults.ofSessions)
        switchOn(fault);
    m_stream->setReading(true);
    if (!m_early.isEmpty())
        takeFrames(std::exchange(m_early, {}), base::now());
}

} // namespace endpoint

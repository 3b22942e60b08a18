// A client's attempt: what the errors of the library and the clock mean before the 101.
#include "endpoint/client/clientopening.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/net/tlsreason.h"

#include <QSslSocket>
#include <QWebSocket>

namespace endpoint {

using namespace session;

namespace {

const char *proxySub(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return "auth_required";
    case QAbstractSocket::ProxyConnectionRefusedError:
        return "refused";
    case QAbstractSocket::ProxyConnectionClosedError:
        return "closed";
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return "timeout";
    case QAbstractSocket::ProxyNotFoundError:
        return "not_found";
    case QAbstractSocket::ProxyProtocolError:
        return "protocol";
    default:
        return nullptr;
    }
}

bool isTlsError(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError ||
           error == QAbstractSocket::SslInvalidUserDataError;
}

} // namespace

void ClientOpening::onError(QAbstractSocket::SocketError error)
{
    if (m_over)
        return;
    tap();
    judgeHead();
    if (m_over)
        return;
    const QString text = m_web->errorString();
    if (isTlsError(error)) {
        failTls(text);
    } else if (!m_connected) {
        failDialling(error, text);
    } else if (m_answer.state() == wire::HeadReader::State::Done) {
        judgeAnswer(true);
    } else if (usesTls() && !m_encrypted && error == QAbstractSocket::RemoteHostClosedError) {
        if (m_alert.isEmpty())
            m_alert = QStringLiteral("truncated");
        failTls(text);
    } else if (error == QAbstractSocket::RemoteHostClosedError || error == QAbstractSocket::NetworkError) {
        TcpEnd end = m_duplicate >= 0 ? tcpEndOf(m_duplicate) : TcpEnd{TcpFate::Unknown, {}, false};
        if (end.fate == TcpFate::Open)
            end.fate = TcpFate::Unknown; // Qt knows of an end that the kernel does not show any more
        fail(Source::Wire, end);
    } else if (error == QAbstractSocket::SocketTimeoutError) {
        fail(Source::Wire, TcpEnd{TcpFate::Timeout, QStringLiteral("ETIMEDOUT"), false});
    } else if (error == QAbstractSocket::ConnectionRefusedError) {
        // Qt gave up on an answer of which the head is not complete: a status line it cannot read.
        fail(Phase::Http, "bad_handshake", QStringLiteral("library_refused"), text, Source::Library);
    } else {
        fail(Source::Wire, TcpEnd{TcpFate::Unknown, {}, false});
    }
}

void ClientOpening::failDialling(QAbstractSocket::SocketError error, const QString &text)
{
    if (const char *sub = proxySub(error)) {
        fail(Phase::Tcp, "proxy_refused", QLatin1String(sub), text);
        return;
    }
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        fail(Phase::Dns, "dns_failure", {}, text, Source::Library);
        break;
    case QAbstractSocket::ConnectionRefusedError:
        fail(Phase::Tcp, "connection_refused", {}, text);
        break;
    case QAbstractSocket::NetworkError:
        fail(Phase::Tcp, "connect_timeout", QStringLiteral("unreachable"), text);
        break;
    case QAbstractSocket::SocketResourceError:
    case QAbstractSocket::SocketAccessError: // nobody's fault but ours
        fail(Source::Tool,
             ToolEnd{ToolReason::Limit, QStringLiteral("abort"), QStringLiteral("no_socket"), {}, {}});
        break;
    default:
        fail(Phase::Tcp, "connect_timeout", {}, text);
        break;
    }
}

void ClientOpening::failTls(const QString &text)
{
    // An alert is the server's own word, read from the wire; all else is the library's judgement.
    const QString objection = m_spec.insecure ? QString() : tlsReason(m_sslErrors);
    if (!objection.isEmpty()) {
        fail(Phase::Tls, "tls_failure", objection, text, Source::Library);
        return;
    }
    const QString sub = m_alert.isEmpty() ? tlsReason(text) : m_alert;
    const bool byServer = !m_alert.isEmpty() || text.contains(QLatin1String(" alert "));
    fail(Phase::Tls, "tls_failure", sub, text, byServer ? Source::Wire : Source::Library);
}

void ClientOpening::timedOut(std::chrono::nanoseconds waited)
{
    if (m_over)
        return;
    const auto limit = m_spec.limits.handshake;
    const QString text = QStringLiteral("no answer within %1 s").arg(double(limit.count()) / 1000);
    const auto silence = [&](const char *awaited) {
        m_sink.observe(Source::Clock, Silence{QLatin1String(awaited), waited, 0});
    };
    if (m_lookup >= 0) {
        fail(Phase::Dns, "dns_failure", QStringLiteral("timeout"), text, Source::Clock);
        return;
    }
    if (!m_connected) {
        silence("connect");
        fail(Phase::Tcp, "connect_timeout", {}, text, Source::Clock);
        return;
    }
    silence(usesTls() && !m_encrypted ? "tls" : "response");
    fail(Source::Tool, ToolEnd{ToolReason::Limit,
                               QStringLiteral("abort"),
                               QStringLiteral("handshake_timeout"),
                               quint64(limit.count()),
                               {}});
}

} // namespace endpoint

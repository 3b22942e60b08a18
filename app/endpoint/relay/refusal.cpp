#include "endpoint/relay/refusal.h"

namespace endpoint {

using namespace session;

namespace {

/// For the client: it is told where, and nothing that it does not know.
QString shown(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemovePath) + u'/';
}

ToolEnd refused(ToolReason reason, const char *sub)
{
    return {reason, QStringLiteral("refuse"), QLatin1String(sub), {}, {}};
}

ToolEnd limited(const char *sub, quint64 limit, std::optional<quint64> actual = {})
{
    return {ToolReason::Limit, QStringLiteral("refuse"), QLatin1String(sub), limit, actual};
}

} // namespace

Refusal refusedOnPurpose(int status)
{
    return {status, QStringLiteral("Dropscope refused the upgrade on purpose, as it was asked to."),
            Leg::Client, refused(ToolReason::Fault, "upgrade")};
}

Refusal tooManyConnections(int limit, int connections)
{
    return {503,
            QStringLiteral("Dropscope refused the connection: it relays %1 connections already.").arg(limit),
            Leg::Client, limited("too_many_sessions", quint64(limit), quint64(connections))};
}

Refusal tooManyRequests(int limit, int unanswered)
{
    return {
        429,
        QStringLiteral("Dropscope refused the request: %1 earlier ones on this connection have no answer.")
            .arg(limit),
        Leg::Client, limited("too_many_requests", quint64(limit), quint64(unanswered))};
}

Refusal headTooLarge(qsizetype limit, qsizetype bytes)
{
    return {431,
            QStringLiteral("Dropscope refused the request: its head is longer than %1 bytes.").arg(limit),
            Leg::Client, limited("head_too_large", quint64(limit), quint64(bytes))};
}

Refusal noHttp()
{
    return {400, QStringLiteral("Dropscope refused the request: it is no valid HTTP/1.1."), Leg::Client,
            refused(ToolReason::Protocol, "malformed")};
}

Refusal unjudged()
{
    return {502,
            QStringLiteral("Dropscope could not read the server's answer to an earlier request, and lets no "
                           "further one pass on this connection."),
            Leg::Client, refused(ToolReason::Protocol, "malformed")};
}

Refusal notLetIn(const Admission &admission)
{
    return {
        403, QStringLiteral("Dropscope refused the request: ") + refusalReason(admission), Leg::Client,
        ToolEnd{ToolReason::Policy, QStringLiteral("refuse"), admission.refused, {}, {}, admission.allow}};
}

Refusal noSocket(const QUrl &target, const QString &error)
{
    return {502, QStringLiteral("Dropscope could not open a connection to %1: %2.").arg(shown(target), error),
            Leg::Server, refused(ToolReason::Limit, "no_socket")};
}

Refusal unreachable(const QUrl &target, const OpenFailed &failure)
{
    QString why = failure.text.isEmpty() ? failure.cause : failure.text;
    while (why.endsWith(u'.'))
        why.chop(1);
    return {
        502, QStringLiteral("Dropscope could not reach %1: %2.").arg(shown(target), why), Leg::Server, {}};
}

Refusal handshakeTimeout(Awaiting what, std::chrono::milliseconds limit)
{
    const QString seconds = QString::number(double(limit.count()) / 1000);
    const ToolEnd end = limited("handshake_timeout", quint64(limit.count()));
    switch (what) {
    case Awaiting::Request:
        return {408,
                QStringLiteral("Dropscope gave the connection up: no complete request came within %1 s.")
                    .arg(seconds),
                Leg::Client, end};
    case Awaiting::Tls:
        return {502,
                QStringLiteral("The server did not complete the TLS handshake within %1 s.").arg(seconds),
                Leg::Server, end};
    case Awaiting::Response:
        return {502,
                QStringLiteral("The server did not answer the upgrade request within %1 s.").arg(seconds),
                Leg::Server, end};
    }
    return {};
}

} // namespace endpoint

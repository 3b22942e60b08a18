// What a relay answers itself, and why: each refusal once.
#pragma once

#include "endpoint/net/admission.h"
#include "session/observation.h"

#include <QUrl>

namespace endpoint {

/// An answer to the client in place of the server's.
struct Refusal
{
    int status = 0;
    QString sentence;
    session::Leg leg = session::Leg::Client; ///< to which `end` belongs
    std::optional<session::ToolEnd> end; ///< our decision; absent where the server, or the way to it, failed
};

[[nodiscard]] Refusal refusedOnPurpose(int status);
[[nodiscard]] Refusal tooManyConnections(int limit, int connections);
[[nodiscard]] Refusal tooManyRequests(int limit, int unanswered);
[[nodiscard]] Refusal headTooLarge(qsizetype limit, qsizetype bytes);
[[nodiscard]] Refusal noHttp();
/// What follows an answer that cannot be read may be anything.
[[nodiscard]] Refusal unjudged();
/// Its Origin or Host is another's (see net/admission.h).
[[nodiscard]] Refusal notLetIn(const Admission &admission);
/// This process cannot open another connection.
[[nodiscard]] Refusal noSocket(const QUrl &target, const QString &error);
[[nodiscard]] Refusal unreachable(const QUrl &target, const session::OpenFailed &failure);

/// What took longer than the limit.
enum class Awaiting { Request, Tls, Response };
[[nodiscard]] Refusal handshakeTimeout(Awaiting what, std::chrono::milliseconds limit);

} // namespace endpoint

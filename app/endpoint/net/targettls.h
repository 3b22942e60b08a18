// How a wss:// target is spoken to.
#pragma once

#include "session/endpointspec.h"

#include <QSslConfiguration>

namespace endpoint {

struct TargetTls
{
    std::optional<QSslConfiguration> configuration; ///< nothing for a ws:// target
    QString error;                                  ///< a file that cannot be used; names it
};

/// Verified against the system's authorities, or only those of --ca; not at all with --insecure. --cert and
/// --key are the client's if `withClientCertificate`. ALPN offers http/1.1 alone: a WebSocket over HTTP/2
/// (RFC 8441) could not be followed.
[[nodiscard]] TargetTls targetTls(const session::EndpointSpec &spec, bool withClientCertificate);

} // namespace endpoint

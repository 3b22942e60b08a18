// The upgrade request of a client (RFC 6455 section 4.1).
#pragma once

#include "session/endpointspec.h"
#include "session/variables.h"
#include "wire/handshake.h"

namespace endpoint {

/// Where to, and with which headers, once variables are filled in.
struct FilledRequest
{
    QUrl url;
    QStringList headers;       ///< "Name: value"; those without a value for a variable are missing
    QStringList leftOut;       ///< names of those that a value would have broken
    bool carriesToken = false; ///< a value that a server gave us is in it
};
[[nodiscard]] FilledRequest filledRequest(const session::EndpointSpec &spec,
                                          const session::Variables &variables);

/// With a random key. `headers`: "Name: value", as given and filled in; control characters are left out of
/// their values, so that nothing that was received can add a line.
[[nodiscard]] wire::HttpHead upgradeRequest(const session::EndpointSpec &spec, const QUrl &url,
                                            const QStringList &headers);
/// As it goes to the wire.
[[nodiscard]] QByteArray written(const wire::HttpHead &request);

} // namespace endpoint

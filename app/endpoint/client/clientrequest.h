// The upgrade request of a client (RFC 6455 section 4.1).
#pragma once

#include "session/endpointspec.h"
#include "wire/handshake.h"

namespace endpoint {

/// RFC 6455 section 3: the port of the URL, or its scheme's.
/// With a random key. `headers`: "Name: value", as given and filled in; control characters are left out of
/// their values, so that nothing that was received can add a line.
[[nodiscard]] wire::HttpHead upgradeRequest(const session::EndpointSpec &spec, const QUrl &url,
                                            const QStringList &headers);
/// As it goes to the wire.
[[nodiscard]] QByteArray written(const wire::HttpHead &request);

} // namespace endpoint

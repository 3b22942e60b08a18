// What a client trusts and shows in TLS.
#pragma once

#include "session/endpointspec.h"

#include <QSslConfiguration>

#include <optional>

namespace endpoint {

struct TlsReading
{
    std::optional<QSslConfiguration> configuration;
    QString error; ///< names the file and what is wrong with it
};

/// The files of a spec: --ca, --cert, --key.
[[nodiscard]] TlsReading readClientTls(const session::EndpointSpec &spec);

} // namespace endpoint

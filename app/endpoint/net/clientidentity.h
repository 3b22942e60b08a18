// What a client trusts and shows in TLS.
#pragma once

#include "base/result.h"
#include "session/endpointspec.h"

#include <QSslConfiguration>

namespace endpoint {

/// The files of a spec: --ca, --cert, --key. An error names the file and what is wrong with it.
[[nodiscard]] base::Result<QSslConfiguration> readClientTls(const session::EndpointSpec &spec);

} // namespace endpoint

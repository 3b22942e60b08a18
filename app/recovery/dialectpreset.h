// What --dialect stands for in the settings of an endpoint, besides how its messages are read.
#pragma once

#include "session/endpointspec.h"

namespace recovery {

/// The spec with what its dialect needs; doing it twice changes nothing more. `--dialect clog` is `--clog`. A
/// client of Socket.IO asks for /socket.io/ as the official one does, and what was the path is the namespace;
/// one of a dialect that has a subprotocol offers it.
[[nodiscard]] session::EndpointSpec withDialect(session::EndpointSpec spec);

} // namespace recovery

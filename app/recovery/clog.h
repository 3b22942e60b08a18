// The preset for CLOG (Common Lisp Omnificent GUI): what its boot.js does, as settings.
#pragma once

#include "session/endpointspec.h"

namespace recovery {

/// The spec with what --clog stands for; doing it twice changes nothing more.
/// The first frame from the server is `clog['connection_id']='…'`; a client that was cut comes back with
/// `?r=<id>` and is welcome for 7 s, after which the server answers 101 and Close 1000 at once. The client
/// sends `0` every 10 s. 1000 means that the server has closed on purpose: not to be reconnected.
[[nodiscard]] session::EndpointSpec withClog(session::EndpointSpec spec);

} // namespace recovery

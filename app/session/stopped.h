// What is said of an endpoint before it has started.
#pragma once

#include "session/endpointspec.h"

namespace session {

[[nodiscard]] EndpointStatus stoppedStatus(const EndpointSpec &spec);

} // namespace session

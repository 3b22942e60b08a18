// Makes the endpoint that a spec asks for.
#pragma once

#include "endpoint/endpoint.h"

namespace endpoint {

/// Call on the thread that the endpoint will live on.
[[nodiscard]] std::unique_ptr<Endpoint> make(const session::EndpointSpec &spec,
                                             const std::shared_ptr<Shared> &shared);

} // namespace endpoint

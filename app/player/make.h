// Makes the endpoint that plays evidence.
#pragma once

#include "endpoint/endpoint.h"
#include "player/places.h"

namespace player {

/// `spec`: of evidence (EndpointSpec::isEvidence).
[[nodiscard]] std::unique_ptr<endpoint::Endpoint> make(const session::EndpointSpec &spec,
                                                       const std::shared_ptr<endpoint::Shared> &shared,
                                                       const std::shared_ptr<Places> &places);

} // namespace player

#include "endpoint/factory.h"

#include "endpoint/listener.h"

namespace endpoint {

std::unique_ptr<Endpoint> make(const session::EndpointSpec &spec, const std::shared_ptr<Shared> &shared)
{
    switch (spec.role) {
    case session::Role::Listener: return std::make_unique<Listener>(spec, shared);
    case session::Role::Client:
    case session::Role::Relay: break;
    }
    return {};
}

} // namespace endpoint

#include "endpoint/factory.h"

#include "endpoint/browser/browser.h"
#include "endpoint/client/client.h"
#include "endpoint/listener/listener.h"
#include "endpoint/relay/relay.h"

namespace endpoint {

std::unique_ptr<Endpoint> make(const session::EndpointSpec &spec, const std::shared_ptr<Shared> &shared)
{
    switch (spec.role) {
    case session::Role::Listener:
        return std::make_unique<Listener>(spec, shared);
    case session::Role::Relay:
        return std::make_unique<Relay>(spec, shared);
    case session::Role::Client:
        return std::make_unique<Client>(spec, shared);
    case session::Role::Browser:
        return std::make_unique<Browser>(spec, shared);
    case session::Role::Capture:
    case session::Role::Proxy:
        break;
    }
    return {};
}

} // namespace endpoint

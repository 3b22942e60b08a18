// What the connections of one relay share, and what each of them waits for.
#pragma once

#include "base/deadlines.h"
#include "endpoint/faults/faultplan.h"
#include "endpoint/net/doorkeeper.h"
#include "endpoint/relay/relayhttp.h"
#include "endpoint/relay/upstream.h"
#include "endpoint/tap/captor.h"
#include "endpoint/tap/outbox.h"
#include "session/endpointspec.h"

namespace endpoint {

struct Shared;

/// All on the wire thread.
struct RelayCore
{
    const session::EndpointSpec &spec;
    Shared &shared;
    Outbox &outbox;
    base::Deadlines &deadlines;
    HeadRewrite rewrite;
    Route route;
    Doorkeeper door;
    FaultSet faults = {};
    CaptureRules captures = {};
    std::vector<char> buffer =
        std::vector<char>(256 * 1024); ///< every connection reads into it; large ones spare system calls
    int connections = 0;
    std::function<void(quint64 number)> over =
        {}; ///< that connection has released everything and may be destroyed, but not at once
};

/// What is due in one connection.
enum class RelayDue { Handshake, End, Idle, Reset, Fault, ClientSlow, ServerSlow, Doubt, Refusal };
using RelayDeadlines = base::OwnDeadlines<RelayDue>;

} // namespace endpoint

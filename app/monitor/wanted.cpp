#include "monitor/wanted.h"

#include "monitor/matching.h"

namespace monitor {

namespace {

QString endpointName(const Monitor &monitor, session::EndpointId id)
{
    for (const session::EndpointStatus &status : monitor.endpoints()) {
        if (status.id == id)
            return status.name;
    }
    return {};
}

} // namespace

bool Wanted::matches(const Monitor &monitor, const Session &session) const
{
    if (isAll())
        return true;
    if (sessions && !sessions->contains(session.facts.id))
        return false;
    if (span && (!session.verdict || session.verdict->at < span->first || session.verdict->at > span->second))
        return false;
    return filter.matchesAll() ||
           monitor::matches(filter, monitor, session, endpointName(monitor, session.facts.endpoint), {});
}

} // namespace monitor

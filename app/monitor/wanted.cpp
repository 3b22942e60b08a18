#include "monitor/wanted.h"

#include "monitor/matching.h"

namespace monitor {

bool Wanted::matches(const Monitor &monitor, const Session &session) const
{
    if (isAll())
        return true;
    if (sessions && !sessions->contains(session.facts.id))
        return false;
    if (span && (!session.verdict || session.verdict->at < span->first || session.verdict->at > span->second))
        return false;
    return filter.matchesAll() ||
           monitor::matches(filter, monitor, session, monitor.endpointName(session.facts.endpoint), {});
}

} // namespace monitor

// Which disconnects of a log are told: those that a filter shows, of some sessions, within a span of time.
#pragma once

#include "monitor/monitor.h"
#include "query/filter.h"

#include <QSet>

namespace monitor {

struct Wanted
{
    query::Filter filter = {};
    std::optional<QSet<session::SessionId>> sessions = {};
    std::optional<std::pair<session::Stamp, session::Stamp>> span = {}; ///< both included

    [[nodiscard]] bool isAll() const { return filter.matchesAll() && !sessions && !span; }
    /// True unless only sessions are wanted that a finding says nothing of.
    [[nodiscard]] bool touches(const findings::Finding &finding) const
    {
        return !sessions || std::any_of(finding.sessions.begin(), finding.sessions.end(),
                                        [this](session::SessionId id) { return sessions->contains(id); });
    }
    /// A session that has not ended belongs to no span.
    [[nodiscard]] bool matches(const Monitor &monitor, const Session &session) const;
};

} // namespace monitor

// What a filter may ask of a session of a monitor, its path included.
#pragma once

#include "monitor/monitor.h"
#include "query/filter.h"
#include "query/subject.h"

namespace monitor {

/// What the filter field `origin` looks at; empty where only one place saw the connection.
[[nodiscard]] QString originOf(const Monitor &monitor, session::SessionId id);

/// `endpoint`: its name. `now`: what ages of a live session are counted to.
[[nodiscard]] bool matches(const query::Filter &filter, const Monitor &monitor, const Session &session,
                           QStringView endpoint, session::Stamp now);

} // namespace monitor

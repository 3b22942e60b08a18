// The time that ages are counted to, on the same scale as the stamps of observations.
#pragma once

#include "base/clock.h"
#include "monitor/monitor.h"

namespace ui {

using base::now;

/// The same for what that monitor has: in an opened log time stands still at its last moment.
[[nodiscard]] inline session::Stamp now(const monitor::Monitor &monitor)
{
    return monitor.logEnd().value_or(now());
}

/// The same for one session: where its evidence has ended, time stands still there.
[[nodiscard]] inline session::Stamp now(const monitor::Monitor &monitor, const session::Facts &facts)
{
    return facts.openAtEnd.value_or(now(monitor));
}

/// Nothing more will be known of a session that has not ended: its log or its evidence has.
[[nodiscard]] inline bool isLeft(const monitor::Monitor &monitor, const session::Facts &facts)
{
    return monitor.isReadOnly() || facts.openAtEnd.has_value();
}

} // namespace ui

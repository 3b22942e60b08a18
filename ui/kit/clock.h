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

} // namespace ui

// A monitor's session as a bar, and in words.
#pragma once

#include "monitor/monitor.h"
#include "timeline/bar.h"

namespace ui {

[[nodiscard]] Bar barOf(const monitor::Session &session);
/// Several lines, for a tool tip or a screen reader: who, when, how long, how it ended.
[[nodiscard]] QString describe(const Bar &bar, const monitor::Monitor &monitor, session::Stamp now);

} // namespace ui

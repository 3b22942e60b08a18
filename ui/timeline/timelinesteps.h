// From bar to bar, for the keyboard. Pure functions.
#pragma once

#include "timeline/timelinelayout.h"

namespace ui {

enum class Step { Left, Right, Up, Down };

/// Left and right along the row, up and down to the nearest bar of the next row. Nothing at the edge.
[[nodiscard]] std::optional<int> stepFrom(const TimelineLayout &layout, int bar, Step step);
/// The loss whose end comes next after that of the bar, or before it; without a bar, the first or the last of
/// all.
[[nodiscard]] std::optional<int> lossFrom(const TimelineLayout &layout, std::optional<int> bar, bool forwards,
                                          session::Stamp now);

} // namespace ui

// Level of detail: what of a row of bars is worth painting at a scale. At most one thing per cell of three
// pixels, however many sessions lie there. Pure functions.
#pragma once

#include "timeline/bar.h"
#include "timeline/timescale.h"

#include <array>
#include <span>
#include <vector>

namespace ui {

/// One bar, or several that are too short to be told apart.
struct Run
{
    double left = 0, right = 0;   ///< pixels, cut at the edges of the view
    Ending ending = Ending::Live; ///< of several, the one that matters most
    int bar = 0;                  ///< the one of that ending
    int count = 1;
    bool endsInView = false;
    bool operator==(const Run &) const = default;
};

inline constexpr double cellWidth = 3;

/// `row`: indices into `bars` in order of their beginnings, hardly overlapping.
[[nodiscard]] std::vector<Run> runsOf(std::span<const int> row, const std::vector<Bar> &bars,
                                      const TimeScale &scale, int width, session::Stamp now);

/// How many bars ended in each of so many equal parts of from … until, by Ending (Live stays 0).
using EndCounts = std::array<int, endings>;
[[nodiscard]] std::vector<EndCounts> endsPerPart(const std::vector<Bar> &bars, session::Stamp from,
                                                 session::Stamp until, int parts);

/// The bar of the row that is nearest to that pixel, at most `reach` pixels away.
[[nodiscard]] std::optional<int> barAt(std::span<const int> row, const std::vector<Bar> &bars,
                                       const TimeScale &scale, double x, double reach, session::Stamp now);

} // namespace ui

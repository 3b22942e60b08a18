#include "timeline/runs.h"

#include <algorithm>
#include <cmath>

namespace ui {

using session::Stamp;

namespace {

/// The first bar of the row that may reach into the view.
std::span<const int>::iterator firstReaching(std::span<const int> row, const std::vector<Bar> &bars, Stamp at,
                                             Stamp now)
{
    auto it = std::partition_point(row.begin(), row.end(),
                                   [&](int bar) { return bars[std::size_t(bar)].from < at; });
    // Bars of a row hardly overlap: the one before may still last, and with it a few of the same chain.
    for (int back = 0; back < 8 && it != row.begin(); ++back) {
        if (const Bar &before = bars[std::size_t(*std::prev(it))]; before.end(now) < at && back > 0)
            break;
        --it;
    }
    return it;
}

} // namespace

std::vector<Run> runsOf(std::span<const int> row, const std::vector<Bar> &bars, const TimeScale &scale,
                        int width, Stamp now)
{
    std::vector<Run> runs;
    const Stamp begin = scale.timeAt(-cellWidth), end = scale.timeAt(width);
    double shortCell = -1; // cell of the last run, if bars that are too short share it
    for (auto it = firstReaching(row, bars, begin, now); it != row.end(); ++it) {
        const Bar &bar = bars[std::size_t(*it)];
        if (bar.from > end)
            break;
        const Stamp until = bar.end(now);
        if (until < begin)
            continue;
        const double left = scale.pixelOf(bar.from), right = scale.pixelOf(until);
        const bool ends = bar.until && right <= width;
        if (right - left >= cellWidth) {
            runs.push_back(
                {std::max(left, -cellWidth), std::min(right, width + cellWidth), bar.ending, *it, 1, ends});
            shortCell = -1;
            continue;
        }
        const double cell = std::floor(left / cellWidth);
        if (shortCell == cell && !runs.empty()) {
            Run &run = runs.back();
            ++run.count;
            run.endsInView |= ends;
            if (bar.ending > run.ending)
                run.ending = bar.ending, run.bar = *it;
            continue;
        }
        shortCell = cell;
        runs.push_back({cell * cellWidth, (cell + 1) * cellWidth, bar.ending, *it, 1, ends});
    }
    return runs;
}

std::vector<EndCounts> endsPerPart(const std::vector<Bar> &bars, Stamp from, Stamp until, int parts)
{
    std::vector<EndCounts> counts(std::size_t(std::max(0, parts)));
    if (until <= from || parts <= 0)
        return counts;
    const double part = double((until - from).count()) / parts;
    for (const Bar &bar : bars) {
        if (!bar.until || *bar.until < from || *bar.until > until)
            continue;
        const int place = std::min(parts - 1, int(double((*bar.until - from).count()) / part));
        ++counts[std::size_t(place)][std::size_t(bar.ending)];
    }
    return counts;
}

std::optional<int> barAt(std::span<const int> row, const std::vector<Bar> &bars, const TimeScale &scale,
                         double x, double reach, Stamp now)
{
    std::optional<int> best;
    double nearest = reach;
    for (auto it = firstReaching(row, bars, scale.timeAt(x - reach), now); it != row.end(); ++it) {
        const Bar &bar = bars[std::size_t(*it)];
        const double left = scale.pixelOf(bar.from), right = scale.pixelOf(bar.end(now));
        if (left - reach > x)
            break;
        const double distance = std::max({0.0, left - x, x - right});
        const bool worse = best && distance == nearest && bar.ending > bars[std::size_t(*best)].ending;
        if (distance < nearest || worse || (!best && distance <= nearest))
            best = *it, nearest = distance;
    }
    return best;
}

} // namespace ui

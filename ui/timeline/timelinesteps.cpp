#include "timeline/timelinesteps.h"

#include <algorithm>

namespace ui {

namespace {

std::optional<int> alongTheRow(const std::vector<int> &row, int bar, bool forwards)
{
    const auto it = std::find(row.begin(), row.end(), bar);
    if (forwards)
        return std::next(it) == row.end() ? std::nullopt : std::optional(*std::next(it));
    return it == row.begin() ? std::nullopt : std::optional(*std::prev(it));
}

} // namespace

std::optional<int> stepFrom(const TimelineLayout &layout, int bar, Step step)
{
    LanePlace place = layout.placeOf(bar);
    const auto &groups = layout.groups();
    const auto rowAt = [&](const LanePlace &at) -> const std::vector<int> & {
        return groups[std::size_t(at.group)].rows[std::size_t(at.row)].bars;
    };
    if (step == Step::Left || step == Step::Right)
        return alongTheRow(rowAt(place), bar, step == Step::Right);
    place.row += step == Step::Up ? -1 : 1;
    if (place.row < 0 && place.group > 0)
        place = {place.group - 1, int(groups[std::size_t(place.group - 1)].rows.size()) - 1};
    else if (place.row >= int(groups[std::size_t(place.group)].rows.size()))
        place = {place.group + 1, 0};
    if (place.row < 0 || place.group >= int(groups.size()))
        return {};
    const auto away = [&layout, at = layout.bars()[std::size_t(bar)].from](int other) {
        const auto from = layout.bars()[std::size_t(other)].from;
        return from < at ? at - from : from - at;
    };
    const auto &row = rowAt(place);
    return *std::min_element(row.begin(), row.end(), [&](int a, int b) { return away(a) < away(b); });
}

std::optional<int> lossFrom(const TimelineLayout &layout, std::optional<int> current, bool forwards,
                            session::Stamp now)
{
    const auto keyOf = [&](int bar) { return std::pair(layout.bars()[std::size_t(bar)].end(now), bar); };
    std::optional<int> best;
    for (int i = 0; i < int(layout.bars().size()); ++i) {
        if (layout.bars()[std::size_t(i)].ending != Ending::Lost || i == current)
            continue;
        if (current && (keyOf(i) > keyOf(*current)) != forwards)
            continue;
        if (!best || (keyOf(i) < keyOf(*best)) == forwards)
            best = i;
    }
    return best;
}

} // namespace ui

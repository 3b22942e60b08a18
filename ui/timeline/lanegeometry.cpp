#include "timeline/lanegeometry.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int gap = 4; // below a group

} // namespace

LaneGeometry LaneGeometry::of(const std::vector<LaneGroup> &groups, int headerHeight, int least, int most,
                              int room)
{
    LaneGeometry geometry;
    geometry.headerHeight = headerHeight;
    int rows = 0;
    for (const LaneGroup &group : groups)
        rows += int(group.rows.size());
    const int left = room - int(groups.size()) * (headerHeight + gap);
    geometry.rowHeight = std::clamp(rows > 0 ? left / rows : most, least, most);
    int y = 0;
    for (const LaneGroup &group : groups) {
        geometry.tops.push_back(y);
        geometry.rows.push_back(int(group.rows.size()));
        y += headerHeight + int(group.rows.size()) * geometry.rowHeight + gap;
    }
    geometry.height = y;
    return geometry;
}

int LaneGeometry::topOf(LanePlace place) const
{
    return tops[std::size_t(place.group)] + headerHeight + place.row * rowHeight;
}

std::optional<LanePlace> LaneGeometry::placeAt(int y) const
{
    const auto it = std::upper_bound(tops.begin(), tops.end(), y);
    if (it == tops.begin())
        return {};
    const int group = int(it - tops.begin()) - 1;
    const int within = y - tops[std::size_t(group)] - headerHeight;
    if (within < 0)
        return LanePlace{group, -1};
    const int row = within / rowHeight;
    return row < rows[std::size_t(group)] ? std::optional(LanePlace{group, row}) : std::nullopt;
}

std::pair<int, int> LaneGeometry::rowsBetween(int group, int top, int bottom) const
{
    const int base = tops[std::size_t(group)] + headerHeight;
    const int first = top <= base ? 0 : (top - base) / rowHeight;
    const int last = bottom < base ? -1 : (bottom - base) / rowHeight;
    return {first, std::min(last, rows[std::size_t(group)] - 1)};
}

} // namespace ui

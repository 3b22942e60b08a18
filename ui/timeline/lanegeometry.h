// Where groups and rows stand, top to bottom. Pure functions; pixels of the content, not of the view.
#pragma once

#include "timeline/timelinelayout.h"

namespace ui {

struct LaneGeometry
{
    int headerHeight = 20, rowHeight = 14;
    std::vector<int> tops; ///< of each group's header
    std::vector<int> rows; ///< number of rows of each group
    int height = 0;

    /// Rows are as high as the room allows, from `least` to `most`.
    [[nodiscard]] static LaneGeometry of(const std::vector<LaneGroup> &groups, int headerHeight, int least,
                                         int most, int room);
    [[nodiscard]] int topOf(LanePlace place) const;
    /// Nothing beyond the last row; row −1 on a header.
    [[nodiscard]] std::optional<LanePlace> placeAt(int y) const;
    /// First and last row of a group between two heights; empty (first > last) if none is.
    [[nodiscard]] std::pair<int, int> rowsBetween(int group, int top, int bottom) const;
};

} // namespace ui

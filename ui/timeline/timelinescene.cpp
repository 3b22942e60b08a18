#include "timeline/timelinescene.h"

#include "timeline/runs.h"

#include <cmath>

namespace ui {

namespace {

constexpr double reach = 6; // pixels beside a bar that still count as on it

} // namespace

std::optional<int> barUnder(const TimelineScene &scene, const QPoint &at)
{
    const auto place = at.y() < scene.rulerHeight
                           ? std::nullopt
                           : scene.geometry.placeAt(at.y() - scene.rulerHeight + scene.scrolled);
    if (!place || place->row < 0)
        return {};
    const auto &row = scene.layout.groups()[std::size_t(place->group)].rows[std::size_t(place->row)].bars;
    return barAt(row, scene.layout.bars(), scene.scale, at.x(), reach, scene.now);
}

const TimelineMarker *markerUnder(const TimelineScene &scene, const QPoint &at, int reach)
{
    if (at.y() >= scene.rulerHeight || at.y() < scene.rulerHeight - scene.flagsHeight)
        return nullptr;
    for (auto it = scene.markers.rbegin(); it != scene.markers.rend(); ++it) {
        if (std::abs(scene.scale.pixelOf(it->until) - at.x()) <= reach)
            return &*it;
    }
    return nullptr;
}

std::optional<QPoint> pointOf(const TimelineScene &scene, session::SessionId id)
{
    const auto bar = scene.layout.find(id);
    if (!bar)
        return {};
    const Bar &found = scene.layout.bars()[std::size_t(*bar)];
    const double left = std::max(0.0, scene.scale.pixelOf(found.from));
    const double right = std::min<double>(scene.size.width() - 1, scene.scale.pixelOf(found.end(scene.now)));
    const int y = scene.geometry.topOf(scene.layout.placeOf(*bar)) + scene.geometry.rowHeight / 2 -
                  scene.scrolled + scene.rulerHeight;
    if (right < left || y < 0 || y >= scene.size.height())
        return {};
    return QPoint(int((left + right) / 2), y);
}

} // namespace ui

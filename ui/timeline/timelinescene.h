// Everything that one picture of the timeline is made of: values and references, nothing drawn.
#pragma once

#include "kit/selection.h"
#include "monitor/monitor.h"
#include "timeline/lanegeometry.h"
#include "timeline/timescale.h"

#include <QPoint>
#include <QSet>
#include <QSize>

#include <functional>

namespace ui {

/// A moment or period that concerns many sessions: a finding.
struct TimelineMarker
{
    quint64 finding = 0;
    session::Stamp from{}, until{};
    bool isBand = false; ///< drawn down through all lanes
    QString text;
    bool operator==(const TimelineMarker &) const = default;
};

struct TimelineScene
{
    const TimelineLayout &layout;
    const LaneGeometry &geometry;
    const QSet<session::SessionId> &selected;
    const QVector<TimelineMarker> &markers;
    TimeScale scale;
    session::Stamp now{};
    int scrolled = 0; ///< pixels of the content above the view
    int rulerHeight = 22;
    int flagsHeight = 0; ///< the part of it, at the bottom, where findings have their signs
    QSize size;
    std::optional<TimeSpan> span;
    bool hasFocus = false;
    std::function<QString(session::EndpointId)> endpointName;
    std::function<const monitor::Session *(session::SessionId)> session;
};

/// What is under a point of that picture; nothing, or null, where nothing is.
[[nodiscard]] std::optional<int> barUnder(const TimelineScene &scene, const QPoint &at);
[[nodiscard]] const TimelineMarker *markerUnder(const TimelineScene &scene, const QPoint &at, int reach);
/// Middle of that session's bar, or of its part in view; nothing if it is not in view.
[[nodiscard]] std::optional<QPoint> pointOf(const TimelineScene &scene, session::SessionId id);

} // namespace ui

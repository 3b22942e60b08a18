// Time ↔ pixel, and the ticks of a time axis. Pure functions.
#pragma once

#include "session/words.h"

#include <QString>
#include <QVector>

namespace ui {

struct TimeScale
{
    session::Stamp from{}; ///< at pixel 0
    double perPixel = 1e8; ///< nanoseconds
    bool operator==(const TimeScale &) const = default;

    [[nodiscard]] double pixelOf(session::Stamp at) const { return double((at - from).count()) / perPixel; }
    [[nodiscard]] session::Stamp timeAt(double x) const
    {
        return from + session::Stamp(qint64(x * perPixel));
    }
    /// Keeps the time under that pixel where it is. `factor` below 1 shows more detail; between 10 µs and 10
    /// days a pixel.
    [[nodiscard]] TimeScale zoomed(double factor, double aroundPixel) const;
    [[nodiscard]] TimeScale moved(double pixels) const { return {timeAt(pixels), perPixel}; }
    /// Shows from … until over the whole width, with a little room on both sides.
    [[nodiscard]] static TimeScale fitting(session::Stamp from, session::Stamp until, int width);
};

/// The smallest round step (1, 2, 5 ms … 1, 5, 15 min … days) that is at least so wide.
[[nodiscard]] session::Stamp tickStep(double perPixel, int leastPixels);
/// Multiples of the step in local time, from the left edge to the right. `utcOffset`: of local time.
[[nodiscard]] QVector<session::Stamp> ticks(const TimeScale &scale, int width, session::Stamp step,
                                            session::Stamp utcOffset);
/// As exact as the step: "14:03", "14:03:27", "14:03:27.512"; with the date for steps of a day.
[[nodiscard]] QString tickLabel(session::Stamp at, session::Stamp step);
/// Of local time at that moment.
[[nodiscard]] session::Stamp utcOffsetAt(session::Stamp at);

} // namespace ui

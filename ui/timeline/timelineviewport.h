// Which part of time is in view, and how it moves: by hand, or following what is new. A value; no widget, no
// clock.
#pragma once

#include "kit/selection.h"
#include "timeline/timelinelayout.h"
#include "timeline/timescale.h"

namespace ui {

class TimelineViewport
{
public:
    [[nodiscard]] const TimeScale &scale() const { return m_scale; }
    [[nodiscard]] session::Stamp now() const { return m_now; }
    [[nodiscard]] bool isFollowing() const { return m_following; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] TimeSpan span() const { return {m_scale.timeAt(0), m_scale.timeAt(m_width)}; }

    void setWidth(int width) { m_width = width; }
    void setNow(session::Stamp now) { m_now = now; }
    void setFollowing(bool on) { m_following = on; }
    /// By the user's hand: ends following.
    void setScale(const TimeScale &scale);
    /// Around the newest moment while that is followed, else around that pixel.
    void zoom(double factor, double around);
    void showAll(const TimelineLayout &layout);
    /// Moves on to what is new. True if that changed what is in view.
    bool follow(const TimelineLayout &layout);

private:
    [[nodiscard]] double edge() const { return m_width * 0.94; } ///< where the newest moment stays

    TimeScale m_scale;
    session::Stamp m_now{};
    int m_width = 0;
    bool m_following = true;
    bool m_fits = true; ///< until somebody zooms
};

} // namespace ui

#include "timeline/timelineviewport.h"

namespace ui {

using namespace std::chrono_literals;
using session::Stamp;

namespace {

// Until somebody zooms, following shows everything from the first session on, within these.
constexpr Stamp shortestFollowed = 1min, longestFollowed = 15min;

} // namespace

void TimelineViewport::setScale(const TimeScale &scale)
{
    m_following = m_fits = false;
    m_scale = scale;
}

void TimelineViewport::zoom(double factor, double around)
{
    m_fits = false;
    m_scale = m_scale.zoomed(factor, m_following ? edge() : around);
}

void TimelineViewport::showAll(const TimelineLayout &layout)
{
    m_fits = true;
    m_scale = TimeScale::fitting(layout.first(), layout.liveCount() ? m_now : layout.last(), m_width);
}

bool TimelineViewport::follow(const TimelineLayout &layout)
{
    if (!m_following || m_width <= 0)
        return false;
    if (m_fits) {
        const Stamp all = layout.isEmpty()
                              ? longestFollowed / 3
                              : std::clamp<Stamp>(m_now - layout.first(), shortestFollowed, longestFollowed);
        m_scale.perPixel = double(all.count()) / (edge() * 0.96);
    }
    const Stamp from = m_now - Stamp(qint64(edge() * m_scale.perPixel));
    return std::exchange(m_scale.from, from) != from;
}

} // namespace ui

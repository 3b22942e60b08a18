#include "timeline/timelineview.h"

#include "monitor/matching.h"
#include "report/report.h"
#include "theme/theme.h"
#include "timeline/barof.h"
#include "timeline/runs.h"
#include "timeline/timelinepainter.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <cmath>

namespace ui {

using namespace std::chrono_literals;
using session::Stamp;

namespace {

// Until somebody zooms, following shows everything from the first session on, within these.
constexpr Stamp shortestFollowed = 1min, longestFollowed = 15min;

} // namespace

TimelineView::TimelineView(const monitor::Monitor &monitor, Selection &selection, const Theme &theme,
                           QWidget *parent)
    : QAbstractScrollArea(parent), m_monitor(monitor), m_selection(selection), m_theme(theme),
      m_names(monitor)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumHeight(120);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&selection, &Selection::changed, this, &TimelineView::takeSelection);
    connect(&selection, &Selection::narrowed, this, [this] {
        if (m_selection.scope() != m_scope)
            fill();
        viewport()->update();
    });
    m_refill.setSingleShot(true);
    m_refill.setInterval(1s);
    m_refill.callOnTimeout(this, &TimelineView::fill);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::refresh(const monitor::Changes &changes)
{
    std::vector<Bar> bars;
    QSet<session::SessionId> seen;
    for (const auto *ids : {&changes.appeared, &changes.opened, &changes.updated, &changes.concluded}) {
        for (const session::SessionId id : *ids) {
            const monitor::Session *session = m_monitor.session(id);
            if (!session || seen.contains(id))
                continue;
            seen.insert(id);
            Bar bar = barOf(*session);
            const auto known = m_layout.find(id);
            if (!known && isFiltered()) {
                if (!fits(*session))
                    continue;
                if (bar.until) { // lanes are given in order of time
                    if (!m_refill.isActive())
                        m_refill.start();
                    continue;
                }
            }
            if (!known || m_layout.bars()[std::size_t(*known)] != bar) // most of what happens is in no bar
                bars.push_back(std::move(bar));
        }
    }
    const bool wasEmpty = m_layout.isEmpty();
    m_layout.update(std::move(bars));
    m_layout.remove(changes.forgotten);
    if (wasEmpty && !m_layout.isEmpty() && !m_following)
        showAll();
    measure();
}

void TimelineView::reload()
{
    m_names.forget();
    fill();
    showAll();
}

void TimelineView::fill()
{
    m_scope = m_selection.scope();
    m_layout.clear();
    std::vector<Bar> bars;
    for (const session::SessionId id : m_monitor.sessions()) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && (!isFiltered() || fits(*session)))
            bars.push_back(barOf(*session));
    }
    m_layout.update(std::move(bars));
    m_now = std::max(m_now, m_layout.last());
    measure();
}

void TimelineView::setFilter(const query::Filter &filter)
{
    if (filter.matchesAll() && m_filter.matchesAll())
        return;
    m_filter = filter;
    fill();
}

bool TimelineView::fits(const monitor::Session &session) const
{
    if (m_selection.scope() && !m_selection.scope()->ids.contains(session.facts.id))
        return false;
    const QString endpoint = m_names.of(session.facts.endpoint);
    return monitor::matches(m_filter, m_monitor, session, endpoint, session.facts.openAtEnd.value_or(m_now));
}

int TimelineView::flagsHeight() const
{
    return m_markers.isEmpty() ? 0 : fontMetrics().height() - 2;
}

int TimelineView::rulerHeight() const
{
    return fontMetrics().height() + 8 + flagsHeight();
}

void TimelineView::renameEndpoints()
{
    m_names.forget();
    viewport()->update();
}

void TimelineView::setMode(LaneMode mode)
{
    m_layout.setMode(mode);
    measure();
    if (const auto bar = currentBar())
        reveal(*bar);
}

void TimelineView::setMarkers(const QVector<TimelineMarker> &markers)
{
    if (markers == m_markers)
        return;
    const bool grows = markers.isEmpty() != m_markers.isEmpty();
    m_markers = markers;
    if (grows)
        measure();
    viewport()->update();
}

void TimelineView::setNow(Stamp now)
{
    m_now = std::max(now, m_layout.last());
    follow();
    viewport()->update();
}

void TimelineView::setFollowing(bool on)
{
    if (on == m_following)
        return;
    m_following = on;
    follow();
    viewport()->update();
    Q_EMIT followingChanged(on);
}

// The newest moment stays a little before the right edge.
void TimelineView::follow()
{
    if (!m_following || viewport()->width() <= 0)
        return;
    const double edge = viewport()->width() * 0.94;
    if (m_fits) {
        const Stamp all = m_layout.isEmpty() ? longestFollowed / 3
                                             : std::clamp<Stamp>(m_now - m_layout.first(), shortestFollowed,
                                                                 longestFollowed);
        m_scale.perPixel = double(all.count()) / (edge * 0.96);
    }
    const Stamp from = m_now - Stamp(qint64(edge * m_scale.perPixel));
    if (from == m_scale.from)
        return;
    m_scale.from = from;
    Q_EMIT scaleChanged();
}

void TimelineView::setScale(const TimeScale &scale)
{
    if (scale == m_scale)
        return;
    setFollowing(false);
    m_fits = false;
    m_scale = scale;
    viewport()->update();
    Q_EMIT scaleChanged();
}

void TimelineView::zoom(double factor)
{
    const auto bar = currentBar();
    double around = viewport()->width() / 2.0;
    if (m_following) {
        around = viewport()->width() * 0.94;
    } else if (bar) {
        const Bar &current = m_layout.bars()[std::size_t(*bar)];
        const double x = m_scale.pixelOf(current.until.value_or(current.from));
        if (x >= 0 && x <= viewport()->width())
            around = x;
    }
    const bool following = m_following;
    m_fits = false;
    m_scale = m_scale.zoomed(factor, around);
    if (following)
        follow();
    viewport()->update();
    Q_EMIT scaleChanged();
}

void TimelineView::showAll()
{
    if (m_layout.isEmpty())
        return;
    m_fits = true;
    const bool following = m_following;
    m_scale = TimeScale::fitting(m_layout.first(), m_layout.liveCount() ? m_now : m_layout.last(),
                                 viewport()->width());
    if (following)
        follow();
    viewport()->update();
    Q_EMIT scaleChanged();
}

void TimelineView::showSpan(const TimeSpan &span)
{
    setScale(TimeScale::fitting(span.from, span.until, viewport()->width()));
}

TimeSpan TimelineView::visibleSpan() const
{
    return {m_scale.timeAt(0), m_scale.timeAt(viewport()->width())};
}

std::optional<QPoint> TimelineView::pointOf(session::SessionId id) const
{
    const auto bar = m_layout.find(id);
    if (!bar)
        return {};
    const Bar &found = m_layout.bars()[std::size_t(*bar)];
    const double left = std::max(0.0, m_scale.pixelOf(found.from));
    const double right = std::min<double>(viewport()->width() - 1, m_scale.pixelOf(found.end(m_now)));
    const int y = m_geometry.topOf(m_layout.placeOf(*bar)) + m_geometry.rowHeight / 2 -
                  verticalScrollBar()->value() + rulerHeight();
    if (right < left || y < 0 || y >= viewport()->height())
        return {};
    return QPoint(int((left + right) / 2), y);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(font());
    TimelineScene scene{m_layout,
                        m_geometry,
                        m_selected,
                        m_markers,
                        m_scale,
                        m_now,
                        verticalScrollBar()->value(),
                        rulerHeight(),
                        flagsHeight(),
                        viewport()->size(),
                        m_selection.span(),
                        hasFocus(),
                        [this](session::EndpointId id) { return m_names.of(id); },
                        [this](session::SessionId id) { return m_monitor.session(id); }};
    TimelinePainter(painter, m_theme, scene).paint();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    measure();
    follow();
}

void TimelineView::measure()
{
    const int ruler = rulerHeight();
    const int room = viewport()->height() - ruler;
    const int tall = fontMetrics().height() + 6;
    const int least = m_layout.mode() == LaneMode::Chains ? fontMetrics().height() + 1 : 10;
    m_geometry = LaneGeometry::of(m_layout.groups(), tall, least, tall, room);
    verticalScrollBar()->setRange(0, std::max(0, m_geometry.height - room));
    verticalScrollBar()->setPageStep(std::max(1, room));
    verticalScrollBar()->setSingleStep(m_geometry.rowHeight * 3);
    viewport()->update();
}

void TimelineView::takeSelection()
{
    const auto &ids = m_selection.ids();
    m_selected = QSet<session::SessionId>(ids.begin(), ids.end());
    const auto bar = currentBar();
    setAccessibleDescription(bar ? describe(m_layout.bars()[std::size_t(*bar)], m_monitor, m_now)
                                 : QString());
    viewport()->update();
}

std::optional<int> TimelineView::currentBar() const
{
    const auto id = m_selection.current();
    return id ? m_layout.find(*id) : std::nullopt;
}

void TimelineView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        renameEndpoints();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
    QAbstractScrollArea::changeEvent(event);
}

} // namespace ui

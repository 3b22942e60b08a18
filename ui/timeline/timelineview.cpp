#include "timeline/timelineview.h"

#include "monitor/matching.h"
#include "report/report.h"
#include "theme/theme.h"
#include "timeline/barof.h"
#include "timeline/spells.h"
#include "timeline/timelinepainter.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <cmath>

namespace ui {

using namespace std::chrono_literals;
using session::Stamp;

TimelineView::TimelineView(const monitor::Monitor &monitor, Selection &selection, const Theme &theme,
                           QWidget *parent)
    : QAbstractScrollArea(parent), m_monitor(monitor), m_selection(selection), m_theme(theme),
      m_names(monitor), m_input(*this, selection)
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
            Bar bar = barFor(*session);
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
    if (wasEmpty && !m_layout.isEmpty() && !isFollowing())
        showAll();
    measure();
}

void TimelineView::reload()
{
    m_names.forget();
    fill();
    showAll();
}

Bar TimelineView::barFor(const monitor::Session &session)
{
    Bar bar = barOf(session);
    m_hasSpells |= !bar.spells.isEmpty();
    return bar;
}

void TimelineView::fill()
{
    m_hasSpells = false;
    m_scope = m_selection.scope();
    m_layout.clear();
    std::vector<Bar> bars;
    for (const session::SessionId id : m_monitor.sessions()) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && (!isFiltered() || fits(*session)))
            bars.push_back(barFor(*session));
    }
    m_layout.update(std::move(bars));
    m_viewport.setNow(std::max(now(), m_layout.last()));
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
    return monitor::matches(m_filter, m_monitor, session, endpoint, session.facts.openAtEnd.value_or(now()));
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
    m_viewport.setNow(std::max(now, m_layout.last()));
    follow();
    viewport()->update();
}

void TimelineView::setFollowing(bool on)
{
    if (on == isFollowing())
        return;
    m_viewport.setFollowing(on);
    follow();
    viewport()->update();
    Q_EMIT followingChanged(on);
}

void TimelineView::follow()
{
    if (m_viewport.follow(m_layout))
        Q_EMIT scaleChanged();
}

void TimelineView::moved()
{
    viewport()->update();
    Q_EMIT scaleChanged();
}

void TimelineView::setScale(const TimeScale &scale)
{
    if (scale == m_viewport.scale())
        return;
    setFollowing(false);
    m_viewport.setScale(scale);
    moved();
}

void TimelineView::zoom(double factor)
{
    double around = viewport()->width() / 2.0;
    if (const auto bar = currentBar()) {
        const Bar &current = m_layout.bars()[std::size_t(*bar)];
        const double x = scale().pixelOf(current.until.value_or(current.from));
        if (x >= 0 && x <= viewport()->width())
            around = x;
    }
    m_viewport.zoom(factor, around);
    m_viewport.follow(m_layout);
    moved();
}

void TimelineView::moveBy(double pixels)
{
    setScale(scale().moved(pixels));
}

void TimelineView::showAll()
{
    if (m_layout.isEmpty())
        return;
    m_viewport.showAll(m_layout);
    m_viewport.follow(m_layout);
    moved();
}

void TimelineView::showSpan(const TimeSpan &span)
{
    setScale(TimeScale::fitting(span.from, span.until, viewport()->width()));
}

void TimelineView::showBar(int bar)
{
    const Bar &found = m_layout.bars()[std::size_t(bar)];
    showSpan({found.from, found.end(now())});
}

void TimelineView::scrollLanes(double lanes)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + int(lanes * m_geometry.rowHeight));
}

void TimelineView::reveal(int bar)
{
    const int top = m_geometry.topOf(m_layout.placeOf(bar)), scrolled = verticalScrollBar()->value();
    const int room = viewport()->height() - rulerHeight();
    if (top - m_geometry.headerHeight < scrolled)
        verticalScrollBar()->setValue(top - m_geometry.headerHeight);
    else if (top + m_geometry.rowHeight > scrolled + room)
        verticalScrollBar()->setValue(top + m_geometry.rowHeight - room);
    const Bar &found = m_layout.bars()[std::size_t(bar)];
    const double left = scale().pixelOf(found.from), right = scale().pixelOf(found.end(now()));
    const double width = viewport()->width();
    if (right < 0 || left > width)
        moveBy((left + std::min(right, left + width)) / 2 - width / 2);
}

TimelineScene TimelineView::scene() const
{
    return {m_layout,
            m_geometry,
            m_selected,
            m_markers,
            scale(),
            now(),
            verticalScrollBar()->value(),
            rulerHeight(),
            flagsHeight(),
            viewport()->size(),
            m_selection.span(),
            hasFocus(),
            [this](session::EndpointId id) { return m_names.of(id); },
            [this](session::SessionId id) { return m_monitor.session(id); }};
}

std::optional<quint64> TimelineView::findingUnder(const QPoint &at) const
{
    const TimelineMarker *marker = markerUnder(scene(), at, fontMetrics().height() / 2);
    return marker ? std::optional(marker->finding) : std::nullopt;
}

QString TimelineView::tipFor(const QPoint &at) const
{
    if (const TimelineMarker *marker = markerUnder(scene(), at, fontMetrics().height() / 2))
        return marker->text;
    const auto bar = barUnder(at);
    if (!bar)
        return {};
    const Bar &found = m_layout.bars()[std::size_t(*bar)];
    const TimeSpan here{scale().timeAt(at.x() - 2), scale().timeAt(at.x() + 2)};
    const QString states = describeSpells(found, here, now());
    const QString text = describe(found, m_monitor, now());
    return states.isEmpty() ? text : states + u'\n' + text;
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(font());
    TimelinePainter(painter, m_theme, scene()).paint();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    measure();
    follow();
}

void TimelineView::measure()
{
    m_viewport.setWidth(viewport()->width());
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
    setAccessibleDescription(bar ? describe(m_layout.bars()[std::size_t(*bar)], m_monitor, now())
                                 : QString());
    viewport()->update();
}

std::optional<int> TimelineView::currentBar() const
{
    const auto id = m_selection.current();
    return id ? m_layout.find(*id) : std::nullopt;
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    m_input.openMenu(*event);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (!m_input.press(*event))
        event->ignore(); // QAbstractScrollArea would take the arrows for itself
}

bool TimelineView::viewportEvent(QEvent *event)
{
    return m_input.take(event) || QAbstractScrollArea::viewportEvent(event);
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

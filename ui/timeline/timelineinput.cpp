// Mouse, wheel and keyboard of the timeline.
#include "timeline/barof.h"
#include "timeline/runs.h"
#include "timeline/timelineview.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace ui {

using session::Stamp;

namespace {

constexpr double reach = 6; // pixels beside a bar that still count as on it
constexpr int dragFrom = 4; // pixels: less is a click

} // namespace

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    const bool sideways = std::abs(turned.x()) > std::abs(turned.y());
    if (event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) {
        const int way = turned.y() ? turned.y() : turned.x();
        verticalScrollBar()->setValue(verticalScrollBar()->value() - way * m_geometry.rowHeight / 40);
    } else if (sideways) {
        moveBy(-turned.x() * 0.5);
    } else if (turned.y()) {
        const double factor = std::pow(0.85, turned.y() / 120.0);
        if (m_following) // what is newest stays in place
            zoom(factor);
        else
            setScale(m_scale.zoomed(factor, event->position().x()));
    }
    event->accept();
}

void TimelineView::moveBy(double pixels)
{
    setScale(m_scale.moved(pixels));
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressedAt = m_draggedTo = event->pos();
    m_rangeFrom = m_scale.timeAt(event->position().x());
    m_drag = Drag::Pressed;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->pos();
    if (m_drag == Drag::None) {
        const bool onRuler = at.y() < rulerHeight();
        viewport()->setCursor(markerUnder(at) || barUnder(at) ? Qt::PointingHandCursor
                              : onRuler                       ? Qt::SizeHorCursor
                                                              : Qt::ArrowCursor);
        return;
    }
    if (m_drag == Drag::Pressed && (at - m_pressedAt).manhattanLength() >= dragFrom) {
        const bool onRuler = m_pressedAt.y() < rulerHeight();
        m_drag = onRuler || event->modifiers() & Qt::ShiftModifier ? Drag::Ranging : Drag::Moving;
        viewport()->setCursor(m_drag == Drag::Moving ? Qt::ClosedHandCursor : Qt::SizeHorCursor);
    }
    if (m_drag == Drag::Moving) {
        moveBy(m_draggedTo.x() - at.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() + m_draggedTo.y() - at.y());
        m_draggedTo = at;
    } else if (m_drag == Drag::Ranging) {
        setFollowing(false);
        markRange(event->position().x());
    }
}

void TimelineView::markRange(double x)
{
    const Stamp here = m_scale.timeAt(x);
    m_selection.setSpan(TimeSpan{std::min(here, m_rangeFrom), std::max(here, m_rangeFrom)});
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    viewport()->setCursor(Qt::ArrowCursor);
    if (drag != Drag::Pressed)
        return;
    if (const TimelineMarker *marker = markerUnder(event->pos())) {
        Q_EMIT findingChosen(marker->finding);
        return;
    }
    if (const auto bar = barUnder(event->pos()))
        select(*bar, event->modifiers() & Qt::ControlModifier);
    else if (m_selection.span() && event->pos().y() < rulerHeight())
        m_selection.setSpan({});
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto bar = barUnder(event->pos())) {
        const Bar &found = m_layout.bars()[std::size_t(*bar)];
        showSpan({found.from, found.end(m_now)});
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const auto current = m_selection.current();
        const auto point = current ? pointOf(*current) : std::nullopt;
        at = viewport()->mapToGlobal(point.value_or(viewport()->rect().center()));
    } else if (const auto bar = barUnder(event->pos())) {
        if (!m_selected.contains(m_layout.bars()[std::size_t(*bar)].id))
            select(*bar, false);
    } else {
        return;
    }
    Q_EMIT menuWanted(at);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const double page = viewport()->width() / 8.0;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!shift && stepSelection(event->key()))
            return;
        moveBy(event->key() == Qt::Key_Left ? -page : page);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!stepSelection(event->key()))
            verticalScrollBar()->triggerAction(event->key() == Qt::Key_Up ? QScrollBar::SliderSingleStepSub
                                                                          : QScrollBar::SliderSingleStepAdd);
        return;
    case Qt::Key_PageUp:
        verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
        return;
    case Qt::Key_PageDown:
        verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(0.7);
        return;
    case Qt::Key_Minus:
        zoom(1 / 0.7);
        return;
    case Qt::Key_0:
        setFollowing(false);
        showAll();
        return;
    case Qt::Key_Home:
        setScale({m_layout.first() - Stamp(qint64(page * 0.2 * m_scale.perPixel)), m_scale.perPixel});
        return;
    case Qt::Key_End:
        setFollowing(true);
        return;
    case Qt::Key_F:
        setFollowing(!m_following);
        return;
    case Qt::Key_N:
        stepToLoss(!shift);
        return;
    case Qt::Key_R:
        m_selection.setSpan(visibleSpan());
        return;
    case Qt::Key_Escape:
        if (m_selection.span()) {
            m_selection.setSpan({});
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto bar = currentBar()) {
            const Bar &found = m_layout.bars()[std::size_t(*bar)];
            showSpan({found.from, found.end(m_now)});
            return;
        }
        break;
    }
    event->ignore(); // QAbstractScrollArea would take the arrows for itself
}

// Left and right along the row, up and down to the nearest bar of the next row.
bool TimelineView::stepSelection(int key)
{
    if (m_layout.isEmpty())
        return false;
    const auto current = currentBar();
    if (!current) {
        select(int(m_layout.bars().size()) - 1, false);
        reveal(int(m_layout.bars().size()) - 1);
        return true;
    }
    LanePlace place = m_layout.placeOf(*current);
    const auto &groups = m_layout.groups();
    const auto &row = groups[std::size_t(place.group)].rows[std::size_t(place.row)].bars;
    std::optional<int> next;
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        auto it = std::find(row.begin(), row.end(), *current);
        if (key == Qt::Key_Left && it != row.begin())
            next = *std::prev(it);
        else if (key == Qt::Key_Right && std::next(it) != row.end())
            next = *std::next(it);
    } else {
        place.row += key == Qt::Key_Up ? -1 : 1;
        if (place.row < 0 && place.group > 0)
            place = {place.group - 1, int(groups[std::size_t(place.group - 1)].rows.size()) - 1};
        else if (place.row >= int(groups[std::size_t(place.group)].rows.size()))
            place = {place.group + 1, 0};
        if (place.row >= 0 && place.group < int(groups.size())) {
            const Stamp at = m_layout.bars()[std::size_t(*current)].from;
            const auto &other = groups[std::size_t(place.group)].rows[std::size_t(place.row)].bars;
            next = *std::min_element(other.begin(), other.end(), [&](int a, int b) {
                const auto away = [&](int bar) {
                    const auto from = m_layout.bars()[std::size_t(bar)].from;
                    return from < at ? at - from : from - at;
                };
                return away(a) < away(b);
            });
        }
    }
    if (next) {
        select(*next, false);
        reveal(*next);
    }
    return true;
}

// The loss whose end comes next after the selected session's, or before it.
void TimelineView::stepToLoss(bool forwards)
{
    const auto current = currentBar();
    const auto endOf = [this](int bar) { return m_layout.bars()[std::size_t(bar)].end(m_now); };
    std::optional<int> best;
    for (int i = 0; i < int(m_layout.bars().size()); ++i) {
        if (m_layout.bars()[std::size_t(i)].ending != Ending::Lost || i == current)
            continue;
        const auto key = std::pair(endOf(i), i);
        if (current && (forwards ? key < std::pair(endOf(*current), *current)
                                 : key > std::pair(endOf(*current), *current)))
            continue;
        if (!best || (forwards ? key < std::pair(endOf(*best), *best) : key > std::pair(endOf(*best), *best)))
            best = i;
    }
    if (best) {
        select(*best, false);
        reveal(*best);
    }
}

void TimelineView::select(int bar, bool toggle)
{
    const session::SessionId id = m_layout.bars()[std::size_t(bar)].id;
    QVector<session::SessionId> ids;
    if (toggle) {
        ids = m_selection.ids();
        if (!ids.removeOne(id))
            ids.prepend(id);
    } else {
        ids = {id};
    }
    m_selection.set(ids);
}

void TimelineView::reveal(int bar)
{
    const int top = m_geometry.topOf(m_layout.placeOf(bar)), scrolled = verticalScrollBar()->value();
    const int room = viewport()->height() - fontMetrics().height() - 8;
    if (top - m_geometry.headerHeight < scrolled)
        verticalScrollBar()->setValue(top - m_geometry.headerHeight);
    else if (top + m_geometry.rowHeight > scrolled + room)
        verticalScrollBar()->setValue(top + m_geometry.rowHeight - room);
    const Bar &found = m_layout.bars()[std::size_t(bar)];
    const double left = m_scale.pixelOf(found.from), right = m_scale.pixelOf(found.end(m_now));
    const double width = viewport()->width();
    if (right < 0 || left > width)
        moveBy((left + std::min(right, left + width)) / 2 - width / 2);
}

std::optional<int> TimelineView::barUnder(const QPoint &at) const
{
    const int ruler = rulerHeight();
    const auto place =
        at.y() < ruler ? std::nullopt : m_geometry.placeAt(at.y() - ruler + verticalScrollBar()->value());
    if (!place || place->row < 0)
        return {};
    const auto &row = m_layout.groups()[std::size_t(place->group)].rows[std::size_t(place->row)].bars;
    return barAt(row, m_layout.bars(), m_scale, at.x(), reach, m_now);
}

const TimelineMarker *TimelineView::markerUnder(const QPoint &at) const
{
    if (at.y() >= rulerHeight() || at.y() < rulerHeight() - flagsHeight())
        return nullptr;
    for (auto it = m_markers.rbegin(); it != m_markers.rend(); ++it) {
        if (std::abs(m_scale.pixelOf(it->until) - at.x()) <= fontMetrics().height() / 2.0)
            return &*it;
    }
    return nullptr;
}

QString TimelineView::tipFor(const QPoint &at) const
{
    if (const TimelineMarker *marker = markerUnder(at))
        return marker->text;
    const auto bar = barUnder(at);
    return bar ? describe(m_layout.bars()[std::size_t(*bar)], m_monitor, m_now) : QString();
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipFor(help->pos()).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
        QToolTip::showText(help->globalPos(), tip.isEmpty() ? tip : QStringLiteral("<p>%1</p>").arg(tip),
                           this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace ui

#include "timeline/timelineinput.h"

#include "timeline/timelinesteps.h"
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

constexpr int dragFrom = 4; // pixels: less is a click

} // namespace

bool TimelineInput::take(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Wheel:
        turn(*static_cast<QWheelEvent *>(event));
        event->accept();
        return true;
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        if (const auto bar = m_view.barUnder(static_cast<QMouseEvent *>(event)->pos()))
            m_view.showBar(*bar);
        return true;
    case QEvent::ToolTip:
        showTip(*static_cast<QHelpEvent *>(event));
        return true;
    default:
        return false;
    }
}

void TimelineInput::turn(const QWheelEvent &event)
{
    const QPoint turned = event.angleDelta();
    const bool sideways = std::abs(turned.x()) > std::abs(turned.y());
    if (event.modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) {
        m_view.scrollLanes(-(turned.y() ? turned.y() : turned.x()) / 40.0);
    } else if (sideways) {
        m_view.moveBy(-turned.x() * 0.5);
    } else if (turned.y()) {
        const double factor = std::pow(0.85, turned.y() / 120.0);
        if (m_view.isFollowing()) // what is newest stays in place
            m_view.zoom(factor);
        else
            m_view.setScale(m_view.scale().zoomed(factor, event.position().x()));
    }
}

void TimelineInput::press(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_pressedAt = m_draggedTo = event.pos();
    m_rangeFrom = m_view.scale().timeAt(event.position().x());
    m_drag = Drag::Pressed;
}

void TimelineInput::move(const QMouseEvent &event)
{
    const QPoint at = event.pos();
    if (m_drag == Drag::None) {
        point(at);
        return;
    }
    if (m_drag == Drag::Pressed && (at - m_pressedAt).manhattanLength() >= dragFrom) {
        const bool ranges = m_view.isRuler(m_pressedAt) || event.modifiers() & Qt::ShiftModifier;
        m_drag = ranges ? Drag::Ranging : Drag::Moving;
        m_view.viewport()->setCursor(ranges ? Qt::SizeHorCursor : Qt::ClosedHandCursor);
    }
    if (m_drag == Drag::Moving) {
        m_view.moveBy(m_draggedTo.x() - at.x());
        QScrollBar *bar = m_view.verticalScrollBar();
        bar->setValue(bar->value() + m_draggedTo.y() - at.y());
        m_draggedTo = at;
    } else if (m_drag == Drag::Ranging) {
        m_view.setFollowing(false);
        const Stamp here = m_view.scale().timeAt(event.position().x());
        m_selection.setSpan(TimeSpan{std::min(here, m_rangeFrom), std::max(here, m_rangeFrom)});
    }
}

void TimelineInput::point(const QPoint &at)
{
    const bool isThing = m_view.findingUnder(at) || m_view.barUnder(at);
    m_view.viewport()->setCursor(isThing              ? Qt::PointingHandCursor
                                 : m_view.isRuler(at) ? Qt::SizeHorCursor
                                                      : Qt::ArrowCursor);
}

void TimelineInput::release(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_view.viewport()->setCursor(Qt::ArrowCursor);
    if (drag != Drag::Pressed)
        return;
    if (const auto finding = m_view.findingUnder(event.pos()))
        Q_EMIT m_view.findingChosen(*finding);
    else if (const auto bar = m_view.barUnder(event.pos()))
        choose(*bar, event.modifiers() & Qt::ControlModifier);
    else if (m_selection.span() && m_view.isRuler(event.pos()))
        m_selection.setSpan({});
}

void TimelineInput::openMenu(const QContextMenuEvent &event)
{
    QPoint at = event.globalPos();
    if (event.reason() == QContextMenuEvent::Keyboard) {
        const auto current = m_selection.current();
        const auto point = current ? m_view.pointOf(*current) : std::nullopt;
        at = m_view.viewport()->mapToGlobal(point.value_or(m_view.viewport()->rect().center()));
    } else if (const auto bar = m_view.barUnder(event.pos())) {
        const session::SessionId id = m_view.lanes().bars()[std::size_t(*bar)].id;
        if (!m_selection.ids().contains(id))
            choose(*bar, false);
    } else {
        return;
    }
    Q_EMIT m_view.menuWanted(at);
}

void TimelineInput::showTip(const QHelpEvent &event)
{
    QToolTip::showText(event.globalPos(), m_view.tipFor(event.pos()), &m_view);
}

bool TimelineInput::press(const QKeyEvent &event)
{
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    const double page = m_view.viewport()->width() / 8.0;
    switch (event.key()) {
    case Qt::Key_PageUp:
        m_view.verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
        return true;
    case Qt::Key_PageDown:
        m_view.verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_view.zoom(0.7);
        return true;
    case Qt::Key_Minus:
        m_view.zoom(1 / 0.7);
        return true;
    case Qt::Key_0:
        m_view.setFollowing(false);
        m_view.showAll();
        return true;
    case Qt::Key_Home:
        m_view.setScale({m_view.lanes().first() - Stamp(qint64(page * 0.2 * m_view.scale().perPixel)),
                         m_view.scale().perPixel});
        return true;
    case Qt::Key_End:
        m_view.setFollowing(true);
        return true;
    case Qt::Key_F:
        m_view.setFollowing(!m_view.isFollowing());
        return true;
    default:
        return pressArrow(event.key(), shift) || pressSelection(event.key(), shift);
    }
}

/// From bar to bar; where there is none, or with Shift, the view moves.
bool TimelineInput::pressArrow(int key, bool shift)
{
    const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
    if (!sideways && key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    const TimelineLayout &lanes = m_view.lanes();
    if (lanes.isEmpty() || (sideways && shift)) {
        if (sideways)
            m_view.moveBy((key == Qt::Key_Left ? -1 : 1) * m_view.viewport()->width() / 8.0);
        else
            m_view.verticalScrollBar()->triggerAction(key == Qt::Key_Up ? QScrollBar::SliderSingleStepSub
                                                                        : QScrollBar::SliderSingleStepAdd);
        return true;
    }
    const auto current = m_view.currentBar();
    const Step step = key == Qt::Key_Left    ? Step::Left
                      : key == Qt::Key_Right ? Step::Right
                      : key == Qt::Key_Up    ? Step::Up
                                             : Step::Down;
    // Without a selection: the newest.
    const auto next = current ? stepFrom(lanes, *current, step) : int(lanes.bars().size()) - 1;
    if (next) {
        choose(*next, false);
        m_view.reveal(*next);
    }
    return true;
}

bool TimelineInput::pressSelection(int key, bool shift)
{
    const auto current = m_view.currentBar();
    if (key == Qt::Key_N) {
        if (const auto loss = lossFrom(m_view.lanes(), current, !shift, m_view.now())) {
            choose(*loss, false);
            m_view.reveal(*loss);
        }
    } else if (key == Qt::Key_R) {
        m_selection.setSpan(m_view.visibleSpan());
    } else if (key == Qt::Key_Escape && m_selection.span()) {
        m_selection.setSpan({});
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && current) {
        m_view.showBar(*current);
    } else {
        return false;
    }
    return true;
}

void TimelineInput::choose(int bar, bool toggle)
{
    const session::SessionId id = m_view.lanes().bars()[std::size_t(bar)].id;
    QVector<session::SessionId> ids{id};
    if (toggle) {
        ids = m_selection.ids();
        if (!ids.removeOne(id))
            ids.prepend(id);
    }
    m_selection.set(ids);
}

} // namespace ui

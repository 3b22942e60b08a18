// Mouse, wheel and keyboard of the timeline: what the hand does, as what the view does.
#pragma once

#include "session/words.h"

#include <QPoint>

class QContextMenuEvent;
class QEvent;
class QHelpEvent;
class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace ui {

class Selection;
class TimelineView;

class TimelineInput
{
public:
    /// The view owns it.
    TimelineInput(TimelineView &view, Selection &selection) : m_view(view), m_selection(selection) {}

    /// An event of the viewport. False if it is of another kind.
    bool take(QEvent *event);
    /// False if that key means nothing here.
    bool press(const QKeyEvent &event);
    void openMenu(const QContextMenuEvent &event);

private:
    enum class Drag { None, Pressed, Moving, Ranging };

    void turn(const QWheelEvent &event);
    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void point(const QPoint &at);
    void release(const QMouseEvent &event);
    void showTip(const QHelpEvent &event);
    bool pressArrow(int key, bool shift);
    bool pressSelection(int key, bool shift);
    void choose(int bar, bool toggle);

    TimelineView &m_view;
    Selection &m_selection;
    Drag m_drag = Drag::None;
    QPoint m_pressedAt, m_draggedTo;
    session::Stamp m_rangeFrom{};
};

} // namespace ui

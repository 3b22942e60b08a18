// "Break it on purpose": a menu of faults for the selected sessions, to try how the other end copes.
#pragma once

#include "monitor/monitor.h"

#include <QAction>

class QMenu;

namespace ui {

class ChangeFeed;
class Selection;
class Theme;

/// Why nothing can be broken here; empty if something can. `session` null: none is selected.
[[nodiscard]] QString whyNotBroken(const monitor::Session *session);

class FaultMenu final : public QObject
{
    Q_OBJECT
public:
    FaultMenu(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
              QWidget *window);

    /// Holds the menu; disabled with the reason in its tool tip.
    [[nodiscard]] QAction *action() const { return m_action; }
    void retranslate();
    void forbid(const QString &reason);
    /// Breaks all selected sessions that can be broken so.
    void inject(const QString &spec);

private:
    void fill();
    void update();
    void openOther();

    monitor::Monitor &m_monitor;
    Selection &m_selection;
    QWidget *m_window;
    QString m_forbidden;
    QAction *m_action;
    QMenu *m_menu;
};

} // namespace ui

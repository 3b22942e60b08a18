// Getting lost sessions back, as actions: reconnect now (or try now, while a retry waits), and stop trying.
// What is impossible is disabled and says why.
#pragma once

#include "monitor/monitor.h"

#include <QAction>

namespace ui {

class ChangeFeed;
class Selection;
class Theme;

/// Why a session cannot be reconnected by us; empty for Obstacle::None.
[[nodiscard]] QString obstacleText(recovery::Obstacle obstacle);

class RecoveryActions final : public QObject
{
    Q_OBJECT
public:
    RecoveryActions(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
                    QWidget *window);

    [[nodiscard]] QAction *reconnect() const { return m_reconnect; }
    [[nodiscard]] QAction *stop() const { return m_stop; }
    void retranslate();

private:
    void update();
    [[nodiscard]] QVector<session::SessionId> possible() const;
    [[nodiscard]] QVector<session::SessionId> pending() const;

    monitor::Monitor &m_monitor;
    Selection &m_selection;
    QAction *m_reconnect, *m_stop;
};

} // namespace ui

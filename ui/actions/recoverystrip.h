// While a retry waits: which attempt, how long still, what waits with it, and the ways to hurry it or stop
// it.
#pragma once

#include "monitor/monitor.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace ui {

class ChangeFeed;
class RecoveryActions;
class Selection;
class Theme;

/// "Attempt 3 in 4.2 s. 2 messages wait." The words of the countdown at `now`.
[[nodiscard]] QString pendingText(const recovery::Pending &pending, session::Stamp now);

class RecoveryStrip final : public QFrame
{
    Q_OBJECT
public:
    RecoveryStrip(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                  const RecoveryActions &actions, const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const monitor::Monitor &m_monitor;
    const Selection &m_selection;
    const Theme &m_theme;
    QLabel *m_icon, *m_text;
    QTimer m_tick;
};

} // namespace ui

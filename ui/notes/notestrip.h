// What the user remarked about the session that the inspector shows; invisible where there is nothing.
#pragma once

#include "monitor/monitor.h"

#include <QWidget>

class QLabel;

namespace ui {

class ChangeFeed;
class Selection;
class Theme;

class NoteStrip final : public QWidget
{
    Q_OBJECT
public:
    NoteStrip(const monitor::Monitor &monitor, ChangeFeed &feed, const Selection &selection,
              const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const monitor::Monitor &m_monitor;
    const Selection &m_selection;
    const Theme &m_theme;
    QLabel *m_icon, *m_text;
};

} // namespace ui

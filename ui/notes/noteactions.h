// Bookmarks and notes of the selected sessions, as actions for menus and keyboard. They are kept in the log.
#pragma once

#include "monitor/monitor.h"

#include <QAction>

namespace ui {

class ChangeFeed;
class Selection;
class Theme;

class NoteActions final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    NoteActions(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
                QWidget *window);

    /// Checked while all that are selected are marked.
    [[nodiscard]] QAction *bookmark() const { return m_bookmark; }
    [[nodiscard]] QAction *note() const { return m_note; }
    void retranslate();
    /// Nothing can be noted any more, and why: an opened log.
    void forbid(const QString &reason);

private:
    void mark(bool on);
    void openDialog();
    void keep(session::SessionId id, const session::Note &note);
    void update();

    monitor::Monitor &m_monitor;
    const Selection &m_selection;
    QWidget *m_window;
    QString m_forbidden;
    QAction *m_bookmark, *m_note;
};

} // namespace ui

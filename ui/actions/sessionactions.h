// What can be done to the selected sessions, as actions for menus, tool bar, inspector and keyboard. An
// action that is impossible now is disabled and its tool tip says why.
#pragma once

#include "monitor/monitor.h"

#include <QAction>

#include <array>

namespace ui {

class ChangeFeed;
class FaultMenu;
class NoteActions;
class RecoveryActions;
class Selection;
class Theme;

/// Why a thing cannot be done to a session; empty if it can. `session` null: none is selected.
enum class SessionAction { Send, Ping, Close, Abort, Reset, Console };
[[nodiscard]] QString whyNot(SessionAction action, const monitor::Session *session);

class SessionActions final : public QObject
{
    Q_OBJECT
public:
    /// `window`: parent of the dialogs; the actions are added to it for their shortcuts.
    SessionActions(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
                   QWidget *window);

    [[nodiscard]] QAction *action(SessionAction which) const { return m_actions[std::size_t(which)]; }
    [[nodiscard]] RecoveryActions &recovery() const { return *m_recovery; }
    [[nodiscard]] QAction *copyVerdict() const { return m_copy; }
    [[nodiscard]] NoteActions &notes() const { return *m_notes; }
    /// Two sessions side by side, and what several have in common; where there are no more than one selected
    /// they are disabled.
    [[nodiscard]] QAction *compare() const { return m_compare; }
    [[nodiscard]] QAction *summarize() const { return m_summarize; }
    /// Lets in what the policy refused; invisible while no such session is selected.
    [[nodiscard]] QAction *letIn() const { return m_letIn; }
    /// All of them, in the order of menus, with separators.
    [[nodiscard]] QList<QAction *> all() const;
    /// Those that make sense for a live session, and those that do for one that has ended.
    [[nodiscard]] QList<QAction *> whileLive() const;
    [[nodiscard]] QList<QAction *> afterwards() const;
    /// Those that are left where nothing can be done any more.
    [[nodiscard]] QList<QAction *> copies() const { return {m_copy, m_markdown}; }
    void retranslate();
    /// Nothing can be done any more but copy, and why: an opened log.
    void forbid(const QString &reason);

Q_SIGNALS:
    void compareWanted();
    void summaryWanted();

private:
    void trigger(SessionAction which);
    /// On these and no others, as far as it is still possible then.
    void performOn(const QVector<session::SessionId> &ids, SessionAction which,
                   const session::Command &command);
    /// Of several at once it is asked first, with their number.
    void endSelected(SessionAction which);
    void openCloseDialog();
    void openSendDialog();
    void openConsole();
    void copyVerdicts(bool markdown) const;
    void letInSelected();
    void updateLetIn(const monitor::Session *current);
    void update();
    [[nodiscard]] QVector<session::SessionId> possible(SessionAction which) const;
    [[nodiscard]] bool isPossible(SessionAction which, session::SessionId id) const;

    monitor::Monitor &m_monitor;
    ChangeFeed &m_feed;
    const Theme &m_theme;
    Selection &m_selection;
    QWidget *m_window;
    QString m_forbidden;
    std::array<QAction *, 6> m_actions;
    FaultMenu *m_faults;
    RecoveryActions *m_recovery;
    NoteActions *m_notes;
    QAction *m_letIn, *m_compare, *m_summarize, *m_copy, *m_markdown, *m_separator;
};

} // namespace ui

// The menu bar and the actions that are about the window itself.
#pragma once

#include "theme/language.h"

#include <QAction>

class QActionGroup;
class QMainWindow;
class QMenu;

namespace ui {

class EndpointActions;
class ExportActions;
class LogActions;
class SessionActions;
class Theme;

class Menus final : public QObject
{
    Q_OBJECT
public:
    Menus(QMainWindow &window, EndpointActions &endpoints, SessionActions &sessions, LogActions &logs,
          ExportActions &exports, Theme &theme, Language &language);

    /// A dock's or a page's own action, for the View menu.
    void addToView(QAction *action);
    void retranslate();
    /// Checks the theme and the language that are in use.
    void showChoices();
    [[nodiscard]] QMenu *sessionMenu() const { return m_session; }

Q_SIGNALS:
    void filterWanted();
    void pageWanted(int index);
    void resetLayoutWanted();
    void demoWanted();
    void keyboardWanted();
    void paletteWanted();
    void referenceWanted();
    void clearFilterWanted();
    void preferencesWanted();
    void aboutWanted();
    void languageChosen(const QString &code);

private:
    QAction *add(QMenu *menu, const char *shortcut = "");
    QAction *addForFocus(QKeySequence::StandardKey key);
    void buildTheme(Theme &theme);
    void buildLanguage(Language &language);

    QMainWindow &m_window;
    const Theme &m_theme;
    const Language &m_language;
    QMenu *m_file, *m_edit, *m_endpoint, *m_session, *m_view, *m_themeMenu, *m_languageMenu, *m_help;
    QAction *m_preferences, *m_close, *m_quit, *m_demo, *m_keyboard, *m_reference, *m_copy, *m_selectAll,
        *m_filter, *m_clearFilter, *m_palette, *m_sessionsPage, *m_disconnectsPage, *m_timelinePage,
        *m_findingsPage, *m_messagesPage, *m_docksBefore, *m_reset, *m_about;
    QAction *m_systemTheme, *m_lightTheme, *m_darkTheme;
};

} // namespace ui

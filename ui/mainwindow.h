// The window: puts pages, panels and actions together and remembers how the user arranged them. Wiring only.
#pragma once

#include "changefeed.h"
#include "language.h"
#include "selection.h"

#include <QMainWindow>
#include <QSettings>

class QLabel;
class QTabWidget;

namespace ui {

class CountsBar;
class DisconnectsPage;
class EndpointActions;
class FilterBar;
class FindingsPage;
class Menus;
class SessionActions;
class SessionsPage;
class TablePane;
class Theme;
class TimelinePage;

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// All must outlive the window.
    MainWindow(monitor::Monitor &monitor, Theme &theme, Language &language, QSettings &settings);

    /// Adds and starts endpoints for this run only: what is remembered stays as it was.
    void runEndpoints(const QVector<session::EndpointSpec> &specs);
    /// Adds the endpoints of the last run, and starts those that ran; from now on changes are remembered.
    void restoreEndpoints();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void buildStatusBar();
    void wirePane(TablePane &pane);
    void wireFindings();
    void retranslate();
    void countAgain();
    void restoreLayout();
    void resetLayout();
    void saveSettings();
    void saveRunningEndpoints();
    void shutDown();
    void saveLogCopy();
    void showAbout();

    monitor::Monitor &m_monitor;
    Theme &m_theme;
    Language &m_language;
    QSettings &m_settings;
    ChangeFeed m_feed;
    Selection m_selection;
    SessionActions *m_sessionActions;
    EndpointActions *m_endpointActions;
    FilterBar *m_filter;
    QTabWidget *m_tabs;
    SessionsPage *m_sessions;
    DisconnectsPage *m_disconnects;
    TimelinePage *m_timeline;
    FindingsPage *m_findings;
    QDockWidget *m_endpointsDock, *m_inspectorDock;
    CountsBar *m_counts;
    QLabel *m_log;
    Menus *m_menus;
    bool m_remembersEndpoints = false;
    bool m_leaving = false; ///< the user has agreed to end live sessions
};

} // namespace ui

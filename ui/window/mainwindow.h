// The window: puts pages, panels and actions together and remembers how the user arranged them. Wiring only.
#pragma once

#include "kit/changefeed.h"
#include "kit/selection.h"
#include "theme/language.h"
#include "window/endpointmemory.h"

#include <QMainWindow>
#include <QSettings>

class QLabel;
class QStackedWidget;

namespace ui {

class Banner;
class CountsBar;
class EvidenceDesk;
class ExportActions;
class EndpointActions;
class FindingNotice;
class InspectorDock;
class LogActions;
class Menus;
class Pages;
class RefusalNotice;
class SessionActions;
class Theme;
class WelcomePage;

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    /// What the window shows: what is observed now, an opened log (read-only), or the built-in lab.
    enum class Kind { Live, Log, Demo };

    /// All must outlive the window.
    MainWindow(monitor::Monitor &monitor, Theme &theme, Language &language, QSettings &settings,
               Kind kind = Kind::Live);

    /// Says so in the strip above the pages: of a log that is incomplete, or not written at all.
    void noteMissing(const QString &text);
    /// Adds and starts endpoints for this run only: what is remembered stays as it was.
    void runEndpoints(const QVector<session::EndpointSpec> &specs);
    /// Adds the endpoints of the last run, and starts those that ran; from now on changes are remembered.
    void restoreEndpoints();
    /// The lab has run as long as it may.
    void demoIsOver();
    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Takes files of evidence in; only of a live window.
    [[nodiscard]] EvidenceDesk &evidence() const { return *m_evidence; }

Q_SIGNALS:
    void newWindowWanted();
    void openLogWanted(const QString &file);
    /// The part of the log that ends with that session.
    void earlierWanted(const QString &file, quint64 upTo);
    /// Files of any sort were dropped or chosen together.
    void filesWanted(const QStringList &files);
    void demoWanted();
    /// They were saved, and concern other windows, too.
    void preferencesChanged();
    /// Its window goes next.
    void demoUnwanted();
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void buildStatusBar();
    void wireActions();
    void wireMenus();
    void takeWay(int way);
    void updateWelcome();
    void showKind();
    void logFailed(const QString &text);
    void openPreferences();
    void openGuide();
    void showEnds(const QVector<session::SessionId> &sessions);
    void retranslate();
    void restoreLayout();
    void updateInspector();
    void resetLayout();
    void saveSettings();
    void shutDown();

    monitor::Monitor &m_monitor;
    Theme &m_theme;
    Language &m_language;
    QSettings &m_settings;
    ChangeFeed m_feed;
    Selection m_selection;
    EndpointMemory m_memory;
    Kind m_kind;
    SessionActions *m_sessionActions;
    EndpointActions *m_endpointActions;
    LogActions *m_logActions;
    ExportActions *m_exportActions;
    EvidenceDesk *m_evidence;
    Banner *m_banner, *m_notice; ///< what this window is; what just happened
    Banner *m_refusals;          ///< what the policy of an endpoint refused
    Banner *m_found;             ///< a finding that is new, or solved
    FindingNotice *m_findingNotice = nullptr;
    RefusalNotice *m_refusalNotice = nullptr;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    Pages *m_pages;
    QDockWidget *m_endpointsDock;
    InspectorDock *m_inspectorDock;
    CountsBar *m_counts;
    QLabel *m_log;
    Menus *m_menus;
    QByteArray m_layout;   ///< of the docks, which step back while the welcome page is shown
    QStringList m_missing; ///< what noteMissing() was told
    bool m_demoOver = false;
    bool m_leaving = false; ///< the user has agreed to end live sessions
};

} // namespace ui

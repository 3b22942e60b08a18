#include "mainwindow.h"

#include "actions/endpointactions.h"
#include "actions/sessionactions.h"
#include "dialogs/question.h"
#include "inspector/inspector.h"
#include "menus.h"
#include "pages/disconnectspage.h"
#include "pages/endpointspanel.h"
#include "pages/findingspage.h"
#include "pages/sessionspage.h"
#include "pages/timelinepage.h"
#include "savedendpoints.h"
#include "theme/theme.h"
#include "widgets/countsbar.h"
#include "widgets/filterbar.h"
#include "widgets/scopebar.h"
#include "widgets/tableview.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int layoutVersion = 1;
constexpr int roomyScreen = 1500; // from this width on, the inspector stands beside the tables

} // namespace

MainWindow::MainWindow(monitor::Monitor &monitor, Theme &theme, Language &language, QSettings &settings)
    : m_monitor(monitor), m_theme(theme), m_language(language), m_settings(settings), m_feed(monitor),
      m_sessionActions(new SessionActions(monitor, m_feed, m_selection, theme, this)),
      m_endpointActions(new EndpointActions(monitor, theme, this))
{
    setWindowIcon(QIcon(u":/icons/dropscope.svg"_s));
    setDockNestingEnabled(true);
    buildCentre();
    m_menus = new Menus(*this, *m_endpointActions, *m_sessionActions, theme, language);
    buildDocks();
    buildStatusBar();
    wirePane(m_sessions->pane());
    wirePane(m_disconnects->pane());
    wireFindings();
    connect(m_sessions, &SessionsPage::newListenerWanted, m_endpointActions,
            &EndpointActions::openNewListener);
    connect(m_disconnects, &DisconnectsPage::newListenerWanted, m_endpointActions,
            &EndpointActions::openNewListener);
    connect(m_sessions, &SessionsPage::startWanted, this,
            [this](session::EndpointId id) { m_monitor.start(id); });
    connect(m_disconnects, &DisconnectsPage::startWanted, this,
            [this](session::EndpointId id) { m_monitor.start(id); });
    connect(&m_feed, &ChangeFeed::refreshed, this, &MainWindow::countAgain);
    connect(m_menus, &Menus::saveCopyWanted, this, &MainWindow::saveLogCopy);
    connect(m_menus, &Menus::filterWanted, m_filter, &FilterBar::focusBox);
    connect(m_menus, &Menus::pageWanted, m_tabs, &QTabWidget::setCurrentIndex);
    connect(m_menus, &Menus::resetLayoutWanted, this, &MainWindow::resetLayout);
    connect(m_menus, &Menus::aboutWanted, this, &MainWindow::showAbout);
    connect(m_menus, &Menus::languageChosen, &language, &Language::choose);
    connect(&monitor, &monitor::Monitor::logFailed, this,
            [this](const QString &text) { tell(this, tr("The session log cannot be written"), text); });
    connect(&monitor, &monitor::Monitor::idle, this, [this] {
        if (m_leaving)
            close();
    });
    retranslate();
    restoreLayout();
}

void MainWindow::buildCentre()
{
    m_filter = new FilterBar(m_theme);
    m_sessions = new SessionsPage(m_monitor, m_feed, m_selection, m_theme);
    m_disconnects = new DisconnectsPage(m_monitor, m_feed, m_selection, m_theme);
    m_timeline = new TimelinePage(m_monitor, m_feed, m_selection, m_theme);
    m_findings = new FindingsPage(m_monitor, m_feed, m_selection, m_theme);
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_sessions, m_theme.icon(u"live"_s, Tone::Live), {});
    m_tabs->addTab(m_disconnects, m_theme.icon(u"lost"_s, Tone::Lost), {});
    m_tabs->addTab(m_timeline, m_theme.icon(u"timeline"_s, Tone::Accent), {});
    m_tabs->addTab(m_findings, m_theme.icon(u"finding"_s, Tone::Accent), {});
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(new ScopeBar(m_selection, m_theme));
    layout->addWidget(m_tabs);
    setCentralWidget(centre);
}

void MainWindow::buildDocks()
{
    m_endpointsDock = new QDockWidget;
    m_endpointsDock->setObjectName(u"endpointsDock"_s);
    m_endpointsDock->setWidget(new EndpointsPanel(m_monitor, m_feed, *m_endpointActions, m_theme));
    m_inspectorDock = new QDockWidget;
    m_inspectorDock->setObjectName(u"inspectorDock"_s);
    m_inspectorDock->setWidget(new Inspector(m_monitor, m_feed, m_selection, *m_sessionActions, m_theme));
    addDockWidget(Qt::LeftDockWidgetArea, m_endpointsDock);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_menus->addToView(m_endpointsDock->toggleViewAction());
    m_menus->addToView(m_inspectorDock->toggleViewAction());
}

void MainWindow::buildStatusBar()
{
    m_counts = new CountsBar(m_theme);
    m_log = new QLabel;
    m_log->setTextFormat(Qt::PlainText);
    m_log->setProperty("role", u"muted"_s);
    m_log->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(m_counts);
    statusBar()->addPermanentWidget(m_log);
}

void MainWindow::wirePane(TablePane &pane)
{
    connect(m_filter, &FilterBar::textChanged, &pane, &TablePane::setFilter);
    connect(&pane, &TablePane::clearFilterWanted, m_filter, &FilterBar::clear);
    connect(&pane, &TablePane::menuWanted, this,
            [this](const QPoint &at) { m_menus->sessionMenu()->popup(at); });
}

// The timeline, the findings and the tables know nothing of each other: what leads from one to the other is
// here.
void MainWindow::wireFindings()
{
    connect(m_timeline, &TimelinePage::menuWanted, this,
            [this](const QPoint &at) { m_menus->sessionMenu()->popup(at); });
    connect(m_timeline, &TimelinePage::findingChosen, this, [this](quint64 finding) {
        m_tabs->setCurrentWidget(m_findings);
        m_findings->reveal(finding);
    });
    connect(m_findings, &FindingsPage::sessionsChosen, this,
            [this] { m_tabs->setCurrentWidget(m_disconnects); });
    connect(m_findings, &FindingsPage::timelineWanted, this, [this](const TimeSpan &span) {
        m_tabs->setCurrentWidget(m_timeline);
        m_timeline->view().showSpan(span);
    });
    connect(m_findings, &FindingsPage::changed, this, [this] {
        m_timeline->view().setMarkers(m_findings->markers());
        countAgain();
    });
    m_timeline->view().setMarkers(m_findings->markers());
}

void MainWindow::runEndpoints(const QVector<session::EndpointSpec> &specs)
{
    for (const session::EndpointSpec &spec : specs)
        m_monitor.start(m_monitor.add(spec));
}

void MainWindow::restoreEndpoints()
{
    for (const SavedEndpoint &saved : loadEndpoints(m_settings)) {
        const session::EndpointId id = m_monitor.add(saved.spec);
        if (saved.running)
            m_monitor.start(id);
    }
    m_remembersEndpoints = true;
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Dropscope"));
    m_endpointsDock->setWindowTitle(tr("Endpoints"));
    m_inspectorDock->setWindowTitle(tr("Inspector"));
    m_inspectorDock->widget()->setAccessibleName(tr("Inspector"));
    m_tabs->setAccessibleName(tr("Pages"));
    const QString log = m_monitor.logFile();
    m_log->setText(log.isEmpty() ? QString() : tr("Log: %1").arg(QFileInfo(log).fileName()));
    m_log->setToolTip(log);
    m_menus->saveCopy()->setEnabled(!log.isEmpty());
    countAgain();
}

void MainWindow::countAgain()
{
    const monitor::Counts counts = m_monitor.counts();
    m_counts->show(counts);
    m_tabs->setTabText(0, tr("Sessions (%1)").arg(QLocale().toString(m_sessions->count())));
    m_tabs->setTabText(1, tr("Disconnects (%1)").arg(QLocale().toString(m_disconnects->count())));
    m_tabs->setTabText(2, tr("Timeline"));
    m_tabs->setTabText(3, tr("Findings (%1)").arg(QLocale().toString(m_findings->count())));
}

void MainWindow::restoreLayout()
{
    resetLayout();
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    restoreState(m_settings.value(u"window/layout"_s).toByteArray(), layoutVersion);
    m_sessions->pane().view().horizontalHeader()->restoreState(
        m_settings.value(u"window/sessions"_s).toByteArray());
    m_disconnects->pane().view().horizontalHeader()->restoreState(
        m_settings.value(u"window/disconnects"_s).toByteArray());
}

void MainWindow::resetLayout()
{
    const QSize room = screen()->availableSize();
    const bool roomy = room.width() >= roomyScreen;
    resize(room.boundedTo(QSize(1600, 960)));
    for (QDockWidget *dock : {m_endpointsDock, m_inspectorDock}) {
        dock->setFloating(false);
        dock->show();
    }
    addDockWidget(Qt::LeftDockWidgetArea, m_endpointsDock);
    addDockWidget(roomy ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea, m_inspectorDock);
    resizeDocks({m_endpointsDock}, {roomy ? 270 : 220}, Qt::Horizontal);
    if (roomy)
        resizeDocks({m_inspectorDock}, {520}, Qt::Horizontal);
    else
        resizeDocks({m_inspectorDock}, {height() * 48 / 100}, Qt::Vertical);
}

void MainWindow::saveSettings()
{
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    m_settings.setValue(u"window/layout"_s, saveState(layoutVersion));
    m_settings.setValue(u"window/sessions"_s, m_sessions->pane().view().horizontalHeader()->saveState());
    m_settings.setValue(u"window/disconnects"_s,
                        m_disconnects->pane().view().horizontalHeader()->saveState());
    m_settings.setValue(u"language"_s, m_language.code());
    m_settings.setValue(u"theme"_s, session::name(m_theme.choice()));
    if (m_remembersEndpoints)
        saveRunningEndpoints();
}

void MainWindow::saveRunningEndpoints()
{
    QVector<SavedEndpoint> endpoints;
    for (const session::EndpointStatus &status : m_monitor.endpoints()) {
        if (const auto spec = m_monitor.spec(status.id))
            endpoints.append({*spec, status.state == session::EndpointStatus::State::Running});
    }
    saveEndpoints(m_settings, endpoints);
}

// Live sessions get a proper Close before the window goes; that they end is asked once.
void MainWindow::closeEvent(QCloseEvent *event)
{
    const quint64 live = m_monitor.counts().live;
    if (m_leaving || live == 0) {
        saveSettings();
        event->accept();
        return;
    }
    event->ignore();
    ask(this,
        {tr("Quit Dropscope"), tr("Sessions still live: %1. Quitting closes them.").arg(live),
         tr("Close and Quit"), tr("Cancel")},
        this, [this] { shutDown(); });
}

void MainWindow::shutDown()
{
    m_leaving = true;
    saveSettings();
    setEnabled(false);
    m_monitor.shutdown();
}

void MainWindow::saveLogCopy()
{
    auto *dialog = new QFileDialog(this, tr("Save a Copy of the Log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"dropscope"_s);
    dialog->setNameFilter(tr("Dropscope logs (*.dropscope)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (const QString error = m_monitor.saveLogCopy(file); !error.isEmpty())
            tell(this, tr("The log could not be saved"), error);
    });
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Dropscope"),
                                tr("Dropscope %1").arg(QStringLiteral(DROPSCOPE_VERSION)),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(windowIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box->setInformativeText(
        tr("Tells why a WebSocket connection ended, who ended it, and how to get it back.\nBuilt with Qt %1.")
            .arg(QString::fromLatin1(qVersion())));
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->open();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_menus->retranslate();
        m_sessionActions->retranslate();
        m_endpointActions->retranslate();
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

} // namespace ui

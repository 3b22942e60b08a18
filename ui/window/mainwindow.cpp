#include "window/mainwindow.h"

#include "actions/logactions.h"
#include "actions/sessionactions.h"
#include "case/evidencedesk.h"
#include "disconnects/disconnectspage.h"
#include "endpoints/endpointactions.h"
#include "endpoints/endpointspanel.h"
#include "export/exportactions.h"
#include "filter/filterbar.h"
#include "findings/findingspage.h"
#include "guide/relayguide.h"
#include "inspector/inspector.h"
#include "messages/messagespage.h"
#include "notify/findingnotice.h"
#include "notify/notifier.h"
#include "notify/refusalnotice.h"
#include "preferences/owncodes.h"
#include "preferences/preferencesdialog.h"
#include "reference/referencedialog.h"
#include "sessions/sessionspage.h"
#include "tables/tablepane.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "timeline/timelinepage.h"
#include "widgets/banner.h"
#include "widgets/countsbar.h"
#include "widgets/question.h"
#include "widgets/scopebar.h"
#include "window/aboutdialog.h"
#include "window/keyboarddialog.h"
#include "window/menus.h"
#include "window/palette.h"
#include "window/tabletools.h"
#include "window/welcomepage.h"

#include <QAbstractItemView>
#include <QDockWidget>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(monitor::Monitor &monitor, Theme &theme, Language &language, QSettings &settings,
                       Kind kind)
    : m_monitor(monitor), m_theme(theme), m_language(language), m_settings(settings), m_feed(monitor),
      m_kind(kind), m_sessionActions(new SessionActions(monitor, m_feed, m_selection, theme, this)),
      m_endpointActions(new EndpointActions(monitor, theme, this)),
      m_logActions(new LogActions(monitor, settings, theme, this)),
      m_exportActions(new ExportActions(monitor, m_selection, language, settings, this))
{
    setWindowIcon(QIcon(u":/icons/dropscope.svg"_s));
    setDockNestingEnabled(true);
    buildCentre();
    m_menus = new Menus(*this, *m_endpointActions, *m_sessionActions, *m_logActions, *m_exportActions, theme,
                        language);
    buildDocks();
    buildStatusBar();
    buildTools();
    wireActions();
    wireFindings();
    wireMenus();
    applyOwnCodes(m_monitor, loadPreferences(m_settings).ownCodes);
    if (kind != Kind::Log) {
        m_findingNotice = new FindingNotice(monitor, m_findings->store(), *m_found, this);
        connect(m_findingNotice, &FindingNotice::showWanted, this, &MainWindow::revealFinding);
    }
    if (kind == Kind::Live) {
        const auto *notifier = new Notifier(monitor, m_feed, settings, *m_notice, this);
        connect(notifier, &Notifier::showWanted, this, &MainWindow::showEnds);
        connect(m_findingNotice, &FindingNotice::announced, notifier, &Notifier::tellByDesktop);
    }
    if (kind != Kind::Log)
        m_refusalNotice = new RefusalNotice(monitor, m_feed, *m_refusals, this);
    connect(&m_feed, &ChangeFeed::refreshed, this, &MainWindow::countAgain);
    connect(&monitor, &monitor::Monitor::logFailed, this, &MainWindow::logFailed);
    connect(&monitor, &monitor::Monitor::logRead, this, &MainWindow::showKind);
    connect(&monitor, &monitor::Monitor::idle, this, [this] {
        if (m_leaving)
            close();
    });
    if (kind == Kind::Log) // nothing lives in it
        m_tabs->setCurrentWidget(m_disconnects);
    retranslate();
    restoreLayout();
    updateWelcome();
}

void MainWindow::wireActions()
{
    const auto newListener = [this] { m_endpointActions->openNew(session::Role::Listener); };
    connect(m_sessions, &SessionsPage::newListenerWanted, this, newListener);
    connect(m_disconnects, &DisconnectsPage::newListenerWanted, this, newListener);
    connect(m_sessions, &SessionsPage::startWanted, this,
            [this](session::EndpointId id) { m_monitor.start(id); });
    connect(m_disconnects, &DisconnectsPage::startWanted, this,
            [this](session::EndpointId id) { m_monitor.start(id); });
    connect(m_endpointActions, &EndpointActions::currentChanged, m_sessions, &SessionsPage::setEndpoint);
    connect(m_endpointActions, &EndpointActions::currentChanged, m_disconnects,
            &DisconnectsPage::setEndpoint);
    connect(m_endpointActions, &EndpointActions::defaultsWanted, this,
            [this](session::EndpointSpec &spec) { applyTo(spec, loadPreferences(m_settings)); });
    connect(m_messages, &MessagesPage::recordingWanted, m_endpointActions, &EndpointActions::keepMessages);
    connect(m_endpointActions, &EndpointActions::guideWanted, this, &MainWindow::openGuide);
    connect(m_logActions, &LogActions::newWanted, this, &MainWindow::newWindowWanted);
    connect(m_logActions, &LogActions::saved, this, [this](const QString &file) {
        statusBar()->showMessage(tr("The log was saved to %1.").arg(file), 15'000);
    });
    connect(m_logActions, &LogActions::openWanted, this, &MainWindow::openLogWanted);
    connect(m_exportActions, &ExportActions::written, this, [this](const QString &file) {
        statusBar()->showMessage(tr("The export was written to %1.").arg(file), 15'000);
    });
    connect(m_filter, &FilterBar::filterChanged, m_exportActions, &ExportActions::setFilter);
    connect(m_tools, &TableTools::exportWanted, m_exportActions, &ExportActions::exportSelected);
    connect(m_findings, &FindingsPage::exportWanted, m_exportActions, &ExportActions::exportSessions);
    connect(m_logActions, &LogActions::filesWanted, this, &MainWindow::filesWanted);
    connect(m_endpointActions, &EndpointActions::aboutWanted, m_evidence, &EvidenceDesk::showAbout);
    connect(m_evidence, &EvidenceDesk::began, this, [this] { m_tabs->setCurrentWidget(m_disconnects); });
    connect(m_evidence, &EvidenceDesk::finished, this, [this](const QString &text) {
        statusBar()->showMessage(text, 15'000);
        m_timeline->showRead();
    });
    connect(m_welcome, &WelcomePage::chosen, this, [this](WelcomePage::Way way) { takeWay(int(way)); });
    connect(&m_monitor, &monitor::Monitor::endpointChanged, this, &MainWindow::updateWelcome);
    connect(&m_monitor, &monitor::Monitor::endpointRemoved, this, &MainWindow::updateWelcome);
    connect(&m_feed, &ChangeFeed::refreshed, this, &MainWindow::updateWelcome);
    connect(m_banner, &Banner::buttonClicked, this, [this] {
        Q_EMIT demoUnwanted();
        close();
    });
}

void MainWindow::wireMenus()
{
    connect(m_menus, &Menus::filterWanted, m_filter, &FilterBar::focusBox);
    connect(m_filter, &FilterBar::leaveWanted, this, &MainWindow::focusPage);
    connect(m_menus, &Menus::pageWanted, m_tabs, &QTabWidget::setCurrentIndex);
    connect(m_menus, &Menus::resetLayoutWanted, this, &MainWindow::resetLayout);
    connect(m_menus, &Menus::aboutWanted, this, [this] { showAbout(this); });
    connect(m_menus, &Menus::keyboardWanted, this, [this] { showKeyboard(this); });
    connect(m_menus, &Menus::clearFilterWanted, m_filter, &FilterBar::clear);
    connect(m_menus, &Menus::paletteWanted, this, [this] {
        auto *palette = new CommandPalette(*menuBar(), this);
        palette->setAttribute(Qt::WA_DeleteOnClose);
        palette->open();
    });
    connect(m_menus, &Menus::referenceWanted, this, [this] {
        auto *reference = new ReferenceDialog(m_monitor.ownCloseCodes(), this);
        reference->setAttribute(Qt::WA_DeleteOnClose);
        reference->open();
    });
    connect(m_menus, &Menus::preferencesWanted, this, &MainWindow::openPreferences);
    connect(m_menus, &Menus::demoWanted, this, &MainWindow::demoWanted);
    connect(m_menus, &Menus::languageChosen, &m_language, &Language::choose);
}

void MainWindow::openPreferences()
{
    auto *dialog =
        new PreferencesDialog(loadPreferences(m_settings), m_theme.choice(), m_language.code(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        savePreferences(m_settings, dialog->preferences());
        applyOwnCodes(m_monitor, loadPreferences(m_settings).ownCodes);
        m_theme.choose(dialog->theme());
        m_language.choose(dialog->language());
        m_menus->showChoices();
    });
    dialog->open();
}

void MainWindow::openGuide()
{
    auto *guide = new RelayGuide(m_monitor, m_feed, m_theme, this);
    guide->setAttribute(Qt::WA_DeleteOnClose);
    connect(guide, &RelayGuide::browserWanted, m_endpointActions, &EndpointActions::watchPage);
    connect(guide, &RelayGuide::added, m_endpointActions, &EndpointActions::added);
    connect(guide, &RelayGuide::showWanted, this, [this](session::SessionId id) {
        const monitor::Session *session = m_monitor.session(id);
        const bool ended = session && session->verdict;
        m_tabs->setCurrentWidget(ended ? static_cast<QWidget *>(m_disconnects) : m_sessions);
        m_selection.set({id});
    });
    guide->show();
}

void MainWindow::showEnds(const QVector<session::SessionId> &sessions)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    m_tabs->setCurrentWidget(m_disconnects);
    m_selection.set(sessions);
}

void MainWindow::takeWay(int way)
{
    switch (WelcomePage::Way(way)) {
    case WelcomePage::Way::Browser:
        m_endpointActions->watchPage({});
        break;
    case WelcomePage::Way::Listen:
        m_endpointActions->openNew(session::Role::Listener);
        break;
    case WelcomePage::Way::Connect:
        m_endpointActions->openNew(session::Role::Client);
        break;
    case WelcomePage::Way::Relay:
        m_endpointActions->guide()->trigger();
        break;
    case WelcomePage::Way::OpenLog:
        m_logActions->openFile();
        break;
    case WelcomePage::Way::Demo:
        Q_EMIT demoWanted();
        break;
    }
}

void MainWindow::buildCentre()
{
    m_filter = new FilterBar(m_theme, m_settings);
    m_sessions = new SessionsPage(m_monitor, m_feed, m_selection, m_theme);
    m_disconnects = new DisconnectsPage(m_monitor, m_feed, m_selection, m_theme);
    m_timeline = new TimelinePage(m_monitor, m_feed, m_selection, m_theme);
    m_findings = new FindingsPage(m_monitor, m_feed, m_selection, m_theme);
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    // The largest page would ask for more than a small screen has.
    m_tabs->setMinimumSize(letterWidth(fontMetrics()) * 50, fontMetrics().height() * 11);
    m_tabs->addTab(m_sessions, m_theme.icon(u"live"_s, Tone::Live), {});
    m_tabs->addTab(m_disconnects, m_theme.icon(u"lost"_s, Tone::Lost), {});
    m_tabs->addTab(m_timeline, m_theme.icon(u"timeline"_s, Tone::Accent), {});
    m_tabs->addTab(m_findings, m_theme.icon(u"finding"_s, Tone::Accent), {});
    m_messages = new MessagesPage(m_monitor, m_selection, m_theme);
    m_tabs->addTab(m_messages, m_theme.icon(u"console"_s, Tone::Accent), {});
    auto *pages = new QWidget;
    auto *layout = new QVBoxLayout(pages);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(new ScopeBar(m_selection, m_theme));
    layout->addWidget(m_tabs);
    m_stack = new QStackedWidget;
    m_stack->addWidget(pages);
    m_stack->addWidget(m_welcome = new WelcomePage(m_theme));
    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner = new Banner(m_theme));
    column->addWidget(m_stack, 1);
    m_notice = new Banner(m_theme);
    m_evidence = new EvidenceDesk(m_monitor, m_theme, *m_notice, this);
    column->insertWidget(1, m_evidence->strip());
    // Below: it comes while one clicks, and must move nothing.
    column->addWidget(m_notice);
    column->addWidget(m_found = new Banner(m_theme));
    m_found->setObjectName(u"foundNotice"_s);
    column->addWidget(m_refusals = new Banner(m_theme));
    m_refusals->setObjectName(u"refusals"_s);
    setCentralWidget(centre);
}

void MainWindow::buildDocks()
{
    m_endpointsDock = new QDockWidget;
    m_endpointsDock->setObjectName(u"endpointsDock"_s);
    auto *endpoints = new EndpointsPanel(m_monitor, m_feed, *m_endpointActions, m_theme);
    endpoints->addMaker(m_logActions->open());
    connect(endpoints, &EndpointsPanel::filterWanted, m_filter, &FilterBar::setText);
    m_endpointsDock->setWidget(endpoints);
    m_inspectorDock = new QDockWidget;
    m_inspectorDock->setObjectName(u"inspectorDock"_s);
    auto *inspector = new Inspector(m_monitor, m_feed, m_selection, *m_sessionActions, m_theme);
    connect(inspector, &Inspector::findingWanted, this, &MainWindow::revealFinding);
    connect(inspector, &Inspector::filesWanted, m_logActions, &LogActions::openFile);
    connect(&m_selection, &Selection::changed, this, &MainWindow::showInspectorAtLast);
    inspector->setMinimumSize(letterWidth(fontMetrics()) * 36, fontMetrics().height() * 9);
    m_inspectorDock->setWidget(inspector);
    addDockWidget(Qt::LeftDockWidgetArea, m_endpointsDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_inspectorDock);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_menus->addToView(m_endpointsDock->toggleViewAction());
    m_menus->addToView(m_inspectorDock->toggleViewAction());
}

void MainWindow::buildStatusBar()
{
    m_counts = new CountsBar(m_theme, m_kind == Kind::Log);
    m_log = new QLabel;
    m_log->setTextFormat(Qt::PlainText);
    m_log->setProperty("role", u"muted"_s);
    m_log->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(m_counts);
    statusBar()->addPermanentWidget(m_log);
}

void MainWindow::buildTools()
{
    m_tools = new TableTools(*m_filter, *m_sessionActions, m_theme, m_settings, this);
    m_tools->add(m_sessions->pane(), u"sessions"_s);
    m_tools->add(m_disconnects->pane(), u"disconnects"_s);
    m_menus->addToView(m_tools->followAction());
    m_menus->addToView(m_tools->pauseAction());
    m_menus->addToView(m_tools->timesMenu()->menuAction());
    m_disconnects->setTimeStyle(m_tools->timeStyle());
    m_sessions->setTimeStyle(m_tools->timeStyle());
    connect(m_disconnects, &DisconnectsPage::filterWanted, m_filter, &FilterBar::add);
    connect(m_tools, &TableTools::timeStyleChanged, m_disconnects, &DisconnectsPage::setTimeStyle);
    connect(m_tools, &TableTools::timeStyleChanged, m_sessions, &SessionsPage::setTimeStyle);
}

// The timeline, the findings and the tables know nothing of each other: what leads from one to the other is
// here.
void MainWindow::wireFindings()
{
    connect(m_timeline, &TimelinePage::menuWanted, this,
            [this](const QPoint &at) { m_menus->sessionMenu()->popup(at); });
    connect(m_timeline, &TimelinePage::findingChosen, this, &MainWindow::revealFinding);
    connect(m_findings, &FindingsPage::sessionsChosen, this,
            [this] { m_tabs->setCurrentWidget(m_disconnects); });
    connect(m_findings, &FindingsPage::timelineWanted, this, [this](const TimeSpan &span) {
        m_tabs->setCurrentWidget(m_timeline);
        m_timeline->view().showSpan(span);
    });
    connect(m_filter, &FilterBar::filterChanged, m_timeline, &TimelinePage::setFilter);
    connect(m_filter, &FilterBar::filterChanged, m_findings, &FindingsPage::setFilter);
    connect(m_timeline, &TimelinePage::clearFilterWanted, m_filter, &FilterBar::clear);
    connect(m_findings, &FindingsPage::clearFilterWanted, m_filter, &FilterBar::clear);
    connect(m_timeline, &TimelinePage::countsChanged, this, &MainWindow::countShown);
    connect(m_findings, &FindingsPage::countsChanged, this, &MainWindow::countShown);
    connect(m_filter, &FilterBar::filterChanged, this, &MainWindow::countShown);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::countShown);
    connect(m_findings, &FindingsPage::changed, this, [this] {
        m_timeline->view().setMarkers(m_findings->markers());
        countAgain();
    });
    m_timeline->view().setMarkers(m_findings->markers());
}

void MainWindow::revealFinding(quint64 finding)
{
    m_tabs->setCurrentWidget(m_findings);
    m_findings->reveal(finding);
}

void MainWindow::runEndpoints(const QVector<session::EndpointSpec> &specs)
{
    for (const session::EndpointSpec &spec : specs)
        m_monitor.start(m_monitor.add(spec));
}

void MainWindow::retranslate()
{
    showKind();
    m_endpointsDock->setWindowTitle(tr("Endpoints"));
    m_inspectorDock->setWindowTitle(tr("Inspector"));
    m_inspectorDock->widget()->setAccessibleName(tr("Inspector"));
    m_tabs->setAccessibleName(tr("Pages"));
    const QString log = m_monitor.logFile();
    m_log->setText(log.isEmpty() ? QString() : tr("Log: %1").arg(QFileInfo(log).fileName()));
    m_log->setToolTip(log);
    countAgain();
}

// An opened log and the demo say what they are all the time.
void MainWindow::showKind()
{
    const QString log = QFileInfo(m_monitor.logFile()).fileName();
    switch (m_kind) {
    case Kind::Live:
        setWindowTitle(tr("Dropscope"));
        if (!m_missing.isEmpty())
            m_banner->show({u"failed"_s, Tone::Failed, m_missing.join(u'\n'), {}, true});
        return;
    case Kind::Log: {
        const QString reason = tr("An opened log is read-only.");
        setWindowTitle(tr("%1 (read-only) – Dropscope").arg(log));
        m_endpointActions->forbid(reason);
        m_sessionActions->forbid(reason);
        QStringList lines{
            tr("You are reading the log %1. Nothing is observed here, and nothing can be changed.").arg(log)};
        if (m_monitor.isReading())
            lines.append(tr("It is still being read: more rows come, and the findings last."));
        m_banner->show({u"open"_s,
                        m_missing.isEmpty() ? Tone::Accent : Tone::Failed,
                        (lines + m_missing).join(u'\n'),
                        {},
                        false});
        return;
    }
    case Kind::Demo:
        setWindowTitle(tr("Demo – Dropscope"));
        m_banner->show({u"demo"_s, Tone::Accent,
                        m_demoOver ? tr("The demo has run its time. What it left can still be looked at; "
                                        "nothing here is your own traffic.")
                                   : tr("This is the demo: a lab on this computer makes these connections "
                                        "and breaks them. Nothing here is your own traffic."),
                        tr("End and Remove the Demo"), false});
        return;
    }
}

void MainWindow::noteMissing(const QString &text)
{
    m_missing.append(text);
    showKind();
}

void MainWindow::logFailed(const QString &text)
{
    if (m_kind != Kind::Log) {
        tell(this, tr("The session log cannot be written"), text);
        return;
    }
    noteMissing(text);
}

void MainWindow::demoIsOver()
{
    m_demoOver = true;
    showKind();
}

void MainWindow::countAgain()
{
    const monitor::Counts counts = m_monitor.counts();
    m_counts->show(counts);
    // The tabs stay where they are while their numbers grow.
    const auto counted = [](const QString &text, int count) {
        constexpr int digits = 5;
        const QString number = QLocale().toString(count);
        return text.arg(number) + QString(std::max<qsizetype>(0, digits - number.size()), QChar(0x2007));
    };
    m_tabs->setTabText(0, counted(tr("Sessions (%1)"), m_sessions->count()));
    m_tabs->setTabText(1, counted(tr("Disconnects (%1)"), m_disconnects->count()));
    m_tabs->setTabText(2, tr("Timeline"));
    m_tabs->setTabText(3, counted(tr("Findings (%1)"), m_findings->count()));
    m_tabs->setTabText(4, tr("Messages"));
}

// To its table, list or picture; a row is current then, so that arrows go on from it.
void MainWindow::focusPage()
{
    for (QAbstractScrollArea *view : m_tabs->currentWidget()->findChildren<QAbstractScrollArea *>()) {
        if (!view->isVisible() || !(view->focusPolicy() & Qt::TabFocus))
            continue;
        view->setFocus(Qt::ShortcutFocusReason);
        auto *rows = qobject_cast<QAbstractItemView *>(view);
        if (rows && !rows->currentIndex().isValid() && rows->model()->rowCount() > 0)
            rows->setCurrentIndex(rows->model()->index(0, 0));
        return;
    }
}

void MainWindow::countShown()
{
    const QWidget *page = m_tabs->currentWidget();
    if (page == m_timeline)
        m_filter->setCounts(m_timeline->shown(), m_timeline->count());
    else if (page == m_findings)
        m_filter->setCounts(m_findings->shown(), m_findings->count());
    else
        for (TablePane *pane : {&m_sessions->pane(), &m_disconnects->pane()}) {
            if (page->isAncestorOf(pane))
                m_filter->setCounts(pane->proxy().rowCount(), pane->proxy().sourceModel()->rowCount());
        }
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_menus->retranslate();
        m_sessionActions->retranslate();
        m_endpointActions->retranslate();
        m_tools->retranslate();
        m_logActions->retranslate();
        m_exportActions->retranslate();
        if (m_refusalNotice)
            m_refusalNotice->retranslate();
        if (m_findingNotice)
            m_findingNotice->retranslate();
        m_notice->hide(); // what was told was told in the other language
        statusBar()->clearMessage();
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

} // namespace ui

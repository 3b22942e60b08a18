#include "window/mainwindow.h"

#include "actions/logactions.h"
#include "actions/sessionactions.h"
#include "case/evidencedesk.h"
#include "endpoints/endpointactions.h"
#include "endpoints/endpointspanel.h"
#include "endpoints/profileactions.h"
#include "export/exportactions.h"
#include "filter/filterbar.h"
#include "findings/findingspage.h"
#include "guide/relayguide.h"
#include "inspector/inspector.h"
#include "notify/findingnotice.h"
#include "notify/notifier.h"
#include "notify/refusalnotice.h"
#include "preferences/owncodes.h"
#include "preferences/preferencesdialog.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "timeline/timelinepage.h"
#include "widgets/banner.h"
#include "widgets/countsbar.h"
#include "widgets/question.h"
#include "window/aboutdialog.h"
#include "window/inspectordock.h"
#include "window/keyboarddialog.h"
#include "window/lookups.h"
#include "window/menus.h"
#include "window/pages.h"
#include "window/tabletools.h"
#include "window/welcomepage.h"

#include <QDockWidget>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(monitor::Monitor &monitor, Theme &theme, Language &language, QSettings &settings,
                       Kind kind)
    : m_monitor(monitor), m_theme(theme), m_language(language), m_settings(settings), m_feed(monitor),
      m_memory(monitor, settings), m_kind(kind),
      m_sessionActions(new SessionActions(monitor, m_feed, m_selection, theme, this)),
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
    wireActions();
    wireMenus();
    applyOwnCodes(m_monitor, loadPreferences(m_settings).ownCodes);
    if (kind != Kind::Log) {
        m_findingNotice = new FindingNotice(monitor, m_pages->findings().store(), *m_found, this);
        connect(m_findingNotice, &FindingNotice::showWanted, m_pages, &Pages::revealFinding);
    }
    if (kind == Kind::Live) {
        const auto *notifier = new Notifier(monitor, m_feed, settings, *m_notice, this);
        connect(notifier, &Notifier::showWanted, this, &MainWindow::showEnds);
        connect(m_findingNotice, &FindingNotice::announced, notifier, &Notifier::tellByDesktop);
    }
    if (kind != Kind::Log)
        m_refusalNotice = new RefusalNotice(monitor, m_feed, *m_refusals, this);
    connect(&m_feed, &ChangeFeed::refreshed, this, [this] { m_counts->show(m_monitor.counts()); });
    connect(&monitor, &monitor::Monitor::logFailed, this, &MainWindow::logFailed);
    connect(&monitor, &monitor::Monitor::logRead, this, &MainWindow::showKind);
    connect(&monitor, &monitor::Monitor::idle, this, [this] {
        if (m_leaving)
            close();
    });
    if (kind == Kind::Log) // nothing lives in it
        m_pages->showPage(Pages::Page::Disconnects);
    retranslate();
    restoreLayout();
    updateWelcome();
}

void MainWindow::wireActions()
{
    connect(m_endpointActions, &EndpointActions::defaultsWanted, this,
            [this](session::EndpointSpec &spec) { applyTo(spec, loadPreferences(m_settings)); });
    connect(&m_endpointActions->profiles(), &ProfileActions::told, this,
            [this](const QString &text) { statusBar()->showMessage(text, 15'000); });
    connect(m_endpointActions, &EndpointActions::guideWanted, this, &MainWindow::openGuide);
    connect(m_logActions, &LogActions::newWanted, this, &MainWindow::newWindowWanted);
    connect(m_logActions, &LogActions::saved, this, [this](const QString &file) {
        statusBar()->showMessage(tr("The log was saved to %1.").arg(file), 15'000);
    });
    connect(m_logActions, &LogActions::openWanted, this, &MainWindow::openLogWanted);
    connect(m_exportActions, &ExportActions::written, this, [this](const QString &file) {
        statusBar()->showMessage(tr("The export was written to %1.").arg(file), 15'000);
    });
    connect(m_logActions, &LogActions::filesWanted, this, &MainWindow::filesWanted);
    connect(m_endpointActions, &EndpointActions::aboutWanted, m_evidence, &EvidenceDesk::showAbout);
    connect(m_evidence, &EvidenceDesk::began, this, [this] { m_pages->showPage(Pages::Page::Disconnects); });
    connect(m_evidence, &EvidenceDesk::finished, this, [this](const QString &text) {
        statusBar()->showMessage(text, 15'000);
        m_pages->timeline().showRead();
    });
    connect(m_welcome, &WelcomePage::chosen, this, [this](WelcomePage::Way way) { takeWay(int(way)); });
    connect(&m_monitor, &monitor::Monitor::endpointChanged, this, &MainWindow::updateWelcome);
    connect(&m_monitor, &monitor::Monitor::endpointRemoved, this, &MainWindow::updateWelcome);
    connect(&m_feed, &ChangeFeed::refreshed, this, &MainWindow::updateWelcome);
    connect(m_banner, &Banner::buttonClicked, this, [this] {
        if (m_kind == Kind::Log)
            return Q_EMIT earlierWanted(m_monitor.logFile(), quint64(m_monitor.lastForgotten()));
        Q_EMIT demoUnwanted();
        close();
    });
}

void MainWindow::wireMenus()
{
    connect(m_pages, &Pages::sessionMenuWanted, this,
            [this](const QPoint &at) { m_menus->sessionMenu()->popup(at); });
    connect(m_menus, &Menus::filterWanted, &m_pages->filter(), &FilterBar::focusBox);
    connect(m_menus, &Menus::pageWanted, this, [this](int page) { m_pages->showPage(Pages::Page(page)); });
    connect(m_menus, &Menus::resetLayoutWanted, this, &MainWindow::resetLayout);
    connect(m_menus, &Menus::aboutWanted, this, [this] { showAbout(this); });
    connect(m_menus, &Menus::keyboardWanted, this, [this] { showKeyboard(this); });
    connect(m_menus, &Menus::clearFilterWanted, &m_pages->filter(), &FilterBar::clear);
    auto *lookups = new Lookups(m_monitor, m_selection, *m_sessionActions, *this);
    connect(lookups, &Lookups::filterWanted, &m_pages->filter(), &FilterBar::add);
    connect(m_exportActions, &ExportActions::compareWanted, lookups, &Lookups::compareLogs);
    connect(m_menus, &Menus::paletteWanted, lookups, &Lookups::showCommands);
    connect(m_menus, &Menus::referenceWanted, lookups, &Lookups::showReference);
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
        Q_EMIT preferencesChanged();
    });
    dialog->open();
}

void MainWindow::openGuide()
{
    auto *guide = new RelayGuide(m_monitor, m_feed, m_theme, this);
    guide->setAttribute(Qt::WA_DeleteOnClose);
    connect(guide, &RelayGuide::browserWanted, m_endpointActions, &EndpointActions::watchPage);
    connect(guide, &RelayGuide::added, m_endpointActions, &EndpointActions::added);
    connect(guide, &RelayGuide::showWanted, m_pages, &Pages::showSession);
    guide->show();
}

void MainWindow::showEnds(const QVector<session::SessionId> &sessions)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    m_pages->showPage(Pages::Page::Disconnects);
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
    m_pages = new Pages(m_monitor, m_feed, m_selection, m_theme, m_settings,
                        {*m_sessionActions, *m_endpointActions, *m_exportActions}, this);
    m_memory.leaveOut([this](session::EndpointId id) { return m_pages->findings().trials().owns(id); });
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_pages);
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
    connect(endpoints, &EndpointsPanel::filterWanted, &m_pages->filter(), &FilterBar::setText);
    m_endpointsDock->setWidget(endpoints);
    m_inspectorDock = new InspectorDock;
    m_inspectorDock->setObjectName(u"inspectorDock"_s);
    auto *inspector = new Inspector(m_monitor, m_feed, m_selection, *m_sessionActions, m_theme);
    connect(inspector, &Inspector::findingWanted, m_pages, &Pages::revealFinding);
    connect(inspector, &Inspector::filesWanted, m_logActions, &LogActions::openFile);
    connect(&m_selection, &Selection::changed, this, &MainWindow::updateInspector);
    connect(m_pages, &Pages::pageShown, this, &MainWindow::updateInspector);
    connect(m_inspectorDock, &InspectorDock::cameAtLast, this,
            [this] { resizeDocks({m_inspectorDock}, {height() * percentOf(height()) / 100}, Qt::Vertical); });
    inspector->setMinimumSize(letterWidth(fontMetrics()) * 36, fontMetrics().height() * 9);
    m_inspectorDock->setWidget(inspector);
    addDockWidget(Qt::LeftDockWidgetArea, m_endpointsDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_inspectorDock);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    m_menus->addToView(m_endpointsDock->toggleViewAction());
    m_menus->addToView(m_inspectorDock->toggleViewAction());
    const TableTools &tools = m_pages->tools();
    for (QAction *action : {tools.followAction(), tools.pauseAction(), tools.timesMenu()->menuAction()})
        m_menus->addToView(action);
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

void MainWindow::runEndpoints(const QVector<session::EndpointSpec> &specs)
{
    for (const session::EndpointSpec &spec : specs)
        m_monitor.start(m_monitor.add(spec));
}

void MainWindow::restoreEndpoints()
{
    m_memory.restore();
}

void MainWindow::retranslate()
{
    showKind();
    m_endpointsDock->setWindowTitle(tr("Endpoints"));
    m_inspectorDock->setWindowTitle(tr("Inspector"));
    m_inspectorDock->widget()->setAccessibleName(tr("Inspector"));
    const QString log = m_monitor.logFile();
    m_log->setText(log.isEmpty() ? QString() : tr("Log: %1").arg(QFileInfo(log).fileName()));
    m_log->setToolTip(log);
    m_pages->retranslate();
    m_counts->show(m_monitor.counts());
}

namespace {

/// What an opened log is, and what of it is not here.
QStringList linesAbout(const monitor::Monitor &monitor)
{
    QStringList lines{
        MainWindow::tr("You are reading the log %1. Nothing is observed here, and nothing can be changed.")
            .arg(QFileInfo(monitor.logFile()).fileName())};
    if (monitor.isReading())
        lines.append(MainWindow::tr("It is still being read: more rows come, and the findings last."));
    if (const QString removed = monitor.whatWasRemoved(); !removed.isEmpty())
        lines.append(removed);
    if (const auto before = quint64(monitor.lastForgotten()); before > 0)
        lines.append(
            MainWindow::tr("It holds more sessions than are listed here, which begin behind number %1.")
                .arg(QLocale().toString(before)));
    return lines;
}

} // namespace

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
        const QStringList lines = linesAbout(m_monitor);
        const Tone tone = m_missing.isEmpty() ? Tone::Accent : Tone::Failed;
        const bool isPart = m_monitor.lastForgotten() != session::SessionId{};
        m_banner->show({u"open"_s, tone, (lines + m_missing).join(u'\n'),
                        isPart ? tr("Show Earlier Ones") : QString(), false});
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
        tell(this, tr("Something is wrong with the session log"), text);
        return;
    }
    noteMissing(text);
}

void MainWindow::demoIsOver()
{
    m_demoOver = true;
    showKind();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_menus->retranslate();
        m_sessionActions->retranslate();
        m_endpointActions->retranslate();
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

#include "window/pages.h"

#include "disconnects/disconnectspage.h"
#include "endpoints/endpointactions.h"
#include "export/exportactions.h"
#include "filter/filterbar.h"
#include "findings/findingspage.h"
#include "kit/changefeed.h"
#include "messages/messagespage.h"
#include "sessions/sessionspage.h"
#include "tables/tablepane.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "timeline/timelinepage.h"
#include "widgets/scopebar.h"
#include "window/tabletools.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

Pages::Pages(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
             QSettings &settings, const Actions &actions, QWidget *window)
    : m_monitor(monitor), m_selection(selection), m_filter(new FilterBar(theme, settings)),
      m_sessions(new SessionsPage(monitor, feed, selection, theme)),
      m_disconnects(new DisconnectsPage(monitor, feed, selection, theme)),
      m_timeline(new TimelinePage(monitor, feed, selection, theme)),
      m_findings(new FindingsPage(monitor, feed, selection, theme)),
      m_messages(new MessagesPage(monitor, selection, theme)),
      m_tools(new TableTools(*m_filter, actions.sessions, theme, settings, window)), m_tabs(new QTabWidget)
{
    build(theme);
    wireTables(actions);
    wireFindings();
    connect(&feed, &ChangeFeed::refreshed, this, &Pages::countAgain);
    connect(m_filter, &FilterBar::leaveWanted, this, &Pages::focusPage);
    connect(m_filter, &FilterBar::filterChanged, this, &Pages::countShown);
    const auto colour = [this] {
        for (TablePane *pane : {&m_sessions->pane(), &m_disconnects->pane()})
            pane->setColours(m_filter->rules());
    };
    connect(m_filter, &FilterBar::colourRulesChanged, this, colour);
    colour();
    connect(m_tabs, &QTabWidget::currentChanged, this, &Pages::countShown);
    connect(m_tabs, &QTabWidget::currentChanged, this, &Pages::pageShown);
}

void Pages::build(const Theme &theme)
{
    m_tabs->setDocumentMode(true);
    // The largest page would ask for more than a small screen has.
    m_tabs->setMinimumSize(letterWidth(fontMetrics()) * 50, fontMetrics().height() * 11);
    m_tabs->addTab(m_sessions, theme.icon(u"live"_s, Tone::Live), {});
    m_tabs->addTab(m_disconnects, theme.icon(u"lost"_s, Tone::Lost), {});
    m_tabs->addTab(m_timeline, theme.icon(u"timeline"_s, Tone::Accent), {});
    m_tabs->addTab(m_findings, theme.icon(u"finding"_s, Tone::Accent), {});
    m_tabs->addTab(m_messages, theme.icon(u"console"_s, Tone::Accent), {});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(new ScopeBar(m_selection, theme));
    layout->addWidget(m_tabs);
}

void Pages::wireTables(const Actions &actions)
{
    EndpointActions &endpoints = actions.endpoints;
    ExportActions &exports = actions.exports;
    m_tools->add(m_sessions->pane(), u"sessions"_s);
    m_tools->add(m_disconnects->pane(), u"disconnects"_s);
    m_disconnects->setTimeStyle(m_tools->timeStyle());
    m_sessions->setTimeStyle(m_tools->timeStyle());
    connect(m_tools, &TableTools::timeStyleChanged, m_disconnects, &DisconnectsPage::setTimeStyle);
    connect(m_tools, &TableTools::timeStyleChanged, m_sessions, &SessionsPage::setTimeStyle);
    connect(m_tools, &TableTools::exportWanted, &exports, &ExportActions::exportSelected);
    connect(m_filter, &FilterBar::filterChanged, &exports, &ExportActions::setFilter);
    connect(m_disconnects, &DisconnectsPage::filterWanted, m_filter, &FilterBar::add);
    const auto newListener = [&endpoints] { endpoints.openNew(session::Role::Listener); };
    const auto start = [this](session::EndpointId id) { m_monitor.start(id); };
    connect(m_sessions, &SessionsPage::newListenerWanted, this, newListener);
    connect(m_disconnects, &DisconnectsPage::newListenerWanted, this, newListener);
    connect(m_sessions, &SessionsPage::startWanted, this, start);
    connect(m_disconnects, &DisconnectsPage::startWanted, this, start);
    connect(&endpoints, &EndpointActions::currentChanged, m_sessions, &SessionsPage::setEndpoint);
    connect(&endpoints, &EndpointActions::currentChanged, m_disconnects, &DisconnectsPage::setEndpoint);
    connect(m_messages, &MessagesPage::recordingWanted, &endpoints, &EndpointActions::keepMessages);
    connect(m_findings, &FindingsPage::exportWanted, &exports, &ExportActions::exportSessions);
}

void Pages::wireFindings()
{
    connect(m_timeline, &TimelinePage::menuWanted, this, &Pages::sessionMenuWanted);
    connect(m_timeline, &TimelinePage::findingChosen, this, &Pages::revealFinding);
    connect(m_findings, &FindingsPage::sessionsChosen, this, [this] { showPage(Page::Disconnects); });
    connect(m_findings, &FindingsPage::timelineWanted, this, [this](const TimeSpan &span) {
        showPage(Page::Timeline);
        m_timeline->view().showSpan(span);
    });
    connect(m_filter, &FilterBar::filterChanged, m_timeline, &TimelinePage::setFilter);
    connect(m_filter, &FilterBar::filterChanged, m_findings, &FindingsPage::setFilter);
    connect(m_timeline, &TimelinePage::clearFilterWanted, m_filter, &FilterBar::clear);
    connect(m_findings, &FindingsPage::clearFilterWanted, m_filter, &FilterBar::clear);
    connect(m_timeline, &TimelinePage::countsChanged, this, &Pages::countShown);
    connect(m_findings, &FindingsPage::countsChanged, this, &Pages::countShown);
    connect(m_findings, &FindingsPage::changed, this, [this] {
        m_timeline->view().setMarkers(m_findings->markers());
        countAgain();
    });
    m_timeline->view().setMarkers(m_findings->markers());
}

void Pages::showPage(Page page)
{
    m_tabs->setCurrentIndex(int(page));
}

void Pages::revealFinding(quint64 finding)
{
    showPage(Page::Findings);
    m_findings->reveal(finding);
}

void Pages::showSession(session::SessionId id)
{
    const monitor::Session *session = m_monitor.session(id);
    showPage(session && session->verdict ? Page::Disconnects : Page::Sessions);
    m_selection.set({id});
}

// A row is current then, so that arrows go on from it.
bool Pages::showsDetails() const
{
    const auto page = Page(m_tabs->currentIndex());
    return page == Page::Findings || page == Page::Messages;
}

void Pages::focusPage()
{
    for (QAbstractScrollArea *view : m_tabs->currentWidget()->findChildren<QAbstractScrollArea *>()) {
        if (!view->isVisible() || !(view->focusPolicy() & Qt::TabFocus))
            continue;
        view->setFocus(Qt::ShortcutFocusReason);
        auto *rows = qobject_cast<QAbstractItemView *>(view);
        if (rows && !rows->selectionModel()->hasSelection() && rows->model()->rowCount() > 0) {
            // The focus alone makes a row the current one, and selects none.
            const QModelIndex current = rows->currentIndex();
            rows->selectionModel()->setCurrentIndex(current.isValid() ? current : rows->model()->index(0, 0),
                                                    QItemSelectionModel::ClearAndSelect |
                                                        QItemSelectionModel::Rows);
        }
        return;
    }
}

void Pages::countShown()
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

void Pages::countAgain()
{
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

void Pages::retranslate()
{
    m_tabs->setAccessibleName(tr("Pages"));
    m_tools->retranslate();
    countAgain();
}

} // namespace ui

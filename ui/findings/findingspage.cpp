#include "findings/findingspage.h"

#include "findings/findingcard.h"
#include "kit/changefeed.h"
#include "kit/clock.h"
#include "monitor/matching.h"
#include "report/findings.h"
#include "report/report.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "trial/trialdialog.h"
#include "widgets/emptystate.h"

#include <QEvent>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int listWidth = 36; // characters
constexpr auto lag = 500ms;

} // namespace

FindingsPage::FindingsPage(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                           const Theme &theme, QWidget *parent)
    : QWidget(parent), m_monitor(monitor), m_selection(selection), m_theme(theme), m_names(monitor),
      m_store(monitor, feed), m_list(m_store, m_names), m_runner(monitor, feed), m_view(new QListView),
      m_card(new FindingCard(monitor, m_names, theme)), m_detail(new QScrollArea),
      m_empty(new EmptyState(theme)), m_stack(new QStackedLayout(this))
{
    m_view->setObjectName(u"findingList"_s);
    m_view->setModel(&m_list);
    m_view->setItemDelegate(new FindingDelegate(m_list, theme, this));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMinimumWidth(letterWidth(fontMetrics()) * listWidth);
    m_detail->setWidget(m_card);
    m_detail->setWidgetResizable(true);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_detail->setFocusPolicy(Qt::StrongFocus); // to be scrolled by keys
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_view);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(1, 1);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    buildCard();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsPage::showCurrent);
    connect(m_view, &QListView::clicked, this, [this] { m_chosen = true; });
    connect(m_empty, &EmptyState::buttonClicked, this, &FindingsPage::clearFilterWanted);
    connect(&m_store, &FindingStore::changed, this, [this] {
        if (m_list.rowCount() == 0)
            arrange();
        else if (!m_arranging.isActive())
            m_arranging.start();
        Q_EMIT changed();
    });
    connect(&monitor, &monitor::Monitor::endpointChanged, this, [this] { m_names.forget(); });
    connect(&monitor, &monitor::Monitor::logRead, this, &FindingsPage::readTrials);
    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        if (!changes.findings.isEmpty())
            readTrials();
    });
    connect(&theme, &Theme::changed, this, &FindingsPage::retranslate);
    m_arranging.setSingleShot(true);
    m_arranging.setInterval(lag);
    m_arranging.callOnTimeout(this, &FindingsPage::arrange);
    retranslate();
    readTrials();
    arrange();
}

void FindingsPage::buildCard()
{
    connect(m_card, &FindingCard::sessionsWanted, this,
            [this](const QVector<session::SessionId> &ids) { choose(m_card->finding(), ids); });
    connect(m_card, &FindingCard::findingWanted, this, &FindingsPage::reveal);
    connect(m_card, &FindingCard::muteWanted, this, [this](bool muted) {
        m_store.setMuted(m_card->finding().id, muted);
        arrange();
    });
    connect(m_card, &FindingCard::testWanted, this, &FindingsPage::testOrStop);
    connect(&m_runner, &TrialRunner::progressed, this, &FindingsPage::showCurrent);
    connect(&m_runner, &TrialRunner::finished, this, [this](quint64 finding) {
        m_trials.insert(finding, m_runner.run());
        tellTrials();
    });
    connect(m_card, &FindingCard::exportWanted, this, [this] {
        const findings::Finding &shown = m_card->finding();
        Q_EMIT exportWanted(shown.sessions, titleOf(shown));
    });
    connect(m_card, &FindingCard::timelineWanted, this, [this] {
        const findings::Finding &shown = m_card->finding();
        m_selection.set(shown.sessions);
        const session::Stamp around = std::max<session::Stamp>((shown.at - shown.firstAt) / 4, 20s);
        Q_EMIT timelineWanted({shown.firstAt - around, shown.at + around});
    });
}

void FindingsPage::setFilter(const query::Filter &filter)
{
    m_filter = filter;
    m_revealed.reset();
    arrange();
}

bool FindingsPage::fits(quint64 id) const
{
    if (m_filter.matchesAll() || id == m_revealed)
        return true;
    const findings::Finding &finding = *m_store.find(id);
    const QString endpoint = m_names.of(finding.endpoint);
    return std::any_of(finding.sessions.begin(), finding.sessions.end(), [&](session::SessionId member) {
        const monitor::Session *session = m_monitor.session(member);
        return session && monitor::matches(m_filter, m_monitor, *session, endpoint, now(m_monitor));
    });
}

void FindingsPage::arrange()
{
    m_arranging.stop();
    QVector<quint64> ids = m_store.ranked();
    ids.removeIf([this](quint64 id) { return !fits(id); });
    m_list.setIds(ids);
    if (!m_view->currentIndex().isValid() && !ids.isEmpty())
        m_view->setCurrentIndex(m_list.index(0));
    showCurrent();
    updateEmptyState();
    Q_EMIT countsChanged(shown(), count());
}

void FindingsPage::showCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    const findings::Finding *finding = current.isValid() ? m_list.at(current.row()) : nullptr;
    m_card->setVisible(finding);
    if (!finding)
        return;
    if (finding->id != m_card->finding().id)
        m_detail->verticalScrollBar()->setValue(0);
    m_card->show(*finding, m_store.isMuted(finding->id), testingOf(*finding));
}

Testing FindingsPage::testingOf(const findings::Finding &finding) const
{
    if (m_runner.isRunning() && m_runner.plan().finding == finding.id) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(m_runner.left());
        return {true,
                {},
                true,
                {tr("At most %1 more, or until all its sessions have ended.").arg(report::duration(left))}};
    }
    const QString whyNot =
        m_runner.isRunning() ? tr("Another test is running.") : whyNoTrial(finding, m_monitor);
    return {canBeTried(finding.kind), whyNot, false, m_store.tested(finding.id)};
}

/// Those of an opened log, once it has been read: the latest of each finding counts.
void FindingsPage::readTrials()
{
    if (!m_monitor.isReadOnly() || m_monitor.isReading())
        return;
    for (const TrialRun &run : trialsIn(m_monitor)) {
        for (const auto &[id, finding] : m_store.all()) {
            if (isAbout(run, finding))
                m_trials.insert(id, run);
        }
    }
    tellTrials();
}

void FindingsPage::tellTrials()
{
    for (auto it = m_trials.cbegin(); it != m_trials.cend(); ++it) {
        if (isHeld(*it, m_monitor)) // else what was told stays
            m_store.setTested(it.key(), judged(it->plan, seenOf(*it, m_monitor)).sentences);
    }
    showCurrent();
}

void FindingsPage::testOrStop()
{
    const findings::Finding &finding = m_card->finding();
    if (m_runner.isRunning() && m_runner.plan().finding == finding.id) {
        m_runner.stop();
        return;
    }
    const auto plan = planFor(finding, m_monitor);
    if (!plan)
        return;
    auto *dialog = new TrialDialog(*plan, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_runner.start(dialog->plan()); });
    dialog->open();
}

void FindingsPage::reveal(quint64 finding)
{
    if (!m_store.find(finding))
        return;
    m_revealed = finding;
    arrange();
    m_chosen = true;
    const QModelIndex row = m_list.index(int(m_list.ids().indexOf(finding)));
    m_view->setCurrentIndex(row);
    m_view->scrollTo(row);
}

QVector<TimelineMarker> FindingsPage::markers() const
{
    QVector<TimelineMarker> markers;
    for (const auto &[id, finding] : m_store.all()) {
        const bool isDrop = finding.kind == findings::FindingKind::MassDrop;
        if (standingOf(finding) == Standing::Withdrawn || m_store.isMuted(id))
            continue;
        markers.append({id, finding.firstAt, finding.at, isDrop,
                        u"%1\n%2"_s.arg(titleOf(finding), report::summary(finding))});
    }
    return markers;
}

void FindingsPage::choose(const findings::Finding &finding, const QVector<session::SessionId> &ids)
{
    m_selection.setScope(Scope{report::label(finding.kind), {ids.begin(), ids.end()}});
    m_selection.set(ids);
    Q_EMIT sessionsChosen();
}

void FindingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_names.forget();
        retranslate();
        tellTrials();
        arrange();
        Q_EMIT changed();
    }
    QWidget::changeEvent(event);
}

void FindingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
    if (!m_chosen && m_list.rowCount() > 0) // who comes for the first time reads the first
        m_view->setCurrentIndex(m_list.index(0));
}

void FindingsPage::updateEmptyState()
{
    m_stack->setCurrentIndex(m_list.rowCount() > 0 ? 0 : 1);
    if (m_store.count() > 0) {
        m_empty->show({u"search"_s,
                       tr("Nothing matches the filter"),
                       tr("Findings hidden because none of their sessions fits: %1").arg(m_store.count()),
                       {},
                       {},
                       {},
                       tr("Clear filter")});
        return;
    }
    m_empty->show(
        {u"finding"_s,
         tr("No pattern yet"),
         tr("From the third loss on, Dropscope looks for what losses have in common: an idle timer, a "
            "maximum lifetime, a size limit, a server that restarts, pongs that slow down before the "
            "end. What it finds appears here, with the proof, the setting to change, and the "
            "sessions behind it."),
         {},
         {},
         {},
         {}});
}

void FindingsPage::retranslate()
{
    setAccessibleName(tr("Findings"));
    m_view->setAccessibleName(tr("Findings"));
    m_detail->setAccessibleName(tr("Details of the finding"));
    updateEmptyState();
}

} // namespace ui

#include "sessions/sessionspage.h"

#include "kit/changefeed.h"
#include "kit/clock.h"
#include "tables/tableview.h"

#include <QEvent>
#include <QVBoxLayout>

namespace ui {

using namespace std::chrono_literals;

namespace {

constexpr auto trafficInterval = 250ms;

} // namespace

SessionsPage::SessionsPage(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                           const Theme &theme, QWidget *parent)
    : QWidget(parent), m_monitor(monitor), m_model(monitor),
      m_pane(new TablePane(m_model,
                           {[this](session::SessionId id) { return m_model.rowOf(id); },
                            [this](int row) { return m_model.subject(row); }},
                           m_model.characters(), selection, theme))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pane);
    m_pane->view().setSortingEnabled(true);
    m_pane->view().sortByColumn(SessionsModel::StartedColumn, Qt::DescendingOrder);

    connect(&feed, &ChangeFeed::refreshed, this, &SessionsPage::refresh);
    m_traffic.setSingleShot(true);
    m_traffic.setInterval(trafficInterval);
    connect(&m_traffic, &QTimer::timeout, this, [this] {
        if (m_busy.isEmpty())
            return;
        refreshTraffic();
        m_traffic.start();
    });
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_model.tick(now(m_monitor));
        if (m_model.rowCount() == 0) // it may count down to a retry
            updateHint();
    });
    if (!monitor.isReadOnly())
        m_second.start(1s);
    connect(&monitor, &monitor::Monitor::endpointChanged, this, [this] {
        m_model.renameEndpoints();
        updateHint();
    });
    connect(&monitor, &monitor::Monitor::endpointRemoved, this, &SessionsPage::updateHint);
    connect(m_pane, &TablePane::hintButtonClicked, this, [this] {
        if (m_hint.action == HintAction::NewListener)
            Q_EMIT newListenerWanted();
        else if (m_hint.action == HintAction::StartEndpoint)
            Q_EMIT startWanted(m_hint.endpoint);
    });
    m_model.reload(now(m_monitor));
    updateHint();
}

// What comes, opens and goes is shown at once; counters that run are read four times a second at most.
void SessionsPage::refresh(const monitor::Changes &changes)
{
    m_model.refresh(changes, now(m_monitor));
    for (const session::SessionId id : changes.counted)
        m_busy.insert(id);
    if (!m_traffic.isActive() && !m_busy.isEmpty()) {
        refreshTraffic();
        m_traffic.start();
    }
    if (m_model.rowCount() == 0)
        updateHint();
    Q_EMIT countChanged();
}

void SessionsPage::refreshTraffic()
{
    m_model.count(std::exchange(m_busy, {}), now(m_monitor));
}

void SessionsPage::setEndpoint(std::optional<session::EndpointId> selected)
{
    m_selected = selected;
    updateHint();
}

// In a log the state is a sentence; by now the columns have the widths that were remembered.
void SessionsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_monitor.isReadOnly() || m_model.rowCount() == 0)
        return;
    TableView &view = m_pane->view();
    const int before = view.columnWidth(SessionsModel::StateColumn);
    view.resizeColumnToContents(SessionsModel::StateColumn);
    const int icon = 2 * view.fontMetrics().height(); // and the room around it, which the delegate adds
    view.setColumnWidth(SessionsModel::StateColumn,
                        std::max(before, view.columnWidth(SessionsModel::StateColumn) + icon));
}

void SessionsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model.renameEndpoints();
        m_model.retranslate();
        updateHint();
    }
    QWidget::changeEvent(event);
}

void SessionsPage::updateHint()
{
    m_hint = m_monitor.isReadOnly() ? logSessionsHint() : sessionsHint(m_monitor, m_selected);
    m_pane->setHint(m_hint.hint);
    m_pane->view().setAccessibleName(tr("Live sessions"));
}

} // namespace ui

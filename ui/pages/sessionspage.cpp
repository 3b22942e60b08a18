#include "pages/sessionspage.h"

#include "changefeed.h"
#include "clock.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QVBoxLayout>

namespace ui {

using namespace std::chrono_literals;

SessionsPage::SessionsPage(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                           const Theme &theme, QWidget *parent)
    : QWidget(parent), m_monitor(monitor), m_model(monitor),
      m_pane(new TablePane(
          m_model, [this](session::SessionId id) { return m_model.rowOf(id); }, m_model.characters(),
          selection, theme))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pane);
    m_pane->view().setSortingEnabled(true);
    m_pane->view().sortByColumn(SessionsModel::StartedColumn, Qt::DescendingOrder);

    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        m_model.refresh(changes, now());
        Q_EMIT countChanged();
    });
    connect(&m_second, &QTimer::timeout, this, [this] { m_model.tick(now()); });
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
    m_model.reload(now());
    updateHint();
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
    m_hint = m_monitor.isReadOnly() ? logSessionsHint() : sessionsHint(m_monitor.endpoints());
    m_pane->setHint(m_hint.hint);
    m_pane->view().setAccessibleName(tr("Live sessions"));
}

} // namespace ui

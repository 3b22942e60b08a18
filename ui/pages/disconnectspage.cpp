#include "pages/disconnectspage.h"

#include "changefeed.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QVBoxLayout>

namespace ui {

DisconnectsPage::DisconnectsPage(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
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
    m_pane->view().sortByColumn(DisconnectsModel::TimeColumn, Qt::DescendingOrder);

    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        m_model.refresh(changes);
        updateHint();
        Q_EMIT countChanged();
    });
    connect(&monitor, &monitor::Monitor::endpointChanged, this, [this] {
        m_model.renameEndpoints();
        updateHint();
    });
    connect(&monitor, &monitor::Monitor::endpointRemoved, this, &DisconnectsPage::updateHint);
    connect(m_pane, &TablePane::hintButtonClicked, this, [this] {
        if (m_hint.action == HintAction::NewListener)
            Q_EMIT newListenerWanted();
        else if (m_hint.action == HintAction::StartEndpoint)
            Q_EMIT startWanted(m_hint.endpoint);
    });
    m_model.reload();
    updateHint();
}

void DisconnectsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model.renameEndpoints();
        m_model.retranslate();
        updateHint();
    }
    QWidget::changeEvent(event);
}

void DisconnectsPage::updateHint()
{
    m_hint = m_monitor.isReadOnly() ? logDisconnectsHint()
                                    : disconnectsHint(m_monitor.endpoints(), m_monitor.counts().live > 0);
    m_pane->setHint(m_hint.hint);
    m_pane->view().setAccessibleName(tr("Disconnects"));
}

} // namespace ui

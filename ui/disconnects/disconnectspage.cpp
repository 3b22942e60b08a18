#include "disconnects/disconnectspage.h"

#include "disconnects/causestrip.h"
#include "kit/changefeed.h"
#include "kit/clock.h"
#include "tables/tableview.h"

#include <QEvent>
#include <QVBoxLayout>

namespace ui {

using namespace std::chrono_literals;

DisconnectsPage::DisconnectsPage(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                                 const Theme &theme, QWidget *parent)
    : QWidget(parent), m_monitor(monitor), m_model(monitor), m_strip(new CauseStrip(theme)),
      m_pane(new TablePane(m_model,
                           {[this](session::SessionId id) { return m_model.rowOf(id); },
                            [this](int row) { return m_model.subject(row); }},
                           m_model.characters(), selection, theme))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_pane);
    m_pane->view().setSortingEnabled(true);
    m_pane->view().sortByColumn(DisconnectsModel::TimeColumn, Qt::DescendingOrder);

    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        m_model.refresh(changes);
        if (!changes.paths.isEmpty() && !std::exchange(m_hasPaths, true))
            m_pane->view().setColumnHidden(DisconnectsModel::OriginColumn, false);
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
    connect(&m_second, &QTimer::timeout, this, [this] { m_model.tick(now(m_monitor)); });
    m_recount.setSingleShot(true);
    m_recount.setInterval(200ms);
    connect(&m_recount, &QTimer::timeout, this, &DisconnectsPage::recountCauses);
    connect(m_pane, &TablePane::countsChanged, this, [this] {
        if (!m_recount.isActive())
            m_recount.start();
    });
    connect(m_strip, &CauseStrip::filterWanted, this, &DisconnectsPage::filterWanted);
    m_model.reload();
    updateHint();
    recountCauses();
}

// Of what the filter shows.
void DisconnectsPage::recountCauses()
{
    const TableProxy &proxy = m_pane->proxy();
    QVector<CauseAt> endings;
    endings.reserve(proxy.rowCount());
    for (int i = 0; i < proxy.rowCount(); ++i) {
        const DisconnectRow &row = m_model.row(proxy.sourceRow(i));
        endings.append({row.at, row.cls, row.cause});
    }
    m_strip->setVisible(!endings.isEmpty());
    m_strip->setEndings(endings);
}

void DisconnectsPage::setTimeStyle(TimeStyle style)
{
    m_model.setTimeStyle(style, now(m_monitor));
    if (style == TimeStyle::Relative)
        m_second.start(1s);
    else
        m_second.stop();
}

void DisconnectsPage::setEndpoint(std::optional<session::EndpointId> selected)
{
    m_selected = selected;
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
    m_hint = m_monitor.isReadOnly() ? logDisconnectsHint() : disconnectsHint(m_monitor, m_selected);
    m_pane->setHint(m_hint.hint);
    m_pane->view().setAccessibleName(tr("Disconnects"));
}

} // namespace ui

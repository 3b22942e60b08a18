#include "endpoints/endpointspanel.h"

#include "endpoints/endpointactions.h"
#include "endpoints/endpointdelegate.h"
#include "kit/changefeed.h"
#include "kit/endpointnames.h"
#include "query/filter.h"
#include "theme/letters.h"
#include "theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QListView>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int narrowest = 34; // characters of width: a name and a state

} // namespace

EndpointsPanel::EndpointsPanel(monitor::Monitor &monitor, ChangeFeed &feed, EndpointActions &actions,
                               const Theme &theme, QWidget *parent)
    : QWidget(parent), m_model(monitor), m_actions(actions), m_list(new QListView), m_new(new QToolButton),
      m_only(new QAction(theme.icon(u"filters"_s), {}, this))
{
    m_list->setObjectName(u"endpoints"_s);
    m_list->setModel(&m_model);
    auto *delegate = new EndpointDelegate(m_model, theme, this);
    m_list->setItemDelegate(delegate);
    connect(&monitor, &monitor::Monitor::endpointChanged, delegate,
            [delegate] { Q_EMIT delegate->sizeHintChanged({}); });
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addAction(m_only);
    m_list->addActions(actions.all());
    connect(m_only, &QAction::triggered, this, &EndpointsPanel::showOnlyCurrent);
    connect(m_list, &QListView::activated, this, &EndpointsPanel::showOnlyCurrent);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    auto *bar = new QToolBar;
    bar->setIconSize({16, 16});
    auto *menu = new QMenu(bar);
    menu->setToolTipsVisible(true);
    menu->addActions(actions.makers());
    m_new->setObjectName(u"newEndpoint"_s);
    m_new->setIcon(theme.icon(u"add"_s));
    m_new->setMenu(menu);
    m_new->setPopupMode(QToolButton::InstantPopup);
    m_new->setFocusPolicy(Qt::TabFocus);
    bar->addWidget(m_new);
    bar->addActions(actions.ofOne());
    setMinimumWidth(letterWidth(fontMetrics()) * narrowest);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_list);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &EndpointsPanel::followCurrent);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this](const auto &, int first) {
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model.index(first));
    });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &EndpointsPanel::followCurrent);
    connect(&feed, &ChangeFeed::refreshed, this, [this] { m_model.recount(); });
    connect(&m_second, &QTimer::timeout, this, [this] { m_model.recount(); }); // retries come nearer
    m_second.start(1s);
    connect(&actions, &EndpointActions::added, this, &EndpointsPanel::select);
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0));
    retranslate();
}

void EndpointsPanel::addMaker(QAction *action)
{
    m_new->menu()->addSeparator();
    m_new->menu()->addAction(action);
}

void EndpointsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EndpointsPanel::retranslate()
{
    m_list->setAccessibleName(tr("Endpoints"));
    m_new->setToolTip(tr("New endpoint"));
    m_new->setAccessibleName(tr("New endpoint"));
    m_only->setText(tr("Show &Only Its Sessions"));
    m_model.retranslate();
}

void EndpointsPanel::followCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    m_actions.setCurrent(current.isValid() ? std::optional(m_model.row(current.row()).status.id)
                                           : std::nullopt);
}

void EndpointsPanel::showOnlyCurrent()
{
    if (const QModelIndex current = m_list->currentIndex(); current.isValid())
        Q_EMIT filterWanted(u"endpoint="_s + query::quoted(endpointName(m_model.row(current.row()).status)));
}

void EndpointsPanel::select(session::EndpointId id)
{
    if (const int row = m_model.rowOf(id); row >= 0)
        m_list->setCurrentIndex(m_model.index(row));
}

} // namespace ui

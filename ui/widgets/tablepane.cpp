#include "widgets/tablepane.h"

#include "models/roles.h"
#include "models/textfilter.h"
#include "selection.h"
#include "theme/theme.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QScopedValueRollback>
#include <QStackedLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

TablePane::TablePane(QAbstractItemModel &model, std::function<int(session::SessionId)> rowOf,
                     std::span<const int> characters, Selection &selection, const Theme &theme,
                     QWidget *parent)
    : QWidget(parent), m_rowOf(std::move(rowOf)), m_selection(selection)
{
    m_proxy.setSourceModel(&model);
    m_view = new TableView(m_proxy, theme);
    m_view->setColumnCharacters(characters);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty = new EmptyState(theme);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TablePane::takeSelection);
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { Q_EMIT menuWanted(m_view->viewport()->mapToGlobal(at)); });
    connect(&m_selection, &Selection::changed, this, [this] { followSelection(isVisible()); });
    connect(&m_selection, &Selection::narrowed, this, &TablePane::applyFilter);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] {
        if (m_proxy.sourceModel()->rowCount() == 0) {
            Q_EMIT hintButtonClicked();
            return;
        }
        m_selection.setSpan({});
        m_selection.setScope({});
        Q_EMIT clearFilterWanted();
    });
    connect(&theme, &Theme::changed, this, &TablePane::updateEmptyState);
    connect(&m_proxy, &QAbstractItemModel::rowsInserted, this, [this] {
        updateEmptyState();
        followSelection(false);
    });
    connect(&m_proxy, &QAbstractItemModel::rowsRemoved, this, &TablePane::updateEmptyState);
    connect(&m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        updateEmptyState();
        followSelection(false);
    });
    updateEmptyState();
}

void TablePane::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    applyFilter();
}

// The words of the filter, the range of the timeline and the sessions of a finding: a row must fit all.
void TablePane::applyFilter()
{
    TableProxy::Filter fits = textFilter(m_filter);
    if (m_selection.span() || m_selection.scope()) {
        fits = [span = m_selection.span(), scope = m_selection.scope(),
                words = std::move(fits)](const QModelIndex &row) {
            const QVariant end = row.data(EndRole);
            if (scope && !scope->ids.contains(session::SessionId(row.data(IdRole).toULongLong())))
                return false;
            if (span && !span->touches(session::Stamp(row.data(BeginRole).toLongLong()),
                                       end.isValid() ? session::Stamp(end.toLongLong()) : span->until))
                return false;
            return !words || words(row);
        };
    }
    m_proxy.setFilter(std::move(fits));
    updateEmptyState();
    followSelection(false);
}

void TablePane::setHint(const Hint &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    updateEmptyState();
}

void TablePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    followSelection(true);
}

void TablePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateEmptyState();
    QWidget::changeEvent(event);
}

void TablePane::followSelection(bool reveal)
{
    QVector<int> rows;
    for (const session::SessionId id : m_selection.ids()) {
        if (const int row = m_rowOf(id); row >= 0)
            rows.append(row);
    }
    const QScopedValueRollback following(m_following, true);
    m_view->selectSourceRows(rows, reveal);
}

// A row that leaves (its session has ended, or the filter hides it) does not end the user's interest in it.
void TablePane::takeSelection()
{
    if (m_following)
        return;
    QVector<session::SessionId> ids;
    for (const quint64 id : m_view->selectedIds())
        ids.append(session::SessionId(id));
    const QModelIndex current = m_view->currentIndex();
    const auto isGone = [this](session::SessionId id) {
        const int row = m_rowOf(id);
        return row < 0 || !m_proxy.mapFromSource(m_proxy.sourceModel()->index(row, 0)).isValid();
    };
    const auto &before = m_selection.ids();
    if (ids.isEmpty() && (!current.isValid() || std::any_of(before.begin(), before.end(), isGone)))
        return;
    m_selection.set(ids);
}

void TablePane::updateEmptyState()
{
    if (m_proxy.rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    const bool filtered = m_proxy.sourceModel()->rowCount() > 0;
    m_empty->show(
        filtered
            ? Hint{u"search"_s,
                   tr("Nothing matches the filter"),
                   m_selection.span() || m_selection.scope()
                       ? tr("Rows hidden by the filter, the range or the finding chosen: %1")
                             .arg(m_proxy.sourceModel()->rowCount())
                       : tr("Rows hidden by “%1”: %2").arg(m_filter).arg(m_proxy.sourceModel()->rowCount()),
                   {},
                   {},
                   {},
                   tr("Clear filter")}
            : m_hint);
    m_stack->setCurrentWidget(m_empty);
}

} // namespace ui

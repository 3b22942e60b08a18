#include "tables/tablepane.h"

#include "kit/roles.h"
#include "kit/selection.h"
#include "tables/tableview.h"
#include "theme/theme.h"

#include <QEvent>
#include <QScopedValueRollback>
#include <QSet>
#include <QStackedLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

TablePane::TablePane(QAbstractItemModel &model, RowAccess access, std::span<const int> characters,
                     Selection &selection, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_access(std::move(access)), m_selection(selection)
{
    m_proxy.setSourceModel(&model);
    // Before the view has its own: rows that come, go or move change nothing of the selection, which is of
    // sessions.
    using Model = QAbstractItemModel;
    const auto begin = [this] { m_moving = true; };
    connect(&m_proxy, &Model::rowsAboutToBeInserted, this, begin);
    connect(&m_proxy, &Model::rowsAboutToBeRemoved, this, begin);
    connect(&m_proxy, &Model::layoutAboutToBeChanged, this, begin);
    m_view = new TableView(m_proxy, theme);
    m_view->setColumnCharacters(characters);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty = new EmptyState(theme);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TablePane::takeSelection);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TablePane::onMenu);
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
    connect(
        &m_proxy, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
            m_moving = false;
            onCount();
            const auto &ids = m_selection.ids();
            const QSet<session::SessionId> chosen(ids.begin(), ids.end());
            for (int row = first; row <= last && !chosen.isEmpty(); ++row) {
                if (chosen.contains(session::SessionId(m_proxy.index(row, 0).data(IdRole).toULongLong()))) {
                    followSelection(false);
                    return;
                }
            }
        });
    connect(&m_proxy, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_moving = false;
        onCount();
    });
    connect(&m_proxy, &Model::layoutChanged, this, [this] { m_moving = false; });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TablePane::onCount);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &TablePane::onCount);
    connect(&m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        onCount();
        followSelection(false);
    });
    updateEmptyState();
}

void TablePane::setFilter(const query::Filter &filter, const QString &text)
{
    m_filter = text;
    m_query = filter;
    applyFilter();
}

void TablePane::setColours(const QVector<ColourRule> &rules)
{
    m_rules = rules;
    auto *cells = static_cast<CellDelegate *>(m_view->itemDelegate());
    cells->setMarks({});
    if (!rules.isEmpty())
        cells->setMarks([this](const QModelIndex &row) { return markOf(row); });
    m_view->viewport()->update();
}

RowMark TablePane::markOf(const QModelIndex &row) const
{
    if (m_rules.isEmpty())
        return {};
    const query::Subject subject = m_access.subject(m_proxy.mapToSource(row).row());
    for (const ColourRule &rule : m_rules) {
        if (rule.filter.matches(subject))
            return {rule.colour, rule.name};
    }
    return {};
}

// The filter, the range of the timeline and the sessions of a finding: a row must fit all.
void TablePane::applyFilter()
{
    const auto span = m_selection.span();
    const auto scope = m_selection.scope();
    if (m_query.matchesAll() && !span && !scope) {
        m_proxy.setFilter({});
    } else {
        const auto fits = [this, span, scope](const QModelIndex &row) {
            if (scope && !scope->ids.contains(session::SessionId(row.data(IdRole).toULongLong())))
                return false;
            if (span) {
                const QVariant end = row.data(EndRole);
                if (!span->touches(session::Stamp(row.data(BeginRole).toLongLong()),
                                   end.isValid() ? session::Stamp(end.toLongLong()) : span->until))
                    return false;
            }
            return m_query.matchesAll() || m_query.matches(m_access.subject(row.row()));
        };
        m_proxy.setFilter(fits, m_query.asksWhatMoves());
    }
    onCount();
    followSelection(false);
}

void TablePane::onCount()
{
    updateEmptyState();
    Q_EMIT countsChanged(m_proxy.rowCount(), m_proxy.sourceModel()->rowCount());
}

// Of the latest rows only: who types must not wait.
QStringList TablePane::seenValues(const QString &field) const
{
    constexpr int lookedAt = 2000;
    constexpr qsizetype most = 40;
    const QAbstractItemModel &model = *m_proxy.sourceModel();
    int column = model.columnCount() - 1;
    while (column >= 0 && model.headerData(column, Qt::Horizontal, FieldRole).toString() != field)
        --column;
    if (column < 0)
        return {};
    QHash<QString, int> counts;
    for (int row = model.rowCount() - 1, left = lookedAt; row >= 0 && left > 0; --row, --left)
        ++counts[model.index(row, column).data(RawRole).toString()];
    counts.remove(QString());
    QStringList values = counts.keys();
    std::sort(values.begin(), values.end(), [&counts](const QString &a, const QString &b) {
        return std::pair(-counts[a], a) < std::pair(-counts[b], b);
    });
    return values.mid(0, most);
}

// The menu key asks for the current cell, the mouse for the one below it.
void TablePane::onMenu(const QPoint &at)
{
    const QModelIndex below = m_view->indexAt(at);
    // By key it may be one that only has the focus; what the menu offers is done to the selection.
    if (below.isValid() && !m_view->selectionModel()->isSelected(below))
        m_view->selectionModel()->setCurrentIndex(below, QItemSelectionModel::ClearAndSelect |
                                                             QItemSelectionModel::Rows);
    const QString field = m_proxy.headerData(below.column(), Qt::Horizontal, FieldRole).toString();
    Q_EMIT menuWanted(m_view->viewport()->mapToGlobal(at),
                      below.isValid() ? cellFilters(field, below.data(RawRole)) : QVector<CellFilter>());
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
        if (const int row = m_access.rowOf(id); row >= 0)
            rows.append(row);
    }
    const QScopedValueRollback following(m_following, true);
    m_view->selectSourceRows(rows, reveal);
}

// A row that leaves (its session has ended, or the filter hides it) does not end the user's interest in it.
void TablePane::takeSelection()
{
    if (m_following || m_moving)
        return;
    QVector<session::SessionId> ids;
    for (const quint64 id : m_view->selectedIds())
        ids.append(session::SessionId(id));
    const QModelIndex current = m_view->currentIndex();
    const auto isGone = [this](session::SessionId id) {
        const int row = m_access.rowOf(id);
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
    m_empty->show(filtered
                      ? Hint{u"search"_s,
                             tr("Nothing matches the filter"),
                             m_selection.span() || m_selection.scope()
                                 ? tr("Rows hidden by the filter, the range or the finding chosen: %1")
                                       .arg(m_proxy.sourceModel()->rowCount())
                                 : tr("Rows hidden by “%1”: %2")
                                       .arg(m_filter, QString::number(m_proxy.sourceModel()->rowCount())),
                             {},
                             {},
                             {},
                             tr("Clear filter")}
                      : m_hint);
    m_stack->setCurrentWidget(m_empty);
}

} // namespace ui

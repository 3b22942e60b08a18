// Sorts and filters a flat table by raw values (SortRole), stably. Whatever a batch does to the source costs
// the views at most one insertion, one removal, one move and one dataChanged, however scattered the rows are.
// What changes all the time (dataChanged that names roles, and not FilterRole) moves and hides rows twice a
// second at most: nobody can read rows that jump more often.
#pragma once

#include "tables/sortkey.h"

#include <QAbstractProxyModel>
#include <QTimer>

#include <functional>
#include <vector>

namespace ui {

class TableProxy final : public QAbstractProxyModel
{
    Q_OBJECT
public:
    /// Whether the source row of that index (column 0) is shown.
    using Filter = std::function<bool(const QModelIndex &sourceRow)>;

    explicit TableProxy(QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *model) override;
    /// An empty function shows everything. `follows`: it asks for what changes all the time.
    void setFilter(Filter filter, bool follows = false);
    /// Column −1: in the order of the source.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    /// While paused no row comes and none moves; what ends or no longer fits is looked at again afterwards.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// Rows that would have come while paused.
    [[nodiscard]] int heldBack() const { return m_heldBack; }

    [[nodiscard]] int sourceRow(int row) const { return m_rows[std::size_t(row)]; }
    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &) const override { return {}; }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override
    {
        return !parent.isValid() && rowCount() > 0;
    }

Q_SIGNALS:
    void heldBackChanged();
    void pausedChanged(bool paused);

private:
    void onDataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void onRowsInserted(int first, int last);
    void onRowsAboutToBeRemoved(int first, int last);
    void onRowsRemoved(int first, int last);
    void onLayoutAboutToBeChanged();
    void onLayoutChanged();
    void catchUp();
    void refilter();
    void rebuild();
    void readKeys(int first, int last);
    [[nodiscard]] bool accepts(int sourceRow) const;
    [[nodiscard]] bool comesBefore(int a, int b) const;
    void show(std::vector<int> sourceRows);
    void hide(const std::vector<bool> &doomed);
    void resort();
    /// Puts the rows into that order and tells the views where each went.
    void reorder(std::vector<int> order);
    void renumber();

    Filter m_filter;
    bool m_filterFollows = false;
    bool m_paused = false;
    int m_heldBack = 0;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<int> m_rows;     ///< source row of each shown row, in order
    std::vector<int> m_places;   ///< shown row of each source row; −1 if hidden
    std::vector<SortKey> m_keys; ///< sort key of each source row; empty without a sort column
    QTimer m_catchUp;            ///< runs while the order or the filter lags behind what changes all the time
    bool m_keysLag = false, m_filterLags = false;
    std::vector<QPersistentModelIndex> m_beforeLayout;
};

} // namespace ui

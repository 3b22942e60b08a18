#include "tables/tableproxy.h"

#include "kit/roles.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ui {

namespace {

constexpr std::chrono::milliseconds lag{500};

} // namespace

TableProxy::TableProxy(QObject *parent) : QAbstractProxyModel(parent)
{
    m_catchUp.setSingleShot(true);
    m_catchUp.setInterval(lag);
    connect(&m_catchUp, &QTimer::timeout, this, &TableProxy::catchUp);
}

void TableProxy::setSourceModel(QAbstractItemModel *model)
{
    beginResetModel();
    if (sourceModel())
        sourceModel()->disconnect(this);
    QAbstractProxyModel::setSourceModel(model);
    connect(model, &QAbstractItemModel::dataChanged, this, &TableProxy::onDataChanged);
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const auto &, int a, int b) { onRowsInserted(a, b); });
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const auto &, int a, int b) { onRowsAboutToBeRemoved(a, b); });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const auto &, int a, int b) { onRowsRemoved(a, b); });
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &TableProxy::onLayoutAboutToBeChanged);
    connect(model, &QAbstractItemModel::layoutChanged, this, &TableProxy::onLayoutChanged);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        rebuild();
        endResetModel();
    });
    connect(model, &QAbstractItemModel::headerDataChanged, this, &TableProxy::headerDataChanged);
    rebuild();
    endResetModel();
}

void TableProxy::setFilter(Filter filter, bool follows)
{
    m_filter = std::move(filter);
    m_filterFollows = follows;
    refilter();
}

void TableProxy::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (!paused) {
        m_heldBack = 0;
        m_keysLag = m_filterLags = false;
        readKeys(0, int(m_places.size()) - 1);
        refilter();
        resort();
        Q_EMIT heldBackChanged();
    }
    Q_EMIT pausedChanged(paused);
}

void TableProxy::refilter()
{
    std::vector<bool> doomed(m_rows.size());
    std::vector<int> shown;
    for (int row = 0; row < int(m_places.size()); ++row) {
        const int place = m_places[std::size_t(row)];
        const bool accepted = accepts(row);
        if (place >= 0 && !accepted)
            doomed[std::size_t(place)] = true;
        else if (place < 0 && accepted)
            shown.push_back(row);
    }
    hide(doomed);
    show(std::move(shown));
}

void TableProxy::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    m_keys.clear();
    readKeys(0, int(m_places.size()) - 1);
    resort();
}

QModelIndex TableProxy::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid() || proxyIndex.row() >= int(m_rows.size()))
        return {};
    return sourceModel()->index(m_rows[std::size_t(proxyIndex.row())], proxyIndex.column());
}

QModelIndex TableProxy::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid() || sourceIndex.row() >= int(m_places.size()))
        return {};
    const int place = m_places[std::size_t(sourceIndex.row())];
    return place < 0 ? QModelIndex() : createIndex(place, sourceIndex.column());
}

QModelIndex TableProxy::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int TableProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TableProxy::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !sourceModel() ? 0 : sourceModel()->columnCount();
}

void TableProxy::onDataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    const bool always = !roles.isEmpty() && !roles.contains(FilterRole);
    const bool filterChanges = m_filter && !always;
    const bool keysChange = m_sortColumn >= first.column() && m_sortColumn <= last.column() &&
                            (roles.isEmpty() || roles.contains(SortRole));
    std::vector<bool> doomed(filterChanges ? m_rows.size() : 0);
    std::vector<int> shown;
    int low = int(m_rows.size()), high = -1;
    for (int row = first.row(); row <= last.row(); ++row) {
        const int place = m_places[std::size_t(row)];
        if (place >= 0)
            low = std::min(low, place), high = std::max(high, place);
        if (!filterChanges)
            continue;
        const bool accepted = accepts(row);
        if (place >= 0 && !accepted)
            doomed[std::size_t(place)] = true;
        else if (place < 0 && accepted)
            shown.push_back(row);
    }
    if (high >= 0)
        Q_EMIT dataChanged(index(low, first.column()), index(high, last.column()), roles);
    if (m_paused)
        return;
    if (always) {
        m_keysLag |= keysChange;
        m_filterLags |= m_filterFollows;
        if ((m_keysLag || m_filterLags) && !m_catchUp.isActive())
            m_catchUp.start();
        return;
    }
    if (keysChange)
        readKeys(first.row(), last.row());
    if (filterChanges) {
        hide(doomed);
        show(std::move(shown));
    }
    if (keysChange)
        resort();
}

void TableProxy::catchUp()
{
    m_catchUp.stop();
    if (m_paused)
        return;
    if (std::exchange(m_keysLag, false)) {
        readKeys(0, int(m_places.size()) - 1);
        resort();
    }
    if (std::exchange(m_filterLags, false) && m_filterFollows)
        refilter();
}

void TableProxy::onRowsInserted(int first, int last)
{
    const int count = last - first + 1;
    for (int &row : m_rows) {
        if (row >= first)
            row += count;
    }
    m_places.insert(m_places.begin() + first, std::size_t(count), -1);
    if (m_sortColumn >= 0)
        m_keys.insert(m_keys.begin() + first, std::size_t(count), SortKey());
    readKeys(first, last);
    std::vector<int> shown;
    for (int row = first; row <= last; ++row) {
        if (accepts(row))
            shown.push_back(row);
    }
    if (m_paused && !shown.empty()) {
        m_heldBack += int(shown.size());
        Q_EMIT heldBackChanged();
        return;
    }
    show(std::move(shown));
}

// The rows leave the views while the source still has them.
void TableProxy::onRowsAboutToBeRemoved(int first, int last)
{
    std::vector<bool> doomed(m_rows.size());
    for (int row = first; row <= last; ++row) {
        if (const int place = m_places[std::size_t(row)]; place >= 0)
            doomed[std::size_t(place)] = true;
    }
    hide(doomed);
}

void TableProxy::onRowsRemoved(int first, int last)
{
    const int count = last - first + 1;
    for (int &row : m_rows) {
        if (row > last)
            row -= count;
    }
    m_places.erase(m_places.begin() + first, m_places.begin() + last + 1);
    if (m_sortColumn >= 0)
        m_keys.erase(m_keys.begin() + first, m_keys.begin() + last + 1);
    renumber();
}

void TableProxy::onLayoutAboutToBeChanged()
{
    m_beforeLayout.clear();
    m_beforeLayout.reserve(m_rows.size());
    for (const int row : m_rows)
        m_beforeLayout.emplace_back(sourceModel()->index(row, 0));
}

// The source has moved its rows; ours stay where they are but have other numbers there.
void TableProxy::onLayoutChanged()
{
    for (std::size_t i = 0; i < m_beforeLayout.size(); ++i)
        m_rows[i] = m_beforeLayout[i].row();
    m_beforeLayout.clear();
    m_keys.clear();
    readKeys(0, int(m_places.size()) - 1);
    renumber();
    resort();
}

void TableProxy::rebuild()
{
    m_rows.clear();
    m_keys.clear();
    m_places.assign(std::size_t(sourceModel()->rowCount()), -1);
    readKeys(0, int(m_places.size()) - 1);
    for (int row = 0; row < int(m_places.size()); ++row) {
        if (accepts(row))
            m_rows.push_back(row);
    }
    std::sort(m_rows.begin(), m_rows.end(), [this](int a, int b) { return comesBefore(a, b); });
    renumber();
}

void TableProxy::readKeys(int first, int last)
{
    if (m_sortColumn < 0)
        return;
    m_keys.resize(m_places.size());
    for (int row = first; row <= last; ++row)
        m_keys[std::size_t(row)] = SortKey(sourceModel()->index(row, m_sortColumn).data(SortRole));
}

bool TableProxy::accepts(int sourceRow) const
{
    return !m_filter || m_filter(sourceModel()->index(sourceRow, 0));
}

// Equal values keep the order of the source, in both directions. Absent values come last, in both directions.
bool TableProxy::comesBefore(int a, int b) const
{
    if (m_sortColumn < 0)
        return a < b;
    const SortKey &left = m_keys[std::size_t(a)];
    const SortKey &right = m_keys[std::size_t(b)];
    if (left.isAbsent() != right.isAbsent())
        return right.isAbsent();
    const int order = compare(left, right);
    if (order == 0)
        return a < b;
    return (order < 0) == (m_sortOrder == Qt::AscendingOrder);
}

void TableProxy::show(std::vector<int> sourceRows)
{
    if (sourceRows.empty())
        return;
    const auto before = [this](int a, int b) { return comesBefore(a, b); };
    std::sort(sourceRows.begin(), sourceRows.end(), before);
    const auto gap = std::lower_bound(m_rows.begin(), m_rows.end(), sourceRows.front(), before);
    const bool together = gap == m_rows.end() || before(sourceRows.back(), *gap);
    const auto at = together ? gap : m_rows.end();
    const int place = int(at - m_rows.begin());
    beginInsertRows({}, place, place + int(sourceRows.size()) - 1);
    m_rows.insert(at, sourceRows.begin(), sourceRows.end());
    renumber();
    endInsertRows();
    if (!together)
        resort();
}

void TableProxy::hide(const std::vector<bool> &doomed)
{
    const int gone = int(std::count(doomed.begin(), doomed.end(), true));
    if (gone == 0)
        return;
    int first = int(std::find(doomed.begin(), doomed.end(), true) - doomed.begin());
    const auto begin = doomed.begin() + first;
    if (!std::all_of(begin, begin + gone, [](bool d) { return d; })) {
        std::vector<int> order;
        order.reserve(m_rows.size());
        for (const bool pass : {false, true}) {
            for (std::size_t i = 0; i < m_rows.size(); ++i) {
                if (doomed[i] == pass)
                    order.push_back(m_rows[i]);
            }
        }
        reorder(std::move(order));
        first = int(m_rows.size()) - gone;
    }
    beginRemoveRows({}, first, first + gone - 1);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + gone);
    renumber();
    endRemoveRows();
}

void TableProxy::resort()
{
    const auto before = [this](int a, int b) { return comesBefore(a, b); };
    if (std::is_sorted(m_rows.begin(), m_rows.end(), before))
        return;
    std::vector<int> order = m_rows;
    std::sort(order.begin(), order.end(), before);
    reorder(std::move(order));
}

void TableProxy::reorder(std::vector<int> order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> sources;
    sources.reserve(std::size_t(before.size()));
    for (const QModelIndex &old : before)
        sources.push_back(m_rows[std::size_t(old.row())]);
    m_rows = std::move(order);
    renumber();
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(createIndex(m_places[std::size_t(sources[std::size_t(i)])], before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void TableProxy::renumber()
{
    std::fill(m_places.begin(), m_places.end(), -1);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_places[std::size_t(m_rows[i])] = int(i);
}

} // namespace ui

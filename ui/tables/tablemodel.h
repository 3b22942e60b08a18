// A table is a list of rows and a table of columns. The boring questions of a Qt model are answered here
// once; a concrete model names its columns and decides when rows come, change and go.
#pragma once

#include "kit/roles.h"

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QVector>

#include <algorithm>
#include <span>
#include <vector>

namespace ui {

template <class Row>
struct Column
{
    const char *title; ///< source text, in the model's translation context
    Qt::Alignment alignment;
    int characters; ///< width at first sight
    QString (*text)(const Row &);
    QVariant (*sortKey)(const Row &);
    Tone (*tone)(const Row &) = nullptr;
    const char *(*icon)(const Row &) = nullptr; ///< icon name; nullptr for none
    const char *field = nullptr;                ///< see FieldRole
    QVariant (*raw)(const Row &) = nullptr;     ///< see RawRole; nullptr: the text
    bool hidden = false;                        ///< at first sight
};

template <class Row>
class TableModel : public QAbstractTableModel
{
public:
    /// `columns` must outlive the model; `context` is the translation context of the titles.
    TableModel(std::span<const Column<Row>> columns, const char *context, QObject *parent)
        : QAbstractTableModel(parent), m_columns(columns), m_context(context)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Column<Row> &column = m_columns[std::size_t(index.column())];
        const Row &row = m_rows[std::size_t(index.row())];
        switch (role) {
        case Qt::DisplayRole:
            return text(row, index.column());
        case Qt::ToolTipRole:
            return toolTip(row, index.column());
        case Qt::TextAlignmentRole:
            return int(column.alignment | Qt::AlignVCenter);
        case SortRole:
            return column.sortKey(row);
        case ToneRole:
            return column.tone && column.tone(row) != Tone::None ? QVariant(int(column.tone(row)))
                                                                 : QVariant();
        case IconRole:
            return column.icon ? QVariant(QString::fromLatin1(column.icon(row))) : QVariant();
        case RawRole:
            return column.raw ? column.raw(row) : QVariant(column.text(row));
        case SparkRole:
            return spark(row, index.column());
        case IdRole:
            return idOf(row);
        case BeginRole:
            return beginOf(row);
        case EndRole:
            return endOf(row);
        }
        return {};
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column<Row> &column = m_columns[std::size_t(section)];
        if (role == Qt::DisplayRole)
            return QCoreApplication::translate(m_context, column.title);
        if (role == Qt::TextAlignmentRole)
            return int(column.alignment | Qt::AlignVCenter);
        if (role == FieldRole)
            return QString::fromLatin1(column.field);
        if (role == HiddenRole)
            return column.hidden;
        return {};
    }

    [[nodiscard]] const Row &row(int index) const { return m_rows[std::size_t(index)]; }
    /// Widths of the columns at first sight.
    [[nodiscard]] std::vector<int> characters() const
    {
        std::vector<int> widths;
        for (const Column<Row> &column : m_columns)
            widths.push_back(column.characters);
        return widths;
    }

    /// Titles and texts in the language of now.
    void retranslate()
    {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

protected:
    virtual QVariant idOf(const Row &) const { return {}; }
    virtual QVariant beginOf(const Row &) const { return {}; }
    virtual QVariant endOf(const Row &) const { return {}; }
    /// See SparkRole.
    virtual QVariant spark(const Row &, int) const { return {}; }
    virtual QString text(const Row &row, int column) const
    {
        return m_columns[std::size_t(column)].text(row);
    }
    virtual QVariant toolTip(const Row &row, int column) const { return text(row, column); }

    [[nodiscard]] std::vector<Row> &rows() { return m_rows; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    void replaceRows(std::vector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

    void appendRows(std::vector<Row> added)
    {
        if (added.empty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
        std::move(added.begin(), added.end(), std::back_inserter(m_rows));
        endInsertRows();
    }

    /// Takes rows away in one removal however scattered they are: they are moved to the end first. `doomed`
    /// by row.
    void removeRowsWhere(const std::vector<bool> &doomed)
    {
        const int total = rowCount();
        const int gone = int(std::count(doomed.begin(), doomed.end(), true));
        if (gone == 0)
            return;
        const int first = int(std::find(doomed.begin(), doomed.end(), true) - doomed.begin());
        const bool together =
            std::all_of(doomed.begin() + first, doomed.begin() + first + gone, [](bool d) { return d; });
        if (!together)
            moveToEnd(doomed);
        const int from = together ? first : total - gone;
        beginRemoveRows({}, from, from + gone - 1);
        m_rows.erase(m_rows.begin() + from, m_rows.begin() + from + gone);
        endRemoveRows();
    }

private:
    void moveToEnd(const std::vector<bool> &doomed)
    {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        std::vector<int> newPlace(m_rows.size());
        std::vector<Row> sorted;
        sorted.reserve(m_rows.size());
        for (const bool pass : {false, true}) {
            for (std::size_t i = 0; i < m_rows.size(); ++i) {
                if (doomed[i] != pass)
                    continue;
                newPlace[i] = int(sorted.size());
                sorted.push_back(std::move(m_rows[i]));
            }
        }
        m_rows = std::move(sorted);
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        after.reserve(before.size());
        for (const QModelIndex &old : before)
            after.append(index(newPlace[std::size_t(old.row())], old.column()));
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }

    std::span<const Column<Row>> m_columns;
    const char *m_context;
    std::vector<Row> m_rows;
};

} // namespace ui

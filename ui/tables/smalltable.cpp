#include "tables/smalltable.h"

#include "base/visible.h"

#include "tables/celldelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

constexpr int padding = 8, mostLines = 4;
constexpr int leastLast = 28; // characters

} // namespace

SmallTable::SmallTable(QAbstractItemModel &model, std::vector<int> characters, const Theme &theme,
                       QWidget *parent)
    : QTableView(parent), m_characters(std::move(characters))
{
    setModel(&model);
    setItemDelegate(new CellDelegate(theme, this));
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrap(true);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(fontMetrics().height() + padding);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + padding);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitColumns();
    connect(&model, &QAbstractItemModel::modelReset, this, &SmallTable::fit);
    connect(&model, &QAbstractItemModel::dataChanged, this, &SmallTable::fit);
}

QSize SmallTable::sizeHint() const
{
    const int bar =
        horizontalScrollBarPolicy() == Qt::ScrollBarAsNeeded ? horizontalScrollBar()->sizeHint().height() : 0;
    return {200,
            horizontalHeader()->sizeHint().height() + verticalHeader()->length() + bar + 2 * frameWidth()};
}

void SmallTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

// The page scrolls, not we.
void SmallTable::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void SmallTable::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTableView::keyPressEvent(event);
        return;
    }
    QStringList lines;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells.append(base::visible(row.siblingAtColumn(column).data().toString()));
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

// Each as wide as what stands in it, the last one takes the rest; where that is too little to be read, the
// table scrolls sideways rather than break words into towers.
void SmallTable::fitColumns()
{
    const int letter = fontMetrics().horizontalAdvance(u'0'), last = int(m_characters.size()) - 1;
    int room = viewport()->width();
    for (int column = 0; column < last; ++column) {
        const int most = (m_characters[std::size_t(column)] + 2) * letter;
        const int wanted =
            std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)) + letter;
        setColumnWidth(column, model()->rowCount() > 0 ? std::min(most, wanted) : most);
        room -= isColumnHidden(column) ? 0 : columnWidth(column);
    }
    const int least = std::min(m_characters[std::size_t(last)], leastLast) * letter;
    setColumnWidth(last, std::max(room, least));
    setHorizontalScrollBarPolicy(room < least ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void SmallTable::fit()
{
    fitColumns();
    resizeRowsToContents();
    const int most = fontMetrics().lineSpacing() * mostLines + padding;
    for (int row = 0; row < model()->rowCount(); ++row)
        setRowHeight(row, std::min(most, rowHeight(row) + padding / 2));
    updateGeometry();
}

} // namespace ui

#include "tables/smalltable.h"

#include "tables/celldelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace ui {

SmallTable::SmallTable(QAbstractItemModel &model, std::vector<int> characters, const Theme &theme,
                       QWidget *parent)
    : QTableView(parent)
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
    verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 4);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    const int width = fontMetrics().horizontalAdvance(u'0'), last = int(characters.size()) - 1;
    for (int column = 0; column < last; ++column)
        setColumnWidth(column, (characters[std::size_t(column)] + 2) * width);
    horizontalHeader()->setSectionResizeMode(last, QHeaderView::Stretch);
    connect(&model, &QAbstractItemModel::modelReset, this, &SmallTable::fit);
    connect(&model, &QAbstractItemModel::dataChanged, this, &SmallTable::fit);
}

QSize SmallTable::sizeHint() const
{
    return {200, horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2 * frameWidth()};
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
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void SmallTable::fit()
{
    resizeRowsToContents();
    updateGeometry();
}

} // namespace ui

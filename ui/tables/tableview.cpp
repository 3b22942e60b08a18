#include "tables/tableview.h"

#include "kit/roles.h"
#include "tables/celldelegate.h"
#include "tables/tableproxy.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace ui {

TableView::TableView(TableProxy &proxy, const Theme &theme, QWidget *parent)
    : QTableView(parent), m_proxy(proxy)
{
    setModel(&proxy);
    setItemDelegate(new CellDelegate(theme, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &TableView::showHeaderMenu);
    fitRowHeight();

    using Model = QAbstractItemModel;
    connect(&proxy, &Model::rowsAboutToBeInserted, this, &TableView::holdPlace);
    connect(&proxy, &Model::rowsAboutToBeRemoved, this, &TableView::holdPlace);
    connect(&proxy, &Model::layoutAboutToBeChanged, this, &TableView::holdPlace);
    connect(&proxy, &Model::rowsRemoved, this, &TableView::keepPlace);
    connect(&proxy, &Model::layoutChanged, this, &TableView::keepPlace);
    connect(verticalScrollBar(), &QAbstractSlider::sliderMoved, this, [this] { follow(false); });
    // A notice that comes below takes some of the table's height.
    connect(verticalScrollBar(), &QAbstractSlider::rangeChanged, this, &TableView::showNewest);
}

void TableView::setColumnCharacters(std::span<const int> characters)
{
    m_characters.assign(characters.begin(), characters.end());
    resetColumns();
}

void TableView::resetColumns()
{
    const int width = fontMetrics().horizontalAdvance(u'0');
    for (int column = 0; column < int(m_characters.size()); ++column) {
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        setColumnHidden(column, model()->headerData(column, Qt::Horizontal, HiddenRole).toBool());
        setColumnWidth(column, (m_characters[std::size_t(column)] + 2) * width);
    }
}

QString TableView::field(int column) const
{
    const QString name = model()->headerData(column, Qt::Horizontal, FieldRole).toString();
    return name.isEmpty() ? QStringLiteral("column%1").arg(column) : name;
}

// "cause 180", "-chain 60" where hidden.
QStringList TableView::columns() const
{
    QStringList columns;
    for (int visual = 0; visual < model()->columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        const bool hidden = isColumnHidden(column);
        const int width =
            hidden ? (m_characters[std::size_t(column)] + 2) * fontMetrics().horizontalAdvance(u'0')
                   : columnWidth(column);
        columns.append(QStringLiteral("%1%2 %3")
                           .arg(hidden ? QStringLiteral("-") : QString(), field(column))
                           .arg(width));
    }
    return columns;
}

void TableView::setColumns(const QStringList &columns)
{
    int visual = 0;
    for (const QString &text : columns) {
        const bool hidden = text.startsWith(u'-');
        const QString name = text.mid(hidden).section(u' ', 0, 0);
        const int width = std::clamp(text.section(u' ', 1).toInt(), 20, 4000);
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (field(column) != name)
                continue;
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), visual++);
            setColumnHidden(column, hidden && column != 0);
            setColumnWidth(column, width);
            break;
        }
    }
}

void TableView::follow(bool on)
{
    if (on == m_following)
        return;
    m_following = on;
    showNewest();
    Q_EMIT followingChanged(on);
}

// The source appends: its last row that is shown is the newest.
void TableView::showNewest()
{
    constexpr int lookedAt = 256;
    const QAbstractItemModel &source = *m_proxy.sourceModel();
    for (int row = source.rowCount() - 1, left = lookedAt; m_following && row >= 0 && left > 0;
         --row, --left) {
        if (const QModelIndex shown = m_proxy.mapFromSource(source.index(row, 0)); shown.isValid()) {
            scrollTo(shown);
            return;
        }
    }
}

QVector<quint64> TableView::selectedIds() const
{
    QVector<quint64> ids;
    const QModelIndex current = selectionModel()->currentIndex();
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const quint64 id = row.data(IdRole).toULongLong();
        if (row.row() == current.row())
            ids.prepend(id);
        else
            ids.append(id);
    }
    return ids;
}

void TableView::selectSourceRows(const QVector<int> &rows, bool reveal)
{
    QItemSelection selection;
    QModelIndex first;
    for (const int row : rows) {
        const QModelIndex index = m_proxy.mapFromSource(m_proxy.sourceModel()->index(row, 0));
        if (!index.isValid())
            continue;
        selection.select(index, index);
        if (!first.isValid())
            first = index;
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!first.isValid())
        return;
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    if (reveal)
        scrollTo(first);
}

void TableView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTableView::rowsInserted(parent, start, end);
    keepPlace();
    showNewest();
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRowHeight();
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (const QString text = selectedText(TableFormat::Text); !text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
        return;
    }
    QTableView::keyPressEvent(event);
    // Qt selects only what it moves to: on the row that is current already a key would do nothing.
    static constexpr std::array moving{Qt::Key_Up,  Qt::Key_Down,   Qt::Key_Home,
                                       Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown};
    if (std::find(moving.begin(), moving.end(), event->key()) != moving.end() && currentIndex().isValid() &&
        !selectionModel()->hasSelection())
        selectRow(currentIndex().row());
}

void TableView::wheelEvent(QWheelEvent *event)
{
    const int before = verticalScrollBar()->value();
    QTableView::wheelEvent(event);
    if (verticalScrollBar()->value() != before)
        follow(false);
}

void TableView::holdPlace()
{
    const bool atTop = verticalScrollBar()->value() == 0;
    m_top = atTop ? QPersistentModelIndex() : QPersistentModelIndex(indexAt(QPoint(0, 0)));
}

// Scrolling counts in rows, so the first row in view tells the place.
void TableView::keepPlace()
{
    if (!m_top.isValid())
        return;
    updateGeometries();
    verticalScrollBar()->setValue(m_top.row());
    m_top = QPersistentModelIndex();
}

void TableView::fitRowHeight()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
}

void TableView::showHeaderMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < model()->columnCount(); ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != 0);
        connect(action, &QAction::toggled, this, [this, column](bool on) { setColumnHidden(column, !on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Reset Columns")), &QAction::triggered, this, &TableView::resetColumns);
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

QString TableView::selectedText(TableFormat format) const
{
    QVector<int> shown;
    TableText table;
    for (int visual = 0; visual < model()->columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (isColumnHidden(column))
            continue;
        shown.append(column);
        table.columns.append({field(column), model()->headerData(column, Qt::Horizontal).toString()});
    }
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList texts;
        QVariantList raw;
        for (const int column : std::as_const(shown)) {
            const QModelIndex cell = row.siblingAtColumn(column);
            texts.append(cell.data().toString());
            raw.append(cell.data(RawRole));
        }
        table.texts.append(texts);
        table.raw.append(raw);
    }
    return rows.isEmpty() ? QString() : toText(table, format);
}

} // namespace ui

#include "tables/tableview.h"

#include "kit/roles.h"
#include "tables/celldelegate.h"
#include "tables/tableproxy.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// With the unit, where a number has one that nobody can guess.
QString exportName(const QString &field)
{
    static const QStringList intervals{u"duration"_s, u"idle"_s, u"rtt"_s};
    return intervals.contains(field) ? field + u"_ms"_s : field;
}

} // namespace

TableView::TableView(TableProxy &proxy, const Theme &theme, QWidget *parent)
    : QTableView(parent), m_proxy(proxy), m_pill(new QPushButton(this))
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
    connect(verticalScrollBar(), &QAbstractSlider::valueChanged, this, [this](int value) {
        if (value == 0)
            m_cameAbove = 0;
        placePill();
    });
    m_pill->setObjectName(u"newRows"_s);
    m_pill->setProperty("role", u"pill"_s);
    m_pill->setFocusPolicy(Qt::NoFocus);
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, &TableView::showTop);
    connect(&proxy, &TableProxy::heldBackChanged, this, &TableView::placePill);
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
    if (on)
        m_proxy.setPaused(false);
    showNewest();
    placePill();
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
    QModelIndex first;
    std::vector<int> places;
    for (const int row : rows) {
        const QModelIndex index = m_proxy.mapFromSource(m_proxy.sourceModel()->index(row, 0));
        if (!index.isValid())
            continue;
        places.push_back(index.row());
        if (!first.isValid())
            first = index;
    }
    // Few ranges: each costs as much as all before it.
    std::sort(places.begin(), places.end());
    QItemSelection selection;
    for (std::size_t i = 0, begin = 0; i < places.size(); ++i) {
        if (i + 1 < places.size() && places[i + 1] <= places[i] + 1)
            continue;
        selection.select(m_proxy.index(places[begin], 0), m_proxy.index(places[i], 0));
        begin = i + 1;
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
    if (m_top.isValid() && start <= m_top.row())
        m_cameAbove += end - start + 1;
    keepPlace();
    showNewest();
    placePill();
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRowHeight();
    if (event->type() == QEvent::LanguageChange)
        placePill();
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (const QString text = selectedText(TableFormat::Text); !text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
        return;
    }
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier &&
        (selectionModel()->hasSelection() || newRows() > 0)) {
        clearSelection();
        showTop();
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

// Who works with the keyboard sees where: a frame around the current row.
void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!hasFocus() || !currentIndex().isValid())
        return;
    const QRect cell = visualRect(currentIndex());
    QPainter painter(viewport());
    painter.setPen(QPen(palette().color(QPalette::Link), 2));
    painter.drawRect(QRect(1, cell.top() + 1, viewport()->width() - 2, cell.height() - 2));
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void TableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    placePill();
}

// Who only pointed at a row goes on with the newest when the pointer leaves.
bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_cameAbove > 0 && m_cameAbove == verticalScrollBar()->value() &&
        !selectionModel()->hasSelection())
        showTop();
    return QTableView::viewportEvent(event);
}

int TableView::newRows() const
{
    // Scrolling counts in rows: no more can be above than it is away from the top.
    return std::min(m_cameAbove, verticalScrollBar()->value()) + m_proxy.heldBack();
}

void TableView::showTop()
{
    m_proxy.setPaused(false);
    scrollToTop();
    m_cameAbove = 0;
    placePill();
}

void TableView::placePill()
{
    const int count = newRows();
    m_pill->setVisible(count > 0 && !m_following);
    if (m_pill->isHidden())
        return;
    m_pill->setText(tr("↑ %1 new").arg(QLocale().toString(count)));
    m_pill->setToolTip(tr("Show what has come since"));
    m_pill->adjustSize();
    m_pill->move(viewport()->x() + (viewport()->width() - m_pill->width()) / 2, viewport()->y() + 6);
    m_pill->raise();
}

/// Somebody points at a row, or has selected one: it must not move away.
bool TableView::isHeld() const
{
    return !m_following && (viewport()->underMouse() || selectionModel()->hasSelection());
}

void TableView::holdPlace()
{
    const bool free = verticalScrollBar()->value() == 0 && !isHeld();
    // What is pointed at stays below the pointer, also when rows above it go; and as long as the pointer
    // rests, so that rows which go and rows which come make up for one another.
    const int y = viewport()->underMouse() ? viewport()->mapFromGlobal(QCursor::pos()).y() : 0;
    if (y > 0 && y == m_heldAt && m_pointedAt.isValid() && verticalScrollBar()->value() == m_heldScroll) {
        m_top = m_pointedAt;
        return;
    }
    const QModelIndex first = indexAt(QPoint(0, 0)), held = indexAt(QPoint(0, y));
    m_top = free ? QPersistentModelIndex() : QPersistentModelIndex(held.isValid() ? held : first);
    m_below = m_top.isValid() ? m_top.row() - first.row() : 0;
    m_pointedAt = y > 0 ? m_top : QPersistentModelIndex();
    m_heldAt = y;
}

// Scrolling counts in rows, so the row that is held tells the place.
void TableView::keepPlace()
{
    if (!m_top.isValid())
        return;
    updateGeometries();
    verticalScrollBar()->setValue(m_top.row() - m_below);
    m_heldScroll = verticalScrollBar()->value();
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
        table.columns.append(
            {exportName(field(column)), model()->headerData(column, Qt::Horizontal).toString()});
    }
    const auto isSession = [](const auto &column) { return column.field == u"session"; };
    const bool numbered =
        format == TableFormat::Text || std::any_of(table.columns.begin(), table.columns.end(), isSession);
    if (!numbered) // so that a row can be found again
        table.columns.append({u"session"_s, u"session"_s});
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
        if (!numbered)
            raw.append(row.data(IdRole));
        table.texts.append(texts);
        table.raw.append(raw);
    }
    return rows.isEmpty() ? QString() : toText(table, format);
}

} // namespace ui

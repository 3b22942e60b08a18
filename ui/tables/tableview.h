// A table as all our pages have it: whole rows, quiet lines, columns that can be moved, hidden and
// remembered. Rows that come or move never steal the selection or the place in view. At the very top the
// newest rows stay in view while nobody points at a row or has selected one; else a pill tells how many have
// come.
#pragma once

#include "tables/tabletext.h"

#include <QTableView>

#include <span>
#include <vector>

class QPushButton;

namespace ui {

class TableProxy;
class Theme;

class TableView final : public QTableView
{
    Q_OBJECT
public:
    TableView(TableProxy &proxy, const Theme &theme, QWidget *parent = nullptr);

    /// Widths at first sight, in characters of the current font.
    void setColumnCharacters(std::span<const int> characters);
    /// Ids (IdRole) of the selected rows, the current row first.
    [[nodiscard]] QVector<quint64> selectedIds() const;
    /// Order, widths and visibility of the columns, by name: a later version may have others.
    [[nodiscard]] QStringList columns() const;
    void setColumns(const QStringList &columns);
    /// As at first sight.
    void resetColumns();
    /// Keeps the newest row in view until the user scrolls away.
    void follow(bool on);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// The selected rows with the columns that are shown, in their order.
    [[nodiscard]] QString selectedText(TableFormat format) const;
    /// Selects the rows of the source, without moving the view unless `reveal`.
    void selectSourceRows(const QVector<int> &rows, bool reveal);
    /// Rows that came above the place in view, or are held back, since the top was last seen.
    [[nodiscard]] int newRows() const;
    /// To the very top, where the newest rows are in most orders.
    void showTop();

Q_SIGNALS:
    void followingChanged(bool on);

protected:
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void holdPlace();
    void keepPlace();
    void fitRowHeight();
    void showHeaderMenu(const QPoint &at);
    void showNewest();
    void placePill();
    [[nodiscard]] bool isHeld() const;
    [[nodiscard]] QString field(int column) const;

    TableProxy &m_proxy;
    std::vector<int> m_characters;
    bool m_following = false;
    QPersistentModelIndex m_top;        ///< the row that keeps its place in view, while rows come, go or move
    QPersistentModelIndex m_pointedAt;  ///< the same, while the pointer rests on it
    int m_below = 0;                    ///< so many rows below the first one in view
    int m_heldAt = 0, m_heldScroll = 0; ///< where the pointer rests; where the view was left then
    int m_cameAbove = 0;
    QPushButton *m_pill;
};

} // namespace ui

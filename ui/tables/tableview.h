// A table as all our pages have it: whole rows, quiet lines, columns that can be moved, hidden and
// remembered. Rows that come or move never steal the selection or the place in view; at the very top the
// newest rows stay in view.
#pragma once

#include "tables/tabletext.h"

#include <QTableView>

#include <span>
#include <vector>

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

Q_SIGNALS:
    void followingChanged(bool on);

protected:
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void holdPlace();
    void keepPlace();
    void fitRowHeight();
    void showHeaderMenu(const QPoint &at);
    void showNewest();
    [[nodiscard]] QString field(int column) const;

    TableProxy &m_proxy;
    std::vector<int> m_characters;
    bool m_following = false;
    QPersistentModelIndex m_top; ///< the first row in view, while rows come, go or move
};

} // namespace ui

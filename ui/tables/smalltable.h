// A table that is as high as its rows, for use inside a page that scrolls.
#pragma once

#include <QTableView>

#include <vector>

namespace ui {

class Theme;

class SmallTable final : public QTableView
{
    Q_OBJECT
public:
    /// `characters`: widths of the columns; the last one takes what is left.
    SmallTable(QAbstractItemModel &model, std::vector<int> characters, const Theme &theme,
               QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fit();
    void fitColumns();

    std::vector<int> m_characters; ///< of each column at most
};

} // namespace ui

// A small grid of texts: labels at the left, values beside them, to be read, selected and copied.
#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

class LabelGrid final : public QWidget
{
    Q_OBJECT
public:
    explicit LabelGrid(QWidget *parent = nullptr);

    /// Each row is a label and its values; `titled`: the first row holds the titles of the columns.
    void setRows(const QVector<QStringList> &rows, bool titled = false);
    [[nodiscard]] const QVector<QStringList> &rows() const { return m_rows; }

private:
    [[nodiscard]] QLabel *labelAt(int row, int column);

    QGridLayout *m_grid;
    QVector<QStringList> m_rows;
};

} // namespace ui

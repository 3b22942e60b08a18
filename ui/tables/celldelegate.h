// Paints a cell: text, with the icon and the ink that its meaning asks for, its values over time as a line,
// and at the beginning of a row the colour that the user gave it.
#pragma once

#include <QColor>
#include <QStyledItemDelegate>

#include <functional>

namespace ui {

class Theme;

/// What marks a row; no colour: nothing does.
struct RowMark
{
    QColor colour;
    QString name; ///< what it stands for
};

class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CellDelegate(const Theme &theme, QObject *parent);

    void setMarks(std::function<RowMark(const QModelIndex &)> marks) { m_marks = std::move(marks); }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintSpark(QPainter &painter, const QRect &room, const QVector<float> &values) const;

    const Theme &m_theme;
    std::function<RowMark(const QModelIndex &)> m_marks;
};

} // namespace ui

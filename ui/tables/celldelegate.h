// Paints a cell: text, with the icon and the ink that its meaning asks for, and its values over time as a
// line.
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class Theme;

class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CellDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintSpark(QPainter &painter, const QRect &room, const QVector<float> &values) const;

    const Theme &m_theme;
};

} // namespace ui

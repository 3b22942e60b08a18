// Paints a cell: text, with the icon and the ink that its meaning asks for.
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class Theme;

class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CellDelegate(const Theme &theme, QObject *parent);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace ui

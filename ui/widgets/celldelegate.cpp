#include "widgets/celldelegate.h"

#include "theme/theme.h"

namespace ui {

CellDelegate::CellDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
{
}

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &=
        ~QStyle::State_HasFocus; // the whole row is selected; a frame around one cell only distracts
    const QVariant tone = index.data(ToneRole);
    const Tone meaning = tone.isValid() ? Tone(tone.toInt()) : Tone::None;
    const QColor ink = m_theme.palette().ink(meaning);
    option->palette.setColor(QPalette::Text, ink);
    option->palette.setColor(QPalette::HighlightedText, ink);
    if (const QString icon = index.data(IconRole).toString(); !icon.isEmpty()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = m_theme.icon(icon, meaning);
        const int side = option->fontMetrics.height() * 7 / 8;
        option->decorationSize = QSize(side, side);
    }
}

} // namespace ui

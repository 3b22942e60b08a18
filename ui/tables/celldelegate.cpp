#include "tables/celldelegate.h"

#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

CellDelegate::CellDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto values = index.data(SparkRole).value<QVector<float>>();
    if (values.size() < 2)
        return;
    const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
    paintSpark(*painter, option.rect.adjusted(6, 4, -text - 14, -4), values);
}

// From zero to the largest value; the latest stands next to the text.
void CellDelegate::paintSpark(QPainter &painter, const QRect &room, const QVector<float> &values) const
{
    constexpr int step = 2, leastRoom = 12;
    if (room.width() < leastRoom)
        return;
    const qsizetype count = std::min<qsizetype>(values.size(), room.width() / step);
    const auto begin = values.end() - count;
    const float most = *std::max_element(begin, values.end());
    QPolygonF line;
    for (qsizetype i = 0; i < count; ++i) {
        const double share = most > 0 ? begin[i] / most : 0;
        line.append(
            {room.right() - double(step) * double(count - 1 - i), room.bottom() - share * room.height()});
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.palette().accent, 1.2));
    painter.drawPolyline(line);
    painter.restore();
}

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &=
        ~QStyle::State_HasFocus; // the whole row is selected; a frame around one cell only distracts
    const QVariant tone = index.data(ToneRole);
    const Tone meaning = tone.isValid() ? Tone(tone.toInt()) : Tone::None;
    const QString icon = index.data(IconRole).toString();
    // Where an icon has the colour, the word beside it needs none.
    const QColor ink = m_theme.palette().ink(icon.isEmpty() || meaning == Tone::Muted ? meaning : Tone::None);
    option->palette.setColor(QPalette::Text, ink);
    option->palette.setColor(QPalette::HighlightedText, ink);
    if (!icon.isEmpty()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = m_theme.icon(icon, meaning);
        const int side = option->fontMetrics.height() * 7 / 8;
        option->decorationSize = QSize(side, side);
    }
}

} // namespace ui

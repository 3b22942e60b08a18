#include "tables/celldelegate.h"

#include "theme/theme.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

constexpr int markWidth = 4;

bool beginsRow(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (!table)
        return false;
    const QHeaderView &header = *table->horizontalHeader();
    int visual = 0;
    while (visual < header.count() - 1 && header.isSectionHidden(header.logicalIndex(visual)))
        ++visual;
    return header.logicalIndex(visual) == index.column();
}

} // namespace

CellDelegate::CellDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (m_marks && beginsRow(option, index)) {
        const QRect &cell = option.rect;
        if (const RowMark mark = m_marks(index); mark.colour.isValid())
            painter->fillRect(QRect(cell.left(), cell.top(), markWidth, cell.height()), mark.colour);
    }
    const auto values = index.data(SparkRole).value<QVector<float>>();
    if (values.size() < 2)
        return;
    const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
    paintSpark(*painter, option.rect.adjusted(6, 4, -text - 14, -4), values);
}

// A colour alone says nothing: its name is told where it stands.
bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (m_marks && event->type() == QEvent::ToolTip && event->pos().x() <= 2 * markWidth && index.isValid()) {
        if (const RowMark mark = m_marks(index); mark.colour.isValid()) {
            QToolTip::showText(event->globalPos(), mark.name.toHtmlEscaped(), view);
            return true;
        }
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
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

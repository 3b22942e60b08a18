#include "endpoints/endpointdelegate.h"

#include "endpoints/endpointsmodel.h"
#include "kit/endpointnames.h"
#include "kit/words.h"
#include "report/report.h"
#include "theme/letters.h"
#include "theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 8, gap = 5, shownLines = 3, leading = 3, firstLetters = 7;

/// Writes a small icon and a text, and answers where the next may begin.
int paintBadge(QPainter &painter, const Theme &theme, const QRect &line, const char *icon, Tone tone,
               const QString &text)
{
    const int side = painter.fontMetrics().height() * 3 / 4;
    const QRect square(line.left(), line.center().y() - side / 2, side, side);
    theme.icon(QString::fromLatin1(icon), tone).paint(&painter, square);
    painter.setPen(tone == Tone::Muted ? theme.palette().muted : theme.palette().text);
    const QRect rest = line.adjusted(side + gap - 1, 0, 0, 0);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rest.width()));
    return rest.left() + painter.fontMetrics().horizontalAdvance(text) + 2 * gap;
}

/// A browser of ours has no address: its page stands for it.
QString shownAddress(const session::EndpointStatus &status)
{
    const QString address = report::addressOf(status);
    return address.isEmpty() ? status.target.toString() : address;
}

int paintCount(QPainter &painter, const Theme &theme, const QRect &line, const char *icon, Tone tone,
               quint64 count)
{
    return paintBadge(painter, theme, line, icon, count ? tone : Tone::Muted, QLocale().toString(count));
}

} // namespace

EndpointDelegate::EndpointDelegate(const EndpointsModel &model, const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_theme(theme)
{
}

void EndpointDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    ground.text.clear();
    QApplication::style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);

    const EndpointRow &row = m_model.row(index.row());
    const Palette &palette = m_theme.palette();
    const int height = option.fontMetrics.height();
    painter->save();
    QRect line(option.rect.left() + margin, option.rect.top() + margin - 2, option.rect.width() - 2 * margin,
               height);

    // The state takes what it needs: the name, which the tool tip tells, gives way until its first letters.
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const int nameWidth = QFontMetrics(bold).horizontalAdvance(endpointName(row.status)) + 16 + gap;
    // Nothing runs in a log. Else the word goes, not the sign, where a long name needs its room and the sign
    // says it as well.
    QString state = m_model.isOver() ? QString() : stateText(row);
    const bool isPlain = !row.link && row.status.state != session::EndpointStatus::State::Failed;
    if (isPlain && nameWidth + option.fontMetrics.horizontalAdvance(state) + height + gap > line.width())
        state.clear();
    const int letters = letterWidth(option.fontMetrics) * firstLetters;
    const int stateWidth = m_model.isOver() ? 0
                           : state.isEmpty()
                               ? height
                               : std::min(option.fontMetrics.horizontalAdvance(state) + height + gap,
                                          line.width() - 16 - gap - letters);
    const QRect icon(line.left(), line.top() + (height - 16) / 2, 16, 16);
    m_theme.icon(QString::fromLatin1(words::iconOf(row.status.role))).paint(painter, icon);
    painter->setFont(bold);
    painter->setPen(palette.text);
    const QRect name = line.adjusted(16 + gap, 0, -stateWidth, 0);
    painter->drawText(
        name, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(endpointName(row.status), Qt::ElideRight, name.width()));
    painter->setFont(option.font);
    if (!m_model.isOver())
        paintBadge(*painter, m_theme, line.adjusted(line.width() - stateWidth, 0, 0, 0), stateIcon(row),
                   stateTone(row), state);

    line.translate(0, height + leading);
    // An error has the room of two lines.
    const bool failed = !row.status.error.isEmpty();
    painter->setPen(failed ? palette.text : palette.muted);
    if (failed) {
        const QRect room = line.adjusted(0, 0, 0, height + leading);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                          report::endpointError(row.status.error));
        line.translate(0, height);
    } else {
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(shownAddress(row.status),
                                                        isFile(row.status) ? Qt::ElideMiddle : Qt::ElideRight,
                                                        line.width()));
    }
    line.translate(0, height + leading);
    if (!m_model.isOver() || row.counts.live)
        line.setLeft(paintCount(*painter, m_theme, line, "live", Tone::Live, row.counts.live));
    line.setLeft(paintCount(*painter, m_theme, line, "normal", Tone::Normal, row.counts.normal));
    line.setLeft(paintCount(*painter, m_theme, line, "lost", Tone::Lost, row.counts.lost));
    if (row.counts.failed)
        line.setLeft(paintCount(*painter, m_theme, line, "failed", Tone::Failed, row.counts.failed));
    if (row.counts.unknown)
        paintCount(*painter, m_theme, line, "unknown", Tone::Unknown, row.counts.unknown);
    painter->setPen(palette.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(palette.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

QSize EndpointDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool failed = !m_model.row(index.row()).status.error.isEmpty();
    const int lines = shownLines + (failed ? 1 : 0);
    return {160, lines * option.fontMetrics.height() + (lines - 1) * leading + 2 * margin};
}

} // namespace ui

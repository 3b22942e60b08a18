#include "findings/pictureview.h"

#include "theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace ui {

namespace {

QColor faint(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

} // namespace

PictureView::PictureView(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureView::show(const Picture &picture)
{
    if (picture == m_picture)
        return;
    m_picture = picture;
    setVisible(!picture.isEmpty());
    setAccessibleName(picture.title);
    updateGeometry();
    update();
}

QSize PictureView::sizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 22, m_picture.kind == Picture::Kind::Shares ? line * (3 + int(m_picture.shares.size()) * 2)
                                                               : line * 9};
}

QSize PictureView::minimumSizeHint() const
{
    return {fontMetrics().height() * 14, sizeHint().height()};
}

QPointF PictureView::placed(const QRectF &area, const QPointF &value) const
{
    const double x = (value.x() - m_picture.left) / std::max(1e-9, m_picture.right - m_picture.left);
    const double y = (value.y() - m_picture.bottom) / std::max(1e-9, m_picture.top - m_picture.bottom);
    return {area.left() + x * area.width(), area.bottom() - y * area.height()};
}

void PictureView::paintEvent(QPaintEvent *)
{
    if (m_picture.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = fontMetrics().height();
    double labels = 0;
    for (const PictureTick &tick : m_picture.yTicks)
        labels = std::max<double>(labels, fontMetrics().horizontalAdvance(tick.text));
    const double head = line * headLines() + 8;
    const QRectF area = QRectF(rect()).adjusted(labels + 10, head, -8, -line - 6);
    paintTitle(painter);
    switch (m_picture.kind) {
    case Picture::Kind::None:
        return;
    case Picture::Kind::Shares:
        paintShares(painter, QRectF(rect()).adjusted(0, head, -8, -2));
        return;
    case Picture::Kind::Bars:
        paintAxes(painter, area);
        paintBars(painter, area);
        break;
    case Picture::Kind::Steps:
        paintAxes(painter, area);
        paintSteps(painter, area);
        break;
    case Picture::Kind::Lines:
        paintAxes(painter, area);
        paintLines(painter, area);
        break;
    case Picture::Kind::Dots:
        paintAxes(painter, area);
        paintDots(painter, area);
        break;
    }
}

void PictureView::paintTitle(QPainter &painter) const
{
    const int right = headLines() > 1 ? width() - 8 : width() - 8 - legendWidth();
    const int line = fontMetrics().height();
    painter.setPen(m_theme.palette().muted);
    painter.drawText(QRectF(0, 0, right, line), Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_picture.title, Qt::ElideRight, right));
    paintLegend(painter, (headLines() - 1) * line);
}

int PictureView::legendWidth() const
{
    int width = 0;
    for (const QString &text :
         m_picture.lineTexts + QStringList{m_picture.othersText, m_picture.membersText}) {
        if (!text.isEmpty())
            width += fontMetrics().horizontalAdvance(text) + 24;
    }
    return width;
}

int PictureView::headLines() const
{
    const int legend = legendWidth();
    return legend > 0 && fontMetrics().horizontalAdvance(m_picture.title) + legend > width() - 8 ? 2 : 1;
}

void PictureView::paintLegend(QPainter &painter, int top) const
{
    const Palette &palette = m_theme.palette();
    const QRectF strip(0, top, width() - 8, fontMetrics().height());
    double right = strip.right();
    const auto legend = [&](const QString &text, const QColor &color, bool round) {
        if (text.isEmpty())
            return;
        right -= fontMetrics().horizontalAdvance(text);
        painter.setPen(palette.muted);
        painter.drawText(QPointF(right, top + fontMetrics().ascent()), text);
        const QRectF sign(right - 12, strip.center().y() - 3.5, 7, 7);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        if (round)
            painter.drawEllipse(sign);
        else
            painter.drawRect(sign);
        right -= 24;
    };
    for (qsizetype i = m_picture.lineTexts.size() - 1; i >= 0; --i)
        legend(m_picture.lineTexts[i], inkOf(i), i > 0);
    legend(m_picture.othersText, faint(palette.muted, 130), true);
    legend(m_picture.membersText, palette.lost, false);
}

void PictureView::paintAxes(QPainter &painter, const QRectF &area) const
{
    const Palette &palette = m_theme.palette();
    painter.fillRect(area, palette.base);
    paintBand(painter, area);
    painter.setPen(palette.border);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    for (const PictureTick &tick : m_picture.yTicks) {
        const double y = placed(area, {m_picture.left, tick.at}).y();
        painter.setPen(faint(palette.border, 110));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(palette.muted);
        painter.drawText(QRectF(0, y - 10, area.left() - 5, 20), Qt::AlignRight | Qt::AlignVCenter,
                         tick.text);
    }
    double taken = -100;
    for (const PictureTick &tick : m_picture.xTicks) {
        const double x = placed(area, {tick.at, 0}).x(), wide = fontMetrics().horizontalAdvance(tick.text);
        const double left = std::clamp(x - wide / 2, area.left(), std::max(area.left(), area.right() - wide));
        painter.setPen(palette.border);
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3));
        if (left < taken + 6)
            continue;
        painter.setPen(palette.muted);
        painter.drawText(QPointF(left, area.bottom() + 4 + fontMetrics().ascent()), tick.text);
        taken = left + wide;
    }
}

void PictureView::paintBand(QPainter &painter, const QRectF &area) const
{
    if (!m_picture.band)
        return;
    const Palette &palette = m_theme.palette();
    const bool across = m_picture.kind == Picture::Kind::Dots;
    const auto [low, high] = *m_picture.band;
    QRectF band;
    if (across)
        band = QRectF(QPointF(area.left(), placed(area, {0, high}).y()),
                      QPointF(area.right(), placed(area, {0, low}).y() + 1));
    else
        band = QRectF(QPointF(placed(area, {low, 0}).x() - 1, area.top()),
                      QPointF(placed(area, {high, 0}).x() + 1, area.bottom()));
    if (!across && band.width() < 4)
        band.adjust(-2, 0, 2, 0);
    if (across && band.height() < 3)
        band.adjust(0, -1, 0, 1);
    painter.fillRect(band & area, faint(palette.accent, 55));
    painter.setPen(palette.accent);
    const double wide = fontMetrics().horizontalAdvance(m_picture.bandText);
    const double x = across ? area.right() - wide - 4
                            : std::clamp(band.left() - wide - 6, area.left(), area.right() - wide);
    const double y = across && band.top() - 4 > area.top() + fontMetrics().ascent()
                         ? band.top() - 4
                         : area.top() + fontMetrics().ascent() + 1;
    painter.drawText(QPointF(x, y), m_picture.bandText);
}

void PictureView::paintBars(QPainter &painter, const QRectF &area) const
{
    const Palette &palette = m_theme.palette();
    const double wide = area.width() / std::max<qsizetype>(1, m_picture.members.size());
    const double unit = area.height() / m_picture.top;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int i = 0; i < m_picture.members.size(); ++i) {
        const double x = area.left() + i * wide;
        double y = area.bottom();
        const auto stack = [&](int count, const QColor &color) {
            if (count == 0)
                return;
            const double high = std::max(1.0, count * unit);
            painter.fillRect(QRectF(x + 0.5, y - high, std::max(1.0, wide - 1), high), color);
            y -= high;
        };
        stack(m_picture.members[i], palette.lost);
        stack(m_picture.others.value(i), faint(palette.muted, 130));
    }
}

void PictureView::paintSteps(QPainter &painter, const QRectF &area) const
{
    const Palette &palette = m_theme.palette();
    for (const QVector<QPointF> &line : m_picture.lines) {
        QPainterPath path(placed(area, line.first()));
        for (int i = 1; i < line.size(); ++i) {
            path.lineTo(placed(area, {line[i].x(), line[i - 1].y()}));
            path.lineTo(placed(area, line[i]));
        }
        QPainterPath below = path;
        below.lineTo(path.currentPosition().x(), area.bottom()); // nobody knows what comes after it
        below.lineTo(placed(area, line.first()).x(), area.bottom());
        painter.fillPath(below, faint(palette.live, 45));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette.live, 1.5));
        painter.drawPath(path);
    }
}

QColor PictureView::inkOf(qsizetype line) const
{
    const Palette &palette = m_theme.palette();
    if (m_picture.lineTexts.isEmpty())
        return faint(palette.lost, 170);
    return line == 0 ? palette.accent : palette.failed;
}

// The second of two lines is broken, so that no eye depends on their colours.
void PictureView::paintLines(QPainter &painter, const QRectF &area) const
{
    painter.setBrush(Qt::NoBrush);
    for (qsizetype i = 0; i < m_picture.lines.size(); ++i) {
        const bool broken = i > 0 && !m_picture.lineTexts.isEmpty();
        painter.setPen(QPen(inkOf(i), 1.4, broken ? Qt::DashLine : Qt::SolidLine));
        QPolygonF points;
        for (const QPointF &point : m_picture.lines[i])
            points.append(placed(area, point));
        painter.drawPolyline(points);
    }
}

void PictureView::paintDots(QPainter &painter, const QRectF &area) const
{
    const Palette &palette = m_theme.palette();
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint(palette.muted, 130));
    for (const QPointF &dot : m_picture.otherDots)
        painter.drawEllipse(placed(area, dot), 2.5, 2.5);
    painter.setBrush(palette.lost);
    for (const QPointF &dot : m_picture.dots)
        painter.drawRect(QRectF(placed(area, dot) - QPointF(3, 3), QSizeF(6, 6)));
}

void PictureView::paintShares(QPainter &painter, const QRectF &area) const
{
    const Palette &palette = m_theme.palette();
    const double line = fontMetrics().height();
    double y = area.top();
    for (int i = 0; i < m_picture.shares.size(); ++i) {
        const Picture::Share &share = m_picture.shares[i];
        const QString count =
            tr("%1 of %2")
                .arg(QLocale().toString(share.part, 'f', 0), QLocale().toString(share.whole, 'f', 0));
        const int room = int(area.width()) - fontMetrics().horizontalAdvance(count) - 12;
        painter.setPen(palette.text);
        painter.drawText(QPointF(area.left(), y + fontMetrics().ascent()),
                         fontMetrics().elidedText(share.name, Qt::ElideMiddle, room));
        painter.drawText(QRectF(area.left(), y, area.width(), line), Qt::AlignRight, count);
        const QRectF whole(area.left(), y + line + 2, area.width(), line / 2);
        painter.fillRect(whole, faint(palette.muted, 60));
        const double part = share.whole > 0 ? share.part / share.whole : 0;
        painter.fillRect(QRectF(whole.topLeft(), QSizeF(whole.width() * part, whole.height())),
                         i == 0 ? palette.lost : palette.muted);
        y += line * 2;
    }
}

} // namespace ui

#include "disconnects/causestrip.h"

#include "kit/words.h"
#include "report/report.h"
#include "theme/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;
using diagnosis::Class;

namespace {

constexpr int margin = 8, leastBar = 7, widestBar = 26, widestLegend = 300, barLines = 3;

QString nameOf(const CauseCount &count)
{
    return CauseStrip::tr("%1 · %2").arg(report::label(count.cls), report::label(count.cause));
}

/// "30 s", "5 min", "2 h", "7 d": stretches are whole multiples of these.
QString widthText(session::Nanoseconds width)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(width).count();
    if (seconds % 86400 == 0)
        return CauseStrip::tr("%1 d").arg(seconds / 86400);
    if (seconds % 3600 == 0)
        return CauseStrip::tr("%1 h").arg(seconds / 3600);
    if (seconds % 60 == 0)
        return CauseStrip::tr("%1 min").arg(seconds / 60);
    return CauseStrip::tr("%1 s").arg(seconds);
}

} // namespace

CauseStrip::CauseStrip(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

QSize CauseStrip::sizeHint() const
{
    return {600, fontMetrics().lineSpacing() * (barLines + 1) + 2 * margin};
}

QSize CauseStrip::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void CauseStrip::setEndings(const QVector<CauseAt> &endings)
{
    m_endings = endings;
    if (!m_pressed) // what the pointer holds stays what it is until it lets go
        recount();
}

void CauseStrip::recount()
{
    m_pressed.reset(); // the stretches are others now
    m_drag.reset();
    m_buckets = causeBuckets(m_endings, std::max(3, bars().width() / leastBar));
    if (m_marked.stretch && *m_marked.stretch >= m_buckets.stretches.size())
        m_marked = {};
    describe();
    update();
}

void CauseStrip::describe()
{
    setAccessibleName(tr("Causes over time"));
    QStringList counts;
    for (const CauseCount &count : std::as_const(m_buckets.total))
        counts.append(tr("%1: %2").arg(nameOf(count), QLocale().toString(count.count)));
    const QString marked = textOf(m_marked);
    setAccessibleDescription(marked.isEmpty() ? counts.join(u'\n') : marked);
}

QRect CauseStrip::legend() const
{
    const int width = std::min(widestLegend, this->width() * 2 / 5);
    return QRect(this->width() - width - margin, margin, width, height() - 2 * margin);
}

QRect CauseStrip::bars() const
{
    return QRect(margin, margin, legend().left() - 3 * margin, fontMetrics().lineSpacing() * barLines);
}

int CauseStrip::legendRows() const
{
    return std::min(int(m_buckets.total.size()), barLines + 1);
}

double CauseStrip::barWidth() const
{
    const auto count = std::max<qsizetype>(1, m_buckets.stretches.size());
    return std::min<double>(widestBar, double(bars().width()) / double(count));
}

QRectF CauseStrip::segment(qsizetype stretch, int below, int count) const
{
    const QRect room = bars();
    const double unit = double(room.height()) / std::max(1, m_buckets.largest);
    const double gap = barWidth() > 4 ? 1 : 0;
    return {room.left() + double(stretch) * barWidth(), room.bottom() + 1 - unit * (below + count),
            barWidth() - gap, std::max(1.0, unit * count)};
}

QColor CauseStrip::colour(const CauseCount &count) const
{
    const Palette &palette = m_theme.palette();
    const QColor ink = palette.ink(words::toneOf(count.cls));
    int step = 0;
    for (const CauseCount &known : m_buckets.total) {
        if (known.cause == count.cause && known.cls == count.cls)
            break;
        step += known.cls == count.cls;
    }
    const double share = 0.12 * std::min(step, 3); // meant: 3 : 1 on the ground at least
    const auto mix = [share](float a, float b) { return float(a * (1 - share) + b * share); };
    return QColor::fromRgbF(mix(ink.redF(), palette.base.redF()), mix(ink.greenF(), palette.base.greenF()),
                            mix(ink.blueF(), palette.base.blueF()));
}

void CauseStrip::fill(QPainter &painter, const QRectF &rect, const CauseCount &count) const
{
    const QColor ink = colour(count);
    QColor pale = ink;
    pale.setAlphaF(0.28F);
    switch (count.cls) {
    case Class::Lost:
        painter.fillRect(rect, ink);
        break;
    case Class::Failed:
        painter.fillRect(rect, pale);
        painter.fillRect(rect, QBrush(ink, Qt::BDiagPattern));
        break;
    case Class::Unknown:
        painter.fillRect(rect, pale);
        painter.fillRect(rect, QBrush(ink, Qt::Dense6Pattern));
        break;
    case Class::Normal:
        painter.fillRect(rect, pale);
        painter.setPen(ink);
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    }
}

void CauseStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.palette().base);
    painter.setPen(m_theme.palette().border);
    painter.drawLine(0, height() - 1, width(), height() - 1);
    paintBars(painter);
    paintAxis(painter);
    paintLegend(painter);
}

void CauseStrip::paintBars(QPainter &painter) const
{
    const QRect room = bars();
    for (qsizetype stretch = 0; stretch < m_buckets.stretches.size(); ++stretch) {
        if (m_marked.stretch == stretch)
            painter.fillRect(QRectF(room.left() + double(stretch) * barWidth(), room.top() - 3, barWidth(),
                                    room.height() + 4),
                             m_theme.palette().hover);
        int below = 0;
        for (const CauseCount &count : m_buckets.stretches[stretch]) {
            const QRectF rect = segment(stretch, below, count.count);
            fill(painter, rect, count);
            below += count.count;
            if (m_marked.cause == count.cause && (!m_marked.stretch || m_marked.stretch == stretch)) {
                painter.setPen(QPen(m_theme.palette().text, hasFocus() ? 1.5 : 1));
                painter.drawRect(rect.adjusted(0, 0, -1, -1));
            }
        }
    }
    if (m_drag) {
        QColor band = m_theme.palette().accent;
        painter.setPen(band);
        band.setAlpha(40);
        painter.setBrush(band);
        painter.drawRect(QRectF(room.left() + double(m_drag->first) * barWidth(), room.top() - 3,
                                double(m_drag->second - m_drag->first + 1) * barWidth(), room.height() + 4));
    }
    painter.setPen(m_theme.palette().border);
    painter.drawLine(room.left(), room.bottom() + 1, room.right(), room.bottom() + 1);
}

// When it begins, when it ends, and how much one bar is.
void CauseStrip::paintAxis(QPainter &painter) const
{
    if (m_buckets.stretches.isEmpty())
        return;
    const QRect room(bars().left(), bars().bottom() + 2, bars().width(), fontMetrics().lineSpacing());
    const bool oneDay = m_buckets.width * m_buckets.stretches.size() < std::chrono::hours(20);
    const auto text = [oneDay](session::Stamp at) {
        return oneDay ? words::clockTime(at).left(8) : words::dateTime(at).left(16);
    };
    painter.setPen(m_theme.palette().muted);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text(m_buckets.start));
    const double end = double(m_buckets.stretches.size()) * barWidth();
    const QString last = text(m_buckets.startOf(m_buckets.stretches.size()));
    if (end > 2.4 * fontMetrics().horizontalAdvance(last))
        painter.drawText(QRectF(room.left(), room.top(), end, room.height()),
                         Qt::AlignRight | Qt::AlignVCenter, last);
    const QString scale =
        tr("one bar: %1, highest: %2").arg(widthText(m_buckets.width), QLocale().toString(m_buckets.largest));
    const int free = room.width() - int(end);
    const int wanted = fontMetrics().horizontalAdvance(scale) + 2 * margin;
    if (free > wanted)
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, scale);
    else if (end > 2.4 * fontMetrics().horizontalAdvance(last) + wanted)
        painter.drawText(QRectF(room.left(), room.top(), end, room.height()),
                         Qt::AlignHCenter | Qt::AlignVCenter, scale);
}

void CauseStrip::paintLegend(QPainter &painter) const
{
    const QRect room = legend();
    const int line = fontMetrics().lineSpacing(), side = fontMetrics().ascent();
    for (int row = 0; row < legendRows(); ++row) {
        const QRect rect(room.left(), room.top() + row * line, room.width(), line);
        const bool more = row == barLines && m_buckets.total.size() > legendRows();
        if (more) {
            painter.setPen(m_theme.palette().muted);
            painter.drawText(rect.adjusted(side + 6, 0, 0, 0), Qt::AlignVCenter,
                             tr("and %1 more causes").arg(m_buckets.total.size() - barLines));
            return;
        }
        const CauseCount &count = m_buckets.total[row];
        if (m_marked.cause == count.cause)
            painter.fillRect(rect.adjusted(-3, 0, 3, 0), m_theme.palette().hover);
        fill(painter, QRectF(rect.left(), rect.center().y() - side / 2.0, side, side), count);
        const QString number = QLocale().toString(count.count);
        const int taken = fontMetrics().horizontalAdvance(number) + margin;
        painter.setPen(m_theme.palette().text);
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, number);
        painter.drawText(
            rect.adjusted(side + 6, 0, -taken, 0), Qt::AlignVCenter,
            fontMetrics().elidedText(nameOf(count), Qt::ElideRight, rect.width() - side - 6 - taken));
    }
}

CauseStrip::Spot CauseStrip::spotAt(const QPoint &at) const
{
    if (legend().contains(at)) {
        const int row = (at.y() - legend().top()) / fontMetrics().lineSpacing();
        const bool more = row == barLines && m_buckets.total.size() > legendRows();
        return row < legendRows() && !more ? Spot{{}, m_buckets.total[row].cause} : Spot{};
    }
    const auto stretch = qsizetype(double(at.x() - bars().left()) / barWidth());
    if (at.x() < bars().left() || stretch >= m_buckets.stretches.size())
        return {};
    int below = 0;
    for (const CauseCount &count : m_buckets.stretches[stretch]) {
        if (segment(stretch, below, count.count).contains(at))
            return {stretch, count.cause};
        below += count.count;
    }
    return below > 0 ? Spot{stretch, {}} : Spot{};
}

QString CauseStrip::filterOf(const Spot &spot) const
{
    QStringList parts;
    if (spot.cause)
        parts.append(u"cause:"_s + session::name(*spot.cause));
    if (spot.stretch)
        parts.append(timeFilter(m_buckets, *spot.stretch, *spot.stretch));
    return parts.join(u' ');
}

QString CauseStrip::textOf(const Spot &spot) const
{
    QStringList lines;
    if (spot.stretch)
        lines.append(
            tr("%1, %2 from here")
                .arg(words::dateTime(m_buckets.startOf(*spot.stretch)).left(19), widthText(m_buckets.width)));
    for (const CauseCount &count : spot.stretch ? m_buckets.stretches[*spot.stretch] : m_buckets.total) {
        if (spot.cause ? count.cause == *spot.cause : spot.stretch.has_value())
            lines.append(tr("%1: %2").arg(nameOf(count), QLocale().toString(count.count)));
    }
    return lines.join(u'\n');
}

void CauseStrip::mark(const Spot &spot)
{
    if (spot == m_marked)
        return;
    m_marked = spot;
    setCursor(filterOf(spot).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    describe();
    update();
}

/// The stretch below or above a point of the picture, the outermost where it is beside it.
qsizetype CauseStrip::stretchAt(int x) const
{
    const auto stretch = qsizetype(std::floor(double(x - bars().left()) / barWidth()));
    return std::clamp<qsizetype>(stretch, 0, m_buckets.stretches.size() - 1);
}

// A click takes what is there, a drag the time from where it began to where it ends.
void CauseStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->pos();
    m_drag.reset();
}

void CauseStrip::mouseMoveEvent(QMouseEvent *event)
{
    const bool drags =
        m_pressed && bars().contains(*m_pressed) && !m_buckets.stretches.isEmpty() &&
        (m_drag || (event->pos() - *m_pressed).manhattanLength() >= QApplication::startDragDistance());
    if (!drags) {
        mark(spotAt(event->pos()));
        return;
    }
    const qsizetype from = stretchAt(m_pressed->x()), to = stretchAt(event->pos().x());
    m_drag = {std::min(from, to), std::max(from, to)};
    update();
}

void CauseStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const QString part =
        m_drag ? timeFilter(m_buckets, m_drag->first, m_drag->second) : filterOf(spotAt(*m_pressed));
    recount();
    if (!part.isEmpty())
        Q_EMIT filterWanted(part);
}

void CauseStrip::leaveEvent(QEvent *)
{
    mark({});
}

bool CauseStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), textOf(spotAt(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

// Left and right go through time, up and down through the causes of a bar; Return filters.
void CauseStrip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        move(-1, 0);
        return;
    case Qt::Key_Right:
        move(1, 0);
        return;
    case Qt::Key_Up:
        move(0, 1);
        return;
    case Qt::Key_Down:
        move(0, -1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (const QString part = filterOf(m_marked); !part.isEmpty())
            Q_EMIT filterWanted(part);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void CauseStrip::move(int stretches, int causes)
{
    const auto &all = m_buckets.stretches;
    if (all.isEmpty())
        return;
    qsizetype at = m_marked.stretch.value_or(stretches < 0 ? all.size() : -1);
    if (stretches != 0 || !m_marked.stretch) {
        const int step = stretches == 0 ? 1 : stretches;
        do
            at += step;
        while (at >= 0 && at < all.size() && all[at].isEmpty());
        if (at >= 0 && at < all.size())
            mark({at, {}});
        return;
    }
    qsizetype which = -1;
    for (qsizetype i = 0; i < all[at].size(); ++i) {
        if (all[at][i].cause == m_marked.cause)
            which = i;
    }
    which = std::clamp<qsizetype>(which + causes, -1, all[at].size() - 1);
    mark({at, which < 0 ? std::nullopt : std::optional(all[at][which].cause)});
}

void CauseStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (!m_marked.stretch && event->reason() != Qt::MouseFocusReason)
        move(-1, 0);
}

void CauseStrip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    mark({});
}

void CauseStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    recount();
}

void CauseStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        recount();
    }
    QWidget::changeEvent(event);
}

} // namespace ui

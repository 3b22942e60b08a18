#include "timeline/overview.h"

#include "theme/theme.h"
#include "timeline/timelineview.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>
#include <numeric>

namespace ui {

namespace {

constexpr int columnWidth = 3; // pixels of one count, with the gap beside it

} // namespace

Overview::Overview(TimelineView &view, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_view(view), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&view, &TimelineView::scaleChanged, this, qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

QSize Overview::sizeHint() const
{
    return {200, fontMetrics().height() * 2 + 6};
}

void Overview::recount()
{
    const TimelineLayout &lanes = m_view.lanes();
    const auto until = lanes.liveCount() ? m_view.now() : lanes.last();
    m_whole = TimeScale::fitting(lanes.first(), until, width());
    m_counts = endsPerPart(lanes.bars(), m_whole.timeAt(0), m_whole.timeAt(width()), width() / columnWidth);
    m_most = 0;
    for (const EndCounts &counts : m_counts)
        m_most = std::max(m_most, std::accumulate(counts.begin(), counts.end(), 0));
    update();
}

void Overview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    recount();
}

void Overview::paintEvent(QPaintEvent *)
{
    const Palette &palette = m_theme.palette();
    QPainter painter(this);
    painter.fillRect(rect(), palette.window);
    const TimeSpan shown = m_view.visibleSpan();
    const double left = std::clamp(m_whole.pixelOf(shown.from), 0.0, double(width()) - 3);
    const double right = std::clamp(m_whole.pixelOf(shown.until), left + 3, double(width()));
    painter.fillRect(QRectF(left, 0, right - left, height()), palette.base);
    const double room = height() - 5;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        double y = height() - 2;
        // The square root, so that a single loss is seen beside a mass drop.
        const int all = std::accumulate(m_counts[i].begin(), m_counts[i].end(), 0);
        const double full = all ? std::max(3.0, room * std::sqrt(double(all) / m_most)) : 0;
        for (const auto &[ending, tone] :
             {std::pair(Ending::Normal, Tone::Normal), std::pair(Ending::Unknown, Tone::Unknown),
              std::pair(Ending::Failed, Tone::Failed), std::pair(Ending::Lost, Tone::Lost)}) {
            const int count = m_counts[i][std::size_t(ending)];
            if (!count)
                continue;
            const double part = std::max(1.0, full * count / all);
            // A share of the width tells the endings apart as well as the colour does.
            const int wide = ending == Ending::Lost ? columnWidth : columnWidth - 1;
            painter.fillRect(QRectF(double(i) * columnWidth, y - part, wide, part), palette.ink(tone));
            y -= part;
        }
    }
    painter.setPen(palette.accent);
    painter.drawRect(QRectF(left, 0, right - left - 1, height() - 1));
    painter.fillRect(QRect(0, height() - 1, width(), 1), palette.border);
}

void Overview::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        centreOn(event->position().x());
}

void Overview::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        centreOn(event->position().x());
}

void Overview::centreOn(double x)
{
    const TimeSpan shown = m_view.visibleSpan();
    m_view.setScale({m_whole.timeAt(x) - (shown.until - shown.from) / 2, m_view.scale().perPixel});
}

void Overview::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Overview::retranslate()
{
    setAccessibleName(tr("Overview of all endings"));
    setToolTip(tr("How many sessions ended when, and how. Click or drag to move the part that is shown."));
}

} // namespace ui

#include "inspector/sequencepainter.h"

#include "kit/words.h"
#include "theme/palette.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;
using Step = SequenceStep;

namespace {

class Drawing
{
public:
    Drawing(QPainter &painter, const Sequence &sequence, const Palette &palette, const QFont &font, int width)
        : m_painter(painter), m_sequence(sequence), m_palette(palette), m_metrics(font), m_width(width)
    {
        m_line = m_metrics.height();
        m_times = m_metrics.horizontalAdvance(u"+00,000.000 s"_s) + 12;
        const int parties = int(sequence.parties.size());
        const double margin = m_line * 3.5, room = width - m_times - 2 * margin;
        for (int i = 0; i < parties; ++i)
            m_xs.append(m_times + margin + room * i / std::max(1, parties - 1));
    }

    void paint(int top, int bottom)
    {
        const int head = headHeight(), step = stepHeight();
        m_painter.fillRect(QRect(0, top, m_width, bottom - top), m_palette.base);
        const int height = head + int(m_sequence.steps.size()) * step;
        for (const double x : m_xs) {
            m_painter.setPen(QPen(m_palette.border, 1.5));
            m_painter.drawLine(QPointF(x, head - 2), QPointF(x, height + m_line / 2));
        }
        for (int i = 0; i < m_sequence.steps.size(); ++i) {
            const int y = head + i * step;
            if (y + step >= top && y <= bottom)
                paintStep(m_sequence.steps[i], y);
        }
        paintHeads();
    }

    [[nodiscard]] int headHeight() const { return int(m_line * 2); }
    [[nodiscard]] int stepHeight() const { return int(m_line * 2 - 2); }

private:
    void paintHeads()
    {
        for (int i = 0; i < m_xs.size(); ++i) {
            const QString &name = m_sequence.parties[i];
            const double wide = m_metrics.horizontalAdvance(name) + 20;
            const QRectF box(m_xs[i] - wide / 2, 3, wide, m_line + 8);
            m_painter.setPen(QPen(m_palette.border, 1));
            m_painter.setBrush(m_palette.raised);
            m_painter.drawRoundedRect(box, 4, 4);
            m_painter.setPen(m_palette.text);
            m_painter.drawText(box, Qt::AlignCenter, name);
        }
    }

    void paintStep(const Step &step, double y)
    {
        const double middle = y + stepHeight() - m_line * 0.45;
        if (step.decided)
            m_painter.fillRect(QRectF(0, y + 1, m_width, stepHeight() - 1), m_palette.selection);
        if (step.kind == Step::Kind::Silence || step.kind == Step::Kind::LeftOut) {
            paintPause(step, y);
            return;
        }
        m_painter.setPen(step.decided ? m_palette.text : m_palette.muted);
        m_painter.drawText(QRectF(0, y, m_times - 12, stepHeight()), Qt::AlignRight | Qt::AlignVCenter,
                           words::offset(m_sequence.startedAt, step.at));
        if (step.kind == Step::Kind::Note)
            paintNote(step, y);
        else
            paintArrow(step, y, middle);
    }

    void paintPause(const Step &step, double y)
    {
        const double middle = y + stepHeight() / 2.0;
        for (const double x : m_xs) { // the lines are broken: time passes
            m_painter.fillRect(QRectF(x - 2, middle - 6, 4, 12), m_palette.base);
            m_painter.setPen(QPen(m_palette.muted, 1, Qt::DotLine));
            m_painter.drawLine(QPointF(x, middle - 6), QPointF(x, middle + 6));
        }
        const QString text = u"… "_s + step.text + u" …"_s;
        const double wide = m_metrics.horizontalAdvance(text) + 12;
        const QRectF box((m_xs.first() + m_xs.last() - wide) / 2, y + (stepHeight() - m_line) / 2.0, wide,
                         m_line);
        m_painter.fillRect(box, m_palette.base);
        m_painter.setPen(m_palette.muted);
        m_painter.drawText(box, Qt::AlignCenter, text);
    }

    void paintNote(const Step &step, double y)
    {
        const double line = m_xs[step.from];
        const double most = m_width - m_times - 12;
        const QString text = m_metrics.elidedText(step.text, Qt::ElideRight, int(most - 16));
        const double wide = m_metrics.horizontalAdvance(text) + 16;
        const double x =
            std::clamp(line - wide / 2, double(m_times), std::max<double>(m_times, m_width - wide - 6));
        const QRectF box(x, y + 3, wide, m_line + 4);
        m_painter.setPen(QPen(step.tone == Tone::Muted ? m_palette.border : m_palette.ink(step.tone), 1));
        m_painter.setBrush(m_palette.raised);
        m_painter.drawRoundedRect(box, 3, 3);
        m_painter.setPen(step.tone == Tone::None ? m_palette.text : m_palette.ink(step.tone));
        m_painter.drawText(box, Qt::AlignCenter, text);
    }

    void paintArrow(const Step &step, double y, double middle)
    {
        const double from = m_xs[step.from], to = m_xs[step.to];
        const double way = to > from ? 1 : -1;
        const QColor ink = m_palette.ink(step.tone);
        const double end = step.isCut ? to - way * 14 : to - way * 2;
        m_painter.setPen(QPen(ink, step.decided ? 2.2 : 1.3));
        m_painter.drawLine(QPointF(from + way * 2, middle), QPointF(end, middle));
        if (step.isCut) {
            m_painter.drawLine(QPointF(end - 4, middle - 4), QPointF(end + 4, middle + 4));
            m_painter.drawLine(QPointF(end - 4, middle + 4), QPointF(end + 4, middle - 4));
        } else {
            QPainterPath tip(QPointF(end, middle));
            tip.lineTo(end - way * 7, middle - 4);
            tip.lineTo(end - way * 7, middle + 4);
            tip.closeSubpath();
            m_painter.fillPath(tip, ink);
        }
        if (step.passes) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(ink);
            m_painter.drawEllipse(QPointF(m_xs[1], middle), 3, 3);
        }
        const double left = std::min(from, to) + 8, room = std::abs(to - from) - 16;
        const QString text = m_metrics.elidedText(step.text, Qt::ElideRight, int(room));
        const double wide = m_metrics.horizontalAdvance(text) + 6;
        const QRectF label(left + (room - wide) / 2, y + 1, wide, m_line - 1);
        m_painter.fillRect(label, step.decided ? m_palette.selection : m_palette.base);
        m_painter.setPen(step.tone == Tone::None ? m_palette.text : ink);
        m_painter.drawText(label, Qt::AlignCenter, text);
    }

    QPainter &m_painter;
    const Sequence &m_sequence;
    const Palette &m_palette;
    QFontMetricsF m_metrics;
    int m_width, m_times = 0;
    double m_line = 0;
    QVector<double> m_xs;
};

} // namespace

int sequenceHeight(const Sequence &sequence, const QFont &font)
{
    const int line = int(std::ceil(QFontMetricsF(font).height()));
    return line * 3 + int(sequence.steps.size()) * (line * 2 - 2);
}

int sequenceWidth(const Sequence &sequence, const QFont &font)
{
    return QFontMetrics(font).height() * (sequence.parties.size() > 2 ? 46 : 32);
}

void paintSequence(QPainter &painter, const Sequence &sequence, const Palette &palette, const QFont &font,
                   int width, int top, int bottom)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    Drawing(painter, sequence, palette, font, width).paint(top, bottom);
}

} // namespace ui

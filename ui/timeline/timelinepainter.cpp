#include "timeline/timelinepainter.h"

#include "kit/words.h"
#include "theme/theme.h"
#include "timeline/spells.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::TimelineView)
};

constexpr int labelFrom = 70;   // pixels: shorter bars carry no text
constexpr int detailRows = 120; // with more rows in view, text and pings would only be noise

Tone toneOf(Ending ending)
{
    switch (ending) {
    case Ending::Live:
        return Tone::Live;
    case Ending::Normal:
        return Tone::Normal;
    case Ending::Unknown:
        return Tone::Unknown;
    case Ending::Failed:
        return Tone::Failed;
    case Ending::Lost:
        return Tone::Lost;
    }
    return Tone::None;
}

const char *iconOf(Ending ending)
{
    switch (ending) {
    case Ending::Live:
        return "live";
    case Ending::Normal:
        return "normal";
    case Ending::Unknown:
        return "unknown";
    case Ending::Failed:
        return "failed";
    case Ending::Lost:
        return "lost";
    }
    return "info";
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) { return int(std::lround(x + (y - x) * share)); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

QColor faint(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

} // namespace

TimelinePainter::TimelinePainter(QPainter &painter, const Theme &theme, const TimelineScene &scene)
    : m_painter(painter), m_theme(theme), m_palette(theme.palette()), m_scene(scene),
      m_metrics(painter.font())
{
    for (const Ending ending :
         {Ending::Live, Ending::Normal, Ending::Unknown, Ending::Failed, Ending::Lost}) {
        m_inks[std::size_t(ending)] = m_palette.ink(toneOf(ending));
        m_tints[std::size_t(ending)] =
            mixed(m_palette.base, m_inks[std::size_t(ending)], theme.isDark() ? 0.3 : 0.2);
    }
}

void TimelinePainter::paint()
{
    const QRect lanes(0, m_scene.rulerHeight, m_scene.size.width(),
                      m_scene.size.height() - m_scene.rulerHeight);
    m_painter.fillRect(QRect(QPoint(), m_scene.size), m_palette.base);
    m_detailed = lanes.height() / m_scene.geometry.rowHeight < detailRows;
    m_painter.save();
    m_painter.setClipRect(lanes);
    paintBands();
    for (int group = 0; group < int(m_scene.geometry.tops.size()); ++group)
        paintGroup(group);
    paintSpan();
    paintNow();
    m_painter.restore();
    paintRuler();
    paintMarkers();
}

void TimelinePainter::paintGroup(int group)
{
    const int shift = m_scene.rulerHeight - m_scene.scrolled;
    const int top = m_scene.geometry.tops[std::size_t(group)] + shift;
    if (top > m_scene.size.height())
        return;
    const auto [first, last] = m_scene.geometry.rowsBetween(
        group, m_scene.scrolled, m_scene.scrolled + m_scene.size.height() - m_scene.rulerHeight);
    const LaneGroup &lanes = m_scene.layout.groups()[std::size_t(group)];
    for (int row = first; row <= last; ++row)
        paintRow(lanes.rows[std::size_t(row)], m_scene.geometry.topOf({group, row}) + shift);
    const int bottom =
        top + m_scene.geometry.headerHeight + int(lanes.rows.size()) * m_scene.geometry.rowHeight;
    if (bottom >= m_scene.rulerHeight) // the header of what is in view never leaves it
        paintHeader(group, std::min(std::max(top, m_scene.rulerHeight), bottom));
}

void TimelinePainter::paintHeader(int group, int top)
{
    const LaneGroup &lanes = m_scene.layout.groups()[std::size_t(group)];
    const QRect strip(0, top, m_scene.size.width(), m_scene.geometry.headerHeight);
    m_painter.fillRect(strip, faint(m_palette.window, 235));
    m_painter.fillRect(QRect(strip.left(), strip.bottom(), strip.width(), 1), m_palette.border);
    QFont bold = m_painter.font();
    bold.setWeight(QFont::DemiBold);
    m_painter.save();
    m_painter.setFont(bold);
    m_painter.setPen(m_palette.text);
    const QString name = m_scene.endpointName(lanes.endpoint);
    m_painter.drawText(strip.adjusted(8, 0, 0, 0), Qt::AlignVCenter, name);
    const int after = 8 + QFontMetrics(bold).horizontalAdvance(name) + 12;
    m_painter.restore();
    m_painter.setPen(m_palette.muted);
    const QString count = QLocale().toString(qlonglong(lanes.rows.size()));
    m_painter.drawText(strip.adjusted(after, 0, 0, 0), Qt::AlignVCenter,
                       m_scene.layout.mode() == LaneMode::Chains ? Text::tr("Chains: %1").arg(count)
                                                                 : Text::tr("Lanes: %1").arg(count));
}

void TimelinePainter::paintRow(const LaneRow &row, int top)
{
    const auto runs =
        runsOf(row.bars, m_scene.layout.bars(), m_scene.scale, m_scene.size.width(), m_scene.now);
    for (const Run &run : runs) {
        if (run.count == 1)
            paintBridge(run.bar, top);
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const double nextLeft = i + 1 < runs.size() ? runs[i + 1].left : m_scene.size.width() + 100.0;
        if (runs[i].right - runs[i].left <= cellWidth)
            paintShort(runs[i], top);
        paintBar(runs[i], top, nextLeft);
    }
}

// What is too short for a bar: the height tells the ending as well as the colour.
void TimelinePainter::paintShort(const Run &run, int top)
{
    const int height = m_scene.geometry.rowHeight - 2;
    const int part = run.ending == Ending::Lost     ? height
                     : run.ending == Ending::Failed ? height * 2 / 3
                                                    : height / 2;
    const int y = run.ending == Ending::Failed ? top + 1 + height - part : top + 1 + (height - part) / 2;
    m_painter.fillRect(QRectF(run.left, y, run.right - run.left - (run.count > 1 ? 0 : 1), part),
                       m_inks[std::size_t(run.ending)]);
}

void TimelinePainter::paintBar(const Run &run, int top, double nextLeft)
{
    const int height = m_scene.geometry.rowHeight - 2;
    const double width = run.right - run.left;
    const Bar &bar = m_scene.layout.bars()[std::size_t(run.bar)];
    const bool selected = m_scene.selected.contains(bar.id);
    const QColor &ink = m_inks[std::size_t(run.ending)];
    if (width > cellWidth) {
        const QRectF body(run.left, top + 1, width, height);
        const QColor &ground = selected ? m_palette.selection : m_tints[std::size_t(run.ending)];
        m_painter.fillRect(body, ground);
        if (run.count == 1)
            paintSpells(m_painter, bar, body, m_scene.scale, m_scene.now, m_palette);
        m_painter.fillRect(QRectF(run.left, top + 1, 1, height), ink);
        m_painter.fillRect(QRectF(run.left, top + height, width, 1), ink);
        if (run.endsInView && run.ending == Ending::Lost)
            m_painter.fillRect(QRectF(run.right - 2, top + 1, 2, height), ink);
        else if (run.endsInView)
            m_painter.fillRect(QRectF(run.right - 1, top + 1, 1, height), ink);
        if (m_detailed && width >= labelFrom)
            paintLabel(run, top, ground);
        if (m_detailed)
            paintPings(run, top);
    }
    const int side = std::min(height, 12);
    if (run.endsInView && run.count == 1 && side >= 8) {
        const double inside = width > side + 3 ? run.right - side - 2 : run.right + 2;
        if (inside + side < nextLeft || width > side + 3)
            m_painter.drawPixmap(QRectF(inside, top + 1 + (height - side) / 2.0, side, side),
                                 glyph(run.ending), QRectF(glyph(run.ending).rect()));
    }
    if (selected) {
        m_painter.setPen(QPen(m_palette.accent, 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(QRectF(run.left - 1, top + 1, std::max(width, cellWidth) + 2, height));
    }
}

std::optional<QFont> labelFont(QFont font, int height)
{
    constexpr int leastLetters = 9; // pixels
    if (QFontMetrics(font).height() - 3 <= height)
        return font;
    const int letters = std::min(QFontInfo(font).pixelSize(), height * 4 / 5);
    if (letters < leastLetters)
        return {};
    font.setPixelSize(letters);
    return font;
}

void TimelinePainter::paintLabel(const Run &run, int top, const QColor &ground)
{
    const int height = m_scene.geometry.rowHeight - 2;
    const std::optional<QFont> font = labelFont(m_painter.font(), height);
    if (!font)
        return;
    const QFontMetrics metrics(*font);
    const Bar &bar = m_scene.layout.bars()[std::size_t(run.bar)];
    const monitor::Session *session = m_scene.session(bar.id);
    const double left = std::max(run.left, 0.0) + 5;
    const int room = int(std::min<double>(run.right, m_scene.size.width()) - left) - 20;
    if (!session || room < 24)
        return;
    const session::Facts &facts = session->facts;
    QStringList parts{u"#%1"_s.arg(quint64(bar.id))};
    if (facts.request && facts.request->target.size() > 1)
        parts.append(facts.request->target.left(120));
    if (const QString &peer = facts.client().exists ? facts.client().peer : facts.server().peer;
        !peer.isEmpty())
        parts.append(peer);
    const QString text = metrics.elidedText(parts.join(u"  "_s), Qt::ElideRight, room);
    // Patterns of spells would cross the letters.
    if (!bar.spells.isEmpty())
        m_painter.fillRect(QRectF(left - 2, top + 2, metrics.horizontalAdvance(text) + 4, height - 2),
                           ground);
    const QFont before = m_painter.font();
    m_painter.setFont(*font);
    m_painter.setPen(m_palette.text);
    m_painter.drawText(QRectF(left, top + 1, room, height), Qt::AlignVCenter | Qt::TextSingleLine, text);
    m_painter.setFont(before);
}

// Answered pings and heartbeats of the application, where there is room to tell them apart; and its goodbye.
void TimelinePainter::paintPings(const Run &run, int top)
{
    const double second = 1e9 / m_scene.scale.perPixel;
    if (second < 0.25)
        return;
    const Bar &bar = m_scene.layout.bars()[std::size_t(run.bar)];
    const monitor::Session *session = m_scene.session(bar.id);
    if (!session || !session->facts.openedAt)
        return;
    const double opened = m_scene.scale.pixelOf(*session->facts.openedAt);
    const int height = std::max(3, m_scene.geometry.rowHeight / 4);
    double last = -1000;
    for (const session::LegFacts *leg : {&session->facts.client(), &session->facts.server()}) {
        for (const session::RttSample &ping : leg->rtts) {
            const double x = opened + double(ping.at) * second;
            if (x < run.left || x > run.right || std::abs(x - last) < 4)
                continue;
            last = x;
            m_painter.fillRect(QRectF(x, top + m_scene.geometry.rowHeight - 2 - height, 1, height),
                               m_palette.muted);
        }
    }
    if (session->facts.app)
        paintSpeech(*session->facts.app, run, top, opened, second);
}

void TimelinePainter::paintSpeech(const session::AppFacts &app, const Run &run, int top, double opened,
                                  double second)
{
    const int rowHeight = m_scene.geometry.rowHeight;
    const int height = std::max(3, rowHeight / 3);
    double last = -1000;
    for (const session::AppTick &tick : app.ticks) {
        const double x = opened + double(tick.at) * second;
        if (x < run.left || x > run.right || std::abs(x - last) < 4)
            continue;
        last = x;
        const session::Leg other = session::otherThan(tick.from);
        const bool awaited = tick.milliseconds < 0 && app.beats(other).lastPong;
        m_painter.fillRect(QRectF(x, top + 1, awaited ? 2 : 1, height),
                           awaited ? m_palette.lost : m_palette.muted);
    }
    if (!app.goodbye)
        return;
    const double x = m_scene.scale.pixelOf(app.goodbyeAt);
    if (x < run.left - 1 || x > run.right + 1)
        return;
    const double y = top + rowHeight / 2.0, side = std::max(3.0, rowHeight / 4.0);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_palette.accent);
    m_painter.drawPolygon(QPolygonF{{x - side, y}, {x, y - side}, {x + side, y}, {x, y + side}});
}

// From the end of the session before it in its chain: how long it took to come back.
void TimelinePainter::paintBridge(int index, int top)
{
    const Bar &bar = m_scene.layout.bars()[std::size_t(index)];
    if (!bar.continues)
        return;
    const auto before = m_scene.layout.find(*bar.continues);
    if (!before)
        return;
    const Bar &lost = m_scene.layout.bars()[std::size_t(*before)];
    const double from = m_scene.scale.pixelOf(lost.end(m_scene.now)), to = m_scene.scale.pixelOf(bar.from);
    if (to - from < 2 && m_scene.layout.placeOf(*before) == m_scene.layout.placeOf(index))
        return;
    const double middle = m_scene.geometry.rowHeight / 2.0;
    const double y = top + middle;
    const double y0 = m_scene.geometry.topOf(m_scene.layout.placeOf(*before)) + m_scene.rulerHeight -
                      m_scene.scrolled + middle;
    m_painter.setPen(QPen(m_palette.accent, 1.5, Qt::DotLine));
    const double left = std::max(from, -10.0), right = std::min(to, m_scene.size.width() + 10.0);
    if (right < left)
        return;
    if (y0 != y)
        m_painter.drawLine(QPointF(left, y0), QPointF(left, y));
    m_painter.drawLine(QPointF(left, y), QPointF(right, y));
}

void TimelinePainter::paintBands()
{
    for (const TimelineMarker &marker : m_scene.markers) {
        if (!marker.isBand)
            continue;
        const double left = m_scene.scale.pixelOf(marker.from) - 2;
        const double right = std::max(m_scene.scale.pixelOf(marker.until) + 2, left + 5);
        if (right < 0 || left > m_scene.size.width())
            continue;
        m_painter.fillRect(QRectF(left, 0, right - left, m_scene.size.height()), faint(m_palette.lost, 40));
        for (const double x : {left, right - 1})
            m_painter.fillRect(QRectF(x, 0, 1, m_scene.size.height()), faint(m_palette.lost, 130));
    }
}

void TimelinePainter::paintSpan()
{
    if (!m_scene.span)
        return;
    const double left = m_scene.scale.pixelOf(m_scene.span->from);
    const double right = std::max(m_scene.scale.pixelOf(m_scene.span->until), left + 1);
    const double width = m_scene.size.width(), height = m_scene.size.height();
    const QColor veil = faint(m_palette.window, 170);
    m_painter.fillRect(QRectF(0, 0, std::clamp(left, 0.0, width), height), veil);
    m_painter.fillRect(QRectF(std::clamp(right, 0.0, width), 0, width, height), veil);
    for (const double x : {left, right - 1})
        m_painter.fillRect(QRectF(x, 0, 1, height), m_palette.accent);
}

void TimelinePainter::paintRuler()
{
    const int width = m_scene.size.width(), height = m_scene.rulerHeight;
    m_painter.fillRect(QRect(0, 0, width, height), m_palette.window);
    m_painter.fillRect(QRect(0, height - 1, width, 1), m_palette.border);
    const session::Stamp step =
        tickStep(m_scene.scale.perPixel, m_metrics.horizontalAdvance(u"00:00:00.000"_s) + 24);
    for (const session::Stamp at : ticks(m_scene.scale, width, step, utcOffsetAt(m_scene.scale.from))) {
        const double x = m_scene.scale.pixelOf(at);
        m_painter.fillRect(QRectF(x, height - 6, 1, 5), m_palette.muted);
        m_painter.fillRect(QRectF(x, height, 1, m_scene.size.height() - height), faint(m_palette.border, 70));
        const QString label = tickLabel(at, step);
        const QRect room(int(x) + 4, 0, m_metrics.horizontalAdvance(label) + 2,
                         height - m_scene.flagsHeight - 1);
        m_painter.setPen(m_palette.muted);
        m_painter.drawText(room, Qt::AlignVCenter, label);
    }
    if (m_scene.span) {
        const double left = m_scene.scale.pixelOf(m_scene.span->from);
        const double right = m_scene.scale.pixelOf(m_scene.span->until);
        m_painter.fillRect(QRectF(left, height - 4, std::max(1.0, right - left), 3), m_palette.accent);
    }
}

/// Where its icon stands in the ruler.
QRect TimelinePainter::flagOf(const TimelineMarker &marker) const
{
    const int side = std::max(8, m_scene.flagsHeight - 2);
    const double x = std::clamp(m_scene.scale.pixelOf(marker.until), -1e6, 1e6);
    return {int(x) - side / 2, m_scene.rulerHeight - m_scene.flagsHeight, side, side};
}

void TimelinePainter::paintMarkers()
{
    const QRect ruler(0, 0, m_scene.size.width(), m_scene.rulerHeight);
    for (const TimelineMarker &marker : m_scene.markers) {
        const QRect flag = flagOf(marker);
        if (!flag.intersects(ruler))
            continue;
        m_painter.fillRect(flag.adjusted(-2, -1, 2, 1), m_palette.window);
        m_theme.icon(u"finding"_s, Tone::Accent).paint(&m_painter, flag);
    }
}

void TimelinePainter::paintNow()
{
    const double x = m_scene.scale.pixelOf(m_scene.now);
    if (x >= 0 && x <= m_scene.size.width() && m_scene.layout.liveCount() > 0)
        m_painter.fillRect(QRectF(x, 0, 1, m_scene.size.height()), faint(m_palette.accent, 140));
}

const QPixmap &TimelinePainter::glyph(Ending ending)
{
    QPixmap &pixmap = m_glyphs[std::size_t(ending)];
    if (pixmap.isNull()) {
        const int side = std::min(m_scene.geometry.rowHeight - 2, 12);
        pixmap = m_theme.icon(QString::fromLatin1(iconOf(ending)), toneOf(ending))
                     .pixmap(QSize(side, side), m_painter.device()->devicePixelRatioF());
    }
    return pixmap;
}

} // namespace ui

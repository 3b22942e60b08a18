// Paints one picture of the timeline: lanes, bars, recoveries, pings, findings, the chosen range and the
// ruler. Only what is in view; colours only from the palette; each ending has a shape of its own.
#pragma once

#include "timeline/runs.h"
#include "timeline/timelinescene.h"

#include <QFont>
#include <QFontMetrics>
#include <QPixmap>

#include <optional>

class QPainter;

namespace ui {

class Theme;
struct Palette;

class TimelinePainter
{
public:
    TimelinePainter(QPainter &painter, const Theme &theme, const TimelineScene &scene);
    void paint();

private:
    void paintGroup(int group);
    void paintHeader(int group, int top);
    void paintRow(const LaneRow &row, int top);
    void paintBar(const Run &run, int top, double nextLeft);
    void paintShort(const Run &run, int top);
    void paintLabel(const Run &run, int top, const QColor &ground);
    void paintSpeech(const session::AppFacts &app, const Run &run, int top, double opened, double second);
    void paintPings(const Run &run, int top);
    void paintBridge(int bar, int top);
    void paintBands();
    void paintSpan();
    void paintRuler();
    [[nodiscard]] QRect flagOf(const TimelineMarker &marker) const;
    void paintMarkers();
    void paintNow();
    [[nodiscard]] const QPixmap &glyph(Ending ending);

    QPainter &m_painter;
    const Theme &m_theme;
    const Palette &m_palette;
    const TimelineScene &m_scene;
    QFontMetrics m_metrics;
    std::array<QPixmap, endings> m_glyphs;
    std::array<QColor, endings> m_inks, m_tints;
    bool m_detailed = false; ///< few enough bars in view for labels and pings
};

/// What the words in a bar of that height are written in: letters of some scripts are tall, and become
/// smaller before they go. Nothing where they could not be read.
[[nodiscard]] std::optional<QFont> labelFont(QFont font, int height);

} // namespace ui

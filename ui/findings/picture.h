// The small picture of a finding as values: what is counted or plotted, for the sessions behind it and for
// the others it is told apart from. Drawn from what the sessions really did; nothing is drawn where nothing
// is known.
#pragma once

#include "findings/finding.h"
#include "monitor/monitor.h"

#include <QPointF>
#include <QStringList>
#include <QVector>

namespace ui {

struct PictureTick
{
    double at = 0;
    QString text;
    bool operator==(const PictureTick &) const = default;
};

struct Picture
{
    /// Bars: counts in equal parts of the x axis. Steps: a level that holds until the next point. Lines: one
    /// a session. Dots: one a session. Shares: parts of wholes.
    enum class Kind { None, Bars, Steps, Lines, Dots, Shares };
    struct Share
    {
        QString name;
        double part = 0, whole = 0;
        bool operator==(const Share &) const = default;
    };

    Kind kind = Kind::None;
    QString title;
    double left = 0, right = 1; ///< x axis
    double bottom = 0, top = 1; ///< y axis
    QVector<PictureTick> xTicks, yTicks;
    QVector<int> members, others;     ///< Bars
    QVector<QVector<QPointF>> lines;  ///< Steps and Lines
    QStringList lineTexts;            ///< Lines: what each shows; empty if they need no telling apart
    QVector<QPointF> dots, otherDots; ///< Dots
    QVector<Share> shares;            ///< Shares; the first is the finding's
    std::optional<std::pair<double, double>> band; ///< of x; of y with Dots
    QString bandText;
    QString membersText, othersText; ///< legend; empty where there is nothing to tell apart
    bool operator==(const Picture &) const = default;

    [[nodiscard]] bool isEmpty() const { return kind == Kind::None; }
};

/// The sessions a picture is drawn from: members and counter-examples first, then the latest of the endpoint.
[[nodiscard]] Picture pictureOf(const findings::Finding &finding, const monitor::Monitor &monitor);

/// Counts of the values in `parts` equal parts of low … high; values outside are left out.
[[nodiscard]] QVector<int> countedIn(const QVector<double> &values, double low, double high, int parts);
/// Round values (1, 2, 5 times a power of ten; 15, 30, 60 … for seconds) within low … high, at most `most`.
[[nodiscard]] QVector<double> roundTicks(double low, double high, int most, bool seconds);

} // namespace ui

#include "timeline/timescale.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::Stamp;

namespace {

constexpr double finest = 1e4, coarsest = 8.64e14; // nanoseconds a pixel

constexpr std::array<Stamp, 33> steps{1ms, 2ms, 5ms, 10ms, 20ms, 50ms, 100ms, 200ms, 500ms, 1s,    2s,
                                      5s,  10s, 15s, 30s,  1min, 2min, 5min,  10min, 15min, 30min, 1h,
                                      2h,  3h,  6h,  12h,  24h,  48h,  168h,  336h,  720h,  2160h, 8760h};

QDateTime local(Stamp at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(at).count());
}

} // namespace

TimeScale TimeScale::zoomed(double factor, double aroundPixel) const
{
    const double wanted = std::clamp(perPixel * factor, finest, coarsest);
    const Stamp held = timeAt(aroundPixel);
    return {held - Stamp(qint64(aroundPixel * wanted)), wanted};
}

TimeScale TimeScale::fitting(Stamp from, Stamp until, int width)
{
    const double room = std::max(1, width - 2 * std::min(24, width / 8));
    const double span = std::max<double>(double((until - from).count()), 1e6);
    const double perPixel = std::clamp(span / room, finest, coarsest);
    const double spare = (width - double((until - from).count()) / perPixel) / 2;
    return {from - Stamp(qint64(spare * perPixel)), perPixel};
}

Stamp tickStep(double perPixel, int leastPixels)
{
    const double least = perPixel * leastPixels;
    const auto it = std::find_if(steps.begin(), steps.end(),
                                 [least](Stamp step) { return double(step.count()) >= least; });
    return it == steps.end() ? steps.back() : *it;
}

QVector<Stamp> ticks(const TimeScale &scale, int width, Stamp step, Stamp utcOffset)
{
    QVector<Stamp> all;
    const Stamp begin = scale.timeAt(0) + utcOffset, end = scale.timeAt(width) + utcOffset;
    const qint64 first = qint64(std::ceil(double(begin.count()) / double(step.count())));
    for (Stamp at = Stamp(first * step.count()); at <= end; at += step)
        all.append(at - utcOffset);
    return all;
}

QString tickLabel(Stamp at, Stamp step)
{
    const QDateTime time = local(at);
    if (step < 1s)
        return time.toString(u"HH:mm:ss.zzz"_s);
    if (step < 1min)
        return time.toString(u"HH:mm:ss"_s);
    return time.toString(step < 24h ? u"HH:mm"_s : u"yyyy-MM-dd"_s);
}

Stamp utcOffsetAt(Stamp at)
{
    return std::chrono::seconds(local(at).offsetFromUtc());
}

} // namespace ui

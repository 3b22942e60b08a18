#include "disconnects/causebuckets.h"

#include "report/report.h"

#include <algorithm>
#include <array>
#include <map>

namespace ui {

using namespace std::chrono_literals;
using session::Nanoseconds;

namespace {

constexpr std::array<Nanoseconds, 20> widths{1s,    2s,    5s, 10s, 15s, 30s, 1min, 2min, 5min, 10min,
                                             15min, 30min, 1h, 2h,  6h,  12h, 24h,  48h,  168h, 720h};

int rank(diagnosis::Class cls)
{
    switch (cls) {
    case diagnosis::Class::Lost:
        return 0;
    case diagnosis::Class::Failed:
        return 1;
    case diagnosis::Class::Unknown:
        return 2;
    case diagnosis::Class::Normal:
        return 3;
    }
    return 4;
}

Nanoseconds widthFor(Nanoseconds span, int most)
{
    for (const Nanoseconds width : widths) {
        if (span / width + 2 <= most)
            return width;
    }
    return std::max<Nanoseconds>(widths.back(), span / std::max(1, most - 2));
}

} // namespace

CauseBuckets causeBuckets(const QVector<CauseAt> &endings, int most)
{
    CauseBuckets buckets;
    if (endings.isEmpty() || most < 3)
        return buckets;
    const auto [first, last] = std::minmax_element(
        endings.begin(), endings.end(), [](const CauseAt &a, const CauseAt &b) { return a.at < b.at; });
    buckets.width = widthFor(last->at - first->at, most);
    buckets.start = first->at - first->at % buckets.width;
    const auto count = (last->at - buckets.start) / buckets.width + 1;

    using Key = std::pair<diagnosis::Class, diagnosis::Cause>;
    std::map<Key, int> totals;
    std::vector<std::map<Key, int>> stretches(std::size_t(count), std::map<Key, int>{});
    std::vector<int> sums(std::size_t(count), 0);
    for (const CauseAt &ending : endings) {
        const auto at = std::size_t((ending.at - buckets.start) / buckets.width);
        ++totals[{ending.cls, ending.cause}];
        ++stretches[at][{ending.cls, ending.cause}];
        buckets.largest = std::max(buckets.largest, ++sums[at]);
    }
    for (const auto &[key, sum] : totals)
        buckets.total.append({key.first, key.second, sum});
    std::stable_sort(buckets.total.begin(), buckets.total.end(),
                     [](const CauseCount &a, const CauseCount &b) {
                         return std::pair(rank(a.cls), -a.count) < std::pair(rank(b.cls), -b.count);
                     });
    for (const auto &stretch : stretches) {
        QVector<CauseCount> counts;
        for (const CauseCount &known : std::as_const(buckets.total)) {
            if (const auto it = stretch.find({known.cls, known.cause}); it != stretch.end())
                counts.append({known.cls, known.cause, it->second});
        }
        buckets.stretches.append(counts);
    }
    return buckets;
}

QString timeFilter(const CauseBuckets &buckets, qsizetype first, qsizetype last)
{
    return QStringLiteral("at:%1..%2")
        .arg(report::isoTime(buckets.startOf(first)), report::isoTime(buckets.startOf(last + 1) - 1ms));
}

} // namespace ui

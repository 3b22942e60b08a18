// How many sessions ended of which cause in which stretch of time: what the strip above the disconnects
// draws. Pure.
#pragma once

#include "diagnosis/verdict.h"

#include <QVector>

namespace ui {

struct CauseAt
{
    session::Stamp at{};
    diagnosis::Class cls = diagnosis::Class::Lost;
    diagnosis::Cause cause = diagnosis::Cause::UnknownLoss;
};

/// One cause within one stretch (or within all of them).
struct CauseCount
{
    diagnosis::Class cls = diagnosis::Class::Lost;
    diagnosis::Cause cause = diagnosis::Cause::UnknownLoss;
    int count = 0;
    bool operator==(const CauseCount &) const = default;
};

struct CauseBuckets
{
    session::Stamp start{}; ///< of the first stretch, a whole multiple of `width`
    session::Nanoseconds width{};
    QVector<QVector<CauseCount>>
        stretches;             ///< each: lost first, then failed, then normal; as ranked in `total`
    QVector<CauseCount> total; ///< most frequent first within its class; lost, failed, normal
    int largest = 0;           ///< endings in the fullest stretch

    [[nodiscard]] session::Stamp startOf(qsizetype stretch) const { return start + width * stretch; }
};

/// At most `most` stretches, of a width that people count in (1, 2, 5, 10, 15, 30 s, 1 min, …).
[[nodiscard]] CauseBuckets causeBuckets(const QVector<CauseAt> &endings, int most);

/// The filter that shows what ended from the stretch `first` to `last`.
[[nodiscard]] QString timeFilter(const CauseBuckets &buckets, qsizetype first, qsizetype last);

} // namespace ui

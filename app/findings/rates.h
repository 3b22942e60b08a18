// How often something happens, and whether it happens more often here than there. Plain functions over
// numbers.
#pragma once

#include <QtGlobal>

namespace findings::statistics {

struct Interval
{
    double low = 0, high = 0;
};

/// Confidence interval of the mean of a Poisson variable of which `count` was seen, with 95 %: exact (Garwood
/// 1936); from 1000 on by Wilson and Hilferty, which agrees to 5 digits there.
[[nodiscard]] Interval poissonInterval(quint64 count);

/// How likely a difference of rates at least as unlikely as this would be, were they the same: two-sided
/// exact test of two Poisson counts in `exposure` each, given their sum (Przyborowski and Wilenski 1940,
/// twice the smaller tail). 1 without exposure or counts.
[[nodiscard]] double sameRate(quint64 countA, double exposureA, quint64 countB, double exposureB);

} // namespace findings::statistics

#include "findings/rates.h"

#include "findings/statistics.h"

#include <algorithm>
#include <cmath>

namespace findings::statistics {

namespace {

constexpr double tail = 0.025, normalTail = 1.959963984540054;
constexpr quint64 exactUpTo = 1000;

/// Where a falling or rising function crosses `level`.
template <class Function>
double crossing(double low, double high, double level, bool rises, Function function)
{
    for (int i = 0; i < 200 && high - low > 1e-12 * high; ++i) {
        const double middle = (low + high) / 2;
        if ((function(middle) < level) == rises)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

double wilsonHilferty(double shape, double deviations)
{
    return shape * std::pow(1 - 1 / (9 * shape) + deviations / (3 * std::sqrt(shape)), 3);
}

/// P(X ≤ k), or P(X ≥ k) if `upper`, of n trials that succeed with `chance`.
double binomialTail(double k, double n, double chance, bool upper)
{
    const double step = upper ? 1 : -1;
    double sum = 0;
    double term = std::exp(logChoose(n, k) + k * std::log(chance) + (n - k) * std::log1p(-chance));
    const double odds = chance / (1 - chance);
    const double most = n * chance;
    for (double at = k; at >= 0 && at <= n; at += step) {
        sum += term;
        const bool pastMost = upper ? at > most : at < most;
        if (pastMost && term < sum * 1e-14)
            break;
        term *= upper ? (n - at) / (at + 1) * odds : at / (n - at + 1) / odds;
    }
    return std::min(sum, 1.0);
}

} // namespace

Interval poissonInterval(quint64 count)
{
    const auto k = double(count);
    if (count > exactUpTo)
        return {wilsonHilferty(k, -normalTail), wilsonHilferty(k + 1, normalTail)};
    const double most = k + 10 * std::sqrt(k + 1) + 10;
    const double low = count == 0 ? 0 : crossing(0, most, tail, true, [&](double mean) {
        return poissonTail(int(count), mean);
    });
    const double high =
        crossing(0, most, 1 - tail, true, [&](double mean) { return poissonTail(int(count) + 1, mean); });
    return {low, high};
}

double sameRate(quint64 countA, double exposureA, quint64 countB, double exposureB)
{
    const double n = double(countA) + double(countB);
    if (n == 0 || exposureA <= 0 || exposureB <= 0)
        return 1;
    const double chance = exposureA / (exposureA + exposureB);
    const double below = binomialTail(double(countA), n, chance, false);
    const double above = binomialTail(double(countA), n, chance, true);
    return std::min(1.0, 2 * std::min(below, above));
}

} // namespace findings::statistics

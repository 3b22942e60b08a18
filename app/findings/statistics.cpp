#include "findings/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace findings::statistics {

double windowWidth(double value)
{
    // Proportional at both ends: a second would hold nearly anything that lasts three, and 2 % is what timers
    // of hours scatter.
    return std::max(std::clamp(value * 0.1, 0.35, 1.0), value * 0.02);
}

Cluster densest(std::span<const double> sorted, double least)
{
    Cluster best;
    std::size_t first = std::size_t(std::lower_bound(sorted.begin(), sorted.end(), least) - sorted.begin());
    std::size_t end = first;
    for (; first < sorted.size(); ++first) {
        const double limit = sorted[first] + windowWidth(sorted[first]);
        end = std::max(end, first);
        while (end < sorted.size() && sorted[end] <= limit)
            ++end;
        const Cluster here{first, end - first, sorted[first], sorted[end - 1]};
        if (here.count > best.count ||
            (here.count == best.count && here.high - here.low < best.high - best.low))
            best = here;
    }
    return best;
}

std::span<const double> within(std::span<const double> sorted, double low, double high)
{
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), low);
    const auto last = std::upper_bound(first, sorted.end(), high);
    return {first, last};
}

namespace {

/// Of n!, from a table: the tests over whole endpoints ask for thousands of them.
double logFactorial(int n)
{
    static const std::array<double, 8192> table = [] {
        std::array<double, 8192> sums{};
        for (std::size_t i = 1; i < sums.size(); ++i)
            sums[i] = sums[i - 1] + std::log(double(i));
        return sums;
    }();
    return std::size_t(n) < table.size() ? table[std::size_t(n)] : std::lgamma(n + 1.0);
}

double logWays(int n, int k)
{
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

double quantile(const std::vector<double> &sorted, double share)
{
    const double at = share * double(sorted.size() - 1);
    const auto below = std::size_t(at);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - double(below)) * (sorted[above] - sorted[below]);
}

} // namespace

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return quantile(values, 0.5);
}

double interquartileRange(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return quantile(values, 0.75) - quantile(values, 0.25);
}

double coefficientOfVariation(std::span<const double> values)
{
    if (values.size() < 2)
        return 0;
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return mean > 0 ? std::sqrt(squares / double(values.size() - 1)) / mean : 0;
}

double poissonTail(int k, double mean)
{
    if (k <= 0)
        return 1;
    if (mean <= 0)
        return 0;
    // Summed from k upwards: one minus the head would lose everything below 1e-16.
    double term = std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
    double sum = 0;
    for (int i = k; i < k + 1000 && term > sum * 1e-12; ++i) {
        sum += term;
        term *= mean / (i + 1);
    }
    return std::min(sum, 1.0);
}

double logChoose(double n, double k)
{
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

double fisher(int a, int b, int c, int d)
{
    const int row = a + b, column = a + c, all = a + b + c + d;
    const int least = std::max(a, column - (c + d)), most = std::min(row, column);
    if (least > most)
        return 0;
    // From the likeliest table on, upwards and downwards: each is a simple multiple of the one before it, and
    // none of those that count is too small for a double.
    const int likeliest = int(double(row + 1) * (column + 1) / (all + 2));
    const int start = std::clamp(likeliest, least, most);
    const double first =
        std::exp(logWays(row, start) + logWays(all - row, column - start) - logWays(all, column));
    const auto above = [=](int x) { // how much likelier x + 1 is than x
        return double(row - x) / (x + 1) * double(column - x) / (all - row - column + x + 1);
    };
    double sum = 0, term = first;
    for (int x = start; x <= most && term > sum * 1e-16; ++x) {
        sum += term;
        term *= above(x);
    }
    term = first;
    for (int x = start - 1; x >= least && term > sum * 1e-16; --x) {
        term /= above(x);
        sum += term;
    }
    return std::min(sum, 1.0);
}

double rayleigh(std::span<const double> values, double period)
{
    if (values.empty() || period <= 0)
        return 0;
    double x = 0, y = 0;
    for (const double value : values) {
        const double angle = 2 * std::numbers::pi * std::fmod(value, period) / period;
        x += std::cos(angle);
        y += std::sin(angle);
    }
    return std::hypot(x, y) / double(values.size());
}

double separation(std::span<const double> high, std::span<const double> low)
{
    if (high.empty() || low.empty())
        return 0;
    double wins = 0;
    for (const double h : high) {
        for (const double l : low)
            wins += h > l ? 1 : h == l ? 0.5 : 0;
    }
    return wins / double(high.size() * low.size());
}

double phaseSpread(std::span<const double> values, double period)
{
    if (values.size() < 2)
        return 0;
    std::vector<double> phases;
    phases.reserve(values.size());
    for (const double value : values)
        phases.push_back(std::fmod(value, period));
    std::sort(phases.begin(), phases.end());
    double widestHole = phases.front() + period - phases.back();
    for (std::size_t i = 1; i < phases.size(); ++i)
        widestHole = std::max(widestHole, phases[i] - phases[i - 1]);
    return period - widestHole;
}

} // namespace findings::statistics

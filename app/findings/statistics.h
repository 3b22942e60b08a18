// The statistics that findings rest on: plain functions over numbers.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace findings::statistics {

/// The most values that fit into one window: sorted[first … first + count).
struct Cluster
{
    std::size_t first = 0, count = 0;
    double low = 0, high = 0;
};

/// Width of the window in which ends at a timer of that value fall: 1 s, 2 % of long timers, less for short
/// ones.
[[nodiscard]] double windowWidth(double value);

/// The densest window of windowWidth() over the values from `least` on. `sorted` ascends. Ties go to the
/// narrower.
[[nodiscard]] Cluster densest(std::span<const double> sorted, double least = 0);

/// Those from `low` to `high`, both included. `sorted` ascends.
[[nodiscard]] std::span<const double> within(std::span<const double> sorted, double low, double high);

/// All of these want at least one value (median of none is 0); they sort a copy where order matters.
[[nodiscard]] double median(std::vector<double> values);
[[nodiscard]] double interquartileRange(std::vector<double> values);
/// Standard deviation divided by mean; 0 for fewer than 2 values.
[[nodiscard]] double coefficientOfVariation(std::span<const double> values);

/// P(X >= k) for a Poisson variable of that mean.
[[nodiscard]] double poissonTail(int k, double mean);

/// One-sided Fisher exact test of the table a b / c d: how likely at least `a` would be by chance.
[[nodiscard]] double fisher(int a, int b, int c, int d);

/// Natural logarithm of n over k.
[[nodiscard]] double logChoose(double n, double k);

/// Mean resultant length of the values as phases of `period`: 0 spread evenly, 1 all the same.
[[nodiscard]] double rayleigh(std::span<const double> values, double period);

/// Mann–Whitney: the share of pairs in which the value from `high` is the larger one.
[[nodiscard]] double separation(std::span<const double> high, std::span<const double> low);

/// The smallest arc of the circle of circumference `period` that holds all phases of the values.
[[nodiscard]] double phaseSpread(std::span<const double> values, double period);

} // namespace findings::statistics

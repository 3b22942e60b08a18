// Maximum lifetimes: ends at the same age although there was traffic right up to them.
#include "findings/detectors/detectors.h"
#include "findings/statistics.h"

#include <algorithm>
#include <set>

namespace findings {

namespace {

constexpr double shortest = 5; // seconds; younger ends are failed starts

/// Traffic went on up to the end, or in the rhythm it always had: no silence ended it.
bool wasActive(const End &end, double lifetime)
{
    return end.idle < lifetime / 10 ||
           (end.silences >= 2 && end.idle <= 1.05 * end.quiet + 0.05 && end.idle < lifetime / 2);
}

/// The ends share a time of the clock better than they share an age: a schedule, not a lifetime.
bool followsTheClock(const Scene &scene, const Members &members, double spread)
{
    std::vector<double> times;
    for (std::size_t i = 0; i < scene.track.ends.size(); ++i) {
        if (members[i])
            times.push_back(seconds(scene.track.ends[i].at));
    }
    for (const double period : {60.0, 3600.0, 86400.0}) {
        std::set<qint64> periods;
        for (const double time : times)
            periods.insert(qint64(time / period));
        if (periods.size() >= 3 &&
            statistics::phaseSpread(times, period) < std::min(0.5 * spread, period / 20))
            return true;
    }
    return false;
}

/// Most came the same time after the last message, more exactly than at the same age: an idle timer that
/// pings do not set anew.
bool followsTheLastMessage(const Scene &scene, const Members &members, double spread)
{
    std::vector<double> times;
    std::size_t count = 0;
    for (std::size_t i = 0; i < scene.track.ends.size(); ++i) {
        count += members[i] ? 1 : 0;
        if (members[i] && scene.track.ends[i].lastMessage)
            times.push_back(seconds(scene.track.ends[i].lastMessage->before));
    }
    if (times.size() < count || times.empty())
        return false;
    const auto [low, high] = std::minmax_element(times.begin(), times.end());
    constexpr double leastTimer = 2; // seconds
    return *low >= leastTimer && *high - *low <= 0.1 && 3 * (*high - *low) < spread;
}

} // namespace

Judged judgeMaxLifetime(const Scene &scene)
{
    const auto &ends = scene.track.ends;
    if (ends.size() < 3)
        return {};
    const auto cluster = statistics::densest(scene.track.times->age, shortest);
    const int count = int(cluster.count);
    if (count < 3 || count < neededShare(scene, 0.5) * double(ends.size()))
        return {};
    Members members{};
    int active = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        members[i] = ends[i].age >= cluster.low && ends[i].age <= cluster.high;
        active += members[i] && wasActive(ends[i], cluster.low) ? 1 : 0;
    }
    if (active < 2)
        return {};
    Finding finding = makeFinding(FindingKind::MaxLifetime, scene, members);
    finding.measure = Measure::Lifetime;
    finding.low = cluster.low, finding.high = cluster.high;
    nameProducts(finding, scene, members, count);
    const double spread = cluster.high - cluster.low;
    // Three ends at an unknown value are too few unless they are all there is and agree to a tenth of a
    // second.
    const bool exact = count == int(ends.size()) && spread <= 0.1;
    if (!finding.byDefault && count < 4 && !exact)
        return {};
    finding.survivedUpTo = scene.lived().age;
    // Two clocks and a timer that scatters; no more, or the finding would contradict its own numbers.
    if (scene.lived().age > cluster.high + std::max(0.25, 0.01 * cluster.high))
        return {{}, Guard::Survivor};
    if (followsTheLastMessage(scene, members, spread))
        return {};
    if (followsTheClock(scene, members, spread))
        return {{}, Guard::WallClock};
    return {std::move(finding), {}};
}

} // namespace findings

// Idle timeouts: ends that come the same time after the last frame. Also pings too rare for the timer.
#include "diagnosis/patterns/detectors.h"
#include "diagnosis/patterns/statistics.h"

#include <algorithm>

namespace patterns {

namespace {

constexpr double shortest = 2; // seconds; below that, pauses of ordinary traffic cluster too

/// The idle times of a track and the one of the three series that shows a timer best.
struct IdleTimes
{
    Fit fit;
    Measure measure = Measure::Either;
    double low = 0, high = 0;
    bool coarse = false;   ///< the window is a coarse catalogue row's
    bool otherWay = false; ///< frames of one way alone explain it as well

    [[nodiscard]] const std::vector<double> &values() const
    {
        return measure == Measure::ToServer   ? fit.toServer
               : measure == Measure::ToClient ? fit.toClient
                                              : fit.either;
    }
    [[nodiscard]] std::vector<bool> members() const
    {
        std::vector<bool> inside;
        for (const double value : values())
            inside.push_back(value >= low && value <= high);
        return inside;
    }
};

struct Series
{
    Measure measure;
    statistics::Cluster cluster;
    double spread = 0;
};

Series clusterOf(Measure measure, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto cluster = statistics::densest(values, shortest);
    return {measure, cluster, cluster.high - cluster.low};
}

/// A catalogue row with a wide window of its own may hold more than any narrow window does.
void widenToCoarseRow(IdleTimes &times, const Scene &scene)
{
    for (const TimerRow &row : scene.catalogue.timers) {
        if (!row.seconds || !row.isCoarse() || row.measures == Measure::Lifetime)
            continue;
        const bool toServer = row.measures != Measure::Either;
        const auto &values = toServer ? times.fit.toServer : times.fit.either;
        double low = 0, high = 0;
        int count = 0;
        for (const double value : values) {
            if (value < *row.seconds - row.early || value > *row.seconds + row.late)
                continue;
            low = count ? std::min(low, value) : value;
            high = count ? std::max(high, value) : value;
            ++count;
        }
        const auto &style = scene.leg == session::Leg::Server ? row.front : row.behind;
        if (count < 4 || count <= times.fit.count || !fits(style, scene.track.ends.back()))
            continue;
        times.fit.count = count;
        times.measure = toServer ? Measure::ToServer : Measure::Either;
        times.low = low, times.high = high, times.coarse = true;
    }
}

IdleTimes idleTimes(const Scene &scene)
{
    IdleTimes times;
    for (const Ending &ending : scene.track.ends) {
        times.fit.either.push_back(seconds(ending.idle));
        times.fit.toServer.push_back(seconds(ending.idleWay.toServer));
        times.fit.toClient.push_back(seconds(ending.idleWay.toClient));
        times.fit.age.push_back(seconds(ending.age()));
    }
    const Series either = clusterOf(Measure::Either, times.fit.either);
    const Series toServer = clusterOf(Measure::ToServer, times.fit.toServer);
    const Series toClient = clusterOf(Measure::ToClient, times.fit.toClient);
    // Both ways together, unless one way holds more ends: then frames of the other way did not reset the
    // timer.
    Series best = either;
    for (const Series &one : {toServer, toClient}) {
        if (one.cluster.count > best.cluster.count ||
            (one.cluster.count == best.cluster.count && best.measure != Measure::Either &&
             one.spread < best.spread))
            best = one;
    }
    times.measure = best.measure;
    times.low = best.cluster.low, times.high = best.cluster.high;
    times.fit.count = int(best.cluster.count);
    times.otherWay = best.measure == Measure::Either && (toServer.cluster.count == best.cluster.count ||
                                                         toClient.cluster.count == best.cluster.count);
    widenToCoarseRow(times, scene);
    return times;
}

double longestSurvived(const Scene &scene, Measure measure)
{
    return measure == Measure::ToServer   ? scene.lived.quietToServer
           : measure == Measure::ToClient ? scene.lived.quietToClient
                                          : scene.lived.quiet;
}

/// Both tell the same story when the members' ages scatter no more than their idle times do.
bool ageExplainsToo(const Fit &fit, const std::vector<bool> &members, double spread)
{
    double low = 0, high = 0;
    bool first = true;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!members[i])
            continue;
        low = first ? fit.age[i] : std::min(low, fit.age[i]);
        high = first ? fit.age[i] : std::max(high, fit.age[i]);
        first = false;
    }
    return high - low <= 1.5 * spread + 0.25;
}

double longestHeartbeat(const Scene &scene)
{
    double longest = 0;
    for (const Ending &ending : scene.track.ends)
        longest = std::max(longest, seconds(ending.heartbeat));
    return longest;
}

/// The cluster is where the heartbeat's own period ends: it may be the heartbeat's phase, or a ping that came
/// late.
bool isHeartbeatPhase(const Scene &scene, double timer, double heartbeat)
{
    return heartbeat > 0 && timer <= 1.2 * heartbeat && timer >= 0.8 * heartbeat &&
           scene.lived.quiet >= 0.8 * heartbeat;
}

struct Claim
{
    IdleTimes times;
    Finding finding;
    double timer = 0;
    std::optional<Guard> failed;
};

/// Everything but the guard of the heartbeat.
std::optional<Claim> idleClaim(const Scene &scene)
{
    if (scene.track.ends.size() < 3)
        return {};
    Claim claim{idleTimes(scene), {}, 0, {}};
    const IdleTimes &times = claim.times;
    if (times.fit.count < 3 || times.fit.count < neededShare(scene, 0.6) * double(times.fit.either.size()))
        return {};
    const auto members = times.members();
    Finding &finding = claim.finding;
    finding = makeFinding(FindingKind::IdleTimeout, scene, members);
    finding.measure = times.measure;
    finding.low = times.low, finding.high = times.high;
    nameProducts(finding, scene, members, times.fit);
    if (!finding.byDefault && finding.count < 4)
        return {};
    claim.timer = times.low;
    finding.survivors = scene.lived.silences;
    const double survived = longestSurvived(scene, times.measure);
    finding.survivedUpTo = survived;
    if (survived > times.high + 1)
        claim.failed = Guard::Survivor;
    if (ageExplainsToo(times.fit, members, times.high - times.low)) {
        finding.guards.append(Guard::Lifetime);
        finding.confidence = diagnosis::Confidence::Suggested;
        finding.strength = std::min(finding.strength, Strength::Probably);
    }
    if (times.otherWay)
        finding.guards.append(Guard::OtherWay);
    return claim;
}

} // namespace

Judged judgeIdleTimeout(const Scene &scene)
{
    auto claim = idleClaim(scene);
    if (!claim)
        return {};
    if (claim->failed)
        return {{}, claim->failed};
    if (isHeartbeatPhase(scene, claim->timer, longestHeartbeat(scene)))
        return {{}, Guard::HeartbeatPhase};
    return {std::move(claim->finding), {}};
}

Judged judgePingInterval(const Scene &scene)
{
    auto claim = idleClaim(scene);
    const double heartbeat = longestHeartbeat(scene);
    if (!claim || heartbeat <= 0)
        return {};
    if (claim->failed)
        return {{}, claim->failed};
    // Pings that leave no room for a late one. Within a cycle that long a random cut can fall anywhere, so
    // this wants nearly all ends at the very end of it.
    Finding &finding = claim->finding;
    if (heartbeat < 0.8 * claim->timer || heartbeat > 1.2 * claim->times.high || finding.count < 4 ||
        finding.count < 0.75 * finding.of)
        return {};
    finding.kind = FindingKind::PingInterval;
    finding.interval = heartbeat;
    finding.confidence = diagnosis::Confidence::Suggested;
    return {std::move(finding), {}};
}

} // namespace patterns

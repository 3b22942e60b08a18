// Idle timeouts: ends that come the same time after the last frame. Also pings too rare for the timer.
#include "findings/detectors/detectors.h"
#include "findings/statistics.h"

#include <algorithm>

namespace findings {

namespace {

constexpr double shortest = 2; // seconds; below that, pauses of ordinary traffic cluster too

/// The densest cluster of a track's idle times, in the one of the three series that shows a timer best.
struct IdleCluster
{
    Measure measure = Measure::Either;
    int count = 0;
    double low = 0, high = 0;
    bool otherWay = false; ///< frames of one way alone explain it as well
};

double idleOf(const End &end, Measure measure)
{
    return measure == Measure::ToServer   ? end.idleToServer
           : measure == Measure::ToClient ? end.idleToClient
                                          : end.idle;
}

struct Series
{
    Measure measure;
    statistics::Cluster cluster;
    [[nodiscard]] double spread() const { return cluster.high - cluster.low; }
};

/// A catalogue row with a wide window of its own may hold more than any narrow window does.
void widenToCoarseRow(IdleCluster &best, const Scene &scene)
{
    for (const TimerRow &row : scene.catalogue.timers) {
        if (!row.seconds || !(row.isCoarse() || row.mostly) || row.measures == Measure::Lifetime)
            continue;
        const bool toServer = row.measures != Measure::Either;
        const auto &times = toServer ? scene.track.times->idleToServer : scene.track.times->idle;
        const double from = *row.seconds - row.early;
        const auto within = statistics::within(times, from, *row.seconds + row.late);
        const int count = int(within.size());
        const auto &style = scene.leg == session::Leg::Server ? row.front : row.behind;
        if (row.mostly && 2 * int(statistics::within(times, from, *row.seconds + *row.mostly).size()) < count)
            continue;
        if (count < 4 || count <= best.count || !fits(style, scene.track.ends.back()) ||
            !isSpoken(row, scene.track.ends.back()))
            continue;
        best.count = count;
        best.measure = toServer ? Measure::ToServer : Measure::Either;
        best.low = within.front(), best.high = within.back();
    }
}

double longestSurvived(const Scene &scene, Measure measure);

IdleCluster clusterOf(const Scene &scene)
{
    const Times &times = *scene.track.times;
    const Series either{Measure::Either, statistics::densest(times.idle, shortest)};
    const Series toServer{Measure::ToServer, statistics::densest(times.idleToServer, shortest)};
    const Series toClient{Measure::ToClient, statistics::densest(times.idleToClient, shortest)};
    // Both ways together, unless one way holds more ends: then frames of the other way did not reset the
    // timer.
    Series best = either;
    for (const Series &one : {toServer, toClient}) {
        if (one.cluster.count > best.cluster.count ||
            (one.cluster.count == best.cluster.count && best.measure != Measure::Either &&
             one.spread() < best.spread()))
            best = one;
    }
    // A silence that sessions lived through again and again explains less than one that none ever did.
    const auto survived = [&scene](const Series &one) {
        return longestSurvived(scene, one.measure) / one.cluster.low;
    };
    if (best.measure == Measure::Either && survived(best) > 0.9 && survived(best) < 1.05) {
        for (const Series &one : {toServer, toClient}) {
            if (one.cluster.count >= best.cluster.count && survived(one) < 0.9)
                best = one;
        }
    }
    IdleCluster found{best.measure, int(best.cluster.count), best.cluster.low, best.cluster.high, false};
    found.otherWay = best.measure == Measure::Either && (toServer.cluster.count == best.cluster.count ||
                                                         toClient.cluster.count == best.cluster.count);
    widenToCoarseRow(found, scene);
    return found;
}

double longestSurvived(const Scene &scene, Measure measure)
{
    const Lived &lived = scene.lived(); // silence of both ways is one of each
    return measure == Measure::ToServer   ? std::max(lived.quiet, lived.quietToServer)
           : measure == Measure::ToClient ? std::max(lived.quiet, lived.quietToClient)
                                          : lived.quiet;
}

double longestHeartbeat(const Scene &scene)
{
    double longest = 0;
    for (const End &end : scene.track.ends)
        longest = std::max(longest, end.heartbeat);
    return longest;
}

/// How long a silence may have been survived without a contradiction: as long as the shortest fatal one, give
/// or take what two clocks differ; where the products that fit scatter by themselves, as long as theirs may
/// last.
double mayBeSurvived(const Finding &finding, const Scene &scene)
{
    constexpr double blur = 0.05; // seconds
    double allowed = *finding.low + blur;
    for (const TimerRow &row : scene.catalogue.timers) {
        if (!finding.matches.contains(row.name()))
            continue;
        if ((row.isCoarse() || row.mostly) && row.holds(*finding.low, *finding.high))
            allowed = std::max(allowed, *row.seconds + row.late);
        else if (row.early > 0.2) // its timer is not set anew for a small difference
            allowed = std::max(allowed, std::min(*finding.high, *finding.low + row.early) + blur);
    }
    return allowed;
}

/// The cluster is where the heartbeat's own period ends: it may be the heartbeat's phase, or a ping that came
/// late.
bool isHeartbeatPhase(const Scene &scene, double timer, double heartbeat)
{
    return heartbeat > 0 && timer <= 1.2 * heartbeat && timer >= 0.8 * heartbeat &&
           scene.lived().quiet >= 0.8 * heartbeat;
}

/// Most sessions had frames as steady as a heartbeat, and that is where they were cut.
bool isRhythmsPhase(const Scene &scene, double timer)
{
    std::size_t steady = 0;
    for (const End &end : scene.track.ends)
        steady += isHeartbeatPhase(scene, timer, end.rhythm) ? 1 : 0;
    return 2 * steady >= scene.track.ends.size();
}

/// Most of these ends came while a ping of the end that closed had no answer: it waited for that answer, not
/// for traffic.
bool awaitedAnswers(const Scene &scene, const Members &members)
{
    constexpr double shortestWait = 0.5; // seconds
    std::size_t all = 0, awaited = 0;
    for (std::size_t i = 0; i < scene.track.ends.size(); ++i) {
        all += members[i] ? 1 : 0;
        awaited += members[i] && scene.track.ends[i].awaited >= shortestWait ? 1 : 0;
    }
    return 2 * awaited >= all;
}

/// Ends of one moment are one event, whatever had been silent for as long: a broadcast was the last that all
/// of them heard.
bool areOneMoment(const Scene &scene, const Members &members)
{
    constexpr auto moment = std::chrono::milliseconds(500);
    std::vector<session::Stamp> ends;
    for (std::size_t i = 0; i < scene.track.ends.size(); ++i) {
        if (members[i])
            ends.push_back(scene.track.ends[i].at);
    }
    const auto [first, last] = std::minmax_element(ends.begin(), ends.end());
    return !ends.empty() && *last - *first < moment;
}

struct Claim
{
    Finding finding;
    std::optional<Guard> failed;
};

/// Everything but the guard of the heartbeat.
std::optional<Claim> idleClaim(const Scene &scene)
{
    const auto &ends = scene.track.ends;
    if (ends.size() < 3)
        return {};
    const IdleCluster cluster = clusterOf(scene);
    if (cluster.count < 3 || cluster.count < neededShare(scene, 0.6) * double(ends.size()))
        return {};
    Members members{};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const double value = idleOf(ends[i], cluster.measure);
        members[i] = value >= cluster.low && value <= cluster.high;
    }
    if (areOneMoment(scene, members))
        return {};
    Claim claim{makeFinding(FindingKind::IdleTimeout, scene, members), {}};
    Finding &finding = claim.finding;
    finding.measure = cluster.measure;
    finding.low = cluster.low, finding.high = cluster.high;
    nameProducts(finding, scene, members, cluster.count);
    if (!finding.byDefault && finding.count < 4)
        return {};
    finding.survivors = scene.lived().silences;
    const double survived = longestSurvived(scene, cluster.measure);
    finding.survivedUpTo = survived;
    if (survived > mayBeSurvived(finding, scene))
        claim.failed = Guard::Survivor;
    else if (awaitedAnswers(scene, members))
        claim.failed = Guard::HeartbeatPhase;
    if (ageExplainsToo(scene.track, members, cluster.high - cluster.low)) {
        finding.guards.append(Guard::Lifetime);
        finding.confidence = diagnosis::Confidence::Suggested;
        finding.strength = std::min(finding.strength, Strength::Probably);
    }
    if (cluster.otherWay)
        finding.guards.append(Guard::OtherWay);
    return claim;
}

/// Pings that leave no room for a late one. Within a cycle that long a random cut can fall anywhere, so this
/// wants nearly all ends at the very end of it.
bool arePingsTooRare(const Finding &finding, double heartbeat)
{
    return heartbeat >= 0.8 * *finding.low && heartbeat <= 1.2 * *finding.high && finding.count >= 4 &&
           finding.count >= 0.75 * finding.of;
}

} // namespace

bool ageExplainsToo(const Track &track, const Members &members, double spread)
{
    double low = 0, high = 0;
    bool first = true;
    for (std::size_t i = 0; i < track.ends.size(); ++i) {
        if (!members[i])
            continue;
        const double age = track.ends[i].age;
        low = first ? age : std::min(low, age);
        high = first ? age : std::max(high, age);
        first = false;
    }
    return high - low <= 1.5 * spread + 0.25;
}

JudgedIdle judgeIdle(const Scene &scene)
{
    auto claim = idleClaim(scene);
    if (!claim)
        return {};
    const double heartbeat = longestHeartbeat(scene);
    if (claim->failed)
        return {{{}, claim->failed}, {{}, heartbeat > 0 ? claim->failed : std::nullopt}};
    const double timer = *claim->finding.low;
    if (!isHeartbeatPhase(scene, timer, heartbeat) && !isRhythmsPhase(scene, timer))
        return {{std::move(claim->finding), {}}, {}};
    JudgedIdle judged{{{}, Guard::HeartbeatPhase}, {}};
    if (arePingsTooRare(claim->finding, heartbeat)) {
        judged.pings.claim = std::move(claim->finding);
        judged.pings.claim->kind = FindingKind::PingInterval;
        judged.pings.claim->interval = heartbeat;
        judged.pings.claim->confidence = diagnosis::Confidence::Suggested;
    }
    return judged;
}

} // namespace findings

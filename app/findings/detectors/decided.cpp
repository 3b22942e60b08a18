// Ends that one of the two endpoints decides on: a constant time after the last answer of the other, or at
// once after one of its messages.
#include "findings/detectors/detectors.h"
#include "findings/statistics.h"

#include <algorithm>
#include <cmath>

namespace findings {

using session::Leg;

namespace {

constexpr double shortestTimer = 1; // seconds

double sinceAnswer(const End &end, bool byServer)
{
    return byServer ? end.idleToServer : end.idleToClient;
}

/// What the side that ended it had said last.
double sinceQuestion(const End &end, bool byServer)
{
    return byServer ? end.idleToClient : end.idleToServer;
}

/// A clock that the side which ended them may have gone by.
struct Clock
{
    bool own = false; ///< set by its own last frame, which had no answer
    statistics::Cluster cluster;
    [[nodiscard]] double at(const End &end, bool byServer) const
    {
        return own ? sinceQuestion(end, byServer) : sinceAnswer(end, byServer);
    }
    [[nodiscard]] double spread() const { return cluster.high - cluster.low; }
};

Clock clockOf(const Track &track, bool byServer, bool own)
{
    Clock clock{own, {}};
    std::vector<double> times;
    for (const End &end : track.ends)
        times.push_back(clock.at(end, byServer));
    std::sort(times.begin(), times.end());
    clock.cluster = statistics::densest(times, shortestTimer);
    return clock;
}

/// A Close frame that names nothing else, and so none of a proxy that counts silence of either way.
bool isSaidByAnEndpoint(const End &end)
{
    return end.shape == EndShape::Close && end.reason.isEmpty() &&
           (end.code.value_or(1000) == 1000 || *end.code >= 3000);
}

/// Each had asked before it ended them, and that came at a more constant time before the end than all that
/// the other side said.
Clock likelierOf(const Clock &answers, const Clock &questions, const Scene &scene)
{
    const bool byServer = scene.leg == Leg::Server;
    const auto &ends = scene.track.ends;
    const bool asked = std::all_of(ends.begin(), ends.end(), [byServer](const End &end) {
        return isSaidByAnEndpoint(end) && sinceQuestion(end, byServer) < sinceAnswer(end, byServer);
    });
    constexpr double asClose = 0.2; // seconds: both are constant
    const bool closer = questions.cluster.count > answers.cluster.count ||
                        (questions.cluster.count == answers.cluster.count && answers.spread() > asClose &&
                         questions.spread() < 0.25 * answers.spread());
    return asked && closer ? questions : answers;
}

/// Answers that come as steadily as a clock leave no more time than that before an end by accident.
bool isAnswersPhase(const Track &track, double timer)
{
    return std::any_of(track.ends.begin(), track.ends.end(), [timer](const End &end) {
        const double beat = std::max(end.heartbeat, end.rhythm);
        return timer >= 0.8 * beat && timer <= 1.05 * beat;
    });
}

} // namespace

Judged judgeTimedClose(const Scene &scene)
{
    const auto &ends = scene.track.ends;
    const bool byServer = scene.leg == Leg::Server;
    if (ends.size() < 3)
        return {};
    const Clock clock =
        likelierOf(clockOf(scene.track, byServer, false), clockOf(scene.track, byServer, true), scene);
    const statistics::Cluster &cluster = clock.cluster;
    const double spread = clock.spread();
    // Losses may come from an idle timer, which four ends name: three would be renamed by the next.
    const bool exact = cluster.count == ends.size() && spread <= 0.1 &&
                       std::none_of(ends.begin(), ends.end(), [](const End &end) { return end.lost; });
    if ((cluster.count < 4 && !exact) ||
        double(cluster.count) < neededShare(scene, 0.6) * double(ends.size()))
        return {};
    Members members{};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const double time = clock.at(ends[i], byServer);
        members[i] = time >= cluster.low && time <= cluster.high;
    }
    const Lived &lived = scene.lived();
    const double survived = std::max(lived.quiet, clock.own  ? 0
                                                  : byServer ? lived.quietToServer
                                                             : lived.quietToClient);
    if (survived > cluster.low + 0.05)
        return {{}, Guard::Survivor};
    if (isAnswersPhase(scene.track, cluster.low))
        return {{}, Guard::HeartbeatPhase};
    if (ageExplainsToo(scene.track, members, spread))
        return {{}, Guard::Lifetime};
    Finding finding = makeFinding(FindingKind::TimedClose, scene, members);
    // Its own last frame was the last one at all.
    finding.measure = clock.own ? Measure::Either : byServer ? Measure::ToServer : Measure::ToClient;
    finding.sub = clock.own ? QStringLiteral("own_frame") : QString();
    finding.low = cluster.low, finding.high = cluster.high;
    finding.seconds = likelyValue(cluster.low, cluster.high, false);
    finding.survivedUpTo = survived;
    finding.confidence = finding.strength == Strength::Matches ? diagnosis::Confidence::Strong
                                                               : diagnosis::Confidence::Suggested;
    return {std::move(finding), {}};
}

namespace {

constexpr double atOnce = 0.05; // seconds, beside the round trip
constexpr double chance = 1e-4; // that so many ends follow a message by accident
constexpr double leastChance = 1e-3;

double delayOf(const End &end)
{
    return seconds(end.lastHeard->before);
}

/// The longest delay of an end that was set off by a message: the message goes there, and the end comes back.
double longestDelay(const End &end)
{
    return std::max(end.rtt, end.shortestRtt) + atOnce;
}

/// The side that then ended the session had had that message, and ended it at once.
bool followsMessage(const End &end, bool byServer)
{
    return end.lost && end.lastHeard && end.lastHeard->toServer == byServer &&
           delayOf(end) <= longestDelay(end);
}

/// That a message of that way comes so shortly before a moment that has nothing to do with it.
double chanceOf(const End &end, bool byServer)
{
    const quint64 passed = byServer ? end.passed.toServer : end.passed.toClient;
    const double others = passed > 0 ? double(passed - 1) : 0;
    const double window = longestDelay(end) - 0.8 * end.shortestRtt; // what came later crossed with the end
    return std::clamp(others * window / std::max(end.age, atOnce), leastChance, 1.0);
}

} // namespace

Judged judgeAfterMessage(const Scene &scene)
{
    const auto &ends = scene.track.ends;
    const bool byServer = scene.leg == Leg::Server;
    Members members{};
    int count = 0, lost = 0;
    double probability = 1, low = 0, high = 0;
    bool oneSize = true, allBinary = true, allText = true;
    std::optional<quint64> size;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const End &end = ends[i];
        lost += end.lost ? 1 : 0;
        members[i] = followsMessage(end, byServer);
        if (!members[i])
            continue;
        const double delay = delayOf(end);
        low = count == 0 ? delay : std::min(low, delay);
        high = std::max(high, delay);
        ++count;
        probability *= chanceOf(end, byServer);
        oneSize &= !size || *size == end.lastHeard->size;
        size = end.lastHeard->size;
        (end.lastHeard->binary ? allText : allBinary) = false;
    }
    if (count < 3 || count < neededShare(scene, 0.6) * lost || probability > chance)
        return {};
    Finding finding = makeFinding(FindingKind::AfterMessage, scene, members);
    finding.of = lost;
    finding.strength = strengthOf(finding.count, finding.of);
    finding.measure = byServer ? Measure::ToServer : Measure::ToClient;
    finding.low = low, finding.high = high;
    if (oneSize) {
        finding.sub = QStringLiteral("size");
        finding.bytes = size;
    } else if (allBinary || allText) {
        finding.sub = allBinary ? QStringLiteral("binary") : QStringLiteral("text");
    }
    finding.confidence = finding.strength == Strength::Matches ? diagnosis::Confidence::Strong
                                                               : diagnosis::Confidence::Suggested;
    return {std::move(finding), {}};
}

} // namespace findings

// Limits of size and of number: what was under way when a session was lost, against all that got through
// before.
#include "findings/detectors/detectors.h"
#include "findings/statistics.h"

#include <algorithm>
#include <array>

namespace findings {

namespace {

constexpr double chance = 0.005;

quint64 pick(const PerWay<quint64> &values, bool toServer)
{
    return toServer ? values.toServer : values.toClient;
}

/// Frames or messages of one way.
struct SizeSeries
{
    bool frame = false, toServer = false;
    quint64 survived = 0, survivors = 0;
    int count = 0;      ///< ends whose last message is larger than all that survived
    bool stated = true; ///< each of them with Close 1009: no accident

    [[nodiscard]] quint64 fatal(const End &end) const
    {
        return pick(frame ? end.fatalFrame : end.fatalMessage, toServer);
    }
};

SizeSeries sizeSeries(const Scene &scene, bool frame, bool toServer)
{
    const Lived &lived = scene.lived();
    SizeSeries series{frame, toServer, pick(frame ? lived.frame : lived.message, toServer), 0, 0, true};
    for (const End &end : scene.track.ends) {
        if (series.fatal(end) <= series.survived)
            continue;
        ++series.count;
        series.stated &= end.shape == EndShape::Close && end.code == 1009;
    }
    // The fatal ones are counted among those that passed.
    const quint64 passed = pick(lived.messages, toServer);
    series.survivors = passed > quint64(series.count) ? passed - quint64(series.count) : 0;
    return series;
}

/// Enough ends to be worth a look, for one of the four series.
bool mayBeSizes(const Scene &scene)
{
    std::size_t large = 0;
    for (const End &end : scene.track.ends)
        large += end.fatalFrame != PerWay<quint64>{} || end.fatalMessage != PerWay<quint64>{} ? 1 : 0;
    return large >= 3;
}

void nameLimits(Finding &finding, const Scene &scene, bool frame)
{
    constexpr double widest = 32; // of a range that says anything about a limit
    if (*finding.low * widest < *finding.high)
        return;
    const bool nearby = isNearby(scene);
    for (const SizeRow &row : scene.catalogue.sizes) {
        // The limit itself still passes: it lies from the largest survivor up to just below the smallest
        // fatal one.
        if (row.frame == frame && !(row.cloud && nearby) && double(row.bytes) >= *finding.low &&
            double(row.bytes) < *finding.high &&
            (!row.code || finding.shape != EndShape::Close || row.code == finding.code)) {
            finding.matches.append(row.name());
            finding.bytes = row.bytes;
        }
    }
    // The limit is known to the byte only if all that fit say the same.
    for (const SizeRow &row : scene.catalogue.sizes) {
        if (finding.matches.contains(row.name()) && row.bytes != finding.bytes)
            finding.bytes.reset();
    }
    finding.byDefault = !finding.matches.isEmpty();
}

} // namespace

Judged judgeSizeLimit(const Scene &scene)
{
    if (!mayBeSizes(scene))
        return {};
    SizeSeries best = sizeSeries(scene, false, true);
    for (const auto &[frame, toServer] : {std::pair{true, true}, {false, false}, {true, false}}) {
        const SizeSeries series = sizeSeries(scene, frame, toServer);
        if (series.count > best.count)
            best = series;
    }
    const auto &ends = scene.track.ends;
    if (best.count < 3 || best.count < neededShare(scene, 0.6) * double(ends.size()))
        return {};
    if (best.survived == 0 || best.survivors == 0)
        return {}; // a range with a bound of nothing says nothing
    if (!best.stated &&
        -statistics::logChoose(double(best.survivors) + best.count, best.count) > std::log(chance))
        return {};
    Members members{};
    quint64 least = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const quint64 size = best.fatal(ends[i]);
        members[i] = size > best.survived;
        if (members[i])
            least = least ? std::min(least, size) : size;
    }
    Finding finding = makeFinding(FindingKind::SizeLimit, scene, members);
    finding.sub = best.frame ? QStringLiteral("frame") : QStringLiteral("message");
    finding.measure = best.toServer ? Measure::ToServer : Measure::ToClient;
    finding.low = double(best.survived);
    finding.high = double(least);
    finding.survivors = best.survivors;
    finding.survivedUpTo = double(best.survived);
    finding.confidence = finding.strength == Strength::Matches || best.stated
                             ? diagnosis::Confidence::Strong
                             : diagnosis::Confidence::Suggested;
    nameLimits(finding, scene, best.frame);
    return {std::move(finding), {}};
}

namespace {

/// The number of messages at which most ends came, and how many did; of several, the one that came first.
std::pair<quint64, int> commonest(const Track &track, bool toServer)
{
    std::array<std::pair<quint64, int>, keptEnds> counts{};
    std::size_t known = 0;
    std::pair<quint64, int> best{0, 0};
    for (const End &end : track.ends) {
        const quint64 number = pick(end.messages, toServer);
        if (number == 0)
            continue;
        const auto last = counts.begin() + std::ptrdiff_t(known);
        const auto it = std::find_if(counts.begin(), last, [=](const auto &c) { return c.first == number; });
        if (it == last)
            counts[known++] = {number, 0};
        if (++it->second > best.second)
            best = *it;
    }
    return best;
}

std::optional<Finding> messageLimit(const Scene &scene, bool toServer)
{
    constexpr quint64 fewest = 10;
    const auto &ends = scene.track.ends;
    const auto [number, count] = commonest(scene.track, toServer);
    if (number < fewest || count < 4 || count < neededShare(scene, 0.6) * double(ends.size()) ||
        pick(scene.lived().mostMessages, toServer) > number)
        return {};
    // Traffic at a steady pace has as many messages as it has time: then a lifetime explains it better.
    double youngest = 0, oldest = 0;
    Members members{};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        members[i] = pick(ends[i].messages, toServer) == number;
        if (!members[i])
            continue;
        youngest = youngest > 0 ? std::min(youngest, ends[i].age) : ends[i].age;
        oldest = std::max(oldest, ends[i].age);
    }
    if (oldest - youngest < 0.1 * oldest)
        return {};
    Finding finding = makeFinding(FindingKind::MessageLimit, scene, members);
    finding.measure = toServer ? Measure::ToServer : Measure::ToClient;
    finding.low = finding.high = double(number);
    finding.survivors = pick(scene.lived().messages, toServer);
    finding.confidence = finding.strength == Strength::Matches ? diagnosis::Confidence::Strong
                                                               : diagnosis::Confidence::Suggested;
    return finding;
}

} // namespace

Judged judgeMessageLimit(const Scene &scene)
{
    if (scene.track.ends.size() < 4)
        return {};
    if (auto finding = messageLimit(scene, true))
        return {std::move(finding), {}};
    return {messageLimit(scene, false), {}};
}

} // namespace findings

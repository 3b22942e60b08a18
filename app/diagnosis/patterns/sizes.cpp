// Limits of size and of number: what was under way when a session was lost, against all that got through
// before.
#include "diagnosis/patterns/detectors.h"
#include "diagnosis/patterns/statistics.h"

#include <algorithm>
#include <map>

namespace patterns {

using diagnosis::Cause;

namespace {

constexpr double chance = 0.005;
constexpr quint64 smallestLimit = 1024; // bytes; nobody limits messages to less

bool maySizeMatter(const Ending &ending)
{
    switch (ending.cause) {
    case Cause::EofWithoutClose:
    case Cause::TcpReset:
    case Cause::MessageTooBig:
    case Cause::InternalError:
    case Cause::TlsFailure:
        return true;
    default:
        return false;
    }
}

struct SizeSeries
{
    bool frame, toServer;
    std::vector<quint64> fatal; ///< 0: nothing large was under way, or it was stuck for another reason
    quint64 survived = 0, survivors = 0;

    /// Ends whose last message is larger than all that survived.
    [[nodiscard]] int count() const
    {
        return int(
            std::count_if(fatal.begin(), fatal.end(), [this](quint64 size) { return size > survived; }));
    }
};

SizeSeries sizeSeries(const Scene &scene, bool frame, bool toServer)
{
    SizeSeries series{frame, toServer, {}, 0, 0};
    const auto pick = [toServer](const PerWay<quint64> &sizes) {
        return toServer ? sizes.toServer : sizes.toClient;
    };
    series.survived = pick(frame ? scene.lived.frame : scene.lived.message);
    series.survivors = pick(scene.lived.messages);
    for (const Ending &ending : scene.track.ends) {
        // A transfer that is stuck is large by accident: it is slow consumption or a dead path.
        const bool counts = maySizeMatter(ending) && !ending.congested;
        const quint64 size = pick(frame ? ending.fatalFrame : ending.fatalMessage);
        series.fatal.push_back(counts && size >= smallestLimit ? size : 0);
    }
    return series;
}

void nameLimits(Finding &finding, const Scene &scene, bool frame)
{
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
    std::optional<SizeSeries> best;
    for (const bool toServer : {true, false}) {
        for (const bool frame : {false, true}) {
            SizeSeries series = sizeSeries(scene, frame, toServer);
            if (!best || series.count() > best->count())
                best = std::move(series);
        }
    }
    const int count = best->count();
    if (count < 3 || count < neededShare(scene, 0.6) * double(best->fatal.size()))
        return {};
    if (-statistics::logChoose(double(best->survivors) + count, count) > std::log(chance))
        return {};
    std::vector<bool> members;
    quint64 least = 0;
    for (const quint64 size : best->fatal) {
        members.push_back(size > best->survived);
        if (members.back())
            least = least ? std::min(least, size) : size;
    }
    Finding finding = makeFinding(FindingKind::SizeLimit, scene, members);
    finding.sub = best->frame ? QStringLiteral("frame") : QStringLiteral("message");
    finding.measure = best->toServer ? Measure::ToServer : Measure::ToClient;
    finding.low = double(best->survived);
    finding.high = double(least);
    finding.survivors = best->survivors;
    finding.survivedUpTo = double(best->survived);
    finding.confidence = finding.strength == Strength::Matches ? diagnosis::Confidence::Strong
                                                               : diagnosis::Confidence::Suggested;
    nameLimits(finding, scene, best->frame);
    return {std::move(finding), {}};
}

namespace {

/// The number of messages at which most ends came, and how many did.
std::pair<quint64, int> commonest(const std::vector<quint64> &numbers)
{
    std::map<quint64, int> counts;
    std::pair<quint64, int> best{0, 0};
    for (const quint64 number : numbers) {
        const int count = number > 0 ? ++counts[number] : 0;
        if (count > best.second)
            best = {number, count};
    }
    return best;
}

std::optional<Finding> messageLimit(const Scene &scene, bool toServer)
{
    constexpr quint64 fewest = 10;
    const auto pick = [toServer](const PerWay<quint64> &counts) {
        return toServer ? counts.toServer : counts.toClient;
    };
    std::vector<quint64> numbers;
    // It is the message that ends the session: when silence came first, equal numbers only tell of equal
    // dialogues.
    for (const Ending &ending : scene.track.ends)
        numbers.push_back(maySizeMatter(ending) && seconds(ending.idle) < 1 ? pick(ending.survived.messages)
                                                                            : 0);
    const auto [number, count] = commonest(numbers);
    if (number < fewest || count < 4 || count < neededShare(scene, 0.6) * double(numbers.size()) ||
        pick(scene.lived.mostMessages) > number)
        return {};
    // Traffic at a steady pace has as many messages as it has time: then a lifetime explains it better.
    std::vector<double> ages;
    std::vector<bool> members;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        members.push_back(numbers[i] == number);
        if (members.back())
            ages.push_back(seconds(scene.track.ends[i].age()));
    }
    const auto [low, high] = std::minmax_element(ages.begin(), ages.end());
    if (*high - *low < 0.1 * *high)
        return {};
    Finding finding = makeFinding(FindingKind::MessageLimit, scene, members);
    finding.measure = toServer ? Measure::ToServer : Measure::ToClient;
    finding.low = finding.high = double(number);
    finding.survivors = pick(scene.lived.messages);
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

} // namespace patterns

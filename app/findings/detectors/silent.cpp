// Silent idle drops: something forgot the connection during a silence, and the first frame after it found
// out.
#include "findings/detectors/detectors.h"
#include "findings/statistics.h"

#include <algorithm>

namespace findings {

namespace {

constexpr double chance = 0.002; // that the fatal silences are the longest of all by accident
constexpr quint64 leastSurvivors = 10;

} // namespace

Judged judgeSilentDrop(const Scene &scene)
{
    const auto &ends = scene.track.ends;
    Members members{};
    double least = 0;
    int count = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        members[i] = ends[i].fatalSilence.has_value();
        if (!members[i])
            continue;
        const double silence = *ends[i].fatalSilence;
        least = count++ > 0 ? std::min(least, silence) : silence;
    }
    if (count < 3 || count < neededShare(scene, 0.5) * double(ends.size()) ||
        scene.lived().silences < leastSurvivors || scene.lived().answered <= 0)
        return {};
    const Lived &lived = scene.lived();
    if (lived.answered >= least)
        return {{}, Guard::Survivor};
    const auto survivors = double(lived.silences);
    if (-statistics::logChoose(survivors + count, count) > std::log(chance))
        return {};
    Finding finding = makeFinding(FindingKind::SilentIdleDrop, scene, members);
    finding.low = lived.answered;
    finding.high = least;
    finding.survivors = lived.silences;
    finding.survivedUpTo = lived.answered;
    finding.confidence = finding.strength == Strength::Matches ? diagnosis::Confidence::Strong
                                                               : diagnosis::Confidence::Suggested;
    const bool nearby = isNearby(scene);
    for (const TimerRow &row : scene.catalogue.timers) {
        const auto &style = scene.leg == session::Leg::Server ? row.front : row.behind;
        const bool silent = style && style->as == EndStyle::As::Silent;
        if (silent && row.seconds && !(row.cloud && nearby) && *row.seconds > *finding.low - row.early &&
            *row.seconds <= *finding.high + row.late) {
            finding.matches.append(row.name());
            finding.byDefault = true;
        }
    }
    return {std::move(finding), {}};
}

} // namespace findings

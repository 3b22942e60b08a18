// Heartbeats that slowed down before the loss, and by how long they warned.
#include "findings/detectors/detectors.h"
#include "findings/statistics.h"

#include <algorithm>

namespace findings {

namespace {

constexpr qsizetype recent = 10, baseline = 50;

} // namespace

std::optional<double> warningOf(const Ending &ending)
{
    const auto &rtts = ending.rtts;
    if (rtts.size() < leastRoundTrips)
        return {};
    const qsizetype end = rtts.size() - recent;
    std::vector<double> before;
    for (qsizetype i = std::max<qsizetype>(0, end - baseline); i < end; ++i)
        before.push_back(double(rtts[i].milliseconds));
    const double median = statistics::median(before);
    for (double &value : before)
        value = std::abs(value - median);
    // 5 ms: what an event loop adds now and then on the quietest of machines.
    const double scale = 1.4826 * statistics::median(std::move(before)) + 5;
    const auto isHigh = [&](qsizetype i) { return (double(rtts[i].milliseconds) - median) / scale > 4; };
    int high = 0;
    qsizetype first = rtts.size();
    for (qsizetype i = end; i < rtts.size(); ++i) {
        if (!isHigh(i))
            continue;
        high += i >= rtts.size() - 5 ? 1 : 0;
        first = std::min(first, i);
    }
    if (high < 3)
        return {};
    const double warning = seconds(ending.age()) - double(rtts[first].at);
    return warning > 0 ? std::optional(warning) : std::nullopt;
}

Judged judgeHeartbeat(const Scene &scene)
{
    Members members{};
    std::vector<double> leads;
    int network = 0, peer = 0, measured = 0;
    std::size_t i = 0;
    for (const End &end : scene.track.ends) {
        measured += end.hasBaseline ? 1 : 0;
        members[i++] = end.warning.has_value();
        if (!end.warning)
            continue;
        leads.push_back(*end.warning);
        network += end.tcpRttRose == true ? 1 : 0;
        peer += end.tcpRttRose == false ? 1 : 0;
    }
    if (leads.size() < 3 || double(leads.size()) < neededShare(scene, 0.6) * measured)
        return {};
    Finding finding = makeFinding(FindingKind::HeartbeatDegradation, scene, members);
    finding.of = measured;
    finding.strength = strengthOf(finding.count, finding.of);
    finding.sub = network > peer   ? QStringLiteral("network")
                  : peer > network ? QStringLiteral("peer_busy")
                                   : QString();
    const auto [low, high] = std::minmax_element(leads.begin(), leads.end());
    finding.low = *low, finding.high = *high;
    finding.seconds = statistics::median(leads);
    finding.confidence = finding.strength == Strength::Matches ? diagnosis::Confidence::Strong
                                                               : diagnosis::Confidence::Suggested;
    return {std::move(finding), {}};
}

} // namespace findings

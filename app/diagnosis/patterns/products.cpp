// Which products of the catalogue explain a timer, as far as its value, the way the leg ended and the
// response's headers tell. What cannot be told apart stays together.
#include "diagnosis/patterns/detectors.h"
#include "diagnosis/patterns/statistics.h"

#include <algorithm>
#include <map>

namespace patterns {

using session::Leg;
using session::Role;

Strength strengthOf(int count, int of)
{
    if (count >= 6 && count >= 0.75 * of)
        return Strength::Matches;
    return count >= 4 ? Strength::Probably : Strength::Suggests;
}

double neededShare(const Scene &scene, double share)
{
    return scene.held ? share * 0.75 : share;
}

bool isNearby(const Scene &scene)
{
    const Ending &latest = scene.track.ends.back();
    return isPrivateAddress(latest.role == Role::Listener ? latest.client + QStringLiteral(":0")
                                                          : latest.server);
}

Finding makeFinding(FindingKind kind, const Scene &scene, const std::vector<bool> &members)
{
    Finding finding;
    finding.kind = kind;
    finding.endpoint = scene.group.endpoint;
    finding.leg = scene.leg;
    finding.of = int(members.size());
    std::map<std::pair<EndShape, std::optional<quint16>>, int> shapes;
    int most = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Ending &ending = scene.track.ends[i];
        if (!members[i]) {
            finding.counterexamples.append(ending.session);
            continue;
        }
        if (finding.count++ == 0)
            finding.firstAt = ending.at;
        finding.at = std::max(finding.at, ending.at);
        finding.sessions.append(ending.session);
        const int same = ++shapes[{ending.shape, ending.code}];
        if (same > most) {
            most = same;
            finding.shape = ending.shape;
            finding.code = ending.code;
        }
    }
    finding.strength = strengthOf(finding.count, finding.of);
    return finding;
}

namespace {

const std::vector<double> &seriesOf(const TimerRow &row, const Fit &fit)
{
    switch (row.measures) {
    case Measure::Either:
        return fit.either;
    case Measure::ToServer:
    case Measure::Pong:
    case Measure::Each:
        return fit.toServer;
    case Measure::ToClient:
        return fit.toClient;
    case Measure::Lifetime:
        return fit.age;
    }
    return fit.either;
}

int countWithin(const std::vector<double> &values, double low, double high)
{
    return int(std::count_if(values.begin(), values.end(), [=](double v) { return v >= low && v <= high; }));
}

/// Each: whichever way shows more.
int countFor(const TimerRow &row, const Fit &fit, double low, double high)
{
    const int count = countWithin(seriesOf(row, fit), low, high);
    return row.measures == Measure::Each ? std::max(count, countWithin(fit.toClient, low, high)) : count;
}

bool endsLikeThis(const std::optional<EndStyle> &style, const Scene &scene, const std::vector<bool> &members)
{
    int all = 0, fitting = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!members[i])
            continue;
        ++all;
        fitting += fits(style, scene.track.ends[i]) ? 1 : 0;
    }
    return fitting >= 0.8 * all;
}

/// The headers of the latest response; they say something about what stands between us and the server only.
std::optional<bool> confirmed(const TimerRow &row, const Scene &scene)
{
    if (scene.leg == Leg::Client)
        return {};
    for (auto it = scene.track.ends.rbegin(); it != scene.track.ends.rend(); ++it) {
        if (it->hasResponse)
            return confirmedBy(row, it->fingerprint);
    }
    return {};
}

bool isSpecific(const EndStyle &style)
{
    return style.as == EndStyle::As::Fin || style.as == EndStyle::As::Reset ||
           style.as == EndStyle::As::Close;
}

/// The value people would have configured: a whole number of seconds where one is within the scatter of a
/// timer.
double likelyValue(double low, double high, bool firesEarly)
{
    const double whole = std::round((low + high) / 2);
    if (whole >= 1 && low >= whole - 0.35 && high <= whole + std::max(0.5, 0.005 * whole))
        return whole;
    return std::round((firesEarly ? high : low) * 10) / 10;
}

} // namespace

void nameProducts(Finding &finding, const Scene &scene, const std::vector<bool> &members, const Fit &fit)
{
    struct Candidate
    {
        const TimerRow *row;
        bool confirmed, known;
    };
    std::vector<Candidate> candidates;
    const bool lifetime = finding.measure == Measure::Lifetime, nearby = isNearby(scene);
    const int wanted = fit.count - fit.count / 6;
    for (const TimerRow &row : scene.catalogue.timers) {
        const auto &style = scene.leg == Leg::Server ? row.front : row.behind;
        if ((row.measures == Measure::Lifetime) != lifetime || (row.cloud && nearby) || !style ||
            style->as == EndStyle::As::Silent || !endsLikeThis(style, scene, members))
            continue;
        const auto header = confirmed(row, scene);
        if (header == false)
            continue;
        const int least = row.isCoarse() ? 4 : 3;
        const bool known = row.seconds && countFor(row, fit, *row.seconds - row.early,
                                                   *row.seconds + row.late) >= std::max(least, wanted);
        const double slack = row.isCoarse() ? row.late : 0.4;
        const bool configured = row.configurable && row.variantOf.isEmpty() &&
                                (header == true || isSpecific(*style)) &&
                                countFor(row, fit, *finding.low - slack, *finding.high + slack) >= wanted;
        if (known || configured)
            candidates.push_back(
                {&row, header == true || (style->reason && !style->reason->isEmpty()), known});
    }
    // The response's headers and the reason's own words say more than a default value, a default value more
    // than a way of ending.
    const auto tier = [](const Candidate &candidate) {
        return candidate.confirmed ? 2 : candidate.known ? 1 : 0;
    };
    int best = -1;
    for (const Candidate &candidate : candidates)
        best = std::max(best, tier(candidate));
    bool firesEarly = false;
    for (const Candidate &candidate : candidates) {
        const bool first =
            tier(candidate) == best && (best < 2 || candidate.known ||
                                        std::none_of(candidates.begin(), candidates.end(),
                                                     [](const auto &c) { return c.confirmed && c.known; }));
        (first ? finding.matches : finding.alsoFits).append(candidate.row->name());
        if (first && candidate.known) {
            finding.byDefault = true;
            finding.seconds = candidate.row->seconds;
        }
        firesEarly |= first && candidate.row->early > 0.2;
    }
    if (!finding.seconds)
        finding.seconds = likelyValue(*finding.low, *finding.high, firesEarly);
    const bool sure = finding.strength == Strength::Matches ||
                      (finding.strength == Strength::Probably && finding.byDefault && best == 2);
    finding.confidence = sure ? diagnosis::Confidence::Strong : diagnosis::Confidence::Suggested;
}

} // namespace patterns

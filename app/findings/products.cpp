// Which products of the catalogue explain a timer, as far as its value, the way the leg ended and the
// response's headers tell. What cannot be told apart stays together.
#include "findings/detectors/detectors.h"
#include "findings/statistics.h"

#include <algorithm>

namespace findings {

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

const Lived &Scene::lived() const
{
    constexpr session::Nanoseconds before = std::chrono::hours(2); // the oldest member began
    if (!counted)
        counted = group.survivors.since(std::max(track.ends.front().startedAt - before, session::Stamp{}));
    return *counted;
}

bool isNearby(const Scene &scene)
{
    const End &latest = scene.track.ends.back();
    auto &[address, nearby] = scene.group.nearby;
    if (address != latest.other) {
        address = latest.other;
        nearby = isPrivateAddress(latest.otherHasPort ? address : address + QStringLiteral(":0"));
    }
    return nearby;
}

Finding makeFinding(FindingKind kind, const Scene &scene, const Members &members)
{
    const auto &ends = scene.track.ends;
    Finding finding;
    finding.kind = kind;
    finding.endpoint = scene.group.endpoint;
    finding.leg = scene.leg;
    finding.of = int(ends.size());
    finding.sessions.reserve(finding.of);
    finding.counterexamples.reserve(finding.of);
    struct Shape
    {
        EndShape shape;
        std::optional<quint16> code;
        int count;
    };
    std::vector<Shape> shapes;
    int most = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const End &end = ends[i];
        if (!members[i]) {
            finding.counterexamples.append(end.session);
            continue;
        }
        if (finding.count++ == 0)
            finding.firstAt = end.at;
        finding.at = std::max(finding.at, end.at);
        finding.sessions.append(end.session);
        auto same = std::find_if(shapes.begin(), shapes.end(), [&](const Shape &one) {
            return one.shape == end.shape && one.code == end.code;
        });
        if (same == shapes.end())
            same = shapes.insert(same, {end.shape, end.code, 0});
        if (++same->count > most) {
            most = same->count;
            finding.shape = end.shape;
            finding.code = end.code;
        }
    }
    finding.strength = strengthOf(finding.count, finding.of);
    return finding;
}

namespace {

const std::vector<double> &seriesOf(const TimerRow &row, const Times &times)
{
    switch (row.measures) {
    case Measure::Either:
        return times.idle;
    case Measure::ToServer:
    case Measure::Pong:
    case Measure::Each:
        return times.idleToServer;
    case Measure::ToClient:
        return times.idleToClient;
    case Measure::Lifetime:
        return times.age;
    }
    return times.idle;
}

/// How many ends lie there. Each: whichever way shows more.
int countFor(const TimerRow &row, const Times &times, double low, double high)
{
    const auto count = statistics::within(seriesOf(row, times), low, high).size();
    return int(row.measures == Measure::Each
                   ? std::max(count, statistics::within(times.idleToClient, low, high).size())
                   : count);
}

bool endsLikeThis(const std::optional<EndStyle> &style, const Scene &scene, const Members &members)
{
    int all = 0, fitting = 0;
    for (std::size_t i = 0; i < scene.track.ends.size(); ++i) {
        if (!members[i])
            continue;
        ++all;
        fitting += fits(style, scene.track.ends[i]) ? 1 : 0;
    }
    return fitting >= 0.8 * all;
}

/// The latest end with a response, whose headers say something about what stands between us and the server;
/// null if there is none, or it came from our own side.
const End *latestResponse(const Scene &scene)
{
    const auto &ends = scene.track.ends;
    for (std::size_t i = scene.leg == Leg::Client ? 0 : ends.size(); i-- > 0;) {
        if (ends[i].hasResponse)
            return &ends[i];
    }
    return nullptr;
}

/// A timer that waits for pongs can only have cut where the other end sent pings.
bool mayHavePinged(const TimerRow &row, const Scene &scene, const Members &members)
{
    if (row.measures != Measure::Pong || row.textPings)
        return true;
    int all = 0, pinged = 0;
    for (std::size_t i = 0; i < scene.track.ends.size(); ++i) {
        if (!members[i])
            continue;
        ++all;
        pinged += scene.track.ends[i].pinged ? 1 : 0;
    }
    return pinged >= 0.8 * all;
}

bool isSpecific(const EndStyle &style)
{
    return style.as == EndStyle::As::Fin || style.as == EndStyle::As::Reset ||
           style.as == EndStyle::As::Close;
}

} // namespace

double likelyValue(double low, double high, bool firesEarly)
{
    // A whole second, if it lies within the scatter of the times, or hardly beyond it; one that fires early
    // does so by up to 0.3 s.
    const double whole = std::round((low + high) / 2), spread = high - low;
    const double beyond = std::max({0.06, std::min(spread / 2, 0.35), 0.005 * whole});
    if (whole >= 1 && low - beyond <= whole && whole <= high + (firesEarly ? std::max(0.35, beyond) : beyond))
        return whole;
    const double steps = spread < 0.05 ? 100 : 10; // in a second
    return std::round((firesEarly ? high : low) * steps) / steps;
}

void nameProducts(Finding &finding, const Scene &scene, const Members &members, int count)
{
    struct Candidate
    {
        const TimerRow *row;
        bool confirmed, known;
    };
    std::vector<Candidate> candidates;
    const bool lifetime = finding.measure == Measure::Lifetime, nearby = isNearby(scene);
    const int wanted = count - count / 6;
    const Times &times = *scene.track.times;
    const End *response = latestResponse(scene);
    for (const TimerRow &row : scene.catalogue.timers) {
        const auto &style = scene.leg == Leg::Server ? row.front : row.behind;
        if ((row.measures == Measure::Lifetime) != lifetime || (row.cloud && nearby) || !style ||
            style->as == EndStyle::As::Silent || !isSpoken(row, scene.track.ends.back()))
            continue;
        const int least = row.isCoarse() ? 4 : 3;
        const auto countUntil = [&](double late) {
            return countFor(row, times, *row.seconds - row.early, *row.seconds + late);
        };
        const bool known = row.seconds && countUntil(row.late) >= std::max(least, wanted) &&
                           (!row.mostly || 2 * countUntil(*row.mostly) >= wanted);
        const double slack = row.isCoarse() ? row.late : 0.4;
        const bool mayBeConfigured =
            row.configurable && row.variantOf.isEmpty() &&
            countFor(row, times, *finding.low - slack, *finding.high + slack) >= wanted;
        if ((!known && !mayBeConfigured) || !endsLikeThis(style, scene, members) ||
            !mayHavePinged(row, scene, members))
            continue;
        const auto header = response ? confirmedBy(row, response->fingerprint) : std::nullopt;
        if (header == false)
            continue;
        const bool configured = mayBeConfigured && (header == true || isSpecific(*style));
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

} // namespace findings

#include "findings/trackers/offsets.h"
#include "findings/group.h"
#include "findings/statistics.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace std::chrono_literals;

namespace findings {

using session::EndpointId;
using session::Stamp;

namespace {

constexpr double shortest = 5;     // seconds; sooner it is the event itself
constexpr double heldShare = 0.45; // of the ends, to keep what has been found
constexpr session::Nanoseconds connectWindow = 2s;
constexpr int massConnect = 5;

struct Clock
{
    int period; ///< seconds
    int least;  ///< the minute comes round so often that three or four ends meet in it by chance
    QString name;
};

const std::array<Clock, 3> &clocks()
{
    static const std::array<Clock, 3> all{Clock{60, 6, QStringLiteral("every 60 s")},
                                          Clock{3600, 4, QStringLiteral("every 3600 s")},
                                          Clock{86'400, 4, QStringLiteral("every 86400 s")}};
    return all;
}

template <class Value>
double spread(const std::vector<std::size_t> &members, Value value)
{
    double low = value(members.front()), high = low;
    for (const std::size_t member : members) {
        low = std::min(low, value(member));
        high = std::max(high, value(member));
    }
    return high - low;
}

} // namespace

void Offsets::happened(EndpointId endpoint, const QString &what, Stamp at)
{
    Series &series = m_states[endpoint].events[what];
    series.last = at;
    ++series.number;
}

void Offsets::opened(EndpointId endpoint, Stamp at, int open)
{
    auto &opens = m_states[endpoint].opens;
    opens.push_back(at);
    while (at - opens.front() > connectWindow)
        opens.pop_front();
    if (int(opens.size()) >= std::max(massConnect, open / 3)) {
        happened(endpoint, QStringLiteral("mass_connect"), at);
        opens.clear();
    }
    if (opens.size() > 4096)
        opens.pop_front();
}

void Offsets::Points::add(const Point &point)
{
    if (m_points.size() >= keptEnds)
        m_points.pop_front();
    m_points.push_back(point);
    m_offsets[m_oldest] = point.offset;
    m_oldest = (m_oldest + 1) % keptEnds;
}

int Offsets::Points::countNear(double offset, double width) const
{
    int count = 0;
    for (std::size_t i = 0; i < m_points.size(); ++i) // the array fills from its beginning
        count += std::abs(m_offsets[i] - offset) <= width ? 1 : 0;
    return count;
}

void Offsets::ended(const Ending &ending)
{
    State &state = m_states[ending.endpoint];
    const auto add = [&](Points &points, double offset, qint64 event) {
        points.add({offset, seconds(ending.age()), seconds(ending.idle), event, ending.session, ending.at});
    };
    for (auto &[what, series] : state.events) {
        if (ending.at < series.last)
            continue;
        add(series.points, seconds(ending.at - series.last), series.number);
        judge(ending.endpoint, what, series.points, 3);
    }
    const double now = seconds(ending.at);
    for (std::size_t i = 0; i < clocks().size(); ++i) {
        const auto &[period, least, name] = clocks()[i];
        add(state.clocks[i], std::fmod(now, period), qint64(now / period));
        judge(ending.endpoint, name, state.clocks[i], least);
    }
}

void Offsets::judge(EndpointId endpoint, const QString &what, const Points &all, int least)
{
    const base::Ring<Point> &points = all.all();
    if (int(points.size()) < least || points.back().event - points.front().event < least - 1)
        return; // they are of too few events
    // Only the newest end can have made a new cluster.
    const double newest = points.back().offset, width = statistics::windowWidth(newest);
    const bool clock = what.startsWith(u"every ");
    if (!clock && newest < shortest)
        return;
    if (const int near = all.countNear(newest, width);
        near < least || near < heldShare * double(points.size()))
        return; // as nearly always
    std::vector<std::size_t> members;
    std::set<qint64> events;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (std::abs(points[i].offset - newest) > width)
            continue;
        members.push_back(i);
        events.insert(points[i].event);
    }
    const Place place{FindingKind::FixedOffset, endpoint, what};
    const double share = m_book.holds(place) ? heldShare : 0.6;
    if (int(events.size()) < least || double(members.size()) < share * double(points.size()))
        return;
    // An idle time or an age that agrees about as well explains it without the event.
    const double offsets = spread(members, [&](std::size_t i) { return points[i].offset; });
    const double ages = spread(members, [&](std::size_t i) { return points[i].age; });
    const double idles = spread(members, [&](std::size_t i) { return points[i].idle; });
    if (ages < 3 * offsets + 1 || idles < 3 * offsets + 1)
        return;
    Finding finding;
    finding.sub = what;
    finding.count = int(members.size());
    finding.of = int(points.size());
    finding.firstAt = points[members.front()].at;
    finding.at = points[members.back()].at;
    finding.low = finding.high = newest;
    for (const std::size_t member : members) {
        finding.low = std::min(*finding.low, points[member].offset);
        finding.high = std::max(*finding.high, points[member].offset);
        finding.sessions.append(points[member].session);
    }
    finding.seconds = std::round((*finding.low + *finding.high) * 5) / 10;
    finding.strength = strengthOf(finding.count, finding.of);
    finding.confidence = finding.strength == Strength::Matches ? diagnosis::Confidence::Strong
                                                               : diagnosis::Confidence::Suggested;
    m_book.claim(place, std::move(finding));
}

} // namespace findings

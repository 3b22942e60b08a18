#include "diagnosis/patterns/massdrop.h"
#include "diagnosis/patterns/group.h"
#include "diagnosis/patterns/statistics.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace std::chrono_literals;

namespace patterns {

using diagnosis::Cause;
using session::EndpointId;
using session::SessionId;
using session::Stamp;

namespace {

constexpr session::Nanoseconds window = 2s;
constexpr session::Nanoseconds memory = 1h; // of the usual rate of ends
constexpr double chance = 1e-8;             // of so many ends in one window at the usual rate
constexpr std::size_t mostRecent = 512;     // ends of one window that are looked at
constexpr auto aftermath = 30s;             // refused attempts so soon tell of a restart

bool counts(const Ending &ending)
{
    if (!ending.opened)
        return false;
    return isLoss(ending) || (mayBeTimed(ending) && ending.endedBy == diagnosis::Party::Server);
}

template <class Members, class Value>
double spread(const Members &members, Value value)
{
    double low = value(members.front()), high = low;
    for (const auto &member : members) {
        low = std::min(low, value(member));
        high = std::max(high, value(member));
    }
    return high - low;
}

/// A timer of its own explains every one of them better than a common moment does: the times it measures
/// agree much more closely than the times of the ends.
template <class Members>
bool timerExplains(const Members &members)
{
    const double ends = spread(members, [](const auto &end) { return seconds(end.at); });
    if (ends < 0.02)
        return false;
    const double closest = std::min({spread(members, [](const auto &end) { return end.idle; }),
                                     spread(members, [](const auto &end) { return end.idleToServer; }),
                                     spread(members, [](const auto &end) { return end.idleToClient; }),
                                     spread(members, [](const auto &end) { return end.age; })});
    return closest < 0.2 * ends;
}

} // namespace

void MassDrops::opened(EndpointId endpoint, Stamp at)
{
    State &state = m_states[endpoint];
    ++state.open;
    if (state.since == Stamp{})
        state.since = at;
}

void MassDrops::flush()
{
    for (auto &[endpoint, state] : m_states) {
        if (std::exchange(state.untold, false))
            tell(endpoint, state);
    }
}

int MassDrops::openCount(EndpointId endpoint) const
{
    const auto it = m_states.find(endpoint);
    return it == m_states.end() ? 0 : it->second.open;
}

std::optional<Stamp> MassDrops::latest(EndpointId endpoint) const
{
    const auto it = m_states.find(endpoint);
    return it == m_states.end() || it->second.members.empty() ? std::nullopt
                                                              : std::optional(it->second.startedAt);
}

void MassDrops::slide(State &state, Stamp now)
{
    while (!state.recent.empty() &&
           (now - state.recent.front().at > window || state.recent.size() > mostRecent)) {
        const Stamp at = state.recent.front().at;
        const double decay = std::exp(-seconds(std::max(at - state.ratedAt, 0ns)) / seconds(memory));
        state.rate = state.rate * decay + 1 / seconds(memory);
        state.ratedAt = std::max(at, state.ratedAt);
        state.recent.pop_front();
    }
}

/// How many ends a window usually sees. At least one an hour for 50 connections, so that quiet places alarm
/// too.
double MassDrops::usualEnds(const State &state, Stamp now, int open)
{
    const double watched = seconds(std::max(now - state.since, Stamp(window)));
    const double share = 1 - std::exp(-watched / seconds(memory)); // of the memory that is filled yet
    return std::max(state.rate / share, double(open) / 50 / 3600) * seconds(window);
}

/// Those of the window that were open at its first end: a client that comes and goes alone is no crowd.
std::vector<MassDrops::End> MassDrops::together(const State &state) const
{
    std::vector<End> members;
    for (const End &end : state.recent) {
        if (end.openedAt <= state.recent.front().at)
            members.push_back(end);
    }
    return members;
}

std::vector<SessionId> MassDrops::ended(const Ending &ending)
{
    State &state = m_states[ending.endpoint];
    if (ending.opened)
        state.open = std::max(state.open - 1, 0);
    else
        refused(ending.endpoint, state, ending);
    if (!counts(ending))
        return {};
    const auto &by = ending.idleWay;
    const bool goodbye = ending.shape == EndShape::Close && (ending.code == 1001 || ending.code == 1012);
    const End end{ending.session,
                  ending.at,
                  ending.openedAt,
                  seconds(ending.idle),
                  seconds(by.toServer),
                  seconds(by.toClient),
                  seconds(ending.age()),
                  ending.server,
                  goodbye};
    if (state.active && ending.at - state.lastAt <= window && ending.openedAt <= state.startedAt) {
        state.members.push_back(end);
        state.lastAt = std::max(state.lastAt, ending.at);
        state.untold = true;
        if (state.members.size() < 32) {
            state.untold = false;
            tell(ending.endpoint, state);
        }
        return {ending.session};
    }
    state.active = false;
    slide(state, ending.at);
    state.recent.push_back(end);
    if (state.recent.size() < 3)
        return {};
    const int before = state.open + int(state.recent.size());
    const double usual = usualEnds(state, ending.at, before);
    const auto isMany = [&](int count) {
        const double tail = statistics::poissonTail(count, usual);
        const bool all = count >= 3 && count == before, share = count >= std::max(4.0, 0.3 * before);
        return ((all || share) && tail < 1e-3) || (count >= 4 && tail < chance);
    };
    if (!isMany(int(state.recent.size())))
        return {};
    std::vector<End> members = together(state);
    if (members.size() < 3 || !isMany(int(members.size())) || timerExplains(members))
        return {};
    state.openBefore = before;
    begin(ending.endpoint, state, std::move(members));
    std::vector<SessionId> mute;
    for (std::size_t i = 1; i < state.members.size(); ++i)
        mute.push_back(state.members[i].session);
    return mute;
}

void MassDrops::begin(EndpointId endpoint, State &state, std::vector<End> members)
{
    state.active = true;
    state.members = std::move(members);
    state.startedAt = state.members.front().at;
    state.lastAt = state.members.back().at;
    state.recent.clear();
    state.episode = {};
    tell(endpoint, state);
}

void MassDrops::tell(EndpointId endpoint, State &state)
{
    Finding &finding = state.episode;
    finding.count = int(state.members.size());
    finding.of = std::max(state.openBefore, finding.count);
    finding.firstAt = state.startedAt;
    finding.at = state.lastAt;
    finding.low = 0;
    finding.high = seconds(state.lastAt - state.startedAt);
    finding.strength = strengthOf(finding.count, finding.count);
    finding.confidence =
        finding.count >= 6 ? diagnosis::Confidence::Strong : diagnosis::Confidence::Suggested;
    if (finding.sub.isEmpty() && std::all_of(state.members.begin(), state.members.end(),
                                             [](const End &end) { return end.saidGoodbye; }))
        finding.sub = QStringLiteral("server_restart");
    // Sessions opened together die of a lifetime together.
    const double youngest =
        std::min_element(state.members.begin(), state.members.end(), [](const End &a, const End &b) {
            return a.age < b.age;
        })->age;
    const double ages = spread(state.members, [](const End &end) { return end.age; });
    finding.guards.clear();
    if (youngest >= 5 && ages <= std::max(1.0, 0.01 * youngest))
        finding.guards.append(Guard::Lifetime);
    std::set<QString> servers;
    for (const End &end : state.members)
        servers.insert(end.server);
    finding.subject = servers.size() == 1 ? *servers.begin() : QString();
    finding.sessions.clear();
    for (std::size_t i = state.members.size() > 50 ? state.members.size() - 50 : 0; i < state.members.size();
         ++i)
        finding.sessions.append(state.members[i].session);
    // Other endpoints dropped in the same moment: what they share is this machine's network.
    for (const auto &[other, theirs] : m_states) {
        if (other != endpoint && !theirs.members.empty() &&
            theirs.members.front().server != state.members.front().server &&
            std::chrono::abs(theirs.startedAt - state.startedAt) <= window)
            finding.sub = QStringLiteral("local_network");
    }
    m_book.claim({FindingKind::MassDrop, endpoint, QString::number(state.startedAt.count())}, finding);
}

void MassDrops::refused(EndpointId endpoint, State &state, const Ending &ending)
{
    const bool down = ending.cause == Cause::ConnectionRefused ||
                      (ending.cause == Cause::HttpRejected && (ending.sub == u"502" || ending.sub == u"503"));
    if (!down || state.members.empty() || ending.at - state.lastAt > aftermath ||
        !state.episode.sub.isEmpty())
        return;
    state.episode.sub = QStringLiteral("server_restart");
    tell(endpoint, state);
}

} // namespace patterns

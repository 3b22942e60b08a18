#include "findings/trackers/massdrop.h"
#include "findings/group.h"
#include "findings/statistics.h"
#include "findings/trackers/outliers.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace findings {

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
constexpr std::size_t mostEpisodes = 50;    // of one endpoint that are open findings; more are a habit

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

void MassDrops::Episode::add(const End &end)
{
    youngest = count == 0 ? end.age : std::min(youngest, end.age);
    oldest = std::max(oldest, end.age);
    lastAt = std::max(lastAt, end.at);
    if (count == 0) {
        startedAt = end.at;
        server = end.server;
        client = end.client;
        userAgent = end.userAgent;
    }
    ++count;
    oneServer &= end.server == server;
    oneClient &= end.client == client && !client.isEmpty();
    oneProgram &= end.userAgent == userAgent;
    allSaidGoodbye &= end.saidGoodbye;
    allByClient &= end.byClient;
    if (sessions.size() >= keptEnds)
        sessions.pop_front();
    sessions.push_back(end.session);
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
std::vector<MassDrops::End> MassDrops::together(const State &state)
{
    std::vector<End> members;
    for (const End &end : state.recent) {
        if (end.openedAt <= state.recent.front().at)
            members.push_back(end);
    }
    return members;
}

void MassDrops::disregard(const Ending &ending)
{
    State &state = m_states[ending.endpoint];
    state.open = std::max(state.open - (ending.opened ? 1 : 0), 0);
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
    const bool goodbye = ending.shape == EndShape::Close && (ending.code == 1001 || ending.code == 1012) &&
                         ending.endedBy == diagnosis::Party::Server;
    const End end{ending.session,
                  ending.at,
                  ending.openedAt,
                  seconds(ending.idle),
                  seconds(by.toServer),
                  seconds(by.toClient),
                  seconds(ending.age()),
                  ending.server,
                  ending.client,
                  ending.userAgent,
                  goodbye,
                  ending.leg == session::Leg::Client};
    if (state.active && ending.at - state.episode.lastAt <= window &&
        ending.openedAt <= state.episode.startedAt) {
        state.episode.add(end);
        state.untold = true;
        if (state.episode.count < 32) {
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
        if (count <= usual)
            return false;
        const double tail = statistics::poissonTail(count, usual);
        const bool all = count >= 3 && count == before, share = count >= std::max(4.0, 0.3 * before);
        return ((all || share) && tail < 1e-3) || (count >= 4 && tail < chance);
    };
    if (!isMany(int(state.recent.size())))
        return {};
    const std::vector<End> members = together(state);
    if (members.size() < 3 || !isMany(int(members.size())) || timerExplains(members))
        return {};
    state.openBefore = before;
    begin(ending.endpoint, state, members);
    std::vector<SessionId> mute;
    for (std::size_t i = 1; i < members.size(); ++i)
        mute.push_back(members[i].session);
    return mute;
}

void MassDrops::begin(EndpointId endpoint, State &state, const std::vector<End> &members)
{
    state.active = true;
    state.episode = {};
    for (const End &end : members)
        state.episode.add(end);
    state.episode.lastAt = members.back().at;
    state.recent.clear();
    state.finding = {};
    state.scopes.push_back(QString::number(state.episode.startedAt.count()));
    if (state.scopes.size() > mostEpisodes) {
        m_book.withdraw({FindingKind::MassDrop, endpoint, state.scopes.front()}, Guard::Expired);
        state.scopes.pop_front();
    }
    tell(endpoint, state);
}

void MassDrops::tell(EndpointId endpoint, State &state)
{
    Finding &finding = state.finding;
    Episode &episode = state.episode;
    finding.count = episode.count;
    finding.of = std::max(state.openBefore, finding.count);
    finding.firstAt = episode.startedAt;
    finding.at = episode.lastAt;
    finding.low = 0;
    finding.high = seconds(episode.lastAt - episode.startedAt);
    finding.strength = strengthOf(finding.count, finding.count);
    finding.confidence =
        finding.count >= 6 ? diagnosis::Confidence::Strong : diagnosis::Confidence::Suggested;
    // Sessions opened together die of a lifetime together.
    finding.guards.clear();
    if (episode.youngest >= 5 && episode.oldest - episode.youngest <= std::max(1.0, 0.01 * episode.youngest))
        finding.guards.append(Guard::Lifetime);
    finding.sessions = {episode.sessions.begin(), episode.sessions.end()};
    episode.serverWentAway |= episode.allSaidGoodbye;
    episode.othersToo |= endedElsewhere(endpoint, episode);
    explain(finding, episode);
    m_book.claim({FindingKind::MassDrop, endpoint, state.scopes.back()}, finding);
}

/// Other endpoints dropped in the same moment: what they share is this machine's network.
bool MassDrops::endedElsewhere(EndpointId endpoint, const Episode &episode) const
{
    return std::any_of(m_states.begin(), m_states.end(), [&](const auto &entry) {
        const Episode &theirs = entry.second.episode;
        return entry.first != endpoint && theirs.count > 0 && theirs.server != episode.server &&
               std::chrono::abs(theirs.startedAt - episode.startedAt) <= window;
    });
}

/// What ended first decides: when it was the clients' side, nothing is wrong with the server.
void MassDrops::explain(Finding &finding, const Episode &episode)
{
    finding.subject = episode.oneServer ? episode.server : QString();
    if (episode.allByClient && episode.oneClient) {
        const QString program = episode.oneProgram ? programOf(episode.userAgent) : QString();
        finding.sub = QStringLiteral("client_gone");
        finding.subject =
            program.isEmpty() ? episode.client : episode.client + QStringLiteral(" (%1)").arg(program);
    } else if (episode.othersToo) {
        finding.sub = QStringLiteral("local_network");
    } else if (episode.serverWentAway) {
        finding.sub = QStringLiteral("server_restart");
    } else {
        finding.sub = episode.allByClient ? QStringLiteral("client_side") : QString();
    }
}

void MassDrops::refused(EndpointId endpoint, State &state, const Ending &ending)
{
    const bool down = ending.cause == Cause::ConnectionRefused ||
                      (ending.cause == Cause::HttpRejected && (ending.sub == u"502" || ending.sub == u"503"));
    if (!down || state.episode.count == 0 || ending.at - state.episode.lastAt > aftermath ||
        !state.finding.sub.isEmpty())
        return;
    state.episode.serverWentAway = true;
    tell(endpoint, state);
}

} // namespace findings

#include "findings/trackers/massdrop.h"
#include "findings/group.h"
#include "findings/statistics.h"
#include "findings/trackers/outliers.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace std::chrono_literals;

namespace findings {

using diagnosis::Cause;
using session::EndpointId;
using session::SessionId;
using session::Stamp;

namespace {

constexpr session::Nanoseconds window = 2s;
constexpr session::Nanoseconds bursts[]{250ms, 1s, window}; // of a smaller share: the shorter, the plainer
constexpr session::Nanoseconds memory = 1h, lately = 30s;   // of the usual rate of ends
constexpr double farAbove = 3;                              // times the usual number
// Of so many ends in one window at the usual rate. There are some 10^5 windows a day that do not overlap, and
// many more that do.
constexpr double chanceOfMany = 1e-7, chanceOfBurst = 1e-9;
constexpr double largeShare = 0.3, youngShare = 0.6, leastShare = 0.02; // of the open sessions
constexpr session::Nanoseconds young = 10s; // an endpoint watched for less has no usual rate yet
constexpr int leastBurst = 10;
constexpr std::size_t mostRecent = 8192; // ends that are looked at
constexpr auto aftermath = 30s;          // refused attempts so soon tell of a restart
constexpr std::size_t mostEpisodes = 50; // of one endpoint that are open findings; more are a habit

bool counts(const Ending &ending)
{
    // Who missed a heartbeat of its peer was silent on its own account, however many are.
    if (!ending.opened ||
        (ending.cause == Cause::HeartbeatTimeout && ending.endedBy != diagnosis::Party::Tool))
        return false;
    // A server that says goodbye in words meant it.
    const bool wished =
        ending.cls == diagnosis::Class::Normal && ending.shape == EndShape::Close && !ending.reason.isEmpty();
    return isLoss(ending) || (mayBeTimed(ending) && ending.endedBy == diagnosis::Party::Server && !wished);
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

/// Leaves out those that came the same time after their last frame, or at the same age, and not together.
template <class Members>
void leaveOutTimed(Members &members)
{
    using End = typename Members::value_type;
    constexpr double shortest = 2; // seconds
    for (double End::*const measure : {&End::idle, &End::idleToServer, &End::idleToClient, &End::age}) {
        std::vector<double> values;
        for (const End &end : members)
            values.push_back(end.*measure);
        std::sort(values.begin(), values.end());
        const statistics::Cluster cluster = statistics::densest(values, shortest);
        Members timed;
        std::copy_if(members.begin(), members.end(), std::back_inserter(timed), [&](const End &end) {
            return end.*measure >= cluster.low && end.*measure <= cluster.high;
        });
        if (timed.size() < 3 || timed.size() == members.size())
            continue;
        const double apart = spread(timed, [](const End &end) { return seconds(end.at); });
        if (apart < 0.1 || cluster.high - cluster.low >= 0.1 * apart)
            continue;
        std::erase_if(members, [&](const End &end) {
            return end.*measure >= cluster.low && end.*measure <= cluster.high;
        });
    }
}

} // namespace

std::vector<MassDrops::End> MassDrops::ofOneKind(std::vector<End> members)
{
    std::map<std::pair<bool, quint16>, int> kinds;
    const auto kindOf = [](const End &end) { return std::pair(end.byClient, end.said); };
    for (const End &end : members)
        ++kinds[kindOf(end)];
    if (kinds.size() > 1) {
        const auto most = std::max_element(kinds.begin(), kinds.end(),
                                           [](const auto &a, const auto &b) { return a.second < b.second; });
        std::erase_if(members, [&, kind = most->first](const End &end) { return kindOf(end) != kind; });
    }
    leaveOutTimed(members);
    return members;
}

void Comings::add(Stamp at)
{
    while (!m_latest.empty() && (at - m_latest.front() > 3 * window || m_latest.size() >= mostRecent))
        m_latest.pop_front();
    m_latest.push_back(at);
}

int Comings::since(Stamp first) const
{
    return int(std::count_if(m_latest.begin(), m_latest.end(), [first](Stamp at) { return at > first; }));
}

void MassDrops::opened(EndpointId endpoint, Stamp at)
{
    State &state = m_states[endpoint];
    ++state.open;
    state.came.add(at);
    state.lastOpened = std::max(state.lastOpened, at);
    if (state.since == Stamp{})
        state.since = at;
}

std::vector<MassDrops::Muted> MassDrops::flush(Stamp now)
{
    std::vector<Muted> muted;
    for (auto &[endpoint, state] : m_states) {
        if (std::exchange(state.unclaimed, false))
            claim(endpoint, state);
        std::vector<SessionId> sessions;
        if (state.unjudged > 0)
            sessions = judge(endpoint, state);
        if (const std::vector<End> members = finishedBurst(state, now); !members.empty())
            sessions = begin(endpoint, state, members);
        if (!sessions.empty())
            muted.push_back({endpoint, state.episode.startedAt, std::move(sessions)});
    }
    return muted;
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
    if (latest.size() >= keptEnds)
        latest.pop_front();
    latest.push_back(end.at);
    if (count == 0) {
        startedAt = end.at;
        server = end.server;
        client = end.client;
        userAgent = end.userAgent;
        said = end.said;
    }
    ++count;
    said = end.said == said ? said : quint16(0);
    oneServer &= end.server == server;
    oneClient &= end.client == client && !client.isEmpty();
    oneProgram &= end.userAgent == userAgent;
    allSaidGoodbye &= end.saidGoodbye;
    allByClient &= end.byClient;
    noneClosed &= !end.closed;
    if (!end.connection.isEmpty() && connections.size() < keptEnds)
        connections.push_back(end.connection);
    if (sessions.size() >= keptEnds)
        sessions.pop_front();
    sessions.push_back(end.session);
}

/// What is older than all windows, and what may follow them, is part of what is usual.
void MassDrops::slide(State &state, Stamp now)
{
    while (!state.recent.empty() &&
           (now - state.recent.front().at > 3 * window || state.recent.size() > mostRecent)) {
        const Stamp at = state.recent.front().at;
        const double passed = seconds(std::max(at - state.ratedAt, 0ns));
        state.rate = state.rate * std::exp(-passed / seconds(memory)) + 1 / seconds(memory);
        state.lately = state.lately * std::exp(-passed / seconds(lately)) + 1 / seconds(lately);
        state.ratedAt = std::max(at, state.ratedAt);
        state.recent.pop_front();
    }
}

/// Ends a second. A twentieth of an end stands for what has not been watched for long enough to be seen.
double MassDrops::usualRate(const State &state, Stamp now)
{
    const double watched = seconds(std::max(now - state.since - 3 * window, Stamp(window)));
    const auto share = [watched](auto span) { // of the memory that is filled yet
        return 1 - std::exp(-watched / seconds(span));
    };
    const double passed = seconds(std::max(now - state.ratedAt, 0ns));
    return std::max({state.rate / share(memory),
                     state.lately * std::exp(-passed / seconds(lately)) / share(lately),
                     0.05 / std::min(watched, seconds(memory))});
}

int MassDrops::countIn(const State &state, Stamp after, Stamp until)
{
    int count = 0;
    for (std::size_t i = state.recent.size(); i-- > 0 && state.recent[i].at > after;)
        count += state.recent[i].at <= until ? 1 : 0;
    return count;
}

/// Those that were open at the first end of all: a client that comes and goes alone is no crowd.
std::vector<MassDrops::End> MassDrops::together(const State &state, Stamp after, Stamp until)
{
    std::vector<End> members;
    Stamp first{};
    for (std::size_t i = 0; i < state.recent.size(); ++i) {
        const End &end = state.recent[i];
        if (end.at <= after || end.at > until)
            continue;
        first = members.empty() && first == Stamp{} ? end.at : first;
        if (end.openedAt <= first)
            members.push_back(end);
    }
    return members;
}

/// Ends are known about in nearly the order of time.
void MassDrops::remember(State &state, const End &end)
{
    state.newest = std::max(state.newest, end.at);
    std::size_t place = state.recent.size();
    state.recent.push_back(end);
    for (; place > 0 && state.recent[place - 1].at > end.at; --place)
        std::swap(state.recent[place - 1], state.recent[place]);
    slide(state, state.newest);
}

/// An episode takes in what follows within the window, as long as far more follows than usual.
bool MassDrops::goesOn(const State &state, const End &end) const
{
    if (!state.active || end.at - state.episode.lastAt > window || end.openedAt > state.episode.startedAt)
        return false;
    const auto &latest = state.episode.latest;
    const auto inWindow = std::count_if(latest.begin(), latest.end(),
                                        [&](Stamp at) { return end.at - at <= window && at <= end.at; });
    return double(inWindow) >= farAbove * usualRate(state, end.at) * seconds(window) ||
           inWindow >= qsizetype(keptEnds);
}

/// So large a share of those open before that nothing else needs to be known.
bool MassDrops::isPlain(const State &state, int many, int before)
{
    const double usual = usualRate(state, state.newest) * seconds(window);
    const double needed = state.newest - state.since < young ? youngShare : largeShare;
    return many >= 3 && (many == before || many >= std::max(4.0, needed * before)) &&
           many >= farAbove * usual && statistics::poissonTail(many, usual) < chanceOfMany;
}

std::vector<MassDrops::End> MassDrops::plainDrop(const State &state)
{
    const Stamp until = state.newest, after = until - window;
    const int count = countIn(state, after, until), before = state.open + count;
    if (!isPlain(state, count, before))
        return {};
    std::vector<End> members = ofOneKind(together(state, after, until));
    if (members.empty() || !isPlain(state, int(members.size()), before) || timerExplains(members))
        return {};
    return members;
}

bool MassDrops::isUndecided(EndpointId endpoint, Stamp now) const
{
    const auto it = m_states.find(endpoint);
    if (it == m_states.end() || it->second.active || now - it->second.newest > window)
        return false;
    const State &state = it->second;
    const int count = countIn(state, state.newest - window, state.newest), before = state.open + count;
    return count >= 4 && !isPlain(state, count, before) &&
           statistics::poissonTail(count, usualRate(state, state.newest) * seconds(window)) < chanceOfMany;
}

/// A smaller share is plain only when it is over: what goes on like that has merely begun.
void MassDrops::watchForBurst(State &state)
{
    if (state.burst)
        return;
    const double rate = usualRate(state, state.newest);
    for (const session::Nanoseconds wide : bursts) {
        const int count = countIn(state, state.newest - wide, state.newest);
        const double usual = rate * seconds(wide);
        if (count >= std::max<double>(leastBurst, leastShare * (state.open + count)) &&
            count >= farAbove * usual && statistics::poissonTail(count, usual) < chanceOfBurst) {
            state.burst = {state.newest - wide, state.newest};
            return;
        }
    }
}

std::vector<MassDrops::End> MassDrops::finishedBurst(State &state, Stamp now)
{
    if (!state.burst)
        return {};
    auto [after, until] = *state.burst;
    // A burst may be longer than the window in which it was noticed.
    for (std::size_t i = 0; i < state.recent.size(); ++i) {
        const Stamp at = state.recent[i].at;
        if (at > until && at - until <= 50ms && at - after <= window)
            until = at;
    }
    const session::Nanoseconds wide = until - after;
    if (std::max(now, state.newest) <= until + wide)
        return {};
    state.burst.reset();
    const double usual = usualRate(state, until) * seconds(wide);
    const double excess = countIn(state, after, until) - usual;
    const auto around = std::max(countIn(state, until, until + wide), countIn(state, after - wide, after));
    if (around - usual > excess / 3)
        return {};
    std::vector<End> members = ofOneKind(together(state, after, until));
    if (members.size() < 3 || double(members.size()) < farAbove * usual || timerExplains(members))
        return {};
    return members;
}

void MassDrops::disregard(const Ending &ending)
{
    State &state = m_states[ending.endpoint];
    state.open = std::max(state.open - (ending.opened ? 1 : 0), 0);
}

/// When the same connection ended at another hop, if it did lately.
std::optional<Stamp> MassDrops::otherHop(State &state, const Ending &ending)
{
    if (ending.connection.isEmpty())
        return {};
    const auto known = state.hops.find(ending.connection);
    if (known != state.hops.end()) {
        // Programs that always send one key go to one server with it.
        if (known->server != ending.server && std::chrono::abs(ending.at - known->at) <= 3 * window)
            return known->at;
        *known = {ending.server, ending.at};
        return {};
    }
    state.hops.insert(ending.connection, {ending.server, ending.at});
    state.hopsInOrder.push_back(ending.connection);
    if (state.hopsInOrder.size() > mostRecent) {
        state.hops.remove(state.hopsInOrder.front());
        state.hopsInOrder.pop_front();
    }
    return {};
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
    const quint16 code = ending.code.value_or(0);
    const bool goodbye = ending.shape == EndShape::Close && (code == 1001 || code == 1012) &&
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
                  ending.leg == session::Leg::Client,
                  ending.shape == EndShape::Close && !goodbye ? ending.code.value_or(0) : quint16(0),
                  ending.shape == EndShape::Close,
                  ending.connection};
    // Seen at two hops of one place, it is still one connection.
    if (const auto before = otherHop(state, ending))
        return state.active && *before >= state.episode.startedAt ? std::vector{ending.session}
                                                                  : std::vector<SessionId>();
    // What follows may have come long after: the burst is judged before it is forgotten.
    std::vector<SessionId> mute;
    if (const std::vector<End> members = finishedBurst(state, ending.at); !members.empty())
        mute = begin(ending.endpoint, state, members);
    if (goesOn(state, end)) {
        state.episode.add(end);
        state.unclaimed = true;
        if (state.episode.count < 32) {
            state.unclaimed = false;
            claim(ending.endpoint, state);
        }
        mute.push_back(ending.session);
        return mute;
    }
    state.active = state.active && ending.at - state.episode.lastAt <= window;
    remember(state, end);
    // In a crowd not every end is worth a look: the next flush() looks again.
    if (++state.unjudged > int(state.recent.size() / 32)) {
        const std::vector<SessionId> more = judge(ending.endpoint, state);
        mute.insert(mute.end(), more.begin(), more.end());
    }
    return mute;
}

std::vector<SessionId> MassDrops::judge(EndpointId endpoint, State &state)
{
    state.unjudged = 0;
    if (const std::vector<End> members = plainDrop(state); !members.empty())
        return begin(endpoint, state, members);
    watchForBurst(state);
    return {};
}

std::vector<SessionId> MassDrops::begin(EndpointId endpoint, State &state, const std::vector<End> &members)
{
    state.active = true;
    state.burst.reset();
    state.episode = {};
    std::set<SessionId> taken;
    for (const End &end : members) {
        state.episode.add(end);
        taken.insert(end.session);
    }
    base::Ring<End> others;
    int later = 0;
    for (std::size_t i = 0; i < state.recent.size(); ++i) {
        if (taken.contains(state.recent[i].session))
            continue;
        later += state.recent[i].at > members.front().at ? 1 : 0;
        others.push_back(std::move(state.recent[i]));
    }
    state.recent = std::move(others);
    // Who was back already when the first of these ends was told was not there before.
    state.openBefore =
        std::max(state.open - state.came.since(members.front().at), 0) + int(members.size()) + later;
    state.finding = {};
    enterSeries(endpoint, state);
    claim(endpoint, state);
    std::vector<SessionId> mute;
    for (std::size_t i = 1; i < members.size(); ++i)
        mute.push_back(members[i].session);
    return mute;
}

/// Episodes at regular times are one series, under the number of its first.
void MassDrops::enterSeries(EndpointId endpoint, State &state)
{
    const Stamp start = state.episode.startedAt;
    const auto isLike = [](session::Nanoseconds gap, session::Nanoseconds every) {
        return std::chrono::abs(gap - every) <= std::max<session::Nanoseconds>(500ms, every / 20);
    };
    auto &scopes = state.scopes;
    if (state.series && isLike(start - state.series->last, state.series->every)) {
        // The mean of all gaps: the next one may be late by as much as this one was.
        state.series->every = (start - state.series->first) / state.series->repeats;
        ++state.series->repeats;
        state.series->last = start;
        return;
    }
    state.series.reset();
    scopes.push_back({QString::number(start.count()), start});
    const std::size_t count = scopes.size();
    if (count >= 3) {
        const Stamp first = scopes[count - 3].start, second = scopes[count - 2].start;
        if (isLike(start - second, second - first)) {
            state.series = Series{first, start, (start - first) / 2, 3};
            m_book.withdraw({FindingKind::MassDrop, endpoint, scopes[count - 2].scope}, Guard::Series);
            scopes.erase(count - 1);
            scopes.erase(count - 2);
        }
    }
    if (scopes.size() > mostEpisodes) {
        m_book.withdraw({FindingKind::MassDrop, endpoint, scopes.front().scope}, Guard::Expired);
        scopes.pop_front();
    }
}

void MassDrops::claim(EndpointId endpoint, State &state)
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
    if (state.series) {
        finding.repeats = state.series->repeats;
        finding.interval = seconds(state.series->every);
    }
    finding.sessions = {episode.sessions.begin(), episode.sessions.end()};
    episode.serverWentAway |= episode.allSaidGoodbye;
    episode.othersToo |= endedElsewhere(endpoint, episode);
    explain(finding, episode);
    m_book.claim({FindingKind::MassDrop, endpoint, state.scopes.back().scope}, finding);
}

/// Other endpoints dropped in the same moment: what they share is this machine's network. A Close frame is
/// made by no network, and the same connections seen at another place are no others.
bool MassDrops::endedElsewhere(EndpointId endpoint, const Episode &episode) const
{
    constexpr auto moment = 500ms;
    const auto isAlso = [](const Episode &one, const Episode &other) {
        return std::any_of(one.connections.begin(), one.connections.end(), [&](const QString &connection) {
            return std::find(other.connections.begin(), other.connections.end(), connection) !=
                   other.connections.end();
        });
    };
    return episode.noneClosed && std::any_of(m_states.begin(), m_states.end(), [&](const auto &entry) {
               const Episode &theirs = entry.second.episode;
               return entry.first != endpoint && theirs.count > 0 && theirs.noneClosed &&
                      theirs.server != episode.server && !isAlso(theirs, episode) &&
                      2 * theirs.count >= entry.second.openBefore &&
                      std::chrono::abs(theirs.startedAt - episode.startedAt) <= moment;
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
    } else if (episode.said != 0 && !episode.allByClient) {
        finding.sub = QStringLiteral("server_closed");
        finding.code = episode.said;
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
    if (state.lastOpened >
        state.episode.startedAt) // it let others in all the time: only something behind it is gone
        return;
    state.episode.serverWentAway = true;
    claim(endpoint, state);
}

} // namespace findings

#include "findings/trackers/reconnects.h"
#include "findings/group.h"
#include "findings/statistics.h"

#include <algorithm>
#include <set>

using namespace std::chrono_literals;

namespace findings {

using session::EndpointId;
using session::SessionId;
using session::Stamp;

namespace {

constexpr session::Nanoseconds flapWindow = 60s, stormWindow = 10s;
constexpr double shortLife = 5;  // seconds
constexpr int mostFlapping = 20; // findings of one endpoint; a storm says the rest
constexpr std::size_t keptAttempts = 64;
constexpr std::size_t keptClients = 4096, mostClients = 65'536;
constexpr auto refusal = 1s; // from the 101 to the Close that refuses a resume

double rounded(double value)
{
    return std::round(value * 10) / 10;
}

} // namespace

void Reconnects::attempted(EndpointId endpoint, SessionId session, const Visit &visit, Stamp at)
{
    trim(at);
    const auto [it, isNew] = m_clients.try_emplace(visit.client);
    Client &client = it->second;
    if (isNew)
        m_oldest.push_back({visit.client, at});
    const double gap = client.attemptAt > Stamp{} ? seconds(at - client.attemptAt) : 0;
    client.attemptAt = client.seenAt = at;
    client.byAddress = visit.byAddress;
    if (!visit.returns)
        return;
    State &state = m_states[endpoint];
    state.attempts.push_back({at, visit.client, gap, session});
    if (state.attempts.size() > keptAttempts)
        state.attempts.pop_front();
    const qint64 slot = at / stormWindow;
    ++state.perTenSeconds[slot];
    while (state.perTenSeconds.begin()->first < slot - 360)
        state.perTenSeconds.erase(state.perTenSeconds.begin());
    judgeStorm(endpoint, state, at);
    if (++state.unjudged >= 8) {
        state.unjudged = 0;
        judgeLockstep(endpoint, state);
    }
}

void Reconnects::opened(const Opening &opening, const Visit &visit)
{
    attempted(opening.endpoint, opening.session, visit, opening.at);
    Client &client = m_clients[visit.client];
    if (visit.returns && client.open == 0 && visit.away >= session::Nanoseconds{})
        client.returns.push_back(opening.at);
    ++client.open;
    client.sessions.push_back(opening.session);
    if (client.sessions.size() > 50)
        client.sessions.pop_front();
    if (opening.resumes)
        m_states[opening.endpoint].pending[opening.session] = {opening.session,        opening.at,
                                                               seconds(visit.away),    false,
                                                               visit.lost.has_value(), session::Leg::Server};
}

void Reconnects::ended(const Ending &ending, quint64 id)
{
    if (State &state = m_states[ending.endpoint]; ending.resumes && state.pending.contains(ending.session))
        judgeResumes(ending.endpoint, state, ending);
    if (!ending.opened)
        return;
    const auto it = m_clients.find(id);
    if (it == m_clients.end())
        return;
    Client &client = it->second;
    client.open = std::max(client.open - 1, 0);
    client.label = ending.client.isEmpty() ? ending.path : ending.client;
    const bool beginningKnown = ending.age() > session::Nanoseconds{}; // a log may tell the end only
    if (!isUnwanted(ending) || !beginningKnown) {
        client.shortLives = 0;
        client.returns.clear();
        client.sessions.clear();
        client.lives.clear();
        return;
    }
    const double life = seconds(ending.age());
    client.shortLives = life < shortLife ? client.shortLives + 1 : 0;
    client.lives.push_back(life);
    if (client.lives.size() > 50)
        client.lives.pop_front();
    // Who is silent for its peer is not flapping: the heartbeat says why it is cut, again and again.
    if (ending.cause != diagnosis::Cause::HeartbeatTimeout || ending.endedBy == diagnosis::Party::Tool)
        judgeFlapping(ending, id, client);
}

void Reconnects::disregard(const Ending &ending, quint64 id)
{
    m_states[ending.endpoint].pending.erase(ending.session);
    const auto it = m_clients.find(id);
    if (it == m_clients.end())
        return;
    it->second.open = std::max(it->second.open - (ending.opened ? 1 : 0), 0);
    base::Ring<SessionId> &sessions = it->second.sessions;
    for (std::size_t i = sessions.size(); i-- > 0;) {
        if (sessions[i] == ending.session)
            sessions.erase(i);
    }
}

void Reconnects::judgeFlapping(const Ending &ending, quint64 id, Client &client)
{
    while (!client.returns.empty() && ending.at - client.returns.front() > flapWindow)
        client.returns.pop_front();
    const int opens = int(client.returns.size()) + 1;
    if (opens < 5 && (client.shortLives < 3 || opens < 3))
        return;
    const Place place{FindingKind::Flapping, ending.endpoint, QString::number(id)};
    if (!m_book.holds(place) && m_book.count(FindingKind::Flapping, ending.endpoint) >= mostFlapping)
        return;
    Finding finding;
    finding.count = finding.of = opens;
    finding.leg = ending.leg, finding.shape = ending.shape, finding.code = ending.code;
    finding.firstAt = client.returns.empty() ? ending.at : client.returns.front();
    finding.at = ending.at;
    finding.subject = client.label;
    std::vector<double> lives;
    for (std::size_t i = client.lives.size() - std::min(std::size_t(opens), client.lives.size());
         i < client.lives.size(); ++i)
        lives.push_back(client.lives[i]);
    const auto [low, high] = std::minmax_element(lives.begin(), lives.end());
    finding.low = *low, finding.high = *high;
    finding.seconds = rounded(statistics::median(lives));
    finding.sessions = {client.sessions.begin(), client.sessions.end()};
    finding.strength = strengthOf(opens, opens);
    finding.confidence = client.byAddress ? diagnosis::Confidence::Suggested : diagnosis::Confidence::Strong;
    if (client.byAddress)
        finding.guards.append(Guard::SharedKey);
    m_book.claim(place, std::move(finding), 2 * flapWindow);
}

void Reconnects::judgeStorm(EndpointId endpoint, State &state, Stamp now)
{
    // Kept attempts are fewer than a storm has: the slots count, this one and the part of the one before it.
    const qint64 slot = now / stormWindow;
    const double into = seconds(now - slot * stormWindow) / seconds(stormWindow);
    const auto before = state.perTenSeconds.find(slot - 1);
    const int current = state.perTenSeconds[slot];
    const double inWindow = current + (before == state.perTenSeconds.end() ? 0 : before->second * (1 - into));
    // One client alone: more than two attempts a second.
    int ofOne = 0;
    for (std::size_t i = state.attempts.size(); i-- > 0 && now - state.attempts[i].at <= stormWindow;)
        ofOne += state.attempts[i].client == state.attempts.back().client ? 1 : 0;
    const bool single = ofOne > 20 && !m_clients[state.attempts.back().client].byAddress;
    if (inWindow <= 50 && !single)
        return;
    if (!single) {
        if (std::exchange(state.usualAt, slot) != slot) {
            std::vector<double> usual(360, 0.0);
            std::size_t i = 0;
            for (const auto &[number, count] : state.perTenSeconds) {
                if (number < slot - 1 && i < usual.size())
                    usual[i++] = count;
            }
            state.usual = statistics::median(std::move(usual));
        }
        if (inWindow <= 5 * state.usual)
            return;
    }
    Finding finding;
    finding.sub = single ? QStringLiteral("one_client") : QString();
    finding.count = single ? ofOne : int(inWindow);
    finding.of = finding.count;
    finding.at = now;
    finding.firstAt = state.attempts.front().at;
    finding.seconds = seconds(stormWindow);
    finding.high = double(finding.count) / seconds(stormWindow);
    finding.strength = Strength::Matches;
    finding.confidence = diagnosis::Confidence::Strong;
    for (const Attempt &attempt : state.attempts)
        finding.sessions.append(attempt.session);
    const QString kind = finding.sub;
    m_book.claim({FindingKind::ReconnectStorm, endpoint, kind}, std::move(finding), 2 * stormWindow);
}

/// Many clients that retry at the same fixed interval, and at the same moments of it.
void Reconnects::judgeLockstep(EndpointId endpoint, State &state)
{
    std::vector<double> gaps, times;
    std::set<quint64> clients;
    Finding finding;
    for (const Attempt &attempt : state.attempts) {
        if (attempt.gap < 0.1 || attempt.gap > 120)
            continue;
        gaps.push_back(attempt.gap);
        times.push_back(seconds(attempt.at));
        clients.insert(attempt.client);
        finding.sessions.append(attempt.session);
    }
    const Place place{FindingKind::ReconnectStorm, endpoint, QStringLiteral("lockstep")};
    if (gaps.size() < 10 || clients.size() < 3)
        return;
    const double interval = statistics::median(gaps);
    // In step are only those that come in the same moments.
    int together = 0;
    for (const Attempt &one : state.attempts) {
        together += std::any_of(state.attempts.begin(), state.attempts.end(), [&](const Attempt &other) {
            return other.client != one.client && std::abs(seconds(other.at - one.at)) < 0.1 * interval;
        });
    }
    if (2 * together < int(state.attempts.size()))
        return;
    if (statistics::coefficientOfVariation(gaps) >= 0.15 || statistics::rayleigh(times, interval) <= 0.7)
        return;
    finding.sub = place.scope;
    finding.count = finding.of = int(clients.size());
    finding.firstAt = state.attempts.front().at;
    finding.at = state.attempts.back().at;
    finding.seconds = finding.interval = rounded(interval);
    const auto [low, high] = std::minmax_element(gaps.begin(), gaps.end());
    finding.low = *low, finding.high = *high;
    finding.strength = strengthOf(int(gaps.size()), int(gaps.size()));
    finding.confidence = diagnosis::Confidence::Strong;
    m_book.claim(place, std::move(finding), flapWindow);
}

void Reconnects::judgeResumes(EndpointId endpoint, State &state, const Ending &ending)
{
    Resume resume = state.pending[ending.session];
    state.pending.erase(ending.session);
    resume.refused = ending.shape == EndShape::Close && ending.code == 1000 &&
                     ending.endedBy == diagnosis::Party::Server && ending.age() < refusal;
    resume.leg = ending.leg;
    state.resumes.push_back(resume);
    if (state.resumes.size() > 50)
        state.resumes.pop_front();
    if (!resume.refused)
        return;
    // Those still open have been accepted.
    std::vector<Resume> accepted;
    for (const auto &[session, open] : state.pending) {
        if (ending.at - open.at >= refusal)
            accepted.push_back(open);
    }
    Finding finding;
    bool linked = false;
    for (const Resume &one : state.resumes) {
        if (!one.refused) {
            accepted.push_back(one);
            continue;
        }
        ++finding.count;
        linked |= one.linked;
        finding.sessions.append(one.session);
        finding.firstAt = finding.firstAt == Stamp{} ? one.at : finding.firstAt;
        if (one.away > 0) {
            finding.low = finding.low ? std::min(*finding.low, one.away) : one.away;
            finding.high = finding.high ? std::max(*finding.high, one.away) : one.away;
        }
    }
    for (const Resume &one : accepted) {
        finding.counterexamples.append(one.session);
        if (one.away > 0)
            finding.survivedUpTo = std::max(finding.survivedUpTo.value_or(0), one.away);
    }
    // A refusal after a loss that we saw is a dialogue, not a coincidence. Without the loss it takes three.
    if (finding.count < 3 && !linked)
        return;
    finding.of = finding.count + int(accepted.size());
    finding.survivors = accepted.size();
    finding.at = ending.at;
    finding.leg = ending.leg, finding.shape = ending.shape, finding.code = ending.code;
    finding.strength = strengthOf(finding.count, finding.count);
    finding.confidence =
        finding.count >= 3 ? diagnosis::Confidence::Strong : diagnosis::Confidence::Suggested;
    m_book.claim({FindingKind::ResumeRefused, endpoint, {}}, std::move(finding));
}

/// A few at a time. Who has been back meanwhile waits once more.
void Reconnects::trim(Stamp now)
{
    if (m_clients.size() == keptClients)
        m_clients.reserve(mostClients); // to grow bit by bit would take long now and then
    for (int i = 0; i < 2 && m_clients.size() >= keptClients; ++i) {
        const auto [id, seenAt] = m_oldest.front();
        if (now - seenAt <= 10min && m_clients.size() < mostClients)
            return;
        m_oldest.pop_front();
        const auto it = m_clients.find(id);
        if (it->second.seenAt == seenAt)
            m_clients.erase(it);
        else
            m_oldest.push_back({id, it->second.seenAt});
    }
}

} // namespace findings

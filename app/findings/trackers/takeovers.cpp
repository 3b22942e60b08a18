#include "findings/trackers/takeovers.h"
#include "findings/group.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace findings {

using session::EndpointId;
using session::Nanoseconds;
using session::Stamp;

namespace {

constexpr Nanoseconds remembered = 15s;
constexpr std::size_t mostRemembered = 1024;
constexpr Nanoseconds ofNamed = 2s, ofUnnamed = 100ms; // from the opening to the end of the other
constexpr Nanoseconds crowd = 500ms; // ends of one name so near to each other are no exchange
constexpr double chance = 1e-4;

} // namespace

bool namesItself(const QString &key)
{
    return key.startsWith(u"token:");
}

void Takeovers::opened(const Opening &opening)
{
    State &state = m_states[opening.endpoint];
    auto &came = state.came;
    while (!came.empty() && (opening.at - came.front().at > remembered || came.size() >= mostRemembered))
        came.pop_front();
    came.push_back({opening.session, opening.at, opening.key});
    if (!namesItself(opening.key))
        return;
    state.open[opening.key].push_back(came.back());
    state.keysOf[quint64(opening.session)].push_back(opening.key);
}

/// A third session of that name lived on when the newer one came: the name is of several clients.
bool Takeovers::isShared(const State &state, const Gone &gone)
{
    const auto open = state.open.find(gone.key);
    const Stamp came =
        gone.at - std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(gone.after));
    return open != state.open.end() &&
           std::any_of(open->second.begin(), open->second.end(), [&](const Came &one) {
               return one.session != gone.session && one.session != gone.by && one.at + ofNamed < came;
           });
}

void Takeovers::leave(const Ending &ending)
{
    const auto found = m_states.find(ending.endpoint);
    if (found == m_states.end())
        return;
    State &state = found->second;
    const auto keys = state.keysOf.find(quint64(ending.session));
    if (keys == state.keysOf.end())
        return;
    for (const QString &key : keys->second) {
        const auto open = state.open.find(key);
        if (open == state.open.end())
            continue;
        std::erase_if(open->second, [&ending](const Came &one) { return one.session == ending.session; });
        if (open->second.empty())
            state.open.erase(open);
    }
    state.keysOf.erase(keys);
}

void Takeovers::disregard(const Ending &ending)
{
    leave(ending);
}

Takeovers::Gone Takeovers::match(const State &state, const Ending &ending, bool named)
{
    Gone gone;
    gone.session = ending.session, gone.at = ending.at, gone.key = ending.key, gone.client = ending.client;
    gone.leg = ending.leg, gone.shape = ending.shape, gone.code = ending.code;
    const Nanoseconds within = named ? ofNamed : ofUnnamed;
    int others = 0;
    for (const Came &one : state.came) {
        if (one.key != ending.key || one.session == ending.session)
            continue;
        ++others;
        if (one.at <= ending.openedAt || one.at > ending.at || ending.at - one.at > within)
            continue;
        gone.by = one.session;
        gone.after = seconds(ending.at - one.at);
    }
    gone.chance = std::clamp((others - 1) * seconds(within) / seconds(remembered), 0.01, 1.0);
    return gone;
}

void Takeovers::ended(const Ending &ending)
{
    leave(ending);
    const bool byShape =
        ending.shape == EndShape::Close || ending.shape == EndShape::Fin || ending.shape == EndShape::Reset;
    if (!ending.opened || !byShape || ending.endedBy != diagnosis::Party::Server || ending.key.isEmpty() ||
        ending.cause == diagnosis::Cause::HeartbeatTimeout)
        return;
    const bool named = namesItself(ending.key);
    State &state = m_states[ending.endpoint];
    auto &ends = named ? state.named : state.unnamed;
    Gone gone = match(state, ending, named);
    for (const Gone &one : ends) {
        if (!named && one.key == gone.key && std::chrono::abs(gone.at - one.at) < crowd)
            gone.by = {};
    }
    if (named && isShared(state, gone))
        gone.by = {};
    if (ends.size() >= keptEnds)
        ends.pop_front();
    ends.push_back(gone);
    if (gone.by != session::SessionId{})
        judge(ending.endpoint, ends, named);
}

void Takeovers::judge(EndpointId endpoint, const base::Ring<Gone> &ends, bool named)
{
    Finding finding;
    double probability = 1;
    for (const Gone &one : ends) {
        if (one.key != ends.back().key)
            continue;
        ++finding.of;
        if (one.by == session::SessionId{}) {
            finding.counterexamples.append(one.session);
            continue;
        }
        probability *= one.chance;
        finding.firstAt = finding.count++ == 0 ? one.at : finding.firstAt;
        finding.low = finding.low ? std::min(*finding.low, one.after) : one.after;
        finding.high = finding.high ? std::max(*finding.high, one.after) : one.after;
        finding.sessions.append(one.session);
    }
    if (finding.count < 3 || finding.count < 0.6 * finding.of || (!named && probability > chance))
        return;
    const Gone &latest = ends.back();
    finding.at = latest.at;
    finding.sub = named ? QStringLiteral("token") : QStringLiteral("address");
    finding.subject = latest.client;
    finding.leg = latest.leg, finding.shape = latest.shape, finding.code = latest.code;
    finding.strength = strengthOf(finding.count, finding.of);
    finding.confidence = named ? diagnosis::Confidence::Strong : diagnosis::Confidence::Suggested;
    if (!named)
        finding.guards.append(Guard::SharedKey);
    m_book.claim({FindingKind::Takeover, endpoint, latest.key}, std::move(finding));
}

} // namespace findings

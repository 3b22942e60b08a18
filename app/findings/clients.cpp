#include "findings/clients.h"

namespace findings {

using session::SessionId;
using session::Stamp;

namespace {

constexpr session::Nanoseconds patience = std::chrono::minutes(2);
constexpr int trimmedAtOnce = 64;

} // namespace

bool isUnwanted(const Ending &ending)
{
    if (ending.endedBy == diagnosis::Party::Tool && ending.toolReason != session::ToolReason::Heartbeat)
        return false;
    return ending.cls != diagnosis::Class::Normal || ending.endedBy == diagnosis::Party::Server;
}

Visit Clients::arrive(session::EndpointId endpoint, const QString &key, SessionId session, Stamp at,
                      std::optional<SessionId> continues)
{
    Visit visit;
    visit.client = quint64(session);
    visit.byAddress = !continues && isAddress(key);
    std::optional<Away> away;
    if (continues) {
        if (const Known *known = m_known.find(*continues); known && known->client != 0)
            away = Away{known->client, known->before != SessionId{} ? known->before : *continues, at,
                        known->lost || known->before != SessionId{} ? known->lostAt : at};
    }
    if (const auto it = m_away.find({endpoint, key}); it != m_away.end()) {
        auto &waiting = it->second;
        while (!waiting.empty() && (at - waiting.front().at > patience || hasReturned(waiting.front().lost)))
            waiting.pop_front();
        const bool isCrowd = visit.byAddress && m_open.contains({endpoint, key});
        if (!away && !waiting.empty() && !isCrowd) {
            away = waiting.front();
            waiting.pop_front();
        }
        if (waiting.empty())
            m_away.erase(it);
    }
    if (away) {
        visit.client = away->client;
        visit.returns = true;
        visit.lost = away->lost;
        visit.away = at - away->lostAt;
    }
    m_known[session].client = visit.client;
    trim(at);
    return visit;
}

Visit Clients::opened(const Opening &opening)
{
    const Visit visit = arrive(opening.endpoint, opening.key, opening.session, opening.at, opening.continues);
    if (Known *lost = visit.lost ? m_known.find(*visit.lost) : nullptr)
        lost->returned = true;
    if (isAddress(opening.key))
        ++m_open[{opening.endpoint, opening.key}];
    return visit;
}

Visit Clients::failed(const Ending &ending)
{
    const Visit visit =
        arrive(ending.endpoint, ending.key, ending.session, ending.startedAt, ending.continues);
    // It is still away since the loss, however often it tries.
    if (Known *attempt = visit.lost ? m_known.find(ending.session) : nullptr) {
        attempt->before = *visit.lost;
        attempt->lostAt = ending.startedAt - visit.away;
    }
    return visit;
}

void Clients::disregard(const Ending &ending)
{
    const auto it = ending.opened ? m_open.find({ending.endpoint, ending.key}) : m_open.end();
    if (it != m_open.end() && --it->second <= 0)
        m_open.erase(it);
}

void Clients::ended(const Ending &ending)
{
    disregard(ending);
    if (!isUnwanted(ending))
        return;
    Known &known = m_known[ending.session];
    if (known.client == 0)
        known.client = quint64(ending.session);
    known.lost = true;
    const bool attempt = !ending.opened && known.before != SessionId{};
    if (!attempt) {
        known.lostAt = ending.at;
        known.before = {};
    }
    Named name{ending.endpoint, ending.key};
    m_away[name].push_back({known.client, attempt ? known.before : ending.session, ending.at, known.lostAt});
    m_waiting.push_back({std::move(name), ending.at});
    trim(ending.at);
}

quint64 Clients::clientOf(SessionId session) const
{
    const Known *known = m_known.find(session);
    return known && known->client != 0 ? known->client : quint64(session);
}

bool Clients::hasReturned(SessionId lost) const
{
    const Known *known = m_known.find(lost);
    return known && known->returned;
}

/// A little at a time: after a quiet while there may be thousands.
void Clients::trim(Stamp now)
{
    for (int i = 0; i < trimmedAtOnce && !m_waiting.empty(); ++i) {
        if (now - m_waiting.front().second <= patience)
            break;
        if (const auto it = m_away.find(m_waiting.front().first); it != m_away.end()) {
            auto &waiting = it->second;
            while (!waiting.empty() && now - waiting.front().at > patience)
                waiting.pop_front();
            if (waiting.empty())
                m_away.erase(it);
        }
        m_waiting.pop_front();
    }
}

} // namespace findings

#include "diagnosis/patterns/clients.h"

namespace patterns {

using session::SessionId;
using session::Stamp;

namespace {

constexpr session::Nanoseconds patience = std::chrono::minutes(2);
constexpr std::size_t keptSessions = 65'536;

QString placeOf(session::EndpointId endpoint, const QString &key)
{
    return QString::number(quint32(endpoint)) + u' ' + key;
}

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
    visit.byAddress = !continues && key.startsWith(u"address:");
    std::optional<Away> away;
    if (continues) {
        if (const auto it = m_lost.find(quint64(*continues)); it != m_lost.end())
            away = it->second;
        else if (const auto client = m_clients.find(quint64(*continues)); client != m_clients.end())
            away = Away{client->second, *continues, at};
    }
    if (const auto it = m_away.find(placeOf(endpoint, key)); it != m_away.end()) {
        auto &waiting = it->second;
        while (!waiting.empty() &&
               (at - waiting.front().at > patience || m_returned.contains(quint64(waiting.front().lost))))
            waiting.pop_front();
        if (!away && !waiting.empty()) {
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
        visit.away = at - away->at;
    }
    m_clients[quint64(session)] = visit.client;
    m_oldest.push_back(quint64(session));
    trim(at);
    return visit;
}

Visit Clients::opened(const Opening &opening)
{
    const Visit visit = arrive(opening.endpoint, opening.key, opening.session, opening.at, opening.continues);
    if (visit.lost)
        m_returned.insert(quint64(*visit.lost));
    return visit;
}

Visit Clients::failed(const Ending &ending)
{
    return arrive(ending.endpoint, ending.key, ending.session, ending.startedAt, ending.continues);
}

void Clients::ended(const Ending &ending)
{
    if (!isUnwanted(ending))
        return;
    const Away away{clientOf(ending.session), ending.session, ending.at};
    m_lost[quint64(ending.session)] = away;
    const QString place = placeOf(ending.endpoint, ending.key);
    m_away[place].push_back(away);
    m_waiting.emplace_back(place, ending.at);
    if (!m_clients.contains(quint64(ending.session))) {
        m_clients[quint64(ending.session)] = away.client;
        m_oldest.push_back(quint64(ending.session));
    }
    trim(ending.at);
}

quint64 Clients::clientOf(SessionId session) const
{
    const auto it = m_clients.find(quint64(session));
    return it == m_clients.end() ? quint64(session) : it->second;
}

void Clients::trim(Stamp now)
{
    while (m_oldest.size() > keptSessions) {
        m_clients.erase(m_oldest.front());
        m_lost.erase(m_oldest.front());
        m_returned.erase(m_oldest.front());
        m_oldest.pop_front();
    }
    while (!m_waiting.empty() && now - m_waiting.front().second > patience) {
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

} // namespace patterns

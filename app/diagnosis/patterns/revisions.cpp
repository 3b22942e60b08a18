#include "diagnosis/patterns/revisions.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace patterns {

using diagnosis::Cause;
using diagnosis::Class;
using diagnosis::Party;
using session::EndpointId;
using session::Stamp;

namespace {

constexpr std::size_t keptClients = 4096, keptEach = 8;
constexpr session::Nanoseconds keptFor = 24h; // a night's sleep

/// No later session can change what is known about the others.
bool mayBeRevised(const Ending &ending)
{
    return ending.opened && (ending.cls == Class::Lost || ending.cause == Cause::ClientGoingAway ||
                             ending.endedBy == Party::Server);
}

/// Only what revise() looks at.
Ending slim(Ending ending)
{
    ending.rtts.clear();
    ending.fingerprint.clear();
    return ending;
}

} // namespace

Revisions::Client &Revisions::clientOf(EndpointId endpoint, const QString &key, Stamp at)
{
    const QString name = QString::number(quint32(endpoint)) + u' ' + key;
    m_oldest.emplace_back(name, at);
    return m_clients[name];
}

std::optional<Revision> Revisions::reviseOne(std::deque<Ending> &endings, const Opening &opening)
{
    for (auto it = endings.rbegin(); it != endings.rend(); ++it) {
        const auto revision = revise(*it, opening);
        if (!revision)
            continue;
        m_keyOf.erase(quint64(it->session));
        endings.erase(std::next(it).base());
        return revision;
    }
    return {};
}

std::optional<Revision> Revisions::opened(const Opening &opening)
{
    Client &client = clientOf(opening.endpoint, opening.key, opening.at);
    client.openings.push_back(opening);
    if (client.openings.size() > keptEach)
        client.openings.pop_front();
    std::optional<Revision> revision;
    // A link that was observed says more than an equal key, and holds where keys differ.
    if (opening.continues) {
        const auto key = m_keyOf.find(quint64(*opening.continues));
        const auto linked = key == m_keyOf.end() ? m_clients.end() : m_clients.find(key->second);
        if (linked != m_clients.end())
            revision = reviseOne(linked->second.endings, opening);
    }
    if (!revision)
        revision = reviseOne(client.endings, opening);
    trim(opening.at);
    return revision;
}

std::optional<Revision> Revisions::ended(const Ending &ending)
{
    if (!mayBeRevised(ending))
        return {};
    Client &client = clientOf(ending.endpoint, ending.key, ending.at);
    for (auto later = client.openings.rbegin(); later != client.openings.rend(); ++later) {
        if (later->at < ending.openedAt || later->session == ending.session)
            continue;
        if (const auto revision = revise(ending, *later))
            return revision;
    }
    client.endings.push_back(slim(ending));
    if (client.endings.size() > keptEach) {
        m_keyOf.erase(quint64(client.endings.front().session));
        client.endings.pop_front();
    }
    m_keyOf[quint64(ending.session)] = m_oldest.back().first;
    trim(ending.at);
    return {};
}

void Revisions::trim(Stamp now)
{
    while (!m_oldest.empty() && (m_oldest.size() > keptClients || now - m_oldest.front().second > keptFor)) {
        const auto [name, since] = m_oldest.front();
        m_oldest.pop_front();
        const auto client = m_clients.find(name);
        if (client == m_clients.end())
            continue;
        auto &[endings, openings] = client->second;
        while (!endings.empty() && endings.front().at <= since) {
            m_keyOf.erase(quint64(endings.front().session));
            endings.pop_front();
        }
        while (!openings.empty() && openings.front().at <= since)
            openings.pop_front();
        if (endings.empty() && openings.empty())
            m_clients.erase(client);
    }
}

} // namespace patterns

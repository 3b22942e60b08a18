#include "findings/revisions.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace findings {

using diagnosis::Cause;
using diagnosis::Class;
using diagnosis::Party;
using session::EndpointId;
using session::Stamp;

namespace {

constexpr std::size_t keptClients = 4096, keptEach = 8;
constexpr int trimmedAtOnce = 64;
constexpr session::Nanoseconds keptFor = 24h; // a night's sleep

/// No later session can change what is known about the others.
bool mayBeRevised(const Ending &ending)
{
    return ending.opened && (ending.cls == Class::Lost || ending.cause == Cause::ClientGoingAway ||
                             ending.endedBy == Party::Server);
}

/// Only what revise() looks at.
Ending slim(const Ending &ending)
{
    Ending kept;
    kept.session = ending.session, kept.endpoint = ending.endpoint, kept.key = ending.key;
    kept.client = ending.client, kept.path = ending.path;
    kept.cls = ending.cls, kept.cause = ending.cause, kept.sub = ending.sub;
    kept.reason = ending.reason;
    kept.shape = ending.shape, kept.endedBy = ending.endedBy;
    kept.opened = ending.opened, kept.openedAt = ending.openedAt, kept.at = ending.at;
    return kept;
}

} // namespace

Revisions::Client &Revisions::clientOf(EndpointId endpoint, const QString &key, Stamp at)
{
    m_oldest.push_back({{endpoint, key}, at});
    return m_clients[m_oldest.back().first];
}

bool Revisions::isShared(const Client &client, const Ending &ended, const Opening &later)
{
    if (isAddress(later.key))
        return client.open > 1;
    constexpr auto beside = 2s; // a server that ends the older ones for the newer one has done so by then
    return std::any_of(client.openings.begin(), client.openings.end(), [&](const Came &each) {
        return !each.over && each.opening.session != ended.session && each.opening.session != later.session &&
               each.opening.at + beside < later.at;
    });
}

std::optional<Revision> Revisions::reviseOne(Client &client, const Opening &opening)
{
    for (std::size_t i = client.endings.size(); i-- > 0;) {
        const Ending &ended = client.endings[i];
        const auto revision = revise(ended, opening, !isShared(client, ended, opening));
        if (!revision)
            continue;
        m_keyOf.erase(quint64(ended.session));
        client.endings.erase(i);
        return revision;
    }
    return {};
}

std::optional<Revision> Revisions::opened(const Opening &opening)
{
    Client &client = clientOf(opening.endpoint, opening.key, opening.at);
    if (client.openings.size() >= keptEach)
        client.openings.pop_front();
    client.openings.push_back({opening});
    client.open += isAddress(opening.key) ? 1 : 0;
    std::optional<Revision> revision;
    // A link that was observed says more than an equal key, and holds where keys differ.
    if (opening.continues) {
        const auto key = m_keyOf.find(quint64(*opening.continues));
        const auto linked = key == m_keyOf.end() ? m_clients.end() : m_clients.find(key->second);
        if (linked != m_clients.end())
            revision = reviseOne(linked->second, opening);
    }
    if (!revision)
        revision = reviseOne(client, opening);
    trim(opening.at);
    return revision;
}

/// It is open no longer; nothing is kept of a client who has left no trace.
void Revisions::leave(const Ending &ending)
{
    const auto known = m_clients.find({ending.endpoint, ending.key});
    if (!ending.opened || known == m_clients.end())
        return;
    auto &[endings, openings, open] = known->second;
    for (std::size_t i = 0; i < openings.size(); ++i)
        openings[i].over = openings[i].over || openings[i].opening.session == ending.session;
    if (!isAddress(ending.key))
        return;
    open = std::max(open - 1, 0);
    if (open == 0 && endings.empty() && openings.empty())
        m_clients.erase(known);
}

std::optional<Revision> Revisions::ended(const Ending &ending)
{
    leave(ending);
    if (!mayBeRevised(ending))
        return {};
    Client &client = clientOf(ending.endpoint, ending.key, ending.at);
    for (std::size_t i = client.openings.size(); i-- > 0;) {
        const Opening &later = client.openings[i].opening;
        if (later.at < ending.openedAt || later.session == ending.session)
            continue;
        if (const auto revision = revise(ending, later, !isShared(client, ending, later)))
            return revision;
    }
    if (client.endings.size() >= keptEach) {
        m_keyOf.erase(quint64(client.endings.front().session));
        client.endings.pop_front();
    }
    client.endings.push_back(slim(ending));
    m_keyOf[quint64(ending.session)] = m_oldest.back().first;
    trim(ending.at);
    return {};
}

/// A little at a time: after a quiet day there are thousands.
void Revisions::trim(Stamp now)
{
    for (int i = 0; i < trimmedAtOnce && !m_oldest.empty(); ++i) {
        const auto [name, since] = m_oldest.front();
        if (m_oldest.size() <= keptClients && now - since <= keptFor)
            return;
        m_oldest.pop_front();
        const auto client = m_clients.find(name);
        if (client == m_clients.end())
            continue;
        auto &[endings, openings, open] = client->second;
        while (!endings.empty() && endings.front().at <= since) {
            m_keyOf.erase(quint64(endings.front().session));
            endings.pop_front();
        }
        while (!openings.empty() && openings.front().opening.at <= since)
            openings.pop_front();
        if (endings.empty() && openings.empty() && open == 0)
            m_clients.erase(client);
    }
}

} // namespace findings

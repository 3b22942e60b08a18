// Remembers who ended and who came, and finds the endings that a later session puts into another light.
#pragma once

#include "diagnosis/patterns/revision.h"

#include <deque>
#include <unordered_map>

namespace patterns {

/// Feed it in the order in which things become known: an end is often judged after the client has come back.
class Revisions
{
public:
    /// What this opening shows about an earlier session of the same client.
    [[nodiscard]] std::optional<Revision> opened(const Opening &opening);
    /// What a session of the same client that opened already shows about this end.
    [[nodiscard]] std::optional<Revision> ended(const Ending &ending);

private:
    struct Client
    {
        std::deque<Ending> endings;   ///< not revised yet, oldest first
        std::deque<Opening> openings; ///< the latest
    };
    Client &clientOf(session::EndpointId endpoint, const QString &key, session::Stamp at);
    std::optional<Revision> reviseOne(std::deque<Ending> &endings, const Opening &opening);
    void trim(session::Stamp now);

    std::unordered_map<QString, Client> m_clients;           ///< by endpoint and key
    std::unordered_map<quint64, QString> m_keyOf;            ///< of sessions that ended and may be revised
    std::deque<std::pair<QString, session::Stamp>> m_oldest; ///< keys and when they came
};

} // namespace patterns

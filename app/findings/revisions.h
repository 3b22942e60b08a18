// Remembers who ended and who came, and finds the endings that a later session puts into another light.
#pragma once

#include "base/ring.h"
#include "findings/keys.h"
#include "findings/revision.h"

#include <unordered_map>

namespace findings {

/// Feed it in the order in which things become known: an end is often judged after the client has come back.
class Revisions
{
public:
    /// What this opening shows about an earlier session of the same client.
    [[nodiscard]] std::optional<Revision> opened(const Opening &opening);
    /// What a session of the same client that opened already shows about this end.
    [[nodiscard]] std::optional<Revision> ended(const Ending &ending);

private:
    struct Came
    {
        Opening opening;
        bool over = false; ///< it has ended
    };
    struct Client
    {
        base::Ring<Ending> endings; ///< not revised yet, oldest first
        base::Ring<Came> openings;  ///< the latest
        int open = 0;               ///< sessions; counted of addresses only
    };
    Client &clientOf(session::EndpointId endpoint, const QString &key, session::Stamp at);
    /// A third session of that key lived on when the later one came: the key is of several clients.
    [[nodiscard]] static bool isShared(const Client &client, const Ending &ended, const Opening &later);
    std::optional<Revision> reviseOne(Client &client, const Opening &opening);
    void leave(const Ending &ending);
    void trim(session::Stamp now);

    std::unordered_map<Named, Client> m_clients;           ///< by key
    std::unordered_map<quint64, Named> m_keyOf;            ///< of sessions that ended and may be revised
    base::Ring<std::pair<Named, session::Stamp>> m_oldest; ///< clients and when they came
};

} // namespace findings

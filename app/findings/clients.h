// Who comes back: links an opening to the loss before it, by the endpoint's own link, else by key.
#pragma once

#include "base/ring.h"
#include "findings/ending.h"
#include "findings/keys.h"

#include <unordered_map>

namespace findings {

/// One attempt to open, seen as a step of the same client.
struct Visit
{
    quint64 client = 0;                     ///< number of the client: the first session we know of it
    bool returns = false;                   ///< it lost a session or an attempt before
    bool byAddress = false;                 ///< known by address and program only
    std::optional<session::SessionId> lost; ///< the session it lost
    session::Nanoseconds away{};            ///< from that loss to this attempt
};

class Clients
{
public:
    Visit opened(const Opening &opening);
    /// An attempt that failed. It leaves the client where it was: still away.
    Visit failed(const Ending &ending);
    /// Call for every end. Only ends that a client would want to undo make it expected back.
    void ended(const Ending &ending);
    /// An end that speaks for nothing: the session is no longer open, and that is all.
    void disregard(const Ending &ending);

    [[nodiscard]] quint64 clientOf(session::SessionId session) const;
    [[nodiscard]] bool hasReturned(session::SessionId lost) const;

private:
    struct Away
    {
        quint64 client = 0;
        session::SessionId lost{};
        session::Stamp at{}, lostAt{}; ///< since when it is expected; since when it has been away
    };
    struct Known
    {
        quint64 client = 0;          ///< 0: not known
        session::SessionId before{}; ///< of an attempt: the session that it is to bring back
        session::Stamp lostAt{};     ///< of that one, or of this one once it is lost
        bool lost = false, returned = false;
    };
    Visit arrive(session::EndpointId endpoint, const QString &key, session::SessionId session,
                 session::Stamp at, std::optional<session::SessionId> continues);
    void trim(session::Stamp now);

    std::unordered_map<Named, base::Ring<Away>> m_away; ///< by key, longest away first
    /// Sessions that are open, by address: of those beside each other, who comes back cannot be told.
    std::unordered_map<Named, int> m_open;
    Recent<Known> m_known;
    base::Ring<std::pair<Named, session::Stamp>> m_waiting; ///< whom m_away is to be rid of, and from when on
};

/// True if a client would want this undone: a loss, a failure, or the server's own end.
[[nodiscard]] bool isUnwanted(const Ending &ending);

} // namespace findings

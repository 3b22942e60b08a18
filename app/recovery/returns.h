// Watches for clients of listeners and relays that come back: which lost session does a new one continue? By
// resume token, by cookie, or, when only one can be meant, by address (in a browser: by tab and frame) and
// path.
#pragma once

#include "session/endpointspec.h"
#include "session/facts.h"

#include <deque>
#include <map>
#include <optional>
#include <set>

namespace recovery {

/// A session and how it is known that another continues it: resume_token, cookie, address, tab (of a
/// browser).
struct Link
{
    session::SessionId lost{};
    QString how;
};

class Returns
{
public:
    static constexpr std::size_t maxTokens = 20'000, maxLost = 10'000;
    static constexpr std::chrono::minutes longestAbsence{5}; ///< for cookies and addresses

    /// What a session that has opened continues. To be asked once for each.
    [[nodiscard]] std::optional<Link> opened(const session::Facts &facts, const session::EndpointSpec &spec);
    /// The server told this session what to come back with.
    void captured(const session::Facts &facts);
    /// What the application of an open session says of who it is: the session that it goes on with, if that
    /// is known and this one is not yet linked to any.
    [[nodiscard]] std::optional<Link> spoke(const session::Facts &facts);
    /// A session was lost; until a return is seen it is a candidate.
    void lost(const session::Facts &facts, const session::EndpointSpec &spec);

private:
    struct Lost
    {
        session::Stamp at{};
        QString byCookie, byAddress; ///< what a return has in common with it, as in m_index
    };
    void remember(session::EndpointId endpoint, const QString &token, session::SessionId id);
    [[nodiscard]] std::optional<session::SessionId> only(const QString &common, bool hasToken) const;
    void expire(session::Stamp now);
    void taken(session::SessionId id);

    std::map<QString, session::SessionId> m_tokens; ///< who used or was told it last
    std::deque<QString> m_tokenOrder;
    std::map<quint64, Lost> m_lost;                ///< by session
    std::deque<quint64> m_order;                   ///< in order of time; some may be taken already
    std::set<std::pair<QString, quint64>> m_index; ///< sessions by what a return has in common with them
};

} // namespace recovery

// Finds the paths among the sessions of all places, as they end.
#pragma once

#include "findings/paths/path.h"

#include <deque>
#include <functional>
#include <map>
#include <unordered_map>

namespace findings {

/// Connections that another place has, too, by their names, but always that much later (less than zero:
/// earlier). They join nothing.
struct ClockGap
{
    session::EndpointId other{};
    int connections = 0;
    session::Nanoseconds later{};
};

class PathBook
{
public:
    static constexpr std::size_t mostSights = 50'000; ///< the oldest are forgotten first

    /// A session has ended, or its evidence has. Answers the path that it makes or changes.
    [[nodiscard]] std::optional<Path> add(const Sight &sight);
    /// All there is to know has come, for now: joins by path and time what nothing else joins, where no other
    /// connection would do as well. Answers the paths that this makes or changes.
    [[nodiscard]] QVector<Path> guess();
    /// Between that place and others; told once. `isOver`: all of a place has come.
    [[nodiscard]] QVector<ClockGap> takeClockGaps(session::EndpointId place,
                                                  const std::function<bool(session::EndpointId)> &isOver);
    /// The path that the session is part of; null if it is none.
    [[nodiscard]] const Path *pathOf(session::SessionId session) const;

private:
    [[nodiscard]] std::vector<quint64> candidates(const Sight &sight) const;
    void forgetOldest();
    [[nodiscard]] std::optional<Path> make(const std::vector<quint64> &members) const;
    [[nodiscard]] std::optional<Path> keep(const std::vector<quint64> &members);
    [[nodiscard]] std::vector<quint64> membersOf(quint64 session) const;
    /// The one connection at that place that may be this one; 0 if there is none, or several.
    [[nodiscard]] quint64 onlyPartner(quint64 session, const Sight &place,
                                      const std::vector<quint64> &near) const;
    [[nodiscard]] bool areAtOnePlace(quint64 session, const Sight &place) const;
    void index(const Sight &sight);
    void compareClocks(const Sight &a, const Sight &b);

    std::unordered_map<quint64, Sight> m_sights; ///< by session
    std::deque<quint64> m_order;
    QMultiHash<QString, quint64> m_byName; ///< of connections, and of client addresses
    std::unordered_map<quint64, quint32> m_pathOf;
    std::unordered_map<quint32, Path> m_paths;
    quint32 m_last = 0;
    /// Of two places, the one with the lesser number first, what areApart() shows.
    struct Gap
    {
        int connections = 0;
        session::Nanoseconds least{}, most{}; ///< the second one's times less the first one's
    };
    using Places = std::pair<session::EndpointId, session::EndpointId>;
    std::map<Places, Gap> m_gaps;
};

} // namespace findings

// Keeps the numbers and the history of findings: what is new, what changed, what is over.
#pragma once

#include "findings/finding.h"

#include <map>
#include <tuple>
#include <vector>

namespace findings {

/// Which finding it is: the same place always speaks of the same one. `scope`: leg, client, episode, …
struct Place
{
    FindingKind kind = FindingKind::IdleTimeout;
    session::EndpointId endpoint{};
    QString scope;
    bool operator<(const Place &other) const
    {
        return std::tie(kind, endpoint, scope) < std::tie(other.kind, other.endpoint, other.scope);
    }
};

class Book
{
public:
    /// What is known now about that place. It lasts `lasts` after its latest member.
    void claim(const Place &place, Finding finding, session::Nanoseconds lasts = std::chrono::hours(24));
    /// It is no longer so; nothing happens if it never was.
    void withdraw(const Place &place, Guard why);
    void expire(session::Stamp now);
    void forget(session::EndpointId endpoint);

    /// Null if nothing is claimed there.
    [[nodiscard]] const Finding *find(const Place &place) const;
    [[nodiscard]] bool holds(const Place &place) const { return m_open.contains(place); }
    /// Open findings of a kind at an endpoint.
    [[nodiscard]] int count(FindingKind kind, session::EndpointId endpoint) const;
    [[nodiscard]] QVector<Finding> open() const;
    /// The latest that are over (nothing new belonged to them any more), closed; what was withdrawn is not
    /// among them.
    [[nodiscard]] const QVector<Finding> &over() const { return m_over; }
    /// What changed since the last call, causes first, then in order of numbers; a finding at most twice
    /// (new, then closed). A change of an often updated finding waits, so that it is not told over and over.
    [[nodiscard]] QVector<Finding> takeChanges(session::Stamp now);

private:
    struct Entry
    {
        Finding finding;
        session::Nanoseconds lasts{};
        bool changed = true;
        int updates = 0;          ///< that were taken
        session::Stamp takenAt{}; ///< the latest of them
    };
    using Entries = std::map<Place, Entry>;
    void close(Entries::iterator entry, Guard why);
    void change(Entries::iterator entry);
    void explainConsequences();

    Entries m_open;
    std::vector<Entries::iterator> m_changed;           ///< those whose news nobody has heard
    session::Stamp m_expiresAt = session::Stamp::max(); ///< nothing is over before then
    QVector<Finding> m_closed; ///< not taken yet, each preceded by its news if nobody had heard of it
    QVector<Finding> m_over;
    quint64 m_lastId = 0;
};

} // namespace findings

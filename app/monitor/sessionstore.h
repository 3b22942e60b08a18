// All sessions held in memory, folded and judged. Pure bookkeeping: no threads, no clock.
#pragma once

#include "diagnosis/codebook.h"
#include "monitor/monitor.h"

#include <deque>
#include <functional>
#include <unordered_map>

namespace monitor {

class SessionStore
{
public:
    using RoleOf = std::function<session::Role(session::EndpointId)>;
    explicit SessionStore(RoleOf roleOf, int maxConcluded = Monitor::maxConcluded)
        : m_roleOf(std::move(roleOf)), m_maxConcluded(maxConcluded)
    {
    }

    void holdEndings(int most) { m_maxConcluded = most; }
    /// What close codes mean at an endpoint; without it, what is shipped.
    using BookOf = std::function<diagnosis::CodeBook(session::EndpointId)>;
    void setBooks(BookOf bookOf) { m_bookOf = std::move(bookOf); }

    /// Folds a batch in and judges what has ended. Each session is named at most once in each list of the
    /// answer.
    [[nodiscard]] Changes apply(const session::Batch &batch);
    /// Judges sessions that have a terminal event but whose end was never written, as after a kill of the
    /// writer.
    [[nodiscard]] Changes concludeAll();

    /// Counts sessions of that endpoint that have ended and are not held.
    void count(session::EndpointId id, diagnosis::Class cls, quint64 sessions);
    /// Notes what a later session showed; false if the session has been forgotten.
    bool revise(const findings::Revision &revision);

    [[nodiscard]] const Session *find(session::SessionId id) const;
    [[nodiscard]] QVector<session::SessionId> ids() const;
    /// The latest session that continues this one; nothing if none does.
    [[nodiscard]] std::optional<session::SessionId> successor(session::SessionId id) const;
    /// The session of an endpoint that appeared last.
    [[nodiscard]] std::optional<session::SessionId> latest(session::EndpointId id) const;
    [[nodiscard]] Counts counts(session::EndpointId id) const;
    [[nodiscard]] Counts counts() const { return m_total; }

private:
    struct Entry
    {
        Session session;
        quint64 touchedIn = 0;   ///< number of the batch in which something last happened to it
        quint64 countedIn = 0;   ///< number of the batch in which its frames were last counted
        quint64 recoveredIn = 0; ///< number of the batch that last changed its recovery
        std::optional<session::SessionId> successor;
    };
    void fetch(const session::Observation &seen) const;
    void applyOne(const session::Observation &seen, Changes &changes);
    void link(Entry &entry, const session::Continues &continues);
    void conclude(Entry &entry, Changes &changes);
    void packOlder();
    void leave(Entry &entry, Changes &changes);
    void count(session::EndpointId id, const std::function<void(Counts &)> &change);
    void forgetOldest(Changes &changes);

    RoleOf m_roleOf;
    BookOf m_bookOf = [](session::EndpointId) { return diagnosis::CodeBook{}; };
    int m_maxConcluded;
    quint64 m_batch = 0;
    std::unordered_map<quint64, Entry> m_sessions;
    std::deque<session::SessionId> m_order, m_concluded;
    std::unordered_map<quint32, Counts> m_counts;
    std::unordered_map<quint32, session::SessionId> m_latest;
    Counts m_total;
};

} // namespace monitor

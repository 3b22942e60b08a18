// Many deadlines on one timer: thousands of sessions need several each, and a QTimer for each would cost more
// than the session.
#pragma once

#include "base/clock.h"

#include <QTimer>

#include <map>
#include <set>

namespace base {

class Deadlines final : public QObject
{
    Q_OBJECT
public:
    /// What is due: `owner` is the caller's number for the thing (a session id), `what` for its deadline.
    struct Key
    {
        quint64 owner = 0;
        int what = 0;
        auto operator<=>(const Key &) const = default;
    };

    explicit Deadlines(QObject *parent = nullptr);

    /// Sets the deadline of that key, moving the one it had.
    void schedule(Key key, Stamp at);
    void cancel(Key key);
    /// Cancels every deadline of that owner.
    void cancelAll(quint64 owner);
    [[nodiscard]] qsizetype count() const { return qsizetype(m_byKey.size()); }

Q_SIGNALS:
    /// At or shortly after the deadline, never before; it is gone by then and may be scheduled anew.
    void due(const Deadlines::Key &key);

private:
    void fire();
    void arm();

    std::map<Key, Stamp> m_byKey;
    std::set<std::pair<Stamp, Key>> m_byTime;
    std::optional<Stamp> m_armedFor;
    QTimer m_timer;
};

/// The deadlines of one owner, named by an enumeration; they go with it.
template <typename What>
class OwnDeadlines
{
public:
    OwnDeadlines(Deadlines &deadlines, quint64 owner) : m_deadlines(deadlines), m_owner(owner) {}
    ~OwnDeadlines() { cancelAll(); }
    OwnDeadlines(const OwnDeadlines &) = delete;
    OwnDeadlines &operator=(const OwnDeadlines &) = delete;

    void schedule(What what, std::chrono::nanoseconds after)
    {
        m_deadlines.schedule({m_owner, int(what)}, now() + after);
    }
    void cancel(What what) { m_deadlines.cancel({m_owner, int(what)}); }
    void cancelAll() { m_deadlines.cancelAll(m_owner); }

private:
    Deadlines &m_deadlines;
    const quint64 m_owner;
};

} // namespace base

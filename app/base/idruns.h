// A set of numbers that mostly come one after the other, such as those of sessions: kept as runs.
#pragma once

#include <QMap>

namespace base {

class IdRuns
{
public:
    void insert(quint64 id)
    {
        if (contains(id))
            return;
        quint64 first = id, last = id;
        if (const auto next = m_runs.find(id + 1); next != m_runs.end()) {
            last = next.value();
            m_runs.erase(next);
        }
        if (auto it = m_runs.lowerBound(id); it != m_runs.begin() && (--it).value() + 1 == id)
            first = it.key();
        m_runs.insert(first, last);
    }
    [[nodiscard]] bool contains(quint64 id) const
    {
        auto it = m_runs.upperBound(id);
        return it != m_runs.begin() && (--it).value() >= id;
    }
    [[nodiscard]] bool isEmpty() const { return m_runs.isEmpty(); }

    /// First → last of each run.
    [[nodiscard]] const QMap<quint64, quint64> &runs() const { return m_runs; }
    void insertRun(quint64 first, quint64 last) { m_runs.insert(first, last); }

private:
    QMap<quint64, quint64> m_runs;
};

} // namespace base

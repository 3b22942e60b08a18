#include "base/deadlines.h"

#include "base/clock.h"

namespace base {

Deadlines::Deadlines(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Deadlines::fire);
}

void Deadlines::schedule(Key key, Stamp at)
{
    const auto [place, isNew] = m_byKey.try_emplace(key, at);
    if (!isNew) {
        if (place->second == at)
            return;
        m_byTime.erase({place->second, key});
        place->second = at;
    }
    m_byTime.emplace(at, key);
    arm();
}

void Deadlines::cancel(Key key)
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return;
    m_byTime.erase({found->second, key});
    m_byKey.erase(found); // the timer may strike in vain: cheaper than setting it again
}

void Deadlines::cancelAll(quint64 owner)
{
    auto entry = m_byKey.lower_bound({owner, std::numeric_limits<int>::min()});
    while (entry != m_byKey.end() && entry->first.owner == owner) {
        m_byTime.erase({entry->second, entry->first});
        entry = m_byKey.erase(entry);
    }
}

void Deadlines::arm()
{
    if (m_byTime.empty())
        return;
    const Stamp next = m_byTime.begin()->first;
    if (m_armedFor && *m_armedFor <= next)
        return;
    m_armedFor = next;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now());
    m_timer.start(std::max(left, std::chrono::milliseconds(0)));
}

void Deadlines::fire()
{
    m_armedFor.reset();
    const Stamp time = now(); // what is scheduled from here on waits for the next round
    while (!m_byTime.empty() && m_byTime.begin()->first <= time) {
        const Key key = m_byTime.begin()->second;
        m_byTime.erase(m_byTime.begin());
        m_byKey.erase(key);
        Q_EMIT due(key);
    }
    arm();
}

} // namespace base

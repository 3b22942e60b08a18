// The timers of the epoll dispatcher: ordered by due time, so that arming, firing and finding the next are
// O(log n).
#include "endpoint/loop/epolldispatcher.h"

#include <QCoreApplication>
#include <QTimerEvent>

namespace endpoint {

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    Timer timer{std::chrono::milliseconds(interval), type, object, Clock::now(), false};
    timer.due += timer.interval;
    m_order.emplace(timer.due, id);
    m_timers.insert(id, timer);
}

bool EpollDispatcher::unregisterTimer(int id)
{
    const auto found = m_timers.constFind(id);
    if (found == m_timers.cend())
        return false;
    m_order.erase({found->due, id});
    m_timers.erase(found);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    const auto count = m_timers.removeIf([this, object](QHash<int, Timer>::iterator timer) {
        if (timer->object != object)
            return false;
        m_order.erase({timer->due, timer.key()});
        return true;
    });
    return count > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> infos;
    for (auto timer = m_timers.cbegin(); timer != m_timers.cend(); ++timer) {
        if (timer->object == object)
            infos.append(TimerInfo(timer.key(), int(timer->interval.count()), timer->type));
    }
    return infos;
}

int EpollDispatcher::remainingTime(int id)
{
    const auto found = m_timers.constFind(id);
    if (found == m_timers.cend())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(found->due - Clock::now());
    return int(std::max<qint64>(left.count(), 0));
}

int EpollDispatcher::activateTimers()
{
    if (m_order.empty())
        return 0;
    // Each timer fires at most once a round, or one without an interval would never let the others in.
    const auto time = Clock::now();
    std::vector<int> due;
    for (auto next = m_order.begin(); next != m_order.end() && next->first <= time; ++next)
        due.push_back(next->second);
    int fired = 0;
    for (const int id : due) {
        const auto timer = m_timers.find(id);
        if (timer == m_timers.end() || timer->firing || timer->due > time)
            continue;
        m_order.erase({timer->due, id});
        timer->due += timer->interval;
        if (timer->due <= time) // rounds that were missed are not made up for
            timer->due = time + timer->interval;
        m_order.emplace(timer->due, id);
        timer->firing = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer->object, &event);
        if (const auto still = m_timers.find(id); still != m_timers.end())
            still->firing = false;
        ++fired;
    }
    return fired;
}

} // namespace endpoint

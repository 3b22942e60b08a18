// An event dispatcher on epoll(7) for threads that own thousands of sockets: Qt's own calls poll(2) over
// every descriptor on each wake-up, which at 1,000 connections is most of the work. Linux only.
//
// Interest in a descriptor is collected and told to the kernel just before it waits, so that a notifier
// switched off and on again costs no system call; only a descriptor that loses its last notifier is removed
// at once, because it may be closed next (or live on as a duplicate, which would keep a stale registration
// alive). Timers are exact: none is early, none is coarsened.
#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <array>
#include <atomic>
#include <chrono>
#include <set>
#include <span>
#include <vector>

struct epoll_event;

namespace endpoint {

class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT
public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;

    void wakeUp() override;
    void interrupt() override;

private:
    using Clock = std::chrono::steady_clock;

    /// The notifiers of one descriptor, by QSocketNotifier::Type, and what the kernel knows of them.
    struct Slot
    {
        std::array<QSocketNotifier *, 3> notifiers{};
        quint32 applied = 0;    ///< events the kernel watches; 0 = not registered
        quint32 generation = 0; ///< tells events of an earlier use of the descriptor from those of this one
        bool dirty = false;     ///< is in m_dirty
    };
    struct Timer
    {
        std::chrono::milliseconds interval{};
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
        Clock::time_point due;
        bool firing = false; ///< its event is being delivered: a nested loop must not fire it again
    };

    void applyInterest();
    void apply(int descriptor);
    void forget(int descriptor);
    [[nodiscard]] int timeout(QEventLoop::ProcessEventsFlags flags) const;
    int wait(QEventLoop::ProcessEventsFlags flags, epoll_event *events, int room);
    int activateNotifiers(std::span<const epoll_event> ready);
    int activateTimers();

    int m_epoll = -1;
    int m_wake = -1; ///< eventfd
    int m_wakeOnly =
        -1; ///< a second epoll set with nothing but m_wake, for waits that exclude socket notifiers
    std::atomic<bool> m_woken{false}, m_interrupted{false};
    std::vector<Slot> m_slots; ///< by descriptor
    std::vector<int> m_dirty;
    QHash<int, Timer> m_timers;
    std::set<std::pair<Clock::time_point, int>> m_order;
};

} // namespace endpoint

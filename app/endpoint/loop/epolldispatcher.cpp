#include "endpoint/loop/epolldispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace endpoint {

namespace {

constexpr int maxEvents = 512;
constexpr auto wakeKey = ~quint64(0);

// As poll-based dispatchers do: an end or an error of the descriptor activates whoever is there.
constexpr std::array<quint32, 3> wanted{EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr std::array<quint32, 3> activating{EPOLLIN | EPOLLHUP | EPOLLERR, EPOLLOUT | EPOLLHUP | EPOLLERR,
                                            EPOLLPRI | EPOLLHUP | EPOLLERR};

void watchWakeUps(int epoll, int wake)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = wakeKey;
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, wake, &event) != 0)
        qFatal("epoll_ctl: %s", std::strerror(errno));
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent), m_epoll(epoll_create1(EPOLL_CLOEXEC)),
      m_wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), m_wakeOnly(epoll_create1(EPOLL_CLOEXEC))
{
    if (m_epoll < 0 || m_wake < 0 || m_wakeOnly < 0)
        qFatal("cannot create an event dispatcher: %s", std::strerror(errno));
    watchWakeUps(m_epoll, m_wake);
    watchWakeUps(m_wakeOnly, m_wake);
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_epoll);
    ::close(m_wakeOnly);
    ::close(m_wake);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_interrupted)
        return false;

    applyInterest();
    // On the stack, because what is activated may run a nested event loop that waits as well.
    std::array<epoll_event, maxEvents> events;
    const int ready = wait(flags, events.data(), maxEvents);
    int done = activateNotifiers(std::span(events.data(), std::size_t(ready)));
    if (!flags.testFlag(QEventLoop::X11ExcludeTimers))
        done += activateTimers();
    return done > 0;
}

int EpollDispatcher::timeout(QEventLoop::ProcessEventsFlags flags) const
{
    if (!flags.testFlag(QEventLoop::WaitForMoreEvents) || m_interrupted)
        return 0;
    if (m_order.empty() || flags.testFlag(QEventLoop::X11ExcludeTimers))
        return -1;
    // A timer whose event is being delivered waits for that to end (we are in a nested loop then).
    const auto next = std::find_if(m_order.begin(), m_order.end(),
                                   [this](const auto &entry) { return !m_timers[entry.second].firing; });
    if (next == m_order.end())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next->first - Clock::now());
    return int(std::clamp<qint64>(left.count(), 0, std::numeric_limits<int>::max()));
}

int EpollDispatcher::wait(QEventLoop::ProcessEventsFlags flags, epoll_event *events, int room)
{
    const int milliseconds = timeout(flags);
    if (milliseconds != 0)
        Q_EMIT aboutToBlock();
    const int epoll = flags.testFlag(QEventLoop::ExcludeSocketNotifiers) ? m_wakeOnly : m_epoll;
    const int count = epoll_wait(epoll, events, room, milliseconds);
    return std::max(count, 0); // EINTR: the caller's loop comes round again
}

int EpollDispatcher::activateNotifiers(std::span<const epoll_event> ready)
{
    int done = 0;
    for (const epoll_event &event : ready) {
        if (event.data.u64 == wakeKey) {
            quint64 value = 0;
            [[maybe_unused]] const auto got = ::read(m_wake, &value, sizeof value);
            m_woken = false; // after the read: the other way round a write could be swallowed for good
            ++done;
            continue;
        }
        const auto descriptor = quint32(event.data.u64);
        const auto generation = quint32(event.data.u64 >> 32);
        for (std::size_t type = 0; type < activating.size(); ++type) {
            if ((event.events & activating[type]) == 0)
                continue;
            // Looked up afresh each time: a notifier may be gone or replaced through what an earlier one did.
            const Slot &slot = m_slots[descriptor];
            QSocketNotifier *notifier = slot.generation == generation ? slot.notifiers[type] : nullptr;
            if (!notifier)
                continue;
            QEvent activation(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &activation);
            ++done;
        }
    }
    return done;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = std::size_t(notifier->socket());
    if (descriptor >= m_slots.size())
        m_slots.resize(std::max(descriptor + 1, m_slots.size() * 2));
    Slot &slot = m_slots[descriptor];
    QSocketNotifier *&place = slot.notifiers[notifier->type()];
    if (place && place != notifier)
        qWarning("two socket notifiers of one kind for descriptor %zu: the later one counts", descriptor);
    place = notifier;
    if (!slot.dirty) {
        slot.dirty = true;
        m_dirty.push_back(int(descriptor));
    }
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = std::size_t(notifier->socket());
    if (descriptor >= m_slots.size() || m_slots[descriptor].notifiers[notifier->type()] != notifier)
        return;
    Slot &slot = m_slots[descriptor];
    slot.notifiers[notifier->type()] = nullptr;
    if (slot.notifiers == std::array<QSocketNotifier *, 3>{}) {
        forget(int(descriptor));
    } else if (!slot.dirty) {
        slot.dirty = true;
        m_dirty.push_back(int(descriptor));
    }
}

void EpollDispatcher::forget(int descriptor)
{
    Slot &slot = m_slots[std::size_t(descriptor)];
    ++slot.generation;
    if (slot.applied == 0)
        return;
    slot.applied = 0;
    epoll_event unused{};
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, &unused);
}

void EpollDispatcher::applyInterest()
{
    for (const int descriptor : m_dirty)
        apply(descriptor);
    m_dirty.clear();
}

void EpollDispatcher::apply(int descriptor)
{
    Slot &slot = m_slots[std::size_t(descriptor)];
    slot.dirty = false;
    quint32 interest = 0;
    for (std::size_t type = 0; type < wanted.size(); ++type)
        interest |= slot.notifiers[type] ? wanted[type] : 0;
    if (interest == slot.applied)
        return;
    epoll_event event{};
    event.events = interest;
    event.data.u64 = quint64(slot.generation) << 32 | quint32(descriptor);
    const int operation = slot.applied == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    int result = epoll_ctl(m_epoll, operation, descriptor, &event);
    if (result != 0 && (errno == EEXIST || errno == ENOENT)) // closed and opened again behind our back
        result = epoll_ctl(m_epoll, errno == EEXIST ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event);
    if (result != 0)
        qWarning("cannot watch descriptor %d: %s", descriptor, std::strerror(errno));
    else
        slot.applied = interest;
}

void EpollDispatcher::wakeUp()
{
    if (m_woken.exchange(true))
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_interrupted = true;
    wakeUp();
}

} // namespace endpoint

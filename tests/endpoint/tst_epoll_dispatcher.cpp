// The epoll event dispatcher: every test runs its events in a thread that has one.
#include "endpoint/loop/epolldispatcher.h"
#include "endpoint/loop/wirethread.h"

#include <QSocketNotifier>
#include <QtTest>

#include <functional>

#include <sys/socket.h>
#include <unistd.h>

using namespace endpoint;
using namespace std::chrono_literals;

namespace {

/// Two connected sockets, closed at the end.
struct Pair
{
    int left = -1, right = -1;
    Pair()
    {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0)
            left = ends[0], right = ends[1];
    }
    ~Pair() { close(); }
    Pair(const Pair &) = delete;
    void close()
    {
        if (left >= 0)
            ::close(left), ::close(right);
        left = right = -1;
    }
    void poke() const { QCOMPARE(::write(right, "x", 1), 1); }
    void drain() const
    {
        char buffer[64];
        while (::read(left, buffer, sizeof buffer) > 0) {
        }
    }
};

} // namespace

class TestEpollDispatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void threadHasIt();
    void readNotifierFollowsTheDescriptor();
    void readAndWriteOnOneDescriptor();
    void disabledNotifierIsSilent();
    void notifierRemovedWhileOthersAreDispatched();
    void descriptorReusedWhileDispatched();
    void hangUpActivates();
    void timersFireInOrderAndNeverEarly();
    void repeatingTimerSkipsMissedRounds();
    void zeroTimerDoesNotStarveOthers();
    void timerStoppedByAnother();
    void remainingAndRegistered();
    void postedEventsFromOtherThreads();
    void excludedNotifiersWait();
    void runningTimerIsNotFiredAgainByANestedLoop();
    void manyTimers();

private:
    /// Runs `work` in the thread with the dispatcher, under its event loop, and waits for `done` to be
    /// called.
    void inLoop(const std::function<void(QObject *context, std::function<void()> done)> &work);
    WireThread m_thread;
};

void TestEpollDispatcher::initTestCase()
{
    m_thread = startWireThread(u"wire"_qs);
}

void TestEpollDispatcher::inLoop(const std::function<void(QObject *, std::function<void()>)> &work)
{
    auto *context = new QObject;
    context->moveToThread(m_thread.get());
    QSemaphore finished;
    QObject::connect(
        context, &QObject::destroyed, context, [&finished] { finished.release(); }, Qt::DirectConnection);
    QMetaObject::invokeMethod(context, [=] { work(context, [context] { context->deleteLater(); }); });
    QVERIFY2(finished.tryAcquire(1, 20'000), "nothing came");
}

void TestEpollDispatcher::threadHasIt()
{
    inLoop([](QObject *, auto done) {
        QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()));
        done();
    });
}

void TestEpollDispatcher::readNotifierFollowsTheDescriptor()
{
    Pair pair;
    int seen = 0;
    inLoop([&](QObject *context, auto done) {
        auto *notifier = new QSocketNotifier(pair.left, QSocketNotifier::Read, context);
        QObject::connect(notifier, &QSocketNotifier::activated, context, [&, done] {
            pair.drain();
            if (++seen == 3)
                done();
            else
                pair.poke();
        });
        pair.poke();
    });
    QCOMPARE(seen, 3);
}

void TestEpollDispatcher::readAndWriteOnOneDescriptor()
{
    Pair pair;
    int reads = 0, writes = 0;
    inLoop([&](QObject *context, auto done) {
        auto *reader = new QSocketNotifier(pair.left, QSocketNotifier::Read, context);
        auto *writer = new QSocketNotifier(pair.left, QSocketNotifier::Write, context);
        new QSocketNotifier(pair.left, QSocketNotifier::Exception, context);
        QObject::connect(reader, &QSocketNotifier::activated, context, [&, done] {
            pair.drain();
            ++reads;
            done();
        });
        QObject::connect(writer, &QSocketNotifier::activated, context, [&, writer] {
            ++writes;
            writer->setEnabled(false); // the descriptor stays watched for reading
            pair.poke();
        });
    });
    QCOMPARE(writes, 1);
    QCOMPARE(reads, 1);
}

void TestEpollDispatcher::disabledNotifierIsSilent()
{
    Pair pair;
    int early = 0, seen = 0;
    bool enabled = false;
    inLoop([&](QObject *context, auto done) {
        auto *notifier = new QSocketNotifier(pair.left, QSocketNotifier::Read, context);
        notifier->setEnabled(false);
        QObject::connect(notifier, &QSocketNotifier::activated, context, [&, done] {
            (enabled ? seen : early)++;
            pair.drain();
            done();
        });
        pair.poke();
        QTimer::singleShot(20, context, [&enabled, notifier] {
            enabled = true;
            notifier->setEnabled(true);
        });
    });
    QCOMPARE(early, 0);
    QCOMPARE(seen, 1);
}

void TestEpollDispatcher::notifierRemovedWhileOthersAreDispatched()
{
    // Both become readable in one wait; whichever comes first deletes the other.
    Pair one, two;
    int activations = 0;
    inLoop([&](QObject *context, auto done) {
        auto *first = new QSocketNotifier(one.left, QSocketNotifier::Read, context);
        auto *second = new QSocketNotifier(two.left, QSocketNotifier::Read, context);
        const auto activated = [&activations, done](QSocketNotifier *self, QSocketNotifier *other) {
            ++activations;
            delete other;
            self->setEnabled(false);
            QTimer::singleShot(20, self, done);
        };
        QObject::connect(first, &QSocketNotifier::activated, context, [=] { activated(first, second); });
        QObject::connect(second, &QSocketNotifier::activated, context, [=] { activated(second, first); });
        one.poke();
        two.poke();
    });
    QCOMPARE(activations, 1);
}

void TestEpollDispatcher::descriptorReusedWhileDispatched()
{
    // The first notifier closes the other's descriptor, and a new socket takes its number before its event is
    // delivered: the new notifier must not get it.
    Pair one, two, spare;
    int stale = 0, activations = 0;
    inLoop([&](QObject *context, auto done) {
        auto *first = new QSocketNotifier(one.left, QSocketNotifier::Read, context);
        auto *second = new QSocketNotifier(two.left, QSocketNotifier::Read, context);
        const auto activated = [&, done, context](QSocketNotifier *self, QSocketNotifier *other) {
            ++activations;
            const int number = int(other->socket());
            delete other;
            self->setEnabled(false);
            ::dup2(spare.left, number); // closes the old socket and takes its number
            auto *fresh = new QSocketNotifier(number, QSocketNotifier::Read, context);
            QObject::connect(fresh, &QSocketNotifier::activated, context, [&stale] { ++stale; });
            QTimer::singleShot(20, context, done);
        };
        QObject::connect(first, &QSocketNotifier::activated, context, [=] { activated(first, second); });
        QObject::connect(second, &QSocketNotifier::activated, context, [=] { activated(second, first); });
        one.poke();
        two.poke();
    });
    QCOMPARE(activations, 1);
    QCOMPARE(stale, 0);
}

void TestEpollDispatcher::hangUpActivates()
{
    Pair pair;
    int seen = 0;
    inLoop([&](QObject *context, auto done) {
        auto *notifier = new QSocketNotifier(pair.left, QSocketNotifier::Read, context);
        QObject::connect(notifier, &QSocketNotifier::activated, context, [&, notifier, done] {
            ++seen;
            notifier->setEnabled(false);
            done();
        });
        ::shutdown(pair.right, SHUT_RDWR);
    });
    QCOMPARE(seen, 1);
}

void TestEpollDispatcher::timersFireInOrderAndNeverEarly()
{
    QVector<int> order;
    bool early = false;
    inLoop([&](QObject *context, auto done) {
        const auto start = std::chrono::steady_clock::now();
        for (const int delay : {40, 5, 20, 60}) {
            QTimer::singleShot(delay, Qt::CoarseTimer, context, [&, delay, start, done] {
                order.append(delay);
                early |= std::chrono::steady_clock::now() - start < std::chrono::milliseconds(delay);
                if (delay == 60)
                    done();
            });
        }
    });
    QCOMPARE(order, (QVector<int>{5, 20, 40, 60}));
    QVERIFY(!early);
}

void TestEpollDispatcher::repeatingTimerSkipsMissedRounds()
{
    int fired = 0;
    inLoop([&](QObject *context, auto done) {
        auto *timer = new QTimer(context);
        timer->setTimerType(Qt::PreciseTimer);
        QObject::connect(timer, &QTimer::timeout, context, [&fired] {
            if (++fired > 1)
                return;
            const auto until = std::chrono::steady_clock::now() + 20ms; // busy for ten rounds
            while (std::chrono::steady_clock::now() < until) {
            }
        });
        QTimer::singleShot(0, context, [timer] { timer->start(2); });
        QTimer::singleShot(32, Qt::PreciseTimer, context, done);
    });
    QVERIFY2(fired >= 2 && fired <= 8, qPrintable(QString::number(fired)));
}

void TestEpollDispatcher::zeroTimerDoesNotStarveOthers()
{
    Pair pair;
    int spins = 0;
    bool read = false;
    inLoop([&](QObject *context, auto done) {
        auto *spinner = new QTimer(context);
        QObject::connect(spinner, &QTimer::timeout, context, [&spins] { ++spins; });
        spinner->start(0);
        auto *notifier = new QSocketNotifier(pair.left, QSocketNotifier::Read, context);
        QObject::connect(notifier, &QSocketNotifier::activated, context, [&] {
            pair.drain();
            read = true;
        });
        pair.poke();
        QTimer::singleShot(10, context, done);
    });
    QVERIFY(spins > 1);
    QVERIFY(read);
}

void TestEpollDispatcher::timerStoppedByAnother()
{
    int fired = 0;
    inLoop([&](QObject *context, auto done) {
        auto *one = new QTimer(context), *two = new QTimer(context);
        for (auto [self, other] : {std::pair(one, two), std::pair(two, one)}) {
            QObject::connect(self, &QTimer::timeout, context, [&fired, other = other] {
                ++fired;
                delete other;
            });
            self->setSingleShot(true);
            self->start(5);
        }
        QTimer::singleShot(30, context, done);
    });
    QCOMPARE(fired, 1);
}

void TestEpollDispatcher::remainingAndRegistered()
{
    inLoop([](QObject *context, auto done) {
        auto *dispatcher = QAbstractEventDispatcher::instance();
        const int id = context->startTimer(60'000, Qt::PreciseTimer);
        const int left = dispatcher->remainingTime(id);
        QVERIFY(left > 59'000 && left <= 60'000);
        const auto timers = dispatcher->registeredTimers(context);
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers.first().timerId, id);
        QCOMPARE(timers.first().interval, 60'000);
        context->killTimer(id);
        QCOMPARE(dispatcher->remainingTime(id), -1);
        QVERIFY(dispatcher->registeredTimers(context).isEmpty());
        done();
    });
}

void TestEpollDispatcher::postedEventsFromOtherThreads()
{
    // Thousands of wake-ups from two threads: none may be lost, however they meet the waiting.
    constexpr int each = 5000;
    int count = 0;
    inLoop([&](QObject *context, auto done) {
        for (int thread = 0; thread < 2; ++thread) {
            std::thread([&count, context, done] {
                for (int i = 0; i < each; ++i) {
                    QMetaObject::invokeMethod(
                        context,
                        [&count, done] {
                            if (++count == 2 * each)
                                done();
                        },
                        Qt::QueuedConnection);
                }
            }).detach();
        }
    });
    QCOMPARE(count, 2 * each);
}

void TestEpollDispatcher::excludedNotifiersWait()
{
    Pair pair;
    int seen = 0;
    inLoop([&](QObject *context, auto done) {
        auto *notifier = new QSocketNotifier(pair.left, QSocketNotifier::Read, context);
        QObject::connect(notifier, &QSocketNotifier::activated, context, [&, done] {
            ++seen;
            pair.drain();
            done();
        });
        pair.poke();
        bool ticked = false;
        QTimer::singleShot(20, context, [&ticked] { ticked = true; });
        auto *dispatcher = QAbstractEventDispatcher::instance();
        while (!ticked)
            dispatcher->processEvents(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
        QCOMPARE(seen, 0); // and comes once the loop above is left
    });
    QCOMPARE(seen, 1);
}

void TestEpollDispatcher::runningTimerIsNotFiredAgainByANestedLoop()
{
    int depth = 0, deepest = 0, fired = 0;
    inLoop([&](QObject *context, auto done) {
        auto *timer = new QTimer(context);
        QObject::connect(timer, &QTimer::timeout, context, [&, context, timer, done] {
            deepest = std::max(deepest, ++depth);
            if (++fired == 3) {
                timer->stop();
                done();
            } else {
                QEventLoop nested;
                QTimer::singleShot(10, context, [&nested] { nested.quit(); });
                nested.exec();
            }
            --depth;
        });
        timer->start(1);
    });
    QCOMPARE(deepest, 1);
}

void TestEpollDispatcher::manyTimers()
{
    const int count = 20'000;
    int fired = 0;
    inLoop([&](QObject *context, auto done) {
        for (int i = 0; i < count; ++i) {
            QTimer::singleShot(i % 50, context, [&fired, count, done] {
                if (++fired == count)
                    done();
            });
        }
    });
    QCOMPARE(fired, count);
}

QTEST_GUILESS_MAIN(TestEpollDispatcher)
#include "tst_epoll_dispatcher.moc"

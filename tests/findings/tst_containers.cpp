// What the search for patterns keeps its memory in, and the one statistic that takes a short cut.
#include "base/ring.h"
#include "findings/keys.h"
#include "findings/statistics.h"

#include <QtTest>

#include <cmath>
#include <deque>
#include <random>

using namespace findings;
using session::SessionId;

class TestContainers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRingIsAQueue();
    void recentSessionsAreFound();
    void theOldestGiveWay();
    void fisherSumsTheTail();
};

void TestContainers::aRingIsAQueue()
{
    std::mt19937 random(1);
    base::Ring<QString> ring;
    std::deque<QString> queue;
    for (int i = 0; i < 5000; ++i) {
        const auto dice = random() % 8;
        if (dice < 4 || queue.empty()) {
            queue.push_back(QString::number(i));
            ring.push_back(QString::number(i));
        } else if (dice < 7) {
            queue.pop_front();
            ring.pop_front();
        } else {
            const std::size_t at = random() % queue.size();
            queue.erase(queue.begin() + qsizetype(at));
            ring.erase(at);
        }
        QVERIFY(std::equal(ring.begin(), ring.end(), queue.begin(), queue.end()));
    }
    ring.clear();
    QVERIFY(ring.empty());
}

void TestContainers::recentSessionsAreFound()
{
    Recent<int> recent;
    QVERIFY(!recent.find(SessionId(1)));
    for (const int id : {1, 17, 33, 1'000'000, 2, 65'537})
        recent[SessionId(id)] = id;
    for (const int id : {1, 17, 33, 1'000'000, 2})
        QVERIFY(recent.find(SessionId(id)) ? *recent.find(SessionId(id)) == id : id == 1);
    QVERIFY(!recent.find(SessionId(3)));
}

void TestContainers::theOldestGiveWay()
{
    Recent<quint64> recent;
    for (quint64 id = 1; id <= 100'000; ++id)
        recent[SessionId(id)] = id;
    QVERIFY(!recent.find(SessionId(34'464)));
    QCOMPARE(*recent.find(SessionId(34'465)), 34'465ull);
    QCOMPARE(*recent.find(SessionId(100'000)), 100'000ull);
}

void TestContainers::fisherSumsTheTail()
{
    // Term by term, as the textbook has it.
    const auto plain = [](int a, int b, int c, int d) {
        using statistics::logChoose;
        const int row = a + b, column = a + c, all = a + b + c + d;
        double sum = 0;
        for (int x = std::max(a, column - (c + d)); x <= std::min(row, column); ++x)
            sum += std::exp(logChoose(row, x) + logChoose(all - row, column - x) - logChoose(all, column));
        return sum;
    };
    std::mt19937 random(2);
    for (int i = 0; i < 2000; ++i) {
        const int a = int(random() % 60), b = int(random() % 60), c = int(random() % 200),
                  d = int(random() % 3000);
        const double p = statistics::fisher(a, b, c, d), expected = plain(a, b, c, d);
        QVERIFY2(std::abs(p - expected) <= 1e-9 * expected, qPrintable(QString::number(p)));
    }
    QVERIFY(statistics::fisher(0, 5000, 4000, 20) > 0.999); // its first terms are too small for a double
}

QTEST_GUILESS_MAIN(TestContainers)
#include "tst_containers.moc"

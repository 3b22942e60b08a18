// The statistics against values of an independent library: SciPy 1.10.1 (scipy.stats, scipy.special).
#include "findings/statistics.h"

#include <QtTest>

#include <cmath>

namespace statistics = findings::statistics;

class TestStatistics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void poissonTail_data();
    void poissonTail();
    void fisher_data();
    void fisher();
    void logChoose();
    void orderAndSpread();
    void rayleigh();
    void separation();
    void densest();
    void phaseSpread();
};

namespace {

bool isNear(double value, double expected, double relative = 1e-9)
{
    return std::abs(value - expected) <= relative * std::abs(expected);
}

} // namespace

void TestStatistics::poissonTail_data()
{
    QTest::addColumn<int>("k");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("expected"); ///< stats.poisson.sf(k - 1, mean)
    QTest::newRow("one") << 1 << 0.5 << 0.393469340287367;
    QTest::newRow("rare") << 3 << 0.002 << 1.33133493244483e-09;
    QTest::newRow("five of few") << 5 << 0.05 << 2.49795133600651e-09;
    QTest::newRow("ten") << 10 << 3.0 << 0.00110248813011548;
    QTest::newRow("twice the mean") << 40 << 20.0 << 5.32020251124624e-05;
    QTest::newRow("three times the mean") << 120 << 40.0 << 1.67292196909066e-24;
    QTest::newRow("75 of 25") << 75 << 25.0 << 5.82716278687074e-16;
    QTest::newRow("many") << 500 << 400.0 << 8.10938107879915e-07;
}

void TestStatistics::poissonTail()
{
    QFETCH(int, k);
    QFETCH(double, mean);
    QFETCH(double, expected);
    QVERIFY(isNear(statistics::poissonTail(k, mean), expected));
    QCOMPARE(statistics::poissonTail(0, mean), 1.0);
    QCOMPARE(statistics::poissonTail(k, 0), 0.0);
}

void TestStatistics::fisher_data()
{
    QTest::addColumn<QList<int>>("table");
    QTest::addColumn<double>("expected"); ///< stats.fisher_exact(table, alternative="greater")
    QTest::newRow("4/6 of 3/33") << QList<int>{4, 2, 3, 30} << 0.00552898695313556;
    QTest::newRow("5/6 of 3/33") << QList<int>{5, 1, 3, 30} << 0.000540669271319426;
    QTest::newRow("3/5 of 2/22") << QList<int>{3, 2, 2, 20} << 0.0299888517279822;
    QTest::newRow("none") << QList<int>{0, 5, 5, 5} << 1.0;
    QTest::newRow("all of none") << QList<int>{10, 0, 0, 10} << 5.41254411223451e-06;
    QTest::newRow("hundreds") << QList<int>{40, 60, 30, 170} << 2.28138250580732e-06;
    QTest::newRow("thousands") << QList<int>{8, 992, 4, 3996} << 0.000571327304271211;
}

void TestStatistics::fisher()
{
    QFETCH(QList<int>, table);
    QFETCH(double, expected);
    QVERIFY(isNear(statistics::fisher(table[0], table[1], table[2], table[3]), expected, 1e-8));
}

void TestStatistics::logChoose()
{
    QVERIFY(isNear(statistics::logChoose(20, 2), 5.24702407216049));
    QVERIFY(isNear(statistics::logChoose(50, 3), 9.88328484521858));
    QVERIFY(isNear(statistics::logChoose(9, 4), 4.83628190695148));
    QVERIFY(isNear(statistics::logChoose(53, 6), 16.9491543672945));
    QVERIFY(isNear(statistics::logChoose(1000, 500), 689.467261567852));
}

void TestStatistics::orderAndSpread()
{
    const std::vector<double> values{9.0, 2.0, 4.0, 12.5, 4.0, 5.0};
    QCOMPARE(statistics::median(values), 4.5);
    QCOMPARE(statistics::interquartileRange(values), 4.0);                          // stats.iqr
    QVERIFY(isNear(statistics::coefficientOfVariation(values), 0.641762912573026)); // stats.variation(ddof=1)
    QCOMPARE(statistics::median({}), 0.0);
    QCOMPARE(statistics::coefficientOfVariation(std::vector<double>{3}), 0.0);
}

void TestStatistics::rayleigh()
{
    // 1 - stats.circvar(values mod 5, high=5)
    QVERIFY(isNear(statistics::rayleigh(std::vector<double>{1, 6.1, 11.05, 15.95, 21.2, 26}, 5),
                   0.994747030584188));
    QVERIFY(isNear(statistics::rayleigh(std::vector<double>{0.3, 1.9, 2.2, 4.4, 3.3, 0.9}, 5),
                   0.134052042001726));
    QCOMPARE(statistics::rayleigh({}, 5), 0.0);
}

void TestStatistics::separation()
{
    // stats.mannwhitneyu(high, low).statistic / (4 * 5)
    const std::vector<double> high{3, 5, 5, 9}, low{1, 2, 5, 4, 3};
    QVERIFY(isNear(statistics::separation(high, low), 0.825));
    QVERIFY(isNear(statistics::separation(low, high), 0.175));
}

void TestStatistics::densest()
{
    const std::vector<double> values{1, 1.1, 1.2, 30, 59.8, 60, 60.1, 60.3, 90};
    const statistics::Cluster cluster = statistics::densest(values, 2);
    QCOMPARE(cluster.count, std::size_t(4));
    QCOMPARE(cluster.low, 59.8);
    QCOMPARE(cluster.high, 60.3);
    QCOMPARE(statistics::within(values, 59.8, 60.1).size(), std::size_t(3));
}

void TestStatistics::phaseSpread()
{
    QVERIFY(isNear(statistics::phaseSpread(std::vector<double>{59.5, 120.5, 180}, 60), 1.0));
    QVERIFY(isNear(statistics::phaseSpread(std::vector<double>{0, 20, 40}, 60), 40.0));
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"

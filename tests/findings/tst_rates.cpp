// Rates and their intervals, against sums over exact probabilities (fractions and doubles in Python).
#include "findings/rates.h"

#include <QtTest>

#include <cmath>

namespace statistics = findings::statistics;

namespace {

bool isNear(double value, double expected, double relative)
{
    return std::abs(value - expected) <= relative * std::abs(expected);
}

} // namespace

class TestRates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void intervals_data();
    void intervals();
    void differences_data();
    void differences();
    void nothingIsNoDifference();
};

void TestRates::intervals_data()
{
    QTest::addColumn<quint64>("count");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("none") << quint64(0) << 0.0 << 3.688879454113936;
    QTest::newRow("one") << quint64(1) << 0.025317807984289842 << 5.571643390938899;
    QTest::newRow("5") << quint64(5) << 1.62348639011842 << 11.66833207932267;
    QTest::newRow("10") << quint64(10) << 4.795388696132429 << 18.390356042017785;
    QTest::newRow("100") << quint64(100) << 81.36399125092785 << 121.62679379242647;
    QTest::newRow("the last exact one") << quint64(1000) << 938.9730184076348 << 1063.9521360162976;
    QTest::newRow("the first of the others") << quint64(1001) << 939.9420337524175 << 1064.9831053318435;
    QTest::newRow("5000") << quint64(5000) << 4862.359188692488 << 5140.54894853503;
}

void TestRates::intervals()
{
    QFETCH(quint64, count);
    QFETCH(double, low);
    QFETCH(double, high);
    const statistics::Interval interval = statistics::poissonInterval(count);
    const double relative = count > 1000 ? 1e-5 : 1e-8;
    QVERIFY2(isNear(interval.low, low, relative), qPrintable(QString::number(interval.low, 'g', 12)));
    QVERIFY2(isNear(interval.high, high, relative), qPrintable(QString::number(interval.high, 'g', 12)));
}

void TestRates::differences_data()
{
    QTest::addColumn<quint64>("a");
    QTest::addColumn<double>("hoursA");
    QTest::addColumn<quint64>("b");
    QTest::addColumn<double>("hoursB");
    QTest::addColumn<double>("expected");
    QTest::newRow("fewer") << quint64(12) << 1.0 << quint64(1) << 2.0 << 3.387017561686057e-05;
    QTest::newRow("equal") << quint64(5) << 1.0 << quint64(5) << 1.0 << 1.0;
    QTest::newRow("from none") << quint64(0) << 3.0 << quint64(4) << 1.0 << 0.0078125;
    QTest::newRow("by chance") << quint64(30) << 2.0 << quint64(20) << 2.0 << 0.20263875106454066;
    QTest::newRow("never by chance") << quint64(3) << 10.0 << quint64(300) << 10.0 << 5.69038550848679e-85;
}

void TestRates::differences()
{
    QFETCH(quint64, a);
    QFETCH(double, hoursA);
    QFETCH(quint64, b);
    QFETCH(double, hoursB);
    QFETCH(double, expected);
    QVERIFY(isNear(statistics::sameRate(a, hoursA, b, hoursB), expected, 1e-9));
    QVERIFY(isNear(statistics::sameRate(b, hoursB, a, hoursA), expected, 1e-9));
}

void TestRates::nothingIsNoDifference()
{
    QCOMPARE(statistics::sameRate(0, 1, 0, 1), 1.0);
    QCOMPARE(statistics::sameRate(3, 0, 5, 1), 1.0);
    QVERIFY(statistics::sameRate(100'000, 1, 1, 1) < 1e-9);
    QVERIFY(statistics::sameRate(100'000, 1, 100'100, 1) > 0.5);
}

QTEST_GUILESS_MAIN(TestRates)
#include "tst_rates.moc"

// False alarms and detection over thousands of seeded runs: the rates are asserted, not hoped for.
#include "endings.h"

#include <QtTest>

#include <queue>
#include <random>

using namespace endings;
using namespace Qt::StringLiterals;

namespace {

using Random = std::mt19937_64;

double uniform(Random &random, double low, double high)
{
    return std::uniform_real_distribution(low, high)(random);
}
double exponential(Random &random, double mean)
{
    return std::exponential_distribution(1 / mean)(random);
}
double logUniform(Random &random, double low, double high)
{
    return std::exp(uniform(random, std::log(low), std::log(high)));
}

/// A loss at a random moment of traffic: how long it had been silent, and the longest silence it had
/// survived.
using Traffic = std::function<Cut(Random &)>;

Cut heartbeatCycle(Random &random, double interval)
{
    const double age = uniform(random, 2 * interval, 40 * interval);
    return {.age = age,
            .idle = uniform(random, 0, interval),
            .survived = interval,
            .silences = int(age / interval)};
}

/// Pauses are drawn anew; the one that the loss falls into is longer than most, as it is in life.
Cut randomPauses(Random &random, const std::function<double()> &pause)
{
    const double age = uniform(random, 20, 900);
    Cut cut{.age = age, .idle = 0, .survived = 0, .silences = 0};
    double at = 0;
    for (;;) {
        const double next = pause();
        if (at + next >= age)
            break;
        at += next;
        cut.survived = std::max(cut.survived, next);
        cut.silences += next >= 1 ? 1 : 0;
    }
    cut.idle = age - at;
    return cut;
}

struct Outcome
{
    int alarmed = 0; ///< runs with any finding at all
    QMap<QString, int> alarms;
};

/// In each run a few losses, judged after every one of them, as live.
Outcome simulate(int runs, const Traffic &traffic, const std::function<void(Random &, Ending &)> &change = {})
{
    Outcome outcome;
    for (int run = 0; run < runs; ++run) {
        Random random(quint64(run) * 7919 + 17);
        Patterns patterns;
        QSet<QString> kinds;
        const int losses = 3 + run % 10;
        double at = 0;
        for (int i = 0; i < losses; ++i) {
            Cut cut = traffic(random);
            cut.at = at += exponential(random, 400) + 3;
            Ending end = ending(quint64(i + 1), cut);
            end.survived.messages = {quint64(cut.age / 3) + random() % 7,
                                     quint64(cut.age / 2) + random() % 7};
            end.fatalMessage.toServer = end.fatalFrame.toServer =
                cut.idle < 1 ? quint64(exponential(random, 300)) : 0;
            end.survived.message.toServer = end.survived.frame.toServer =
                quint64(300 + exponential(random, 900));
            if (change)
                change(random, end);
            patterns.opened(opening(end));
            patterns.ended(end);
            for (const Finding &finding : patterns.evaluate(end.at))
                kinds.insert(session::name(finding.kind));
        }
        outcome.alarmed += kinds.isEmpty() ? 0 : 1;
        for (const QString &kind : kinds)
            ++outcome.alarms[kind];
    }
    return outcome;
}

constexpr int many = 10'000, some = 2'000;
constexpr double allowed = 0.005;

} // namespace

class TestSimulation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomLossesStayUnnamed_data();
    void randomLossesStayUnnamed();
    void timersAreFound_data();
    void timersAreFound();
    void silentDropsAreFound();
    void aQuietDayHasNoMassDrop_data();
    void aQuietDayHasNoMassDrop();
};

void TestSimulation::randomLossesStayUnnamed_data()
{
    QTest::addColumn<Traffic>("traffic");
    QTest::addColumn<int>("runs");
    for (const auto &[interval, runs] :
         {std::pair{5.0, many}, {10.0, some}, {15.0, some}, {25.0, many}, {55.0, some}}) {
        QTest::addRow("within a heartbeat of %g s", interval)
            << Traffic([interval = interval](Random &random) { return heartbeatCycle(random, interval); })
            << runs;
    }
    for (const auto &[mean, runs] : {std::pair{3.0, some}, {20.0, many}, {60.0, some}}) {
        QTest::addRow("exponential pauses of %g s", mean) << Traffic([mean = mean](Random &random) {
            return randomPauses(random, [&] { return exponential(random, mean); });
        }) << runs;
    }
    QTest::newRow("log-uniform pauses") << Traffic([](Random &random) {
        return randomPauses(random, [&] { return logUniform(random, 0.1, 300); });
    }) << many;
    QTest::newRow("ages only, exponential") << Traffic([](Random &random) {
        return Cut{.age = 5 + exponential(random, 40), .idle = uniform(random, 0, 0.5), .survived = 1};
    }) << some;
    QTest::newRow("ages only, log-uniform") << Traffic([](Random &random) {
        return Cut{.age = logUniform(random, 5, 4000), .idle = uniform(random, 0, 0.5), .survived = 1};
    }) << some;
}

void TestSimulation::randomLossesStayUnnamed()
{
    QFETCH(Traffic, traffic);
    QFETCH(int, runs);
    const Outcome outcome = simulate(runs, traffic);
    for (auto it = outcome.alarms.begin(); it != outcome.alarms.end(); ++it)
        qInfo("%s: %.2f %%", qPrintable(it.key()), 100.0 * it.value() / runs);
    QVERIFY(outcome.alarmed < allowed * runs);
}

void TestSimulation::timersAreFound_data()
{
    QTest::addColumn<double>("timer");
    QTest::addColumn<bool>("early");
    QTest::addColumn<bool>("nginx");
    for (const double timer : {3.0, 5.0, 8.0, 60.0, 300.0}) {
        QTest::addRow("nginx at %g s", timer) << timer << true << true;
        QTest::addRow("haproxy at %g s", timer) << timer << false << false;
    }
}

void TestSimulation::timersAreFound()
{
    QFETCH(double, timer);
    QFETCH(bool, early);
    QFETCH(bool, nginx);
    constexpr int tries = 500;
    int found = 0, named = 0;
    for (int run = 0; run < tries; ++run) {
        Random random{quint64(run)};
        Patterns patterns;
        double at = 0;
        for (int i = 0; i < 4; ++i) { // within four losses
            at += 700 + exponential(random, 100);
            const double idle = timer - (early ? uniform(random, 0, 0.3) : 0) + uniform(random, 0, 0.01);
            Ending end = ending(quint64(i + 1), {.at = at,
                                                 .age = timer + logUniform(random, 2, 400),
                                                 .idle = idle,
                                                 .survived = uniform(random, 0, 0.9 * timer)});
            end.hasResponse = true;
            if (nginx)
                end.fingerprint = QStringList{u"Server: nginx/1.22.1"_s};
            patterns.opened(opening(end));
            patterns.ended(end);
            (void)patterns.evaluate(end.at);
        }
        const auto finding = find(patterns.findings(), FindingKind::IdleTimeout);
        found += finding && qAbs(*finding->seconds - timer) < 0.06 ? 1 : 0;
        const QString name = nginx ? u"nginx proxy_read_timeout"_s : u"HAProxy timeout tunnel"_s;
        named += finding && (finding->matches + finding->alsoFits).contains(name) ? 1 : 0;
    }
    qInfo("found %.1f %%, named %.1f %%", 100.0 * found / tries, 100.0 * named / tries);
    QVERIFY(found >= 0.97 * tries);
    QVERIFY(named >= 0.97 * tries);
}

void TestSimulation::silentDropsAreFound()
{
    // State is forgotten after 350 s of silence; pauses are log-uniform around it.
    constexpr int tries = 300;
    int found = 0, right = 0;
    for (int run = 0; run < tries; ++run) {
        Random random{quint64(run)};
        Patterns patterns;
        double at = 0;
        for (int i = 0; i < 12; ++i) {
            Cut cut{.age = 0, .idle = 0.02, .survived = 0, .silences = 0};
            double fatal = 0;
            while (fatal == 0) {
                const double pause = logUniform(random, 5, 1500);
                cut.age += pause;
                if (pause > 350)
                    fatal = pause;
                else
                    cut.survived = std::max(cut.survived, pause), ++cut.silences;
            }
            cut.at = at += cut.age + 5;
            Ending end = ending(quint64(i + 1), cut);
            end.shape = EndShape::Reset, end.cause = Cause::TcpReset, end.fatalSilence = secs(fatal);
            patterns.opened(opening(end));
            patterns.ended(end);
            (void)patterns.evaluate(end.at);
        }
        const auto finding = find(patterns.findings(), FindingKind::SilentIdleDrop);
        found += finding ? 1 : 0;
        right += finding && *finding->low <= 350 && *finding->high > 350 ? 1 : 0;
    }
    qInfo("found %.1f %%", 100.0 * found / tries);
    QVERIFY(found >= 0.95 * tries);
    QCOMPARE(right, found);
}

void TestSimulation::aQuietDayHasNoMassDrop_data()
{
    QTest::addColumn<int>("connections");
    QTest::addColumn<double>("perHour");
    QTest::newRow("50 connections, 1 an hour") << 50 << 1.0;
    QTest::newRow("200 connections, 1 an hour") << 200 << 1.0;
    QTest::newRow("50 connections, 4 an hour") << 50 << 4.0;
}

void TestSimulation::aQuietDayHasNoMassDrop()
{
    QFETCH(int, connections);
    QFETCH(double, perHour);
    constexpr int days = 20;
    int alarms = 0;
    for (int day = 0; day < days; ++day) {
        Random random(quint64(day) + 1000);
        Patterns patterns;
        std::priority_queue<std::pair<double, int>, std::vector<std::pair<double, int>>, std::greater<>> ends;
        std::vector<double> openedAt(std::size_t(connections), 0.0);
        quint64 session = 0;
        std::vector<quint64> sessions(openedAt.size());
        const auto open = [&](int connection, double at) {
            openedAt[std::size_t(connection)] = at;
            sessions[std::size_t(connection)] = ++session;
            Opening opening;
            opening.session = SessionId(session), opening.endpoint = EndpointId(1),
            opening.at = morning + secs(at);
            opening.key = u"token:%1"_s.arg(connection);
            patterns.opened(opening);
            ends.emplace(at + exponential(random, 3600 / perHour), connection);
        };
        for (int i = 0; i < connections; ++i)
            open(i, 0.01 * i);
        bool alarmed = false;
        while (ends.top().first < 86'400) {
            const auto [at, connection] = ends.top();
            ends.pop();
            Ending end =
                ending(sessions[std::size_t(connection)], {.at = at,
                                                           .age = at - openedAt[std::size_t(connection)],
                                                           .idle = uniform(random, 0, 15),
                                                           .survived = 15});
            end.server.clear();
            end.key = u"token:%1"_s.arg(connection);
            patterns.ended(end);
            for (const Finding &finding : patterns.evaluate(end.at))
                alarmed |= finding.kind == FindingKind::MassDrop;
            open(connection, at + uniform(random, 0.1, 1));
        }
        alarms += alarmed ? 1 : 0;
    }
    qInfo("%d of %d days", alarms, days);
    QVERIFY(alarms <= days * 5 / 100);
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"

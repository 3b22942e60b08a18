// False alarms among sessions that come and go at random, and drops that are found among them. All rates are
// asserted. DROPSCOPE_LONG=1 in the environment simulates days of churn instead of minutes.
#include "endings.h"

#include <QtTest>

#include <queue>
#include <random>

using namespace endings;
using namespace Qt::StringLiterals;

namespace {

using Random = std::mt19937_64;

bool isLong()
{
    return qEnvironmentVariableIntValue("DROPSCOPE_LONG") != 0;
}

double exponential(Random &random, double mean)
{
    return std::exponential_distribution(1 / mean)(random);
}

double uniform(Random &random, double low, double high)
{
    return std::uniform_real_distribution(low, high)(random);
}

/// Sessions that end at random and are opened again at once, so that their number stays.
class Crowd
{
public:
    Crowd(int open, double endsASecond, quint64 seed) : m_random(seed), m_life(open / endsASecond)
    {
        for (int i = 0; i < open; ++i)
            enter(i, 0.002 * i);
    }
    /// Plays until then; numbers of the mass drops that were found by the way.
    QSet<quint64> run(double until)
    {
        QSet<quint64> drops;
        while (m_ends.top().at < until) {
            const Due due = m_ends.top();
            m_ends.pop();
            if (!m_open.contains(due.session))
                continue; // it was dropped
            end(due.session, due.at);
            note(drops, due.at);
            enter(due.client, due.at + 0.05);
        }
        note(drops, until);
        return drops;
    }
    /// `count` of those that are open end within `spread` seconds from then on, and are back soon.
    QSet<quint64> drop(int count, double at, double spread)
    {
        QSet<quint64> drops = run(at);
        std::vector<std::pair<double, quint64>> victims;
        for (auto it = m_open.begin(); it != m_open.end() && int(victims.size()) < count; ++it)
            victims.emplace_back(at + uniform(m_random, 0, spread), it.key());
        std::sort(victims.begin(), victims.end());
        for (const auto &[when, session] : victims) {
            drops += run(when);
            const int client = m_open.value(session).client;
            end(session, when);
            note(drops, when);
            enter(client, when + uniform(m_random, 1, 4));
        }
        return drops + run(at + spread + 30);
    }
    [[nodiscard]] QVector<Finding> findings() const { return m_patterns.findings(); }

private:
    struct Due
    {
        double at = 0;
        quint64 session = 0;
        int client = 0;
        bool operator<(const Due &other) const { return at > other.at; } // the earliest on top
    };
    struct Open
    {
        double since = 0;
        int client = 0;
    };
    void enter(int client, double at)
    {
        const quint64 session = ++m_last;
        Opening open;
        open.session = SessionId(session), open.endpoint = EndpointId(1), open.at = morning + secs(at);
        open.server = u"127.0.0.1:9000"_s, open.key = u"token:%1"_s.arg(session);
        m_patterns.opened(open);
        m_open.insert(session, {at, client});
        m_ends.push({at + exponential(m_random, m_life), session, client});
    }
    void end(quint64 session, double at)
    {
        Ending ending = endings::ending(session, {.at = at,
                                                  .age = at - m_open.take(session).since,
                                                  .idle = uniform(m_random, 0, 15),
                                                  .survived = 15});
        m_patterns.ended(ending);
    }
    void note(QSet<quint64> &drops, double at)
    {
        if (at - m_evaluated < 0.1) // as a monitor does
            return;
        m_evaluated = at;
        for (const Finding &finding : m_patterns.evaluate(morning + secs(at))) {
            if (finding.kind == FindingKind::MassDrop)
                drops.insert(finding.id);
        }
    }

    Random m_random;
    double m_life, m_evaluated = 0;
    Patterns m_patterns;
    QHash<quint64, Open> m_open;
    std::priority_queue<Due> m_ends;
    quint64 m_last = 0;
};

} // namespace

class TestChurn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void churnIsNoMassDrop_data();
    void churnIsNoMassDrop();
    void dropsAreFoundAmongChurn_data();
    void dropsAreFoundAmongChurn();
    void churnThatBeginsLateIsNoMassDrop();
    void thousandsOfQuietHours();
};

void TestChurn::churnIsNoMassDrop_data()
{
    QTest::addColumn<int>("open");
    QTest::addColumn<double>("rate"); ///< ends a second
    QTest::addColumn<double>("minutes");
    QTest::newRow("3,000 open, 1 end a second") << 3000 << 1.0 << 20.0;
    QTest::newRow("3,000 open, 20 ends a second") << 3000 << 20.0 << 4.0;
    QTest::newRow("3,000 open, 100 ends a second") << 3000 << 100.0 << 1.0;
    QTest::newRow("300 open, 5 ends a second") << 300 << 5.0 << 6.0;
    QTest::newRow("50 open, 1 end a second") << 50 << 1.0 << 20.0;
    QTest::newRow("10 open, 1 end a second") << 10 << 1.0 << 20.0;
    QTest::newRow("100 open, 100 ends a second") << 100 << 100.0 << 0.5;
}

void TestChurn::churnIsNoMassDrop()
{
    QFETCH(int, open);
    QFETCH(double, rate);
    QFETCH(double, minutes);
    const double days = isLong() ? 10 : minutes / 1440;
    int alarms = 0;
    for (int day = 0; day < (isLong() ? int(days) : 1); ++day) {
        Crowd crowd(open, rate, quint64(day) + 7);
        alarms += int(crowd.run(isLong() ? 86'400 : days * 86'400).size());
    }
    qInfo("%d in %.3f days", alarms, days);
    QVERIFY(alarms <= 0.1 * days);
}

void TestChurn::dropsAreFoundAmongChurn_data()
{
    QTest::addColumn<int>("open");
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("drop");
    QTest::addColumn<double>("spread");
    QTest::newRow("100 of 3,000 in half a second, 1 end a second") << 3000 << 1.0 << 100 << 0.5;
    QTest::newRow("100 of 3,000 in a fifth of a second, 20 ends a second") << 3000 << 20.0 << 100 << 0.2;
    QTest::newRow("100 of 3,000 in a second, 20 ends a second") << 3000 << 20.0 << 100 << 1.0;
    QTest::newRow("all of 300, 5 ends a second") << 300 << 5.0 << 300 << 1.0;
    QTest::newRow("5 of 5, one end in ten minutes") << 5 << 0.0017 << 5 << 0.3;
    QTest::newRow("4 of 10, one end in ten minutes") << 10 << 0.0017 << 4 << 0.3;
}

void TestChurn::dropsAreFoundAmongChurn()
{
    QFETCH(int, open);
    QFETCH(double, rate);
    QFETCH(int, drop);
    QFETCH(double, spread);
    const int tries = isLong() ? 100 : rate < 0.1 ? 20 : 2;
    int found = 0;
    for (int run = 0; run < tries; ++run) {
        Crowd crowd(open, rate, quint64(run) + 99);
        const auto drops = crowd.drop(drop, rate > 10 ? 30 : 100, spread);
        found += drops.size() == 1 ? 1 : 0;
        if (drops.isEmpty())
            continue;
        const auto finding = find(crowd.findings(), FindingKind::MassDrop);
        if (finding && drop >= 100)
            QVERIFY2(finding->count >= 0.8 * drop && finding->count <= 1.5 * drop,
                     qPrintable(QString::number(finding->count)));
    }
    QVERIFY2(found >= 0.9 * tries, qPrintable(u"%1 of %2"_s.arg(found).arg(tries)));
}

void TestChurn::churnThatBeginsLateIsNoMassDrop()
{
    // Open and quiet for a minute, then twenty and a hundred ends a second, as a test of load does.
    for (const double rate : {20.0, 100.0}) {
        Patterns patterns;
        Random random(3);
        const int open = 3000;
        quint64 last = 0;
        std::vector<std::pair<quint64, double>> sessions;
        const auto enter = [&](double at) {
            Opening opening;
            opening.session = SessionId(++last), opening.endpoint = EndpointId(1),
            opening.at = morning + secs(at);
            opening.server = u"127.0.0.1:9000"_s, opening.key = u"token:%1"_s.arg(last);
            patterns.opened(opening);
            return std::pair{last, at};
        };
        for (int i = 0; i < open; ++i)
            sessions.push_back(enter(0.003 * i));
        double at = 70;
        for (int i = 0; i < int(15 * rate); ++i) {
            at += exponential(random, 1 / rate);
            auto &[session, since] = sessions[random() % sessions.size()];
            patterns.ended(ending(
                session, {.at = at, .age = at - since, .idle = uniform(random, 0, 15), .survived = 15}));
            std::tie(session, since) = enter(at + 0.05);
            if (i % 4 == 0)
                (void)patterns.evaluate(morning + secs(at));
        }
        (void)patterns.evaluate(morning + secs(at + 10));
        QVERIFY2(!find(patterns.findings(), FindingKind::MassDrop), qPrintable(QString::number(rate)));
    }
}

/// Ten thousand hours of endpoints with a few clients each, whose sessions end for reasons of their own: no
/// kind of finding may be claimed more often than its limit.
void TestChurn::thousandsOfQuietHours()
{
    constexpr int hoursEach = 20;
    const int places = isLong() ? 5000 : 500;
    QMap<QString, int> alarms;
    const Cause causes[]{Cause::EofWithoutClose, Cause::TcpReset,      Cause::NormalClosure,
                         Cause::NoStatusClose,   Cause::InternalError, Cause::ClientGoingAway};
    for (int place = 0; place < places; ++place) {
        Random random(quint64(place) + 5000);
        Patterns patterns;
        QSet<quint64> seen;
        const double rate = std::exp(uniform(random, std::log(0.5), std::log(3.0))); // ends an hour
        const double beat = uniform(random, 5, 55);
        const double roundTrip = std::exp(uniform(random, std::log(0.0005), std::log(0.3)));
        double at = 0;
        for (quint64 session = 1; at < 3600 * hoursEach; ++session) {
            at += exponential(random, 3600 / rate);
            const double age = 5 + exponential(random, 3600);
            Cut cut{.at = at, .age = age, .idle = uniform(random, 0, beat), .survived = beat};
            cut.toServer = cut.idle + (random() % 2 == 0 ? 0 : uniform(random, 0, beat));
            cut.toClient = cut.idle + (cut.toServer > cut.idle ? 0 : uniform(random, 0, beat));
            cut.silences = int(age / beat);
            Ending end = ending(session, cut);
            end.survived.quietWay = {secs(2 * beat), secs(2 * beat)};
            end.heartbeat = random() % 2 == 0 ? secs(beat) : Nanoseconds{};
            end.cause = causes[random() % std::size(causes)];
            end.endedBy = random() % 2 == 0 ? Party::Server : Party::Client;
            end.leg = end.endedBy == Party::Server ? Leg::Server : Leg::Client;
            if (end.cause == Cause::TcpReset)
                end.shape = EndShape::Reset;
            else if (end.cause != Cause::EofWithoutClose)
                end.shape = EndShape::Close;
            if (end.cause == Cause::NormalClosure || end.cause == Cause::NoStatusClose ||
                end.cause == Cause::ClientGoingAway)
                end.cls = Class::Normal;
            if (end.cause == Cause::NormalClosure)
                end.code = 1000;
            end.survived.messages = {quint64(age / 3) + random() % 7, quint64(age / 2) + random() % 7};
            end.survived.message = end.survived.frame = {quint64(300 + exponential(random, 900)),
                                                         quint64(300 + exponential(random, 900))};
            end.fatalMessage.toServer = end.fatalFrame.toServer =
                cut.idle < 1 ? quint64(exponential(random, 300)) : 0;
            end.lastMessage = LastMessage{random() % 2 == 0, random() % 3 == 0,
                                          quint64(exponential(random, 300)), secs(exponential(random, 1.5))};
            if (end.lastMessage->toServer == (end.endedBy == Party::Server))
                end.lastHeard = end.lastMessage;
            end.rtt = end.shortestRtt = secs(roundTrip);
            end.key = random() % 2 == 0 ? u"token:%1"_s.arg(session) : u"address:10.0.0.1|x|/"_s;
            patterns.opened(opening(end));
            patterns.ended(end);
            for (const Finding &finding : patterns.evaluate(end.at)) {
                if (!seen.contains(finding.id))
                    ++alarms[session::name(finding.kind)];
                seen.insert(finding.id);
            }
        }
    }
    const double hours = double(places) * hoursEach;
    QVERIFY(hours >= 10'000);
    for (auto it = alarms.begin(); it != alarms.end(); ++it)
        qInfo("%s: %d in %.0f hours", qPrintable(it.key()), it.value(), hours);
    // In ten thousand hours, by kind: patterns of few ends among random ones are rare, not impossible.
    const QMap<QString, int> limits{{u"idle_timeout"_s, 15}, {u"timed_close"_s, 15}, {u"max_lifetime"_s, 5},
                                    {u"fixed_offset"_s, 10}, {u"code_trap"_s, 3},    {u"ping_interval"_s, 10},
                                    {u"after_message"_s, 3}};
    for (auto it = alarms.begin(); it != alarms.end(); ++it)
        QVERIFY2(it.value() <= limits.value(it.key(), 0) * hours / 10'000,
                 qPrintable(u"%1: %2"_s.arg(it.key()).arg(it.value())));
}

QTEST_GUILESS_MAIN(TestChurn)
#include "tst_churn.moc"

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

namespace {

/// One endpoint with a few clients, whose sessions end at random for reasons of their own.
class QuietPlace
{
public:
    explicit QuietPlace(quint64 seed)
        : m_random(seed), m_rate(std::exp(uniform(m_random, std::log(0.5), std::log(3.0)))),
          m_beat(uniform(m_random, 5, 55)),
          m_roundTrip(std::exp(uniform(m_random, std::log(0.0005), std::log(0.3)))), m_steady(chance(0.5)),
          m_page(chance(0.3))
    {
    }

    /// Adds to the alarms, by kind.
    void live(double hours, QMap<QString, int> &alarms)
    {
        Patterns patterns;
        QSet<quint64> seen;
        double at = 0;
        for (quint64 session = 1; at < 3600 * hours; ++session) {
            at += exponential(m_random, 3600 / m_rate);
            const Ending end = next(session, at);
            patterns.opened(opening(end));
            patterns.ended(end);
            for (const Finding &finding : patterns.evaluate(end.at)) {
                if (!seen.contains(finding.id))
                    ++alarms[session::name(finding.kind)];
                seen.insert(finding.id);
            }
        }
    }

private:
    bool chance(double share) { return uniform(m_random, 0, 1) < share; }

    /// Of frames that come by a clock, or at random: then the longest of many silences is not the longest
    /// there can be.
    Cut cutAt(double at)
    {
        const double age = 5 + exponential(m_random, 3600), mean = m_beat / 4;
        Cut cut{.at = at, .age = age, .idle = uniform(m_random, 0, m_beat), .survived = m_beat};
        cut.silences = int(age / m_beat);
        if (!m_steady) {
            cut.silences = int(age / mean);
            cut.survived =
                mean * std::max(0.1, std::log(1 + age / mean) - std::log(exponential(m_random, 1)));
            cut.idle = exponential(m_random, mean);
        }
        cut.toServer = cut.idle + (chance(0.5) ? 0 : uniform(m_random, 0, m_beat));
        cut.toClient = cut.idle + (cut.toServer > cut.idle ? 0 : uniform(m_random, 0, m_beat));
        return cut;
    }

    Ending next(quint64 session, double at)
    {
        constexpr std::array causes{Cause::EofWithoutClose, Cause::TcpReset,      Cause::NormalClosure,
                                    Cause::NoStatusClose,   Cause::InternalError, Cause::ClientGoingAway,
                                    Cause::PolicyViolation};
        const Cut cut = cutAt(at);
        Ending end = ending(session, cut);
        end.survived.quietWay = {secs(cut.survived + uniform(m_random, 0, m_beat)),
                                 secs(cut.survived + uniform(m_random, 0, m_beat))};
        end.heartbeat = m_steady && chance(0.5) ? secs(m_beat) : Nanoseconds{};
        end.cause = causes[m_random() % causes.size()];
        end.endedBy = chance(0.5) ? Party::Server : Party::Client;
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
        end.key = chance(0.5) ? u"token:%1"_s.arg(session) : u"address:10.0.0.1|x|/"_s;
        if (chance(0.3)) { // it comes back with the name that it had
            end.key = u"token:a"_s;
            end.resumes = chance(0.5);
        }
        addMessages(end, cut);
        addRoundTrips(end);
        if (end.shape == EndShape::Reset && chance(0.3)) { // found dead after a while
            end.fatalSilence = secs(5 + exponential(m_random, m_beat));
            end.afterSend = secs(uniform(m_random, 0, 0.2));
        }
        if (m_page)
            end.page = page(end);
        return end;
    }

    void addMessages(Ending &end, const Cut &cut)
    {
        end.survived.messages = {quint64(cut.age / 3) + m_random() % 7,
                                 quint64(cut.age / 2) + m_random() % 7};
        end.survived.message = end.survived.frame = {quint64(300 + exponential(m_random, 900)),
                                                     quint64(300 + exponential(m_random, 900))};
        if (cut.idle < 1)
            end.fatalMessage.toServer = end.fatalFrame.toServer = quint64(300 + exponential(m_random, 900));
        end.lastMessage = LastMessage{chance(0.5), chance(0.3), quint64(exponential(m_random, 300)),
                                      secs(exponential(m_random, 1.5))};
        if (end.lastMessage->toServer == (end.endedBy == Party::Server))
            end.lastHeard = end.lastMessage;
    }

    /// A path whose round trips vary, now and then by much.
    void addRoundTrips(Ending &end)
    {
        end.rtt = end.shortestRtt = secs(m_roundTrip);
        for (int i = 0; i < 40; ++i) {
            const double busy = chance(0.05) ? exponential(m_random, 4) : 0;
            end.rtts.append(
                {float(i * m_beat), float(1000 * m_roundTrip * (1 + exponential(m_random, 0.2) + busy))});
        }
        end.tcpRttRose = chance(0.1);
    }

    findings::PageAtEnd page(const Ending &end)
    {
        findings::PageAtEnd page;
        if (chance(0.4))
            page.hidden = secs(exponential(m_random, 300));
        if (chance(0.5)) {
            page.sinceTask = secs(exponential(m_random, 60));
            page.task = secs(uniform(m_random, 0.2, 2)), page.tasks = 1 + m_random() % 20;
        }
        if (end.endedBy == Party::Client && end.shape == EndShape::Close)
            page.closedBy = u"app.js:%1"_s.arg(m_random() % 12);
        return page;
    }

    Random m_random;
    double m_rate, m_beat, m_roundTrip; ///< ends an hour; seconds
    bool m_steady, m_page;
};

} // namespace

/// Ten thousand hours of endpoints with a few clients each, whose sessions end for reasons of their own: no
/// kind of finding may be claimed more often than its limit.
void TestChurn::thousandsOfQuietHours()
{
    constexpr int hoursEach = 20;
    const int places = isLong() ? 5000 : 500;
    QMap<QString, int> alarms;
    for (int place = 0; place < places; ++place)
        QuietPlace(quint64(place) + 5000).live(hoursEach, alarms);
    const double hours = double(places) * hoursEach;
    QVERIFY(hours >= 10'000);
    for (auto it = alarms.begin(); it != alarms.end(); ++it)
        qInfo("%s: %d in %.0f hours", qPrintable(it.key()), it.value(), hours);
    // In ten thousand hours, by kind: patterns of few ends among random ones are rare, not impossible.
    const QMap<QString, int> limits{
        {u"idle_timeout"_s, 3}, {u"timed_close"_s, 3},   {u"max_lifetime"_s, 3},  {u"fixed_offset"_s, 3},
        {u"code_trap"_s, 2},    {u"ping_interval"_s, 2}, {u"after_message"_s, 3}, {u"silent_idle_drop"_s, 3},
        {u"size_limit"_s, 2},   {u"script_close"_s, 2}};
    for (auto it = alarms.begin(); it != alarms.end(); ++it)
        QVERIFY2(it.value() <= limits.value(it.key(), 0) * hours / 10'000,
                 qPrintable(u"%1: %2"_s.arg(it.key()).arg(it.value())));
}

QTEST_GUILESS_MAIN(TestChurn)
#include "tst_churn.moc"

// Whom a mass drop blames: what ended first decides, and never the server when it was the clients' side.
#include "endings.h"
#include "report/findings.h"

#include <QtTest>

using namespace endings;
using namespace Qt::StringLiterals;

namespace {

/// Twelve of twelve sessions of one client program, cut within half a second on that leg.
QVector<Ending> dropped(Leg leg)
{
    QVector<Ending> ends;
    for (int i = 0; i < 12; ++i) {
        Ending end = ending(
            quint64(i + 1),
            {.at = 1000 + 0.04 * i, .age = 100 + 13.7 * ((i * 7) % 41), .idle = 1 + 0.37 * ((i * 5) % 17)});
        end.leg = leg;
        end.endedBy = leg == Leg::Client ? Party::Client : Party::Server;
        end.client = u"192.0.2.7"_s;
        end.userAgent = u"Mozilla/5.0 (X11) Chrome/126.0 Safari/537.36"_s;
        ends << end;
    }
    return ends;
}

QVector<Ending> fromManyAddresses(QVector<Ending> ends)
{
    for (Ending &end : ends)
        end.client = u"192.0.2.%1"_s.arg(quint64(end.session));
    return ends;
}

QVector<Ending> withManyPrograms(QVector<Ending> ends)
{
    for (Ending &end : ends)
        end.userAgent = u"Client/%1"_s.arg(quint64(end.session));
    return ends;
}

Ending refusedAfter(double at)
{
    Ending refused = ending(99, {.at = at});
    refused.opened = false, refused.cls = Class::Failed, refused.cause = Cause::ConnectionRefused;
    return refused;
}

std::optional<Finding> dropIn(const QVector<Ending> &ends)
{
    Patterns patterns;
    play(patterns, ends);
    return find(patterns.findings(), FindingKind::MassDrop);
}

} // namespace

class TestMassDrop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsExplained_data();
    void itIsExplained();
    void oneEndOnTheOtherSideIsEnoughForDoubt();
    void sentencesFollow();
    void manyADayAreAHabit();
    void regularTimesAreASeries();
    void whoMissesAHeartbeatIsNoCrowd();
    void whatIsMeantIsNoDrop();
    void endsOfOtherKindsAreNotPartOfIt();
    void endsOfATimerAreNotPartOfIt();
    void theNetworkOfThisMachine_data();
    void theNetworkOfThisMachine();
    void oneConnectionCountsOnce();
    void whoIsBackAlreadyWasNotThereBefore();
};

/// An end is told when all is over; a client may have opened its next session by then.
void TestMassDrop::whoIsBackAlreadyWasNotThereBefore()
{
    const QVector<Ending> ends = dropped(Leg::Server);
    Patterns patterns;
    for (const Ending &end : ends)
        patterns.opened(opening(end));
    for (const Ending &end : ends) {
        Opening next = opening(end);
        next.session = SessionId(quint64(end.session) + 100), next.at = end.at + secs(0.6);
        patterns.opened(next);
    }
    for (const Ending &end : ends)
        patterns.ended(end);
    (void)patterns.evaluate(ends.last().at + secs(3));
    const auto drop = find(patterns.findings(), FindingKind::MassDrop);
    QVERIFY(drop);
    QCOMPARE(drop->count, 12);
    QCOMPARE(drop->of, 12);
}

/// A server that says "game over" to all of them did not lose them.
void TestMassDrop::whatIsMeantIsNoDrop()
{
    QVector<Ending> ends = dropped(Leg::Server);
    for (Ending &end : ends) {
        end.cls = Class::Normal, end.cause = Cause::NormalClosure, end.shape = EndShape::Close;
        end.code = 1000, end.reason = u"game over"_s;
    }
    QVERIFY(!dropIn(ends));
}

void TestMassDrop::endsOfOtherKindsAreNotPartOfIt()
{
    QVector<Ending> ends = dropped(Leg::Server);
    ends.resize(6);
    const std::array<quint16, 6> codes{0, 1011, 4001, 1009, 1008, 0};
    for (qsizetype i = 0; i < ends.size(); ++i) {
        if (codes[std::size_t(i)] != 0)
            ends[i].shape = EndShape::Close, ends[i].code = codes[std::size_t(i)];
    }
    QVERIFY(!dropIn(ends));
}

/// Each of four came three seconds after its own last frame; two more were cut beside them.
void TestMassDrop::endsOfATimerAreNotPartOfIt()
{
    QVector<Ending> ends = dropped(Leg::Server);
    ends.resize(6);
    for (qsizetype i = 0; i < ends.size(); ++i) {
        ends[i].at = ends[0].at + secs(0.3 * double(i));
        if (i < 4)
            ends[i].idle = secs(3 + 0.001 * double(i)), ends[i].idleWay = {ends[i].idle, ends[i].idle};
    }
    QVERIFY(!dropIn(ends));
}

void TestMassDrop::theNetworkOfThisMachine_data()
{
    QTest::addColumn<EndShape>("shape");
    QTest::addColumn<double>("later"); ///< at the other endpoint, in seconds
    QTest::addColumn<bool>("sameConnections");
    QTest::addColumn<QString>("sub");
    QTest::newRow("both cut") << EndShape::Reset << 0.1 << false << u"local_network"_s;
    QTest::newRow("a network makes no Close frame") << EndShape::Close << 0.1 << false << u"server_closed"_s;
    QTest::newRow("not the same moment") << EndShape::Reset << 1.5 << false << QString();
    QTest::newRow("seen at two places") << EndShape::Reset << 0.1 << true << QString();
}

void TestMassDrop::theNetworkOfThisMachine()
{
    QFETCH(EndShape, shape);
    QFETCH(double, later);
    QFETCH(bool, sameConnections);
    QVector<Ending> ends = dropped(Leg::Server), others = dropped(Leg::Server);
    for (qsizetype i = 0; i < ends.size(); ++i) {
        ends[i].shape = others[i].shape = shape;
        if (shape == EndShape::Close)
            ends[i].code = others[i].code = 1011;
        ends[i].connection = u"c%1"_s.arg(i);
        others[i].connection = sameConnections ? ends[i].connection : u"d%1"_s.arg(i);
        others[i].session = SessionId(500 + quint64(i)), others[i].endpoint = EndpointId(2);
        others[i].server = u"127.0.0.1:7000"_s, others[i].at += secs(later);
    }
    Patterns patterns;
    play(patterns, ends + others);
    const auto all = patterns.findings();
    const auto there = std::find_if(all.begin(), all.end(), [](const Finding &finding) {
        return finding.kind == FindingKind::MassDrop && finding.endpoint == EndpointId(2);
    });
    QVERIFY(there != all.end());
    QTEST(there->sub, "sub");
}

/// A capture shows both hops of a proxy.
void TestMassDrop::oneConnectionCountsOnce()
{
    QVector<Ending> ends = dropped(Leg::Server);
    for (qsizetype i = 0; i < ends.size(); ++i) {
        ends[i].connection = u"c%1"_s.arg(i / 2);
        ends[i].server = u"127.0.0.1:%1"_s.arg(8000 + i % 2);
    }
    QCOMPARE(dropIn(ends)->count, 6);
    // Programs that always send one key.
    for (Ending &end : ends)
        end.connection = u"c"_s, end.server = u"127.0.0.1:8000"_s;
    QCOMPARE(dropIn(ends)->count, 12);
}

void TestMassDrop::itIsExplained_data()
{
    QTest::addColumn<QVector<Ending>>("ends");
    QTest::addColumn<QString>("sub");
    QTest::addColumn<QString>("subject");
    const QString server = u"127.0.0.1:9000"_s;
    const QVector<Ending> here = dropped(Leg::Client), there = dropped(Leg::Server);
    QTest::newRow("one client's process") << here << u"client_gone"_s << u"192.0.2.7 (Chrome/126)"_s;
    QTest::newRow("one address, many programs")
        << withManyPrograms(here) << u"client_gone"_s << u"192.0.2.7"_s;
    QTest::newRow("the side of many clients") << fromManyAddresses(here) << u"client_side"_s << server;
    QTest::newRow("the server's side, one client") << there << QString() << server;
    QTest::newRow("the server refuses afterwards")
        << there + QList{refusedAfter(1001)} << u"server_restart"_s << server;
    QTest::newRow("another was let in meanwhile: it is there")
        << there + QList{refusedAfter(1001), ending(98, {.at = 1050, .age = 49.3})} << QString() << server;
    QTest::newRow("a refusal does not turn the clients' end into the server's")
        << here + QList{refusedAfter(1001)} << u"client_gone"_s << u"192.0.2.7 (Chrome/126)"_s;
}

void TestMassDrop::itIsExplained()
{
    QFETCH(QVector<Ending>, ends);
    QFETCH(QString, sub);
    QFETCH(QString, subject);
    const auto drop = dropIn(ends);
    QVERIFY(drop);
    QCOMPARE(drop->count, 12);
    QCOMPARE(drop->sub, sub);
    QCOMPARE(drop->subject, subject);
}

void TestMassDrop::oneEndOnTheOtherSideIsEnoughForDoubt()
{
    QVector<Ending> ends = dropped(Leg::Client);
    ends.last().leg = Leg::Server, ends.last().endedBy = Party::Server;
    QCOMPARE(dropIn(ends)->sub, QString());
}

void TestMassDrop::sentencesFollow()
{
    const auto drop = dropIn(dropped(Leg::Client));
    const QString said = report::summary(*drop), advised = report::advice(*drop).join(u'\n');
    QVERIFY2(said.contains(u"all of client 192.0.2.7 (Chrome/126)"_s), qPrintable(said));
    QVERIFY2(said.contains(u"not the server"_s) && !said.contains(u"restart"_s), qPrintable(said));
    QVERIFY2(advised.contains(u"what happened to 192.0.2.7"_s), qPrintable(advised));
    QVERIFY2(!advised.contains(u"restart"_s), qPrintable(advised));
    const QString many = report::summary(*dropIn(fromManyAddresses(dropped(Leg::Client))));
    QVERIFY2(many.contains(u"not the server"_s) && !many.contains(u"restart"_s), qPrintable(many));
    QVERIFY(report::summary(*dropIn(dropped(Leg::Server))).contains(u"restart"_s));
}

void TestMassDrop::manyADayAreAHabit()
{
    QVector<Ending> ends;
    for (int round = 0; round < 60; ++round) {
        for (Ending end : dropped(Leg::Server)) {
            const Nanoseconds later =
                secs(1200.0 * round + 397.0 * (round * round % 3)); // at no regular times
            end.session = SessionId(quint64(end.session) + 100 * quint64(round));
            end.at += later, end.openedAt += later;
            end.startedAt = end.openedAt;
            ends << end;
        }
    }
    Patterns patterns;
    const QVector<Finding> changes = play(patterns, ends);
    const auto isDrop = [](FindingState state) {
        return [state](const Finding &f) { return f.kind == FindingKind::MassDrop && f.state == state; };
    };
    QCOMPARE(std::count_if(changes.begin(), changes.end(), isDrop(FindingState::New)), 60);
    QCOMPARE(std::count_if(changes.begin(), changes.end(), isDrop(FindingState::Closed)), 10);
    const QVector<Finding> open = patterns.findings();
    QCOMPARE(std::count_if(open.begin(), open.end(),
                           [](const Finding &f) { return f.kind == FindingKind::MassDrop; }),
             50);
}

void TestMassDrop::regularTimesAreASeries()
{
    QVector<Ending> ends;
    for (int round = 0; round < 5; ++round) {
        for (Ending end : dropped(Leg::Server)) {
            end.session = SessionId(quint64(end.session) + 100 * quint64(round));
            end.openedAt = end.startedAt =
                round == 0 ? end.openedAt
                           : end.at + secs(22.0 * round - 20 + 0.9 * double(quint64(end.session) % 11));
            end.at += secs(22.0 * round + 0.1 * (round % 2));
            ends << end;
        }
    }
    Patterns patterns;
    play(patterns, ends);
    (void)patterns.evaluate(ends.last().at + secs(60));
    QVector<Finding> drops = patterns.findings();
    drops.removeIf([](const Finding &f) { return f.kind != FindingKind::MassDrop; });
    QCOMPARE(drops.size(), 1);
    QCOMPARE(drops[0].repeats, 5);
    QVERIFY(qAbs(*drops[0].interval - 22) < 0.2);
    QCOMPARE(drops[0].count, 12);
    QVERIFY2(report::summary(drops[0]).startsWith(u"5 times, every 22 s"_s),
             qPrintable(report::summary(drops[0])));
}

void TestMassDrop::whoMissesAHeartbeatIsNoCrowd()
{
    QVector<Ending> ends = dropped(Leg::Server);
    for (Ending &end : ends)
        end.cause = Cause::HeartbeatTimeout;
    QVERIFY(!dropIn(ends));
    for (Ending &end : ends)
        end.endedBy = Party::Tool, end.toolReason = session::ToolReason::Heartbeat;
    QVERIFY(dropIn(ends)); // all of them silent to us at once: that is the network's or the server's doing
}

QTEST_GUILESS_MAIN(TestMassDrop)
#include "tst_massdrop.moc"

// Two logs side by side: what is counted, what is told as a change, and what is not.
#include "diagnosis/classify.h"
#include "report/export/comparison.h"
#include "support/script.h"

#include <QtTest>

using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using findings::Finding;
using findings::FindingKind;

namespace {

Facts lived(double opened, const QString &end)
{
    return support::fold(
        u"%1 client connected\n%1 client request\n%1 client response 101\n%1 client opened\n%2"_s.arg(opened)
            .arg(end),
        Role::Listener);
}

/// So many sessions of so many hours each, lost by a reset.
report::ComparedSide lostAfter(int count, double hours)
{
    report::Tally tally(u"a.dropscope"_s);
    for (int i = 0; i < count; ++i) {
        const Facts facts = lived(0, u"%1 client reset"_s.arg(hours * 3600));
        tally.disconnect(facts, diagnosis::classify(facts));
    }
    return tally.side(0s);
}

Finding idleTimeout(double seconds, Stamp from, Stamp until)
{
    Finding finding;
    finding.id = quint64(seconds);
    finding.kind = FindingKind::IdleTimeout;
    finding.seconds = seconds;
    finding.low = finding.high = seconds;
    finding.count = finding.of = 6;
    finding.firstAt = from;
    finding.at = until;
    return finding;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lossesFell();
    void chanceIsNoChange();
    void withoutSessionsNothingIsCompared();
    void hoursAreThoseWithinTheTime();
    void openSessionsLiveToTheEnd();
    void recoveriesCountOnce();
    void returnsCountWheneverTheyAreTold();
    void findingsComeAndGo();
    void withdrawnFindingsProveNothing();
    void originsComeAndGo();
    void endpointsAreComparedByNameOrNumber();
    void everyFormTellsIt();
};

void TestComparison::lossesFell()
{
    report::Comparison comparison{lostAfter(121, 0.0826446281), lostAfter(4, 2.5)};
    QCOMPARE(report::headline(comparison), u"Losses fell from 12.1 to 0.4 per session-hour."_s);
    Finding flapping = idleTimeout(61, 0s, 1s);
    flapping.kind = FindingKind::Flapping;
    flapping.because = 60; // a consequence goes without saying
    comparison.before.findings = {idleTimeout(60, 0s, 1s), flapping};
    QCOMPARE(report::headline(comparison),
             u"Losses fell from 12.1 to 0.4 per session-hour (idle_timeout is gone)."_s);
    std::swap(comparison.before, comparison.after);
    QCOMPARE(report::headline(comparison),
             u"Losses rose from 0.4 to 12.1 per session-hour (idle_timeout is new)."_s);
}

void TestComparison::chanceIsNoChange()
{
    const report::Comparison comparison{lostAfter(6, 1), lostAfter(3, 1)};
    QCOMPARE(report::headline(comparison), u"Losses did not clearly change: 1.0 and 1.0 per session-hour."_s);
    const report::Comparison few{lostAfter(3, 0.1), lostAfter(1, 0.2)};
    QVERIFY(report::headline(few).startsWith(u"Losses did not clearly change: 10.0 and 5.0"_s));
}

void TestComparison::withoutSessionsNothingIsCompared()
{
    const report::Comparison comparison{lostAfter(6, 1), lostAfter(0, 1)};
    QVERIFY(report::headline(comparison).startsWith(u"On one side no session lived"_s));
    QVERIFY(!report::rateOf(3, 0).rate);
}

/// A session that lives through the moment belongs to both sides, its end to one.
void TestComparison::hoursAreThoseWithinTheTime()
{
    report::Tally before(u"<"_s, Stamp::min(), 3600s), after(u"≥"_s, 3600s);
    const Facts facts = lived(1800, u"9000 client reset"_s);
    for (report::Tally *tally : {&before, &after})
        tally->disconnect(facts, diagnosis::classify(facts));
    const report::ComparedSide first = before.side(9000s), second = after.side(9000s);
    QCOMPARE(first.hours, 0.5);
    QCOMPARE(second.hours, 1.5);
    QCOMPARE(first.opened, quint64(1));
    QCOMPARE(second.opened, quint64(1));
    QCOMPARE(first.lost(), quint64(0));
    QCOMPARE(second.lost(), quint64(1));
    QCOMPARE(second.losses.value(diagnosis::Cause::TcpReset), quint64(1));
}

void TestComparison::openSessionsLiveToTheEnd()
{
    report::Tally tally(u"a"_s);
    tally.stillOpen(lived(3600, {}));
    QCOMPARE(tally.side(10'800s).hours, 2.0);
    QCOMPARE(tally.side(10'800s).opened, quint64(1));
}

void TestComparison::recoveriesCountOnce()
{
    report::Tally tally(u"a"_s);
    const Facts facts = lived(0, u"10 client reset"_s);
    tally.disconnect(facts, diagnosis::classify(facts));
    RecoveryStep step;
    step.outcome = RecoveryOutcome::Recovered;
    step.downtime = 2s;
    tally.recovery(facts.id, step);
    tally.recovery(facts.id, step);
    tally.recovery(SessionId(99), step); // its loss was filtered, or came before
    QCOMPARE(tally.side(10s).recovered, quint64(1));
    QCOMPARE(tally.side(10s).downtimes, std::vector<double>{2.0});
}

/// A client may be back before its loss is told, and a return that the server refused got nothing back.
void TestComparison::returnsCountWheneverTheyAreTold()
{
    Facts lost = lived(0, u"10 client reset"_s), next = lived(9, u"9.5 client close_in 1000"_s);
    lost.id = SessionId(1), next.id = SessionId(2);
    RecoveryStep step;
    step.outcome = RecoveryOutcome::Recovered;
    step.state = ResumedState::Fresh;
    step.newSession = 2, step.downtime = 1s;
    for (const bool refused : {false, true}) {
        report::Tally tally(u"a"_s), before(u"<"_s, Stamp::min(), 5s);
        for (report::Tally *each : {&tally, &before}) {
            each->recovery(lost.id, step);
            each->disconnect(lost, diagnosis::classify(lost));
            if (refused)
                each->disconnect(next, diagnosis::classify(next));
        }
        QCOMPARE(tally.side(10s).recovered, quint64(refused ? 0 : 1));
        QCOMPARE(tally.side(10s).downtimes.size(), std::size_t(refused ? 0 : 1));
        QCOMPARE(before.side(10s).recovered, quint64(0)); // the loss is of the other side
    }
}

void TestComparison::findingsComeAndGo()
{
    report::Comparison comparison;
    comparison.before.findings = {idleTimeout(60, 0s, 1s), idleTimeout(3, 0s, 1s)};
    comparison.after.findings = {idleTimeout(62, 0s, 1s), idleTimeout(300, 0s, 1s)};
    QCOMPARE(comparison.gone().size(), std::size_t(1));
    QCOMPARE(*comparison.gone()[0].seconds, 3.0);
    QCOMPARE(*comparison.appeared()[0].seconds, 300.0);
    QVERIFY(report::headline(comparison).contains(u"idle_timeout of 3.0 s is gone"_s));
    QVERIFY(report::headline(comparison).contains(u"idle_timeout of 5 min 0.0 s is new"_s));
}

void TestComparison::withdrawnFindingsProveNothing()
{
    report::Tally tally(u"a"_s, 100s, 200s);
    Finding withdrawn = idleTimeout(1, 110s, 120s), over = idleTimeout(2, 110s, 120s);
    withdrawn.state = over.state = findings::FindingState::Closed;
    withdrawn.guards = {findings::Guard::Survivor};
    over.guards = {findings::Guard::Expired};
    tally.finding(withdrawn);
    tally.finding(over);
    tally.finding(idleTimeout(3, 0s, 50s)); // of another time
    tally.finding(idleTimeout(4, 0s, 300s));
    const report::ComparedSide side = tally.side(300s);
    QCOMPARE(side.findings.size(), std::size_t(2));
    QCOMPARE(side.findings[0].id, quint64(2));
    QCOMPARE(side.findings[1].id, quint64(4));
}

void TestComparison::originsComeAndGo()
{
    const auto pathTo = [](quint32 id, findings::OriginKind kind, const QStringList &places, Stamp at) {
        findings::Path path;
        path.id = id, path.origin = {kind, places, {}};
        findings::PlaceOnPath place;
        place.sight.hasEnded = true, place.sight.endedAt = at;
        path.places.append(place);
        return path;
    };
    report::Tally before(u"a"_s, 0s, 100s), after(u"b"_s, 100s);
    for (report::Tally *tally : {&before, &after}) {
        tally->path(pathTo(1, findings::OriginKind::Place, {u"haproxy"_s}, 50s));
        tally->path(pathTo(2, findings::OriginKind::Unknown, {}, 50s)); // tells nothing
        tally->path(pathTo(3, findings::OriginKind::Unknown, {}, 60s));
        tally->path(pathTo(3, findings::OriginKind::Server, {}, 60s)); // the latest counts
        tally->path(pathTo(4, findings::OriginKind::Server, {}, 150s));
        tally->path(pathTo(5, findings::OriginKind::Client, {}, 150s));
    }
    const report::Comparison comparison{before.side(200s), after.side(200s)};
    QCOMPARE(comparison.before.origins.size(), 2);
    QCOMPARE(comparison.originsGone(), QStringList{u"haproxy"_s});
    QCOMPARE(comparison.originsAppeared(), QStringList{u"the client"_s});
    QVERIFY(report::comparisonText(comparison).contains(u"Gone: Ends that began at: haproxy"_s));
    const QJsonObject object = report::comparisonObject(comparison);
    QCOMPARE(object[u"before"_s][u"origins"_s][u"the server"_s].toInt(), 1);
    QCOMPARE(object[u"origins_appeared"_s][0].toString(), u"the client"_s);
    QVERIFY(report::comparisonPage(comparison, u"en"_s).contains("haproxy"));
}

void TestComparison::endpointsAreComparedByNameOrNumber()
{
    report::Tally edge(u"edge"_s), second(u"2"_s), none(u"none"_s);
    edge.onlyOf(u"edge"_s), second.onlyOf(u"2"_s), none.onlyOf(u"none"_s);
    Facts one = lived(0, u"60 client reset"_s), two = lived(0, u"60 client fin"_s);
    two.endpoint = EndpointId(2);
    Finding finding = idleTimeout(60, 0s, 60s);
    finding.endpoint = EndpointId(2);
    for (report::Tally *tally : {&edge, &second, &none}) {
        for (const quint32 id : {1, 2}) {
            EndpointStatus status;
            status.id = EndpointId(id), status.name = id == 1 ? u"edge"_s : u"origin"_s;
            tally->endpoint(status);
        }
        for (const Facts &facts : {one, two})
            tally->disconnect(facts, diagnosis::classify(facts));
        tally->finding(finding);
    }
    QVERIFY(edge.isKnown() && second.isKnown() && !none.isKnown());
    QCOMPARE(edge.side(100s).losses.value(diagnosis::Cause::TcpReset), quint64(1));
    QCOMPARE(edge.side(100s).opened, quint64(1));
    QVERIFY(edge.side(100s).findings.empty());
    QCOMPARE(second.side(100s).losses.value(diagnosis::Cause::EofWithoutClose), quint64(1));
    QCOMPARE(second.side(100s).findings.size(), std::size_t(1));
    QCOMPARE(second.name(), u"origin"_s);
}

void TestComparison::everyFormTellsIt()
{
    report::Comparison comparison{lostAfter(121, 0.0826446281), lostAfter(4, 2.5)};
    comparison.before.findings = {idleTimeout(60, 0s, 1s)};
    const QString sentence = report::headline(comparison);
    const QString text = report::comparisonText(comparison);
    QVERIFY(text.startsWith(sentence + u'\n'));
    QVERIFY(text.contains(u"12.1 (10.0–14.5)"_s)); // Garwood: 100.4 to 144.6 of 121
    QVERIFY(text.contains(u"Gone: "_s));
    const QJsonObject object = report::comparisonObject(comparison);
    QCOMPARE(object[u"summary"_s].toString(), sentence);
    QCOMPARE(object[u"before"_s][u"losses"_s][u"count"_s].toInt(), 121);
    QCOMPARE(object[u"causes"_s][0][u"cause"_s].toString(), u"tcp_reset"_s);
    QCOMPARE(object[u"gone"_s][0][u"kind"_s].toString(), u"idle_timeout"_s);
    comparison.before.name = u"<script>"_s;
    const QByteArray page = report::comparisonPage(comparison, u"en"_s);
    QVERIFY(page.contains(sentence.toUtf8()));
    QVERIFY(!page.contains("<script"));
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"

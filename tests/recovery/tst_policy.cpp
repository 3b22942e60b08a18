// The policy as a table: what ended, how it went so far → retry within, stop, or nothing.
#include "recovery/policy.h"

#include <QtTest>

using namespace diagnosis;
using namespace recovery;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// An end as a test writes it.
struct End
{
    Class cls = Class::Lost;
    Cause cause = Cause::TcpReset;
    std::optional<std::chrono::seconds> lived = 60s;
    int httpStatus = 0;
    std::optional<session::ToolReason> tool = {};
};

Verdict verdictOf(const End &end)
{
    Verdict verdict;
    verdict.cls = end.cls;
    verdict.cause = end.cause;
    if (end.lived)
        verdict.duration = *end.lived;
    if (end.httpStatus)
        verdict.httpStatus = end.httpStatus;
    verdict.toolReason = end.tool;
    return verdict;
}

constexpr double almostOne = 1.0 - 1e-9;

} // namespace

class TestPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decides_data();
    void decides();
    void jitterIsFull();
    void stabilityResets();
    void retryAfterIsHonoured_data();
    void retryAfterIsHonoured();
    void staysInsideTheResumeWindow();
    void waitsNoLongerThanWished();
    void strategiesOverrule();
    void refusedResumeTriesAgain();
    void fatalEndsMustBeInARow();
};

void TestPolicy::decides_data()
{
    QTest::addColumn<End>("end");
    QTest::addColumn<Streak>("streak");
    QTest::addColumn<bool>("manyAtOnce");
    QTest::addColumn<Action>("action");
    QTest::addColumn<Why>("why");
    QTest::addColumn<int>("longest"); // ms, for the largest random number

    const auto row = [](const char *name, const End &end, const Streak &streak, Action action, Why why,
                        int longest, bool manyAtOnce = false) {
        QTest::newRow(name) << end << streak << manyAtOnce << action << why << longest;
    };
    const auto retry = [&](const char *name, const End &end, const Streak &streak, int longest,
                           bool manyAtOnce = false) {
        row(name, end, streak, Action::Retry, Why::None, longest, manyAtOnce);
    };
    using session::ToolReason;

    retry("reset, first", {}, {}, 1'000);
    retry("eof, first", {Class::Lost, Cause::EofWithoutClose}, {}, 1'000);
    retry("heartbeat, first", {Class::Lost, Cause::HeartbeatTimeout, 60s, 0, ToolReason::Heartbeat}, {},
          1'000);
    retry("restart spreads", {Class::Lost, Cause::ServerGoingAway}, {}, 5'000);
    retry("many at once spread", {}, {}, 5'000, true);
    retry("come back later waits", {Class::Lost, Cause::TryAgainLater}, {}, 6'000);
    retry("second attempt", {Class::Failed, Cause::ConnectionRefused, {}}, {1, 0}, 1'000);
    retry("third attempt", {Class::Failed, Cause::ConnectionRefused, {}}, {2, 0}, 2'000);
    retry("fourth attempt", {Class::Failed, Cause::ConnectionRefused, {}}, {3, 0}, 4'000);
    retry("seventh attempt is capped", {Class::Failed, Cause::ConnectionRefused, {}}, {6, 0}, 30'000);
    retry("the thousandth too", {Class::Failed, Cause::ConnectionRefused, {}}, {999, 0}, 30'000);
    retry("short life does not reset", {Class::Lost, Cause::TcpReset, 9s}, {3, 0}, 4'000);
    retry("502 is no fatal end", {Class::Failed, Cause::HttpRejected, {}, 502}, {4, 4}, 8'000);
    retry("four fatal ends are not enough", {Class::Failed, Cause::HttpRejected, {}, 403}, {3, 3}, 4'000);

    row("403 for the fifth time", {Class::Failed, Cause::HttpRejected, {}, 403}, {4, 4}, Action::Stop,
        Why::TooManyFatal, 0);
    row("TLS for the fifth time", {Class::Failed, Cause::TlsFailure, {}}, {4, 4}, Action::Stop,
        Why::TooManyFatal, 0);
    row("normal end", {Class::Normal, Cause::NormalClosure}, {}, Action::Nothing, Why::NormalEnd, 0);
    row("normal end after attempts", {Class::Normal, Cause::NormalClosure, 1s}, {2, 0}, Action::Stop,
        Why::NormalEnd, 0);
    row("replaced", {Class::Normal, Cause::Replaced}, {}, Action::Nothing, Why::NormalEnd, 0);
    row("we closed it", {Class::Normal, Cause::LocalClose, 60s, 0, ToolReason::User}, {}, Action::Nothing,
        Why::OwnEnd, 0);
    row("we aborted the attempt", {Class::Failed, Cause::LocalClose, {}, 0, ToolReason::User}, {2, 0},
        Action::Nothing, Why::OwnEnd, 0);
    row("shutdown", {Class::Normal, Cause::LocalClose, 60s, 0, ToolReason::Shutdown}, {}, Action::Nothing,
        Why::OwnEnd, 0);
}

void TestPolicy::decides()
{
    QFETCH(End, end);
    QFETCH(Streak, streak);
    QFETCH(bool, manyAtOnce);
    QFETCH(Action, action);
    QFETCH(Why, why);
    QFETCH(int, longest);
    const Verdict verdict = verdictOf(end);
    Situation situation{verdict, streak, {}, {}, {}, manyAtOnce, false, false, false};
    const Decision decision = decide({}, situation, almostOne);
    QCOMPARE(decision.action, action);
    QCOMPARE(decision.why, why);
    QCOMPARE(decision.wait, milliseconds(longest));
}

/// Any wait between nothing and the longest is as likely as any other.
void TestPolicy::jitterIsFull()
{
    const Verdict verdict = verdictOf({Class::Failed, Cause::ConnectionRefused, {}});
    const Situation situation{verdict, {3, 0}, {}, {}, {}, false, false, false, false};
    QCOMPARE(decide({}, situation, 0).wait, 0ms);
    QCOMPARE(decide({}, situation, 0.25).wait, 1'000ms);
    QCOMPARE(decide({}, situation, 0.5).wait, 2'000ms);
}

void TestPolicy::stabilityResets()
{
    const Verdict stable = verdictOf({Class::Lost, Cause::TcpReset, 10s});
    const Decision decision = decide({}, {stable, {8, 3}, {}, {}, {}, false, false, false, false}, almostOne);
    QCOMPARE(decision.streak, (Streak{1, 0}));
    QCOMPARE(decision.wait, 1'000ms);
}

void TestPolicy::retryAfterIsHonoured_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<int>("seconds"); // -1: says nothing
    QTest::newRow("seconds") << " 7 " << 7;
    QTest::newRow("too long") << "999999" << 3600;
    QTest::newRow("a date") << "Wed, 21 Oct 2015 07:28:00 GMT" << 90;
    QTest::newRow("a date in an hour and more") << "Wed, 21 Oct 2015 09:28:00 GMT" << 3600;
    QTest::newRow("a date that is past") << "Wed, 21 Oct 2015 07:26:29 GMT" << -1;
    QTest::newRow("no date") << "Wed, 41 Oct 2015 07:28:00 GMT" << -1;
    QTest::newRow("negative") << "-3" << -1;
    QTest::newRow("empty") << "" << -1;
}

void TestPolicy::retryAfterIsHonoured()
{
    QFETCH(QString, header);
    QFETCH(int, seconds);
    constexpr session::Stamp at = std::chrono::seconds(1'445'412'390); // 2015-10-21 07:26:30 UTC
    const auto retryAfter = readRetryAfter(header, at);
    QCOMPARE(retryAfter.has_value(), seconds >= 0);
    if (!retryAfter)
        return;
    QCOMPARE(retryAfter->count(), seconds);
    const Verdict verdict = verdictOf({Class::Failed, Cause::HttpRejected, {}, 503});
    const Situation situation{verdict, {}, {}, retryAfter, {}, false, false, false, false};
    QCOMPARE(decide({}, situation, 0).wait, milliseconds(seconds * 1000));
    QVERIFY2(decide({}, situation, 0.9).wait > milliseconds(seconds * 1000), "all would come at once");
}

void TestPolicy::staysInsideTheResumeWindow()
{
    Policy policy;
    policy.resumeWindow = 7s;
    const Verdict verdict = verdictOf({Class::Failed, Cause::ConnectionRefused, {}});
    Situation situation{verdict, {6, 0}, {}, {}, 3s, false, false, false, false};
    QCOMPARE(decide(policy, situation, almostOne).wait, 1'750ms);
    situation.downSince = 7s;
    QCOMPARE(decide(policy, situation, almostOne).wait, 30'000ms);
}

void TestPolicy::waitsNoLongerThanWished()
{
    Policy policy;
    policy.patience.longestWait = 500ms;
    const Verdict verdict = verdictOf({Class::Lost, Cause::ServerGoingAway, 60s});
    for (const int attempts : {0, 1, 9}) {
        const Situation situation{verdict, {attempts, 0}, {}, {}, {}, true, false, false, false};
        QCOMPARE(decide(policy, situation, almostOne).wait, 500ms);
    }
    Situation asked{verdict, {}, {}, 7s, {}, false, false, false, false};
    QVERIFY2(decide(policy, asked, 0).wait == 7s, "but the server's wish comes first");
}

void TestPolicy::strategiesOverrule()
{
    session::Strategies strategies;
    const Verdict normal = verdictOf({Class::Normal, Cause::NormalClosure});
    Situation onNormal{normal, {}, strategies, {}, {}, false, false, false, true};
    QCOMPARE(decide({}, onNormal, 0).why, Why::CodeTrap);
    QCOMPARE(decide({}, onNormal, 0).action, Action::Stop);
    onNormal.strategies.normal.reconnect = true;
    QCOMPARE(decide({}, onNormal, 0).action, Action::Retry);

    strategies.lost.reconnect = false;
    const Verdict lost = verdictOf({});
    const Decision decision = decide({}, {lost, {}, strategies, {}, {}, false, false, false, false}, 0);
    QCOMPARE(decision.action, Action::Nothing);
    QCOMPARE(decision.why, Why::NotWanted);
}

/// A server that answers an unknown token with Close 1000 ends nothing that anybody meant to end.
void TestPolicy::refusedResumeTriesAgain()
{
    const Verdict verdict = verdictOf({Class::Normal, Cause::NormalClosure, 0s});
    Situation situation{verdict, {1, 0}, {}, {}, {}, false, false, true, false};
    QCOMPARE(decide({}, situation, 0).action, Action::Retry);
    situation.resumeRefused = false;
    QCOMPARE(decide({}, situation, 0).action, Action::Stop);
}

void TestPolicy::fatalEndsMustBeInARow()
{
    const Verdict refused = verdictOf({Class::Failed, Cause::ConnectionRefused, {}});
    const Decision between = decide({}, {refused, {4, 4}, {}, {}, {}, false, false, false, false}, 0);
    QCOMPARE(between.streak, (Streak{5, 0}));

    const Verdict app = verdictOf({Class::Lost, Cause::AppClose, 1s});
    QVERIFY(isFatal(app, true));
    QVERIFY(!isFatal(app, false));
}

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"

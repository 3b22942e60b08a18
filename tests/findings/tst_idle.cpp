// Idle timeouts, silent drops, ping intervals and lifetimes: each claim with the near-misses of its guards.
#include "endings.h"

#include <QtTest>

using namespace endings;
using namespace Qt::StringLiterals;

namespace {

/// Ends at the given idle times, one every ten minutes or so, at ages that have nothing in common.
QVector<Ending> idleEnds(const QVector<double> &idle)
{
    QVector<Ending> ends;
    for (qsizetype i = 0; i < idle.size(); ++i)
        ends << ending(quint64(i + 1), {.at = 611.7 * double(i + 1),
                                        .age = 150.0 + 37.7 * double(i * i % 7),
                                        .idle = idle[i],
                                        .survived = std::min(5.0, 0.9 * idle[i])});
    return ends;
}

using Change = std::function<void(QVector<Ending> &)>;

Change each(const std::function<void(Ending &, int)> &change)
{
    return [change](QVector<Ending> &ends) {
        for (qsizetype i = 0; i < ends.size(); ++i)
            change(ends[i], int(i));
    };
}

} // namespace

class TestIdle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void claims_data();
    void oneMomentIsNoTimer();
    void aRhythmThatWasLivedThroughIsNotTheTimer();
    void claims();
    void theSentenceHasItsNumbers();
    void aSurvivorWithdrawsIt();
    void aLiveSurvivorWithdrawsIt();
    void forgottenWithTheSettings();
    void expiresAfterADay();
};

void TestIdle::claims_data()
{
    QTest::addColumn<QVector<double>>("idle");
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("claimed");
    QTest::addColumn<QStringList>("matches");
    QTest::addColumn<QString>("measure");
    const Change none = [](QVector<Ending> &) {};
    const auto nginx =
        each([](Ending &end, int) { end.hasResponse = true, end.fingerprint = {u"Server: nginx/1.22.1"_s}; });
    const auto foreign =
        each([](Ending &end, int) { end.hasResponse = true, end.fingerprint = {u"Server: gunicorn"_s}; });
    const auto behind = each([](Ending &end, int) { end.leg = Leg::Client, end.endedBy = Party::Client; });
    const auto behindReset = each([](Ending &end, int) {
        end.leg = Leg::Client, end.endedBy = Party::Client, end.shape = EndShape::Reset,
        end.cause = Cause::TcpReset;
    });
    const QStringList nginxName{u"nginx proxy_read_timeout"_s}, haproxyName{u"HAProxy timeout tunnel"_s};
    const QVector<double> sixty{60.0, 59.85, 60.01, 59.99}, five{5.0, 5.01, 4.9, 5.0};

    QTest::newRow("a ping had no answer, and that is what was waited for")
        << sixty << each([](Ending &end, int) { end.awaited = end.idle; }) << false << QStringList()
        << QString();
    QTest::newRow("a ping had only just been sent")
        << sixty << each([](Ending &end, int) { end.awaited = secs(0.1); }) << true
        << QStringList{u"nginx proxy_read_timeout"_s, u"ingress-nginx proxy-read-timeout"_s} << u"either"_s;
    QTest::newRow("nginx at its default, by its header")
        << sixty << nginx << true << nginxName << u"either"_s;
    QTest::newRow("three ends at a default") << sixty.first(3) << nginx << true << nginxName << u"either"_s;
    QTest::newRow("two ends prove nothing") << sixty.first(2) << nginx << false << QStringList() << QString();
    QTest::newRow("another value, by its header") << five << nginx << true << nginxName << u"either"_s;
    QTest::newRow("three ends at no default")
        << five.first(3) << nginx << false << QStringList() << QString();
    QTest::newRow("another server's header excludes nginx")
        << five << foreign << true << haproxyName << u"either"_s;
    QTest::newRow("no response: equal and unranked")
        << five << none << true << QStringList{nginxName + haproxyName} << u"either"_s;
    const auto python = [](const char *server, bool pinged) {
        return each([server, pinged](Ending &end, int) {
            end.hasResponse = true, end.pinged = pinged;
            end.fingerprint = {u"Server: Python/3.11 "_s + QLatin1String(server)};
        });
    };
    QTest::newRow("aiohttp, which pings") << five << python("aiohttp/3.8.4", true) << true
                                          << QStringList{u"aiohttp heartbeat"_s} << u"either"_s;
    QTest::newRow("aiohttp that did not ping cannot have missed a pong")
        << five << python("aiohttp/3.8.4", false) << true << haproxyName << u"either"_s;
    QTest::newRow("another library in Python")
        << five << python("websockets/10.4", true) << true << haproxyName << u"either"_s;
    QTest::newRow("from behind with FIN") << five << behind << true << nginxName << u"either"_s;
    QTest::newRow("from behind with RST") << five << behindReset << true << haproxyName << u"either"_s;
    QTest::newRow("a minority") << QVector<double>{60, 60, 60, 12, 33, 90, 41, 7} << nginx << false
                                << QStringList() << QString();
    QTest::newRow("outside the window of the timer")
        << QVector<double>{60.8, 60.9, 61} << nginx << false << QStringList() << QString();
    QTest::newRow("shorter than two seconds")
        << QVector<double>{1.5, 1.5, 1.5, 1.5, 1.5} << nginx << false << QStringList() << QString();
    QTest::newRow("we did it") << sixty << each([](Ending &end, int) {
        end.shape = EndShape::Tool, end.endedBy = Party::Tool;
    }) << false << QStringList()
                               << QString();
    QTest::newRow("the client wished it") << sixty << each([](Ending &end, int) {
        end.cls = Class::Normal, end.cause = Cause::NormalClosure, end.endedBy = Party::Client,
        end.shape = EndShape::Close;
    }) << false << QStringList() << QString();
    QTest::newRow("a session outlived it")
        << QVector<double>{5, 5, 5, 5, 5, 5} << each([](Ending &end, int i) {
               if (i == 2)
                   end.survived.quiet = secs(7);
           })
        << false << QStringList() << QString();
    QTest::newRow("just not outlived") << five << each([](Ending &end, int i) {
        if (i == 2)
            end.survived.quiet = secs(4.94);
        end.hasResponse = true, end.fingerprint = {u"Server: nginx"_s};
    }) << true << nginxName << u"either"_s;
    QTest::newRow("outlived by a little") << five << each([](Ending &end, int i) {
        if (i == 2)
            end.survived.quiet = secs(5.2);
        end.hasResponse = true, end.fingerprint = {u"Server: gunicorn"_s};
    }) << false << QStringList() << QString();
    QTest::newRow("nginx fires early: longer than the shortest, no longer than the longest")
        << five << each([](Ending &end, int i) {
               if (i == 2)
                   end.survived.quiet = secs(5.0);
               end.hasResponse = true, end.fingerprint = {u"Server: nginx"_s};
           })
        << true << nginxName << u"either"_s;
    QTest::newRow("frames as steady as a heartbeat")
        << QVector<double>{24.9, 25.0, 25.02, 24.95} << each([](Ending &end, int) {
               end.survived.quiet = end.survived.answered = secs(24.9);
               end.survived.silences = quint32(end.age() / secs(25));
           })
        << false << QStringList() << QString();
    QTest::newRow("the phase of the heartbeat")
        << QVector<double>{24.6, 24.8, 25.0, 24.9}
        << each([](Ending &end, int) { end.heartbeat = secs(25), end.survived.quiet = secs(25); }) << false
        << QStringList() << QString();
    QTest::newRow("well above the heartbeat")
        << QVector<double>{31, 31, 31.1, 31} << each([](Ending &end, int) {
               end.heartbeat = secs(25), end.survived.quiet = secs(25);
               end.hasResponse = true, end.fingerprint = {u"Server: nginx"_s};
           })
        << true << nginxName << u"either"_s;
    const auto cowboy = each([](Ending &end, int i) {
        end.shape = EndShape::Close, end.code = 1000, end.cls = Class::Normal,
        end.cause = Cause::NormalClosure;
        end.idle = secs(0.5 + i), end.idleWay.toClient = end.idle; // the server's frames do not help
    });
    QTest::newRow("a coarse timer of one way")
        << QVector<double>{60.5, 65.8, 62, 63.3} << cowboy << true
        << QStringList{u"Cowboy idle_timeout"_s, u"Phoenix socket timeout"_s} << u"to_server"_s;
    QTest::newRow("three ends of a coarse timer")
        << QVector<double>{60.5, 65.8, 62} << cowboy << false << QStringList() << QString();
    QTest::newRow("Jetty says so") << QVector<double>{30, 30.1, 30} << each([](Ending &end, int) {
        end.shape = EndShape::Close, end.code = 1001, end.cause = Cause::EndpointIdleTimeout;
        end.reason = u"Connection Idle Timeout"_s;
    }) << true << QStringList{u"Jetty idleTimeout"_s}
                                   << u"either"_s;
    QTest::newRow("no cloud before a private address") << sixty << each([](Ending &end, int) {
        end.server = u"10.1.2.3:443"_s, end.hasResponse = true, end.fingerprint = {u"Set-Cookie: AWSALB=x"_s};
    }) << true << QStringList{u"ingress-nginx proxy-read-timeout"_s}
                                                       << u"either"_s;
    QTest::newRow("a cloud by its cookie") << sixty << each([](Ending &end, int) {
        end.server = u"52.1.2.3:443"_s, end.hasResponse = true, end.fingerprint = {u"Set-Cookie: AWSALB=x"_s};
    }) << true << QStringList{u"AWS ALB idle_timeout.timeout_seconds"_s}
                                           << u"either"_s;
}

/// What ends in one moment is one event.
void TestIdle::oneMomentIsNoTimer()
{
    for (const bool together : {false, true}) {
        QVector<Ending> ends;
        for (int i = 0; i < 6; ++i)
            ends << ending(quint64(i + 1), {.at = together ? 500 + 0.015 * i : 500.0 * (i + 1),
                                            .age = 40.0 + 31 * i,
                                            .idle = 7.2 + 0.01 * i});
        Patterns patterns;
        play(patterns, ends);
        QCOMPARE(find(patterns.findings(), FindingKind::IdleTimeout).has_value(), !together);
    }
}

/// The client speaks every two seconds and is not answered: its rhythm was lived through again and again, the
/// silence of the server never.
void TestIdle::aRhythmThatWasLivedThroughIsNotTheTimer()
{
    QVector<Ending> ends;
    for (int i = 0; i < 6; ++i) {
        ends << ending(quint64(i + 1), {.at = 500.0 * (i + 1),
                                        .age = 40.0 + 31 * i,
                                        .idle = 2.0 + 0.001 * i,
                                        .toServer = 2.0 + 0.001 * i,
                                        .toClient = 6.0 + 0.001 * i,
                                        .survived = 2.001,
                                        .silences = 2});
    }
    Patterns patterns;
    play(patterns, ends);
    const auto finding = find(patterns.findings(), FindingKind::IdleTimeout);
    QVERIFY(finding);
    QCOMPARE(finding->measure, Measure::ToClient);
    QCOMPARE(*finding->seconds, 6.0);
}

void TestIdle::claims()
{
    QFETCH(QVector<double>, idle);
    QFETCH(Change, change);
    QFETCH(bool, claimed);
    QFETCH(QStringList, matches);
    QFETCH(QString, measure);
    Patterns patterns;
    QVector<Ending> ends = idleEnds(idle);
    change(ends);
    play(patterns, ends);
    const auto finding = find(patterns.findings(), FindingKind::IdleTimeout);
    QCOMPARE(finding.has_value(), claimed);
    if (!claimed)
        return;
    QCOMPARE(QSet(finding->matches.begin(), finding->matches.end()), QSet(matches.begin(), matches.end()));
    QCOMPARE(session::name(finding->measure), measure);
    QCOMPARE(finding->count, int(idle.size()));
}

void TestIdle::theSentenceHasItsNumbers()
{
    QVector<Ending> ends = idleEnds({60.0, 59.8, 60.1, 60, 60, 59.9, 60, 17});
    for (Ending &end : ends) {
        end.hasResponse = true, end.fingerprint = QStringList{u"Server: nginx"_s};
        end.survived.quiet = secs(41), end.survived.silences = 30;
    }
    Patterns patterns;
    const QVector<Finding> changes = play(patterns, ends);
    const auto finding = find(patterns.findings(), FindingKind::IdleTimeout);
    QVERIFY(finding);
    QCOMPARE(finding->count, 7);
    QCOMPARE(finding->of, 8);
    QCOMPARE(*finding->seconds, 60.0);
    QCOMPARE(*finding->low, 59.8);
    QCOMPARE(*finding->high, 60.1);
    QCOMPARE(finding->survivors, 240u);
    QCOMPARE(*finding->survivedUpTo, 41.0);
    QCOMPARE(finding->shape, EndShape::Fin);
    QCOMPARE(finding->strength, Strength::Matches);
    QCOMPARE(finding->confidence, diagnosis::Confidence::Strong);
    QCOMPARE(finding->counterexamples, QList{SessionId(8)});
    QVERIFY(finding->byDefault);
    // New once, then updated under the same number.
    QCOMPARE(changes.first().state, FindingState::New);
    QCOMPARE(changes.size(), 5); // the end that does not fit changes neither count nor range
    for (const Finding &change : changes)
        QCOMPARE(change.id, 1u);
    QCOMPARE(changes.last().state, FindingState::Updated);
}

void TestIdle::aSurvivorWithdrawsIt()
{
    Patterns patterns;
    QVector<Ending> ends = idleEnds({5, 5, 5, 5, 5});
    play(patterns, ends.first(4));
    QVERIFY(find(patterns.findings(), FindingKind::IdleTimeout));
    ends[4].survived.quiet = secs(30);
    const QVector<Finding> changes = play(patterns, {ends[4]});
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().state, FindingState::Closed);
    QCOMPARE(changes.first().guards.last(), Guard::Survivor);
    QVERIFY(patterns.findings().isEmpty());
}

void TestIdle::aLiveSurvivorWithdrawsIt()
{
    Patterns patterns;
    play(patterns, idleEnds({5, 5, 5, 5}));
    Opening open;
    open.session = SessionId(99), open.endpoint = EndpointId(1), open.at = morning + secs(2450);
    open.server = u"127.0.0.1:9000"_s;
    patterns.opened(open);
    Survived lived;
    lived.quiet = secs(5.02);
    patterns.survived(open.session, lived, open.at + secs(6));
    QVERIFY(patterns.evaluate(open.at + secs(6)).isEmpty());
    lived.quiet = secs(5.2);
    patterns.survived(open.session, lived, open.at + secs(7));
    QCOMPARE(patterns.evaluate(open.at + secs(7)).first().state, FindingState::Closed);
}

void TestIdle::forgottenWithTheSettings()
{
    Patterns patterns;
    play(patterns, idleEnds({5, 5, 5, 5}));
    patterns.forget(EndpointId(1));
    QCOMPARE(patterns.evaluate(morning + secs(3100)).first().guards.last(), Guard::Forgotten);
    play(patterns, {ending(7, {.at = 4000, .age = 111, .idle = 5})});
    QVERIFY(patterns.findings().isEmpty());
}

void TestIdle::expiresAfterADay()
{
    Patterns patterns;
    play(patterns, idleEnds({5, 5, 5, 5}));
    QVERIFY(patterns.evaluate(morning + secs(2447 + 86'000)).isEmpty());
    QCOMPARE(patterns.evaluate(morning + secs(2447 + 86'500)).first().guards.last(), Guard::Expired);
}

QTEST_GUILESS_MAIN(TestIdle)
#include "tst_idle.moc"

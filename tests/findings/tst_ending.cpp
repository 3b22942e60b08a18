// What is kept of a session for the search for patterns, and what a later session shows about an earlier one.
#include "diagnosis/classify.h"
#include "endings.h"
#include "findings/group.h"
#include "findings/lastmessage.h"
#include "findings/revisions.h"
#include "support/script.h"

#include <QtTest>

using namespace endings;
using namespace session;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

findings::Ending endingFrom(const Facts &facts)
{
    return findings::endingOf(facts, diagnosis::classify(facts));
}

const auto relayed = u"1 client connected\n1 server connected\n1 server opened\n"_s;

/// One frame in the flight recorder, shortly before the end at 9 s.
LastFrames lastFrame(Leg leg, Way way, quint64 size)
{
    FrameRecord frame;
    frame.at = 8900ms, frame.leg = leg, frame.way = way, frame.opcode = 1, frame.size = size;
    return {0, {frame}};
}

Ending tabClosed(quint64 session, double at, const QString &key)
{
    Ending end = ending(session, {.at = at, .age = 10});
    end.cls = Class::Normal, end.cause = Cause::ClientGoingAway, end.endedBy = Party::Client;
    end.shape = EndShape::Close, end.code = 1001, end.key = key;
    return end;
}

Opening comes(quint64 session, double at, const QString &key)
{
    Opening open;
    open.session = SessionId(session), open.endpoint = EndpointId(1), open.at = morning + secs(at);
    open.key = key, open.path = u"/"_s, open.client = u"127.0.0.1"_s;
    return open;
}

} // namespace

class TestEnding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRelayNotesAFrameOnTheLegItCameFrom();
    void whatWasNotReadCountsForNothing();
    void whatCameBeforeTheLargestWasLetThrough();
    void whatNeverCameWholeMayHaveEndedIt();
    void whatItsSenderOutlivedPassed();
    void whetherACloseFrameCameMayBeUnknown();
    void theLastMessageIsKnown();
    void theMessageThatCouldBeReadIsKnown();
    void anAnswerMayBeAwaited();
    void whatIsFoundDeadSpeaksForNoTimer();
    void whatEndsAtOnceSpeaksForNoTimer();
    void aTokenTellsWhoItIs();
    void whicheverIsKnownFirstRevises();
    void aLinkRevisesWhereKeysDiffer();
    void neighboursDoNotReload();
    void whatSaysWhyIsNoTakeover_data();
    void whatSaysWhyIsNoTakeover();
    void eitherMayBeReadFirst_data();
    void eitherMayBeReadFirst();
    void whatBeganEarlierHasNoAge();
    void aClientIsRevisedOnce();
    void clientsAreForgotten();
};

void TestEnding::aRelayNotesAFrameOnTheLegItCameFrom()
{
    Facts facts = support::fold(relayed + u"9 server fin\n9 server ended"_s, Role::Relay);
    facts.lastFrames = lastFrame(Leg::Client, Way::In, 70'000);
    QCOMPARE(endingFrom(facts).fatalMessage, (findings::PerWay<quint64>{70'000, 0}));
    facts.lastFrames = lastFrame(Leg::Server, Way::In, 70'000);
    QCOMPARE(endingFrom(facts).fatalMessage, (findings::PerWay<quint64>{0, 70'000}));
}

void TestEnding::whatWasNotReadCountsForNothing()
{
    QVERIFY(!endingFrom(support::fold(relayed + u"9 server fin\n9 server ended"_s, Role::Relay)).faulted);
    QVERIFY(endingFrom(
                support::fold(relayed + u"5 server unread 77\n9 server fin\n9 server ended"_s, Role::Relay))
                .faulted);
}

namespace {

FrameRecord frameAt(Nanoseconds at, quint64 size, quint8 opcode = 1, Leg leg = Leg::Client)
{
    FrameRecord frame;
    frame.at = at, frame.leg = leg, frame.way = Way::In, frame.opcode = opcode, frame.size = size;
    return frame;
}

} // namespace

void TestEnding::whatCameBeforeTheLargestWasLetThrough()
{
    Facts facts = support::fold(relayed + u"9 server fin\n9 server ended"_s, Role::Relay);
    facts.lastFrames = LastFrames{0, {frameAt(8500ms, 50'000), frameAt(8900ms, 1'100'000)}};
    Ending end = endingFrom(facts);
    QCOMPARE(end.fatalMessage.toServer, 1'100'000u);
    QCOMPARE(end.survived.message.toServer, 50'000u);
    // Of what came after it nobody can tell; what came long before was survived however large it was.
    facts.lastFrames = LastFrames{
        0,
        {frameAt(3s, 80'000), frameAt(8500ms, 50'000), frameAt(8900ms, 1'100'000), frameAt(8950ms, 70'000)}};
    end = endingFrom(facts);
    QCOMPARE(end.fatalMessage.toServer, 1'100'000u);
    QCOMPARE(end.survived.message.toServer, 80'000u);
    // A message in three frames is one message, and no larger one was under way before it was whole.
    facts.lastFrames = LastFrames{0,
                                  {frameAt(8700ms, 30'000), frameAt(8800ms, 40'000),
                                   frameAt(8850ms, 40'000, 0), frameAt(8900ms, 40'000, 0)}};
    end = endingFrom(facts);
    QCOMPARE(end.fatalMessage.toServer, 120'000u);
    QCOMPARE(end.survived.message.toServer, 30'000u);
    QCOMPARE(end.fatalFrame.toServer, 40'000u);
    QCOMPARE(end.survived.frame.toServer, 30'000u);
}

/// Servers refuse a message by the length in its head: the rest of it never comes, or too late.
void TestEnding::whatNeverCameWholeMayHaveEndedIt()
{
    Facts facts = support::fold(relayed + u"9 server close_in 1009\n9.1 client truncated binary 8.9\n"
                                          "9.1 client reset\n9.1 server ended"_s,
                                Role::Relay);
    Truncated part = *facts.client().truncated;
    part.expected = 2'000'000, part.got = 60'000;
    facts.legs.edit(Leg::Client).truncated = part;
    facts.lastFrames = LastFrames{0, {frameAt(3s, 9'000)}};
    const Ending end = endingFrom(facts);
    QCOMPARE(end.fatalMessage.toServer, 2'000'000u);
    QCOMPARE(end.survived.message.toServer, 9'000u);
    // Until then nothing had been silent.
    QCOMPARE(end.idle, Nanoseconds(100ms));
    QCOMPARE(end.idleWay.toServer, Nanoseconds(100ms));
    // One that had stood still for long is another matter.
    part.lastAt = Stamp(4s);
    facts.legs.edit(Leg::Client).truncated = part;
    QCOMPARE(endingFrom(facts).fatalMessage.toServer, 0u);
    QCOMPARE(endingFrom(facts).idleWay.toServer, Nanoseconds(5s));
}

/// Who sends a message and then closes as it meant to, was not ended by it.
void TestEnding::whatItsSenderOutlivedPassed()
{
    Facts facts =
        support::fold(relayed + u"9 client close_in 1000\n9 client fin\n9 client ended"_s, Role::Relay);
    facts.lastFrames = lastFrame(Leg::Client, Way::In, 60'000);
    const Ending mine = endingFrom(facts);
    QCOMPARE(mine.fatalMessage, findings::PerWay<quint64>{});
    QCOMPARE(mine.survived.message.toServer, 60'000u);
    facts.lastFrames = lastFrame(Leg::Server, Way::In, 60'000);
    QCOMPARE(endingFrom(facts).fatalMessage.toClient, 60'000u);
}

void TestEnding::whetherACloseFrameCameMayBeUnknown()
{
    const auto of = [](Role role, const What &end) {
        Facts facts = support::fold(u"1 client connected\n1 server connected\n1.2 server opened"_s, role);
        apply(facts, {facts.id, facts.endpoint, facts.startedAt + 9s, Leg::Client, Source::Log, end});
        return endingFrom(facts);
    };
    const auto placed = [](const QString &how) {
        PlaceEnd end;
        end.how = how, end.by = u"client"_s;
        return Boxed(end);
    };
    QVERIFY(of(Role::Proxy, placed(u"reset"_s)).closeUnknown);
    QVERIFY(of(Role::Proxy, placed(u"orderly"_s)).closeUnknown);
    QVERIFY(!of(Role::Browser, placed(u"reset"_s)).closeUnknown);
    QVERIFY(!of(Role::Capture, TcpEnd{TcpFate::Fin, {}, false}).closeUnknown);
    ToldEnd told;
    told.cls = u"lost"_s, told.cause = u"eof_without_close"_s;
    QCOMPARE(of(Role::Relay, Boxed(told)).shape, EndShape::Fin);
    told.cause = u"internal_error"_s, told.code = 1011;
    QCOMPARE(of(Role::Relay, Boxed(told)).shape, EndShape::Close);
    QVERIFY(!of(Role::Relay, Boxed(told)).closeUnknown);
    told.endedBy = u"tool"_s;
    QCOMPARE(of(Role::Relay, Boxed(told)).shape, EndShape::Tool);
}

void TestEnding::theLastMessageIsKnown()
{
    Facts facts = support::fold(relayed + u"9 server fin\n9 server ended"_s, Role::Relay);
    facts.lastFrames = LastFrames{0,
                                  {frameAt(8s, 7, 1, Leg::Server), frameAt(8900ms, 40, 2),
                                   frameAt(8950ms, 2, 0), frameAt(8960ms, 4, 9, Leg::Server)}};
    QCOMPARE(endingFrom(facts).lastMessage, (findings::LastMessage{true, true, 42, 50ms}));
    facts.lastFrames = LastFrames{0, {frameAt(8960ms, 4, 10, Leg::Server)}};
    QVERIFY(!endingFrom(facts).lastMessage);
}

/// What came within a round trip before the end crossed with it; who spoke since then was not ended by it.
void TestEnding::theMessageThatCouldBeReadIsKnown()
{
    const auto heard = [](const QVector<FrameRecord> &frames, std::chrono::milliseconds roundTrip) {
        return findings::lastHeardBy(Leg::Server, LastFrames{0, frames}, 9s, roundTrip);
    };
    using findings::LastMessage;
    const QVector<FrameRecord> crossed{frameAt(8900ms, 40), frameAt(8950ms, 7, 1, Leg::Server),
                                       frameAt(8980ms, 5)};
    QCOMPARE(heard(crossed, 90ms), (LastMessage{true, false, 40, 100ms}));
    QCOMPARE(heard(crossed, 0ms), (LastMessage{true, false, 5, 20ms}));
    QVERIFY(!heard({frameAt(8900ms, 40), frameAt(8990ms, 7, 1, Leg::Server)}, 90ms)); // its answer
    QVERIFY(!heard({frameAt(8950ms, 40)}, 90ms));
    QCOMPARE(heard({frameAt(8900ms, 40, 2), frameAt(8905ms, 2, 0)}, 90ms),
             (LastMessage{true, true, 42, 95ms}));

    Facts facts = support::fold(relayed + u"9 server fin\n9 server ended"_s, Role::Relay);
    facts.lastFrames = LastFrames{0, crossed};
    LegFacts &leg = facts.legs.edit(Leg::Server);
    TcpSampleAt sample;
    for (const auto rtt : {90ms, 130ms}) {
        sample.rtt = rtt;
        leg.samples.push(sample);
    }
    const Ending far = endingFrom(facts);
    QCOMPARE(far.shortestRtt, std::optional<Nanoseconds>(90ms));
    QCOMPARE(far.rtt, std::optional<Nanoseconds>(130ms));
    QCOMPARE(far.lastHeard, (LastMessage{true, false, 40, 100ms}));
}

/// A ping of the side that ended it waits as long as nothing comes from the other side.
void TestEnding::anAnswerMayBeAwaited()
{
    const QString begun = relayed + u"20 server ping_in\n20 client ping\n"_s,
                  end = u"25 server fin\n25 server ended"_s;
    QCOMPARE(endingFrom(support::fold(begun + end, Role::Relay)).awaited, Nanoseconds(5s));
    for (const auto &more : {u"21 client pong\n21 server pong_out 1\n"_s, u"21 client in 1\n"_s})
        QCOMPARE(endingFrom(support::fold(begun + more + end, Role::Relay)).awaited, Nanoseconds(0s));
    QCOMPARE(endingFrom(support::fold(begun + u"25 client fin\n25 client ended"_s, Role::Relay)).awaited,
             Nanoseconds(0s));
}

void TestEnding::whatIsFoundDeadSpeaksForNoTimer()
{
    const Ending found = endingFrom(support::fold(
        relayed + u"3 server in 1\n60 server out 1\n60.1 server reset\n60.1 server ended"_s, Role::Relay));
    QVERIFY(findings::wasFoundDead(found));
    QVERIFY(!findings::mayBeTimed(found));
    const Ending closed = endingFrom(support::fold(
        relayed + u"3 server in 1\n4 server out 1\n60 server reset\n60 server ended"_s, Role::Relay));
    QVERIFY(!findings::wasFoundDead(closed));
    QVERIFY(findings::mayBeTimed(closed));
}

void TestEnding::whatEndsAtOnceSpeaksForNoTimer()
{
    QVERIFY(!findings::mayBeTimed(ending(1, {.age = 0.5, .idle = 0.5})));
    QVERIFY(findings::mayBeTimed(ending(1, {.age = 5, .idle = 5})));
}

void TestEnding::aTokenTellsWhoItIs()
{
    Facts facts = support::fold(relayed, Role::Relay);
    const auto asking = [&](const QString &target, const QString &cookie = {}) {
        RequestHead request;
        request.target = target, request.cookie = cookie;
        facts.request = request;
        return findings::openingOf(facts);
    };
    const findings::Opening resuming = asking(u"/chat?x=1&r=~a0db64ca07"_s);
    QCOMPARE(resuming.key, u"token:~a0db64ca07"_s);
    QVERIFY(resuming.resumes);
    QCOMPARE(asking(u"/chat?sid=7"_s).key, u"token:7"_s);
    QVERIFY(!asking(u"/chat?sid=7"_s).resumes);
    QCOMPARE(asking(u"/chat"_s, u"~ffee"_s).key, u"cookie:~ffee"_s);
}

void TestEnding::whicheverIsKnownFirstRevises()
{
    findings::Revisions ends;
    QVERIFY(!ends.ended(tabClosed(1, 100, u"cookie:a"_s)));
    const auto reloaded = ends.opened(comes(2, 102, u"cookie:a"_s));
    QVERIFY(reloaded);
    QCOMPARE(reloaded->sub, u"reload"_s);
    QCOMPARE(reloaded->session, SessionId(1));

    findings::Revisions opens; // the end is judged only after the client is back
    QVERIFY(!opens.opened(comes(2, 102, u"cookie:a"_s)));
    QCOMPARE(opens.ended(tabClosed(1, 100, u"cookie:a"_s)), reloaded);
    QVERIFY(!opens.ended(tabClosed(3, 100, u"cookie:b"_s)));
}

void TestEnding::aLinkRevisesWhereKeysDiffer()
{
    Ending lost = ending(1, {.at = 100, .age = 50});
    lost.cause = Cause::HeartbeatTimeout, lost.key = u"address:a"_s;
    findings::Revisions revisions;
    QVERIFY(!revisions.ended(lost));
    QVERIFY(!revisions.opened(comes(2, 300, u"address:b"_s)));
    Opening linked = comes(3, 301, u"address:b"_s);
    linked.continues = SessionId(1);
    const auto slept = revisions.opened(linked);
    QVERIFY(slept);
    QCOMPARE(slept->cause, Cause::SleepOrFreeze);
}

void TestEnding::whatSaysWhyIsNoTakeover_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<double>("after");
    QTest::addColumn<bool>("replaced");
    QTest::newRow("a token, 1000") << u"token:a"_s << Cause::NormalClosure << 1.0 << true;
    QTest::newRow("a token, 1011") << u"token:a"_s << Cause::InternalError << 0.1 << false;
    QTest::newRow("a token, 1001") << u"token:a"_s << Cause::ServerGoingAway << 0.1 << false;
    QTest::newRow("a cookie at once") << u"cookie:a"_s << Cause::NormalClosure << 0.1 << true;
    QTest::newRow("a cookie, later: another tab") << u"cookie:a"_s << Cause::NormalClosure << 0.5 << false;
}

/// Two tabs of one browser live side by side; a server that names another cause did not make room.
void TestEnding::whatSaysWhyIsNoTakeover()
{
    QFETCH(QString, key);
    QFETCH(Cause, cause);
    QFETCH(double, after);
    Ending old = ending(1, {.at = 100, .age = 50});
    old.key = key, old.cause = cause, old.shape = EndShape::Close;
    findings::Revisions revisions;
    QVERIFY(!revisions.opened(comes(2, 100 - after, key)));
    QTEST(revisions.ended(old).has_value(), "replaced");
}

/// Rows: when a newer connection of one token began and got through, after the end of the older one.
void TestEnding::eitherMayBeReadFirst_data()
{
    QTest::addColumn<double>("began");
    QTest::addColumn<double>("opened");
    QTest::addColumn<bool>("replaced");
    QTest::newRow("its 101 was read just after the Close") << -0.01 << 0.002 << true;
    QTest::newRow("its 101 was read before the Close") << -0.01 << -0.002 << true;
    QTest::newRow("it came back at once") << 0.001 << 0.002 << false;
    QTest::newRow("it had begun, but got through later") << -0.01 << 0.1 << false;
}

void TestEnding::eitherMayBeReadFirst()
{
    QFETCH(double, began);
    QFETCH(double, opened);
    QFETCH(bool, replaced);
    const QString key = u"token:a"_s;
    Ending old = ending(1, {.at = 100, .age = 50});
    old.key = key, old.cause = Cause::NormalClosure, old.shape = EndShape::Close;
    Opening newer = comes(2, 100 + opened, key);
    newer.startedAt = morning + secs(100 + began);
    for (const bool endFirst : {false, true}) { // as they are told
        findings::Revisions revisions;
        const auto first = endFirst ? revisions.ended(old) : revisions.opened(newer);
        QVERIFY(!first);
        const auto second = endFirst ? revisions.opened(newer) : revisions.ended(old);
        QCOMPARE(second.has_value(), replaced);
        QVERIFY(!second || second->cause == Cause::Replaced);
    }
}

/// A capture that was started too late shows no beginning.
void TestEnding::whatBeganEarlierHasNoAge()
{
    const Facts facts = support::fold(relayed + u"9 server fin\n9 server ended"_s, Role::Relay);
    diagnosis::Verdict verdict = diagnosis::classify(facts);
    QVERIFY(findings::endingOf(facts, verdict).age() > 0ns);
    verdict.duration.reset();
    QCOMPARE(findings::endingOf(facts, verdict).age(), 0ns);
}

/// Behind one address there may be many: who comes while others are there is not known to be the one who
/// left.
void TestEnding::neighboursDoNotReload()
{
    const auto office = u"address:10.0.0.7|Mozilla/5.0"_s;
    const auto browser = [&](quint64 session, double at) {
        Opening open = comes(session, at, office);
        open.userAgent = u"Mozilla/5.0"_s;
        return open;
    };
    findings::Revisions alone;
    QVERIFY(!alone.opened(browser(1, 90)));
    QVERIFY(!alone.ended(tabClosed(1, 100, office)));
    const auto perhaps = alone.opened(browser(2, 102));
    QVERIFY(perhaps);
    QVERIFY(perhaps->byAddress);

    findings::Revisions crowd;
    QVERIFY(!crowd.opened(browser(1, 90)));
    QVERIFY(!crowd.opened(browser(3, 95)));
    QVERIFY(!crowd.ended(tabClosed(1, 100, office)));
    QVERIFY(!crowd.opened(browser(2, 102)));

    const auto nameless = u"address:10.0.0.7|"_s; // a program that says no name
    findings::Revisions programs;
    QVERIFY(!programs.opened(comes(1, 90, nameless)));
    QVERIFY(!programs.ended(tabClosed(1, 100, nameless)));
    QVERIFY(!programs.opened(comes(2, 102, nameless)));
}

void TestEnding::aClientIsRevisedOnce()
{
    findings::Revisions revisions;
    QVERIFY(!revisions.ended(tabClosed(1, 100, u"cookie:a"_s)));
    QVERIFY(revisions.opened(comes(2, 101, u"cookie:a"_s)));
    QVERIFY(!revisions.opened(comes(3, 102, u"cookie:a"_s)));
}

void TestEnding::clientsAreForgotten()
{
    findings::Revisions revisions;
    QVERIFY(!revisions.ended(tabClosed(1, 0, u"cookie:a"_s)));
    for (quint64 i = 0; i < 5000; ++i)
        QVERIFY(!revisions.ended(tabClosed(10 + i, 0.001 * double(i), u"cookie:%1"_s.arg(i))));
    QVERIFY(!revisions.opened(comes(2, 4, u"cookie:a"_s)));
    QVERIFY(revisions.opened(comes(3, 6, u"cookie:4999"_s)));
}

QTEST_GUILESS_MAIN(TestEnding)
#include "tst_ending.moc"

// What one of the endpoints decides on: a timer that waits for an answer, a message that ends the session, a
// newer session that takes over.
#include "endings.h"
#include "findings/revisions.h"
#include "report/findings.h"

#include <QtTest>

using namespace endings;
using namespace Qt::StringLiterals;

namespace {

std::optional<Finding> found(const QVector<Ending> &ends, FindingKind kind)
{
    Patterns patterns;
    play(patterns, ends);
    return find(patterns.findings(), kind);
}

/// The server pings by message every 25 s; the client fell silent 45 s before the server gave up with an
/// empty Close.
QVector<Ending> unanswered(int count, Party by = Party::Server, double scatter = 0.02)
{
    QVector<Ending> ends;
    for (int i = 0; i < count; ++i) {
        const double answer = 45 + scatter * i;
        Cut cut{.at = 500.0 * (i + 1),
                .age = 130 + 37.7 * (i * i % 7),
                .idle = 20,
                .survived = 25,
                .silences = 4};
        (by == Party::Server ? cut.toServer : cut.toClient) = answer;
        (by == Party::Server ? cut.toClient : cut.toServer) = 20;
        Ending end = ending(quint64(i + 1), cut);
        end.shape = EndShape::Close, end.cause = Cause::NoStatusClose, end.cls = Class::Normal;
        end.endedBy = by, end.leg = by == Party::Server ? Leg::Server : Leg::Client;
        end.survived.quiet = end.survived.answered = secs(25 + i % 3); // no clock's beat
        ends << end;
    }
    return ends;
}

QVector<Ending> afterMessage(int count, double delay, quint64 passed, quint64 size = 37)
{
    QVector<Ending> ends;
    for (int i = 0; i < count; ++i) {
        Ending end =
            ending(quint64(i + 1), {.at = 500.0 * (i + 1), .age = 60 + 31.7 * (i * i % 7), .idle = delay});
        end.lastHeard = LastMessage{true, false, size, secs(delay + 0.001 * i)};
        end.survived.messages = {passed, 40 + 3 * quint64(i)};
        ends << end;
    }
    return ends;
}

/// Each session is ended by the server `after` seconds after the next one of its name has opened.
QVector<Ending> takenOver(int count, const QString &key, double after, EndShape shape = EndShape::Fin)
{
    QVector<Ending> ends;
    for (int i = 0; i < count; ++i) {
        const double opens = 60.0 * i + 7.3 * (i * i % 5),
                     next = 60.0 * (i + 1) + 7.3 * ((i + 1) * (i + 1) % 5);
        Ending end =
            ending(quint64(i + 1), {.at = next + after, .age = next + after - opens, .idle = 3.7 + i});
        end.key = key, end.shape = shape;
        if (shape == EndShape::Close)
            end.code = 1000;
        ends << end;
    }
    return ends;
}

} // namespace

class TestDecided : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTimerThatWaitsForAnAnswer();
    void whoAsksMayWaitForTheAnswer_data();
    void whoAsksMayWaitForTheAnswer();
    void framesOfTheCloserStopNoTimer();
    void neverBesideAnIdleTimeout();
    void noTimerWithout_data();
    void noTimerWithout();
    void aMessageEndsIt();
    void aMessageEndsItFarAway();
    void noMessageEndsIt();
    void aNewerSessionTakesOver();
    void noTakeover();
    void aSharedNameTakesNothingOver();
    void aNameThatChangesIsGivenBack();
    void aTakeoverRevisesTheVerdict();
};

void TestDecided::aTimerThatWaitsForAnAnswer()
{
    for (const Party by : {Party::Server, Party::Client}) {
        const auto finding = found(unanswered(5, by), FindingKind::TimedClose);
        QVERIFY(finding);
        QCOMPARE(*finding->seconds, 45.0);
        QCOMPARE(finding->count, 5);
        QCOMPARE(finding->measure, by == Party::Server ? Measure::ToServer : Measure::ToClient);
        const QString said = report::summary(*finding);
        QVERIFY2(said.contains(by == Party::Server ? u"ends by the server"_s : u"ends by the client"_s) &&
                     said.contains(u"a timer of 45 s"_s),
                 qPrintable(said));
        QVERIFY(report::advice(*finding).join(u'\n').contains(u"at least every 15 s"_s));
    }
    QVector<Ending> codes = unanswered(5);
    for (Ending &end : codes)
        end.code = 4000, end.cause = Cause::AppClose, end.cls = Class::Lost;
    QVERIFY(found(codes, FindingKind::TimedClose)); // a code makes no difference
}

namespace {

/// One side says something now and then, and ends the session with a bare Close frame 30 s after what it said
/// last; the other one had spoken some time before that.
QVector<Ending> asked(int count, Party by)
{
    QVector<Ending> ends;
    for (int i = 0; i < count; ++i) {
        const double question = 30 + 0.004 * i, answer = question + 0.3 + 0.9 * (i * i % 7);
        Cut cut{.at = 500.0 * (i + 1), .age = 200 + 37.7 * (i * i % 7), .idle = question, .survived = 4};
        (by == Party::Server ? cut.toServer : cut.toClient) = answer;
        (by == Party::Server ? cut.toClient : cut.toServer) = question;
        Ending end = ending(quint64(i + 1), cut);
        end.shape = EndShape::Close, end.cause = Cause::NoStatusClose, end.cls = Class::Normal;
        end.endedBy = by, end.leg = by == Party::Server ? Leg::Server : Leg::Client;
        ends << end;
    }
    return ends;
}

} // namespace

void TestDecided::whoAsksMayWaitForTheAnswer_data()
{
    QTest::addColumn<Party>("by");
    QTest::addColumn<std::optional<quint16>>("code");
    QTest::addColumn<EndShape>("shape");
    QTest::addColumn<bool>("waits");
    const auto row = [](const char *name, Party by, std::optional<quint16> code, EndShape shape, bool waits) {
        QTest::newRow(name) << by << code << shape << waits;
    };
    row("server", Party::Server, {}, EndShape::Close, true);
    row("server, 1000", Party::Server, 1000, EndShape::Close, true);
    row("server, a code of its own", Party::Server, 4001, EndShape::Close, true);
    row("client", Party::Client, {}, EndShape::Close, true);
    row("a code that names another cause", Party::Server, 1001, EndShape::Close, false);
    row("FIN, as of a proxy", Party::Server, {}, EndShape::Fin, false);
}

/// Its own last frame sets the clock: no idle timer is told beside it.
void TestDecided::whoAsksMayWaitForTheAnswer()
{
    QFETCH(Party, by);
    QFETCH(std::optional<quint16>, code);
    QFETCH(EndShape, shape);
    QFETCH(bool, waits);
    QVector<Ending> ends = asked(6, by);
    for (Ending &end : ends) {
        end.code = code, end.shape = shape;
        if (shape == EndShape::Fin)
            end.cause = Cause::EofWithoutClose, end.cls = Class::Lost;
        if (code == quint16(1000))
            end.cause = Cause::NormalClosure;
        else if (code)
            end.cause = *code == 1001 ? Cause::ServerGoingAway : Cause::AppClose, end.cls = Class::Lost;
    }
    Patterns patterns;
    play(patterns, ends);
    const auto timed = find(patterns.findings(), FindingKind::TimedClose);
    QCOMPARE(timed.has_value(), waits);
    if (!waits)
        return;
    QVERIFY(!find(patterns.findings(), FindingKind::IdleTimeout));
    QCOMPARE(*timed->seconds, 30.0);
    const QString said = report::summary(*timed);
    QVERIFY2(said.contains(u"after its own last frame, which the "_s +
                           (by == Party::Server ? u"client"_s : u"server"_s) + u" had not answered"_s),
             qPrintable(said));
    // A timer of silence is set by whoever spoke last.
    for (qsizetype i = 0; i < ends.size(); i += 2)
        std::swap(ends[i].idleWay.toServer, ends[i].idleWay.toClient);
    QVERIFY(!found(ends, FindingKind::TimedClose));
}

/// A Close frame without a code comes from an endpoint, and its own frames went on: it waited for the other.
void TestDecided::framesOfTheCloserStopNoTimer()
{
    QVector<Ending> ends = unanswered(6);
    for (Ending &end : ends) {
        end.idle = end.idleWay.toClient = secs(0.3 + 0.07 * double(quint64(end.session)));
        end.survived.quiet = end.survived.answered = secs(1);
    }
    Patterns patterns;
    play(patterns, ends);
    QVERIFY(find(patterns.findings(), FindingKind::TimedClose));
    QVERIFY(!find(patterns.findings(), FindingKind::IdleTimeout));
}

void TestDecided::neverBesideAnIdleTimeout()
{
    QVector<Ending> ends;
    for (int i = 0; i < 6; ++i)
        ends << ending(quint64(i + 1),
                       {.at = 611.7 * (i + 1), .age = 150.0 + 37.7 * (i * i % 7), .idle = 60});
    Patterns patterns;
    play(patterns, ends);
    QVERIFY(find(patterns.findings(), FindingKind::IdleTimeout));
    QVERIFY(!find(patterns.findings(), FindingKind::TimedClose));
}

void TestDecided::noTimerWithout_data()
{
    QTest::addColumn<QVector<Ending>>("ends");
    const auto with = [](QVector<Ending> ends, const std::function<void(Ending &, int)> &change) {
        for (qsizetype i = 0; i < ends.size(); ++i)
            change(ends[i], int(i));
        return ends;
    };
    QTest::newRow("two") << unanswered(2);
    QTest::newRow("three that scatter") << unanswered(3, Party::Server, 0.2);
    QTest::newRow("a longer silence was survived") << with(unanswered(5), [](Ending &end, int i) {
        if (i == 3)
            end.survived.quietWay.toServer = secs(46);
    });
    QTest::newRow("all of one age") << with(unanswered(5), [](Ending &end, int i) {
        end.openedAt = end.startedAt = end.at - secs(130 + 0.01 * i);
    });
    QTest::newRow("a heartbeat that was missed says it already") << with(
        unanswered(5), [](Ending &end, int) { end.cause = Cause::HeartbeatTimeout, end.cls = Class::Lost; });
    QTest::newRow("the beat of the answers themselves")
        << with(unanswered(5), [](Ending &end, int) { end.heartbeat = secs(45); });
    QTest::newRow("closed tabs") << with(unanswered(5, Party::Client), [](Ending &end, int) {
        end.cause = Cause::ClientGoingAway, end.code = 1001;
    });
}

void TestDecided::noTimerWithout()
{
    QFETCH(QVector<Ending>, ends);
    QVERIFY(!found(ends, FindingKind::TimedClose));
}

void TestDecided::aMessageEndsIt()
{
    const auto finding = found(afterMessage(4, 0.004, 5), FindingKind::AfterMessage);
    QVERIFY(finding);
    QCOMPARE(finding->count, 4);
    QCOMPARE(finding->sub, u"size"_s);
    QCOMPARE(finding->bytes, std::optional<quint64>(37));
    QCOMPARE(finding->measure, Measure::ToServer);
    QVERIFY2(report::summary(*finding).contains(u"after a message of 37 bytes from the client"_s),
             qPrintable(report::summary(*finding)));
    QVector<Ending> kinds = afterMessage(4, 0.004, 5);
    for (qsizetype i = 0; i < kinds.size(); ++i)
        kinds[i].lastHeard->size += quint64(i), kinds[i].lastHeard->binary = true;
    QCOMPARE(found(kinds, FindingKind::AfterMessage)->sub, u"binary"_s);
}

/// On a path of 45 ms each way the end comes 90 ms and more after the message passed.
void TestDecided::aMessageEndsItFarAway()
{
    QVector<Ending> far = afterMessage(4, 0.092, 5);
    for (Ending &end : far)
        end.rtt = end.shortestRtt = secs(0.09);
    const auto finding = found(far, FindingKind::AfterMessage);
    QVERIFY(finding);
    QCOMPARE(finding->count, 4);
    for (Ending &end : far)
        end.lastHeard->before = secs(0.19);
    QVERIFY(!found(far, FindingKind::AfterMessage)); // it took its time
}

void TestDecided::noMessageEndsIt()
{
    QVERIFY(!found(afterMessage(2, 0.004, 5), FindingKind::AfterMessage));
    QVERIFY(!found(afterMessage(5, 0.4, 5), FindingKind::AfterMessage)); // too long after it
    QVERIFY(!found(afterMessage(5, 0.13, 5),
                   FindingKind::AfterMessage)); // how far away that side is, nobody knows
    QVERIFY(
        !found(afterMessage(5, 0.004, 4000), FindingKind::AfterMessage)); // so many that one is always near
    QVector<Ending> others = afterMessage(5, 0.004, 5);
    for (Ending &end : others)
        end.lastHeard->toServer = false; // the server's own last word
    QVERIFY(!found(others, FindingKind::AfterMessage));
    others = afterMessage(5, 0.004, 5);
    for (Ending &end : others)
        end.cls = Class::Normal, end.cause = Cause::NormalClosure, end.shape = EndShape::Close,
        end.code = 1000;
    QVERIFY(!found(others, FindingKind::AfterMessage)); // a wish that was granted
    others = afterMessage(5, 0.004, 5);
    for (Ending &end : others)
        end.shape = EndShape::Reset, end.cause = Cause::TcpReset, end.fatalSilence = secs(400),
        end.afterSend = secs(0.004);
    QVERIFY(!found(others, FindingKind::AfterMessage)); // it only found out
}

void TestDecided::aNewerSessionTakesOver()
{
    for (const EndShape shape : {EndShape::Fin, EndShape::Close}) {
        const auto named = found(takenOver(4, u"token:a"_s, 0.03, shape), FindingKind::Takeover);
        QVERIFY(named);
        QCOMPARE(named->confidence, diagnosis::Confidence::Strong);
        QCOMPARE(named->count, 4 - 1); // nothing came after the last one
        QVERIFY(qAbs(*named->low - 0.03) < 0.001);
    }
    const auto unnamed = found(takenOver(5, u"address:10.0.0.1|x|/"_s, 0.03), FindingKind::Takeover);
    QVERIFY(unnamed);
    QCOMPARE(unnamed->confidence, diagnosis::Confidence::Suggested);
    QVERIFY(unnamed->guards.contains(Guard::SharedKey));
}

void TestDecided::noTakeover()
{
    QVERIFY(!found(takenOver(3, u"token:a"_s, 0.03), FindingKind::Takeover)); // two of three had a successor
    QVERIFY(!found(takenOver(6, u"address:10.0.0.1|x|/"_s, 0.5), FindingKind::Takeover));
    QVERIFY(!found(takenOver(6, u"token:a"_s, 5), FindingKind::Takeover));
    QVector<Ending> wished = takenOver(6, u"token:a"_s, 0.03);
    for (Ending &end : wished)
        end.endedBy = Party::Client, end.leg = Leg::Client;
    QVERIFY(!found(wished, FindingKind::Takeover));
    // All sessions behind one address are cut together, and the first are back before the last are gone.
    QVector<Ending> cut;
    for (int i = 0; i < 20; ++i) {
        Ending end = ending(quint64(i + 1),
                            {.at = 100 + 0.02 * i, .age = 60 + 3.3 * (i * 7 % 13), .idle = 1 + 0.7 * i});
        end.key = u"address:10.0.0.1|x|/"_s;
        cut << end;
        Ending back =
            ending(quint64(i + 101), {.at = 900 + 50.0 * i, .age = 800 + 50.0 * i - 0.02 * i - 0.03});
        back.openedAt = back.startedAt = end.at + secs(0.03);
        back.key = end.key;
        cut << back;
    }
    QVERIFY(!found(cut, FindingKind::Takeover));
}

/// A name that several clients share, such as the token of an application: one of them lives on whenever
/// another one comes.
void TestDecided::aSharedNameTakesNothingOver()
{
    QVector<Ending> ends = takenOver(6, u"token:a"_s, 0.03);
    Ending beside = ending(99, {.at = 2000, .age = 1995, .idle = 1});
    beside.key = u"token:a"_s, beside.endedBy = Party::Client;
    QVERIFY(found(ends, FindingKind::Takeover));
    QVERIFY(!found(ends + QVector{beside}, FindingKind::Takeover));

    findings::Revisions revisions;
    QVERIFY(!revisions.opened(opening(beside)));
    QVERIFY(!revisions.opened(opening(ends[0])));
    QVERIFY(!revisions.opened(opening(ends[1])));
    QVERIFY(!revisions.ended(ends[0]));
    // Nor does it say that the one who comes is the one who was lost.
    Ending lost = ending(1, {.at = 100, .age = 50});
    lost.key = u"token:a"_s, lost.cause = Cause::HeartbeatTimeout;
    Opening other = opening(lost);
    other.session = SessionId(2), other.at = lost.at + secs(90), other.client = u"10.0.0.9"_s;
    QCOMPARE(findings::revise(lost, other)->cause, Cause::AddressChanged);
    QVERIFY(!findings::revise(lost, other, false));
    other.client = lost.client;
    QCOMPARE(findings::revise(lost, other)->cause, Cause::SleepOrFreeze);
    QVERIFY(!findings::revise(lost, other, false));
    findings::Revisions alone; // it had ended before
    QVERIFY(!alone.opened(opening(beside)));
    QVERIFY(!alone.opened(opening(ends[0])));
    beside.at = ends[0].openedAt + secs(1);
    QVERIFY(!alone.ended(beside));
    QVERIFY(!alone.opened(opening(ends[1])));
    QVERIFY(alone.ended(ends[0]));
}

/// Who asks for one session and gets another ends under another name than it came by.
void TestDecided::aNameThatChangesIsGivenBack()
{
    Ending first = ending(99, {.at = -100, .age = 50});
    first.appKey = u"token:b"_s;
    findings::Introduction named{opening(first)};
    named.as.key = u"token:a"_s;
    Patterns patterns;
    patterns.opened(opening(first));
    patterns.named(named);
    patterns.ended(first);
    play(patterns, takenOver(6, u"token:a"_s, 0.03));
    QVERIFY(find(patterns.findings(), FindingKind::Takeover));
}

void TestDecided::aTakeoverRevisesTheVerdict()
{
    const QVector<Ending> ends = takenOver(2, u"token:a"_s, 0.03);
    findings::Revisions revisions;
    QVERIFY(!revisions.opened(opening(ends[0])));
    QVERIFY(!revisions.opened(opening(ends[1])));
    const auto revision = revisions.ended(ends[0]);
    QVERIFY(revision);
    QCOMPARE(revision->cause, Cause::Replaced);
    QCOMPARE(revision->cls, Class::Normal);
    // A cookie is of every tab: that alone does not say so of a FIN.
    findings::Revisions tabs;
    const QVector<Ending> two = takenOver(2, u"cookie:a"_s, 0.03);
    QVERIFY(!tabs.opened(opening(two[0])));
    QVERIFY(!tabs.opened(opening(two[1])));
    QVERIFY(!tabs.ended(two[0]));
}

QTEST_GUILESS_MAIN(TestDecided)
#include "tst_decided.moc"

// What the reconnector does with its hands: when it dials, what it says, and what becomes of queued messages.
#include "base/clock.h"
#include "recovery/clog.h"
#include "recovery/commandrunner.h"
#include "recovery/dialectpreset.h"
#include "recovery/reconnector.h"
#include "session/variables.h"

#include <QtTest>

using namespace diagnosis;
using namespace recovery;
using namespace session;
using namespace std::chrono_literals;

namespace {

/// A reconnector whose hands are tied to lists.
struct Rig
{
    double random = 0;
    QVector<SessionId> dialled;
    QVector<Command> performed;
    QVector<Observation> recorded;
    int forgotten = 0;
    EndpointSpec spec;
    Reconnector reconnector{{
        [this](EndpointId, SessionId lost) { dialled.append(lost); },
        [this](EndpointId) { ++forgotten; },
        [this](const Command &command) { performed.append(command); },
        [this](const Observation &seen) { recorded.append(seen); },
        [this] { return random; },
    }};

    Rig()
    {
        spec.id = EndpointId(1);
        spec.role = Role::Client;
        spec.reconnect = true;
        spec.target = QUrl(u"ws://127.0.0.1:1/"_qs);
    }

    static Facts facts(quint64 id, quint64 continues = 0, const QString &how = u"dialled"_qs)
    {
        Facts facts;
        facts.id = SessionId(id);
        facts.endpoint = EndpointId(1);
        facts.role = Role::Client;
        facts.startedAt = base::now();
        facts.legs.edit(Leg::Server).peer = u"127.0.0.1:1"_qs;
        if (continues)
            facts.continues = Continues{continues, how};
        return facts;
    }
    static Facts open(Facts facts)
    {
        facts.openedAt = base::now();
        return facts;
    }
    void lose(Facts facts, Cause cause = Cause::TcpReset, Class cls = Class::Lost)
    {
        Verdict verdict;
        verdict.cls = facts.openedAt ? cls : Class::Failed;
        verdict.cause = cause;
        verdict.at = base::now();
        if (facts.openedAt)
            verdict.duration = verdict.at - *facts.openedAt;
        reconnector.ended(facts, verdict, {spec, false, false});
    }
    /// "waiting 1, failed 1 (connection_refused), …"
    [[nodiscard]] QString told() const
    {
        QStringList lines;
        for (const Observation &seen : recorded) {
            const auto *recovery = std::get_if<Boxed<Recovery>>(&seen.what);
            if (!recovery) {
                lines.append(std::get<Reaction>(seen.what).error);
                continue;
            }
            const Recovery *step = &**recovery;
            QString line = u"%1 %2"_qs.arg(name(step->outcome)).arg(step->attempt);
            if (step->newSession)
                line += u" by %1"_qs.arg(*step->newSession);
            if (step->state)
                line += u' ' + name(*step->state);
            if (!step->reason.isEmpty())
                line += u" (%1)"_qs.arg(step->reason);
            lines.append(line);
        }
        return lines.join(u", "_qs);
    }
};

SendMessage message(const char *text, quint64 number)
{
    return {true, text, number};
}

} // namespace

class TestReconnector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dialsAndSettles();
    void triesAgainAfterAFailedAttempt();
    void isAsPatientAsItsClient();
    void tryNowAndStop();
    void byHandWithoutAPolicy();
    void anotherTokenIsAFreshState();
    void refusedResume();
    void resumedAfterASecond();
    void aSessionThatCameBeforeTheLossHasNoDowntime();
    void theDialectTells_data();
    void theDialectTells();
    void queueKeepsOrderAndLimit();
    void queueOutlivesARefusal();
    void stoppedEndpoint();
    void givenUpWhileTheOrderToDialTravels();
    void manyClientsComeBackSpread();
    void nothingIsLeftBehind();
    void variables_data();
    void variables();
    void clogPreset();
    void dialectPresets();
    void commands();
};

void TestReconnector::dialsAndSettles()
{
    Rig rig;
    rig.lose(Rig::open(Rig::facts(1)));
    QVERIFY(rig.reconnector.pending(SessionId(1)));
    QTRY_COMPARE(rig.dialled, QList{SessionId(1)});
    const Facts next = Rig::open(Rig::facts(2, 1));
    rig.reconnector.attemptBegan(next);
    rig.reconnector.opened(next, rig.spec);
    QCOMPARE(rig.told(), u"waiting 1, recovered 1 by 2 unknown"_qs);
    QVERIFY(!rig.reconnector.pending(SessionId(1)));
}

void TestReconnector::triesAgainAfterAFailedAttempt()
{
    Rig rig;
    rig.lose(Rig::open(Rig::facts(1)));
    QTRY_COMPARE(rig.dialled.size(), 1);
    rig.reconnector.attemptBegan(Rig::facts(2, 1));
    rig.lose(Rig::facts(2, 1), Cause::ConnectionRefused);
    QTRY_COMPARE(rig.dialled, (QList{SessionId(1), SessionId(1)}));
    const Facts next = Rig::open(Rig::facts(3, 1));
    rig.reconnector.attemptBegan(next);
    rig.reconnector.opened(next, rig.spec);
    QCOMPARE(rig.told(),
             u"waiting 1, failed 1 by 2 (connection_refused), waiting 2, recovered 2 by 3 unknown"_qs);
    // It lived too short to reset the count.
    rig.lose(next);
    QVERIFY2(rig.told().endsWith(u", waiting 3"_qs), qPrintable(rig.told()));
}

void TestReconnector::isAsPatientAsItsClient()
{
    Rig rig;
    rig.random = 1;
    rig.spec.patience = {50ms, 2};
    rig.lose(Rig::open(Rig::facts(1)));
    QVERIFY(rig.reconnector.pending(SessionId(1))->dueAt <= base::now() + 50ms);
    QTRY_COMPARE(rig.dialled.size(), 1);
    rig.reconnector.attemptBegan(Rig::facts(2, 1));
    rig.lose(Rig::facts(2, 1), Cause::BadHandshake);
    QTRY_COMPARE(rig.dialled.size(), 2);
    rig.reconnector.attemptBegan(Rig::facts(3, 1));
    rig.lose(Rig::facts(3, 1), Cause::BadHandshake);
    QVERIFY(!rig.reconnector.isActive(SessionId(1)));
    QVERIFY2(rig.told().endsWith(u"gave_up 2 (too_many_fatal)"_qs), qPrintable(rig.told()));
}

void TestReconnector::tryNowAndStop()
{
    Rig rig;
    rig.random = 0.999;
    const Facts lost = Rig::open(Rig::facts(1));
    rig.lose(lost);
    QCOMPARE(rig.reconnector.pending(SessionId(1))->by, RecoveryBy::Policy);
    rig.reconnector.reconnect(lost);
    QCOMPARE(rig.dialled, QList{SessionId(1)});
    QCOMPARE(rig.reconnector.pending(SessionId(1))->by, RecoveryBy::User);
    rig.reconnector.reconnect(lost); // is under way already
    QCOMPARE(rig.dialled.size(), 1);
    rig.reconnector.attemptBegan(Rig::facts(2, 1));
    rig.reconnector.stop(SessionId(1));
    QCOMPARE(rig.told(), u"waiting 1, gave_up 1 (asked)"_qs);
    QCOMPARE(rig.performed.size(), 1);
    QCOMPARE(rig.performed[0].session, SessionId(2));
    QVERIFY(std::holds_alternative<AbortSession>(rig.performed[0].what));
    QVERIFY(!rig.reconnector.pending(SessionId(1)));
}

void TestReconnector::byHandWithoutAPolicy()
{
    Rig rig;
    rig.spec.reconnect = false;
    const Facts lost = Rig::open(Rig::facts(1));
    rig.lose(lost);
    QVERIFY(!rig.reconnector.pending(SessionId(1)));
    QCOMPARE(rig.told(), QString());
    rig.reconnector.reconnect(lost);
    rig.reconnector.attemptBegan(Rig::facts(2, 1));
    rig.lose(Rig::facts(2, 1), Cause::ConnectionRefused);
    QCOMPARE(rig.told(), u"failed 1 by 2 (connection_refused)"_qs);
    rig.reconnector.reconnect(lost);
    const Facts next = Rig::open(Rig::facts(3, 1));
    rig.reconnector.attemptBegan(next);
    rig.reconnector.opened(next, rig.spec);
    QVERIFY(rig.told().endsWith(u"recovered 2 by 3 unknown"_qs));
}

/// A server that takes the token and hands out another one does not know the state. The same one again is no
/// such sign.
void TestReconnector::anotherTokenIsAFreshState()
{
    for (const bool other : {true, false}) {
        Rig rig;
        rig.spec = withClog(rig.spec);
        const QString name = recovery::resumeNames(rig.spec).value(0);
        QVERIFY(!name.isEmpty());
        Facts lost = Rig::open(Rig::facts(1));
        lost.captured[name] = u"one"_qs;
        rig.lose(lost);
        QTRY_COMPARE(rig.dialled.size(), 1);
        Facts next = Rig::open(Rig::facts(2, 1, u"resume_token"_qs));
        rig.reconnector.attemptBegan(next);
        rig.reconnector.opened(next, rig.spec);
        next.captured[name] = other ? u"two"_qs : u"one"_qs;
        rig.reconnector.updated(next);
        QTRY_VERIFY(
            rig.told().endsWith(other ? u"recovered 1 by 2 fresh"_qs : u"recovered 1 by 2 resumed"_qs));
    }
}

void TestReconnector::refusedResume()
{
    Rig rig;
    rig.spec = withClog(rig.spec);
    rig.lose(Rig::open(Rig::facts(1)));
    QTRY_COMPARE(rig.dialled.size(), 1);
    Facts next = Rig::open(Rig::facts(2, 1, u"resume_token"_qs));
    rig.reconnector.attemptBegan(next);
    rig.reconnector.opened(next, rig.spec);
    QVERIFY2(rig.recorded.size() == 1, "nothing is decided yet");
    next.legs.edit(Leg::Server).closeReceived = CloseFrame{Way::In, 1000, {}, {}, 4};
    next.legs.edit(Leg::Server).closeReceivedAt = *next.openedAt + 1ms;
    rig.reconnector.updated(next);
    QCOMPARE(rig.told(), u"waiting 1, recovered 1 by 2 fresh"_qs);
    QCOMPARE(rig.forgotten, 1);
    rig.lose(next, Cause::NormalClosure, Class::Normal);
    QTRY_COMPARE(rig.dialled, (QList{SessionId(1), SessionId(2)}));
    // Without a token the server's 1000 is what it says.
    const Facts third = Rig::open(Rig::facts(3, 2));
    rig.reconnector.attemptBegan(third);
    rig.reconnector.opened(third, rig.spec);
    QVERIFY(rig.told().endsWith(u"recovered 2 by 3 fresh"_qs));
    rig.lose(third, Cause::NormalClosure, Class::Normal);
    QVERIFY(rig.told().endsWith(u"gave_up 2 (normal_end)"_qs));
    QVERIFY(!rig.reconnector.pending(SessionId(3)));
}

void TestReconnector::resumedAfterASecond()
{
    Rig rig;
    rig.spec = withClog(rig.spec);
    rig.lose(Rig::open(Rig::facts(1)));
    QTRY_COMPARE(rig.dialled.size(), 1);
    Facts next = Rig::facts(2, 1, u"resume_token"_qs);
    next.openedAt = base::now() - Reconnector::decidingTime;
    rig.reconnector.attemptBegan(next);
    rig.reconnector.opened(next, rig.spec);
    QTRY_COMPARE(rig.told(), u"waiting 1, recovered 1 by 2 resumed"_qs);
}

/// A client that takes its own place has opened the new session before the old one ends.
void TestReconnector::aSessionThatCameBeforeTheLossHasNoDowntime()
{
    Rig rig;
    Facts next = Rig::open(Rig::facts(2));
    Facts lost = Rig::open(Rig::facts(1));
    next.role = lost.role = Role::Listener;
    const Stamp end = *next.openedAt + 36ms;
    apply(lost,
          {SessionId(1), EndpointId(1), end, Leg::Client, Source::Wire, TcpEnd{TcpFate::Fin, {}, false}});
    rig.reconnector.returned(lost, next, false);
    QCOMPARE(rig.told(), u"recovered 1 by 2 unknown"_qs);
    QCOMPARE(std::get<Boxed<Recovery>>(rig.recorded.first().what)->downtime, std::optional(Nanoseconds{}));
    QCOMPARE(rig.recorded.first().at, *next.openedAt); // however late it is told
}

void TestReconnector::theDialectTells_data()
{
    QTest::addColumn<std::optional<bool>>("resumed");
    QTest::addColumn<QString>("state");
    QTest::newRow("resumed") << std::optional(true) << u"resumed"_qs;
    QTest::newRow("fresh") << std::optional(false) << u"fresh"_qs;
    QTest::newRow("asked for nothing") << std::optional<bool>() << u"fresh"_qs;
}

void TestReconnector::theDialectTells()
{
    QFETCH(std::optional<bool>, resumed);
    QFETCH(QString, state);
    Rig rig;
    AppFacts said;
    said.hello.protocol = u"mqtt"_qs;
    said.hello.token = u"~0123456789"_qs;
    Facts lost = Rig::open(Rig::facts(1));
    lost.app = said;
    rig.lose(lost);
    QTRY_COMPARE(rig.dialled.size(), 1);
    Facts next = Rig::facts(2, 1);
    next.openedAt = base::now() - Reconnector::decidingTime + 200ms;
    rig.reconnector.attemptBegan(next);
    rig.reconnector.opened(next, rig.spec);
    QCOMPARE(rig.told(), u"waiting 1"_qs); // nothing has been said yet
    said.hello.token.clear();
    said.resumed = resumed;
    next.app = said;
    rig.reconnector.updated(next);
    QTRY_COMPARE(rig.told(), u"waiting 1, recovered 1 by 2 %1"_qs.arg(state));
}

void TestReconnector::queueKeepsOrderAndLimit()
{
    Rig rig;
    const Facts lost = Rig::open(Rig::facts(1));
    rig.lose(lost);
    rig.reconnector.queue(lost, message("third", 3), 1000);
    rig.reconnector.queue(lost, message("first", 1), 1000);
    rig.reconnector.queue(lost, message("second", 2), 1000);
    QCOMPARE(rig.reconnector.pending(SessionId(1))->queuedMessages, 3);
    rig.reconnector.queue(lost, message("too much", 4), 5);
    QVERIFY2(rig.told().contains(u"not sent"_qs), "a full queue must say so");
    QTRY_COMPARE(rig.dialled.size(), 1);
    const Facts next = Rig::open(Rig::facts(2, 1));
    rig.reconnector.attemptBegan(next);
    QVERIFY(rig.performed.isEmpty());
    rig.reconnector.opened(next, rig.spec);
    QStringList sent;
    for (const Command &command : std::as_const(rig.performed)) {
        QCOMPARE(command.session, SessionId(2));
        sent.append(QString::fromUtf8(std::get<SendMessage>(command.what).payload));
    }
    QCOMPARE(sent, (QStringList{u"first"_qs, u"second"_qs, u"third"_qs}));
}

void TestReconnector::queueOutlivesARefusal()
{
    Rig rig;
    rig.spec = withClog(rig.spec);
    const Facts lost = Rig::open(Rig::facts(1));
    rig.lose(lost);
    rig.reconnector.queue(lost, message("hello", 1), 1000);
    QTRY_COMPARE(rig.dialled.size(), 1);
    Facts next = Rig::open(Rig::facts(2, 1, u"resume_token"_qs));
    next.legs.edit(Leg::Server).closeReceivedAt = *next.openedAt;
    rig.reconnector.attemptBegan(next);
    rig.reconnector.opened(next, rig.spec);
    rig.lose(next, Cause::NormalClosure, Class::Normal);
    QVERIFY2(rig.performed.isEmpty(), "a session that is refused must not swallow messages");
    QTRY_COMPARE(rig.dialled.size(), 2);
    const Facts third = Rig::open(Rig::facts(3, 2));
    rig.reconnector.attemptBegan(third);
    rig.reconnector.opened(third, rig.spec);
    QCOMPARE(rig.performed.size(), 1);
    QCOMPARE(rig.performed[0].session, SessionId(3));
}

void TestReconnector::stoppedEndpoint()
{
    Rig rig;
    rig.random = 0.9;
    const Facts lost = Rig::open(Rig::facts(1));
    rig.lose(lost);
    rig.reconnector.queue(lost, message("hello", 1), 1000);
    rig.reconnector.endpointStopped(EndpointId(1));
    QCOMPARE(rig.told(), u"waiting 1, gave_up 1 (endpoint_stopped), never sent: the endpoint stopped"_qs);
    QCOMPARE(rig.reconnector.held(), 0);
}

void TestReconnector::givenUpWhileTheOrderToDialTravels()
{
    Rig rig;
    rig.lose(Rig::open(Rig::facts(1)));
    QTRY_COMPARE(rig.dialled.size(), 1);
    rig.reconnector.stop(SessionId(1));
    rig.reconnector.attemptBegan(Rig::facts(2, 1));
    QCOMPARE(rig.performed.size(), 1);
    QCOMPARE(rig.performed[0].session, SessionId(2));
}

/// 500 clients that lose the same server at once: the first few within a second, all others over five.
void TestReconnector::manyClientsComeBackSpread()
{
    Rig rig;
    QRandomGenerator generator(7);
    QVector<int> histogram(10, 0); // half seconds
    for (quint64 i = 1; i <= 500; ++i) {
        Facts facts = Rig::open(Rig::facts(i));
        facts.endpoint = EndpointId(quint32(i));
        rig.random = generator.generateDouble();
        rig.lose(facts);
        const Recovery &step = std::get<Boxed<Recovery>>(rig.recorded.last().what);
        const auto bin = *step.wait / 500ms;
        QVERIFY2(bin < 10, "longer than the spread");
        ++histogram[int(bin)];
    }
    QStringList counts;
    for (const int count : std::as_const(histogram)) {
        counts.append(QString::number(count));
        QVERIFY2(count >= 25 && count <= 80, qPrintable(u"%1 in one half second"_qs.arg(count)));
    }
    qInfo("attempts in each half second: %s", qPrintable(counts.join(u' ')));
}

void TestReconnector::nothingIsLeftBehind()
{
    Rig rig;
    rig.random = 0;
    Facts current = Rig::open(Rig::facts(1));
    for (quint64 i = 2; i < 2002; ++i) {
        rig.lose(current);
        rig.reconnector.reconnect(current);
        current = Rig::open(Rig::facts(i, i - 1));
        rig.reconnector.attemptBegan(current);
        rig.reconnector.opened(current, rig.spec);
    }
    QCOMPARE(rig.reconnector.held(), 0);
}

void TestReconnector::variables_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    QTest::newRow("known") << "ws://h/a?r={id}"
                           << "ws://h/a?r=a%26b";
    QTest::newRow("encoded braces") << "ws://h/a?r=%7Bid%7D&y=2"
                                    << "ws://h/a?r=a%26b&y=2";
    QTest::newRow("unknown is left out") << "ws://h/a?x=1&r={nope}"
                                         << "ws://h/a?x=1";
    QTest::newRow("nothing is left") << "ws://h/a?r={nope}"
                                     << "ws://h/a";
    QTest::newRow("path") << "ws://h/{id}/x"
                          << "ws://h/a&b/x";
    QTest::newRow("no name") << "ws://h/a?j={a b}"
                             << "ws://h/a?j=%7Ba%20b%7D";
}

void TestReconnector::variables()
{
    QFETCH(QString, url);
    QFETCH(QString, expected);
    const QUrl out = expand(QUrl(url), {{u"id"_qs, u"a&b"_qs}});
    QCOMPARE(out.toString(QUrl::FullyEncoded).replace(u"/a%26b/"_qs, u"/a&b/"_qs), expected);
}

void TestReconnector::clogPreset()
{
    Rig rig;
    const EndpointSpec once = withClog(rig.spec);
    QCOMPARE(withClog(once), once);
    QVERIFY(hasResumeRule(once));
    QVERIFY(!hasResumeRule(rig.spec));
    const QRegularExpression pattern(once.captures[0].pattern);
    QCOMPARE(pattern.match(u"clog['connection_id']='0123abcd'"_qs).captured(1), u"0123abcd"_qs);
    QCOMPARE(expand(once.target, {}).toString(), u"ws://127.0.0.1:1/"_qs);
    QCOMPARE(expand(once.target, {{u"connection_id"_qs, u"0123"_qs}}).toString(),
             u"ws://127.0.0.1:1/?r=0123"_qs);
    QCOMPARE(once.textHeartbeat->text, u"0"_qs);
    QCOMPARE(once.textHeartbeat->every, 10s);
}

void TestReconnector::dialectPresets()
{
    Rig rig;
    QCOMPARE(withDialect(rig.spec), rig.spec);
    EndpointSpec io = rig.spec;
    io.dialect = u"socket.io"_qs;
    io.target = QUrl(u"ws://127.0.0.1:1/admin?x=1"_qs);
    io = withDialect(io);
    QCOMPARE(io.target.toString(), u"ws://127.0.0.1:1/socket.io/?x=1&EIO=4&transport=websocket"_qs);
    QCOMPARE(io.variables[u"namespace"_qs], u"/admin"_qs);
    QCOMPARE(withDialect(io), io);
    EndpointSpec asGiven = rig.spec;
    asGiven.dialect = u"socket.io"_qs;
    asGiven.target = QUrl(u"ws://127.0.0.1:1/deep/?EIO=3&transport=websocket"_qs);
    QCOMPARE(withDialect(asGiven), asGiven);
    EndpointSpec mqtt = rig.spec;
    mqtt.dialect = u"mqtt"_qs;
    QCOMPARE(withDialect(mqtt).subprotocols, QStringList{u"mqtt"_qs});
    mqtt.role = Role::Relay;
    QCOMPARE(withDialect(mqtt), mqtt);
    EndpointSpec byOption = rig.spec, byName = rig.spec;
    byOption.clog = true;
    byName.dialect = u"clog"_qs;
    QCOMPARE(withDialect(byOption), withDialect(byName));
    QCOMPARE(withDialect(byName).textHeartbeat->every, 10s);
}

void TestReconnector::commands()
{
    QTemporaryDir folder;
    const QString out = folder.filePath(u"out"_qs);
    CommandRunner runner(nullptr, 500ms);
    QStringList done;
    const auto note = [&](const QString &detail, const QString &error) {
        done.append(detail.section(u' ', 0, 0) + u": "_qs + error);
    };
    runner.run({u"/usr/bin/tee"_qs, out}, "{\"event\":\"disconnect\"}\n", note);
    QTRY_COMPARE(done, QStringList{u"/usr/bin/tee: "_qs});
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{\"event\":\"disconnect\"}\n"));

    done.clear();
    runner.run({u"/bin/false"_qs}, {}, note);
    QTRY_COMPARE(done, QStringList{u"/bin/false: exit code 1"_qs});
    done.clear();
    runner.run({u"/no/such/program"_qs}, {}, note);
    QTRY_COMPARE(done.size(), 1);
    QVERIFY(done[0].contains(u"cannot be started"_qs));
    done.clear();
    for (int i = 0; i < 6; ++i)
        runner.run({u"/bin/sleep"_qs, u"60"_qs}, {}, note);
    QCOMPARE(runner.running(), CommandRunner::atOnce);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 6, 20'000);
    QCOMPARE(done[5], u"/bin/sleep: killed after 0.5 s"_qs);
}

QTEST_GUILESS_MAIN(TestReconnector)
#include "tst_reconnector.moc"

// The small pieces every endpoint stands on: clock, deadlines, outbox, flight recorder, evidence of TCP.
#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/loop/wirethread.h"
#include "endpoint/net/address.h"
#include "endpoint/net/descriptorlimit.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/own/heartbeat.h"
#include "endpoint/tap/captor.h"
#include "endpoint/tap/heads.h"
#include "endpoint/tap/outbox.h"
#include "endpoint/tap/recorder.h"
#include "endpoint/tap/secrets.h"
#include "wire/redact.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace endpoint;
using namespace session;
using namespace std::chrono_literals;

namespace {

Traffic frames(Way way, quint64 count, quint64 bytes, Stamp first, Stamp last)
{
    Traffic traffic;
    traffic.way = way;
    traffic.frames = traffic.messages = count;
    traffic.bytes = bytes;
    traffic.largestFrame = traffic.largestMessage = bytes / count;
    traffic.firstAt = first;
    traffic.lastAt = last;
    return traffic;
}

QStringList kinds(const Batch &batch)
{
    QStringList names;
    for (const Observation &observation : batch)
        names.append(kindOf(observation));
    return names;
}

} // namespace

class TestWireThread : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takenValuesAreSecrets();
    void takenValuesAreSecretsUpToABound();
    void takenValuesAreSecretsOfTheRun();
    void toldSecretsAreBounded();
    void secretsAreToldFromManyThreads();
    void subprotocolsGivenBackUpToABound();
    void clockIsNowAndGoesForward();
    void deadlinesComeInOrder();
    void deadlinesMoveAndCancel();
    void deadlineMayScheduleItselfAgain();
    void outboxBatchesByTime();
    void outboxBatchesBySize();
    void trafficGoesAheadOfTheEnd();
    void trafficIsSummed();
    void recorderKeepsTheLastFrames();
    void recorderKnowsTheMessageBeforeAClose();
    void recorderKeepsPreviews();
    void messagesAreToldUpToABound();
    void findsAreToldUpToABound();
    void textsAreReadUpToABound();
    void costlyPatternsAreStopped();
    void headsAreKeptUpToABound();
    void secretsAreHashedBeforeTheyAreCut();
    void tcpEndsAreTold_data();
    void tcpEndsAreTold();
    void errnoNames();
    void heartbeatMeasuresAndCounts();
    void addresses();
    void whoDialsItself();
    void someDescriptorsAreKept();
    void descriptorLimitIsRaised();
    void threadEndsWithItsPointer();
};

void TestWireThread::clockIsNowAndGoesForward()
{
    const Stamp first = base::now();
    const auto wall = std::chrono::system_clock::now().time_since_epoch();
    QVERIFY(std::chrono::abs(wall - first) < 10s);
    QVERIFY(base::now() >= first);
}

void TestWireThread::deadlinesComeInOrder()
{
    base::Deadlines deadlines;
    QVector<quint64> order;
    bool early = false;
    const Stamp start = base::now();
    const QMap<quint64, std::chrono::milliseconds> after{{1, 30ms}, {2, 10ms}, {3, 20ms}};
    connect(&deadlines, &base::Deadlines::due, this, [&](base::Deadlines::Key key) {
        early |= base::now() < start + after[key.owner];
        order.append(key.owner);
    });
    for (auto entry = after.cbegin(); entry != after.cend(); ++entry)
        deadlines.schedule({entry.key(), 0}, start + entry.value());
    QTRY_COMPARE(order, (QVector<quint64>{2, 3, 1}));
    QVERIFY(!early);
    QCOMPARE(deadlines.count(), 0);
}

void TestWireThread::deadlinesMoveAndCancel()
{
    base::Deadlines deadlines;
    QVector<base::Deadlines::Key> came;
    connect(&deadlines, &base::Deadlines::due, this, [&](base::Deadlines::Key key) { came.append(key); });
    const Stamp start = base::now();
    deadlines.schedule({1, 0}, start + 5ms);
    deadlines.schedule({1, 1}, start + 5ms);
    deadlines.schedule({2, 0}, start + 5ms);
    deadlines.schedule({2, 7}, start + 5ms);
    deadlines.schedule({3, 0}, start + 40ms);
    deadlines.schedule({1, 0}, start + 30ms); // moved: comes once, later
    deadlines.cancel({1, 1});
    deadlines.cancel({9, 9}); // nobody
    deadlines.cancelAll(2);
    QCOMPARE(deadlines.count(), 2);
    QTRY_COMPARE(came.size(), 2);
    QCOMPARE(came, (QVector<base::Deadlines::Key>{{1, 0}, {3, 0}}));
}

void TestWireThread::deadlineMayScheduleItselfAgain()
{
    base::Deadlines deadlines;
    int rounds = 0;
    connect(&deadlines, &base::Deadlines::due, this, [&](base::Deadlines::Key key) {
        if (++rounds < 5)
            deadlines.schedule(key, base::now());
    });
    deadlines.schedule({1, 0}, base::now() - 1s); // long past: comes at once
    QTRY_COMPARE(rounds, 5);
}

void TestWireThread::outboxBatchesByTime()
{
    Outbox outbox(EndpointId(3));
    QSignalSpy flushed(&outbox, &Outbox::flushed);
    outbox.add(SessionId(1), Leg::Client, Source::Wire, Connected{}, base::now());
    outbox.add(SessionId(2), Leg::Client, Source::Wire, Connected{}, base::now());
    QCOMPARE(flushed.size(), 0);
    QTRY_COMPARE(flushed.size(), 1);
    const auto batch = flushed[0][0].value<Batch>();
    QCOMPARE(batch.size(), 2);
    QCOMPARE(batch[1].session, SessionId(2));
    QCOMPARE(batch[1].endpoint, EndpointId(3));
}

void TestWireThread::outboxBatchesBySize()
{
    Outbox outbox(EndpointId(1));
    QSignalSpy flushed(&outbox, &Outbox::flushed);
    for (int i = 0; i < Outbox::maxBatch; ++i)
        outbox.add(SessionId(1), Leg::Client, Source::Wire, Opened{}, base::now());
    QCOMPARE(flushed.size(), 1);
    QCOMPARE(flushed[0][0].value<Batch>().size(), Outbox::maxBatch);
}

void TestWireThread::trafficGoesAheadOfTheEnd()
{
    Outbox outbox(EndpointId(1));
    QSignalSpy flushed(&outbox, &Outbox::flushed);
    outbox.count(SessionId(1), Leg::Client, frames(Way::In, 1, 10, 1s, 1s));
    outbox.count(SessionId(2), Leg::Client, frames(Way::In, 1, 10, 1s, 1s)); // lives on: later
    outbox.add(SessionId(1), Leg::Client, Source::Wire, CloseFrame{Way::In, 1000, {}, {}, 8}, 2s);
    outbox.count(SessionId(1), Leg::Client, frames(Way::Out, 1, 10, 2s, 2s));
    outbox.add(SessionId(1), Leg::Client, Source::Wire, CloseFrame{Way::Out, 1000, {}, {}, 4}, 3s);
    outbox.add(SessionId(1), Leg::Client, Source::Tool, Ended{}, 3s);
    QTRY_COMPARE(flushed.size(), 1);
    QCOMPARE(kinds(flushed[0][0].value<Batch>()).join(u' '), u"traffic close traffic close ended"_qs);
    QTRY_COMPARE(flushed.size(), 2); // the other session's, by time
    QCOMPARE(flushed[1][0].value<Batch>()[0].session, SessionId(2));
}

void TestWireThread::trafficIsSummed()
{
    Outbox outbox(EndpointId(1));
    QSignalSpy flushed(&outbox, &Outbox::flushed);
    outbox.count(SessionId(1), Leg::Client, frames(Way::In, 2, 20, 1s, 2s));
    outbox.count(SessionId(1), Leg::Client, frames(Way::In, 1, 500, 7s, 7s));
    outbox.count(SessionId(1), Leg::Client, frames(Way::Out, 1, 5, 3s, 3s));
    outbox.count(SessionId(1), Leg::Server, frames(Way::Out, 4, 40, 3s, 3s));
    outbox.flush();
    QCOMPARE(flushed.size(), 1);
    const auto batch = flushed[0][0].value<Batch>();
    QCOMPARE(batch.size(), 3);
    const auto in = std::get<Traffic>(batch[0].what);
    QCOMPARE(in.frames, 3u);
    QCOMPARE(in.bytes, 520u);
    QCOMPARE(in.largestFrame, 500u);
    QCOMPARE(in.largestGap, Nanoseconds(5s));
    QCOMPARE(in.firstAt, Stamp(1s));
    QCOMPARE(in.lastAt, Stamp(7s));
    QCOMPARE(std::get<Traffic>(batch[1].what).bytes, 5u);
    QCOMPARE(batch[2].leg, Leg::Server);
    outbox.flush();
    QCOMPARE(flushed.size(), 1);
}

void TestWireThread::recorderKeepsTheLastFrames()
{
    Recorder recorder;
    QVERIFY(recorder.isEmpty());
    for (int i = 0; i < 100; ++i)
        recorder.add({Stamp(i), Leg::Server, Way::Out, i % 16, i % 2 == 0, quint64(i), {}});
    const LastFrames last = recorder.lastFrames();
    QCOMPARE(last.dropped, 36u);
    QCOMPARE(last.frames.size(), 64);
    QCOMPARE(last.frames.first(), (FrameRecord{Stamp(36), Leg::Server, Way::Out, 4, true, 36, {}}));
    QCOMPARE(last.frames.last(), (FrameRecord{Stamp(99), Leg::Server, Way::Out, 3, false, 99, {}}));
}

/// Kept of a goodbye, too: the message that it may answer.
void TestWireThread::recorderKnowsTheMessageBeforeAClose()
{
    using namespace std::chrono_literals;
    struct Seen
    {
        Stamp at{};
        Leg leg = Leg::Client;
        int opcode = 1;
    };
    const auto closed = [](const std::vector<Seen> &frames) {
        Recorder recorder;
        for (const Seen &each : frames)
            recorder.add({each.at, each.leg, Way::In, each.opcode, true, 5, {}});
        return recorder.closedAfterMessage();
    };
    const Seen close{9s, Leg::Server, 8}, answer{9010ms, Leg::Client, 8};
    QVERIFY(closed({{8900ms}, close, answer}));
    QVERIFY(closed({{7s}, {7s, Leg::Server}, {8900ms}, {8950ms, Leg::Server, 9}, close, answer}));
    QVERIFY(!closed({{8900ms, Leg::Server}, close, answer})); // its own
    QVERIFY(!closed({{8900ms}, {8910ms, Leg::Server}, close, answer}));
    QVERIFY(!closed({{8s}, close, answer}));
    QVERIFY(!closed({{8500ms}, {8900ms}, close, answer}));
    QVERIFY(!closed({close, answer}));
    QVERIFY(!closed({{8900ms}}));
    QVERIFY(!closed({}));
}

void TestWireThread::recorderKeepsPreviews()
{
    Recorder recorder;
    recorder.add({Stamp(1), Leg::Client, Way::In, 1, true, 5, {}});
    recorder.add({Stamp(2), Leg::Client, Way::In, 1, true, 900, QByteArray(900, 'x')});
    const LastFrames last = recorder.lastFrames();
    QVERIFY(last.frames[0].preview.isEmpty());
    QCOMPARE(last.frames[1].preview, QByteArray(256, 'x'));
}

/// A peer that floods us with empty messages costs no more than one that does not.
void TestWireThread::messagesAreToldUpToABound()
{
    Recorder recorder;
    std::optional<Performed> note;
    int told = 0, notes = 0;
    const auto second = [&](Stamp at) {
        for (int i = 0; i < 5000; ++i) {
            note.reset();
            told += recorder.mayTellMessage(at + Stamp(i), note);
            notes += note.has_value();
        }
    };
    second(Stamp(10s));
    QCOMPARE(told, Recorder::messagesPerSecond);
    QCOMPARE(notes, 1);
    second(Stamp(11s));
    QCOMPARE(told, 2 * Recorder::messagesPerSecond);
    QCOMPARE(notes, 1); // said once
}

void TestWireThread::findsAreToldUpToABound()
{
    CaptureRules rules{{{QStringLiteral("id"), QRegularExpression(QStringLiteral("id=(\\d+)"))}}, true, {}};
    Captor captor(rules, false, false);
    int told = 0;
    for (int i = 0; i < 1000; ++i) {
        wire::Frame frame;
        frame.opcode = frame.messageOpcode = wire::Opcode::Text;
        frame.preview = "id=" + QByteArray::number(i);
        frame.messageBytes = frame.payloadBytes = quint64(frame.preview.size());
        QVERIFY(captor.see(frame, Stamp(10s) + Stamp(i)));
        told += captor.mayTell(Stamp(10s) + Stamp(i));
    }
    QCOMPARE(told, Captor::toldPerSecond);
    QCOMPARE(captor.found().front().value, QStringLiteral("999")); // used all the same
}

void TestWireThread::textsAreReadUpToABound()
{
    EndpointSpec spec;
    spec.captures = {{QStringLiteral("id"), QStringLiteral("id=(\\d+)")}};
    base::Result<CaptureRules> rules = captureRules(spec, {});
    QVERIFY(rules);
    Captor captor(*rules, false, false);
    const auto finds = [&captor](const QByteArray &text) {
        wire::Frame frame;
        frame.opcode = frame.messageOpcode = wire::Opcode::Text;
        frame.preview = text;
        frame.messageBytes = frame.payloadBytes = quint64(text.size());
        return captor.see(frame, Stamp(10s));
    };
    QVERIFY(finds(QByteArray(Captor::looksAt - 4, 'x') + "id=1"));
    QVERIFY(!finds(QByteArray(Captor::looksAt - 3, 'x') + "id=1"));
}

/// The thread that looks is the one that forwards.
void TestWireThread::costlyPatternsAreStopped()
{
    EndpointSpec spec;
    spec.captures = {{QStringLiteral("costly"), QStringLiteral("(x+x+)+[yz]")},
                     {QStringLiteral("all"), QStringLiteral(".*?(x+)$")}};
    base::Result<CaptureRules> rules = captureRules(spec, {});
    QVERIFY(rules);
    Captor captor(*rules, false, false);
    wire::Frame frame;
    frame.opcode = frame.messageOpcode = wire::Opcode::Text;
    frame.preview = QByteArray(Captor::looksAt, 'x') + "y";
    frame.messageBytes = frame.payloadBytes = quint64(frame.preview.size());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(captor.see(frame, Stamp(10s)));
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(captor.takeStopped(), QStringList{QStringLiteral("costly")});
    QCOMPARE(captor.found().size(), 1u); // the other one goes on
    QVERIFY(captor.see(frame, Stamp(11s)));
    QCOMPARE(captor.takeStopped(), QStringList()); // said once
    // Of all sessions of the endpoint.
    Captor next(*rules, false, false);
    QVERIFY(next.see(frame, Stamp(12s)));
    QCOMPARE(next.takeStopped(), QStringList());
    // One that has spent its time looks again when there is more.
    CaptureRules::Rule &spent = (*rules).rules[1];
    (void)spent.effort.spend(2 * base::Effort::most, Stamp(20s));
    QVERIFY(!next.see(frame, Stamp(20s)));
    QVERIFY(next.see(frame, Stamp(40s)));
    QCOMPARE(next.takeStopped(), QStringList());
    spec.captures = {{QStringLiteral("wrong"), QStringLiteral("ab(")}};
    QVERIFY(captureRules(spec, {}).error().contains(QStringLiteral("wrong at 3")));
}

void TestWireThread::headsAreKeptUpToABound()
{
    const QByteArray longText(60'000, 'x');
    wire::HttpHead head;
    head.method = head.target = head.reason = longText;
    for (const char *name : {"Host", "Origin", "User-Agent", "Cookie", "Sec-WebSocket-Protocol", "Location"})
        head.headers.append({name, longText});
    for (int i = 0; i < 1000; ++i)
        head.headers.append({"Server", longText.first(2000)});
    qsizetype size = 0;
    struct
    {
        qsizetype &size;
        void operator()(const char *, const QString &text) { size += text.size(); }
        void operator()(const char *, const QStringList &texts)
        {
            for (const QString &text : texts)
                size += text.size();
        }
        void operator()(const char *, int) {}
    } sum{size};
    RequestHead request = requestSeen(head, {}, {});
    request.visit(sum);
    ResponseHead response = responseSeen(head, {}, {});
    response.visit(sum);
    QVERIFY2(size < 80'000, qPrintable(QString::number(size)));
    QVERIFY(request.userAgent.endsWith(QChar(0x2026)));
}

void TestWireThread::secretsAreHashedBeforeTheyAreCut()
{
    wire::HttpHead head;
    head.target = "/";
    head.headers.append({"Sec-WebSocket-Protocol", "eyJhbGciOiJIUzI1NiJ9." + QByteArray(2000, 'x') + ".x"});
    const QString offered = requestSeen(head, {}, "key").subprotocols;
    QVERIFY2(offered.size() == 11 && offered.startsWith(u'~'), qPrintable(offered.left(40)));
}

void TestWireThread::tcpEndsAreTold_data()
{
    QTest::addColumn<int>("how"); // 0 = stays, 1 = FIN, 2 = RST
    QTest::addColumn<bool>("errorTaken");
    QTest::addColumn<TcpFate>("fate");
    QTest::newRow("open") << 0 << false << TcpFate::Open;
    QTest::newRow("fin") << 1 << false << TcpFate::Fin;
    QTest::newRow("reset") << 2 << false << TcpFate::Reset;
    QTest::newRow("reset, error read by somebody else") << 2 << true << TcpFate::Reset;
}

void TestWireThread::tcpEndsAreTold()
{
    QFETCH(int, how);
    QFETCH(bool, errorTaken);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket peer;
    peer.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QVERIFY(peer.waitForConnected());
    QVERIFY(server.waitForNewConnection(5000));
    std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
    const int descriptor = ::dup(int(accepted->socketDescriptor()));
    accepted.reset(); // the connection lives on in the duplicate
    const auto sample = sampleTcp(descriptor);
    QVERIFY(sample);
    QCOMPARE(sample->state, 1);
    if (how == 2) {
        const linger hard{1, 0};
        ::setsockopt(int(peer.socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    }
    if (how != 0)
        peer.abort();
    QFETCH(TcpFate, fate);
    QTRY_COMPARE(sampleTcp(descriptor)->state, how == 0 ? 1 : how == 1 ? 8 : 7);
    if (errorTaken) {
        char byte;
        QCOMPARE(::recv(descriptor, &byte, 1, 0), -1);
        QCOMPARE(errno, ECONNRESET);
    }
    const TcpEnd end = tcpEndOf(descriptor);
    QCOMPARE(end.fate, fate);
    QCOMPARE(end.error, fate == TcpFate::Reset ? u"ECONNRESET"_qs : QString());
    ::close(descriptor);
    QVERIFY(!sampleTcp(descriptor));
}

void TestWireThread::errnoNames()
{
    QCOMPARE(errnoName(ECONNRESET), u"ECONNRESET"_qs);
    QCOMPARE(errnoName(0), QString());
    QCOMPARE(errnoName(99999), u"E99999"_qs);
    QCOMPARE(tcpEndOfError(ETIMEDOUT).fate, TcpFate::Timeout);
    QCOMPARE(tcpEndOfError(ENETUNREACH).fate, TcpFate::Unreachable);
    QCOMPARE(tcpEndOfError(EBADF).fate, TcpFate::Unknown);
}

void TestWireThread::heartbeatMeasuresAndCounts()
{
    Heartbeat beat;
    QVERIFY(!beat.check(0s, {}, 2)); // nothing was asked yet
    const QByteArray first = beat.nextPing(15s);
    beat.sent(first, 16s); // it waited for room
    QVERIFY(!beat.pong("something else", 17s));
    QCOMPARE(beat.pong(first, 18s), std::optional<Nanoseconds>(2s));
    QVERIFY(!beat.pong(first, 19s)); // only the first answer counts
    QVERIFY(!beat.check(30s, 18s, 2));

    const QByteArray second = beat.nextPing(30s);
    QVERIFY(second != first);
    QVERIFY(!beat.check(45s, 29s, 2)); // missed once
    const QByteArray third = beat.nextPing(45s);
    QVERIFY(!beat.pong(second, 46s));  // late: no round trip, though bytes
    QVERIFY(!beat.check(60s, 46s, 2)); // which are life
    [[maybe_unused]] const QByteArray fourth = beat.nextPing(60s);
    QVERIFY(!beat.check(75s, 46s, 2));
    [[maybe_unused]] const QByteArray fifth = beat.nextPing(75s);
    const auto lost = beat.check(90s, 46s, 2);
    QVERIFY(lost);
    QCOMPARE(lost->missed, 2);
    QCOMPARE(lost->waited, Nanoseconds(30s));
}

void TestWireThread::addresses()
{
    QCOMPARE(addressText(QHostAddress(u"127.0.0.1"_qs), 80), u"127.0.0.1:80"_qs);
    QCOMPARE(addressText(QHostAddress(u"::ffff:127.0.0.1"_qs), 80), u"127.0.0.1:80"_qs);
    QCOMPARE(addressText(QHostAddress(u"::1"_qs), 80), u"[::1]:80"_qs);
    QCOMPARE(addressText({}, 0), QString());
    QCOMPARE(bindAddress(u"LocalHost"_qs), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(bindAddress({}), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(bindAddress(u"0.0.0.0"_qs), QHostAddress(QHostAddress::AnyIPv4));
    QVERIFY(!bindAddress(u"example.test"_qs));
}

void TestWireThread::whoDialsItself()
{
    const QHostAddress any(QHostAddress::AnyIPv4), one(u"127.0.0.1"_qs), other(u"127.0.0.2"_qs);
    QVERIFY(leadsTo(one, u"127.0.0.1"_qs));
    QVERIFY(leadsTo(one, u"localhost"_qs));
    QVERIFY(leadsTo(one, u"0.0.0.0"_qs));
    QVERIFY(leadsTo(any, u"127.0.0.2"_qs));
    QVERIFY(!leadsTo(one, u"127.0.0.2"_qs));
    QVERIFY(!leadsTo(other, u"localhost"_qs));
    QVERIFY(!leadsTo(any, u"192.0.2.1"_qs));
    QVERIFY(!leadsTo(any, u"example.test"_qs));
}

void TestWireThread::someDescriptorsAreKept()
{
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const int first = ::dup(1);
    rlimit lowered = limit;
    lowered.rlim_cur = rlim_t(first) * 2 + 64; // a quarter of which is kept
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &lowered), 0);
    QVERIFY(!areDescriptorsScarce(first));
    QVector<int> held{first};
    while (!areDescriptorsScarce(first) && held.size() < 10'000)
        held.append(::dup(1));
    const rlim_t left = lowered.rlim_cur - 1 - rlim_t(held.last());
    QCOMPARE(left, lowered.rlim_cur / 4);
    ::close(held.takeLast());
    QVERIFY(!areDescriptorsScarce(first));
    for (const int descriptor : held)
        ::close(descriptor);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

void TestWireThread::descriptorLimitIsRaised()
{
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    rlimit lowered = limit;
    lowered.rlim_cur = std::min<rlim_t>(limit.rlim_cur, 256);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &lowered), 0);
    const auto raised = raiseDescriptorLimit();
    if (limit.rlim_max == RLIM_INFINITY)
        QVERIFY(!raised);
    else
        QCOMPARE(raised, std::optional<quint64>(limit.rlim_max));
}

void TestWireThread::threadEndsWithItsPointer()
{
    auto thread = startWireThread(u"wire"_qs);
    QVERIFY(thread->isRunning());
    auto *object = new QObject;
    object->moveToThread(thread.get());
    connect(thread.get(), &QThread::finished, object, &QObject::deleteLater);
    const QPointer<QObject> watched(object);
    thread.reset();
    QVERIFY(!watched);
}

namespace {

template <class T>
T passed(endpoint::Secrets &secrets, const T &what)
{
    session::What seen = what;
    secrets.redact(seen);
    return std::get<T>(seen);
}

QString targetOf(endpoint::Secrets &secrets, const QString &target)
{
    RequestHead head;
    head.target = target;
    return passed(secrets, Boxed(head))->target;
}

} // namespace

/// What a rule took is a secret wherever it comes again, in whatever spelling, and its hash is the same.
void TestWireThread::takenValuesAreSecrets()
{
    Secrets secrets;
    secrets.take(QStringLiteral("kept: no key yet"));
    secrets.redactWith("key");
    secrets.take(QStringLiteral("PlantX 30+cap"));
    secrets.take(QStringLiteral("7"));
    secrets.take(QStringLiteral("chat"));
    const QString hash = QString::fromLatin1(wire::hashedSecret("PlantX 30+cap", "key"));
    QCOMPARE(targetOf(secrets, QStringLiteral("/x?again=PlantX%2030%2Bcap")),
             QStringLiteral("/x?again=") + hash);
    QCOMPARE(targetOf(secrets, QStringLiteral("/chatroom?x=17")), QStringLiteral("/chatroom?x=17"));
    QCOMPARE(targetOf(secrets, QStringLiteral("/room?x=7")),
             QStringLiteral("/room?x=") + QString::fromLatin1(wire::hashedSecret("7", "key")));
    CloseFrame close;
    close.reason = QStringLiteral("xPlantX 30+capx is gone");
    QCOMPARE(passed(secrets, close).reason, QStringLiteral("x%1x is gone").arg(hash));
    QCOMPARE(passed(secrets, passed(secrets, close)).reason, passed(secrets, close).reason);
    // Words of our own, and numbers that stand in many texts, are not.
    secrets.take(QStringLiteral("503"));
    secrets.take(QStringLiteral("30"));
    secrets.take(QStringLiteral("idle"));
    OpenFailed failed{Phase::Http, QStringLiteral("http_rejected"), QStringLiteral("503"),
                      QStringLiteral("503 idle")};
    QCOMPARE(passed(secrets, failed).sub, QStringLiteral("503"));
    QVERIFY(!passed(secrets, failed).text.contains(u"idle"));
    ResponseHead answer;
    answer.status = 503, answer.retryAfter = QStringLiteral("30");
    QCOMPARE(passed(secrets, Boxed(answer))->retryAfter, QStringLiteral("30"));
}

void TestWireThread::takenValuesAreSecretsUpToABound()
{
    Secrets secrets;
    secrets.redactWith("key");
    const auto value = [](qsizetype i) { return QStringLiteral("value-%1-").arg(i); };
    const qsizetype all = 2 * Lately::most;
    for (qsizetype i = 0; i <= all; ++i)
        secrets.take(value(i));
    const auto isKnown = [&](const QString &text) {
        CloseFrame close;
        close.reason = text;
        return passed(secrets, close).reason != text;
    };
    QVERIFY(isKnown(QStringLiteral("a") + value(all - Secrets::mostLatest + 1)));
    QVERIFY(!isKnown(QStringLiteral("a") + value(all - Secrets::mostLatest)));
    QVERIFY(isKnown(value(all - Lately::most)));
    QVERIFY(!isKnown(value(0)));
    const QString large(Secrets::longest + 1, u'y');
    secrets.take(large);
    QVERIFY(isKnown(large));
}

/// What one endpoint took, others hash; also one that begins later, and one whose own secrets are kept tells.
void TestWireThread::takenValuesAreSecretsOfTheRun()
{
    const auto told = std::make_shared<ToldSecrets>();
    Secrets client, browser, keeps, stranger;
    for (Secrets *one : {&client, &browser, &keeps})
        one->shareWith(told);
    for (Secrets *one : {&client, &browser, &stranger})
        one->redactWith("key");
    const QString hash = QString::fromLatin1(wire::hashedSecret("PlantX30", "key"));
    const QString target = QStringLiteral("/x?again=PlantX30"), hashed = QStringLiteral("/x?again=") + hash;
    QCOMPARE(targetOf(browser, target), target);
    client.take(QStringLiteral("PlantX30"));
    QCOMPARE(targetOf(client, target), hashed);
    QCOMPARE(targetOf(browser, target), hashed);
    QCOMPARE(targetOf(keeps, target), target);
    QCOMPARE(targetOf(stranger, target), target);
    keeps.take(QStringLiteral("PlantX31"));
    QVERIFY(!targetOf(browser, QStringLiteral("/?x=PlantX31")).contains(u"PlantX31"));
    Secrets later;
    later.shareWith(told);
    later.redactWith("key");
    QCOMPARE(targetOf(later, target), hashed);
}

void TestWireThread::toldSecretsAreBounded()
{
    ToldSecrets told;
    const auto value = [](std::size_t i) { return QStringLiteral("value-%1").arg(i); };
    told.tell({});
    for (std::size_t i = 0; i < 2 * ToldSecrets::most; ++i) {
        told.tell(value(i));
        told.tell(value(i));
    }
    QCOMPARE(told.count(), 2 * ToldSecrets::most);
    quint64 known = 0;
    const QStringList kept = told.since(known);
    QCOMPARE(std::size_t(kept.size()), ToldSecrets::most);
    QCOMPARE(kept.first(), value(ToldSecrets::most));
    QCOMPARE(known, told.count());
    QCOMPARE(told.since(known), QStringList());
    // Long ones are not kept for long.
    known = 0;
    for (std::size_t i = 0; i < 2 * ToldSecrets::mostLatest; ++i)
        told.tell(QString(ToldSecrets::longest + 1, u'y') + value(i));
    const QStringList all = told.since(known);
    const auto isLong = [](const QString &one) { return one.size() > ToldSecrets::longest; };
    QCOMPARE(std::size_t(std::count_if(all.begin(), all.end(), isLong)), ToldSecrets::mostLatest);
}

void TestWireThread::secretsAreToldFromManyThreads()
{
    ToldSecrets told;
    constexpr int threads = 4, each = 500;
    std::atomic<int> heard = 0;
    std::vector<std::thread> all;
    for (int thread = 0; thread < threads; ++thread) {
        all.emplace_back([&told, &heard, thread] {
            quint64 known = 0;
            qsizetype found = 0;
            for (int i = 0; i < each; ++i) {
                told.tell(QStringLiteral("%1/%2").arg(thread).arg(i));
                found += told.since(known).size();
            }
            while (known < quint64(threads * each))
                found += told.since(known).size();
            heard += int(found);
        });
    }
    for (std::thread &one : all)
        one.join();
    QCOMPARE(heard.load(), threads * threads * each);
}

void TestWireThread::subprotocolsGivenBackUpToABound()
{
    Secrets secrets;
    secrets.redactWith("key");
    const auto offer = [&](const QString &token) {
        RequestHead head;
        head.subprotocols = QStringLiteral("chat, access_token, ") + token;
        return passed(secrets, Boxed(head))->subprotocols;
    };
    const auto chosen = [&](const QString &subprotocol) {
        ResponseHead head;
        head.subprotocol = subprotocol;
        return passed(secrets, Boxed(head))->subprotocol;
    };
    const QString offered = offer(QStringLiteral("hu7x"));
    QVERIFY(!offered.contains(QStringLiteral("hu7x")));
    QCOMPARE(QStringLiteral("chat, access_token, ") + chosen(QStringLiteral("hu7x")), offered);
    QCOMPARE(chosen(QStringLiteral("chat")), QStringLiteral("chat"));
    for (qsizetype i = 0; i < 2 * Lately::most; ++i)
        (void)offer(QString::number(i));
    QCOMPARE(chosen(QStringLiteral("hu7x")), QStringLiteral("hu7x"));
}

QTEST_GUILESS_MAIN(TestWireThread)
#include "tst_wire_thread.moc"

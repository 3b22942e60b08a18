// A listener's life: starting and stopping, what it does for its sessions, what it is told to do, and its
// limits.
#include "endpoint/own/ownsession.h"
#include "endpoint/rawpeer.h"
#include "endpoint/watchedlistener.h"

#include <QtTest>

Q_DECLARE_METATYPE(session::Command)

using namespace session;
using namespace std::chrono_literals;

namespace {

const QString opening = u"connected | request | 101 | open | "_qs;

EndpointSpec quietSpec()
{
    EndpointSpec spec;
    spec.ping = 0ms;
    return spec;
}

template <class Kind>
QVector<Kind> all(const QVector<Observation> &observations)
{
    QVector<Kind> found;
    for (const Observation &observation : observations) {
        if (const auto *what = std::get_if<Kind>(&observation.what))
            found.append(*what);
    }
    return found;
}

} // namespace

class TestListener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsAndStops();
    void startFails_data();
    void startFails();
    void listensOnIpv6();
    void requestIsObserved();
    void secretsAreHashed();
    void subprotocolIsChosen();
    void framesThatComeWithTheRequestAreSeen();
    void echoesWhateverTheSplit();
    void echoesFragmentsAndLargeMessages();
    void greets();
    void peersPingIsAnswered();
    void sendsAndPings();
    void illegalCommandsAreRefused_data();
    void illegalCommandsAreRefused();
    void ourCloseIsAnswered();
    void ourCloseCrossesTheirs();
    void ourCloseIsNotAnswered();
    void ourCloseMeetsFin();
    void closeAfter();
    void aborts_data();
    void aborts();
    void stopClosesProperly();
    void stopGivesUp();
    void heartbeatGivesUpOnAFrozenPeer();
    void heartbeatTakesAnyBytesForLife();
    void silentHandshake_data();
    void silentHandshake();
    void clientVanishesBeforeItsRequest();
    void tooManySessions();
    void messageTooBig_data();
    void messageTooBig();
    void messageTooBigAfterOurClose();
    void queueFull();
    void echoesTogetherAreBounded();
    void pongsThatNobodyReads();
    void payloadsAreRecorded();
    void trafficIsComplete();
};

void TestListener::startsAndStops()
{
    EndpointSpec spec = quietSpec();
    spec.name = u"mine"_qs;
    spec.listen = QUrl(u"ws://localhost:0"_qs);
    WatchedListener listener(spec);
    EndpointStatus status = listener.start();
    QCOMPARE(status.state, EndpointStatus::State::Running);
    QCOMPARE(status.role, Role::Listener);
    QCOMPARE(status.name, u"mine"_qs);
    QCOMPARE(status.error, QString());
    QCOMPARE(status.url.host(), u"127.0.0.1"_qs);
    QCOMPARE(status.url.path(), u"/"_qs);
    QVERIFY(status.url.port() > 0);
    QCOMPARE(listener.stop().state, EndpointStatus::State::Stopped);
    QCOMPARE(listener.start().state, EndpointStatus::State::Running); // and again
    RawPeer peer(listener.port());
    QVERIFY(peer.upgrade().startsWith("HTTP/1.1 101"));
}

void TestListener::startFails_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("error");
    QTest::newRow("a name") << u"ws://example.test:9001/"_qs
                            << u"ws://example.test:9001/: example.test is no IP address"_qs;
    QTest::newRow("not ours") << u"ws://192.0.2.1:0/"_qs
                              << u"ws://192.0.2.1:0/: this machine does not have that address"_qs;
    QTest::newRow("taken") << QString() << u": address already in use"_qs;
}

void TestListener::startFails()
{
    QFETCH(QString, url);
    QFETCH(QString, error);
    WatchedListener first(quietSpec());
    first.start();
    if (url.isEmpty()) {
        url = u"ws://127.0.0.1:%1/"_qs.arg(first.port());
        error.prepend(url);
    }
    EndpointSpec spec = quietSpec();
    spec.listen = QUrl(url);
    WatchedListener listener(spec);
    const EndpointStatus status = listener.start();
    QCOMPARE(status.state, EndpointStatus::State::Failed);
    QCOMPARE(status.error, error);
}

void TestListener::listensOnIpv6()
{
    EndpointSpec spec = quietSpec();
    spec.listen = QUrl(u"ws://[::1]:0/"_qs);
    WatchedListener listener(spec);
    const EndpointStatus status = listener.start();
    QVERIFY2(status.state == EndpointStatus::State::Running, qPrintable(status.error));
    QVERIFY(status.url.toString().startsWith(u"ws://[::1]:"_qs));
    {
        RawPeer peer(listener.port(), "::1");
        QVERIFY(peer.upgrade().startsWith("HTTP/1.1 101"));
    }
    const Facts &facts = listener.awaitEnd();
    QVERIFY(facts.client().peer.startsWith(u"[::1]:"_qs));
    QCOMPARE(facts.client().local, u"[::1]:%1"_qs.arg(listener.port()));
}

void TestListener::requestIsObserved()
{
    WatchedListener listener(quietSpec());
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.upgrade("Origin: http://example.test\r\nUser-Agent: raw/1\r\nCookie: a=b\r\n");
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.request->method, u"GET"_qs);
    QCOMPARE(facts.request->httpVersion, u"HTTP/1.1"_qs);
    QCOMPARE(facts.request->host, u"127.0.0.1"_qs);
    QCOMPARE(facts.request->origin, u"http://example.test"_qs);
    QCOMPARE(facts.request->userAgent, u"raw/1"_qs);
    QCOMPARE(facts.response->status, 101);
    QCOMPARE(facts.client().local, u"127.0.0.1:%1"_qs.arg(listener.port()));
    QVERIFY(facts.openedAt >= facts.startedAt);
}

void TestListener::secretsAreHashed()
{
    const QByteArray request =
        RawPeer::request("Cookie: sid=0123456789abcdef\r\n").replace("?x=1", "?token=hunter2");
    for (const bool keep : {false, true}) {
        EndpointSpec spec = quietSpec();
        spec.keepSecrets = keep;
        WatchedListener listener(spec);
        listener.start();
        {
            RawPeer peer(listener.port());
            peer.send(request);
            peer.readUntil("\r\n\r\n");
        }
        const Facts &facts = listener.awaitEnd();
        QVERIFY(facts.request->target.startsWith(u"/chat?token="_qs));
        QCOMPARE(facts.request->target.contains(u"hunter2"_qs), keep);
        QCOMPARE(facts.request->cookie.contains(u"0123456789abcdef"_qs), keep);
        QVERIFY(facts.request->cookie.startsWith(u"sid="_qs));
    }
}

void TestListener::subprotocolIsChosen()
{
    EndpointSpec spec = quietSpec();
    spec.subprotocols = {u"graphql-ws"_qs, u"chat"_qs};
    WatchedListener listener(spec);
    listener.start();
    {
        RawPeer peer(listener.port());
        QVERIFY(peer.upgrade("Sec-WebSocket-Protocol: soap, chat\r\n")
                    .contains("Sec-WebSocket-Protocol: chat\r\n"));
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.request->subprotocols, u"soap, chat"_qs);
    QCOMPARE(facts.response->subprotocol, u"chat"_qs);
}

void TestListener::framesThatComeWithTheRequestAreSeen()
{
    EndpointSpec spec = quietSpec();
    spec.behaviour = Behaviour::Echo;
    WatchedListener listener(spec);
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.upgrade({}, frame(0x81, "early") + closeFrame(1000));
        QCOMPARE(peer.readFrame()->second, QByteArray("early"));
        QCOMPARE(peer.readFrame()->first, 0x88);
        peer.readToEnd();
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()), opening + u"close<1000 | close>1000 | fin | ended"_qs);
    QCOMPARE(facts.client().in.messages, 1u);
}

void TestListener::echoesWhateverTheSplit()
{
    EndpointSpec spec = quietSpec();
    spec.behaviour = Behaviour::Echo;
    WatchedListener listener(spec);
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    const QByteArray text = QString(u"h\u00e9llo \U0001f600"_qs).toUtf8();
    const QByteArray bytes = frame(0x81, text) + frame(0x82, QByteArray("\0\1\2", 3)) + frame(0x81, {});
    for (const char byte : bytes) {
        peer.send(QByteArray(1, byte));
        // Each byte travels alone: the reads of the listener split every frame everywhere.
    }
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x81), text));
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x82), QByteArray("\0\1\2", 3)));
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x81), QByteArray()));
}

void TestListener::echoesFragmentsAndLargeMessages()
{
    EndpointSpec spec = quietSpec();
    spec.behaviour = Behaviour::Echo;
    WatchedListener listener(spec);
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    peer.send(frame(0x01, "one ") + frame(0x89, "between") + frame(0x00, "two ") + frame(0x80, "three"));
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x8a), QByteArray("between")));
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x81), QByteArray("one two three")));
    const QByteArray large(300'000, 'x');
    peer.send(frame(0x82, large));
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x82), large));
}

void TestListener::greets()
{
    EndpointSpec spec = quietSpec();
    spec.sendOnOpen = {u"welcome"_qs, u"ready"_qs};
    WatchedListener listener(spec);
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.upgrade();
        QCOMPARE(*peer.readFrame(), std::pair(quint8(0x81), QByteArray("welcome")));
        QCOMPARE(*peer.readFrame(), std::pair(quint8(0x81), QByteArray("ready")));
    }
    QCOMPARE(listener.awaitEnd().client().out.messages, 2u);
}

void TestListener::peersPingIsAnswered()
{
    WatchedListener listener(quietSpec());
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.upgrade();
        peer.send(frame(0x89, "abc") + frame(0x89, "def"));
        QCOMPARE(*peer.readFrame(), std::pair(quint8(0x8a), QByteArray("abc")));
        QCOMPARE(*peer.readFrame(), std::pair(quint8(0x8a), QByteArray("def")));
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.client().in.frames, 2u);
    QCOMPARE(facts.client().out.frames, 2u);
    QCOMPARE(all<Ping>(listener.observations()).size(), 1); // the second came within the same second
    QCOMPARE(all<Pong>(listener.observations()).size(), 1);
}

void TestListener::sendsAndPings()
{
    WatchedListener listener(quietSpec());
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    listener.perform(SessionId(1), SendMessage{true, "hello"});
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x81), QByteArray("hello")));
    listener.perform(SessionId(1), SendMessage{false, QByteArray("\xff\0", 2)});
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x82), QByteArray("\xff\0", 2)));
    listener.perform(SessionId(1), SendPing{});
    const auto ping = peer.readFrame();
    QCOMPARE(ping->first, 0x89);
    peer.send(frame(0x8a, ping->second));
    QTRY_VERIFY(listener.facts().client().rtt.has_value());
    QVERIFY(*listener.facts().client().rtt > 0ns && *listener.facts().client().rtt < 10s);
    QCOMPARE(listener.facts().client().pingsUnanswered, 0);
    QCOMPARE(all<Performed>(listener.observations()).size(), 3);
    listener.perform(SessionId(99), SendPing{}); // nobody: ignored
}

void TestListener::illegalCommandsAreRefused_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, decltype(Command::what) what, const QString &expected) {
        QTest::newRow(name) << Command{SessionId(1), what} << expected;
    };
    row("reserved code", CloseSession{1006, {}, ToolReason::User},
        u"did close!code 1006 must not be put into a Close frame"_qs);
    row("reason without a code", CloseSession{{}, u"bye"_qs, ToolReason::User},
        u"did close!a reason needs a code"_qs);
    row("long reason", CloseSession{1000, QString(124, u'x'), ToolReason::User},
        u"did close!the reason has 124 bytes, at most 123 fit into a Close frame"_qs);
    row("text that is none", SendMessage{true, "\xff"}, u"did send!the text is no UTF-8"_qs);
    row("fault", InjectFault{u"server:freeze"_qs},
        u"did fault!a listener has no server side; use client:ACTION"_qs);
}

void TestListener::illegalCommandsAreRefused()
{
    QFETCH(Command, command);
    QFETCH(QString, expected);
    WatchedListener listener(quietSpec());
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    listener.perform(command.session, command.what);
    QTRY_COMPARE(transcript(listener.observations()), opening + expected);
    QVERIFY(listener.facts().isOpen());
}

void TestListener::ourCloseIsAnswered()
{
    WatchedListener listener(quietSpec());
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    listener.perform(SessionId(1), CloseSession{4000, u"enough"_qs, ToolReason::User});
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x88), QByteArray("\x0f\xa0"
                                                                   "enough")));
    peer.send(frame(0x81, "one more") + closeFrame(4000));
    peer.readToEnd();
    QCOMPARE(peer.end(), RawPeer::End::Fin); // ours comes first
    peer.close();
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()),
             opening + u"tool user close | close>4000 enough | close<4000 | fin | ended"_qs);
    QCOMPARE(facts.client().in.messages, 1u);
    QCOMPARE(facts.client().in.frames, 2u); // the Close frame counts as a frame
}

void TestListener::ourCloseCrossesTheirs()
{
    WatchedListener listener(quietSpec());
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    listener.perform(SessionId(1), CloseSession{{}, {}, ToolReason::User});
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x88), QByteArray()));
    peer.send(closeFrame(1001)); // its own, not an answer; the listener must not send a second one
    QCOMPARE(peer.readToEnd(), QByteArray());
    peer.close();
    listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()),
             opening + u"tool user close | close>none | close<1001 | fin | ended"_qs);
}

void TestListener::ourCloseIsNotAnswered()
{
    EndpointSpec spec = quietSpec();
    spec.limits.closing = 200ms;
    WatchedListener listener(spec);
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    listener.perform(SessionId(1), CloseSession{1000, {}, ToolReason::User});
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()),
             opening +
                 u"tool user close | close>1000 | silence close | closed_by_tool | last_frames | ended"_qs);
    QVERIFY(facts.silence->waited >= 200ms && facts.silence->waited < 10s);
    peer.readToEnd();
    QCOMPARE(peer.end(), RawPeer::End::Fin);
}

void TestListener::ourCloseMeetsFin()
{
    WatchedListener listener(quietSpec());
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    listener.perform(SessionId(1), CloseSession{1000, {}, ToolReason::User});
    peer.readFrame();
    peer.finish();
    listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()),
             opening + u"tool user close | close>1000 | fin | last_frames | ended"_qs);
}

void TestListener::closeAfter()
{
    EndpointSpec spec = quietSpec();
    spec.closeAfter = 50ms;
    WatchedListener listener(spec);
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x88), QByteArray("\x03\xe8")));
    peer.send(closeFrame(1000));
    peer.readToEnd();
    peer.close();
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()),
             opening + u"tool user close close_after | close>1000 | close<1000 | fin | ended"_qs);
    QVERIFY(*facts.endedAt() - *facts.openedAt >= 50ms);
}

void TestListener::aborts_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<QString>("expected");
    QTest::newRow("fin") << false << u"tool user abort | closed_by_tool | ended"_qs;
    QTest::newRow("rst") << true << u"tool user reset | closed_by_tool | ended"_qs;
}

void TestListener::aborts()
{
    QFETCH(bool, reset);
    QFETCH(QString, expected);
    WatchedListener listener(quietSpec());
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    listener.perform(SessionId(1), AbortSession{reset, ToolReason::User});
    QCOMPARE(peer.readToEnd(), QByteArray()); // no Close frame
    QCOMPARE(peer.end(), reset ? RawPeer::End::Reset : RawPeer::End::Fin);
    listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()), opening + expected);
}

void TestListener::stopClosesProperly()
{
    WatchedListener listener(quietSpec());
    listener.start();
    RawPeer open(listener.port()), asking(listener.port());
    open.upgrade();
    listener.awaitOpen();
    asking.send("GET / HTTP/1.1\r\n");
    QTRY_VERIFY(!listener.facts(2).client().peer.isEmpty());
    listener.stopLater();
    QCOMPARE(*open.readFrame(), std::pair(quint8(0x88), QByteArray("\x03\xe9")));
    open.send(closeFrame(1001));
    open.readToEnd();
    open.close();
    QTRY_COMPARE(listener.status().state, EndpointStatus::State::Stopped);
    QCOMPARE(transcript(listener.observations(1)),
             opening + u"tool shutdown close | close>1001 | close<1001 | fin | ended"_qs);
    QCOMPARE(transcript(listener.observations(2)),
             u"connected | tool shutdown abort | closed_by_tool | ended"_qs);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

void TestListener::stopGivesUp()
{
    WatchedListener listener(quietSpec());
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    QElapsedTimer time;
    time.start();
    QCOMPARE(listener.stop().state, EndpointStatus::State::Stopped); // though the peer never answers
    QVERIFY(time.elapsed() <= 8000);
    QCOMPARE(
        transcript(listener.observations()),
        opening +
            u"tool shutdown close | close>1001 | silence close | closed_by_tool | last_frames | ended"_qs);
}

void TestListener::heartbeatGivesUpOnAFrozenPeer()
{
    EndpointSpec spec = quietSpec();
    spec.ping = 300ms;
    WatchedListener listener(spec);
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    peer.send(frame(0x8a, peer.readFrame()->second)); // one answer, then nothing ever again
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()),
             opening +
                 u"silence pong | tool heartbeat abort | close>1011 heartbeat timeout | closed_by_tool | "
                 "last_frames | ended"_qs);
    QCOMPARE(facts.silence->missed, 2);
    QVERIFY(facts.silence->waited >= 300ms && facts.silence->waited < 10s);
    QVERIFY(facts.client().rtt.has_value());
    QCOMPARE(facts.client().pingsUnanswered, 2);
    QCOMPARE(facts.first->source, Source::Tool);
    QVERIFY(peer.readToEnd().endsWith("heartbeat timeout"));
    QCOMPARE(peer.end(), RawPeer::End::Fin);
}

void TestListener::heartbeatTakesAnyBytesForLife()
{
    EndpointSpec spec = quietSpec();
    spec.ping = 300ms;
    WatchedListener listener(spec);
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.upgrade();
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(peer.readFrame()->first, 0x89);
            peer.send(frame(0x81, "no pong, but alive"));
        }
        peer.send(closeFrame(1000));
    }
    const Facts &facts = listener.awaitEnd();
    QVERIFY(!facts.toolEnd);
    QVERIFY(facts.client().pingsUnanswered >= 4); // which is a fact of its own
}

void TestListener::silentHandshake_data()
{
    QTest::addColumn<QByteArray>("begun");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a request") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n");
}

void TestListener::silentHandshake()
{
    QFETCH(QByteArray, begun);
    EndpointSpec spec = quietSpec();
    spec.limits.handshake = 150ms;
    WatchedListener listener(spec);
    listener.start();
    RawPeer peer(listener.port());
    peer.send(begun);
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()),
             u"connected | silence request | tool limit abort handshake_timeout | closed_by_tool | ended"_qs);
    QVERIFY(facts.silence->waited >= 150ms);
    QCOMPARE(facts.firstPhase, Phase::Http);
    QCOMPARE(facts.toolEnd->limit, std::optional<quint64>(150));
}

void TestListener::clientVanishesBeforeItsRequest()
{
    WatchedListener listener(quietSpec());
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.send("GET / HTT");
    }
    listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()), u"connected | fin | ended"_qs);
    {
        RawPeer peer(listener.port());
        peer.reset();
    }
    listener.awaitEnd(2);
    QCOMPARE(transcript(listener.observations(2)), u"connected | reset | ended"_qs);
}

void TestListener::tooManySessions()
{
    EndpointSpec spec = quietSpec();
    spec.limits.sessions = 2;
    WatchedListener listener(spec);
    listener.start();
    RawPeer one(listener.port()), two(listener.port());
    QVERIFY(one.upgrade().startsWith("HTTP/1.1 101"));
    QVERIFY(two.upgrade().startsWith("HTTP/1.1 101"));
    {
        RawPeer three(listener.port());
        QVERIFY(three.upgrade().startsWith("HTTP/1.1 503"));
        three.readToEnd();
    }
    const Facts &facts = listener.awaitEnd(3);
    QCOMPARE(transcript(listener.observations(3)),
             u"connected | request | 503 | tool limit refuse too_many_sessions | fin | ended"_qs);
    QCOMPARE(facts.toolEnd->limit, std::optional<quint64>(2));
    QCOMPARE(facts.toolEnd->value, std::optional<quint64>(3));
    one.close();
    listener.awaitEnd(1);
    RawPeer four(listener.port()); // there is room again
    QVERIFY(four.upgrade().startsWith("HTTP/1.1 101"));
}

void TestListener::messageTooBig_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("announced by one frame") << frame(0x82, QByteArray(2000, 'x')).left(100);
    QTest::newRow("over fragments") << frame(0x02, QByteArray(600, 'x')) +
                                           frame(0x00, QByteArray(600, 'x')).left(20);
}

void TestListener::messageTooBig()
{
    QFETCH(QByteArray, bytes);
    EndpointSpec spec = quietSpec();
    spec.limits.messageBytes = 1000;
    WatchedListener listener(spec);
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.upgrade();
        peer.send(frame(0x82, QByteArray(1000, 'x')) + bytes);
        QCOMPARE(*peer.readFrame(), std::pair(quint8(0x88), QByteArray("\x03\xf1")));
        peer.readToEnd();
    }
    const Facts &facts = listener.awaitEnd();
    QVERIFY(transcript(listener.observations())
                .startsWith(opening + u"tool limit close message_too_big | close>1009"_qs));
    QCOMPARE(facts.toolEnd->limit, std::optional<quint64>(1000));
    QVERIFY(*facts.toolEnd->value > 1000);
    QCOMPARE(facts.client().in.messages, 1u);
}

void TestListener::messageTooBigAfterOurClose()
{
    EndpointSpec spec = quietSpec();
    spec.limits.messageBytes = 1000;
    WatchedListener listener(spec);
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    listener.awaitOpen();
    listener.perform(SessionId(1), CloseSession{1000, {}, ToolReason::User});
    QCOMPARE(*peer.readFrame(), std::pair(quint8(0x88), QByteArray("\x03\xe8")));
    peer.send(frame(0x82, QByteArray(2000, 'x')).left(100));
    QCOMPARE(peer.readToEnd(), QByteArray()); // no second Close frame
    peer.close();
    listener.awaitEnd();
    QVERIFY(transcript(listener.observations())
                .startsWith(opening + u"tool user close | close>1000 | tool limit close message_too_big"_qs));
}

void TestListener::queueFull()
{
    EndpointSpec spec = quietSpec();
    spec.behaviour = Behaviour::Echo;
    spec.limits.queueBytes = 100'000;
    WatchedListener listener(spec);
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    // The peer sends and never reads: the echoes fill the kernel's buffers first, then ours.
    const QByteArray bytes = frame(0x82, QByteArray(65'000, 'x'));
    for (int i = 0; i < 2000 && !listener.facts().ended; ++i) {
        peer.send(bytes);
        QCoreApplication::processEvents();
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.toolEnd->sub, u"queue_full"_qs);
    QCOMPARE(facts.toolEnd->limit, std::optional<quint64>(100'000));
    QVERIFY(*facts.toolEnd->value > 100'000 && *facts.toolEnd->value < 400'000);
    QVERIFY(facts.client().out.messages <
            facts.client().in.messages); // what never left does not count as sent
}

/// Each message is within its own limit, and all of them together are not.
void TestListener::echoesTogetherAreBounded()
{
    EndpointSpec spec = quietSpec();
    spec.behaviour = Behaviour::Echo;
    spec.limits.messageBytes = 100'000; // together 400,000
    WatchedListener listener(spec);
    listener.start();
    const QByteArray message = frame(0x82, QByteArray(100'000, 'x'));
    constexpr int parts = 90'000, peers = 5;
    std::vector<std::unique_ptr<RawPeer>> all;
    for (int i = 1; i <= peers; ++i) {
        all.push_back(std::make_unique<RawPeer>(listener.port()));
        all.back()->upgrade();
        all.back()->send(frame(0x89, {}) + message.left(parts));
        if (i == peers)
            break;
        QCOMPARE(all.back()->readFrame()->first, quint8(0x8a)); // it was read so far
    }
    const Facts &facts = listener.awaitEnd(peers);
    QCOMPARE(facts.toolEnd->sub, u"echo_full"_qs);
    QCOMPARE(facts.toolEnd->limit, std::optional<quint64>(400'000));
    QVERIFY(*facts.toolEnd->value > 400'000 && *facts.toolEnd->value < 500'000);
    // What it held is free again, and small messages are nobody's burden.
    RawPeer small(listener.port());
    small.upgrade();
    small.send(frame(0x82, "small"));
    QCOMPARE(small.readFrame()->second, QByteArray("small"));
    for (int i = 0; i < peers - 1; ++i) {
        all[std::size_t(i)]->send(message.sliced(parts));
        QCOMPARE(all[std::size_t(i)]->readFrame()->second.size(), 100'000);
    }
    QCOMPARE(listener.ended(), 1);
}

void TestListener::pongsThatNobodyReads()
{
    WatchedListener listener(quietSpec());
    listener.start();
    RawPeer peer(listener.port());
    peer.upgrade();
    QByteArray bytes;
    for (int i = 0; i < 400; ++i)
        bytes += frame(0x89, QByteArray(125, 'x'));
    for (int i = 0; i < 2000 && !listener.facts().ended; ++i) {
        peer.send(bytes);
        QCoreApplication::processEvents();
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.toolEnd->sub, u"queue_full"_qs);
    QCOMPARE(facts.toolEnd->limit, std::optional<quint64>(endpoint::OwnSession::pongLimit));
    QVERIFY(*facts.toolEnd->value < endpoint::OwnSession::pongLimit + 1000);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

void TestListener::payloadsAreRecorded()
{
    EndpointSpec spec = quietSpec();
    spec.behaviour = Behaviour::Echo;
    spec.recordPayloads = true;
    WatchedListener listener(spec);
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.upgrade();
        peer.send(frame(0x01, "one ") + frame(0x80, "two"));
        QCOMPARE(*peer.readFrame(), std::pair(quint8(0x81), QByteArray("one two")));
        peer.send(frame(0x82, QByteArray(1000, 'y')));
        peer.readFrame();
    }
    const Facts &facts = listener.awaitEnd();
    const auto messages = all<Message>(listener.observations());
    QCOMPARE(messages.size(), 4);
    QCOMPARE(messages[0], (Message{Way::In, true, 7, "one two"}));
    QCOMPARE(messages[1], (Message{Way::Out, true, 7, "one two"}));
    QCOMPARE(messages[3], (Message{Way::Out, false, 1000, QByteArray(256, 'y')}));
    QCOMPARE(facts.lastFrames->frames.first().preview, QByteArray("one "));
}

void TestListener::trafficIsComplete()
{
    EndpointSpec spec = quietSpec();
    spec.behaviour = Behaviour::Echo;
    WatchedListener listener(spec);
    listener.start();
    constexpr int count = 2000;
    {
        RawPeer peer(listener.port());
        peer.upgrade();
        QByteArray bytes;
        for (int i = 0; i < count; ++i)
            bytes += frame(0x81, "0123456789");
        peer.send(bytes);
        for (int i = 0; i < count; ++i)
            QCOMPARE(*peer.readFrame(), std::pair(quint8(0x81), QByteArray("0123456789")));
        peer.send(closeFrame(1000));
        peer.readToEnd();
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.client().in.frames, quint64(count + 1));
    QCOMPARE(facts.client().in.messages, quint64(count));
    QCOMPARE(facts.client().in.bytes, quint64(count * 16 + 8));
    QCOMPARE(facts.client().out.frames, quint64(count + 1));
    QCOMPARE(facts.client().out.bytes, quint64(count * 12 + 4));
    QCOMPARE(facts.client().in.largestMessage, 10u);
    QVERIFY(all<Traffic>(listener.observations()).size() < 50); // by time, not by frame
}

QTEST_GUILESS_MAIN(TestListener)
#include "tst_listener.moc"

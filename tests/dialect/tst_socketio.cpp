// Socket.IO 4 and 2 over Engine.IO: what its messages say about the end, and what only looks like it.
#include "talk.h"

#include <QtTest>

using namespace dialect;
using namespace Qt::StringLiterals;

namespace {

const QByteArray hello(
    "0{\"sid\":\"abc\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}");

Opening opening(const QByteArray &target = "/socket.io/?EIO=4&transport=websocket")
{
    Opening opening;
    opening.target = target;
    opening.key = "key";
    return opening;
}

/// Packets as socket.io-msgpack-parser 3 writes them.
QByteArray packed(const QString &what)
{
    static const QMap<QString, const char *> all{
        {u"join"_s, "83a47479706500a464617461d40000a36e7370a12f"},
        {u"resume"_s, "83a47479706500a46461746182a3706964a27031a66f6666736574a178a36e7370a12f"},
        {u"joined"_s, "83a47479706500a46461746182a3736964b44141414141414141414141414141414141414141a370"
                      "6964a27031a36e7370a12f"},
        {u"event"_s, "84a47479706502a46461746192a46e65777382a47479706501a36e7370a12fa76f7074696f6e7381a863"
                     "6f6d7072657373c3a36e7370a12f"},
        {u"no list"_s, "83a47479706502a46461746181a16101a36e7370a12f"},
        {u"leave"_s, "82a47479706501a36e7370a12f"},
        {u"leave admin"_s, "82a47479706501a36e7370a62f61646d696e"},
        {u"refused"_s, "83a47479706504a36e7370a12fa46461746181a76d657373616765b1496e76616c6964206e616d6573"
                       "70616365"}};
    return QByteArray::fromHex(all.value(what));
}

Talk packedTalk(Dress dress = Dress::Plain)
{
    Talk talk(opening(), dress);
    talk.server(0.1, hello).client(0.2, packed(u"join"_s), false).server(0.3, packed(u"joined"_s), false);
    return talk;
}

} // namespace

class TestSocketIo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kicked_data() { dresses(); }
    void kicked()
    {
        QFETCH(Dress, dress);
        Talk talk(opening(), dress);
        talk.server(0.1, hello).client(0.2, "40").server(0.3, "40{\"sid\":\"x\"}").server(5, "41");
        talk.close(Leg::Client, 5.01);
        QCOMPARE(talk.protocol(), u"socket.io"_s);
        QCOMPARE(talk.said(), u"normal app_close server proven"_s);
        QCOMPARE(talk.goodbye(), u"41"_s);
        QCOMPARE(talk.facts.app->goodbye->retry, std::optional(false));
    }
    void clientDisconnects()
    {
        Talk talk = joinedTalk();
        talk.client(5, "41").close(Leg::Client, 5.001);
        QCOMPARE(talk.said(), u"normal app_close client proven"_s);
    }
    void withoutTheMessageItIsNotKnown()
    {
        Talk client = joinedTalk();
        client.client(4, "42[\"x\"]").close(Leg::Client, 5);
        QCOMPARE(client.said(), u"normal no_status_close client proven"_s);
        Talk server = joinedTalk();
        server.client(4, "42[\"x\"]").close(Leg::Server, 5);
        QCOMPARE(server.said(), u"lost server_going_away server suggested"_s);
        Talk coded = joinedTalk();
        coded.close(Leg::Server, 5, 1000);
        QCOMPARE(coded.said(), u"lost server_going_away server suggested"_s);
        Talk other = joinedTalk();
        other.close(Leg::Server, 5, 1009);
        QCOMPARE(other.said(), u"lost message_too_big server proven"_s);
    }
    void oneOfTwoNamespacesIsNoEnd()
    {
        Talk talk = joinedTalk();
        talk.client(1, "40/admin,").server(1.1, "40/admin,{\"sid\":\"y\"}").server(2, "41/admin,");
        QCOMPARE(talk.goodbye(), QString());
        talk.server(3, "41").close(Leg::Client, 3.1);
        QCOMPARE(talk.said(), u"normal app_close server proven"_s);
    }
    void joiningAnewWithdrawsIt()
    {
        Talk talk = joinedTalk();
        talk.server(2, "41").client(3, "40").server(3.1, "40{\"sid\":\"z\"}").close(Leg::Client, 8);
        QCOMPARE(talk.said(), u"normal no_status_close client proven"_s);
    }
    void talkingOnWithdrawsIt()
    {
        Talk talk = joinedTalk();
        talk.server(2, "41").server(3, "42[\"still\"]").close(Leg::Client, 8);
        QCOMPARE(talk.said(), u"normal no_status_close client proven"_s);
    }
    void anEndLongAfterItIsAnother()
    {
        Talk talk = joinedTalk();
        talk.server(2, "41").close(Leg::Client, 40);
        QCOMPARE(talk.said(), u"normal no_status_close client proven"_s);
    }
    void refused()
    {
        Talk talk(opening());
        talk.server(0.1, hello).client(0.2, "40").server(0.3, "44{\"message\":\"not authorized\"}");
        talk.close(Leg::Client, 0.31);
        QCOMPARE(talk.said(), u"lost policy_violation server proven"_s);
        QCOMPARE(talk.facts.app->goodbye->text, u"not authorized"_s);
    }
    void clientDoesNotAnswer_data() { dresses(); }
    void clientDoesNotAnswer()
    {
        QFETCH(Dress, dress);
        Talk talk(opening(), dress);
        talk.server(0.1, hello).client(0.2, "40").server(0.3, "40{\"sid\":\"x\"}").server(25.1, "2");
        talk.client(25.11, "3").server(50.11, "2").close(Leg::Server, 70.12);
        QCOMPARE(talk.said(), u"lost heartbeat_timeout server proven"_s);
        const auto beat = talk.verdict().heartbeat;
        QVERIFY(beat && beat->announced && beat->silent == Leg::Client);
        QCOMPARE(beat->interval, std::optional<session::Nanoseconds>(std::chrono::seconds(25)));
        QCOMPARE(beat->timeout, std::optional<session::Nanoseconds>(std::chrono::seconds(20)));
        QVERIFY(beat->silentFor > std::chrono::seconds(45));
    }
    void anAnswerExcludesIt()
    {
        Talk talk = joinedTalk();
        talk.server(50.11, "2").client(50.2, "3").close(Leg::Server, 70.12);
        QCOMPARE(talk.said(), u"lost server_going_away server suggested"_s);
        Talk early = joinedTalk(); // too early for the timeout
        early.server(25, "2").close(Leg::Server, 30);
        QCOMPARE(early.said(), u"lost server_going_away server suggested"_s);
        Talk late = joinedTalk(); // within the grace of a timer that was started anew
        late.server(25, "2").close(Leg::Server, 62);
        QCOMPARE(late.said(), u"lost heartbeat_timeout server strong"_s);
    }
    void pythonEndsWith1000()
    {
        Talk talk = joinedTalk();
        talk.server(25, "2").close(Leg::Server, 45.01, 1000);
        QCOMPARE(talk.said(), u"lost heartbeat_timeout server proven"_s);
    }
    void serverDoesNotAsk()
    {
        Talk talk = joinedTalk();
        talk.server(25, "2").client(25.1, "3").close(Leg::Client, 70.02);
        QCOMPARE(talk.said(), u"lost heartbeat_timeout client proven"_s);
        QCOMPARE(talk.verdict().heartbeat->silent, std::optional(Leg::Server));
        Talk early = joinedTalk();
        early.server(25, "2").client(25.1, "3").close(Leg::Client, 60);
        QCOMPARE(early.said(), u"normal no_status_close client proven"_s);
    }
    void neverJoins()
    {
        Talk talk(opening());
        talk.server(0.1, hello).close(Leg::Server, 45.1);
        QCOMPARE(talk.said(), u"lost protocol_error server strong"_s);
        QCOMPARE(talk.verdict().sub, u"never_joined"_s);
    }
    void pingOfTheWrongSide()
    {
        Talk talk = joinedTalk();
        talk.client(3, "2").close(Leg::Server, 3.01);
        QCOMPARE(talk.said(), u"lost protocol_error server strong"_s);
        QCOMPARE(talk.verdict().sub, u"application"_s);
    }
    void oldProtocol()
    {
        Talk talk(opening("/socket.io/?EIO=3&transport=websocket"));
        talk.server(0.1, hello).server(0.2, "40").client(25.1, "2").server(25.2, "3").client(50.1, "2");
        talk.close(Leg::Client, 70.12);
        QCOMPARE(talk.said(), u"lost heartbeat_timeout client proven"_s);
        Talk frozen(opening("/socket.io/?EIO=3&transport=websocket"));
        frozen.server(0.1, hello)
            .server(0.2, "40")
            .client(25.1, "2")
            .server(25.2, "3")
            .close(Leg::Server, 70.15);
        QCOMPARE(frozen.said(), u"lost heartbeat_timeout server proven"_s);
    }
    void resumedByItsToken()
    {
        Talk talk(opening());
        talk.server(0.1, hello).client(0.2, "40{\"pid\":\"secret\",\"offset\":\"7\"}");
        talk.server(0.3, "40{\"sid\":\"x\",\"pid\":\"secret\"}");
        QCOMPARE(talk.facts.app->resumed, std::optional(true));
        QVERIFY(talk.facts.app->hello.token.startsWith(u'~'));
    }
    void foreignTextIsNoGoodbye_data() { dresses(); }
    void foreignTextIsNoGoodbye()
    {
        QFETCH(Dress, dress);
        Talk talk(opening(), dress);
        talk.server(0.1, hello).client(0.2, "40").server(0.3, "40{\"sid\":\"x\"}");
        talk.server(1, "42[\"message\",\"41\"]")
            .server(2, "42[\"m\",{\"type\":\"disconnect\",\"x\":\"44{\\\"message\\\":1}\"}]");
        talk.server(3, "430[\"41\"]").client(4, QByteArray(5000, '4')).server(5, "\x01\x02", false);
        talk.close(Leg::Client, 6);
        QCOMPARE(talk.goodbye(), QString());
        QCOMPARE(talk.said(), u"normal no_status_close client proven"_s);
    }
    void whatIsNoneOfItsMessagesEndsIt()
    {
        Talk talk = joinedTalk();
        talk.client(1, "hello").server(2, "41").close(Leg::Server, 3);
        QCOMPARE(talk.facts.app->unread, u"not_understood"_s);
        QCOMPARE(talk.said(), u"normal no_status_close server proven"_s);
    }
    /// The library at the other end closes with an empty Close or 1000 then.
    void whoSaysWhatIsNoneIsToldOf()
    {
        for (const std::optional<quint16> code : {std::optional<quint16>(), std::optional<quint16>(1000)}) {
            Talk talk = joinedTalk();
            talk.client(2, "9zzz").close(Leg::Server, 2.05, code);
            QCOMPARE(talk.said(), u"lost protocol_error server strong"_s);
            QCOMPARE(talk.verdict().sub, u"application"_s);
            Talk other = joinedTalk();
            other.server(2, "hello").close(Leg::Client, 2.05, code);
            QCOMPARE(other.said(), u"lost protocol_error client strong"_s);
        }
        Talk own = joinedTalk(); // who said it closes
        own.client(2, "9zzz").close(Leg::Client, 2.05);
        QCOMPARE(own.said(), u"normal no_status_close client proven"_s);
        Talk named = joinedTalk();
        named.client(2, "9zzz").close(Leg::Server, 2.05, 1001);
        QCOMPARE(named.said(), u"lost server_going_away server proven"_s);
        Talk worded = joinedTalk(); // a wish in its own words
        worded.server(2, "hello").close(Leg::Client, 2.05, 1000, u"that is all"_s);
        QCOMPARE(worded.said(), u"normal normal_closure client proven"_s);
        Talk alone(opening()); // nobody has spoken Socket.IO to it
        alone.client(0.1, "hello").close(Leg::Server, 0.2);
        QCOMPARE(alone.said(), u"normal no_status_close server proven"_s);
    }
    /// The timer of a hidden page.
    void whatIsLongOverdueIsSupposed()
    {
        Talk late = joinedTalk();
        late.server(25, "2").client(25.1, "3").close(Leg::Client, 25 + 45 + 20);
        QCOMPARE(late.said(), u"lost heartbeat_timeout client suggested"_s);
        QCOMPARE(late.verdict().heartbeat->silent, std::optional(Leg::Server));
        Talk heard = joinedTalk();
        heard.server(25, "2").client(25.1, "3").server(80, "42[\"x\"]").close(Leg::Client, 90);
        QCOMPARE(heard.said(), u"normal no_status_close client proven"_s);
        Talk hours = joinedTalk();
        hours.server(25, "2").client(25.1, "3").close(Leg::Client, 400);
        QCOMPARE(hours.said(), u"normal no_status_close client proven"_s);
        Talk wished = joinedTalk();
        wished.server(25, "2").client(25.1, "3").client(90, "41").close(Leg::Client, 90.1);
        QCOMPARE(wished.said(), u"normal app_close client proven"_s);
        Talk left = joinedTalk();
        left.server(25, "2").client(25.1, "3").close(Leg::Client, 90, 1001);
        QCOMPARE(left.said(), u"normal client_going_away client proven"_s);
        Talk worded = joinedTalk();
        worded.server(25, "2").client(25.1, "3").close(Leg::Client, 90, 1000, u"that is all"_s);
        QCOMPARE(worded.said(), u"normal normal_closure client proven"_s);
        Talk cut = joinedTalk();
        cut.server(25, "2").client(25.1, "3").fin(Leg::Client, 90);
        QCOMPARE(cut.said(), u"lost eof_without_close client proven"_s);
    }
    void anEventThatIsNoneBreaksTheRules()
    {
        for (const char *text : {"42notjson", "42/admin,{}", "437{}"}) {
            Talk talk = joinedTalk();
            talk.client(2, text).close(Leg::Server, 2.01);
            QCOMPARE(talk.said(), u"lost protocol_error server strong"_s);
        }
        for (const char *text : {"42[\"x\"]", "42/admin,12[\"x\"]", "4312[]", "451-[\"x\"]"}) {
            Talk talk = joinedTalk();
            talk.client(2, text).close(Leg::Server, 2.01);
            QCOMPARE(talk.said(), u"lost server_going_away server suggested"_s);
        }
    }
    /// The time that it has is not announced.
    void neverJoinedByAnotherTimer()
    {
        Talk talk(opening());
        talk.server(0.1, hello).close(Leg::Server, 3);
        QCOMPARE(talk.said(), u"lost protocol_error server suggested"_s);
        QCOMPARE(talk.verdict().sub, u"never_joined"_s);
        Talk usual(opening());
        usual.server(0.1, hello).close(Leg::Server, 45.1);
        QCOMPARE(usual.said(), u"lost protocol_error server strong"_s);
        Talk atOnce(opening());
        atOnce.server(0.1, hello).close(Leg::Server, 0.2);
        QCOMPARE(atOnce.said(), u"lost server_going_away server suggested"_s);
    }
    void eventsComeAfterTheJoin()
    {
        Talk talk(opening());
        talk.server(0.1, hello).client(0.2, "42[\"x\"]").close(Leg::Server, 0.21);
        QCOMPARE(talk.said(), u"lost protocol_error server strong"_s);
        QCOMPARE(talk.verdict().sub, u"application"_s);
        Talk plain(opening()); // Engine.IO alone
        plain.server(0.1, hello).client(0.2, "4hello").server(0.3, "4hello").close(Leg::Server, 45.1);
        QVERIFY(plain.verdict().sub != u"never_joined"_s);
        Talk packed(opening()); // a parser of its own
        packed.server(0.1, hello).client(0.2, QByteArray::fromHex("83a47479706500a36e7370a12f"), false);
        packed.close(Leg::Server, 45.1);
        QVERIFY(packed.verdict().sub != u"never_joined"_s);
    }
    /// socket.io-msgpack-parser.
    void packedGoodbyes_data() { dresses(); }
    void packedGoodbyes()
    {
        QFETCH(Dress, dress);
        Talk kicked = packedTalk(dress);
        kicked.server(3, packed(u"event"_s), false).server(5, packed(u"leave"_s), false);
        kicked.close(Leg::Client, 5.01);
        QCOMPARE(kicked.protocol(), u"socket.io"_s);
        QCOMPARE(kicked.said(), u"normal app_close server proven"_s);
        QCOMPARE(kicked.facts.app->goodbye->retry, std::optional(false));
        Talk left = packedTalk(dress);
        left.client(5, packed(u"leave"_s), false).close(Leg::Client, 5.01);
        QCOMPARE(left.said(), u"normal app_close client proven"_s);
        Talk silent = packedTalk(dress);
        silent.client(5, packed(u"event"_s), false).close(Leg::Server, 9);
        QCOMPARE(silent.said(), u"lost server_going_away server suggested"_s);
        Talk other = packedTalk(dress);
        other.server(5, packed(u"leave admin"_s), false);
        QCOMPARE(other.goodbye(), QString());
        Talk refused(opening(), dress);
        refused.server(0.1, hello).client(0.2, packed(u"join"_s), false);
        refused.server(0.3, packed(u"refused"_s), false).close(Leg::Client, 0.4);
        QCOMPARE(refused.said(), u"lost policy_violation server proven"_s);
        QCOMPARE(refused.facts.app->goodbye->text, u"Invalid namespace"_s);
        Talk broken = packedTalk(dress);
        broken.client(5, packed(u"no list"_s), false).close(Leg::Server, 5.01);
        QCOMPARE(broken.said(), u"lost protocol_error server strong"_s);
    }
    void packedTokens()
    {
        Talk talk(opening());
        talk.server(0.1, hello).client(0.2, packed(u"resume"_s), false);
        talk.server(0.3, packed(u"joined"_s), false);
        QVERIFY(!talk.facts.app->hello.resumes.isEmpty());
        QCOMPARE(talk.facts.app->hello.resumes, talk.facts.app->hello.token);
        QCOMPARE(talk.facts.app->resumed, std::optional(true));
    }
    /// What an event carries beside its text is no packet, whatever it looks like.
    void attachmentsAreNoPackets()
    {
        Talk talk = joinedTalk();
        talk.server(2, "452-[\"file\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
        talk.server(2, packed(u"leave"_s), false).server(2, packed(u"leave"_s), false);
        QCOMPARE(talk.goodbye(), QString());
        talk.close(Leg::Server, 3);
        QCOMPARE(talk.said(), u"lost server_going_away server suggested"_s);
        for (const char *nonsense : {"c1", "82a474797065", "81a47479706501", "82a47479706507a36e7370a12f",
                                     "dfffffffff", "82a47479706501a36e737001", "c6ffffffff00", "d9"}) {
            Talk other = packedTalk();
            other.server(2, QByteArray::fromHex(nonsense), false).close(Leg::Server, 3);
            QCOMPARE(other.goodbye(), QString());
            QCOMPARE(other.said(), u"lost server_going_away server suggested"_s);
        }
    }
    /// The same parser for Socket.IO 2 writes what is no event as JSON.
    void packedInOldForm()
    {
        Talk talk(opening("/socket.io/?EIO=3&transport=websocket"));
        talk.server(0.1, hello).server(0.2, "4{\"type\":0,\"nsp\":\"/\"}");
        talk.server(1, '\x04' + packed(u"event"_s), false);
        QCOMPARE(talk.goodbye(), QString());
        talk.server(2, "4{\"type\":1,\"nsp\":\"/\"}").close(Leg::Client, 2.1);
        QCOMPARE(talk.said(), u"normal app_close server proven"_s);
    }
    /// It is not silent, but does not answer either.
    void whoSpeaksButDoesNotAnswer()
    {
        Talk talk = joinedTalk();
        talk.server(25, "2").client(30, "42[\"x\"]").close(Leg::Server, 45);
        QCOMPARE(talk.said(), u"lost heartbeat_timeout server proven"_s);
        QCOMPARE(talk.verdict().sub, u"no_pong"_s);
        QCOMPARE(talk.verdict().heartbeat->silent, std::optional(Leg::Client));
        Talk silent = joinedTalk();
        silent.server(25, "2").close(Leg::Server, 45);
        QCOMPARE(silent.verdict().sub, QString());
    }
    void plainWebSocketsStayPlain()
    {
        Talk talk(opening("/chat"));
        talk.server(0.1, "41").client(0.2, "2").server(1, "3").client(2, "{\"type\":\"disconnect\"}");
        talk.close(Leg::Server, 5);
        QVERIFY(!talk.facts.app);
        QCOMPARE(talk.said(), u"normal no_status_close server proven"_s);
        // Its first message alone, with nothing from the other side, proves nothing.
        Talk alone(opening("/chat"));
        alone.server(0.1, hello).server(1, "41").close(Leg::Server, 5);
        QVERIFY(!alone.facts.app);
        Talk both(opening("/chat"));
        both.server(0.1, hello).client(0.2, "40").server(0.3, "40{\"sid\":\"x\"}").server(5, "41");
        both.close(Leg::Server, 5.1);
        QCOMPARE(both.said(), u"normal app_close server proven"_s);
    }
    void offIsOff()
    {
        Talk talk(opening(), Dress::Plain, u"off"_s);
        talk.server(0.1, hello).client(0.2, "40").server(5, "41").close(Leg::Client, 5.1);
        QVERIFY(!talk.facts.app);
    }

private:
    static Talk joinedTalk()
    {
        Talk talk(opening());
        talk.server(0.1, hello).client(0.2, "40").server(0.3, "40{\"sid\":\"x\"}");
        return talk;
    }
};

QTEST_APPLESS_MAIN(TestSocketIo)
#include "tst_socketio.moc"

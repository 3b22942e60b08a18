// Where an end came from, as one place saw it.
#include "diagnosis/classify.h"
#include "findings/paths/path.h"
#include "listening.h"
#include "packets.h"

#include <QtTest>

using namespace findings;
using namespace packets;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// What a capture of that conversation saw.
Sight captured(const Conversation &conversation, FileForm form = {})
{
    Listening listening;
    listening.read(conversation.pcap(form));
    const diagnosis::Verdict verdict = listening.verdict();
    return sightOf(listening.facts(), &verdict, u"tap"_s);
}

Conversation spoken()
{
    Conversation c;
    c.connect();
    c.upgrade();
    c.fromClient(frame(1, "hello", true));
    c.fromServer(frame(1, "hello", false));
    c.pass(5s);
    return c;
}

/// What a place of that role saw.
Sight seenAs(Role role, const QVector<std::pair<Leg, What>> &seen)
{
    Facts facts;
    facts.role = role;
    Stamp at = 1000s;
    for (const auto &[leg, what] : seen) {
        at += 100ms;
        apply(facts, Observation{SessionId(1), EndpointId(1), at, leg,
                                 role == Role::Browser ? Source::Browser : Source::Wire, what});
    }
    const diagnosis::Verdict verdict = diagnosis::classify(facts, {});
    return sightOf(facts, &verdict, u"place"_s);
}

} // namespace

class TestSight : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void brokenBytesComeFromTheirSender();
    void aComplaintOfWhatWasNotSeen();
    void aFlawedAnswerComesFromTheServer();
    void aBrowserThatRefusesAFrame();
    void ourOwnRefusal();
    void sealedEndsMayFollow();
    void crossedEndsComeFromNowhere();
};

/// The one that closes with 1002 answers.
void TestSight::brokenBytesComeFromTheirSender()
{
    for (const bool byServer : {true, false}) {
        Conversation c = spoken();
        QByteArray broken = frame(1, "oops", !byServer);
        broken[0] = char(broken[0] | 0x30);
        byServer ? c.fromServer(broken) : c.fromClient(broken);
        const QByteArray complaint = closeFrame(1002, "reserved bits", byServer);
        byServer ? c.fromClient(complaint) : c.fromServer(complaint);
        byServer ? c.finClient() : c.finServer();
        QCOMPARE(captured(c).from, byServer ? EndFrom::Server : EndFrom::Client);
    }
    Conversation c = spoken();
    c.fromServer(closeFrame(1011, "boom", false));
    QCOMPARE(captured(c).from, EndFrom::Server);
}

/// All that passed here was right: what was not, was elsewhere.
void TestSight::aComplaintOfWhatWasNotSeen()
{
    Conversation c = spoken();
    c.fromClient(closeFrame(1007, "not UTF-8", true));
    c.finClient();
    QCOMPARE(captured(c).from, EndFrom::Unknown);
}

void TestSight::aFlawedAnswerComesFromTheServer()
{
    Conversation c;
    c.connect();
    c.upgrade();
    for (auto &one : c.sent)
        one.tcp.payload.replace("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "s3pPLMBiTxaQ9kYGzzhZRbK+xOp=");
    c.finClient();
    c.finServer();
    QCOMPARE(captured(c).from, EndFrom::Server);
}

void TestSight::aBrowserThatRefusesAFrame()
{
    PlaceEnd end;
    end.how = u"protocol"_s, end.by = u"client"_s, end.sub = u"rsv"_s, end.exact = true;
    QCOMPARE(seenAs(Role::Browser,
                    {{Leg::Server, Connected{}}, {Leg::Server, Opened{}}, {Leg::Server, Boxed(end)}})
                 .from,
             EndFrom::Server);
    end.how = u"close"_s, end.sub.clear(), end.code = 1000;
    QCOMPARE(seenAs(Role::Browser,
                    {{Leg::Server, Connected{}}, {Leg::Server, Opened{}}, {Leg::Server, Boxed(end)}})
                 .from,
             EndFrom::Self);
}

void TestSight::ourOwnRefusal()
{
    const QVector<std::pair<Leg, What>> seen{
        {Leg::Client, Connected{}},
        {Leg::Client, Opened{}},
        {Leg::Client, Violation{Way::In, u"masking"_s, 0, false}},
        {Leg::Client, ToolEnd{ToolReason::Protocol, u"close"_s, {}, {}, {}}}};
    QCOMPARE(seenAs(Role::Listener, seen).from, EndFrom::Client);
}

/// Of what cannot be read TCP alone tells who ended TCP: who said goodbye before that is not known.
void TestSight::sealedEndsMayFollow()
{
    const FileForm cut{false, false, 1, 96};
    Conversation fin = spoken();
    fin.finClient();
    fin.finServer();
    QCOMPARE(captured(fin, cut).end, EndKind::Orderly);
    QCOMPARE(captured(fin, cut).from, EndFrom::Unknown);
    Conversation quiet = spoken();
    quiet.resetBy(false);
    QCOMPARE(captured(quiet, cut).from, EndFrom::Server);
    Conversation answered = spoken();
    answered.fromClient(frame(8, QByteArray("\x03\xe8", 2), true));
    answered.resetBy(false);
    QCOMPARE(captured(answered, cut).from, EndFrom::Unknown);
}

/// Each of two Close frames that crossed was the first one for its sender.
void TestSight::crossedEndsComeFromNowhere()
{
    Conversation c = spoken();
    c.fromClient(closeFrame(4001, "client is done", true));
    c.fromServer(closeFrame(4002, "server is done", false));
    QCOMPARE(captured(c).from, EndFrom::Unknown);
}

QTEST_GUILESS_MAIN(TestSight)
#include "tst_sight.moc"

// Where many messages pass in a page, its script counts them and the browser is not asked: what is known
// then, and what is not.
#include "endpoint/toolstalk.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using diagnosis::Cause;

class TestBrowserCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scriptCountsWhereManyPass();
    void aDialectIsReadOn();
    void madeWhileTheBrowserIsNotAsked();
    void openingHandshakesAreNotMixedUp();
    void complaintsOfTheBrowserAreHeard();
    void rowsOfScript_data();
    void rowsOfScript();
};

namespace {

/// Messages that are of no dialect pass, until nobody reads them any more.
void passPlain(ToolsTalk &talk, const char *request = "1.1")
{
    for (int i = 0; i < 40; ++i) {
        for (const char *way : {"Network.webSocketFrameSent", "Network.webSocketFrameReceived"})
            talk.says(way, QJsonObject{{u"requestId"_s, QLatin1String(request)},
                                       {u"response"_s,
                                        QJsonObject{{u"opcode"_s, 1}, {u"payloadData"_s, u"plain text"_s}}}});
    }
}

/// The script says that so many messages came within the last 250 ms, the first of that number.
void tellMany(ToolsTalk &talk, int first, int count, int size = 10)
{
    QByteArray rows = "#1," + QByteArray::number(first - 1) + ",40;";
    for (int i = 0; i < count; ++i)
        rows += "1,0," + QByteArray::number(size) + ',' + QByteArray::number(i) + ';';
    talk.tells(("{'k':'passed','r':7,'at':1000,'now':1250,'rows':'" + rows + "'}").constData());
}

} // namespace

/// The browser is asked no longer for messages that nobody reads, and asked again before it matters.
void TestBrowserCounts::scriptCountsWhereManyPass()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    passPlain(talk);
    tellMany(talk, 1, 40);
    talk.wait(1s);
    tellMany(talk, 1, 40);
    talk.wait(5s); // after a WebSocket was made, another may be
    tellMany(talk, 1, 40);
    QVERIFY(!talk.methods(u"S1"_s).contains(u"Network.disable"_s)); // it may be over
    talk.wait(1s);
    tellMany(talk, 1, 140); // of the first the browser has told
    QCOMPARE(talk.methods(u"S1"_s).count(u"Network.disable"_s), 0);
    talk.wait(1s);
    tellMany(talk, 1, 160);
    QCOMPARE(talk.methods(u"S1"_s).count(u"Network.disable"_s), 1);
    talk.wait(1s);
    const auto in = [&] { return talk.sessions.at(1).server().in; };
    QCOMPARE(in().messages, 160);
    QCOMPARE(in().bytes, 160 * (2 + 10));
    tellMany(talk, 111, 200, 2000); // 50 of them were told before
    talk.wait(1s);
    QCOMPARE(in().messages, 310);
    QCOMPARE(in().bytes, 160 * (2 + 10) + 150 * (4 + 2000));
    QCOMPARE(in().largestMessage, 2000);
    QCOMPARE(talk.disorder, 0);

    // Silence: the browser is asked again, and what it tells is counted once.
    talk.wait(3s);
    QCOMPARE(talk.methods(u"S1"_s).count(u"Network.enable"_s), 2);
    passPlain(talk);
    tellMany(talk, 311, 40); // as late as that
    talk.wait(1s);
    QCOMPARE(in().messages, 350);

    // Whatever may make another asks it, too.
    tellMany(talk, 351, 200);
    QCOMPARE(talk.methods(u"S1"_s).count(u"Network.disable"_s), 2);
    talk.tells("{'k':'new','r':7,'id':2,'stack':'','url':'ws://192.0.2.7/'}");
    QCOMPARE(talk.methods(u"S1"_s).count(u"Network.enable"_s), 3);
    talk.wait(1s);
    talk.says("Inspector.targetCrashed", "{}");
    QCOMPARE(talk.verdict().sub, u"crashed"_s);
    // What the script had not told yet is gone with it.
    QVERIFY(!session::placeEndOf(talk.sessions.at(1))->idle);
}

void TestBrowserCounts::aDialectIsReadOn()
{
    session::EndpointSpec spec;
    spec.dialect = u"phoenix"_s;
    ToolsTalk talk(true, spec);
    talk.page();
    talk.opens();
    talk.wait(6s);
    tellMany(talk, 1, 200);
    talk.wait(1s);
    tellMany(talk, 1, 200);
    QVERIFY(!talk.methods(u"S1"_s).contains(u"Network.disable"_s));

    session::EndpointSpec recorded;
    recorded.recordPayloads = true;
    ToolsTalk other(true, recorded);
    other.page();
    other.opens();
    passPlain(other);
    other.wait(6s);
    tellMany(other, 1, 200);
    other.wait(1s);
    tellMany(other, 1, 200);
    QVERIFY(!other.methods(u"S1"_s).contains(u"Network.disable"_s));
}

namespace {

/// Where the browser is not asked, script makes a WebSocket.
void makeUnseen(ToolsTalk &talk)
{
    talk.page();
    talk.opens();
    passPlain(talk);
    talk.wait(6s);
    tellMany(talk, 1, 200);
    talk.wait(1s);
    tellMany(talk, 1, 200);
    QVERIFY(talk.methods(u"S1"_s).contains(u"Network.disable"_s));
    for (const char *id : {"2", "3"}) {
        talk.tells((QByteArray("{'k':'new','r':7,'id':") + id + ",'stack':'','url':'ws://192.0.2.8/late'}")
                       .constData());
        talk.tells(
            (QByteArray("{'k':'made','r':7,'id':") + id + ",'url':'ws://192.0.2.8/late'}").constData());
    }
}

const char *const lateAnswer =
    "{'requestId':'1.2','response':{'status':101,'requestHeaders':{'Host':'192.0.2.8','Sec-WebSocket-Key':"
    "'dGhlIHNhbXBsZSBub25jZQ=='}}}";

} // namespace

/// It is no refusal that the browser did not tell of it. What was not seen is not known.
void TestBrowserCounts::madeWhileTheBrowserIsNotAsked()
{
    ToolsTalk talk;
    makeUnseen(talk);
    QCOMPARE(talk.tools.sockets(), 3);
    talk.says("Network.webSocketHandshakeResponseReceived", lateAnswer);
    talk.tells("{'k':'open','r':7,'id':3,'protocol':''}"); // its page says at once whose that was
    talk.tells("{'k':'open','r':7,'id':2,'protocol':'chat.v1'}");
    talk.wait(1s);
    QVERIFY(session::connectionOf(talk.sessions.at(2)).isEmpty());
    QVERIFY(talk.sessions.at(2).isOpen());
    QCOMPARE(talk.sessions.at(2).response->subprotocol, u"chat.v1"_s);
    QCOMPARE(session::connectionOf(talk.sessions.at(3)), u"b37a4f2cc0624f16"_s);
    talk.says("Network.webSocketClosed", "{'requestId':'1.2'}");
    talk.ended(4001, "bye", true, "S1", 3);
    QCOMPARE(talk.verdict(3).code, std::optional<quint16>(4001));
    talk.ended(1006, "", false, "S1", 2);
    QCOMPARE(talk.verdict(2).cause, Cause::UnknownLoss);
    QCOMPARE(talk.disorder, 0);
}

/// Of a page that was held up two may have opened before it says so: then nobody knows which answer is whose.
void TestBrowserCounts::openingHandshakesAreNotMixedUp()
{
    ToolsTalk talk;
    makeUnseen(talk);
    talk.says("Network.webSocketHandshakeResponseReceived", lateAnswer);
    talk.says("Network.webSocketHandshakeResponseReceived",
              QByteArray(lateAnswer).replace("1.2", "1.3").constData());
    talk.tells("{'k':'open','r':7,'id':2,'protocol':''}");
    talk.tells("{'k':'open','r':7,'id':3,'protocol':''}");
    talk.wait(1s);
    for (const quint64 id : {2, 3}) {
        QVERIFY(talk.sessions.at(id).isOpen());
        QVERIFY(session::connectionOf(talk.sessions.at(id)).isEmpty());
    }
}

/// Its console has the same words as its events.
void TestBrowserCounts::complaintsOfTheBrowserAreHeard()
{
    ToolsTalk talk;
    makeUnseen(talk);
    talk.says("Log.entryAdded", "{'entry':{'source':'network','text':'WebSocket connection to "
                                "\\u0027ws://192.0.2.8/late\\u0027 failed: Error during "
                                "WebSocket handshake: Unexpected response code: 403'}}");
    talk.tells("{'k':'error','r':7,'id':2}");
    talk.tells("{'k':'error','r':7,'id':3}"); // nothing was said of that
    talk.ended(1006, "", false, "S1", 2);
    talk.ended(1006, "", false, "S1", 3);
    QCOMPARE(talk.verdict(2).cause, Cause::HttpRejected);
    QCOMPARE(talk.verdict(2).httpStatus, std::optional<int>(403));
    QVERIFY(talk.verdict(3).cause != Cause::HttpRejected);
}

void TestBrowserCounts::rowsOfScript_data()
{
    QTest::addColumn<QString>("rows");
    QTest::addColumn<int>("count");
    QTest::newRow("none") << QString() << 0;
    QTest::newRow("one") << u"#1,5,6;1,0,10,0;"_s << 1;
    QTest::newRow("two of two") << u"#1,5,6;1,3,10,0;#2,0,0;2,1,0,25;"_s << 2;
    QTest::newRow("not begun") << u"1,0,10,0;"_s << 0;
    QTest::newRow("of another") << u"#1,5,6;2,0,10,0;1,0,1,1;"_s << 0;
    QTest::newRow("no such kind") << u"#1,5,6;1,4,10,0;"_s << 0;
    QTest::newRow("negative") << u"#1,5,6;1,0,-10,0;"_s << 0;
    QTest::newRow("too few") << u"#1,5,6;1,0,10;"_s << 0;
    QTest::newRow("too many") << u"#1,5,6;1,0,10,1,1;"_s << 0;
    QTest::newRow("too large") << u"#1,5,6;1,0,99999999999999999999,1;"_s << 0;
    QTest::newRow("no numbers") << u"#1,5,6;a,b,c,d;#;,;"_s << 0;
}

void TestBrowserCounts::rowsOfScript()
{
    QFETCH(QString, rows);
    QVector<endpoint::PassedRow> got;
    endpoint::readPassed(rows, [&](const endpoint::PassedRow &row) { got.append(row); });
    QTEST(int(got.size()), "count");
    if (got.size() != 2)
        return;
    QCOMPARE(got[0].number, 7);
    QVERIFY(got[0].way == session::Way::Out && !got[0].isText);
    QCOMPARE(got[1].number, 1);
    QVERIFY(got[1].after == 2500us);
}

QTEST_GUILESS_MAIN(TestBrowserCounts)
#include "tst_browser_counts.moc"

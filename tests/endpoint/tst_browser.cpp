// Transcripts of DevTools: what a browser and the script in its pages say, and the verdicts that come of it.
#include "endpoint/browser/ownbrowser.h"
#include "endpoint/browser/scriptstack.h"
#include "endpoint/toolstalk.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using diagnosis::Cause;
using diagnosis::Class;
using diagnosis::Confidence;
using diagnosis::Party;
using session::Leg;

class TestBrowser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void targetsAreReadyBeforeTheirScripts();
    void oneTargetIsWatchedOnce();
    void sessionHasItsHeads();
    void pageCloses();
    void pageClosesBeforeItOpens();
    void serverCloses();
    void serverClosesWithoutCode();
    void cutHasNoCode();
    void brokenFrameIsTheBrowsersOwnEnd_data();
    void brokenFrameIsTheBrowsersOwnEnd();
    void notOpened_data();
    void notOpened();
    void tlsFailuresByKind_data();
    void tlsFailuresByKind();
    void blocked_data();
    void blocked();
    void pageLeaves_data();
    void pageLeaves();
    void browserIsClosed();
    void workersGoWithTheirPage();
    void workersEndWithoutACrash_data();
    void workersEndWithoutACrash();
    void crashTakesWorkersAlong();
    void frameGoesToAnotherPage();
    void backForwardCache();
    void closedUnheardAsThePageGoes();
    void unsentBytes();
    void closesUnheard();
    void aNewDocumentIsShown();
    void pageStatesAreFolded();
    void longTaskComesBeforeTheEnd();
    void messagesAreCountedAndHeard();
    void frozenPagesLoseTheirConnection();
    void heartbeatOfTheApplication();
    void stacks_data();
    void stacks();
    void reportsAreBounded();
    void sessionsAreBounded();
    void targetsAreBounded();
    void whatIsOursIsTakenOut();
    void argumentsOfOurOwn();
};

void TestBrowser::targetsAreReadyBeforeTheirScripts()
{
    ToolsTalk talk;
    talk.tools.begin({u"https://app.example/"_s, u"https://b.example/"_s});
    talk.page();
    talk.page("S2", "T2", "worker", "S1");
    for (const QString &session : {u"S1"_s, u"S2"_s}) {
        const QStringList methods = talk.methods(session);
        const auto goes = methods.indexOf(u"Runtime.runIfWaitingForDebugger"_s);
        for (const QString &before :
             {u"Network.enable"_s, u"Runtime.addBinding"_s, u"Target.setAutoAttach"_s})
            QVERIFY2(methods.indexOf(before) >= 0 && methods.indexOf(before) < goes, qPrintable(before));
        const QString script =
            session == u"S1"_s ? u"Page.addScriptToEvaluateOnNewDocument"_s : u"Runtime.evaluate"_s;
        QVERIFY(methods.indexOf(script) >= 0 && methods.indexOf(script) < goes);
    }
    QCOMPARE(talk.methods({}).count(u"Target.createTarget"_s), 2);
    QCOMPARE(talk.methods({}).count(u"Target.closeTarget"_s), 1);
    QVERIFY(!talk.channel().isEmpty());
}

void TestBrowser::oneTargetIsWatchedOnce()
{
    ToolsTalk talk;
    talk.page("S1", "T1", "service_worker");
    talk.page("S2", "T1", "service_worker");
    QVERIFY(!talk.methods(u"S2"_s).contains(u"Network.enable"_s));
    QVERIFY(talk.methods(u"S2"_s).contains(u"Runtime.runIfWaitingForDebugger"_s));
    QVERIFY(talk.methods({}).contains(u"Target.detachFromTarget"_s));
}

void TestBrowser::sessionHasItsHeads()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.wait(1s);
    const session::Facts &facts = talk.sessions.at(1);
    QVERIFY(facts.isOpen());
    QCOMPARE(facts.request->target, u"/chat?x=1"_s);
    QCOMPARE(facts.server().peer, u"192.0.2.7:9000"_s);
    QCOMPARE(session::connectionOf(facts), u"b37a4f2cc0624f16"_s); // RFC 6455 §1.3
    QCOMPARE(facts.page->where, u"page"_s);
    QCOMPARE(facts.page->tab, u"T1"_s);
    QCOMPARE(facts.page->createdBy.value(0).line, 10);
    QCOMPARE(talk.disorder, 0);
}

void TestBrowser::pageCloses()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.wait(5s);
    talk.tells("{'k':'close','r':7,'id':1,'opening':false,'code':4002,'reason':'enough',"
               "'stack':'Error\\n    at giveUp (https://app.example/app.js:120:9)\\n    at "
               "https://app.example/app.js:99:1'}");
    talk.closed();
    talk.ended(4002, "enough", true);
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::AppClose);
    QCOMPARE(verdict.cls, Class::Lost);
    QCOMPARE(verdict.endedBy, Party::Client);
    QCOMPARE(verdict.confidence, Confidence::Proven);
    QCOMPARE(verdict.code, std::optional<quint16>(4002));
    QVERIFY(verdict.clean);
    QVERIFY2(talk.summary().contains(u"app.js:120 (giveUp)"_s), qPrintable(talk.summary()));
    QCOMPARE(talk.sessions.at(1).page->closedBy.size(), 2);
    QCOMPARE(talk.disorder, 0);
}

void TestBrowser::pageClosesBeforeItOpens()
{
    ToolsTalk talk;
    talk.page();
    talk.makes();
    talk.tells("{'k':'close','r':7,'id':1,'opening':true,'code':null,'reason':'','stack':''}");
    talk.says(
        "Network.webSocketFrameError",
        "{'requestId':'1.1','errorMessage':'WebSocket is closed before the connection is established.'}");
    talk.closed();
    talk.ended(1006, "", false);
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cls, Class::Failed);
    QCOMPARE(verdict.endedBy, Party::Client);
    QCOMPARE(verdict.sub, u"closed_before_open"_s);
}

void TestBrowser::serverCloses()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.closed();
    talk.ended(1012, "bye", true);
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::ServerGoingAway);
    QCOMPARE(verdict.endedBy, Party::Server);
    QCOMPARE(verdict.code, std::optional<quint16>(1012));
    QCOMPARE(verdict.confidence, Confidence::Proven);
    QVERIFY(verdict.clean);
}

void TestBrowser::serverClosesWithoutCode()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.closed();
    talk.ended(1005, "", true);
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::NoStatusClose);
    QCOMPARE(verdict.endedBy, Party::Server);
    QVERIFY(!verdict.code);
}

void TestBrowser::cutHasNoCode()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.closed();
    talk.ended(1006, "", false);
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::UnknownLoss);
    QCOMPARE(verdict.cls, Class::Lost);
    QCOMPARE(verdict.endedBy, Party::Unknown);
    QVERIFY(!verdict.code);
    QVERIFY(!talk.sessions.at(1).page->closeEvent->code);
    QVERIFY(!talk.summary().contains(u"1006"_s));
}

void TestBrowser::brokenFrameIsTheBrowsersOwnEnd_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<QString>("sub");
    QTest::addColumn<Party>("by");
    const auto row = [](const char *words, Cause cause, const char *sub, Party by) {
        QTest::newRow(words) << QString::fromLatin1(words) << cause << QString::fromLatin1(sub) << by;
    };
    row("Invalid frame header", Cause::ProtocolError, "", Party::Client);
    row("Could not decode a text frame as UTF-8.", Cause::InvalidPayload, "", Party::Client);
    row("A server must not mask any frames that it sends to the client.", Cause::ProtocolError, "masking",
        Party::Client);
    row("One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0", Cause::ProtocolError,
        "rsv", Party::Client);
    row("One or more reserved bits are on: reserved1 = 0, reserved2 = 1, reserved3 = 0", Cause::ProtocolError,
        "", Party::Client);
    row("Unrecognized frame opcode: 5", Cause::ProtocolError, "opcode", Party::Client);
    row("Received start of new message but previous message is unfinished.", Cause::ProtocolError,
        "fragmentation", Party::Client);
    row("Received a broken close frame containing a reserved status code.", Cause::ProtocolError, "bad_close",
        Party::Client);
    // Words that are of no frame blame nobody.
    row("Something else happened", Cause::UnknownLoss, "", Party::Unknown);
}

void TestBrowser::brokenFrameIsTheBrowsersOwnEnd()
{
    QFETCH(QString, words);
    QFETCH(Party, by);
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.says("Network.webSocketFrameError",
              QJsonObject{{u"requestId"_s, u"1.1"_s}, {u"errorMessage"_s, words}});
    talk.closed();
    talk.ended(1006, "", false);
    const auto verdict = talk.verdict();
    QTEST(verdict.cause, "cause");
    QTEST(verdict.sub, "sub");
    QTEST(verdict.endedBy, "by");
    if (by != Party::Client)
        return;
    const QString summary = talk.summary();
    QVERIFY2(summary.contains(words) && summary.contains(u"1002"_s), qPrintable(summary));
    const QStringList advice = report::advice(talk.sessions.at(1), verdict);
    QVERIFY2(
        advice.join(u' ').contains(words.contains(u"reserved1 = 1"_s) ? u"compress"_s : u"Server author"_s),
        qPrintable(advice.join(u' ')));
}

void TestBrowser::notOpened_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<Party>("by");
    QTest::addColumn<QString>("sub");
    const auto row = [](const char *words, Cause cause, Party by, const char *sub = nullptr) {
        QTest::newRow(words) << QString::fromLatin1(words) << cause << by << QString::fromLatin1(sub);
    };
    row("Error during WebSocket handshake: Unexpected response code: 403", Cause::HttpRejected,
        Party::Server);
    row("HTTP Authentication failed; no valid credentials available", Cause::HttpRejected, Party::Server);
    row("WebSocket is closed before the connection is established.", Cause::ClientGoingAway, Party::Client);
    row("Error in connection establishment: net::ERR_CONNECTION_REFUSED", Cause::ConnectionRefused,
        Party::Server);
    row("Error in connection establishment: net::ERR_NAME_NOT_RESOLVED", Cause::DnsFailure, Party::Network);
    row("Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID", Cause::TlsFailure,
        Party::Server);
    row("Error in connection establishment: net::ERR_BLOCKED_BY_CLIENT", Cause::Blocked, Party::Client);
    row("Error in connection establishment: net::ERR_UNSAFE_PORT", Cause::Blocked, Party::Client);
    row("Error in connection establishment: net::ERR_CONNECTION_RESET", Cause::TcpReset, Party::Server);
    row("Connection closed before receiving a handshake response", Cause::EofWithoutClose, Party::Server);
    row("WebSocket opening handshake timed out", Cause::OpenTimeout, Party::Server);
    row("Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value",
        Cause::BadHandshake, Party::Server, "accept_mismatch");
    row("Error during WebSocket handshake: 'Sec-WebSocket-Accept' header is missing", Cause::BadHandshake,
        Party::Server, "missing_accept");
    row("Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response "
        "was "
        "received",
        Cause::BadHandshake, Party::Server, "no_subprotocol");
    row("Error during WebSocket handshake: 'Sec-WebSocket-Protocol' header value 'b' in response does not "
        "match any of sent values",
        Cause::BadHandshake, Party::Server, "subprotocol_mismatch");
}

void TestBrowser::notOpened()
{
    QFETCH(QString, words);
    ToolsTalk talk;
    talk.page();
    talk.makes();
    talk.says("Network.webSocketFrameError",
              QJsonObject{{u"requestId"_s, u"1.1"_s}, {u"errorMessage"_s, words}});
    talk.closed();
    talk.ended(1006, "", false);
    const auto verdict = talk.verdict();
    QTEST(verdict.cause, "cause");
    QTEST(verdict.endedBy, "by");
    QCOMPARE(verdict.cls, Class::Failed);
    QVERIFY(!verdict.code);
    QFETCH(QString, sub);
    if (!sub.isEmpty())
        QCOMPARE(verdict.sub, sub);
    QCOMPARE(talk.sessions.at(1).request->target, u"/chat?x=1"_s);
}

void TestBrowser::tlsFailuresByKind_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("sub");
    QTest::addColumn<QString>("advice");
    const auto row = [](const char *error, const char *sub, const char *advice) {
        QTest::newRow(error) << QString::fromLatin1(error) << QString::fromLatin1(sub)
                             << QString::fromLatin1(advice);
    };
    row("ERR_SSL_PROTOCOL_ERROR", "not_tls", "ws://");
    row("ERR_SSL_VERSION_OR_CIPHER_MISMATCH", "protocol_version", "no version of TLS");
    row("ERR_SSL_UNRECOGNIZED_NAME_ALERT", "unrecognized_name", "SNI");
    row("ERR_SSL_CLIENT_AUTH_CERT_NEEDED", "client_cert_required", "certificate of the client");
    row("ERR_BAD_SSL_CLIENT_AUTH_CERT", "client_cert_refused", "authority");
    row("ERR_CERT_COMMON_NAME_INVALID", "name_mismatch", "other names");
    row("ERR_CERT_DATE_INVALID", "not_valid_now", "clock");
    row("ERR_CERT_AUTHORITY_INVALID", "untrusted", "browser");
    row("ERR_CERT_WEAK_SIGNATURE_ALGORITHM", "weak", "too weak");
    row("ERR_CERTIFICATE_TRANSPARENCY_REQUIRED", "certificate", "rule of its own");
    row("ERR_SSL_SOMETHING_NEW", "handshake", "versions of TLS");
}

/// Advice to look at a certificate is for where one came.
void TestBrowser::tlsFailuresByKind()
{
    QFETCH(QString, error);
    QFETCH(QString, advice);
    ToolsTalk talk;
    talk.page();
    talk.makes("S1", "1.1", 1, "wss://192.0.2.7:9000/");
    talk.says(
        "Network.webSocketFrameError",
        QJsonObject{{u"requestId"_s, u"1.1"_s},
                    {u"errorMessage"_s, QString(u"Error in connection establishment: net::"_s + error)}});
    talk.closed();
    talk.ended(1006, "", false);
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::TlsFailure);
    QTEST(verdict.sub, "sub");
    const QString all = report::advice(talk.sessions.at(1), verdict).join(u' ');
    QVERIFY2(all.contains(advice), qPrintable(all));
    QVERIFY2(!all.contains(u"names, dates and chain"_s), qPrintable(all));
}

void TestBrowser::blocked_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<QByteArray>("report");
    QTest::addColumn<QString>("sub");
    QTest::newRow("policy of the page")
        << QByteArray("Connecting to 'ws://x' violates the following Content Security Policy directive: ...")
        << QByteArray("{'k':'made','r':7,'id':1,'url':'ws://192.0.2.7/'}") << u"csp"_s;
    QTest::newRow("mixed content")
        << QByteArray()
        << QByteArray(
               "{'k':'threw','r':7,'id':1,'name':'SecurityError','text':'Failed to construct WebSocket: An "
               "insecure WebSocket connection may not be initiated from a page loaded over HTTPS.'}")
        << u"mixed_content"_s;
    QTest::newRow("port")
        << QByteArray()
        << QByteArray("{'k':'threw','r':7,'id':1,'name':'SecurityError','text':'The port 22 is not "
                      "allowed.'}")
        << u"port"_s;
    QTest::newRow("too many") << QByteArray("WebSocket connection to 'ws://x' failed: Insufficient resources")
                              << QByteArray("{'k':'made','r':7,'id':1,'url':'ws://192.0.2.7/'}")
                              << u"too_many"_s;
}

void TestBrowser::blocked()
{
    QFETCH(QByteArray, log);
    QFETCH(QByteArray, report);
    ToolsTalk talk;
    talk.page();
    talk.tells("{'k':'new','r':7,'id':1,'stack':'Error\\n    at x "
               "(https://app.example/app.js:3:4)','url':'ws://192.0.2.7/'}");
    if (!log.isEmpty())
        talk.says("Log.entryAdded",
                  QJsonObject{{u"entry"_s, QJsonObject{{u"source"_s, u"security"_s},
                                                       {u"text"_s, QString::fromLatin1(log)}}}});
    talk.tells(report.constData());
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::Blocked);
    QCOMPARE(verdict.cls, Class::Failed);
    QCOMPARE(verdict.endedBy, Party::Client);
    QTEST(verdict.sub, "sub");
    QCOMPARE(talk.sessions.at(1).page->createdBy.value(0).line, 3);
    QCOMPARE(talk.tools.sockets(), 0);
}

void TestBrowser::pageLeaves_data()
{
    QTest::addColumn<QByteArray>("navigation");
    QTest::addColumn<QString>("sub");
    QTest::newRow("reload") << QByteArray("reload") << u"reload"_s;
    QTest::newRow("another page") << QByteArray("differentDocument") << u"navigation"_s;
    QTest::newRow("back") << QByteArray("historyDifferentDocument") << u"navigation"_s;
    QTest::newRow("within the page") << QByteArray("sameDocument") << QString();
}

void TestBrowser::pageLeaves()
{
    QFETCH(QByteArray, navigation);
    QFETCH(QString, sub);
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.says("Page.frameStartedNavigating",
              QJsonObject{{u"frameId"_s, u"T1"_s}, {u"navigationType"_s, QString::fromLatin1(navigation)}});
    talk.says("Page.frameNavigated",
              "{'frame':{'id':'T1','url':'https://app.example/b'},'type':'Navigation'}");
    talk.wait(1s);
    if (sub.isEmpty()) {
        QVERIFY(talk.sessions.at(1).isOpen());
        return;
    }
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::ClientGoingAway);
    QCOMPARE(verdict.cls, Class::Normal);
    QCOMPARE(verdict.sub, sub);
    QCOMPARE(verdict.endedBy, Party::Client);
    QVERIFY(!verdict.code); // what was on the wire is not told
}

void TestBrowser::browserIsClosed()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.says("Target.detachedFromTarget", "{'sessionId':'S1'}", "");
    talk.tools.browserGone(talk.at());
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cls, Class::Normal);
    QCOMPARE(verdict.sub, u"browser_closed"_s);
    QVERIFY(talk.sessions.at(1).ended);

    ToolsTalk tab;
    tab.page();
    tab.opens();
    tab.says("Target.detachedFromTarget", "{'sessionId':'S1'}", "");
    tab.says("Target.targetDestroyed", "{'targetId':'T1'}", "");
    QCOMPARE(tab.verdict().sub, u"tab_closed"_s);

    // We end it while one is opening: its address is known all the same.
    ToolsTalk opening;
    opening.page();
    opening.makes();
    opening.tools.shutDown(opening.at());
    opening.wait(1s);
    QVERIFY(opening.sessions.at(1).request);
    QCOMPARE(opening.sessions.at(1).request->target, u"/chat?x=1"_s);

    ToolsTalk crash;
    crash.page();
    crash.opens();
    crash.says("Inspector.targetCrashed", "{}");
    QCOMPARE(crash.verdict().sub, u"crashed"_s);
    QCOMPARE(crash.verdict().cls, Class::Lost);
}

void TestBrowser::workersGoWithTheirPage()
{
    ToolsTalk talk;
    talk.page();
    talk.page("S2", "W1", "worker", "S1");
    talk.opens("S2", "2.1", 1);
    QCOMPARE(talk.tools.sockets(), 1);
    talk.wait(1s);
    QCOMPARE(talk.sessions.at(1).page->where, u"worker"_s);
    QCOMPARE(talk.sessions.at(1).page->tab, u"T1 https://app.example/"_s);
    talk.says("Page.frameStartedNavigating", "{'frameId':'T1','navigationType':'reload'}");
    talk.says("Page.frameNavigated", "{'frame':{'id':'T1','url':'https://app.example/'}}");
    talk.says("Target.detachedFromTarget", "{'sessionId':'S2'}");
    QCOMPARE(talk.verdict().sub, u"reload"_s);

    ToolsTalk alone;
    alone.page();
    alone.page("S2", "W1", "worker", "S1");
    alone.opens("S2", "2.1", 1);
    alone.closed("S2", "2.1");
    alone.says("Target.detachedFromTarget", "{'sessionId':'S2'}");
    QCOMPARE(alone.verdict().sub, u"worker_ended"_s);
}

void TestBrowser::workersEndWithoutACrash_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("words");
    QTest::newRow("shared worker") << QByteArray("shared_worker") << u"last of its pages"_s;
    QTest::newRow("service worker") << QByteArray("service_worker") << u"stopped the service worker"_s;
}

/// Whenever one ends that is not a page's own, the browser says that its target has crashed.
void TestBrowser::workersEndWithoutACrash()
{
    QFETCH(QByteArray, type);
    QFETCH(QString, words);
    ToolsTalk talk;
    talk.page();
    talk.page("S2", "W1", type.constData());
    talk.opens("S2", "2.1", 1);
    talk.wait(5s);
    talk.says("Inspector.targetCrashed", "{}", "S2");
    talk.says("Target.detachedFromTarget", "{'sessionId':'S2'}", "");
    talk.says("Target.targetDestroyed", "{'targetId':'W1'}", "");
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::ClientGoingAway);
    QCOMPARE(verdict.sub, u"worker_ended"_s);
    QCOMPARE(verdict.cls, Class::Normal);
    QVERIFY2(talk.summary().contains(words), qPrintable(talk.summary()));
    const QStringList advice = report::advice(talk.sessions.at(1), verdict);
    QCOMPARE(advice.join(u' ').contains(u"30 s"_s), type == "service_worker");
}

/// A page crashes, and its process with it: of the workers there their end is told first.
void TestBrowser::crashTakesWorkersAlong()
{
    ToolsTalk talk;
    talk.page();
    talk.page("S2", "W1", "shared_worker");
    talk.page("S3", "W2", "service_worker");
    talk.page("S4", "W3", "shared_worker");
    talk.opens("S1", "9.1", 1);
    talk.opens("S2", "9.2", 1);
    talk.opens("S3", "9.3", 1);
    talk.opens("S4", "8.1", 1); // in another process
    talk.wait(5s);
    talk.says("Inspector.targetCrashed", "{}", "S2");
    talk.says("Inspector.targetCrashed", "{}", "S4");
    talk.wait(40ms);
    talk.says("Inspector.targetCrashed", "{}");
    talk.says("Target.targetCrashed", "{'targetId':'T1','status':'oom','errorCode':5}", "");
    talk.wait(20ms);
    talk.says("Inspector.targetCrashed", "{}", "S3");
    for (const quint64 session : {1, 2, 3}) {
        QCOMPARE(talk.verdict(session).sub, u"crashed"_s);
        QCOMPARE(talk.verdict(session).cls, Class::Lost);
    }
    QCOMPARE(talk.verdict(4).sub, u"worker_ended"_s);
    QCOMPARE(session::placeEndOf(talk.sessions.at(1))->word, u"oom"_s);
    const QString advice = report::advice(talk.sessions.at(1), talk.verdict(1)).join(u' ');
    QVERIFY2(advice.contains(u"memory"_s) && !advice.contains(u"nothing is to be mended"_s),
             qPrintable(advice));

    ToolsTalk browser;
    browser.page();
    browser.opens();
    browser.tools.browserGone(browser.at(), true);
    QCOMPARE(browser.verdict().cls, Class::Lost);
    QVERIFY2(browser.summary().contains(u"The browser crashed"_s), qPrintable(browser.summary()));
}

void TestBrowser::frameGoesToAnotherPage()
{
    ToolsTalk talk;
    talk.page();
    talk.says("Runtime.executionContextCreated",
              "{'context':{'id':2,'auxData':{'isDefault':true,'frameId':'F1'}}}");
    talk.tells("{'k':'born','r':8,'hidden':false,'top':false}", "S1", 2);
    talk.tells("{'k':'new','r':8,'id':1,'stack':'','url':'ws://192.0.2.7:9000/'}", "S1", 2);
    talk.says("Network.webSocketCreated", "{'requestId':'1.1','url':'ws://192.0.2.7:9000/'}");
    talk.tells("{'k':'made','r':8,'id':1}", "S1", 2);
    talk.says("Network.webSocketHandshakeResponseReceived", "{'requestId':'1.1','response':{'status':101}}");
    talk.says("Page.frameStartedNavigating", "{'frameId':'F1','navigationType':'differentDocument'}");
    talk.says("Page.frameNavigated", "{'frame':{'id':'F1','parentId':'T1','url':'https://app.example/b'}}");
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.sub, u"frame_navigated"_s);
    QCOMPARE(verdict.cls, Class::Normal);
    QVERIFY2(!talk.summary().contains(u"The page was left"_s), qPrintable(talk.summary()));
}

/// Of a browser that is not ours a page that is left may live on, and its WebSocket with it.
void TestBrowser::backForwardCache()
{
    const auto leave = [](ToolsTalk &talk) {
        talk.page();
        talk.opens();
        talk.says("Page.frameStartedNavigating", "{'frameId':'T1','navigationType':'differentDocument'}");
        talk.says("Page.frameNavigated",
                  "{'frame':{'id':'T1','url':'https://app.example/b'},'type':'Navigation'}");
        talk.wait(5s);
    };
    ToolsTalk back(false);
    leave(back);
    QVERIFY(back.sessions.at(1).isOpen());
    QVERIFY(back.sessions.at(1).page->cachedSince);
    back.says("Page.frameStartedNavigating", "{'frameId':'T1','navigationType':'historyDifferentDocument'}");
    back.tells("{'k':'page','r':7,'what':'restored'}");
    back.says("Page.frameNavigated",
              "{'frame':{'id':'T1','url':'https://app.example/'},'type':'BackForwardCacheRestore'}");
    back.wait(5s);
    QVERIFY(back.sessions.at(1).isOpen());
    QVERIFY(!back.sessions.at(1).page->cachedSince);

    // Chromium ends it as it gives the page back.
    ToolsTalk ends(false);
    leave(ends);
    ends.tells("{'k':'page','r':7,'what':'restored'}");
    ends.closed();
    ends.ended(1006, "", false);
    QCOMPARE(ends.verdict().cause, Cause::ClientGoingAway);
    QCOMPARE(ends.verdict().sub, u"cached"_s);

    // Or discards it without a word: then within ten minutes.
    ToolsTalk discarded(false);
    leave(discarded);
    discarded.wait(10min);
    const auto verdict = discarded.verdict();
    QCOMPARE(verdict.sub, u"navigation"_s);
    QVERIFY(verdict.resolution == endpoint::PageSockets::cacheTime);
}

/// As a document goes for another one its handlers run (pagehide), and the browser tells nothing of them.
void TestBrowser::closedUnheardAsThePageGoes()
{
    const auto leave = [](ToolsTalk &talk) {
        talk.page();
        talk.opens();
        talk.wait(400ms);
        talk.says("Page.frameStartedNavigating", "{'frameId':'T1','navigationType':'differentDocument'}");
        talk.says("Page.frameNavigated",
                  "{'frame':{'id':'T1','url':'https://app.example/b'},'type':'Navigation'}");
        talk.wait(3s);
    };
    // It ended between its leaving and the end of the tab, not with the tab.
    ToolsTalk tab(false);
    leave(tab);
    const session::Stamp left = tab.at() - 3s;
    tab.says("Target.detachedFromTarget", "{'sessionId':'S1'}", "");
    tab.says("Target.targetDestroyed", "{'targetId':'T1'}", "");
    auto verdict = tab.verdict();
    QCOMPARE(verdict.sub, u"navigation"_s);
    QCOMPARE(verdict.cls, Class::Normal);
    QVERIFY(verdict.confidence != Confidence::Proven);
    QVERIFY(verdict.at == left);
    QVERIFY(verdict.resolution == 3s);
    QVERIFY2(tab.summary().contains(u"pagehide"_s), qPrintable(tab.summary()));

    // It comes back, and its script tells what nobody heard.
    ToolsTalk back(false);
    leave(back);
    back.tells(
        "{'k':'close','r':7,'id':1,'opening':false,'code':1000,'reason':'leaving','stack':'','ago':3000}");
    back.tells("{'k':'ended','r':7,'id':1,'code':1000,'reason':'leaving','clean':true,'ago':2990}");
    back.tells("{'k':'page','r':7,'what':'resumed'}");
    back.tells("{'k':'page','r':7,'what':'restored'}");
    verdict = back.verdict();
    QCOMPARE(verdict.cause, Cause::NormalClosure);
    QCOMPARE(verdict.endedBy, Party::Client);
    QCOMPARE(verdict.reason, u"leaving"_s);
    QCOMPARE(verdict.confidence, Confidence::Proven);
    QVERIFY(verdict.clean);
    QVERIFY(verdict.at - left < 20ms);
    QCOMPARE(back.disorder, 0);

    // It was cut then: that was not the cache.
    ToolsTalk cut(false);
    leave(cut);
    cut.tells("{'k':'ended','r':7,'id':1,'code':1006,'reason':'','clean':false,'ago':2990}");
    QCOMPARE(cut.verdict().cause, Cause::UnknownLoss);

    // Where the document goes at once the same is not told.
    ToolsTalk own;
    leave(own);
    QCOMPARE(own.verdict().sub, u"navigation"_s);
    QVERIFY(own.verdict().confidence != Confidence::Proven);
}

/// What waited when script gave it up never reached the server, whatever the code says.
void TestBrowser::unsentBytes()
{
    const auto close = [](ToolsTalk &talk) {
        talk.page();
        talk.opens();
        talk.wait(2s);
        talk.tells("{'k':'close','r':7,'id':1,'opening':false,'code':1000,'reason':'','stack':'','unsent':"
                   "15800000}");
    };
    ToolsTalk talk;
    close(talk);
    talk.closed();
    talk.tells("{'k':'ended','r':7,'id':1,'code':1006,'reason':'','clean':false,'unsent':15700000}");
    QVERIFY2(talk.summary().contains(u"15700000 bytes"_s) &&
                 talk.summary().contains(u"never left the browser"_s),
             qPrintable(talk.summary()));
    const diagnosis::Verdict verdict = talk.verdict();
    QVERIFY(report::advice(talk.sessions.at(1), verdict).join(u' ').contains(u"bufferedAmount"_s));

    // How it went on was not seen.
    ToolsTalk unheard;
    close(unheard);
    unheard.wait(20s);
    QVERIFY2(unheard.summary().contains(u"15800000 bytes"_s) && unheard.summary().contains(u"was not seen"_s),
             qPrintable(unheard.summary()));

    // All of it left after all.
    ToolsTalk sent;
    close(sent);
    sent.closed();
    sent.tells("{'k':'ended','r':7,'id':1,'code':1000,'reason':'','clean':true,'unsent':0}");
    QVERIFY2(!sent.summary().contains(u"bytes"_s), qPrintable(sent.summary()));

    // The same of a connection that broke off.
    ToolsTalk broken;
    broken.page();
    broken.opens();
    broken.closed();
    broken.tells("{'k':'ended','r':7,'id':1,'code':1006,'reason':'','clean':false,'unsent':64}");
    QVERIFY2(broken.summary().contains(u"64 bytes"_s), qPrintable(broken.summary()));
}

/// No script of ours was there to hear how: then nothing is made up.
void TestBrowser::closesUnheard()
{
    ToolsTalk talk;
    talk.page();
    talk.says("Network.webSocketCreated", "{'requestId':'1.1','url':'ws://192.0.2.7/'}");
    talk.says("Network.webSocketHandshakeResponseReceived", "{'requestId':'1.1','response':{'status':101}}");
    talk.closed();
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::OrderlyEnd);
    QCOMPARE(verdict.cls, Class::Unknown);
    QCOMPARE(verdict.endedBy, Party::Unknown);
}

/// A document that goes is hidden; the one after it is not.
void TestBrowser::aNewDocumentIsShown()
{
    ToolsTalk talk;
    talk.page();
    talk.tells("{'k':'page','r':7,'what':'hidden'}");
    talk.tells("{'k':'born','r':7,'hidden':false,'top':true}");
    talk.opens();
    talk.wait(1s);
    QVERIFY(!talk.sessions.at(1).page->hiddenSince);

    ToolsTalk background;
    background.page();
    background.tells("{'k':'page','r':7,'what':'hidden'}");
    background.opens();
    background.wait(1s);
    QVERIFY(background.sessions.at(1).page->hiddenSince);
}

void TestBrowser::pageStatesAreFolded()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.wait(2s);
    talk.tells("{'k':'page','r':7,'what':'hidden'}");
    talk.wait(90s);
    talk.tells("{'k':'page','r':7,'what':'throttled','ms':2500}");
    talk.tells("{'k':'page','r':7,'what':'buffered','id':1,'bytes':2000000}");
    talk.tells("{'k':'page','r':7,'what':'anything else'}");
    talk.tells("{'k':'page','r':8,'what':'visible'}"); // another document
    talk.closed();
    talk.ended(1006, "", false);
    talk.wait(1s);
    const session::PageFacts &page = *talk.sessions.at(1).page;
    QVERIFY(page.hiddenSince);
    QVERIFY(page.latestThrottle == 2500ms);
    QCOMPARE(page.mostBuffered, 2'000'000);
    QVERIFY2(talk.summary().contains(u"hidden for"_s), qPrintable(talk.summary()));
    QCOMPARE(talk.disorder, 0);
}

/// The browser tells of a long task only after it, when the end that it caused may have been told.
void TestBrowser::longTaskComesBeforeTheEnd()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.wait(10s);
    talk.closed();
    talk.ended(1006, "", false);
    talk.tells("{'k':'page','r':7,'what':'long_task','ms':3000,'ago':3100}");
    talk.wait(1s);
    const session::PageFacts &page = *talk.sessions.at(1).page;
    QVERIFY(page.lastTaskAt);
    QVERIFY(page.lastTask == 3s);
    QVERIFY2(talk.summary().contains(u"held its script up"_s), qPrintable(talk.summary()));
    QCOMPARE(talk.disorder, 0);
}

void TestBrowser::messagesAreCountedAndHeard()
{
    session::EndpointSpec spec;
    spec.recordPayloads = true;
    ToolsTalk talk(true, spec);
    talk.page();
    talk.opens();
    talk.says("Network.webSocketFrameSent",
              "{'requestId':'1.1','response':{'opcode':1,'mask':true,'payloadData':'grün'}}");
    talk.says("Network.webSocketFrameReceived",
              "{'requestId':'1.1','response':{'opcode':2,'mask':false,'payloadData':'AAECAw=='}}");
    talk.wait(1s);
    const session::LegFacts &leg = talk.sessions.at(1).server();
    QCOMPARE(leg.out.frames, 1);
    QCOMPARE(leg.out.bytes, 5 + 6); // a masked head
    QCOMPARE(leg.in.bytes, 4 + 2);
    QCOMPARE(leg.in.messages, 1);
}

/// Chromium says so as it freezes the page, and ends the connection when that goes on.
void TestBrowser::frozenPagesLoseTheirConnection()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    talk.tells("{'k':'page','r':7,'what':'frozen'}");
    talk.says("Network.webSocketFrameError",
              "{'requestId':'1.1','errorMessage':'Page entered Back-Forward Cache.'}");
    talk.wait(60s);
    QVERIFY(talk.sessions.at(1).isOpen());
    talk.tells("{'k':'page','r':7,'what':'resumed'}");
    talk.closed();
    talk.ended(1006, "", false);
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::SleepOrFreeze);
    QCOMPARE(verdict.sub, u"frozen"_s);
    QCOMPARE(verdict.cls, Class::Lost);
    QCOMPARE(verdict.confidence, Confidence::Suggested); // the server may have closed it meanwhile
    QCOMPARE(verdict.endedBy, Party::Client);
    QVERIFY2(talk.summary().contains(u"frozen"_s), qPrintable(talk.summary()));

    // As it goes into the cache it says the same.
    ToolsTalk cached(false);
    cached.page();
    cached.opens();
    cached.says("Page.frameStartedNavigating", "{'frameId':'T1','navigationType':'differentDocument'}");
    cached.says("Network.webSocketFrameError",
                "{'requestId':'1.1','errorMessage':'Page entered Back-Forward Cache.'}");
    cached.says("Page.frameNavigated",
                "{'frame':{'id':'T1','url':'https://app.example/b'},'type':'Navigation'}");
    cached.wait(5s);
    QVERIFY(cached.sessions.at(1).isOpen());
}

/// The page gives up since the server did not answer: no wish, whatever code it gives.
void TestBrowser::heartbeatOfTheApplication()
{
    session::EndpointSpec spec;
    spec.dialect = u"phoenix"_s;
    ToolsTalk talk(true, spec);
    talk.page();
    talk.opens();
    const auto sends = [&](const char *way, const char *text) {
        talk.says(
            way, QJsonObject{{u"requestId"_s, u"1.1"_s},
                             {u"response"_s,
                              QJsonObject{{u"opcode"_s, 1}, {u"payloadData"_s, QString::fromLatin1(text)}}}});
    };
    const char *out = "Network.webSocketFrameSent", *in = "Network.webSocketFrameReceived";
    sends(out, R"(["1","1","room:a","phx_join",{}])");
    sends(in, R"(["1","1","room:a","phx_reply",{"status":"ok","response":{}}])");
    for (int i = 2; i < 4; ++i) {
        talk.wait(30s);
        const QByteArray number = QByteArray::number(i);
        sends(out, QByteArray("[null,\"" + number + "\",\"phoenix\",\"heartbeat\",{}]").constData());
        sends(in, QByteArray("[null,\"" + number +
                             "\",\"phoenix\",\"phx_reply\",{\"status\":\"ok\",\"response\":{}}]")
                      .constData());
    }
    talk.wait(30s);
    sends(out, R"([null,"9","phoenix","heartbeat",{}])");
    talk.wait(30s);
    talk.tells("{'k':'close','r':7,'id':1,'opening':false,'code':1000,'reason':'heartbeat timeout',"
               "'stack':'Error\\n    at beat (https://app.example/phoenix.js:7:9)'}");
    talk.closed();
    talk.ended(1000, "", true);
    const auto verdict = talk.verdict();
    QCOMPARE(verdict.cause, Cause::HeartbeatTimeout);
    QCOMPARE(verdict.cls, Class::Lost);
    QCOMPARE(verdict.endedBy, Party::Client);
    QVERIFY2(talk.summary().contains(u"phoenix.js:7"_s), qPrintable(talk.summary()));
}

void TestBrowser::stacks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("named") << u"Error\n    at giveUp (http://a/app.js:2:4)"_s
                           << QStringList{u"giveUp app.js:2"_s};
    QTest::newRow("nameless") << u"Error\n    at http://a/app.js?v=1:5:29"_s << QStringList{u" app.js:5"_s};
    QTest::newRow("asynchronous") << u"Error\n    at async run (http://a/x/y.js:5:29)"_s
                                  << QStringList{u"async run y.js:5"_s};
    QTest::newRow("built in") << u"Error\n    at Array.forEach (<anonymous>)\n    at f (http://a/z.js:1:1)"_s
                              << QStringList{u"f z.js:1"_s};
    QTest::newRow("page itself") << u"Error\n    at http://a/:7:1"_s << QStringList{u" a:7"_s};
    QTest::newRow("none") << u"Error: at last"_s << QStringList{};
    QTest::newRow("endless") << u"    at f (http://a/z.js:1:1)\n"_s.repeated(100)
                             << QStringList(session::ScriptCall::maxStack, u"f z.js:1"_s);
}

void TestBrowser::stacks()
{
    QFETCH(QString, text);
    QStringList lines;
    for (const session::ScriptLine &line : endpoint::readStack(text, {}))
        lines.append(line.function + u' ' + session::shortLine(line));
    QTEST(lines, "lines");
}

/// What pages say is foreign: too long, no JSON, of numbers that are none.
void TestBrowser::reportsAreBounded()
{
    ToolsTalk talk;
    talk.page();
    talk.opens();
    const QByteArray padding(endpoint::Witness::longestReport, 'x');
    talk.tells(
        ("{'k':'ended','r':7,'id':1,'code':1000,'reason':'" + padding + "','clean':true}").constData());
    talk.tells("no JSON");
    talk.tells("{'k':'close','r':-7,'id':1e99,'code':-1}");
    talk.tells("{'k':'ended','r':7,'id':2,'code':1000}");
    talk.tools.take("no JSON either", talk.at());
    talk.tools.take("{\"method\":5}", talk.at());
    talk.wait(1s);
    QVERIFY(talk.sessions.at(1).isOpen());
}

void TestBrowser::sessionsAreBounded()
{
    session::EndpointSpec spec;
    spec.limits.sessions = 2;
    ToolsTalk talk(true, spec);
    talk.page();
    for (int i = 1; i <= 3; ++i)
        talk.makes("S1", QByteArray::number(i).constData(), i);
    QCOMPARE(talk.tools.sockets(), 2);
    QVERIFY(talk.tools.wasFull());
}

void TestBrowser::targetsAreBounded()
{
    ToolsTalk talk;
    for (int i = 0; i <= endpoint::Tools::mostTargets; ++i)
        talk.says("Target.attachedToTarget",
                  QJsonObject{{u"sessionId"_s, u"S%1"_s.arg(i)},
                              {u"targetInfo"_s,
                               QJsonObject{{u"targetId"_s, u"T%1"_s.arg(i)}, {u"type"_s, u"worker"_s}}}},
                  "");
    const QString last = u"S%1"_s.arg(endpoint::Tools::mostTargets);
    QVERIFY(talk.methods(u"S0"_s).contains(u"Network.enable"_s));
    QCOMPARE(talk.methods(last), QStringList{u"Runtime.runIfWaitingForDebugger"_s}); // it is not held up
}

void TestBrowser::whatIsOursIsTakenOut()
{
    ToolsTalk talk(false);
    talk.page();
    talk.opens();
    talk.tools.leave();
    QVERIFY(!talk.tools.hasLeft());
    const int number = talk.sent.last().value("id"_L1).toInt();
    const auto answers = [&](int id, const char *result) {
        QByteArray text = "{\"id\":" + QByteArray::number(id) +
                          ",\"result\":" + QByteArray(result).replace('\'', '"') + "}";
        talk.tools.take(text, talk.at());
    };
    answers(number, "{'result':{'objectId':'o1'}}");
    QCOMPARE(talk.sent.last().value("method"_L1).toString(), u"Runtime.getProperties"_s);
    answers(
        number + 1,
        "{'internalProperties':[{'name':'[[Target]]'},{'name':'[[Handler]]','value':{'objectId':'o2'}}]}");
    QCOMPARE(talk.sent.last().value("method"_L1).toString(), u"Runtime.callFunctionOn"_s);
    answers(number + 2, "{}");
    QVERIFY(talk.tools.hasLeft());
    talk.tools.outOfSight(talk.at());
    talk.wait(1s);
    QVERIFY(talk.sessions.at(1).openAtEnd);
}

void TestBrowser::argumentsOfOurOwn()
{
    session::EndpointSpec spec;
    const QStringList plain = endpoint::OwnBrowser::arguments(spec, true, false, {});
    QVERIFY(!plain.contains(u"--headless"_s) && !plain.contains(u"--no-sandbox"_s));
    spec.insecure = true;
    const QStringList all = endpoint::OwnBrowser::arguments(spec, false, true, u" --a  --b=c "_s);
    for (const QString &one :
         {u"--headless"_s, u"--no-sandbox"_s, u"--ignore-certificate-errors"_s, u"--a"_s, u"--b=c"_s})
        QVERIFY2(all.contains(one), qPrintable(one));
}

QTEST_GUILESS_MAIN(TestBrowser)
#include "tst_browser.moc"

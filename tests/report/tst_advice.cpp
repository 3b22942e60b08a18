// Advice goes to the end that can do something about it, and names what it can do.
#include "diagnosis/classify.h"
#include "report/causes/cause.h"
#include "report/refusaladvice.h"
#include "report/report.h"
#include "support/script.h"

#include <QMetaEnum>
#include <QtTest>

using namespace session;
using namespace std::chrono_literals;

class TestAdvice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesToTheRightEnd_data();
    void goesToTheRightEnd();
    void noMoreIsSaidThanIsKnown_data();
    void noMoreIsSaidThanIsKnown();
    void tlsWhereThereIsNone_data();
    void tlsWhereThereIsNone();
    void openings_data();
    void openings();
    void whatAListenerRefusesIsNamed_data();
    void whatAListenerRefusesIsNamed();
    void noneChosenByUs();
    void loginPage();
    void redirectsNameAWholeAddress();
    void statuses_data();
    void statuses();
    void bodies_data();
    void bodies();
    void statusesOfOneProductInALog();
    void tooBigNamesTheLargest();
    void brokenDataIsNamedAsWhatItIs();
    void earlyEnds_data();
    void earlyEnds();
    void ownDoingIsSaidPlainly_data();
    void ownDoingIsSaidPlainly();
    void aRelayNamesTheSilentEnd();
    void everyCauseHasAdvice();
    void everyCauseHasWordsOfItsOwn();
    void strippedUpgradesAreNamed();
    void theSideOfADeadPathIsNamed();
    void theMessageJustBeforeIsNamed_data();
    void theMessageJustBeforeIsNamed();
    void theMessageThatWasUnderWayIsNamed();
    void theRestOfAMessageMayComeLater();
    void anAnswerThatWasAwaitedIsTold();
    void aServerMayLeaveForWantOfTraffic();
    void aTimeLimitOfRequestsAfterTheOpening();
    void aFlawBeforeIsNamed();
    void normalEndsThatNobodyWished_data();
    void normalEndsThatNobodyWished();
};

namespace {

QString fin()
{
    return u"9 server fin"_qs;
}

QString adviceFor(const Facts &facts)
{
    return report::advice(facts, diagnosis::classify(facts)).join(u' ');
}

} // namespace

void TestAdvice::goesToTheRightEnd_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("says");
    const QString relay = u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"_qs;
    const QString listener = u"1 client connected\n1 client opened\n"_qs;
    const QString client = u"1 server connected\n1 server opened\n"_qs;
    // Who closes with 1002 complains of the other end.
    QTest::newRow("relay: the client complains")
        << Role::Relay << relay + u"4 server violation rsv\n5 client close_in 1002\n5 client fin"_qs
        << u"Server author: fix"_qs;
    QTest::newRow("relay: the client complains of what was legal")
        << Role::Relay << relay + u"5 client close_in 1002\n5 client fin"_qs
        << u"Look at the client, which"_qs;
    QTest::newRow("relay: the server complains of what was legal")
        << Role::Relay << relay + u"5 server close_in 1007\n5 server fin"_qs
        << u"Look at the server, which"_qs;
    QTest::newRow("relay: the server's own Close is malformed")
        << Role::Relay << relay + u"5 server bad_close 1000\n5 server fin"_qs << u"Server author: fix"_qs;
    QTest::newRow("client: the server's own Close is malformed")
        << Role::Client << client + u"5 server bad_close\n5 server fin"_qs << u"Server author: fix"_qs;
    QTest::newRow("nothing that the reader does already") << Role::Relay << relay << u"Record the packets"_qs;
    QTest::newRow("the silent side") << Role::Relay
                                     << relay + u"5 client ping_in\n5 server ping\n25 client fin"_qs
                                     << u"server's program"_qs;
    const QString asked = u"5 client ping_in\n5 server ping\n"_qs,
                  gaveUp = u"25 client close_in 1011 keepalive ping timeout"_qs;
    QTest::newRow("the silent side, and how to tell why")
        << Role::Relay << relay + asked + u"25 client fin"_qs << u"ss -ti"_qs;
    QTest::newRow("how to tell why, from packets")
        << Role::Capture << relay + asked + u"25 client fin"_qs << u"if TCP acknowledged it"_qs;
    QTest::newRow("who gave up had its answer")
        << Role::Relay << relay + asked + u"5.1 server pong\n5.1 client pong_out 0.1\n"_qs + gaveUp
        << u"Client author: the pong was there"_qs;
    QTest::newRow("a pong of another payload")
        << Role::Relay << relay + asked + u"5.1 server pong strange\n5.1 client pong_out\n"_qs + gaveUp
        << u"Server author: answer a ping with a pong of the same"_qs;
    QTest::newRow("frames, but no pong")
        << Role::Relay << relay + asked + u"9 server in 2\n"_qs + gaveUp << u"Server author: answer pings"_qs;
    const QString ignored = u"5 client in 1\n10 server ping_in\n10 client ping\n15 client in 1\n"
                            "20 server ping_in\n20 client ping\n22 client in 1\n22 server out 1\n"_qs;
    QTest::newRow("pings ignored, and ended in time")
        << Role::Relay << relay + ignored + u"30 server reset"_qs << u"Client author: answer pings"_qs;
    QTest::newRow("pings ignored, and ended by a reset")
        << Role::Relay << relay + ignored + u"23 server reset"_qs << u"Client author: answer pings"_qs;
    QTest::newRow("pings ignored, and ended by a fin")
        << Role::Relay << relay + ignored + u"23 server fin"_qs << u"Client author: answer pings"_qs;
    QTest::newRow("a ping timeout without a ping")
        << Role::Relay << relay + u"5 server close_in 1000 ping timeout\n5 server fin"_qs
        << u"no ping of the server was seen"_qs;
    QTest::newRow("idle, but frames passed")
        << Role::Relay << relay + u"1.5 server in 3\n1.6 server close_in 1000 idle timeout\n5 server fin"_qs
        << u"Server author: see what its idle timer counts"_qs;
    QTest::newRow("a slow reader") << Role::Relay << relay + u"5 server fin\n5 client stuck 70000"_qs
                                   << u"Look at the client: what kept"_qs;
    QTest::newRow("relay: the server complains")
        << Role::Relay << relay + u"4 client violation invalid_utf8\n5 server close_in 1007\n5 server fin"_qs
        << u"Client author: fix"_qs;
    for (const QString &end : {u"reset"_qs, u"fin"_qs}) {
        QTest::newRow(qPrintable(u"relay: the client cuts what the server broke: "_qs + end))
            << Role::Relay << relay + u"1.2 server violation rsv\n1.3 client "_qs + end
            << u"Server author: fix"_qs;
        QTest::newRow(qPrintable(u"relay: the server cuts what the client broke: "_qs + end))
            << Role::Relay << relay + u"3 client in 1\n4 client violation masking\n4.1 server "_qs + end
            << u"Client author: fix"_qs;
    }
    QTest::newRow("relay: the server breaks it and ends")
        << Role::Relay << relay + u"4 server violation length\n4.1 server fin"_qs << u"Server author: fix"_qs;
    QTest::newRow("relay: broken long before")
        << Role::Relay << relay + u"2 server violation invalid_utf8\n50 server in 1\n50.1 server reset"_qs
        << u"unlikely that something had"_qs;
    QTest::newRow("listener: the client complains")
        << Role::Listener << listener + u"5 client close_in 1002\n5 client fin"_qs << u"from Dropscope"_qs;
    QTest::newRow("client: the server complains")
        << Role::Client << client + u"5 server close_in 1002\n5 server fin"_qs << u"from Dropscope"_qs;
    // What our own decoder saw was sent by the end of that leg.
    QTest::newRow("listener: we complain")
        << Role::Listener
        << listener +
               u"5 client violation rsv_bit\n5 client tool protocol rsv_bit\n5 client closed_by_tool"_qs
        << u"Client author: fix"_qs;
    QTest::newRow("extension") << Role::Client << client + u"5 server close_in 1010\n5 server fin"_qs
                               << u"Sec-WebSocket-Extensions"_qs;
    QTest::newRow("kind of message") << Role::Client << client + u"5 server close_in 1003\n5 server fin"_qs
                                     << u"only one kind"_qs;
    QTest::newRow("a code that must not be sent")
        << Role::Relay << relay + u"5 server close_in 2999\n5 server fin"_qs
        << u"Server author: close with"_qs;
    QTest::newRow("the client's policy") << Role::Relay << relay + u"5 client close_in 1008\n5 client fin"_qs
                                         << u"what the client found wrong"_qs;
    QTest::newRow("the server's policy, named")
        << Role::Client << client + u"5 server close_in 1008 token expired\n5 server fin"_qs
        << u"renew the credentials before"_qs;
    QTest::newRow("a code like HTTP's")
        << Role::Client << client + u"5 server close_in 4401\n5 server fin"_qs << u"HTTP 401"_qs;
    QTest::newRow("heartbeat, a program that stands")
        << Role::Listener
        << listener + u"33 client silence pong 30\n33 client tcp_info acked\n33 client tool heartbeat"_qs
        << u"a blocked event loop"_qs;
    QTest::newRow("heartbeat, a dead path")
        << Role::Listener
        << listener + u"33 client silence pong 30\n33 client tcp_info dead\n33 client tool heartbeat"_qs
        << u"Look at the network"_qs;
    QTest::newRow("reset in the middle of traffic")
        << Role::Client << client + u"5 server in 1\n6 server reset"_qs << u"unlikely that something had"_qs;
    QTest::newRow("reset by the server before any frame")
        << Role::Relay << relay + u"1.5 server reset"_qs << u"handler of new connections"_qs;
    QTest::newRow("reset by the client before any frame")
        << Role::Relay << relay + u"4 client reset"_qs << u"No frame had passed since the opening"_qs;
    QTest::newRow("reset as the answer after a silence")
        << Role::Client << client + u"3 server in 1\n93 server out 1\n93.1 server reset"_qs
        << u"at least every 30.0 s"_qs;
    QTest::newRow("a client that left at once")
        << Role::Relay << relay + u"1.1 client fin"_qs << u"left right after the opening"_qs;
    QTest::newRow("reset by a client that left at once")
        << Role::Relay << relay + u"1.1 client reset"_qs << u"left right after the opening"_qs;
    QTest::newRow("compressed, though nobody agreed")
        << Role::Relay
        << relay + u"2 server response 101\n4 server violation rsv\n5 client close_in 1002\n5 client fin"_qs
        << u"agreed on no compression"_qs;
    QTest::newRow("fin after a long silence")
        << Role::Relay << relay + u"3 server in 1\n63 server fin"_qs << u"at least every 20.0 s"_qs;
    QTest::newRow("reset after a long silence")
        << Role::Relay << relay + u"3 server in 1\n63 server reset"_qs << u"at least every 20.0 s"_qs;
    QTest::newRow("thrown out by another one")
        << Role::Client << client + u"5 server close_in 1000 Replaced by a newer connection\n5 server fin"_qs
        << u"the same client id"_qs;
    QTest::newRow("a lifetime") << Role::Client
                                << client + u"5 server close_in 1000 please reconnect\n5 server fin"_qs
                                << u"before that age is reached"_qs;
    QTest::newRow("a quota") << Role::Client
                             << client +
                                    u"5 server close_in 1011 You exceeded your current quota\n5 server fin"_qs
                             << u"quota is used up"_qs;
    QTest::newRow("a slow reader, by the words of the sender")
        << Role::Relay << relay + u"5 server close_in 1008 slow consumer\n5 server fin"_qs
        << u"Look at the client: what kept"_qs;
    QTest::newRow("too many connections")
        << Role::Client << client + u"5 server close_in 1013 Too many connections\n5 server fin"_qs
        << u"more connections than it needs"_qs;
    QTest::newRow("a login that came late")
        << Role::Client << client + u"5 server close_in 1008 Authentication Timeout\n5 server fin"_qs
        << u"log in right after the opening"_qs;
    QTest::newRow("a client that is overloaded")
        << Role::Relay << relay + u"5 client close_in 1013\n5 client fin"_qs
        << u"Server author: send that client less"_qs;
    QTest::newRow("a server that is overloaded")
        << Role::Relay << relay + u"5 server close_in 1013\n5 server fin"_qs << u"honour Retry-After"_qs;
    QTest::newRow("a client's own code") << Role::Relay << relay + u"5 client close_in 4123\n5 client fin"_qs
                                         << u"The client's own program chose that code"_qs;
    QTest::newRow("a server's own code") << Role::Relay << relay + u"5 server close_in 4123\n5 server fin"_qs
                                         << u"in the documentation of the application"_qs;
    QTest::newRow("credentials that were withdrawn")
        << Role::Client << client + u"5 server close_in 1008 Credentials Revoked\n5 server fin"_qs
        << u"withdrawn while the connection was up"_qs;
    QTest::newRow("a right that is missing")
        << Role::Client << client + u"5 server close_in 1008 insufficient permissions\n5 server fin"_qs
        << u"does not allow what was asked for"_qs;
    QTest::newRow("a policy without a word")
        << Role::Client << client + u"5 server close_in 1008\n5 server fin"_qs << u"it may want new"_qs;
    QTest::newRow("no origin, as if the page could not help it")
        << Role::Client << client + u"5 server close_in 1008 Origin not allowed\n5 server fin"_qs
        << u"Endpoint > Edit > Request"_qs;
    QTest::newRow("gateway") << Role::Client << client + u"5 server close_in 1014\n5 server fin"_qs
                             << u"behind the gateway"_qs;
}

void TestAdvice::goesToTheRightEnd()
{
    QFETCH(Role, role);
    QFETCH(QString, script);
    QFETCH(QString, says);
    const QString advice = adviceFor(support::fold(script, role));
    QVERIFY2(advice.contains(says), qPrintable(advice));
    if (!says.startsWith(u"at least every"_qs))
        QVERIFY2(!advice.contains(u"Nothing had passed"_qs), qPrintable(advice));
    for (const char *end : {"Client author: fix", "Server author: fix"}) {
        if (says != QLatin1String(end))
            QVERIFY2(!advice.contains(QLatin1String(end)), qPrintable(advice));
    }
}

/// Rows: what the sentence and the advice of an end have in them, and what not.
void TestAdvice::noMoreIsSaidThanIsKnown_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("saysNot");
    // Whose ping it was is told by the words alone.
    const QString ping = u"its pings were not answered"_qs, beat = u"waited in vain for a sign of life"_qs;
    const auto close = [](const char *end) { return u"8 server close_in "_qs + QLatin1String(end); };
    QTest::newRow("its own ping") << close("1011 keepalive ping timeout")
                                  << u"named a ping without an answer"_qs << beat;
    QTest::newRow("a ping of the other side") << close("1011 No ping received for 60s") << beat << ping;
    QTest::newRow("a beat of the other side") << close("1008 Missed heartbeats: 3") << beat << ping;
    QTest::newRow("a ping that was seen")
        << u"2 server ping_in\n2 client ping\n"_qs + close("1011 heartbeat failed") << ping << beat;
    QTest::newRow("no ping, no word of one") << close("1011 unresponsive") << beat << u"ping of its own"_qs;
    QTest::newRow("not to be had") << close("1011 Service unavailable") << u"not to be had for now"_qs
                                   << u"asked to try again"_qs;
    QTest::newRow("overloaded") << close("1013") << u"asked to try again later"_qs << u"not to be had"_qs;
    QTest::newRow("a code that some take for a wish")
        << close("1000 idle timeout") << u"though the code was 1000"_qs << u"even if"_qs;
    QTest::newRow("any other code") << close("1001 idle timeout") << u"reconnect with back-off."_qs
                                    << u"the code was"_qs;
    QTest::newRow("behind a gateway, 1000")
        << close("1000 upstream connection lost") << u"though the code was 1000"_qs << u"even if"_qs;
    QTest::newRow("too big, and nothing was sent")
        << close("1009") << u"Split the message"_qs << u" 0 bytes"_qs;
    QTest::newRow("a policy without a word")
        << close("1008") << u"wrong Origin"_qs << u"refresh the credentials"_qs;
}

void TestAdvice::noMoreIsSaidThanIsKnown()
{
    QFETCH(QString, end);
    QFETCH(QString, says);
    QFETCH(QString, saysNot);
    for (const bool lively : {false, true}) { // with frames, and with nothing but the end
        Facts facts = support::fold(u"1 client connected\n1 server connected\n1 client opened\n"
                                    "1 server opened\n"_qs +
                                        end,
                                    Role::Relay);
        if (lively)
            facts.legs.edit(Leg::Server).out.bytes = 12; // of control frames
        const QString told = report::summary(facts, diagnosis::classify(facts)) + u' ' + adviceFor(facts);
        QVERIFY2(told.contains(says), qPrintable(told));
        QVERIFY2(!told.contains(saysNot), qPrintable(told));
        QVERIFY2(!told.contains(u"  "_qs), qPrintable(told));
    }
}

void TestAdvice::tlsWhereThereIsNone_data()
{
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<QString>("text"); // OpenSSL's, after its function names
    QTest::addColumn<QString>("sub");
    QTest::addColumn<QString>("says");
    QTest::newRow("plain port") << Leg::Server << u"error:0A00010B:SSL routines::wrong version number"_qs
                                << u"protocol_version"_qs << u"use ws://"_qs;
    QTest::newRow("plain client") << Leg::Client << u"error:0A00009C:SSL routines::http request"_qs
                                  << QString() << u"wss://"_qs;
    QTest::newRow("refused by the client")
        << Leg::Client << u"error:0A000418:SSL routines::tlsv1 alert unknown ca"_qs << u"untrusted"_qs
        << u"refused the certificate"_qs;
    QTest::newRow("untrusted by us") << Leg::Server << u"self-signed certificate"_qs << u"self_signed"_qs
                                     << u"(--ca; in the window: Endpoint > Edit > Certificates)"_qs;
    QTest::newRow("expired") << Leg::Server << u"certificate has expired"_qs << u"expired"_qs
                             << u"renew the certificate"_qs;
    QTest::newRow("other names") << Leg::Server << u"hostname mismatch"_qs << u"name_mismatch"_qs
                                 << u"for other names"_qs;
    QTest::newRow("nobody knows why")
        << Leg::Server << u"failed"_qs << u"odd"_qs << u"names, dates and chain"_qs;
}

void TestAdvice::tlsWhereThereIsNone()
{
    QFETCH(Leg, leg);
    QFETCH(QString, text);
    QFETCH(QString, sub);
    QFETCH(QString, says);
    const QString side = leg == Leg::Client ? u"client"_qs : u"server"_qs;
    Facts facts =
        support::fold(u"1 %1 connected\n1 %1 open_failed tls_failure tls library %2"_qs.arg(side, sub),
                      leg == Leg::Client ? Role::Listener : Role::Client);
    QVERIFY(facts.openFailed);
    OpenFailed failed = facts.openFailed;
    failed.text = text;
    facts.openFailed = failed;
    const QString advice = adviceFor(facts);
    QVERIFY2(advice.contains(says), qPrintable(advice));
}

void TestAdvice::openings_data()
{
    QTest::addColumn<QString>("failure");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *failure, const QString &says) {
        QTest::newRow(failure) << QString::fromLatin1(failure) << says;
    };
    row("proxy_refused tcp wire 407", u"user and password"_qs);
    row("proxy_refused tcp wire 403", u"does not open the way"_qs);
    row("proxy_refused tcp wire reply_2", u"does not open the way"_qs);
    row("proxy_refused tcp wire 503", u"from the proxy's side"_qs);
    row("proxy_refused tcp wire reply_5", u"from the proxy's side"_qs);
    row("proxy_refused tcp wire malformed", u"no such proxy"_qs);
    row("proxy_refused tcp wire refused", u"Check the proxy's address"_qs);
    row("dns_failure dns library nxdomain", u"knows no such name"_qs);
    row("dns_failure dns library servfail", u"says nothing about the name"_qs);
    row("dns_failure dns library", u"Check the name"_qs);
    row("connect_timeout tcp library not_permitted", u"forbids the connection"_qs);
    row("connect_timeout tcp library no_local_address", u"no address or port left"_qs);
    row("connect_timeout tcp wire", u"firewall and route"_qs);
    row("tls_failure tls wire alpn", u"http/1.1"_qs);
    row("tls_failure tls wire unrecognized_name", u"server_name"_qs);
    row("tls_failure tls library bad_record", u"rewrites traffic"_qs);
    row("tls_failure tls library truncated", u"cut off without a word"_qs);
}

/// Each way in which an attempt can fail has advice of its own.
void TestAdvice::openings()
{
    QFETCH(QString, failure);
    QFETCH(QString, says);
    const QString advice = adviceFor(support::fold(u"1 server open_failed "_qs + failure, Role::Client));
    QVERIFY2(advice.contains(says), qPrintable(advice));
}

void TestAdvice::whatAListenerRefusesIsNamed_data()
{
    QTest::addColumn<QString>("flaw");
    QTest::addColumn<QString>("sub");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *flaw, const char *sub, const QString &sentence, const QString &says) {
        QTest::newRow(flaw) << QString::fromLatin1(flaw) << QString::fromLatin1(sub) << sentence << says;
    };
    row("http_1_0", "http_1_0", u"HTTP/1.0"_qs, u"proxy_http_version 1.1"_qs);
    row("proxy_protocol", "malformed", u"PROXY protocol"_qs, u"load balancer"_qs);
    row("http_2", "http_2", u"HTTP/2 without TLS"_qs, u"HTTP/2 without TLS"_qs);
    row("mqtt", "malformed", u"MQTT"_qs, u"mqtt://"_qs);
    row("tls_hello", "malformed", u"TLS handshake"_qs, u"wss://"_qs);
    row("malformed", "malformed", u"no"_qs, u"RFC 6455 section 4.1"_qs);
}

void TestAdvice::whatAListenerRefusesIsNamed()
{
    QFETCH(QString, flaw);
    QFETCH(QString, sub);
    QFETCH(QString, sentence);
    QFETCH(QString, says);
    const Facts facts = support::fold(u"1 client connected\n2 client request %1\n2 client response 400\n"
                                      "2 client tool protocol %2"_qs.arg(flaw, sub),
                                      Role::Listener);
    const QString summary = report::summary(facts, diagnosis::classify(facts));
    QVERIFY2(summary.contains(sentence), qPrintable(summary));
    const QString advice = adviceFor(facts);
    QVERIFY2(advice.contains(says), qPrintable(advice));
}

/// The answer that the client did not accept was ours.
void TestAdvice::noneChosenByUs()
{
    for (const Role role : {Role::Listener, Role::Relay}) {
        for (const bool closes : {false, true}) {
            const Facts facts =
                support::fold(u"1 client connected\n2 client request\n2 client response 101\n"
                              "2 client open_failed bad_handshake http wire no_subprotocol\n"_qs +
                                  (closes ? u"2 client close_in 1002"_qs : u"2 client fin"_qs),
                              role);
            const diagnosis::Verdict verdict = diagnosis::classify(facts);
            const QString told = report::summary(facts, verdict) + adviceFor(facts);
            QCOMPARE(told.contains(u"Dropscope chose none"_qs), role == Role::Listener);
            QCOMPARE(told.contains(u"--subprotocol NAME"_qs), role == Role::Listener);
            QCOMPARE(told.contains(u"without a frame of its own"_qs), !closes);
            QCOMPARE(verdict.cls, diagnosis::Class::Failed);
            QCOMPARE(verdict.confidence, diagnosis::Confidence::Strong);
        }
    }
}

void TestAdvice::loginPage()
{
    Facts facts = support::fold(u"1 server connected\n1 server request\n1 server response 302\n"
                                "1 server open_failed http_rejected http wire redirect"_qs,
                                Role::Client);
    ResponseHead response = *facts.response;
    response.location = u"https://example.org/accounts/login/?next=/ws"_qs;
    facts.response = response;
    const QString advice = adviceFor(facts);
    QVERIFY2(advice.contains(u"login page"_qs), qPrintable(advice));
    response.location = u"https://example.org/blogs/inside"_qs;
    facts.response = response;
    QVERIFY2(!adviceFor(facts).contains(u"login page"_qs), qPrintable(adviceFor(facts)));
}

/// The address that one would really use, where the answer names only a part of it.
void TestAdvice::redirectsNameAWholeAddress()
{
    Facts facts = support::fold(u"1 server connected\n1 server request\n1 server response 308\n"
                                "1 server open_failed http_rejected http wire redirect"_qs,
                                Role::Client);
    RequestHead request = *facts.request;
    request.host = u"chat.example:8080"_qs, request.target = u"/rooms/1"_qs;
    facts.request = request;
    ResponseHead response = *facts.response;
    response.location = u"/rooms/1/?a=b"_qs;
    facts.response = response;
    QVERIFY2(adviceFor(facts).contains(u"use ws://chat.example:8080/rooms/1/?a=b"_qs),
             qPrintable(adviceFor(facts)));
    facts.legs.edit(Leg::Server).tls = TlsEstablished{};
    response.location = u"//other.example/x"_qs;
    facts.response = response;
    QVERIFY2(adviceFor(facts).contains(u"use wss://other.example/x"_qs), qPrintable(adviceFor(facts)));
}

void TestAdvice::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    QTest::newRow("redirect") << 302 << u"use wss://elsewhere.example/ws"_qs;
    QTest::newRow("a page") << 200 << u"does not pass Upgrade"_qs;
    QTest::newRow("forbidden") << 403 << u"Origin"_qs;
    QTest::newRow("not found") << 404 << u"path"_qs;
    QTest::newRow("busy") << 503 << u"Retry-After says (120)"_qs;
    QTest::newRow("gateway") << 502 << u"behind the proxy"_qs;
    QTest::newRow("not found, or nothing takes upgrades") << 404 << u"nothing there takes upgrades"_qs;
    QTest::newRow("large cookies") << 431 << u"cookies"_qs;
    QTest::newRow("a wrong request") << 400 << u"found the request wrong"_qs;
    QTest::newRow("an error of the server") << 500 << u"Server author: look into"_qs;
    QTest::newRow("no such method") << 405 << u"takes no upgrades"_qs;
    QTest::newRow("a proxy on the way") << 407 << u"forward proxy"_qs;
    QTest::newRow("a long address") << 414 << u"too long"_qs;
    QTest::newRow("another name") << 421 << u"Host"_qs;
    QTest::newRow("anything else") << 418 << u"Ask who answered"_qs;
}

void TestAdvice::statuses()
{
    QFETCH(int, status);
    QFETCH(QString, says);
    Facts facts = support::fold(u"1 server connected\n1 server request\n1 server response %1\n"
                                "1 server open_failed http_rejected http wire"_qs.arg(status),
                                Role::Client);
    QVERIFY(facts.response);
    ResponseHead response = *facts.response;
    response.location = u"https://elsewhere.example/ws"_qs;
    response.retryAfter = u"120"_qs;
    facts.response = response;
    const QString advice = adviceFor(facts);
    QVERIFY2(advice.contains(says), qPrintable(advice));
}

void TestAdvice::bodies_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("fingerprint");
    QTest::addColumn<QString>("says");
    const auto row = [](int status, const char *said, const char *says, const char *fingerprint = "") {
        QTest::newRow(*said ? said : says) << status << QString::fromLatin1(said)
                                           << QString::fromLatin1(fingerprint) << QString::fromLatin1(says);
    };
    row(400, "400 The plain HTTP request was sent to HTTPS port", "open it as wss://");
    row(502, "", "the application itself answered", "X-Powered-By: Express");
    row(400, "Client sent an HTTP request to an HTTPS server.", "open it as wss://");
    row(400, R"({"code":1,"message":"Session ID unknown"})", "sticky sessions");
    row(400, "400 Request Header Or Cookie Too Large", "cookies");
    row(400, R"({"code":5,"message":"Unsupported protocol version"})", "update the older one");
    row(403, "Just a moment...", "keeps robots out");
    row(403, "Invalid CORS request", "Allow the origin of the page");
    row(403, "the original of this page is gone", "Check credentials");
    row(400, "Failed to open a WebSocket connection: invalid Connection header: keep-alive.",
        "proxy_set_header Upgrade");
    row(400, "please upgrade your plan", "Ask who answered");
    row(522, "", "could not connect to the server behind it", "CF-RAY: 8abc-FRA");
    row(522, "", "Ask who answered");
    row(522, "", "Cloudflare could not connect", "Server: cloudflare");
    row(404, "No Connection with that ID", "skipNegotiation");
    row(503, "no healthy upstream", "no healthy server behind it");
    row(503, "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
        "could not connect to the server");
    row(503, "", "when no server behind it is healthy");
    row(464, "", "HTTP/1.1", "Server: awselb/2.0");
    row(403, "", "upgrade_configs", "server: istio-envoy");
    row(403, "RBAC: access denied", "AuthorizationPolicy", "server: istio-envoy");
    row(403, "no such user", "Check credentials", "server: istio-envoy");
    row(404, "default backend - 404", "Ingress resource");
    row(403, "", "closed before it accepted", "server: daphne");
    row(404, "", "found a library for WebSockets", "server: uvicorn");
    row(404, "", "WSGI itself has none", "Server: gunicorn");
    row(400, "Can \"Upgrade\" only to \"WebSocket\".", "proxy_set_header Upgrade");
    row(400, "", "missed something in the request", "Sec-Websocket-Version: 13");
}

/// A legal Close frame is not malformed because of what it complains of; what is no frame is not compressed.
void TestAdvice::brokenDataIsNamedAsWhatItIs()
{
    const QString relay = u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"_qs;
    const Facts complains = support::fold(
        relay + u"4 server violation invalid_utf8\n5 client close_in 1002 Invalid UTF-8 in text frame"_qs,
        Role::Relay);
    const QString said = report::summary(complains, diagnosis::classify(complains));
    QVERIFY2(!said.contains(u"malformed"_qs), qPrintable(said));
    const Facts malformed = support::fold(relay + u"5 client bad_close 1000\n5 client fin"_qs, Role::Relay);
    QVERIFY(report::summary(malformed, diagnosis::classify(malformed)).contains(u"malformed Close frame"_qs));
}

/// Who complains of a message hears how large those were that the wire shows.
void TestAdvice::tooBigNamesTheLargest()
{
    Facts facts = support::fold(
        u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n3 server close_in 1009"_qs,
        Role::Relay);
    QVERIFY(adviceFor(facts).startsWith(
        u"Split the message, or raise the size limit of the end that closed."_qs));
    session::Flow &sent = facts.legs.edit(Leg::Server).out;
    sent.bytes = 80'000, sent.largestMessage = 70'000;
    QVERIFY(adviceFor(facts).contains(u"70000 bytes"_qs));
    sent.bytes = 4, sent.largestMessage = 2;
    QVERIFY2(adviceFor(facts).contains(u"more than 2 bytes"_qs), qPrintable(adviceFor(facts)));
}

/// A log has no headers that say who answered; some statuses only one product gives.
void TestAdvice::statusesOfOneProductInALog()
{
    Facts facts =
        support::fold(u"1 server connected\n1 server open_failed http_rejected http log"_qs, Role::Client);
    QVERIFY2(report::refusalAdvice(facts, 522).join(u' ').contains(u"Cloudflare could not connect"_qs),
             qPrintable(report::refusalAdvice(facts, 522).join(u' ')));
}

/// What the body says comes before what the status alone may mean.
void TestAdvice::bodies()
{
    QFETCH(int, status);
    QFETCH(QString, said);
    QFETCH(QString, fingerprint);
    QFETCH(QString, says);
    Facts facts = support::fold(u"1 server connected\n1 server request\n1 server response %1"_qs.arg(status),
                                Role::Client);
    ResponseHead response = *facts.response;
    if (!fingerprint.isEmpty())
        response.fingerprint = QStringList{fingerprint};
    facts.response = response;
    Observation refused = support::readScript(u"1 server open_failed http_rejected http wire"_qs).first();
    std::get<OpenFailed>(refused.what).text = said;
    apply(facts, refused);
    const QString advice = adviceFor(facts);
    QVERIFY2(advice.contains(says), qPrintable(advice));
    const QString summary = report::summary(facts, diagnosis::classify(facts));
    QVERIFY2(said.isEmpty() != summary.contains(said.isEmpty() ? u"said"_qs : said), qPrintable(summary));
}

void TestAdvice::earlyEnds_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("says");
    const QString asked = u"1 client connected\n1 client request\n1 server connected\n"_qs;
    for (const QString &end : {u"fin"_qs, u"reset"_qs}) {
        QTest::newRow(qPrintable(u"client, asked nothing: "_qs + end))
            << u"1 client connected\n1.2 client "_qs + end << u"No whole request came from it"_qs;
        QTest::newRow(qPrintable(u"client, while connecting: "_qs + end))
            << asked + u"1.2 client "_qs + end << u"StrictMode"_qs;
        QTest::newRow(qPrintable(u"server, no answer: "_qs + end))
            << asked + u"1.2 server "_qs + end << u"ws: true"_qs;
        QTest::newRow(qPrintable(u"server, during TLS: "_qs + end))
            << u"1 server connected\n1.2 server "_qs + end << u"SNI"_qs;
    }
}

/// TCP that ends before the WebSocket is open says what each end may have had in mind.
void TestAdvice::earlyEnds()
{
    QFETCH(QString, script);
    QFETCH(QString, says);
    const Facts facts = support::fold(script, Role::Relay);
    const QString advice = adviceFor(facts);
    QVERIFY2(advice.contains(says), qPrintable(advice));
    QVERIFY2(!advice.contains(u"nothing says that it was meant"_qs), qPrintable(advice));
    // A part of it may have come.
    const QString summary = report::summary(facts, diagnosis::classify(facts));
    QCOMPARE(summary.contains(u"without a whole answer"_qs), says == u"ws: true"_qs);
}

void TestAdvice::ownDoingIsSaidPlainly_data()
{
    QTest::addColumn<ToolEnd>("end");
    QTest::addColumn<QString>("says");
    const auto limit = [](const char *sub, quint64 most, quint64 came) {
        return ToolEnd{ToolReason::Limit, u"close"_qs, QLatin1String(sub), most, came};
    };
    QTest::newRow("message") << limit("message_too_big", 67'108'864, 1ull << 62) << u"a message of"_qs;
    QTest::newRow("sessions") << limit("too_many_sessions", 10'000, 10'000) << u"10000 sessions"_qs;
    QTest::newRow("head") << limit("head_too_large", 65'536, 65'536) << u"HTTP head"_qs;
    QTest::newRow("queue") << limit("queue_full", 1024, 2048) << u"reads too slowly"_qs;
    QTest::newRow("echoes") << limit("echo_full", 1024, 2048) << u"more than its share"_qs;
    QTest::newRow("a limit without words") << limit("other", 1, 2) << u"limit other is 1"_qs;
    QTest::newRow("reset") << ToolEnd{ToolReason::Fault, u"reset"_qs, u"rst"_qs, {}, {}}
                           << u"reset the client's side"_qs;
    QTest::newRow("freeze") << ToolEnd{ToolReason::Fault, u"freeze"_qs, u"freeze"_qs, {}, {}}
                            << u"froze the client's side"_qs;
}

void TestAdvice::ownDoingIsSaidPlainly()
{
    QFETCH(ToolEnd, end);
    QFETCH(QString, says);
    Batch batch = support::readScript(u"1 client connected\n1 client opened\n2 client fin"_qs);
    batch.last().source = Source::Tool;
    batch.last().what = end;
    Facts facts;
    facts.role = Role::Relay;
    for (const Observation &seen : batch)
        apply(facts, seen);
    const QString summary = report::summary(facts, diagnosis::classify(facts));
    QVERIFY2(summary.contains(says), qPrintable(summary));
}

/// The end that gives up says that its pings were not answered; a relay knows by whom.
void TestAdvice::aRelayNamesTheSilentEnd()
{
    const QString begun = u"1 client connected\n1 server connected\n1 client opened\n21 server ping\n"_qs,
                  given =
                      u"41 client close_in 1011 keepalive ping timeout\n41 client fin\n41 client ended"_qs;
    const Facts silent = support::fold(begun + given, Role::Relay);
    const QString summary = report::summary(silent, diagnosis::classify(silent));
    QVERIFY2(summary.contains(u"The server was silent: nothing had come from it for 40"_qs),
             qPrintable(summary));
    QVERIFY(adviceFor(silent).contains(u"server's program"_qs));
    const Facts answered = support::fold(begun + u"22 server pong\n"_qs + given, Role::Relay);
    const QString other = report::summary(answered, diagnosis::classify(answered));
    QVERIFY2(!other.contains(u"silent"_qs), qPrintable(other));
    const Facts listener = support::fold(begun + given, Role::Listener);
    QVERIFY(!report::summary(listener, diagnosis::classify(listener)).contains(u"silent"_qs));
}

/// The table of causes and advice, to be read from the place of each addressee.
void TestAdvice::everyCauseHasAdvice()
{
    const auto causes = QMetaEnum::fromType<diagnosis::Cause>();
    for (const Role role : {Role::Relay, Role::Listener, Role::Client}) {
        Facts facts = support::fold(u"1 client connected\n1 server connected\n5 server fin"_qs, role);
        for (int i = 0; i < causes.keyCount(); ++i) {
            diagnosis::Verdict verdict = diagnosis::classify(facts);
            verdict.cls = diagnosis::Class::Lost;
            verdict.cause = diagnosis::Cause(causes.value(i));
            verdict.toolReason = ToolReason::Limit;
            const QStringList lines = report::advice(facts, verdict);
            if (role == Role::Relay)
                qInfo().noquote() << name(verdict.cause) + u": "_qs + lines.join(u" | ");
            QVERIFY2(!lines.isEmpty(), causes.key(i));
            for (const QString &line : lines) {
                QVERIFY2(line.endsWith(u'.'), qPrintable(line));
                QVERIFY2(role != Role::Relay || !line.contains(u"through a relay"_qs), qPrintable(line));
            }
        }
    }
}

void TestAdvice::theSideOfADeadPathIsNamed()
{
    const QString up = u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"_qs;
    for (const QString &side : {u"client"_qs, u"server"_qs}) {
        for (const QString &end : {u"timeout"_qs, u"unreachable"_qs}) {
            const Facts facts = support::fold(up + u"9 %1 %2"_qs.arg(side, end), Role::Relay);
            const QString summary = report::summary(facts, diagnosis::classify(facts));
            QVERIFY2(summary.contains(u"the "_qs + side), qPrintable(summary));
        }
    }
}

void TestAdvice::theMessageJustBeforeIsNamed_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<QVector<FrameRecord>>("frames");
    QTest::addColumn<QString>("says"); // empty: nothing of a message
    const auto frame = [](std::chrono::milliseconds at, Leg leg, quint64 size, int opcode = 1) {
        FrameRecord record;
        record.at = at, record.leg = leg, record.way = Way::In, record.opcode = opcode, record.size = size;
        return record;
    };
    const QString tooBig = u"9 server close_in 1009\n9 server fin"_qs, fin = ::fin();
    using Frames = QVector<FrameRecord>;
    QTest::newRow("too big") << tooBig << Frames{frame(8990ms, Leg::Client, 1'100'000)}
                             << u"The server had been sent a text of 1100000 bytes"_qs;
    QTest::newRow("binary, before a fin") << fin << Frames{frame(8990ms, Leg::Client, 500, 2)}
                                          << u"sent a binary message of 500 bytes just before (10 ms)"_qs;
    QTest::newRow("one of many alike")
        << fin << Frames{frame(8900ms, Leg::Client, 500), frame(8990ms, Leg::Client, 500)} << QString();
    QTest::newRow("after a pause, larger than before")
        << fin << Frames{frame(2s, Leg::Client, 100), frame(8990ms, Leg::Client, 500)} << u"500 bytes"_qs;
    QTest::newRow("far larger than one just before it")
        << fin << Frames{frame(8900ms, Leg::Client, 500), frame(8990ms, Leg::Client, 20'000)}
        << u"a text of 20000 bytes"_qs;
    QTest::newRow("somewhat larger than one just before it")
        << fin << Frames{frame(8900ms, Leg::Client, 15'000), frame(8990ms, Leg::Client, 20'000)} << QString();
    QTest::newRow("long before") << fin << Frames{frame(2s, Leg::Client, 500)} << QString();
    QTest::newRow("the other way") << fin << Frames{frame(8990ms, Leg::Server, 500)} << QString();
    const QString goodbye = u"9 server close_in 1000\n9 server fin"_qs;
    QTest::newRow("a goodbye at once") << goodbye << Frames{frame(8990ms, Leg::Client, 500)}
                                       << u"sent a text of 500 bytes just before (10 ms)"_qs;
    QTest::newRow("a goodbye a while later")
        << goodbye << Frames{frame(8700ms, Leg::Client, 500)} << QString();
    QTest::newRow("a goodbye after one of many alike")
        << goodbye << Frames{frame(8900ms, Leg::Client, 500), frame(8990ms, Leg::Client, 500)} << QString();
    QTest::newRow("a goodbye after the answer")
        << goodbye << Frames{frame(8980ms, Leg::Client, 500), frame(8990ms, Leg::Server, 500)} << QString();
    QTest::newRow("a code of the application")
        << u"9 server close_in 4000\n9 server fin"_qs << Frames{frame(8990ms, Leg::Client, 1)}
        << u"sent a text of 1 byte just before (10 ms)"_qs;
}

void TestAdvice::theMessageJustBeforeIsNamed()
{
    QFETCH(QString, end);
    QFETCH(QVector<FrameRecord>, frames);
    QFETCH(QString, says);
    Facts facts = support::fold(
        u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"_qs + end, Role::Relay);
    facts.lastFrames = LastFrames{0, frames};
    const QString summary = report::summary(facts, diagnosis::classify(facts));
    QCOMPARE(summary.contains(u"had been sent"_qs), !says.isEmpty());
    QVERIFY2(summary.contains(says), qPrintable(summary));
    QCOMPARE(adviceFor(facts).contains(u"what that message set off"_qs), end == fin() && !says.isEmpty());
}

/// Not the message that had got through before is named, but the one that was under way.
void TestAdvice::theMessageThatWasUnderWayIsNamed()
{
    const QString up = u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"
                       "2 client in 1\n2 server out 1\n"_qs;
    const auto cut = [&](const QString &end) {
        Facts facts = support::fold(up + end, Role::Relay);
        for (const Leg leg : {Leg::Client, Leg::Server}) {
            if (!facts.leg(leg).truncated)
                continue;
            Truncated part = *facts.leg(leg).truncated;
            part.expected = 2'000'000;
            facts.legs.edit(leg).truncated = part;
        }
        return facts;
    };
    const auto said = [](const Facts &facts) { return report::summary(facts, diagnosis::classify(facts)); };
    const QString coming = u"The server was just being sent a binary message of 2000000 bytes"_qs;
    const Facts refused =
        cut(u"9 server close_in 1009\n9.1 client truncated binary 9.05\n9.1 client reset"_qs);
    QVERIFY2(said(refused).contains(coming), qPrintable(said(refused)));
    QVERIFY2(adviceFor(refused).contains(u"had 2000000 bytes"_qs), qPrintable(adviceFor(refused)));
    const Facts wordless = cut(u"9 server fin\n9.1 client truncated binary 9.05\n9.1 client reset"_qs);
    QVERIFY2(said(wordless).contains(coming), qPrintable(said(wordless)));
    QVERIFY2(!said(wordless).contains(u"after the last frame"_qs), qPrintable(said(wordless)));
    QVERIFY(adviceFor(wordless).contains(u"what that message set off"_qs));
    // It had stood still for long, or came of the side that ended it.
    const Facts stood = cut(u"9 server fin\n9.1 client truncated binary 3\n9.1 client reset"_qs);
    QVERIFY(!said(stood).contains(u"just being sent"_qs));
    QVERIFY2(said(stood).contains(u"6.0 s after the last bytes"_qs), qPrintable(said(stood)));
    const Facts own = cut(u"9 client truncated binary 8.9\n9 client reset"_qs);
    QVERIFY2(said(own).contains(u"in the middle of a frame"_qs) && !said(own).contains(u"being sent"_qs),
             qPrintable(said(own)));
    QVERIFY2(!adviceFor(own).contains(u"right after the opening"_qs), qPrintable(adviceFor(own)));
}

/// The rest of a message that was refused by its head comes after the refusal; what else comes then does not
/// count.
void TestAdvice::theRestOfAMessageMayComeLater()
{
    Facts facts = support::fold(u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"
                                "9 server close_in 1009\n9.5 client close_in 1009\n9.6 server fin"_qs,
                                Role::Relay);
    FrameRecord before, after;
    before.at = 3s, before.leg = Leg::Client, before.opcode = 1, before.size = 9'000;
    after = before;
    after.at = 9300ms, after.size = 2'000'000;
    facts.lastFrames = LastFrames{0, {before, after}};
    QVERIFY(report::summary(facts, diagnosis::classify(facts)).contains(u"a text of 2000000 bytes"_qs));
    after.size = 5;
    facts.lastFrames = LastFrames{0, {before, after}};
    QVERIFY(!report::summary(facts, diagnosis::classify(facts)).contains(u"being sent"_qs));
}

/// A slow session: the ping of who ended it had waited, but not for long enough to be the reason for certain.
void TestAdvice::anAnswerThatWasAwaitedIsTold()
{
    const QString slow = u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"
                         "2 server ping_in\n2 client ping\n5 client pong\n5 server pong_out 3\n"
                         "20 server ping_in\n20 client ping\n"_qs;
    const auto said = [&](const QString &more) {
        const Facts facts = support::fold(slow + more, Role::Relay);
        return report::summary(facts, diagnosis::classify(facts));
    };
    const QString told = said(u"28 server fin"_qs);
    QVERIFY2(
        told.contains(u"The last ping of the server had waited 8.0 s for its answer; the slowest answer of"
                      u" this session had taken 3.0 s."_qs),
        qPrintable(told));
    for (const QString &other :
         {u"20.2 server fin"_qs, u"21 client pong\n21 server pong_out 1\n28 server fin"_qs,
          u"28 client fin"_qs, u"40 server fin"_qs})
        QVERIFY2(!said(other).contains(u"had waited"_qs), qPrintable(said(other)));
}

void TestAdvice::aServerMayLeaveForWantOfTraffic()
{
    const QString up = u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"_qs;
    const auto advised = [&](const QString &end) {
        return adviceFor(support::fold(up + end, Role::Relay))
            .contains(u"close silent connections with 1001"_qs);
    };
    QVERIFY(advised(u"31 server close_in 1001"_qs));
    QVERIFY(advised(u"31 server close_in 1001 Going away"_qs)); // AWS API Gateway
    QVERIFY(!advised(u"29 server in 1\n31 server close_in 1001"_qs));
    QVERIFY(!advised(u"31 server close_in 1001 server shutdown"_qs));
    QVERIFY(!advised(u"31 server close_in 1012"_qs));
}

/// After the 101 there is no request that came too late.
void TestAdvice::aTimeLimitOfRequestsAfterTheOpening()
{
    Facts facts = support::fold(u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"
                                "31 server open_failed http_rejected open wire after_101"_qs,
                                Role::Relay);
    facts.first->what =
        OpenFailed{Phase::Open, u"http_rejected"_qs, u"after_101"_qs, u"408 Request Timeout"_qs};
    QVERIFY2(adviceFor(facts).contains(u"RequestReadTimeout"_qs), qPrintable(adviceFor(facts)));
}

void TestAdvice::aFlawBeforeIsNamed()
{
    const QString up = u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"_qs;
    const Facts facts =
        support::fold(up + u"5 server violation invalid_utf8\n5.1 client fin"_qs, Role::Relay);
    const QString summary = report::summary(facts, diagnosis::classify(facts));
    QVERIFY2(summary.contains(u"the server had broken the WebSocket protocol"_qs), qPrintable(summary));
    const Facts named =
        support::fold(up + u"5 server violation masking\n5.1 client close_in 1002"_qs, Role::Relay);
    const QString witness = report::summary(named, diagnosis::classify(named));
    QVERIFY2(witness.contains(u"the server had broken the WebSocket protocol: a frame was not masked"_qs),
             qPrintable(witness));
    const Facts none = support::fold(up + u"5.1 client fin"_qs, Role::Relay);
    QVERIFY(!report::summary(none, diagnosis::classify(none)).contains(u"had broken"_qs));
}

void TestAdvice::everyCauseHasWordsOfItsOwn()
{
    const auto causes = QMetaEnum::fromType<diagnosis::Cause>();
    QSet<QString> labels, evidence;
    for (int i = 0; i < causes.keyCount(); ++i) {
        const auto cause = diagnosis::Cause(causes.value(i));
        labels.insert(report::label(cause));
        evidence.insert(report::evidenceFor(cause));
    }
    QCOMPARE(labels.size(), causes.keyCount());
    QCOMPARE(evidence.size(), causes.keyCount());
    QVERIFY(!labels.contains(QString()) && !evidence.contains(QString()));
}

void TestAdvice::strippedUpgradesAreNamed()
{
    const Facts listener = support::fold(u"1 client connected\n1 client request missing_upgrade\n"
                                         "1 client tool protocol missing_upgrade"_qs,
                                         Role::Listener);
    QVERIFY(adviceFor(listener).contains(u"proxy_set_header Upgrade"_qs));
    QVERIFY(report::summary(listener, diagnosis::classify(listener)).contains(u"removed the headers"_qs));
    Facts client = support::fold(u"1 server connected\n1 server request\n1 server response 426\n"
                                 "1 server open_failed http_rejected http wire"_qs,
                                 Role::Client);
    QVERIFY(adviceFor(client).contains(u"proxy_set_header Upgrade"_qs));
    ResponseHead response = *client.response;
    response.fingerprint = QStringList{u"Sec-WebSocket-Version: 8"_qs, u"Server: old"_qs};
    client.response = response;
    QVERIFY(adviceFor(client).contains(u"another version"_qs));
    response.status = 404;
    client.response = response;
    response.fingerprint = QStringList{u"Server: nginx/1.22.1"_qs};
    response.status = 502;
    client.response = response;
    QVERIFY(adviceFor(client).contains(u"“Server: nginx/1.22.1”"_qs));
}

/// Rows: a Close 1000 of the server, and what its sentence says besides; nothing: no more than that, and no
/// advice.
void TestAdvice::normalEndsThatNobodyWished_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("says");
    const QString opened = u"1 client connected\n1 server connected\n1 client opened\n1 server opened\n"_qs;
    QTest::newRow("a resume that ends at once")
        << u"/clog?r=3f9a"_qs << opened + u"1.2 server close_in 1000"_qs << u"asked to resume a session"_qs;
    QTest::newRow("a resume that lasts")
        << u"/clog?r=3f9a"_qs << opened + u"4 client in 1\n5 server close_in 1000"_qs << QString();
    QTest::newRow("no resume") << u"/clog?x=1"_qs << opened + u"1.2 server close_in 1000"_qs << QString();
    QTest::newRow("a silent client") << u"/clog"_qs
                                     << opened + u"2 client in 1\n2 server out 1\n42 server close_in 1000"_qs
                                     << u"40.0 s after the last frame"_qs;
    QTest::newRow("a silent client, and a product that ends such")
        << u"/clog"_qs << opened + u"2 client in 1\n2 server out 1\n42 server close_in 1000"_qs
        << u"It fits Hunchentoot with websocket-driver (CLOG)"_qs;
    QTest::newRow("with a word of its own")
        << u"/clog"_qs << opened + u"2 client in 1\n42 server close_in 1000 done"_qs << QString();
    QTest::newRow("by the client") << u"/clog"_qs << opened + u"2 client in 1\n42 client close_in 1000"_qs
                                   << QString();
}

void TestAdvice::normalEndsThatNobodyWished()
{
    QFETCH(QString, target);
    QFETCH(QString, script);
    QFETCH(QString, says);
    Facts facts = support::fold(script, Role::Relay);
    RequestHead request;
    request.target = target;
    facts.request = request;
    const diagnosis::Verdict verdict = diagnosis::classify(facts);
    QCOMPARE(verdict.cls, diagnosis::Class::Normal);
    const QString summary = report::summary(facts, verdict);
    const QStringList advice = report::advice(facts, verdict);
    QVERIFY2(summary.contains(says), qPrintable(summary));
    QVERIFY2(summary.contains(u"closed the connection normally"_qs), qPrintable(summary));
    QCOMPARE(advice.isEmpty(), says.isEmpty());
    QCOMPARE(summary.endsWith(u"normally (1000 Normal Closure)."_qs),
             says.isEmpty() && verdict.reason.isEmpty());
}

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"

// Transcripts in, verdicts out. Each case also drops its decisive line and must then be judged differently.
#include "diagnosis/classify.h"
#include "diagnosis/closereasons.h"
#include "diagnosis/closerules.h"
#include "support/script.h"

#include <QtTest>

using namespace diagnosis;

namespace {

/// "lost tcp_reset/- client proven open" and what else a case states: "code=1000 clean tool=user http=400".
QString words(const Verdict &verdict)
{
    using session::name;
    QStringList out{name(verdict.cls),
                    name(verdict.cause) + u'/' + (verdict.sub.isEmpty() ? u"-"_qs : verdict.sub),
                    name(verdict.endedBy), name(verdict.confidence), name(verdict.phase)};
    if (verdict.code)
        out << u"code=%1"_qs.arg(*verdict.code);
    if (verdict.clean)
        out << u"clean"_qs;
    if (verdict.toolReason)
        out << u"tool="_qs + name(*verdict.toolReason);
    if (verdict.httpStatus)
        out << u"http=%1"_qs.arg(*verdict.httpStatus);
    return out.join(u' ');
}

constexpr auto up = "1 client connected\n1.1 client request\n1.2 client response 101\n1.2 client opened\n";

} // namespace

class TestClassify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listener_data();
    void listener();
    void dialled_data();
    void dialled();
    void closeCodes_data();
    void closeCodes();
    void reasonsChangeTheMeaning_data();
    void reasonsChangeTheMeaning();
    void otherReasonsDoNot_data();
    void otherReasonsDoNot();
    void aReasonIsReadBeforeAForbiddenCode();
    void wordsExplainPrivateCodes_data();
    void wordsExplainPrivateCodes();
    void reasonTablesAreChecked();
    void heartbeatsDecide_data();
    void heartbeatsDecide();
    void aServerThatNeverAnswers();
    void closesThatCross();
    void packetsTellAStalledProgramFromADeadPath();
    void httpAfterThe101();
    void privateCodesMeanWhatTheFrameworkSays_data();
    void privateCodesMeanWhatTheFrameworkSays();
    void theUsersOwnCodesComeFirst();
    void idleAndDurationCountToTheFirstTerminalEvent();
    void nothingSeenIsUnknown();
};

void TestClassify::listener_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("decisive"); // the word whose lines carry the evidence
    const auto raw = [](const char *name, const QString &script, const char *verdict, const char *decisive) {
        QTest::newRow(name) << script << QString::fromLatin1(verdict) << QString::fromLatin1(decisive);
    };
    const auto open = [&](const char *name, const char *script, const char *verdict, const char *decisive) {
        raw(name, QString::fromLatin1(up) + QString::fromLatin1(script), verdict, decisive);
    };
    open("fin", "3 client fin", "lost eof_without_close/- client proven open", "fin");
    open("fin inside Close", "3 client truncated close\n3 client fin",
         "lost eof_without_close/truncated_close client proven open", "truncated");
    open("fin inside a frame", "3 client truncated text\n3 client fin",
         "lost eof_without_close/truncated_frame client proven open", "truncated");
    open("fin without close_notify", "3 client tls_fin",
         "lost eof_without_close/tls_truncated client proven open", "tls_fin");
    open("close_notify without fin", "3 client tls_end", "lost eof_without_close/tls_only client proven open",
         "tls_end");
    open("Close, answer, close_notify without fin",
         "3 client close_in 1000 bye\n3 client close_out 1000\n3.1 client tls_end",
         "normal normal_closure/- client proven open code=1000 clean", "close_in");
    open("reset", "3 client reset", "lost tcp_reset/- client proven open", "reset");
    open("timeout", "3 client timeout", "lost tcp_timeout/- network proven open", "timeout");
    open("unreachable", "3 client unreachable", "lost network_down/- network proven open", "unreachable");
    open("Close, answer, fin", "3 client close_in 1000 bye\n3 client close_out 1000\n3.1 client fin",
         "normal normal_closure/- client proven open code=1000 clean", "close_in");
    open("Close then reset", "3 client close_in 1000\n3 client close_out 1000\n3.1 client reset",
         "normal normal_closure/- client proven open code=1000", "close_in");
    open("Close before a reset that beat our answer", "3 client close_in 1000\n3 client reset",
         "normal normal_closure/- client proven open code=1000", "close_in");
    open("empty Close", "3 client close_in\n3 client close_out\n3.1 client fin",
         "normal no_status_close/- client proven open clean", "close_in");
    open("one-byte Close", "3 client bad_close\n3 client close_out 1002\n3.1 client fin",
         "lost protocol_error/bad_close client proven open", "bad_close");
    open("reset before Close", "3 client reset\n3 client close_in 1000",
         "lost tcp_reset/- client proven open", "reset");
    open("violation",
         "3 client violation rsv\n3 client tool protocol rsv\n3 client close_out 1002\n3.1 client fin",
         "lost protocol_error/rsv tool proven open tool=protocol", "tool");
    open("bad UTF-8",
         "3 client violation invalid_utf8\n3 client tool protocol invalid_utf8\n3 client close_out 1007",
         "lost invalid_payload/- tool proven open tool=protocol", "tool");
    open("heartbeat", "3 client ping\n33 client silence pong 30\n33 client tool heartbeat\n33 client fin",
         "lost heartbeat_timeout/- tool proven open tool=heartbeat", "tool");
    open("heartbeat, path dead",
         "33 client silence pong 30\n33 client tcp_info dead\n33 client tool heartbeat",
         "lost heartbeat_timeout/path_dead tool proven open tool=heartbeat", "tcp_info");
    open("heartbeat, kernel alive",
         "33 client silence pong 30\n33 client tcp_info acked\n33 client tool heartbeat",
         "lost heartbeat_timeout/application_stalled tool proven open tool=heartbeat", "tcp_info");
    open("heartbeat, reads nothing",
         "33 client silence pong 30\n33 client tcp_info unread\n33 client tool heartbeat",
         "lost heartbeat_timeout/slow_consumer tool proven open tool=heartbeat", "tcp_info");
    open("reset, reads nothing", "33 client tcp_info unread\n33 client reset",
         "lost slow_consumer/client client strong open", "tcp_info");
    open("reset as the answer to us after a long silence",
         "3 client in 1\n90 client out 1\n90.1 client reset", "lost tcp_reset/state_lost client proven open",
         "out");
    open("reset long after we spoke", "3 client in 1\n90 client out 1\n95 client reset",
         "lost tcp_reset/- client proven open", "reset");
    open("reset after a short silence", "3 client in 1\n8 client out 1\n8.1 client reset",
         "lost tcp_reset/- client proven open", "reset");
    open("timeout, path dead", "33 client tcp_info dead\n33 client timeout",
         "lost tcp_timeout/path_dead network proven open", "tcp_info");
    open("address gone", "3 client unreachable EADDRNOTAVAIL", "lost address_changed/- network strong open",
         "unreachable");
    open("our close, never answered",
         "3 client tool user\n3 client close_out 1000\n13 client silence close 10\n13 client closed_by_tool",
         "normal local_close/closing_timeout tool proven open tool=user", "silence");
    open("complaint about bytes we saw", "3 client violation rsv\n3 client close_in 1002",
         "lost protocol_error/rsv client proven open code=1002", "violation");
    open("peer's heartbeat", "2 client ping_in\n3 client close_in 1011 keepalive ping timeout",
         "lost heartbeat_timeout/- client proven open code=1011", "close_in");
    open("peer's heartbeat, but it never asked", "3 client close_in 1011 keepalive ping timeout",
         "lost heartbeat_timeout/- client suggested open code=1011", "close_in");
    open("peer waited for our pings", "3 client close_in 1011 no ping received",
         "lost heartbeat_timeout/- client proven open code=1011", "close_in");
    open("peer's heartbeat may be among its messages", "2 client in 1\n3 client close_in 1000 ping timeout",
         "lost heartbeat_timeout/- client proven open code=1000", "close_in");
    open("idle", "2 client in 3\n63 client close_in 1000 idle timeout",
         "lost endpoint_idle_timeout/- client proven open code=1000", "close_in");
    open("idle, and a farewell", "2 client in 3\n63 client in 1\n63 client close_in 1000 idle timeout",
         "lost endpoint_idle_timeout/- client proven open code=1000", "close_in");
    open("idle, but frames passed all the time",
         "1.9 client in 3\n2.5 client in 3\n2.6 client close_in 1000 idle timeout",
         "lost endpoint_idle_timeout/- client suggested open code=1000", "close_in");
    open("a client that says it is offline", "3 client close_in 1000 went offline",
         "lost network_down/by_its_word client strong open code=1000", "close_in");
    open("our close", "3 client tool user\n3 client close_out 1000\n3.1 client close_in 1000\n3.1 client fin",
         "normal local_close/- tool proven open code=1000 clean tool=user", "tool");
    open("our close crossing theirs", "3 client close_in 1001\n3 client tool user\n3 client close_out 1000",
         "normal client_going_away/- client proven open code=1001 clean", "close_in");
    open("our shutdown", "3 client tool shutdown\n3 client close_out 1001\n4 client closed_by_tool",
         "normal local_close/- tool proven open tool=shutdown", "tool");
    open("our limit", "3 client tool limit message_too_big\n3 client close_out 1009",
         "lost local_close/message_too_big tool proven open tool=limit", "tool");
    open("our fault", "3 client tool fault rst", "lost local_close/rst tool proven open tool=fault", "tool");
    open("TLS broken", "3 client tls_broken bad_record", "lost tls_failure/bad_record client proven open",
         "tls_broken");
    raw("fin before the request", u"1 client connected\n2 client fin"_qs,
        "failed eof_without_close/- client proven http", "fin");
    raw("reset before the request", u"1 client connected\n2 client reset"_qs,
        "failed tcp_reset/- client proven http", "reset");
    raw("silent handshake",
        u"1 client connected\n11 client silence request 10\n11 client tool limit handshake_timeout"_qs,
        "failed open_timeout/- tool proven http tool=limit", "tool");
    raw("silent TLS handshake",
        u"1 client connected\n11 client silence tls 10\n11 client tool limit handshake_timeout"_qs,
        "failed open_timeout/tls tool proven tls tool=limit", "silence");
    raw("refused, rightly",
        u"1 client connected\n1 client request missing_upgrade\n1 client response 400\n1 client tool protocol missing_upgrade"_qs,
        "failed bad_handshake/missing_upgrade tool proven http tool=protocol http=400", "tool");
    raw("refused by the library",
        u"1 client connected\n1 client request\n1 client response 400\n1 client tool protocol library_refused"_qs,
        "failed bad_handshake/library_refused tool proven http tool=protocol http=400", "tool");
    raw("stopped before the 101", u"1 client connected\n1 client tool shutdown"_qs,
        "failed local_close/- tool proven http tool=shutdown", "tool");
    raw("TLS refused by the client",
        u"1 client connected\n1 client open_failed tls_failure tls wire untrusted"_qs,
        "failed tls_failure/untrusted client proven tls", "open_failed");
}

void TestClassify::listener()
{
    QFETCH(QString, script);
    QFETCH(QString, verdict);
    QFETCH(QString, decisive);
    QCOMPARE(words(classify(support::fold(script, session::Role::Listener))), verdict);

    QStringList lines = script.split(u'\n', Qt::SkipEmptyParts);
    const auto removed =
        lines.removeIf([&](const QString &line) { return line.section(u' ', 2, 2) == decisive; });
    QVERIFY2(removed > 0, "the case names no line as decisive");
    QVERIFY2(words(classify(support::fold(lines.join(u'\n'), session::Role::Listener))) != verdict,
             "the verdict does not rest on its evidence");
}

void TestClassify::dialled_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const char *script, const char *verdict) {
        QTest::newRow(name) << QString::fromLatin1(script) << QString::fromLatin1(verdict);
    };
    row("dns", "1 server dialing\n2 server open_failed dns_failure dns library nxdomain",
        "failed dns_failure/nxdomain network proven dns");
    row("refused", "1 server dialing\n2 server open_failed connection_refused tcp wire",
        "failed connection_refused/- server proven tcp");
    row("connect timeout", "1 server dialing\n2 server open_failed connect_timeout tcp clock",
        "failed connect_timeout/- network proven tcp");
    row("untrusted", "1 server connected\n2 server open_failed tls_failure tls tool untrusted",
        "failed tls_failure/untrusted tool proven tls tool=protocol");
    row("rejected", "1 server connected\n2 server response 403\n2 server open_failed http_rejected http wire",
        "failed http_rejected/- server proven http http=403");
    row("bad accept",
        "1 server connected\n2 server response 101\n2 server open_failed bad_handshake http tool "
        "accept_mismatch",
        "failed bad_handshake/accept_mismatch tool proven http tool=protocol");
    row("silent", "1 server connected\n2 server open_failed open_timeout http clock",
        "failed open_timeout/- tool proven http tool=limit");
}

void TestClassify::dialled()
{
    QFETCH(QString, script);
    QFETCH(QString, verdict);
    QCOMPARE(words(classify(support::fold(script, session::Role::Client))), verdict);
}

void TestClassify::closeCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("fromClient");
    QTest::addColumn<QString>("fromServer");
    const auto row = [](int code, const char *client, const char *server) {
        QTest::newRow(qPrintable(QString::number(code)))
            << code << QString::fromLatin1(client) << QString::fromLatin1(server);
    };
    row(1000, "normal normal_closure", "normal normal_closure");
    row(1001, "normal client_going_away", "lost server_going_away");
    row(1002, "lost protocol_error", "lost protocol_error");
    row(1003, "lost protocol_error", "lost protocol_error");
    row(1007, "lost invalid_payload", "lost invalid_payload");
    row(1008, "lost policy_violation", "lost policy_violation");
    row(1009, "lost message_too_big", "lost message_too_big");
    row(1010, "lost protocol_error", "lost protocol_error");
    row(1011, "lost internal_error", "lost internal_error");
    row(1012, "lost client_going_away", "lost server_going_away");
    row(1013, "lost try_again_later", "lost try_again_later");
    row(1014, "lost internal_error", "lost internal_error");
    row(3000, "lost app_close", "lost app_close");
    row(4999, "lost app_close", "lost app_close");
    for (int illegal : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535})
        row(illegal, "lost protocol_error", "lost protocol_error");
}

void TestClassify::closeCodes()
{
    QFETCH(int, code);
    QFETCH(QString, fromClient);
    QFETCH(QString, fromServer);
    for (const QString &leg : {u"client"_qs, u"server"_qs}) {
        const bool client = leg == u"client"_qs;
        const auto facts =
            support::fold(u"1 %1 connected\n1 %1 opened\n2 %1 close_in %2"_qs.arg(leg).arg(code),
                          client ? session::Role::Listener : session::Role::Client);
        const Verdict verdict = classify(facts);
        QCOMPARE(session::name(verdict.cls) + u' ' + session::name(verdict.cause),
                 client ? fromClient : fromServer);
        QCOMPARE(verdict.code, std::optional<quint16>(quint16(code)));
        QCOMPARE(session::name(verdict.endedBy), leg);
    }
}

void TestClassify::reasonsChangeTheMeaning_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("wording");
    for (int i = 0; i < int(closeReasons().size()); ++i) {
        for (const QString &example : closeReasons()[std::size_t(i)].examples)
            QTest::newRow(qPrintable(example)) << i << example;
    }
}

/// Each wording that was met is read as its row says, in any case and with any punctuation; not with another
/// code or from the other side, where the row holds for one.
void TestClassify::reasonsChangeTheMeaning()
{
    QFETCH(int, row);
    QFETCH(QString, wording);
    using session::Leg;
    const ReasonRow &reason = closeReasons()[std::size_t(row)];
    const Leg sender = reason.from.value_or(Leg::Server);
    session::CloseFrame close;
    close.code = reason.codes.isEmpty() ? quint16(1011) : reason.codes.constLast();
    for (const QString &spelt :
         {wording, wording.toUpper().replace(u' ', u'_'), u"[ "_qs + wording + u" ]"_qs}) {
        close.reason = spelt;
        if (spelt == wording.toUpper().replace(u' ', u'_') &&
            wording.contains(QRegularExpression(u"[a-z][A-Z]"_qs)))
            continue; // words that only capitals part
        const Judgement judged = judgeClose(close, sender);
        QCOMPARE(session::name(judged.cause), session::name(reason.cause));
        QCOMPARE(judged.cls, reason.cls);
        QCOMPARE(judged.confidence, reason.confidence);
        QCOMPARE(judged.sub, reason.sub);
    }
    if (reason.from)
        QVERIFY(!reason.fits(close, sender == Leg::Server ? Leg::Client : Leg::Server));
    if (!reason.codes.isEmpty()) {
        close.code = 1010;
        QVERIFY(!reason.fits(close, sender));
    }
}

void TestClassify::otherReasonsDoNot_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("cause");
    const auto row = [](int code, const char *reason, const char *cause) {
        QTest::newRow(reason) << code << QString::fromUtf8(reason) << QString::fromLatin1(cause);
    };
    row(1000, "bye", "normal_closure");
    row(1000, "see you, my keepalive timed out at the doctor", "normal_closure");
    row(1000, "user wrote: what is a keepalive?", "normal_closure");
    row(1000, "I hate the heartbeat timeout bug", "normal_closure");
    row(1000, "slow down, bye", "normal_closure");
    row(1000, "pinging is fun", "normal_closure");
    row(1000, "done", "normal_closure");
    row(1000, "no error", "normal_closure");
    row(1000, "game timed out, you lost", "normal_closure");
    row(1000, "restart the video", "normal_closure");
    row(1000, "kicked the ball", "normal_closure");
    row(1000, "no activity tracking", "normal_closure");
    row(1000, "abnormal readings are none of yours", "normal_closure");
    row(1000, "target reached", "normal_closure");
    row(1000, "scaling down the picture", "normal_closure");
    row(1008, "ping rate limit exceeded", "policy_violation");
    row(1002, "invalid ping payload, connection timed out never", "protocol_error");
    row(1011, "failed to parse heartbeat", "internal_error");
    row(4408, "Connection initialisation timeout", "app_close");
    row(4504, "Connection acknowledgement timeout", "app_close");
    row(1011, "keepalive disabled", "internal_error");
    row(1011, "database timeout", "internal_error");
    row(1011, "spring cleaning", "internal_error");
    row(1001, "going away", "server_going_away");
    row(1000, "no data for this symbol", "normal_closure");
    row(1000, "come back with credits", "normal_closure");
    row(1000, "all type errors fixed", "normal_closure");
    row(1000, "idle mode disabled", "normal_closure");
    row(1011, "did not receive auth in time", "internal_error");
    row(1000, "subscription token not expired; job completed", "normal_closure");
    row(1000, "done, no idle timeout", "normal_closure");
    row(1000, "not because of an idle timeout", "normal_closure");
    row(1008, "token hasn't yet expired", "policy_violation");
    row(1000, "saved, not replaced by a newer one", "normal_closure");
    row(1000, "origin server unreachable today", "normal_closure");
    row(1000, "the backend is down, we all were", "normal_closure");
    row(4001, "token not expired", "app_close");
    row(4001, "logout", "app_close");
}

void TestClassify::otherReasonsDoNot()
{
    QFETCH(int, code);
    QFETCH(QString, reason);
    QFETCH(QString, cause);
    session::CloseFrame close;
    close.code = quint16(code);
    close.reason = reason;
    QCOMPARE(session::name(judgeClose(close, session::Leg::Server).cause), cause);
}

/// A private code means what its words say, unless the application's own table knows it.
void TestClassify::wordsExplainPrivateCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("said");
    const auto row = [](int code, const char *system, const char *reason, const char *said) {
        QTest::newRow(reason) << code << QString::fromLatin1(system) << QString::fromLatin1(reason)
                              << QString::fromLatin1(said);
    };
    row(4001, "", "token expired", "policy_violation/auth_expired");
    row(4003, "", "forbidden", "policy_violation/auth_failed");
    row(3000, "", "Unauthorized", "policy_violation/auth_failed");
    row(4029, "", "rate limit exceeded", "policy_violation/rate_limit");
    row(4403, "", "Origin not allowed", "policy_violation/origin");
    row(4004, "discord", "Authentication failed.", "app_close/authentication_failed");
}

void TestClassify::wordsExplainPrivateCodes()
{
    QFETCH(int, code);
    QFETCH(QString, system);
    session::CloseFrame close;
    close.code = quint16(code);
    QFETCH(QString, reason);
    close.reason = reason;
    const Judgement judged = judgeClose(close, session::Leg::Server, system);
    QTEST(session::name(judged.cause) + u'/' + judged.sub, "said");
}

/// A code that must not be sent is what its sender did wrong; why it ended, its reason may say.
void TestClassify::aReasonIsReadBeforeAForbiddenCode()
{
    session::CloseFrame close;
    close.code = 1006;
    close.flaw = u"reserved_code"_qs;
    QCOMPARE(judgeClose(close, session::Leg::Server).sub, u"reserved_code"_qs);
    close.reason = u"Stale Connection"_qs;
    QCOMPARE(judgeClose(close, session::Leg::Server).cause, Cause::HeartbeatTimeout);
    close.flaw = u"bad_close"_qs;
    QCOMPARE(judgeClose(close, session::Leg::Server).cause, Cause::ProtocolError);
}

void TestClassify::reasonTablesAreChecked()
{
    QString error;
    QVERIFY(!readCloseReasons("[", &error));
    QVERIFY(!readCloseReasons(R"({"reasons": [{"means": ["x|y"], "cause": "bad_mood", "class": "lost",
                                 "confidence": "proven", "source": "s", "examples": ["x"]}]})",
                              &error));
    QCOMPARE(error, u"x: cause is \"bad_mood\""_qs);
    QVERIFY(!readCloseReasons(R"({"reasons": [{"means": ["x"], "cause": "replaced", "class": "lost",
                                 "confidence": "proven", "examples": ["x"]}]})",
                              &error));
    QVERIFY(error.contains(u"source"_qs));
    QVERIFY(!readCloseReasons(R"({"reasons": [{"cause": "replaced"}]})", &error));
}

void TestClassify::heartbeatsDecide_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const char *script, const char *verdict) {
        QTest::newRow(name)
            << u"1 client connected\n1 client request\n1 server connected\n"
               "1 server response 101\n1 server opened\n"
               "2 server ping_in\n2 client ping\n2.01 client pong\n2.01 server pong_out 0.01\n"
               "2.5 client in 1\n2.5 server out 1\n"_qs +
                   QString::fromLatin1(script)
            << QString::fromLatin1(verdict);
    };
    const auto asked = "12 server ping_in\n12 client ping\n";
    const auto then = [&](const char *rest) { return QByteArray(asked) + rest; };
    row("fin", then("32 server fin"), "lost heartbeat_timeout/- server strong open");
    row("reset", then("32 server reset"), "lost heartbeat_timeout/- server strong open");
    row("empty Close", then("32 server close_in"), "lost heartbeat_timeout/- server strong open");
    row("1000", then("32 server close_in 1000"), "lost heartbeat_timeout/- server strong open code=1000");
    row("1011", then("32 server close_in 1011"), "lost heartbeat_timeout/- server strong open code=1011");
    row("by its words", then("32 server close_in 1011 keepalive ping timeout"),
        "lost heartbeat_timeout/- server proven open code=1011");
    const auto words = "32 server close_in 1011 keepalive ping timeout";
    row("by its words, but answered", then("12.1 client pong\n12.1 server pong_out 0.1\n") + words,
        "lost heartbeat_timeout/answered server proven open code=1011");
    row("by its words, answered and just asked again",
        then("12.1 client pong\n12.1 server pong_out 0.1\n31.8 server ping_in\n31.8 client ping\n") + words,
        "lost heartbeat_timeout/answered server proven open code=1011");
    row("by its words, answered with another payload",
        then("12.1 client pong strange\n12.1 server pong_out\n") + words,
        "lost heartbeat_timeout/other_payload server proven open code=1011");
    row("by its words, its own data unread", then("32 server tcp_info unread\n") + words,
        "lost slow_consumer/server server strong open code=1011");
    row("by its words, what came for it still here", then("20 client in 90000\n") + words,
        "lost slow_consumer/server server strong open code=1011");
    row("by its words, what came for it came later",
        then("12.1 client pong\n12.1 server pong_out 0.1\n32.1 client in 90000\n") + words,
        "lost heartbeat_timeout/answered server proven open code=1011");
    row("by its words, but frames came", then("20 client in 1\n") + words,
        "lost heartbeat_timeout/no_pong server proven open code=1011");
    row("kernel alive", then("32 client tcp_info acked\n32 server fin"),
        "lost heartbeat_timeout/application_stalled server strong open");
    row("path dead", then("32 client tcp_info dead\n32 server fin"),
        "lost heartbeat_timeout/path_dead server strong open");
    // Guards.
    row("soon after", then("12.3 server fin"), "lost eof_without_close/- server proven open");
    row("words that name a timer, but not which", then("32 server close_in 1000 timeout"),
        "lost heartbeat_timeout/- server strong open code=1000");
    row("another timer named", then("32 server close_in 1000 idle timeout"),
        "lost endpoint_idle_timeout/- server proven open code=1000");
    row("another cause named", then("32 server close_in 1001"),
        "lost server_going_away/- server proven open code=1001");
    row("a wish named", then("32 server close_in 1000 game over"),
        "normal normal_closure/- server proven open code=1000");
    row("by the silent side", then("32 client fin"), "lost eof_without_close/- client proven open");
    row("a frame came", then("20 client in 1\n32 server fin"), "lost eof_without_close/- server proven open");
    row("pings ignored by one that sends",
        "12 server ping_in\n12 client ping\n20 client in 1\n22 server ping_in\n22 client ping\n"
        "30 client in 1\n32 server reset",
        "lost heartbeat_timeout/no_pong server strong open");
    row("pings ignored, then a fin",
        "12 server ping_in\n12 client ping\n20 client in 1\n22 server ping_in\n22 client ping\n33 server fin",
        "lost heartbeat_timeout/no_pong server strong open");
    row("pings ignored, but ended at another time",
        "12 server ping_in\n12 client ping\n20 client in 1\n22 server ping_in\n22 client ping\n25 server fin",
        "lost eof_without_close/- server proven open");
    row("a ping that was illegal",
        "12 server violation bad_control\n12 server ping_in\n12 client ping\n32 server fin",
        "lost eof_without_close/- server proven open");
    row("a fin behind what was held",
        "3 client hold\n3 client out 9\n5 client tcp_info unread\n9 client out 9\n9.1 client tcp_info acked\n"
        "9.1 server fin",
        "lost slow_consumer/client server strong open");
    row("a fin long after something was held",
        "3 client hold\n3 client out 9\n5 client tcp_info unread\n9 client out 9\n20 client tcp_info acked\n"
        "20 server fin",
        "lost eof_without_close/- server proven open");
    row("part of a frame came", then("32 server fin\n32 client truncated text 20"),
        "lost eof_without_close/- server proven open");
    row("part of a frame long ago", then("32 server fin\n32 client truncated text 11"),
        "lost heartbeat_timeout/- server strong open");
    row("not handed on", "12 server ping_in\n32 server fin", "lost eof_without_close/- server proven open");
    row("behind stuck bytes", "12 server ping_in\n32 server fin\n32 client stuck 70000",
        "lost slow_consumer/client server strong open");
    row("behind a closed window", then("32 client tcp_info unread\n32 server close_in 1011"),
        "lost slow_consumer/client server strong open code=1011");
    row("a code of its own without a word, behind a closed window",
        then("32 client tcp_info unread\n32 server close_in 4500"),
        "lost slow_consumer/client server strong open code=4500");
    row("answered", then("12.1 client pong\n12.1 server pong_out 0.1\n32 server fin"),
        "lost eof_without_close/- server proven open");
    row("as slow before",
        then("20 client pong\n20 server pong_out 8\n30 server ping_in\n30 client ping\n"
             "50 server fin"),
        "lost eof_without_close/- server proven open");
    row("longer than ever",
        then("20 client pong\n20 server pong_out 8\n30 server ping_in\n30 client ping\n"
             "63 server fin"),
        "lost heartbeat_timeout/- server strong open");
    row("a wait as long survived",
        then("22 server ping_in\n22 client ping\n30 client pong\n30 server pong_out 0.01\n"
             "40 server ping_in\n40 client ping\n57 server fin"),
        "lost eof_without_close/- server proven open");
    row("swallowed by us",
        "11 client fault client:drop-pongs\n12 server ping_in\n12 client ping\n12 client pong\n"
        "32 server close_in 1011 keepalive ping timeout",
        "lost local_close/drop_pongs tool strong open code=1011 tool=fault");
    row("the reader itself ended", "32 client tcp_info unread\n32 client reset",
        "lost slow_consumer/client client strong open");
    row("died in the middle of a stream", "32 client out 5\n32 client fin\n32 client stuck 70000",
        "lost eof_without_close/- client proven open");
    row("unread", then("13 client unread 77\n32 server fin"),
        "lost eof_without_close/- server suggested open");
    row("unread, and a Close", then("13 server unread 77\n32 client close_in 1000"),
        "normal normal_closure/- client suggested open code=1000");
}

void TestClassify::heartbeatsDecide()
{
    QFETCH(QString, script);
    QFETCH(QString, verdict);
    QCOMPARE(words(classify(support::fold(script, session::Role::Relay))), verdict);
}

void TestClassify::aServerThatNeverAnswers()
{
    const auto judged = [](const char *script) {
        return words(classify(support::fold(QString::fromLatin1(script), session::Role::Relay)));
    };
    QCOMPARE(judged("1 client connected\n1 client request\n1 server connected\n6 client fin"),
             u"failed open_timeout/gave_up client strong http"_qs);
    QCOMPARE(judged("1 client connected\n1 client request\n1 server connected\n1.2 client fin"),
             u"failed eof_without_close/- client proven http"_qs);
    // An answer that comes too late opens nothing.
    const auto late = "\n9 server response 101\n9 server opened\n9.1 server fin";
    QCOMPARE(judged(qPrintable(u"1 client connected\n1 client request\n1 server connected\n6 client fin"_qs +
                               QLatin1String(late))),
             u"failed open_timeout/gave_up client strong http"_qs);
    QCOMPARE(
        judged(qPrintable(u"1 client connected\n1 client request\n1 server connected\n1.2 client fin"_qs +
                          QLatin1String(late))),
        u"failed eof_without_close/- client proven http"_qs);
}

/// What carries a code or words of its own answers nothing.
void TestClassify::closesThatCross()
{
    const auto judged = [](const char *other) {
        const QString script =
            u"1 client connected\n1 client request\n1 server connected\n1 server response 101\n"
            "1 server opened\n3 client close_in 4001 mine\n3 server close_out 4001 mine\n"_qs;
        return words(classify(support::fold(script + QLatin1String(other), session::Role::Relay)));
    };
    QCOMPARE(judged("3.001 server close_in 4001 mine"), u"lost app_close/- client proven open code=4001"_qs);
    QCOMPARE(judged("3.001 server close_in 1000"), u"lost app_close/- client proven open code=4001"_qs);
    QCOMPARE(judged("3.001 server close_in 4002"), u"lost app_close/- client strong open code=4001"_qs);
    QCOMPARE(judged("3.001 server close_in 1000 done"), u"lost app_close/- client strong open code=4001"_qs);
}

/// A capture holds no samples of TCP, but its packets: whether the ping was acknowledged.
void TestClassify::packetsTellAStalledProgramFromADeadPath()
{
    const auto sub = [](const QString &end, quint32 unanswered, bool seen = true) {
        session::Facts facts = support::fold(
            u"1 client connected\n1 server connected\n1 server opened\n2 server ping_in\n2 client ping\n"_qs +
                end,
            session::Role::Capture);
        session::TcpSeen packets;
        packets.unanswered = unanswered;
        if (seen)
            facts.legs.edit(session::Leg::Client).seen = packets;
        const auto verdict = classify(facts);
        return session::name(verdict.cause) + u'/' + verdict.sub;
    };
    QCOMPARE(sub(u"12 server fin"_qs, 0), u"heartbeat_timeout/application_stalled"_qs);
    QCOMPARE(sub(u"12 server fin"_qs, 3), u"heartbeat_timeout/path_dead"_qs);
    QCOMPARE(sub(u"2.8 server fin"_qs, 0), u"heartbeat_timeout/"_qs); // too soon to tell
    QCOMPARE(sub(u"12 server fin"_qs, 0, false), u"heartbeat_timeout/"_qs);
}

/// HTTP where frames should be: the upgrade was refused after all, unless the session had begun.
void TestClassify::httpAfterThe101()
{
    const QString open = u"1 client connected\n1 client request\n1 server connected\n1 server response 101\n"
                         "1 server opened\n"_qs;
    const QString http = u"2 server open_failed http_rejected open wire after_101\n2 server fin"_qs;
    const auto judged = [&](const QString &script) {
        session::Facts facts;
        facts.role = session::Role::Relay;
        for (session::Observation seen : support::readScript(script)) {
            if (auto *failed = std::get_if<session::OpenFailed>(&seen.what))
                failed->text = u"503 Se"_qs;
            apply(facts, seen);
        }
        return words(classify(facts));
    };
    QCOMPARE(judged(open + http), u"failed http_rejected/after_101 server proven open http=503"_qs);
    QCOMPARE(judged(open + u"1.5 server in 1\n"_qs + http),
             u"lost http_rejected/after_101 server proven open http=503"_qs);
}

void TestClassify::privateCodesMeanWhatTheFrameworkSays_data()
{
    QTest::addColumn<QString>("subprotocol");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("named");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sub");
    QTest::addColumn<QString>("meaning");
    QTest::addColumn<int>("retry");
    const auto row = [](const char *name, const char *subprotocol, const char *header, const char *named,
                        int code, const char *sub, const char *meaning, wire::Retry retry) {
        QTest::newRow(name) << QString::fromLatin1(subprotocol) << QString::fromLatin1(header)
                            << QString::fromLatin1(named) << code << QString::fromLatin1(sub)
                            << QString::fromLatin1(meaning) << int(retry);
    };
    using enum wire::Retry;
    row("nobody said whose", "", "", "", 4004, "", "", Unstated);
    row("another's subprotocol", "chat", "", "", 4401, "", "", Unstated);
    row("by subprotocol", "graphql-transport-ws", "", "", 4401, "unauthorized",
        "GraphQL over WebSocket: Unauthorized", No);
    row("named by the user", "", "", "discord", 4009, "session_timed_out",
        "Discord gateway: Session timed out", Yes);
    row("the user knows better than the subprotocol", "graphql-transport-ws", "", "Discord", 4004,
        "authentication_failed", "Discord gateway: Authentication failed", No);
    row("a range", "", "", "pusher", 4207, "", "Pusher Channels: Reconnect at once", AtOnce);
    row("by a header, a code of the registry", "", "Server: uvicorn", "", 1012, "restart",
        "uvicorn: Shutdown", Yes);
    row("another header", "", "Server: nginx", "", 1012, "restart", "", BackOff);
}

void TestClassify::privateCodesMeanWhatTheFrameworkSays()
{
    QFETCH(QString, subprotocol);
    QFETCH(QString, header);
    QFETCH(QString, named);
    QFETCH(int, code);
    session::Facts facts = support::fold(
        u"1 server connected\n1 server response 101\n1 server opened\n2 server close_in %1"_qs.arg(code),
        session::Role::Client);
    session::ResponseHead response = *facts.response;
    response.subprotocol = subprotocol;
    response.fingerprint = QStringList{header};
    facts.response = response;
    const Verdict verdict = classify(facts, {named, {}});
    QCOMPARE(verdict.cause, code < 3000 ? Cause::ServerGoingAway : Cause::AppClose);
    QCOMPARE(verdict.cls, Class::Lost);
    QTEST(verdict.sub, "sub");
    QTEST(verdict.meaning, "meaning");
    QTEST(int(verdict.retry), "retry");
}

void TestClassify::theUsersOwnCodesComeFirst()
{
    const auto table = wire::readCloseCodes(
        R"({"tables": [{"codes": [{"code": 4004, "name": "Shift over", "normal": true, "retry": "no"}]}]})");
    QCOMPARE(table.error, QString());
    const auto facts = [](int code) {
        return support::fold(u"1 server connected\n1 server opened\n2 server close_in %1"_qs.arg(code),
                             session::Role::Client);
    };
    const Verdict own = classify(facts(4004), {u"discord"_qs, table.codes});
    QCOMPARE(own.cls, Class::Normal);
    QCOMPARE(own.sub, u"shift_over"_qs);
    QCOMPARE(own.meaning, u"Shift over"_qs);
    const Verdict other = classify(facts(4009), {u"discord"_qs, table.codes});
    QCOMPARE(other.cls, Class::Lost);
    QCOMPARE(other.meaning, u"Discord gateway: Session timed out"_qs);
}

void TestClassify::idleAndDurationCountToTheFirstTerminalEvent()
{
    using namespace std::chrono_literals;
    const Verdict verdict = classify(support::fold(
        QString::fromLatin1(up) + u"2 client in 1\n4 client out 1\n10 client close_in 1001\n12 client fin"_qs,
        session::Role::Listener));
    QCOMPARE(verdict.idle, std::optional<session::Nanoseconds>(6s));
    QCOMPARE(verdict.duration, std::optional<session::Nanoseconds>(8800ms));
    QCOMPARE(verdict.at, session::Stamp(10s));
}

void TestClassify::nothingSeenIsUnknown()
{
    QCOMPARE(words(classify(support::fold(QString::fromLatin1(up), session::Role::Listener))),
             u"lost unknown_loss/- unknown suggested tcp"_qs);
}

QTEST_GUILESS_MAIN(TestClassify)
#include "tst_classify.moc"

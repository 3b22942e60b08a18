// Lines of proxies, made here in the forms that their manuals document: what each proves, and what none may
// claim.
#include "evidence/proxylog/proxylogs.h"
#include "evidence/proxylog/repeats.h"
#include "listening.h"
#include "report/report.h"

#include <QtTest>

using namespace diagnosis;
using namespace session;
using namespace std::chrono_literals;

namespace {

QString words(const Verdict &verdict)
{
    QString text = name(verdict.cls) + u' ' + name(verdict.cause);
    if (!verdict.sub.isEmpty())
        text += u'/' + verdict.sub;
    text += u' ' + name(verdict.endedBy) + u' ' + name(verdict.confidence);
    return verdict.httpStatus ? text + u' ' + QString::number(*verdict.httpStatus) : text;
}

/// What a file of one line (after an open WebSocket to the same path) comes to.
QString judged(const QByteArray &lines, quint64 session = 1)
{
    Listening sink;
    sink.read(lines, 37);
    return sink.sessions.contains(session) ? words(sink.verdict(session)) : u"nothing"_qs;
}

QByteArray haproxy(const char *state, const char *timers = "0/0/0/2/61004", const char *status = "101",
                   const char *prefix = "Nov 29 07:51:44 web1 haproxy[7]: ")
{
    return QByteArray(prefix) + "10.0.0.9:40000 [29/Nov/2026:07:50:43.111] ws app/app1 " + timers + ' ' +
           status + " 225 - - " + state + " 1/1/0/0/0 0/0 \"GET /chat?x=1 HTTP/1.1\"\n";
}

/// The same of another client.
QByteArray from(int port, QByteArray line)
{
    return line.replace(":40000", ':' + QByteArray::number(port));
}

QByteArray nginxError(const char *level, const char *message)
{
    return QByteArray("2026/11/29 07:50:00 [") + level + "] 12#12: *7 " + message +
           ", client: 10.0.0.9, server: a.example, request: \"GET /chat HTTP/1.1\", upstream: "
           "\"http://10.0.0.2:9100/chat\", host: \"a.example\"\n";
}

QByteArray envoy(const char *flags, const char *details = "")
{
    return QByteArray("[2026-11-29T07:50:00.250Z] \"GET /chat HTTP/1.1\" 101 ") + flags + ' ' + details +
           "61 105 300250 - \"10.0.0.9\" \"agent\" \"id\" \"a.example\" \"10.0.0.2:9100\"\n";
}

} // namespace

class TestProxyLogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endings_data();
    void endings();
    void haproxyTimesAndAddresses();
    void haproxyFindsItsZoneInSyslog();
    void haproxyAtTheUpgradeHasNoEnd();
    void otherRequestsAreNone();
    void failuresAreToldOnceThePathIsKnown();
    void nginxEndsWithinASecond();
    void nginxOfTwoLogs();
    void keysNameTheConnection();
    void nginxWritesJson();
    void wrappedLinesAreRead_data();
    void wrappedLinesAreRead();
    void wrappingsTellTheZoneOfHaproxy();
    void whatFormatsHaveBehindTheCombinedOne();
    void caddyWritesDurationsInManyWays_data();
    void caddyWritesDurationsInManyWays();
    void secretsAreReplaced();
    void formatsAreToldByContent_data();
    void formatsAreToldByContent();
    void anySplitTellsTheSame();
    void longLinesAreSkipped();
    void waitingFailuresAreBounded();
    void knownPathsAreBounded();
    void linesOfNginxThatWaitAreBounded();
    void whatIsLiveIsToldSoon();
    void whatStandsTwiceCountsOnce_data();
    void whatStandsTwiceCountsOnce();
    void whatIsRememberedOfLinesIsBounded();
    void wordsNameTheLegAndTheProxy_data();
    void wordsNameTheLegAndTheProxy();
};

void TestProxyLogs::endings_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const QByteArray &lines, const char *verdict) {
        QTest::newRow(name) << lines << QString::fromLatin1(verdict);
    };
    row("haproxy ----", haproxy("----"), "unknown orderly_end unknown strong");
    row("haproxy SD", haproxy("SD--"), "lost tcp_reset server suggested");
    row("haproxy CD", haproxy("CD--"), "lost tcp_reset client strong");
    row("haproxy cD", haproxy("cD--"), "lost proxy_timeout/tunnel network strong");
    row("haproxy sD", haproxy("sD--"), "lost proxy_timeout/server network suggested");
    row("haproxy K", haproxy("KD--"), "lost proxy_shutdown/killed network strong");
    row("haproxy D", haproxy("DD--"), "lost proxy_shutdown/server_down network strong");
    row("haproxy U", haproxy("UD--"), "lost proxy_shutdown/backup_up network strong");
    row("haproxy without a prefix", haproxy("cD--", "0/0/0/2/61004", "101", ""),
        "lost proxy_timeout/tunnel network strong");
    row("haproxy tcp",
        "10.0.0.9:40000 [29/Nov/2026:07:50:43.111] tcp app/app1 1/0/3002 163 cD 1/1/0/0/0 0/0\n",
        "lost proxy_timeout/tunnel network strong");
    row("haproxy tcp too short",
        "10.0.0.9:40000 [29/Nov/2026:07:50:43.111] tcp app/app1 1/0/3 66 -- 1/1/0/0/0 0/0\n", "nothing");
    row("haproxy json",
        R"({"t":"1795938603632","client":"10.0.0.9:58362","server":"10.0.0.2:9100","ts":"CD","ta":1002,"st":101,"uri":"/chat"})"
        "\n",
        "lost tcp_reset client strong");
    const QByteArray open = haproxy("----");
    row("haproxy refused", haproxy("SC--", "0/0/-1/-1/3005", "503") + open,
        "failed connection_refused server proven 503");
    row("haproxy without a server",
        haproxy("SC--", "0/-1/-1/-1/0", "503").replace("app/app1", "app/<NOSRV>") + open,
        "failed http_rejected/no_server network proven 503");
    row("haproxy refused without a status", haproxy("PR--", "-1/-1/-1/-1/0", "-1") + open,
        "failed http_rejected/proxy network proven");
    row("haproxy 403", haproxy("----", "0/0/0/1/2", "403") + open, "failed http_rejected server proven 403");
    row("haproxy queue", haproxy("sQ--", "0/5000/-1/-1/5001", "503") + open,
        "failed http_rejected/proxy network proven 503");
    row("haproxy 502", haproxy("SH--", "0/0/0/-1/2", "502") + open,
        "failed http_rejected/upstream_ended server proven 502");
    row("haproxy 504", haproxy("sH--", "0/0/0/-1/2", "504") + open,
        "failed open_timeout/proxy network proven 504");
    row("haproxy client gone", haproxy("CH--", "0/0/0/-1/2500", "-1") + open,
        "failed open_timeout/gave_up client proven");
    row("nginx combined",
        "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"agent\"\n",
        "unknown orderly_end/not_recorded unknown suggested");
    row("nginx upstream reset",
        nginxError("error",
                   "recv() failed (104: Connection reset by peer) while proxying upgraded connection"),
        "lost tcp_reset server suggested");
    row("nginx client reset",
        nginxError("info",
                   "recv() failed (104: Connection reset by peer) while proxying upgraded connection"),
        "lost tcp_reset client strong");
    row("nginx timer",
        nginxError("info",
                   "upstream timed out (110: Connection timed out) while proxying upgraded connection"),
        "lost proxy_timeout/read network strong");
    row("nginx timer at another level",
        nginxError("error",
                   "upstream timed out (110: Connection timed out) while proxying upgraded connection"),
        "lost proxy_timeout/read network strong");
    row("nginx slow client",
        nginxError("info", "client timed out (110: Connection timed out) while proxying upgraded connection"),
        "lost proxy_timeout/send network strong");
    const QByteArray upgraded =
        nginxError("info", "client timed out (110: Connection timed out) while proxying upgraded connection")
            .replace("*7", "*8");
    const auto failed = [&](const char *name, const char *message, const char *verdict) {
        row(name, nginxError("error", message) + upgraded, verdict);
    };
    failed("nginx refused", "connect() failed (111: Connection refused) while connecting to upstream",
           "failed connection_refused server proven 502");
    failed("nginx no route", "connect() failed (113: No route to host) while connecting to upstream",
           "failed connect_timeout network proven 502");
    failed("nginx not allowed to connect",
           "connect() to 10.0.0.2:9100 failed (13: Permission denied) while connecting to upstream",
           "failed http_rejected/proxy network proven 502");
    failed("nginx without a server", "no live upstreams while connecting to upstream",
           "failed http_rejected/no_server network proven 502");
    failed("nginx full", "512 worker_connections are not enough while connecting to upstream",
           "failed http_rejected/proxy network proven 500");
    failed("nginx with descriptors used up",
           "socket() failed (24: Too many open files) while connecting to upstream",
           "failed http_rejected/proxy network proven 500");
    failed("nginx without a resolver", "no resolver defined to resolve app.local",
           "failed http_rejected/proxy network proven 502");
    failed("nginx auth_request", "auth request unexpected status: 502 while sending to client",
           "failed http_rejected/proxy network proven 500");
    // Other systems have other numbers.
    failed("nginx refused on macOS", "connect() failed (61: Connection refused) while connecting to upstream",
           "failed connection_refused server proven 502");
    row("nginx reset on FreeBSD",
        nginxError("info", "recv() failed (54: Connection reset by peer) while proxying upgraded connection"),
        "lost tcp_reset client strong");
    row("nginx timer on FreeBSD",
        nginxError("error",
                   "upstream timed out (60: Operation timed out) while proxying upgraded connection"),
        "lost proxy_timeout/read network strong");
    row("nginx no route on FreeBSD",
        nginxError("error", "recv() failed (65: No route to host) while proxying upgraded connection"),
        "lost network_down network strong");
    row("nginx server without close_notify",
        nginxError("error",
                   "SSL_read() failed (SSL: error:0A000126:SSL routines::unexpected eof while reading)"
                   " while proxying upgraded connection"),
        "lost eof_without_close/tls_truncated server strong");
    failed("nginx TLS",
           "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number)"
           " while SSL handshaking to upstream",
           "failed tls_failure server proven 502");
    failed("nginx name", "app could not be resolved (3: Host not found)",
           "failed dns_failure/nxdomain network proven 502");
    failed("nginx not HTTP",
           "upstream sent no valid HTTP/1.0 header while reading response header from"
           " upstream",
           "failed http_rejected/proxy network proven 502");
    failed("nginx unanswered",
           "upstream prematurely closed connection while reading response header from upstream",
           "failed http_rejected/upstream_ended server proven 502");
    failed("nginx file", "open() \"/usr/share/nginx/html/chat\" failed (2: No such file or directory)",
           "failed http_rejected/proxy network proven 404");
    failed("nginx left by its client",
           "epoll_wait() reported that client prematurely closed connection, so upstream connection is closed"
           " too while connecting to upstream",
           "failed open_timeout/gave_up client proven");
    row("envoy -", envoy("-"), "unknown orderly_end unknown strong");
    row("envoy DC", envoy("DC"), "unknown orderly_end/not_recorded unknown suggested");
    row("envoy DC by the client", envoy("DC", "downstream_remote_disconnect "),
        "unknown orderly_end/not_recorded client suggested");
    row("envoy SI", envoy("SI"), "lost proxy_timeout/stream_idle network strong");
    row("istio SI", envoy("SI", "stream_idle_timeout - \"-\" "),
        "lost proxy_timeout/stream_idle network strong");
    row("envoy UMSDR", envoy("UMSDR"), "lost proxy_timeout/lifetime network strong");
    row("envoy UC", envoy("UC", "upstream_reset_after_response_started{connection_termination} "),
        "unknown orderly_end/not_recorded server suggested");
    row("envoy overload", envoy("OM"), "lost proxy_shutdown/overload network strong");
    const QByteArray open101 = envoy("-");
    const auto refused = [&](const char *name, const char *flags, const char *status, const char *verdict,
                             const char *host = "10.0.0.2:9100") {
        QByteArray line = envoy(flags);
        line.replace(" 101 ", QByteArray(" ") + status + ' ').replace("10.0.0.2:9100", host);
        row(name, line + open101, verdict);
    };
    refused("envoy UF", "UF,URX", "503", "failed http_rejected/unreachable unknown proven 503");
    refused(
        "envoy UF refused",
        "UF upstream_reset_before_response_started{connection_failure,delayed_connect_error:_111} - \"-\"",
        "503", "failed connection_refused server proven 503");
    refused("envoy UH", "UH", "503", "failed http_rejected/no_server network proven 503", "-");
    refused("envoy NR", "NR", "404", "failed http_rejected/proxy network proven 404", "-");
    refused("envoy alone", "-", "426", "failed http_rejected/proxy network proven 426", "-");
    refused("envoy 403", "-", "403", "failed http_rejected server proven 403");
    refused("envoy left", "DC", "0", "failed open_timeout/gave_up client proven");
    row("nginx status only",
        "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 502 33 \"-\" \"agent\"\n"
        "10.0.0.9 - - [29/Nov/2026:07:50:01 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"agent\"\n",
        "failed http_rejected/maker_not_recorded unknown proven 502");
    row("envoy json",
        R"({"start_time":"2026-11-29T07:50:00.250Z","method":"GET","path":"/chat","protocol":"HTTP/1.1","response_code":101,"response_flags":"DPE","duration":300250})"
        "\n",
        "lost protocol_error client strong");
    const auto cloudflare = [](const char *source, const char *reason) {
        return QByteArray(
                   R"({"ClientIP":"10.0.0.9","ClientRequestHost":"a.example","ClientRequestPath":"/chat",)"
                   R"("ConnectionCloseReason":")") +
               reason + R"(","ConnectionCloseSource":")" + source +
               R"(","ConnectionTransportCloseCode":1001,"StartTimestamp":"2026-11-29T07:50:00Z","EndTimestamp":"2026-11-29T07:51:00Z"})"
               "\n";
    };
    row("cloudflare none", cloudflare("downstream", "none"), "unknown orderly_end client strong");
    row("cloudflare peer reset", cloudflare("downstream", "peerReset"), "lost tcp_reset client strong");
    row("cloudflare upstream reset", cloudflare("upstream", "upstreamReset"), "lost tcp_reset server strong");
    row("cloudflare timer", cloudflare("me", "timedOut"), "lost proxy_timeout/idle network strong");
    row("cloudflare error", cloudflare("upstream", "unspecifiedError"), "lost unknown_loss server suggested");
    row("haproxy R", haproxy("RD--"), "lost proxy_shutdown/resources network strong");
    row("haproxy I", haproxy("ID--"), "lost proxy_shutdown/internal_error network strong");
    row("haproxy P", haproxy("PD--"), "lost proxy_shutdown/policy network strong");
    row("envoy DR", envoy("DR"), "lost unknown_loss client suggested");
    const auto caddyError = [](const char *message) {
        return QByteArray(R"({"level":"error","ts":1795938602.19,"logger":"http.log.error.log0","msg":")") +
               message +
               R"(","request":{"remote_ip":"10.0.0.9","remote_port":"4000","proto":"HTTP/1.1","method":"GET","host":"a","uri":"/chat","headers":{"Upgrade":["websocket"]}},"duration":1.0,"status":502})"
               "\n";
    };
    row("caddy refused", caddyError("dial tcp 10.0.0.7:8080: connect: connection refused"),
        "failed connection_refused server proven 502");
    row("caddy no host", caddyError("dial tcp: lookup app: no such host"),
        "failed dns_failure/nxdomain network proven 502");
    row("caddy timeout", caddyError("dial tcp 10.0.0.7:8080: i/o timeout"),
        "failed connect_timeout network proven 502");
    row("caddy EOF", caddyError("EOF"), "failed http_rejected/upstream_ended server proven 502");
    row("caddy itself", caddyError("writing: strange"), "failed http_rejected/proxy network proven 502");
    row("alb",
        "wss 2026-11-29T07:51:00.100000Z app/lb/1 10.0.0.9:40000 10.0.0.2:80 0.001 0.004 0.000 101 101 300 "
        "400 "
        "\"GET wss://a.example:443/chat HTTP/1.1\" \"agent\" C T arn \"t\" \"d\" \"c\" 0 "
        "2026-11-29T07:50:00.000000Z "
        "\"forward\" \"-\" \"-\"\n",
        "unknown orderly_end/not_recorded unknown suggested");
    row("caddy",
        R"({"level":"info","ts":1795938602.19,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"10.0.0.9","remote_port":"4000","proto":"HTTP/1.1","method":"GET","host":"a","uri":"/chat","headers":{"Upgrade":["websocket"],"Sec-Websocket-Key":["AAECAwQFBgcICQoLDA0ODw=="]}},"duration":1.0,"size":0,"status":0,"resp_headers":{"Sec-Websocket-Accept":["x"]}})"
        "\n",
        "unknown orderly_end/not_recorded unknown suggested");
    row("traefik",
        "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 0 \"-\" \"agent\" 1 "
        "\"r@docker\" "
        "\"http://10.0.0.2:80\" 60003ms\n",
        "unknown orderly_end/not_recorded unknown suggested");
}

void TestProxyLogs::endings()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, verdict);
    QCOMPARE(judged(lines), verdict);
}

void TestProxyLogs::haproxyTimesAndAddresses()
{
    Listening sink;
    sink.read(
        haproxy("cD--", "0/0/0/2/61004", "101", "<134>1 2026-11-29T07:51:44.115000+00:00 - haproxy 7 - - "));
    const Facts &facts = sink.facts();
    QCOMPARE(facts.client().peer, u"10.0.0.9:40000");
    QCOMPARE(facts.request->target, u"/chat?x=1");
    const Verdict verdict = sink.verdict();
    QCOMPARE(verdict.duration, 61'004ms);
    QCOMPARE(verdict.at, Stamp(1'795'938'643'111ms + 61'004ms));
    QVERIFY(!verdict.idle); // the line does not say when the last frame came
    QVERIFY(!sink.notes.contains(u"local_time"_qs));
    QCOMPARE(sink.disorder, 0);
}

void TestProxyLogs::haproxyFindsItsZoneInSyslog()
{
    Listening sink;
    Listening kubernetes;
    kubernetes.read(haproxy("cD--", "0/0/0/2/61004", "101", "2026-11-29T05:51:44.115123456Z stdout F "));
    QCOMPARE(kubernetes.verdict().at, Stamp(1'795'938'643'111ms + 61'004ms - 2h));
    // Written at 05:51:44 UTC, when the proxy's own clock said 07:51:44.
    sink.read(haproxy("cD--", "0/0/0/2/61004", "101", "<134>1 2026-11-29T05:51:44.115Z - haproxy 7 - - "));
    QCOMPARE(sink.verdict().at, Stamp(1'795'938'643'111ms + 61'004ms - 2h));
    Listening other;
    evidence::Options options;
    options.timezone = 1h; // what the user says holds
    other.read(haproxy("cD--", "0/0/0/2/61004", "101", "<134>1 2026-11-29T05:51:44.115Z - haproxy 7 - - "),
               64, options);
    QCOMPARE(other.verdict().at, Stamp(1'795'938'643'111ms + 61'004ms - 1h));
}

void TestProxyLogs::haproxyAtTheUpgradeHasNoEnd()
{
    Listening sink;
    sink.read("10.0.0.9:1 [29/Nov/2026:08:00:12.324] ws app/a1 0/0/0/1/+1 101 +163 - - ---- 1/1/1/1/0 0/0 "
              "\"GET /chat "
              "HTTP/1.1\"\n");
    QVERIFY(sink.facts().openAtEnd);
    QVERIFY(!sink.facts().first);
    QVERIFY(sink.notes.contains(u"logasap"_qs));
}

void TestProxyLogs::otherRequestsAreNone()
{
    Listening sink;
    sink.read(haproxy("----", "0/0/0/2/5", "200"));
    QVERIFY(sink.sessions.empty());
}

void TestProxyLogs::failuresAreToldOnceThePathIsKnown()
{
    Listening sink;
    const QByteArray failed = haproxy("SC--", "0/0/-1/-1/3005", "503");
    sink.read(failed + from(40001, failed) + haproxy("----") + from(40002, failed));
    QCOMPARE(sink.sessions.size(), 4u);
    QCOMPARE(sink.verdict(1).cls, Class::Failed);
    QCOMPARE(sink.verdict(3).cls, Class::Unknown);
    QCOMPARE(sink.verdict(4).cls, Class::Failed);
}

void TestProxyLogs::nginxEndsWithinASecond()
{
    Listening sink;
    sink.read("10.0.0.9 - - [29/Nov/2026:09:50:00 +0200] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"agent\"\n");
    const Verdict verdict = sink.verdict();
    QCOMPARE(verdict.resolution, 1s);
    QCOMPARE(verdict.at, Stamp(1'795'938'600s));
    QVERIFY(!verdict.duration); // it does not say when it began
    Listening exact;
    exact.read(
        "1795938600.568 10.0.0.9:35630 -> 10.0.0.2:9100 \"GET /chat HTTP/1.1\" 101 rt=60.003 conn=21\n");
    QCOMPARE(exact.verdict().resolution, 1ms);
    QCOMPARE(exact.verdict().duration, 60'003ms);
    QCOMPARE(exact.facts().client().peer, u"10.0.0.9:35630");
    QCOMPARE(exact.facts().server().peer, u"10.0.0.2:9100");
}

void TestProxyLogs::nginxOfTwoLogs()
{
    Listening sink;
    evidence::Options options;
    options.timezone = 0s;
    const auto reader = evidence::makeNginx(options);
    reader->feed("10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"agent\"\n"
                 "10.0.0.8 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"agent\"\n",
                 sink);
    QVERIFY(sink.sessions.empty());
    reader->feed(
        nginxError("info",
                   "upstream timed out (110: Connection timed out) while proxying upgraded connection"),
        sink);
    reader->finish(sink);
    sink.outbox().flush();
    QCOMPARE(sink.sessions.size(), 2u);
    QCOMPARE(words(sink.verdict(1)), u"lost proxy_timeout/read network strong");
    QCOMPARE(words(sink.verdict(2)), u"unknown orderly_end/not_recorded unknown suggested");
}

void TestProxyLogs::keysNameTheConnection()
{
    // The key of RFC 6455 §1.3, whose accept is s3pPLMBiTxaQ9kYGzzhZRbK+xOo=.
    Listening sink;
    sink.read("1795938600.568 10.0.0.9:35630 -> 10.0.0.2:9100 \"GET /chat HTTP/1.1\" 101 rt=60.003 "
              "key=dGhlIHNhbXBsZSBub25jZQ==\n");
    QCOMPARE(connectionOf(sink.facts()),
             QString::fromLatin1(QByteArray::fromBase64("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=").toHex().left(16)));
}

void TestProxyLogs::nginxWritesJson()
{
    Listening sink;
    sink.read(
        R"({"msec":"1795938600.568","time_local":"29/Nov/2026:13:20:00 +0530","remote_addr":"10.0.0.9",)"
        R"("remote_port":"35630","request_method":"GET","request_uri":"/chat?x=1","status":101,)"
        R"("request_time":60.003,"upstream_addr":"10.0.0.1:9100, 10.0.0.2:9100","connection":"7",)"
        R"("http_sec_websocket_key":"dGhlIHNhbXBsZSBub25jZQ=="})"
        "\n");
    const session::Facts &facts = sink.facts();
    QCOMPARE(facts.client().peer, u"10.0.0.9:35630"_qs);
    QCOMPARE(facts.server().peer, u"10.0.0.2:9100"_qs);
    QCOMPARE(facts.request->target, u"/chat?x=1"_qs);
    QCOMPARE(connectionOf(facts), u"b37a4f2cc0624f16"_qs);
    QCOMPARE(sink.verdict().at, session::Stamp(1'795'938'600'568ms));
    QCOMPARE(sink.verdict().duration, std::optional<session::Nanoseconds>(60'003ms));
    // Other names tell nothing of who wrote it.
    for (const evidence::Format &one : evidence::formats())
        QCOMPARE(
            one.fits(R"({"@timestamp":"2026-11-29T07:50:00Z","client":"10.0.0.9","uri":"/chat","status":101})"
                     "\n"),
            0);
}

void TestProxyLogs::wrappedLinesAreRead_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after = {}) {
        QTest::newRow(name) << before << after;
    };
    row("syslog of nginx itself", "<187>Nov 29 07:50:00 web1 nginx: ");
    row("without the host", "<187>Nov 29 07:50:00 nginx: ");
    row("a file of syslog", "Nov  9 07:50:00 web1 nginx[12]: ");
    row("the same with exact times", "2026-11-29T07:50:00.123456+01:00 web1 nginx[12]: ");
    row("RFC 5424", "<187>1 2026-11-29T07:50:00.123Z web1 nginx 12 - - ");
    row("RFC 5424 with data", "<187>1 2026-11-29T07:50:00Z web1 nginx 12 ID7 [a@1 x=\"y z\"][b@1] ");
    row("docker compose", "nginx-1  | ");
    row("docker compose with times", "nginx-1  | 2026-11-29T07:50:00.123456789Z ");
    row("timestamps", "2026-11-29T07:50:00.123456789Z ");
    row("Kubernetes", "2026-11-29T07:50:00.123456789Z stderr F ");
    row("Docker", R"({"log":")", R"(\n","stream":"stderr","time":"2026-11-29T07:50:00.123456789Z"})");
    row("the journal", R"({"_HOSTNAME":"web1","__REALTIME_TIMESTAMP":"1795938600123456","MESSAGE":")",
        R"("})");
}

void TestProxyLogs::wrappedLinesAreRead()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto wrapped = [&](QByteArray line) {
        line.chop(1);
        return before + (after.isEmpty() ? line : line.replace('"', "\\\"")) + after + '\n';
    };
    QCOMPARE(judged(wrapped(nginxError("info", "recv() failed (104: Connection reset by peer) while proxying "
                                               "upgraded connection"))),
             u"lost tcp_reset client strong");
    QCOMPARE(judged(wrapped("10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" "
                            "\"agent\"\n")),
             u"unknown orderly_end/not_recorded unknown suggested");
    QCOMPARE(judged(wrapped(envoy("SI"))), u"lost proxy_timeout/stream_idle network strong");
    QCOMPARE(judged(wrapped(haproxy("CD--", "0/0/0/2/61004", "101", ""))), u"lost tcp_reset client strong");
}

/// Written at 05:51:44 UTC, when the proxy's own clock said 07:51:44.
void TestProxyLogs::wrappingsTellTheZoneOfHaproxy()
{
    QByteArray line = haproxy("cD--", "0/0/0/2/61004", "101", "");
    line.chop(1);
    line.replace('"', "\\\"");
    for (const QByteArray &wrapped :
         {R"({"log":")" + line + R"(\n","stream":"stdout","time":"2026-11-29T05:51:44.115123456Z"})",
          R"({"__REALTIME_TIMESTAMP":"1795931504115123","MESSAGE":")" + line + R"("})"}) {
        Listening sink;
        sink.read(wrapped + '\n');
        QCOMPARE(sink.verdict().at, Stamp(1'795'938'643'111ms + 61'004ms - 2h));
        QVERIFY(!sink.notes.contains(u"local_time"_qs));
    }
}

void TestProxyLogs::whatFormatsHaveBehindTheCombinedOne()
{
    const QByteArray combined =
        "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" "
        "\"agent\"";
    Listening ingress;
    ingress.read(combined + " 512 60.003 [default-app-80] [] 10.1.2.3:8080 33 60.003 101 8f2c0fa2\n");
    QCOMPARE(ingress.verdict().duration, std::optional<session::Nanoseconds>(60'003ms));
    QCOMPARE(ingress.facts().server().peer, u"10.1.2.3:8080"_qs);
    Listening named;
    named.read(combined + " \"10.0.0.1\" rt=60.003 urt=\"60.001\" key=dGhlIHNhbXBsZSBub25jZQ==\n");
    QCOMPARE(named.verdict().duration, std::optional<session::Nanoseconds>(60'003ms));
    QCOMPARE(connectionOf(named.facts()), u"b37a4f2cc0624f16"_qs);
    Listening other; // numbers of another meaning
    other.read(combined + " 512 60.003\n");
    QVERIFY(!other.verdict().duration);
    Listening host;
    host.read("www.example:443 " + combined + '\n');
    QCOMPARE(host.facts().client().peer, u"10.0.0.9"_qs);
}

void TestProxyLogs::caddyWritesDurationsInManyWays_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<std::optional<session::Nanoseconds>>("took");
    const auto row = [](const char *written, std::optional<session::Nanoseconds> took) {
        QTest::newRow(written) << QByteArray(written) << took;
    };
    row("60.003", 60'003ms);
    row("5", 5s);
    row("60003", 60'003ms);
    row("60003000000", 60'003ms);
    row("\"1m0.003s\"", 60'003ms);
    row("\"2h3m4.5s\"", 2h + 3min + 4'500ms);
    row("\"60003ms\"", 60'003ms);
    row("\"250.3µs\"", 250'300ns);
    row("\"soon\"", std::nullopt);
}

void TestProxyLogs::caddyWritesDurationsInManyWays()
{
    QFETCH(QByteArray, written);
    const QByteArray request =
        R"("request":{"remote_ip":"10.0.0.9","remote_port":"4000","proto":"HTTP/1.1","method":"GET",)"
        R"("host":"a","uri":"/chat","headers":{"Upgrade":["websocket"]}},"duration":)" +
        written + R"(,"size":0,"status":101})";
    Listening sink;
    sink.read(R"({"level":"info","ts":1795938602.19,"msg":"handled request",)" + request + '\n');
    QTEST(sink.verdict().duration, "took");
    Listening console;
    console.read("2026/11/29 07:50:02.190\tINFO\thttp.log.access\thandled request\t{" + request + '\n');
    QTEST(console.verdict().duration, "took");
}

void TestProxyLogs::secretsAreReplaced()
{
    Listening sink;
    sink.read("10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat?token=hunter2secret HTTP/1.1\" 101 33 "
              "\"-\" \"a\"\n");
    QVERIFY(!sink.facts().request->target.contains(u"hunter2"));
    QVERIFY(sink.facts().request->target.startsWith(u"/chat?token=~"));

    Listening agent;
    agent.read("10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 "
               "\"-\" \"a token=hunter2\"\n");
    QVERIFY(agent.facts().request->userAgent.startsWith(u"a token=~"));

    Listening upstream;
    upstream.read(
        "2026/11/30 18:07:06 [error] 915#915: *7 recv() failed (104: Connection reset by peer) while "
        "proxying upgraded connection, client: 127.0.0.1, server: , request: \"GET /p HTTP/1.1\", "
        "upstream: \"http://bob:hunter2@127.0.0.1:19020/p\", host: \"127.0.0.1:19030\"\n");
    QCOMPARE(upstream.facts().server().peer, u"127.0.0.1:19020");
}

void TestProxyLogs::formatsAreToldByContent_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char *format, const QByteArray &lines) {
        QTest::newRow(format) << lines << QByteArray(format);
    };
    row("haproxy", haproxy("----"));
    row("nginx-access",
        "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"a\"\n");
    row("nginx-error", nginxError("info", "client closed keepalive connection"));
    row("envoy", envoy("DC"));
    const auto row2 = [](const char *name, const char *format, const QByteArray &lines) {
        QTest::newRow(name) << lines << QByteArray(format);
    };
    const QByteArray combined =
        "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"a\"";
    row2("kubernetes", "nginx-access", "2026-11-29T07:50:00.123456789Z stdout F " + combined + '\n');
    row2("docker", "nginx-access",
         R"({"log": ")" + QByteArray(combined).replace("\"", "\\\"") +
             R"(\n","stream":"stdout","time":"2026-11-29T07:50:00.1Z"})"
             "\n");
    row2(
        "JSON by the names of nginx's variables", "nginx-access",
        R"({"time_iso8601":"2026-11-29T07:50:00+00:00","remote_addr":"10.0.0.9","request":"GET /chat HTTP/1.1",)"
        R"("status":"101","request_time":"5.000","upstream_addr":"10.0.0.2:9100"})"
        "\n");
    row("traefik", "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /c HTTP/1.1\" 101 0 \"-\" \"a\" 1 \"r\" "
                   "\"http://s\" 3ms\n");
}

void TestProxyLogs::formatsAreToldByContent()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, format);
    const evidence::Format *best = nullptr;
    int fits = 0;
    for (const evidence::Format &one : evidence::formats()) {
        if (const int fit = one.fits(lines); fit > fits)
            fits = fit, best = &one;
    }
    QVERIFY(best);
    QCOMPARE(QByteArray(best->name), format);
    if (format != "nginx-error") { // that one ends nothing
        Listening sink;
        sink.read(lines);
        QCOMPARE(sink.sessions.size(), 1u);
    }
    for (const evidence::Format &one : evidence::formats())
        QCOMPARE(one.fits("just some words\nof nobody\n"), 0);
}

void TestProxyLogs::anySplitTellsTheSame()
{
    const QByteArray lines = haproxy("cD--") + haproxy("----") + haproxy("SC--", "0/0/-1/-1/3005", "503");
    Listening whole;
    whole.read(lines);
    for (const qsizetype piece : {1, 7, 64}) {
        Listening parts;
        parts.read(lines, piece);
        QCOMPARE(parts.observations, whole.observations);
        QVERIFY(parts.sessions == whole.sessions);
    }
}

void TestProxyLogs::longLinesAreSkipped()
{
    Listening sink;
    sink.read(haproxy("cD--") + QByteArray(300 * 1024, 'x') + '\n' + haproxy("CD--"), 4096);
    QCOMPARE(sink.sessions.size(), 2u);
    QVERIFY(sink.notes.contains(u"long_line"_qs));
}

void TestProxyLogs::waitingFailuresAreBounded()
{
    QByteArray lines;
    for (int i = 0; i < 2000; ++i)
        lines += from(20'000 + i, haproxy("SC--", "0/0/-1/-1/3005", "503"));
    Listening sink;
    sink.read(lines + haproxy("----"), 65'536);
    QCOMPARE(sink.sessions.size(), 1024u + 1);
}

void TestProxyLogs::knownPathsAreBounded()
{
    QByteArray lines;
    for (int i = 0; i < 5000; ++i)
        lines += haproxy("----").replace("/chat", "/chat" + QByteArray::number(i));
    const QByteArray failed = haproxy("SC--", "0/0/-1/-1/3005", "503");
    Listening sink;
    sink.read(lines + QByteArray(failed).replace("/chat", "/chat4095") +
                  QByteArray(failed).replace("/chat", "/chat4096"),
              65'536);
    QCOMPARE(sink.sessions.size(), 5001u);
}

void TestProxyLogs::linesOfNginxThatWaitAreBounded()
{
    const QByteArray line =
        "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"a\"\n";
    Listening sink;
    const auto reader = evidence::makeNginx({});
    reader->feed(line.repeated(65'536), sink);
    sink.outbox().flush();
    QVERIFY(sink.sessions.empty());
    reader->feed(line, sink);
    sink.outbox().flush();
    QCOMPARE(sink.sessions.size(), 1u);
    QVERIFY(sink.notes.contains(u"too_many_to_join"_qs));
}

void TestProxyLogs::whatIsLiveIsToldSoon()
{
    const QByteArray line =
        "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"a\"\n";
    Listening sink;
    const auto reader = evidence::makeNginx({});
    reader->feed(line, sink);
    reader->tick(100ms, sink);
    sink.outbox().flush();
    QVERIFY(sink.sessions.empty()); // the error log may tell more yet
    reader->tick(1s, sink);
    sink.outbox().flush();
    QCOMPARE(sink.sessions.size(), 1u);
    // While lines keep coming, by their own times.
    reader->feed(line, sink);
    reader->feed(QByteArray(line).replace("07:50:00", "07:50:09"), sink);
    sink.outbox().flush();
    QCOMPARE(sink.sessions.size(), 2u);
}

/// A part of a rotated log that overlaps the next one; two syslogs in one file.
void TestProxyLogs::whatStandsTwiceCountsOnce_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("sessions");
    const auto row = [](const char *name, const QByteArray &lines, int sessions) {
        QTest::newRow(name) << lines << sessions;
    };
    const QByteArray one = haproxy("cD--"), two = from(40001, one);
    row("haproxy", one + two + one + two, 2);
    row("haproxy of two syslogs",
        one + haproxy("cD--", "0/0/0/2/61004", "101", "<134>1 - far haproxy 7 - - "), 1);
    row("haproxy another port, another time",
        one + two + QByteArray(one).replace("07:50:43.111", "07:50:43.112"), 3);
    const QByteArray tcp =
        "10.0.0.9:40000 [29/Nov/2026:07:50:43.111] tcp app/app1 1/0/3002 163 cD 1/1/0/0/0 0/0\n";
    row("haproxy tcp", tcp + tcp, 1);
    const QByteArray json =
        R"({"t":"1795938603632","client":"10.0.0.9:58362","ts":"CD","ta":1002,"st":101,"uri":"/chat"})"
        "\n";
    row("haproxy json", json + "<134>1 - x haproxy - - - " + json, 1);
    const QByteArray error = nginxError(
        "info", "upstream timed out (110: Connection timed out) while proxying upgraded connection");
    row("nginx error", error + error + QByteArray(error).replace("*7", "*8"), 2);
    const QByteArray exact =
        "1795938600.568 10.0.0.9:35630 -> 10.0.0.2:9100 \"GET /chat HTTP/1.1\" 101 rt=60.003 conn=21\n";
    row("nginx with a number", exact + exact, 1);
    const QByteArray combined =
        "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 33 \"-\" \"agent\"\n";
    row("nginx combined cannot tell", combined + combined, 2);
    // 1795938600 is 07:50:00: two access logs of one nginx.
    row("nginx in two formats", combined + exact, 1);
    row("nginx in two formats, of two seconds", exact + QByteArray(combined).replace("07:50:00", "07:50:02"),
        2);
    row("envoy", envoy("DC") + envoy("DC") + envoy("DC").replace("\"id\"", "\"other\""), 2);
    const QByteArray traefik = "10.0.0.9 - - [29/Nov/2026:07:50:00 +0000] \"GET /chat HTTP/1.1\" 101 0 \"-\" "
                               "\"agent\" 1 \"r@docker\" \"http://10.0.0.2:80\" 60003ms\n";
    row("traefik", traefik + traefik + QByteArray(traefik).replace("\" 1 \"", "\" 2 \""), 2);
}

void TestProxyLogs::whatStandsTwiceCountsOnce()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, sessions);
    Listening sink;
    sink.read(lines);
    QCOMPARE(int(sink.sessions.size()), sessions);
}

void TestProxyLogs::whatIsRememberedOfLinesIsBounded()
{
    evidence::Repeats repeats;
    for (std::size_t i = 0; i <= evidence::Repeats::most; ++i)
        QVERIFY(!repeats.isRepeat(QByteArray::number(quint64(i))));
    QVERIFY(repeats.isRepeat("1"));
    QVERIFY(!repeats.isRepeat("0")); // forgotten
    QCOMPARE(repeats.found(), 1u);
}

void TestProxyLogs::wordsNameTheLegAndTheProxy_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("summary");
    QTest::addColumn<QString>("advice");
    const auto row = [](const char *name, const QByteArray &lines, const char *summary, const char *advice) {
        QTest::newRow(name) << lines << QString::fromUtf8(summary) << QString::fromUtf8(advice);
    };
    const auto error = [](const char *level, const char *word) {
        return nginxError(level, (QByteArray(word) + " while proxying upgraded connection").constData());
    };
    row("nginx, no route to the server", error("error", "recv() failed (113: No route to host)"),
        "The proxy lost its way to the server 10.0.0.2:9100", "between it and the server 10.0.0.2:9100");
    row("nginx, no route to the client", error("info", "send() failed (113: No route to host)"),
        "The proxy lost its way to the client", "Client author: reconnect with random delay");
    row("nginx, no route", error("warn", "recv() failed (101: Network is unreachable)"),
        "does not say to which one", "a capture beside it");
    row("nginx, server unacknowledged", error("error", "recv() failed (110: Connection timed out)"),
        "What the proxy sent to the server 10.0.0.2:9100 stayed unacknowledged", "Operator of the proxy");
    row("nginx, client unacknowledged", error("info", "recv() failed (110: Connection timed out)"),
        "What the proxy sent to the client stayed unacknowledged", "Client author");
    row("haproxy K", haproxy("KD--"), "Somebody told the proxy to end this connection", "stats socket");
    row("haproxy D", haproxy("DD--"), "its check of the server failed", "health check");
    row("haproxy U", haproxy("UD--"), "a regular server came back", "on-marked-up");
    row("haproxy R", haproxy("RD--"), "it ran out of a resource", "ran out");
    row("haproxy I", haproxy("ID--"), "an internal error of its own", "defect of it");
    row("haproxy P", haproxy("PD--"), "A rule of the proxy ended the connection", "which of its rules");
    row("envoy OM", envoy("OM"), "it was overloaded", "overload manager");
    row("envoy LR", envoy("LR"), "The proxy reset the connection itself", "flag LR");
    row("envoy UC", envoy("UC"), "ended from the server's side", "capture");
    row("envoy of both sides", envoy("DC,UC"), "nor by whom", "capture");
    row("nginx, refused",
        nginxError("error", "connect() failed (111: Connection refused) while connecting to upstream"),
        "The server refused the proxy's TCP connection", "Operator of the proxy: from the proxy's machine");
    row("nginx, unreachable",
        nginxError("error", "connect() failed (113: No route to host) while connecting to upstream"),
        "The proxy could not reach the server", "Operator of the proxy: from the proxy's machine");
    row("envoy UT", envoy("UT"), "its timer struck", "“timeout” of the route");
}

void TestProxyLogs::wordsNameTheLegAndTheProxy()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, summary);
    QFETCH(QString, advice);
    Listening sink;
    sink.read(lines +
              QByteArray(nginxError("error", "recv() failed (104: x) while proxying upgraded connection"))
                  .repeated(lines.contains("while connecting") ? 1 : 0));
    const Verdict verdict = sink.verdict();
    const QString said = report::summary(sink.facts(), verdict),
                  todo = report::advice(sink.facts(), verdict).join(u' ');
    QVERIFY2(said.contains(summary) && !said.contains(u"rowser"), qPrintable(said));
    QVERIFY2(todo.contains(advice), qPrintable(todo));
    QVERIFY2(!todo.contains(u"worker_shutdown_timeout"), qPrintable(todo));
}

QTEST_GUILESS_MAIN(TestProxyLogs)
#include "tst_proxylogs.moc"

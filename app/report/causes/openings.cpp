// Connections that never opened.
#include "report/causes/families.h"
#include "report/pagewords.h"
#include "report/placewords.h"
#include "report/refusaladvice.h"

namespace report {

using namespace diagnosis;
using namespace session;
using findings::FindingKind;

namespace {

QString errorOf(const Facts &facts)
{
    return facts.openFailed ? facts.openFailed->text : QString();
}

QString strippedRequest()
{
    return translate(
        "report", "The request has the key of a WebSocket handshake but not its upgrade: something on the way"
                  " removed the headers Upgrade and Connection.");
}

/// What was wrong; of what was no HTTP at all, what it was instead.
QString flawSeen(const Facts &facts, const Verdict &verdict)
{
    const bool named = verdict.sub == QLatin1String("malformed") && facts.first->leg == Leg::Client &&
                       facts.request && !facts.request->flaw.isEmpty();
    return flawText(named ? facts.request->flaw : verdict.sub);
}

/// %1: those that were offered.
QString noneChosen(const Facts &facts)
{
    const bool closed = facts.client().closeReceived.has_value();
    if (facts.role == Role::Listener)
        return closed
                   ? translate("report",
                               "The client closed the connection right after the 101, before all else: it had"
                               " offered the subprotocols %1, and Dropscope chose none of them.")
                   : translate("report",
                               "The client left right after the 101, without a frame of its own: it had"
                               " offered the subprotocols %1, and Dropscope chose none of them.");
    return closed ? translate("report",
                              "The client closed the connection right after the 101, before all else: it had"
                              " offered the subprotocols %1, and the answer chose none.")
                  : translate(
                        "report",
                        "The client left right after the 101, without a frame of its own: it had offered the"
                        " subprotocols %1, and the answer chose none.");
}

QString badHandshake(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("library_refused"))
        return translate("report",
                         "The opening handshake was legal, but the Qt library that Dropscope uses refused it."
                         " The other end is not to blame.");
    if (verdict.sub == QLatin1String("no_subprotocol") && verdict.endedBy == Party::Client && facts.request)
        return noneChosen(facts).arg(facts.request->subprotocols);
    if (verdict.endedBy == Party::Client)
        return translate("report", "The client did not accept the answer to its opening handshake: %1.")
            .arg(flawText(verdict.sub));
    if (facts.first->leg == Leg::Client && upgradeWasStripped(facts))
        return strippedRequest();
    if (verdict.sub == QLatin1String("malformed") && facts.openFailed && !facts.openFailed->text.isEmpty())
        return translate("report",
                         "The answer to the opening handshake was not HTTP/1.1, but began like this:"
                         " “%1”.")
            .arg(facts.openFailed->text);
    const bool client = facts.first->leg == Leg::Client;
    if (facts.role == Role::Relay ? !client : facts.role != Role::Listener && facts.role != Role::Client)
        return (client ? translate("report", "The request was no valid opening handshake: %1.")
                       : translate("report", "The answer was no valid opening handshake: %1."))
            .arg(flawSeen(facts, verdict)); // passed on, or only looked at
    return client
               ? translate("report", "The request was no valid opening handshake: %1. Dropscope refused it.")
                     .arg(flawSeen(facts, verdict))
               : translate("report", "The answer was no valid opening handshake: %1. Dropscope refused it.")
                     .arg(flawSeen(facts, verdict));
}

QString rejected(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("after_101"))
        return translate("report",
                         "%1 sent an HTTP answer (%2) where WebSocket frames should be, after the 101.")
            .arg(sideOf(facts.first->leg))
            .arg(verdict.httpStatus.value_or(0));
    if (upgradeWasStripped(facts))
        return strippedRequest();
    if (!verdict.httpStatus)
        return translate("report", "The answer did not open the WebSocket; its status is not recorded.");
    const QString said = saidAtRefusal(facts);
    return said.isEmpty()
               ? translate("report", "The server answered HTTP %1 instead of opening the WebSocket.")
                     .arg(verdict.httpStatus.value_or(0))
               : translate("report", "The server answered HTTP %1 instead of opening the WebSocket, and said:"
                                     " “%2”.")
                     .arg(verdict.httpStatus.value_or(0))
                     .arg(said);
}

/// The upgrade was not answered, and the client did not wait any longer.
QString gaveUp(const Facts &facts)
{
    Stamp asked = facts.startedAt;
    for (const Observation &seen : facts.timeline.all()) {
        if (std::holds_alternative<Boxed<RequestHead>>(seen.what))
            asked = seen.at;
    }
    if (facts.first->at - asked <= Nanoseconds{}) // of a log that does not tell when it began
        return translate("report", "The client gave up before the opening handshake was answered.");
    return translate("report",
                     "The server did not answer the opening handshake for %1; then the client gave up.")
        .arg(duration(facts.first->at - asked));
}

/// A page of another origin, or a name that is not ours: refused by the policy, with the way to let it in.
QString refusedByPolicy(const Facts &facts)
{
    const ToolEnd &end = *facts.toolEnd;
    const QString option = allowOption(end.sub, end.detail);
    const QString what =
        end.sub == QLatin1String("host")
            ? translate("report",
                        "Dropscope refused a request for the host %1, which is no name or address of this"
                        " endpoint (DNS rebinding looks like this).")
                  .arg(facts.request ? facts.request->host : QString())
            : translate("report",
                        "Dropscope refused a page of another origin, %1, which this endpoint does not know.")
                  .arg(facts.request ? facts.request->origin : QString());
    return option.isEmpty() ? what : what + u' ' + translate("report", "To let it in: %1").arg(option);
}

QString unresolved(const Facts &facts, const Verdict &)
{
    return translate("report", "The server's name could not be resolved%1.").arg(quoted(errorOf(facts)));
}

QString connectionRefused(const Facts &, const Verdict &)
{
    return translate("report", "The server refused the TCP connection.");
}

QString unreachable(const Facts &facts, const Verdict &)
{
    return translate("report", "The server could not be reached%1.").arg(quoted(errorOf(facts)));
}

QString proxyRefused(const Facts &facts, const Verdict &)
{
    return translate("report", "The forward proxy refused the connection%1.").arg(quoted(errorOf(facts)));
}

QString tlsFailed(const Facts &facts, const Verdict &)
{
    if (facts.openedAt)
        return translate("report", "TLS broke while the connection was open.");
    return translate("report", "The TLS handshake failed%1.").arg(quoted(errorOf(facts)));
}

QString httpRejected(const Facts &facts, const Verdict &verdict)
{
    return verdict.toolReason == ToolReason::Policy ? refusedByPolicy(facts) : rejected(facts, verdict);
}

QString notInTime(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("gave_up"))
        return gaveUp(facts);
    if (!facts.silence)
        return translate("report", "The opening handshake was not complete in time.");
    const QString waited = duration(facts.silence->waited);
    return facts.first && facts.first->leg == Leg::Client
               ? translate("report", "The client did not complete the opening handshake within %1.")
                     .arg(waited)
               : translate("report", "The server did not complete the opening handshake within %1.")
                     .arg(waited);
}

/// What the client spoke instead, or who speaks for it.
QStringList forAnotherProtocol(const Facts &facts)
{
    const auto is = [&facts](const char *flaw) {
        return facts.request && facts.request->flaw == QLatin1String(flaw);
    };
    if (is("tls_hello"))
        return {translate(
            "report", "The client speaks TLS here, but this address does not: open it as ws://, or make the"
                      " endpoint secure (wss://).")};
    // With a key, it had the headers of an upgrade, too: see wire::requestFlaw().
    if (is("http_1_0") && !facts.request->connection.isEmpty())
        return {translate("report",
                          "A proxy in front speaks HTTP/1.0, which knows no upgrade: let it speak HTTP/1.1"
                          " (nginx: proxy_http_version 1.1).")};
    if (is("proxy_protocol"))
        return {translate(
            "report", "The load balancer in front sends the PROXY protocol, which this address does not"
                      " read: switch it off there (HAProxy: send-proxy; AWS NLB: proxy protocol v2; nginx:"
                      " proxy_protocol on).")};
    if (is("http_2"))
        return {translate("report",
                          "The client or a proxy in front speaks HTTP/2 without TLS: let it speak HTTP/1.1 to"
                          " this address (HAProxy: no proto h2; Envoy: no http2_protocol_options).")};
    if (is("mqtt"))
        return {translate("report",
                          "An MQTT client speaks plain MQTT here: let it connect with ws:// instead of"
                          " mqtt://, or to the port of the broker for plain MQTT.")};
    return {};
}

QStringList forBadHandshake(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("library_refused"))
        return {translate("report",
                          "This is a limit of Dropscope's library, not of your client or server. Watch"
                          " through a relay instead: it passes the handshake on untouched.")};
    if (upgradeWasStripped(facts))
        return {strippedUpgrade()};
    if (verdict.sub == QLatin1String("missing_upgrade") ||
        verdict.sub == QLatin1String("missing_connection")) {
        QStringList advice{
            translate("report", "If a proxy stands between, it must pass Upgrade and Connection on (nginx:"
                                " proxy_http_version 1.1 and both headers set).")};
        if (!facts.response || facts.response->flaw.isEmpty())
            advice += translate("report",
                                "If this was a plain web page request, open the address as ws:// instead.");
        return advice;
    }
    if (verdict.sub == QLatin1String("no_subprotocol") && facts.role == Role::Listener)
        return {translate(
            "report", "Tell Dropscope to choose a subprotocol that the client offers: --subprotocol NAME (in"
                      " the window: Endpoint > Edit > Messages).")};
    if (verdict.sub == QLatin1String("no_subprotocol"))
        return {translate("report",
                          "Let the server choose one of the subprotocols that the client offers, or let the"
                          " client offer none.")};
    if (const QStringList other = forAnotherProtocol(facts); !other.isEmpty())
        return other;
    if (facts.openFailed && facts.openFailed->text == QLatin1String("TLS alert"))
        return {translate("report", "This port speaks TLS: open it as wss://.")};
    if (facts.openFailed && facts.openFailed->text == QLatin1String("HTTP/2"))
        return {translate(
            "report", "The server speaks HTTP/2 at once, as gRPC does: let it speak HTTP/1.1 on this port,"
                      " which a WebSocket needs here, or use the port of its web server.")};
    if (verdict.sub == QLatin1String("malformed") && facts.openFailed && !facts.openFailed->text.isEmpty())
        return {translate("report",
                          "Something else than a web server answers on this port: check the port of the"
                          " address.")};
    if (facts.first && (facts.first->leg == Leg::Server || (facts.response && facts.response->status == 101)))
        return {translate("report", "Compare the answer with RFC 6455 section 4.2.2; ask who answered.")};
    return {translate("report", "Compare the request with RFC 6455 section 4.1.")};
}

QStringList forProxy(const Facts &, const Verdict &verdict)
{
    const auto is = [&verdict](const char *sub) { return verdict.sub == QLatin1String(sub); };
    const int status = verdict.sub.toInt();
    if (is("407") || is("authentication"))
        return {translate("report", "Put the user and password that the proxy wants into its address.")};
    if (is("reply_2") || (status >= 400 && status < 500))
        return {translate("report",
                          "The proxy does not open the way to that host and port: ask its operator for a rule"
                          " that does, or go without it.")};
    if (status >= 500 || verdict.sub.startsWith(QLatin1String("reply_")))
        return {translate(
            "report", "The proxy is there, but could not reach the server itself: check the server from the"
                      " proxy's side, and the name and port.")};
    if (is("malformed"))
        return {translate(
            "report", "What listens there is no such proxy: check its address, and whether it is http:// or"
                      " socks5://.")};
    return {translate("report", "Check the proxy's address and credentials.")};
}

QStringList forDns(const Facts &, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("nxdomain"))
        return {translate("report",
                          "The resolver knows no such name: check its spelling, and whether it is known"
                          " only within another network.")};
    if (verdict.sub == QLatin1String("servfail") || verdict.sub == QLatin1String("timeout"))
        return {translate("report",
                          "The resolver itself failed or did not answer, which says nothing about the"
                          " name: check the resolver of this machine, then try again.")};
    return {translate("report", "Check the name, and the resolver of this machine.")};
}

QStringList forConnecting(const Facts &, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("not_permitted"))
        return {translate("report",
                          "This machine itself forbids the connection: check its firewall and sandbox"
                          " rules. The server was not asked.")};
    if (verdict.sub == QLatin1String("no_local_address"))
        return {translate("report", "This machine has no address or port left for the connection: look at how"
                                    " many it keeps. The server was not asked.")};
    return {translate("report", "Check firewall and route: nothing answered the connection attempt.")};
}

QStringList forTls(const Facts &facts, const Verdict &verdict)
{
    const QString text = errorOf(facts);
    const auto says = [&text](const char *words) {
        return text.contains(QLatin1String(words), Qt::CaseInsensitive);
    };
    if (says("http request"))
        return {translate("report",
                          "The client speaks plain HTTP here: open the address as wss:// or https://.")};
    if (says("wrong version number") || says("packet length too long"))
        return {translate("report", "This port does not speak TLS: use ws:// instead of wss://.")};
    if (says(" alert ") && facts.first && facts.first->leg == Leg::Client)
        return {translate("report",
                          "The client refused the certificate or the way to encrypt: let it trust the"
                          " certificate of this endpoint, or give the endpoint one that it trusts.")};
    if (verdict.sub == QLatin1String("unrecognized_name"))
        return {translate(
            "report", "The server refused before it showed a certificate: it serves nothing under the name"
                      " that was asked for (SNI). Check the name in the address; on the server, whether a"
                      " server block or listener has this name (nginx: server_name, and"
                      " ssl_reject_handshake in the default one).")};
    if (verdict.sub == QLatin1String("client_cert_required"))
        return {translate("report", "The server wants a certificate of the client: set one and its key.")};
    if (verdict.sub == QLatin1String("client_cert_refused"))
        return {translate("report",
                          "The server did not accept the certificate that the client showed, or got none:"
                          " give the client one that the server's authority has signed.")};
    if (verdict.sub == QLatin1String("not_tls"))
        return {translate("report",
                          "What came is no TLS, no certificate at least: most likely this port speaks plain"
                          " WebSocket or HTTP. Try ws:// instead of wss://, or let a proxy that speaks TLS"
                          " listen there; else look for a device that rewrites traffic between the two.")};
    if (verdict.sub == QLatin1String("not_valid_now"))
        return {translate("report",
                          "The certificate is not valid today: renew it. If its dates are right, this"
                          " machine's clock is wrong.")};
    if (verdict.sub == QLatin1String("weak"))
        return {translate("report",
                          "Server operator: the certificate or its signature uses an algorithm or a key that"
                          " is too weak; make a new one.")};
    if (verdict.sub == QLatin1String("certificate"))
        return {translate("report",
                          "Server operator: the client refuses that certificate by a rule of its own, which"
                          " the error names; have another one made.")};
    if (verdict.sub == QLatin1String("handshake"))
        return {translate("report",
                          "The two ends did not agree on TLS: see the name of the error, the server's log,"
                          " and the versions of TLS on both.")};
    if (verdict.sub == QLatin1String("protocol_version") || verdict.sub == QLatin1String("cipher"))
        return {translate(
            "report", "The two ends have no version of TLS, or no cipher, in common: bring the older one up"
                      " to date.")};
    if (verdict.sub == QLatin1String("alpn"))
        return {translate("report",
                          "The server speaks none of the protocols that were offered (ALPN): let it offer"
                          " http/1.1 on this port.")};
    if (verdict.sub == QLatin1String("expired"))
        return {translate("report",
                          "Server operator: renew the certificate. If it is still valid, this machine's clock"
                          " is wrong.")};
    if (verdict.sub == QLatin1String("not_yet_valid"))
        return {translate("report",
                          "The certificate is valid only later: set this machine's clock, or see when the"
                          " server's certificate was made.")};
    if (verdict.sub == QLatin1String("name_mismatch"))
        return {translate("report",
                          "The certificate is for other names: use one of them in the address, or have the"
                          " server's certificate made for this one.")};
    if (verdict.sub == QLatin1String("untrusted") && facts.role == Role::Browser)
        return {translate(
            "report", "Nobody that the browser trusts has signed the certificate: add the authority to the"
                      " browser, open the same address as https:// once and accept it there, or have the"
                      " server send its whole chain. A browser that dropscope-cli starts lets it pass with"
                      " --insecure.")};
    if (verdict.sub == QLatin1String("self_signed") || verdict.sub == QLatin1String("untrusted"))
        return {translate("report",
                          "Nobody that this machine trusts has signed the certificate: give Dropscope the"
                          " authority's certificate (--ca; in the window: Endpoint > Edit > Certificates), or"
                          " have the server send its whole chain.")};
    if (verdict.sub == QLatin1String("revoked"))
        return {translate("report", "Server operator: the certificate was revoked; get a new one.")};
    if (facts.openedAt || verdict.sub == QLatin1String("bad_record"))
        return {translate(
            "report", "Bytes were changed or lost on the way, or one end broke TLS: look for a device that"
                      " rewrites traffic between the two.")};
    if (verdict.sub == QLatin1String("truncated") && verdict.endedBy == Party::Client)
        return {translate("report",
                          "A client that does not trust the certificate often ends like this. Let it trust"
                          " the certificate of this endpoint, or give the endpoint one that it trusts.")};
    if (verdict.sub == QLatin1String("truncated"))
        return {translate("report",
                          "The handshake was cut off without a word: look at the server's log, and for a"
                          " device between that does not let this name or version of TLS through.")};
    return {translate("report", "Check the certificate's names, dates and chain, and this machine's clock.")};
}

QStringList forRefusedConnection(const Facts &, const Verdict &)
{
    return {translate("report", "Start the server, or check host and port.")};
}

QStringList forRejection(const Facts &facts, const Verdict &verdict)
{
    if (verdict.toolReason == ToolReason::Policy)
        return {translate("report",
                          "Let it in only if you trust that page: it can then do here whatever you can, with"
                          " the Origin and the certificate that the server trusts.")};
    return refusalAdvice(facts, verdict.httpStatus.value_or(0));
}

QStringList forSilentOpening(const Facts &, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("gave_up"))
        return {
            translate("report", "See why the server did not answer: overloaded, stuck, or another protocol on"
                                " this port."),
            translate("report", "Client author: wait longer for the opening, or try again with back-off.")};
    return {translate("report",
                      "Check that the other end speaks WebSocket on this port, and TLS only where the"
                      " address says wss://.")};
}

QStringList forBlocked(const Facts &, const Verdict &verdict)
{
    return blockedAdvice(verdict.sub);
}

} // namespace

/// One side ended TCP before the WebSocket was open.
QStringList earlyEndAdvice(const Facts &facts, const Verdict &verdict)
{
    const bool client = verdict.endedBy == Party::Client;
    if (client && verdict.phase == Phase::Tls)
        return {translate("report",
                          "A client that does not trust the certificate often ends like this. Let it trust"
                          " the certificate of this endpoint, or give the endpoint one that it trusts.")};
    if (client && !facts.request)
        return {translate("report",
                          "No whole request came from it: health checks of load balancers and port scanners"
                          " end like this. If it was a client of yours, see whether its process ended, or"
                          " whether it speaks another protocol.")};
    if (client)
        return {translate("report",
                          "Client author: a page that calls close() before its WebSocket is open ends like"
                          " this (React's StrictMode mounts twice), and so does one that is left. If another"
                          " session opened at that time, nothing is to be mended; else see why the client did"
                          " not wait.")};
    if (verdict.endedBy == Party::Server && verdict.phase == Phase::Tls)
        return {translate(
            "report", "No request had been sent: it ended while TLS was being set up. Check that this port"
                      " speaks TLS (else open it as ws://), and that the server or proxy there has a"
                      " certificate and a server block for this name (SNI); its log says more. A firewall"
                      " that does not let this name through ends TLS like this, too.")};
    if (verdict.endedBy == Party::Server)
        return {
            translate("report",
                      "Server author: see what takes the upgrade at this path. A handler that does not know"
                      " the path, the Origin or the login often just destroys the connection; a"
                      " development server or proxy does when it is not told to pass WebSockets on (ws:"
                      " true)."),
            translate("report", "If its process ended or crashed at that time, its log says so.")};
    return {};
}

QList<CauseWords> openings()
{
    return {
        {.cause = Cause::TlsFailure,
         .label = QT_TRANSLATE_NOOP("report", "TLS failure"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The TLS handshake failed, or a record could not be decrypted later on."),
         .sentence = tlsFailed,
         .advice = forTls},
        {.cause = Cause::DnsFailure,
         .label = QT_TRANSLATE_NOOP("report", "DNS failure"),
         .evidence = QT_TRANSLATE_NOOP("report", "The resolver did not turn the name into an address."),
         .sentence = unresolved,
         .advice = forDns},
        {.cause = Cause::ConnectionRefused,
         .label = QT_TRANSLATE_NOOP("report", "Connection refused"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The host answered the connection attempt with RST: nothing listens there."),
         .findings = {FindingKind::ReconnectStorm, FindingKind::Flapping},
         .sentence = connectionRefused,
         .advice = forRefusedConnection},
        {.cause = Cause::ConnectTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Connect timeout"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Nothing answered the connection attempt, or there is no route to the host."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a connection from the server's own machine: if it opens, the network between is"
                       " to blame"),
         .sentence = unreachable,
         .advice = forConnecting},
        {.cause = Cause::ProxyRefused,
         .label = QT_TRANSLATE_NOOP("report", "Refused by the proxy"),
         .evidence = QT_TRANSLATE_NOOP("report", "The forward proxy did not open the way to the server."),
         .sentence = proxyRefused,
         .advice = forProxy},
        {.cause = Cause::HttpRejected,
         .label = QT_TRANSLATE_NOOP("report", "Upgrade rejected"),
         .evidence = QT_TRANSLATE_NOOP("report", "An HTTP status other than 101 came back."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a direct connection to the server: if it opens, the proxy between answers"),
         .subs = {QT_TRANSLATE_NOOP("report", "redirect (3xx), version (426), not_a_websocket (200)"),
                  QT_TRANSLATE_NOOP("report", "after_101: an HTTP answer came where frames should be"),
                  QT_TRANSLATE_NOOP("report",
                                    "proxy, no_server, unreachable, upstream_ended: by the log of a"
                                    " proxy, which answered itself, had no server, could not reach it,"
                                    " or got no answer"),
                  QT_TRANSLATE_NOOP("report", "maker_not_recorded: a log has the status, but not whether the"
                                              " proxy or the server answered"),
                  QT_TRANSLATE_NOOP("report", "unknown_session: the server does not know the session that the"
                                              " request names"),
                  QT_TRANSLATE_NOOP("report", "origin, host: Dropscope did not allow it")},
         .findings = {FindingKind::ReconnectStorm, FindingKind::Flapping},
         .sentence = httpRejected,
         .advice = forRejection},
        {.cause = Cause::BadHandshake,
         .label = QT_TRANSLATE_NOOP("report", "Bad handshake"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The opening handshake broke RFC 6455 section 4, or the library refused it"
                       " (library_refused) although it was legal."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a direct connection to the server: if it opens, the proxy between answers"),
         .sentence = badHandshake,
         .advice = forBadHandshake},
        {.cause = Cause::OpenTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Handshake timeout"),
         .evidence =
             QT_TRANSLATE_NOOP("report", "TCP was up, but the opening handshake did not come in time."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a connection from the server's own machine: if it opens, the network between is"
                       " to blame"),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "gave_up: the client ended it while the server had not answered")},
         .sentence = notInTime,
         .advice = forSilentOpening},
        {.cause = Cause::Blocked,
         .label = QT_TRANSLATE_NOOP("report", "Blocked by the browser"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The browser refused the connection itself, before the server heard of it: mixed"
                       " content, the page's Content Security Policy, an extension, a forbidden port."),
         .subs = {QT_TRANSLATE_NOOP("report", "mixed_content: ws:// from a page that came over HTTPS"),
                  QT_TRANSLATE_NOOP("report", "csp: the page's Content Security Policy"),
                  QT_TRANSLATE_NOOP("report",
                                    "extension, administrator: an extension or a policy of the browser"),
                  QT_TRANSLATE_NOOP("report", "port, local_network, too_many: rules of the browser itself")},
         .sentence = closed,
         .advice = forBlocked},
    };
}

} // namespace report

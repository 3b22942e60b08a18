#include "report/openingadvice.h"

#include "report/pagewords.h"
#include "report/placewords.h"

#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

QStringList forBadHandshake(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("library_refused"))
        return {translate("report",
                          "This is a limit of Dropscope's library, not of your client or server. Watch"
                          " through a relay instead: it passes the handshake on untouched.")};
    if (upgradeWasStripped(facts))
        return {strippedUpgrade()};
    if (verdict.sub == QLatin1String("missing_upgrade") || verdict.sub == QLatin1String("missing_connection"))
        return {
            translate("report", "If a proxy stands between, it must pass Upgrade and Connection on (nginx:"
                                " proxy_http_version 1.1 and both headers set)."),
            translate("report", "If this was a plain web page request, open the address as ws:// instead.")};
    if (verdict.sub == QLatin1String("no_subprotocol"))
        return {translate("report",
                          "Let the server choose one of the subprotocols that the client offers, or let the"
                          " client offer none.")};
    if (facts.request && facts.request->flaw == QLatin1String("tls_hello"))
        return {translate(
            "report", "The client speaks TLS here, but this address does not: open it as ws://, or make the"
                      " endpoint secure (wss://).")};
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

QStringList forProxy(const Verdict &verdict)
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

QStringList forDns(const Verdict &verdict)
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

QStringList forConnecting(const Verdict &verdict)
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
    const QString text = facts.openFailed ? facts.openFailed->text : QString();
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
    if (verdict.sub == QLatin1String("client_cert_required"))
        return {translate("report", "The server wants a certificate of the client: set one and its key.")};
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
    if (verdict.sub == QLatin1String("self_signed") || verdict.sub == QLatin1String("untrusted"))
        return {translate("report",
                          "Nobody that this machine trusts has signed the certificate: give the authority's"
                          " certificate with --ca, or have the server send its whole chain.")};
    if (verdict.sub == QLatin1String("revoked"))
        return {translate("report", "Server operator: the certificate was revoked; get a new one.")};
    if (facts.openedAt || verdict.sub == QLatin1String("bad_record"))
        return {translate(
            "report", "Bytes were changed or lost on the way, or one end broke TLS: look for a device that"
                      " rewrites traffic between the two.")};
    if (verdict.sub == QLatin1String("truncated"))
        return {translate("report",
                          "The handshake was cut off without a word: look at the server's log, and for a"
                          " device between that does not let this name or version of TLS through.")};
    return {translate("report", "Check the certificate's names, dates and chain, and this machine's clock.")};
}

/// One side ended TCP before the WebSocket was open.
QStringList forEarlyEnd(const Facts &facts, const Verdict &verdict)
{
    const bool client = verdict.endedBy == Party::Client;
    if (client && verdict.phase == Phase::Tls)
        return {translate("report",
                          "A client that does not trust the certificate often ends like this. Let it trust"
                          " the certificate of this endpoint, or give the endpoint one that it trusts.")};
    if (client && !facts.request)
        return {translate("report",
                          "It asked for nothing: health checks of load balancers and port scanners end like"
                          " this. If it was a client of yours, see whether its process ended, or whether it"
                          " speaks another protocol.")};
    if (client)
        return {translate("report",
                          "Client author: a page that calls close() before its WebSocket is open ends like"
                          " this (React's StrictMode mounts twice), and so does one that is left. If another"
                          " session opened at that time, nothing is to be mended; else see why the client did"
                          " not wait.")};
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

} // namespace

bool upgradeWasStripped(const Facts &facts)
{
    return facts.request && !facts.request->connection.isEmpty() &&
           (facts.request->flaw == QLatin1String("missing_upgrade") ||
            facts.request->flaw == QLatin1String("missing_connection"));
}

QStringList openingAdvice(const Facts &facts, const Verdict &verdict)
{
    if (verdict.cls == Class::Failed &&
        (verdict.cause == Cause::EofWithoutClose || verdict.cause == Cause::TcpReset))
        return forEarlyEnd(facts, verdict);
    if (const QStringList own = proxyAnswerAdvice(facts, verdict); !own.isEmpty())
        return own;
    switch (verdict.cause) {
    case Cause::BadHandshake:
        return forBadHandshake(facts, verdict);
    case Cause::OpenTimeout:
        if (verdict.sub == QLatin1String("gave_up"))
            return {translate("report",
                              "See why the server did not answer: overloaded, stuck, or another protocol on"
                              " this port."),
                    translate("report",
                              "Client author: wait longer for the opening, or try again with back-off.")};
        return {translate("report",
                          "Check that the other end speaks WebSocket on this port, and TLS only where the"
                          " address says wss://.")};
    case Cause::HttpRejected:
        if (verdict.toolReason == ToolReason::Policy)
            return {translate(
                "report", "Let it in only if you trust that page: it can then do here whatever you can, with"
                          " the Origin and the certificate that the server trusts.")};
        return refusalAdvice(facts, verdict.httpStatus.value_or(0));
    case Cause::ConnectionRefused:
        return {translate("report", "Start the server, or check host and port.")};
    case Cause::DnsFailure:
        return forDns(verdict);
    case Cause::ConnectTimeout:
        return forConnecting(verdict);
    case Cause::TlsFailure:
        return forTls(facts, verdict);
    case Cause::ProxyRefused:
        return forProxy(verdict);
    case Cause::Blocked:
        return blockedAdvice(verdict.sub);
    case Cause::NormalClosure:
    case Cause::ClientGoingAway:
    case Cause::NoStatusClose:
    case Cause::LocalClose:
    case Cause::Replaced:
    case Cause::ServerGoingAway:
    case Cause::TryAgainLater:
    case Cause::AppClose:
    case Cause::ProtocolError:
    case Cause::InvalidPayload:
    case Cause::MessageTooBig:
    case Cause::PolicyViolation:
    case Cause::InternalError:
    case Cause::EndpointIdleTimeout:
    case Cause::SlowConsumer:
    case Cause::HeartbeatTimeout:
    case Cause::EofWithoutClose:
    case Cause::TcpReset:
    case Cause::TcpTimeout:
    case Cause::NetworkDown:
    case Cause::AddressChanged:
    case Cause::SleepOrFreeze:
    case Cause::ClosingTimeout:
    case Cause::UnknownLoss:
    case Cause::OrderlyEnd:
    case Cause::ProxyTimeout:
    case Cause::ProxyShutdown:
        break;
    }
    return {};
}

} // namespace report

// What to do about one ending, for whom. Findings over many endings have advice of their own.
#include "diagnosis/apprules.h"
#include "dialect/recognition.h"
#include "report/circumstances.h"
#include "report/openingadvice.h"
#include "report/pagewords.h"
#include "report/placewords.h"
#include "report/unwished.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

/// Many applications take 4000 + an HTTP status for their own codes.
QString likeHttp(std::optional<quint16> code)
{
    switch (code.value_or(0)) {
    case 4400:
        return translate("report", "4400 is often chosen after HTTP 400, bad request.");
    case 4401:
        return translate("report", "4401 is often chosen after HTTP 401: not or no longer logged in.");
    case 4403:
        return translate("report", "4403 is often chosen after HTTP 403: logged in, but not allowed.");
    case 4404:
        return translate("report", "4404 is often chosen after HTTP 404: what was asked for does not exist.");
    case 4408:
        return translate("report", "4408 is often chosen after HTTP 408: something came too late.");
    case 4409:
        return translate("report", "4409 is often chosen after HTTP 409: it is in use already.");
    case 4429:
        return translate("report", "4429 is often chosen after HTTP 429: too much in too short a time.");
    case 4500:
        return translate("report", "4500 is often chosen after HTTP 500, an error of the server.");
    case 4503:
        return translate("report", "4503 is often chosen after HTTP 503: overloaded or under maintenance.");
    default: // of a number
        return {};
    }
}

QStringList forAppClose(const Verdict &verdict)
{
    switch (verdict.retry) {
    case wire::Retry::No:
        return {translate("report",
                          "Client author: do not retry unchanged; that application's own clients give up"
                          " after this code.")};
    case wire::Retry::Yes:
        return {translate("report",
                          "Client author: reconnect with back-off, as that application's own clients do"
                          " after this code.")};
    case wire::Retry::AtOnce:
        return {
            translate("report", "Client author: reconnect at once, as that application's own clients do.")};
    case wire::Retry::BackOff:
        return {translate("report",
                          "Client author: wait at least 1 s before reconnecting, and longer each time.")};
    case wire::Retry::Resume:
        return {translate("report", "Client author: reconnect and resume the session.")};
    case wire::Retry::Unstated:
        break;
    }
    QStringList advice{
        likeHttp(verdict.code),
        translate("report", "Look the code up in the documentation of the application. If it stands for"
                            " authentication, fetch new credentials instead of retrying."),
        translate("report", "Tell Dropscope which framework it is, or what the code means, and it will say"
                            " so from then on.")};
    advice.removeAll(QString());
    return advice;
}

QStringList forPolicy(const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("rate_limit"))
        return {translate("report",
                          "Client author: send less often; the server limits the rate. Retrying at once"
                          " makes it worse.")};
    if (verdict.sub == QLatin1String("quota"))
        return {translate(
            "report", "Operator: the account's quota is used up: raise it or wait until it is filled again."
                      " Trying again at once does not help.")};
    if (verdict.endedBy == Party::Client)
        return {translate("report",
                          "Client author: log what the client found wrong, and say it in the reason of the"
                          " Close frame."),
                translate("report", "Server author: look at what was sent to that client just before.")};
    if (verdict.sub == QLatin1String("removed"))
        return {translate("report", "Client author: do not come back by yourself; ask the user."),
                translate("report",
                          "Server author: close with 1008 or a code of your own, so that clients do not take"
                          " it for a goodbye.")};
    if (verdict.sub == QLatin1String("auth_timeout"))
        return {translate("report",
                          "Client author: log in right after the opening; the server waits for that only so"
                          " long. See what delays it: fetching a token, a slow start of the program.")};
    if (verdict.sub == QLatin1String("auth_expired"))
        return {translate("report",
                          "Client author: renew the credentials before they run out, and connect with the"
                          " new ones; do not retry unchanged.")};
    return {translate("report",
                      "Server author: log why the policy was violated; expired credentials, a rate limit"
                      " and a wrong Origin are the common reasons."),
            translate("report", "Client author: refresh the credentials; do not retry unchanged.")};
}

QStringList forInternalError(const Verdict &verdict)
{
    if (verdict.code == quint16(1014))
        return {translate("report",
                          "Operator: look at the server behind the gateway, at this time: the gateway got"
                          " no valid answer from it."),
                translate("report", "Client author: reconnect with back-off.")};
    return {translate("report",
                      "Look into the log of the end that closed, at this time: an unhandled error in a"
                      " message handler is the usual reason."),
            translate("report",
                      "Client author: reconnect with back-off; do not resend the last message blindly.")};
}

QStringList forIdle(const Verdict &verdict)
{
    // A timer of less than that is no idle timer, and nobody pings every 300 ms.
    constexpr auto shortest = std::chrono::seconds(3);
    return {verdict.idle && *verdict.idle >= shortest
                ? translate("report",
                            "Server or client author: send a ping at least every %1, a third of the silence"
                            " that ended it; where browsers are involved, the server must do it.")
                      .arg(duration(*verdict.idle / 3))
                : translate("report", "Send a ping more often than a third of that idle timer."),
            verdict.endedBy == Party::Client
                ? translate("report", "Client author: or let the client wait longer.")
                : translate("report", "Server operator: or raise the server's idle timer."),
            translate("report", "Client author: reconnect, even if the code was 1000.")};
}

QStringList forSlowReader(const Verdict &verdict)
{
    const QStringList less{
        translate("report", "Send less, or combine updates; read faster at the slow end.")};
    // By its words alone, the end that closed says so of the other one.
    const bool byWords = verdict.sub.isEmpty();
    if (verdict.sub == QLatin1String("client") || (byWords && verdict.endedBy == Party::Server))
        return less +
               QStringList{translate("report", "Look at the client: what kept it from reading then? A blocked"
                                               " event loop and a frozen tab do this.")};
    if (verdict.sub == QLatin1String("server") || (byWords && verdict.endedBy == Party::Client))
        return less +
               QStringList{translate("report", "Look at the server: what kept it from reading then? A handler"
                                               " that waits for something else does this.")};
    return less;
}

/// Whose bytes are wrong, by the evidence of this session. Of a malformed Close frame and of what our own
/// decoder found: the end of that leg. An end that complains is a witness; if all that it received was read
/// and found legal, nothing speaks against the other end.
Party senderOf(const Facts &facts)
{
    if (!facts.first)
        return Party::Tool;
    const Leg leg = facts.first->leg;
    const auto party = [](Leg of) { return of == Leg::Client ? Party::Client : Party::Server; };
    const auto *close = std::get_if<CloseFrame>(&facts.first->what);
    if (!close || !close->flaw.isEmpty())
        return party(leg);
    if (facts.role != Role::Relay)
        return Party::Tool;
    return facts.leg(otherThan(leg)).violation ? party(otherThan(leg)) : Party::Unknown;
}

/// Payloads that are compressed, or of an unknown extension, are passed on but not looked into.
bool payloadsWereRead(const Facts &facts)
{
    return !facts.isUnread() && facts.response->extensions.isEmpty();
}

/// The end that closed had met what the application's protocol does not allow, in frames that are legal.
QStringList forBrokenRules(const Facts &facts, const Verdict &verdict)
{
    const QString protocol = dialect::labelOf(facts.app->hello.protocol);
    if (verdict.sub == QLatin1String("never_joined"))
        return {translate("report",
                          "Client author: join right after the opening, as %1 demands; a client of another"
                          " protocol or version at this address ends like this, too.")
                    .arg(protocol)};
    return {
        verdict.endedBy == Party::Server
            ? translate("report", "Client author: fix what it sends: %1 does not allow it.").arg(protocol)
            : translate("report", "Server author: fix what it sends: %1 does not allow it.").arg(protocol),
        translate("report", "If both are right, their versions of the protocol may not fit each other.")};
}

QStringList forBrokenData(const Facts &facts, const Verdict &verdict)
{
    if (facts.app && (verdict.byGoodbye || verdict.sub == QLatin1String("never_joined") ||
                      verdict.sub == QLatin1String("application")))
        return forBrokenRules(facts, verdict);
    if (verdict.sub == QLatin1String("extension"))
        return {translate(
            "report", "Client author: do without the extension, or offer it so that the server can agree to"
                      " it. If a proxy stands between, see whether it removes Sec-WebSocket-Extensions.")};
    if (verdict.sub == QLatin1String("unsupported_type"))
        return {translate("report",
                          "The end that closed takes only one kind of message: send text where it wants text,"
                          " binary where it wants binary.")};
    if (verdict.sub == QLatin1String("reserved_code"))
        return {
            verdict.endedBy == Party::Client
                ? translate("report", "Client author: close with 1000, or with a code of your own from 3000"
                                      " to 4999; this one must never be sent (RFC 6455 section 7.4).")
                : translate("report", "Server author: close with 1000, or with a code of your own from 3000"
                                      " to 4999; this one must never be sent (RFC 6455 section 7.4).")};
    if (verdict.sub == QLatin1String("rsv") && facts.response && facts.response->extensions.isEmpty())
        return {translate(
            "report", "A compressed frame came, though the opening handshake agreed on no compression: the"
                      " sender compresses all the same, or a proxy between removes Sec-WebSocket-Extensions"
                      " from the answer. Compare the answers on both sides of it, or switch compression off"
                      " (perMessageDeflate: false).")};
    const QString compare =
        translate("report", "If a proxy stands between, compare the bytes on both sides of it; try"
                            " without permessage-deflate.");
    switch (senderOf(facts)) {
    case Party::Client:
        return {translate("report", "Client author: fix what it sends; retrying will not help."), compare};
    case Party::Server:
        return {translate("report", "Server author: fix what it sends; retrying will not help."), compare};
    case Party::Unknown:
        if (!payloadsWereRead(facts))
            return {translate("report",
                              "Look at both ends: what one of them sent could not be looked into here."),
                    compare};
        return {facts.first->leg == Leg::Client
                    ? translate("report",
                                "Look at the client, which complained: Dropscope read all that the server"
                                " sent, and it was legal.")
                    : translate("report",
                                "Look at the server, which complained: Dropscope read all that the client"
                                " sent, and it was legal."),
                compare};
    case Party::Network:
    case Party::Tool:
        break;
    }
    return {translate("report",
                      "The other end complains of what it received from Dropscope. Look at what you had it"
                      " send; a relay between the real two ends shows which of them is at fault."),
            compare};
}

/// An end without a word within that time of a frame is not for want of traffic.
constexpr std::chrono::seconds recently{10};

/// One such end proves nothing, but many timers end silent connections so.
QStringList afterLongSilence(const Verdict &verdict)
{
    if (!verdict.idle || *verdict.idle < recently)
        return {};
    const auto often = std::chrono::duration_cast<std::chrono::seconds>(*verdict.idle / 3);
    return {
        translate("report",
                  "Nothing had passed for %1 before: proxies, load balancers and servers end silent"
                  " connections like this. If others end after the same silence, send a ping at least every"
                  " %2, or raise that timer.")
            .arg(duration(*verdict.idle), duration(often))};
}

/// A client that left before it said anything: most often its own script did not want the connection any
/// more.
QStringList forLeftAtOnce(const Facts &facts, const Verdict &verdict)
{
    constexpr auto atOnce = std::chrono::seconds(1);
    const bool left = verdict.endedBy == Party::Client && verdict.duration && *verdict.duration < atOnce &&
                      facts.client().exists && facts.client().in.frames == 0 && !facts.isUnread();
    if (!left)
        return {};
    return {translate(
        "report", "Client author: it left right after the opening, before a frame of its own. A program that"
                  " only tries whether it can connect, and a page that gives up its WebSocket while it"
                  " connects (React's StrictMode mounts twice), do this; else look for an error in what"
                  " handles the opening.")};
}

/// A message came just before an end without a word.
QStringList forMessageBefore(const Facts &facts, const Verdict &verdict)
{
    if (!messageMayHaveEndedIt(facts, verdict))
        return {};
    return {
        verdict.endedBy == Party::Client
            ? translate("report",
                        "Client author: see what that message set off in the client: an unhandled error, or"
                        " a limit of its size, ends connections like this without ending the program.")
            : translate("report",
                        "Server author: see in the server's log what that message set off: an unhandled"
                        " error in its handler, or a limit of its size, ends connections like this without"
                        " ending the server.")};
}

QStringList forEof(const Facts &facts, const Verdict &verdict)
{
    if (const QStringList left = forLeftAtOnce(facts, verdict); !left.isEmpty())
        return left;
    const bool client = facts.first && endLeg(facts) == Leg::Client;
    return afterLongSilence(verdict) + forMessageBefore(facts, verdict) +
           QStringList{
               client ? translate("report",
                                  "Check whether the client's process ended, or a proxy on its side closed"
                                  " the connection, at the time of the end.")
                      : translate("report",
                                  "Check whether the server's process ended, and what its log and that of any"
                                  " proxy before it say, at the time of the end."),
               translate("report",
                         "Client author: reconnect with random delay; nothing says that it was meant.")};
}

QStringList forReset(const Facts &facts, const Verdict &verdict)
{
    if (const QStringList left = forLeftAtOnce(facts, verdict); !left.isEmpty())
        return left;
    const QString again = translate("report", "Client author: reconnect with random delay.");
    if (verdict.sub == QLatin1String("state_lost")) {
        const auto silence = facts.leg(facts.first->leg).silences.longestUnanswered;
        return {translate("report",
                          "Send a ping at least every %1, a third of that silence, so that nothing on the way"
                          " forgets the connection: firewalls, NAT routers and load balancers do.")
                    .arg(duration(std::max<Nanoseconds>(silence / 3, std::chrono::seconds(1)))),
                again};
    }
    if (verdict.idle && *verdict.idle < recently) {
        const bool client = endLeg(facts) == Leg::Client;
        return forMessageBefore(facts, verdict) +
               QStringList{
                   client
                       ? translate("report",
                                   "Frames had passed shortly before, so it is unlikely that something had"
                                   " forgotten the connection: check whether the client's process was killed"
                                   " or closed its socket with data unread.")
                       : translate(
                             "report",
                             "Frames had passed shortly before, so it is unlikely that something had"
                             " forgotten the connection: check whether the server's process was killed"
                             " or crashed, and whether a proxy or load balancer before it was reloaded."),
                   again};
    }
    return afterLongSilence(verdict) +
           QStringList{translate("report",
                                 "A reset follows a killed process with unread data, a forced close, or a"
                                 " middlebox that forgot the connection."),
                       again};
}

QStringList forOurOwn(const Verdict &verdict)
{
    if (!verdict.toolReason)
        return {};
    if (*verdict.toolReason == ToolReason::Fault)
        return {translate("report",
                          "This was broken on purpose: neither end is to blame. See how the client came"
                          " back.")};
    if (*verdict.toolReason == ToolReason::Limit)
        return {translate("report", "This was a limit of Dropscope, of neither the client nor the server.")};
    return {};
}

QStringList forNetwork(const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("aborted_here"))
        return {translate("report",
                          "This computer dropped the connection itself (ECONNABORTED): its network changed,"
                          " or a program ended its connections (ss -K). Look at this computer."),
                translate("report", "Client author: reconnect with random delay.")};
    return {translate("report",
                      "Reconnect when the network is back. A heartbeat of 15–25 s notices such losses"
                      " far sooner than TCP.")};
}

QStringList forUnknown(const Facts &facts)
{
    return {facts.role == Role::Relay
                ? translate("report",
                            "Record the packets on both sides of Dropscope at such a time: they show what"
                            " TCP did.")
                : translate("report", "Watch the same connection through a relay: it sees both sides.")};
}

QStringList adviceOf(const Facts &facts, const Verdict &verdict)
{
    switch (verdict.cause) {
    case Cause::NormalClosure:
    case Cause::NoStatusClose:
    case Cause::ClientGoingAway:
        return {translate("report",
                          "Client author: reconnect when the client runs again; nothing is to be mended.")};
    case Cause::LocalClose:
        return forOurOwn(verdict);
    case Cause::Replaced:
        return {translate(
            "report", "If nobody wished it, look for what connects twice under one name: a second tab or"
                      " device, an old connection that was not closed, two clients with the same client id"
                      " (MQTT). If both come back by themselves, they throw each other out for ever.")};
    case Cause::ServerGoingAway:
        if (verdict.sub == QLatin1String("max_lifetime"))
            return {translate(
                "report", "Client author: connect anew some time before that age is reached, and close the"
                          " old connection when the new one is up. Pings do not help.")};
        return {
            translate("report",
                      "Client author: reconnect after a random 0–5 s, then back off; a restarting server"
                      " refuses for a while."),
            translate("report",
                      "Server operator: drain connections before a restart, so that clients spread out.")};
    case Cause::TryAgainLater:
        return (verdict.sub == QLatin1String("too_many_connections")
                    ? QStringList{translate(
                          "report", "Client author: see whether it opens more connections than it needs,"
                                    " or forgets to close old ones.")}
                    : QStringList{}) +
               QStringList{translate("report", "Client author: wait at least 1 s before reconnecting, longer "
                                               "each time; honour Retry-After"
                                               " if the server then answers with it.")};
    case Cause::AppClose:
        return forAppClose(verdict);
    case Cause::ProtocolError:
    case Cause::InvalidPayload:
        return forBrokenData(facts, verdict);
    case Cause::MessageTooBig:
        return {translate("report", "Split the message, or raise the size limit of the end that closed.")};
    case Cause::PolicyViolation:
        return forPolicy(verdict);
    case Cause::InternalError:
        return forInternalError(verdict);
    case Cause::EndpointIdleTimeout:
        return forIdle(verdict);
    case Cause::SlowConsumer:
        return forSlowReader(verdict);
    case Cause::HeartbeatTimeout:
        return heartbeatAdvice(facts, verdict);
    case Cause::EofWithoutClose:
        return forEof(facts, verdict);
    case Cause::TcpReset:
        return forReset(facts, verdict);
    case Cause::TcpTimeout:
    case Cause::NetworkDown:
        return forNetwork(verdict);
    case Cause::AddressChanged:
        return {translate("report", "Client author: reconnect at once and resume by token."),
                translate("report", "Server author: do not bind a session to the client's address.")};
    case Cause::SleepOrFreeze:
        return {
            translate("report",
                      "Server operator: allow browsers more than 120 s of silence, or accept that sleeping"
                      " clients come back with a resume token."),
            translate("report",
                      "Client author: probe the connection when the page or machine wakes up; run heartbeats"
                      " in a worker, which hidden tabs do not throttle.")};
    case Cause::ClosingTimeout:
        return {translate("report",
                          "Harmless if both Close frames were seen; else look for what blocks the other"
                          " end.")};
    case Cause::UnknownLoss:
        return forUnknown(facts);
    case Cause::OrderlyEnd:
    case Cause::ProxyTimeout:
    case Cause::ProxyShutdown:
        return placeAdvice(verdict.cause, verdict.sub);
    case Cause::TlsFailure:
    case Cause::DnsFailure:
    case Cause::ConnectionRefused:
    case Cause::ConnectTimeout:
    case Cause::ProxyRefused:
    case Cause::HttpRejected:
    case Cause::BadHandshake:
    case Cause::OpenTimeout:
    case Cause::Blocked:
        return openingAdvice(facts, verdict);
    }
    return {};
}

} // namespace

QStringList advice(const Facts &facts, const Verdict &verdict)
{
    if (const auto beat = presumedSilence(facts))
        return silenceAdvice(facts.role, beat->silent);
    if (verdict.cls == Class::Normal && verdict.cause != Cause::Replaced)
        return unwishedAdvice(facts, verdict);
    const QStringList opening = openingAdvice(facts, verdict);
    return pageAdvice(facts, verdict) + (opening.isEmpty() ? adviceOf(facts, verdict) : opening);
}

} // namespace report

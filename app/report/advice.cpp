// What to do about one ending, for whom. Findings over many endings have advice of their own.
#include "report/openingadvice.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

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
    return {translate("report", "Look the code up in the documentation of the application. If it stands for"
                                " authentication, fetch new credentials instead of retrying."),
            translate("report",
                      "Tell Dropscope which framework it is, or what the code means, and it will say"
                      " so from then on.")};
}

QStringList forCloseCode(const Verdict &verdict)
{
    switch (verdict.cause) {
    case Cause::ServerGoingAway:
        return {
            translate("report",
                      "Client author: reconnect after a random 0–5 s, then back off; a restarting server"
                      " refuses for a while."),
            translate("report",
                      "Server operator: drain connections before a restart, so that clients spread out.")};
    case Cause::TryAgainLater:
        return {translate("report",
                          "Client author: wait at least 1 s and honour Retry-After before reconnecting.")};
    case Cause::AppClose:
        return forAppClose(verdict);
    case Cause::PolicyViolation:
        return {translate("report",
                          "Server author: log why the policy was violated; expired credentials, a rate limit"
                          " and a wrong Origin are the common reasons."),
                translate("report", "Client author: refresh the credentials; do not retry unchanged.")};
    case Cause::MessageTooBig:
        return {translate("report", "Split the message, or raise the size limit of the end that closed.")};
    case Cause::InternalError:
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
    case Cause::EndpointIdleTimeout:
        return {
            verdict.idle
                ? translate("report",
                            "Server or client author: send a ping at least every %1, a third of the silence"
                            " that ended it; where browsers are involved, the server must do it.")
                      .arg(duration(*verdict.idle / 3))
                : translate("report", "Send a ping more often than a third of that idle timer."),
            translate("report", "Server operator: or raise the server's idle timer."),
            translate("report", "Client author: reconnect, even if the code was 1000.")};
    case Cause::Replaced:
        return {translate("report",
                          "Client author: look for what connects twice; close the old connection before"
                          " opening a new one.")};
    case Cause::SlowConsumer:
        return {translate("report", "Send less, or combine updates; read faster at the slow end.")};
    default:
        return {};
    }
}

/// Who sent what broke the rules. A Close frame with such a code complains of the other end; what our own
/// decoder saw was sent by the end of that leg.
Party senderOf(const Facts &facts)
{
    if (!facts.first)
        return Party::Unknown;
    const Leg leg = facts.first->leg;
    if (!std::holds_alternative<CloseFrame>(facts.first->what))
        return leg == Leg::Client ? Party::Client : Party::Server;
    if (facts.role != Role::Relay)
        return Party::Tool;
    return leg == Leg::Client ? Party::Server : Party::Client;
}

QStringList forBrokenData(const Facts &facts, const Verdict &verdict)
{
    if (verdict.cause != Cause::ProtocolError && verdict.cause != Cause::InvalidPayload)
        return {};
    if (verdict.sub == QLatin1String("extension"))
        return {translate(
            "report", "Client author: do without the extension, or offer it so that the server can agree to"
                      " it. If a proxy stands between, see whether it removes Sec-WebSocket-Extensions.")};
    if (verdict.sub == QLatin1String("unsupported_type"))
        return {translate("report",
                          "The end that closed takes only one kind of message: send text where it wants text,"
                          " binary where it wants binary.")};
    const QString compare =
        translate("report", "If a proxy stands between, compare the bytes on both sides of it; try"
                            " without permessage-deflate.");
    switch (senderOf(facts)) {
    case Party::Client:
        return {translate("report", "Client author: fix what it sends; retrying will not help."), compare};
    case Party::Server:
        return {translate("report", "Server author: fix what it sends; retrying will not help."), compare};
    default:
        return {
            translate("report",
                      "The other end complains of what it received from Dropscope. Look at what you had it"
                      " send; a relay between the real two ends shows which of them is at fault."),
            compare};
    }
}

QStringList forSilentLoss(const Facts &facts, const Verdict &verdict)
{
    const bool client = facts.first && facts.first->leg == Leg::Client;
    switch (verdict.cause) {
    case Cause::EofWithoutClose:
        return {client
                    ? translate("report",
                                "Check whether the client's process ended, or a proxy on its side closed"
                                " the connection, at the time of the end.")
                    : translate("report",
                                "Check whether the server's process ended, and what its log and that of any"
                                " proxy before it say, at the time of the end."),
                translate("report",
                          "Client author: reconnect with random delay; nothing says that it was meant.")};
    case Cause::TcpReset:
        return {
            translate("report",
                      "A reset follows a killed process with unread data, a forced close, or a middlebox"
                      " that forgot the connection. After long silence, suspect the middlebox: send pings."),
            translate("report", "Client author: reconnect with random delay.")};
    case Cause::HeartbeatTimeout:
        if (verdict.endedBy == Party::Client && silentLeg(facts) == Leg::Server)
            return {
                translate("report",
                          "See what the server's program did then: a blocked event loop, a long garbage"
                          " collection, a stopped process. If its machine answered nothing either, look at"
                          " the network between Dropscope and the server."),
                translate("report", "Client author: reconnect and resume the session.")};
        return {
            translate("report",
                      "If only the program was stalled, look for a blocked event loop, a garbage"
                      " collection or a hidden, throttled tab; if the path was dead, look at the network."),
            translate("report", "Client author: reconnect and resume the session.")};
    case Cause::SleepOrFreeze:
        return {
            translate("report",
                      "Server operator: allow browsers more than 120 s of silence, or accept that sleeping"
                      " clients come back with a resume token."),
            translate("report",
                      "Client author: probe the connection when the page or machine wakes up; run heartbeats"
                      " in a worker, which hidden tabs do not throttle.")};
    case Cause::AddressChanged:
        return {translate("report", "Client author: reconnect at once and resume by token."),
                translate("report", "Server author: do not bind a session to the client's address.")};
    case Cause::ClosingTimeout:
        return {translate("report",
                          "Harmless if both Close frames were seen; else look for what blocks the other"
                          " end.")};
    case Cause::TcpTimeout:
    case Cause::NetworkDown:
        return {translate("report",
                          "Reconnect when the network is back. A heartbeat of 15–25 s notices such losses"
                          " far sooner than TCP.")};
    case Cause::UnknownLoss:
        return {translate("report", "Watch the same connection through a relay: it sees both sides.")};
    default:
        return {};
    }
}

} // namespace

QStringList advice(const Facts &facts, const Verdict &verdict)
{
    if (verdict.cls == Class::Normal)
        return {};
    for (const QStringList &lines : {openingAdvice(facts, verdict), forCloseCode(verdict),
                                     forBrokenData(facts, verdict), forSilentLoss(facts, verdict)}) {
        if (!lines.isEmpty())
            return lines;
    }
    return {};
}

} // namespace report

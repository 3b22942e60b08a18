// One plain sentence for a verdict: what happened, who did it, with the hedges that the evidence demands.
#include "diagnosis/unanswered.h"
#include "report/circumstances.h"
#include "report/findingwords.h"
#include "report/openingadvice.h"
#include "report/pagewords.h"
#include "report/placewords.h"
#include "report/unwished.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

QString codeOf(const Verdict &verdict)
{
    return closeCodeLabel(verdict.code);
}

/// ", 59.8 s after the last frame", for endings where silence may be the reason.
QString afterSilence(const Verdict &verdict)
{
    using namespace std::chrono_literals;
    return verdict.idle && *verdict.idle >= 1s
               ? translate("report", ", %1 after the last frame").arg(duration(*verdict.idle))
               : QString();
}

QString ofLimit(const ToolEnd &end)
{
    const auto is = [&end](const char *sub) { return end.sub == QLatin1String(sub); };
    if (is("no_socket"))
        return translate("report", "Dropscope refused the connection: it had no file descriptor left.");
    if (!end.limit || !end.value)
        return translate("report", "Dropscope ended the connection because of its limit %1.").arg(end.sub);
    const auto limit = double(*end.limit), value = double(*end.value);
    if (is("message_too_big"))
        return translate("report",
                         "Dropscope closed the connection: a message of %1 was coming, and the limit is %2.")
            .arg(bytes(value), bytes(limit));
    if (is("head_too_large"))
        return translate("report",
                         "Dropscope ended the connection: its HTTP head is longer than the limit of %1.")
            .arg(bytes(limit));
    if (is("queue_full"))
        return translate(
                   "report",
                   "Dropscope gave the connection up: %1 waited to be sent, and the limit is %2. The other"
                   " end reads too slowly.")
            .arg(bytes(value), bytes(limit));
    if (is("too_many_sessions"))
        return translate("report", "Dropscope refused the connection: its limit is %1 sessions.")
            .arg(*end.limit);
    if (is("too_many_requests"))
        return translate(
                   "report",
                   "Dropscope refused the request: its limit is %1 unanswered requests on one connection.")
            .arg(*end.limit);
    return translate("report", "Dropscope ended the connection: limit %1 is %2, reached with %3.")
        .arg(end.sub)
        .arg(*end.limit)
        .arg(*end.value);
}

/// What was broken on purpose, and on which side.
QString ofFault(const ToolEnd &end, Leg leg)
{
    const bool client = leg == Leg::Client;
    if (end.what == QLatin1String("reset"))
        return client ? translate("report", "Dropscope reset the client's side (RST) on purpose.")
                      : translate("report", "Dropscope reset the server's side (RST) on purpose.");
    if (end.what == QLatin1String("freeze"))
        return client ? translate("report", "Dropscope froze the client's side on purpose.")
                      : translate("report", "Dropscope froze the server's side on purpose.");
    if (end.what == QLatin1String("close"))
        return client ? translate("report", "Dropscope sent the client a Close frame on purpose.")
                      : translate("report", "Dropscope sent the server a Close frame on purpose.");
    if (end.what == QLatin1String("fin"))
        return client ? translate("report", "Dropscope closed the client's side (FIN) on purpose.")
                      : translate("report", "Dropscope closed the server's side (FIN) on purpose.");
    return translate("report", "Dropscope broke the connection on purpose (%1).").arg(end.sub);
}

QString localClose(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("drop_pongs"))
        return translate("report",
                         "%1 gave up after %2 without an answer to its ping: Dropscope kept the answer from"
                         " it on purpose (drop-pongs).")
            .arg(sideOf(facts.first->leg), duration(facts.unanswered->waited));
    const ToolEnd &end = *facts.toolEnd;
    switch (end.reason) {
    case ToolReason::User:
        if (verdict.sub == QLatin1String("closing_timeout"))
            return translate("report",
                             "Dropscope closed the connection because you asked it to; the other end never"
                             " answered the Close frame.");
        if (end.sub == QLatin1String("close_after"))
            return translate("report", "Dropscope closed the connection after the time that was set for it.");
        if (end.what == QLatin1String("reset"))
            return translate("report", "Dropscope reset the connection (RST) because you asked it to.");
        return end.what == QLatin1String("abort") || end.what == QLatin1String("fin")
                   ? translate("report", "Dropscope aborted the connection because you asked it to.")
                   : translate("report", "Dropscope closed the connection because you asked it to.");
    case ToolReason::Shutdown:
        return translate("report", "Dropscope closed the connection because it stopped.");
    case ToolReason::Fault:
        return ofFault(end, facts.first->leg);
    case ToolReason::Heartbeat:
    case ToolReason::Protocol:
    case ToolReason::Limit:
    case ToolReason::Policy:
        break;
    }
    return ofLimit(end);
}

QString protocolError(const Facts &facts, const Verdict &verdict)
{
    const Leg leg = endLeg(facts);
    if (verdict.endedBy == Party::Tool)
        return translate("report", "%1 broke the WebSocket protocol: %2. Dropscope ended the connection.")
            .arg(sideOf(leg), flawText(facts.toolEnd ? facts.toolEnd->sub : verdict.sub));
    if (verdict.sub == QLatin1String("reserved_code"))
        return translate("report", "%1 closed with %2, a code that must never be in a Close frame.")
            .arg(sideOf(leg), codeOf(verdict));
    if (verdict.sub == QLatin1String("bad_close") || verdict.sub == QLatin1String("invalid_utf8"))
        return translate("report", "%1 closed with a malformed Close frame.").arg(sideOf(leg));
    return translate("report", "%1 closed because it met a protocol error (%2)%3.")
        .arg(sideOf(leg), codeOf(verdict), quoted(verdict.reason));
}

QString strippedRequest()
{
    return translate(
        "report", "The request has the key of a WebSocket handshake but not its upgrade: something on the way"
                  " removed the headers Upgrade and Connection.");
}

QString badHandshake(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("library_refused"))
        return translate("report",
                         "The opening handshake was legal, but the Qt library that Dropscope uses refused it."
                         " The other end is not to blame.");
    if (verdict.sub == QLatin1String("no_subprotocol"))
        return translate("report",
                         "The client left right after the 101, without a frame of its own: it had offered the"
                         " subprotocols %1, and the answer chose none.")
            .arg(facts.request->subprotocols);
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
    if (facts.role == Role::Relay && facts.first->leg == Leg::Server) // which passes on what it gets
        return translate("report", "The answer was no valid opening handshake: %1.")
            .arg(flawText(verdict.sub));
    return facts.first->leg == Leg::Client
               ? translate("report", "The request was no valid opening handshake: %1. Dropscope refused it.")
                     .arg(flawText(verdict.sub))
               : translate("report", "The answer was no valid opening handshake: %1. Dropscope refused it.")
                     .arg(flawText(verdict.sub));
}

QString eof(const Facts &facts, const Verdict &verdict)
{
    const QString side = hedgedSideOf(facts.first->leg, facts.role);
    if (verdict.cls == Class::Failed)
        return verdict.endedBy == Party::Server && facts.request
                   ? translate("report", "%1 closed TCP (FIN) without an answer to the opening handshake.")
                         .arg(side)
                   : translate("report", "%1 closed TCP before the opening handshake was complete.")
                         .arg(side);
    if (verdict.sub == QLatin1String("truncated_close"))
        return translate("report", "%1 closed TCP in the middle of a Close frame%2.")
            .arg(side, afterSilence(verdict));
    if (verdict.sub == QLatin1String("truncated_frame"))
        return translate("report", "%1 closed TCP in the middle of a frame%2.")
            .arg(side, afterSilence(verdict));
    if (verdict.sub == QLatin1String("tls_only"))
        return translate("report", "%1 ended TLS, but not TCP, without a Close frame%2.")
            .arg(side, afterSilence(verdict));
    return translate("report", "%1 closed TCP (FIN) without a Close frame%2.")
        .arg(side, afterSilence(verdict));
}

QString reset(const Facts &facts, const Verdict &verdict)
{
    const QString side = hedgedSideOf(facts.first->leg, facts.role);
    if (verdict.cls == Class::Failed)
        return verdict.endedBy == Party::Server && facts.request
                   ? translate("report", "%1 reset TCP (RST) without an answer to the opening handshake.")
                         .arg(side)
                   : translate("report", "%1 reset TCP (RST) before the opening handshake was complete.")
                         .arg(side);
    const QString text =
        translate("report", "%1 reset TCP (RST) without a Close frame%2.").arg(side, afterSilence(verdict));
    if (verdict.sub == QLatin1String("state_lost"))
        return text + u' ' +
               translate("report",
                         "The reset answered what was sent after a silence of %1: something on the way"
                         " had probably forgotten the connection.")
                   .arg(duration(facts.leg(facts.first->leg).silences.longestUnanswered));
    if (verdict.sub == QLatin1String("slow_consumer"))
        return text + u' ' + translate("report", "Data was waiting for it, which it did not read.");
    return text;
}

QString closing(const Facts &facts, const Verdict &verdict)
{
    const QString side = sideOf(endLeg(facts)), code = codeOf(verdict), reason = quoted(verdict.reason);
    switch (verdict.cause) {
    case Cause::NormalClosure:
        return translate("report", "%1 closed the connection normally (%2)%3.").arg(side, code, reason);
    case Cause::ClientGoingAway:
        return verdict.cls == Class::Normal
                   ? translate("report", "The client went away (%1)%2: a closed tab, a reload or a "
                                         "navigation looks like this.")
                         .arg(code, reason)
                   : translate("report", "The client closed because it restarts (%1)%2.").arg(code, reason);
    case Cause::NoStatusClose:
        return translate("report", "%1 closed the connection without giving a code.").arg(side);
    case Cause::Replaced:
        return translate("report", "%1 closed this connection because a newer one took its place%2.")
            .arg(side, reason);
    case Cause::ServerGoingAway:
        if (verdict.sub == QLatin1String("max_lifetime"))
            return translate("report",
                             "The server ended the connection because it had lived long enough (%1)%2.")
                .arg(code, reason);
        return translate("report", "The server went away (%1)%2.").arg(code, reason);
    case Cause::TryAgainLater:
        return translate("report", "%1 is overloaded and asked to try again later (%2)%3.")
            .arg(side, code, reason);
    case Cause::AppClose:
        if (!verdict.meaning.isEmpty())
            return translate("report", "%1 closed with code %2%3. %4.")
                .arg(side, code, reason, verdict.meaning);
        return translate("report",
                         "%1 closed with code %2%3. What that code means depends on the application.")
            .arg(side, code, reason);
    case Cause::InvalidPayload:
        return translate("report", "%1 closed because of a payload it could not read (%2)%3.")
            .arg(side, code, reason);
    case Cause::MessageTooBig:
        return translate("report", "%1 closed because a message was too big (%2)%3.").arg(side, code, reason);
    case Cause::PolicyViolation:
        if (verdict.sub == QLatin1String("removed"))
            return translate("report", "%1 put the client out (%2)%3.").arg(side, code, reason);
        return translate("report", "%1 closed because its policy was violated (%2)%3.")
            .arg(side, code, reason);
    case Cause::InternalError:
        return translate("report", "%1 closed because of an internal error (%2)%3.").arg(side, code, reason);
    case Cause::EndpointIdleTimeout:
        return verdict.confidence == Confidence::Suggested
                   ? translate("report",
                               "%1 closed because a timer of its own struck (%2)%3; most such timers"
                               " end silent connections.")
                         .arg(side, code, reason)
                   : translate("report", "%1 closed because the connection was idle (%2)%3.")
                         .arg(side, code, reason);
    case Cause::SlowConsumer:
        return translate("report", "%1 closed because its peer read too slowly (%2)%3.")
            .arg(side, code, reason);
    case Cause::NetworkDown:
        return translate("report", "%1 closed because, by its own word, its network had changed or was gone"
                                   " (%2)%3.")
            .arg(side, code, reason);
    case Cause::LocalClose:
    case Cause::ProtocolError:
    case Cause::HeartbeatTimeout:
    case Cause::EofWithoutClose:
    case Cause::TcpReset:
    case Cause::TcpTimeout:
    case Cause::AddressChanged:
    case Cause::SleepOrFreeze:
    case Cause::ClosingTimeout:
    case Cause::UnknownLoss:
    case Cause::BadHandshake:
    case Cause::TlsFailure:
    case Cause::DnsFailure:
    case Cause::ConnectionRefused:
    case Cause::ConnectTimeout:
    case Cause::ProxyRefused:
    case Cause::HttpRejected:
    case Cause::OrderlyEnd:
    case Cause::ProxyTimeout:
    case Cause::ProxyShutdown:
    case Cause::OpenTimeout:
    case Cause::Blocked:
        break;
    }
    return translate("report", "%1 closed the connection (%2)%3.").arg(side, code, reason);
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

QString notOpened(const Facts &facts, const Verdict &verdict)
{
    if (const QString said = proxyAnswered(facts, verdict); !said.isEmpty())
        return said;
    const QString text = facts.openFailed ? facts.openFailed->text : QString();
    switch (verdict.cause) {
    case Cause::DnsFailure:
        return translate("report", "The server's name could not be resolved%1.").arg(quoted(text));
    case Cause::ConnectionRefused:
        return translate("report", "The server refused the TCP connection.");
    case Cause::ConnectTimeout:
        return translate("report", "The server could not be reached%1.").arg(quoted(text));
    case Cause::ProxyRefused:
        return translate("report", "The forward proxy refused the connection%1.").arg(quoted(text));
    case Cause::TlsFailure:
        return translate("report", "The TLS handshake failed%1.").arg(quoted(text));
    case Cause::HttpRejected:
        return verdict.toolReason == ToolReason::Policy ? refusedByPolicy(facts) : rejected(facts, verdict);
    case Cause::OpenTimeout:
        break;
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
    case Cause::BadHandshake:
    case Cause::OrderlyEnd:
    case Cause::ProxyTimeout:
    case Cause::ProxyShutdown:
    case Cause::Blocked: // see pageSentence()
        break;
    }
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

/// Bytes that waited for that peer, in us or in the kernel.
quint64 waitingFor(const Facts &facts, Leg reader)
{
    const LegFacts &leg = facts.leg(reader);
    return std::max(leg.stuckBytes, leftBehind(facts, reader)) +
           (leg.samples.isEmpty() ? 0 : leg.samples.last().notSentBytes);
}

/// The sender ended it while its bytes waited for the other end, or the reader did after it had stopped
/// reading.
QString slowConsumer(const Facts &facts, const Verdict &verdict)
{
    const Leg sender = facts.first->leg, reader = otherThan(sender);
    if (verdict.sub == name(sender))
        return translate("report",
                         "%1 ended the connection after it had stopped reading: %2 bytes waited for it.")
            .arg(hedgedSideOf(sender, facts.role))
            .arg(waitingFor(facts, sender));
    return translate("report",
                     "%1 ended the connection while %2 bytes waited for %3, which did not read them.")
        .arg(hedgedSideOf(sender, facts.role))
        .arg(waitingFor(facts, reader))
        .arg(reader == Leg::Client ? translate("report", "the client") : translate("report", "the server"));
}

QString sentenceOf(const Facts &facts, const Verdict &verdict)
{
    if (!facts.first)
        return translate("report", "Nothing was seen that explains the end of this connection.");
    if (const QString said = applicationSentence(facts, verdict); !said.isEmpty())
        return said;
    if (const QString said = pageSentence(facts, verdict); !said.isEmpty())
        return said;
    if (const QString said = placeSentence(facts, verdict); !said.isEmpty())
        return said;
    if (const QString said = captureSentence(facts, verdict); !said.isEmpty())
        return said;
    switch (verdict.cause) {
    case Cause::LocalClose:
        return localClose(facts, verdict);
    case Cause::HeartbeatTimeout:
        return heartbeatSentence(facts, verdict);
    case Cause::EofWithoutClose:
        return eof(facts, verdict);
    case Cause::TcpReset:
        return reset(facts, verdict);
    case Cause::BadHandshake:
        return badHandshake(facts, verdict);
    case Cause::ProtocolError:
        return protocolError(facts, verdict);
    case Cause::InvalidPayload:
        return verdict.endedBy == Party::Tool || verdict.sub == QLatin1String("invalid_utf8")
                   ? protocolError(facts, verdict)
                   : closing(facts, verdict);
    case Cause::SlowConsumer:
        return std::holds_alternative<TcpEnd>(facts.first->what) || !verdict.sub.isEmpty()
                   ? slowConsumer(facts, verdict)
                   : closing(facts, verdict);
    case Cause::TcpTimeout:
        return facts.first->leg == Leg::Client
                   ? translate("report", "Data for the client stayed unacknowledged until TCP gave up: the"
                                         " network path to it is dead.")
                   : translate("report", "Data for the server stayed unacknowledged until TCP gave up: the"
                                         " network path to it is dead.");
    case Cause::NetworkDown:
        if (verdict.sub == QLatin1String("aborted_here"))
            return translate("report", "This computer dropped the connection (ECONNABORTED).");
        if (verdict.sub == QLatin1String("by_its_word"))
            return closing(facts, verdict);
        return facts.first->leg == Leg::Client
                   ? translate("report", "The network to the client is down or has no route.")
                   : translate("report", "The network to the server is down or has no route.");
    case Cause::AddressChanged:
        return translate("report", "This machine's address is gone: it moved to another network.");
    case Cause::SleepOrFreeze:
        return translate("report", "The client was asleep or frozen.");
    case Cause::UnknownLoss:
        return translate("report", "The connection ended, and nothing seen says why.");
    case Cause::TlsFailure:
        return facts.openedAt ? translate("report", "TLS broke while the connection was open.")
                              : notOpened(facts, verdict);
    case Cause::DnsFailure:
    case Cause::ConnectionRefused:
    case Cause::ConnectTimeout:
    case Cause::ProxyRefused:
    case Cause::HttpRejected:
    case Cause::OpenTimeout:
        return notOpened(facts, verdict);
    case Cause::NormalClosure:
    case Cause::ClientGoingAway:
    case Cause::NoStatusClose:
    case Cause::Replaced:
    case Cause::ServerGoingAway:
    case Cause::TryAgainLater:
    case Cause::AppClose:
    case Cause::MessageTooBig:
    case Cause::PolicyViolation:
    case Cause::InternalError:
    case Cause::EndpointIdleTimeout:
    case Cause::ClosingTimeout:
    case Cause::OrderlyEnd:
    case Cause::ProxyTimeout:
    case Cause::ProxyShutdown:
    case Cause::Blocked: // see pageSentence()
        break;
    }
    return closing(facts, verdict);
}

/// What was not read may hold the reason; a Close frame, too.
QString unreadPart(const Facts &facts, const Verdict &verdict)
{
    if (verdict.endedBy == Party::Tool)
        return {};
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        if (const auto byte = facts.leg(leg).unreadAfter)
            return u' ' +
                   (leg == Leg::Client
                        ? translate("report", "What the client sent was not read after byte %1: it is no"
                                              " WebSocket frame.")
                        : translate("report", "What the server sent was not read after byte %1: it is no"
                                              " WebSocket frame."))
                       .arg(*byte);
    }
    return {};
}

} // namespace

QString summary(const Facts &facts, const Verdict &verdict)
{
    return closedUp(sentenceOf(facts, verdict) + pagePart(facts, verdict) + circumstances(facts, verdict) +
                    unwishedPart(facts, verdict) + unreadPart(facts, verdict));
}

} // namespace report

// Ends by a Close frame whose code or reason names the cause.
#include "diagnosis/apprules.h"
#include "diagnosis/contradicted.h"
#include "diagnosis/unanswered.h"
#include "report/causes/families.h"
#include "report/circumstances.h"
#include "report/placewords.h"

namespace report {

using namespace diagnosis;
using namespace session;
using findings::FindingKind;

namespace {

QString closedNormally(const Facts &facts, const Verdict &verdict)
{
    return translate("report", "%1 closed the connection normally (%2)%3.")
        .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
}

QString clientLeft(const Facts &, const Verdict &verdict)
{
    return verdict.cls == Class::Normal
               ? translate("report", "The client went away (%1)%2: a closed tab, a reload or a "
                                     "navigation looks like this.")
                     .arg(codeOf(verdict), quoted(verdict.reason))
               : translate("report", "The client closed because it restarts (%1)%2.")
                     .arg(codeOf(verdict), quoted(verdict.reason));
}

QString closedWithoutCode(const Facts &facts, const Verdict &)
{
    return translate("report", "%1 closed the connection without giving a code.").arg(closer(facts));
}

QString replaced(const Facts &facts, const Verdict &verdict)
{
    return translate("report", "%1 closed this connection because a newer one took its place%2.")
        .arg(closer(facts), quoted(verdict.reason));
}

QString serverLeft(const Facts &, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("max_lifetime"))
        return translate("report", "The server ended the connection because it had lived long enough (%1)%2.")
            .arg(codeOf(verdict), quoted(verdict.reason));
    return translate("report", "The server went away (%1)%2.").arg(codeOf(verdict), quoted(verdict.reason));
}

QString overloaded(const Facts &facts, const Verdict &verdict)
{
    return verdict.code == quint16(1013)
               ? translate("report", "%1 is overloaded and asked to try again later (%2)%3.")
                     .arg(closer(facts), codeOf(verdict), quoted(verdict.reason))
               : translate("report", "%1 closed because it is overloaded, or not to be had for now (%2)%3.")
                     .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
}

QString closedByCode(const Facts &facts, const Verdict &verdict)
{
    if (!verdict.meaning.isEmpty())
        return translate("report", "%1 closed with code %2%3. %4.")
            .arg(closer(facts), codeOf(verdict), quoted(verdict.reason), verdict.meaning);
    return translate("report", "%1 closed with code %2%3. What that code means depends on the application.")
        .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
}

QString tooBig(const Facts &facts, const Verdict &verdict)
{
    return translate("report", "%1 closed because a message was too big (%2)%3.")
        .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
}

QString failedInside(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("bad_gateway") && verdict.code != quint16(1014))
        return translate("report", "%1 closed (%2)%3: its words speak of another connection, behind it, that"
                                   " had gone.")
            .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
    return translate("report", "%1 closed because of an internal error (%2)%3.")
        .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
}

QString wasIdle(const Facts &facts, const Verdict &verdict)
{
    if (isContradicted(facts, verdict))
        return translate("report",
                         "%1 closed and gave idleness as the reason (%2)%3, but frames had passed all the"
                         " time, with no pause longer than %4.")
            .arg(closer(facts), codeOf(verdict), quoted(verdict.reason), duration(longestSilence(facts)));
    return verdict.confidence == Confidence::Suggested
               ? translate("report", "%1 closed because a timer of its own struck (%2)%3; most such timers"
                                     " end silent connections.")
                     .arg(closer(facts), codeOf(verdict), quoted(verdict.reason))
               : translate("report", "%1 closed because the connection was idle (%2)%3.")
                     .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
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
QString readTooSlowly(const Facts &facts, const Verdict &verdict)
{
    const Leg sender = facts.first->leg, reader = otherThan(sender);
    const auto held = heldUntilEnd(facts, reader);
    if (verdict.sub == name(reader) && held && std::holds_alternative<TcpEnd>(facts.first->what))
        return reader == Leg::Client
                   ? translate("report",
                               "%1 closed TCP (FIN) behind data that the client had not read for %2.")
                         .arg(hedgedSideOf(sender, facts.role), duration(*held))
                   : translate("report",
                               "%1 closed TCP (FIN) behind data that the server had not read for %2.")
                         .arg(hedgedSideOf(sender, facts.role), duration(*held));
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

QString slowReader(const Facts &facts, const Verdict &verdict)
{
    if (std::holds_alternative<TcpEnd>(facts.first->what) || !verdict.sub.isEmpty())
        return readTooSlowly(facts, verdict);
    return translate("report", "%1 closed because its peer read too slowly (%2)%3.")
        .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
}

QStringList comeBackLater(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("closed_before_open"))
        return earlyEndAdvice(facts, verdict);
    if (verdict.sub == QLatin1String("crashed"))
        return {translate("report",
                          "Page author: a page that crashes has most often used up its memory, or met a bug"
                          " of the browser. Watch its memory in the browser's task manager;"
                          " chrome://crashes lists the crashes.")};
    return {
        translate("report", "Client author: reconnect when the client runs again; nothing is to be mended.")};
}

QStringList forReplaced(const Facts &, const Verdict &)
{
    return {translate("report",
                      "If nobody wished it, look for what connects twice under one name: a second tab or"
                      " device, an old connection that was not closed, two clients with the same client id"
                      " (MQTT). If both come back by themselves, they throw each other out for ever.")};
}

/// Some servers close what is silent as if they left themselves.
QStringList leftAfterSilence(const Verdict &verdict)
{
    constexpr auto silent = std::chrono::seconds(10);
    const bool wordless = verdict.reason.isEmpty() || // AWS gives the name of the code
                          verdict.reason.compare(QLatin1String("going away"), Qt::CaseInsensitive) == 0;
    if (verdict.code != quint16(1001) || !wordless || verdict.byGoodbye || !verdict.idle ||
        *verdict.idle < silent)
        return {};
    return {
        translate("report",
                  "If the server was not restarted then: some servers and gateways close silent connections"
                  " with 1001 (Jetty, Tomcat, AWS API Gateway), and nothing had passed for %1. Send a ping"
                  " or message at least every %2.")
            .arg(duration(*verdict.idle),
                 duration(std::chrono::duration_cast<std::chrono::seconds>(*verdict.idle / 3)))};
}

QStringList forServerLeft(const Facts &, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("max_lifetime"))
        return {translate("report",
                          "Client author: connect anew some time before that age is reached, and close the"
                          " old connection when the new one is up. Pings do not help.")};
    return leftAfterSilence(verdict) +
           QStringList{
               translate("report",
                         "Client author: reconnect after a random 0–5 s, then back off; a restarting server"
                         " refuses for a while."),
               translate("report",
                         "Server operator: drain connections before a restart, so that clients spread out.")};
}

QStringList forOverload(const Facts &, const Verdict &verdict)
{
    if (verdict.endedBy == Party::Client)
        return {translate("report", "Server author: send that client less, or combine updates."),
                translate("report", "Client author: see what it could not keep up with: what the server sent,"
                                    " or its own work; its log at this time may say it.")};
    return (verdict.sub == QLatin1String("too_many_connections")
                ? QStringList{translate("report",
                                        "Client author: see whether it opens more connections than it needs,"
                                        " or forgets to close old ones.")}
                : QStringList{}) +
           QStringList{translate("report", "Client author: wait at least 1 s before reconnecting, longer "
                                           "each time; honour Retry-After"
                                           " if the server then answers with it.")};
}

QStringList forTooBig(const Facts &facts, const Verdict &verdict)
{
    constexpr quint64 leastLimit = 1024;
    const Leg closer = facts.first ? facts.first->leg : Leg::Server;
    const Flow &sent = facts.leg(closer).out;
    const LegFacts &sender = facts.leg(otherThan(closer));
    const quint64 last = sizeOfMessageBefore(facts, verdict);
    const bool sawAll = !facts.isUnread() && !facts.unreadable && !sender.missed && !sender.violation &&
                        (!sender.truncated || last >= sender.truncated->expected);
    const quint64 largest =
        std::max(sent.largestMessage == 0 && last == 0 ? sent.largestFrame : sent.largestMessage, last);
    if (!sawAll || largest == 0)
        return {translate("report", "Split the message, or raise the size limit of the end that closed.")};
    if (largest < leastLimit)
        return {
            translate("report",
                      "No message that was sent to it had more than %1 bytes. See which other limit it has:"
                      " messages in a batch, bytes that wait, the size after decompression; its log may"
                      " say it.")
                .arg(largest)};
    return {translate("report",
                      "Split the message, or raise the size limit of the end that closed; the largest one"
                      " sent to it had %1 bytes.")
                .arg(largest)};
}

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

/// A message of the application ended it, whose sender may want to be come back to.
QStringList forGoodbye(const AppGoodbye &goodbye)
{
    if (goodbye.retry)
        return {*goodbye.retry
                    ? translate("report", "Client author: reconnect with back-off, as the message asks.")
                    : translate("report", "Client author: do not retry unchanged: the message says so.")};
    if (goodbye.code)
        return {};
    return {goodbye.text.isEmpty()
                ? translate("report",
                            "Look into the log of the end that said so, at this time: it gave no reason.")
                : translate("report",
                            "The reason is in the application's own words: look them up in its documentation,"
                            " or in the log of the end that said so, at this time."),
            translate("report", "Client author: reconnect with back-off.")};
}

QStringList forAppClose(const Facts &facts, const Verdict &verdict)
{
    const AppGoodbye *goodbye = verdict.byGoodbye ? goodbyeOf(facts) : nullptr;
    if (const QStringList said = goodbye ? forGoodbye(*goodbye) : QStringList(); !said.isEmpty())
        return said;
    if (verdict.sub == QLatin1String("subprotocol_not_acceptable"))
        return {translate("report",
                          "Client author: offer a subprotocol that the server knows. “graphql-ws” is that of"
                          " the old library subscriptions-transport-ws; today's library, though its name is"
                          " graphql-ws, offers “graphql-transport-ws”."),
                translate("report", "Server author: or serve both while old clients are about.")};
    const QString like = likeHttp(goodbye ? goodbye->code : verdict.code);
    const QString tellUs = translate("report", "Tell Dropscope which framework it is, or what the code means,"
                                               " and it will say so from then on.");
    if (verdict.endedBy == Party::Client && verdict.retry == wire::Retry::Unstated) {
        QStringList own{like,
                        translate("report",
                                  "The client's own program chose that code: look it up in its source or"
                                  " documentation, and see in its log, at this time, what made it close."),
                        tellUs};
        own.removeAll(QString());
        return own;
    }
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
    QStringList advice{like,
                       translate("report",
                                 "Look the code up in the documentation of the application. If it stands for"
                                 " authentication, fetch new credentials instead of retrying."),
                       tellUs};
    advice.removeAll(QString());
    return advice;
}

/// Some libraries take 1000 for a wished end, and stay away.
QString comeBack(const Verdict &verdict)
{
    return verdict.code == quint16(1000)
               ? translate("report", "Client author: reconnect with back-off, though the code was 1000.")
               : translate("report", "Client author: reconnect with back-off.");
}

QStringList forInternalError(const Facts &facts, const Verdict &verdict)
{
    const AppGoodbye *goodbye = verdict.byGoodbye ? goodbyeOf(facts) : nullptr;
    const bool final = goodbye && goodbye->retry == false;
    if (verdict.sub == QLatin1String("bad_gateway") && verdict.code != quint16(1014))
        return {translate("report",
                          "Operator: look at what stands behind the end that closed (a server, a database, a"
                          " broker), at this time: it speaks of a connection to it."),
                comeBack(verdict)};
    if (verdict.code == quint16(1014))
        return {translate("report",
                          "Operator: look at the server behind the gateway, at this time: the gateway got"
                          " no valid answer from it."),
                translate("report", "Client author: reconnect with back-off.")};
    return {
        translate("report", "Look into the log of the end that closed, at this time: an unhandled error in a"
                            " message handler is the usual reason."),
        final ? translate("report", "Client author: do not retry unchanged: the message says so.")
              : translate("report", "Client author: reconnect with back-off; do not resend the last message"
                                    " blindly.")};
}

QStringList forIdle(const Facts &facts, const Verdict &verdict)
{
    if (isContradicted(facts, verdict))
        return {verdict.endedBy == Party::Client
                    ? translate("report",
                                "Client author: see what its idle timer counts: perhaps messages of one"
                                " direction only, or none of those that passed; its log may know another"
                                " reason.")
                    : translate("report",
                                "Server author: see what its idle timer counts: perhaps messages of one"
                                " direction only, or none of those that passed; its log may know another"
                                " reason."),
                comeBack(verdict)};
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
            comeBack(verdict)};
}

QStringList forSlowReader(const Facts &, const Verdict &verdict)
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

} // namespace

QList<CauseWords> closings()
{
    return {
        {.cause = Cause::NormalClosure,
         .label = QT_TRANSLATE_NOOP("report", "Normal closure"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The first Close frame carried code 1000. Beware: some servers also send 1000 when an"
                       " idle timer or a lifetime limit strikes."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "several such ends: if they come the same time after the last frame or at the"
                       " same age, a timer sent the 1000"),
         .findings = {FindingKind::IdleTimeout, FindingKind::MaxLifetime, FindingKind::CodeTrap,
                      FindingKind::ResumeRefused, FindingKind::TimedClose},
         .sentence = closedNormally,
         .advice = comeBackLater},
        {.cause = Cause::ClientGoingAway,
         .label = QT_TRANSLATE_NOOP("report", "Client going away"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The client sent 1001: a browser does so when its page goes away. Or it sent"
                       " 1012: it restarts."),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "reload, navigated: the same client came back within 5 s (a revision)")},
         .sentence = clientLeft,
         .advice = comeBackLater},
        {.cause = Cause::NoStatusClose,
         .label = QT_TRANSLATE_NOOP("report", "Close without a code"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The first Close frame had no body (a browser shows 1005). Socket.IO ends every"
                       " connection like this, even after a heartbeat timeout."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "several such ends: if they come the same time after the last frame or at the"
                       " same age, a timer closed them"),
         .findings = {FindingKind::TimedClose, FindingKind::IdleTimeout},
         .sentence = closedWithoutCode,
         .advice = comeBackLater},
        {.cause = Cause::Replaced,
         .label = QT_TRANSLATE_NOOP("report", "Replaced by a newer connection"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The server said that a newer connection of the same client took the place of"
                       " this one; or that newer connection was seen, less than 2 s before the Close."),
         .findings = {FindingKind::Takeover},
         .sentence = replaced,
         .advice = forReplaced},
        {.cause = Cause::ServerGoingAway,
         .label = QT_TRANSLATE_NOOP("report", "Server going away"),
         .evidence =
             QT_TRANSLATE_NOOP("report", "The server sent 1001 or 1012: it restarts, shuts down or drains."),
         .subs = {QT_TRANSLATE_NOOP("report", "restart: the code was 1012"),
                  QT_TRANSLATE_NOOP("report", "max_lifetime: the server's reason asks to reconnect")},
         .findings = {FindingKind::MassDrop, FindingKind::IdleTimeout, FindingKind::MaxLifetime},
         .sentence = serverLeft,
         .advice = forServerLeft},
        {.cause = Cause::TryAgainLater,
         .label = QT_TRANSLATE_NOOP("report", "Try again later"),
         .evidence =
             QT_TRANSLATE_NOOP("report", "The first Close frame carried 1013: the sender is overloaded."),
         .findings = {FindingKind::ReconnectStorm, FindingKind::Flapping},
         .sentence = overloaded,
         .advice = forOverload},
        {.cause = Cause::AppClose,
         .label = QT_TRANSLATE_NOOP("report", "Application close code"),
         .evidence = QT_TRANSLATE_NOOP("report",
                                       "The first Close frame carried a code of 3000 to 4999, which only the"
                                       " application can explain."),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "the code's name, where the framework or your own table has one")},
         .findings = {FindingKind::MaxLifetime, FindingKind::CodeRewritten, FindingKind::Outlier},
         .sentence = closedByCode,
         .advice = forAppClose},
        {.cause = Cause::MessageTooBig,
         .label = QT_TRANSLATE_NOOP("report", "Message too big"),
         .evidence = QT_TRANSLATE_NOOP("report", "The receiver said so with 1009."),
         .findings = {FindingKind::SizeLimit},
         .sentence = tooBig,
         .advice = forTooBig},
        {.cause = Cause::InternalError,
         .label = QT_TRANSLATE_NOOP("report", "Internal error"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The first Close frame carried 1011, or 1014 from a gateway whose upstream"
                       " failed."),
         .settledBy = QT_TRANSLATE_NOOP("report", "the log of the end that closed, at that second"),
         .findings = {FindingKind::AfterMessage, FindingKind::SizeLimit},
         .sentence = failedInside,
         .advice = forInternalError},
        {.cause = Cause::EndpointIdleTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Idle timeout of the peer"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The reason in the server's Close frame says that an idle timer struck."),
         .sentence = wasIdle,
         .advice = forIdle},
        {.cause = Cause::SlowConsumer,
         .label = QT_TRANSLATE_NOOP("report", "Slow consumer"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The server said so; or data piled up for an end that did not read it."),
         .settledBy =
             QT_TRANSLATE_NOOP("report", "a relay between the two: it shows which end stops reading"),
         .subs = {QT_TRANSLATE_NOOP(
             "report", "client, server: which of them did not read, as TCP and waiting bytes show")},
         .sentence = slowReader,
         .advice = forSlowReader},
    };
}

} // namespace report

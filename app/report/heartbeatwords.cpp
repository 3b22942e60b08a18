// What is said and advised of an end for want of an answer to a ping.
#include "diagnosis/contradicted.h"
#include "diagnosis/heartbeat.h"
#include "diagnosis/unanswered.h"
#include "dialect/answerer.h"
#include "dialect/recognition.h"
#include "report/placewords.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

/// Of a relay, which knows more than the end that missed the answers: who gave none.
QString silenceBehind(const Facts &facts)
{
    const auto silent = silentLeg(facts);
    if (!silent || !facts.leg(*silent).exists)
        return {};
    const LegFacts &leg = facts.leg(*silent);
    const Stamp last = std::max(leg.in.lastAt.value_or(Stamp{}), facts.openedAt.value_or(facts.startedAt));
    return u' ' + translate("report", "%1 was silent: nothing had come from it for %2; pings passed on to it"
                                      " and not answered: %3.")
                      .arg(sideOf(*silent), duration(facts.first->at - last))
                      .arg(leg.pingsUnanswered);
}

QString kernelBehind(const Facts &facts, const Verdict &verdict)
{
    // One that never answered a ping may be as lively as it likes.
    if (verdict.sub == QLatin1String("application_stalled") && facts.unanswered &&
        facts.leg(facts.unanswered->by).asking.longestWait == Nanoseconds{})
        return u' ' + translate("report", "Its kernel still acknowledged data: the program is frozen or busy,"
                                          " or it answers no pings at all.");
    if (verdict.sub == QLatin1String("application_stalled"))
        return u' ' +
               translate("report", "Its kernel still acknowledged data: the program is frozen or busy.");
    if (verdict.sub == QLatin1String("path_dead"))
        return u' ' + translate("report", "Data went unacknowledged: the network path is dead.");
    return {};
}

/// It was answered, but to no avail.
QString answeredInVain(const Facts &facts, const Verdict &verdict)
{
    const Leg asker = facts.first->leg;
    if (verdict.sub == QLatin1String("answered")) {
        const auto answer = lastAnswer(facts, asker);
        return u' ' + (answer
                           ? translate("report", "But the answer to its last ping had come %1 before: its own"
                                                 " program did not take it in.")
                                 .arg(duration(facts.first->at - *answer))
                           : translate("report", "But Dropscope had answered its last ping: its own program"
                                                 " did not take the answer in."));
    }
    if (verdict.sub == QLatin1String("other_payload"))
        return u' ' + translate("report",
                                "%1 had answered, but with a pong that does not repeat what was in the"
                                " ping (RFC 6455 section 5.5.3): it counts for nothing.")
                          .arg(sideOf(otherThan(asker)));
    const auto ignored = ignoredPings(facts);
    if (verdict.sub == QLatin1String("no_pong") && ignored)
        return u' ' +
               translate("report", "%1 sent other frames, but no pong to %2 pings: it does not answer pings.")
                   .arg(sideOf(otherThan(asker)))
                   .arg(ignored->pings);
    if (verdict.sub == QLatin1String("no_pong"))
        return u' ' + translate("report",
                                "%1 sent other frames after that ping, but no pong: it does not answer"
                                " pings.")
                          .arg(sideOf(otherThan(asker)));
    return {};
}

/// By its words, and nothing that was seen, that side waited for what the other one sends by itself.
bool waitedForBeat(const Facts &facts, const Verdict &verdict)
{
    const Leg side = endLeg(facts);
    return !verdict.reason.isEmpty() && !tellsOfOwnPing(verdict.reason) && !facts.unanswered &&
           !hasAsked(facts, side);
}

/// A side gave up: by its own words, or since nothing else explains the end.
QString unansweredEnd(const Facts &facts, const Verdict &verdict)
{
    const QString side = sideOf(endLeg(facts));
    const auto *end = std::get_if<TcpEnd>(&facts.first->what);
    if (isContradicted(facts, verdict))
        return translate("report",
                         "%1 closed and named a ping without an answer (%2)%3, but it had sent no ping that"
                         " could be seen here: its words mean something else, or something between did away"
                         " with its pings.")
            .arg(side, closeCodeLabel(verdict.code), quoted(verdict.reason));
    if (!end && waitedForBeat(facts, verdict))
        return translate("report",
                         "%1 closed because it had waited in vain for a sign of life of the other side"
                         " (%2)%3.")
            .arg(side, closeCodeLabel(verdict.code), quoted(verdict.reason));
    if (!end && (verdict.confidence == Confidence::Proven || placeEndOf(facts) || !facts.unanswered))
        return translate("report", "%1 closed because its pings were not answered in time (%2)%3.")
            .arg(side, closeCodeLabel(verdict.code), quoted(verdict.reason));
    const QString waited = facts.unanswered ? duration(facts.unanswered->waited) : QString();
    if (!end)
        return translate("report", "%1 closed (%2)%3, %4 after a ping of its own that was never answered.")
            .arg(side, closeCodeLabel(verdict.code), quoted(verdict.reason), waited);
    return end->fate == TcpFate::Reset
               ? translate("report", "%1 reset TCP (RST) %2 after a ping of its own that was never answered.")
                     .arg(side, waited)
               : translate("report",
                           "%1 closed TCP (FIN) %2 after a ping of its own that was never answered.")
                     .arg(side, waited);
}

} // namespace

QString heartbeatSentence(const Facts &facts, const Verdict &verdict)
{
    const QString side = sideOf(facts.first->leg);
    const QString inVain = answeredInVain(facts, verdict);
    if (verdict.endedBy != Party::Tool)
        return unansweredEnd(facts, verdict) + (inVain.isEmpty() ? silenceBehind(facts) : inVain) +
               kernelBehind(facts, verdict);
    const Silence &silence = *facts.silence;
    const QString text =
        translate("report", "%1 answered no ping for %2, so Dropscope gave the connection up.")
            .arg(side, duration(silence.waited));
    if (verdict.sub == QLatin1String("application_stalled"))
        return text + u' ' +
               translate("report", "Its kernel still acknowledged data: the program is frozen or busy.");
    if (verdict.sub == QLatin1String("path_dead"))
        return text + u' ' + translate("report", "Data went unacknowledged: the network path is dead.");
    if (verdict.sub == QLatin1String("slow_consumer"))
        return text + u' ' +
               translate("report", "Its receive window was closed: the program reads nothing any more.");
    return text;
}

namespace {

/// How to tell one from the other where Dropscope could not.
QString howToTell(Role role)
{
    return role == Role::Capture
               ? translate(
                     "report",
                     "To tell a stalled program from a dead path, look at the packets after that ping: if"
                     " TCP acknowledged it, only the program stood still; if it was sent again and again,"
                     " the path was dead.")
               : translate(
                     "report",
                     "To tell a stalled program from a dead path, run “ss -ti” on this computer while it"
                     " hangs: for that connection, unacked and backoff that grow mean a dead path; no"
                     " unacked, and a lastack that is young after each ping, mean that only the program"
                     " stands still.");
}

QString lookAtProgram(std::optional<Leg> silent)
{
    if (!silent)
        return translate("report",
                         "Look at the program that was silent, at that time: a blocked event loop, a long"
                         " garbage collection, a debugger, a hidden and throttled tab, a stopped process.");
    return *silent == Leg::Server
               ? translate("report",
                           "See what the server's program did then: a blocked event loop, a long garbage"
                           " collection, a debugger, a stopped process.")
               : translate("report",
                           "See what the client's program did then: a blocked event loop, a long garbage"
                           " collection, a debugger, a hidden and throttled tab, a stopped process.");
}

QString lookAtPath()
{
    return translate("report", "Look at the network on the way to that side: a link that went down, a machine"
                               " that sleeps or is off, a firewall that forgot the connection.");
}

/// Who gave up had been answered; what is to be mended is not the silence of the other side.
QStringList forAnswered(const Facts &facts, const Verdict &verdict)
{
    const bool client = facts.first->leg == Leg::Client;
    if (verdict.sub == QLatin1String("answered"))
        return {client
                    ? translate("report",
                                "Client author: the pong was there, but the program did not read: a blocking"
                                " call or a long computation in its event loop, or a queue of messages that"
                                " is full because nothing takes them out, keeps pongs waiting. Move such work"
                                " to a thread, and read all the time.")
                    : translate("report",
                                "Server author: the pong was there, but the program did not read: a blocking"
                                " call or a long computation in its event loop, or a queue of messages that"
                                " is full because nothing takes them out, keeps pongs waiting. Move such work"
                                " to a thread, and read all the time."),
                translate("report", "Or give it more time for a pong (its ping timeout).")};
    if (verdict.sub == QLatin1String("other_payload"))
        return {client ? translate("report", "Server author: answer a ping with a pong of the same payload; a"
                                             " library does so if nothing else answers before it.")
                       : translate("report", "Client author: answer a ping with a pong of the same payload; a"
                                             " library does so if nothing else answers before it.")};
    return {client
                ? translate("report",
                            "Server author: answer pings; most libraries do, while something reads from the"
                            " connection. If a proxy stands before the server, see whether it passes pings"
                            " on.")
                : translate("report",
                            "Client author: answer pings; most libraries do, while something reads from the"
                            " connection. If a proxy stands before the client, see whether it passes pings"
                            " on."),
            client ? translate("report", "Client author: until then, switch its ping timeout off (Python"
                                         " websockets: ping_timeout=None).")
                   : translate("report", "Server author: until then, switch its ping timeout off (Python"
                                         " websockets: ping_timeout=None).")};
}

} // namespace

namespace {

/// CLOG's page beats by a timer, and its server's library counts the silence of the page.
QStringList forClogPage(const Verdict &verdict)
{
    QStringList advice{
        translate(
            "report",
            "Server operator: Hunchentoot, on which CLOG runs, closes a page that has been silent for twice"
            " hunchentoot:*default-connection-timeout*. Set it to more than 30 s: the heartbeat of a hidden"
            " page may come once a minute only."),
        translate("report", "See what held up the page then: a hidden tab, a sleeping machine, a long task, a"
                            " network that went down.")};
    if (verdict.code == quint16(1000))
        advice.append(translate("report",
                                "A CLOG page takes 1000 for a wished end: it stays as it is until it is"
                                " reloaded, and does not say so."));
    return advice;
}

/// That side speaks, but does not answer the heartbeat of the dialect.
QStringList forMissingAnswer(const Facts &facts, Leg silent)
{
    const QString protocol = dialect::labelOf(facts.app->hello.protocol);
    return {
        silent == Leg::Client
            ? translate("report",
                        "Client author: answer the heartbeat of %1. A library does so by itself; see whether"
                        " it speaks the version of the protocol that the server speaks, and whether something"
                        " keeps its answers from being sent.")
                  .arg(protocol)
            : translate("report",
                        "Server author: answer the heartbeat of %1. A library does so by itself; see whether"
                        " it speaks the version of the protocol that the client speaks, and whether something"
                        " keeps its answers from being sent.")
                  .arg(protocol)};
}

} // namespace

QStringList silenceAdvice(Role role, std::optional<Leg> silent)
{
    return {howToTell(role), lookAtProgram(silent), lookAtPath()};
}

QStringList ownSilenceAdvice(const Facts &facts)
{
    const QString protocol = facts.app ? facts.app->hello.protocol : QString();
    return {
        dialect::answererFor(protocol, {})
            ? translate("report",
                        "It was Dropscope that did not answer: let it speak the protocol (--dialect %1; in"
                        " the window: Endpoint > Edit > Watching), or look on from a relay between the"
                        " real client and the server.")
                  .arg(protocol)
            : translate("report",
                        "It was Dropscope that said nothing, and it does not speak %1: look on from a"
                        " relay between the real client and the server.")
                  .arg(dialect::labelOf(protocol))};
}

QStringList unseenPingAdvice(Leg side)
{
    return {side == Leg::Client
                ? translate("report",
                            "Client author: see what its ping timer waits for: no ping of the client was"
                            " seen. If it does send some, look for what between does not pass them on.")
                : translate("report",
                            "Server author: see what its ping timer waits for: no ping of the server was"
                            " seen. If it does send some, look for what between does not pass them on."),
            translate("report", "Client author: reconnect and resume the session.")};
}

QStringList heartbeatAdvice(const Facts &facts, const Verdict &verdict)
{
    const auto heartbeat = heartbeatOf(facts, verdict);
    const auto silent = heartbeat ? heartbeat->silent : std::nullopt;
    if (facts.role == Role::Client && facts.app && facts.app->answering == false && silent == Leg::Client)
        return ownSilenceAdvice(facts);
    if (facts.app && facts.app->hello.protocol == QLatin1String("clog") && silent == Leg::Client &&
        verdict.endedBy == Party::Server)
        return forClogPage(verdict);
    if (verdict.sub == QLatin1String("no_pong") && silent && facts.app &&
        !facts.app->hello.protocol.isEmpty() && verdict.heartbeat)
        return forMissingAnswer(facts, *silent);
    if (facts.first &&
        (verdict.sub == QLatin1String("answered") || verdict.sub == QLatin1String("other_payload") ||
         verdict.sub == QLatin1String("no_pong")))
        return forAnswered(facts, verdict);
    const QString resume = translate("report", "Client author: reconnect and resume the session.");
    if (isContradicted(facts, verdict))
        return unseenPingAdvice(endLeg(facts));
    if (verdict.sub == QLatin1String("application_stalled"))
        return {lookAtProgram(silent), resume};
    if (verdict.sub == QLatin1String("path_dead"))
        return {lookAtPath(), resume};
    if (verdict.sub == QLatin1String("slow_consumer"))
        return {translate("report",
                          "Look at what kept that program from reading: a handler that waits or computes for"
                          " long, more messages than it can work off. Send less, or combine updates."),
                resume};
    return silenceAdvice(facts.role, silent) + QStringList{resume};
}

} // namespace report

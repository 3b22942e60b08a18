// Ends without a Close frame: of TCP, of the path, of a program that fell silent.
#include "report/causes/families.h"
#include "report/circumstances.h"
#include "report/placewords.h"

namespace report {

using namespace diagnosis;
using namespace session;
using findings::FindingKind;

namespace {

/// ", 59.8 s after the last frame", for endings where silence may be the reason.
QString afterSilence(const Facts &facts, const Verdict &verdict)
{
    using namespace std::chrono_literals;
    const auto quiet = quietBefore(facts, verdict);
    if (!quiet || *quiet < 1s)
        return {};
    return (saidNothing(facts)       ? translate("report", ", %1 after it had opened and without any frame")
            : *quiet < *verdict.idle ? translate("report", ", %1 after the last bytes")
                                     : translate("report", ", %1 after the last frame"))
        .arg(duration(*quiet));
}

/// What who ended it had sent in vain.
QString unheard(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub != QLatin1String("path_dead"))
        return {};
    const Leg deaf = otherThan(facts.first->leg);
    const QString text = deaf == Leg::Client
                             ? translate("report", "What had been sent to the client was sent again %1 times"
                                                   " and never acknowledged: the path to it was dead.")
                             : translate("report", "What had been sent to the server was sent again %1 times"
                                                   " and never acknowledged: the path to it was dead.");
    return u' ' + text.arg(facts.leg(deaf).seen->unanswered);
}

QString eof(const Facts &facts, const Verdict &verdict)
{
    const QString side = hedgedSideOf(facts.first->leg, facts.role);
    if (verdict.cls == Class::Failed)
        return verdict.endedBy == Party::Server && facts.request
                   ? translate("report",
                               "%1 closed TCP (FIN) without a whole answer to the opening handshake.")
                         .arg(side)
                   : translate("report", "%1 closed TCP before the opening handshake was complete.")
                         .arg(side);
    if (verdict.sub == QLatin1String("truncated_close"))
        return translate("report", "%1 closed TCP in the middle of a Close frame%2.")
            .arg(side, afterSilence(facts, verdict));
    if (verdict.sub == QLatin1String("truncated_frame"))
        return translate("report", "%1 closed TCP in the middle of a frame%2.")
            .arg(side, afterSilence(facts, verdict));
    if (verdict.sub == QLatin1String("tls_only"))
        return translate("report", "%1 ended TLS, but not TCP, without a Close frame%2.")
            .arg(side, afterSilence(facts, verdict));
    return translate("report", "%1 closed TCP (FIN) without a Close frame%2.")
               .arg(side, afterSilence(facts, verdict)) +
           unheard(facts, verdict);
}

QString reset(const Facts &facts, const Verdict &verdict)
{
    const QString side = hedgedSideOf(facts.first->leg, facts.role);
    if (verdict.cls == Class::Failed)
        return verdict.endedBy == Party::Server && facts.request
                   ? translate("report",
                               "%1 reset TCP (RST) without a whole answer to the opening handshake.")
                         .arg(side)
                   : translate("report", "%1 reset TCP (RST) before the opening handshake was complete.")
                         .arg(side);
    const auto &part = facts.leg(facts.first->leg).truncated;
    const QString text = (part ? translate("report", "%1 reset TCP (RST) in the middle of a frame%2.")
                               : translate("report", "%1 reset TCP (RST) without a Close frame%2."))
                             .arg(side, afterSilence(facts, verdict));
    if (verdict.sub == QLatin1String("state_lost"))
        return text + u' ' +
               translate("report",
                         "The reset answered what was sent after a silence of %1: something on the way"
                         " had probably forgotten the connection.")
                   .arg(duration(facts.leg(facts.first->leg).silences.longestUnanswered));
    if (verdict.sub == QLatin1String("slow_consumer"))
        return text + u' ' + translate("report", "Data was waiting for it, which it did not read.");
    return text + unheard(facts, verdict);
}

QString unacknowledged(const Facts &facts, const Verdict &)
{
    return facts.first->leg == Leg::Client
               ? translate("report", "Data for the client stayed unacknowledged until TCP gave up: the"
                                     " network path to it is dead.")
               : translate("report", "Data for the server stayed unacknowledged until TCP gave up: the"
                                     " network path to it is dead.");
}

QString networkDown(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("aborted_here"))
        return translate("report", "This computer dropped the connection (ECONNABORTED).");
    if (verdict.sub == QLatin1String("by_its_word"))
        return translate("report", "%1 closed because, by its own word, its network had changed or was gone"
                                   " (%2)%3.")
            .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
    return facts.first->leg == Leg::Client
               ? translate("report", "The network to the client is down or has no route.")
               : translate("report", "The network to the server is down or has no route.");
}

QString addressChanged(const Facts &, const Verdict &)
{
    return translate("report", "This machine's address is gone: it moved to another network.");
}

QString asleep(const Facts &, const Verdict &)
{
    return translate("report", "The client was asleep or frozen.");
}

QString unexplained(const Facts &, const Verdict &)
{
    return translate("report", "The connection ended, and nothing seen says why.");
}

/// An end without a word within that time of a frame is not for want of traffic.
constexpr std::chrono::seconds recently{10};

/// One such end proves nothing, but many timers end silent connections so.
QStringList afterLongSilence(const Facts &facts, const Verdict &verdict)
{
    const auto quiet = quietBefore(facts, verdict);
    if (!quiet || *quiet < recently)
        return {};
    const auto often = std::chrono::duration_cast<std::chrono::seconds>(*quiet / 3);
    return {
        translate("report",
                  "Nothing had passed for %1 before: proxies, load balancers and servers end silent"
                  " connections like this. If others end after the same silence, send a ping at least every"
                  " %2, or raise that timer.")
            .arg(duration(*quiet), duration(often))};
}

QString pingOften(Nanoseconds silence)
{
    return translate("report",
                     "Send a ping at least every %1, a third of that silence, so that nothing on the way"
                     " forgets the connection: firewalls, NAT routers and load balancers do.")
        .arg(duration(std::max<Nanoseconds>(silence / 3, std::chrono::seconds(1))));
}

/// The path to the other side was dead, not the side that gave up.
QStringList forDeadPath(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub != QLatin1String("path_dead"))
        return {};
    const Nanoseconds silence = facts.leg(otherThan(facts.first->leg)).silences.longestUnanswered;
    return QStringList{translate("report", "Look at the network on the way to that side: a link that went"
                                           " down, a machine that sleeps or is off, a firewall that forgot"
                                           " the connection.")} +
           (silence >= recently ? QStringList{pingOften(silence)} : QStringList()) +
           QStringList{translate("report", "Client author: reconnect with random delay.")};
}

/// A client that left before it said anything: most often its own script did not want the connection any
/// more.
QStringList forLeftAtOnce(const Facts &facts, const Verdict &verdict)
{
    constexpr auto atOnce = std::chrono::seconds(1);
    const bool left = verdict.endedBy == Party::Client && verdict.duration && *verdict.duration < atOnce &&
                      facts.client().exists && facts.client().in.frames == 0 && !facts.client().truncated &&
                      !facts.isUnread();
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

/// One side broke the protocol; the end that came soon after it, of either side, is most likely its doing.
QStringList forBrokenProtocol(const Facts &facts, const Verdict &verdict)
{
    if (verdict.cls != Class::Lost || verdict.endedBy == Party::Tool || !facts.first)
        return {};
    for (const Observation &seen : facts.timeline.all()) {
        const auto *violation = std::get_if<Violation>(&seen.what);
        if (!violation || violation->way != Way::In || seen.at > facts.first->at ||
            facts.first->at - seen.at > recently)
            continue;
        QStringList advice{
            seen.leg == Leg::Client
                ? translate("report", "Client author: fix what it sends: %1.").arg(flawText(violation->sub))
                : translate("report", "Server author: fix what it sends: %1.").arg(flawText(violation->sub))};
        if (seen.leg != facts.first->leg)
            advice += translate("report", "The end that cut the connection had reason to; a Close frame with"
                                          " 1002 would have said so.");
        return advice +
               QStringList{translate("report", "If a proxy stands between, compare the bytes on both sides of"
                                               " it; try without permessage-deflate.")};
    }
    return {};
}

/// Where something else that was seen says more than the way in which TCP ended.
QStringList forWhatWasSeen(const Facts &facts, const Verdict &verdict)
{
    const QStringList early = verdict.cls == Class::Failed ? earlyEndAdvice(facts, verdict) : QStringList();
    if (!early.isEmpty())
        return early;
    for (const auto advice : {forDeadPath, forBrokenProtocol, forLeftAtOnce}) {
        if (const QStringList more = advice(facts, verdict); !more.isEmpty())
            return more;
    }
    return {};
}

QStringList forEof(const Facts &facts, const Verdict &verdict)
{
    if (const QStringList more = forWhatWasSeen(facts, verdict); !more.isEmpty())
        return more;
    const bool client = facts.first && endLeg(facts) == Leg::Client;
    return ignoredPingsAdvice(facts) + afterLongSilence(facts, verdict) + forMessageBefore(facts, verdict) +
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

/// No end sent it: neither's program needs to be looked at.
QStringList forInjectedReset()
{
    return {translate("report",
                      "Look for the device between client and server that resets connections: a firewall, a"
                      " packet inspection (DPI), an intrusion prevention system, a load balancer. See its log"
                      " and its rules at this time; neither end sent this RST."),
            translate("report",
                      "Compare the TTL of the RST with that of the sender's other packets (in Wireshark:"
                      " ip.ttl): the difference hints at how many hops away the device is. A capture at the"
                      " other end shows whether the RST comes there, too."),
            translate("report", "Client author: reconnect with random delay.")};
}

QStringList forReset(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("injected"))
        return forInjectedReset();
    if (const QStringList more = forWhatWasSeen(facts, verdict); !more.isEmpty())
        return more;
    const QString again = translate("report", "Client author: reconnect with random delay.");
    if (verdict.sub == QLatin1String("state_lost")) {
        const auto silence = facts.leg(facts.first->leg).silences.longestUnanswered;
        return {pingOften(silence), again};
    }
    const bool client = endLeg(facts) == Leg::Client;
    if (saidNothing(facts) && verdict.idle && *verdict.idle < recently)
        return {client
                    ? translate("report",
                                "No frame had passed since the opening: check what the client's program does"
                                " when its WebSocket opens; an unhandled error there resets it like this.")
                    : translate("report",
                                "No frame had passed since the opening: check what the server does when a"
                                " WebSocket opens, and its log at that second; an unhandled error in the"
                                " handler of new connections resets it like this."),
                again};
    if (verdict.idle && *verdict.idle < recently) {
        return ignoredPingsAdvice(facts) + forMessageBefore(facts, verdict) +
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
    return ignoredPingsAdvice(facts) + afterLongSilence(facts, verdict) +
           QStringList{translate("report",
                                 "A reset follows a killed process with unread data, a forced close, or a"
                                 " middlebox that forgot the connection."),
                       again};
}

QStringList forNetwork(const Facts &facts, const Verdict &verdict)
{
    if (const QStringList advice = lostLegAdvice(facts, verdict); !advice.isEmpty())
        return advice;
    if (verdict.sub == QLatin1String("aborted_here"))
        return {translate("report",
                          "This computer dropped the connection itself (ECONNABORTED): its network changed,"
                          " or a program ended its connections (ss -K). Look at this computer."),
                translate("report", "Client author: reconnect with random delay.")};
    return {translate("report",
                      "Reconnect when the network is back. A heartbeat of 15–25 s notices such losses"
                      " far sooner than TCP.")};
}

QStringList forNewAddress(const Facts &, const Verdict &)
{
    return {translate("report", "Client author: reconnect at once and resume by token."),
            translate("report", "Server author: do not bind a session to the client's address.")};
}

QStringList forSleep(const Facts &, const Verdict &)
{
    return {translate("report",
                      "Server operator: allow browsers more than 120 s of silence, or accept that sleeping"
                      " clients come back with a resume token."),
            translate("report",
                      "Client author: probe the connection when the page or machine wakes up; run heartbeats"
                      " in a worker, which hidden tabs do not throttle.")};
}

QStringList forUnknown(const Facts &facts, const Verdict &)
{
    return {facts.role == Role::Relay
                ? translate("report",
                            "Record the packets on both sides of Dropscope at such a time: they show what"
                            " TCP did.")
                : translate("report", "Watch the same connection through a relay: it sees both sides.")};
}

} // namespace

QList<CauseWords> cuts()
{
    return {
        {.cause = Cause::HeartbeatTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Heartbeat timeout"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Pings stayed unanswered. If TCP still acknowledged data, the program is frozen or"
                       " busy; if not, the network path is dead."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay on the peer's machine: if its own leg lives on, the network between is"
                       " dead; if not, the program is"),
         .subs = {QT_TRANSLATE_NOOP("report", "path_dead: what was sent was not acknowledged any more"),
                  QT_TRANSLATE_NOOP("report",
                                    "application_stalled: TCP acknowledged, the program said nothing"),
                  QT_TRANSLATE_NOOP("report", "slow_consumer: the peer's receive window was closed"),
                  QT_TRANSLATE_NOOP("report",
                                    "answered: who gave up had been handed the answer to its last ping"),
                  QT_TRANSLATE_NOOP("report",
                                    "other_payload, no_pong: the other side spoke, but did not answer"
                                    " the ping as RFC 6455 demands")},
         .findings = {FindingKind::SilentIdleDrop, FindingKind::HeartbeatDegradation, FindingKind::MassDrop},
         .sentence = heartbeatSentence,
         .advice = heartbeatAdvice},
        {.cause = Cause::EofWithoutClose,
         .label = QT_TRANSLATE_NOOP("report", "TCP closed without a Close frame"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "TCP was closed with FIN and no Close frame came before it. A process that ended, a"
                       " program that skipped the closing handshake and an idle timer of a proxy all look"
                       " like this on one connection; many losses together tell them apart."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay in front of the server and one behind the proxy: where FIN comes first,"
                       " there it was made; and three or more losses"),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "truncated_frame, truncated_close: FIN came in the middle of a frame"),
                  QT_TRANSLATE_NOOP("report",
                                    "tls_truncated: FIN came without TLS's own goodbye (close_notify)"),
                  QT_TRANSLATE_NOOP("report", "path_dead: what was sent was not acknowledged any more")},
         .findings = {FindingKind::IdleTimeout, FindingKind::MaxLifetime, FindingKind::MassDrop,
                      FindingKind::SizeLimit, FindingKind::FixedOffset, FindingKind::AfterMessage,
                      FindingKind::TimedClose, FindingKind::Takeover},
         .sentence = eof,
         .advice = forEof},
        {.cause = Cause::TcpReset,
         .label = QT_TRANSLATE_NOOP("report", "TCP reset"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "TCP was ended with RST. A process killed with unread data, a forced close and a"
                       " middlebox that forgot the connection all do this."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a second connection that pings every 20 s: if only the silent one is reset,"
                       " something on the way forgets idle connections"),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "state_lost: the reset answered what was sent after a long silence"),
                  QT_TRANSLATE_NOOP("report",
                                    "slow_consumer: data was waiting for the peer, which did not read it"),
                  QT_TRANSLATE_NOOP("report", "path_dead: what was sent was not acknowledged any more"),
                  QT_TRANSLATE_NOOP("report",
                                    "injected: something between sent the RST, in the name of an end")},
         .findings = {FindingKind::IdleTimeout, FindingKind::SilentIdleDrop, FindingKind::MassDrop,
                      FindingKind::SizeLimit},
         .sentence = reset,
         .advice = forReset},
        {.cause = Cause::TcpTimeout,
         .label = QT_TRANSLATE_NOOP("report", "TCP timeout"),
         .evidence = QT_TRANSLATE_NOOP("report", "Data stayed unacknowledged until TCP gave up (ETIMEDOUT)."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay on the peer's machine: if its own leg lives on, the network between is"
                       " dead; if not, the program is"),
         .findings = {FindingKind::SilentIdleDrop, FindingKind::HeartbeatDegradation, FindingKind::MassDrop},
         .sentence = unacknowledged,
         .advice = forNetwork},
        {.cause = Cause::NetworkDown,
         .label = QT_TRANSLATE_NOOP("report", "Network down"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The operating system reported that the network or the host cannot be reached."),
         .subs = {QT_TRANSLATE_NOOP(
                      "report", "aborted_here: this computer dropped the connection itself (ECONNABORTED)"),
                  QT_TRANSLATE_NOOP("report", "by_its_word: the client said so in its Close frame")},
         .sentence = networkDown,
         .advice = forNetwork},
        {.cause = Cause::AddressChanged,
         .label = QT_TRANSLATE_NOOP("report", "Address changed"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The address that the connection was bound to is gone, or the same client came"
                       " back from another address."),
         .sentence = addressChanged,
         .advice = forNewAddress},
        {.cause = Cause::SleepOrFreeze,
         .label = QT_TRANSLATE_NOOP("report", "Sleep or freeze"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The client fell silent, and the same client came back after a minute or more."),
         .sentence = asleep,
         .advice = forSleep},
        {.cause = Cause::UnknownLoss,
         .label = QT_TRANSLATE_NOOP("report", "Unknown loss"),
         .evidence =
             QT_TRANSLATE_NOOP("report", "The connection ended, and nothing that was seen explains it."),
         .settledBy = QT_TRANSLATE_NOOP("report", "a relay between the two, which sees both sides"),
         .sentence = unexplained,
         .advice = forUnknown},
    };
}

} // namespace report

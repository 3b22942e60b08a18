// What to do about findings, for whom, and what would settle them.
#include "report/findings.h"
#include "report/findingwords.h"

#include <algorithm>
#include <cmath>

namespace report {

using namespace findings;

namespace {

/// A third of the timer, so that two pings may be lost; at least a second.
QString pingInterval(double timer)
{
    return time(std::max(1.0, std::floor(timer / 3)));
}

QStringList againstIdleTimer(const Finding &f, double timer)
{
    QStringList lines;
    const QString interval = pingInterval(timer);
    if (f.measure == Measure::ToServer || f.measure == Measure::Pong)
        lines << translate(
                     "report",
                     "Client author: send a frame at least every %1; the server's frames do not count. Timers"
                     " of hidden browser tabs run once a minute, so use a worker, or let the server ping:"
                     " the browser's pong counts.")
                     .arg(interval)
              << translate("report", "Server author: send a ping at least every %1.").arg(interval);
    else if (f.measure == Measure::ToClient)
        lines << translate("report", "Server author: send a frame or a ping at least every %1; the client's "
                                     "frames do not count.")
                     .arg(interval);
    else
        lines
            << translate(
                   "report",
                   "Server or client author: send a ping at least every %1. Where browsers are involved, the"
                   " server must do it.")
                   .arg(interval);
    if (f.matches.isEmpty())
        lines << translate(
                     "report",
                     "Operator: find the timer of %1 between the two, and raise it above the longest silence"
                     " you want to allow.")
                     .arg(time(timer));
    else
        lines << translate("report",
                           "Operator: raise %1 above the longest silence you want to allow (now %2).")
                     .arg(f.matches.join(translate("report", " or ")), time(timer));
    return lines;
}

QStringList againstLifetime(const Finding &f)
{
    const QString early = time(0.9 * f.seconds.value_or(0));
    QStringList lines{
        translate("report",
                  "Client author: open the next connection at an age of %1, some seconds more or less"
                  " at random, before the old one ends. Pings do not help.")
            .arg(early)};
    lines << (f.matches.isEmpty()
                  ? translate("report",
                              "Operator: find the limit of %1 on the way and raise it, if it can be raised.")
                        .arg(time(f.seconds.value_or(0)))
                  : translate("report", "Operator: raise %1, if it can be raised.")
                        .arg(f.matches.join(translate("report", " or "))));
    return lines;
}

QStringList againstReconnects(const Finding &f)
{
    const QString backOff = translate(
        "report", "Client author: wait a random 0–1 s before the first retry, then a random time up to"
                  " 1, 2, 4, … 30 s; start over only after a connection was stable for 10 s.");
    if (f.kind == FindingKind::Flapping)
        return {translate("report",
                          "Look at the verdicts of these sessions: what ends them right after the start?"),
                backOff};
    return {
        backOff,
        translate(
            "report",
            "Server operator: answer 503 with Retry-After while overloaded, so that clients spread out.")};
}

QStringList againstCodeTrap(const Finding &f)
{
    const double timer = f.seconds.value_or(0);
    return {
        translate("report", "Page or client author: reconnect after 1000 too, unless your own code asked for "
                            "the end. (In CLOG,"
                            " boot.js does not reconnect after 1000.)"),
        f.sub == u"max_lifetime"
            ? translate("report", "Client author: reconnect before the age of %1.").arg(time(0.9 * timer))
            : translate(
                  "report",
                  "Client author: send a frame at least every %1, also from hidden tabs; or let the server"
                  " ping.")
                  .arg(pingInterval(timer)),
        translate(
            "report",
            "Server author: end with 1001 or a private code when a timer strikes, and keep 1000 for ends that"
            " were wished for; raise the timer of %1.")
            .arg(time(timer))};
}

QStringList againstRefusedResume(const Finding &f)
{
    const QString grace = f.high ? time(std::ceil(*f.high + 1)) : translate("report", "the longest absence");
    return {translate("report", "Page or client author: when a resumed connection ends with 1000 at once, "
                                "start afresh without the"
                                " token (for a CLOG page: reload it)."),
            translate("report", "Server operator: keep sessions of lost connections for at least %1, and "
                                "longer than a minute for hidden"
                                " browser tabs.")
                .arg(grace),
            translate("report", "Server author: refuse an unknown token before the 101, with 404 or 410, or "
                                "with a private close code.")};
}

QStringList againstMassDrop(const Finding &f)
{
    QStringList lines{translate(
        "report", "Client author: reconnect after a random 0–5 s, so that not all come back at once.")};
    if (f.sub == u"client_gone")
        lines << translate("report",
                           "Look at what happened to %1 at that second: a crash, an update, sleep, or"
                           " a lost network.")
                     .arg(f.subject);
    else if (f.sub == u"client_side")
        lines << translate("report", "Operator: look for a reload of a proxy or load balancer on the clients'"
                                     " side at that second, or for an update that reached them all.");
    else if (f.sub == u"local_network")
        lines << translate("report", "Check this machine's network at that time: interface, VPN, address.");
    else
        lines << translate("report", "Operator: look for a restart, a deployment or a reload of a proxy at "
                                     "that second; drain connections"
                                     " before it.");
    return lines;
}

QStringList actions(const Finding &f)
{
    switch (f.kind) {
    case FindingKind::IdleTimeout:
    case FindingKind::PingInterval:
        return againstIdleTimer(f, f.seconds.value_or(f.low.value_or(0)));
    case FindingKind::SilentIdleDrop: {
        const double safe = std::max(f.low.value_or(0), 3.0);
        return {translate("report", "Server or client author: send a ping at least every %1.")
                    .arg(pingInterval(safe)),
                translate("report", "Operator: look for NAT, firewalls and load balancers on the way whose "
                                    "idle time lies within %1; let"
                                    " them reset instead of forgetting, if they can.")
                    .arg(timeRange(f.low.value_or(0), f.high.value_or(0)))};
    }
    case FindingKind::MaxLifetime:
        return againstLifetime(f);
    case FindingKind::MassDrop:
        return againstMassDrop(f);
    case FindingKind::Flapping:
    case FindingKind::ReconnectStorm:
        return againstReconnects(f);
    case FindingKind::SizeLimit:
        return {
            translate(
                "report",
                "Sender's author: keep messages at or below %1; do not resend the one that failed unchanged.")
                .arg(bytes(f.low.value_or(0))),
            f.matches.isEmpty()
                ? translate("report",
                            "Operator: raise the size limit of the receiver, or of what stands before it.")
                : translate("report", "Operator: raise %1.")
                      .arg(f.matches.join(translate("report", " or ")))};
    case FindingKind::MessageLimit:
        return {translate("report", "Operator: look for a limit of %1 messages for each connection (rate "
                                    "limits and quotas count so).")
                    .arg(quint64(f.low.value_or(0)))};
    case FindingKind::FixedOffset:
        return {translate("report", "Operator: look for what runs at that time: a timer of old workers after "
                                    "a reload, a job, a token that"
                                    " expires.")};
    case FindingKind::HeartbeatDegradation:
        return {f.sub == u"peer_busy"
                    ? translate("report", "Author of the other end: look for what blocks its loop: CPU, "
                                          "garbage collection, large messages.")
                    : translate("report", "Look at the network path; reconnect when round trips rise, not "
                                          "only when pongs stop.")};
    case FindingKind::Outlier:
        return {translate("report", "Look at what is special about %1: version, network, configuration.")
                    .arg(f.subject)};
    case FindingKind::CodeTrap:
        return againstCodeTrap(f);
    case FindingKind::ResumeRefused:
        return againstRefusedResume(f);
    case FindingKind::CodeRewritten:
        return {translate("report", "Operator: the proxy between the two endpoints does not pass close codes "
                                    "on. Do not let clients decide by"
                                    " code there.")};
    }
    return {};
}

QString evidenceFor(FindingKind kind)
{
    switch (kind) {
    case FindingKind::IdleTimeout:
        return translate(
            "report",
            "At least 3 ends (4 where the value is nobody's default), and 60 % of them, come the same time "
            "after the last"
            " frame, within what the timer scatters. One session that outlives it withdraws the finding.");
    case FindingKind::SilentIdleDrop:
        return translate("report", "At least 3 losses whose first frame after a silence was reset or never "
                                   "answered, all those silences longer"
                                   " than every one that survived (at least 10). The limit lies between the "
                                   "two; it is never a point.");
    case FindingKind::MaxLifetime:
        return translate("report", "At least 3 ends, and half of them, come at the same age with traffic "
                                   "right up to them, and nothing lived"
                                   " longer. Ends that share a time of the clock do not count.");
    case FindingKind::MassDrop:
        return translate("report", "At least 4 ends (or all of 3) within 2 s, far more than chance brings, "
                                   "of sessions that were open together.");
    case FindingKind::Flapping:
        return translate("report", "One client opens 5 sessions within a minute, each after losing the one "
                                   "before, or loses 3 in a row within 5 s.");
    case FindingKind::ReconnectStorm:
        return translate("report", "More than 5 attempts a second to come back and 5 times the usual; or one "
                                   "client with more than 2 a second; or"
                                   " many that retry in step at a fixed interval.");
    case FindingKind::SizeLimit:
        return translate("report", "At least 3 losses right after a message larger than every one that got "
                                   "through. Transfers that were stuck do not"
                                   " count.");
    case FindingKind::MessageLimit:
        return translate("report", "At least 4 losses right after the same number of messages, at different "
                                   "ages, and none got beyond it.");
    case FindingKind::FixedOffset:
        return translate("report", "Ends keep the same distance from at least 3 events, or from the turn of "
                                   "the minute, hour or day, better than"
                                   " from their own opening or last frame.");
    case FindingKind::HeartbeatDegradation:
        return translate("report", "At least 3 losses, and 60 % of those with 20 round trips, in which 3 of "
                                   "the last 5 lay far outside the"
                                   " connection's own baseline.");
    case FindingKind::Outlier:
        return translate("report", "One address, network, program or server loses at least 4 connections and "
                                   "3 times the share of the rest, beyond"
                                   " chance for all values compared. Each client has one vote.");
    case FindingKind::CodeTrap:
        return translate("report", "The server ends sessions with Close 1000 when a timer strikes, and the "
                                   "clients do not come back: to them 1000"
                                   " means a wished-for end.");
    case FindingKind::ResumeRefused:
        return translate("report", "The server accepts a connection that carries a resume token and ends it "
                                   "with Close 1000 within a second.");
    case FindingKind::CodeRewritten:
        return translate("report", "Two endpoints watch the same session and see it end with different close "
                                   "codes, at least 3 times.");
    case FindingKind::PingInterval:
        return translate("report", "Ends come the same time after the last frame, and the interval of the "
                                   "pings leaves no room below that time.");
    }
    return {};
}

} // namespace

QString label(FindingKind kind)
{
    switch (kind) {
    case FindingKind::IdleTimeout:
        return translate("report", "Idle timeout");
    case FindingKind::SilentIdleDrop:
        return translate("report", "Silent idle drop");
    case FindingKind::MaxLifetime:
        return translate("report", "Maximum lifetime");
    case FindingKind::MassDrop:
        return translate("report", "Mass drop");
    case FindingKind::Flapping:
        return translate("report", "Flapping");
    case FindingKind::ReconnectStorm:
        return translate("report", "Reconnect storm");
    case FindingKind::SizeLimit:
        return translate("report", "Size limit");
    case FindingKind::MessageLimit:
        return translate("report", "Message limit");
    case FindingKind::FixedOffset:
        return translate("report", "Fixed offset");
    case FindingKind::HeartbeatDegradation:
        return translate("report", "Heartbeat degradation");
    case FindingKind::Outlier:
        return translate("report", "Outlier");
    case FindingKind::CodeTrap:
        return translate("report", "Close code trap");
    case FindingKind::ResumeRefused:
        return translate("report", "Resume refused");
    case FindingKind::CodeRewritten:
        return translate("report", "Close code rewritten");
    case FindingKind::PingInterval:
        return translate("report", "Pings too rare");
    }
    return {};
}

QStringList whatWouldSettle(const Finding &f)
{
    QStringList ways;
    switch (f.kind) {
    case FindingKind::IdleTimeout:
    case FindingKind::PingInterval:
        if (f.guards.contains(Guard::Lifetime))
            ways << translate("report", "one connection that stays silent and one that pings every %1, side "
                                        "by side: if the second lives on,"
                                        " it is an idle timer")
                        .arg(pingInterval(f.seconds.value_or(0)));
        if (f.matches.size() != 1)
            ways << (f.leg == session::Leg::Server
                         ? translate("report", "a relay behind the proxy, or a direct connection to the "
                                               "server: the way its leg ends tells the"
                                               " products apart")
                         : translate("report",
                                     "a relay in front of the proxy: its response's headers name it"));
        break;
    case FindingKind::SilentIdleDrop:
        ways << translate("report", "a connection from within the server's network: if its silences survive, "
                                    "what forgets lies outside");
        break;
    case FindingKind::MaxLifetime:
        if (f.matches.size() != 1)
            ways << translate(
                "report", "a direct connection to the server: if it lives longer, the limit is the proxy's");
        break;
    case FindingKind::MassDrop:
        if (f.sub.isEmpty())
            ways << translate(
                "report",
                "a second endpoint that goes to the server directly: if its sessions stay, it was the proxy");
        break;
    case FindingKind::SizeLimit:
        if (f.matches.size() != 1)
            ways << translate("report", "the same message sent in small frames, and uncompressed: it shows "
                                        "whether frame, message or inflated"
                                        " size counts");
        break;
    case FindingKind::CodeRewritten:
    case FindingKind::Flapping:
    case FindingKind::ReconnectStorm:
    case FindingKind::MessageLimit:
    case FindingKind::FixedOffset:
    case FindingKind::HeartbeatDegradation:
    case FindingKind::Outlier:
    case FindingKind::CodeTrap:
    case FindingKind::ResumeRefused:
        break;
    }
    return ways;
}

QStringList advice(const Finding &finding)
{
    QStringList lines = actions(finding);
    if (const QStringList ways = whatWouldSettle(finding); !ways.isEmpty())
        lines
            << translate("report", "What would settle it: %1.").arg(ways.join(translate("report", "; or ")));
    return lines;
}

QString explain(FindingKind kind)
{
    Finding typical;
    typical.kind = kind;
    typical.seconds = 60, typical.low = 60, typical.high = 60, typical.interval = 60;
    if (kind == FindingKind::SizeLimit)
        typical.low = 65'536, typical.high = 65'537;
    typical.subject = translate("report", "what stands out");
    QString text = session::name(kind) + QStringLiteral(": ") + label(kind) + QStringLiteral("\n  ") +
                   evidenceFor(kind) + u'\n';
    if (kind == FindingKind::IdleTimeout || kind == FindingKind::MaxLifetime || kind == FindingKind::CodeTrap)
        text += QStringLiteral("  ") + translate("report", "For a value of 60 s:") + u'\n';
    for (const QString &line : actions(typical))
        text += QStringLiteral("  → ") + line + u'\n';
    return text;
}

} // namespace report

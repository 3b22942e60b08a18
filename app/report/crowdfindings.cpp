// Findings about many sessions at once, or about those of one client.
#include "report/findingkinds.h"
#include "report/findingwords.h"

#include <algorithm>
#include <cmath>

namespace report {

using namespace findings;

namespace {

QString massDrop(const Finding &f)
{
    QString text;
    if (f.repeats > 1)
        text = translate("report", "%1 times, every %2; the latest time:")
                   .arg(f.repeats)
                   .arg(time(f.interval.value_or(0))) +
               u' ';
    text += translate("report", "%1 of %2 open sessions ended within %3")
                .arg(f.count)
                .arg(f.of)
                .arg(time(*f.high));
    if (f.sub == u"client_gone")
        text += translate("report", ", all of client %1").arg(f.subject);
    else if (!f.subject.isEmpty())
        text += translate("report", ", all of server %1").arg(f.subject);
    text += translate("report", ".") + u' ';
    if (f.sub == u"client_gone")
        return text + translate("report",
                                "It was the client's side that ended or fell silent: that program, its"
                                " machine or what lies before it went away, not the server.");
    if (f.sub == u"client_side")
        return text + translate("report",
                                "It was the clients' side that ended or fell silent, not the server: a"
                                " proxy before the clients, their network or an update of them can do"
                                " this.");
    if (f.sub == u"server_restart")
        return text +
               translate("report", "The server went away: it said so, or refused connections right after.");
    if (f.sub == u"local_network")
        return text + translate("report",
                                "Sessions to other servers ended in the same moment: what they share is this"
                                " machine's network.");
    if (f.sub == u"server_closed")
        return text + translate("report",
                                "The server itself closed them, each with %1: what that code means came over"
                                " all of them at once.")
                          .arg(closePhrase(f.code));
    return text + translate("report", "A restart, a reload of a proxy or the network between can do this.");
}

QString flapping(const Finding &f)
{
    // The subject is the peer's own word: all arguments at once, or a %1 in it would be filled in.
    return translate(
               "report",
               "%1 opened %2 sessions within a minute, each after losing the one before; they lived %3.")
        .arg(f.subject.isEmpty() ? translate("report", "One client") : f.subject, QString::number(f.count),
             timeRange(*f.low, *f.high));
}

QString reconnectStorm(const Finding &f)
{
    if (f.sub == u"lockstep")
        return translate("report",
                         "%1 clients retry in step, every %2 without jitter: they come back all at once.")
            .arg(f.count)
            .arg(time(*f.interval));
    if (f.sub == u"one_client")
        return translate("report", "One client made %1 attempts to reconnect within 10 s.").arg(f.count);
    return translate("report", "%1 attempts to reconnect within 10 s, more than five times the usual rate.")
        .arg(f.count);
}

QString outlier(const Finding &f)
{
    const QString what = f.sub == u"server"       ? translate("report", "server")
                         : f.sub == u"user_agent" ? translate("report", "program")
                         : f.sub == u"network"    ? translate("report", "network")
                                                  : translate("report", "address");
    return translate("report", "Clients with %1 %2 lost %3 of %4 connections; all others lost %5 of %6.")
        .arg(what, f.subject, QString::number(f.count), QString::number(f.of), QString::number(int(*f.low)),
             QString::number(int(*f.high)));
}

QString resumeRefused(const Finding &f)
{
    QString text =
        translate("report",
                  "%1 of %2 attempts to resume were accepted with 101 and then ended by the server with"
                  " Close 1000 within a second: it no longer knew the session. Clients take 1000 for"
                  " a wished-for end and stay away.")
            .arg(f.count)
            .arg(f.of);
    if (f.low)
        text += u' ' + translate("report", "They had been away for %1.").arg(timeRange(*f.low, *f.high));
    if (f.survivedUpTo)
        text += u' ' + translate("report", "Absences of up to %1 were resumed.").arg(time(*f.survivedUpTo));
    return text;
}

QString codeRewritten(const Finding &f)
{
    if (f.sub == u"invented")
        return translate(
                   "report",
                   "%1 of %2 sessions that ended without a Close frame at endpoint %3 arrived here with %4:"
                   " something between the two made it up.")
            .arg(f.count)
            .arg(f.of)
            .arg(f.subject, closePhrase(f.otherCode));
    if (f.sub == u"lost")
        return translate(
                   "report",
                   "%1 of %2 sessions that ended with %3 at endpoint %4 arrived here without any Close frame:"
                   " something between the two lost it.")
            .arg(f.count)
            .arg(f.of)
            .arg(closePhrase(f.code), f.subject);
    return translate(
               "report",
               "%1 of %2 sessions that ended with %3 at endpoint %4 arrived here with %5: something between"
               " the two rewrote it.")
        .arg(f.count)
        .arg(f.of)
        .arg(closePhrase(f.code), f.subject, closePhrase(f.otherCode));
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
    else if (f.sub == u"server_closed")
        lines << translate("report",
                           "Server author: look at what made it end them at that second: credentials that ran"
                           " out together, a limit, a job, an error that met all of them.");
    else if (f.sub == u"local_network")
        lines << translate("report", "Check this machine's network at that time: interface, VPN, address.");
    else
        lines << translate("report", "Operator: look for a restart, a deployment or a reload of a proxy at "
                                     "that second; drain connections"
                                     " before it.");
    return lines;
}

QString takeover(const Finding &f)
{
    const QString text =
        f.sub == u"address"
            ? translate("report",
                        "%1 of %2 sessions that the server ended for one client (%4) ended %3 after another "
                        "one from the"
                        " same address with the same program had opened: the newer one seems to take over.")
            : translate("report", "%1 of %2 sessions that the server ended for one client (%4) ended %3 "
                                  "after another one with the"
                                  " same id or token had opened: the newer one takes over.");
    return text.arg(QString::number(f.count), QString::number(f.of), timeRange(*f.low, *f.high),
                    f.subject.isEmpty() ? translate("report", "address unknown") : f.subject);
}

} // namespace

std::span<const KnownFinding> crowdFindings()
{
    static const KnownFinding rows[]{
        {FindingKind::MassDrop, [] { return translate("report", "Mass drop"); }, massDrop,
         [] {
             return translate("report",
                              "At least 4 ends (or all of 3) within 2 s, far more than chance brings, "
                              "of sessions that were open together.");
         },
         [](const Finding &f) -> QStringList { return againstMassDrop(f); },
         [](const Finding &f) {
             QStringList ways;
             if (f.sub.isEmpty())
                 ways << translate("report", "a second endpoint that goes to the server directly: if its "
                                             "sessions stay, it was the proxy");
             return ways;
         }},
        {FindingKind::Flapping, [] { return translate("report", "Flapping"); }, flapping,
         [] {
             return translate("report",
                              "One client opens 5 sessions within a minute, each after losing the one "
                              "before, or loses 3 in a row within 5 s.");
         },
         [](const Finding &f) -> QStringList { return againstReconnects(f); }, nothingToSettle},
        {FindingKind::ReconnectStorm, [] { return translate("report", "Reconnect storm"); }, reconnectStorm,
         [] {
             return translate("report",
                              "More than 5 attempts a second to come back and 5 times the usual; or one "
                              "client with more than 2 a second; or"
                              " many that retry in step at a fixed interval.");
         },
         [](const Finding &f) -> QStringList { return againstReconnects(f); }, nothingToSettle},
        {FindingKind::Outlier, [] { return translate("report", "Outlier"); }, outlier,
         [] {
             return translate("report",
                              "One address, network, program or server loses at least 4 connections and "
                              "3 times the share of the rest, beyond"
                              " chance for all values compared. Each client has one vote.");
         },
         [](const Finding &f) -> QStringList {
             return {translate("report", "Look at what is special about %1: version, network, configuration.")
                         .arg(f.subject)};
         },
         nothingToSettle},
        {FindingKind::ResumeRefused, [] { return translate("report", "Resume refused"); }, resumeRefused,
         [] {
             return translate("report",
                              "The server accepts a connection that carries a resume token and ends it "
                              "with Close 1000 within a second.");
         },
         [](const Finding &f) -> QStringList { return againstRefusedResume(f); }, nothingToSettle},
        {FindingKind::CodeRewritten, [] { return translate("report", "Close code rewritten"); },
         codeRewritten,
         [] {
             return translate("report",
                              "Two endpoints watch the same session and see it end with different close "
                              "codes, at least 3 times.");
         },
         [](const Finding &) -> QStringList {
             return {translate("report",
                               "Operator: the proxy between the two endpoints does not pass close codes "
                               "on. Do not let clients decide by"
                               " code there.")};
         },
         nothingToSettle},
        {FindingKind::Takeover, [] { return translate("report", "Takeover"); }, takeover,
         [] {
             return translate(
                 "report",
                 "At least 3 sessions, and 60 % of those that the server ended for one client, end within 2 "
                 "s after"
                 " another one with the same id or token opened; known by address and program only, within"
                 " 100 ms.");
         },
         [](const Finding &f) -> QStringList {
             return {translate("report", "Client author: keep one connection for each id; give every tab and "
                                         "device an id of its own; close"
                                         " the old socket and stop its retries before a new one opens."),
                     translate("report", "Operator: if two clients keep ending each other's sessions, look "
                                         "for the second one that uses the"
                                         " id of %1.")
                         .arg(f.subject)};
         },
         [](const Finding &f) {
             return f.sub == u"address"
                        ? QStringList{translate("report",
                                                "the ids in the first messages, with payloads recorded")}
                        : QStringList();
         }}};
    return rows;
}

} // namespace report

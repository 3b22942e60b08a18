// Findings about timers: of silence, of age, of the clock.
#include "report/findingkinds.h"
#include "report/findingwords.h"

#include <algorithm>
#include <cmath>

namespace report {

using namespace findings;

namespace {

QString idleTimeout(const Finding &f)
{
    QString text = translate("report", "%1 came %2 %3")
                       .arg(countPhrase(f), timeRange(*f.low, *f.high), measurePhrase(f));
    if (f.survivors > 0 && f.survivedUpTo)
        text += translate("report", "; %1 silences of up to %2 survived")
                    .arg(f.survivors)
                    .arg(time(*f.survivedUpTo));
    text += translate("report", "; %1.").arg(endingPhrase(f)) + u' ';
    return text + matchPhrase(f, translate("report", "An idle timer of %1.").arg(time(*f.seconds)));
}

QString silentDrop(const Finding &f)
{
    const QString text =
        translate("report", "%1 were found dead by the first frame after a silence of at least %2;"
                            " %3 silences of up to %4 survived. Something on the way forgets idle"
                            " connections without a word, after %5.")
            .arg(countPhrase(f), time(*f.high))
            .arg(f.survivors)
            .arg(time(*f.low), timeRange(*f.low, *f.high));
    return f.matches.isEmpty()
               ? text
               : text + u' ' +
                     translate("report", "Within that lie: %1.").arg(f.matches.join(QStringLiteral(", ")));
}

QString maxLifetime(const Finding &f)
{
    const QString text =
        translate("report", "%1 came at an age of %2 although traffic went on as before; no session"
                            " lived longer than %3; %4. ")
            .arg(countPhrase(f), timeRange(*f.low, *f.high),
                 time(std::max(*f.high, f.survivedUpTo.value_or(0))), endingPhrase(f));
    return text + matchPhrase(f, translate("report", "A maximum lifetime of %1.").arg(time(*f.seconds)));
}

QString fixedOffset(const Finding &f)
{
    if (f.sub == u"every 60 s" || f.sub == u"every 3600 s" || f.sub == u"every 86400 s") {
        const QString period = f.sub == u"every 60 s"     ? translate("report", "minute")
                               : f.sub == u"every 3600 s" ? translate("report", "hour")
                                                          : translate("report", "day (UTC)");
        return translate("report",
                         "%1 came at the same time of the %2 (%3 into it), whatever the sessions' age: a"
                         " scheduled job.")
            .arg(countPhrase(f), period, timeRange(*f.low, *f.high));
    }
    const QString event = f.sub == u"mass_connect" ? translate("report", "many sessions had opened at once")
                          : f.sub == u"mass_drop"  ? translate("report", "a mass drop")
                                                   : f.sub;
    return translate("report", "%1 came %2 after %3, whatever the sessions' age and traffic.")
        .arg(countPhrase(f), timeRange(*f.low, *f.high), event);
}

QString codeTrap(const Finding &f)
{
    const QString timer = f.sub == u"max_lifetime" ? translate("report", "a limit of lifetime")
                          : f.sub == u"own_frame"  ? translate("report", "a wait for an answer")
                                                   : translate("report", "a timer of silence");
    return translate(
               "report",
               "The server ended %1 sessions with Close 1000 although it was %2 (%3 %4) that struck. Clients"
               " take 1000 for a wished-for end and stay away: %5 of %6 did not come back.")
        .arg(f.count)
        .arg(timer, timeRange(*f.low, *f.high), measurePhrase(f))
        .arg(f.count)
        .arg(f.of);
}

QString pingsTooRare(const Finding &f)
{
    return translate(
               "report",
               "%1 came %2 %3, and pings come every %4: too rarely for a timer of %5. A ping that is a little"
               " late loses the connection.")
        .arg(countPhrase(f), timeRange(*f.low, *f.high), measurePhrase(f), time(*f.interval),
             time(*f.seconds));
}

QStringList againstIdleTimer(const Finding &f, double timer)
{
    QStringList lines;
    const QString interval = safePingInterval(timer);
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

QStringList againstCodeTrap(const Finding &f)
{
    const double timer = f.seconds.value_or(0);
    return {
        translate(
            "report",
            "Page or client author: reconnect after 1000 too, unless your own code asked for the end. (In"
            " CLOG, boot.js does not reconnect after 1000; phoenix.js does since 1.8.16, older ones do"
            " not.)"),
        f.sub == u"max_lifetime"
            ? translate("report", "Client author: reconnect before the age of %1.").arg(time(0.9 * timer))
            : translate(
                  "report",
                  "Client author: send a frame at least every %1, also from hidden tabs; or let the server"
                  " ping.")
                  .arg(safePingInterval(timer)),
        translate(
            "report",
            "Server author: end with 1001 or a private code when a timer strikes, and keep 1000 for ends that"
            " were wished for; raise the timer of %1.")
            .arg(time(timer))};
}

/// Whose answer it is that did not come.
bool waitsForClient(const Finding &f)
{
    return f.leg == session::Leg::Server;
}

QString timedClose(const Finding &f)
{
    const QString text =
        f.sub == u"own_frame"
            ? (waitsForClient(f)
                   ? translate("report",
                               "%1 of %2 ends by the server came %3 after its own last frame, which the"
                               " client had not answered; %4. The server waits that long for an answer, and"
                               " then gives up: a timer of %5.")
                   : translate("report",
                               "%1 of %2 ends by the client came %3 after its own last frame, which the"
                               " server had not answered; %4. The client waits that long for an answer, and"
                               " then gives up: a timer of %5."))
        : waitsForClient(f)
            ? translate(
                  "report",
                  "%1 of %2 ends by the server came %3 after the client's last frame; %4. The server waits"
                  " that long for an answer, and then gives up: a timer of %5.")
            : translate(
                  "report",
                  "%1 of %2 ends by the client came %3 after the server's last frame; %4. The client waits"
                  " that long for an answer, and then gives up: a timer of %5.");
    QString said = text.arg(f.count).arg(f.of).arg(timeRange(*f.low, *f.high), endingPhrase(f),
                                                   time(f.seconds.value_or(*f.low)));
    if (f.survivedUpTo && *f.survivedUpTo > 0)
        said += u' ' +
                translate("report", "Silences of up to %1 were answered in time.").arg(time(*f.survivedUpTo));
    return said;
}

QStringList againstTimedClose(const Finding &f)
{
    const double timer = f.seconds.value_or(f.low.value_or(0));
    const QString interval = safePingInterval(timer);
    const bool own = f.sub == u"own_frame";
    if (waitsForClient(f))
        return {
            own ? translate("report", "Client author: answer within %1, also while the page is hidden.")
                      .arg(time(timer))
                : translate("report",
                            "Client author: answer, or send a frame, at least every %1, also while the page"
                            " is hidden.")
                      .arg(interval),
            translate("report",
                      "Server author: close with a code and a reason that say so; without them the end looks"
                      " wished for.")};
    return {
        own ? translate("report", "Server author: answer within %1.").arg(time(timer))
            : translate("report", "Server author: answer, or send a frame, at least every %1.").arg(interval),
        translate("report",
                  "Client author: close with a code and a reason that say so; without them the end looks"
                  " wished for.")};
}

} // namespace

std::span<const KnownFinding> timerFindings()
{
    static const KnownFinding rows[]{
        {FindingKind::IdleTimeout, [] { return translate("report", "Idle timeout"); }, idleTimeout,
         [] {
             return translate("report", "At least 3 ends (4 where the value is nobody's default), and 60 % "
                                        "of them, come the same time "
                                        "after the last"
                                        " frame, within what the timer scatters. One session that outlives "
                                        "it withdraws the finding.");
         },
         [](const Finding &f) -> QStringList {
             return againstIdleTimer(f, f.seconds.value_or(f.low.value_or(0)));
         },
         [](const Finding &f) {
             QStringList ways;
             if (f.guards.contains(Guard::Lifetime))
                 ways << translate("report",
                                   "one connection that stays silent and one that pings every %1, side "
                                   "by side: if the second lives on,"
                                   " it is an idle timer")
                             .arg(safePingInterval(f.seconds.value_or(0)));
             if (f.matches.size() != 1)
                 ways << (f.leg == session::Leg::Server
                              ? translate("report", "a relay behind the proxy, or a direct connection to the "
                                                    "server: the way its leg ends tells the"
                                                    " products apart")
                              : translate("report",
                                          "a relay in front of the proxy: its response's headers name it"));
             return ways;
         }},
        {FindingKind::SilentIdleDrop, [] { return translate("report", "Silent idle drop"); }, silentDrop,
         [] {
             return translate("report",
                              "At least 3 losses whose first frame after a silence was reset or never "
                              "answered, all those silences longer"
                              " than every one that survived (at least 10). The limit lies between the "
                              "two; it is never a point.");
         },
         [](const Finding &f) -> QStringList {
             const double safe = std::max(f.low.value_or(0), 3.0);
             return {translate("report", "Server or client author: send a ping at least every %1.")
                         .arg(safePingInterval(safe)),
                     translate("report",
                               "Operator: look for NAT, firewalls and load balancers on the way whose "
                               "idle time lies within %1; let"
                               " them reset instead of forgetting, if they can.")
                         .arg(timeRange(f.low.value_or(0), f.high.value_or(0)))};
         },
         [](const Finding &) {
             QStringList ways;
             ways << translate("report",
                               "a connection from within the server's network: if its silences survive, "
                               "what forgets lies outside");
             return ways;
         }},
        {FindingKind::MaxLifetime, [] { return translate("report", "Maximum lifetime"); }, maxLifetime,
         [] {
             return translate("report",
                              "At least 3 ends, and half of them, come at the same age with traffic "
                              "right up to them, and nothing lived"
                              " longer. Ends that share a time of the clock do not count.");
         },
         [](const Finding &f) -> QStringList { return againstLifetime(f); },
         [](const Finding &f) {
             QStringList ways;
             if (f.matches.size() != 1)
                 ways << translate(
                     "report",
                     "a direct connection to the server: if it lives longer, the limit is the proxy's");
             return ways;
         }},
        {FindingKind::FixedOffset, [] { return translate("report", "Fixed offset"); }, fixedOffset,
         [] {
             return translate("report",
                              "Ends keep the same distance from at least 3 events, or from the turn of "
                              "the minute, hour or day, better than"
                              " from their own opening or last frame.");
         },
         [](const Finding &) -> QStringList {
             return {translate("report",
                               "Operator: look for what runs at that time: a timer of old workers after "
                               "a reload, a job, a token that"
                               " expires.")};
         },
         nothingToSettle},
        {FindingKind::CodeTrap, [] { return translate("report", "Close code trap"); }, codeTrap,
         [] {
             return translate("report",
                              "The server ends sessions with Close 1000 when a timer strikes, and the "
                              "clients do not come back: to them 1000"
                              " means a wished-for end.");
         },
         [](const Finding &f) -> QStringList { return againstCodeTrap(f); }, nothingToSettle},
        {FindingKind::PingInterval, [] { return translate("report", "Pings too rare"); }, pingsTooRare,
         [] {
             return translate("report",
                              "Ends come the same time after the last frame, and the interval of the "
                              "pings leaves no room below that time.");
         },
         [](const Finding &f) -> QStringList {
             return againstIdleTimer(f, f.seconds.value_or(f.low.value_or(0)));
         },
         [](const Finding &f) {
             QStringList ways;
             if (f.guards.contains(Guard::Lifetime))
                 ways << translate("report",
                                   "one connection that stays silent and one that pings every %1, side "
                                   "by side: if the second lives on,"
                                   " it is an idle timer")
                             .arg(safePingInterval(f.seconds.value_or(0)));
             if (f.matches.size() != 1)
                 ways << (f.leg == session::Leg::Server
                              ? translate("report", "a relay behind the proxy, or a direct connection to the "
                                                    "server: the way its leg ends tells the"
                                                    " products apart")
                              : translate("report",
                                          "a relay in front of the proxy: its response's headers name it"));
             return ways;
         }},
        {FindingKind::TimedClose, [] { return translate("report", "Timed close"); }, timedClose,
         [] {
             return translate(
                 "report",
                 "At least 4 ends by one side (or 3 that agree to a tenth of a second), and 60 % of its"
                 " ends, come the same time after the last frame of the other side, whatever the"
                 " sessions' age, with or without a close code. A longer silence that was survived"
                 " withdraws it.");
         },
         againstTimedClose,
         [](const Finding &f) {
             return QStringList{
                 translate(
                     "report",
                     "two sessions, one with a frame every %1 from the side that was silent, one without:"
                     " if only the second ends, it is that timer")
                     .arg(safePingInterval(f.seconds.value_or(f.low.value_or(0))))};
         }}};
    return rows;
}

} // namespace report

// What each kind of finding says. One function for each; the numbers are the finding's own.
#include "report/findings.h"
#include "report/findingwords.h"

namespace report {

using namespace findings;

namespace {

/// "7 of 8 losses"; "losses" are ends that were not wished for.
QString countPhrase(const Finding &finding)
{
    return translate("report", "%1 of %2 losses").arg(finding.count).arg(finding.of);
}

QString guardSentences(const Finding &finding)
{
    QString text;
    for (const Guard guard : finding.guards) {
        switch (guard) {
        case Guard::Lifetime:
            text +=
                u' ' +
                translate("report",
                          "The sessions' ages agree as well, so a limit of their lifetime is not excluded.");
            break;
        case Guard::OtherWay:
            text +=
                u' ' + (finding.kind == FindingKind::MaxLifetime
                            ? translate("report", "Silence of one direction would explain it as well.")
                            : translate("report",
                                        "Whether frames of one direction alone count cannot be told here."));
            break;
        case Guard::WallClock:
            text += u' ' + translate("report", "The ends also share a time of the clock.");
            break;
        case Guard::SharedKey:
            text +=
                u' ' + translate("report",
                                 "The client is known by address and program only; several may share them.");
            break;
        case Guard::HeartbeatPhase:
            text += u' ' + translate("report", "Withdrawn: the time is that of the heartbeat itself.");
            break;
        case Guard::Survivor:
            text += u' ' + translate("report", "Withdrawn: a session outlived it.");
            break;
        case Guard::Diluted:
            text += u' ' + translate("report", "Withdrawn: other endings outnumber it.");
            break;
        case Guard::Exposure:
            text += u' ' + translate("report", "Lifetimes differ too much to compare.");
            break;
        case Guard::Expired:
            text += u' ' + translate("report", "Over: nothing new belongs to it.");
            break;
        case Guard::Forgotten:
            text += u' ' + translate("report", "Void: the endpoint's settings changed.");
            break;
        }
    }
    return text;
}

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

QString massDrop(const Finding &f)
{
    QString text = translate("report", "%1 of %2 open sessions ended within %3")
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

QString sizeLimit(const Finding &f)
{
    const QString what = f.sub == u"frame" ? translate("report", "frame") : translate("report", "message");
    const QString way = f.measure == Measure::ToServer ? translate("report", "to the server")
                                                       : translate("report", "to the client");
    QString text =
        translate("report",
                  "%1 followed a %2 %3 of at least %4; all %5 messages of up to %6 got through; %7.")
            .arg(countPhrase(f), what, way, bytes(*f.high))
            .arg(f.survivors)
            .arg(bytes(*f.low), endingPhrase(f));
    if (!f.matches.isEmpty())
        text +=
            u' ' +
            translate("report", "Limits within that range: %1.").arg(f.matches.join(QStringLiteral(", ")));
    return text;
}

QString messageLimit(const Finding &f)
{
    return translate("report",
                     "%1 came right after message number %2 %3, at different ages; no session got beyond it.")
        .arg(countPhrase(f))
        .arg(quint64(*f.low))
        .arg(f.measure == Measure::ToServer ? translate("report", "from the client")
                                            : translate("report", "from the server"));
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

QString heartbeatDegradation(const Finding &f)
{
    const QString text =
        translate("report",
                  "%1 were announced by slower pongs: round trips left their baseline %2 before the end.")
            .arg(countPhrase(f), timeRange(*f.low, *f.high));
    if (f.sub == u"network")
        return text + u' ' +
               translate("report", "TCP's own round trip rose too: the network path was failing.");
    if (f.sub == u"peer_busy")
        return text + u' ' +
               translate("report",
                         "TCP's own round trip stayed as it was: the program at the other end was busy.");
    return text;
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

QString codeTrap(const Finding &f)
{
    const QString timer = f.sub == u"max_lifetime" ? translate("report", "a limit of lifetime")
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

QString pingInterval(const Finding &f)
{
    return translate(
               "report",
               "%1 came %2 %3, and pings come every %4: too rarely for a timer of %5. A ping that is a little"
               " late loses the connection.")
        .arg(countPhrase(f), timeRange(*f.low, *f.high), measurePhrase(f), time(*f.interval),
             time(*f.seconds));
}

QString sentenceOf(const Finding &f)
{
    switch (f.kind) {
    case FindingKind::IdleTimeout:
        return idleTimeout(f);
    case FindingKind::SilentIdleDrop:
        return silentDrop(f);
    case FindingKind::MaxLifetime:
        return maxLifetime(f);
    case FindingKind::MassDrop:
        return massDrop(f);
    case FindingKind::Flapping:
        return flapping(f);
    case FindingKind::ReconnectStorm:
        return reconnectStorm(f);
    case FindingKind::SizeLimit:
        return sizeLimit(f);
    case FindingKind::MessageLimit:
        return messageLimit(f);
    case FindingKind::FixedOffset:
        return fixedOffset(f);
    case FindingKind::HeartbeatDegradation:
        return heartbeatDegradation(f);
    case FindingKind::Outlier:
        return outlier(f);
    case FindingKind::CodeTrap:
        return codeTrap(f);
    case FindingKind::ResumeRefused:
        return resumeRefused(f);
    case FindingKind::CodeRewritten:
        return codeRewritten(f);
    case FindingKind::PingInterval:
        return pingInterval(f);
    }
    return {};
}

} // namespace

QString summary(const Finding &finding)
{
    return closedUp(sentenceOf(finding) + guardSentences(finding));
}

QString summary(const Revision &revision)
{
    const auto because = quint64(revision.because);
    switch (revision.cause) {
    case diagnosis::Cause::Replaced:
        return translate("report", "Session %1 of the same client had opened before: the server ended this "
                                   "one in its favour.")
            .arg(because);
    case diagnosis::Cause::ClientGoingAway:
        return revision.sub == u"reload"
                   ? translate("report", "The page was reloaded: session %1 came %2 later.")
                         .arg(because)
                         .arg(time(std::chrono::duration<double>(revision.away).count()))
                   : translate("report", "The client went on to another page: session %1 came %2 later.")
                         .arg(because)
                         .arg(time(std::chrono::duration<double>(revision.away).count()));
    case diagnosis::Cause::AddressChanged:
        return translate("report",
                         "The client came back from another address with session %1: its network changed.")
            .arg(because);
    case diagnosis::Cause::SleepOrFreeze:
        return translate("report",
                         "The client came back with session %1 after %2 of silence: it was asleep or frozen.")
            .arg(because)
            .arg(time(std::chrono::duration<double>(revision.away).count()));
    default:
        return {};
    }
}

} // namespace report

// What findings say: the row of their kind, and what all kinds have in common.
#include "report/findings.h"

#include "report/findingkinds.h"
#include "report/findingwords.h"

#include <algorithm>

namespace report {

using namespace findings;

const KnownFinding &known(FindingKind kind)
{
    for (const auto family : {timerFindings(), crowdFindings(), messageFindings(), pageFindings()}) {
        const auto row =
            std::find_if(family.begin(), family.end(), [kind](const auto &one) { return one.kind == kind; });
        if (row != family.end())
            return *row;
    }
    Q_UNREACHABLE(); // a test asks for every kind
}

namespace {

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
            text += u' ' + translate("report", "It no longer holds: a session outlived it.");
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
        case Guard::Series:
            text += u' ' + translate("report", "It is one of a series, which another finding describes.");
            break;
        case Guard::BetterExplained:
            text += u' ' + translate("report", "Withdrawn: another finding explains the same ends.");
            break;
        case Guard::Forgotten:
            text += u' ' + translate("report", "Void: the endpoint's settings changed.");
            break;
        }
    }
    return text;
}

/// A consequence names its cause.
QString becauseSentence(const Finding &finding)
{
    return finding.because == 0 ? QString()
                                : u' ' + translate("report", "It follows from finding %1 (%2).")
                                             .arg(finding.because)
                                             .arg(label(finding.becauseKind));
}

} // namespace

QString label(FindingKind kind)
{
    return known(kind).label();
}

QString summary(const Finding &finding)
{
    return closedUp(known(finding.kind).sentence(finding) + guardSentences(finding) +
                    becauseSentence(finding));
}

QStringList whatWouldSettle(const Finding &finding)
{
    return known(finding.kind).settle(finding);
}

QStringList advice(const Finding &finding)
{
    QStringList lines = known(finding.kind).actions(finding);
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
                   known(kind).evidence() + u'\n';
    if (kind == FindingKind::IdleTimeout || kind == FindingKind::MaxLifetime || kind == FindingKind::CodeTrap)
        text += QStringLiteral("  ") + translate("report", "For a value of 60 s:") + u'\n';
    for (const QString &line : known(kind).actions(typical))
        text += QStringLiteral("  → ") + line + u'\n';
    return text;
}

QString summary(const Revision &revision)
{
    const auto because = quint64(revision.because);
    using diagnosis::Cause;
    if (revision.cause == Cause::Replaced)
        return translate("report", "Session %1 of the same client had opened before: the server ended this "
                                   "one in its favour.")
            .arg(because);
    if (revision.cause == Cause::ClientGoingAway && revision.byAddress)
        return translate("report",
                         "Perhaps a reload, or a way to another page: session %1 came %2 later from the same"
                         " address and program.")
            .arg(because)
            .arg(time(std::chrono::duration<double>(revision.away).count()));
    if (revision.cause == Cause::ClientGoingAway)
        return revision.sub == u"reload"
                   ? translate("report", "The page was reloaded: session %1 came %2 later.")
                         .arg(because)
                         .arg(time(std::chrono::duration<double>(revision.away).count()))
                   : translate("report", "The client went on to another page: session %1 came %2 later.")
                         .arg(because)
                         .arg(time(std::chrono::duration<double>(revision.away).count()));
    if (revision.cause == Cause::AddressChanged)
        return translate("report",
                         "The client came back from another address with session %1: its network changed.")
            .arg(because);
    if (revision.cause == Cause::SleepOrFreeze)
        return translate("report",
                         "The client came back with session %1 after %2 of silence: it was asleep or frozen.")
            .arg(because)
            .arg(time(std::chrono::duration<double>(revision.away).count()));
    return {};
}

} // namespace report

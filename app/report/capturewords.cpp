// How a session ended that a capture could not wholly see.
#include "diagnosis/capturerules.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

/// Why its frames are not known.
QString reasonOf(const Unreadable &unreadable)
{
    if (unreadable.why == QLatin1String("encrypted"))
        return translate("report", "it is encrypted and the keys are not known");
    if (unreadable.why == QLatin1String("cut"))
        return translate("report", "only the beginning of each packet was captured");
    if (unreadable.why == QLatin1String("one_way"))
        return translate("report", "only one direction was captured");
    return translate("report", "it is not read here");
}

} // namespace

QString captureSentence(const Facts &facts, const Verdict &verdict)
{
    const auto *tcp = std::get_if<TcpEnd>(&facts.first->what);
    if (tcp && tcp->injected)
        return translate(
                   "report",
                   "Something between client and server reset the connection in the name of %1: the RST did"
                   " not come the way of its other packets.")
            .arg(facts.first->leg == Leg::Client ? translate("report", "the client")
                                                 : translate("report", "the server"));
    const bool lacksTheLast = verdict.sub == QLatin1String("last_missed"),
               lacksTheAnswer = verdict.sub == QLatin1String("answer_missed");
    if (verdict.cause == Cause::OrderlyEnd && (facts.unreadable || lacksTheLast || lacksTheAnswer)) {
        const QString why = lacksTheLast ? translate("report", "it does not hold what was sent just before")
                            : lacksTheAnswer
                                ? translate("report", "it does not hold the answer to the opening handshake")
                                : reasonOf(*facts.unreadable);
        if (verdict.endedBy == Party::Unknown)
            return translate("report",
                             "It ended in order at TCP level; who ended it, and whether it was meant, this"
                             " capture cannot tell: %1.")
                .arg(why);
        return translate("report",
                         "%1 ended TCP in order (FIN); whether it was meant, this capture cannot tell: %2.")
            .arg(hedgedSideOf(facts.first->leg, facts.role), why);
    }
    if (verdict.cause == Cause::TcpReset && verdict.sub.isEmpty() && facts.openedAt && isBlind(facts))
        return translate(
                   "report",
                   "%1 reset TCP (RST); whether a Close frame came before, this capture cannot tell: %2.")
            .arg(hedgedSideOf(facts.first->leg, facts.role), reasonOf(*facts.unreadable));
    const Leg reader = otherThan(facts.first->leg);
    if (verdict.cause == Cause::SlowConsumer && verdict.sub == name(reader) && facts.leg(reader).seen &&
        facts.leg(reader).seen->windowClosed)
        return translate("report",
                         "%1 ended the connection after %2 had taken nothing for %3 (TCP window 0).")
            .arg(hedgedSideOf(facts.first->leg, facts.role),
                 reader == Leg::Client ? translate("report", "the client")
                                       : translate("report", "the server"),
                 duration(facts.leg(reader).seen->zeroWindow));
    if (const auto other = missedCloseOf(facts);
        other && std::holds_alternative<CloseFrame>(facts.first->what)) {
        const auto &close = std::get<CloseFrame>(facts.first->what);
        const LegFacts &side = facts.leg(*other);
        const QString seen = facts.first->leg == Leg::Client ? translate("report", "the client")
                                                             : translate("report", "the server");
        const QString first =
            *other == Leg::Client ? translate("report", "the client") : translate("report", "the server");
        return translate(
                   "report",
                   "Closed with %1%2 by %3, as far as was seen; probably that only answers a Close of %4"
                   " in the %5 bytes that the capture missed.")
            .arg(closeCodeLabel(close.code), quoted(close.reason), seen, first)
            .arg(side.missed->bytes);
    }
    const auto *close = std::get_if<CloseFrame>(&facts.first->what);
    if (close && facts.unreadable && facts.unreadable->why == QLatin1String("one_way") &&
        verdict.endedBy == Party::Unknown && !verdict.byGoodbye)
        return translate("report",
                         "Closed with %1%2 by %3, as far as was seen: only one direction was captured,"
                         " and that may answer a Close of %4.")
            .arg(closeCodeLabel(close->code), quoted(close->reason),
                 facts.first->leg == Leg::Client ? translate("report", "the client")
                                                 : translate("report", "the server"),
                 facts.first->leg == Leg::Client ? translate("report", "the server")
                                                 : translate("report", "the client"));
    return {};
}

} // namespace report

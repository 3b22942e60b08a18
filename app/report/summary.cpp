// One plain sentence for a verdict: what happened, who did it, with the hedges that the evidence demands.
#include "report/causes/cause.h"
#include "report/circumstances.h"
#include "report/pagewords.h"
#include "report/placewords.h"
#include "report/unwished.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

QString sentenceOf(const Facts &facts, const Verdict &verdict)
{
    if (!facts.first)
        return translate("report", "Nothing was seen that explains the end of this connection.");
    for (const auto &said : {applicationSentence, pageSentence, placeSentence, captureSentence}) {
        if (const QString sentence = said(facts, verdict); !sentence.isEmpty())
            return sentence;
    }
    if (const QString said = proxyAnswered(facts, verdict); !facts.openedAt && !said.isEmpty())
        return said;
    return wordsOf(verdict.cause).sentence(facts, verdict);
}

/// What was not read may hold the reason; a Close frame, too.
QString unreadPart(const Facts &facts, const Verdict &verdict)
{
    if (verdict.endedBy == Party::Tool)
        return {};
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        const auto byte = facts.leg(leg).unreadAfter;
        if (!byte)
            continue;
        const auto &violation = facts.leg(leg).violation;
        const bool client = leg == Leg::Client, none = violation && violation->boundsLost;
        const QString text =
            none ? (client ? translate("report", "What the client sent was not read after byte %1: it is no"
                                                 " WebSocket frame.")
                           : translate("report", "What the server sent was not read after byte %1: it is no"
                                                 " WebSocket frame."))
            : client
                ? translate("report", "What the client sent was not wholly read after byte %1: the capture"
                                      " does not hold all of it, and where the next frame begins is not"
                                      " certain.")
                : translate("report", "What the server sent was not wholly read after byte %1: the capture"
                                      " does not hold all of it, and where the next frame begins is not"
                                      " certain.");
        return u' ' + text.arg(*byte);
    }
    return {};
}

/// What a dialect's reader did not read may hold the goodbye.
QString unreadMessages(const Facts &facts, const Verdict &verdict)
{
    if (!facts.app || !facts.app->hello.goodbyes || !facts.app->unreadAt || !facts.first ||
        verdict.byGoodbye || verdict.endedBy == Party::Tool || *facts.app->unreadAt > facts.first->at)
        return {};
    if (verdict.cause == Cause::ProtocolError && verdict.sub == QLatin1String("application"))
        return {}; // that message is why
    return u' ' + translate("report",
                            "Its messages had been read until %1 before that only: what was said since then"
                            " is not known.")
                      .arg(duration(facts.first->at - *facts.app->unreadAt));
}

} // namespace

QString summary(const Facts &facts, const Verdict &verdict)
{
    if (const ToldEnd *told = toldEndOf(facts); told && !told->summary.isEmpty())
        return told->summary;
    return closedUp(sentenceOf(facts, verdict) + pagePart(facts, verdict) + circumstances(facts, verdict) +
                    unwishedPart(facts, verdict) + unreadPart(facts, verdict) +
                    unreadMessages(facts, verdict));
}

} // namespace report

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
        if (const auto byte = facts.leg(leg).unreadAfter)
            return u' ' +
                   (leg == Leg::Client
                        ? translate("report", "What the client sent was not read after byte %1: it is no"
                                              " WebSocket frame.")
                        : translate("report", "What the server sent was not read after byte %1: it is no"
                                              " WebSocket frame."))
                       .arg(*byte);
    }
    return {};
}

} // namespace

QString summary(const Facts &facts, const Verdict &verdict)
{
    return closedUp(sentenceOf(facts, verdict) + pagePart(facts, verdict) + circumstances(facts, verdict) +
                    unwishedPart(facts, verdict) + unreadPart(facts, verdict));
}

} // namespace report

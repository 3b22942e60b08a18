// What to do about one ending, for whom. Findings over many endings have advice of their own.
#include "diagnosis/apprules.h"
#include "report/causes/cause.h"
#include "report/pagewords.h"
#include "report/placewords.h"
#include "report/unwished.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;

QStringList advice(const Facts &facts, const Verdict &verdict)
{
    if (const ToldEnd *told = toldEndOf(facts); told && !told->advice.isEmpty())
        return told->advice;
    if (const auto beat = presumedSilence(facts))
        return silenceAdvice(facts.role, beat->silent);
    if (const QStringList said = claimAdvice(facts, verdict); !said.isEmpty())
        return said;
    if (verdict.cls == Class::Normal && verdict.cause != Cause::Replaced)
        return pageAdvice(facts, verdict) + unwishedAdvice(facts, verdict);
    if (const QStringList said = dialectAdvice(facts, verdict); !said.isEmpty())
        return said;
    const QStringList answered = proxyAnswerAdvice(facts, verdict);
    return pageAdvice(facts, verdict) +
           (answered.isEmpty() ? wordsOf(verdict.cause).advice(facts, verdict) : answered);
}

} // namespace report

#include "report/causes/cause.h"
#include "report/causes/families.h"
#include "report/placewords.h"

#include <algorithm>

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

const QList<CauseWords> &rows()
{
    static const QList<CauseWords> rows =
        closings() + policies() + brokenData() + cuts() + ownDoing() + openings() + places();
    return rows;
}

QString translated(const char *text)
{
    return text ? translate("report", text) : QString();
}

} // namespace

const CauseWords &wordsOf(Cause cause)
{
    return *std::ranges::find(rows(), cause, &CauseWords::cause);
}

QString label(Cause cause)
{
    return translated(wordsOf(cause).label);
}

QString evidenceFor(Cause cause)
{
    return translated(wordsOf(cause).evidence);
}

QString settledBy(Cause cause)
{
    return translated(wordsOf(cause).settledBy);
}

QStringList subsOf(Cause cause)
{
    QStringList lines;
    for (const char *sub : wordsOf(cause).subs)
        lines.append(translated(sub));
    return lines;
}

QString closer(const Facts &facts)
{
    return sideOf(endLeg(facts));
}

QString codeOf(const Verdict &verdict)
{
    return closeCodeLabel(verdict.code);
}

QString closed(const Facts &facts, const Verdict &verdict)
{
    return translate("report", "%1 closed the connection (%2)%3.")
        .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
}

} // namespace report

#include "actions/verdictticket.h"

#include "actions/sessionactions.h"
#include "base/visible.h"
#include "kit/paper.h"
#include "kit/words.h"
#include "report/report.h"

#include <QDateTime>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// With the offset of its zone.
QString timeOf(const diagnosis::Verdict &verdict)
{
    const auto at = QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(verdict.at).count());
    return at.toOffsetFromUtc(at.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

} // namespace

QString verdictText(const monitor::Session &session)
{
    const session::Facts &facts = session.facts;
    const diagnosis::Verdict &verdict = *session.verdict;
    QStringList head{timeOf(verdict),
                     u"#%1"_s.arg(quint64(facts.id)),
                     report::label(verdict.cls),
                     report::label(verdict.cause),
                     SessionActions::tr("ended by: %1").arg(report::endedBy(verdict)),
                     report::label(verdict.confidence)};
    if (verdict.duration)
        head.append(SessionActions::tr("after %1").arg(report::duration(*verdict.duration)));
    if (facts.request && !facts.request->target.isEmpty())
        head.append(base::visible(facts.request->target));
    QStringList lines{head.join(u" · "_s), u"  "_s + base::visible(report::summary(facts, verdict))};
    for (const QString &line : report::advice(facts, verdict))
        lines.append(u"  → "_s + base::visible(line));
    return lines.join(u'\n');
}

QString verdictMarkdown(const monitor::Session &session, const QString &endpoint)
{
    const session::Facts &facts = session.facts;
    const diagnosis::Verdict &verdict = *session.verdict;
    Paper paper(true);
    paper.heading(u"%1: %2"_s.arg(report::label(verdict.cls), report::label(verdict.cause)));
    paper.paragraph(report::summary(facts, verdict));
    paper.paragraph(SessionActions::tr("Ended by %1, %2; %3.")
                        .arg(report::endedBy(verdict), report::label(verdict.confidence), timeOf(verdict)));
    QStringList advice;
    for (const QString &line : report::advice(facts, verdict))
        advice.append(base::visible(line));
    paper.list(SessionActions::tr("What to do"), advice);
    QStringList evidence{
        u"#%1  %2  %3"_s.arg(quint64(facts.id))
            .arg(base::visible(endpoint),
                 facts.request ? base::visible(facts.request->target.left(200)) : QString())};
    for (const session::Observation &seen : facts.timeline.all())
        evidence.append(u"%1  %2"_s.arg(words::offset(facts.startedAt, seen.at),
                                        base::visible(report::sentence(seen, facts))));
    paper.listing(SessionActions::tr("Evidence"), evidence);
    return paper.text();
}

} // namespace ui

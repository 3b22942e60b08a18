// The same events as lines for people who read a terminal. No piece of them can begin a line of its own.
#include "base/visible.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;
using base::visible;

namespace {

QString clock(Stamp at)
{
    return isoTime(at).mid(11, 12);
}

} // namespace

QString endpointText(const EndpointStatus &status)
{
    QString text = translate("report", "endpoint %1 %2 %3")
                       .arg(quint32(status.id))
                       .arg(label(status.role), name(status.state));
    if (!status.url.isEmpty())
        text += u' ' + addressOf(status);
    if (!status.format.isEmpty())
        text += QStringLiteral(" (%1)").arg(status.format);
    if (!status.target.isEmpty())
        text += QStringLiteral(" → ") + status.target.toString();
    text = visible(status.error.isEmpty() ? text : text + QStringLiteral(": ") + status.error);
    for (const QString &note : noteTexts(status))
        text += QStringLiteral("\n    ") + visible(note);
    return text;
}

QString sessionText(const Facts &facts, bool openAtEnd)
{
    const QString peer = facts.client().exists ? facts.client().peer : facts.server().peer;
    return visible((openAtEnd ? translate("report", "%1  session %2 still open when the evidence ends  %3 %4")
                              : translate("report", "%1  session %2 open  %3 %4"))
                       .arg(clock(facts.openedAt.value_or(facts.startedAt)))
                       .arg(quint64(facts.id))
                       .arg(peer, facts.request ? facts.request->target : QString()));
}

QString disconnectText(const Facts &facts, const Verdict &verdict)
{
    QString text = translate("report", "%1  session %2 %3  %4, ended by %5, %6")
                       .arg(clock(verdict.at))
                       .arg(quint64(facts.id))
                       .arg(label(verdict.cls).toUpper(), name(verdict.cause), endedBy(verdict),
                            label(verdict.confidence));
    if (verdict.duration)
        text += translate("report", ", after %1").arg(duration(*verdict.duration));
    text += QStringLiteral("\n    ") + visible(summary(facts, verdict));
    for (const QString &line : advice(facts, verdict))
        text += QStringLiteral("\n    → ") + visible(line);
    return text;
}

} // namespace report

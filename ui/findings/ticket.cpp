#include "findings/ticket.h"

#include "findings/findinglist.h"
#include "kit/paper.h"
#include "kit/words.h"
#include "report/findings.h"
#include "report/report.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::FindingCard)
};

QString sessionLine(session::SessionId id, const monitor::Monitor &monitor)
{
    const monitor::Session *session = monitor.session(id);
    if (!session || !session->verdict)
        return u"#%1"_s.arg(quint64(id));
    const session::Facts &facts = session->facts;
    const QString &peer = facts.client().exists ? facts.client().peer : facts.server().peer;
    return QStringList{words::dateTime(session->verdict->at), u"#%1"_s.arg(quint64(id)), peer,
                       facts.request ? facts.request->target.left(200) : QString(),
                       report::summary(facts, *session->verdict)}
        .join(u"  "_s);
}

} // namespace

QStringList actionsOf(const findings::Finding &finding)
{
    QStringList actions = report::advice(finding);
    if (!actions.isEmpty() && !report::whatWouldSettle(finding).isEmpty())
        actions.removeLast(); // it says what would settle it
    return actions;
}

namespace {

QString ticket(bool markdown, const findings::Finding &finding, const QString &endpoint,
               const monitor::Monitor &monitor, const QStringList &tested)
{
    Paper paper(markdown);
    paper.heading(Text::tr("%1 (%2)").arg(titleOf(finding), report::label(finding.confidence)));
    paper.field(Text::tr("Endpoint: %1").arg(endpoint));
    paper.field(Text::tr("Seen: %1 of %2, from %3 to %4")
                    .arg(QString::number(finding.count), QString::number(finding.of),
                         words::dateTime(finding.firstAt), words::dateTime(finding.at)));
    paper.paragraph(report::summary(finding));
    paper.listing(Text::tr("Tested"), tested);
    if (standingOf(finding) != Standing::Withdrawn) {
        paper.list(Text::tr("What to do"), actionsOf(finding));
        paper.list(Text::tr("What would settle it"), report::whatWouldSettle(finding));
    }
    const auto lines = [&monitor](const QVector<session::SessionId> &ids) {
        QStringList all;
        for (const session::SessionId id : ids)
            all << sessionLine(id, monitor);
        return all;
    };
    paper.listing(Text::tr("Sessions"), lines(finding.sessions));
    paper.listing(Text::tr("Ends that do not fit"), lines(finding.counterexamples));
    return paper.text();
}

} // namespace

QString ticketText(const findings::Finding &finding, const QString &endpoint, const monitor::Monitor &monitor,
                   const QStringList &tested)
{
    return ticket(false, finding, endpoint, monitor, tested);
}

QString ticketMarkdown(const findings::Finding &finding, const QString &endpoint,
                       const monitor::Monitor &monitor, const QStringList &tested)
{
    return ticket(true, finding, endpoint, monitor, tested);
}

} // namespace ui

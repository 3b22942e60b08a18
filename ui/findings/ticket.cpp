#include "findings/ticket.h"

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

QString ticketText(const findings::Finding &finding, const QString &endpoint, const monitor::Monitor &monitor)
{
    QStringList lines;
    lines << Text::tr("%1 (%2)").arg(report::label(finding.kind), report::label(finding.confidence));
    lines << Text::tr("Endpoint: %1").arg(endpoint);
    lines << Text::tr("Seen: %1 of %2, from %3 to %4")
                 .arg(QString::number(finding.count), QString::number(finding.of),
                      words::dateTime(finding.firstAt), words::dateTime(finding.at));
    lines << QString() << report::summary(finding);
    const auto list = [&lines](const QString &title, const QStringList &items) {
        if (items.isEmpty())
            return;
        lines << QString() << title;
        for (const QString &item : items)
            lines << u"- "_s + item;
    };
    list(Text::tr("What to do"), actionsOf(finding));
    list(Text::tr("What would settle it"), report::whatWouldSettle(finding));
    QStringList sessions;
    for (const session::SessionId id : finding.sessions)
        sessions << sessionLine(id, monitor);
    list(Text::tr("Sessions"), sessions);
    QStringList others;
    for (const session::SessionId id : finding.counterexamples)
        others << sessionLine(id, monitor);
    list(Text::tr("Ends that do not fit"), others);
    return lines.join(u'\n') + u'\n';
}

} // namespace ui

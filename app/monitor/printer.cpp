#include "monitor/printer.h"

#include "base/visible.h"
#include "report/findings.h"
#include "report/paths.h"
#include "report/report.h"

#include <QJsonDocument>

#include <algorithm>

namespace monitor {

void Printer::endpoint(const session::EndpointStatus &shown) const
{
    const session::EndpointStatus status = m_share ? m_share->endpoint(shown) : shown;
    m_write(lineOf(
        {{}, [&] { return report::endpointLine(status); }, [&] { return report::endpointText(status); }}));
}

void Printer::changes(const Changes &changes) const
{
    QVector<Event> events;
    const bool everything = m_wanted.isAll();
    for (const session::SessionId id : changes.opened) {
        if (const Session *session = m_monitor.session(id); session && everything)
            events.append({*session->facts.openedAt,
                           [this, session] { return report::sessionLine(factsOf(*session)); },
                           [this, session] { return report::sessionText(factsOf(*session)); }});
    }
    for (const session::SessionId id : changes.openAtEnd) {
        if (const Session *session = m_monitor.session(id); session && everything)
            events.append({session->endOfEvidence(),
                           [this, session] { return report::sessionLine(factsOf(*session), true); },
                           [this, session] { return report::sessionText(factsOf(*session), true); }});
    }
    for (const session::SessionId id : changes.concluded) {
        const Session *session = m_monitor.session(id);
        if (session && session->verdict && matches(*session))
            events.append(
                {session->verdict->at,
                 [this, session] { return report::disconnectLine(factsOf(*session), verdictOf(*session)); },
                 [this, session] { return report::disconnectText(factsOf(*session), verdictOf(*session)); }});
    }
    for (const auto &[lost, made] : changes.recoveries) {
        const session::RecoveryStep step = m_share ? m_share->step(made) : made;
        const Session *session = m_monitor.session(lost);
        if (everything || (session && matches(*session)))
            events.append({step.at, [lost = lost, step = step] { return report::recoveryLine(lost, step); },
                           [lost = lost, step = step] { return report::recoveryText(lost, step); }});
    }
    for (const session::SessionId id : changes.revised) {
        const Session *session = m_monitor.session(id);
        if (session && session->revision && matches(*session))
            events.append({session->revision->at,
                           [session] { return report::revisedLine(*session->revision); },
                           [session] { return report::revisedText(*session->revision); }});
    }
    for (const findings::Path &path : changes.paths) {
        const bool wanted =
            everything || std::any_of(path.places.begin(), path.places.end(), [&](const auto &place) {
                const Session *session = m_monitor.session(place.sight.session);
                return session && matches(*session);
            });
        if (wanted)
            events.append({path.at(), [this, &path] { return report::pathLine(pathOf(path)); },
                           [this, &path] { return report::pathText(pathOf(path)); }});
    }
    // Behind what they are made of: their time is that of their latest member.
    for (const findings::Finding &finding : changes.findings) {
        if (everything)
            events.append({finding.at, [this, &finding] { return report::findingLine(findingOf(finding)); },
                           [this, &finding] { return report::findingText(findingOf(finding)); }});
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const Event &a, const Event &b) { return a.at < b.at; });
    QByteArray lines;
    for (const Event &event : std::as_const(events))
        lines += lineOf(event);
    m_write(lines);
}

QByteArray Printer::lineOf(const Event &event) const
{
    return (m_format == Format::JsonLines
                ? base::visibleJson(QJsonDocument(event.object()).toJson(QJsonDocument::Compact))
                : base::visibleLines(event.text()).toUtf8()) +
           '\n';
}

session::Facts Printer::factsOf(const Session &session) const
{
    return m_share ? m_share->facts(session.facts) : session.facts;
}

diagnosis::Verdict Printer::verdictOf(const Session &session) const
{
    return m_share ? m_share->verdict(*session.verdict) : *session.verdict;
}

findings::Finding Printer::findingOf(const findings::Finding &finding) const
{
    return m_share ? m_share->finding(finding) : finding;
}

findings::Path Printer::pathOf(const findings::Path &path) const
{
    return m_share ? m_share->path(path) : path;
}

bool Printer::matches(const Session &session) const
{
    return m_wanted.matches(m_monitor, session);
}

} // namespace monitor

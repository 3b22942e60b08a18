#include "cli/printer.h"

#include "report/findings.h"
#include "report/report.h"

#include <QJsonDocument>

#include <algorithm>
#include <functional>

namespace cli {

void Printer::endpoint(const session::EndpointStatus &status) const
{
    line(report::endpointLine(status), report::endpointText(status));
}

void Printer::changes(const monitor::Changes &changes) const
{
    struct Event
    {
        session::Stamp at;
        std::function<void()> print;
    };
    QVector<Event> events;
    for (const session::SessionId id : changes.opened) {
        if (const monitor::Session *session = m_monitor.session(id))
            events.append({*session->facts.openedAt, [this, session] {
                               line(report::sessionLine(session->facts), report::sessionText(session->facts));
                           }});
    }
    for (const session::SessionId id : changes.concluded) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && session->verdict)
            events.append({session->verdict->at, [this, session] {
                               line(report::disconnectLine(session->facts, *session->verdict),
                                    report::disconnectText(session->facts, *session->verdict));
                           }});
    }
    for (const auto &[lost, step] : changes.recoveries)
        events.append({step.at, [this, lost = lost, step = step] {
                           line(report::recoveryLine(lost, step), report::recoveryText(lost, step));
                       }});
    for (const session::SessionId id : changes.revised) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && session->revision)
            events.append({session->revision->at, [this, session] {
                               line(report::revisedLine(*session->revision),
                                    report::revisedText(*session->revision));
                           }});
    }
    // Behind what they are made of: their time is that of their latest member.
    for (const patterns::Finding &finding : changes.findings)
        events.append({finding.at, [this, &finding] {
                           line(report::findingLine(finding), report::findingText(finding));
                       }});
    std::stable_sort(events.begin(), events.end(),
                     [](const Event &a, const Event &b) { return a.at < b.at; });
    for (const Event &event : std::as_const(events))
        event.print();
}

void Printer::line(const QJsonObject &object, const QString &text) const
{
    const QByteArray bytes =
        m_format == Format::JsonLines ? QJsonDocument(object).toJson(QJsonDocument::Compact) : text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), m_out);
    std::fputc('\n', m_out);
    std::fflush(m_out);
}

} // namespace cli

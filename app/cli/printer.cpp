#include "cli/printer.h"

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
    std::vector<Event> events;
    for (const session::SessionId id : changes.opened) {
        const monitor::Session *session = m_monitor.session(id);
        if (session)
            events.push_back({*session->facts.openedAt, [this, session] {
                                  line(report::sessionLine(session->facts),
                                       report::sessionText(session->facts));
                              }});
    }
    for (const session::SessionId id : changes.concluded) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && session->verdict)
            events.push_back({session->verdict->at, [this, session] {
                                  line(report::disconnectLine(session->facts, *session->verdict),
                                       report::disconnectText(session->facts, *session->verdict));
                              }});
    }
    for (const auto &[lost, step] : changes.recoveries)
        events.push_back({step.at, [this, lost = lost, step = step] {
                              line(report::recoveryLine(lost, step), report::recoveryText(lost, step));
                          }});
    std::stable_sort(events.begin(), events.end(),
                     [](const Event &a, const Event &b) { return a.at < b.at; });
    for (const Event &event : events)
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

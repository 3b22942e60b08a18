#include "cli/printer.h"

#include "report/report.h"

#include <QJsonDocument>

#include <algorithm>

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
        const monitor::Session *session;
        bool isEnd;
    };
    QVector<Event> events;
    for (const session::SessionId id : changes.opened) {
        if (const monitor::Session *session = m_monitor.session(id))
            events.append({*session->facts.openedAt, session, false});
    }
    for (const session::SessionId id : changes.concluded) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && session->verdict)
            events.append({session->verdict->at, session, true});
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const Event &a, const Event &b) { return a.at < b.at; });
    for (const auto &[at, session, isEnd] : std::as_const(events)) {
        if (isEnd)
            line(report::disconnectLine(session->facts, *session->verdict),
                 report::disconnectText(session->facts, *session->verdict));
        else
            line(report::sessionLine(session->facts), report::sessionText(session->facts));
    }
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

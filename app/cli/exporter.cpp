#include "cli/exporter.h"

namespace cli {

Exporter::Exporter(const monitor::Monitor &monitor, report::Export &into, Output &out, query::Filter filter)
    : m_monitor(monitor), m_into(into), m_out(out), m_filter(std::move(filter))
{
    connect(&monitor, &monitor::Monitor::endpointChanged, this,
            [this](const session::EndpointStatus &status) {
                m_endpointNames[quint32(status.id)] = status.name;
                m_into.endpoint(status);
            });
    connect(&monitor, &monitor::Monitor::changed, this, &Exporter::take);
    connect(&monitor, &monitor::Monitor::applied, this, &Exporter::takeMessages);
}

void Exporter::take(const monitor::Changes &changes)
{
    conclude();
    m_concluded = changes.concluded; // their messages come with the batch, which follows
    for (const auto &[lost, step] : changes.recoveries) {
        const monitor::Session *session = m_monitor.session(lost);
        if (m_filter.matchesAll() || (session && matches(*session)))
            m_into.recovery(lost, step);
    }
    for (const session::SessionId id : changes.revised) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && session->revision && matches(*session))
            m_into.revised(*session->revision);
    }
    for (const findings::Finding &finding : changes.findings)
        m_into.finding(finding);
}

void Exporter::takeMessages(const session::Batch &batch)
{
    for (const session::Observation &seen : batch) {
        if (std::holds_alternative<session::Message>(seen.what))
            m_into.message(seen);
    }
    conclude();
    m_out.write(m_into.take());
}

void Exporter::conclude()
{
    for (const session::SessionId id : std::exchange(m_concluded, {})) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && session->verdict && matches(*session))
            m_into.disconnect(session->facts, *session->verdict);
    }
}

void Exporter::finish()
{
    conclude();
    for (const session::SessionId id : m_monitor.sessions()) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && !session->verdict && m_filter.matchesAll())
            m_into.stillOpen(session->facts);
    }
    m_out.write(m_into.finish());
}

bool Exporter::matches(const monitor::Session &session) const
{
    if (m_filter.matchesAll())
        return true;
    const QString endpoint = m_endpointNames.value(quint32(session.facts.endpoint));
    const auto *verdict = session.verdict ? &*session.verdict : nullptr;
    return m_filter.matches(query::subjectOf(session.facts, verdict, endpoint, {}));
}

} // namespace cli

#include "monitor/exporter.h"

namespace monitor {

Exporter::Exporter(const Monitor &monitor, report::Export &into,
                   std::function<void(const QByteArray &)> write, Wanted wanted)
    : m_monitor(monitor), m_into(into), m_write(std::move(write)), m_wanted(std::move(wanted))
{
    connect(&monitor, &Monitor::endpointChanged, this,
            [this](const session::EndpointStatus &status) { m_into.endpoint(status); });
    connect(&monitor, &Monitor::changed, this, &Exporter::take);
    connect(&monitor, &Monitor::applied, this, &Exporter::takeMessages);
}

void Exporter::take(const Changes &changes)
{
    conclude();
    m_concluded = changes.concluded; // their messages come with the batch, which follows
    for (const auto &[lost, step] : changes.recoveries) {
        const Session *session = m_monitor.session(lost);
        if (m_wanted.isAll() || (session && matches(*session)))
            m_into.recovery(lost, step);
    }
    for (const session::SessionId id : changes.revised) {
        const Session *session = m_monitor.session(id);
        if (session && session->revision && matches(*session))
            m_into.revised(*session->revision);
    }
    for (const findings::Finding &finding : changes.findings) {
        if (m_wanted.touches(finding))
            m_into.finding(finding);
    }
    for (const findings::Path &path : changes.paths) {
        if (touches(path))
            m_into.path(path);
    }
}

/// One of the sessions of which it is made is wanted.
bool Exporter::touches(const findings::Path &path) const
{
    return m_wanted.isAll() ||
           std::any_of(path.places.begin(), path.places.end(), [this](const findings::PlaceOnPath &place) {
               const Session *session = m_monitor.session(place.sight.session);
               return session && matches(*session);
           });
}

void Exporter::takeMessages(const session::Batch &batch)
{
    for (const session::Observation &seen : batch) {
        if (std::holds_alternative<session::Message>(seen.what))
            m_into.message(seen);
    }
    conclude();
    m_write(m_into.take());
}

void Exporter::conclude()
{
    for (const session::SessionId id : std::exchange(m_concluded, {})) {
        const Session *session = m_monitor.session(id);
        if (session && session->verdict && matches(*session))
            m_into.disconnect(session->facts, *session->verdict);
    }
}

void Exporter::finish()
{
    conclude();
    for (const session::SessionId id : m_monitor.sessions()) {
        const Session *session = m_monitor.session(id);
        if (session && !session->verdict && m_wanted.isAll())
            m_into.stillOpen(session->facts);
    }
    for (QByteArray held = m_into.takeHeld(); !held.isEmpty(); held = m_into.takeHeld())
        m_write(held);
    m_write(m_into.finish());
}

} // namespace monitor

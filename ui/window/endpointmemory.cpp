#include "window/endpointmemory.h"

#include "monitor/monitor.h"
#include "preferences/preferences.h"

namespace ui {

EndpointMemory::EndpointMemory(monitor::Monitor &monitor, QSettings &settings)
    : m_monitor(monitor), m_settings(settings)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &EndpointMemory::remember);
}

// A run may end without a word: what endpoints are and whether they run is remembered as it changes, a little
// later, so that many changes are written once.
void EndpointMemory::restore()
{
    const bool startAgain = loadPreferences(m_settings).startAgain;
    m_known = loadEndpoints(m_settings);
    for (const SavedEndpoint &saved : std::as_const(m_known)) {
        const session::EndpointId id = m_monitor.add(saved.spec);
        if (saved.running && startAgain)
            m_monitor.start(id);
    }
    m_on = true;
    const auto soon = [this] { // not again and again later, while changes go on
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&m_monitor, &monitor::Monitor::endpointChanged, this, soon);
    connect(&m_monitor, &monitor::Monitor::endpointRemoved, this, soon);
    connect(&m_monitor, &monitor::Monitor::variablesChanged, this, soon);
}

// One that failed was meant to run.
void EndpointMemory::remember()
{
    if (!m_on)
        return;
    QVector<SavedEndpoint> endpoints;
    for (const session::EndpointStatus &status : m_monitor.endpoints()) {
        if (m_isPassing && m_isPassing(status.id))
            continue;
        if (const auto spec = m_monitor.spec(status.id); spec && !spec->isEvidence())
            endpoints.append({*spec, status.state != session::EndpointStatus::State::Stopped});
    }
    if (endpoints == m_known)
        return;
    saveEndpoints(m_settings, endpoints);
    m_known = endpoints;
}

void EndpointMemory::stop()
{
    m_on = false;
}

} // namespace ui

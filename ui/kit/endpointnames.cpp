#include "kit/endpointnames.h"

#include "report/report.h"

namespace ui {

using namespace Qt::StringLiterals;

QString endpointName(const session::EndpointStatus &status)
{
    const quint32 id = quint32(status.id);
    const bool unnamed =
        status.name.isEmpty() || status.name == u"%1 %2"_s.arg(session::name(status.role)).arg(id);
    return unnamed ? u"%1 %2"_s.arg(report::label(status.role)).arg(id) : status.name;
}

bool isFile(const session::EndpointStatus &status)
{
    const bool carriesSessions = status.role == session::Role::Listener ||
                                 status.role == session::Role::Client || status.role == session::Role::Relay;
    // A browser that we started is known by its program, and has pages to go to.
    return !carriesSessions && status.url.scheme().isEmpty() && !status.url.path().isEmpty() &&
           status.target.isEmpty();
}

QString EndpointNames::of(session::EndpointId id) const
{
    if (const auto known = m_names.constFind(id); known != m_names.constEnd())
        return *known;
    for (const session::EndpointStatus &status : m_monitor.endpoints())
        m_names.insert(status.id, endpointName(status));
    if (!m_names.contains(id)) // removed since
        m_names.insert(id, u"#%1"_s.arg(quint32(id)));
    return m_names.value(id);
}

} // namespace ui

#include "player/within.h"

#include <algorithm>

namespace player {

using namespace session;

PlacesWithin::News PlacesWithin::turnTo(const evidence::Within &place, endpoint::Shared &shared, Role &role)
{
    if (m_at == place.number)
        return {};
    m_at = place.number;
    if (m_places.contains(place.number))
        return {};
    if (m_places.empty()) {
        m_first = place.number;
        m_nameOfFirst = place.name;
        m_places.try_emplace(place.number, m_file);
        return {std::exchange(role, place.role) != place.role, {}};
    }
    News news;
    if (m_name.isEmpty()) {
        m_name = nameOf(m_nameOfFirst, m_first);
        m_places.at(m_first).name = m_name;
        news.ofFirst = true;
    }
    EndpointSpec spec = m_file;
    spec.id = shared.nextEndpoint();
    spec.name = nameOf(place.name, place.number);
    spec.role = place.role;
    spec.evidence.within = true;
    m_places.try_emplace(place.number, spec);
    news.other = spec;
    return news;
}

EndpointStatus PlacesWithin::status(const EndpointSpec &place, EndpointStatus::State state) const
{
    EndpointStatus status = session::stoppedStatus(place);
    status.state = state, status.format = QString::fromLatin1(m_format->name);
    return status;
}

QVector<EndpointSpec> PlacesWithin::others() const
{
    QVector<EndpointSpec> others;
    for (const auto &[number, spec] : m_places) {
        if (number != m_first)
            others.append(spec);
    }
    return others;
}

QString PlacesWithin::nameOf(const QString &name, qint64 number) const
{
    constexpr qsizetype longest = 64;
    const QString full = m_file.name + QStringLiteral(": ") + name.left(longest);
    const bool isTaken = std::any_of(m_places.begin(), m_places.end(),
                                     [&](const auto &each) { return each.second.name == full; });
    return isTaken ? full + QStringLiteral(" (%1)").arg(number) : full;
}

} // namespace player

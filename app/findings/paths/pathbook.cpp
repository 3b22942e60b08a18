#include "findings/paths/pathbook.h"

#include <algorithm>
#include <set>

namespace findings {

using namespace session;

namespace {

/// `sure`: in this order and no other.
QVector<PlaceOnPath> placesOf(const QVector<Sight> &order, bool sure)
{
    QVector<PlaceOnPath> places;
    for (const Sight &sight : order) {
        PlaceOnPath place{sight, sight.place, {}};
        const bool several = std::count_if(order.begin(), order.end(), [&](const Sight &other) {
                                 return other.place == sight.place;
                             }) > 1;
        if (several && sight.toServer)
            place.name += QStringLiteral(" (:%1)").arg(sight.toServer->server.section(u':', -1));
        if (places.isEmpty() || sight.place == places.first().sight.place)
            place.clock = ClockOffset{}; // one clock
        else if (sure)
            place.clock = clockOffset(places.first().sight, sight);
        places.append(place);
    }
    return places;
}

/// What other places may know it by.
std::set<QString> namesOf(const Sight &sight)
{
    std::set<QString> names;
    for (const QString &name : {sight.key, sight.accept}) {
        if (!name.isEmpty())
            names.insert(name);
    }
    for (const auto &hop : {sight.toClient, sight.toServer}) {
        if (hop && hop->client.contains(u':'))
            names.insert(hop->client);
    }
    return names;
}

} // namespace

void PathBook::index(const Sight &sight)
{
    for (const QString &name : namesOf(sight))
        m_byName.insert(name, quint64(sight.session));
}

std::vector<quint64> PathBook::candidates(const Sight &sight) const
{
    std::set<quint64> found;
    constexpr qsizetype most = 64; // a name that so many share names nothing
    for (const QString &name : namesOf(sight)) {
        if (m_byName.count(name) > most)
            continue;
        for (const quint64 id : m_byName.values(name))
            found.insert(id);
    }
    return {found.begin(), found.end()};
}

void PathBook::forgetOldest()
{
    while (m_order.size() > mostSights) {
        const quint64 id = m_order.front();
        m_order.pop_front();
        for (const QString &name : namesOf(m_sights.at(id)))
            m_byName.remove(name, id);
        m_sights.erase(id);
        const auto path = m_pathOf.find(id);
        if (path == m_pathOf.end())
            continue;
        const quint32 number = path->second;
        m_pathOf.erase(path);
        m_paths.erase(number);
    }
}

std::optional<Path> PathBook::add(const Sight &sight)
{
    const auto id = quint64(sight.session);
    if (m_sights.contains(id))
        return {};
    // All that are the same connection as this one, and as those.
    std::vector<quint64> members{id};
    m_sights.emplace(id, sight);
    m_order.push_back(id);
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Sight &one = m_sights.at(members[i]);
        for (const quint64 other : candidates(one)) {
            constexpr std::size_t mostPlaces = 32;
            if (std::find(members.begin(), members.end(), other) == members.end() &&
                members.size() < mostPlaces && sameConnection(one, m_sights.at(other)))
                members.push_back(other);
        }
    }
    index(sight);
    forgetOldest();
    if (members.size() < 2)
        return {};
    std::optional<Path> path = make(members);
    // A place that would hold the connection twice: nothing is joined any more.
    quint32 number = 0;
    for (const quint64 member : members) {
        if (const auto known = m_pathOf.find(member); known != m_pathOf.end())
            number = number == 0 ? known->second : std::min(number, known->second);
    }
    if (!path)
        return {};
    path->isNew = number == 0;
    path->id = path->isNew ? ++m_last : number;
    for (const quint64 member : members)
        m_pathOf[member] = path->id;
    m_paths[path->id] = *path;
    return path;
}

std::optional<Path> PathBook::make(const std::vector<quint64> &members) const
{
    QVector<Sight> sights;
    bool ended = false;
    JoinedBy by = JoinedBy::Key;
    for (const quint64 member : members) {
        const Sight &sight = m_sights.at(member);
        ended = ended || sight.hasEnded;
        for (const Sight &other : std::as_const(sights)) {
            if (isSamePlace(sight, other) && !sameConnection(sight, other))
                return {}; // seen twice at one place
        }
        // Each is joined to another one by what is surest.
        std::optional<JoinedBy> surest;
        for (const quint64 other : members) {
            const auto how = other == member ? std::nullopt : sameConnection(sight, m_sights.at(other));
            if (how && (!surest || *how < *surest))
                surest = how;
        }
        by = std::max(by, surest.value_or(JoinedBy::Addresses));
        sights.append(sight);
    }
    if (!ended)
        return {};
    const QVector<QVector<Sight>> all = orders(sights);
    Path path;
    path.by = by;
    QVector<Origin> origins;
    for (const QVector<Sight> &order : all) {
        const QVector<PlaceOnPath> places = placesOf(order, all.size() == 1);
        origins.append(originOf(places, by));
        // Shown in an order in which they do not contradict one another.
        if (path.places.isEmpty() ||
            (origins.last().kind != OriginKind::Unknown && path.origin.kind == OriginKind::Unknown))
            path.places = places, path.origin = origins.last();
    }
    if (all.isEmpty())
        path.places = placesOf(sights, false);
    path.origin = commonOrigin(origins);
    return path;
}

const Path *PathBook::pathOf(SessionId session) const
{
    const auto number = m_pathOf.find(quint64(session));
    if (number == m_pathOf.end())
        return nullptr;
    const auto path = m_paths.find(number->second);
    return path == m_paths.end() ? nullptr : &path->second;
}

} // namespace findings

#include "findings/paths/pathbook.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

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
    const auto take = [&members](quint64 other) {
        constexpr std::size_t mostPlaces = 32;
        if (std::find(members.begin(), members.end(), other) == members.end() && members.size() < mostPlaces)
            members.push_back(other);
    };
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Sight &one = m_sights.at(members[i]);
        for (const quint64 other : candidates(one)) {
            if (!sameConnection(one, m_sights.at(other)))
                continue;
            for (const quint64 joined : membersOf(other)) // a guess may have brought more
                take(joined);
        }
    }
    index(sight);
    forgetOldest();
    return members.size() < 2 ? std::nullopt : keep(members);
}

/// As a path, new or changed; nothing if they are none.
std::optional<Path> PathBook::keep(const std::vector<quint64> &members)
{
    std::optional<Path> path = make(members);
    // A place that would hold the connection twice: nothing is joined any more.
    if (!path)
        return {};
    quint32 number = 0;
    for (const quint64 member : members) {
        if (const auto known = m_pathOf.find(member); known != m_pathOf.end())
            number = number == 0 ? known->second : std::min(number, known->second);
    }
    path->isNew = number == 0;
    path->id = path->isNew ? ++m_last : number;
    for (const quint64 member : members) {
        quint32 &of = m_pathOf[member];
        if (of != path->id)
            m_paths.erase(std::exchange(of, path->id)); // two have become one
    }
    m_paths[path->id] = *path;
    return path;
}

std::vector<quint64> PathBook::membersOf(quint64 session) const
{
    std::vector<quint64> members;
    if (const Path *path = pathOf(SessionId(session))) {
        for (const PlaceOnPath &place : path->places)
            members.push_back(quint64(place.sight.session));
    } else {
        members.push_back(session);
    }
    return members;
}

bool PathBook::areAtOnePlace(quint64 session, const Sight &place) const
{
    const std::vector<quint64> members = membersOf(session);
    return std::any_of(members.begin(), members.end(),
                       [&](quint64 member) { return isSamePlace(m_sights.at(member), place); });
}

quint64 PathBook::onlyPartner(quint64 session, const Sight &place, const std::vector<quint64> &near) const
{
    const Sight &sight = m_sights.at(session);
    quint64 partner = 0;
    for (const quint64 other : near) {
        const Sight &candidate = m_sights.at(other);
        if (other == session || !isSamePlace(candidate, place) || areAtOnePlace(other, sight) ||
            !mayBeSameConnection(sight, candidate))
            continue;
        if (partner != 0)
            return 0;
        partner = other;
    }
    return partner;
}

QVector<Path> PathBook::guess()
{
    constexpr std::size_t most = 32; // at one time on one path: which is which cannot be told
    constexpr Nanoseconds farthest = std::chrono::seconds(5);
    std::map<QString, std::vector<quint64>> byPath;
    for (const auto &[id, sight] : m_sights) {
        if (!sight.path.isEmpty())
            byPath[sight.path].push_back(id);
    }
    std::map<quint32, Path> found;
    for (auto &[path, ids] : byPath) {
        const Sight &first = m_sights.at(ids.front());
        if (std::all_of(ids.begin(), ids.end(),
                        [&](quint64 id) { return m_sights.at(id).endpoint == first.endpoint; }))
            continue;
        std::sort(ids.begin(), ids.end(), [this](quint64 a, quint64 b) {
            return std::pair(m_sights.at(a).endedAt, a) < std::pair(m_sights.at(b).endedAt, b);
        });
        const auto nearTo = [&, &all = ids](quint64 id) {
            const Stamp at = m_sights.at(id).endedAt;
            const auto before = [this](quint64 one, Stamp when) { return m_sights.at(one).endedAt < when; };
            const auto from = std::lower_bound(all.begin(), all.end(), at - farthest, before);
            const auto to = std::lower_bound(from, all.end(), at + farthest, before);
            return std::size_t(to - from) > most ? std::vector<quint64>() : std::vector<quint64>(from, to);
        };
        for (const quint64 id : ids) {
            const std::vector<quint64> near = nearTo(id);
            for (const quint64 other : near) {
                const Sight &sight = m_sights.at(id), &candidate = m_sights.at(other);
                if (other == id || areAtOnePlace(id, candidate) ||
                    onlyPartner(id, candidate, near) != other ||
                    onlyPartner(other, sight, nearTo(other)) != id)
                    continue;
                std::vector<quint64> members = membersOf(id);
                for (const quint64 member : membersOf(other))
                    members.push_back(member);
                if (auto joined = keep(members))
                    found[joined->id] = *std::move(joined);
            }
        }
    }
    QVector<Path> paths;
    for (auto &[id, path] : found)
        paths.append(std::move(path));
    return paths;
}

/// Each leads to each by a key or by addresses.
bool PathBook::isOneWithoutGuess(const std::vector<quint64> &members) const
{
    std::vector<quint64> reached{members.front()};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const quint64 other : members) {
            if (std::find(reached.begin(), reached.end(), other) == reached.end() &&
                sameConnection(m_sights.at(reached[i]), m_sights.at(other)))
                reached.push_back(other);
        }
    }
    return reached.size() == members.size();
}

std::optional<Path> PathBook::make(const std::vector<quint64> &members) const
{
    QVector<Sight> sights;
    bool ended = false;
    JoinedBy by = isOneWithoutGuess(members) ? JoinedBy::Key : JoinedBy::PathAndTime;
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
        by = std::max(by, surest.value_or(JoinedBy::PathAndTime));
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

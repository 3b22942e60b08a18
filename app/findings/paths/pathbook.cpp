#include "findings/paths/pathbook.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace findings {

using namespace session;

namespace {

QVector<PlaceOnPath> placesOf(const QVector<Sight> &sights)
{
    QVector<PlaceOnPath> places;
    for (const Sight &sight : sights) {
        PlaceOnPath place{sight, sight.place, {}};
        const bool several = std::count_if(sights.begin(), sights.end(), [&](const Sight &other) {
                                 return other.place == sight.place;
                             }) > 1;
        if (several && sight.toServer)
            place.name += QStringLiteral(" (:%1)").arg(sight.toServer->server.section(u':', -1));
        places.append(place);
    }
    return places;
}

/// Compares the clocks with that of the first place.
void readClocks(QVector<PlaceOnPath> &places, const Order &order)
{
    for (qsizetype i = 0; i < places.size(); ++i) {
        const Sight &first = places.first().sight, &sight = places[i].sight;
        if (sight.place == first.place)
            places[i].clock = ClockOffset{}; // one clock
        else if (order.isBefore(0, i))
            places[i].clock = clockOffset(first, sight);
    }
}

/// What some of the places prove, which that joins, or something surer.
struct Answer
{
    Origin origin;
    JoinedBy by = JoinedBy::PathAndTime;
    QVector<qsizetype> places;
};

/// The groups of places that are one connection by that, or by something surer; none of one place alone.
std::vector<QVector<qsizetype>> groupsBy(JoinedBy by, const QVector<PlaceOnPath> &places)
{
    const auto areOne = [&](qsizetype a, qsizetype b) {
        const auto how = sameConnection(places[a].sight, places[b].sight);
        return by == JoinedBy::PathAndTime || (how && *how <= by);
    };
    std::vector<QVector<qsizetype>> groups;
    QVector<bool> taken(places.size(), false);
    for (qsizetype first = 0; first < places.size(); ++first) {
        if (std::exchange(taken[first], true))
            continue;
        QVector<qsizetype> group{first};
        for (qsizetype i = 0; i < group.size(); ++i) {
            for (qsizetype j = 0; j < places.size(); ++j) {
                if (!taken[j] && areOne(group[i], j)) {
                    taken[j] = true;
                    group.append(j);
                }
            }
        }
        std::sort(group.begin(), group.end());
        if (group.size() > 1)
            groups.push_back(group);
    }
    return groups;
}

Answer answerOf(const QVector<PlaceOnPath> &places, const QVector<qsizetype> &group, JoinedBy by)
{
    QVector<PlaceOnPath> some;
    QVector<Sight> sights;
    for (const qsizetype i : group)
        some.append(places[i]), sights.append(places[i].sight);
    return {originOf(some, Order(sights), by), by, group};
}

/// What joins a place less surely takes nothing away from what the others prove: it makes the answer
/// narrower, or contradicts it. A guess does neither.
Answer answerOf(const QVector<PlaceOnPath> &places)
{
    std::optional<Answer> best;
    bool isContradicted = false;
    for (const JoinedBy by : {JoinedBy::Key, JoinedBy::Accept, JoinedBy::Addresses, JoinedBy::PathAndTime}) {
        for (const QVector<qsizetype> &group : groupsBy(by, places)) {
            const Answer answer = answerOf(places, group, by);
            const bool isKnown = answer.origin.kind != OriginKind::Unknown;
            if (!best) {
                best = answer;
            } else if (best->origin.kind == OriginKind::Unknown) {
                if (isKnown && !isContradicted)
                    best = answer;
            } else if (by != JoinedBy::PathAndTime && answer.places.size() > best->places.size() &&
                       (answer.origin.kind != best->origin.kind ||
                        answer.origin.places != best->origin.places)) {
                isContradicted = !isKnown;
                best = answer;
            }
        }
    }
    return best.value_or(Answer());
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
    forgetOldest(); // none of those that are joined
    const auto take = [&members](quint64 other) {
        constexpr std::size_t mostPlaces = 32;
        if (std::find(members.begin(), members.end(), other) == members.end() && members.size() < mostPlaces)
            members.push_back(other);
    };
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Sight &one = m_sights.at(members[i]);
        for (const quint64 other : candidates(one)) {
            if (i == 0)
                compareClocks(one, m_sights.at(other));
            if (!sameConnection(one, m_sights.at(other)))
                continue;
            for (const quint64 joined : membersOf(other)) // a guess may have brought more
                take(joined);
        }
    }
    index(sight);
    return members.size() < 2 ? std::nullopt : keep(members);
}

void PathBook::compareClocks(const Sight &a, const Sight &b)
{
    constexpr std::size_t most = 1024;
    if (!areApart(a, b))
        return;
    if (b.endpoint < a.endpoint) {
        compareClocks(b, a);
        return;
    }
    if (m_gaps.size() >= most && !m_gaps.contains({a.endpoint, b.endpoint}))
        return;
    Gap &gap = m_gaps[{a.endpoint, b.endpoint}];
    const Nanoseconds later =
        a.knowsStart && b.knowsStart ? b.startedAt - a.startedAt : b.endedAt - a.endedAt;
    gap.least = gap.connections == 0 ? later : std::min(gap.least, later);
    gap.most = gap.connections == 0 ? later : std::max(gap.most, later);
    ++gap.connections;
}

QVector<ClockGap> PathBook::takeClockGaps(EndpointId place, const std::function<bool(EndpointId)> &isOver)
{
    constexpr Nanoseconds drift =
        std::chrono::seconds(5); // a program that always sends one key makes it more
    QVector<ClockGap> found;
    for (auto it = m_gaps.begin(); it != m_gaps.end();) {
        const auto &[places, gap] = *it;
        const bool isFirst = places.first == place;
        const EndpointId other = isFirst ? places.second : places.first;
        if ((!isFirst && places.second != place) || !isOver(other)) {
            ++it;
            continue;
        }
        const Nanoseconds middle = (gap.least + gap.most) / 2;
        if (gap.most - gap.least <= drift)
            found.append({other, gap.connections, isFirst ? middle : -middle});
        it = m_gaps.erase(it);
    }
    return found;
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
                if (auto joined = keep(members)) {
                    const auto key = joined->id;
                    found[key] = *std::move(joined);
                }
            }
        }
    }
    QVector<Path> paths;
    for (auto &[id, path] : found)
        paths.append(std::move(path));
    return paths;
}

std::optional<Path> PathBook::make(const std::vector<quint64> &members) const
{
    QVector<Sight> sights;
    bool ended = false;
    for (const quint64 member : members) {
        const Sight &sight = m_sights.at(member);
        ended = ended || sight.hasEnded;
        for (const Sight &other : std::as_const(sights)) {
            if (isSamePlace(sight, other) && !sameConnection(sight, other))
                return {}; // seen twice at one place
        }
        sights.append(sight);
    }
    if (!ended)
        return {};
    const auto isGuess = [](const Sight &sight, const QVector<Sight> &all) {
        return std::none_of(all.begin(), all.end(),
                            [&](const Sight &other) { return sameConnection(sight, other).has_value(); });
    };
    // Where nothing shows an order, what is known by more than its path and time comes first.
    const QVector<Sight> all = sights;
    std::sort(sights.begin(), sights.end(), [&](const Sight &a, const Sight &b) {
        return std::pair(isGuess(a, all), a.session) < std::pair(isGuess(b, all), b.session);
    });
    QVector<Sight> listed;
    for (const qsizetype i : Order(sights).listed())
        listed.append(sights[i]);
    const Order order(listed);
    Path path;
    path.places = placesOf(listed);
    readClocks(path.places, order);
    const Answer answer = answerOf(path.places);
    path.origin = answer.origin, path.by = answer.by;
    const auto nameOf = [&path](qsizetype i) { return path.places[i].name; };
    const auto surely = groupsBy(JoinedBy::Addresses, path.places);
    const auto withAnswer = std::ranges::find_if(
        surely, [&](const auto &group) { return group.contains(answer.places.first()); });
    for (qsizetype i = 0; i < listed.size() && path.by != JoinedBy::PathAndTime; ++i) {
        if (withAnswer != surely.end() && !withAnswer->contains(i))
            path.guessed.append(nameOf(i));
    }
    for (const QVector<qsizetype> &open : order.open()) {
        QStringList names;
        for (const qsizetype i : open)
            names.append(nameOf(i));
        path.unordered.append(names);
    }
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

#include "findings/paths/path.h"

#include <algorithm>

namespace findings {

using namespace session;
using namespace std::chrono_literals;
using diagnosis::Confidence;

namespace {

bool overlap(const Sight &a, const Sight &b)
{
    // Clocks may differ: only what is far apart does not overlap.
    constexpr Nanoseconds slack = 2s;
    const Nanoseconds room = slack + a.resolution + b.resolution;
    return a.startedAt <= b.endedAt + room && b.startedAt <= a.endedAt + room;
}

} // namespace

Stamp Path::at() const
{
    Stamp latest{};
    for (const PlaceOnPath &place : places) {
        if (place.sight.hasEnded)
            latest = std::max(latest, place.sight.endedAt);
    }
    return latest;
}

QString Path::connection() const
{
    for (const PlaceOnPath &place : places) {
        if (!place.sight.key.isEmpty())
            return place.sight.key;
    }
    return places.isEmpty() ? QString() : places.first().sight.accept;
}

bool isSamePlace(const Sight &a, const Sight &b)
{
    // A log and a capture of one machine may have its name: they see different things.
    return a.endpoint == b.endpoint || (a.place == b.place && a.role == b.role);
}

std::optional<JoinedBy> sameConnection(const Sight &a, const Sight &b)
{
    if (isSamePlace(a, b) && !isBehindInOneCapture(a, b) && !isBehindInOneCapture(b, a))
        return {};
    if (isSamePlace(a, b) ? !agree(a.key, b.key) && !agree(a.accept, b.accept) : !overlap(a, b))
        return {};
    if (agree(a.key, b.key))
        return JoinedBy::Key;
    if (agree(a.accept, b.accept) || agree(a.key, b.accept) || agree(a.accept, b.key))
        return JoinedBy::Accept;
    // A key that both know and that differs was changed on the way only by what makes its own connection.
    if (!a.key.isEmpty() && !b.key.isEmpty() && a.toServer && b.toServer &&
        isSameHop(*a.toServer, *b.toServer))
        return {};
    if (leadsTo(a, b) || leadsTo(b, a))
        return JoinedBy::Addresses;
    return {};
}

bool areApart(const Sight &a, const Sight &b)
{
    return !isSamePlace(a, b) && !overlap(a, b) &&
           (agree(a.key, b.key) || agree(a.accept, b.accept) || agree(a.key, b.accept) ||
            agree(a.accept, b.key));
}

bool mayBeSameConnection(const Sight &a, const Sight &b)
{
    constexpr Nanoseconds slack = 1500ms; // as clocks may differ that agree
    constexpr quint64 room = 4096;        // on the way when it ended
    // A time stands for what is between it and what its last digit may hide.
    const auto near = [&](Stamp one, Stamp other) {
        return one <= other + b.resolution + slack && other <= one + a.resolution + slack;
    };
    const auto alike = [](const std::optional<quint64> &one, const std::optional<quint64> &other) {
        return !one || !other || std::max(*one, *other) - std::min(*one, *other) <= room + *one / 10;
    };
    const auto connectionOf = [](const Sight &sight) {
        return sight.key.isEmpty() ? sight.accept : sight.key;
    };
    // Two clients, or two servers.
    if (isSamePlace(a, b) || (rank(a) == rank(b) && rank(a) != 1))
        return false;
    if (a.path.isEmpty() || a.path != b.path || a.opened != b.opened ||
        !mayAgree(connectionOf(a), connectionOf(b)))
        return false;
    // The same server, and the client has another port.
    for (const auto &one : {a.toClient, a.toServer}) {
        for (const auto &other : {b.toClient, b.toServer}) {
            if (areOtherHops(one, other) && agree(one->server, other->server))
                return false;
        }
    }
    // What began when the other one was over is the next connection of that path.
    constexpr Nanoseconds late = 500ms;
    const auto isAfter = [&](const Sight &one, const Sight &other) {
        return other.knowsStart && one.hasEnded && other.startedAt > one.endedAt + one.resolution + late;
    };
    if (isAfter(a, b) || isAfter(b, a))
        return false;
    const bool starts = a.knowsStart && b.knowsStart, ends = a.hasEnded && b.hasEnded;
    return (starts || ends) && (!starts || near(a.startedAt, b.startedAt)) &&
           (!ends || near(a.endedAt, b.endedAt)) && alike(a.fromClient, b.fromClient) &&
           alike(a.fromServer, b.fromServer);
}

std::optional<ClockOffset> clockOffset(const Sight &a, const Sight &b)
{
    if (!a.requestAt || !a.answerAt || !b.requestAt || !b.answerAt)
        return {};
    // The request is later at b, the answer later at a, each by the time on the way.
    const Nanoseconds most = *b.requestAt - *a.requestAt + b.resolution;
    const Nanoseconds least = *b.answerAt - *a.answerAt - a.resolution;
    if (least > most)
        return {};
    return ClockOffset{(most + least) / 2, (most - least) / 2};
}

namespace {

/// How sure it is that all saw one connection.
Confidence confidenceOf(JoinedBy by)
{
    return by == JoinedBy::Key           ? Confidence::Proven
           : by == JoinedBy::PathAndTime ? Confidence::Suggested
                                         : Confidence::Strong;
}

/// The last one that the end came to from the server, or the first one that it came to from the client. Where
/// the order is open there are several, and what each of them saw holds all the same.
struct Bound
{
    std::optional<qsizetype> place; ///< the surest of them
    bool isOutermost = false;       ///< nothing else may lie beyond
    Confidence outermost{};         ///< whichever of them that is
};

Bound boundOf(const QVector<PlaceOnPath> &places, const Order &order, EndFrom from)
{
    const bool toServer = from == EndFrom::Server;
    const auto isBeyond = [&](qsizetype a, qsizetype b) {
        return toServer ? order.isBefore(b, a) : order.isBefore(a, b);
    };
    QVector<qsizetype> last;
    for (qsizetype i = 0; i < places.size(); ++i) {
        bool isLast = places[i].sight.from == from;
        for (qsizetype j = 0; j < places.size() && isLast; ++j)
            isLast = places[j].sight.from != from || !isBeyond(j, i);
        if (isLast)
            last.append(i);
    }
    Bound bound;
    bound.isOutermost = !last.isEmpty();
    for (const qsizetype i : std::as_const(last)) {
        const Sight &sight = places[i].sight;
        bound.outermost = std::max(bound.outermost, sight.confidence);
        bound.isOutermost = bound.isOutermost && !sight.injected;
        if (!bound.place || sight.confidence < places[*bound.place].sight.confidence ||
            (toServer && sight.confidence == places[*bound.place].sight.confidence))
            bound.place = i;
    }
    for (qsizetype i = 0; i < places.size() && bound.isOutermost; ++i)
        bound.isOutermost =
            places[i].sight.from == from ||
            std::any_of(last.begin(), last.end(), [&](qsizetype j) { return isBeyond(j, i); });
    return bound;
}

} // namespace

Origin originOf(const QVector<PlaceOnPath> &places, const Order &order, JoinedBy by)
{
    if (order.contradicts())
        return {};
    const Confidence joined = confidenceOf(by);
    for (const PlaceOnPath &place : places) {
        const Sight &sight = place.sight;
        if (sight.from != EndFrom::Self)
            continue;
        const Confidence confidence = std::max(joined, sight.confidence);
        if (rank(sight) == 0)
            return {OriginKind::Client, {}, confidence};
        if (rank(sight) == 2)
            return {OriginKind::Server, {}, confidence};
        return {OriginKind::Place, {place.name}, confidence};
    }
    const Bound server = boundOf(places, order, EndFrom::Server);
    const Bound client = boundOf(places, order, EndFrom::Client);
    if (!server.place && !client.place)
        return {};
    if (!client.place && server.isOutermost)
        return {OriginKind::Server, {}, std::max(joined, server.outermost)};
    if (!server.place && client.isOutermost)
        return {OriginKind::Client, {}, std::max(joined, client.outermost)};
    Origin origin{OriginKind::Between, {QStringLiteral("client"), QStringLiteral("server")}, joined};
    for (const auto &[bound, at] : {std::pair(server, 0), std::pair(client, 1)}) {
        if (!bound.place)
            continue;
        origin.places[at] = places[*bound.place].name;
        origin.confidence = std::max(origin.confidence, places[*bound.place].sight.confidence);
    }
    return origin;
}

Origin originOf(const QVector<PlaceOnPath> &places, JoinedBy by)
{
    QVector<Sight> sights;
    for (const PlaceOnPath &place : places)
        sights.append(place.sight);
    return originOf(places, Order(sights, true), by);
}

} // namespace findings

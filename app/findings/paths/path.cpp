#include "findings/paths/path.h"

#include <algorithm>
#include <functional>

namespace findings {

using namespace session;
using namespace std::chrono_literals;
using diagnosis::Confidence;

namespace {

/// Both know it, and it is the same.
bool agree(const QString &a, const QString &b)
{
    return !a.isEmpty() && a == b;
}

/// What one knows and the other does not contradicts nothing.
bool mayAgree(const QString &a, const QString &b)
{
    return a.isEmpty() || b.isEmpty() || a == b;
}

bool isSameHop(const Hop &a, const Hop &b)
{
    return mayAgree(a.client, b.client) && mayAgree(a.server, b.server) && agree(a.client, b.client);
}

/// What leaves `a` towards the server comes in at `b`.
bool leadsTo(const Sight &a, const Sight &b)
{
    return a.toServer && b.toClient && isSameHop(*a.toServer, *b.toClient);
}

bool overlap(const Sight &a, const Sight &b)
{
    // Clocks may differ: only what is far apart does not overlap.
    constexpr Nanoseconds slack = 2s;
    const Nanoseconds room = slack + a.resolution + b.resolution;
    return a.startedAt <= b.endedAt + room && b.startedAt <= a.endedAt + room;
}

/// One capture holds both sides of a proxy: the second connection is opened and answered within the first
/// one, and goes elsewhere.
bool isBehindInOneCapture(const Sight &outer, const Sight &inner)
{
    return outer.role == Role::Capture && outer.endpoint == inner.endpoint && outer.toServer &&
           inner.toServer && outer.toServer->server != inner.toServer->server && outer.requestAt &&
           inner.requestAt && *outer.requestAt <= *inner.requestAt &&
           (!outer.answerAt || !inner.answerAt || *inner.answerAt <= *outer.answerAt);
}

int rank(const Sight &sight)
{
    switch (sight.role) {
    case Role::Client:
    case Role::Browser:
        return 0;
    case Role::Listener:
        return 2;
    case Role::Relay:
    case Role::Capture:
    case Role::Proxy:
        break;
    }
    return 1;
}

/// Whether the place with the first number comes before the other: nearer to the client.
using Order = QVector<QVector<int>>;

/// What leads to what leads to something comes before it: few places, so that this may be cubic.
void close(Order &before)
{
    const qsizetype n = before.size();
    for (qsizetype k = 0; k < n; ++k) {
        for (qsizetype i = 0; i < n; ++i) {
            for (qsizetype j = 0; j < n; ++j)
                before[i][j] = before[i][j] || (before[i][k] && before[k][j]) ? 1 : 0;
        }
    }
}

/// Their clients are known with their ports, and differ. Servers have many names, and some logs tell no port.
bool areOtherHops(const std::optional<Hop> &a, const std::optional<Hop> &b)
{
    return a && b && a->client.contains(u':') && b->client.contains(u':') && a->client != b->client;
}

/// A place at one end of a hop is next to what is at the other end: whatever lies beyond that, and not on
/// this hop, lies beyond this place, too. True if that was news.
bool orderNeighbours(const QVector<Sight> &sights, Order &before)
{
    bool news = false;
    const qsizetype n = sights.size();
    for (qsizetype x = 0; x < n; ++x) {
        for (qsizetype a = 0; a < n; ++a) {
            for (qsizetype b = 0; b < n; ++b) {
                if (a == b || x == a || x == b)
                    continue;
                if (leadsTo(sights[x], sights[a]) && before[x][b] && !before[a][b] &&
                    areOtherHops(sights[a].toClient, sights[b].toClient)) {
                    before[a][b] = 1;
                    news = true;
                }
                if (leadsTo(sights[a], sights[x]) && before[b][x] && !before[b][a] &&
                    areOtherHops(sights[a].toServer, sights[b].toServer)) {
                    before[b][a] = 1;
                    news = true;
                }
            }
        }
    }
    return news;
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

bool mayBeSameConnection(const Sight &a, const Sight &b)
{
    constexpr Nanoseconds slack = 2s; // as clocks may differ that agree
    constexpr quint64 room = 4096;    // on the way when it ended
    const Nanoseconds most = slack + a.resolution + b.resolution;
    const auto near = [most](Stamp one, Stamp other) { return std::chrono::abs(one - other) <= most; };
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
    const bool starts = a.knowsStart && b.knowsStart, ends = a.hasEnded && b.hasEnded;
    return (starts || ends) && (!starts || near(a.startedAt, b.startedAt)) &&
           (!ends || near(a.endedAt, b.endedAt)) && alike(a.fromClient, b.fromClient) &&
           alike(a.fromServer, b.fromServer);
}

int isBefore(const Sight &a, const Sight &b)
{
    const bool ab = leadsTo(a, b), ba = leadsTo(b, a);
    if (ab != ba)
        return ab ? 1 : -1;
    if (rank(a) != rank(b))
        return rank(a) < rank(b) ? 1 : -1;
    const bool inner = isBehindInOneCapture(a, b), outer = isBehindInOneCapture(b, a);
    if (inner != outer)
        return inner ? 1 : -1;
    // The same hop, seen twice: it is all the same which one comes first, unless the answer takes longer at
    // one. A log tells rounded times of its own making.
    const bool measured = a.role != Role::Proxy && b.role != Role::Proxy;
    if (measured && a.requestAt && a.answerAt && b.requestAt && b.answerAt) {
        const Nanoseconds waitA = *a.answerAt - *a.requestAt, waitB = *b.answerAt - *b.requestAt;
        const Nanoseconds room = a.resolution + b.resolution;
        if (waitA > waitB + room)
            return 1;
        if (waitB > waitA + room)
            return -1;
    }
    return 0;
}

QVector<QVector<Sight>> orders(const QVector<Sight> &sights)
{
    const qsizetype n = sights.size();
    Order before(n, QVector<int>(n, 0));
    for (qsizetype i = 0; i < n; ++i) {
        for (qsizetype j = 0; j < n; ++j)
            before[i][j] = i == j ? 0 : std::max(isBefore(sights[i], sights[j]), 0);
    }
    do
        close(before);
    while (orderNeighbours(sights, before));
    QVector<QVector<Sight>> found;
    QVector<Sight> begun;
    // What has nothing before it that is not taken yet may come next; a circle ends with nothing found.
    constexpr qsizetype most = 64, mostSteps = 10'000;
    qsizetype steps = 0;
    bool tooMany = false;
    const std::function<void(QVector<bool>)> goOn = [&](const QVector<bool> &taken) {
        tooMany = tooMany || ++steps > mostSteps;
        if (begun.size() == n) {
            tooMany = tooMany || found.size() == most;
            if (!tooMany)
                found.append(begun);
            return;
        }
        for (qsizetype i = 0; i < n && !tooMany; ++i) {
            bool isNext = !taken[i];
            for (qsizetype j = 0; j < n && isNext; ++j)
                isNext = taken[j] || !before[j][i];
            if (!isNext)
                continue;
            QVector<bool> now = taken;
            now[i] = true;
            begun.append(sights[i]);
            goOn(now);
            begun.removeLast();
        }
    };
    goOn(QVector<bool>(n, false));
    return tooMany ? QVector<QVector<Sight>>() : found;
}

Origin commonOrigin(const QVector<Origin> &origins)
{
    std::optional<Origin> common;
    for (const Origin &origin : origins) {
        if (origin.kind == OriginKind::Unknown)
            continue;
        if (!common) {
            common = origin;
            continue;
        }
        common->confidence = std::max(common->confidence, origin.confidence);
        if (origin.kind == common->kind && origin.places == common->places)
            continue;
        if (origin.kind != OriginKind::Between || common->kind != OriginKind::Between)
            return {};
        // The bound that they do not share is none.
        if (origin.places[0] != common->places[0])
            common->places[0] = QStringLiteral("client");
        if (origin.places[1] != common->places[1])
            common->places[1] = QStringLiteral("server");
    }
    if (!common || (common->kind == OriginKind::Between && common->places[0] == u"client" &&
                    common->places[1] == u"server"))
        return {};
    if (origins.size() > 1)
        common->confidence = std::max(common->confidence, Confidence::Strong);
    return *common;
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

Origin originOf(const QVector<PlaceOnPath> &places, JoinedBy by)
{
    Origin origin;
    const Confidence joined = by == JoinedBy::Key           ? Confidence::Proven
                              : by == JoinedBy::PathAndTime ? Confidence::Suggested
                                                            : Confidence::Strong;
    qsizetype afterServerSign = -1, beforeClientSign = places.size();
    Confidence least = joined;
    bool forgedByServer = false, forgedByClient = false;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const Sight &sight = places[i].sight;
        if (sight.from == EndFrom::Unknown)
            continue;
        least = std::max(least, sight.confidence);
        if (sight.from == EndFrom::Self) {
            const bool isClient = sight.role == Role::Client || sight.role == Role::Browser;
            // Nobody has spoken before it on either side.
            for (qsizetype j = 0; j < places.size(); ++j) {
                const EndFrom other = places[j].sight.from;
                if (j != i && (other == EndFrom::Self || (other == EndFrom::Client && j < i) ||
                               (other == EndFrom::Server && j > i)))
                    return origin;
            }
            if (isClient)
                return {OriginKind::Client, {}, std::max(joined, sight.confidence)};
            if (sight.role == Role::Listener)
                return {OriginKind::Server, {}, std::max(joined, sight.confidence)};
            return {OriginKind::Place, {places[i].name}, std::max(joined, sight.confidence)};
        }
        if (sight.from == EndFrom::Server) {
            afterServerSign = i;
            forgedByServer = sight.injected;
        } else if (beforeClientSign == places.size()) {
            beforeClientSign = i;
            forgedByClient = sight.injected;
        }
    }
    if (afterServerSign >= beforeClientSign || (afterServerSign < 0 && beforeClientSign == places.size()))
        return origin; // they contradict one another, or nobody knows
    origin.confidence = least;
    const qsizetype last = places.size() - 1;
    if (afterServerSign == last && !forgedByServer) {
        origin.kind = OriginKind::Server;
        return origin;
    }
    if (beforeClientSign == 0 && !forgedByClient) {
        origin.kind = OriginKind::Client;
        return origin;
    }
    origin.kind = OriginKind::Between;
    origin.places = {afterServerSign < 0 ? QStringLiteral("client") : places[afterServerSign].name,
                     beforeClientSign > last ? QStringLiteral("server") : places[beforeClientSign].name};
    return origin;
}

} // namespace findings

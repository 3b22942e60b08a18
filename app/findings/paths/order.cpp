#include "findings/paths/order.h"

#include <algorithm>
#include <numeric>

namespace findings {

using namespace session;

namespace {

bool hasPort(const QString &address)
{
    return address.contains(u':');
}

/// A log tells the address that it dialled, not the port that it took: the same as leadsTo() of places that
/// are known to have seen one connection.
bool dials(const Sight &a, const Sight &b)
{
    return a.toServer && b.toClient && hasPort(a.toServer->server) &&
           agree(a.toServer->server, b.toClient->server) && mayAgree(a.toServer->client, b.toClient->client);
}

/// Ends of other hops, of places that are known to have seen one connection.
bool standApart(const std::optional<Hop> &a, const std::optional<Hop> &b)
{
    if (areOtherHops(a, b))
        return true;
    return a && b && (!hasPort(a->client) || !hasPort(b->client)) && hasPort(a->server) &&
           hasPort(b->server) && a->server != b->server;
}

int signOf(EndFrom from)
{
    switch (from) {
    case EndFrom::Server:
        return 1;
    case EndFrom::Self:
        return 2;
    case EndFrom::Client:
        return 3;
    case EndFrom::Unknown:
        break;
    }
    return 0;
}

} // namespace

bool isSameHop(const Hop &a, const Hop &b)
{
    return mayAgree(a.server, b.server) && agree(a.client, b.client);
}

bool leadsTo(const Sight &a, const Sight &b)
{
    return a.toServer && b.toClient && isSameHop(*a.toServer, *b.toClient);
}

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

bool areOtherHops(const std::optional<Hop> &a, const std::optional<Hop> &b)
{
    return a && b && hasPort(a->client) && hasPort(b->client) && a->client != b->client;
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
    const bool toB = dials(a, b), toA = dials(b, a);
    if (toB != toA)
        return toB ? 1 : -1;
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

Order::Order(const QVector<Sight> &sights, bool listed)
    : m_sights(sights), m_before(sights.size(), QVector<int>(sights.size(), 0))
{
    const qsizetype n = sights.size();
    for (qsizetype i = 0; i < n; ++i) {
        for (qsizetype j = 0; j < n; ++j)
            m_before[i][j] =
                i != j && (listed ? i < j : findings::isBefore(sights[i], sights[j]) > 0) ? 1 : 0;
    }
    do
        close(m_before);
    while (!listed && orderNeighbours());
    orderBySigns();
}

/// What leads to what leads to something comes before it: few places, so that this may be cubic.
void Order::close(Before &before)
{
    const qsizetype n = before.size();
    for (qsizetype k = 0; k < n; ++k) {
        for (qsizetype i = 0; i < n; ++i) {
            for (qsizetype j = 0; j < n; ++j)
                before[i][j] = before[i][j] || (before[i][k] && before[k][j]) ? 1 : 0;
        }
    }
}

bool Order::isCircular(const Before &before)
{
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i][i])
            return true;
    }
    return false;
}

/// A place at one end of a hop is next to what is at the other end: whatever lies beyond that, and not on
/// this hop, lies beyond this place, too.
bool Order::orderNeighbours()
{
    const auto leads = [](const Sight &a, const Sight &b) {
        return leadsTo(a, b) || (dials(a, b) && !leadsTo(b, a));
    };
    bool news = false;
    const qsizetype n = m_sights.size();
    for (qsizetype x = 0; x < n; ++x) {
        for (qsizetype a = 0; a < n; ++a) {
            for (qsizetype b = 0; b < n; ++b) {
                if (a == b || x == a || x == b)
                    continue;
                if (leads(m_sights[x], m_sights[a]) && m_before[x][b] && !m_before[a][b] &&
                    standApart(m_sights[a].toClient, m_sights[b].toClient)) {
                    m_before[a][b] = 1;
                    news = true;
                }
                if (leads(m_sights[a], m_sights[x]) && m_before[b][x] && !m_before[b][a] &&
                    standApart(m_sights[a].toServer, m_sights[b].toServer)) {
                    m_before[b][a] = 1;
                    news = true;
                }
            }
        }
    }
    return news;
}

void Order::orderBySigns()
{
    Before signs = m_before;
    const qsizetype n = m_sights.size();
    int selves = 0;
    for (qsizetype i = 0; i < n; ++i) {
        const int sign = signOf(m_sights[i].from);
        selves += m_sights[i].from == EndFrom::Self;
        for (qsizetype j = 0; j < n && sign > 0; ++j)
            signs[i][j] = signs[i][j] || sign < signOf(m_sights[j].from) ? 1 : 0;
    }
    close(signs);
    m_contradicts = selves > 1 || isCircular(signs);
    if (!m_contradicts)
        m_before = signs;
}

bool Order::isWhole() const
{
    for (qsizetype i = 0; i < m_before.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (m_before[i][j] == m_before[j][i])
                return false;
        }
    }
    return true;
}

QVector<qsizetype> Order::listed() const
{
    QVector<qsizetype> all;
    if (isCircular(m_before)) {
        all.resize(m_before.size());
        std::iota(all.begin(), all.end(), 0);
        return all;
    }
    while (all.size() < m_before.size()) {
        for (qsizetype i = 0; i < m_before.size(); ++i) {
            const auto waitsFor = [&](qsizetype j) { return m_before[j][i] && !all.contains(j); };
            bool isNext = !all.contains(i);
            for (qsizetype j = 0; j < m_before.size() && isNext; ++j)
                isNext = !waitsFor(j);
            if (isNext) {
                all.append(i);
                break;
            }
        }
    }
    return all;
}

QVector<QVector<qsizetype>> Order::open() const
{
    const qsizetype n = m_before.size();
    QVector<bool> told(n, false);
    const auto isOpen = [&](qsizetype i, qsizetype j) {
        const auto one = [](const std::optional<Hop> &a, const std::optional<Hop> &b) {
            return a && b && isSameHop(*a, *b);
        };
        // The same hop, seen twice, has no order that matters.
        return i != j && !told[i] && !told[j] && m_before[i][j] == m_before[j][i] &&
               !one(m_sights[i].toClient, m_sights[j].toClient) &&
               !one(m_sights[i].toServer, m_sights[j].toServer);
    };
    QVector<QVector<qsizetype>> found;
    for (;;) {
        qsizetype most = 0, which = 0, partner = 0;
        for (qsizetype i = 0; i < n; ++i) {
            qsizetype others = 0, last = 0;
            for (qsizetype j = 0; j < n; ++j) {
                if (isOpen(i, j))
                    ++others, last = j;
            }
            if (others >= most && others > 0) // of those that are as unsure, the last: a guess stands there
                most = others, which = i, partner = last;
        }
        if (most == 0)
            return found;
        found.append(most == 1 ? QVector<qsizetype>{partner, which} : QVector<qsizetype>{which});
        told[which] = true;
        if (most == 1)
            told[partner] = true;
    }
}

} // namespace findings

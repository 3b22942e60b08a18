#include "findings/trackers/rewrites.h"
#include "findings/group.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace findings {

namespace {

constexpr session::Nanoseconds apart = 1s; // between what two places see of one session

} // namespace

bool Rewrites::mayBeOne(const End &one, const End &other)
{
    if (one.endpoint == other.endpoint || one.leg != other.leg ||
        std::chrono::abs(one.openedAt - other.openedAt) > apart)
        return false;
    if (!one.connection.isEmpty() && one.connection == other.connection)
        return true;
    // A gateway that ends WebSockets itself makes a key of its own: other keys tell nothing.
    // One place dials the other, or the two have neighbours of their own: two that dial the same server stand
    // beside each other.
    const auto dials = [](const End &outer, const End &inner) {
        return !outer.serverPort.isEmpty() && outer.serverPort == inner.clientPort;
    };
    return dials(one, other) || dials(other, one) ||
           (one.path == other.path && !one.path.isEmpty() && one.server != other.server);
}

void Rewrites::ended(const Ending &ending)
{
    if (!ending.opened || ending.shape == EndShape::Tool)
        return;
    while (!m_recent.empty() && (ending.at - m_recent.front().at > apart || m_recent.size() > 256))
        forgetOldest();
    const std::optional<quint16> code = ending.shape == EndShape::Close ? ending.code : std::nullopt;
    End end;
    end.session = ending.session, end.endpoint = ending.endpoint, end.leg = ending.leg;
    end.shape = ending.shape, end.code = code, end.path = ending.path, end.connection = ending.connection;
    end.server = ending.server, end.clientPort = ending.clientPort, end.serverPort = ending.serverPort;
    end.openedAt = ending.openedAt, end.at = ending.at;
    End *other = nullptr;
    int candidates = 0;
    // Nearly always all of them are of this endpoint.
    const bool isAlone = m_recentOf.empty() || (m_recentOf.size() == 1 && m_recentOf.contains(end.endpoint));
    for (std::size_t i = 0; !isAlone && i < m_recent.size(); ++i) {
        End &one = m_recent[i];
        if (one.paired || !mayBeOne(one, end))
            continue;
        other = &one;
        ++candidates;
    }
    if (candidates != 1) { // none, or too many to know which
        m_recent.push_back(end);
        ++m_recentOf[end.endpoint];
        return;
    }
    other->paired = true;
    auto &pairs = m_pairs[std::minmax(other->endpoint, end.endpoint)]; // whichever is told first
    pairs.push_back(other->at <= end.at ? Pair{*other, end} : Pair{end, *other});
    if (pairs.size() > keptEnds)
        pairs.pop_front();
    judge(pairs);
}

void Rewrites::forgetOldest()
{
    const auto of = m_recentOf.find(m_recent.front().endpoint);
    if (--of->second == 0)
        m_recentOf.erase(of);
    m_recent.pop_front();
}

void Rewrites::judge(const base::Ring<Pair> &pairs)
{
    const Pair &newest = pairs.back();
    const auto isClose = [](const End &end) { return end.shape == EndShape::Close; };
    const auto differs = [&](const Pair &pair) {
        return (isClose(pair.first) || isClose(pair.second)) &&
               (isClose(pair.first) != isClose(pair.second) || pair.first.code != pair.second.code);
    };
    if (!differs(newest))
        return;
    Finding finding;
    for (const Pair &pair : pairs) {
        const bool same = differs(pair) && pair.first.code == newest.first.code &&
                          pair.second.code == newest.second.code &&
                          pair.first.endpoint == newest.first.endpoint;
        if (!same) {
            finding.counterexamples.append(pair.second.session);
            continue;
        }
        if (finding.count++ == 0)
            finding.firstAt = pair.first.at;
        finding.sessions.append(pair.first.session);
        finding.sessions.append(pair.second.session);
    }
    // Other codes may pass untouched: the share is of those that ended like this at the first place.
    if (finding.count < 3)
        return;
    finding.of = int(std::count_if(pairs.begin(), pairs.end(), [&](const Pair &pair) {
        return pair.first.shape == newest.first.shape && pair.first.code == newest.first.code;
    }));
    finding.of = std::max(finding.of, finding.count);
    finding.sub = !isClose(newest.first)    ? QStringLiteral("invented")
                  : !isClose(newest.second) ? QStringLiteral("lost")
                                            : QStringLiteral("changed");
    finding.shape = newest.second.shape;
    finding.leg = newest.second.leg;
    finding.code = newest.first.code;
    finding.otherCode = newest.second.code;
    finding.subject = QString::number(quint32(newest.first.endpoint));
    finding.at = newest.second.at;
    finding.strength = strengthOf(finding.count, finding.of);
    finding.confidence = diagnosis::Confidence::Strong;
    const auto text = [](const std::optional<quint16> &code) {
        return code ? QString::number(*code) : QStringLiteral("-");
    };
    m_book.claim({FindingKind::CodeRewritten, newest.second.endpoint,
                  text(finding.code) + u'>' + text(finding.otherCode)},
                 std::move(finding));
}

} // namespace findings

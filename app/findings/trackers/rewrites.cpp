#include "findings/trackers/rewrites.h"
#include "findings/group.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace findings {

namespace {

constexpr session::Nanoseconds apart = 1s;    // between what two places see of one session
constexpr session::Nanoseconds close = 300ms; // the same, where nothing but path and times joins them

} // namespace

Rewrites::Kinship Rewrites::kinship(const End &one, const End &other)
{
    const auto opened = std::chrono::abs(one.openedAt - other.openedAt);
    if (one.endpoint == other.endpoint || one.leg != other.leg || opened > apart)
        return Kinship::None;
    if (!one.connection.isEmpty() && one.connection == other.connection)
        return Kinship::Sure;
    // One place dials the other, or the two have neighbours of their own: two that dial the same server stand
    // beside each other.
    const auto dials = [](const End &outer, const End &inner) {
        return !outer.serverPort.isEmpty() && outer.serverPort == inner.clientPort;
    };
    if (dials(one, other) || dials(other, one))
        return Kinship::Sure;
    // A gateway that ends WebSockets itself makes a key of its own: other keys tell nothing.
    const bool alike = one.path == other.path && !one.path.isEmpty() && one.server != other.server &&
                       one.messages == other.messages;
    return alike && opened <= close && std::chrono::abs(one.at - other.at) <= close ? Kinship::Guessed
                                                                                    : Kinship::None;
}

bool Rewrites::areOneWay(const Twins &twins) const
{
    return std::all_of(twins.endedBefore.begin(), twins.endedBefore.end(), [&](const auto &before) {
        const auto &[endpoint, count] = before;
        const quint64 ended = m_ended.at(endpoint) - count;
        return 4 * ended <= 5 * twins.paired + 4; // one may still be on its way
    });
}

void Rewrites::ended(const Ending &ending)
{
    if (!ending.opened || ending.shape == EndShape::Tool || ending.closeUnknown)
        return;
    while (!m_recent.empty() && (ending.at - m_recent.front().at > apart || m_recent.size() > 256))
        forgetOldest();
    const std::optional<quint16> code = ending.shape == EndShape::Close ? ending.code : std::nullopt;
    End end;
    end.session = ending.session, end.endpoint = ending.endpoint, end.leg = ending.leg;
    end.shape = ending.shape, end.code = code, end.path = ending.path, end.connection = ending.connection;
    end.server = ending.server, end.clientPort = ending.clientPort, end.serverPort = ending.serverPort;
    end.openedAt = ending.openedAt, end.at = ending.at;
    end.messages = ending.survived.messages;
    ++m_ended[ending.endpoint];
    End *other = nullptr;
    int candidates = 0;
    auto best = Kinship::None;
    // Nearly always all of them are of this endpoint.
    const bool isAlone = m_recentOf.empty() || (m_recentOf.size() == 1 && m_recentOf.contains(end.endpoint));
    for (std::size_t i = 0; !isAlone && i < m_recent.size(); ++i) {
        End &one = m_recent[i];
        const Kinship kin = one.paired ? Kinship::None : kinship(one, end);
        if (kin == Kinship::None || kin < best)
            continue;
        candidates = kin == best ? candidates + 1 : 1;
        other = &one;
        best = kin;
    }
    if (candidates != 1) { // none, or too many to know which
        m_recent.push_back(end);
        ++m_recentOf[end.endpoint];
        return;
    }
    other->paired = true;
    Twins &twins = m_twins[std::minmax(other->endpoint, end.endpoint)]; // whichever is told first
    if (twins.paired++ == 0) {
        for (const session::EndpointId endpoint : {other->endpoint, end.endpoint})
            twins.endedBefore[endpoint] = m_ended[endpoint] - 1;
    }
    twins.guessed |= best == Kinship::Guessed;
    twins.pairs.push_back(other->at <= end.at ? Pair{*other, end} : Pair{end, *other});
    if (twins.pairs.size() > keptEnds)
        twins.pairs.pop_front();
    judge(twins);
}

void Rewrites::forgetOldest()
{
    const auto of = m_recentOf.find(m_recent.front().endpoint);
    if (--of->second == 0)
        m_recentOf.erase(of);
    m_recent.pop_front();
}

void Rewrites::judge(const Twins &twins)
{
    const base::Ring<Pair> &pairs = twins.pairs;
    const Pair &newest = pairs.back();
    const auto isClose = [](const End &end) { return end.shape == EndShape::Close; };
    const auto differs = [&](const Pair &pair) {
        return (isClose(pair.first) || isClose(pair.second)) &&
               (isClose(pair.first) != isClose(pair.second) || pair.first.code != pair.second.code);
    };
    if (!differs(newest) || (twins.guessed && !areOneWay(twins)))
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
    finding.confidence = twins.guessed ? diagnosis::Confidence::Suggested : diagnosis::Confidence::Strong;
    const auto text = [](const std::optional<quint16> &code) {
        return code ? QString::number(*code) : QStringLiteral("-");
    };
    const QString codes = text(finding.code) + u'>' + text(finding.otherCode);
    m_book.claim({FindingKind::CodeRewritten, newest.second.endpoint, codes}, std::move(finding));
}

} // namespace findings

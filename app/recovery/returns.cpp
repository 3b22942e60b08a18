#include "recovery/returns.h"

#include <algorithm>

namespace recovery {

using namespace session;

namespace {

/// Without the port: "127.0.0.1", "[::1]".
QString hostOf(const QString &peer)
{
    return peer.left(peer.lastIndexOf(u':'));
}

QString pathOf(const RequestHead &request)
{
    return request.target.section(u'?', 0, 0);
}

QString keyOf(EndpointId endpoint, const QString &token)
{
    return QString::number(quint32(endpoint)) + u' ' + token;
}

} // namespace

QStringList tokensOf(const RequestHead &request, const QStringList &names)
{
    QStringList found;
    const auto take = [&](const QString &pair) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals > 0 && equals + 1 < pair.size() && names.contains(pair.left(equals).trimmed()))
            found.append(pair.mid(equals + 1).trimmed());
    };
    for (const QString &item : request.target.section(u'?', 1).split(u'&', Qt::SkipEmptyParts))
        take(item);
    for (const QString &item : request.cookie.split(u';', Qt::SkipEmptyParts))
        take(item);
    return found;
}

std::optional<Link> Returns::opened(const Facts &facts, const EndpointSpec &spec)
{
    if (!facts.request)
        return {};
    std::optional<Link> link;
    const QStringList tokens = tokensOf(*facts.request, spec.resumeTokens);
    for (const QString &token : tokens) {
        const auto known = m_tokens.find(keyOf(facts.endpoint, token));
        if (!link && known != m_tokens.end() && known->second != facts.id)
            link = Link{known->second, QStringLiteral("resume_token")};
        remember(facts.endpoint, token, facts.id);
    }
    if (!link && !facts.request->cookie.isEmpty()) {
        if (const auto id = only(facts, true, !tokens.isEmpty()))
            link = Link{*id, QStringLiteral("cookie")};
    }
    if (!link) {
        if (const auto id = only(facts, false, !tokens.isEmpty()))
            link = Link{*id, QStringLiteral("address")};
    }
    if (link)
        taken(link->lost);
    return link;
}

void Returns::captured(const Facts &facts)
{
    for (const QString &value : facts.captured)
        remember(facts.endpoint, value, facts.id);
}

void Returns::lost(const Facts &facts, const EndpointSpec &spec)
{
    if (!facts.request)
        return;
    m_lost.push_back({facts.id, facts.endpoint, facts.endedAt().value_or(facts.startedAt),
                      hostOf(facts.client().peer), pathOf(*facts.request), facts.request->userAgent,
                      facts.request->cookie, !tokensOf(*facts.request, spec.resumeTokens).isEmpty()});
    if (m_lost.size() > maxLost)
        m_lost.pop_front();
}

/// The one lost session that fits; nothing if several do. A token that nobody knows may be what the server
/// gave to a session that came without one; it is never that of a session that had another.
std::optional<SessionId> Returns::only(const Facts &facts, bool byCookie, bool hasToken)
{
    while (!m_lost.empty() && facts.startedAt - m_lost.front().at > longestAbsence)
        m_lost.pop_front();
    const RequestHead &request = *facts.request;
    std::optional<SessionId> found;
    for (const Lost &lost : m_lost) {
        if (lost.endpoint != facts.endpoint || lost.path != pathOf(request) || (lost.hadToken && hasToken))
            continue;
        const bool fits =
            byCookie ? lost.cookie == request.cookie
                     : lost.address == hostOf(facts.client().peer) && lost.agent == request.userAgent;
        if (!fits)
            continue;
        if (found)
            return {};
        found = lost.id;
    }
    return found;
}

void Returns::taken(SessionId id)
{
    std::erase_if(m_lost, [id](const Lost &lost) { return lost.id == id; });
}

void Returns::remember(EndpointId endpoint, const QString &token, SessionId id)
{
    const QString key = keyOf(endpoint, token);
    if (m_tokens.insert_or_assign(key, id).second) {
        m_tokenOrder.push_back(key);
        if (m_tokenOrder.size() > maxTokens) {
            m_tokens.erase(m_tokenOrder.front());
            m_tokenOrder.pop_front();
        }
    }
}

} // namespace recovery

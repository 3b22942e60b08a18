#include "recovery/returns.h"

#include "session/identity.h"

#include <algorithm>

namespace recovery {

using namespace session;

namespace {

QString pathOf(const RequestHead &request)
{
    return request.target.left(request.target.indexOf(u'?')); // all of it without one
}

QString keyOf(EndpointId endpoint, const QString &token)
{
    return QString::number(quint32(endpoint)) + u' ' + token;
}

/// What two sessions of one client have in common. `how`: a prefix for each kind of likeness.
QString commonOf(const Facts &facts, QLatin1StringView how, const QStringList &parts)
{
    return QStringList{how, QString::number(quint32(facts.endpoint)), pathOf(*facts.request),
                       parts.join(u'\x1f')}
        .join(u'\x1f');
}

/// Tabs of one browser share their address, their program, their cookies and, often, their page.
bool isOfBrowser(const Facts &facts)
{
    return facts.role == Role::Browser;
}

/// Of a browser whose tabs are not told apart nobody knows which one came back.
bool isAnyTab(const Facts &facts)
{
    return isOfBrowser(facts) && facts.page->tab.isEmpty();
}

QString cookieOf(const Facts &facts)
{
    return commonOf(facts, QLatin1StringView("cookie"), {facts.request->cookie});
}

QString addressOf(const Facts &facts)
{
    if (isOfBrowser(facts))
        return commonOf(facts, QLatin1StringView("tab"), {facts.page->tab});
    return commonOf(facts, QLatin1StringView("address"),
                    {withoutPort(facts.client().peer), facts.request->userAgent});
}

/// Sessions that had a token of their own stand apart.
QString withToken(const QString &common)
{
    return common + QStringLiteral("\x1ftoken");
}

} // namespace

std::optional<Link> Returns::opened(const Facts &facts, const EndpointSpec &spec)
{
    if (!facts.request)
        return {};
    expire(facts.startedAt);
    std::optional<Link> link;
    const QStringList tokens = tokensOf(*facts.request, spec.resumeTokens);
    for (const QString &token : tokens) {
        const auto known = m_tokens.find(keyOf(facts.endpoint, token));
        if (!link && known != m_tokens.end() && known->second != facts.id)
            link = Link{known->second, QStringLiteral("resume_token")};
        remember(facts.endpoint, token, facts.id);
    }
    const bool mayBeLost = !link && !m_lost.empty() && !isAnyTab(facts);
    if (mayBeLost && !isOfBrowser(facts) && !facts.request->cookie.isEmpty()) {
        if (const auto id = only(cookieOf(facts), !tokens.isEmpty()))
            link = Link{*id, QStringLiteral("cookie")};
    }
    if (mayBeLost && !link) {
        if (const auto id = only(addressOf(facts), !tokens.isEmpty()))
            link = Link{*id, isOfBrowser(facts) ? QStringLiteral("tab") : QStringLiteral("address")};
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

std::optional<Link> Returns::spoke(const Facts &facts)
{
    if (!facts.app)
        return {};
    const AppHello &hello = facts.app->hello;
    std::optional<Link> link;
    for (const QString &token : {hello.resumes, hello.token}) {
        if (token.isEmpty())
            continue;
        // Apart from the tokens of requests, and those of one protocol from those of another.
        const QString named = hello.protocol + u' ' + token;
        const auto known = m_tokens.find(keyOf(facts.endpoint, named));
        if (known != m_tokens.end() && known->second < facts.id && !link && !facts.continues &&
            token == hello.resumes)
            link = Link{known->second, QStringLiteral("resume_token")};
        remember(facts.endpoint, named, facts.id);
    }
    // What the server calls it may come back in the address of a request.
    if (!hello.token.isEmpty())
        remember(facts.endpoint, hello.token, facts.id);
    if (link)
        taken(link->lost);
    return link;
}

void Returns::lost(const Facts &facts, const EndpointSpec &spec)
{
    const quint64 id = quint64(facts.id);
    if (!facts.request || m_lost.count(id) > 0 || isAnyTab(facts))
        return;
    const bool hadToken = !tokensOf(*facts.request, spec.resumeTokens).isEmpty();
    const auto key = [hadToken](const QString &common) { return hadToken ? withToken(common) : common; };
    const Lost lost{facts.endedAt().value_or(facts.startedAt), key(cookieOf(facts)), key(addressOf(facts))};
    m_index.insert({lost.byCookie, id});
    m_index.insert({lost.byAddress, id});
    m_lost.emplace(id, lost);
    m_order.push_back(id);
    while (m_lost.size() > maxLost) {
        taken(SessionId(m_order.front()));
        m_order.pop_front();
    }
    if (m_order.size() > 2 * maxLost)
        std::erase_if(m_order, [this](quint64 known) { return m_lost.count(known) == 0; });
}

/// The one lost session that fits; nothing if several do. A token that nobody knows may be what the server
/// gave to a session that came without one; it is never that of a session that had another.
std::optional<SessionId> Returns::only(const QString &common, bool hasToken) const
{
    std::optional<SessionId> found;
    QStringList keys{common};
    if (!hasToken)
        keys.append(withToken(common));
    for (const QString &key : std::as_const(keys)) {
        for (auto it = m_index.lower_bound({key, 0}); it != m_index.end() && it->first == key; ++it) {
            if (found)
                return {};
            found = SessionId(it->second);
        }
    }
    return found;
}

void Returns::expire(Stamp now)
{
    for (; !m_order.empty(); m_order.pop_front()) {
        const auto it = m_lost.find(m_order.front());
        if (it != m_lost.end() && now - it->second.at <= longestAbsence)
            return;
        taken(SessionId(m_order.front()));
    }
}

void Returns::taken(SessionId id)
{
    const auto it = m_lost.find(quint64(id));
    if (it == m_lost.end())
        return;
    m_index.erase({it->second.byCookie, quint64(id)});
    m_index.erase({it->second.byAddress, quint64(id)});
    m_lost.erase(it);
}

void Returns::remember(EndpointId endpoint, const QString &token, SessionId id)
{
    const QString key = keyOf(endpoint, token);
    const auto [known, isNew] = m_tokens.try_emplace(key, id);
    known->second = std::max(known->second, id); // an older one does not take its name back
    if (isNew) {
        m_tokenOrder.push_back(key);
        if (m_tokenOrder.size() > maxTokens) {
            m_tokens.erase(m_tokenOrder.front());
            m_tokenOrder.pop_front();
        }
    }
}

} // namespace recovery

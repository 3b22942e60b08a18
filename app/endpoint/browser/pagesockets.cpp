#include "endpoint/browser/pagesockets.h"

namespace endpoint {

using namespace session;

void PageSockets::Entry::left(const QString &sub, const QString &detail, Stamp at)
{
    if (cachedAt)
        socket.left(QStringLiteral("navigation"), {}, *cachedAt, at - *cachedAt);
    else
        socket.left(sub, detail, at);
}

PageSockets::Entry &PageSockets::add(SessionId id, SocketPlace place, const QString &url,
                                     const ScriptCall &home)
{
    if (!place.request.isEmpty())
        m_byRequest.insert({place.session, place.request}, quint64(id));
    if (place.realm != 0)
        m_byNumber.insert({place.session, {place.realm, place.number}}, quint64(id));
    return m_sockets
        .try_emplace(quint64(id), Entry{std::move(place), PageSocket(m_context, id, url, home), {}, {}})
        .first->second;
}

void PageSockets::number(Entry &entry, const QString &request)
{
    entry.place.request = request;
    m_byRequest.insert({entry.place.session, request}, quint64(entry.socket.id()));
}

bool PageSockets::areRead(const QString &session) const
{
    return std::any_of(m_sockets.cbegin(), m_sockets.cend(), [&](const auto &one) {
        const Entry &entry = one.second;
        return entry.place.session == session && (entry.place.realm == 0 || entry.socket.isRead());
    });
}

PageSockets::Entry *PageSockets::byRequest(const QString &session, const QString &request)
{
    const auto found = m_sockets.find(m_byRequest.value({session, request}));
    return found == m_sockets.end() ? nullptr : &found->second;
}

PageSockets::Entry *PageSockets::byNumber(const QString &session, quint64 realm, quint64 number)
{
    const auto found = m_sockets.find(m_byNumber.value({session, {realm, number}}));
    return found == m_sockets.end() ? nullptr : &found->second;
}

void PageSockets::each(const std::function<bool(const SocketPlace &)> &matches,
                       const std::function<void(Entry &)> &then)
{
    for (auto &[id, entry] : m_sockets) {
        if (matches(entry.place))
            then(entry);
    }
}

void PageSockets::forget(const SocketPlace &place)
{
    m_byRequest.remove({place.session, place.request});
    m_byNumber.remove({place.session, {place.realm, place.number}});
}

void PageSockets::settle(Stamp at)
{
    for (auto it = m_sockets.begin(); it != m_sockets.end();) {
        Entry &entry = it->second;
        if (entry.cachedAt && !entry.socket.due() && at - *entry.cachedAt >= cacheTime)
            entry.left({}, {}, *entry.cachedAt + cacheTime);
        if (!entry.socket.due() || *entry.socket.due() > at) {
            ++it;
            continue;
        }
        entry.socket.settle();
        forget(entry.place);
        it = m_sockets.erase(it);
    }
}

std::optional<Stamp> PageSockets::due() const
{
    std::optional<Stamp> first;
    for (const auto &[id, entry] : m_sockets) {
        auto due = entry.socket.due();
        if (!due && entry.cachedAt)
            due = *entry.cachedAt + cacheTime;
        if (due)
            first = std::min(first.value_or(*due), *due);
    }
    return first;
}

void PageSockets::drop(const QString &session, const QString &request)
{
    const auto found = m_sockets.find(m_byRequest.value({session, request}));
    if (found == m_sockets.end())
        return;
    forget(found->second.place);
    m_sockets.erase(found);
}

void PageSockets::shutDown(Stamp at)
{
    for (auto &[id, entry] : m_sockets)
        entry.socket.shutDown(at);
    m_sockets.clear(), m_byRequest.clear(), m_byNumber.clear();
}

void PageSockets::outOfSight(Stamp at)
{
    for (auto &[id, entry] : m_sockets)
        entry.socket.outOfSight(at);
    m_sockets.clear(), m_byRequest.clear(), m_byNumber.clear();
}

} // namespace endpoint

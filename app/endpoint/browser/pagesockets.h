// The WebSockets of a browser that have not ended, found by the browser's numbers and by those of its pages.
#pragma once

#include "endpoint/browser/pagesocket.h"

#include <QHash>

#include <functional>
#include <map>

namespace endpoint {

/// Where a WebSocket lives.
struct SocketPlace
{
    QString session;    ///< DevTools' own, of its target
    QString target;     ///< the page at the root of it; a shared worker's or service worker's own
    QString frame;      ///< empty in a worker
    QString request;    ///< the browser's number
    quint64 realm = 0;  ///< as the page's script numbers itself; 0: it was not there
    quint64 number = 0; ///< of the WebSocket there
    bool apart = false; ///< in a worker that no page owns

    /// The browser's process that runs its script, which begins the browser's number; empty: not known.
    [[nodiscard]] QStringView process() const
    {
        const qsizetype dot = request.indexOf(u'.');
        return QStringView(request).first(std::max<qsizetype>(dot, 0));
    }
};

class PageSockets
{
public:
    explicit PageSockets(const PageContext &context) : m_context(context) {}

    struct Entry
    {
        SocketPlace place;
        PageSocket socket;
        std::optional<session::Stamp> cachedAt;   ///< its page may be in the back/forward cache since then
        std::optional<session::Stamp> restoredAt; ///< it came out of it

        /// As PageSocket::left(). What may be in the cache was left long before: when it ended is not told.
        void left(const QString &sub, const QString &detail, session::Stamp at);
    };

    /// As PageSocket().
    Entry &add(session::SessionId id, SocketPlace place, const QString &url, const session::ScriptCall &home);
    /// The browser has a number for it after all.
    void number(Entry &entry, const QString &request);
    /// Null if there is none.
    [[nodiscard]] Entry *byRequest(const QString &session, const QString &request);
    [[nodiscard]] Entry *byNumber(const QString &session, quint64 realm, quint64 number);
    void each(const std::function<bool(const SocketPlace &)> &matches,
              const std::function<void(Entry &)> &then);

    /// Tells the ends whose time has come.
    void settle(session::Stamp at);
    [[nodiscard]] std::optional<session::Stamp> due() const;
    /// Of a page that may be in the back/forward cache, Chromium discards what it holds by then.
    static constexpr session::Nanoseconds cacheTime = std::chrono::minutes(10);

    /// Forgets one whose end has been told.
    void drop(const QString &session, const QString &request);
    /// Somebody reads what passes there, or nobody but the browser can tell how much it is.
    [[nodiscard]] bool areRead(const QString &session) const;
    void shutDown(session::Stamp at);
    void outOfSight(session::Stamp at);
    [[nodiscard]] std::size_t size() const { return m_sockets.size(); }

private:
    const PageContext &m_context;
    void forget(const SocketPlace &place);

    std::map<quint64, Entry> m_sockets;                      ///< by session id
    QHash<std::pair<QString, QString>, quint64> m_byRequest; ///< by target and the browser's number
    QHash<std::pair<QString, std::pair<quint64, quint64>>, quint64> m_byNumber;
};

} // namespace endpoint

// A page, frame or worker of a browser that is attached to.
#pragma once

#include "endpoint/browser/passedrows.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>

namespace endpoint {

/// One window of script: a document, or a worker.
struct Realm
{
    QString frame;
    bool top = false, hidden = false;
    ForeignClock clock;
};

/// A `new WebSocket` that script has begun and not finished.
struct Making
{
    quint64 realm = 0, number = 0;
    QString url, stack;
    QString refusal; ///< what the browser complained of meanwhile
    bool created = false;
    bool unseen = false; ///< the browser may not have told that it was made: it was not asked
};

/// Whether the browser is asked for every message. Where many pass and nobody reads them it is not: the
/// script in the page counts them. But it tells of opening handshakes only as long as it is asked.
struct Listening
{
    static constexpr session::Nanoseconds hold = std::chrono::seconds(5), silence = std::chrono::seconds(2);
    static constexpr quint64 few = 150; ///< messages a second

    bool isOn = true;
    int asking = 0;                       ///< the command that asks it again, until that is answered
    session::Stamp notBefore{};           ///< a WebSocket may be made until then
    std::optional<session::Stamp> since;  ///< the second began in which
    quint64 rows = 0, rate = 0;           ///< so many messages were told of by script
    std::optional<session::Stamp> lastAt; ///< those

    void expect(session::Stamp at) { notBefore = std::max(notBefore, at + hold); }
    void count(quint64 messages, session::Stamp at)
    {
        rows += messages;
        lastAt = at;
        if (!since || at - *since >= std::chrono::seconds(1)) {
            rate = since && at - *since < silence ? rows : 0;
            since = at;
            rows = 0;
        }
    }
    /// The script in the page tells of the messages, and there are many.
    [[nodiscard]] bool mayStop(session::Stamp at) const
    {
        return lastAt && at - *lastAt < silence && rate >= few && at >= notBefore;
    }
};

struct Target
{
    static constexpr qsizetype mostRealms = 1024; ///< remembered at once; the rest is not told apart

    QString session;                     ///< DevTools' own, which names it
    QString id, type, url, parent;       ///< parent: session of the target that it was found through
    QHash<int, QString> frames;          ///< of the pages' own contexts of execution
    QHash<quint64, Realm> realms;        ///< as the script in the page numbers itself
    QHash<QString, QString> urls;        ///< by frame
    QHash<QString, QString> navigations; ///< by frame: what kind of navigation has begun
    std::optional<Making> making;
    std::optional<QString> complaint; ///< the last that a WebSocket has failed
    /// The answer to the opening handshake of a WebSocket that was made while the browser was not asked.
    std::optional<std::pair<QString, QJsonObject>> answer;
    int answers = 0; ///< since the last that its page told of: of several nobody knows which is whose
    Listening listening;
    bool hidden = false;                                        ///< of a page
    std::optional<std::pair<QString, session::Stamp>> lastLeft; ///< why the page before went, and when

    [[nodiscard]] bool isPage() const
    {
        return type == QLatin1String("page") || type == QLatin1String("webview");
    }
    [[nodiscard]] bool isFrame() const { return type == QLatin1String("iframe"); }
    [[nodiscard]] bool isWorker() const { return type.endsWith(QLatin1String("worker")); }
};

} // namespace endpoint

// A page, frame or worker of a browser that is attached to.
#pragma once

#include "session/words.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace endpoint {

/// One window of script: a document, or a worker.
struct Realm
{
    QString frame;
    bool top = false, hidden = false;
};

/// A `new WebSocket` that script has begun and not finished.
struct Making
{
    quint64 realm = 0, number = 0;
    QString url, stack;
    QString refusal; ///< what the browser complained of meanwhile
    bool created = false;
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

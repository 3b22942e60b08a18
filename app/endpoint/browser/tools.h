// What is said to a browser's developer tools, and what their answers come to: pages, frames and workers are
// attached to as they come, each before its own scripts, and their WebSockets become sessions. No sockets, no
// clock.
#pragma once

#include "endpoint/browser/witness.h"

namespace endpoint {

class Tools
{
public:
    struct Ways
    {
        std::function<void(const QByteArray &)> send;
        std::function<session::SessionId()> next;
    };
    static constexpr qsizetype mostTargets = 4096; ///< pages, frames and workers at once

    /// `own`: a browser that we started; a page that it leaves is gone (its back/forward cache is off).
    Tools(const PageContext &context, Ways ways, bool own);

    /// Attaches to what is there and to what comes, and opens the pages; the empty tab that a browser of our
    /// own begins with goes then.
    void begin(const QStringList &pages);
    void take(QByteArrayView message, session::Stamp at);
    /// Tells the ends whose time has come.
    void settle(session::Stamp at);
    [[nodiscard]] std::optional<session::Stamp> due() const { return m_sockets.due(); }

    /// The browser is gone, and with it all of its WebSockets. `crashed`: it did not end by itself.
    void browserGone(session::Stamp at, bool crashed = false);
    /// We end it.
    void shutDown(session::Stamp at) { m_sockets.shutDown(at); }
    /// The browser and its WebSockets live, and nobody watches them any longer.
    void outOfSight(session::Stamp at) { m_sockets.outOfSight(at); }
    /// Takes what is ours out of all pages, which needs some answers.
    void leave();
    [[nodiscard]] bool isAttached() const { return m_isAttached; }
    [[nodiscard]] bool hasLeft() const { return m_awaited.isEmpty(); }
    [[nodiscard]] bool wasFull() const { return m_witness.wasFull(); }
    /// Of some WebSocket the opening handshake was not seen, since the browser was not asked then.
    [[nodiscard]] bool wasUnseen() const { return m_witness.wasUnseen(); }
    /// Why the browser does not let itself be watched; empty if it does.
    [[nodiscard]] const QString &refusal() const { return m_refusal; }
    [[nodiscard]] std::size_t sockets() const { return m_sockets.size(); }

private:
    using Handler = void (Tools::*)(const QJsonObject &told, const QString &session, session::Stamp at);
    static const QHash<QString, Handler> &handlers();

    int send(const QString &method, const QJsonObject &parameters = {}, const QString &session = {});
    void answered(const ToolsMessage &message);
    void attached(const QJsonObject &told, const QString &session, session::Stamp at);
    void instrument(const Target &target);
    void open();
    void detached(const QJsonObject &told, const QString &session, session::Stamp at);
    void destroyed(const QJsonObject &told, const QString &session, session::Stamp at);
    void crashed(const QJsonObject &told, const QString &session, session::Stamp at);
    void crashTold(const QJsonObject &told, const QString &session, session::Stamp at);
    void contextCreated(const QJsonObject &told, const QString &session, session::Stamp at);
    void contextsCleared(const QJsonObject &told, const QString &session, session::Stamp at);
    void startedNavigating(const QJsonObject &told, const QString &session, session::Stamp at);
    void navigated(const QJsonObject &told, const QString &session, session::Stamp at);
    void frameDetached(const QJsonObject &told, const QString &session, session::Stamp at);
    void reported(const QJsonObject &told, const QString &session, session::Stamp at);
    void listen(Target &target, session::Stamp at);
    [[nodiscard]] Target &rootOf(Target &target);
    [[nodiscard]] session::Stamp timeOf(const QJsonObject &told, session::Stamp at);

    const PageContext &m_context;
    Ways m_ways;
    bool m_own;
    PageSockets m_sockets;
    Witness m_witness;
    QHash<QString, Target> m_targets; ///< by session
    QSet<QString> m_ids;              ///< of the same targets
    QString m_channel, m_script;
    QStringList m_pages; ///< still to be opened
    /// Commands whose answers matter, and the sessions they went to.
    QHash<int, QString> m_awaited;
    int m_lastCommand = 0, m_attaching = 0;
    bool m_isAttached = false;
    QString m_refusal;
    ForeignClock m_clock; ///< the browser's
    /// The process of the page that crashed last, and when.
    std::optional<std::pair<QString, session::Stamp>> m_crashed;
};

} // namespace endpoint

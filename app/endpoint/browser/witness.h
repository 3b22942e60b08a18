// What the browser and the script in its pages tell of WebSockets, and what that comes to.
#pragma once

#include "endpoint/browser/devtools.h"
#include "endpoint/browser/pagesockets.h"
#include "endpoint/browser/target.h"

namespace endpoint {

class Witness
{
public:
    Witness(const PageContext &context, PageSockets &sockets, std::function<session::SessionId()> next)
        : m_context(context), m_sockets(sockets), m_next(std::move(next))
    {
    }

    /// An event of the domains Network and Log. False if it is of another kind.
    bool take(Target &target, const Target &root, const ToolsMessage &message, session::Stamp at);
    /// The script in a page speaks. `root`: the page that a worker or frame belongs to. `text`: foreign.
    void report(Target &target, Target &root, int context, const QString &text, session::Stamp at);
    /// WebSockets beyond the limit of the endpoint were not followed.
    [[nodiscard]] bool wasFull() const { return m_full; }

    /// A WebSocket opened while the browser was not asked, and its opening handshake was not seen.
    [[nodiscard]] bool wasUnseen() const { return m_unseen; }

    static constexpr qsizetype longestReport = 256 * 1024;

private:
    void created(Target &target, const Target &root, const QJsonObject &told, session::Stamp at);
    void logged(Target &target, const QJsonObject &entry);
    void born(Target &target, Target &root, int context, const QJsonObject &told);
    void opened(Target &target, const QJsonObject &told, session::Stamp at);
    void failed(Target &target, const QJsonObject &told, session::Stamp at);
    void passed(Target &target, const QJsonObject &told, session::Stamp at);
    void made(Target &target, const Target &root, const QJsonObject &told, session::Stamp at);
    void threw(Target &target, const Target &root, const QJsonObject &told, session::Stamp at);
    void closeCalled(Target &target, const QJsonObject &told, session::Stamp at);
    void ended(Target &target, const QJsonObject &told, session::Stamp at);
    void pageState(Target &target, Target &root, const QJsonObject &told, session::Stamp at);
    void refused(Target &target, const Target &root, const QString &sub, const QString &text,
                 session::Stamp at);
    [[nodiscard]] PageSockets::Entry *socketOf(const Target &target, const QJsonObject &told);
    PageSockets::Entry *begin(Target &target, const Target &root, const QString &request, const QString &url,
                              session::Stamp at);

    const PageContext &m_context;
    PageSockets &m_sockets;
    std::function<session::SessionId()> m_next;
    bool m_full = false, m_unseen = false;
};

} // namespace endpoint

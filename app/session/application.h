// What an application protocol (a dialect) said inside the messages: the observations of app/dialect. `from`
// is the side that sent the message, whichever leg showed it.
#pragma once

#include "session/words.h"

#include <QVector>

namespace session {

using AppDuration = std::chrono::nanoseconds;

/// One way in which a side of a dialect gives up on the other.
struct AppPatience
{
    Leg by = Leg::Server; ///< the side that waits
    AppWait what = AppWait::Answer;
    std::optional<AppDuration> timeout; ///< nothing: told by the intervals that were seen
    AppDuration slack{};                ///< an end that much later fits as well
    bool announced = false;             ///< on this connection; else the protocol's or the library's default
    template <class V>
    void visit(V &v)
    {
        v("by", by), v("what", what), v("timeout", timeout), v("slack", slack), v("announced", announced);
    }
    bool operator==(const AppPatience &) const = default;
};

/// A dialect was recognised, or has announced more of itself: what is set here replaces what was known.
/// `by`: subprotocol, path, messages, option; presumed: of no known protocol, only its heartbeat was seen.
/// `token`: what the client can come back with, or calls itself; `resumes`: what it came back with; both as
/// keyed hashes. `goodbyes`: each side of this protocol says so before it ends a conversation.
struct AppHello
{
    static constexpr auto kind = "app_hello";
    QString protocol, version, by, token, resumes;
    bool goodbyes = false;
    std::optional<Leg> askedBy; ///< the side whose heartbeat is asked first, or that beats alone
    std::optional<AppDuration> interval;
    bool announced = false; ///< the interval was announced on this connection
    QVector<AppPatience> patience;
    template <class V>
    void visit(V &v)
    {
        v("protocol", protocol), v("version", version), v("by", by), v("token", token);
        v("resumes", resumes);
        v("goodbyes", goodbyes), v("asked_by", askedBy), v("interval", interval), v("announced", announced);
        v("patience", patience);
    }
    bool operator==(const AppHello &) const = default;
};

/// A heartbeat that asks for an answer, or that nobody answers.
struct AppPing
{
    static constexpr auto kind = "app_ping";
    Leg from = Leg::Server;
    template <class V>
    void visit(V &v)
    {
        v("from", from);
    }
    bool operator==(const AppPing &) const = default;
};

struct AppPong
{
    static constexpr auto kind = "app_pong";
    Leg from = Leg::Client;
    template <class V>
    void visit(V &v)
    {
        v("from", from);
    }
    bool operator==(const AppPong &) const = default;
};

/// A message that ends the conversation. `what`: its kind in the words of its protocol. `cause` and `sub`:
/// taxonomy names of what it gives as its reason. `meant`: its sender wished the end. `retry`: what it says
/// about coming back. `within`: how long after it the end may follow, if it says so.
struct AppGoodbye
{
    static constexpr auto kind = "app_goodbye";
    Leg from = Leg::Server;
    QString what, text, cause, sub;
    std::optional<quint16> code;
    bool meant = false;
    std::optional<bool> retry;
    std::optional<AppDuration> within;
    template <class V>
    void visit(V &v)
    {
        v("from", from), v("what", what), v("text", text), v("cause", cause), v("sub", sub), v("code", code);
        v("meant", meant), v("retry", retry), v("within", within);
    }
    bool operator==(const AppGoodbye &) const = default;
};

/// The sender of a goodbye goes on talking, or a side joins anew: the goodbye was none.
struct AppWithdrawn
{
    static constexpr auto kind = "app_withdrawn";
    Leg from = Leg::Server;
    template <class V>
    void visit(V &v)
    {
        v("from", from);
    }
    bool operator==(const AppWithdrawn &) const = default;
};

/// An error that the application told and that is no goodbye. `breaks`: its sender broke the dialect's own
/// rules, and the other side may end the connection for it.
struct AppError
{
    static constexpr auto kind = "app_error";
    Leg from = Leg::Server;
    QString what, text;
    std::optional<quint16> code;
    bool breaks = false;
    template <class V>
    void visit(V &v)
    {
        v("from", from), v("what", what), v("text", text), v("code", code), v("breaks", breaks);
    }
    bool operator==(const AppError &) const = default;
};

/// What became of an earlier conversation that one side asked to go on with.
struct AppResumed
{
    static constexpr auto kind = "app_resumed";
    bool resumed = false;
    template <class V>
    void visit(V &v)
    {
        v("resumed", resumed);
    }
    bool operator==(const AppResumed &) const = default;
};

/// Whether Dropscope, which is one end itself, sends and answers the heartbeats of the dialect.
struct AppAnswering
{
    static constexpr auto kind = "app_answering";
    bool answers = false;
    template <class V>
    void visit(V &v)
    {
        v("answers", answers);
    }
    bool operator==(const AppAnswering &) const = default;
};

/// From here on the messages are not read any more. `why`: not_understood (a message was none of the
/// dialect's), budget (too much to inflate), too_long (a compressed message was not kept whole), not_inflated
/// (one was damaged).
struct AppUnread
{
    static constexpr auto kind = "app_unread";
    QString why;
    template <class V>
    void visit(V &v)
    {
        v("why", why);
    }
    bool operator==(const AppUnread &) const = default;
};

} // namespace session

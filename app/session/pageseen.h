// What only a browser knows of a WebSocket: which line of script made or closed it, what its page went
// through, and the CloseEvent. The rest of the observations is in observation.h.
#pragma once

#include "session/flow.h"

#include <QString>
#include <QVector>

#include <optional>

namespace session {

/// One frame of a stack of script. Line and column count from 1; 0: not known.
struct ScriptLine
{
    QString function, url;
    int line = 0, column = 0;
    template <class V>
    void visit(V &v)
    {
        v("function", function), v("url", url), v("line", line), v("column", column);
    }
    bool operator==(const ScriptLine &) const = default;
};

/// "app.js:120": the last part of the address and the line.
[[nodiscard]] QString shortLine(const ScriptLine &line);

/// Script made the WebSocket (`what` "created"), or called its close() ("close", with the `code` and `reason`
/// that it gave). `stack`: innermost first, asynchronous callers included; empty where it is not known.
/// `where`: page, frame, worker, shared_worker, service_worker; `page`: its address, without secrets; `tab`:
/// what stays the same when the page is loaded anew (the browser's name of its tab and frame). `unsent`:
/// bytes of messages that waited in the browser when it called close() (bufferedAmount).
struct ScriptCall
{
    static constexpr auto kind = "script_call";
    static constexpr int maxStack = 16;
    QString what, reason, where, page, tab;
    std::optional<quint16> code;
    QVector<ScriptLine> stack;
    quint64 unsent = 0;
    template <class V>
    void visit(V &v)
    {
        v("what", what), v("reason", reason), v("where", where), v("page", page), v("code", code);
        v("tab", tab);
        v("stack", stack), v("unsent", unsent);
    }
    bool operator==(const ScriptCall &) const = default;
};

/// What the page (or worker) of a WebSocket went through while it lived. `what`: hidden, visible, frozen,
/// resumed, cached (into the back/forward cache, or perhaps), restored (out of it), navigating, left,
/// offline, online, long_task (script held the page up for `lasted`, until now), throttled (a timer came
/// `lasted` too late), buffered (`bytes` wait to be sent, and become more). `detail`: where to, or why.
struct PageState
{
    static constexpr auto kind = "page_state";
    QString what, detail;
    Nanoseconds lasted{};
    quint64 bytes = 0;
    template <class V>
    void visit(V &v)
    {
        v("what", what), v("detail", detail), v("lasted", lasted), v("bytes", bytes);
    }
    bool operator==(const PageState &) const = default;
};

/// The CloseEvent that script was given. `code` is absent for 1005 and 1006, which stand for what was not on
/// the wire; `wasClean`: by the browser's word, the closing handshake was completed; `unsent`: bytes of
/// messages that had not left the browser, and never will (bufferedAmount).
struct CloseEvent
{
    static constexpr auto kind = "close_event";
    std::optional<quint16> code;
    QString reason;
    bool wasClean = false;
    quint64 unsent = 0;
    template <class V>
    void visit(V &v)
    {
        v("code", code), v("reason", reason), v("was_clean", wasClean), v("unsent", unsent);
    }
    bool operator==(const CloseEvent &) const = default;
};

/// All of that of one session, folded. What came after the first terminal event changes nothing but
/// `closeEvent`.
struct PageFacts
{
    static constexpr auto kind = "page";
    QString where, page, tab; ///< as ScriptCall
    QVector<ScriptLine> createdBy, closedBy;
    bool closeCalled = false; ///< before any other end
    std::optional<Stamp> hiddenSince, frozenSince, cachedSince, offlineSince;
    Nanoseconds longestTask{}, lastTask{};
    std::optional<Stamp> lastTaskAt; ///< its end
    quint32 tasks = 0;               ///< that were long
    Nanoseconds latestThrottle{};    ///< how late a timer came while the page was hidden
    quint64 mostBuffered = 0;
    quint64 unsentAtClose = 0; ///< when script called close()
    std::optional<CloseEvent> closeEvent;
    bool operator==(const PageFacts &) const = default;
};

} // namespace session

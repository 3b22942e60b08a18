// What the application said in one session, folded.
#pragma once

#include "session/observation.h"

namespace session {

/// The heartbeats that one side sent.
struct AppBeats
{
    std::optional<Stamp> lastPing, lastPong;
    std::optional<Stamp> unanswered; ///< its first ping since the last answer of the other side
    Nanoseconds longestInterval{};   ///< between two of its pings
    Nanoseconds slowestAnswer{};     ///< of the other side
    quint32 pings = 0;
    bool operator==(const AppBeats &) const = default;
};

struct AppFacts
{
    static constexpr auto kind = "app";
    AppHello hello; ///< all that was announced, the latest of each
    AppBeats client, server;
    std::optional<AppGoodbye>
        goodbye; ///< the first one that was not withdrawn, before the first terminal event
    Stamp goodbyeAt{};
    std::optional<AppError> error; ///< the latest one
    Stamp errorAt{};
    std::optional<bool> resumed;
    QString unread; ///< why the messages are not read any more; empty while they are
    std::optional<Stamp> unreadAt;

    [[nodiscard]] const AppBeats &beats(Leg side) const { return side == Leg::Client ? client : server; }
    bool operator==(const AppFacts &) const = default;
};

/// Folds an observation of a dialect in; other kinds change nothing. `over`: a terminal event came before.
/// False if it was of another kind.
bool applyApp(Boxed<AppFacts> &facts, const Observation &observation, bool over);

} // namespace session

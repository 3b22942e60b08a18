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

/// A heartbeat. Small, because there are many.
struct AppTick
{
    float at = 0;            ///< seconds since the 101
    float milliseconds = -1; ///< until it was answered; negative: it was not
    Leg from = Leg::Server;
    bool operator==(const AppTick &) const = default;
};

struct AppFacts
{
    static constexpr auto kind = "app";
    static constexpr int maxTicks = 50;
    AppHello hello; ///< all that was announced, the latest of each
    AppBeats client, server;
    std::optional<AppGoodbye>
        goodbye; ///< the first one that was not withdrawn, before the first terminal event
    Stamp goodbyeAt{};
    std::optional<AppError> error; ///< the latest one
    Stamp errorAt{};
    std::optional<bool> resumed;
    std::optional<bool> answering; ///< Dropscope itself sends and answers heartbeats, or does not
    QVector<AppTick> ticks;        ///< oldest first, at most maxTicks
    QString unread;                ///< why the messages are not read any more; empty while they are
    std::optional<Stamp> unreadAt;

    [[nodiscard]] const AppBeats &beats(Leg side) const { return side == Leg::Client ? client : server; }
    bool operator==(const AppFacts &) const = default;
};

/// Folds an observation of a dialect in; other kinds change nothing. `openedAt`: the 101. `over`: a terminal
/// event came before. False if it was of another kind.
bool applyApp(Boxed<AppFacts> &facts, const Observation &observation, Stamp openedAt, bool over);

} // namespace session

// What the application said in one session, folded.
#pragma once

#include "session/observation.h"

namespace session {

struct AppFacts : AppPulse
{
    static constexpr auto kind = "app";
    AppHello hello; ///< all that was announced, the latest of each
    std::optional<AppGoodbye>
        goodbye; ///< the first one that was not withdrawn, before the first terminal event
    Stamp goodbyeAt{};
    std::optional<AppError> error; ///< the latest one
    Stamp errorAt{};
    std::optional<bool> resumed;
    std::optional<bool> answering; ///< Dropscope itself sends and answers heartbeats, or does not
    QString unread;                ///< why the messages are not read any more; empty while they are
    std::optional<Stamp> unreadAt;

    [[nodiscard]] const AppBeats &beats(Leg side) const { return side == Leg::Client ? client : server; }
    bool operator==(const AppFacts &) const = default;
};

/// Folds an observation of a dialect in; other kinds change nothing. `openedAt`: the 101. `over`: a terminal
/// event came before. False if it was of another kind.
bool applyApp(Boxed<AppFacts> &facts, const Observation &observation, Stamp openedAt, bool over);

} // namespace session

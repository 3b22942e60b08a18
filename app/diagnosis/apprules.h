// What the application said outranks the frames (design sections 3.13 and 14): goodbyes, heartbeats that
// nobody answered, and ends without the goodbye that the protocol has.
#pragma once

#include "diagnosis/verdict.h"

namespace diagnosis {

/// A goodbye that counts: the end followed soon enough, and it was not withdrawn. Null if there is none.
[[nodiscard]] const session::AppGoodbye *goodbyeOf(const session::Facts &facts);

/// What the application's messages prove of the end.
struct AppJudgement
{
    Cause cause = Cause::AppClose;
    Class cls = Class::Lost;
    Confidence confidence = Confidence::Proven;
    QString sub;
    wire::Retry retry = wire::Retry::Unstated;
    session::Leg by = session::Leg::Server; ///< the side that ended it
    session::Stamp at{};                    ///< when it did so
    bool byGoodbye = false;
    std::optional<Heartbeat> heartbeat; ///< that was not answered
};

/// Nothing when no dialect was understood, or when its messages explain nothing. The ordered table of these
/// rules is the first part of the rules of classify().
[[nodiscard]] std::optional<AppJudgement> judgeApplication(const session::Facts &facts);
/// The heartbeat that was announced or seen, whatever ended the session.
[[nodiscard]] std::optional<Heartbeat> appHeartbeatOf(const session::Facts &facts);

/// Of no known protocol: the side that ended it had repeated a message steadily that was always answered, and
/// this time it was not. It suggests why, and changes no verdict.
[[nodiscard]] std::optional<Heartbeat> presumedSilence(const session::Facts &facts);

} // namespace diagnosis

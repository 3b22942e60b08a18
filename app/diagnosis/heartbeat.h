// The heartbeat of a session, as far as it was seen: who asks, how often, and who gave no answer.
#pragma once

#include "diagnosis/verdict.h"

namespace diagnosis {

struct Heartbeat
{
    session::Leg askedBy =
        session::Leg::Server; ///< whose pings they are; ours stand on the side that we play
    std::optional<session::Nanoseconds> interval;  ///< as announced, else as measured between pings
    std::optional<session::Nanoseconds> timeout;   ///< as announced
    bool announced = false;                        ///< the protocol told its timers
    std::optional<session::Leg> silent;            ///< the side whose missing answer ended the session
    std::optional<session::Nanoseconds> silentFor; ///< since the last frame of that side, at the end
};

/// Nothing when no ping was seen.
[[nodiscard]] std::optional<Heartbeat> heartbeatOf(const session::Facts &facts, const Verdict &verdict);

} // namespace diagnosis

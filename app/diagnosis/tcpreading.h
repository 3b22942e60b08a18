// What Linux TCP_INFO says about a leg that went silent or broke (causes B.5). It describes the connection to
// the next machine only: behind a proxy it says nothing about the far end.
#pragma once

#include "session/facts.h"

namespace diagnosis {

/// The names are the subs that verdicts carry.
enum class TcpReading {
    Unclear,            ///< nothing sampled, or nothing that explains an end
    PathDead,           ///< what we sent is not even acknowledged any more
    ApplicationStalled, ///< the peer's kernel acknowledges, its program says nothing
    SlowConsumer,       ///< the peer's kernel is there, but its program reads nothing: the window is closed
    StateLost           ///< our first bytes after a long silence were answered with a reset
};

/// Reads the last sample of a leg whose peer has been silent for `silence`, or what a capture saw of it.
[[nodiscard]] TcpReading readTcp(const session::LegFacts &leg, session::Nanoseconds silence);
/// Whether a reset at `at` was the answer to something sent after a long silence.
[[nodiscard]] bool resetAnsweredUs(const session::LegFacts &leg, session::Stamp at);
/// Packets show that the side which ended TCP had sent again and again what the other one never acknowledged.
[[nodiscard]] bool gaveUpSending(const session::Facts &facts);
[[nodiscard]] QString subOf(TcpReading reading);

} // namespace diagnosis

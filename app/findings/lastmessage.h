// The data messages that the flight recorder holds of a session, by way.
#pragma once

#include "findings/ending.h"

namespace findings {

/// True for a frame that went to the server. A relay notes a frame once, on the leg that it came from.
[[nodiscard]] bool isToServer(const session::FrameRecord &frame);
/// The last message before `end`, of either way.
[[nodiscard]] std::optional<LastMessage> lastMessageOf(const session::LastFrames &frames, session::Stamp end);
/// The last message that the side which ended the session can have had: one that came within less than a
/// round trip before the end crossed with it. Nothing if that side said something else after it had it.
[[nodiscard]] std::optional<LastMessage> lastHeardBy(session::Leg ender, const session::LastFrames &frames,
                                                     session::Stamp end, session::Nanoseconds roundTrip);
/// A message to the side that ended the session, of which a part had come by then.
[[nodiscard]] std::optional<LastMessage> comingTo(session::Leg ender, const session::Facts &facts,
                                                  session::Stamp end);
/// The last byte of a frame that never came whole, in either direction.
[[nodiscard]] std::optional<session::Stamp> lastOfParts(const session::Facts &facts);
/// The shortest round trip that was measured on that leg, by TCP or by pings; nothing if none was.
[[nodiscard]] std::optional<session::Nanoseconds> shortestRoundTrip(const session::LegFacts &leg);

} // namespace findings

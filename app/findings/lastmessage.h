// The data messages that the flight recorder holds of a session, by way.
#pragma once

#include "findings/ending.h"

namespace findings {

/// True for a frame that went to the server. A relay notes a frame once, on the leg that it came from.
[[nodiscard]] bool isToServer(const session::FrameRecord &frame);
/// The last message before `end`, of either way.
[[nodiscard]] std::optional<LastMessage> lastMessageOf(const session::LastFrames &frames, session::Stamp end);

} // namespace findings

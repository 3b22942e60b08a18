// The heartbeat of a session, as far as it was seen: who asks, how often, and who gave no answer.
#pragma once

#include "diagnosis/verdict.h"

namespace diagnosis {

/// Of the application, if it has one; else of RFC 6455 pings. Nothing when none was announced or seen.
[[nodiscard]] std::optional<Heartbeat> heartbeatOf(const session::Facts &facts, const Verdict &verdict);

} // namespace diagnosis

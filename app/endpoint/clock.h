// The clock of every observation.
#pragma once

#include "session/words.h"

namespace endpoint {

/// Now, as time since the Unix epoch, on a clock that never jumps: the boot-time clock (it goes on while the
/// machine sleeps) anchored to the wall clock once per process. Differences are true intervals. Any thread.
[[nodiscard]] session::Stamp now();

} // namespace endpoint

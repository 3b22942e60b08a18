// The clock of every observation.
#pragma once

#include <chrono>

namespace base {

/// Time since the Unix epoch, read from a clock that never jumps: differences are true intervals, and the
/// value can be shown as wall-clock time.
using Stamp = std::chrono::nanoseconds;

/// Now, as time since the Unix epoch, on a clock that never jumps: the boot-time clock (it goes on while the
/// machine sleeps) anchored to the wall clock once per process. Differences are true intervals. Any thread.
[[nodiscard]] Stamp now();

} // namespace base

// Where what was seen speaks against what a Close frame says.
#pragma once

#include "diagnosis/verdict.h"

namespace diagnosis {

/// The reason of the Close frame that came first names a ping without an answer, but its sender had sent
/// nothing; or an idle connection, but it was never silent for long.
[[nodiscard]] bool isContradicted(const session::Facts &facts, Cause cause);
/// The longest time without a frame, either way, on the leg that ended first.
[[nodiscard]] session::Nanoseconds longestSilence(const session::Facts &facts);

} // namespace diagnosis

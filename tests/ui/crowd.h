// Many sessions that show what many ends prove together: an idle timer, a mass drop with its recoveries, a
// size limit, pongs that slow down before a loss.
#pragma once

#include "ui/traffic.h"

namespace traffic {

/// Some two hundred sessions of the hour before `until` on endpoints 1 (listener) and 2 (relay), in order of
/// time; a dozen of them still live. `firstId`: of the sessions.
[[nodiscard]] session::Batch crowd(session::Stamp until, quint64 firstId = 1);

} // namespace traffic

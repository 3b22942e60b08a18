// The programs of strategies (--on-normal, --on-lost, --on-failed), as the command line speaks of them.
#pragma once

#include "session/endpointspec.h"
#include "session/observation.h"

namespace cli {

/// Why the program of one of these strategies cannot be started, with the name of the option; empty if all
/// can.
[[nodiscard]] QString whyNotStartable(const session::Strategies &strategies);
/// Says on standard error which programs could not be started or did not end well.
void complainOfPrograms(const session::Batch &batch);

} // namespace cli

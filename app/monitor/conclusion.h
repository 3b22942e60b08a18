// A verdict as the journal keeps it.
#pragma once

#include "journal/journal.h"
#include "monitor/monitor.h"

namespace monitor {

/// Of a session that has been judged.
[[nodiscard]] journal::Conclusion conclusionOf(const Session &session);

} // namespace monitor

// A finding as plain text for a ticket: what, how sure, what to do, and the sessions behind it.
#pragma once

#include "findings/finding.h"
#include "monitor/monitor.h"

namespace ui {

/// `endpoint`: its name as shown elsewhere.
[[nodiscard]] QString ticketText(const findings::Finding &finding, const QString &endpoint,
                                 const monitor::Monitor &monitor);

/// What to do, without what would settle it.
[[nodiscard]] QStringList actionsOf(const findings::Finding &finding);

} // namespace ui

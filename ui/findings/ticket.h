// A finding for a ticket, as plain text or Markdown: what, how sure, what to do, and the sessions behind it.
#pragma once

#include "findings/finding.h"
#include "monitor/monitor.h"

namespace ui {

/// `endpoint`: its name as shown elsewhere. `tested`: what a test of it showed.
[[nodiscard]] QString ticketText(const findings::Finding &finding, const QString &endpoint,
                                 const monitor::Monitor &monitor, const QStringList &tested = {});

/// The same as Markdown; what peers wrote stands in a block of code.
[[nodiscard]] QString ticketMarkdown(const findings::Finding &finding, const QString &endpoint,
                                     const monitor::Monitor &monitor, const QStringList &tested = {});

/// What to do, without what would settle it.
[[nodiscard]] QStringList actionsOf(const findings::Finding &finding);

} // namespace ui

// The verdict on one session for a ticket, as plain text or Markdown.
#pragma once

#include "monitor/monitor.h"

namespace ui {

/// In the words of the window, with a time that is right everywhere. `session` has ended.
[[nodiscard]] QString verdictText(const monitor::Session &session);

/// With evidence, advice and `endpoint`, its name; what peers wrote does not become markup.
[[nodiscard]] QString verdictMarkdown(const monitor::Session &session, const QString &endpoint);

} // namespace ui

// What to do about a connection that never opened.
#pragma once

#include "report/report.h"

namespace report {

/// Nothing for other endings.
[[nodiscard]] QStringList openingAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);

/// True if the request has the key of a WebSocket handshake but not the headers of its upgrade: only a
/// WebSocket client sends a key, and it sends those, too, so that something on the way removed them.
[[nodiscard]] bool upgradeWasStripped(const session::Facts &facts);

} // namespace report

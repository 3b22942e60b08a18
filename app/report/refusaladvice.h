// What to do about an upgrade that was refused. Private to this room.
#pragma once

#include "report/report.h"

namespace report {

/// True if the request has the key of a WebSocket handshake but not the headers of its upgrade: only a
/// WebSocket client sends a key, and it sends those, too, so that something on the way removed them.
[[nodiscard]] bool upgradeWasStripped(const session::Facts &facts);
/// What to set where a proxy takes the headers of an upgrade away.
[[nodiscard]] QString strippedUpgrade();

/// A line of the body of a refusal that tells more than its status; empty if none does.
[[nodiscard]] QString saidAtRefusal(const session::Facts &facts);
/// What to do about an answer with that status.
[[nodiscard]] QStringList refusalAdvice(const session::Facts &facts, int status);

} // namespace report

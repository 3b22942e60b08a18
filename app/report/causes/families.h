// The causes by the way a connection ends. Private to the folder.
#pragma once

#include "report/causes/cause.h"

namespace report {

[[nodiscard]] QList<CauseWords> closings();
[[nodiscard]] QList<CauseWords> policies();
[[nodiscard]] QList<CauseWords> brokenData();
[[nodiscard]] QList<CauseWords> cuts();
[[nodiscard]] QList<CauseWords> ownDoing();
[[nodiscard]] QList<CauseWords> openings();
[[nodiscard]] QList<CauseWords> places();

/// "The client", "The server": whose Close frame came first.
[[nodiscard]] QString closer(const session::Facts &facts);
/// "1001 Going Away"
[[nodiscard]] QString codeOf(const diagnosis::Verdict &verdict);
/// That it closed, and nothing more.
[[nodiscard]] QString closed(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// One side ended TCP before the WebSocket was open; empty if the tool or the network did.
[[nodiscard]] QStringList earlyEndAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);

} // namespace report

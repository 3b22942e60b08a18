// What a capture that lacks something still proves, and what it does not.
#pragma once

#include "diagnosis/verdict.h"

namespace diagnosis {

/// Corrects a verdict on a session that was captured, by what its capture could not see.
void judgeByWhatIsMissing(Verdict &verdict, const session::Facts &facts);
/// Neither its frames nor their times are known.
[[nodiscard]] bool isBlind(const session::Facts &facts);
/// Its beginning was not seen.
[[nodiscard]] bool hasNoBeginning(const session::Facts &facts);
/// The Close frame that was seen may be the answer to one that the capture missed: the leg of that one.
[[nodiscard]] std::optional<session::Leg> missedCloseOf(const session::Facts &facts);

} // namespace diagnosis

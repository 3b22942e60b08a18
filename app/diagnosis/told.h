// The verdict of another Dropscope, as it said it.
#pragma once

#include "diagnosis/verdict.h"

namespace diagnosis {

/// Nothing unless the end of the session is known by that alone. A name that is not known becomes the least
/// that can be said: unknown_loss, of class unknown, suggested.
[[nodiscard]] std::optional<Verdict> toldVerdict(const session::Facts &facts);

} // namespace diagnosis

// A Close 1000 without a word from the server is normal to the protocol. What the session shows beside it may
// say that nobody wished it: a resume that was asked for and not granted, or a timer. Private to this room.
#pragma once

#include "diagnosis/verdict.h"

#include <QStringList>

namespace report {

/// What stands behind the sentence of such an end; empty for every other.
[[nodiscard]] QString unwishedPart(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// What to do about it, for whom; nothing for every other end.
[[nodiscard]] QStringList unwishedAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);

} // namespace report

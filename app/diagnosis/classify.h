// Facts of one session → what they prove. An ordered table of rules; the first that holds decides.
#pragma once

#include "diagnosis/codebook.h"
#include "diagnosis/verdict.h"

namespace diagnosis {

/// Judges a session that has a first terminal event; a session without one gets unknown_loss. Pure: the same
/// facts and the same book always give the same verdict.
[[nodiscard]] Verdict classify(const session::Facts &facts, const CodeBook &book = {});

} // namespace diagnosis

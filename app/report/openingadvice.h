// What to do about a connection that never opened.
#pragma once

#include "report/report.h"

namespace report {

/// Nothing for other endings.
[[nodiscard]] QStringList openingAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);

} // namespace report

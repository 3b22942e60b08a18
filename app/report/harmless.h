// What is said besides the result, on standard error.
#pragma once

#include <QString>

namespace report {

/// One line: secrets of addresses, headers and tokens in it replaced, and all of it visible.
[[nodiscard]] QString harmless(const QString &text);

} // namespace report

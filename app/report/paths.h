// Which hop did it: the words of paths.
#pragma once

#include "findings/paths/path.h"

#include <QJsonObject>

namespace report {

[[nodiscard]] QJsonObject pathLine(const findings::Path &path);
[[nodiscard]] QString pathText(const findings::Path &path);
/// "It ended between haproxy and nginx": one plain sentence.
[[nodiscard]] QString pathSummary(const findings::Path &path);
[[nodiscard]] QStringList pathAdvice(const findings::Path &path);
/// What the filter field `origin` looks at: "server", "place haproxy", "between haproxy nginx".
[[nodiscard]] QString originWords(const findings::Origin &origin);

} // namespace report

// Files that a user names: certificates, keys, configurations, profiles.
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace base {

/// The first `most` bytes of that file. An error says why there are none, without the name. What is no
/// regular file is refused: nobody might ever write into a pipe, and a device need not end.
[[nodiscard]] Result<QByteArray> readFile(const QString &name, qint64 most);

} // namespace base

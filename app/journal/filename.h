// Names of logs: taken, free, given.
#pragma once

#include "journal/journal.h"

namespace journal {

/// Makes the file ours alone before SQLite touches it; SQLite gives its -wal and -shm the same mode.
[[nodiscard]] Error reserve(const QString &file);
/// That name, or the next one that is free.
[[nodiscard]] QString freeName(const QString &file);
/// Gives a whole log that name or the next one that is free; answers which.
[[nodiscard]] QString settle(const QString &part, const QString &wanted);

} // namespace journal

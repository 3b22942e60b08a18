// Old logs go: by age and by the space that all of them take.
#pragma once

#include <QDateTime>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace journal {

struct Retention
{
    std::optional<std::chrono::seconds> age; ///< since a log was last written; absent = keep
    std::optional<qint64> bytes; ///< of all logs in the folder, -wal and -shm included; absent = no bound
    /// Whether a collector has not taken all of that log yet. Such a log goes when it is twice as old as
    /// others may become, or when all take twice as much as they may. Absent: none is owed.
    std::function<bool(const QString &log)> isOwed = {};
};

struct Pruned
{
    QStringList removed; ///< logs, by path, oldest first
    QStringList errors;  ///< what should have been removed and could not be, one sentence each
    QStringList owed;    ///< those of `removed` that a collector had not taken
};

/// Removes logs of that folder (not of folders in it): those older than `age`, then the oldest until the rest
/// takes at most `bytes`. Kept whatever the limits: the logs in `inUse` (all that this process has open),
/// logs that another process has open for writing, links, and files that only look like a log by their name.
[[nodiscard]] Pruned prune(const QString &folder, const Retention &limits, const QDateTime &now,
                           const QStringList &inUse);

} // namespace journal

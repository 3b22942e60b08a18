// What a log file looks like inside, and how an older one becomes a newer one.
#pragma once

#include "journal/database.h"

#include <span>

namespace journal::schema {

/// "DrpS": tells a log from any other SQLite file (PRAGMA application_id, file(1)).
inline constexpr int applicationId = 0x44727053;

/// Brings a file from version n to n + 1. Statements, run in order.
using Step = std::span<const char *const>;

/// steps()[n] leads from version n to n + 1. Released steps never change; a new one is added at the end.
[[nodiscard]] std::span<const Step> steps();
/// The version this program writes, and the newest it reads (PRAGMA user_version).
[[nodiscard]] int version();

/// Runs the steps that are missing, each in a transaction of its own together with its version number: an
/// interrupted migration goes on where it stopped. An empty file becomes a log. A newer version is refused.
[[nodiscard]] Error migrate(Database &db, std::span<const Step> steps = schema::steps());

/// Whether the first page of a file can be that of a log: its schema fits into it. SQLite follows that of
/// another file wherever it leads before it can be asked about it.
[[nodiscard]] bool isFirstPage(QByteArrayView page);
/// What in the schema of an open file is not as this program makes it in that version ("view observation");
/// empty if nothing is. Sets the last error of the database if it cannot be read.
[[nodiscard]] QString whatIsForeign(Database &db, int version);

/// The sentence that refuses a file of version `found`.
[[nodiscard]] Error newerVersion(const QString &file, int found, int ours);

} // namespace journal::schema

// How values are written in a filter: durations, sizes, times, whole numbers.
#pragma once

#include <QStringView>

#include <optional>

namespace query {

/// Whose clock times without a zone are read from.
enum class Zone { Utc, Local };

/// A value and all that is written the same when it is rounded like it: "60s" is from 59.5 s to below 60.5 s,
/// "14:03" the whole minute.
struct Literal
{
    qint64 value = 0, low = 0, high = 0; ///< low ≤ value < high
    bool daily = false;                  ///< a time of day: nanoseconds since midnight
};

[[nodiscard]] std::optional<Literal> readNumber(QStringView text);
/// Nanoseconds, as base::readTime() reads them: "60s", "1min30s"; seconds without a unit.
[[nodiscard]] std::optional<Literal> readDuration(QStringView text);
/// Bytes, as base::readSize() reads them: "1500", "64kB" (of 1000), "1MiB" (of 1024).
[[nodiscard]] std::optional<Literal> readSize(QStringView text);
/// Nanoseconds since the epoch, or of a day. "2026-11-25", "2026-11-25T14:03", "14:03:27.5"; "Z" at the end:
/// UTC.
[[nodiscard]] std::optional<Literal> readTime(QStringView text, Zone zone);
/// Nanoseconds since midnight.
[[nodiscard]] qint64 timeOfDay(qint64 stamp, Zone zone);

} // namespace query

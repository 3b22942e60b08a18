// Times and sizes as people write them: the only reader and writer of their units. KB is 1000 bytes, KiB is
// 1024, everywhere.
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace base {

/// A measured value in nanoseconds or bytes.
struct Quantity
{
    double value = 0;
    double step = 1;   ///< the last place that was written: of "1.5s" 100 ms
    bool bare = false; ///< without a unit
};

/// Nanoseconds. Units: ns, us, ms, s (sec), min (m), h, d, in any case; seconds without one. Parts add up:
/// "1min30s". Nothing if the text is not that.
[[nodiscard]] std::optional<Quantity> readTime(QStringView text);
/// Bytes. Units: B, KB (K), MB (M), GB (G) of 1000, KiB, MiB, GiB of 1024, in any case; bytes without one.
[[nodiscard]] std::optional<Quantity> readSize(QStringView text);

/// A number and its unit.
struct Scaled
{
    double number = 0;
    const char *unit = ""; ///< "B", "kB", "MB", "GB", "TB"; of exactSize() also "KiB", "MiB", "GiB"
    int places = 0;        ///< worth writing
};
/// Rounded to one place: 1536 bytes are 1.5 kB.
[[nodiscard]] Scaled scaledSize(quint64 bytes);
/// A whole number of a unit, the smallest such number, if there is one: 65536 bytes are 64 KiB, 64000 bytes
/// are 64 kB.
[[nodiscard]] std::optional<Scaled> exactSize(quint64 bytes);

} // namespace base

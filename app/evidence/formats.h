// Tells which format a file has, by its first bytes.
#pragma once

#include "evidence/reader.h"

namespace evidence {

/// As many of the first bytes as a format is told by.
inline constexpr qsizetype headNeeded = 64 * 1024;
/// What Format::fits answers when no other format can be meant.
inline constexpr int beyondDoubt = 100;

/// The format that fits best, and how well (see Format::fits); null where none fits.
struct Fit
{
    const Format *format = nullptr;
    int fits = 0;
};
[[nodiscard]] Fit bestFit(QByteArrayView head);
/// Null if there is none of that name.
[[nodiscard]] const Format *formatNamed(QStringView name);
/// "pcap, pcapng, netlog, …".
[[nodiscard]] QString formatNames();

} // namespace evidence

// Numbers and small phrases of the sentences about findings. Private to this room.
#pragma once

#include "report/findings.h"
#include "report/words.h"

namespace report {

/// "7 of 8 losses", ends that were not wished for; where they say goodbye: "7 of 8 ends".
[[nodiscard]] QString countPhrase(const findings::Finding &finding);
/// A third of the timer, so that two pings may be lost; at least a second.
[[nodiscard]] QString safePingInterval(double timer);
/// "60.0 s", "25 ms", "2 h 0 min".
[[nodiscard]] QString time(double seconds);
/// "59.8–60.1 s", or one value where both read the same.
[[nodiscard]] QString timeRange(double low, double high);
/// "1,048,576 bytes (1 MiB)", "64,000 bytes (64 kB)".
[[nodiscard]] QString bytes(quint64 count);
/// "the server leg ended with FIN".
[[nodiscard]] QString endingPhrase(const findings::Finding &finding);
/// "after the last frame in either direction".
[[nodiscard]] QString measurePhrase(const findings::Finding &finding);
/// "This suggests" / "Probably" / "Matches", with the products; and what fits as well.
[[nodiscard]] QString matchPhrase(const findings::Finding &finding, const QString &otherwise);
/// "Close 1001", "no Close frame".
[[nodiscard]] QString closePhrase(const std::optional<quint16> &code);

} // namespace report

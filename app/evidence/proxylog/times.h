// The times of logs: in many ways of writing, as exact as their digits, and often without a zone.
#pragma once

#include "evidence/reader.h"

namespace evidence {

/// As written. `sinceEpoch` as if it were UTC; `zone` east of it, if the text says so. `resolution`: what the
/// last digit stands for.
struct Written
{
    std::chrono::nanoseconds sinceEpoch{};
    std::optional<std::chrono::seconds> zone;
    std::chrono::nanoseconds resolution = std::chrono::seconds(1);
};

/// "29/Nov/2026:07:49:59", with ".568" and " +0000" where they stand.
[[nodiscard]] std::optional<Written> clfTime(QByteArrayView text);
/// "2026-11-29T07:49:59.568842+00:00", "2026/11/29 07:49:59", "2026-11-29 07:49:59,568".
[[nodiscard]] std::optional<Written> isoTime(QByteArrayView text);
/// Seconds, milliseconds, microseconds or nanoseconds since 1970, by magnitude; "1795938599.568".
[[nodiscard]] std::optional<Written> epochTime(QByteArrayView text);
/// "5.004", in seconds.
[[nodiscard]] std::optional<std::chrono::nanoseconds> secondsIn(QByteArrayView text);

/// "+05:30", as --timezone takes it.
[[nodiscard]] QString zoneText(std::chrono::seconds east);

/// Turns what is written into points in time: with the zone of the text, else the one that the user gave or
/// the file shows, else this computer's, which is noted.
class Zone
{
public:
    explicit Zone(std::optional<std::chrono::seconds> given) : m_given(given) {}
    /// What another time in the same file shows; what the user gave stays.
    void learn(std::chrono::seconds east)
    {
        if (!m_learnt)
            m_learnt = east;
    }
    [[nodiscard]] bool isKnown() const { return m_given || m_learnt; }
    [[nodiscard]] session::Stamp stamp(const Written &time, Sink &sink) const;

private:
    std::optional<std::chrono::seconds> m_given, m_learnt;
};

} // namespace evidence

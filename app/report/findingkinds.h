// What is known of each kind of finding, in one table: a new kind is one row of it. Private to this room.
#pragma once

#include "report/findings.h"

#include <span>

namespace report {

struct KnownFinding
{
    findings::FindingKind kind;
    QString (*label)();
    QString (*sentence)(const findings::Finding &); ///< without what guards add
    QString (*evidence)();                          ///< what it takes
    QStringList (*actions)(const findings::Finding &);
    QStringList (*settle)(const findings::Finding &); ///< what would settle it
};

[[nodiscard]] std::span<const KnownFinding> timerFindings();
[[nodiscard]] std::span<const KnownFinding> crowdFindings();
[[nodiscard]] std::span<const KnownFinding> messageFindings();
[[nodiscard]] std::span<const KnownFinding> pageFindings();

[[nodiscard]] const KnownFinding &known(findings::FindingKind kind);

/// Where the evidence settles it as far as it can be.
[[nodiscard]] inline QStringList nothingToSettle(const findings::Finding &)
{
    return {};
}

} // namespace report

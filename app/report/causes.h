// What is known in general of each cause: what shows it, and what would tell more. Private to this room.
#pragma once

#include "findings/finding.h"
#include "report/words.h"

namespace report {

/// What was seen when this cause is named, and what that cannot tell.
[[nodiscard]] QString evidenceFor(diagnosis::Cause cause);
/// The vantage point or experiment that would tell more; empty if nothing is open.
[[nodiscard]] QString settledBy(diagnosis::Cause cause);
/// What refines the cause: "sub: meaning" lines.
[[nodiscard]] QStringList subsOf(diagnosis::Cause cause);
/// Findings that put an end of this cause into another light.
[[nodiscard]] QList<findings::FindingKind> findingsBehind(diagnosis::Cause cause);

} // namespace report

// Sentences about findings: what many endings prove together, how sure, what to do, and what would settle it.
#pragma once

#include "findings/finding.h"
#include "findings/revision.h"

#include <QJsonObject>
#include <QStringList>

namespace report {

/// "Idle timeout", "Mass drop".
[[nodiscard]] QString label(findings::FindingKind kind);
/// Numbers, range, counter-examples, how it ended, and what it matches or cannot exclude.
[[nodiscard]] QString summary(const findings::Finding &finding);
/// What to do, for whom, with the setting and the number; last what would settle it, if the evidence does
/// not.
[[nodiscard]] QStringList advice(const findings::Finding &finding);
/// The vantage points or experiments that would settle it. Empty if it is settled.
[[nodiscard]] QStringList whatWouldSettle(const findings::Finding &finding);
/// The kind in general: how it is recognised, what it takes, what to do.
[[nodiscard]] QString explain(findings::FindingKind kind);

[[nodiscard]] QJsonObject findingLine(const findings::Finding &finding);
[[nodiscard]] QString findingText(const findings::Finding &finding);

/// "Session 9 came while it was still open: it was replaced."
[[nodiscard]] QString summary(const findings::Revision &revision);
[[nodiscard]] QJsonObject revisedLine(const findings::Revision &revision);
[[nodiscard]] QString revisedText(const findings::Revision &revision);

} // namespace report

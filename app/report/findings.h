// Sentences about findings: what many endings prove together, how sure, what to do, and what would settle it.
#pragma once

#include "diagnosis/patterns/finding.h"
#include "diagnosis/patterns/revision.h"

#include <QJsonObject>
#include <QStringList>

namespace report {

/// "Idle timeout", "Mass drop".
[[nodiscard]] QString label(patterns::FindingKind kind);
/// Numbers, range, counter-examples, how it ended, and what it matches or cannot exclude.
[[nodiscard]] QString summary(const patterns::Finding &finding);
/// What to do, for whom, with the setting and the number; last what would settle it, if the evidence does
/// not.
[[nodiscard]] QStringList advice(const patterns::Finding &finding);
/// The vantage points or experiments that would settle it. Empty if it is settled.
[[nodiscard]] QStringList whatWouldSettle(const patterns::Finding &finding);
/// The kind in general: how it is recognised, what it takes, what to do.
[[nodiscard]] QString explain(patterns::FindingKind kind);

[[nodiscard]] QJsonObject findingLine(const patterns::Finding &finding);
[[nodiscard]] QString findingText(const patterns::Finding &finding);

/// "Session 9 came while it was still open: it was replaced."
[[nodiscard]] QString summary(const patterns::Revision &revision);
[[nodiscard]] QJsonObject revisedLine(const patterns::Revision &revision);
[[nodiscard]] QString revisedText(const patterns::Revision &revision);

} // namespace report

// All that is known of a cause by itself: its words, its sentence, what to do about it. Private to this room.
#pragma once

#include "findings/finding.h"
#include "report/words.h"

namespace report {

/// One row for each cause, in the file of its family. Texts are untranslated, of the context "report".
struct CauseWords
{
    diagnosis::Cause cause;
    const char *label;
    const char *evidence; ///< what was seen when this cause is named, and what that cannot tell
    const char *settledBy =
        nullptr; ///< the vantage point or experiment that would tell more; null: nothing is open
    QList<const char *> subs = {};              ///< what refines the cause: "sub: meaning" lines
    QList<findings::FindingKind> findings = {}; ///< those that put an end of this cause into another light
    /// What happened, who did it, with the hedges that the evidence demands. Called with facts that have a
    /// first terminal event.
    QString (*sentence)(const session::Facts &facts, const diagnosis::Verdict &verdict);
    /// What to do about it, for whom.
    QStringList (*advice)(const session::Facts &facts, const diagnosis::Verdict &verdict);
};

[[nodiscard]] const CauseWords &wordsOf(diagnosis::Cause cause);
/// Of that row, translated.
[[nodiscard]] QString evidenceFor(diagnosis::Cause cause);
[[nodiscard]] QString settledBy(diagnosis::Cause cause);
[[nodiscard]] QStringList subsOf(diagnosis::Cause cause);

} // namespace report

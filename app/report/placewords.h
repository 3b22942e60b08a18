// The words of places that somebody else runs: proxies' logs, browsers. Private to this room.
#pragma once

#include "report/words.h"

namespace report {

/// How it ended, where such a place is the first to say so; empty where its words need no sentence of their
/// own.
[[nodiscard]] QString placeSentence(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// A proxy that answered an upgrade itself, by its own log.
/// Empty unless the verdict is of that kind.
[[nodiscard]] QString proxyAnswered(const session::Facts &facts, const diagnosis::Verdict &verdict);
[[nodiscard]] QStringList proxyAnswerAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// For a network that failed on one leg of a proxy, by its log; else none.
[[nodiscard]] QStringList lostLegAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// What to do about an end of a cause that only such a place can tell, and where to set it; empty for other
/// causes.
[[nodiscard]] QStringList placeAdvice(diagnosis::Cause cause, const QString &sub);
/// One line of evidence.
[[nodiscard]] QString placeEvidence(const session::PlaceEnd &end);
/// The side that ended it: of a place, whom it names.
[[nodiscard]] session::Leg endLeg(const session::Facts &facts);

} // namespace report

// The words of a browser that was watched: what its page did, and went through. Private to this room.
#pragma once

#include "report/words.h"

namespace report {

/// How it ended, where the page did it or the browser refused; empty where that needs no sentence of its own.
[[nodiscard]] QString pageSentence(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// What the page went through that belongs to the end, beginning with a space; empty if nothing.
[[nodiscard]] QString pagePart(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// What to do about it, before all else; empty if the page has no part in it.
[[nodiscard]] QStringList pageAdvice(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// The same for a connection that the browser refused.
[[nodiscard]] QStringList blockedAdvice(const QString &sub);
/// Lines of evidence.
[[nodiscard]] QString pageEvidence(const session::ScriptCall &call);
[[nodiscard]] QString pageEvidence(const session::PageState &state);
[[nodiscard]] QString pageEvidence(const session::CloseEvent &event);

} // namespace report

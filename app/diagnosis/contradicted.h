// Where what was seen speaks against what a Close frame says.
#pragma once

#include "diagnosis/verdict.h"

namespace diagnosis {

/// How what was seen fits the word of a side that it had waited in vain for the other one.
enum class SilenceClaim {
    Shown,       ///< its ping had no answer, or the other side was silent for as long as it waits
    Open,        ///< nothing speaks against it
    Contradicted ///< it had sent no ping of which it speaks, or the other side was heard not long before
};
/// `words`: in which it said so.
[[nodiscard]] SilenceClaim claimOfSilence(const session::Facts &facts, session::Leg by, session::Stamp at,
                                          const QString &words);
/// These words of a dialect tell of a ping of one's own, or of its pong.
[[nodiscard]] bool tellsOfOwnPing(const QString &words);
/// That side had sent a ping or heartbeat that asks for an answer, of whichever kind.
[[nodiscard]] bool hasAsked(const session::Facts &facts, session::Leg side);
/// How long that side had been silent at that time; negative if something came from it later.
[[nodiscard]] session::Nanoseconds silenceOf(const session::Facts &facts, session::Leg side,
                                             session::Stamp at);

/// The words with which it was ended name a ping without an answer, or silence, but its sender had sent no
/// ping, or the other side was heard; or an idle connection, but it was never silent for long.
[[nodiscard]] bool isContradicted(const session::Facts &facts, const Verdict &verdict);
/// The longest time without a frame, either way, on the leg that ended first.
[[nodiscard]] session::Nanoseconds longestSilence(const session::Facts &facts);

} // namespace diagnosis

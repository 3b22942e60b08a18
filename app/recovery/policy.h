// Whether and when to try again: a pure function from what happened to what to do. No clock, no randomness of
// its own, no sockets.
#pragma once

#include "diagnosis/verdict.h"
#include "recovery/recovery.h"
#include "session/endpointspec.h"

namespace recovery {

struct Policy
{
    std::chrono::milliseconds firstSpread{1'000}; ///< the first retry comes within this, at random
    std::chrono::milliseconds massSpread{5'000};  ///< … after a restart, or when many were dropped at once
    std::chrono::milliseconds base{1'000};        ///< then full jitter: random within base·2ⁿ
    session::Patience patience;                   ///< but no longer than this, and not for ever
    std::chrono::milliseconds stable{10'000};     ///< only a session that lived so long resets the count
    /// While the server still holds the state of the lost session, waits are at most a quarter of this.
    std::optional<std::chrono::milliseconds> resumeWindow;
};

/// How it went so far since the last stable session.
struct Streak
{
    int attempts = 0;    ///< made
    int fatalInARow = 0; ///< ends that trying again will not cure
    bool operator==(const Streak &) const = default;
};

/// One end and what surrounds it.
struct Situation
{
    const diagnosis::Verdict &verdict;
    Streak streak; ///< before this end
    session::Strategies strategies;
    std::optional<std::chrono::seconds> retryAfter; ///< as the server asked for
    std::optional<session::Nanoseconds> downSince;  ///< how long the state has been without a session
    bool manyAtOnce = false;                        ///< several sessions were dropped together
    bool codeSaysNo = false;                        ///< the code's own documentation says not to retry
    bool resumeRefused = false;                     ///< the server knows our token no more
    bool timerSuspected = false; ///< findings show that the server ends with 1000 on a timer
};

struct Decision
{
    Action action = Action::Nothing;
    std::chrono::milliseconds wait{}; ///< Retry
    Why why = Why::None;              ///< Stop and Nothing
    Streak streak;                    ///< after this end
    bool operator==(const Decision &) const = default;
};

/// `random` is from [0, 1).
[[nodiscard]] Decision decide(const Policy &policy, const Situation &situation, double random);

/// True for ends that trying again will not cure: refused credentials, a broken handshake, violations, TLS.
[[nodiscard]] bool isFatal(const diagnosis::Verdict &verdict, bool codeSaysNo);

/// How long a Retry-After header of a response that came at `at` asks to wait, at most an hour: seconds, or
/// an HTTP date (RFC 9110 §10.2.3), read by our clock; a date that is past asks for nothing.
[[nodiscard]] std::optional<std::chrono::seconds> readRetryAfter(const QString &header, session::Stamp at);

} // namespace recovery

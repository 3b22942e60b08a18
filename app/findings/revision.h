// What only a later session shows about one that has ended: replaced, reloaded, moved to another address,
// asleep.
#pragma once

#include "findings/ending.h"

namespace findings {

/// Another verdict about a session; the first one stays in the log beside it.
struct Revision
{
    session::SessionId session{};
    diagnosis::Class cls = diagnosis::Class::Lost;
    diagnosis::Cause cause = diagnosis::Cause::UnknownLoss;
    QString sub;
    session::SessionId because{}; ///< the later session
    session::Stamp at{};          ///< when it was known: both the end and the later 101 had been seen
    session::Nanoseconds away{};  ///< from the end to the later 101; negative if that came first
    bool byAddress = false;       ///< nothing but address and program says that it is the same client
    bool operator==(const Revision &) const = default;
};

/// Nothing if the later session changes nothing. `later` must belong to the same client: equal keys, or
/// linked. `alone`: no third session of that key was open then.
[[nodiscard]] std::optional<Revision> revise(const Ending &ended, const Opening &later, bool alone = true);

} // namespace findings

Q_DECLARE_METATYPE(findings::Revision)

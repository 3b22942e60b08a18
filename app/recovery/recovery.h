// The values of recovery that other rooms show: why a session cannot be got back by us, and what is going on.
#pragma once

#include "session/words.h"

namespace recovery {
Q_NAMESPACE

/// Why "Reconnect now" is not possible for a session.
enum class Obstacle {
    None,
    StillOpen,        ///< it has not ended
    NotAClient,       ///< its client dialled, not we; its return is watched for
    EndpointGone,     ///< the endpoint was stopped or removed
    AlreadyRecovered, ///< another session continues it already
    ReadOnlyLog       ///< it is read from a log
};
Q_ENUM_NS(Obstacle)

/// What the policy decides about an end. Stop: it was trying, or has to say why it does not.
enum class Action { Retry, Stop, Nothing };
Q_ENUM_NS(Action)

/// Why there will be no retry.
enum class Why {
    None,
    NormalEnd,    ///< somebody meant to end it
    CodeTrap,     ///< it says 1000, but a timer said so: configure reconnecting after normal ends, or ping
    OwnEnd,       ///< we ended it, on request or because the endpoint stopped
    NotWanted,    ///< the strategy for such ends says so
    TooManyFatal, ///< it would fail again
    Asked         ///< somebody told it to stop
};
Q_ENUM_NS(Why)

/// An attempt that waits for its time or is under way (dueAt has passed then).
struct Pending
{
    int attempt = 0;
    session::Stamp dueAt{};
    session::RecoveryBy by = session::RecoveryBy::Policy;
    int queuedMessages = 0; ///< wait for the session to come back
    bool operator==(const Pending &) const = default;
};

} // namespace recovery

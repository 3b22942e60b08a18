// The vocabulary of patterns over many endings. Names are stored and printed, never numbers.
#pragma once

#include <QObject>

namespace findings {
Q_NAMESPACE

/// How the leg that ended first ended, as seen from us. Close: a Close frame came before anything else.
enum class EndShape { Close, Fin, Reset, Timeout, TlsEnd, Tool, Other };
Q_ENUM_NS(EndShape)

enum class FindingKind {
    IdleTimeout,
    SilentIdleDrop,
    MaxLifetime,
    MassDrop,
    Flapping,
    ReconnectStorm,
    SizeLimit,
    MessageLimit,
    FixedOffset,
    HeartbeatDegradation,
    Outlier,
    CodeTrap,
    ResumeRefused,
    CodeRewritten,
    PingInterval,
    TimedClose,
    AfterMessage,
    Takeover,
    PageHidden,
    LongTask,
    ScriptClose
};
Q_ENUM_NS(FindingKind)

enum class FindingState { New, Updated, Closed };
Q_ENUM_NS(FindingState)

/// How loudly to say it: 3 ends suggest, 4 or 5 are probably, 6 and three quarters match.
enum class Strength { Suggests, Probably, Matches };
Q_ENUM_NS(Strength)

/// What a timer or limit counts. Either: frames of either way reset it. ToServer, ToClient: only frames of
/// that way. Each: both ways are timed on their own. Lifetime: nothing resets it. Pong: silence after
/// unanswered pings.
enum class Measure { Either, ToServer, ToClient, Each, Lifetime, Pong };
Q_ENUM_NS(Measure)

/// Why a finding says less than it could, or why it was withdrawn.
enum class Guard {
    Lifetime,       ///< age and idle time are the same: it may be a maximum lifetime as well
    OtherWay,       ///< the frames of one way alone explain it as well
    WallClock,      ///< the ends share a time of the clock
    HeartbeatPhase, ///< the time is within what the heartbeat itself leaves
    Survivor,       ///< a session outlived it
    Diluted,        ///< other endings outnumber it by now
    SharedKey,      ///< sessions were told apart by address and program only
    Exposure,       ///< lifetimes differ too much to compare
    Expired,        ///< no new member for a day, or the episode is over
    Forgotten,      ///< the endpoint's settings changed
    Series,         ///< it is one of a series, which another finding speaks of
    BetterExplained ///< another finding explains the same ends by more
};
Q_ENUM_NS(Guard)

} // namespace findings

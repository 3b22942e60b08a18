// The frames of one leg, counted: the part of the facts that grows with every frame. Apart from the rest, so
// that the journal can keep it per session and write a state instead of every little sum (see TrafficSoFar).
#pragma once

#include "session/words.h"

namespace session {

using Nanoseconds = std::chrono::nanoseconds;

struct Observation;

/// Frames and bytes of one leg and way. `frames` and `bytes` include Close frames; the times do not, so that
/// idle time before a Close frame can be told.
struct Flow
{
    quint64 frames = 0, bytes = 0, messages = 0, largestFrame = 0, largestMessage = 0;
    std::optional<Stamp> firstAt, lastAt;
    Nanoseconds largestGap{};
    /// Largest frame and message after which the session lived on: traffic came a second or more later. What
    /// came since `turnedAt` is pending; what came in the turn before that is settling.
    quint64 survivedFrame = 0, survivedMessage = 0, pendingFrame = 0, pendingMessage = 0;
    quint64 settlingFrame = 0, settlingMessage = 0;
    std::optional<Stamp> turnedAt;
    std::optional<Stamp> lastPingAt;
    Nanoseconds longestPingInterval{}; ///< between two pings of this way; zero before the second
    template <class V>
    void visit(V &v)
    {
        v("frames", frames), v("bytes", bytes), v("messages", messages), v("largest_frame", largestFrame);
        v("largest_message", largestMessage), v("first_at", firstAt), v("last_at", lastAt);
        v("largest_gap", largestGap), v("survived_frame", survivedFrame),
            v("survived_message", survivedMessage);
        v("pending_frame", pendingFrame), v("pending_message", pendingMessage);
        v("settling_frame", settlingFrame), v("settling_message", settlingMessage), v("turned_at", turnedAt);
        v("last_ping_at", lastPingAt);
        v("longest_ping_interval", longestPingInterval);
    }
    bool operator==(const Flow &) const = default;
};

/// The silences of one leg, both ways taken together. A silence is answered when the peer sent something
/// after it: the path was alive then. One that ended with a frame to the peer stays unanswered until the
/// peer's next frame.
struct Silences
{
    Nanoseconds longestAnswered{}, longestUnanswered{};
    std::optional<Stamp> unansweredAt;    ///< when the longest unanswered one ended
    quint32 answered = 0, unanswered = 0; ///< those of a second or more
    template <class V>
    void visit(V &v)
    {
        v("longest_answered", longestAnswered), v("longest_unanswered", longestUnanswered);
        v("unanswered_at", unansweredAt), v("answered", answered), v("unanswered", unanswered);
    }
    bool operator==(const Silences &) const = default;
};

struct LegFlow
{
    Flow in, out;
    Silences silences;
    template <class V>
    void visit(V &v)
    {
        v("in", in), v("out", out), v("silences", silences);
    }
    bool operator==(const LegFlow &) const = default;
};

/// Folds one observation of that leg in; most kinds change nothing. `openedAt`: of the session, before it.
void applyFlow(LegFlow &flow, const std::optional<Stamp> &openedAt, const Observation &observation);

} // namespace session

// Everything observed of one session, folded. No verdicts, no clock, no words for people.
#pragma once

#include "session/appfacts.h"
#include "session/samplering.h"
#include "session/timeline.h"

namespace session {

/// A step of recovery and when it was made.
struct RecoveryStep : Recovery
{
    Stamp at{};
    bool operator==(const RecoveryStep &) const = default;
};

/// The peer of a leg ended the session while its ping was not answered.
struct Unanswered
{
    static constexpr auto kind = "unanswered";
    Leg by = Leg::Server;
    Stamp since{}; ///< when the first of these pings came
    Nanoseconds waited{};
    bool handedOn = false;            ///< the ping reached the kernel towards the side that shall answer
    std::optional<Stamp> lastFrameAt; ///< of the side that shall answer; nothing: it never sent one
    bool swallowed = false;           ///< a fault of ours kept the answer from it
    bool operator==(const Unanswered &) const = default;
};

/// Frames and silences come with LegFlow, pings with LegBeats.
struct LegFacts : LegFlow, LegBeats
{
    bool exists = false;
    QString local, peer; ///< "ip:port"
    std::optional<CloseFrame> closeReceived, closeSent;
    std::optional<Stamp> closeReceivedAt, closeSentAt;
    std::optional<TcpEnd> tcpEnd; ///< the first one
    std::optional<Stamp> tcpEndAt;
    Boxed<TlsEstablished> tls;
    Boxed<Violation> violation;         ///< the first one, in bytes received
    std::optional<quint64> unreadAfter; ///< bytes received that were read as frames; nothing: all
    Boxed<Truncated> truncated;
    bool dropsPongs = false; ///< a fault of ours swallows the pongs of this peer (a listener: sends it none)
    quint64 bytesAfterClose = 0;
    Boxed<Missed> missed; ///< the latest bytes of this peer that the evidence does not hold
    std::optional<Stamp> missedAt;
    bool missedLast = false; ///< what it said last is not known
    Boxed<TcpSeen> seen;     ///< of this peer's packets
    quint64 stuckBytes = 0;  ///< waited in us for this peer when the session ended
    SampleRing samples;      ///< the latest ones; none once it ended with a goodbye (see below)
    bool operator==(const LegFacts &) const = default;
};

/// Both legs. One that never was takes no room: only a relay has two.
class Legs
{
public:
    /// Of a leg that never was: what it is before anything was seen of it.
    [[nodiscard]] const LegFacts &operator[](Leg which) const
    {
        static const LegFacts none{};
        return which == m_nearIs ? m_near : m_far.isEmpty() ? none : m_far.first();
    }
    /// To be written to; from here on it takes room.
    [[nodiscard]] LegFacts &edit(Leg which);
    bool operator==(const Legs &) const = default;

private:
    LegFacts m_near; ///< the one of which something was seen first
    std::optional<Leg> m_nearIs;
    QVector<LegFacts> m_far; ///< one at most
};

struct Facts
{
    static constexpr int maxTimeline = 64;
    static constexpr int maxRecoveries = 64;
    static constexpr int maxReactions = 16;

    SessionId id{};
    EndpointId endpoint{};
    Role role = Role::Listener;
    Stamp startedAt{};
    std::optional<Stamp> openedAt;
    Boxed<RequestHead> request;
    Boxed<ResponseHead> response;
    Legs legs;

    std::optional<Observation> first; ///< the first terminal event; it and its leg decide
    Phase firstPhase = Phase::Tcp;    ///< how far the session had come when it struck
    Boxed<Unanswered> unanswered;     ///< if that event came from a side whose ping was not answered
    Nanoseconds idleAtFirst{}; ///< since the last frame in either direction on the leg that ended first
    Boxed<ToolEnd> toolEnd;    ///< our own first decision, even if it came second
    std::optional<Stamp> toolEndAt;
    Boxed<Silence> silence;       ///< the latest one
    Boxed<OpenFailed> openFailed; ///< the first one
    std::optional<Continues> continues;
    quint64 chain = 0; ///< id of the first session of the chain; its own id if it continues none
    Boxed<LastFrames> lastFrames;
    QMap<QString, QString> captured; ///< latest value by name, hashed unless secrets are kept
    Boxed<PossiblyLost> possiblyLost;
    Boxed<AppFacts> app;   ///< none unless a dialect was recognised
    Boxed<PageFacts> page; ///< of a browser that was watched
    bool ended = false, released = false;
    std::optional<Stamp> openAtEnd; ///< the evidence ended while it lived
    Boxed<Unreadable> unreadable;   ///< this place cannot read its frames
    bool faulted = false;           ///< something was broken on purpose while it lived

    /// What was done to get it back, after it was lost: one step for each attempt, its outcome once it has
    /// one. Oldest first; the middle is dropped when it is full.
    QVector<RecoveryStep> recoveries;
    QVector<Reaction> reactions; ///< of strategies, and to messages that could not be sent; the latest ones

    /// Everything notable in order of time, without traffic and TCP samples. The middle is dropped when it is
    /// full.
    Timeline timeline;
    int timelineDropped = 0;

    [[nodiscard]] bool isOpen() const { return openedAt && !first && !ended; }
    /// We froze it on purpose, and nobody has given up yet.
    [[nodiscard]] bool isFrozen() const;
    /// Not all frames of the session were read.
    [[nodiscard]] bool isUnread() const { return client().unreadAfter || server().unreadAfter; }
    [[nodiscard]] const LegFacts &leg(Leg which) const { return legs[which]; }
    [[nodiscard]] const LegFacts &client() const { return legs[Leg::Client]; }
    [[nodiscard]] const LegFacts &server() const { return legs[Leg::Server]; }
    /// When the session ended: at the first terminal event; nothing while it lives.
    [[nodiscard]] std::optional<Stamp> endedAt() const
    {
        return first ? std::optional(first->at) : std::nullopt;
    }
    bool operator==(const Facts &) const = default;
};

/// Folds one observation in. Observations of a session must come in the order in which they were made.
void apply(Facts &facts, const Observation &observation);

/// The other leg of a session.
[[nodiscard]] constexpr Leg otherThan(Leg leg)
{
    return leg == Leg::Client ? Leg::Server : Leg::Client;
}

/// The word of a place that decides, where it is the first terminal event; null otherwise.
[[nodiscard]] const PlaceEnd *placeEndOf(const Facts &facts);

/// The verdict of another Dropscope, where that is all there is; null otherwise.
[[nodiscard]] const ToldEnd *toldEndOf(const Facts &facts);

/// The name of the connection wherever it is seen (see wire::connectionOf); empty where it is not known.
[[nodiscard]] QString connectionOf(const Facts &facts);

/// True for a flawless Close frame that only says goodbye: 1000, 1001 or no code.
[[nodiscard]] bool isGoodbye(const CloseFrame &close);

/// True if both Close frames passed on this leg and both only said goodbye. How TCP fared then explains
/// nothing: when such a session has ended, its samples are dropped here and never written to a log, so that a
/// log read back folds to the same facts.
[[nodiscard]] bool saidGoodbye(const LegFacts &leg);

/// Time from the last frame in either direction on that leg (from the 101 if there was none) to `at`.
[[nodiscard]] Nanoseconds idleBefore(const Facts &facts, Leg leg, Stamp at);

} // namespace session

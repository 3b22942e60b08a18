// Everything observed of one session, folded. No verdicts, no clock, no words for people.
#pragma once

#include "session/observation.h"

namespace session {

/// Frames and bytes of one leg and way. `frames` and `bytes` include Close frames; the times do not, so that idle
/// time before a Close frame can be told.
struct Flow
{
    quint64 frames = 0, bytes = 0, messages = 0, largestFrame = 0, largestMessage = 0;
    std::optional<Stamp> firstAt, lastAt;
    Nanoseconds largestGap{};
    /// Largest frame and message after which the session lived on (more traffic a second or more later); what came
    /// since is pending.
    quint64 survivedFrame = 0, survivedMessage = 0, pendingFrame = 0, pendingMessage = 0;
    std::optional<Stamp> lastPingAt;
    Nanoseconds longestPingInterval{}; ///< between two pings of this way; zero before the second
    bool operator==(const Flow &) const = default;
};

/// The silences of one leg, both ways taken together. A silence is answered when the peer sent something after it:
/// the path was alive then. One that ended with a frame to the peer stays unanswered until the peer's next frame.
struct Silences
{
    Nanoseconds longestAnswered{}, longestUnanswered{};
    std::optional<Stamp> unansweredAt;    ///< when the longest unanswered one ended
    quint32 answered = 0, unanswered = 0; ///< those of a second or more
    bool operator==(const Silences &) const = default;
};

/// The round trip of one ping, in milliseconds; `at` in seconds since the 101. Small, because there are many.
struct RttSample
{
    float at = 0, milliseconds = 0;
    bool operator==(const RttSample &) const = default;
};

struct LegFacts
{
    bool exists = false;
    QString local, peer; ///< "ip:port"
    std::optional<CloseFrame> closeReceived, closeSent;
    std::optional<Stamp> closeReceivedAt, closeSentAt;
    std::optional<TcpEnd> tcpEnd; ///< the first one
    std::optional<Stamp> tcpEndAt;
    Flow in, out;
    Silences silences;
    int pingsUnanswered = 0; ///< pings we sent (or passed on to this peer) since its last pong
    std::optional<Nanoseconds> rtt; ///< of the latest pong
    std::optional<TlsEstablished> tls;
    std::optional<Violation> violation; ///< the first one, in bytes received
    std::optional<Truncated> truncated;
    quint64 bytesAfterClose = 0;
    QVector<TcpSample> samples; ///< oldest first, at most maxSamples
    QVector<RttSample> rtts;    ///< oldest first, at most maxRtts
    bool operator==(const LegFacts &) const = default;
};

struct Facts
{
    static constexpr int maxSamples = 32;
    static constexpr int maxRtts = 60;
    static constexpr int maxTimeline = 64;

    SessionId id{};
    EndpointId endpoint{};
    Role role = Role::Listener;
    Stamp startedAt{};
    std::optional<Stamp> openedAt;
    std::optional<RequestHead> request;
    std::optional<ResponseHead> response;
    LegFacts client, server;

    std::optional<Observation> first;     ///< the first terminal event; it and its leg decide
    Phase firstPhase = Phase::Tcp;        ///< how far the session had come when it struck
    Nanoseconds idleAtFirst{};            ///< since the last frame in either direction on the leg that ended first
    std::optional<ToolEnd> toolEnd;       ///< our own first decision, even if it came second
    std::optional<Stamp> toolEndAt;
    std::optional<Silence> silence;       ///< the latest one
    std::optional<OpenFailed> openFailed; ///< the first one
    std::optional<Continues> continues;
    quint64 chain = 0;                    ///< id of the first session of the chain; its own id if it continues none
    std::optional<LastFrames> lastFrames;
    bool ended = false, released = false;

    /// Everything notable in order of time, without traffic and TCP samples. The middle is dropped when it is full.
    QVector<Observation> timeline;
    int timelineDropped = 0;

    [[nodiscard]] bool isOpen() const { return openedAt && !first && !ended; }
    [[nodiscard]] const LegFacts &leg(Leg which) const { return which == Leg::Client ? client : server; }
    [[nodiscard]] LegFacts &leg(Leg which) { return which == Leg::Client ? client : server; }
    /// When the session ended: at the first terminal event; nothing while it lives.
    [[nodiscard]] std::optional<Stamp> endedAt() const { return first ? std::optional(first->at) : std::nullopt; }
    bool operator==(const Facts &) const = default;
};

/// Folds one observation in. Observations of a session must come in the order in which they were made.
void apply(Facts &facts, const Observation &observation);

/// Time from the last frame in either direction on that leg (from the 101 if there was none) to `at`.
[[nodiscard]] Nanoseconds idleBefore(const Facts &facts, Leg leg, Stamp at);

} // namespace session

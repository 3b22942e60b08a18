// Heartbeats, folded: the part of the facts that grows with every ping. Apart from the rest, so that the
// journal can keep it per session and write a state in place of every ping and pong (see HeartbeatSoFar).
#pragma once

#include "session/boxed.h"
#include "session/words.h"

#include <QByteArray>
#include <QVector>

#include <optional>

namespace session {

struct Observation;

/// The round trip of one ping, in milliseconds; `at` in seconds since the 101. Small, because there are many.
struct RttSample
{
    float at = 0, milliseconds = 0;
    bool operator==(const RttSample &) const = default;
};

/// The pings of the peer of a leg (RFC 6455), and how they are answered.
struct Asking
{
    quint32 pings = 0;
    Stamp firstAt{};
    std::optional<Stamp> unansweredSince;   ///< the first ping that no pong has answered so far
    std::chrono::nanoseconds slowestPong{}; ///< from a ping to the pong that answered it
    std::chrono::nanoseconds longestWait{}; ///< from the first ping without an answer to the pong that ended
                                            ///< the wait
    template <class V>
    void visit(V &v)
    {
        v("pings", pings), v("first_at", firstAt), v("unanswered_since", unansweredSince);
        v("slowest_pong", slowestPong), v("longest_wait", longestWait);
    }
    bool operator==(const Asking &) const = default;
};

/// The pings of one leg (RFC 6455), both ways.
struct LegBeats
{
    static constexpr int maxRtts = 60;
    int pingsUnanswered = 0; ///< pings we sent (or passed on to this peer) since its last pong
    Asking asking;           ///< this peer's own pings
    std::optional<std::chrono::nanoseconds> rtt; ///< of the latest pong
    QVector<RttSample> rtts;                     ///< oldest first, at most maxRtts
    bool operator==(const LegBeats &) const = default;
};

/// The heartbeats that one side of a dialect sent.
struct AppBeats
{
    std::optional<Stamp> lastPing, lastPong;
    std::optional<Stamp> unanswered;            ///< its first ping since the last answer of the other side
    std::chrono::nanoseconds longestInterval{}; ///< between two of its pings
    std::chrono::nanoseconds slowestAnswer{};   ///< of the other side
    quint32 pings = 0;
    template <class V>
    void visit(V &v)
    {
        v("last_ping", lastPing), v("last_pong", lastPong), v("unanswered", unanswered);
        v("longest_interval", longestInterval), v("slowest_answer", slowestAnswer), v("pings", pings);
    }
    bool operator==(const AppBeats &) const = default;
};

/// A heartbeat of a dialect. Small, because there are many.
struct AppTick
{
    float at = 0;            ///< seconds since the 101
    float milliseconds = -1; ///< until it was answered; negative: it was not
    Leg from = Leg::Server;
    bool operator==(const AppTick &) const = default;
};

/// The heartbeats of a dialect, of both sides.
struct AppPulse
{
    static constexpr int maxTicks = 50;
    AppBeats client, server;
    QVector<AppTick> ticks; ///< oldest first, at most maxTicks
    bool operator==(const AppPulse &) const = default;
};

/// Only in a log, in place of the pings and pongs before it: what those of this leg added up to when it was
/// written. Replaces what was folded of them. `rtts`: packed (see of()).
struct HeartbeatSoFar
{
    static constexpr auto kind = "heartbeat_so_far";
    int pingsUnanswered = 0;
    Asking asking;
    std::optional<std::chrono::nanoseconds> rtt;
    QByteArray rtts;

    [[nodiscard]] static HeartbeatSoFar of(const LegBeats &beats);
    /// Of any bytes: what makes no sense in `rtts` is left out.
    [[nodiscard]] LegBeats beats() const;
    template <class V>
    void visit(V &v)
    {
        v("pings_unanswered", pingsUnanswered), v("asking", asking), v("rtt", rtt), v("rtts", rtts);
    }
    bool operator==(const HeartbeatSoFar &) const = default;
};

/// The same for the heartbeats of a dialect.
struct AppBeatsSoFar
{
    static constexpr auto kind = "app_beats_so_far";
    AppBeats client, server;
    QByteArray ticks;

    [[nodiscard]] static AppBeatsSoFar of(const AppPulse &pulse);
    [[nodiscard]] AppPulse pulse() const;
    template <class V>
    void visit(V &v)
    {
        v("client", client), v("server", server), v("ticks", ticks);
    }
    bool operator==(const AppBeatsSoFar &) const = default;
};

/// Folds one observation of that leg in. `begin`: the 101 of the session, or its start before that. False if
/// it tells of no ping.
bool applyBeats(LegBeats &beats, Stamp begin, const Observation &observation);
/// The same for the heartbeats of a dialect.
bool applyPulse(AppPulse &pulse, Stamp begin, const Observation &observation);

/// True for a heartbeat of a dialect, or what those add up to: counted, but seldom worth a line.
[[nodiscard]] bool isAppBeat(const Observation &observation);
/// True for a ping, a pong or what they add up to.
[[nodiscard]] bool isBeat(const Observation &observation);
/// True for what only a log has, in place of what it adds up.
[[nodiscard]] bool isSoFar(const Observation &observation);

} // namespace session

// What would settle a finding about a timer, tried out: clients of our own that are silent, that ping, and
// that go past the proxy. Values only: what is planned, what was seen, what it proves.
#pragma once

#include "monitor/monitor.h"

#include <array>

namespace ui {

/// The parts that clients of a trial play.
enum class Twin { Silent, Pinging, Direct };
inline constexpr std::array allTwins{Twin::Silent, Twin::Pinging, Twin::Direct};

struct TrialPlan
{
    quint64 finding = 0;
    session::EndpointId about{}; ///< of the finding
    findings::FindingKind kind = findings::FindingKind::IdleTimeout;
    double seconds = 0;         ///< of the timer
    session::EndpointSpec base; ///< a client; its target is where both go
    QUrl direct;                ///< the server itself, past the proxy; empty: there is no such client
    std::chrono::milliseconds duration{}; ///< at most
    /// Pings of the one that pings: at half the time.
    [[nodiscard]] std::chrono::milliseconds pingEvery() const;
    [[nodiscard]] bool has(Twin twin) const;
    /// The client that plays that part. It never reconnects, breaks nothing, runs no program and leaves it to
    /// the other side to end the session.
    [[nodiscard]] session::EndpointSpec specOf(Twin twin) const;
};

/// Longer timers are not tried out.
inline constexpr double longestTrial = 3 * 3600;

/// How long a trial of such a timer takes at most.
[[nodiscard]] std::chrono::milliseconds longestOf(double seconds);
/// A session that is as old as this has outlived such a timer.
[[nodiscard]] session::Nanoseconds outlivedAfter(double seconds);

/// Whether findings of that kind can be tried out at all.
[[nodiscard]] bool canBeTried(findings::FindingKind kind);
/// Why a finding cannot be tried out here; empty if it can.
[[nodiscard]] QString whyNoTrial(const findings::Finding &finding, const monitor::Monitor &monitor);
/// Nothing if there is a reason why not.
[[nodiscard]] std::optional<TrialPlan> planFor(const findings::Finding &finding,
                                               const monitor::Monitor &monitor);
/// What will be done, in plain sentences: who connects where, what is sent, for how long.
[[nodiscard]] QStringList whatWillBeDone(const TrialPlan &plan);

/// How one client fared.
struct Fared
{
    bool took = false; ///< it was part of the trial
    bool opened = false;
    std::optional<session::Nanoseconds> lived; ///< from the 101 to its end; nothing: it outlived the trial
    QString end;                               ///< how it ended, in a sentence
    bool operator==(const Fared &) const = default;
};

struct TrialSeen
{
    Fared silent, pinging, direct;
    [[nodiscard]] Fared &of(Twin twin)
    {
        return twin == Twin::Silent ? silent : twin == Twin::Pinging ? pinging : direct;
    }
    bool operator==(const TrialSeen &) const = default;
};

/// Confirmed: it is as the finding says. Refuted: what it says would have shown, and did not. Open: neither.
enum class TrialOutcome { Confirmed, Refuted, Open };

struct TrialResult
{
    TrialOutcome outcome = TrialOutcome::Open;
    QStringList sentences; ///< the most important first
    bool operator==(const TrialResult &) const = default;
};

[[nodiscard]] TrialResult judged(const TrialPlan &plan, const TrialSeen &seen);

} // namespace ui

Q_DECLARE_METATYPE(ui::TrialResult)

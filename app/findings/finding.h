// What many endings prove together. Values only; the sentences are made in report/findings.
#pragma once

#include "findings/ending.h"

namespace findings {

struct Finding
{
    quint64 id = 0;
    FindingState state = FindingState::New;
    FindingKind kind = FindingKind::IdleTimeout;
    QString sub; ///< refines the kind: server_restart, client_gone, lockstep, frame, message, user_agent, …
    session::EndpointId endpoint{};
    session::Stamp firstAt{}, at{}; ///< of the oldest and of the latest member
    diagnosis::Confidence confidence = diagnosis::Confidence::Suggested;
    Strength strength = Strength::Suggests;
    int count = 0, of = 0; ///< k of n
    std::optional<double> seconds;
    std::optional<quint64> bytes;
    std::optional<double> low, high; ///< range of what was measured: seconds, or bytes with `bytes`
    Measure measure = Measure::Either;
    session::Leg leg = session::Leg::Server;
    EndShape shape = EndShape::Other; ///< how most members ended
    std::optional<quint16> code, otherCode;
    QStringList matches;                ///< catalogue rows that fit equally well: "nginx proxy_read_timeout"
    QStringList alsoFits;               ///< rows that fit less well
    bool byDefault = false;             ///< the matches have this value unless configured otherwise
    QString subject;                    ///< the value that stands out, the program, the address
    quint64 survivors = 0;              ///< silences, messages or sessions that lived through less
    std::optional<double> survivedUpTo; ///< the largest of those, in the unit of low and high
    std::optional<double> interval;     ///< of heartbeats, retries, or a series; seconds
    int repeats = 1;                    ///< of a series: how many times it happened
    quint64 because = 0;                ///< of a consequence: the finding that explains it
    FindingKind becauseKind = FindingKind::IdleTimeout;
    QVector<session::SessionId> sessions;        ///< members, the latest 50
    QVector<session::SessionId> counterexamples; ///< endings that do not fit, the latest 50
    QVector<Guard> guards;
    bool operator==(const Finding &) const = default;
};

/// Something else makes it happen: it ranks below what does.
[[nodiscard]] constexpr bool isConsequence(FindingKind kind)
{
    return kind == FindingKind::Flapping || kind == FindingKind::ReconnectStorm;
}

/// suggests, probably or matches; k ends of n.
[[nodiscard]] Strength strengthOf(int count, int of);

} // namespace findings

Q_DECLARE_METATYPE(findings::Finding)

// One session as one place saw it: as much of it as is needed to find the same connection at other places and
// to say where its end came from.
#pragma once

#include "diagnosis/verdict.h"

namespace findings {

/// Where the end came from, seen from a place. Self: the place ended it, by its own word.
enum class EndFrom { Unknown, Client, Server, Self };
enum class EndKind { Close, Fin, Reset, Timeout, Orderly, Open, Unknown };

/// Of two places: both know it, and it is the same.
[[nodiscard]] inline bool agree(const QString &a, const QString &b)
{
    return !a.isEmpty() && a == b;
}
/// What one knows and the other does not contradicts nothing.
[[nodiscard]] inline bool mayAgree(const QString &a, const QString &b)
{
    return a.isEmpty() || b.isEmpty() || a == b;
}

/// The two ends of one TCP connection, "ip:port", as far as they are known.
struct Hop
{
    QString client, server;
    bool operator==(const Hop &) const = default;
};

struct Sight
{
    session::SessionId session{};
    session::EndpointId endpoint{};
    session::Role role = session::Role::Capture;
    QString place;                         ///< its name; the same name is the same place
    QString key, accept;                   ///< names of the connection, by the request and by the answer
    QString path;                          ///< what was asked for
    std::optional<Hop> toClient, toServer; ///< absent where the place has no such side
    session::Stamp startedAt{}, endedAt{}; ///< of one that is open at the end: of the evidence
    std::optional<session::Stamp> requestAt, answerAt;
    session::Nanoseconds resolution{};
    bool knowsStart = false; ///< else startedAt is when it ended, too
    bool opened = false;
    std::optional<quint64> fromClient, fromServer; ///< bytes of frames, where the place read them all

    EndKind end = EndKind::Unknown;
    EndFrom from = EndFrom::Unknown;
    std::optional<quint16> code;
    diagnosis::Confidence confidence = diagnosis::Confidence::Suggested;
    bool injected = false; ///< a reset in the name of that side
    bool hasEnded = false;
};

/// `verdict`: null of a session that was open when its evidence ended.
[[nodiscard]] Sight sightOf(const session::Facts &facts, const diagnosis::Verdict *verdict,
                            const QString &place);

} // namespace findings

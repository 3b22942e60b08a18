// Sessions as the monitor would get them from an endpoint: transcripts (support/script.h) with an id, an
// address and a URL of their own.
#pragma once

#include "monitor/monitor.h"

namespace traffic {

struct Peer
{
    quint64 session = 1;
    quint32 endpoint = 1;
    session::Stamp startedAt{};
    QString address = QStringLiteral("127.0.0.1:51000");
    QString url = QStringLiteral("/");
    QString userAgent;
};

/// The lines of a session that opens: everything up to the 101.
inline constexpr auto opening = "0 client connected\n0.001 client request\n0.002 client response 101\n"
                                "0.002 client opened\n";

/// The transcript as observations of that peer. Times of the transcript count from `startedAt`.
[[nodiscard]] session::Batch observed(const Peer &peer, const QString &script);

/// A transcript whose last frames were kept, as the flight recorder does on a loss.
[[nodiscard]] session::Observation lastFrames(const Peer &peer, session::Stamp endedAt);

/// A busy afternoon: ten ends of every kind and a few sessions that live, on endpoints 1 (listener) and 2
/// (relay).
[[nodiscard]] session::Batch afternoon(session::Stamp until);

} // namespace traffic

// The time zone of a log that does not tell it: that in which its connections are those of other places.
#pragma once

#include "endpoint/endpoint.h"
#include "endpoint/tap/secrets.h"
#include "evidence/reader.h"

#include <QVector>

namespace player {

/// So much of a log is looked at, and so many of its connections.
inline constexpr qint64 zoneScanBytes = 64 * 1024 * 1024;
inline constexpr qsizetype zoneScanConnections = 50'000;

/// A zone that fits, and how well.
struct FittingZone
{
    std::chrono::seconds east{};
    int agree = 0, of = 0;            ///< so many of the connections that both know
    QString place;                    ///< where most of them were seen, too
    std::chrono::nanoseconds apart{}; ///< the times differ by so much at most
};

/// Whether a log begins with times that have no zone.
[[nodiscard]] bool lacksZone(const evidence::Format &format, const evidence::Options &options,
                             QByteArrayView head);
/// The connections in these bytes, their times taken for UTC. Targets are as `secrets` leaves them.
[[nodiscard]] QVector<endpoint::SeenElsewhere> connectionsIn(const evidence::Format &format,
                                                             const evidence::Options &options, int descriptor,
                                                             qint64 size, const endpoint::Secrets &secrets);
/// Targets are told as each place hashes or keeps them: all of them as `secrets` leaves them.
[[nodiscard]] QVector<endpoint::SeenElsewhere> alike(QVector<endpoint::SeenElsewhere> seen,
                                                     endpoint::Secrets secrets);
/// Nothing if no zone is clearly the one.
[[nodiscard]] std::optional<FittingZone> fittingZone(const QVector<endpoint::SeenElsewhere> &asUtc,
                                                     const QVector<endpoint::SeenElsewhere> &elsewhere);

} // namespace player

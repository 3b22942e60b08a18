// The time zone of a log that does not tell it: that in which its connections are those of other places.
#pragma once

#include "endpoint/endpoint.h"
#include "evidence/reader.h"

#include <QVector>

namespace player {

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
/// The connections in these bytes, their times taken for UTC.
[[nodiscard]] QVector<endpoint::SeenElsewhere>
connectionsIn(const evidence::Format &format, const evidence::Options &options, int descriptor, qint64 size);
/// Nothing if no zone is clearly the one.
[[nodiscard]] std::optional<FittingZone> fittingZone(const QVector<endpoint::SeenElsewhere> &asUtc,
                                                     const QVector<endpoint::SeenElsewhere> &elsewhere);

} // namespace player

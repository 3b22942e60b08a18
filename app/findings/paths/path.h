// One connection seen at several places, client to server: their order, their clocks, and where the end came
// from. Pure functions over what the places saw.
#pragma once

#include "findings/paths/order.h"

namespace findings {

/// How sure it is that these are the same connection.
enum class JoinedBy { Key, Accept, Addresses, PathAndTime };
enum class OriginKind { Client, Server, Place, Between, Unknown };

struct Origin
{
    OriginKind kind = OriginKind::Unknown;
    QStringList places; ///< Place: that one. Between: the two that bound it; "client", "server": nobody
                        ///< recorded that end
    diagnosis::Confidence confidence = diagnosis::Confidence::Suggested;
    bool operator==(const Origin &) const = default;
};

/// A clock against that of the first place: within offset ± error.
struct ClockOffset
{
    session::Nanoseconds offset{}, error{};
    bool operator==(const ClockOffset &) const = default;
};

struct PlaceOnPath
{
    Sight sight;
    QString name;                     ///< the place's; with its port where one place has several hops
    std::optional<ClockOffset> clock; ///< nothing: cannot be told
};

struct Path
{
    quint32 id = 0;
    bool isNew = true;
    JoinedBy by = JoinedBy::Key; ///< of the places that the origin rests on
    QVector<PlaceOnPath> places; ///< from the client to the server
    Origin origin;
    QStringList guessed;            ///< places that only path and time join to those that the origin rests on
    QVector<QStringList> unordered; ///< a place, or a pair, whose order nothing shows
    [[nodiscard]] session::Stamp at() const;
    [[nodiscard]] QString connection() const;
};

[[nodiscard]] bool isSamePlace(const Sight &a, const Sight &b);
/// Whether the two saw the same connection; nothing if not, or if that cannot be told.
[[nodiscard]] std::optional<JoinedBy> sameConnection(const Sight &a, const Sight &b);
/// They have one name, that of a key or of its answer, and are of two places, but of other times: nothing
/// joins them.
[[nodiscard]] bool areApart(const Sight &a, const Sight &b);
/// Whether nothing but the path, the times and the bytes says that they are the same connection, and nothing
/// speaks against it. It is a guess even where no other connection would do as well.
[[nodiscard]] bool mayBeSameConnection(const Sight &a, const Sight &b);
/// Where the end came from, as far as these places in that order show.
[[nodiscard]] Origin originOf(const QVector<PlaceOnPath> &places, const Order &order, JoinedBy by);
/// They stand from the client to the server.
[[nodiscard]] Origin originOf(const QVector<PlaceOnPath> &places, JoinedBy by);
/// What the times of the handshake prove of the clock of `b` against that of `a`, which is nearer to the
/// client.
[[nodiscard]] std::optional<ClockOffset> clockOffset(const Sight &a, const Sight &b);

} // namespace findings

// One connection seen at several places, client to server: their order, their clocks, and where the end came
// from. Pure functions over what the places saw.
#pragma once

#include "findings/paths/sight.h"

#include <QStringList>
#include <QVector>

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
    JoinedBy by = JoinedBy::Key;
    QVector<PlaceOnPath> places; ///< from the client to the server
    Origin origin;
    [[nodiscard]] session::Stamp at() const;
    [[nodiscard]] QString connection() const;
};

[[nodiscard]] bool isSamePlace(const Sight &a, const Sight &b);
/// Whether the two saw the same connection; nothing if not, or if that cannot be told.
[[nodiscard]] std::optional<JoinedBy> sameConnection(const Sight &a, const Sight &b);
/// Whether nothing but the path, the times and the bytes says that they are the same connection, and nothing
/// speaks against it. It is a guess even where no other connection would do as well.
[[nodiscard]] bool mayBeSameConnection(const Sight &a, const Sight &b);
/// Whether `a` is nearer to the client than `b`: 1 yes, -1 no, 0 cannot be told.
[[nodiscard]] int isBefore(const Sight &a, const Sight &b);
/// From the client to the server: every order that nothing speaks against. Empty if there is none, or too
/// many.
[[nodiscard]] QVector<QVector<Sight>> orders(const QVector<Sight> &sights);
[[nodiscard]] Origin originOf(const QVector<PlaceOnPath> &places, JoinedBy by);
/// What holds in all of these orders of the same places. An order in which the places contradict one another
/// was not the one.
[[nodiscard]] Origin commonOrigin(const QVector<Origin> &origins);
/// What the times of the handshake prove of the clock of `b` against that of `a`, which is nearer to the
/// client.
[[nodiscard]] std::optional<ClockOffset> clockOffset(const Sight &a, const Sight &b);

} // namespace findings

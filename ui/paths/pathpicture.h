// One connection at its places, client at the left, as values: what stands in a row, and how the end went
// along it.
#pragma once

#include "findings/paths/path.h"

#include <QString>
#include <QVector>

namespace ui {

struct PathPicture
{
    struct Node
    {
        QString name;
        bool isPlace = false;  ///< else an end of the connection that nobody recorded
        bool isOrigin = false; ///< the end began here
        bool isShown = false;  ///< the place whose session is selected
        session::Role role = session::Role::Capture;
        std::optional<session::SessionId> session;
        bool operator==(const Node &) const = default;
    };
    enum class Travel { None, ToClient, ToServer };
    /// Between two nodes.
    struct Link
    {
        bool isOrigin = false; ///< the end began somewhere here
        Travel travel = Travel::None;
        QString label; ///< of what travelled: "FIN"
        bool operator==(const Link &) const = default;
    };
    QVector<Node> nodes;
    QVector<Link> links; ///< one less than nodes
    bool operator==(const PathPicture &) const = default;
};

/// Nothing in it if nobody knows the order of the places.
[[nodiscard]] PathPicture pictureOf(const findings::Path &path, session::SessionId shown);

} // namespace ui

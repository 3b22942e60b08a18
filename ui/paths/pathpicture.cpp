#include "paths/pathpicture.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;
using namespace findings;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::PathPicture)
};

/// Short enough for the middle of an arrow.
QString shortEnd(const Sight &sight)
{
    switch (sight.end) {
    case EndKind::Close:
        return sight.code ? Text::tr("Close %1").arg(*sight.code) : Text::tr("Close");
    case EndKind::Fin:
        return u"FIN"_s;
    case EndKind::Reset:
        return u"RST"_s;
    case EndKind::Timeout:
        return Text::tr("timeout");
    case EndKind::Orderly:
        return Text::tr("in order");
    case EndKind::Open:
    case EndKind::Unknown:
        break;
    }
    return {};
}

/// Whose own end of the connection the place is.
bool isClientItself(session::Role role)
{
    return role == session::Role::Browser || role == session::Role::Client;
}

} // namespace

PathPicture pictureOf(const Path &path, session::SessionId shown)
{
    PathPicture picture;
    QVector<Sight> sights;
    for (const PlaceOnPath &place : path.places)
        sights.append(place.sight);
    if (sights.isEmpty() || !Order(sights).isWhole()) // what has no order, or several, is not drawn in one
        return picture;
    const auto bound = [](const QString &name) {
        PathPicture::Node node;
        node.name = name;
        return node;
    };
    const bool clientStands = !isClientItself(path.places.first().sight.role);
    const bool serverStands = path.places.last().sight.role != session::Role::Listener;
    if (clientStands)
        picture.nodes.append(bound(Text::tr("client")));
    for (const PlaceOnPath &place : path.places) {
        PathPicture::Node node;
        node.name = place.name;
        node.isPlace = true;
        node.role = place.sight.role;
        node.session = place.sight.session;
        node.isShown = place.sight.session == shown;
        picture.nodes.append(node);
    }
    if (serverStands)
        picture.nodes.append(bound(Text::tr("server")));
    picture.links.resize(picture.nodes.size() - 1);

    const qsizetype first = clientStands ? 1 : 0, last = first + path.places.size() - 1;
    for (qsizetype i = 0; i < path.places.size(); ++i) {
        const Sight &sight = path.places[i].sight;
        const qsizetype at = first + i;
        if (sight.from == EndFrom::Client && at > 0)
            picture.links[at - 1] = {false, PathPicture::Travel::ToServer, shortEnd(sight)};
        else if (sight.from == EndFrom::Server && at < picture.links.size())
            picture.links[at] = {false, PathPicture::Travel::ToClient, shortEnd(sight)};
    }
    const auto placeNamed = [&](const QString &name) -> qsizetype {
        for (qsizetype i = 0; i < path.places.size(); ++i) {
            if (path.places[i].name == name)
                return first + i;
        }
        return name == u"client" ? 0 : picture.nodes.size() - 1;
    };
    switch (path.origin.kind) {
    case OriginKind::Client:
        picture.nodes.first().isOrigin = true;
        break;
    case OriginKind::Server:
        picture.nodes.last().isOrigin = true;
        break;
    case OriginKind::Place:
        picture.nodes[placeNamed(path.origin.places.value(0))].isOrigin = true;
        break;
    case OriginKind::Between: {
        const qsizetype from = placeNamed(path.origin.places.value(0)),
                        until = placeNamed(path.origin.places.value(1));
        for (qsizetype i = from; i < until && i < picture.links.size(); ++i)
            picture.links[i].isOrigin = true;
        break;
    }
    case OriginKind::Unknown:
        break;
    }
    Q_ASSERT(last < picture.nodes.size());
    return picture;
}

} // namespace ui

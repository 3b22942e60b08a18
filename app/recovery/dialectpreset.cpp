#include "recovery/dialectpreset.h"

#include "recovery/clog.h"

#include <QUrlQuery>

#include <array>

namespace recovery {

using session::EndpointSpec;

namespace {

struct Offer
{
    const char *dialect, *subprotocols; ///< separated by blanks, the best one first
};

constexpr std::array offers{
    Offer{"mqtt", "mqtt"},
    Offer{"stomp", "v12.stomp v11.stomp v10.stomp"},
    Offer{"graphql-transport-ws", "graphql-transport-ws"},
    Offer{"graphql-ws", "graphql-ws"},
    Offer{"actioncable", "actioncable-v1-json"},
};

void offer(EndpointSpec &spec)
{
    if (!spec.subprotocols.isEmpty())
        return;
    for (const Offer &each : offers) {
        if (spec.dialect == QLatin1String(each.dialect))
            spec.subprotocols = QString::fromLatin1(each.subprotocols).split(u' ');
    }
}

/// ws://host/admin?x=1 is namespace /admin: ws://host/socket.io/?x=1&EIO=4&transport=websocket.
void askForEngine(EndpointSpec &spec)
{
    QUrlQuery query(spec.target);
    if (query.hasQueryItem(QStringLiteral("EIO")))
        return;
    const QString path = spec.target.path();
    if (!path.startsWith(QLatin1String("/socket.io"))) {
        if (path.size() > 1)
            spec.variables.insert(QStringLiteral("namespace"), path);
        spec.target.setPath(QStringLiteral("/socket.io/"));
    }
    query.addQueryItem(QStringLiteral("EIO"), QStringLiteral("4"));
    if (!query.hasQueryItem(QStringLiteral("transport")))
        query.addQueryItem(QStringLiteral("transport"), QStringLiteral("websocket"));
    spec.target.setQuery(query);
}

} // namespace

EndpointSpec withDialect(EndpointSpec spec)
{
    const QString clog = QStringLiteral("clog");
    if (spec.clog && spec.dialect.isEmpty())
        spec.dialect = clog;
    if (spec.clog || spec.dialect == clog)
        spec = withClog(spec);
    if (spec.role != session::Role::Client)
        return spec;
    offer(spec);
    if (spec.dialect == QLatin1String("socket.io"))
        askForEngine(spec);
    return spec;
}

} // namespace recovery

#include "dialect/recognition.h"

#include <algorithm>
#include <array>

namespace dialect {

namespace {

/// Those whose first bytes are the longest to mistake come first.
constexpr std::array all{
    &socketIo,   &signalR, &mqtt,        &stomp,         &graphqlTransport,
    &graphqlWs,  &phoenix, &actionCable, &sockJs,        &pusher,
    &centrifuge, &nats,    &ddp,         &wamp,          &xmpp,
    &discord,    &slack,   &ocpp,        &homeAssistant, &kubernetes,
    &hmr,        &clog,    &jupyter,
};

} // namespace

std::span<const Protocol *const> protocols()
{
    return all;
}

const Protocol *protocolNamed(QStringView name)
{
    const auto it = std::find_if(all.begin(), all.end(), [&](const Protocol *each) {
        return name.compare(QLatin1String(each->name), Qt::CaseInsensitive) == 0;
    });
    return it == all.end() ? nullptr : *it;
}

const Protocol *protocolOfSubprotocol(QByteArrayView subprotocol)
{
    if (subprotocol.isEmpty())
        return nullptr;
    for (const Protocol *each : all) {
        for (const QByteArray &one :
             QByteArray::fromRawData(each->subprotocols, qsizetype(qstrlen(each->subprotocols))).split(' ')) {
            if (one == subprotocol)
                return each;
        }
    }
    return nullptr;
}

const Protocol *protocolBegunBy(const Message &message, const Opening &opening)
{
    const auto it = std::find_if(all.begin(), all.end(), [&](const Protocol *each) {
        return each->begins(message, each->hinted(opening));
    });
    return it == all.end() ? nullptr : *it;
}

QString labelOf(const QString &name)
{
    const Protocol *protocol = protocolNamed(name);
    return protocol ? QString::fromLatin1(protocol->label) : name;
}

bool neverHinted(const Opening &)
{
    return false;
}

bool neverBegins(const Message &, bool)
{
    return false;
}

bool isOffered(const Opening &opening, QByteArrayView subprotocol)
{
    if (opening.offered.isEmpty())
        return false;
    for (const QByteArray &one : opening.offered.split(',')) {
        if (one.trimmed() == subprotocol)
            return true;
    }
    return false;
}

} // namespace dialect

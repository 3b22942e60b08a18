// Which protocols there are, and by what each is recognised: one row a protocol, in the file of its reader.
#pragma once

#include "dialect/reader.h"

#include <QStringList>

#include <span>

namespace dialect {

struct Protocol
{
    const char *name;         ///< as the command line and JSON carry it
    const char *label;        ///< as people call it
    const char *subprotocols; ///< separated by blanks; one of them agreed decides
    /// The request looks like one of this protocol, though that proves nothing yet.
    bool (*hinted)(const Opening &);
    /// A message within the first of its side is one of this protocol, and of no other. `isHinted`: as above.
    bool (*begins)(const Message &, bool isHinted);
    std::unique_ptr<Reader> (*make)(const Opening &);
    /// Such a message, with which one begins, leaves no doubt. Null: none does.
    bool (*proves)(const Message &) = nullptr;
};

[[nodiscard]] std::span<const Protocol *const> protocols();
/// Null if there is none.
[[nodiscard]] const Protocol *protocolNamed(QStringView name);
[[nodiscard]] const Protocol *protocolOfSubprotocol(QByteArrayView subprotocol);
/// The protocol of which this message is one, by its own bytes and what the request hints; null if none.
[[nodiscard]] const Protocol *protocolBegunBy(const Message &message, const Opening &opening);
/// As people call it; the name itself if there is no such protocol.
[[nodiscard]] QString labelOf(const QString &name);

template <class R>
std::unique_ptr<Reader> makeReader(const Opening &opening)
{
    return std::make_unique<R>(opening);
}
/// For rows that nothing hints at.
[[nodiscard]] bool neverHinted(const Opening &opening);
/// For rows that only a subprotocol selects.
[[nodiscard]] bool neverBegins(const Message &message, bool isHinted);
/// One of the subprotocols asked for, agreed or not.
[[nodiscard]] bool isOffered(const Opening &opening, QByteArrayView subprotocol);

extern const Protocol actionCable, centrifuge, clog, ddp, discord, graphqlTransport, graphqlWs, hmr,
    homeAssistant, jupyter, kubernetes, mqtt, nats, ocpp, phoenix, pusher, signalR, slack, socketIo, sockJs,
    stomp, wamp, xmpp;

} // namespace dialect

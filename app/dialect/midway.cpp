#include "dialect/midway.h"

#include "dialect/json.h"
#include "dialect/msgpack.h"

#include <array>

namespace dialect {

namespace {

/// What a message says of its being one of a protocol. Fits: others have it, too. Speaks: hardly any other.
enum class Likeness { No, Fits, Speaks };

using enum Likeness;

Likeness speaksIf(bool speaks, bool fits = false)
{
    return speaks ? Speaks : fits ? Fits : No;
}

bool isOneOf(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return text == QLatin1String(word); });
}

/// Engine.IO's pings and pongs are a digit each; packets of Socket.IO have two and an array.
Likeness likeSocketIo(const Message &message)
{
    if (!message.text) // a packet, or an attachment
        return speaksIf(msgpack::member(message.head, "type") && msgpack::member(message.head, "nsp"), true);
    const QByteArrayView head = message.head;
    if (head == "2" || head == "3" || head == "6" || head == "40" || head == "41")
        return Fits;
    if (head.size() < 3 || head[0] != '4' || head[1] < '0' || head[1] > '6')
        return No;
    const auto skipNumber = [&head](qsizetype at) {
        while (at < head.size() && (head[at] == '-' || (head[at] >= '0' && head[at] <= '9')))
            ++at;
        return at;
    };
    qsizetype at = skipNumber(2); // of attachments
    if (at < head.size() && head[at] == '/') {
        const qsizetype comma = head.indexOf(',', at);
        if (comma < 0)
            return Fits;
        at = skipNumber(comma + 1); // that shall be acknowledged
    }
    return speaksIf(at < head.size() && head[at] == '[', at < head.size() && head[at] == '{');
}

Likeness likeSignalR(const Message &message)
{
    const qsizetype end = message.head.indexOf('\x1e');
    if (!message.text || !message.head.startsWith('{') || (end < 0 && message.isWhole()))
        return No;
    const auto type = json::numberAt(end < 0 ? message.head : message.head.first(end), "type");
    return speaksIf(type && *type >= 1 && *type <= 9 && end > 0);
}

/// Whole packets only: what a stream is cut into elsewhere shows nothing.
Likeness likeMqtt(const Message &message)
{
    if (message.text || message.head.size() < 2)
        return No;
    const bool client = message.from == Leg::Client;
    const auto type = quint8(message.head[0]) >> 4, flags = quint8(message.head[0]) & 0x0f;
    quint64 length = 0;
    qsizetype at = 1;
    for (int shift = 0; shift <= 21 && at < message.head.size(); shift += 7) {
        const auto byte = quint8(message.head[at++]);
        length |= quint64(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            break;
    }
    if (quint64(at) + length != message.size)
        return No;
    if (type == 12 || type == 13)
        return speaksIf(length == 0 && flags == 0 && client == (type == 12));
    const bool isPublish = type == 3 && (flags & 6) != 6 && length >= 2;
    const bool isAnswer = (type == 4 || type == 5 || type == 7) && flags == 0 && length >= 2;
    return speaksIf(false, isPublish || isAnswer || (type == 6 && flags == 2) || (type == 9 && !client) ||
                               (type == 8 && client && flags == 2) || (type == 14 && flags == 0));
}

Likeness likeGraphqlTransport(const Message &message)
{
    const QString type = json::textAt(message.head, "type");
    const bool client = message.from == Leg::Client;
    if (!message.text || !isOneOf(type, {"next", "error", "complete", "ping", "pong", "subscribe"}))
        return No;
    const bool hasId = !json::textAt(message.head, "id").isEmpty();
    return speaksIf(hasId && (client ? isOneOf(type, {"subscribe"}) : isOneOf(type, {"next"})), true);
}

Likeness likeGraphqlWs(const Message &message)
{
    const QString type = json::textAt(message.head, "type");
    const bool client = message.from == Leg::Client;
    if (!message.text || !isOneOf(type, {"data", "error", "complete", "ka", "start", "stop"}))
        return No;
    return speaksIf(client ? isOneOf(type, {"start"}) : isOneOf(type, {"ka", "data"}), true);
}

Likeness likePhoenix(const Message &message)
{
    if (!message.text)
        return No;
    const auto topic = json::element(message.head, 2), event = json::element(message.head, 3);
    if (!message.head.startsWith('[') || !topic || !event || !topic->isString() || !event->isString() ||
        !json::element(message.head, 4))
        return No;
    return speaksIf(
        topic->text() == QLatin1String("phoenix") || event->text().startsWith(QLatin1String("phx_")), true);
}

Likeness likeActionCable(const Message &message)
{
    if (!message.text || !message.head.startsWith('{'))
        return No;
    if (message.from == Leg::Client)
        return speaksIf(
            isOneOf(json::textAt(message.head, "command"), {"subscribe", "unsubscribe", "message"}) &&
            json::textAt(message.head, "identifier").startsWith(u'{'));
    const bool isPing = json::textAt(message.head, "type") == QLatin1String("ping") &&
                        json::numberAt(message.head, "message");
    return speaksIf(isPing || json::textAt(message.head, "identifier").startsWith(u'{'),
                    isOneOf(json::textAt(message.head, "type"), {"disconnect"}));
}

Likeness likeStomp(const Message &message)
{
    if (message.head == "\n" || message.head == "\r\n")
        return Fits;
    static constexpr std::array ofServers{"MESSAGE\n", "RECEIPT\n", "ERROR\n"};
    static constexpr std::array ofClients{"SEND\n",       "SUBSCRIBE\n", "UNSUBSCRIBE\n", "ACK\n",  "NACK\n",
                                          "DISCONNECT\n", "BEGIN\n",     "COMMIT\n",      "ABORT\n"};
    const auto starts = [&](const char *command) { return message.head.startsWith(command); };
    return speaksIf(message.from == Leg::Server ? std::any_of(ofServers.begin(), ofServers.end(), starts)
                                                : std::any_of(ofClients.begin(), ofClients.end(), starts));
}

Likeness likePusher(const Message &message)
{
    const QString event = json::textAt(message.head, "event");
    if (!message.text || event.isEmpty())
        return No;
    return speaksIf(event.startsWith(QLatin1String("pusher:")) ||
                        event.startsWith(QLatin1String("pusher_internal:")),
                    json::member(message.head, "data").has_value());
}

Likeness likeNats(const Message &message)
{
    const QByteArrayView head = message.head;
    if (head == "PING\r\n" || head == "PONG\r\n")
        return Speaks;
    const bool isLine = head.indexOf("\r\n") > 0;
    return message.from == Leg::Server
               ? speaksIf(isLine && (head.startsWith("MSG ") || head.startsWith("HMSG ")),
                          head.startsWith("+OK\r\n") || head.startsWith("-ERR "))
               : speaksIf(isLine && (head.startsWith("PUB ") || head.startsWith("HPUB ") ||
                                     head.startsWith("SUB ") || head.startsWith("UNSUB ")));
}

Likeness likeDdp(const Message &message)
{
    const QString what = json::textAt(message.head, "msg");
    if (!message.text || what.isEmpty())
        return No;
    return speaksIf(isOneOf(what, {"added", "changed", "removed", "sub", "unsub", "nosub", "method", "result",
                                   "updated", "ready"}),
                    isOneOf(what, {"ping", "pong", "error"}));
}

Likeness likeSockJs(const Message &message)
{
    if (!message.text)
        return No;
    if (message.from == Leg::Client)
        return speaksIf(false, message.head.startsWith("[\"") || message.head.startsWith('"'));
    return speaksIf(message.head.startsWith("a[\"") || message.head.startsWith("c["), message.head == "h");
}

Likeness likeOcpp(const Message &message)
{
    if (!message.text || !message.head.startsWith('['))
        return No;
    const auto kind = json::element(message.head, 0), id = json::element(message.head, 1),
               third = json::element(message.head, 2);
    const auto number = kind ? kind->number() : std::nullopt;
    if (!number || !id || !id->isString() || !third)
        return No;
    const auto payload = json::element(message.head, 3);
    if (*number == 2)
        return speaksIf(third->isString() && !third->text().isEmpty() && third->text().front().isUpper() &&
                        payload && payload->isObject());
    return speaksIf(false, *number == 3 ? third->isObject() : *number == 4 && third->isString());
}

struct Row
{
    const Protocol *protocol;
    Likeness (*like)(const Message &);
};

constexpr std::array rows{
    Row{&socketIo, likeSocketIo},
    Row{&signalR, likeSignalR},
    Row{&mqtt, likeMqtt},
    Row{&graphqlTransport, likeGraphqlTransport},
    Row{&graphqlWs, likeGraphqlWs},
    Row{&phoenix, likePhoenix},
    Row{&actionCable, likeActionCable},
    Row{&stomp, likeStomp},
    Row{&pusher, likePusher},
    Row{&nats, likeNats},
    Row{&ddp, likeDdp},
    Row{&sockJs, likeSockJs},
    Row{&ocpp, likeOcpp},
};

} // namespace

Midway::Midway()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        m_left.push_back({i, 0, 0});
}

const Protocol *Midway::see(const Message &message)
{
    constexpr int enough = 3, needed = 2; // messages, and those that hardly another protocol has
    ++m_seen;
    std::erase_if(m_left, [&](Candidate &each) {
        const Likeness likeness = rows[each.row].like(message);
        each.fits += likeness == Fits ? 1 : 0;
        each.speaks += likeness == Speaks ? 1 : 0;
        return likeness == No;
    });
    const Protocol *found = nullptr;
    for (const Candidate &each : m_left) {
        if (each.speaks < needed || each.fits + each.speaks < enough)
            continue;
        if (found)
            return nullptr;
        found = rows[each.row].protocol;
    }
    return found;
}

} // namespace dialect

// MQTT 3.1, 3.1.1 and 5: packets as a stream of bytes over binary messages. No more than the beginning of a
// packet is kept.
#include "dialect/recognition.h"
#include "dialect/records.h"

#include <array>

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

constexpr qsizetype bodyKept = 256;
enum Type {
    Connect = 1,
    ConnAck = 2,
    Publish = 3,
    PubRel = 6,
    Subscribe = 8,
    Unsubscribe = 10,
    PingReq = 12,
    PingResp = 13,
    Disconnect = 14,
    Auth = 15
};

/// What a reason code of a server means (MQTT 5 §2.4).
struct Reason
{
    quint8 code;
    bool meant;
    std::optional<bool> retry;
    const char *cause, *sub;
};

constexpr std::array reasons{
    Reason{0x00, true, {}, "app_close", ""},
    Reason{0x80, false, {}, "internal_error", ""},
    Reason{0x81, false, false, "protocol_error", "malformed_packet"},
    Reason{0x82, false, false, "protocol_error", "application"},
    Reason{0x83, false, {}, "internal_error", ""},
    Reason{0x84, false, false, "protocol_error", "version"},
    Reason{0x85, false, false, "policy_violation", "client_id"},
    Reason{0x86, false, false, "policy_violation", "bad_credentials"},
    Reason{0x87, false, false, "policy_violation", "not_authorized"},
    Reason{0x88, false, true, "try_again_later", ""},
    Reason{0x89, false, true, "try_again_later", "busy"},
    Reason{0x8a, false, false, "policy_violation", "banned"},
    Reason{0x8b, false, true, "server_going_away", ""},
    Reason{0x8c, false, false, "policy_violation", "bad_authentication_method"},
    Reason{0x8d, false, true, "heartbeat_timeout", ""},
    Reason{0x8e, true, false, "replaced", ""},
    Reason{0x8f, false, false, "policy_violation", "topic"},
    Reason{0x90, false, false, "policy_violation", "topic"},
    Reason{0x93, false, {}, "protocol_error", "receive_maximum"},
    Reason{0x94, false, false, "protocol_error", "topic_alias"},
    Reason{0x95, false, false, "message_too_big", "endpoint"},
    Reason{0x96, false, {}, "policy_violation", "rate_limit"},
    Reason{0x97, false, {}, "policy_violation", "quota"},
    Reason{0x98, true, {}, "app_close", "administrative"},
    Reason{0x99, false, false, "invalid_payload", "payload_format"},
    Reason{0x9a, false, false, "policy_violation", "not_supported"},
    Reason{0x9b, false, false, "policy_violation", "not_supported"},
    Reason{0x9c, false, {}, "server_going_away", "use_another_server"},
    Reason{0x9d, false, {}, "server_going_away", "server_moved"},
    Reason{0x9e, false, false, "policy_violation", "not_supported"},
    Reason{0x9f, false, true, "try_again_later", "connection_rate"},
    Reason{0xa0, false, true, "server_going_away", "max_lifetime"},
    Reason{0xa1, false, false, "policy_violation", "not_supported"},
    Reason{0xa2, false, false, "policy_violation", "not_supported"},
};

Reason reasonOf(quint8 code)
{
    for (const Reason &each : reasons) {
        if (each.code == code)
            return each;
    }
    return {code, false, code >= 0x99 ? std::optional(false) : std::nullopt, "policy_violation", ""};
}

/// Those of CONNACK before MQTT 5.
Reason oldReasonOf(quint8 code)
{
    static constexpr quint8 same[]{0x00, 0x84, 0x85, 0x88, 0x86, 0x87};
    return reasonOf(code < std::size(same) ? same[code] : quint8(0x80));
}

quint16 number(QByteArrayView bytes, qsizetype at)
{
    return at + 2 <= bytes.size() ? quint16(quint8(bytes[at]) << 8 | quint8(bytes[at + 1])) : quint16(0);
}

/// A variable byte integer: its value, and behind it.
std::optional<std::pair<quint32, qsizetype>> variable(QByteArrayView bytes, qsizetype at)
{
    quint32 value = 0;
    for (int shift = 0; shift <= 21 && at < bytes.size(); shift += 7) {
        const auto byte = quint8(bytes[at++]);
        value |= quint32(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return std::pair(value, at);
    }
    return {};
}

/// What the properties of CONNACK and DISCONNECT say (MQTT 5 §3.2.2.3, §3.14.2.2).
struct Properties
{
    std::optional<quint16> keepAlive; ///< "Server Keep Alive"
    QString reason, reference;        ///< "Reason String", "Server Reference"
};

QString textAt(QByteArrayView bytes, qsizetype at)
{
    const qsizetype length = number(bytes, at);
    return at + 2 >= bytes.size() ? QString()
                                  : textOf(bytes.sliced(at + 2, std::min(length, bytes.size() - at - 2)));
}

Properties propertiesOf(QByteArrayView bytes)
{
    Properties said;
    const auto length = variable(bytes, 0);
    if (!length)
        return said;
    qsizetype at = length->second;
    const qsizetype end = std::min(bytes.size(), at + qsizetype(length->first));
    while (at + 1 < end) {
        const auto id = quint8(bytes[at++]);
        switch (id) {
        case 0x13:
            said.keepAlive = number(bytes, at);
            at += 2;
            break;
        case 0x11:
        case 0x27:
            at += 4;
            break;
        case 0x21:
        case 0x22:
            at += 2;
            break;
        case 0x24:
        case 0x25:
        case 0x28:
        case 0x29:
        case 0x2a:
            at += 1;
            break;
        case 0x12:
        case 0x15:
        case 0x16:
        case 0x1a:
        case 0x1c:
        case 0x1f:
            if (id == 0x1c || id == 0x1f)
                (id == 0x1c ? said.reference : said.reason) = textAt(bytes, at);
            at += 2 + number(bytes, at);
            break;
        case 0x26:
            at += 2 + number(bytes, at);
            at += 2 + number(bytes, at);
            break;
        default:
            return said;
        }
    }
    return said;
}

class Mqtt final : public Reader
{
public:
    explicit Mqtt(const Opening &opening) : m_key(opening.key)
    {
        for (Stream &each : m_streams)
            each.spoke = opening.midway;
    }

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = true;
        if (m_level)
            hello.version = m_level == 5   ? QStringLiteral("5")
                            : m_level == 4 ? QStringLiteral("3.1.1")
                                           : QStringLiteral("3.1");
        hello.token = m_client;
        hello.resumes = m_client; // whoever comes with the same name is the same client
        if (m_keepAlive == 0)
            return hello;
        const AppDuration keepAlive = std::chrono::seconds(m_keepAlive);
        hello.askedBy = Leg::Client;
        hello.interval = keepAlive;
        hello.announced = true;
        // Brokers look every now and then only, or wait for two or three times as long.
        hello.patience = {waits(Leg::Server, AppWait::Sign, keepAlive * 3 / 2,
                                std::max<AppDuration>(6s, keepAlive * 3 / 2), true),
                          waits(Leg::Client, AppWait::Answer, keepAlive / 2, keepAlive),
                          waits(Leg::Client, AppWait::Answer)};
        return hello;
    }
    qsizetype appetite() const override { return 16 * 1024; }

    bool read(const Message &message, Told &told) override
    {
        if (message.text)
            return false;
        Stream &stream = m_streams[std::size_t(message.from)];
        QByteArrayView rest = message.head;
        while (!rest.isEmpty()) {
            if (stream.skip > 0) {
                const auto skipped = qsizetype(std::min<quint64>(stream.skip, quint64(rest.size())));
                stream.skip -= quint64(skipped);
                rest = rest.sliced(skipped);
                continue;
            }
            if (passPublish(message.from, stream, rest, told))
                continue;
            if (!take(message.from, stream, rest, told))
                return false;
        }
        // What was not seen of a long message must be the rest of one packet.
        const quint64 unseen = message.size - quint64(message.head.size());
        if (unseen > stream.skip)
            return unseen == 0;
        stream.skip -= unseen;
        return true;
    }

private:
    /// A packet that is coming in: its header and the beginning of its body.
    struct Stream
    {
        QByteArray bytes;
        quint64 skip = 0;
        bool spoke = false;
    };

    /// Most packets: of a PUBLISH that begins here nothing but its length is looked at.
    static bool passPublish(Leg from, Stream &stream, QByteArrayView &rest, Told &told)
    {
        if (!stream.bytes.isEmpty() || !stream.spoke || quint8(rest[0]) >> 4 != Publish ||
            !isPossible(from, quint8(rest[0]), true))
            return false;
        const auto length = variable(rest, 1);
        if (!length)
            return false;
        stream.skip = length->first;
        rest = rest.sliced(length->second);
        told.application(from);
        return true;
    }

    bool take(Leg from, Stream &stream, QByteArrayView &rest, Told &told)
    {
        const auto length = stream.bytes.size() < 2 ? std::nullopt : variable(stream.bytes, 1);
        if (!length) {
            if (stream.bytes.size() > 4)
                return false;
            stream.bytes += rest[0];
            rest = rest.sliced(1);
            if (stream.bytes.size() == 1 && !isPossible(from, quint8(stream.bytes[0]), stream.spoke))
                return false;
            const auto complete = stream.bytes.size() < 2 ? std::nullopt : variable(stream.bytes, 1);
            return !complete || complete->first > 0 || finish(from, stream, complete->second, 0, told);
        }
        const auto [total, head] = *length;
        const qsizetype want = head + std::min<qsizetype>(total, bodyKept) - stream.bytes.size();
        const qsizetype got = std::min(want, rest.size());
        stream.bytes.append(rest.first(got));
        rest = rest.sliced(got);
        return got < want || finish(from, stream, head, total, told);
    }

    bool finish(Leg from, Stream &stream, qsizetype head, quint32 total, Told &told)
    {
        const QByteArray bytes = std::exchange(stream.bytes, {});
        stream.skip = total - quint64(bytes.size() - head);
        stream.spoke = true;
        return packet(from, quint8(bytes[0]) >> 4, QByteArrayView(bytes).sliced(head), total, told);
    }

    /// The first byte of a packet: a type that this side may send, with the flags that it must have.
    static bool isPossible(Leg from, quint8 first, bool spoke)
    {
        const int type = first >> 4, flags = first & 0x0f;
        const bool client = from == Leg::Client;
        if (!spoke && type != (client ? Connect : ConnAck) && !(type == Auth && !client))
            return false;
        if (spoke && type == ConnAck)
            return false;
        if (type == Connect)
            return client && flags == 0;
        if (type == Publish)
            return (flags & 6) != 6;
        if (flags != (type == PubRel || type == Subscribe || type == Unsubscribe ? 2 : 0))
            return false;
        if (type == Subscribe || type == Unsubscribe || type == PingReq)
            return client;
        if (type == Subscribe + 1 || type == Unsubscribe + 1 || type == PingResp)
            return !client;
        return type != 0;
    }

    bool packet(Leg from, int type, QByteArrayView body, quint32 total, Told &told)
    {
        switch (type) {
        case Connect:
            if (m_level != 0) { // MQTT-3.1.0-2
                AppError error;
                error.from = from;
                error.what = QStringLiteral("CONNECT");
                error.breaks = true;
                told.error(error);
            }
            return connect(body, told);
        case ConnAck:
            return total >= 2 && acknowledge(body, told);
        case PingReq:
        case PingResp:
            type == PingReq ? told.ping(from) : told.pong(from);
            return total == 0;
        case Disconnect:
            disconnect(from, body, told);
            return true;
        case Publish:
            told.application(from);
            return true;
        default:
            return true;
        }
    }

    bool connect(QByteArrayView body, Told &told)
    {
        const qsizetype name = number(body, 0);
        if ((name != 4 && name != 6) || body.size() < name + 6)
            return false;
        m_level = quint8(body[name + 2]);
        const auto flags = quint8(body[name + 3]);
        m_keepAlive = number(body, name + 4);
        m_asksOld = !(flags & 2);
        qsizetype at = name + 6;
        if (m_level == 5) {
            const auto properties = variable(body, at);
            at = properties ? properties->second + qsizetype(properties->first) : body.size();
        }
        const qsizetype id = number(body, at);
        if (id > 0 && at + 2 + id <= body.size())
            m_client = tokenOf(body.sliced(at + 2, id).toByteArray(), m_key);
        told.hello(hello());
        return m_level >= 3 && m_level <= 5;
    }

    bool acknowledge(QByteArrayView body, Told &told)
    {
        const auto code = quint8(body[1]);
        if (code != 0) {
            const Reason reason = m_level == 5 ? reasonOf(code) : oldReasonOf(code);
            told.goodbye(said(Leg::Server, "CONNACK", code, reason,
                              m_level == 5 ? propertiesOf(body.sliced(2)) : Properties{}));
            return true;
        }
        if (m_level == 5)
            m_keepAlive = propertiesOf(body.sliced(2)).keepAlive.value_or(m_keepAlive);
        told.joined(Leg::Server);
        told.resumed(m_asksOld && (body[0] & 1));
        AppHello more = hello(); // its keep-alive may be another one
        more.resumes.clear();
        told.hello(std::move(more));
        return true;
    }

    void disconnect(Leg from, QByteArrayView body, Told &told) const
    {
        const quint8 code = body.isEmpty() ? quint8(0) : quint8(body[0]);
        Reason reason = reasonOf(code);
        if (from == Leg::Client && code == 0x04) // with its will
            reason = reasonOf(0);
        AppGoodbye goodbye =
            said(from, "DISCONNECT", code, reason,
                 m_level == 5 && body.size() > 1 ? propertiesOf(body.sliced(1)) : Properties{});
        if (from == Leg::Client)
            goodbye.retry.reset();
        if (m_level != 5)
            goodbye.code.reset();
        told.goodbye(goodbye);
    }

    static AppGoodbye said(Leg from, const char *what, quint8 code, const Reason &reason,
                           const Properties &properties)
    {
        const QString reference = properties.reference.isEmpty()
                                      ? QString()
                                      : QStringLiteral("Server Reference: ") + properties.reference;
        const QString text = properties.reason.isEmpty() || reference.isEmpty()
                                 ? properties.reason + reference
                                 : properties.reason + QStringLiteral("; ") + reference;
        AppGoodbye goodbye =
            dialect::goodbye(from, what, text, reason.meant, reason.retry, reason.cause, reason.sub);
        goodbye.code = code;
        return goodbye;
    }

    QByteArray m_key;
    QString m_client;
    std::array<Stream, 2> m_streams;
    quint16 m_keepAlive = 0;
    quint8 m_level = 0;
    bool m_asksOld = false;
};

bool begins(const Message &message, bool)
{
    if (message.text || message.from != Leg::Client || message.head.size() < 10 ||
        quint8(message.head[0]) != 0x10)
        return false;
    const auto length = variable(message.head, 1);
    return length && (message.head.sliced(length->second).startsWith(QByteArray("\0\4MQTT", 6)) ||
                      message.head.sliced(length->second).startsWith(QByteArray("\0\6MQIsdp", 8)));
}

} // namespace

constinit const Protocol mqtt{"mqtt", "MQTT", "mqtt mqttv3.1", neverHinted, begins, makeReader<Mqtt>};

} // namespace dialect

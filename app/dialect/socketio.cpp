// Engine.IO 3 and 4 with Socket.IO inside: engine.io-protocol and socket.io-protocol. A text message is one
// packet; the first character is its type, and of type 4 the second is Socket.IO's. With the parser
// socket.io-msgpack-parser Socket.IO's packets are binary messages, maps of MessagePack with the members
// type, data, nsp and id; its version for Socket.IO 2 writes all but events as JSON of the same members.
#include "dialect/json.h"
#include "dialect/msgpack.h"
#include "dialect/recognition.h"

#include <algorithm>
#include <array>

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

constexpr std::size_t mostNamespaces = 32;
constexpr Nanoseconds connectTimeout = 45s; // socket.io's default; not announced

class SocketIo final : public Reader
{
public:
    explicit SocketIo(const Opening &opening)
        : m_key(opening.key),
          m_old(opening.query("EIO").value_or(opening.query("transport") ? "3" : "4") == "3"), // none means 3
          m_isUpgrade(opening.query("sid").has_value() || opening.midway), m_isUnsure(opening.midway)
    {
    }

    AppHello hello() const override
    {
        AppHello hello;
        hello.version = m_old ? QStringLiteral("3") : QStringLiteral("4");
        hello.goodbyes = true;
        hello.askedBy = m_old ? Leg::Client : Leg::Server;
        hello.interval = m_interval;
        hello.announced = m_announced;
        const AppDuration silence = m_interval + m_timeout;
        // The server may start its timer anew once, when another packet comes after its ping.
        const AppDuration once = m_old ? AppDuration{} : m_timeout;
        hello.patience = {{hello.askedBy.value(), AppWait::Answer, m_timeout, once, m_announced},
                          {m_old ? Leg::Server : Leg::Client, m_old ? AppWait::Sign : AppWait::Beat, silence,
                           AppDuration{}, m_announced}};
        if (m_awaitsJoin)
            hello.patience.append({Leg::Server, AppWait::Join, connectTimeout, AppDuration{}, false});
        if (m_probes) // whether the connection carries messages, before it is upgraded to
            hello.patience.append({Leg::Client, AppWait::Join, {}, AppDuration{}, false});
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text) {
            binary(message, told);
            return true;
        }
        if (message.head.isEmpty())
            return false;
        const QByteArrayView data = message.head.sliced(1);
        switch (message.head[0]) {
        case '0':
            return open(message, data, told);
        case '1':
            if (message.size != 1)
                return false;
            told.goodbye(goodbye(message.from, "1", {}, true, {}, "app_close"));
            return true;
        case '2':
            return ping(message, data, told);
        case '3':
            return pong(message, data, told);
        case '4':
            packet(message, data, told);
            return true;
        case '5':
        case '6':
            return message.size == 1;
        case 'b':
            told.application(message.from);
            return true;
        default:
            return false;
        }
    }

private:
    bool open(const Message &message, QByteArrayView data, Told &told)
    {
        const auto sid = json::member(data, "sid");
        if (message.from != Leg::Server || m_announced || !sid || !sid->isString())
            return false;
        const auto interval = milliseconds(json::numberAt(data, "pingInterval"));
        const auto timeout = milliseconds(json::numberAt(data, "pingTimeout"));
        if (!interval || !timeout)
            return false;
        m_interval = *interval;
        m_timeout = *timeout;
        m_announced = true;
        m_awaitsJoin = !m_old;
        told.hello(hello());
        return true;
    }

    bool ping(const Message &message, QByteArrayView data, Told &told)
    {
        const bool isProbe = data == "probe";
        if (!isProbe && !data.isEmpty() && !m_old)
            return false;
        if (isProbe) {
            probe(message.from == Leg::Client, told);
            return true;
        }
        if (std::exchange(m_isUnsure, false)) { // who asks tells the version
            m_old = message.from == Leg::Client;
            told.hello(hello());
        }
        if (message.from == (m_old ? Leg::Client : Leg::Server)) {
            told.ping(message.from);
            return true;
        }
        AppError error;
        error.from = message.from;
        error.what = QStringLiteral("2");
        error.text = QStringLiteral("invalid heartbeat direction");
        error.breaks = true;
        told.error(error);
        return true;
    }

    void probe(bool isAsked, Told &told)
    {
        if (m_probes == isAsked)
            return;
        m_probes = isAsked;
        told.hello(hello());
    }

    bool pong(const Message &message, QByteArrayView data, Told &told)
    {
        if (data == "probe") {
            probe(false, told);
            return true;
        }
        if (!data.isEmpty() && !m_old)
            return false;
        if (std::exchange(m_isUnsure, false)) { // and so does who answers
            m_old = message.from == Leg::Server;
            told.hello(hello());
        }
        told.pong(message.from);
        return true;
    }

    /// An attachment that was announced, or a packet of MessagePack.
    void binary(const Message &message, Told &told)
    {
        int &announced = m_attachments[std::size_t(message.from)];
        const bool isAttachment = announced > 0;
        announced -= isAttachment ? 1 : 0;
        const bool isMarked = m_old && message.head.startsWith('\x04'); // of Engine.IO 3
        const QByteArrayView map = isMarked ? message.head.sliced(1) : message.head;
        const auto type = isAttachment ? std::nullopt : msgpack::member(map, "type");
        const auto name = msgpack::member(map, "nsp");
        const auto number = type ? type->number() : std::nullopt;
        if (!number || *number < 0 || *number > 4 || (message.isWhole() && !(name && name->string()))) {
            if (m_awaitsJoin) // of a parser that is not known
                withoutJoin(message, 'b', told);
            told.application(message.from);
            return;
        }
        const auto data = msgpack::member(map, "data");
        Packet packet;
        packet.type = char('0' + *number);
        packet.name = name ? name->string().value_or(QByteArrayView()) : QByteArrayView();
        packet.isList = !data || data->isArray();
        if (const auto said = data ? data->string() : std::nullopt)
            packet.text = textOf(*said);
        const auto of = [&](const char *key) {
            const auto value = data ? msgpack::member(data->raw, key) : std::nullopt;
            const auto text = value ? value->string() : std::nullopt;
            return text ? text->toByteArray() : QByteArray();
        };
        packet.pid = of("pid");
        if (packet.text.isEmpty())
            packet.text = textOf(of("message"));
        take(message, packet, told);
    }

    /// Of Socket.IO, in whichever form it came.
    struct Packet
    {
        char type = 0;
        QByteArrayView name; ///< of the namespace; empty: the main one
        QString text;        ///< of an error
        QByteArray pid;
        bool isList = true; ///< the arguments of an event, or its answer
        bool isBare = true; ///< nothing stands behind its name
    };

    /// CONNECT, DISCONNECT, CONNECT_ERROR, or the application's own.
    void packet(const Message &message, QByteArrayView data, Told &told)
    {
        if (data.isEmpty()) {
            told.application(message.from);
            return;
        }
        Packet packet;
        if (data[0] == '{') {
            const auto type = json::numberAt(data, "type").value_or(-1);
            const auto name = json::member(data, "nsp");
            if (type < 0 || type > 4 || !name || !name->isString()) {
                told.application(message.from);
                return;
            }
            packet.type = char('0' + type);
            packet.name = name->whole ? name->raw.sliced(1).chopped(1) : QByteArrayView();
            packet.text = json::textAt(data, "data");
            take(message, packet, told);
            return;
        }
        const QByteArrayView rest = data.sliced(1);
        const qsizetype comma = rest.startsWith('/') ? rest.indexOf(',') : -1;
        const QByteArrayView payload =
            rest.startsWith('/') ? rest.sliced(comma >= 0 ? comma + 1 : rest.size()) : rest;
        packet.type = data[0];
        packet.name = rest.startsWith('/') ? rest.first(comma >= 0 ? comma : rest.size()) : QByteArrayView();
        packet.pid = json::textAt(payload, "pid").toUtf8();
        packet.text = payload.startsWith('"') ? json::Value{payload, message.isWhole()}.text()
                                              : json::textAt(payload, "message");
        packet.isList = isEvent(payload, message.isWhole());
        packet.isBare = payload.isEmpty();
        if (packet.type == '5' || packet.type == '6')
            m_attachments[std::size_t(message.from)] = attachmentsOf(rest);
        take(message, packet, told);
    }

    void take(const Message &message, Packet packet, Told &told)
    {
        if (packet.name == "/") // as it is called where it is written at all
            packet.name = {};
        if (m_awaitsJoin && packet.type != '0')
            withoutJoin(message, packet.type, told);
        switch (packet.type) {
        case '0':
            connect(message, packet, told);
            break;
        case '1':
            if (!packet.isBare || !leave(packet.name))
                break;
            told.goodbye(goodbye(message.from, "41", {}, true,
                                 message.from == Leg::Server ? std::optional(false) : std::nullopt,
                                 "app_close"));
            break;
        case '4':
            refuse(message, packet, told);
            break;
        case '2':
        case '3':
            if (!packet.isList)
                told.error({message.from,
                            QStringLiteral("4") + QLatin1Char(packet.type),
                            QStringLiteral("no list of arguments"),
                            {},
                            true});
            told.application(message.from);
            break;
        default:
            told.application(message.from);
            break;
        }
    }

    /// "2-/room,[…": so many binary messages follow.
    static int attachmentsOf(QByteArrayView rest)
    {
        constexpr int most = 1'000;
        const qsizetype end = rest.indexOf('-');
        const int count = end > 0 && end < 5 ? rest.first(end).toByteArray().toInt() : 0;
        return std::clamp(count, 0, most);
    }

    /// An event of a client that has not joined breaks the rules; anything else is said by programs that use
    /// Engine.IO alone, where nobody joins.
    void withoutJoin(const Message &message, char type, Told &told)
    {
        m_awaitsJoin = false;
        told.hello(hello());
        if (message.from == Leg::Client && type == '2')
            told.error(
                {message.from, QStringLiteral("42"), QStringLiteral("before it had joined"), {}, true});
    }

    /// A list, after the number of what asks for an answer or is one. Readers close where it is none.
    static bool isEvent(QByteArrayView payload, bool isWhole)
    {
        const auto *const at =
            std::find_if(payload.begin(), payload.end(), [](char c) { return c < '0' || c > '9'; });
        return at == payload.end() ? !isWhole : *at == '[';
    }

    void connect(const Message &message, const Packet &packet, Told &told)
    {
        const QString pid = tokenOf(packet.pid, m_key);
        told.joined(message.from);
        if (m_awaitsJoin) {
            m_awaitsJoin = false;
            told.hello(hello());
        }
        if (message.from == Leg::Client) {
            m_askedPid = pid;
            if (!pid.isEmpty()) {
                AppHello asks;
                asks.resumes = pid;
                told.hello(std::move(asks));
            }
            return;
        }
        const std::size_t joined = qHash(packet.name);
        if (m_joined.size() < mostNamespaces &&
            std::find(m_joined.begin(), m_joined.end(), joined) == m_joined.end())
            m_joined.push_back(joined);
        if (pid.isEmpty())
            return;
        if (!m_askedPid.isEmpty())
            told.resumed(m_askedPid == pid);
        AppHello token;
        token.token = pid;
        told.hello(std::move(token));
    }

    /// True when no namespace is left after it.
    bool leave(QByteArrayView name)
    {
        if (m_isUpgrade && m_joined.empty()) // what was joined by polling is not known
            return name.isEmpty();
        const auto it = std::find(m_joined.begin(), m_joined.end(), std::size_t(qHash(name)));
        if (it == m_joined.end())
            return false;
        m_joined.erase(it);
        return m_joined.empty();
    }

    void refuse(const Message &message, const Packet &packet, Told &told)
    {
        if (message.from != Leg::Server)
            return;
        leave(packet.name);
        if (m_joined.empty())
            told.goodbye(
                goodbye(message.from, "44", packet.text, false, false, "policy_violation",
                        packet.text == QLatin1String("Invalid namespace") ? "namespace" : "connect_error"));
    }

    QByteArray m_key;
    QString m_askedPid;
    std::vector<std::size_t> m_joined;  ///< hashes of namespaces
    std::array<int, 2> m_attachments{}; ///< by side: binary messages that its last packet announced
    AppDuration m_interval = 25s, m_timeout = 20s;
    bool m_old, m_isUpgrade, m_isUnsure, m_announced = false, m_awaitsJoin = false, m_probes = false;
};

bool hinted(const Opening &opening)
{
    const auto version = opening.query("EIO");
    return version && (*version == "4" || *version == "3") &&
           opening.query("transport").value_or("") == "websocket";
}

bool begins(const Message &message, bool isHinted)
{
    if (!message.text)
        return false;
    if (message.from == Leg::Server && message.head.startsWith("0{"))
        return json::member(message.head.sliced(1), "sid") &&
               json::numberAt(message.head.sliced(1), "pingInterval");
    return isHinted && message.from == Leg::Client && message.head == "2probe";
}

} // namespace

constinit const Protocol socketIo{"socket.io", "Socket.IO", "", hinted, begins, makeReader<SocketIo>};

} // namespace dialect

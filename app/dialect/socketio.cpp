// Engine.IO 3 and 4 with Socket.IO inside: engine.io-protocol and socket.io-protocol. A text message is one
// packet; the first character is its type, and of type 4 the second is Socket.IO's.
#include "dialect/json.h"
#include "dialect/recognition.h"

#include <algorithm>

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
            if (m_awaitsJoin) // packets of a parser of its own, such as MessagePack
                withoutJoin(message, 'b', told);
            told.application(message.from);
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
        told.pong(message.from);
        return true;
    }

    /// Of Socket.IO: CONNECT, DISCONNECT, CONNECT_ERROR, or the application's own.
    void packet(const Message &message, QByteArrayView data, Told &told)
    {
        if (data.isEmpty()) {
            told.application(message.from);
            return;
        }
        const QByteArrayView rest = data.sliced(1);
        const qsizetype comma = rest.startsWith('/') ? rest.indexOf(',') : -1;
        const QByteArrayView name = comma >= 0             ? rest.first(comma)
                                    : rest.startsWith('/') ? rest
                                                           : QByteArrayView();
        const QByteArrayView payload = rest.sliced(comma >= 0 ? comma + 1 : name.size());
        if (m_awaitsJoin && data[0] != '0')
            withoutJoin(message, data[0], told);
        switch (data[0]) {
        case '0':
            connect(message, name, payload, told);
            break;
        case '1':
            if (!payload.isEmpty() || !leave(name))
                break;
            told.goodbye(goodbye(message.from, "41", {}, true,
                                 message.from == Leg::Server ? std::optional(false) : std::nullopt,
                                 "app_close"));
            break;
        case '4':
            refuse(message, name, payload, told);
            break;
        case '2':
        case '3':
            if (!isEvent(payload, message.isWhole()))
                told.error({message.from,
                            QStringLiteral("4") + QLatin1Char(data[0]),
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

    void connect(const Message &message, QByteArrayView name, QByteArrayView payload, Told &told)
    {
        const QString pid = tokenOf(json::textAt(payload, "pid").toUtf8(), m_key);
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
        const std::size_t joined = qHash(name);
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

    void refuse(const Message &message, QByteArrayView name, QByteArrayView payload, Told &told)
    {
        if (message.from != Leg::Server)
            return;
        const QString text = payload.startsWith('"') ? json::Value{payload, message.isWhole()}.text()
                                                     : json::textAt(payload, "message");
        leave(name);
        if (m_joined.empty())
            told.goodbye(goodbye(message.from, "44", text, false, false, "policy_violation",
                                 text == QLatin1String("Invalid namespace") ? "namespace" : "connect_error"));
    }

    QByteArray m_key;
    QString m_askedPid;
    std::vector<std::size_t> m_joined; ///< hashes of namespaces
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

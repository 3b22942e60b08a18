#include "dialect/answerer.h"

#include "dialect/json.h"
#include "dialect/records.h"

#include <array>

namespace dialect {

namespace {

using namespace std::chrono_literals;

Reply text(const QByteArray &payload)
{
    return {payload, true};
}

Reply binary(const QByteArray &payload)
{
    return {payload, false};
}

/// Engine.IO 3 (the client asks) and 4 (the server asks), and one namespace of Socket.IO.
class SocketIo final : public Answerer
{
public:
    explicit SocketIo(const Persona &persona)
        : m_space(persona.nameSpace == "/" ? QByteArray() : persona.nameSpace),
          m_old(Opening{persona.target, {}, {}, {}, {}}.query("EIO").value_or("4") == "3"),
          m_joins(persona.joins)
    {
    }

    Replies heard(const Message &message) override
    {
        if (!message.text || message.head.isEmpty())
            return {};
        if (message.head[0] == '0' && json::member(message.head.sliced(1), "sid")) {
            m_every = milliseconds(json::numberAt(message.head.sliced(1), "pingInterval"));
            if (!m_joins || (m_old && m_space.isEmpty())) // version 3 joins the main one by itself
                return {};
            return {text(m_space.isEmpty() ? QByteArray("40") : "40" + m_space + ',')};
        }
        return !m_old && message.head == "2" ? Replies{text("3")} : Replies{};
    }
    std::optional<AppDuration> every() const override { return m_old ? m_every : std::nullopt; }
    Replies beat() override { return {text("2")}; }

private:
    QByteArray m_space;
    std::optional<AppDuration> m_every;
    bool m_old, m_joins;
};

class SignalR final : public Answerer
{
public:
    explicit SignalR(const Persona &persona) : m_joins(persona.joins) {}

    Replies greeting() override
    {
        return m_joins ? Replies{text("{\"protocol\":\"json\",\"version\":1}\x1e")} : Replies{};
    }
    Replies heard(const Message &) override
    {
        m_welcome = true;
        return {};
    }
    std::optional<AppDuration> every() const override
    {
        return m_welcome ? std::optional<AppDuration>(15s) : std::nullopt;
    }
    Replies beat() override { return {text("{\"type\":6}\x1e")}; }

private:
    bool m_joins, m_welcome = false;
};

/// MQTT 3.1.1.
class Mqtt final : public Answerer
{
public:
    explicit Mqtt(const Persona &persona) : m_persona(persona) {}

    Replies greeting() override
    {
        if (!m_persona.joins)
            return {};
        const QByteArray id = m_persona.clientId.left(65'000);
        const QByteArray body = QByteArray("\0\4MQTT\4", 7) + char(m_persona.keepsSession ? 0 : 2) + '\0' +
                                char(keepAlive.count()) + char(id.size() >> 8) + char(id.size() & 0xff) + id;
        QByteArray packet(1, 0x10);
        for (auto left = quint32(body.size()); packet.size() == 1 || left > 0; left >>= 7)
            packet += char((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
        return {binary(packet + body)};
    }
    Replies heard(const Message &message) override
    {
        m_welcome = m_welcome || (!message.text && message.head.startsWith(QByteArray("\x20\x02", 2)) &&
                                  message.head.size() >= 4 && message.head[3] == 0);
        return {};
    }
    std::optional<AppDuration> every() const override
    {
        return m_welcome || !m_persona.joins ? std::optional<AppDuration>(keepAlive) : std::nullopt;
    }
    Replies beat() override { return {binary(QByteArray("\xc0\0", 2))}; }

private:
    static constexpr std::chrono::seconds keepAlive{30};
    Persona m_persona;
    bool m_welcome = false;
};

class Stomp final : public Answerer
{
public:
    explicit Stomp(const Persona &persona) : m_host(persona.host), m_joins(persona.joins) {}

    Replies greeting() override
    {
        if (!m_joins)
            return {};
        return {text("CONNECT\naccept-version:1.2,1.1,1.0\nhost:" + m_host + "\nheart-beat:10000,10000\n\n" +
                     QByteArray(1, '\0'))};
    }
    Replies heard(const Message &message) override
    {
        if (!message.head.startsWith("CONNECTED"))
            return {};
        for (const QByteArray &line : message.head.toByteArray().split('\n')) {
            if (!line.startsWith("heart-beat:"))
                continue;
            // A little more often than the server wants it, so that none is late.
            if (const auto wants = milliseconds(line.mid(line.indexOf(',') + 1).trimmed().toLongLong()))
                m_every = *wants * 4 / 5;
            break;
        }
        return {};
    }
    std::optional<AppDuration> every() const override { return m_every; }
    Replies beat() override { return {text("\n")}; }

private:
    QByteArray m_host;
    std::optional<AppDuration> m_every;
    bool m_joins;
};

class Pusher final : public Answerer
{
public:
    explicit Pusher(const Persona &) {}

    Replies heard(const Message &message) override
    {
        const QString event = json::textAt(message.head, "event");
        if (event == QLatin1String("pusher:ping"))
            return {text("{\"event\":\"pusher:pong\",\"data\":{}}")};
        if (event == QLatin1String("pusher:connection_established")) {
            const auto data = json::member(message.head, "data");
            const QByteArray object = !data              ? QByteArray()
                                      : data->isString() ? data->unescaped()
                                                         : data->raw.toByteArray();
            m_every = std::min<AppDuration>(
                seconds(json::numberAt(object, "activity_timeout")).value_or(120s), 120s);
        }
        return {};
    }
    std::optional<AppDuration> every() const override { return m_every; }
    Replies beat() override { return {text("{\"event\":\"pusher:ping\",\"data\":{}}")}; }

private:
    std::optional<AppDuration> m_every;
};

/// The JSON form. Several lines may come in one message; the server asks with an empty one.
class Centrifuge final : public Answerer
{
public:
    explicit Centrifuge(const Persona &persona) : m_joins(persona.joins) {}

    Replies greeting() override { return m_joins ? Replies{text("{\"id\":1,\"connect\":{}}")} : Replies{}; }
    Replies heard(const Message &message) override
    {
        Replies replies;
        const bool going = message.text && eachPiece(message, '\n', [&](QByteArrayView line, bool) {
                               if (line.trimmed() != "{}")
                                   return true;
                               replies = {text("{}")};
                               return false;
                           });
        Q_UNUSED(going)
        return replies;
    }

private:
    bool m_joins;
};

class Nats final : public Answerer
{
public:
    explicit Nats(const Persona &persona) : m_joins(persona.joins) {}

    Replies heard(const Message &message) override
    {
        if (message.head.startsWith("INFO ") && std::exchange(m_joins, false))
            return {
                binary("CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"dropscope\"}\r\nPING\r\n")};
        return message.head == "PING\r\n" ? Replies{binary("PONG\r\n")} : Replies{};
    }

private:
    bool m_joins;
};

class Ddp final : public Answerer
{
public:
    explicit Ddp(const Persona &persona) : m_joins(persona.joins) {}

    Replies greeting() override
    {
        return m_joins ? Replies{text("{\"msg\":\"connect\",\"version\":\"1\",\"support\":[\"1\"]}")}
                       : Replies{};
    }
    Replies heard(const Message &message) override
    {
        if (!message.text || json::textAt(message.head, "msg") != QLatin1String("ping"))
            return {};
        const auto id = json::member(message.head, "id");
        return {text(id && id->isString() && id->whole
                         ? "{\"msg\":\"pong\",\"id\":" + id->raw.toByteArray() + '}'
                         : QByteArray("{\"msg\":\"pong\"}"))};
    }

private:
    bool m_joins;
};

class GraphqlTransport final : public Answerer
{
public:
    explicit GraphqlTransport(const Persona &persona) : m_joins(persona.joins) {}

    Replies greeting() override
    {
        return m_joins ? Replies{text("{\"type\":\"connection_init\"}")} : Replies{};
    }
    Replies heard(const Message &message) override
    {
        return message.text && json::textAt(message.head, "type") == QLatin1String("ping")
                   ? Replies{text("{\"type\":\"pong\"}")}
                   : Replies{};
    }

private:
    bool m_joins;
};

class Phoenix final : public Answerer
{
public:
    explicit Phoenix(const Persona &persona)
        : m_old(!Opening{persona.target, {}, {}, {}, {}}.query("vsn").value_or("2").startsWith('2'))
    {
    }

    Replies heard(const Message &) override { return {}; }
    std::optional<AppDuration> every() const override { return 30s; }
    Replies beat() override
    {
        const QByteArray ref = "\"h" + QByteArray::number(++m_number) + '"';
        return {
            text(m_old ? "{\"topic\":\"phoenix\",\"event\":\"heartbeat\",\"payload\":{},\"ref\":" + ref + '}'
                       : "[null," + ref + ",\"phoenix\",\"heartbeat\",{}]")};
    }

private:
    bool m_old;
    quint64 m_number = 0;
};

/// Its heartbeat is a text of the settings (see recovery::withClog); the server asks for nothing.
class Clog final : public Answerer
{
public:
    explicit Clog(const Persona &) {}
    Replies heard(const Message &) override { return {}; }
};

template <class A>
std::unique_ptr<Answerer> make(const Persona &persona)
{
    return std::make_unique<A>(persona);
}

struct Row
{
    const char *name;
    std::unique_ptr<Answerer> (*make)(const Persona &);
};

constexpr std::array rows{
    Row{"socket.io", make<SocketIo>}, Row{"signalr", make<SignalR>},
    Row{"mqtt", make<Mqtt>},          Row{"stomp", make<Stomp>},
    Row{"pusher", make<Pusher>},      Row{"centrifuge", make<Centrifuge>},
    Row{"nats", make<Nats>},          Row{"ddp", make<Ddp>},
    Row{"phoenix", make<Phoenix>},    Row{"graphql-transport-ws", make<GraphqlTransport>},
    Row{"clog", make<Clog>},
};

} // namespace

std::unique_ptr<Answerer> answererFor(const QString &dialect, const Persona &persona)
{
    for (const Row &row : rows) {
        if (dialect == QLatin1String(row.name))
            return row.make(persona);
    }
    return nullptr;
}

} // namespace dialect

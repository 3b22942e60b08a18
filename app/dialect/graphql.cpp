// GraphQL over WebSocket, the protocol of today (graphql-transport-ws) and the one of
// subscriptions-transport-ws (graphql-ws). JSON objects with a type.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

#include <array>

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

template <std::size_t N>
bool isAmong(const std::array<const char *, N> &names, const QString &name)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const char *each) { return name == QLatin1String(each); });
}

class GraphqlTransport final : public Reader
{
public:
    explicit GraphqlTransport(const Opening &opening) : m_joins(opening.midway), m_welcome(opening.midway) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.patience = {waits(Leg::Client, AppWait::Answer), waits(Leg::Server, AppWait::Answer)};
        if (!m_joins)
            hello.patience.append(
                {waits(Leg::Server, AppWait::Join, 3s, 500ms), waits(Leg::Server, AppWait::Join)});
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        static constexpr std::array types{"connection_init", "connection_ack", "ping",  "pong",
                                          "subscribe",       "next",           "error", "complete"};
        const QString type = json::textAt(message.head, "type");
        if (type.isEmpty()) // a long message may name its type behind what is seen
            return !message.isWhole() && message.head.startsWith('{');
        if (!isAmong(types, type))
            return isOld(message, type, told);
        if (type == QLatin1String("ping"))
            told.ping(message.from);
        else if (type == QLatin1String("pong"))
            told.pong(message.from);
        else if (type == QLatin1String("connection_ack"))
            m_welcome = true;
        else if (type == QLatin1String("connection_init"))
            join(message.from, told);
        else if (type == QLatin1String("subscribe"))
            subscribe(message, told);
        else if (type == QLatin1String("complete") || type == QLatin1String("error"))
            std::erase(m_running, idOf(message));
        return true;
    }

private:
    static constexpr std::size_t mostRunning = 256;

    static std::size_t idOf(const Message &message) { return qHash(json::textAt(message.head, "id")); }

    /// A client that speaks the protocol of subscriptions-transport-ws under this name.
    static bool isOld(const Message &message, const QString &type, Told &told)
    {
        static constexpr std::array types{"start", "stop", "connection_terminate"};
        if (message.from != Leg::Client || !isAmong(types, type))
            return false;
        broken(type, QStringLiteral("Invalid message received"), told);
        return true;
    }

    /// In the words that servers close with.
    static void broken(const QString &what, const QString &text, Told &told)
    {
        AppError error;
        error.from = Leg::Client;
        error.what = what;
        error.text = text;
        error.breaks = true;
        told.error(error);
    }

    void join(Leg from, Told &told)
    {
        if (m_joins)
            broken(QStringLiteral("connection_init"), QStringLiteral("Too many initialisation requests"),
                   told);
        m_joins = m_joins || from == Leg::Client;
        told.hello(hello());
    }

    void subscribe(const Message &message, Told &told)
    {
        const QString what = QStringLiteral("subscribe");
        if (!m_welcome)
            broken(what, QStringLiteral("Unauthorized"), told);
        if (json::textAt(message.head, "id").isEmpty())
            return; // it stands behind what is read
        const std::size_t id = idOf(message);
        if (std::find(m_running.begin(), m_running.end(), id) != m_running.end())
            broken(what,
                   QStringLiteral("Subscriber for %1 already exists")
                       .arg(json::textAt(message.head, "id").left(40)),
                   told);
        else if (m_running.size() < mostRunning)
            m_running.push_back(id);
    }

    bool m_joins, m_welcome;
    std::vector<std::size_t> m_running; ///< hashes of the ids of operations
};

class GraphqlWs final : public Reader
{
public:
    explicit GraphqlWs(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.askedBy = Leg::Server;
        // The client looks every 30 s whether one came.
        hello.patience = {m_timeout ? waits(Leg::Client, AppWait::Beat, m_timeout, 0s, true)
                                    : waits(Leg::Client, AppWait::Beat, 30s, 30s),
                          waits(Leg::Client, AppWait::Beat)};
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        static constexpr std::array types{"connection_init",
                                          "connection_ack",
                                          "connection_error",
                                          "start",
                                          "connection_terminate",
                                          "data",
                                          "error",
                                          "complete",
                                          "stop",
                                          "ka",
                                          "start_ack"};
        const QString type = json::textAt(message.head, "type");
        if (type.isEmpty())
            return !message.isWhole() && message.head.startsWith('{');
        if (!isAmong(types, type))
            return false;
        if (type == QLatin1String("ka")) {
            told.ping(Leg::Server);
        } else if (type == QLatin1String("connection_terminate")) {
            told.goodbye(goodbye(message.from, "connection_terminate", {}, true, {}, "app_close"));
        } else if (type == QLatin1String("connection_error")) {
            const auto payload = json::member(message.head, "payload");
            const QString text = payload ? json::textAt(payload->raw, "message") : QString();
            told.goodbye(
                goodbye(message.from, "connection_error", text, false, {}, "policy_violation", "refused"));
        } else if (type == QLatin1String("connection_ack")) {
            const auto payload = json::member(message.head, "payload");
            m_timeout =
                payload ? milliseconds(json::numberAt(payload->raw, "connectionTimeoutMs")) : std::nullopt;
            told.joined(message.from);
            told.hello(hello());
        } else if (type != QLatin1String("error")) { // a refusal and the error of a start may cross
            told.application(message.from);
        }
        return true;
    }

private:
    std::optional<AppDuration> m_timeout;
};

} // namespace

constinit const Protocol graphqlTransport{
    "graphql-transport-ws",      "GraphQL", "graphql-transport-ws", neverHinted, neverBegins,
    makeReader<GraphqlTransport>};
constinit const Protocol graphqlWs{"graphql-ws", "GraphQL (subscriptions-transport-ws)",
                                   "graphql-ws", neverHinted,
                                   neverBegins,  makeReader<GraphqlWs>};

} // namespace dialect

// Gateways of chat services: Discord's (numbered operations) and Slack's Socket Mode (types). Both say
// themselves when a client shall come back.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

class Discord final : public Reader
{
public:
    explicit Discord(const Opening &opening) : m_key(opening.key) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.askedBy = Leg::Client;
        hello.interval = m_interval;
        hello.announced = m_interval.has_value();
        // The client gives up at its next beat.
        if (m_interval)
            hello.patience = {waits(Leg::Client, AppWait::Answer, m_interval, 0s, true)};
        return hello;
    }

    /// READY and RESUME name the session somewhere in their data.
    qsizetype appetite() const override { return m_named ? 512 : 4096; }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text || !message.head.startsWith('{'))
            return false;
        const auto op = json::numberAt(message.head, "op");
        if (!op) // a long dispatch names it behind its data
            return !message.isWhole();
        switch (*op) {
        case 1:
            if (message.from == Leg::Client)
                told.ping(Leg::Client);
            break;
        case 7:
            told.goodbye(goodbye(message.from, "7", {}, false, true, "server_going_away", "reconnect"));
            break;
        case 9:
            told.goodbye(goodbye(message.from, "9", {}, false, true, "app_close", "invalid_session"));
            if (!m_asked.isEmpty())
                told.resumed(false);
            break;
        case 10:
            if (const auto data = json::member(message.head, "d"))
                m_interval = milliseconds(json::numberAt(data->raw, "heartbeat_interval"));
            told.hello(hello());
            break;
        case 11:
            told.pong(message.from);
            break;
        case 2:
        case 6:
            if (*op == 6)
                name(message, m_asked, &AppHello::resumes, told);
            told.joined(message.from);
            break;
        default:
            if (*op == 0)
                dispatch(message, told);
            told.application(message.from);
            break;
        }
        return true;
    }

private:
    void dispatch(const Message &message, Told &told)
    {
        const QString event = json::textAt(message.head, "t");
        if (event == QLatin1String("RESUMED")) {
            m_named = true;
            told.resumed(true);
        } else if (event == QLatin1String("READY")) {
            name(message, m_session, &AppHello::token, told);
            m_named = true;
        }
    }

    void name(const Message &message, QString &session, QString AppHello::*as, Told &told) const
    {
        const auto data = json::member(message.head, "d");
        if (!data)
            return;
        session = tokenOf(json::textAt(data->raw, "session_id").toUtf8(), m_key);
        AppHello hello;
        hello.*as = session;
        if (!session.isEmpty())
            told.hello(std::move(hello));
    }

    QByteArray m_key;
    QString m_asked, m_session;
    bool m_named = false;
    std::optional<AppDuration> m_interval;
};

bool isDiscord(const Opening &opening)
{
    return opening.host.endsWith(".discord.gg");
}

bool beginsDiscord(const Message &message, bool)
{
    const auto data = message.text && message.from == Leg::Server && json::numberAt(message.head, "op") == 10
                          ? json::member(message.head, "d")
                          : std::nullopt;
    return data && json::numberAt(data->raw, "heartbeat_interval");
}

class Slack final : public Reader
{
public:
    explicit Slack(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = true;
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text || !message.head.startsWith('{'))
            return false;
        const QString type = json::textAt(message.head, "type");
        if (type == QLatin1String("disconnect") && message.from == Leg::Server)
            disconnect(json::textAt(message.head, "reason"), told);
        else if (type != QLatin1String("hello"))
            told.application(message.from);
        return true;
    }

private:
    static void disconnect(const QString &reason, Told &told)
    {
        const bool off = reason == QLatin1String("link_disabled");
        AppGoodbye said = goodbye(Leg::Server, "disconnect", reason, false, !off,
                                  off                                              ? "policy_violation"
                                  : reason == QLatin1String("too_many_websockets") ? "policy_violation"
                                                                                   : "server_going_away",
                                  reason == QLatin1String("refresh_requested")     ? "max_lifetime"
                                  : off                                            ? "app_disabled"
                                  : reason == QLatin1String("too_many_websockets") ? "too_many_connections"
                                                                                   : "");
        told.goodbye(said);
    }
};

bool isSlack(const Opening &opening)
{
    return opening.host.endsWith(".slack.com");
}

bool beginsSlack(const Message &message, bool isHinted)
{
    return isHinted && message.text && message.from == Leg::Server &&
           json::textAt(message.head, "type") == QLatin1String("hello");
}

} // namespace

constinit const Protocol discord{"discord", "Discord", "", isDiscord, beginsDiscord, makeReader<Discord>};
constinit const Protocol slack{"slack", "Slack", "", isSlack, beginsSlack, makeReader<Slack>};

} // namespace dialect

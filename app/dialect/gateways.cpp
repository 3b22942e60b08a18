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
    explicit Discord(const Opening &) {}

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
            told.joined(message.from);
            break;
        default:
            if (*op == 0 && json::textAt(message.head, "t") == QLatin1String("RESUMED"))
                told.resumed(true);
            told.application(message.from);
            break;
        }
        return true;
    }

private:
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
                                  reason == QLatin1String("refresh_requested") ? "max_lifetime" : "");
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

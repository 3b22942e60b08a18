// Rails Action Cable (and AnyCable): JSON objects; the server beats every 3 s, nobody answers, and it says
// why it ends.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

class ActionCable final : public Reader
{
public:
    explicit ActionCable(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = true;
        hello.askedBy = Leg::Server;
        hello.interval = 3s;
        // Stale after 6 s, but the client looks only every 6 to 12 s.
        hello.patience = {waits(Leg::Client, AppWait::Sign, 6s, 7s)};
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text || !message.head.startsWith('{'))
            return false;
        if (message.from == Leg::Client) {
            const QString command = json::textAt(message.head, "command");
            if (command == QLatin1String("pong")) // AnyCable's extended protocol
                told.pong(Leg::Client);
            return !command.isEmpty() || !message.isWhole();
        }
        const QString type = json::textAt(message.head, "type");
        if (type == QLatin1String("ping"))
            told.ping(Leg::Server);
        else if (type == QLatin1String("welcome"))
            told.joined(Leg::Server);
        else if (type == QLatin1String("disconnect"))
            disconnect(message.head, told);
        else if (type.isEmpty() && !json::member(message.head, "identifier") && message.isWhole())
            return false;
        else
            told.application(Leg::Server);
        return true;
    }

private:
    static void disconnect(QByteArrayView head, Told &told)
    {
        const QString reason = json::textAt(head, "reason");
        const auto retry = json::boolAt(head, "reconnect");
        const bool refused =
            reason == QLatin1String("unauthorized") || reason == QLatin1String("invalid_request");
        const bool restarts = reason == QLatin1String("server_restart");
        const bool meant = reason == QLatin1String("remote");
        told.goodbye(goodbye(Leg::Server, "disconnect", reason, meant, retry,
                             restarts  ? "server_going_away"
                             : refused ? "policy_violation"
                                       : "app_close",
                             reason == QLatin1String("invalid_request") ? "origin"
                             : refused                                  ? "refused"
                             : restarts                                 ? "restart"
                                                                        : ""));
    }
};

} // namespace

constinit const Protocol actionCable{
    "actioncable", "Action Cable", "actioncable-v1-json actioncable-v1-ext-json",
    neverHinted,   neverBegins,    makeReader<ActionCable>};

} // namespace dialect

// Meteor's DDP: JSON objects with "msg", raw or inside SockJS.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

class Ddp final : public Reader
{
public:
    explicit Ddp(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.askedBy = Leg::Client;
        hello.patience = {waits(Leg::Client, AppWait::Answer, 15s, 500ms),
                          waits(Leg::Client, AppWait::Answer), waits(Leg::Server, AppWait::Answer)};
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text || !message.head.startsWith('{'))
            return false;
        const QString what = json::textAt(message.head, "msg");
        if (what.isEmpty()) // older servers begin with {"server_id":"0"}
            return json::member(message.head, "server_id") || !message.isWhole();
        if (what == QLatin1String("ping")) {
            told.ping(message.from);
        } else if (what == QLatin1String("pong")) {
            told.pong(message.from);
        } else if (what == QLatin1String("connect") || what == QLatin1String("connected")) {
            told.joined(message.from);
        } else if (what == QLatin1String("failed")) {
            told.goodbye(goodbye(message.from, "failed", json::textAt(message.head, "version"), false, true,
                                 "protocol_error", "version"));
        } else {
            told.application(message.from);
        }
        return true;
    }
};

bool begins(const Message &message, bool)
{
    return message.text && message.from == Leg::Client &&
           json::textAt(message.head, "msg") == QLatin1String("connect") &&
           json::member(message.head, "support");
}

} // namespace

constinit const Protocol ddp{"ddp", "DDP (Meteor)", "", neverHinted, begins, makeReader<Ddp>};

} // namespace dialect

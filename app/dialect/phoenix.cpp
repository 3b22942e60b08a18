// Phoenix channels: arrays [join_ref, ref, topic, event, payload] (V2) or objects (V1). The end of a channel
// is not the end of the connection, and the connection has no goodbye.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

struct Event
{
    QString topic, event;
};

std::optional<Event> eventOf(QByteArrayView text)
{
    if (text.startsWith('{')) {
        const auto topic = json::member(text, "topic"), event = json::member(text, "event");
        return topic && event && topic->isString() && event->isString()
                   ? std::optional(Event{topic->text(), event->text()})
                   : std::nullopt;
    }
    const auto topic = json::element(text, 2), event = json::element(text, 3);
    return topic && event && topic->isString() && event->isString()
               ? std::optional(Event{topic->text(), event->text()})
               : std::nullopt;
}

class Phoenix final : public Reader
{
public:
    explicit Phoenix(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.askedBy = Leg::Client;
        hello.patience = {waits(Leg::Client, AppWait::Answer, 30s, 500ms),
                          waits(Leg::Client, AppWait::Answer), waits(Leg::Server, AppWait::Sign, 60s, 6s)};
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text)
            return message.size > 0 && quint8(message.head[0]) <= 2;
        const auto event = eventOf(message.head);
        if (!event) // V1 puts a payload before the event, if it likes
            return !message.isWhole() && message.head.startsWith('{');
        if (event->topic != QLatin1String("phoenix"))
            return true;
        if (message.from == Leg::Client && event->event == QLatin1String("heartbeat"))
            told.ping(Leg::Client);
        else if (message.from == Leg::Server && event->event == QLatin1String("phx_reply"))
            told.pong(Leg::Server);
        return true;
    }
};

bool hinted(const Opening &opening)
{
    return opening.path().endsWith("/websocket") && opening.query("vsn");
}

bool begins(const Message &message, bool isHinted)
{
    if (!message.text)
        return false;
    const auto event = eventOf(message.head);
    if (!event || message.from != Leg::Client)
        return false;
    return (isHinted || message.head.startsWith('[')) &&
           (event->event == QLatin1String("phx_join") ||
            (event->event == QLatin1String("heartbeat") && event->topic == QLatin1String("phoenix")));
}

} // namespace

constinit const Protocol phoenix{"phoenix", "Phoenix", "phoenix", hinted, begins, makeReader<Phoenix>};

} // namespace dialect

// The Pusher protocol (Pusher Channels, Laravel Reverb, Soketi): JSON events; the client asks when it has
// heard nothing for the time that the server announces.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

/// "data" is an object, or an object in a string.
QByteArray dataOf(QByteArrayView head)
{
    const auto data = json::member(head, "data");
    return !data ? QByteArray() : data->isString() ? data->unescaped() : data->raw.toByteArray();
}

class Pusher final : public Reader
{
public:
    explicit Pusher(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = true;
        hello.askedBy = Leg::Client;
        hello.interval = m_activity;
        hello.announced = m_announced;
        hello.patience = {waits(Leg::Client, AppWait::Answer, 30s, 500ms),
                          waits(Leg::Client, AppWait::Answer), waits(Leg::Server, AppWait::Answer)};
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text || !message.head.startsWith('{'))
            return false;
        const QString event = json::textAt(message.head, "event");
        if (event.isEmpty())
            return !message.isWhole();
        if (event == QLatin1String("pusher:ping"))
            told.ping(message.from);
        else if (event == QLatin1String("pusher:pong"))
            told.pong(message.from);
        else if (event == QLatin1String("pusher:connection_established"))
            established(dataOf(message.head), told);
        else if (event == QLatin1String("pusher:error") && message.from == Leg::Server)
            error(dataOf(message.head), told);
        else
            told.application(message.from);
        return true;
    }

private:
    void established(const QByteArray &data, Told &told)
    {
        if (const auto activity = seconds(json::numberAt(data, "activity_timeout"))) {
            m_activity = std::min<AppDuration>(*activity, 120s);
            m_announced = true;
        }
        told.joined(Leg::Server);
        told.hello(hello());
    }

    static void error(const QByteArray &data, Told &told)
    {
        const auto code = json::numberAt(data, "code");
        const QString text = json::textAt(data, "message");
        if (!code || *code < 4000 || *code > 4399 || *code == 4301) { // of a channel
            AppError error;
            error.from = Leg::Server;
            error.what = QStringLiteral("pusher:error");
            error.text = text;
            if (code && *code >= 0 && *code <= 4999)
                error.code = quint16(*code);
            told.error(error);
            return;
        }
        const char *cause = *code == 4200                   ? "server_going_away"
                            : *code == 4201                 ? "heartbeat_timeout"
                            : *code == 4202                 ? "endpoint_idle_timeout"
                            : *code >= 4200 && *code < 4300 ? "server_going_away"
                            : *code >= 4100 && *code < 4200 ? "try_again_later"
                            : *code >= 4005 && *code < 4009 ? "protocol_error"
                                                            : "policy_violation";
        AppGoodbye said = goodbye(Leg::Server, "pusher:error", text, false, *code >= 4100 && *code < 4300,
                                  cause, subOf(*code));
        said.code = quint16(*code);
        told.goodbye(said);
    }

    static const char *subOf(qint64 code)
    {
        switch (code) {
        case 4000:
            return "tls_required";
        case 4001:
            return "app_unknown";
        case 4003:
            return "app_disabled";
        case 4004:
            return "connection_quota";
        case 4005:
            return "path";
        case 4006:
        case 4007:
        case 4008:
            return "version";
        case 4009:
            return "not_authorized";
        default: // of a number
            return "";
        }
    }

    AppDuration m_activity = 120s;
    bool m_announced = false;
};

bool hinted(const Opening &opening)
{
    return opening.path().contains("/app/") && opening.query("protocol");
}

/// An application that is not known there gets an error first, and nothing else.
bool begins(const Message &message, bool isHinted)
{
    if (!message.text || message.from != Leg::Server)
        return false;
    const QString event = json::textAt(message.head, "event");
    return event == QLatin1String("pusher:connection_established") ||
           (isHinted && event == QLatin1String("pusher:error"));
}

} // namespace

constinit const Protocol pusher{"pusher", "Pusher", "", hinted, begins, makeReader<Pusher>};

} // namespace dialect

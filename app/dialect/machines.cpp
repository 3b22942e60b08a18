// Protocols of devices and operations: OCPP-J of charging stations, Home Assistant, and Kubernetes' channels.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

/// Arrays: [2,"id","Action",{…}], [3,"id",{…}], [4,"id","code","text",{…}]. It has no goodbye.
class Ocpp final : public Reader
{
public:
    explicit Ocpp(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.askedBy = Leg::Client;
        hello.interval = m_interval;
        hello.announced = m_interval.has_value();
        // What central systems bear is their own: one and a half to four times the interval.
        if (m_interval)
            hello.patience = {waits(Leg::Server, AppWait::Sign, *m_interval * 3 / 2, *m_interval * 5 / 2)};
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        const auto first = message.text ? json::element(message.head, 0) : std::nullopt;
        const auto type = first ? first->number() : std::nullopt;
        if (!type || *type < 2 || *type > 4)
            return false;
        const auto id = json::element(message.head, 1);
        const QByteArray number = id ? id->unescaped() : QByteArray();
        const auto action = json::element(message.head, 2);
        if (*type == 2 && message.from == Leg::Client && action && action->is("Heartbeat")) {
            m_beat = number;
            told.ping(Leg::Client);
        } else if (*type == 2 && message.from == Leg::Client && action && action->is("BootNotification")) {
            m_boot = number;
            told.joined(Leg::Client);
        } else if (*type == 2 && message.from == Leg::Server && action && action->is("Reset")) {
            const auto request = json::element(message.head, 3);
            m_reset = number;
            m_resetType = request ? json::textAt(request->raw, "type").left(40) : QString();
        } else if (*type == 3 && message.from == Leg::Client && !m_reset.isEmpty() && number == m_reset) {
            // The station will leave and come back, since the server asked for it and it agreed.
            if (action && json::textAt(action->raw, "status") == QLatin1String("Accepted"))
                told.goodbye(goodbye(Leg::Server, "Reset", m_resetType, true, true, "app_close", "reset"));
            m_reset.clear();
        } else if (*type == 3 && !m_beat.isEmpty() && number == m_beat) {
            told.pong(message.from);
        } else if (*type == 3 && !m_boot.isEmpty() && number == m_boot && action) {
            m_interval = seconds(json::numberAt(action->raw, "interval"));
            told.hello(hello());
            if (json::textAt(action->raw, "status") == QLatin1String("Rejected"))
                told.goodbye(goodbye(Leg::Server, "BootNotification", QStringLiteral("Rejected"), false, true,
                                     "policy_violation", "registration"));
        }
        return true;
    }

private:
    QByteArray m_beat, m_boot, m_reset; ///< ids of the calls that wait for their results
    QString m_resetType;
    std::optional<AppDuration> m_interval;
};

class HomeAssistant final : public Reader
{
public:
    explicit HomeAssistant(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.askedBy = Leg::Client;
        hello.patience = {waits(Leg::Client, AppWait::Answer)};
        if (!m_authenticates)
            hello.patience.append(
                {waits(Leg::Server, AppWait::Join, 10s, 500ms), waits(Leg::Server, AppWait::Join)});
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (!message.text || message.head.isEmpty())
            return false;
        if (message.head[0] != '[')
            return message.head[0] == '{' && readOne(message.from, message.head, told);
        for (int i = 0; i < 16; ++i) { // several at once
            const auto each = json::element(message.head, i);
            if (!each)
                break;
            if (!each->isObject() || !readOne(message.from, each->raw, told))
                return false;
        }
        return true;
    }

private:
    bool readOne(Leg from, QByteArrayView object, Told &told)
    {
        const QString type = json::textAt(object, "type");
        if (!m_authenticates && from == Leg::Client) { // "auth" is what must come first
            m_authenticates = true;
            told.hello(hello());
        }
        if (type == QLatin1String("ping"))
            told.ping(from);
        else if (type == QLatin1String("pong"))
            told.pong(from);
        else if (type == QLatin1String("auth_invalid") && from == Leg::Server)
            told.goodbye(goodbye(from, "auth_invalid", json::textAt(object, "message"), false, false,
                                 "policy_violation", "refused"));
        else if (type == QLatin1String("auth_ok"))
            told.joined(from);
        else
            told.application(from);
        return true;
    }

    bool m_authenticates = false;
};

bool isHomeAssistant(const Opening &opening)
{
    return opening.path().endsWith("/api/websocket");
}

bool beginsHomeAssistant(const Message &message, bool isHinted)
{
    return isHinted && message.text && message.from == Leg::Server &&
           json::textAt(message.head, "type") == QLatin1String("auth_required");
}

/// exec, attach: the first byte is the channel; channel 3 carries how the command ended.
class Kubernetes final : public Reader
{
public:
    explicit Kubernetes(const Opening &opening) : m_forwards(opening.path().endsWith("/portforward")) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = !m_forwards; // a command that ended has a Status
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        if (message.text)
            return false;
        if (message.head.isEmpty())
            return true;
        const auto channel = quint8(message.head[0]);
        if (channel > 4 && channel != 0xff)
            return false;
        if (channel == 3 && message.from == Leg::Server)
            status(message.head.sliced(1), told);
        return true;
    }

private:
    static void status(QByteArrayView object, Told &told)
    {
        const QString status = json::textAt(object, "status"), reason = json::textAt(object, "reason");
        const bool ended = status == QLatin1String("Success") || reason == QLatin1String("NonZeroExitCode");
        if (!ended && status != QLatin1String("Failure"))
            return;
        const QString text = json::textAt(object, "message");
        const bool refused = reason == QLatin1String("Forbidden") || reason == QLatin1String("Unauthorized");
        const bool missing = reason == QLatin1String("NotFound") || text.contains(QLatin1String("not found"));
        told.goodbye(goodbye(Leg::Server, "Status", text, ended, {},
                             ended     ? "app_close"
                             : refused ? "policy_violation"
                                       : "internal_error",
                             ended     ? ""
                             : refused ? "not_authorized"
                             : missing ? "not_found"
                                       : "status"));
    }

    bool m_forwards;
};

} // namespace

constinit const Protocol ocpp{"ocpp",      "OCPP",      "ocpp1.5 ocpp1.6 ocpp2.0 ocpp2.0.1 ocpp2.1",
                              neverHinted, neverBegins, makeReader<Ocpp>};
constinit const Protocol homeAssistant{"home-assistant", "Home Assistant",    "",
                                       isHomeAssistant,  beginsHomeAssistant, makeReader<HomeAssistant>};
constinit const Protocol kubernetes{"kubernetes", "Kubernetes", "v4.channel.k8s.io v5.channel.k8s.io",
                                    neverHinted,  neverBegins,  makeReader<Kubernetes>};

} // namespace dialect

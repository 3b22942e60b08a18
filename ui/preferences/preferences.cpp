#include "preferences/preferences.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Switch
{
    const char *key;
    bool Preferences::*member;
};
constexpr std::array switches{Switch{"reconnect", &Preferences::reconnect},
                              Switch{"record_payloads", &Preferences::recordPayloads},
                              Switch{"keep_secrets", &Preferences::keepSecrets},
                              Switch{"start_again", &Preferences::startAgain},
                              Switch{"notify", &Preferences::notify},
                              Switch{"notify_normal", &Preferences::notifyNormal}};

struct Number
{
    const char *key;
    int Preferences::*member;
    int least, most;
};
constexpr std::array numbers{Number{"missed_pings", &Preferences::missedPings, 1, 20},
                             Number{"hopeless", &Preferences::hopeless, 1, 100},
                             Number{"keep_days", &Preferences::keepDays, 0, 3650},
                             Number{"keep_megabytes", &Preferences::keepMegabytes, 0, 1'000'000}};

struct Span
{
    const char *key;
    std::chrono::seconds Preferences::*member;
    int least, most;
};
constexpr std::array spans{Span{"ping_s", &Preferences::ping, 0, 86'400},
                           Span{"longest_wait_s", &Preferences::longestWait, 1, 3600}};

QString keyOf(const char *key)
{
    return u"preferences/"_s + QLatin1String(key);
}

} // namespace

Keeping keepingOf(const Preferences &p)
{
    Keeping keeping;
    if (p.keepDays > 0)
        keeping.age = std::chrono::days(p.keepDays);
    if (p.keepMegabytes > 0)
        keeping.bytes = qint64(p.keepMegabytes) * 1000 * 1000;
    return keeping;
}

Preferences loadPreferences(const QSettings &settings)
{
    Preferences p;
    for (const auto &[key, member] : switches)
        p.*member = settings.value(keyOf(key), p.*member).toBool();
    for (const auto &[key, member, least, most] : numbers)
        p.*member = std::clamp(settings.value(keyOf(key), p.*member).toInt(), least, most);
    for (const auto &[key, member, least, most] : spans) {
        const int seconds = settings.value(keyOf(key), int((p.*member).count())).toInt();
        p.*member = std::chrono::seconds(std::clamp(seconds, least, most));
    }
    p.ownCodes = settings.value(keyOf("own_codes")).toString();
    return p;
}

void savePreferences(QSettings &settings, const Preferences &p)
{
    for (const auto &[key, member] : switches)
        settings.setValue(keyOf(key), p.*member);
    for (const auto &[key, member, least, most] : numbers)
        settings.setValue(keyOf(key), p.*member);
    for (const auto &[key, member, least, most] : spans)
        settings.setValue(keyOf(key), int((p.*member).count()));
    settings.setValue(keyOf("own_codes"), p.ownCodes);
}

void applyTo(session::EndpointSpec &spec, const Preferences &p)
{
    spec.ping = p.ping;
    spec.missedPings = p.missedPings;
    spec.patience = {p.longestWait, p.hopeless};
    spec.recordPayloads = p.recordPayloads;
    spec.keepSecrets = p.keepSecrets;
    spec.reconnect = p.reconnect && spec.role == session::Role::Client;
}

} // namespace ui

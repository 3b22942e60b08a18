#include "endpoints/savedendpoints.h"

#include <QFile>
#include <QSettings>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString group = u"endpoints"_s;

using session::EndpointSpec;

/// What is remembered besides role, name, addresses and times, each under its name.
struct Text
{
    const char *key;
    QString EndpointSpec::*member;
};
constexpr std::array texts{
    Text{"origin", &EndpointSpec::origin},      Text{"ca_file", &EndpointSpec::caFile},
    Text{"cert_file", &EndpointSpec::certFile}, Text{"key_file", &EndpointSpec::keyFile},
    Text{"dialect", &EndpointSpec::dialect},    Text{"framework", &EndpointSpec::framework}};

struct List
{
    const char *key;
    QStringList EndpointSpec::*member;
};
constexpr std::array lists{List{"headers", &EndpointSpec::headers},
                           List{"subprotocols", &EndpointSpec::subprotocols},
                           List{"send_on_open", &EndpointSpec::sendOnOpen},
                           List{"faults", &EndpointSpec::faults},
                           List{"resume_tokens", &EndpointSpec::resumeTokens},
                           List{"allow_origins", &EndpointSpec::allowOrigins},
                           List{"allow_hosts", &EndpointSpec::allowHosts}};

struct Flag
{
    const char *key;
    bool EndpointSpec::*member;
};
constexpr std::array flags{Flag{"reconnect", &EndpointSpec::reconnect},
                           Flag{"clog", &EndpointSpec::clog},
                           Flag{"insecure", &EndpointSpec::insecure},
                           Flag{"keep_host", &EndpointSpec::keepHost},
                           Flag{"record_payloads", &EndpointSpec::recordPayloads},
                           Flag{"keep_secrets", &EndpointSpec::keepSecrets}};

struct Kept
{
    const char *key;
    session::Strategy session::Strategies::*member;
};
constexpr std::array strategies{Kept{"normal", &session::Strategies::normal},
                                Kept{"lost", &session::Strategies::lost},
                                Kept{"failed", &session::Strategies::failed}};

void readState(const QSettings &s, EndpointSpec &spec)
{
    const QStringList captures = s.value(u"captures"_s).toStringList(); // name, pattern, name, …
    for (qsizetype i = 0; i + 1 < captures.size(); i += 2)
        spec.captures.append({captures[i], captures[i + 1]});
    const QVariantMap variables = s.value(u"variables"_s).toMap();
    for (auto it = variables.begin(); it != variables.end(); ++it)
        spec.variables.insert(it.key(), it.value().toString());
    if (const int every = s.value(u"alive_ms"_s).toInt(); every > 0)
        spec.textHeartbeat =
            session::TextHeartbeat{s.value(u"alive_text"_s).toString(), std::chrono::milliseconds(every)};
    if (const int window = s.value(u"resume_window_ms"_s).toInt(); window > 0)
        spec.resumeWindow = std::chrono::milliseconds(window);
    spec.patience.longestWait = std::chrono::milliseconds(
        std::max(1, s.value(u"longest_wait_ms"_s, int(spec.patience.longestWait.count())).toInt()));
    spec.patience.hopeless = std::max(1, s.value(u"hopeless"_s, spec.patience.hopeless).toInt());
    for (const auto &[key, member] : strategies) {
        session::Strategy &strategy = spec.strategies.*member;
        const QString prefix = u"after_"_s + QLatin1String(key);
        strategy.notify = s.value(prefix + u"_notify"_s, strategy.notify).toBool();
        strategy.reconnect = s.value(prefix + u"_reconnect"_s, strategy.reconnect).toBool();
        strategy.command = s.value(prefix + u"_command"_s).toStringList();
    }
}

void writeState(QSettings &s, const EndpointSpec &spec)
{
    QStringList captures;
    for (const session::CaptureRule &rule : spec.captures)
        captures << rule.name << rule.pattern;
    s.setValue(u"captures"_s, captures);
    QVariantMap variables;
    for (auto it = spec.variables.begin(); it != spec.variables.end(); ++it)
        variables.insert(it.key(), it.value());
    s.setValue(u"variables"_s, variables);
    if (spec.textHeartbeat) {
        s.setValue(u"alive_text"_s, spec.textHeartbeat->text);
        s.setValue(u"alive_ms"_s, int(spec.textHeartbeat->every.count()));
    }
    if (spec.resumeWindow)
        s.setValue(u"resume_window_ms"_s, int(spec.resumeWindow->count()));
    s.setValue(u"longest_wait_ms"_s, int(spec.patience.longestWait.count()));
    s.setValue(u"hopeless"_s, spec.patience.hopeless);
    for (const auto &[key, member] : strategies) {
        const session::Strategy &strategy = spec.strategies.*member;
        const QString prefix = u"after_"_s + QLatin1String(key);
        s.setValue(prefix + u"_notify"_s, strategy.notify);
        s.setValue(prefix + u"_reconnect"_s, strategy.reconnect);
        s.setValue(prefix + u"_command"_s, strategy.command);
    }
}

EndpointSpec read(const QSettings &s)
{
    EndpointSpec spec;
    spec.role =
        session::fromName<session::Role>(s.value(u"role"_s).toString()).value_or(session::Role::Listener);
    spec.name = s.value(u"name"_s).toString();
    spec.listen = s.value(u"listen"_s).toUrl();
    spec.target = s.value(u"target"_s).toUrl();
    spec.proxy = s.value(u"proxy"_s).toUrl();
    spec.ping = std::chrono::milliseconds(s.value(u"ping_ms"_s, qlonglong(spec.ping.count())).toLongLong());
    spec.missedPings = std::max(1, s.value(u"missed_pings"_s, spec.missedPings).toInt());
    if (const QVariant after = s.value(u"close_after_ms"_s); after.isValid())
        spec.closeAfter = std::chrono::milliseconds(after.toLongLong());
    spec.behaviour = session::fromName<session::Behaviour>(s.value(u"behaviour"_s).toString())
                         .value_or(session::Behaviour::Silent);
    for (const auto &[key, member] : texts)
        spec.*member = s.value(QLatin1String(key)).toString();
    for (const auto &[key, member] : lists)
        spec.*member = s.value(QLatin1String(key), spec.*member).toStringList();
    for (const auto &[key, member] : flags)
        spec.*member = s.value(QLatin1String(key)).toBool();
    spec.browser = {s.value(u"browser_address"_s).toUrl(), s.value(u"browser_own"_s).toBool(),
                    s.value(u"browser_program"_s).toString(), s.value(u"browser_pages"_s).toStringList()};
    readState(s, spec);
    return spec;
}

void write(QSettings &s, const EndpointSpec &spec)
{
    s.setValue(u"role"_s, session::name(spec.role));
    s.setValue(u"name"_s, spec.name);
    s.setValue(u"listen"_s, spec.listen);
    s.setValue(u"target"_s, spec.target);
    s.setValue(u"proxy"_s, spec.proxy);
    s.setValue(u"ping_ms"_s, qlonglong(spec.ping.count()));
    s.setValue(u"missed_pings"_s, spec.missedPings);
    if (spec.closeAfter)
        s.setValue(u"close_after_ms"_s, qlonglong(spec.closeAfter->count()));
    s.setValue(u"behaviour"_s, session::name(spec.behaviour));
    for (const auto &[key, member] : texts)
        s.setValue(QLatin1String(key), spec.*member);
    for (const auto &[key, member] : lists)
        s.setValue(QLatin1String(key), spec.*member);
    for (const auto &[key, member] : flags)
        s.setValue(QLatin1String(key), spec.*member);
    s.setValue(u"browser_address"_s, spec.browser.address);
    s.setValue(u"browser_own"_s, spec.browser.own);
    s.setValue(u"browser_program"_s, spec.browser.program);
    s.setValue(u"browser_pages"_s, spec.browser.pages);
    writeState(s, spec);
}

} // namespace

QVector<SavedEndpoint> loadEndpoints(QSettings &settings)
{
    QVector<SavedEndpoint> endpoints;
    const int count = settings.beginReadArray(group);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        endpoints.append({read(settings), settings.value(u"running"_s, true).toBool()});
    }
    settings.endArray();
    return endpoints;
}

void saveEndpoints(QSettings &settings, const QVector<SavedEndpoint> &endpoints)
{
    settings.remove(group);
    settings.beginWriteArray(group, int(endpoints.size()));
    for (int i = 0; i < int(endpoints.size()); ++i) {
        settings.setArrayIndex(i);
        write(settings, endpoints[i].spec);
        settings.setValue(u"running"_s, endpoints[i].running);
    }
    settings.endArray();
    // Headers may hold passwords: nobody else may read them.
    settings.sync();
    QFile::setPermissions(settings.fileName(), QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace ui

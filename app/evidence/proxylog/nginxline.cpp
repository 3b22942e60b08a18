#include "evidence/proxylog/nginxline.h"

#include "dialect/json.h"
#include "evidence/proxylog/cursor.h"

#include <array>

namespace evidence {

namespace {

namespace json = dialect::json;

/// "rt=1.003 conn=1 key=…", in any order, between others.
void readNamed(Cursor &in, NginxAccess &access)
{
    while (!in.atEnd()) {
        const QByteArrayView word = in.word();
        const auto equals = word.indexOf('=');
        const QByteArrayView name = word.first(std::max<qsizetype>(equals, 0)),
                             value = word.sliced(equals + 1);
        if (name == "rt" || name == "request_time")
            access.took = secondsIn(value);
        else if (name == "conn")
            access.connection = value;
        else if (name == "key")
            access.key = value;
    }
}

/// What formats have after the combined one: ingress-nginx "512 60.003 [default-app-80] [] 10.1.2.3:80 …",
/// others names.
void readMore(Cursor in, NginxAccess &access)
{
    Cursor ingress = in;
    const auto length = numberIn<quint64>(ingress.word());
    const QByteArrayView took = ingress.word();
    const auto upstream = length && took.contains('.') ? ingress.bracketed() : std::nullopt;
    if (!upstream || !secondsIn(took)) {
        readNamed(in, access);
        return;
    }
    access.took = secondsIn(took);
    if (ingress.bracketed()) // the alternative one
        access.upstream = ingress.word();
}

/// "127.0.0.1 - - [29/Nov/2026:07:49:59 +0000] "GET /chat HTTP/1.1" 101 33 "-" "agent"".
std::optional<NginxAccess> readCombined(QByteArrayView line)
{
    Cursor in(line);
    NginxAccess access;
    access.client = in.word();
    const QByteArrayView second = in.word();
    in.word();
    // "www.example:443 127.0.0.1 - - […": Apache's vhost_combined, and formats after it.
    if (!in.rest().trimmed().startsWith('['))
        access.client = second, in.word();
    const auto when = in.bracketed();
    const auto time = when ? clfTime(*when) : std::nullopt;
    const auto request = time && time->zone ? in.quoted() : std::nullopt;
    if (!request)
        return {};
    access.time = *time;
    access.zone = time->zone;
    access.request = *request;
    access.status = numberIn<int>(in.word()).value_or(0);
    in.word();
    in.quoted();
    access.userAgent = in.quoted().value_or(QByteArrayView());
    readMore(in, access);
    return access.status >= 100 && access.status <= 599 ? std::optional(access) : std::nullopt;
}

/// "… 1795938599.568 127.0.0.1:35630 -> 127.0.0.1:9100 "GET /chat HTTP/1.1" 101 rt=1.003 conn=1 key=…".
std::optional<NginxAccess> readRecommended(QByteArrayView line)
{
    const auto arrow = line.indexOf(" -> ");
    if (arrow <= 0 || arrow > 200)
        return {};
    NginxAccess access;
    std::optional<Written> exact, other;
    Split before(line.first(arrow), ' ');
    while (const auto word = before.next()) {
        if (const auto epoch = epochTime(*word))
            exact = epoch;
        else if (const auto iso = isoTime(*word))
            other = iso;
        access.client = *word;
    }
    const auto time = exact ? exact : other;
    const auto quote = line.indexOf('"', arrow);
    if (!time || !time->zone || quote < 0)
        return {};
    access.time = *time;
    access.zone = other ? other->zone : std::nullopt;
    access.upstream = line.sliced(arrow + 4, quote - arrow - 4);
    // Of several servers that were tried the last one answered.
    if (const auto last = access.upstream.lastIndexOf(", "); last >= 0)
        access.upstream = access.upstream.sliced(last + 2);
    while (access.upstream.endsWith(' '))
        access.upstream.chop(1);
    Cursor in(line.sliced(quote));
    const auto request = in.quoted();
    access.status = numberIn<int>(in.word()).value_or(0);
    if (!request || access.status < 100 || access.status > 599)
        return {};
    access.request = *request;
    readNamed(in, access);
    return access;
}

/// A member of an object as it stands there: names of variables and what nginx puts in have no escapes.
QByteArrayView memberOf(QByteArrayView object, QByteArrayView name)
{
    const auto value = json::member(object, name);
    if (!value || !value->whole || value->isNull() || value->raw.size() < (value->isString() ? 2 : 1))
        return {};
    return value->isString() ? value->raw.sliced(1, value->raw.size() - 2) : value->raw;
}

/// A log_format of JSON whose members are called as nginx calls its variables.
std::optional<NginxAccess> readJson(QByteArrayView line, QByteArray &store)
{
    static constexpr std::array own{"time_iso8601",    "time_local",   "msec",
                                    "remote_addr",     "request_time", "body_bytes_sent",
                                    "http_user_agent", "upstream_addr"};
    constexpr int enough = 3; // others call some of it the same
    if (!line.startsWith('{') || !line.endsWith('}'))
        return {};
    if (std::count_if(own.begin(), own.end(),
                      [&](const char *name) { return json::member(line, name).has_value(); }) < enough)
        return {};
    const auto exact = epochTime(memberOf(line, "msec"));
    auto written = isoTime(memberOf(line, "time_iso8601"));
    if (!written)
        written = clfTime(memberOf(line, "time_local"));
    NginxAccess access;
    access.status = numberIn<int>(memberOf(line, "status")).value_or(0);
    if ((!exact && !written) || access.status < 100 || access.status > 599)
        return {};
    access.time = exact ? *exact : *written;
    access.zone = written ? written->zone : std::nullopt;
    access.took = secondsIn(memberOf(line, "request_time"));
    access.upstream = memberOf(line, "upstream_addr");
    if (const auto last = access.upstream.lastIndexOf(", "); last >= 0)
        access.upstream = access.upstream.sliced(last + 2);
    access.userAgent = memberOf(line, "http_user_agent");
    access.key = memberOf(line, "http_sec_websocket_key");
    access.connection = memberOf(line, "connection");
    const QByteArrayView address = memberOf(line, "remote_addr"), port = memberOf(line, "remote_port");
    const QByteArrayView request = memberOf(line, "request"), method = memberOf(line, "request_method");
    QByteArrayView target = memberOf(line, "request_uri");
    if (target.isEmpty())
        target = memberOf(line, "uri");
    if (request.isEmpty() && (method.isEmpty() || target.isEmpty()))
        return {};
    const bool isV6 = address.contains(':') && !address.startsWith('[');
    QByteArray client = isV6 && !port.isEmpty() ? '[' + address.toByteArray() + ']' : address.toByteArray();
    if (!port.isEmpty())
        client.append(':').append(port);
    QByteArray asked = request.toByteArray();
    if (asked.isEmpty())
        asked.append(method).append(' ').append(target).append(" HTTP/1.1");
    store = client + asked;
    access.client = QByteArrayView(store).first(client.size());
    access.request = QByteArrayView(store).sliced(client.size());
    return access;
}

/// What stands behind ", name: " up to the next comma; quotes taken off.
QByteArrayView fieldOf(QByteArrayView text, QByteArrayView name)
{
    for (auto at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        if (at < 2 || text.sliced(at - 2, 2) != ", ")
            continue;
        Cursor in(text.sliced(at + name.size()));
        if (const auto value = in.quoted())
            return *value;
        const QByteArrayView rest = in.rest();
        const auto end = rest.indexOf(", ");
        return end < 0 ? rest : rest.first(end);
    }
    return {};
}

} // namespace

std::optional<NginxAccess> readNginxAccess(QByteArrayView line, QByteArray &store)
{
    if (auto access = readJson(line, store))
        return access;
    if (auto access = readRecommended(line))
        return access;
    return readCombined(line);
}

std::optional<NginxError> readNginxError(QByteArrayView line)
{
    // "2026/11/29 07:50:00 [error] 12675#12675: *7 recv() failed (104: …) while …, client: …"
    const auto time =
        line.size() > 22 && line[4] == '/' && line[10] == ' ' ? isoTime(line.first(19)) : std::nullopt;
    if (!time)
        return {};
    NginxError error;
    error.time = *time;
    Cursor in(line.sliced(19));
    const auto level = in.bracketed();
    const QByteArrayView process = in.word();
    if (!level || !process.endsWith(':') || !process.contains('#'))
        return {};
    error.level = *level;
    QByteArrayView rest = in.rest();
    if (rest.startsWith('*')) {
        const auto blank = rest.indexOf(' ');
        error.connection = rest.sliced(1, std::max<qsizetype>(blank - 1, 0));
        rest = rest.sliced(blank + 1);
    }
    const auto client = rest.indexOf(", client: ");
    error.message = client < 0 ? rest : rest.first(client);
    error.upgraded = error.message.endsWith("while proxying upgraded connection");
    error.client = fieldOf(rest, "client: ");
    error.request = fieldOf(rest, "request: ");
    error.upstream = fieldOf(rest, "upstream: ");
    return error;
}

} // namespace evidence

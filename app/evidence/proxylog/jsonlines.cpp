// Proxies that log JSON, one object a line: Cloudflare's WebSocket analytics, which name who ended a
// connection and why, and Caddy, which tells only that it ended.
#include "dialect/json.h"
#include "evidence/proxylog/attempts.h"
#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/fits.h"
#include "evidence/proxylog/lines.h"
#include "evidence/proxylog/proxylogs.h"
#include "evidence/proxylog/repeats.h"

#include <array>

namespace evidence {

namespace {

using namespace session;
namespace json = dialect::json;

QByteArray bytesAt(QByteArrayView object, QByteArrayView name)
{
    const auto value = json::member(object, name);
    if (!value || !value->whole || value->isNull())
        return {};
    return value->isString() ? value->unescaped() : value->raw.toByteArray();
}

std::optional<Written> timeIn(QByteArrayView text)
{
    if (auto time = epochTime(text))
        return time;
    return isoTime(text);
}

QByteArrayView objectIn(QByteArrayView line)
{
    const auto open = line.indexOf('{');
    return open < 0 || !line.endsWith('}') ? QByteArrayView() : line.sliced(open);
}

struct ReasonRow
{
    QByteArrayView reason;
    const char *how;
    const char *by; ///< nullptr: whoever the source names
};

constexpr std::array reasons{
    ReasonRow{"none", "orderly", nullptr},
    ReasonRow{"peerNoError", "orderly", nullptr},
    ReasonRow{"peerReset", "reset", nullptr},
    ReasonRow{"upstreamReset", "reset", "server"},
    ReasonRow{"protocolViolation", "protocol", nullptr},
};

class CloudflareReader final : public LineReader
{
public:
    explicit CloudflareReader(const Options &options) : m_zone(options.timezone) {}

private:
    void line(QByteArrayView text, Sink &sink) override;
    void ended(Sink &sink) override
    {
        sink.note({QStringLiteral("cloudflare"), QString()});
        m_repeats.tell(sink);
    }

    Zone m_zone;
    Repeats m_repeats;
};

QString partyIn(QByteArrayView source)
{
    return source == "upstream"     ? QStringLiteral("server")
           : source == "downstream" ? QStringLiteral("client")
           : source == "me"         ? QStringLiteral("place")
                                    : QString();
}

/// The times of the documented datasets: a name that says start or end, and RFC 3339 or a number.
std::optional<Written> timeNamed(QByteArrayView object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (const auto time = timeIn(bytesAt(object, name)))
            return time;
    }
    return {};
}

void CloudflareReader::line(QByteArrayView text, Sink &sink)
{
    const QByteArrayView object = objectIn(text);
    const QByteArray reason = bytesAt(object, "ConnectionCloseReason"),
                     source = bytesAt(object, "ConnectionCloseSource");
    if (reason.isEmpty() && source.isEmpty())
        return;
    const auto end = timeNamed(object, {"ConnectionEndTimestamp", "EndTimestamp", "EdgeEndTimestamp",
                                        "EndTime", "ConnectionCloseTimestamp", "Timestamp", "Datetime"});
    const auto start = timeNamed(object, {"ConnectionStartTimestamp", "StartTimestamp", "EdgeStartTimestamp",
                                          "StartTime", "ConnectionOpenTimestamp"});
    const bool named = !bytesAt(object, "ConnectionID").isEmpty() || !bytesAt(object, "RayID").isEmpty();
    if (named && m_repeats.isRepeat(object))
        return;
    if (!end) {
        sink.note({QStringLiteral("no_times"), QString()});
        return;
    }
    Logged logged;
    logged.endedAt = m_zone.stamp(*end, sink);
    if (start)
        logged.startedAt = m_zone.stamp(*start, sink);
    logged.client = QString::fromLatin1(bytesAt(object, "ClientIP").left(80));
    logged.host = bytesAt(object, "ClientRequestHost");
    logged.target = bytesAt(object, "ClientRequestPath");
    logged.userAgent = bytesAt(object, "ClientRequestUserAgent");
    logged.status = 101;
    logged.opened = true;
    PlaceEnd &told = logged.end;
    told.how = QStringLiteral("left");
    told.by = partyIn(source);
    told.word = QString::fromUtf8((source + ' ' + reason).trimmed().left(128));
    told.resolution = end->resolution;
    for (const ReasonRow &row : reasons) {
        if (row.reason != reason)
            continue;
        told.how = QLatin1String(row.how);
        if (row.by)
            told.by = QLatin1String(row.by);
    }
    if (reason == "peerReset" && told.by.isEmpty())
        told.by = nameOf(Leg::Client);
    if (reason == "timedOut" && (told.by.isEmpty() || told.by == QLatin1String("place"))) {
        told.how = QStringLiteral("timeout"), told.by = QStringLiteral("place");
        told.sub = QStringLiteral("idle");
    }
    logged.leg = told.by == nameOf(Leg::Client) ? Leg::Client : Leg::Server;
    tell(logged, sink);
}

bool isCloudflare(QByteArrayView line)
{
    const QByteArrayView object = objectIn(line);
    return json::member(object, "ConnectionCloseReason") || json::member(object, "ConnectionCloseSource");
}

/// The first value of a header, whose names and values Caddy writes as an object of arrays.
QByteArray headerAt(QByteArrayView headers, QByteArrayView name)
{
    const auto values = json::member(headers, name);
    const auto first = values ? json::element(values->raw, 0) : std::nullopt;
    return first && first->isString() ? first->unescaped() : QByteArray();
}

/// As its duration_format says: seconds, usually; nanoseconds or milliseconds, as whole numbers of a size
/// that no seconds have; or Go's way of writing ("1m0.003s", "250.3µs").
std::optional<std::chrono::nanoseconds> caddyDuration(QByteArrayView text)
{
    constexpr qint64 fewestMilliseconds = 1000, fewestNanoseconds = 1'000'000'000;
    if (const auto whole = numberIn<qint64>(text); whole && *whole >= fewestMilliseconds)
        return std::chrono::nanoseconds(*whole >= fewestNanoseconds ? *whole : *whole * 1'000'000);
    if (const auto seconds = secondsIn(text))
        return seconds;
    struct Unit
    {
        QByteArrayView name;
        double seconds;
    };
    static constexpr Unit units[]{{"ns", 1e-9}, {"µs", 1e-6}, {"us", 1e-6}, {"ms", 1e-3},
                                  {"s", 1},     {"m", 60},    {"h", 3600}};
    std::chrono::nanoseconds sum{};
    while (!text.isEmpty()) {
        qsizetype digits = 0;
        while (digits < text.size() && ((text[digits] >= '0' && text[digits] <= '9') || text[digits] == '.'))
            ++digits;
        const auto value = secondsIn(text.first(digits));
        const auto unit = std::find_if(std::begin(units), std::end(units), [&](const Unit &each) {
            return text.sliced(digits).startsWith(each.name);
        });
        if (!value || unit == std::end(units) || sum > std::chrono::hours(24 * 3660))
            return {};
        sum += std::chrono::nanoseconds(qint64(double(value->count()) * unit->seconds));
        text = text.sliced(digits + unit->name.size());
    }
    return sum;
}

/// A line of its error log: what it met, and that it made the answer.
std::optional<OpenFailed> caddyFailed(QByteArrayView object, int status)
{
    const QByteArray message = bytesAt(object, "msg");
    if (!bytesAt(object, "logger").startsWith("http.log.error") || status <= 0)
        return {};
    const auto says = [&message](const char *words) { return message.contains(words); };
    OpenFailed failed;
    if (says("connection refused"))
        failed = failedAt(Phase::Tcp, "connection_refused");
    else if (says("no such host"))
        failed = failedAt(Phase::Dns, "dns_failure", "nxdomain");
    else if (says("tls: ") || says("x509: "))
        failed = failedAt(Phase::Tls, "tls_failure");
    else if (says("dial ") && (says("timeout") || says("no route to host") || says("unreachable")))
        failed = failedAt(Phase::Tcp, "connect_timeout");
    else if (says("EOF") || says("reset by peer"))
        failed = rejected(status, "upstream_ended");
    else if (says("no upstreams available"))
        failed = rejected(status, "no_server", Answerer::Proxy);
    else
        failed = rejected(status, "proxy", Answerer::Proxy);
    failed.text = textOf(message, 200);
    return failed;
}

class CaddyReader final : public LineReader
{
public:
    explicit CaddyReader(const Options &options) : m_zone(options.timezone) {}

private:
    void line(QByteArrayView text, Sink &sink) override;
    void ended(Sink &sink) override
    {
        sink.note({QStringLiteral("end_not_recorded"), QStringLiteral("Caddy")});
        m_repeats.tell(sink);
    }

    Zone m_zone;
    Repeats m_repeats;
};

bool isCaddy(QByteArrayView line)
{
    const QByteArrayView object = objectIn(line);
    const auto request = json::member(object, "request");
    return request && request->isObject() && json::member(request->raw, "headers") &&
           json::member(request->raw, "uri") && json::member(object, "duration");
}

void CaddyReader::line(QByteArrayView text, Sink &sink)
{
    const QByteArrayView object = objectIn(text);
    if (!isCaddy(text))
        return;
    const QByteArrayView request = json::member(object, "request")->raw;
    const auto headers = json::member(request, "headers");
    const auto answer = json::member(object, "resp_headers");
    auto written = timeIn(bytesAt(object, "ts"));
    if (!written) // of the console: time, level, logger, message and the object, between tabs
        written = timeIn(text.first(std::max<qsizetype>(text.indexOf('\t'), 0)).toByteArray());
    if (!written || headerAt(headers->raw, "Upgrade").toLower() != "websocket")
        return;
    if (!bytesAt(request, "remote_port").isEmpty() && m_repeats.isRepeat(object))
        return;
    Logged logged;
    logged.endedAt = m_zone.stamp(*written, sink);
    if (const auto took = caddyDuration(bytesAt(object, "duration")))
        logged.startedAt = logged.endedAt - *took;
    logged.client = QString::fromLatin1(bytesAt(request, "remote_ip").left(64));
    if (const QByteArray port = bytesAt(request, "remote_port"); !port.isEmpty())
        logged.client += u':' + textOf(port, 5);
    logged.host = bytesAt(request, "host");
    logged.target = bytesAt(request, "uri");
    logged.version = bytesAt(request, "proto");
    logged.key = headerAt(headers->raw, "Sec-Websocket-Key");
    logged.origin = headerAt(headers->raw, "Origin");
    logged.userAgent = headerAt(headers->raw, "User-Agent");
    const int status = numberIn<int>(bytesAt(object, "status")).value_or(0);
    const bool accepted = answer && !headerAt(answer->raw, "Sec-Websocket-Accept").isEmpty();
    logged.leg = Leg::Server;
    // A WebSocket's status is written as 0: the 101 did not pass Caddy's own writer.
    if (status == 101 || (status == 0 && accepted)) {
        logged.status = 101;
        logged.opened = true;
        logged.end.how = QStringLiteral("unrecorded");
        logged.end.resolution = written->resolution;
    } else if (const auto failed = caddyFailed(object, status)) {
        logged.status = status;
        logged.failed = failed;
    } else if (status > 0) {
        logged.status = status;
        logged.failed = rejected(status, answer && headerAt(answer->raw, "Server") == "Caddy" && status >= 500
                                             ? "upstream_ended"
                                             : "");
    } else {
        return;
    }
    tell(logged, sink);
}

} // namespace

int fitsCloudflare(QByteArrayView head)
{
    return shareOfLines(head, isCloudflare, 95);
}

std::unique_ptr<Reader> makeCloudflare(const Options &options)
{
    return std::make_unique<CloudflareReader>(options);
}

int fitsCaddy(QByteArrayView head)
{
    return anyLine(head, isCaddy, 90);
}

std::unique_ptr<Reader> makeCaddy(const Options &options)
{
    return std::make_unique<CaddyReader>(options);
}

} // namespace evidence

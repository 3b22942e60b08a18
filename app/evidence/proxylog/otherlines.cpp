// Proxies whose logs tell when a connection began and ended, but not how: AWS ALB and Traefik.
#include "dialect/json.h"
#include "evidence/proxylog/attempts.h"
#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/fits.h"
#include "evidence/proxylog/lines.h"
#include "evidence/proxylog/proxylogs.h"
#include "evidence/proxylog/repeats.h"

#include <array>

using namespace std::chrono_literals;

namespace evidence {

namespace {

using namespace session;
namespace json = dialect::json;

struct PlainLine
{
    Written end;
    std::optional<Written> start;
    QByteArray client, server, request, userAgent;
    int status = 0;
    std::optional<int>
        serverStatus; ///< of the server's answer, 0 without one; absent where it is not recorded
    bool webSocket = false;
};

/// type time elb client:port target:port … elb_status target_status received sent "request" "agent" …
std::optional<PlainLine> readAlb(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 6> types{"http", "https", "h2", "grpcs", "ws", "wss"};
    Cursor in(text);
    PlainLine line;
    const QByteArrayView type = in.word();
    if (std::find(types.begin(), types.end(), type) == types.end())
        return {};
    const auto end = isoTime(in.word());
    if (!end || !end->zone || !in.word().startsWith("app/"))
        return {};
    line.webSocket = type == "ws" || type == "wss";
    line.end = *end;
    line.client = in.word().toByteArray();
    line.server = in.word().toByteArray();
    in.word(), in.word(), in.word(); // processing times
    line.status = numberIn<int>(in.word()).value_or(0);
    line.serverStatus = numberIn<int>(in.word()).value_or(0);
    in.word(), in.word(); // bytes
    const auto request = in.quoted();
    const auto agent = in.quoted();
    if (!request || !agent)
        return {};
    line.request = request->toByteArray(), line.userAgent = agent->toByteArray();
    in.word(), in.word(), in.word();       // cipher, protocol, target group
    in.quoted(), in.quoted(), in.quoted(); // trace, domain, certificate
    in.word();                             // rule
    line.start = isoTime(in.word());
    return line;
}

/// Common log format with Traefik's own at the end: … 1 "router@docker" "http://10.0.0.2:80" 1003ms
std::optional<PlainLine> readTraefikText(QByteArrayView text)
{
    Cursor in(text);
    PlainLine line;
    line.client = in.word().toByteArray();
    in.word(), in.word();
    const auto when = in.bracketed();
    const auto start = when ? clfTime(*when) : std::nullopt;
    const auto request = start && start->zone ? in.quoted() : std::nullopt;
    if (!request)
        return {};
    line.request = request->toByteArray();
    const auto status = numberIn<int>(in.word());
    in.word();
    in.quoted();
    line.userAgent = in.quoted().value_or(QByteArrayView()).toByteArray();
    const auto count = numberIn<quint64>(in.word());
    const auto router = in.quoted();
    const auto server = in.quoted();
    QByteArrayView took = in.word();
    if (!status || !count || !router || !server || !took.endsWith("ms"))
        return {};
    took.chop(2);
    const auto milliseconds = numberIn<qint64>(took);
    if (!milliseconds || *milliseconds < 0 || *milliseconds > qint64(10) * 366 * 86'400'000)
        return {};
    line.status = *status;
    line.server = server->toByteArray();
    line.start = line.end = *start;
    line.end.sinceEpoch += std::chrono::milliseconds(*milliseconds);
    return line;
}

QByteArray bytesAt(QByteArrayView object, QByteArrayView name)
{
    const auto value = json::member(object, name);
    if (!value || !value->whole || value->isNull())
        return {};
    return value->isString() ? value->unescaped() : value->raw.toByteArray();
}

std::optional<PlainLine> readTraefikJson(QByteArrayView text)
{
    if (!text.startsWith('{') || !json::member(text, "DownstreamStatus"))
        return {};
    PlainLine line;
    QByteArray when = bytesAt(text, "StartUTC");
    if (when.isEmpty())
        when = bytesAt(text, "StartLocal");
    const auto start = isoTime(when);
    const auto took = numberIn<qint64>(bytesAt(text, "Duration"));
    if (!start || !took || *took < 0)
        return {};
    line.start = line.end = *start;
    line.end.sinceEpoch += std::chrono::nanoseconds(*took);
    line.client = bytesAt(text, "ClientAddr");
    line.server = bytesAt(text, "ServiceAddr");
    line.request = bytesAt(text, "RequestMethod") + ' ' + bytesAt(text, "RequestPath") + " HTTP/1.1";
    line.userAgent = bytesAt(text, "request_User-Agent");
    line.status = numberIn<int>(bytesAt(text, "DownstreamStatus")).value_or(0);
    line.serverStatus = numberIn<int>(bytesAt(text, "OriginStatus")).value_or(0);
    line.webSocket = bytesAt(text, "request_Upgrade").toLower() == "websocket";
    return line;
}

std::optional<PlainLine> readTraefik(QByteArrayView text)
{
    if (auto line = readTraefikJson(text))
        return line;
    return readTraefikText(text);
}

/// "http://10.0.0.2:80" → "10.0.0.2:80".
QString addressIn(QByteArrayView text)
{
    const auto scheme = text.indexOf("://");
    if (scheme >= 0)
        text = text.sliced(scheme + 3);
    return text == "-" ? QString() : textOf(text, 200);
}

/// What came instead of a 101. `alone`: no server was asked.
OpenFailed failureOf(const PlainLine &line, bool alone)
{
    if (line.serverStatus.value_or(0) > 0)
        return rejected(line.status);
    if (alone)
        return rejected(line.status, line.status == 503 ? "no_server" : "proxy", Answerer::Proxy);
    if (line.status == 504)
        return failedAt(Phase::Http, "open_timeout", "proxy", Answerer::Proxy);
    if (line.status == 502)
        return rejected(line.status, "upstream_ended");
    return line.serverStatus ? rejected(line.status, "proxy", Answerer::Proxy)
                             : rejected(line.status, "maker_not_recorded", Answerer::Unknown);
}

class PlainReader final : public LineReader
{
public:
    using Read = std::optional<PlainLine> (*)(QByteArrayView);
    PlainReader(const Options &options, Read read, const char *name, bool zeroIsOpen)
        : m_zone(options.timezone), m_read(read), m_name(name), m_zeroIsOpen(zeroIsOpen)
    {
    }

private:
    void line(QByteArrayView text, Sink &sink) override;
    void ended(Sink &sink) override
    {
        sink.note({QStringLiteral("end_not_recorded"), QString::fromLatin1(m_name)});
        m_repeats.tell(sink);
        if (m_others > 0)
            sink.note({QStringLiteral("lines_not_read"), QString::number(m_others)});
    }

    Zone m_zone;
    Read m_read;
    const char *m_name;
    bool m_zeroIsOpen; ///< the 101 did not pass the writer that counts: its status is written as 0
    Attempts m_attempts;
    Repeats m_repeats;
    quint64 m_others = 0;
};

void PlainReader::line(QByteArrayView text, Sink &sink)
{
    const auto line = m_read(text);
    if (!line) {
        ++m_others;
        return;
    }
    if (m_repeats.isRepeat(text)) // they have a client's port, or a number of their own
        return;
    Logged logged;
    if (!readRequest(line->request, logged) || logged.method != "GET")
        return;
    logged.endedAt = m_zone.stamp(line->end, sink);
    if (line->start)
        logged.startedAt = m_zone.stamp(*line->start, sink);
    logged.client = addressIn(line->client), logged.server = addressIn(line->server);
    logged.userAgent = line->userAgent == "-" ? QByteArray() : line->userAgent;
    logged.leg = Leg::Server;
    logged.opened = line->status == 101 || (m_zeroIsOpen && line->status == 0);
    logged.status = logged.opened ? 101 : line->status;
    if (logged.opened) {
        logged.end.how = QStringLiteral("unrecorded");
        logged.end.resolution = line->end.resolution;
    } else if (line->status == 0) {
        return;
    } else if (line->status == 499 || line->status == 460) { // the client did not wait
        logged.leg = Leg::Client;
        logged.end.how = QStringLiteral("left"), logged.end.by = nameOf(Leg::Client);
    } else {
        logged.failed = failureOf(*line, logged.server.isEmpty());
    }
    if (line->webSocket)
        tell(logged, sink);
    else
        m_attempts.take(std::move(logged), sink);
}

bool isAlb(QByteArrayView line)
{
    return readAlb(line).has_value();
}

bool isTraefik(QByteArrayView line)
{
    return readTraefik(line).has_value();
}

} // namespace

int fitsAlb(QByteArrayView head)
{
    return shareOfLines(head, isAlb, 95);
}

std::unique_ptr<Reader> makeAlb(const Options &options)
{
    return std::make_unique<PlainReader>(options, readAlb, "AWS ALB", false);
}

int fitsTraefik(QByteArrayView head)
{
    return shareOfLines(head, isTraefik, 95);
}

std::unique_ptr<Reader> makeTraefik(const Options &options)
{
    return std::make_unique<PlainReader>(options, readTraefik, "Traefik", true);
}

} // namespace evidence

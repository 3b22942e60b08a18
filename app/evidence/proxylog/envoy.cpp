// Envoy, and what is made of it (Istio, Contour, Emissary, Gloo): the default format, Istio's, and JSON. Its
// flags name what Envoy did itself; of an end that the client or the server made it tells no more than whose
// it was.
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
using dialect::json::member;

struct EnvoyLine
{
    Written start;
    Nanoseconds took{};
    QByteArray request, method, path, protocol, flags, details, termination, userAgent, authority, key;
    QByteArray transport; ///< why the connection to the server failed
    QByteArray client, clientLocal, upstream, upstreamLocal;
    int status = 0;
};

bool isAddress(QByteArrayView text)
{
    return text.contains(':') && text.size() < 80;
}

std::optional<EnvoyLine> readText(QByteArrayView text)
{
    Cursor in(text);
    EnvoyLine line;
    const auto when = in.bracketed();
    const auto start = when ? isoTime(*when) : std::nullopt;
    const auto request = start && start->zone ? in.quoted() : std::nullopt;
    if (!request)
        return {};
    line.start = *start;
    line.request = request->toByteArray();
    const auto status = numberIn<int>(in.word());
    line.flags = in.word().toByteArray();
    if (!status || *status < 0 || *status > 599 || line.flags.isEmpty())
        return {};
    line.status = *status;
    // Istio puts the details of the end before the first number, some operators only part of them.
    QByteArrayView word = in.item();
    for (int i = 0; i < 4 && !numberIn<qint64>(word) && !in.atEnd(); ++i) {
        (i == 0        ? line.details
         : i == 1      ? line.termination
         : isKey(word) ? line.key
                       : line.transport) = word.toByteArray();
        word = in.item();
    }
    const auto received = numberIn<qint64>(word);
    const auto sent = numberIn<qint64>(in.word());
    const auto took = numberIn<qint64>(in.word());
    if (!received || !sent || !took || *took < 0 || *took > qint64(10) * 366 * 86'400'000)
        return {};
    line.took = std::chrono::milliseconds(*took);
    in.word();   // x-envoy-upstream-service-time
    in.quoted(); // x-forwarded-for
    line.userAgent = in.quoted().value_or(QByteArrayView()).toByteArray();
    in.quoted(); // x-request-id
    line.authority = in.quoted().value_or(QByteArrayView()).toByteArray();
    line.upstream = in.quoted().value_or(QByteArrayView()).toByteArray();
    QList<QByteArrayView> rest;
    while (!in.atEnd() && rest.size() < 16)
        rest.append(in.item());
    // Istio: cluster, local towards the upstream, local towards the client, the client.
    if (rest.size() >= 4 && isAddress(rest[2]) && isAddress(rest[3])) {
        line.upstreamLocal = rest[1].toByteArray();
        line.clientLocal = rest[2].toByteArray(), line.client = rest[3].toByteArray();
    }
    for (const QByteArrayView item : rest) {
        if (isKey(item))
            line.key = item.toByteArray();
    }
    return line;
}

QByteArray textAt(QByteArrayView object, const char *name)
{
    const auto value = member(object, name);
    if (!value || !value->whole || value->isNull())
        return {};
    return value->isString() ? value->unescaped() : value->raw.toByteArray();
}

std::optional<EnvoyLine> readJson(QByteArrayView text)
{
    const auto open = text.indexOf('{');
    if (open < 0 || !text.endsWith('}'))
        return {};
    const QByteArrayView object = text.sliced(open);
    EnvoyLine line;
    line.flags = textAt(object, "response_flags");
    const QByteArray status = textAt(object, "response_code");
    auto start = isoTime(textAt(object, "start_time"));
    if (!start)
        start = isoTime(textAt(object, "@timestamp")); // of Contour
    if (line.flags.isEmpty() || status.isEmpty() || !start)
        return {};
    line.start = *start;
    line.status = numberIn<int>(status).value_or(0);
    const auto took = numberIn<qint64>(textAt(object, "duration")).value_or(0);
    line.took = std::chrono::milliseconds(std::clamp<qint64>(took, 0, qint64(10) * 366 * 86'400'000));
    line.method = textAt(object, "method");
    line.path = textAt(object, "path");
    if (line.path.isEmpty())
        line.path = textAt(object, "x_envoy_origin_path");
    line.protocol = textAt(object, "protocol");
    line.details = textAt(object, "response_code_details");
    line.termination = textAt(object, "connection_termination_details");
    line.transport = textAt(object, "upstream_transport_failure_reason");
    line.userAgent = textAt(object, "user_agent");
    line.authority = textAt(object, "authority");
    line.key = textAt(object, "sec_websocket_key");
    line.client = textAt(object, "downstream_remote_address");
    line.clientLocal = textAt(object, "downstream_local_address");
    line.upstream = textAt(object, "upstream_host");
    line.upstreamLocal = textAt(object, "upstream_local_address");
    return line;
}

std::optional<EnvoyLine> readEnvoy(QByteArrayView text)
{
    if (auto line = readText(text))
        return line;
    return readJson(text);
}

struct FlagRow
{
    QByteArrayView flag;
    const char *how, *by, *sub;
    Leg leg;
};

/// The flags, those of Envoy's own doing first: they are origins, the others may be their consequence.
constexpr std::array flags{
    FlagRow{"SI", "timeout", "place", "stream_idle", Leg::Server},
    FlagRow{"UMSDR", "timeout", "place", "lifetime", Leg::Server},
    FlagRow{"DT", "timeout", "place", "lifetime", Leg::Client},
    FlagRow{"UT", "timeout", "place", "route", Leg::Server},
    FlagRow{"OM", "shutdown", "place", "overload", Leg::Client},
    FlagRow{"LR", "shutdown", "place", "local_reset", Leg::Server},
    FlagRow{"UPE", "protocol", "server", "", Leg::Server},
    FlagRow{"DPE", "protocol", "client", "", Leg::Client},
    // Since 2024 also of a client, or a server behind it, that ended in order: no more than whose end it was.
    FlagRow{"UR", "left", "server", "", Leg::Server},
    FlagRow{"DR", "left", "client", "", Leg::Client},
    FlagRow{"UC", "unrecorded", "server", "", Leg::Server},
    FlagRow{"DC", "unrecorded", "", "", Leg::Client},
};

bool has(QByteArrayView all, QByteArrayView flag)
{
    Split parts(all, ',');
    while (const auto part = parts.next()) {
        if (*part == flag)
            return true;
    }
    return false;
}

void readEnd(const EnvoyLine &line, Logged &logged)
{
    logged.leg = Leg::Server;
    logged.end.how = line.flags == "-" ? QStringLiteral("orderly") : QStringLiteral("unrecorded");
    logged.end.word = textOf(line.flags, 64);
    if (!line.details.isEmpty() && line.details != "-")
        logged.end.word += u' ' + textOf(line.details, 128);
    logged.end.resolution = line.start.resolution;
    for (const FlagRow &row : flags) {
        if (!has(line.flags, row.flag))
            continue;
        logged.end.how = QLatin1String(row.how), logged.end.by = QLatin1String(row.by);
        logged.end.sub = QLatin1String(row.sub), logged.leg = row.leg;
        break;
    }
    if (has(line.flags, "UC") && has(line.flags, "DC")) // both sides went, and which one first is not said
        logged.end.by.clear();
    if (logged.end.by.isEmpty() && line.details == "downstream_remote_disconnect")
        logged.end.by = nameOf(Leg::Client);
}

/// The connection to the server did not come about.
OpenFailed unreachable(const EnvoyLine &line)
{
    const QByteArray why = (line.details + ' ' + line.transport).toLower();
    OpenFailed failed;
    if (why.contains("tls") || why.contains("certificate"))
        failed = failedAt(Phase::Tls, "tls_failure");
    else if (why.contains("refused") || why.contains("error:_111"))
        failed = failedAt(Phase::Tcp, "connection_refused");
    else if (why.contains("timeout") || why.contains("unreachable") || why.contains("error:_113"))
        failed = failedAt(Phase::Tcp, "connect_timeout");
    else
        failed = rejected(line.status, "unreachable", Answerer::Unknown);
    failed.text =
        textOf(line.transport.isEmpty() || line.transport == "-" ? line.flags : line.transport, 200);
    return failed;
}

void readFailure(const EnvoyLine &line, Logged &logged)
{
    constexpr Nanoseconds patience = 1s; // who ended it later had waited for the answer
    const bool asked = isAddress(line.upstream);
    logged.leg = Leg::Server;
    if (line.status > 0)
        logged.status = line.status;
    if (has(line.flags, "UF")) {
        logged.failed = unreachable(line);
    } else if (has(line.flags, "UH")) {
        logged.failed = rejected(line.status, "no_server", Answerer::Proxy);
    } else if (has(line.flags, "UC") || has(line.flags, "UR")) {
        logged.failed = rejected(line.status, "upstream_ended");
    } else if (has(line.flags, "UT") || has(line.flags, "SI")) {
        logged.failed = failedAt(Phase::Http, "open_timeout", "proxy", Answerer::Proxy);
    } else if (has(line.flags, "DC")) {
        logged.leg = Leg::Client;
        if (line.took >= patience)
            logged.failed = failedAt(Phase::Http, "open_timeout", "gave_up");
        readEnd(line, logged);
        logged.end.how = QStringLiteral("left"), logged.end.by = nameOf(Leg::Client);
    } else if (line.flags != "-" || line.details == "direct_response" || !asked) {
        logged.failed = rejected(line.status, "proxy", Answerer::Proxy);
        if (line.flags != "-")
            logged.failed->text = textOf(line.flags, 64);
    } else {
        logged.failed = rejected(line.status);
    }
}

class EnvoyReader final : public LineReader
{
public:
    explicit EnvoyReader(const Options &options) : m_zone(options.timezone) {}

private:
    void line(QByteArrayView text, Sink &sink) override;
    void ended(Sink &sink) override
    {
        sink.note({QStringLiteral("envoy"), QString()});
        m_repeats.tell(sink);
        if (m_others > 0)
            sink.note({QStringLiteral("lines_not_read"), QString::number(m_others)});
    }

    Zone m_zone;
    Attempts m_attempts;
    Repeats m_repeats;
    quint64 m_others = 0;
};

void EnvoyReader::line(QByteArrayView text, Sink &sink)
{
    const auto line = readEnvoy(text);
    if (!line) {
        ++m_others;
        return;
    }
    // A request's id, and when it began to the millisecond.
    if (line->start.resolution <= 1ms && m_repeats.isRepeat(text))
        return;
    Logged logged;
    if (!readRequest(line->request, logged)) {
        logged.method = line->method, logged.target = line->path, logged.version = line->protocol;
    }
    if ((logged.method != "GET" && logged.method != "CONNECT") || logged.target.isEmpty())
        return;
    // Envoy stamps the beginning.
    logged.startedAt = m_zone.stamp(line->start, sink);
    logged.endedAt = *logged.startedAt + line->took;
    const auto address = [](const QByteArray &item) {
        return isAddress(item) ? QString::fromLatin1(item) : QString();
    };
    logged.client = address(line->client), logged.clientLocal = address(line->clientLocal);
    logged.server = address(line->upstream), logged.serverLocal = address(line->upstreamLocal);
    logged.userAgent = line->userAgent == "-" ? QByteArray() : line->userAgent;
    logged.host = line->authority == "-" ? QByteArray() : line->authority;
    logged.key = line->key;
    logged.opened = line->status == 101 || (logged.method == "CONNECT" && line->status == 200);
    if (logged.opened) {
        logged.status = line->status;
        readEnd(*line, logged);
    } else {
        readFailure(*line, logged);
    }
    m_attempts.take(std::move(logged), sink);
}

bool isEnvoy(QByteArrayView line)
{
    return readEnvoy(line).has_value();
}

} // namespace

int fitsEnvoy(QByteArrayView head)
{
    return shareOfLines(head, isEnvoy, 95);
}

std::unique_ptr<Reader> makeEnvoy(const Options &options)
{
    return std::make_unique<EnvoyReader>(options);
}

} // namespace evidence

// HAProxy says who began by two letters (configuration manual, section 8.5). Only some of them name a party
// without doubt; for a WebSocket most ends are "--", which a Close frame and a bare FIN share.
#include "evidence/proxylog/attempts.h"
#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/fits.h"
#include "evidence/proxylog/haproxyline.h"
#include "evidence/proxylog/lines.h"
#include "evidence/proxylog/proxylogs.h"
#include "evidence/proxylog/repeats.h"

#include <array>

using namespace std::chrono_literals;

namespace evidence {

namespace {

using namespace session;

struct StateRow
{
    char first;
    const char *how, *by, *sub, *also;
    Leg leg;
};

/// The first letter of an end while data passed.
constexpr std::array states{
    StateRow{'-', "orderly", "", "", "", Leg::Server},
    // Also of a server that had closed in order when more came from the client.
    StateRow{'S', "reset", "server", "", "after_close", Leg::Server},
    StateRow{'C', "reset", "client", "", "", Leg::Client},
    StateRow{'c', "timeout", "place", "tunnel", "", Leg::Client},
    StateRow{'s', "timeout", "place", "server", "half_closed", Leg::Server},
    StateRow{'K', "shutdown", "place", "killed", "", Leg::Client},
    StateRow{'U', "shutdown", "place", "backup_up", "", Leg::Server},
    StateRow{'D', "shutdown", "place", "server_down", "", Leg::Server},
    StateRow{'R', "shutdown", "place", "resources", "", Leg::Client},
    StateRow{'I', "shutdown", "place", "internal_error", "", Leg::Client},
    StateRow{'P', "shutdown", "place", "policy", "", Leg::Client},
};

void readEnd(QByteArrayView state, Logged &logged)
{
    logged.end.word = QString::fromLatin1(state);
    logged.end.resolution = 1ms;
    logged.end.how = QStringLiteral("unrecorded");
    for (const StateRow &row : states) {
        if (row.first != state[0])
            continue;
        logged.end.how = QLatin1String(row.how), logged.end.by = QLatin1String(row.by);
        logged.end.sub = QLatin1String(row.sub), logged.end.also = QLatin1String(row.also);
        logged.leg = row.leg;
    }
}

OpenFailed byItself(const HaproxyLine &line)
{
    OpenFailed failed = rejected(line.status, "proxy", Answerer::Proxy);
    failed.text = QString::fromLatin1(line.state);
    return failed;
}

/// What came instead of a 101.
void readFailure(const HaproxyLine &line, Logged &logged)
{
    const char first = line.state[0], second = line.state[1];
    logged.leg = Leg::Server;
    if (line.status > 0)
        logged.status = line.status;
    if (line.server == "<NOSRV>" && (first == 'S' || first == 's')) {
        logged.failed = rejected(line.status, "no_server", Answerer::Proxy);
    } else if (first == 'S' && second == 'C') {
        logged.failed = failedAt(Phase::Tcp, "connection_refused");
    } else if (first == 's' && second == 'Q') { // no server had room in time: none was asked
        logged.failed = byItself(line);
    } else if (first == 's' && second == 'C') {
        logged.failed = failedAt(Phase::Tcp, "connect_timeout");
    } else if (first == 'S') {
        logged.failed = rejected(line.status, "upstream_ended");
    } else if (first == 's') {
        logged.failed = failedAt(Phase::Http, "open_timeout", "proxy", Answerer::Proxy);
    } else if (first == 'c' && second != 'D') {
        logged.leg = Leg::Client;
        logged.failed = failedAt(Phase::Http, "open_timeout", "request", Answerer::Proxy);
    } else if (first == 'C') {
        logged.leg = Leg::Client;
        if (line.total >= 1s)
            logged.failed = failedAt(Phase::Http, "open_timeout", "gave_up");
        readEnd(line.state, logged);
        logged.end.how = QStringLiteral("left");
    } else if (first == '-') {
        logged.failed = rejected(line.status);
    } else {
        logged.leg = Leg::Client;
        logged.failed = byItself(line);
    }
}

class HaproxyReader final : public LineReader
{
public:
    explicit HaproxyReader(const Options &options) : m_zone(options.timezone) {}

private:
    void line(QByteArrayView text, Sink &sink) override;
    void ended(Sink &sink) override;
    [[nodiscard]] bool readsPrefix() const override { return true; }
    /// When it began and when it ended, from whatever the line says of either.
    void readTimes(const HaproxyLine &line, Logged &logged, Sink &sink);

    Zone m_zone;
    Attempts m_attempts;
    Repeats m_repeats;
    quint64 m_read = 0, m_others = 0;
};

void HaproxyReader::readTimes(const HaproxyLine &line, Logged &logged, Sink &sink)
{
    if (line.accepted) {
        if (line.prefix) {
            // Written when it ended: what both times differ by, in quarters of an hour, is the zone.
            const auto differ =
                line.accepted->sinceEpoch + line.total - (line.prefix->sinceEpoch - *line.prefix->zone);
            m_zone.learn(std::chrono::seconds(std::chrono::round<std::chrono::minutes>(differ / 15)) * 15);
        }
        logged.startedAt = m_zone.stamp(*line.accepted, sink);
        logged.endedAt = *logged.startedAt + line.total;
        return;
    }
    const Written &written = line.written ? *line.written : *line.prefix;
    logged.endedAt = m_zone.stamp(written, sink);
    logged.startedAt = logged.endedAt - line.total;
}

void HaproxyReader::line(QByteArrayView text, Sink &sink)
{
    // The head of a WebSocket's 101 alone is longer: "HTTP/1.1 101 …" with its three headers.
    constexpr quint64 shortestAnswer = 129;
    QByteArray room;
    const auto line = readHaproxy(text, room);
    if (!line) {
        ++m_others;
        return;
    }
    ++m_read;
    // Two syslogs put two prefixes before one line.
    const bool named = line->client.contains(':') || isKey(line->key);
    if (named && m_repeats.isRepeat(text.sliced(line->begin)))
        return;
    Logged logged;
    readTimes(*line, logged, sink);
    logged.client = textOf(line->client, 80);
    logged.server = line->serverAddress.isEmpty()
                        ? textOf(line->backend.toByteArray() + '/' + line->server.toByteArray(), 200)
                        : textOf(line->serverAddress, 80);
    logged.serverLocal = textOf(line->proxyTo, 80);
    logged.key = line->key.toByteArray();
    if (!line->http) {
        sink.note({QStringLiteral("tcp_log"), QString()});
        if (line->bytes < shortestAnswer) // nothing that a WebSocket could begin with
            return;
        logged.opened = true;
        logged.openAtEnd = line->asap;
        readEnd(line->state, logged);
        tell(logged, sink);
        return;
    }
    if (!readRequest(line->request, logged))
        logged.target = line->uri.left(8192);
    if (logged.target.isEmpty() || logged.method != "GET")
        return;
    if (line->status == 101) {
        logged.opened = true;
        logged.status = 101;
        logged.openAtEnd = line->asap;
        if (line->asap)
            sink.note({QStringLiteral("logasap"), QString()});
        readEnd(line->state, logged);
    } else {
        if (line->asap)
            return;
        readFailure(*line, logged);
    }
    m_attempts.take(std::move(logged), sink);
}

void HaproxyReader::ended(Sink &sink)
{
    sink.note({QStringLiteral("haproxy_orderly"), QString()});
    m_repeats.tell(sink);
    if (m_others > 0)
        sink.note({QStringLiteral("lines_not_read"), QString::number(m_others)});
}

bool isHaproxy(QByteArrayView line)
{
    QByteArray room;
    return readHaproxy(line, room).has_value();
}

} // namespace

int fitsHaproxy(QByteArrayView head)
{
    return shareOfLines(head, isHaproxy, 95);
}

std::unique_ptr<Reader> makeHaproxy(const Options &options)
{
    return std::make_unique<HaproxyReader>(options);
}

} // namespace evidence

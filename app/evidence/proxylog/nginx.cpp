// nginx tells in its error log which side reset a WebSocket, by the level: its own errors towards the
// upstream are [error], those towards the client [info] (ngx_http_upstream.c, ngx_connection_error). Of a TLS
// leg it tells neither. The access log tells that a connection ended, never how.
#include "evidence/proxylog/attempts.h"
#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/fits.h"
#include "evidence/proxylog/lines.h"
#include "evidence/proxylog/nginxline.h"
#include "evidence/proxylog/proxylogs.h"
#include "evidence/proxylog/repeats.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>

using namespace std::chrono_literals;

namespace evidence {

namespace {

using namespace session;

/// What two logs of one nginx tell of the same connection.
struct Held
{
    Logged logged; ///< its end is not known before stamp()
    Written endedAt;
    std::optional<std::chrono::nanoseconds> took;
    QByteArray connection, client, request;
    bool joined = false, stamped = false;
    /// Tells more than the combined format: two access logs of one nginx may tell of the same connection.
    [[nodiscard]] bool isRich() const { return took || !connection.isEmpty() || isKey(logged.key); }
};

/// "http://user@127.0.0.1:9100/chat" → "127.0.0.1:9100".
QString addressOf(QByteArrayView upstream)
{
    const auto scheme = upstream.indexOf("://");
    QByteArrayView rest = scheme < 0 ? upstream : upstream.sliced(scheme + 3);
    const auto path = rest.indexOf('/');
    rest = path < 0 ? rest : rest.first(path);
    return textOf(rest.sliced(rest.lastIndexOf('@') + 1), 200);
}

void set(Logged &logged, const char *how, const char *by, const char *sub = "", const char *also = "")
{
    logged.end.how = QLatin1String(how), logged.end.by = QLatin1String(by);
    logged.end.sub = QLatin1String(sub), logged.end.also = QLatin1String(also);
}

/// The message up to " while …": the place's own word.
QByteArrayView wordOf(const NginxError &error)
{
    const auto at = error.message.indexOf(" while ");
    return at < 0 ? error.message : error.message.first(at);
}

/// An error of the system is known by its words: its number is another one on other systems.
bool says(QByteArrayView word, std::initializer_list<QByteArrayView> errors)
{
    return std::any_of(errors.begin(), errors.end(),
                       [&](QByteArrayView each) { return word.contains(each); });
}

/// The end of an open WebSocket. False if the line tells none.
bool readEnd(const NginxError &error, Logged &logged)
{
    const QByteArrayView word = wordOf(error);
    const bool ofUpstream = error.level == "error", ofClient = error.level == "info";
    logged.leg = ofUpstream ? Leg::Server : Leg::Client;
    logged.end.word = QStringLiteral("[%1] %2").arg(QString::fromLatin1(error.level), textOf(word, 200));
    logged.end.resolution = error.time.resolution;
    const char *by = ofUpstream ? "server" : ofClient ? "client" : "";
    if (word.contains("timed out (")) { // the text decides here, whatever the level
        logged.leg = word.startsWith("client") ? Leg::Client : Leg::Server;
        if (word.startsWith("recv()") || word.startsWith("send()"))
            set(logged, "tcp_timeout", by);
        else
            set(logged, "timeout", "place", word.startsWith("client") ? "send" : "read");
    } else if (says(word, {"Connection reset", "Broken pipe", "connection abort"})) {
        // A server that had closed in order resets, too, when more comes from the client.
        set(logged, "reset", by, "", ofUpstream ? "after_close" : "");
        if (!ofUpstream && !ofClient)
            logged.end.how = QStringLiteral("left");
    } else if (says(word, {"timed out"})) {
        set(logged, "tcp_timeout", by);
    } else if (says(word, {"No route to host", "Network is unreachable", "Network is down"})) {
        set(logged, "network_down", by);
    } else if (word.contains("unexpected eof") && *by) { // a FIN without close_notify
        set(logged, "fin", by, "tls_truncated");
    } else {
        set(logged, "left", by);
    }
    return true;
}

/// What nginx logs of an attempt that did not come to a 101, and what the client got then. `text` and `phase`
/// stand both in the message; the first row that fits decides.
struct FailureRow
{
    const char *text, *during;
    int status;
    Phase phase;
    const char *cause, *sub;
    Answerer by = Answerer::Peer;
};

constexpr std::array failures{
    // The client went first: 499.
    FailureRow{"client prematurely closed connection", "", 499, Phase::Http, "open_timeout", "gave_up"},
    FailureRow{"client closed keepalive connection", "", 499, Phase::Http, "open_timeout", "gave_up"},
    // nginx itself, without asking a server.
    FailureRow{"no live upstreams", "", 502, Phase::Http, "http_rejected", "no_server", Answerer::Proxy},
    FailureRow{"worker_connections are not enough", "", 500, Phase::Http, "http_rejected", "proxy",
               Answerer::Proxy},
    FailureRow{"Too many open files", "", 500, Phase::Http, "http_rejected", "proxy", Answerer::Proxy},
    FailureRow{"limiting requests", "", 503, Phase::Http, "http_rejected", "proxy", Answerer::Proxy},
    FailureRow{"limiting connections", "", 503, Phase::Http, "http_rejected", "proxy", Answerer::Proxy},
    FailureRow{"access forbidden by rule", "", 403, Phase::Http, "http_rejected", "proxy", Answerer::Proxy},
    FailureRow{"directory index of", "is forbidden", 403, Phase::Http, "http_rejected", "proxy",
               Answerer::Proxy},
    FailureRow{"no user/password was provided", "", 401, Phase::Http, "http_rejected", "proxy",
               Answerer::Proxy},
    FailureRow{"password mismatch", "", 401, Phase::Http, "http_rejected", "proxy", Answerer::Proxy},
    FailureRow{"open() ", "failed (2:", 404, Phase::Http, "http_rejected", "proxy", Answerer::Proxy},
    FailureRow{"is not found (2:", "", 404, Phase::Http, "http_rejected", "proxy", Answerer::Proxy},
    FailureRow{"open() ", "failed (13:", 403, Phase::Http, "http_rejected", "proxy", Answerer::Proxy},
    FailureRow{"auth request unexpected status", "", 500, Phase::Http, "http_rejected", "proxy",
               Answerer::Proxy},
    // The name of the server.
    FailureRow{"no resolver defined to resolve", "", 502, Phase::Http, "http_rejected", "proxy",
               Answerer::Proxy},
    FailureRow{"could not be resolved", "(3:", 502, Phase::Dns, "dns_failure", "nxdomain"},
    FailureRow{"could not be resolved", "(2:", 502, Phase::Dns, "dns_failure", "servfail"},
    FailureRow{"could not be resolved", "timed out", 502, Phase::Dns, "dns_failure", "timeout"},
    FailureRow{"could not be resolved", "", 502, Phase::Dns, "dns_failure", ""},
    // On the way to it.
    FailureRow{"timed out (", "while connecting to upstream", 504, Phase::Tcp, "connect_timeout", ""},
    FailureRow{"Connection refused", "while connecting to upstream", 502, Phase::Tcp, "connection_refused",
               ""},
    FailureRow{"No route to host", "while connecting to upstream", 502, Phase::Tcp, "connect_timeout", ""},
    FailureRow{"Network is unreachable", "while connecting to upstream", 502, Phase::Tcp, "connect_timeout",
               ""},
    FailureRow{"", "while connecting to upstream", 502, Phase::Http, "http_rejected", "proxy",
               Answerer::Proxy},
    FailureRow{"timed out (", "while SSL handshaking to upstream", 504, Phase::Http, "open_timeout", "proxy",
               Answerer::Proxy},
    FailureRow{"certificate verify error", "while SSL handshaking to upstream", 502, Phase::Tls,
               "tls_failure", "untrusted"},
    FailureRow{"certificate does not match", "while SSL handshaking to upstream", 502, Phase::Tls,
               "tls_failure", "name_mismatch"},
    FailureRow{"", "while SSL handshaking to upstream", 502, Phase::Tls, "tls_failure", ""},
    FailureRow{"timed out (", "while sending request to upstream", 504, Phase::Http, "open_timeout", "proxy",
               Answerer::Proxy},
    FailureRow{"", "while sending request to upstream", 502, Phase::Http, "http_rejected", "upstream_ended"},
    // Its answer.
    FailureRow{"timed out (", "while reading response header from upstream", 504, Phase::Http, "open_timeout",
               "proxy", Answerer::Proxy},
    FailureRow{"upstream sent ", "while reading response header from upstream", 502, Phase::Http,
               "http_rejected", "proxy", Answerer::Proxy},
    FailureRow{"", "while reading response header from upstream", 502, Phase::Http, "http_rejected",
               "upstream_ended"},
};

/// An attempt that did not come to a 101. False if the line tells of none.
bool readFailure(const NginxError &error, Logged &logged)
{
    const auto row = std::ranges::find_if(failures, [&error](const FailureRow &each) {
        return error.message.contains(each.text) && error.message.contains(each.during);
    });
    if (row == failures.end())
        return false;
    logged.leg = row->status == 499 ? Leg::Client : Leg::Server;
    logged.end.word = textOf(wordOf(error), 200);
    if (row->status != 499)
        logged.status = row->status;
    logged.failed = failedAt(row->phase, row->cause, row->sub, row->by);
    logged.failed->text = logged.end.word;
    return true;
}

class NginxReader : public LineReader
{
public:
    static constexpr std::size_t held = 65'536; ///< of each log

    explicit NginxReader(const Options &options) : m_zone(options.timezone) {}
    void tick(std::chrono::nanoseconds quiet, Sink &sink) override;

private:
    void line(QByteArrayView text, Sink &sink) override;
    void ended(Sink &sink) override;
    void takeAccess(const NginxAccess &access, Sink &sink);
    void takeError(const NginxError &error, Sink &sink);
    void keep(std::deque<Held> &all, Held one, Sink &sink);
    /// The zone of the error log is that in which its lines are those of the access log.
    void learnZone(Sink &sink);
    /// Its times, as late as can be: the other log may show the zone.
    void stamp(Held &one, Sink &sink);
    void tellAll(Sink &sink);
    /// Puts what the error log says into the line of the access log that tells of the same connection.
    void join();
    /// Leaves out what a second access log, in the combined format, tells of the same connections.
    void foldAccesses();

    Zone m_zone;
    Attempts m_attempts;
    Repeats m_repeats;
    std::deque<Held> m_accesses, m_errors;
    bool m_accessSeen = false, m_errorSeen = false, m_infoSeen = false;
    bool m_live = false; ///< lines come as they are written
    quint64 m_others = 0;
};

void NginxReader::line(QByteArrayView text, Sink &sink)
{
    QByteArray store;
    if (const auto error = readNginxError(text)) {
        m_errorSeen = true;
        m_infoSeen = m_infoSeen || error->level == "info";
        if (error->connection.isEmpty() || !m_repeats.isRepeat(text))
            takeError(*error, sink);
    } else if (const auto access = readNginxAccess(text, store)) {
        m_accessSeen = true;
        // The combined format has a second and no port: two clients may write the same line.
        const bool named = !access->connection.isEmpty() || isKey(access->key);
        if (!named || !m_repeats.isRepeat(text))
            takeAccess(*access, sink);
    } else {
        ++m_others;
    }
}

void NginxReader::keep(std::deque<Held> &all, Held one, Sink &sink)
{
    constexpr Nanoseconds enough = 3s; // the other log has told by then, if it tells at all
    if (all.size() == held) {
        sink.note({QStringLiteral("too_many_to_join"), QString::number(held)});
        stamp(all.front(), sink);
        m_attempts.take(std::move(all.front().logged), sink);
        all.pop_front();
    }
    if (m_live)
        stamp(one, sink);
    const Stamp now = one.logged.endedAt;
    all.push_back(std::move(one));
    if (m_live && now - all.front().logged.endedAt > enough) {
        join();
        for (std::deque<Held> *each : {&m_accesses, &m_errors}) {
            while (!each->empty() && now - each->front().logged.endedAt > enough) {
                m_attempts.take(std::move(each->front().logged), sink);
                each->pop_front();
            }
        }
    }
}

void NginxReader::tick(std::chrono::nanoseconds quiet, Sink &sink)
{
    if (!std::exchange(m_live, true)) {
        learnZone(sink);
        for (std::deque<Held> *all : {&m_accesses, &m_errors}) {
            for (Held &one : *all)
                stamp(one, sink);
        }
    }
    if (quiet < 1s || (m_accesses.empty() && m_errors.empty()))
        return;
    tellAll(sink);
}

void NginxReader::stamp(Held &one, Sink &sink)
{
    if (std::exchange(one.stamped, true))
        return;
    one.logged.endedAt = m_zone.stamp(one.endedAt, sink);
    if (one.took)
        one.logged.startedAt = one.logged.endedAt - *one.took;
}

void NginxReader::learnZone(Sink &sink)
{
    if (m_zone.isKnown())
        return;
    constexpr Nanoseconds step = 15min, near = 2s, farthest = 14h;
    QMultiHash<QByteArray, const Held *> byRequest;
    for (const Held &access : m_accesses) {
        if (access.endedAt.zone)
            byRequest.insert(access.client + '\n' + access.request, &access);
    }
    std::map<qint64, int> votes; // by quarters of an hour east
    int all = 0;
    for (const Held &error : m_errors) {
        const auto same = byRequest.values(error.client + '\n' + error.request);
        const auto byNumber = std::find_if(same.begin(), same.end(), [&](const Held *access) {
            return !access->connection.isEmpty() && access->connection == error.connection;
        });
        if (error.endedAt.zone || (byNumber == same.end() && same.size() != 1))
            continue;
        const Written &told = (byNumber == same.end() ? same.first() : *byNumber)->endedAt;
        const Nanoseconds differ = error.endedAt.sinceEpoch - (told.sinceEpoch - *told.zone);
        const auto quarters = std::llround(double(differ.count()) / double(Nanoseconds(step).count()));
        ++all;
        if (std::chrono::abs(differ - quarters * step) < near &&
            std::chrono::abs(quarters * step) <= farthest)
            ++votes[quarters];
    }
    const auto best = std::max_element(votes.begin(), votes.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    if (best == votes.end() || 2 * best->second <= all)
        return;
    const std::chrono::seconds east = std::chrono::duration_cast<std::chrono::seconds>(best->first * step);
    m_zone.learn(east);
    sink.note({QStringLiteral("zone_of_access"),
               QStringList{zoneText(east), QString::number(best->second), QString::number(all)}.join(u'\t')});
}

void NginxReader::tellAll(Sink &sink)
{
    learnZone(sink);
    for (std::deque<Held> *all : {&m_accesses, &m_errors}) {
        for (Held &one : *all)
            stamp(one, sink);
    }
    join();
    for (std::deque<Held> *all : {&m_accesses, &m_errors}) {
        for (Held &one : *all)
            m_attempts.take(std::move(one.logged), sink);
        all->clear();
    }
}

void NginxReader::takeAccess(const NginxAccess &access, Sink &sink)
{
    Held one;
    Logged &logged = one.logged;
    if (access.zone)
        m_zone.learn(*access.zone);
    if (!readRequest(access.request, logged) || logged.method != "GET")
        return;
    one.endedAt = access.time, one.took = access.took;
    logged.client = textOf(access.client, 80);
    logged.server = addressOf(access.upstream);
    logged.userAgent = access.userAgent == "-" ? QByteArray() : access.userAgent.toByteArray();
    logged.key = access.key.toByteArray();
    logged.status = access.status;
    logged.opened = access.status == 101;
    logged.leg = Leg::Server;
    if (logged.opened) {
        set(logged, "unrecorded", "");
        logged.end.resolution = access.time.resolution;
    } else {
        logged.failed = access.status == 499 ? failedAt(Phase::Http, "open_timeout", "gave_up")
                        : access.upstream == "-"
                            ? rejected(access.status, "proxy", Answerer::Proxy)
                            : rejected(access.status, "maker_not_recorded", Answerer::Unknown);
        if (access.status == 499)
            logged.leg = Leg::Client;
    }
    const auto colon = access.client.lastIndexOf(':');
    const bool port = colon > 0 && !access.client.first(colon).contains(':'); // IPv6 without a port has more
    one.client = (port ? access.client.first(colon) : access.client).toByteArray();
    one.request = access.request.toByteArray(), one.connection = access.connection.toByteArray();
    keep(m_accesses, std::move(one), sink);
}

void NginxReader::takeError(const NginxError &error, Sink &sink)
{
    Held one;
    Logged &logged = one.logged;
    if (error.connection.isEmpty() || !readRequest(error.request, logged) || logged.method != "GET")
        return;
    logged.opened = error.upgraded;
    if (!(error.upgraded ? readEnd(error, logged) : readFailure(error, logged)))
        return;
    if (error.upgraded)
        logged.status = 101;
    one.endedAt = error.time;
    logged.client = textOf(error.client, 80);
    logged.server = addressOf(error.upstream);
    one.client = error.client.toByteArray(), one.request = error.request.toByteArray();
    one.connection = error.connection.toByteArray();
    keep(m_errors, std::move(one), sink);
}

void NginxReader::foldAccesses()
{
    // Both logs take the time of the same moment: one of them rounded down.
    const auto nameOf = [](const Held &one) {
        const auto second = std::chrono::floor<std::chrono::seconds>(one.logged.endedAt);
        return one.client + '\n' + one.request + '\n' + QByteArray::number(one.logged.status.value_or(0)) +
               '\n' + QByteArray::number(qint64(second.count()));
    };
    QMultiHash<QByteArray, std::size_t> rich;
    for (std::size_t i = 0; i < m_accesses.size(); ++i) {
        if (m_accesses[i].isRich())
            rich.insert(nameOf(m_accesses[i]), i);
    }
    if (rich.isEmpty())
        return;
    std::vector<bool> told(m_accesses.size(), false);
    for (std::size_t i = 0; i < m_accesses.size(); ++i) {
        const Held &plain = m_accesses[i];
        const auto same = plain.isRich() || plain.joined ? rich.end() : rich.find(nameOf(plain));
        if (same == rich.end())
            continue;
        told[i] = true;
        Logged &whole = m_accesses[*same].logged;
        if (whole.userAgent.isEmpty())
            whole.userAgent = plain.logged.userAgent;
        rich.erase(same);
    }
    std::deque<Held> left;
    for (std::size_t i = 0; i < m_accesses.size(); ++i) {
        if (!told[i])
            left.push_back(std::move(m_accesses[i]));
    }
    m_accesses = std::move(left);
}

void NginxReader::join()
{
    foldAccesses();
    constexpr Nanoseconds near = 2s; // both logs are written within the same second, each rounded down
    QMultiHash<QByteArray, std::size_t> byRequest;
    for (std::size_t i = 0; i < m_accesses.size(); ++i)
        byRequest.insert(m_accesses[i].client + '\n' + m_accesses[i].request, i);
    std::vector<bool> taken(m_accesses.size(), false);
    std::deque<Held> alone;
    for (Held &error : m_errors) {
        std::optional<std::size_t> best;
        Nanoseconds closest = near;
        int equals = 0;
        for (const std::size_t i : byRequest.values(error.client + '\n' + error.request)) {
            const Held &access = m_accesses[i];
            const Nanoseconds away = std::chrono::abs(access.logged.endedAt - error.logged.endedAt);
            const bool known = !access.connection.isEmpty();
            if (taken[i] || access.joined || access.logged.opened != error.logged.opened || away >= near ||
                (known && access.connection != error.connection))
                continue;
            ++equals;
            if (known || away < closest)
                best = i, closest = known ? Nanoseconds{} : away;
        }
        const bool sure = best && (equals == 1 || !m_accesses[*best].connection.isEmpty());
        if (!best) {
            alone.push_back(std::move(error));
            continue;
        }
        taken[*best] = true;
        m_accesses[*best].joined = true;
        Logged &whole = m_accesses[*best].logged;
        whole.end = error.logged.end, whole.failed = error.logged.failed, whole.leg = error.logged.leg;
        // The access log may be the more exact.
        whole.end.resolution = std::min(whole.end.resolution, error.logged.end.resolution);
        if (!sure && whole.end.also.isEmpty())
            whole.end.also = QStringLiteral("another_request");
        if (whole.server.isEmpty())
            whole.server = error.logged.server;
    }
    m_errors = std::move(alone);
}

void NginxReader::ended(Sink &sink)
{
    tellAll(sink);
    if (m_accessSeen)
        sink.note({QStringLiteral("nginx_access"), QString()});
    if (m_errorSeen)
        sink.note(
            {m_infoSeen ? QStringLiteral("nginx_error") : QStringLiteral("nginx_error_level"), QString()});
    m_repeats.tell(sink);
    if (m_others > 0)
        sink.note({QStringLiteral("lines_not_read"), QString::number(m_others)});
}

bool isAccess(QByteArrayView line)
{
    QByteArray store;
    return readNginxAccess(line, store).has_value();
}

bool isError(QByteArrayView line)
{
    return readNginxError(line).has_value();
}

} // namespace

int fitsNginxAccess(QByteArrayView head)
{
    return shareOfLines(head, isAccess, 80); // Apache and others write the same
}

int fitsNginxError(QByteArrayView head)
{
    return shareOfLines(head, isError, 95);
}

std::unique_ptr<Reader> makeNginx(const Options &options)
{
    return std::make_unique<NginxReader>(options);
}

} // namespace evidence

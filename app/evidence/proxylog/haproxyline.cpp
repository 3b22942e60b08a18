#include "evidence/proxylog/haproxyline.h"

#include "dialect/json.h"
#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/logged.h"

#include <array>

using namespace std::chrono;

namespace evidence {

namespace {

using dialect::json::member;

/// "1003", "+1003" (logasap) or "-1".
std::optional<qint64> timer(QByteArrayView text)
{
    return numberIn<qint64>(text.startsWith('+') ? text.sliced(1) : text);
}

bool isState(QByteArrayView text)
{
    static constexpr QByteArrayView first = "CSPRLIDKUcs-", second = "RQCHDLTH-";
    return (text.size() == 2 || text.size() == 4) && first.contains(text[0]) && second.contains(text[1]);
}

/// When syslog says the line was written: RFC 5424 ("<134>1 2026-…"), or an ISO time that other writers put
/// first.
std::optional<Written> prefixTime(QByteArrayView prefix)
{
    Split words(prefix, ' ');
    for (int i = 0; i < 3; ++i) {
        const auto word = words.next();
        if (!word)
            break;
        if (const auto time = isoTime(*word); time && time->zone)
            return time;
    }
    return {};
}

/// "0/0/0/5/1003": five timers of HTTP, three of TCP. Not all logs have the same.
bool readTimers(QByteArrayView text, HaproxyLine &line)
{
    Split parts(text, '/');
    std::array<qint64, 5> values{};
    std::size_t count = 0;
    while (const auto part = parts.next()) {
        const auto value = count < values.size() ? timer(*part) : std::nullopt;
        if (!value)
            return false;
        line.asap = line.asap || part->startsWith('+');
        values[count++] = *value;
    }
    if (count != 3 && count != 5)
        return false;
    line.http = count == 5;
    line.total = milliseconds(std::clamp<qint64>(values[count - 1], 0, qint64(10) * 366 * 86'400'000));
    if (line.http && values[3] >= 0)
        line.answered = milliseconds(values[3]);
    return true;
}

/// The brackets of captured headers: a Sec-WebSocket-Key may be among them.
void readCaptures(QByteArrayView captures, HaproxyLine &line)
{
    Split parts(captures, '|');
    while (const auto part = parts.next()) {
        if (isKey(*part))
            line.key = *part;
    }
}

std::optional<HaproxyLine> readText(QByteArrayView text)
{
    // "127.0.0.1:39076 [29/Nov/2026:07:49:59.567] …", wherever it begins.
    for (auto open = text.indexOf('['); open > 0; open = text.indexOf('[', open + 1)) {
        HaproxyLine line;
        const auto close = text.indexOf(']', open);
        if (close < 0)
            return {};
        line.accepted = clfTime(text.sliced(open + 1, close - open - 1));
        if (!line.accepted || text[open - 1] != ' ')
            continue;
        const QByteArrayView before = text.first(open - 1);
        const auto blank = before.lastIndexOf(' ');
        line.client = before.sliced(blank + 1);
        line.begin = blank + 1;
        if (!line.client.contains(':'))
            continue;
        line.prefix = prefixTime(before.first(blank + 1));
        Cursor in(text.sliced(close + 1));
        line.frontend = in.word();
        const QByteArrayView to = in.word();
        const auto slash = to.indexOf('/');
        if (slash < 0 || !readTimers(in.word(), line))
            continue;
        line.backend = to.first(slash), line.server = to.sliced(slash + 1);
        if (line.http)
            line.status = numberIn<int>(in.word()).value_or(0);
        QByteArrayView bytes = in.word();
        if (bytes.startsWith('+'))
            bytes = bytes.sliced(1), line.asap = true;
        line.bytes = numberIn<quint64>(bytes).value_or(0);
        if (line.http)
            in.word(), in.word(); // captured cookies
        line.state = in.word();
        if (!isState(line.state))
            continue;
        in.word(), in.word(); // connections and queues
        for (auto captures = in.bracketed('{', '}'); captures; captures = in.bracketed('{', '}'))
            readCaptures(*captures, line);
        if (const auto request = in.quoted())
            line.request = *request;
        return line;
    }
    return {};
}

/// The first of these members that is there; text or number, as bytes.
QByteArray any(QByteArrayView object, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const auto value = member(object, name);
        if (value && value->whole && !value->isNull())
            return value->isString() ? value->unescaped() : value->raw.toByteArray();
    }
    return {};
}

/// A format of the user's own: the names that the manual and its examples use.
std::optional<HaproxyLine> readJson(QByteArrayView text, QByteArray &state, QByteArray &client,
                                    QByteArray &key)
{
    const auto open = text.indexOf('{');
    if (open < 0 || !text.endsWith('}'))
        return {};
    const QByteArrayView object = text.sliced(open);
    state = any(object,
                {"ts", "tsc", "termination_state", "term_state", "termination", "haproxy_termination_state"});
    if (!isState(state))
        return {};
    HaproxyLine line;
    line.http = true;
    line.begin = open;
    line.prefix = prefixTime(text.first(open));
    client = any(object, {"client", "client_addr", "client_address", "client_ip", "clientip", "ci", "src"});
    const QByteArray port = any(object, {"client_port", "clientport", "cp", "src_port"});
    if (!port.isEmpty() && !client.contains(':'))
        client += ':' + port;
    key = any(object, {"key", "sec_websocket_key", "ws_key", "websocket_key"});
    line.serverAddress = any(object, {"server", "server_addr", "server_address"});
    line.proxyTo = any(object, {"bc", "backend_source", "backend_connection"});
    line.uri = any(object, {"uri", "http_uri", "request_uri", "path", "url", "http_path"});
    const QByteArray whole = any(object, {"request", "http_request", "r"});
    if (line.uri.isEmpty() && !whole.isEmpty()) {
        Logged logged;
        if (readRequest(whole, logged))
            line.uri = logged.target;
    }
    line.status =
        numberIn<int>(any(object, {"st", "status", "status_code", "http_status", "http_status_code"}))
            .value_or(0);
    const QByteArray total =
        any(object, {"tt", "Tt", "ta", "Ta", "time_total", "time_active", "total_time", "duration"});
    line.total = milliseconds(std::clamp<qint64>(timer(total).value_or(0), 0, qint64(10) * 366 * 86'400'000));
    const QByteArray when =
        any(object, {"t", "time", "timestamp", "date", "@timestamp", "accept_date", "tr"});
    if (const auto written = epochTime(when))
        line.written = written;
    else if (const auto accepted = clfTime(when))
        line.accepted = accepted;
    else
        line.written = isoTime(when);
    return line.written || line.accepted || line.prefix ? std::optional(line) : std::nullopt;
}

} // namespace

std::optional<HaproxyLine> readHaproxy(QByteArrayView text, QByteArray &room)
{
    if (auto line = readText(text))
        return line;
    QByteArray state, client, key;
    auto line = readJson(text, state, client, key);
    if (!line)
        return {};
    room = state + client + key;
    const QByteArrayView held = room;
    line->state = held.first(state.size());
    line->client = held.sliced(state.size(), client.size());
    line->key = held.sliced(state.size() + client.size());
    return line;
}

} // namespace evidence

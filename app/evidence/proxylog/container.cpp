#include "evidence/proxylog/container.h"

#include "dialect/json.h"
#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/times.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace evidence {

namespace {

namespace json = dialect::json;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "2026-11-29T07:50:00.123456789Z stdout F …"; "P" is a part of a line.
QByteArrayView withoutCri(QByteArrayView line)
{
    Cursor in(line);
    const QByteArrayView when = in.word();
    const QByteArrayView stream = in.word(), tag = in.word();
    const bool is =
        when.size() >= 20 && (stream == "stdout" || stream == "stderr") && (tag == "F" || tag == "P");
    return is && isoTime(when) ? in.rest() : line;
}

/// "web-1  | …", as docker compose shows several programs.
QByteArrayView withoutCompose(QByteArrayView line)
{
    constexpr qsizetype longestName = 80;
    const auto bar = line.first(std::min(line.size(), longestName)).indexOf(" | ");
    if (bar <= 0)
        return line;
    QByteArrayView name = line.first(bar);
    while (name.endsWith(' '))
        name.chop(1);
    const bool isName = std::all_of(name.begin(), name.end(), [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
               c == '.';
    });
    return isName && !name.isEmpty() ? line.sliced(bar + 3) : line;
}

/// "2026-11-29T07:50:00.123456789Z …": docker logs --timestamps, kubectl logs --timestamps. No program writes
/// nanoseconds by itself.
QByteArrayView withoutStamp(QByteArrayView line)
{
    constexpr qsizetype digits = 9;
    const auto blank = line.indexOf(' ');
    if (blank < 30 || blank > 40 || line[10] != 'T' || line[19] != '.' ||
        !std::all_of(line.begin() + 20, line.begin() + 20 + digits, isDigit))
        return line;
    const auto time = isoTime(line.first(blank));
    return time && time->zone ? line.sliced(blank + 1) : line;
}

/// "Nov 29 07:50:00 " or an ISO time with a zone; the rest behind it.
std::optional<QByteArrayView> behindTime(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    Cursor in(text);
    const QByteArrayView first = in.word();
    if (first.size() >= 20 && isDigit(first[0])) {
        const auto time = isoTime(first);
        return time && time->zone ? std::optional(in.rest()) : std::nullopt;
    }
    if (std::find(months.begin(), months.end(), first) == months.end())
        return {};
    const QByteArrayView day = in.word(), time = in.word();
    const bool isTime = time.size() >= 8 && time[2] == ':' && time[5] == ':' && isDigit(time[0]);
    return numberIn<int>(day) && isTime ? std::optional(in.rest()) : std::nullopt;
}

/// "1 2026-11-29T07:50:00Z web1 nginx 12 - - ": RFC 5424; its structured data may be in brackets.
std::optional<QByteArrayView> behindHeader(QByteArrayView text)
{
    Cursor in(text);
    if (in.word() != "1")
        return {};
    const QByteArrayView when = in.word();
    if (when != "-" && !isoTime(when))
        return {};
    in.word(), in.word(), in.word(), in.word(); // host, program, its number, kind of message
    QByteArrayView rest = in.rest().trimmed();
    if (rest.startsWith('-'))
        return rest.sliced(1);
    while (rest.startsWith('[')) { // structured data, without blanks between
        const auto close = rest.indexOf(']');
        if (close < 0)
            return {};
        rest = rest.sliced(close + 1);
    }
    return rest;
}

/// "<190>Nov 29 07:50:00 web1 nginx: …", with or without the number, the host and the number of the process.
QByteArrayView withoutSyslog(QByteArrayView line)
{
    QByteArrayView text = line;
    if (text.startsWith('<')) {
        const auto close = text.first(std::min<qsizetype>(text.size(), 5)).indexOf('>');
        if (close < 2 || !numberIn<int>(text.sliced(1, close - 1)))
            return line;
        text = text.sliced(close + 1);
        if (const auto rest = behindHeader(text))
            return rest->trimmed();
    }
    const auto rest = behindTime(text);
    if (!rest)
        return line;
    Cursor in(*rest);
    for (int words = 0; words < 2; ++words) {
        const QByteArrayView word = in.word();
        if (word.size() > 1 && word.endsWith(':') && !isDigit(word[0]))
            return in.rest().trimmed();
    }
    return line;
}

QByteArrayView withoutPrefix(QByteArrayView line)
{
    if (const QByteArrayView rest = withoutCri(line); rest.size() < line.size())
        return rest;
    return withoutSyslog(withoutStamp(withoutCompose(withoutStamp(line))));
}

struct Wrapped
{
    QByteArray text, time;
};

/// {"log":"…","stream":"…","time":"…"} of Docker, {"MESSAGE":"…","__REALTIME_TIMESTAMP":"…"} of journalctl.
std::optional<Wrapped> inObject(QByteArrayView line)
{
    if (!line.startsWith('{') || !line.endsWith('}'))
        return {};
    const bool docker = line.startsWith(R"({"log")");
    const auto text = json::member(line, docker ? "log" : "MESSAGE");
    const auto time = text ? json::member(line, docker ? "time" : "__REALTIME_TIMESTAMP") : std::nullopt;
    if (!text || !text->whole || !text->isString() || !time || !time->isString() ||
        (docker && !json::member(line, "stream")))
        return {};
    Wrapped wrapped{text->unescaped(), time->unescaped()};
    while (wrapped.text.endsWith('\n') || wrapped.text.endsWith('\r'))
        wrapped.text.chop(1);
    if (!docker) {
        const auto micros = numberIn<qint64>(wrapped.time);
        if (!micros)
            return {};
        wrapped.time =
            QDateTime::fromMSecsSinceEpoch(*micros / 1000, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
    }
    return wrapped;
}

} // namespace

QByteArrayView withoutContainer(QByteArrayView line, QByteArray &room)
{
    const auto wrapped = inObject(line);
    if (!wrapped)
        return withoutPrefix(line);
    room = wrapped->text;
    return withoutPrefix(room);
}

QByteArrayView withTimeOfContainer(QByteArrayView line, QByteArray &room)
{
    const auto wrapped = inObject(line);
    if (!wrapped)
        return line;
    room = wrapped->time + ' ' + wrapped->text;
    return room;
}

} // namespace evidence

#include "query/fields.h"

#include <algorithm>
#include <array>

namespace query {

namespace {

template <class T>
std::optional<qint64> asNumber(const std::optional<T> &value)
{
    return value ? std::optional(qint64(*value)) : std::nullopt;
}

std::optional<qint64> asNumber(const std::optional<session::Nanoseconds> &value)
{
    return value ? std::optional(qint64(value->count())) : std::nullopt;
}

template <class E>
QMetaEnum metaOf()
{
    return QMetaEnum::fromType<E>();
}

constexpr Field choice(const char *name, const char *alias, std::optional<qint64> (*number)(const Subject &),
                       QMetaEnum (*names)(), std::optional<qint64> (*other)(const Subject &) = nullptr)
{
    return {name, alias, Kind::Choice, number, nullptr, names, other, false};
}

constexpr Field text(const char *name, const char *alias, QStringView (*read)(const Subject &))
{
    return {name, alias, Kind::Text, nullptr, read, nullptr, nullptr, false};
}

constexpr Field number(const char *name, const char *alias, Kind kind,
                       std::optional<qint64> (*read)(const Subject &), bool moves = false)
{
    return {name, alias, kind, read, nullptr, nullptr, nullptr, moves};
}

using S = const Subject &;
constexpr bool moving = true;

constexpr std::array table{
    choice(
        "class", nullptr, [](S s) { return asNumber(s.cls); }, metaOf<diagnosis::Class>),
    choice(
        "cause", nullptr, [](S s) { return asNumber(s.cause); }, metaOf<diagnosis::Cause>),
    choice(
        "ended_by", "by", [](S s) { return asNumber(s.endedBy); }, metaOf<diagnosis::Party>),
    number("code", nullptr, Kind::Code, [](S s) { return asNumber(s.code); }),
    text("reason", nullptr, [](S s) { return s.reason; }),
    number(
        "idle", nullptr, Kind::Duration, [](S s) { return asNumber(s.idle); }, moving),
    number(
        "duration", nullptr, Kind::Duration, [](S s) { return asNumber(s.duration); }, moving),
    text("url", nullptr, [](S s) { return s.url; }),
    text("client", nullptr, [](S s) { return s.client; }),
    text("server", nullptr, [](S s) { return s.server; }),
    text("user_agent", "agent", [](S s) { return s.userAgent; }),
    text("endpoint", nullptr, [](S s) { return s.endpointName; }),
    number("chain", nullptr, Kind::Number, [](S s) { return std::optional(qint64(s.chain)); }),
    number("session", nullptr, Kind::Number, [](S s) { return std::optional(qint64(s.session)); }),
    number("continues", nullptr, Kind::Number, [](S s) { return asNumber(s.continues); }),
    choice(
        "state", nullptr, [](S s) { return std::optional(qint64(s.state)); }, metaOf<State>),
    choice(
        "role", nullptr, [](S s) { return std::optional(qint64(s.role)); }, metaOf<session::Role>),
    choice(
        "confidence", nullptr, [](S s) { return asNumber(s.confidence); }, metaOf<diagnosis::Confidence>),
    choice(
        "phase", nullptr, [](S s) { return asNumber(s.phase); }, metaOf<session::Phase>),
    choice(
        "tool_reason", nullptr, [](S s) { return asNumber(s.toolReason); }, metaOf<session::ToolReason>),
    text("sub", nullptr, [](S s) { return s.sub; }),
    number("clean", nullptr, Kind::Flag, [](S s) { return asNumber(s.clean); }),
    number("http_status", "http", Kind::Number, [](S s) { return asNumber(s.httpStatus); }),
    choice(
        "tcp_end", nullptr, [](S s) { return asNumber(s.clientEnd); }, metaOf<session::TcpFate>,
        [](S s) { return asNumber(s.serverEnd); }),
    choice(
        "client_end", nullptr, [](S s) { return asNumber(s.clientEnd); }, metaOf<session::TcpFate>),
    choice(
        "server_end", nullptr, [](S s) { return asNumber(s.serverEnd); }, metaOf<session::TcpFate>),
    text("subprotocol", nullptr, [](S s) { return s.subprotocol; }),
    text("protocol", nullptr, [](S s) { return s.protocol; }),
    text("origin", nullptr, [](S s) { return s.origin; }),
    text("goodbye", nullptr, [](S s) { return s.goodbye; }),
    text("note", nullptr, [](S s) { return s.note; }),
    number("bookmarked", nullptr, Kind::Flag, [](S s) { return std::optional(qint64(s.bookmarked)); }),
    number("at", nullptr, Kind::Time,
           [](S s) { return std::optional(qint64(s.endedAt.value_or(s.startedAt).count())); }),
    number("started", nullptr, Kind::Time, [](S s) { return std::optional(qint64(s.startedAt.count())); }),
    number(
        "messages", nullptr, Kind::Number,
        [](S s) { return std::optional(qint64(s.messagesIn + s.messagesOut)); }, moving),
    number(
        "messages_in", nullptr, Kind::Number, [](S s) { return std::optional(qint64(s.messagesIn)); },
        moving),
    number(
        "messages_out", nullptr, Kind::Number, [](S s) { return std::optional(qint64(s.messagesOut)); },
        moving),
    number(
        "bytes", nullptr, Kind::Size, [](S s) { return std::optional(qint64(s.bytesIn + s.bytesOut)); },
        moving),
    number(
        "bytes_in", nullptr, Kind::Size, [](S s) { return std::optional(qint64(s.bytesIn)); }, moving),
    number(
        "bytes_out", nullptr, Kind::Size, [](S s) { return std::optional(qint64(s.bytesOut)); }, moving),
    number(
        "rtt", nullptr, Kind::Duration, [](S s) { return asNumber(s.rtt); }, moving),
    number(
        "retransmits", nullptr, Kind::Number, [](S s) { return asNumber(s.retransmits); }, moving),
};

bool isCalled(const Field &field, QStringView name)
{
    return name.compare(QLatin1String(field.name), Qt::CaseInsensitive) == 0 ||
           (field.alias && name.compare(QLatin1String(field.alias), Qt::CaseInsensitive) == 0);
}

} // namespace

std::span<const Field> fields()
{
    return table;
}

const Field *fieldNamed(QStringView name)
{
    const auto it =
        std::find_if(table.begin(), table.end(), [name](const Field &f) { return isCalled(f, name); });
    return it == table.end() ? nullptr : &*it;
}

QStringList namesOf(const Field &field)
{
    QStringList names;
    if (!field.names)
        return names;
    const QMetaEnum meta = field.names();
    for (int i = 0; i < meta.keyCount(); ++i)
        names.append(session::snakeCase(meta.key(i)));
    return names;
}

bool mayLack(const Field &field)
{
    static const Subject bare; // what it has, all have
    return field.number ? !field.number(bare) : QLatin1String(field.name) != QLatin1String("endpoint");
}

} // namespace query

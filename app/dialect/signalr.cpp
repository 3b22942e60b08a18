// SignalR of ASP.NET Core: HubProtocol.md. A JSON handshake, then records of JSON ended by 0x1e, or of
// MessagePack with their length before them. Each side beats on its own; nobody answers.
#include "dialect/json.h"
#include "dialect/msgpack.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

constexpr char recordEnd = 0x1e;
enum Type { Invocation = 1, Ping = 6, Close = 7, Ack = 8, Sequence = 9 };

/// Blazor: the circuit behind the page ended by an exception. In MessagePack: no headers, no id, the name.
constexpr auto circuitDied = "JS.Error";
constexpr QByteArrayView packedCircuitDied("\x80\xc0\xa8JS.Error");

class SignalR final : public Reader
{
public:
    explicit SignalR(const Opening &opening)
        : m_id(tokenOf(opening.query("id").value_or(QByteArray()), opening.key)),
          m_clientGreeted(opening.midway), m_serverGreeted(opening.midway)
    {
    }

    AppHello hello() const override
    {
        AppHello hello;
        hello.version = m_packed ? QStringLiteral("MessagePack") : QStringLiteral("JSON");
        hello.goodbyes = true;
        hello.askedBy = Leg::Server;
        hello.token = m_id;
        // Of the libraries, not of this connection: it is never announced.
        for (const Leg by : {Leg::Client, Leg::Server}) {
            hello.patience.append(waits(by, AppWait::Sign, 30s, 500ms));
            hello.patience.append(waits(by, AppWait::Sign));
        }
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        bool &greeted = message.from == Leg::Client ? m_clientGreeted : m_serverGreeted;
        QByteArrayView rest = message.head;
        if (!greeted) {
            const qsizetype end = rest.indexOf(recordEnd);
            if (end < 0 || !greet(message.from, rest.first(end), told))
                return false;
            greeted = true;
            rest = rest.sliced(end + 1);
        }
        if (!m_packed)
            return eachPiece(
                {message.from, message.at, message.text, rest, message.size}, recordEnd,
                [&](QByteArrayView record, bool) { return readJson(message.from, record, told); });
        return readPacked(message.from, rest, told);
    }

private:
    bool greet(Leg from, QByteArrayView record, Told &told)
    {
        if (json::numberAt(record, "type") == Sequence) { // a connection that goes on: no handshake
            if (from == Leg::Server) {
                told.resumed(true);
                return true;
            }
            AppHello asks;
            asks.resumes = m_id;
            told.hello(std::move(asks));
            return true;
        }
        if (from == Leg::Client) {
            const QString protocol = json::textAt(record, "protocol");
            if (protocol.isEmpty() || !json::numberAt(record, "version"))
                return false;
            m_packed = protocol != QLatin1String("json");
            if (m_packed)
                told.hello(hello());
            return true;
        }
        if (const QString error = json::textAt(record, "error"); !error.isEmpty()) {
            told.goodbye(goodbye(from, "handshake", error, false, false, "protocol_error",
                                 m_clientGreeted ? "handshake" : "never_joined"));
            return true;
        }
        return record.trimmed() == "{}" || json::firstMember(record);
    }

    static bool readJson(Leg from, QByteArrayView record, Told &told)
    {
        const auto type = json::numberAt(record, "type");
        if (!type || *type < 1 || *type > 9)
            return false;
        if (*type == Invocation && from == Leg::Server &&
            json::textAt(record, "target") == QLatin1String(circuitDied)) {
            const auto arguments = json::member(record, "arguments");
            const auto first = arguments ? json::element(arguments->raw, 0) : std::nullopt;
            died(first ? first->text() : QString(), told);
        } else if (*type == Close)
            close(from, json::textAt(record, "error"), json::boolAt(record, "allowReconnect").value_or(false),
                  told);
        else
            other(from, int(*type), told);
        return true;
    }

    static bool readPacked(Leg from, QByteArrayView rest, Told &told)
    {
        while (!rest.isEmpty()) {
            quint64 length = 0;
            qsizetype at = 0;
            for (int shift = 0;; shift += 7) {
                if (at == rest.size())
                    return true; // cut off
                if (shift > 28)
                    return false;
                const auto byte = quint8(rest[at++]);
                length |= quint64(byte & 0x7f) << shift;
                if (!(byte & 0x80))
                    break;
            }
            const bool isCut = length > quint64(rest.size() - at);
            const QByteArrayView record = rest.sliced(at, isCut ? rest.size() - at : qsizetype(length));
            if (record.size() < 2)
                return isCut;
            const auto array = quint8(record[0]);
            if ((array & 0xf0) != 0x90 || record[1] < 1 || record[1] > 9)
                return false;
            if (from == Leg::Server && record[1] == Invocation &&
                record.sliced(2).startsWith(packedCircuitDied))
                died({}, told);
            else if (record[1] == Close)
                closePacked(from, record.sliced(2), told);
            else
                other(from, record[1], told);
            if (isCut)
                return true;
            rest = rest.sliced(at + qsizetype(length));
        }
        return true;
    }

    static void died(const QString &text, Told &told)
    {
        told.goodbye(goodbye(Leg::Server, circuitDied, text, false, false, "internal_error", "circuit"));
    }

    static void closePacked(Leg from, QByteArrayView rest, Told &told)
    {
        const auto error = msgpack::first(rest);
        const QByteArrayView after = error ? rest.sliced(error->raw.size()) : QByteArrayView();
        close(from, textOf(error ? error->string().value_or(QByteArrayView()) : QByteArrayView()),
              after.startsWith('\xc3'), told);
    }

    static void close(Leg from, const QString &error, bool mayReconnect, Told &told)
    {
        const bool meant = error.isEmpty() && !mayReconnect;
        const char *cause = meant ? "app_close" : !error.isEmpty() ? "internal_error" : "server_going_away";
        if (from == Leg::Client)
            cause = meant ? "app_close" : "internal_error";
        const bool tooBig = error.contains(QLatin1String("maximum message size"));
        told.goodbye(goodbye(from, "7", error, meant,
                             from == Leg::Server ? std::optional(mayReconnect) : std::nullopt,
                             tooBig ? "message_too_big" : cause, tooBig ? "endpoint" : ""));
    }

    static void other(Leg from, int type, Told &told)
    {
        if (type == Ping)
            told.ping(from);
        else if (type != Ack && type != Sequence)
            told.application(from);
    }

    QString m_id; ///< the same when a connection goes on
    bool m_clientGreeted, m_serverGreeted, m_packed = false;
};

bool hinted(const Opening &opening)
{
    return opening.query("id").has_value();
}

/// The server's answer to a handshake that it did not take, or that never came.
bool isRefusal(const Message &message)
{
    if (message.from != Leg::Server || !message.text || !message.isWhole() ||
        message.head.indexOf(recordEnd) != message.head.size() - 1)
        return false;
    const auto first = json::firstMember(message.head.chopped(1));
    return first && first->key == "error" && first->value.isString();
}

/// Its words are those of ASP.NET Core.
bool proves(const Message &message)
{
    const QString error = isRefusal(message) ? json::textAt(message.head.chopped(1), "error") : QString();
    return error.startsWith(QLatin1String("Handshake was canceled")) ||
           error.startsWith(QLatin1String("An unexpected error occurred during connection handshake"));
}

bool begins(const Message &message, bool isHinted)
{
    if (isRefusal(message))
        return isHinted || proves(message);
    const qsizetype end = message.head.indexOf(recordEnd);
    if (message.from != Leg::Client || end < 0 || !message.head.startsWith('{'))
        return false;
    const QByteArrayView record = message.head.first(end);
    if (isHinted && json::numberAt(record, "type") == Sequence && json::numberAt(record, "sequenceId"))
        return true;
    return !json::textAt(record, "protocol").isEmpty() && json::numberAt(record, "version");
}

} // namespace

constinit const Protocol signalR{"signalr", "SignalR", "", hinted, begins, makeReader<SignalR>, proves};

} // namespace dialect

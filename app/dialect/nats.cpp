// NATS: lines of verbs as a stream over messages, the server's INFO first; payloads are counted and skipped.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

#include <array>

namespace dialect {

namespace {

using namespace session;

constexpr qsizetype longestLine = 8 * 1024, lineKept = 4 * 1024;

class Nats final : public Reader
{
public:
    explicit Nats(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = true;
        hello.askedBy = Leg::Server;
        hello.patience = {waits(Leg::Server, AppWait::Answer), waits(Leg::Client, AppWait::Answer)};
        return hello;
    }
    qsizetype appetite() const override { return 16 * 1024; }

    bool read(const Message &message, Told &told) override
    {
        Stream &stream = m_streams[std::size_t(message.from)];
        QByteArrayView rest = message.head;
        while (!rest.isEmpty()) {
            if (stream.skip > 0) {
                const auto skipped = qsizetype(std::min<quint64>(stream.skip, quint64(rest.size())));
                stream.skip -= quint64(skipped);
                rest = rest.sliced(skipped);
                continue;
            }
            const qsizetype end = rest.indexOf('\n');
            const QByteArrayView part = end < 0 ? rest : rest.first(end);
            stream.line.append(part.first(std::min(part.size(), lineKept - stream.line.size())));
            stream.length += part.size();
            rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
            if (stream.length > longestLine)
                return false;
            if (end < 0)
                continue;
            stream.length = 0;
            const QByteArray line = std::exchange(stream.line, {}).trimmed();
            if (!line.isEmpty() && !take(message.from, line, stream, told))
                return false;
        }
        const quint64 unseen = message.size - quint64(message.head.size());
        if (unseen > stream.skip)
            return unseen == 0;
        stream.skip -= unseen;
        return true;
    }

private:
    struct Stream
    {
        QByteArray line; ///< that is coming in, its beginning
        qsizetype length = 0;
        quint64 skip = 0; ///< of a payload
    };

    bool take(Leg from, const QByteArray &line, Stream &stream, Told &told)
    {
        const qsizetype blank = line.indexOf(' ');
        const QByteArray verb = (blank < 0 ? line : line.left(blank)).toUpper();
        const bool server = from == Leg::Server;
        if (verb == "PING") {
            told.ping(from);
        } else if (verb == "PONG") {
            told.pong(from);
        } else if (verb == "+OK" || verb == "INFO") {
            if (server && verb == "INFO" && json::boolAt(line.mid(5).trimmed(), "ldm").value_or(false))
                leaveSoon(told);
            return server;
        } else if (verb == "-ERR") {
            fail(from, line.mid(5).trimmed(), told);
            return server;
        } else if (verb == "CONNECT") {
            told.joined(from);
            return !server;
        } else if (verb == "SUB" || verb == "UNSUB") {
            return !server;
        } else if (verb == "PUB" || verb == "HPUB" || verb == "MSG" || verb == "HMSG") {
            bool good = false;
            stream.skip = line.mid(line.lastIndexOf(' ') + 1).toUInt(&good) + quint64(2);
            if (!server || !m_leavesSoon)
                told.application(from);
            return good && server == verb.endsWith("MSG");
        } else {
            return false;
        }
        return true;
    }

    /// Lame duck mode: it goes on, but only until its clients have moved.
    void leaveSoon(Told &told)
    {
        m_leavesSoon = true;
        AppGoodbye said = goodbye(Leg::Server, "INFO", QStringLiteral("ldm"), false, true,
                                  "server_going_away", "lame_duck");
        said.within = std::chrono::minutes(2);
        told.goodbye(said);
    }

    static void fail(Leg from, QByteArray text, Told &told)
    {
        if (text.size() >= 2 && text.startsWith('\'') && text.endsWith('\''))
            text = text.sliced(1, text.size() - 2);
        const QByteArray words = text.toLower();
        if (words.startsWith("permissions violation") || words.startsWith("invalid subject")) {
            AppError error;
            error.from = from;
            error.what = QStringLiteral("-ERR");
            error.text = textOf(text);
            told.error(error);
            return;
        }
        const bool refused = words.startsWith("auth") || words.startsWith("user auth");
        const bool silent = words.startsWith("stale connection");
        const bool crowded = words.startsWith("maximum connections") || words.startsWith("maximum account");
        const bool plain = words.startsWith("secure connection");
        const char *cause = silent                                ? "heartbeat_timeout"
                            : refused || plain                    ? "policy_violation"
                            : crowded                             ? "try_again_later"
                            : words.startsWith("slow consumer")   ? "slow_consumer"
                            : words.startsWith("maximum payload") ? "message_too_big"
                            : words.startsWith("unknown protocol") || words.startsWith("parser")
                                ? "protocol_error"
                                : "app_close";
        told.goodbye(goodbye(from, "-ERR", textOf(text), false,
                             refused || plain    ? std::optional(false)
                             : silent || crowded ? std::optional(true)
                                                 : std::nullopt,
                             cause,
                             plain                                        ? "tls_required"
                             : words.contains("expired")                  ? "auth_expired"
                             : words.contains("revoked")                  ? "auth_revoked"
                             : words.startsWith("authentication timeout") ? "auth_timeout"
                             : refused                                    ? "bad_credentials"
                             : crowded                                    ? "too_many_connections"
                                                                          : ""));
    }

    std::array<Stream, 2> m_streams;
    bool m_leavesSoon = false;
};

bool begins(const Message &message, bool)
{
    return message.from == Leg::Server && message.head.startsWith("INFO {") &&
           json::member(message.head.sliced(5), "server_id");
}

/// Nothing else begins so; a client that stays silent says nothing more about it.
bool proves(const Message &message)
{
    return begins(message, false);
}

} // namespace

constinit const Protocol nats{"nats", "NATS", "", neverHinted, begins, makeReader<Nats>, proves};

} // namespace dialect

// Centrifuge (Centrifugo), JSON: one object a line, several lines a message; an empty object is the server's
// heartbeat and the client's answer.
#include "dialect/json.h"
#include "dialect/recognition.h"
#include "dialect/records.h"

#include <algorithm>
#include <array>

namespace dialect {

namespace {

using namespace session;
using namespace std::chrono_literals;

class Centrifuge final : public Reader
{
public:
    explicit Centrifuge(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.askedBy = Leg::Server;
        if (!m_ping)
            return hello;
        hello.interval = m_ping;
        hello.announced = true;
        // The client adds 10 s of its own to the interval announced.
        hello.patience = {waits(Leg::Client, AppWait::Sign, *m_ping + 10s, 500ms)};
        hello.patience.append(waits(Leg::Client, AppWait::Sign));
        if (m_pong)
            hello.patience.append(waits(Leg::Server, AppWait::Answer, 10s));
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        return message.text && eachPiece(message, '\n', [&](QByteArrayView line, bool isWhole) {
                   return line.trimmed().isEmpty() ||
                          readLine(message.from, line.trimmed(), isWhole || message.isWhole(), told);
               });
    }

private:
    bool readLine(Leg from, QByteArrayView line, bool isWhole, Told &told)
    {
        if (!line.startsWith('{'))
            return false;
        if (line == "{}") {
            from == Leg::Server ? told.ping(from) : told.pong(from);
            return true;
        }
        const auto first = json::firstMember(line);
        if (!first)
            return !isWhole;
        if (from == Leg::Client) {
            if (json::member(line, "connect")) {
                m_connects = json::numberAt(line, "id");
                told.joined(from);
            } else
                command(line, told);
            return true;
        }
        if (const auto reply = json::member(line, "connect"))
            connected(reply->raw, told);
        else if (const auto push = json::member(line, "push"))
            pushed(push->raw, told);
        else if (const auto error = json::member(line, "error"))
            failed(line, error->raw, told);
        else if (const auto answer = json::member(line, "subscribe"))
            subscribed(line, answer->raw, told);
        else
            told.application(from);
        return true;
    }

    void connected(QByteArrayView reply, Told &told)
    {
        m_ping = seconds(json::numberAt(reply, "ping"));
        m_pong = json::boolAt(reply, "pong").value_or(false);
        told.joined(Leg::Server);
        told.hello(hello());
    }

    void command(QByteArrayView line, Told &told)
    {
        const auto subscribes = json::member(line, "subscribe");
        const auto id = json::numberAt(line, "id");
        if (subscribes && id && json::boolAt(subscribes->raw, "recover").value_or(false) &&
            m_recovering.size() < mostRecovering)
            m_recovering.push_back(*id);
        told.application(Leg::Client);
    }

    /// Of several channels, one that was not recovered is enough.
    void subscribed(QByteArrayView line, QByteArrayView answer, Told &told)
    {
        const auto it =
            std::find(m_recovering.begin(), m_recovering.end(), json::numberAt(line, "id").value_or(-1));
        if (it != m_recovering.end()) {
            m_recovering.erase(it);
            m_recovered = m_recovered && json::boolAt(answer, "recovered").value_or(false);
            told.resumed(m_recovered);
        }
        told.application(Leg::Server);
    }

    static void pushed(QByteArrayView push, Told &told)
    {
        const auto end = json::member(push, "disconnect");
        const auto code = end ? json::numberAt(end->raw, "code") : std::nullopt;
        if (!code || *code < 3000 || *code > 4999) {
            told.application(Leg::Server);
            return;
        }
        const bool terminal = (*code >= 3500 && *code < 4000) || *code >= 4500;
        const char *cause = *code == 3001   ? "server_going_away"
                            : *code == 3008 ? "slow_consumer"
                            : *code == 3012 ? "heartbeat_timeout"
                                            : "app_close";
        AppGoodbye said =
            goodbye(Leg::Server, "disconnect", json::textAt(end->raw, "reason"), false, !terminal, cause);
        said.code = quint16(*code);
        told.goodbye(said);
    }

    /// Who is refused at the beginning has nothing else to do there.
    static void refused(qint64 code, const QString &text, Told &told)
    {
        struct Row
        {
            qint64 code;
            bool retry;
            const char *cause, *sub;
        };
        static constexpr std::array rows{
            Row{100, true, "internal_error", ""},
            Row{101, false, "policy_violation", "not_authorized"},
            Row{103, false, "policy_violation", "not_authorized"},
            Row{106, false, "policy_violation", "connection_quota"},
            Row{107, false, "protocol_error", ""},
            Row{109, true, "policy_violation", "auth_expired"},
            Row{110, true, "policy_violation", "auth_expired"},
            Row{111, true, "try_again_later", "rate_limit"},
        };
        const auto it =
            std::find_if(rows.begin(), rows.end(), [code](const Row &each) { return each.code == code; });
        const bool known = it != rows.end();
        AppGoodbye said =
            goodbye(Leg::Server, "error", text, false, known ? std::optional(it->retry) : std::nullopt,
                    known ? it->cause : "app_close", known ? it->sub : "");
        if (code >= 0 && code <= 0xffff)
            said.code = quint16(code);
        told.goodbye(said);
    }

    void failed(QByteArrayView line, QByteArrayView object, Told &told) const
    {
        if (m_connects && json::numberAt(line, "id") == m_connects) {
            refused(json::numberAt(object, "code").value_or(-1), json::textAt(object, "message"), told);
            return;
        }
        AppError error;
        error.from = Leg::Server;
        error.what = QStringLiteral("error");
        error.text = json::textAt(object, "message");
        const auto code = json::numberAt(object, "code");
        if (code && *code >= 0 && *code <= 0xffff)
            error.code = quint16(*code);
        told.error(error);
    }

    static constexpr std::size_t mostRecovering = 32;
    std::optional<AppDuration> m_ping;
    std::optional<qint64> m_connects; ///< the id of the command that joins
    std::vector<qint64> m_recovering; ///< subscriptions that ask for what they missed
    bool m_pong = false, m_recovered = true;
};

bool hinted(const Opening &opening)
{
    return opening.path().endsWith("/connection/websocket");
}

bool begins(const Message &message, bool isHinted)
{
    if (!message.text || message.from != Leg::Client)
        return false;
    const auto connect = json::member(message.head, "connect");
    return connect && connect->isObject() && (isHinted || json::numberAt(message.head, "id"));
}

} // namespace

constinit const Protocol centrifuge{"centrifuge", "Centrifuge", "centrifuge-json",
                                    hinted,       begins,       makeReader<Centrifuge>};

} // namespace dialect

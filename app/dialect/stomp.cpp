// STOMP 1.0 to 1.2: COMMAND, headers, blank line, body, NUL. Between frames any number of line ends:
// heartbeats, which nobody answers.
#include "dialect/recognition.h"
#include "dialect/records.h"

#include <array>

namespace dialect {

namespace {

using namespace session;

constexpr std::array<QByteArrayView, 11> ofClient{"CONNECT",     "STOMP", "SEND",      "SUBSCRIBE",
                                                  "UNSUBSCRIBE", "ACK",   "NACK",      "BEGIN",
                                                  "COMMIT",      "ABORT", "DISCONNECT"};
constexpr std::array<QByteArrayView, 4> ofServer{"CONNECTED", "MESSAGE", "RECEIPT", "ERROR"};

/// The beginning of a frame, taken apart.
struct Frame
{
    QByteArrayView command, headers;
    qsizetype bodyAt = -1; ///< within the text; -1: the headers did not end
};

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

Frame frameAt(QByteArrayView text)
{
    Frame frame;
    const qsizetype line = text.indexOf('\n');
    frame.command = (line < 0 ? text : text.first(line)).trimmed();
    if (line < 0)
        return frame;
    for (qsizetype at = line + 1; at < text.size();) {
        qsizetype end = text.indexOf('\n', at);
        if (end < 0)
            end = text.size();
        if (text.sliced(at, end - at).trimmed().isEmpty() && end < text.size()) {
            frame.headers = text.sliced(line + 1, at - line - 1);
            frame.bodyAt = end + 1;
            return frame;
        }
        at = end + 1;
    }
    frame.headers = text.sliced(line + 1);
    return frame;
}

/// The first header of that name counts.
QByteArrayView header(QByteArrayView headers, QByteArrayView name)
{
    for (qsizetype at = 0; at < headers.size();) {
        qsizetype end = headers.indexOf('\n', at);
        if (end < 0)
            end = headers.size();
        const QByteArrayView line = headers.sliced(at, end - at);
        if (line.size() > name.size() && line.startsWith(name) && line[name.size()] == ':')
            return line.sliced(name.size() + 1).trimmed();
        at = end + 1;
    }
    return {};
}

/// "10000,20000": what its sender can send, and what it wants.
std::pair<qint64, qint64> beatsOf(QByteArrayView headers)
{
    const QByteArray value = header(headers, "heart-beat").toByteArray();
    const qsizetype comma = value.indexOf(',');
    return comma < 0
               ? std::pair<qint64, qint64>()
               : std::pair<qint64, qint64>(value.left(comma).toLongLong(), value.mid(comma + 1).toLongLong());
}

class Stomp final : public Reader
{
public:
    explicit Stomp(const Opening &) {}

    AppHello hello() const override
    {
        AppHello hello;
        hello.goodbyes = true;
        hello.version = m_version;
        if (m_toClient) {
            hello.askedBy = Leg::Server;
            hello.interval = m_toClient;
            hello.patience.append(waits(Leg::Client, AppWait::Sign, *m_toClient * 2, *m_toClient));
        }
        if (m_toServer) {
            hello.askedBy = Leg::Client;
            hello.interval = m_toServer;
            hello.patience.append(waits(Leg::Server, AppWait::Sign, *m_toServer * 2, *m_toServer));
        }
        hello.announced = hello.interval.has_value();
        return hello;
    }

    bool read(const Message &message, Told &told) override
    {
        Side &side = m_sides[std::size_t(message.from)];
        QByteArrayView rest = message.head;
        const quint64 unseen = message.size - quint64(message.head.size());
        bool any = false;
        for (;;) {
            if (side.bodyLeft > 0) {
                const auto skipped = qsizetype(std::min<quint64>(side.bodyLeft, quint64(rest.size())));
                side.bodyLeft -= quint64(skipped);
                rest = rest.sliced(skipped);
                any = true;
            } else if (side.toNul) {
                const qsizetype end = rest.indexOf('\0');
                any = true;
                side.toNul = end < 0 && unseen == 0;
                rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
            }
            while (!rest.isEmpty() && isLineEnd(rest[0]))
                rest = rest.sliced(1);
            if (rest.isEmpty())
                break;
            if (!frame(message, side, rest, told))
                return false;
            any = true;
        }
        side.bodyLeft -= std::min(side.bodyLeft, unseen);
        if (!any && message.size > 0)
            told.ping(message.from);
        return true;
    }

private:
    /// A frame that is not complete yet.
    struct Side
    {
        quint64 bodyLeft = 0; ///< by content-length, with the NUL
        bool toNul = false;   ///< its body goes on to the next NUL
    };

    /// Takes a frame off the beginning of `rest`, or as much of it as there is.
    bool frame(const Message &message, Side &side, QByteArrayView &rest, Told &told)
    {
        const Frame frame = frameAt(rest);
        if (!isOf(message.from, frame.command))
            return false;
        take(message.from, frame, frame.bodyAt < 0 ? QByteArrayView() : rest.sliced(frame.bodyAt), told);
        if (frame.bodyAt < 0) { // what follows is not known; the frame ends with its message
            rest = {};
            return true;
        }
        rest = rest.sliced(frame.bodyAt);
        const QByteArray length = header(frame.headers, "content-length").toByteArray();
        bool good = false;
        const quint64 announced = length.toULongLong(&good);
        if (good)
            side.bodyLeft = announced + 1;
        else
            side.toNul = true;
        return true;
    }

    static bool isOf(Leg from, QByteArrayView command)
    {
        const auto among = [&](const auto &commands) {
            return std::find(commands.begin(), commands.end(), command) != commands.end();
        };
        return from == Leg::Client ? among(ofClient) : among(ofServer);
    }

    void take(Leg from, const Frame &frame, QByteArrayView body, Told &told)
    {
        if (frame.command == "CONNECT" || frame.command == "STOMP") {
            m_client = beatsOf(frame.headers);
            told.joined(from);
        } else if (frame.command == "CONNECTED") {
            connected(frame.headers, told);
        } else if (frame.command == "DISCONNECT") {
            told.goodbye(goodbye(from, "DISCONNECT", {}, true, {}, "app_close"));
        } else if (frame.command == "ERROR") {
            error(header(frame.headers, "message"), body, told);
        } else if (frame.command != "RECEIPT") {
            told.application(from);
        }
    }

    void connected(QByteArrayView headers, Told &told)
    {
        const auto [sends, wants] = beatsOf(headers);
        const auto agreed = [](qint64 one, qint64 other) {
            return one > 0 && other > 0 ? milliseconds(std::max(one, other)) : std::nullopt;
        };
        m_toServer = agreed(m_client.first, wants);
        m_toClient = agreed(sends, m_client.second);
        m_version = textOf(header(headers, "version"));
        told.joined(Leg::Server);
        told.hello(hello());
    }

    /// Some brokers give the reason in the header, others say there what failed and why in the body.
    static void error(QByteArrayView message, QByteArrayView body, Told &told)
    {
        const qsizetype nul = body.indexOf('\0');
        const QByteArrayView whole = (nul < 0 ? body : body.first(nul)).trimmed();
        const qsizetype line = whole.indexOf('\n');
        const QByteArrayView why = (line < 0 ? whole : whole.first(line)).trimmed();
        const QString text = message.isEmpty() || why.isEmpty() || message == why
                                 ? textOf(message.isEmpty() ? why : message)
                                 : textOf(message.toByteArray() + ": " + why.toByteArray());
        const auto says = [&](const char *words) {
            return text.contains(QLatin1String(words), Qt::CaseInsensitive);
        };
        const bool refused = says("access refused") || says("access denied") || says("access_refused") ||
                             says("not auth") || says("unauthori") || says("authenti") || says("forbidden") ||
                             says("bad credentials") || says("user name or password") || says("log in");
        const bool inside = says("ExecutorSubscribableChannel");
        const bool addressed = says("destination");
        const bool brokerGone = says("broker not available") || says("connection to broker");
        const bool broken = says("bad ") || says("unknown command") || says("malformed") || says("protocol");
        const bool dropped = text.startsWith(QLatin1String("Session closed"));
        told.goodbye(goodbye(Leg::Server, "ERROR", text, false, {},
                             refused               ? "policy_violation"
                             : inside              ? "internal_error"
                             : brokerGone          ? "try_again_later"
                             : addressed || broken ? "protocol_error"
                                                   : "app_close",
                             refused      ? "not_authorized"
                             : inside     ? "interceptor"
                             : brokerGone ? "broker"
                             : addressed  ? "destination"
                             : dropped    ? "session_closed"
                                          : ""));
    }

    std::array<Side, 2> m_sides;
    std::pair<qint64, qint64> m_client; ///< what the client offered
    std::optional<AppDuration> m_toClient, m_toServer;
    QString m_version;
};

bool begins(const Message &message, bool)
{
    if (message.from != Leg::Client)
        return false;
    const Frame frame = frameAt(message.head);
    return (frame.command == "CONNECT" || frame.command == "STOMP") &&
           (!header(frame.headers, "accept-version").isEmpty() || !header(frame.headers, "login").isEmpty());
}

} // namespace

constinit const Protocol stomp{"stomp",     "STOMP", "v10.stomp v11.stomp v12.stomp",
                               neverHinted, begins,  makeReader<Stomp>};

} // namespace dialect

#include "evidence/applog/pythonwebsockets.h"

#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/fits.h"
#include "evidence/proxylog/lines.h"
#include "evidence/proxylog/logged.h"

#include <array>
#include <map>

namespace evidence {

namespace {

using namespace session;

/// A line: when, by which logger (whatever stands between), and what it says.
struct DebugLine
{
    std::optional<Written> time;
    QByteArrayView logger, text;
    char mark = ' '; ///< > sent, < received, = state, % timer, ! failure, x end of TCP
};

bool saysSomethingKnown(char mark, QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 8> passing{"GET ",  "HTTP/1.1 ", "TEXT ", "BINARY ",
                                                           "CLOSE", "PING",      "PONG",  "CONT "};
    if (mark == '=')
        return text.startsWith("connection is ");
    if (mark == '>' || mark == '<')
        return text == "EOF" ||
               std::any_of(passing.begin(), passing.end(),
                           [&](auto begin) { return text.startsWith(begin); }) ||
               (text.indexOf(": ") > 0 && text.indexOf(' ') > text.indexOf(':'));
    return true;
}

std::optional<DebugLine> readDebug(QByteArrayView line)
{
    // The mark is the first such character that stands alone, within what a logger writes before it.
    for (qsizetype i = 0; i + 2 < line.size() && i < 200; ++i) {
        const char c = line[i];
        if ((c != '>' && c != '<' && c != '=' && c != '%' && c != '!' && c != 'x') || line[i + 1] != ' ')
            continue;
        if (i > 0 && line[i - 1] != ' ' && line[i - 1] != ':')
            continue;
        if (!saysSomethingKnown(c, line.sliced(i + 2)))
            continue;
        DebugLine read;
        read.mark = c, read.text = line.sliced(i + 2);
        QByteArrayView before = line.first(i);
        if ((read.time = isoTime(before))) {
            // "2026-11-29 07:56:11,577 "
            const auto blank = before.indexOf(' ', 12);
            before = blank < 0 ? QByteArrayView() : before.sliced(blank + 1);
        }
        read.logger = before;
        return read;
    }
    return {};
}

/// "CLOSE 1011 (internal error) keepalive ping timeout [24 bytes]"; without a code in some versions "CLOSE [0
/// bytes]".
CloseFrame closeIn(QByteArrayView text)
{
    CloseFrame close;
    Cursor in(text.sliced(5));
    const QByteArrayView code = in.word();
    if (const auto number = numberIn<quint16>(code); number && *number != 1005)
        close.code = number;
    QByteArrayView rest = in.rest();
    if (rest.startsWith('(')) {
        const auto end = rest.indexOf(')');
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    }
    if (const auto size = rest.lastIndexOf(" ["); size >= 0 && rest.endsWith(" bytes]"))
        rest = rest.first(size);
    while (rest.startsWith(' '))
        rest = rest.sliced(1);
    close.reason = textOf(rest, 123);
    if (close.reason == u"[no reason]" || close.reason.startsWith(u"[0 bytes"))
        close.reason.clear();
    return close;
}

/// One connection: the lines of its logger, from one "CONNECTING" to the next.
class LoggedConnection
{
public:
    void take(const DebugLine &line, Stamp at, Sink &sink);
    void finish(Sink &sink);
    [[nodiscard]] bool lives() const { return m_id && !m_told; }

private:
    void start(Stamp at);
    void begin(Stamp at, Sink &sink);
    void answer(QByteArrayView text, Stamp at, Sink &sink);
    void header(QByteArrayView text, bool sent);
    void open(Stamp at, Sink &sink);
    void closeSeen(const CloseFrame &close, bool sent, Stamp at, Sink &sink);
    void closed(Stamp at, Sink &sink);
    /// A clock that was set back does not turn the order of the lines.
    void observe(What what, Stamp at, Sink &sink)
    {
        m_toldAt = std::max(m_toldAt, at);
        sink.observe(*m_id, m_leg, Source::Log, std::move(what), m_toldAt);
    }
    [[nodiscard]] QString own() const { return nameOf(m_leg == Leg::Server ? Leg::Client : Leg::Server); }

    std::optional<SessionId> m_id;
    Leg m_leg = Leg::Server; ///< the other side: this log is written by the client, or by the server
    RequestHead m_request;
    ResponseHead m_answer;
    QByteArray m_key, m_accept;
    Stamp m_begunAt{}, m_lastAt{}, m_toldAt{};
    int m_alive = 0; ///< connections of this logger that have not ended
    bool m_opened = false, m_decided = false, m_told = false, m_interleaved = false, m_eof = false;
    QString m_word;
};

void LoggedConnection::start(Stamp at)
{
    const bool interleaved = m_interleaved;
    const int alive = m_alive;
    *this = {};
    m_begunAt = at;
    m_interleaved = interleaved && alive > 1;
    m_alive = alive;
}

void LoggedConnection::take(const DebugLine &line, Stamp at, Sink &sink)
{
    const QByteArrayView text = line.text;
    if (line.mark == '=' && text == "connection is CONNECTING") {
        if (lives()) {
            // Lines of both will come from the same logger: nothing more can be told of either.
            sink.note({QStringLiteral("interleaved"), QString()});
            finish(sink);
            m_interleaved = true;
            m_alive = std::max(m_alive, 1);
        }
        ++m_alive;
        start(at);
        return;
    }
    m_lastAt = at;
    const bool sent = line.mark == '>';
    if (line.mark == '>' || line.mark == '<') {
        if (text.startsWith("GET ")) {
            if (m_id)
                start(at);
            Logged logged;
            if (!readRequest(text, logged))
                return;
            m_leg = sent ? Leg::Server : Leg::Client;
            m_request.method = QStringLiteral("GET");
            m_request.target = QString::fromUtf8(logged.target);
        } else if (text.startsWith("HTTP/1.1 ")) {
            answer(text, at, sink);
        } else if (text.startsWith("CLOSE")) {
            closeSeen(closeIn(text), sent, at, sink);
        } else if (text == "EOF") {
            m_eof = m_eof || !sent;
        } else if (!m_opened) {
            header(text, sent);
        }
        return;
    }
    if (line.mark == '=' && text == "connection is OPEN")
        open(at, sink);
    else if (line.mark == '=' && text == "connection is CLOSED")
        closed(at, sink);
    else if (line.mark == '!' && m_word.isEmpty())
        m_word = textOf(text, 200);
}

void LoggedConnection::header(QByteArrayView text, bool sent)
{
    const auto colon = text.indexOf(": ");
    if (colon <= 0)
        return;
    const QByteArray name = text.first(colon).toByteArray().toLower(),
                     value = text.sliced(colon + 2).toByteArray();
    const bool request = sent == (m_leg == Leg::Server);
    if (request && name == "host")
        m_request.host = textOf(value, 1024);
    else if (request && name == "user-agent")
        m_request.userAgent = textOf(value, 1024);
    else if (request && name == "origin")
        m_request.origin = textOf(value, 1024);
    else if (request && name == "sec-websocket-key")
        m_key = value;
    else if (request && name == "sec-websocket-protocol")
        m_request.subprotocols = textOf(value, 1024);
    else if (!request && name == "sec-websocket-accept")
        m_accept = value;
    else if (!request && name == "sec-websocket-protocol")
        m_answer.subprotocol = textOf(value, 1024);
    else if (!request && name == "server")
        m_answer.fingerprint = {QStringLiteral("Server: ") + textOf(value, 200)};
}

void LoggedConnection::begin(Stamp at, Sink &sink)
{
    if (m_id)
        return;
    m_id = sink.begin();
    m_toldAt = {};
    m_request.connection = connectionFromKey(m_key);
    observe(Connected{}, m_begunAt == Stamp{} ? at : m_begunAt, sink);
    observe(Boxed(m_request), m_begunAt == Stamp{} ? at : m_begunAt, sink);
}

void LoggedConnection::answer(QByteArrayView text, Stamp, Sink &)
{
    m_answer.status = numberIn<int>(text.sliced(9, std::min<qsizetype>(3, text.size() - 9))).value_or(0);
}

void LoggedConnection::open(Stamp at, Sink &sink)
{
    begin(at, sink);
    m_answer.connection = connectionFromAccept(m_accept);
    m_answer.status = 101;
    observe(Boxed(m_answer), at, sink);
    observe(Opened{}, at, sink);
    m_opened = true;
}

void LoggedConnection::closeSeen(const CloseFrame &close, bool sent, Stamp at, Sink &sink)
{
    if (!m_opened || m_told || m_interleaved)
        return;
    CloseFrame frame = close;
    frame.way = sent ? Way::Out : Way::In;
    if (!std::exchange(m_decided, true)) {
        PlaceEnd end;
        end.how = QStringLiteral("close");
        end.by = sent ? own() : nameOf(m_leg);
        end.code = frame.code, end.reason = frame.reason;
        end.word = m_word;
        observe(Boxed(end), at, sink);
    }
    observe(frame, at, sink);
}

void LoggedConnection::closed(Stamp at, Sink &sink)
{
    m_alive = std::max(m_alive - 1, 0);
    if (m_interleaved) {
        if (m_alive == 0) {
            finish(sink);
            m_interleaved = false;
        }
        return;
    }
    if (m_told)
        return;
    if (!m_opened) {
        if (m_request.target.isEmpty())
            return;
        begin(at, sink);
        if (m_answer.status > 0 && m_answer.status != 101) {
            observe(Boxed(m_answer), at, sink);
            observe(rejected(m_answer.status), at, sink);
        } else {
            PlaceEnd end;
            end.how = QStringLiteral("left"), end.word = m_word;
            observe(Boxed(end), at, sink);
        }
    } else if (!m_decided) {
        PlaceEnd end;
        // "failing connection with code 1006": no Close frame came. Only an end of file is told apart.
        end.how = m_eof ? QStringLiteral("fin") : QStringLiteral("left");
        end.by = m_eof ? nameOf(m_leg) : QString();
        end.word = m_word;
        observe(Boxed(end), at, sink);
    }
    m_told = true;
    observe(Ended{true}, at, sink);
}

void LoggedConnection::finish(Sink &sink)
{
    if (!lives())
        return;
    m_told = true;
    if (m_decided)
        observe(Ended{true}, m_lastAt, sink);
    else
        sink.openAtEnd(*m_id, std::max(m_lastAt, m_toldAt));
}

class PythonReader final : public LineReader
{
public:
    static constexpr std::size_t loggers = 4096;

    explicit PythonReader(const Options &options) : m_zone(options.timezone) {}

private:
    void line(QByteArrayView text, Sink &sink) override;
    void ended(Sink &sink) override;

    Zone m_zone;
    std::map<QByteArray, LoggedConnection> m_connections; ///< by logger
    std::optional<Stamp> m_now;
};

void PythonReader::line(QByteArrayView text, Sink &sink)
{
    const auto line = readDebug(text);
    if (!line)
        return;
    if (line->time)
        m_now = m_zone.stamp(*line->time, sink);
    if (!m_now) {
        sink.note({QStringLiteral("no_times"), QString()});
        return;
    }
    const QByteArray logger = line->logger.toByteArray();
    if (!m_connections.contains(logger) && m_connections.size() == loggers) {
        m_connections.begin()->second.finish(sink);
        m_connections.erase(m_connections.begin());
    }
    m_connections[logger].take(*line, *m_now, sink);
}

void PythonReader::ended(Sink &sink)
{
    for (auto &[logger, connection] : m_connections)
        connection.finish(sink);
    m_connections.clear();
    sink.note({QStringLiteral("python_websockets"), QString()});
}

bool isState(QByteArrayView line)
{
    const auto read = readDebug(line);
    return read && read->mark == '=' && read->text.startsWith("connection is ");
}

} // namespace

int fitsPythonWebSockets(QByteArrayView head)
{
    return anyLine(head, isState, 92);
}

std::unique_ptr<Reader> makePythonWebSockets(const Options &options)
{
    return std::make_unique<PythonReader>(options);
}

} // namespace evidence

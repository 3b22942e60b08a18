#include "evidence/har/har.h"

#include "dialect/conversation.h"
#include "dialect/json.h"
#include "endpoint/tap/browserwords.h"
#include "evidence/jsonpieces.h"
#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/logged.h"

#include <deque>

namespace evidence {

namespace {

using namespace session;
using namespace std::chrono_literals;
namespace json = dialect::json;

/// Who wrote the file decides what its times mean.
enum class Writer { Unknown, Chrome, Playwright, HttpToolkit, Mitmproxy, Firefox };

/// A message, as much of it as a dialect reads.
struct Passed
{
    Leg from = Leg::Client;
    Stamp at{};
    wire::Frame frame;
};

/// The first messages of an entry, which tell its dialect, and the latest.
struct Messages
{
    static constexpr std::size_t mostFirst = 64, mostLatest = 192;
    std::vector<Passed> first;
    std::deque<Passed> latest;

    void add(Passed passed)
    {
        if (first.size() < mostFirst) {
            first.push_back(std::move(passed));
            return;
        }
        if (latest.size() == mostLatest)
            latest.pop_front();
        latest.push_back(std::move(passed));
    }
};

/// What is kept of an entry until the file has ended.
struct Entry
{
    QByteArray url, key, accept, origin, userAgent, host, offered, subprotocol;
    std::optional<Stamp> startedAt, lastMessageAt;
    std::optional<Nanoseconds> took;
    int status = 0;
    QString error; ///< the text of a message of the kind "error"
    std::optional<Stamp> errorAt;
    bool hasClose = false, aborted = false;
    std::optional<quint16> code;
    QString reason;
    std::optional<Stamp> closedAt;
    std::vector<dialect::Said> said; ///< by the application
};

QByteArray bytesAt(QByteArrayView object, QByteArrayView name)
{
    const auto value = json::member(object, name);
    if (!value || !value->whole || value->isNull())
        return {};
    return value->isString() ? value->unescaped() : value->raw.toByteArray();
}

/// Seconds or milliseconds since 1970, by magnitude, or a text.
std::optional<Stamp> stampIn(QByteArrayView text)
{
    if (const auto time = epochTime(text))
        return time->sinceEpoch;
    const auto time = isoTime(text);
    return time ? std::optional<Stamp>(time->sinceEpoch - time->zone.value_or(0s)) : std::nullopt;
}

QByteArray headerIn(QByteArrayView message, QByteArrayView name)
{
    const auto headers = json::member(message, "headers");
    for (int i = 0; headers && i < 256; ++i) {
        const auto header = json::element(headers->raw, i);
        if (!header)
            break;
        if (bytesAt(header->raw, "name").compare(name, Qt::CaseInsensitive) == 0)
            return bytesAt(header->raw, "value");
    }
    return {};
}

class HarReader final : public Reader
{
public:
    static constexpr std::size_t most = 65'536;      ///< WebSockets of one file
    static constexpr std::size_t mostSaid = 200'000; ///< by their applications

    explicit HarReader(const Options &options)
        : m_dialect(options.dialect),
          m_pieces({"log.creator", "log.entries[]", "log.entries[]._webSocketMessages[]"})
    {
    }
    void feed(QByteArrayView bytes, Sink &sink) override;
    void finish(Sink &sink) override;

private:
    void takeCreator(QByteArrayView creator);
    void takeMessage(QByteArrayView message);
    void takeEntry(QByteArrayView entry, Sink &sink);
    void tell(const Entry &entry, std::optional<Stamp> savedAt, Sink &sink) const;
    [[nodiscard]] std::optional<Stamp> endOf(const Entry &entry) const;
    /// When Chrome saved the file, if several WebSockets were open then: they all end at that instant.
    [[nodiscard]] std::optional<Stamp> savedAt() const;

    void hear(Entry &entry, const Messages &messages, QByteArrayView request, Sink &sink);

    QString m_dialect;
    JsonPieces m_pieces;
    Writer m_writer = Writer::Unknown;
    Entry m_next; ///< what the messages say of the entry that they stand in
    bool m_hasMessages = false;
    Messages m_messages; ///< likewise
    std::vector<Entry> m_entries;
    std::size_t m_said = 0;
};

void HarReader::feed(QByteArrayView bytes, Sink &sink)
{
    m_pieces.feed(bytes, [&](std::size_t path, QByteArrayView value) {
        if (path == 0)
            takeCreator(value);
        else if (path == 1)
            takeEntry(value, sink);
        else
            takeMessage(value);
    });
}

void HarReader::takeCreator(QByteArrayView creator)
{
    const QByteArray name = bytesAt(creator, "name").toLower();
    m_writer = name == "webinspector"          ? Writer::Chrome
               : name == "playwright"          ? Writer::Playwright
               : name.contains("http toolkit") ? Writer::HttpToolkit
               : name.contains("mitmproxy")    ? Writer::Mitmproxy
               : name == "firefox"             ? Writer::Firefox
                                               : Writer::Unknown;
}

void HarReader::takeMessage(QByteArrayView message)
{
    m_hasMessages = true;
    const auto at = stampIn(bytesAt(message, "time"));
    if (json::textAt(message, "type") == u"error") {
        m_next.error = QString::fromUtf8(bytesAt(message, "data")).left(500);
        m_next.errorAt = at;
        return;
    }
    if (!at)
        return;
    m_next.lastMessageAt = std::max(m_next.lastMessageAt.value_or(*at), *at);
    constexpr qsizetype kept = 512; // as much as dialects read
    const auto opcode = json::numberAt(message, "opcode").value_or(1);
    if (opcode != 1 && opcode != 2)
        return;
    QByteArray data = bytesAt(message, "data");
    if (opcode == 2)
        data = QByteArray::fromBase64(data);
    Passed passed{json::textAt(message, "type") == u"send" ? Leg::Client : Leg::Server, *at, {}};
    passed.frame.opcode = passed.frame.messageOpcode = wire::Opcode(opcode);
    passed.frame.payloadBytes = quint64(data.size());
    passed.frame.messageBytes = quint64(data.size());
    passed.frame.preview = data.left(kept);
    m_messages.add(std::move(passed));
}

/// What the application said in its messages.
void HarReader::hear(Entry &entry, const Messages &messages, QByteArrayView request, Sink &sink)
{
    if (entry.status != 101 || messages.first.empty() || m_dialect == QLatin1String("off"))
        return;
    Logged logged;
    logged.target = entry.url;
    readRequest("GET " + entry.url + " HTTP/1.1", logged);
    dialect::Opening opening;
    opening.target = logged.target;
    opening.host = logged.host.left(logged.host.indexOf(':')).toLower();
    opening.offered = headerIn(request, "Sec-WebSocket-Protocol").toLower();
    opening.subprotocol = entry.subprotocol.toLower();
    opening.key = sink.redactionKey();
    dialect::Conversation conversation(std::move(opening), {}, m_dialect, *entry.startedAt);
    const auto listen = [&](const auto &all) {
        for (const Passed &passed : all) {
            if (conversation.isReading())
                conversation.see(passed.from, passed.frame, passed.at);
        }
    };
    listen(messages.first);
    listen(messages.latest);
    entry.said = conversation.take();
    m_said += entry.said.size();
    if (m_said > mostSaid)
        entry.said.clear();
}

void HarReader::takeEntry(QByteArrayView text, Sink &sink)
{
    Entry entry = std::exchange(m_next, {});
    const bool hadMessages = std::exchange(m_hasMessages, false);
    const Messages messages = std::exchange(m_messages, {});
    const auto request = json::member(text, "request"), response = json::member(text, "response");
    if (!request || !response)
        return;
    entry.url = bytesAt(request->raw, "url");
    entry.key = headerIn(request->raw, "Sec-WebSocket-Key");
    entry.status = numberIn<int>(bytesAt(response->raw, "status")).value_or(0);
    const bool isWebSocket =
        hadMessages || entry.url.startsWith("ws:") || entry.url.startsWith("wss:") || isKey(entry.key) ||
        json::textAt(text, "_resourceType") == u"websocket" ||
        (entry.status == 101 &&
         headerIn(response->raw, "Upgrade").compare("websocket", Qt::CaseInsensitive) == 0);
    if (!isWebSocket)
        return;
    if (m_entries.size() == most) {
        sink.note({QStringLiteral("too_many_sessions"), QString::number(most)});
        return;
    }
    entry.accept = headerIn(response->raw, "Sec-WebSocket-Accept");
    entry.origin = headerIn(request->raw, "Origin");
    entry.userAgent = headerIn(request->raw, "User-Agent");
    entry.host = headerIn(request->raw, "Host");
    entry.offered = headerIn(request->raw, "Sec-WebSocket-Protocol");
    entry.subprotocol = headerIn(response->raw, "Sec-WebSocket-Protocol");
    entry.startedAt = stampIn(bytesAt(text, "startedDateTime"));
    if (entry.error.isEmpty()) // "net::ERR_CONNECTION_REFUSED", of Chrome
        entry.error = QString::fromUtf8(bytesAt(response->raw, "_error")).left(500);
    if (const auto took = secondsIn(bytesAt(text, "time")))
        entry.took = *took / 1000; // milliseconds
    if (const auto close = json::member(text, "_webSocketClose"); close && !close->isNull()) {
        entry.hasClose = close->isObject();
        entry.aborted = !close->isObject();
        if (const auto code = json::numberAt(close->raw, "code"); code && *code > 0 && *code < 65'536)
            entry.code = quint16(*code);
        entry.reason = QString::fromUtf8(bytesAt(close->raw, "reason")).left(123);
        entry.closedAt = stampIn(bytesAt(close->raw, "timestamp"));
    }
    if (entry.startedAt) {
        hear(entry, messages, request->raw, sink);
        m_entries.push_back(std::move(entry));
    } else {
        sink.note({QStringLiteral("no_times"), QString()});
    }
}

std::optional<Stamp> HarReader::endOf(const Entry &entry) const
{
    if (m_writer == Writer::Chrome && entry.took)
        return *entry.startedAt + *entry.took;
    return {};
}

std::optional<Stamp> HarReader::savedAt() const
{
    constexpr Nanoseconds together = 5ms;
    std::optional<Stamp> last;
    for (const Entry &entry : m_entries) {
        if (const auto end = endOf(entry))
            last = std::max(last.value_or(*end), *end);
    }
    const auto count = std::count_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        const auto end = endOf(entry);
        return entry.status == 101 && end && *last - *end <= together;
    });
    return count >= 2 ? std::optional(*last - together) : std::nullopt;
}

void HarReader::tell(const Entry &entry, std::optional<Stamp> savedAt, Sink &sink) const
{
    const SessionId id = sink.begin();
    const Stamp from = *entry.startedAt;
    Stamp latest = from; // messages may stand there out of order
    const auto observe = [&](What what, Stamp at) {
        latest = std::max(at, latest);
        sink.observe(id, Leg::Server, Source::Browser, std::move(what), latest);
    };
    Logged logged;
    logged.target = entry.url, logged.key = entry.key, logged.host = entry.host;
    readRequest("GET " + entry.url + " HTTP/1.1", logged);
    RequestHead request;
    request.method = QStringLiteral("GET");
    request.target = QString::fromUtf8(logged.target);
    request.host = textOf(logged.host, 1024);
    request.origin = textOf(entry.origin, 1024);
    request.userAgent = textOf(entry.userAgent, 1024);
    request.subprotocols = textOf(entry.offered, 1024);
    request.connection = connectionFromKey(entry.key);
    observe(Connected{}, from);
    observe(Boxed(request), from);
    const int status = entry.status > 0 ? entry.status : endpoint::statusIn(entry.error).value_or(0);
    if (status > 0) {
        ResponseHead answer;
        answer.status = status;
        answer.subprotocol = textOf(entry.subprotocol, 200);
        answer.connection = connectionFromAccept(entry.accept);
        observe(Boxed(answer), from);
    }
    const auto tellEnd = [&](What what, Stamp at) {
        observe(std::move(what), at);
        observe(Ended{true}, at);
    };
    if (entry.status != 101) {
        if (entry.error.isEmpty() && entry.status <= 0) {
            PlaceEnd end;
            end.how = QStringLiteral("left");
            tellEnd(Boxed(end), from);
            return;
        }
        tellEnd(endpoint::whyNotOpened(entry.error, {},
                                       entry.status > 0 ? std::optional(entry.status) : std::nullopt),
                entry.errorAt.value_or(from));
        return;
    }
    observe(Opened{}, from);
    for (const dialect::Said &said : entry.said)
        observe(said.what, said.at);
    PlaceEnd end;
    end.resolution = 1ms;
    if (entry.hasClose || entry.aborted) {
        end.how = entry.aborted ? QStringLiteral("left") : QStringLiteral("close");
        end.code = entry.code, end.reason = entry.reason;
        // 1005 and 1006 stand for what was not on the wire.
        if (end.code == quint16(1005))
            end.code.reset();
        else if (end.code == quint16(1006))
            end.code.reset(), end.how = QStringLiteral("left");
        end.word = entry.aborted ? QStringLiteral("aborted") : QString();
        tellEnd(Boxed(end), entry.closedAt.value_or(entry.lastMessageAt.value_or(from)));
        return;
    }
    const auto ended = endOf(entry);
    if (!ended || (savedAt && *ended >= *savedAt)) {
        sink.openAtEnd(id, std::max({from, entry.lastMessageAt.value_or(from), ended.value_or(from)}));
        return;
    }
    end.how = entry.error.isEmpty() ? QStringLiteral("unrecorded") : QStringLiteral("left");
    if (const auto refused = endpoint::refusedFrame(entry.error))
        end.how = refused->how, end.by = refused->by, end.sub = refused->sub;
    end.word = entry.error.left(200);
    tellEnd(Boxed(end), *ended);
}

void HarReader::finish(Sink &sink)
{
    const auto saved = savedAt();
    for (const Entry &entry : m_entries)
        tell(entry, saved, sink);
    m_entries.clear();
    if (!m_pieces.whole())
        sink.note({QStringLiteral("cut"), QString()});
    if (m_pieces.leftOut() > 0)
        sink.note({QStringLiteral("too_long"), QString::number(m_pieces.leftOut())});
    switch (m_writer) {
    case Writer::Chrome:
        sink.note({QStringLiteral("har_chrome"), QString()});
        break;
    case Writer::HttpToolkit:
        sink.note({QStringLiteral("har_sender"), QString()});
        break;
    case Writer::Firefox:
        sink.note({QStringLiteral("har_firefox"), QString()});
        break;
    case Writer::Playwright:
    case Writer::Mitmproxy:
    case Writer::Unknown:
        sink.note({QStringLiteral("har_no_end"), QString()});
        break;
    }
}

} // namespace

int fitsHar(QByteArrayView head)
{
    // {"log": { … "entries" or "creator" or "version" near the beginning.
    Cursor in(head);
    QByteArray begin;
    for (const char c : head.first(std::min<qsizetype>(head.size(), 4096))) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            begin += c;
    }
    if (begin.startsWith("\xef\xbb\xbf"))
        begin.remove(0, 3);
    if (!begin.startsWith("{\"log\":{"))
        return 0;
    return begin.contains("\"creator\"") || begin.contains("\"entries\"") || begin.contains("\"version\"")
               ? 98
               : 60;
}

std::unique_ptr<Reader> makeHar(const Options &options)
{
    return std::make_unique<HarReader>(options);
}

} // namespace evidence

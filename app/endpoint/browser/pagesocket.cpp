#include "endpoint/browser/pagesocket.h"

#include "endpoint/tap/browserwords.h"
#include "endpoint/tap/heads.h"
#include "wire/redact.h"

#include <QHostAddress>
#include <QUrl>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds forReasons = 150ms;  ///< what explains an end comes within that
constexpr Nanoseconds forTheEvent = 500ms; ///< the CloseEvent follows the closing
constexpr Nanoseconds forClosing = 10s;    ///< after close() was called
constexpr qsizetype longestValue = 8192;

wire::HttpHead headOf(const QJsonObject &headers)
{
    wire::HttpHead head;
    for (auto it = headers.begin(); it != headers.end() && head.headers.size() < 256; ++it)
        head.headers.append(
            {it.key().toUtf8().left(longestValue), it.value().toString().toUtf8().left(longestValue)});
    return head;
}

/// As RFC 6455 makes them; what the browser sends is masked.
quint64 headBytes(quint64 length, Way way)
{
    return (length < 126 ? 2 : length < 65'536 ? 4 : 10) + (way == Way::Out ? 4 : 0);
}

/// The first bytes of a message, and its size.
std::pair<QByteArray, quint64> payloadOf(const QString &data, bool isText, qsizetype wanted)
{
    if (isText) {
        const QByteArray utf8 = data.toUtf8();
        return {utf8.left(wanted), quint64(utf8.size())};
    }
    const qsizetype pads = data.endsWith("=="_L1) ? 2 : data.endsWith(u'=') ? 1 : 0;
    const QByteArray begin = QByteArray::fromBase64(data.left((wanted + 2) / 3 * 4).toLatin1());
    return {begin.left(wanted), quint64(std::max<qsizetype>(data.size() / 4 * 3 - pads, 0))};
}

} // namespace

PageSocket::PageSocket(const PageContext &context, SessionId id, const QString &url, const ScriptCall &home)
    : m_context(context), m_id(id), m_url(url.left(longestValue)), m_where(home.where), m_page(home.page),
      m_tab(home.tab)
{
}

void PageSocket::observe(What what, Stamp at, Source source)
{
    m_last = std::max(m_last, at);
    m_hearing.note(what, m_context.spec.dialect, m_context.key, m_last);
    m_context.outbox.add(m_id, Leg::Server, source, std::move(what), m_last);
}

ScriptCall PageSocket::callOf(const char *what) const
{
    ScriptCall call;
    call.what = QLatin1String(what);
    call.where = m_where, call.page = m_page, call.tab = m_tab;
    return call;
}

void PageSocket::created(const QVector<ScriptLine> &stack, bool isHeard, Stamp at)
{
    m_heard = isHeard;
    ScriptCall call = callOf("created");
    call.stack = stack;
    observe(Boxed(call), at);
}

void PageSocket::request(const QJsonObject &headers, Stamp at)
{
    if (std::exchange(m_requested, true))
        return;
    const QUrl url(m_url);
    wire::HttpHead head = headOf(headers);
    head.method = "GET", head.version = "HTTP/1.1";
    head.target = url.path(QUrl::FullyEncoded).toUtf8();
    if (head.target.isEmpty())
        head.target = "/";
    if (url.hasQuery())
        head.target += '?' + url.query(QUrl::FullyEncoded).toUtf8();
    if (!head.header("Host"))
        head.headers.append({"Host", url.authority(QUrl::FullyEncoded).section(u'@', -1).toUtf8()});
    const QHostAddress address(url.host());
    if (!address.isNull() && !headers.isEmpty()) {
        const int port = url.port(url.scheme() == "wss"_L1 ? 443 : 80);
        const QString host =
            address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + url.host() + u']' : url.host();
        observe(Connected{{}, host + u':' + QString::number(port)}, at);
    }
    observe(Boxed(requestSeen(head, {}, m_context.key)), at);
}

void PageSocket::requested(const QJsonObject &headers, Stamp at)
{
    request(headers, at);
}

void PageSocket::answered(const QJsonObject &response, Stamp at)
{
    if (m_openedAt || m_due)
        return;
    request(response.value("requestHeaders"_L1).toObject(), at);
    wire::HttpHead head = headOf(response.value("headers"_L1).toObject());
    head.request = false;
    head.status = response.value("status"_L1).toInt();
    head.reason = response.value("statusText"_L1).toString().toUtf8().left(longestValue);
    head.version = "HTTP/1.1";
    if (head.status <= 0)
        return;
    const ResponseHead seen = responseSeen(head, {}, m_context.key);
    // Messages come inflated, whatever was agreed on for the wire.
    ResponseHead plain = seen;
    plain.extensions.clear();
    m_hearing.note(Boxed(plain), m_context.spec.dialect, m_context.key, at);
    m_last = std::max(m_last, at);
    m_context.outbox.add(m_id, Leg::Server, Source::Browser, Boxed(seen), m_last);
    if (head.status != 101)
        return;
    m_openedAt = at;
    observe(Opened{}, at);
    m_hearing.tell(m_context.outbox, m_id, Leg::Server);
}

void PageSocket::openedUnseen(const QString &protocol, Stamp at)
{
    if (m_openedAt || m_due)
        return;
    QJsonObject headers;
    if (!protocol.isEmpty())
        headers.insert("Sec-WebSocket-Protocol"_L1, protocol);
    answered({{u"status"_s, 101}, {u"headers"_s, headers}}, at);
}

void PageSocket::frame(Way way, const QJsonObject &told, Stamp at)
{
    const int opcode = told.value("opcode"_L1).toInt();
    if (m_due || !m_openedAt || (opcode != 1 && opcode != 2))
        return;
    ++m_messages[std::size_t(way)];
    m_byScript = false;
    m_last = std::max(m_last, at);
    const qsizetype wanted = std::max<qsizetype>(m_hearing.previewBytes(),
                                                 m_context.spec.recordPayloads ? Recorder::maxPreview : 0);
    wire::Frame frame;
    std::tie(frame.preview, frame.payloadBytes) =
        payloadOf(told.value("payloadData"_L1).toString(), opcode == 1, wanted);
    frame.opcode = wire::Opcode(opcode);
    frame = counted(way, frame, m_last);
    m_hearing.see(m_context.outbox, m_id, Leg::Server, way == Way::In ? Leg::Server : Leg::Client, frame,
                  m_last);
}

void PageSocket::passed(const PassedRow &row, Stamp at)
{
    // Its end is told later, and what came before it may be told of as late.
    auto &last = m_messages[std::size_t(row.way)];
    if (!m_openedAt || row.number <= last || (m_endAt && at > *m_endAt))
        return;
    last = row.number;
    m_byScript = true;
    wire::Frame frame;
    frame.opcode = row.isText ? wire::Opcode::Text : wire::Opcode::Binary;
    frame.payloadBytes = row.size;
    counted(row.way, frame, std::max(at, *m_openedAt));
}

wire::Frame PageSocket::counted(Way way, wire::Frame frame, Stamp at)
{
    m_lastFrameAt = std::max(at, m_lastFrameAt.value_or(at));
    m_last = std::max(m_last, at); // the clock of the page may be ahead of that of its browser
    frame.messageOpcode = frame.opcode;
    frame.messageBytes = frame.payloadBytes;
    frame.headBytes = headBytes(frame.payloadBytes, way);
    Traffic one;
    one.way = way, one.frames = one.messages = 1;
    one.bytes = one.largestFrame = frame.wireBytes();
    one.largestMessage = frame.payloadBytes;
    one.firstAt = one.lastAt = at;
    m_context.outbox.count(m_id, Leg::Server, one);
    const bool records = m_context.spec.recordPayloads;
    m_recorder.add({at, Leg::Server, way, int(frame.opcode), true, frame.payloadBytes,
                    records ? frame.preview : QByteArray()});
    if (records)
        observe(Message{way, frame.opcode == wire::Opcode::Text, frame.payloadBytes,
                        frame.preview.left(Recorder::maxPreview)},
                at);
    return frame;
}

bool PageSocket::isRead() const
{
    return !m_openedAt || m_context.spec.recordPayloads || m_hearing.previewBytes() > 0;
}

void PageSocket::await(Nanoseconds patience, Stamp at)
{
    m_endAt = std::min(m_endAt.value_or(at), at);
    m_due = m_due ? std::min(*m_due, at + patience) : at + patience;
}

void PageSocket::failed(const QString &message, Stamp at)
{
    m_doomed = m_doomed || isDoom(message);
    if (m_error || m_doomed)
        return;
    m_error = message.left(500);
    await(forTheEvent, at);
}

void PageSocket::closeCalled(Call call, Stamp told)
{
    if (m_call || m_due)
        return;
    call.reason = wire::redactedText(call.reason.left(123), m_context.key);
    m_endAt = call.at;
    m_call = std::move(call);
    await(forClosing, told);
}

void PageSocket::closeEvent(int code, const QString &reason, bool wasClean, quint64 unsent, Stamp at)
{
    if (m_event)
        return;
    CloseEvent event;
    if (code > 0 && code < 65'536 && code != 1005 && code != 1006)
        event.code = quint16(code);
    event.reason = wire::redactedText(reason.left(123), m_context.key);
    event.wasClean = wasClean, event.unsent = unsent;
    m_event = {event, at};
    await(forReasons, at);
}

void PageSocket::closed(Stamp at)
{
    if (std::exchange(m_closed, true))
        return;
    await(forTheEvent, at);
}

void PageSocket::left(const QString &sub, const QString &detail, Stamp at, Nanoseconds within)
{
    if (m_leaving && m_leaving->sub == "crashed"_L1 && (sub != "crashed"_L1 || detail.isEmpty()))
        return;
    m_leaving = Leaving{sub, wire::redactedText(detail, m_context.key), within};
    await(forReasons, at);
}

void PageSocket::state(const PageState &state, Stamp at)
{
    // What comes after a sign of the end may have been before it.
    observe(state, m_endAt ? std::min(at, *m_endAt) : at);
}

void PageSocket::blocked(const QString &sub, const QString &text, Stamp at)
{
    request({}, at);
    OpenFailed why;
    why.phase = Phase::Tcp, why.cause = u"blocked"_s, why.sub = sub, why.text = text.left(500);
    observe(why, at);
    observe(Ended{true}, at, Source::Tool);
}

void PageSocket::shutDown(Stamp at)
{
    if (m_due) {
        settle();
        return;
    }
    request({}, at);
    observe(ToolEnd{ToolReason::Shutdown, u"close"_s, {}, {}, {}}, at, Source::Tool);
    observe(Ended{true}, at, Source::Tool);
}

void PageSocket::outOfSight(Stamp at)
{
    if (m_due) {
        settle();
        return;
    }
    request({}, at);
    m_context.outbox.flush();
    m_context.outbox.add(m_id, Leg::Client, Source::Clock, OpenAtEnd{}, std::max(at, m_last));
}

void PageSocket::settle()
{
    m_due.reset();
    request({}, *m_endAt);
    tellEnd();
    if (m_event)
        observe(m_event->first, m_event->second);
    const quint16 code = m_event ? m_event->first.code.value_or(1000) : 0;
    const bool quiet = m_event && m_event->first.wasClean && (code == 1000 || code == 1001);
    if (m_openedAt && !quiet && !m_recorder.isEmpty())
        observe(m_recorder.lastFrames(), m_last);
    observe(Ended{true}, m_last, Source::Tool);
}

PlaceEnd PageSocket::endBy(const char *how, const char *by, const QString &word) const
{
    PlaceEnd end;
    end.how = QLatin1String(how), end.by = QLatin1String(by),
    end.word = wire::redactedText(word, m_context.key);
    end.exact = true;
    // Of a page that is gone at once, the script may have had more to tell.
    const bool isCutShort = m_byScript && m_leaving && !m_event && !m_call;
    if (m_openedAt && !isCutShort)
        end.idle = std::max(*m_endAt - std::max(*m_openedAt, m_lastFrameAt.value_or(Stamp{})), Nanoseconds{});
    return end;
}

/// The page's own close() comes first, whatever follows; then the page that goes; then what the browser says.
void PageSocket::tellEnd()
{
    if (m_call) {
        tellPageClose();
    } else if (m_error) {
        tellFailure();
    } else if (m_event) {
        tellClose();
    } else if (m_leaving) {
        const char *how = m_leaving->sub.endsWith("crashed"_L1) ? "crashed"
                          : m_leaving->sub == "frozen"_L1       ? "slept"
                                                                : "left_page";
        PlaceEnd end = endBy(how, "client", m_leaving->detail);
        end.sub = m_leaving->sub, end.resolution = m_leaving->within;
        // The browser may have been killed. And as a document goes for another one, its script (pagehide,
        // unload) may still close it: the browser has ceased to tell of that document then.
        static const QSet<QString> vague{u"browser_closed"_s, u"navigation"_s, u"reload"_s,
                                         u"frame_navigated"_s};
        end.exact = !vague.contains(end.sub);
        if (end.sub == "frozen"_L1 || end.sub == "cached"_L1)
            end.also = u"ended_before"_s; // what the server did meanwhile, nobody heard
        observe(Boxed(end), *m_endAt);
    } else {
        // Nothing says so but that nobody was there to hear of it.
        PlaceEnd end = m_heard ? endBy("left_page", "client", {}) : endBy("unrecorded", "", {});
        end.exact = false;
        observe(Boxed(end), *m_endAt);
    }
}

void PageSocket::tellPageClose()
{
    ScriptCall call = callOf("close");
    call.stack = m_call->stack;
    call.code = m_call->code, call.reason = m_call->reason, call.unsent = m_call->unsent;
    observe(Boxed(call), m_call->at);
    if (!m_openedAt) {
        PlaceEnd end = endBy("left_page", "client", m_error.value_or(QString()));
        end.sub = u"closed_before_open"_s;
        observe(Boxed(end), m_call->at);
        return;
    }
    PlaceEnd end = endBy("close", "client", {});
    end.code = m_call->code, end.reason = m_call->reason;
    observe(Boxed(end), m_call->at);
    observe(CloseFrame{Way::Out, m_call->code, m_call->reason, {}, 0}, m_call->at);
    if (m_event && m_event->first.wasClean)
        observe(CloseFrame{Way::In, m_event->first.code, m_event->first.reason, {}, 0}, m_event->second);
}

void PageSocket::tellFailure()
{
    const QString text = wire::redactedText(*m_error, m_context.key);
    if (!m_openedAt) {
        const auto status = statusIn(*m_error);
        if (status) {
            ResponseHead answer;
            answer.status = *status;
            observe(Boxed(answer), *m_endAt);
        }
        What why = whyNotOpened(text, errorIn(*m_error), status);
        // The handshake of TCP: an end of it says that it had come about.
        if (std::holds_alternative<TcpEnd>(why))
            observe(Connected{}, *m_endAt);
        observe(std::move(why), *m_endAt);
        return;
    }
    if (auto why = whyCut(errorIn(*m_error))) {
        if (auto *end = std::get_if<Boxed<PlaceEnd>>(&*why)) {
            PlaceEnd whole = **end;
            whole.idle = endBy("", "", {}).idle;
            *end = whole;
        }
        observe(*why, *m_endAt);
        return;
    }
    PlaceEnd end = endBy("cut", "", text);
    if (const auto refused = refusedFrame(*m_error))
        end.how = refused->how, end.by = refused->by, end.sub = refused->sub;
    observe(Boxed(end), *m_endAt);
}

void PageSocket::tellClose()
{
    const CloseEvent &event = m_event->first;
    // 1005: a Close frame without a code; 1006: none came at all.
    if (!event.code && !event.wasClean) {
        if (m_openedAt)
            observe(Boxed(endBy("cut", "", {})), *m_endAt);
        else
            observe(Boxed(endBy("left", "", {})), *m_endAt);
        return;
    }
    observe(CloseFrame{Way::In, event.code, event.reason, {}, 0}, *m_endAt);
    if (event.wasClean) // by its word the handshake was completed, and it answers with the same code
        observe(CloseFrame{Way::Out, event.code, {}, {}, 0}, *m_endAt);
}

} // namespace endpoint

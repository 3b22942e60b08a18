#include "evidence/netlog/channel.h"

#include "endpoint/tap/browserwords.h"
#include "endpoint/tap/frametap.h"
#include "evidence/proxylog/cursor.h"
#include "evidence/proxylog/logged.h"

namespace evidence {

using namespace session;

namespace {

QString headerIn(const QStringList &headers, QLatin1String name)
{
    for (const QString &line : headers) {
        const auto colon = line.indexOf(u':', line.startsWith(u':') ? 1 : 0); // ":status: 200" of HTTP/2
        if (QStringView(line).first(std::max<qsizetype>(colon, 0)).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

/// "HTTP/1.1 101 Switching Protocols".
int statusIn(const QStringList &headers)
{
    return headers.isEmpty() ? 0 : headers.first().section(u' ', 1, 1).toInt();
}

std::unique_ptr<wire::FrameDecoder> decoder(wire::DecoderOptions::Masks masks)
{
    wire::DecoderOptions options;
    options.masks = masks;
    options.rsv1Permitted = true;
    options.opaque = true;
    options.flaws = wire::DecoderOptions::Flaws::Observe;
    return std::make_unique<wire::FrameDecoder>(options);
}

QString bounded(const QString &text)
{
    return text.left(500);
}

bool known(const CloseSeen &seen)
{
    return seen.body || seen.length < 2;
}

CloseFrame frameOf(const CloseSeen &seen, Way way)
{
    CloseFrame close;
    close.way = way;
    if (seen.body) {
        close.code = seen.body->code;
        close.reason = bounded(seen.body->reason);
        if (seen.body->flaw == wire::Flaw::BadClose)
            close.flaw = QStringLiteral("bad_close");
    } else if (seen.length == 1) {
        close.flaw = QStringLiteral("bad_close");
    }
    close.bytes = seen.length + 2;
    return close;
}

} // namespace

NetChannel::NetChannel(quint64 channel, QString url, Stamp at)
    : m_channel(channel), m_url(std::move(url)), m_begunAt(at), m_lastTold(at)
{
}

void NetChannel::observe(Sink &sink, What what, Stamp at)
{
    m_lastTold = std::max(m_lastTold, at);
    if (auto *end = std::get_if<Boxed<PlaceEnd>>(&what); end && m_opened) {
        PlaceEnd whole = **end;
        whole.idle = m_lastTold - std::max({*m_opened, m_in.lastAt, m_out.lastAt});
        whole.resolution = std::chrono::milliseconds(1);
        what = Boxed(whole);
    }
    sink.observe(*m_id, Leg::Server, Source::Browser, std::move(what), m_lastTold);
}

void NetChannel::tellEnd(Sink &sink, What what, Stamp at)
{
    observe(sink, std::move(what), at);
}

void NetChannel::begin(Sink &sink)
{
    if (m_id)
        return;
    m_id = sink.begin();
    Logged logged;
    logged.target = m_url.toUtf8();
    readRequest("GET " + m_url.toUtf8() + " HTTP/1.1", logged);
    RequestHead head;
    head.method = QStringLiteral("GET");
    head.target = QString::fromUtf8(logged.target);
    head.host = textOf(logged.host, 1024);
    head.origin = m_origin.isEmpty() ? headerIn(m_request, QLatin1String("Origin")) : m_origin;
    head.userAgent = headerIn(m_request, QLatin1String("User-Agent")).left(1024);
    head.subprotocols = headerIn(m_request, QLatin1String("Sec-WebSocket-Protocol")).left(1024);
    head.extensions = headerIn(m_request, QLatin1String("Sec-WebSocket-Extensions")).left(1024);
    head.connection = connectionFromKey(headerIn(m_request, QLatin1String("Sec-WebSocket-Key")).toLatin1());
    observe(sink, Boxed(head), m_begunAt);
}

void NetChannel::sent(const QStringList &headers)
{
    m_request = headers;
    m_http2 = !headerIn(headers, QLatin1String(":protocol")).isEmpty();
}

void NetChannel::answered(const QStringList &headers, Stamp at, NetSocket *socket, Sink &sink)
{
    const int status = statusIn(headers);
    if (status == 0 || m_told)
        return;
    begin(sink);
    if (socket)
        observe(sink, Connected{socket->local, socket->remote}, m_begunAt);
    ResponseHead answer;
    // Over HTTP/2 a WebSocket begins with 200 (RFC 8441).
    answer.status = m_http2 && status == 200 ? 101 : status;
    answer.subprotocol = headerIn(headers, QLatin1String("Sec-WebSocket-Protocol")).left(1024);
    answer.extensions = headerIn(headers, QLatin1String("Sec-WebSocket-Extensions")).left(1024);
    answer.retryAfter = headerIn(headers, QLatin1String("Retry-After")).left(100);
    answer.connection =
        connectionFromAccept(headerIn(headers, QLatin1String("Sec-WebSocket-Accept")).toLatin1());
    for (const auto *name : {"Server", "Via"}) {
        if (const QString value = headerIn(headers, QLatin1String(name)); !value.isEmpty())
            answer.fingerprint.append(QLatin1String(name) + u": "_qs + value.left(200));
    }
    observe(sink, Boxed(answer), at);
    if (answer.status != 101)
        return;
    m_opened = at;
    observe(sink, Opened{}, at);
    m_toUs = decoder(wire::DecoderOptions::Masks::Forbidden);
    m_fromUs = decoder(wire::DecoderOptions::Masks::Required);
    if (socket && !m_http2) {
        const QByteArray last = std::exchange(socket->lastReceived, {});
        if (const auto end = last.indexOf("\r\n\r\n"); end >= 0)
            bytes(Way::In, QByteArrayView(last).sliced(end + 4));
    }
}

void NetChannel::failed(const QString &message, const QString &error, Stamp at, Sink &sink)
{
    if (m_told || m_id)
        return;
    begin(sink);
    const auto status = endpoint::statusIn(message);
    if (status) {
        ResponseHead answer;
        answer.status = *status;
        observe(sink, Boxed(answer), at);
    }
    What why = endpoint::whyNotOpened(bounded(message), error, status);
    // The handshake of TCP: an end of it says that it had come about.
    if (std::holds_alternative<TcpEnd>(why))
        observe(sink, Connected{}, at);
    tellEnd(sink, std::move(why), at);
    observe(sink, Ended{true}, at);
    m_told = true;
}

void NetChannel::requestEnded(const QString &error, Stamp at, const NetSocket *socket, Sink &sink)
{
    // ERR_WS_UPGRADE is how a request ends that became a WebSocket.
    if (m_opened || m_told || error == QLatin1String("ERR_WS_UPGRADE"))
        return;
    if (m_id) { // an answer that was none of a WebSocket
        m_told = true;
        tellEnd(sink, endpoint::whyNotOpened({}, error, {}), at);
        observe(sink, Ended{true}, at);
        return;
    }
    if (!error.isEmpty() && error != QLatin1String("ERR_ABORTED")) {
        failed({}, error, at, sink);
    } else if (socket && socket->errorAt) {
        failed({}, socket->error, at, sink);
    } else if (socket && socket->finAt) {
        failed({}, QStringLiteral("ERR_CONNECTION_CLOSED"), at, sink);
    } else {
        cancelled(error, at, sink);
    }
}

/// Nothing had gone wrong: the browser itself did not want it any longer.
void NetChannel::cancelled(const QString &error, Stamp at, Sink &sink)
{
    begin(sink);
    PlaceEnd end;
    end.how = QStringLiteral("left_page"), end.by = nameOf(Leg::Client);
    end.sub = QStringLiteral("closed_before_open"), end.also = QStringLiteral("page_left");
    end.word = error;
    tellEnd(sink, Boxed(end), at);
    observe(sink, Ended{true}, at);
    m_told = true;
}

void NetChannel::frame(const NetFrame &frame, Stamp at)
{
    const auto [way, opcode, length, legal] = frame;
    if (opcode == int(wire::Opcode::Close) && !legal && way == Way::In) {
        // "HTTP/1.1 400 …" reads like this: a Close frame with RSV1 and without FIN.
        m_isNoClose = true;
        if (m_received && m_received->at == Stamp{})
            m_received.reset();
        return;
    }
    if (opcode == int(wire::Opcode::Close)) {
        auto &seen = way == Way::In ? m_received : m_sent;
        if (!seen)
            seen = CloseSeen{};
        if (seen->at == Stamp{})
            seen->at = at, seen->length = length;
        return;
    }
    Traffic &sum = way == Way::In ? m_in : m_out;
    sum.way = way;
    if (sum.frames++ == 0)
        sum.firstAt = at;
    else
        sum.largestGap = std::max(sum.largestGap, Nanoseconds(at - sum.lastAt));
    sum.lastAt = at;
    // Heads as RFC 6455 makes them; what the browser sends is masked.
    sum.bytes += length + (length < 126 ? 2 : length < 65'536 ? 4 : 10) + (way == Way::Out ? 4 : 0);
    sum.largestFrame = std::max(sum.largestFrame, length);
    if (opcode == int(wire::Opcode::Text) || opcode == int(wire::Opcode::Binary))
        ++sum.messages;
}

void NetChannel::bytes(Way way, QByteArrayView bytes)
{
    wire::FrameDecoder *decoder = way == Way::In ? m_toUs.get() : m_fromUs.get();
    if (!decoder || bytes.isEmpty())
        return;
    decoder->feed(bytes, [&](const wire::Frame &frame) {
        if (frame.opcode != wire::Opcode::Close || (way == Way::In && m_isNoClose))
            return;
        auto &seen = way == Way::In ? m_received : m_sent;
        if (!seen)
            seen = CloseSeen{};
        if (!seen->body)
            seen->body = wire::closeBody(frame.control);
    });
}

void NetChannel::state(const QString &from, const QString &to, Stamp at)
{
    if (from == QLatin1String("CONNECTED")) {
        m_peerFirst = m_peerFirst || to == QLatin1String("RECV_CLOSED");
        m_pageFirst = m_pageFirst || to == QLatin1String("SEND_CLOSED");
    }
    if (to == QLatin1String("CLOSED"))
        end(at);
}

void NetChannel::invalid(int code, const QString &reason, const QString &detail, Stamp at)
{
    // Once the browser has closed by itself, it is not why it ended.
    if (!m_invalid && !m_sent && code > 0 && code < 65'536)
        m_invalid = Invalid{quint16(code), detail.isEmpty() ? reason : detail, at};
}

void NetChannel::closeTimeout(Stamp at, Sink &sink)
{
    if (m_id && !m_told)
        observe(sink, PlaceWord{QStringLiteral("timeout"), QStringLiteral("WEBSOCKET_CLOSE_TIMEOUT")}, at);
}

void NetChannel::tellTraffic(Sink &sink)
{
    for (const Traffic &sum : {m_in, m_out}) {
        if (sum.frames > 0)
            observe(sink, sum, sum.lastAt);
    }
}

/// The browser did not take what came, and closed because of that. A broken Close frame that is known says
/// itself what is wrong with it.
bool NetChannel::wasRefused() const
{
    return m_invalid ? !m_received || !known(*m_received) : !m_received && !m_sent && isHttp();
}

bool NetChannel::isHttp() const
{
    return m_toUs->fault() && m_toUs->fault()->flaw == wire::Flaw::Http;
}

void NetChannel::tellRefusal(Sink &sink)
{
    const Stamp at = m_invalid ? m_invalid->at : m_closedAt.value_or(m_lastTold);
    if (isHttp()) {
        tellEnd(sink, endpoint::answerAfter101(m_toUs->fault()->head), at);
    } else {
        PlaceEnd end;
        end.how = QStringLiteral("close"), end.by = nameOf(Leg::Client), end.exact = true;
        end.word = bounded(m_invalid->words);
        end = endpoint::refusedFrame(m_invalid->words).value_or(end);
        end.code = m_invalid->code;
        tellEnd(sink, Boxed(end), at);
    }
    if (m_sent && known(*m_sent))
        observe(sink, frameOf(*m_sent, Way::Out), std::max(m_sent->at, at));
}

/// The closing handshake, in its order.
void NetChannel::tellCloses(Sink &sink)
{
    // Older versions tell no states: then the first frame header decides.
    const bool peerFirst =
        m_received && (m_peerFirst || !m_sent || (!m_pageFirst && m_received->at <= m_sent->at));
    PlaceEnd end;
    end.how = QStringLiteral("close");
    end.exact = true;
    if (peerFirst) {
        if (known(*m_received)) {
            tellEnd(sink, frameOf(*m_received, Way::In), m_received->at);
        } else {
            end.how = QStringLiteral("close_unread"), end.by = nameOf(Leg::Server);
            end.word = QStringLiteral("Close, %1 B").arg(m_received->length);
            tellEnd(sink, Boxed(end), m_received->at);
        }
        if (m_sent && known(*m_sent))
            observe(sink, frameOf(*m_sent, Way::Out), m_sent->at);
        return;
    }
    end.by = nameOf(Leg::Client);
    if (known(*m_sent)) {
        const CloseFrame own = frameOf(*m_sent, Way::Out);
        end.code = own.code, end.reason = own.reason;
    } else {
        end.how = QStringLiteral("close_unread");
        end.word = QStringLiteral("Close, %1 B").arg(m_sent->length);
    }
    tellEnd(sink, Boxed(end), m_sent->at);
    if (known(*m_sent))
        observe(sink, frameOf(*m_sent, Way::Out), m_sent->at);
    if (m_received && known(*m_received))
        observe(sink, frameOf(*m_received, Way::In), m_received->at);
}

/// No Close frame: the socket tells how it was cut, if it is this WebSocket's own.
void NetChannel::tellCut(const NetSocket *socket, Sink &sink)
{
    const Stamp at = m_closedAt.value_or(m_lastTold);
    if (socket && socket->errorAt) {
        if (auto why = endpoint::whyCut(socket->error)) {
            tellEnd(sink, *why, *socket->errorAt);
            return;
        }
    }
    if (socket && socket->finAt) {
        tellEnd(sink, TcpEnd{TcpFate::Fin, {}, false}, *socket->finAt);
        return;
    }
    PlaceEnd end;
    end.how = QStringLiteral("left");
    end.by = m_http2 ? nameOf(Leg::Server) : QString();
    end.word = socket ? socket->error : QString();
    tellEnd(sink, Boxed(end), at);
}

void NetChannel::tell(const NetSocket *socket, bool complete, Stamp last, Sink &sink)
{
    if (m_told)
        return;
    m_told = true;
    const bool ends =
        m_closedAt || m_invalid || m_received || m_sent || (socket && (socket->finAt || socket->errorAt));
    if (!m_opened) {
        // Nothing was decided yet when the log stopped.
        if (!m_id && !complete)
            begin(sink);
        if (m_id)
            sink.openAtEnd(*m_id, std::max(last, m_lastTold));
        return;
    }
    tellTraffic(sink);
    if (!ends) {
        sink.openAtEnd(*m_id, std::max(last, m_lastTold));
        return;
    }
    if (wasRefused() || m_received || m_sent) {
        if (wasRefused())
            tellRefusal(sink);
        else
            tellCloses(sink);
        if (socket && socket->finAt)
            observe(sink, TcpEnd{TcpFate::Fin, {}, false}, *socket->finAt);
    } else {
        tellCut(socket, sink);
    }
    observe(sink, Ended{true}, m_closedAt.value_or(m_lastTold));
}

} // namespace evidence

#include "evidence/netlog/netlog.h"

#include "dialect/json.h"
#include "evidence/jsonpieces.h"
#include "evidence/netlog/channel.h"
#include "evidence/netlog/constants.h"
#include "evidence/proxylog/cursor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <deque>
#include <map>
#include <unordered_map>

namespace evidence {

namespace {

using namespace session;
using namespace Qt::StringLiterals;
namespace json = dialect::json;

struct Event
{
    NetEvent kind = NetEvent::None;
    bool begin = false, end = false;
    quint64 source = 0;
    Stamp at{};
    QByteArrayView params;
};

/// Forgets the oldest when there are too many: a log of days has millions of sockets and requests.
template <class T>
class Recent
{
public:
    explicit Recent(std::size_t most) : m_most(most) {}
    T &operator[](quint64 id)
    {
        const auto [it, isNew] = m_all.try_emplace(id);
        if (isNew) {
            m_order.push_back(id);
            if (m_order.size() > m_most) {
                m_all.erase(m_order.front());
                m_order.pop_front();
            }
        }
        return it->second;
    }
    T *find(quint64 id)
    {
        const auto it = m_all.find(id);
        return it == m_all.end() ? nullptr : &it->second;
    }
    void erase(quint64 id) { m_all.erase(id); }
    [[nodiscard]] std::size_t size() const { return m_all.size(); }

private:
    std::size_t m_most;
    std::unordered_map<quint64, T> m_all;
    std::deque<quint64> m_order;
};

class NetLogReader final : public Reader
{
public:
    static constexpr std::size_t sockets = 16'384, jobs = 16'384, channels = 16'384;
    static constexpr qsizetype keptOfAnswer = 65'536;

    NetLogReader() : m_pieces({"constants", "events[]"}) {}
    void feed(QByteArrayView bytes, Sink &sink) override;
    void finish(Sink &sink) override;

private:
    void take(QByteArrayView event, Sink &sink);
    void ofRequest(const Event &event, Sink &sink);
    void ofSocket(const Event &event, Sink &sink);
    void ofChannel(const Event &event, Sink &sink);
    void bytes(const Event &event, NetSocket &socket, Way way, bool plain);
    void requestBegan(const Event &event);
    NetChannel *channelOfSocket(quint64 socket);
    void settle(quint64 request, bool complete, Sink &sink);
    [[nodiscard]] QString error(QByteArrayView params) const;

    JsonPieces m_pieces;
    NetConstants m_constants;
    bool m_known = false;
    Recent<NetSocket> m_sockets{sockets};
    Recent<quint64> m_jobs{jobs};         ///< the socket of each
    Recent<quint64> m_requestOf{sockets}; ///< the WebSocket of each socket
    Recent<quint64> m_requestOfChannel{channels};
    std::map<quint64, NetChannel> m_open; ///< by request
    std::deque<quint64> m_unclaimed;      ///< channels whose request has not come
    Stamp m_last{};
    quint64 m_unreadable = 0;
};

quint64 sourceIn(QByteArrayView params, QByteArrayView name)
{
    const auto source = json::member(params, name);
    const auto id = source ? json::numberAt(source->raw, "id") : std::nullopt;
    return id && *id > 0 ? quint64(*id) : 0;
}

QStringList headersIn(QByteArrayView params)
{
    const auto headers = json::member(params, "headers");
    QStringList lines;
    for (const QJsonValue &line :
         QJsonDocument::fromJson(headers ? headers->raw.toByteArray() : QByteArray()).array())
        lines.append(line.toString().left(8192));
    return lines;
}

/// The head of a control frame. Older versions do not tell all of its bits.
bool isLegal(QByteArrayView params, Way way, qint64 length)
{
    for (const char *bit : {"reserved1", "reserved2", "reserved3"}) {
        if (json::boolAt(params, bit).value_or(false))
            return false;
    }
    const bool masked = json::boolAt(params, "masked").value_or(way == Way::Out);
    return json::boolAt(params, "final").value_or(true) && masked == (way == Way::Out) && length <= 125;
}

QString NetLogReader::error(QByteArrayView params) const
{
    const auto number = json::numberAt(params, "net_error");
    return number ? m_constants.error(int(*number)) : QString();
}

void NetLogReader::feed(QByteArrayView bytes, Sink &sink)
{
    m_pieces.feed(bytes, [&](std::size_t path, QByteArrayView value) {
        if (path == 0)
            m_known = m_constants.read(value);
        else if (m_known)
            take(value, sink);
    });
}

void NetLogReader::take(QByteArrayView text, Sink &sink)
{
    const auto type = json::numberAt(text, "type");
    if (!type) {
        ++m_unreadable;
        return;
    }
    Event event;
    event.kind = m_constants.event(int(*type));
    if (event.kind == NetEvent::None)
        return;
    const auto time = numberIn<qint64>(json::textAt(text, "time").toLatin1());
    const qint64 farthest = std::numeric_limits<qint64>::max() / 4'000'000;
    if (!time || *time < 0 || *time > farthest || m_constants.tickOffset() > farthest)
        return;
    event.at = std::chrono::milliseconds(*time + m_constants.tickOffset());
    m_last = std::max(m_last, event.at);
    const auto phase = json::numberAt(text, "phase");
    event.begin = phase && m_constants.isBegin(int(*phase));
    event.end = phase && m_constants.isEnd(int(*phase));
    event.source = sourceIn(text, "source");
    if (const auto params = json::member(text, "params"); params && params->isObject())
        event.params = params->raw;
    switch (event.kind) {
    case NetEvent::ChannelAlive:
    case NetEvent::StateChanged:
    case NetEvent::CloseTimeout:
        ofChannel(event, sink);
        return;
    case NetEvent::TcpConnect:
    case NetEvent::SocketAlive:
    case NetEvent::BytesSent:
    case NetEvent::BytesReceived:
    case NetEvent::SslBytesSent:
    case NetEvent::SslBytesReceived:
    case NetEvent::ReadError:
    case NetEvent::WriteError:
    case NetEvent::SslConnect:
    case NetEvent::SslError:
        ofSocket(event, sink);
        return;
    case NetEvent::BoundToSocket:
        m_jobs[event.source] = sourceIn(event.params, "source_dependency");
        return;
    default:
        ofRequest(event, sink);
    }
}

void NetLogReader::requestBegan(const Event &event)
{
    const QString url = json::textAt(event.params, "url");
    if (!url.startsWith("ws:"_L1) && !url.startsWith("wss:"_L1))
        return;
    if (m_open.size() >= channels)
        return;
    const auto value = json::member(event.params, "url");
    const QString whole = value ? QString::fromUtf8(value->unescaped()).left(8192) : url;
    // A channel begins right before its request, with the number before.
    quint64 channel = 0;
    for (const quint64 one : m_unclaimed) {
        if (one < event.source)
            channel = std::max(channel, one);
    }
    std::erase(m_unclaimed, channel);
    if (channel)
        m_requestOfChannel[channel] = event.source;
    m_open.try_emplace(event.source, channel, whole, event.at);
}

void NetLogReader::ofRequest(const Event &event, Sink &sink)
{
    if (event.kind == NetEvent::RequestAlive && event.begin) {
        requestBegan(event);
        return;
    }
    const auto found = m_open.find(event.source);
    if (found == m_open.end())
        return;
    NetChannel &one = found->second;
    switch (event.kind) {
    case NetEvent::RequestAlive:
        if (event.end)
            one.requestEnded(error(event.params), event.at, m_sockets.find(one.socketId), sink);
        break;
    case NetEvent::StartJob:
        one.setOrigin(json::textAt(event.params, "initiator"));
        break;
    case NetEvent::BoundToJob:
        if (const quint64 *socket = m_jobs.find(sourceIn(event.params, "source_dependency"))) {
            one.socketId = *socket;
            m_requestOf[*socket] = event.source;
        }
        break;
    case NetEvent::SendHeaders:
    case NetEvent::Http2Headers:
        one.sent(headersIn(event.params));
        if (event.kind == NetEvent::Http2Headers)
            one.socketId = 0;
        break;
    case NetEvent::ReadHeaders:
        one.answered(headersIn(event.params), event.at, m_sockets.find(one.socketId), sink);
        break;
    case NetEvent::RecvFrame:
    case NetEvent::SentFrame: {
        const auto opcode = json::numberAt(event.params, "opcode");
        const auto length = json::numberAt(event.params, "payload_length");
        const Way way = event.kind == NetEvent::RecvFrame ? Way::In : Way::Out;
        if (opcode && length && *length >= 0)
            one.frame({way, int(*opcode), quint64(*length), isLegal(event.params, way, *length)}, event.at);
        break;
    }
    case NetEvent::InvalidFrame: {
        const auto code = json::numberAt(event.params, "code");
        one.invalid(code ? int(*code) : 0, json::textAt(event.params, "reason"),
                    json::textAt(event.params, "internal_reason"), event.at);
        break;
    }
    case NetEvent::UpgradeFailure:
        one.failed(json::textAt(event.params, "message"), error(event.params), event.at, sink);
        break;
    default:
        break;
    }
    if (one.isTold())
        m_open.erase(found);
}

NetChannel *NetLogReader::channelOfSocket(quint64 socket)
{
    const quint64 *request = m_requestOf.find(socket);
    const auto found = request ? m_open.find(*request) : m_open.end();
    return found == m_open.end() || found->second.socketId != socket ? nullptr : &found->second;
}

/// The bytes of the WebSocket: in TLS the plain ones.
void NetLogReader::bytes(const Event &event, NetSocket &socket, Way way, bool plain)
{
    if (socket.tls == !plain)
        return;
    const auto value = json::member(event.params, "bytes");
    if (!value || !value->whole)
        return;
    const QByteArray bytes = QByteArray::fromBase64(value->unescaped());
    NetChannel *channel = channelOfSocket(event.source);
    if (channel && channel->isOpen())
        channel->bytes(way, bytes);
    else if (way == Way::In && bytes.size() <= keptOfAnswer)
        socket.lastReceived = bytes;
}

void NetLogReader::ofSocket(const Event &event, Sink &sink)
{
    NetSocket *known = m_sockets.find(event.source);
    if (!known) {
        if (event.kind == NetEvent::SocketAlive && event.end)
            return;
        known = &m_sockets[event.source];
    }
    NetSocket &socket = *known;
    const auto count = json::numberAt(event.params, "byte_count");
    switch (event.kind) {
    case NetEvent::TcpConnect:
        if (event.end) {
            socket.local = json::textAt(event.params, "local_address");
            socket.remote = json::textAt(event.params, "remote_address");
        }
        break;
    case NetEvent::SslConnect:
        socket.tls = true;
        break;
    case NetEvent::BytesReceived:
    case NetEvent::SslBytesReceived:
        if (count && *count == 0 && !socket.finAt)
            socket.finAt = event.at;
        bytes(event, socket, Way::In, event.kind == NetEvent::SslBytesReceived);
        break;
    case NetEvent::BytesSent:
    case NetEvent::SslBytesSent:
        bytes(event, socket, Way::Out, event.kind == NetEvent::SslBytesSent);
        break;
    case NetEvent::ReadError:
    case NetEvent::WriteError:
    case NetEvent::SslError:
        if (!socket.errorAt) {
            socket.errorAt = event.at;
            socket.error = error(event.params);
        }
        break;
    case NetEvent::SocketAlive:
        if (event.end) {
            socket.ended = true;
            const quint64 *request = m_requestOf.find(event.source);
            const auto open = request ? m_open.find(*request) : m_open.end();
            if (open != m_open.end() && open->second.socketId == event.source) {
                if (!m_constants.hasStates())
                    open->second.end(event.at);
                settle(*request, true, sink);
            }
            m_sockets.erase(event.source);
        }
        break;
    default:
        break;
    }
}

void NetLogReader::ofChannel(const Event &event, Sink &sink)
{
    if (event.kind == NetEvent::ChannelAlive && event.begin) {
        if (m_unclaimed.size() == 256)
            m_unclaimed.pop_front();
        m_unclaimed.push_back(event.source);
        return;
    }
    const quint64 *request = m_requestOfChannel.find(event.source);
    const auto found = request ? m_open.find(*request) : m_open.end();
    if (found == m_open.end())
        return;
    NetChannel &one = found->second;
    if (event.kind == NetEvent::StateChanged) {
        one.state(json::textAt(event.params, "old_state"), json::textAt(event.params, "new_state"), event.at);
    } else if (event.kind == NetEvent::CloseTimeout) {
        one.closeTimeout(event.at, sink);
    } else if (event.end) {
        one.end(event.at);
        // What its socket says may come a moment later.
        if (!m_sockets.find(one.socketId) || m_sockets.find(one.socketId)->ended)
            settle(*request, true, sink);
    }
}

void NetLogReader::settle(quint64 request, bool complete, Sink &sink)
{
    const auto found = m_open.find(request);
    if (found == m_open.end() || (complete && !found->second.hasEnded()))
        return;
    // A failed attempt is told by its request.
    if (complete && !found->second.isOpen())
        return;
    found->second.tell(m_sockets.find(found->second.socketId), complete, m_last, sink);
    m_open.erase(found);
}

void NetLogReader::finish(Sink &sink)
{
    while (!m_open.empty())
        settle(m_open.begin()->first, false, sink);
    if (!m_known)
        sink.note({u"no_constants"_s, {}});
    if (!m_pieces.whole())
        sink.note({u"netlog_cut"_s, {}});
    if (m_pieces.leftOut() > 0 || m_unreadable > 0)
        sink.note({u"too_long"_s, QString::number(m_pieces.leftOut() + m_unreadable)});
    if (m_constants.mode() != "Everything"_L1)
        sink.note({u"netlog_no_bytes"_s, m_constants.mode()});
}

} // namespace

int fitsNetLog(QByteArrayView head)
{
    QByteArray begin;
    for (const char c : head.first(std::min<qsizetype>(head.size(), 64))) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            begin += c;
    }
    if (!begin.startsWith("{\"constants\":"))
        return 0;
    return head.contains("\"logEventTypes\"") || head.contains("logEventPhase") ? 99 : 80;
}

std::unique_ptr<Reader> makeNetLog(const Options &)
{
    return std::make_unique<NetLogReader>();
}

} // namespace evidence

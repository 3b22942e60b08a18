#include "evidence/netlog/constants.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace evidence {

namespace {

struct EventRow
{
    const char *name;
    NetEvent event;
};

constexpr std::array rows{
    EventRow{"REQUEST_ALIVE", NetEvent::RequestAlive},
    EventRow{"URL_REQUEST_START_JOB", NetEvent::StartJob},
    EventRow{"HTTP_TRANSACTION_SEND_REQUEST_HEADERS", NetEvent::SendHeaders},
    EventRow{"HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS", NetEvent::Http2Headers},
    EventRow{"HTTP_TRANSACTION_READ_RESPONSE_HEADERS", NetEvent::ReadHeaders},
    EventRow{"HTTP_STREAM_REQUEST_BOUND_TO_JOB", NetEvent::BoundToJob},
    EventRow{"SOCKET_POOL_BOUND_TO_SOCKET", NetEvent::BoundToSocket},
    EventRow{"TCP_CONNECT", NetEvent::TcpConnect},
    EventRow{"SOCKET_ALIVE", NetEvent::SocketAlive},
    EventRow{"SOCKET_BYTES_SENT", NetEvent::BytesSent},
    EventRow{"SOCKET_BYTES_RECEIVED", NetEvent::BytesReceived},
    EventRow{"SSL_SOCKET_BYTES_SENT", NetEvent::SslBytesSent},
    EventRow{"SSL_SOCKET_BYTES_RECEIVED", NetEvent::SslBytesReceived},
    EventRow{"SOCKET_READ_ERROR", NetEvent::ReadError},
    EventRow{"SOCKET_WRITE_ERROR", NetEvent::WriteError},
    EventRow{"SSL_CONNECT", NetEvent::SslConnect},
    EventRow{"SSL_READ_ERROR", NetEvent::SslError},
    EventRow{"SSL_WRITE_ERROR", NetEvent::SslError},
    EventRow{"WEBSOCKET_ALIVE", NetEvent::ChannelAlive},
    EventRow{"WEBSOCKET_STATE_CHANGED", NetEvent::StateChanged},
    EventRow{"WEBSOCKET_CLOSE_TIMEOUT", NetEvent::CloseTimeout},
    EventRow{"WEBSOCKET_RECV_FRAME_HEADER", NetEvent::RecvFrame},
    EventRow{"WEBSOCKET_SENT_FRAME_HEADER", NetEvent::SentFrame},
    EventRow{"WEBSOCKET_INVALID_FRAME", NetEvent::InvalidFrame},
    EventRow{"WEBSOCKET_UPGRADE_FAILURE", NetEvent::UpgradeFailure},
    EventRow{"FAILED", NetEvent::Failed},
};

} // namespace

bool NetConstants::read(QByteArrayView text)
{
    const QJsonObject constants = QJsonDocument::fromJson(text.toByteArray()).object();
    const QJsonObject types = constants.value(QLatin1String("logEventTypes")).toObject();
    if (types.isEmpty())
        return false;
    for (const EventRow &row : rows) {
        if (const QJsonValue number = types.value(QLatin1String(row.name)); number.isDouble())
            m_events.insert(number.toInt(), row.event);
    }
    m_hasStates = types.contains(QLatin1String("WEBSOCKET_STATE_CHANGED"));
    const QJsonObject errors = constants.value(QLatin1String("netError")).toObject();
    for (auto it = errors.begin(); it != errors.end(); ++it)
        m_errors.insert(it->toInt(), it.key());
    const QJsonObject phases = constants.value(QLatin1String("logEventPhase")).toObject();
    m_begin = phases.value(QLatin1String("PHASE_BEGIN")).toInt(1);
    m_end = phases.value(QLatin1String("PHASE_END")).toInt(2);
    // A string in some versions, a number in others; either way more than a double holds exactly in none.
    const QJsonValue offset = constants.value(QLatin1String("timeTickOffset"));
    m_tickOffset = offset.isString() ? offset.toString().toLongLong() : offset.toInteger();
    m_mode = constants.value(QLatin1String("logCaptureMode")).toString();
    return true;
}

} // namespace evidence

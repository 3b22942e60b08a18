// The constants of a NetLog: numbers differ in every version of Chromium, so names are found through them.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace evidence {

/// The events that tell of WebSockets, of the sockets beneath them and of the network.
enum class NetEvent {
    None,
    RequestAlive,
    StartJob,
    SendHeaders,
    ReadHeaders,
    BoundToJob,
    BoundToSocket,
    TcpConnect,
    SocketAlive,
    BytesSent,
    BytesReceived,
    SslBytesSent,
    SslBytesReceived,
    ReadError,
    WriteError,
    SslConnect,
    SslError,
    ChannelAlive,
    StateChanged,
    CloseTimeout,
    RecvFrame,
    SentFrame,
    InvalidFrame,
    UpgradeFailure,
    Http2Headers,
    Failed
};

class NetConstants
{
public:
    /// False if they cannot be a NetLog's.
    bool read(QByteArrayView constants);
    [[nodiscard]] NetEvent event(int type) const { return m_events.value(type, NetEvent::None); }
    [[nodiscard]] bool isBegin(int phase) const { return phase == m_begin; }
    [[nodiscard]] bool isEnd(int phase) const { return phase == m_end; }
    /// "ERR_CONNECTION_RESET"; empty if there is no such error.
    [[nodiscard]] QString error(int number) const { return m_errors.value(number); }
    [[nodiscard]] qint64 tickOffset() const { return m_tickOffset; } ///< milliseconds
    [[nodiscard]] const QString &mode() const { return m_mode; }
    [[nodiscard]] bool hasStates() const { return m_hasStates; }

private:
    QHash<int, NetEvent> m_events;
    QHash<int, QString> m_errors;
    qint64 m_tickOffset = 0;
    int m_begin = 1, m_end = 2;
    bool m_hasStates = false;
    QString m_mode;
};

} // namespace evidence

// The connection of a QWebSocket after its handshake, as a Stream: where TLS or a proxy lies between us and
// the descriptor, so that it cannot simply be taken away from Qt.
#pragma once

#include "endpoint/stream.h"

#include <QAbstractSocket>

class QTcpSocket;
class QWebSocket;

namespace endpoint {

/// Owns the QWebSocket, whose child the socket is; nobody else reads or writes it any more. The duplicate of
/// the descriptor, if there is one, still tells FIN from RST when Qt has closed its own.
class ClientStream final : public Stream
{
    Q_OBJECT
public:
    /// `duplicate`: -1 where there is none; then every end is of an unknown kind.
    ClientStream(std::unique_ptr<QWebSocket> web, QTcpSocket *socket, int duplicate);
    ~ClientStream() override;

    qint64 read(char *buffer, qint64 size) override;
    qint64 write(QByteArrayView bytes) override;
    void finish() override;
    void close(bool reset) override;
    void setReading(bool on) override;
    [[nodiscard]] int descriptor() const override { return m_duplicate; }
    [[nodiscard]] int descriptorsHeld() const override;

Q_SIGNALS:
    /// TLS of the open connection broke; the end of TCP follows.
    void broken(const QString &sub, const QString &text);

private:
    void failed(QAbstractSocket::SocketError error);
    void lost();
    void readAgain();
    [[nodiscard]] qint64 readBare();
    [[nodiscard]] bool allSent() const;

    std::unique_ptr<QWebSocket> m_web;
    QTcpSocket *m_socket;
    int m_duplicate;
    qint64 m_given = 0; ///< bytes Qt has, but not yet the kernel: not yet counted as taken
    bool m_tls, m_blocked = false, m_reading = true, m_readAgain = false;
    bool m_closed = false, m_socketOver = false, m_finSent = false;
    bool m_closeNotified = false, m_brokenReported = false;
    std::unique_ptr<QSocketNotifier> m_watcher; ///< of the duplicate, once Qt's socket is over
};

} // namespace endpoint

// One end of a TLS connection as a Stream.
#pragma once

#include "endpoint/stream.h"

#include <QSslSocket>

namespace endpoint {

/// A QSslSocket and a duplicate of its descriptor: the duplicate outlives the QSslSocket, which closes its
/// own before it tells of an end, and so still knows FIN from RST and keeps TCP alive until we end it.
class TlsStream final : public Stream
{
    Q_OBJECT
public:
    /// Takes over the descriptor, which is closed on failure too.
    TlsStream(int descriptor, const QSslConfiguration &configuration);
    ~TlsStream() override;

    /// Begins the handshake as the server; one of encrypted(), broken() or an end of TCP follows.
    void startServer();
    /// The same as the client of the server of that name, which its certificate must bear.
    void startClient(const QString &host);
    [[nodiscard]] QString protocol() const;
    [[nodiscard]] QString cipher() const;

    qint64 read(char *buffer, qint64 size) override;
    qint64 write(QByteArrayView bytes) override;
    void finish() override;
    void close(bool reset) override;
    void setReading(bool on) override;
    [[nodiscard]] int descriptor() const override { return m_duplicate; }
    [[nodiscard]] int descriptorsHeld() const override;

Q_SIGNALS:
    void encrypted();
    /// The TLS handshake failed, or the TLS of an open connection broke. `sub` as of tls_failure, may be
    /// empty.
    void broken(const QString &sub, const QString &text);

private:
    [[nodiscard]] bool mayStart();
    void failed(QAbstractSocket::SocketError error);
    void lost();
    void awaitFin();
    void watchDescriptor();
    void readAgain();
    [[nodiscard]] qint64 readBare();
    [[nodiscard]] bool allSent() const;

    QSslSocket m_socket;
    int m_duplicate = -1;
    qint64 m_given = 0; ///< bytes QSslSocket has, but not yet the kernel: not yet counted as taken
    bool m_blocked = false, m_reading = true, m_readAgain = false;
    bool m_closed = false;     ///< close() was called
    bool m_socketOver = false; ///< QSslSocket has let go of its descriptor
    bool m_finSent = false;
    bool m_closeNotified = false, m_brokenReported = false;
    QString m_alert; ///< the peer's fatal alert in OpenSSL's words
    QString m_sub;   ///< of tls_failure: what the peer's fatal alert, or its certificate, comes to
    std::unique_ptr<QSocketNotifier> m_watcher; ///< of the duplicate, once QSslSocket is over
};

} // namespace endpoint

// One end of a TLS connection as a Stream.
#pragma once

#include "endpoint/net/librarystream.h"

#include <QSslConfiguration>
#include <QSslSocket>

namespace endpoint {

class TlsStream final : public LibraryStream
{
    Q_OBJECT
public:
    /// Takes over the descriptor, which is closed on failure too.
    TlsStream(int descriptor, const QSslConfiguration &configuration);
    ~TlsStream() override;

    /// Begins the handshake as the server, once the client's first byte has come: until then no TLS library
    /// holds anything for it. One of encrypted(), broken() or an end of TCP follows.
    void startServer() override;
    [[nodiscard]] bool hasHeard() const override { return m_heard; }
    /// The same as the client of the server of that name, which its certificate must bear.
    void startClient(const QString &host);
    void finish() override;
    void close(bool reset) override;
    [[nodiscard]] bool isTls() const override { return true; }
    [[nodiscard]] session::TlsEstablished tls() const override { return {protocol(), cipher()}; }
    [[nodiscard]] QString protocol() const;
    [[nodiscard]] QString cipher() const;

private:
    [[nodiscard]] bool openSocket();
    void cannotStart();
    void acceptTls();
    void tellAlert();
    [[nodiscard]] QString reasonOf(const QString &error) const override;

    int m_raw; ///< the descriptor, until Qt's socket has it
    QSslConfiguration m_configuration;
    bool m_heard = false;
    std::unique_ptr<QSocketNotifier> m_awaited; ///< the client's first byte
    std::unique_ptr<QSslSocket> m_socket;
    QString m_alert; ///< the peer's fatal alert in OpenSSL's words
    QString m_sub;   ///< of tls_failure: what the peer's fatal alert, or its certificate, comes to
};

} // namespace endpoint

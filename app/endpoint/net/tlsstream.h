// One end of a TLS connection as a Stream.
#pragma once

#include "endpoint/net/librarystream.h"

#include <QSslSocket>

namespace endpoint {

class TlsStream final : public LibraryStream
{
    Q_OBJECT
public:
    /// Takes over the descriptor, which is closed on failure too.
    TlsStream(int descriptor, const QSslConfiguration &configuration);
    ~TlsStream() override;

    /// Begins the handshake as the server; one of encrypted(), broken() or an end of TCP follows.
    void startServer() override;
    /// The same as the client of the server of that name, which its certificate must bear.
    void startClient(const QString &host);
    [[nodiscard]] bool isTls() const override { return true; }
    [[nodiscard]] session::TlsEstablished tls() const override { return {protocol(), cipher()}; }
    [[nodiscard]] QString protocol() const;
    [[nodiscard]] QString cipher() const;

private:
    [[nodiscard]] bool mayStart();
    void tellAlert();
    [[nodiscard]] QString reasonOf(const QString &error) const override;

    QSslSocket m_socket;
    QString m_alert; ///< the peer's fatal alert in OpenSSL's words
    QString m_sub;   ///< of tls_failure: what the peer's fatal alert, or its certificate, comes to
};

} // namespace endpoint

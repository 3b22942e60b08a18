// Where an endpoint listens: its certificate, its socket, and the connections that come.
#pragma once

#include "endpoint/net/acceptor.h"
#include "endpoint/net/serveridentity.h"
#include "endpoint/net/stream.h"
#include "session/endpointspec.h"

namespace endpoint {

/// On the wire thread.
class Doorway final : public QObject
{
    Q_OBJECT
public:
    /// A connection, whose TLS handshake has not begun..
    using Accepted = std::function<void(std::unique_ptr<Stream>)>;

    Doorway(const session::EndpointSpec &spec, Accepted accepted);

    /// What TLS may be used for; by default it is not agreed on (RFC 7301).
    void offer(const QByteArray &protocol) { m_protocol = protocol; }
    /// One of listening() and failed() comes, possibly within the call.
    void open();
    void close() { m_acceptor.close(); }
    /// As long as it is held, connections wait.
    void hold(bool held) { m_acceptor.hold(held); }

    /// With the address and port that were really taken.
    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] const QHostAddress &address() const { return m_address; }
    [[nodiscard]] quint16 port() const { return m_acceptor.port(); }
    [[nodiscard]] bool speaksTls() const { return m_tls.has_value(); }

Q_SIGNALS:
    void listening();
    void failed(const QString &error);
    /// Connections have to wait; nothing: they need not any more.
    void waiting(const QString &error);

private:
    void listen(const std::optional<QSslConfiguration> &tls);
    void starved(const QString &error);
    void fed();

    const session::EndpointSpec &m_spec;
    Acceptor m_acceptor;
    ServerIdentity m_identity;
    std::optional<QSslConfiguration> m_tls;
    QByteArray m_protocol;
    QUrl m_url;
    QHostAddress m_address;
    bool m_starved = false;
};

} // namespace endpoint

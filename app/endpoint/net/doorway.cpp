#include "endpoint/net/doorway.h"

#include "endpoint/net/address.h"
#include "endpoint/net/tlsstream.h"

namespace endpoint {

Doorway::Doorway(const session::EndpointSpec &spec, Accepted accepted)
    : m_spec(spec), m_acceptor([this, done = std::move(accepted)](int descriptor) {
          if (m_tls)
              done(std::make_unique<TlsStream>(descriptor, *m_tls));
          else
              done(std::make_unique<PlainStream>(descriptor));
      }),
      m_url(spec.listen)
{
    connect(&m_acceptor, &Acceptor::starved, this, &Doorway::starved);
    connect(&m_acceptor, &Acceptor::fed, this, &Doorway::fed);
    connect(&m_identity, &ServerIdentity::ready, this, &Doorway::listen);
    connect(&m_identity, &ServerIdentity::failed, this, &Doorway::failed);
}

void Doorway::open()
{
    if (m_spec.listen.scheme() != QLatin1String("wss"))
        listen({});
    else if (m_spec.certFile.isEmpty() && m_spec.keyFile.isEmpty())
        m_identity.generate(m_spec.listen.host());
    else
        m_identity.load(m_spec.certFile, m_spec.keyFile.isEmpty() ? m_spec.certFile : m_spec.keyFile);
}

void Doorway::listen(const std::optional<QSslConfiguration> &tls)
{
    m_tls = tls;
    if (m_tls && !m_protocol.isEmpty())
        m_tls->setAllowedNextProtocols({m_protocol});
    const auto address = bindAddress(m_spec.listen.host());
    if (!address) {
        Q_EMIT failed(QStringLiteral("%1 is no IP address").arg(m_spec.listen.host()));
        return;
    }
    if (const QString error = m_acceptor.listen(*address, portOf(m_spec.listen)); !error.isEmpty()) {
        Q_EMIT failed(error);
        return;
    }
    m_address = *address;
    m_url.setHost(address->toString());
    m_url.setPort(m_acceptor.port());
    if (m_url.path().isEmpty())
        m_url.setPath(QStringLiteral("/"));
    Q_EMIT listening();
}

void Doorway::starved(const QString &error)
{
    if (!std::exchange(m_starved, true))
        Q_EMIT waiting(QStringLiteral("new connections have to wait: %1").arg(error));
}

void Doorway::fed()
{
    if (std::exchange(m_starved, false))
        Q_EMIT waiting({});
}

} // namespace endpoint

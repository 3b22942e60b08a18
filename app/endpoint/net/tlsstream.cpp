#include "endpoint/net/tlsstream.h"

#include "endpoint/net/tcpinfo.h"
#include "endpoint/net/tlsreason.h"

#include <QSslCipher>
#include <QSslConfiguration>

#include <cerrno>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace endpoint {

using namespace session;

namespace {

/// The sub of tls_failure for an alert with which the peer refuses us; empty for those that say little.
QString subOf(QSsl::AlertType alert)
{
    switch (alert) {
    case QSsl::AlertType::CertificateExpired:
        return QStringLiteral("expired");
    case QSsl::AlertType::UnknownCa:
    case QSsl::AlertType::CertificateUnknown:
    case QSsl::AlertType::BadCertificate:
    case QSsl::AlertType::UnsupportedCertificate:
        return QStringLiteral("untrusted");
    case QSsl::AlertType::CertificateRevoked:
        return QStringLiteral("revoked");
    case QSsl::AlertType::ProtocolVersion:
        return QStringLiteral("protocol_version");
    case QSsl::AlertType::HandshakeFailure:
    case QSsl::AlertType::InsufficientSecurity:
        return QStringLiteral("cipher");
    case QSsl::AlertType::NoApplicationProtocol:
        return QStringLiteral("alpn");
    case QSsl::AlertType::BadRecordMac:
    case QSsl::AlertType::RecordOverflow:
        return QStringLiteral("bad_record");
    case QSsl::AlertType::UnrecognizedName:
        return QStringLiteral("unrecognized_name");
    case QSsl::AlertType::NoCertificate:
    case QSsl::AlertType::CertificateRequired:
        return QStringLiteral("client_cert_required");
    default:
        return {};
    }
}

} // namespace

TlsStream::TlsStream(int descriptor, const QSslConfiguration &configuration)
    : LibraryStream(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0)), m_raw(descriptor),
      m_configuration(configuration)
{
}

TlsStream::~TlsStream()
{
    letGo();
}

/// False when there are no descriptors left; the owner then learns of an end.
bool TlsStream::openSocket()
{
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setSslConfiguration(std::exchange(m_configuration, {}));
    m_socket->setSocketDescriptor(std::exchange(m_raw, -1));
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    hear(m_socket.get(), &QSslSocket::encrypted, [this] {
        m_established = true;
        Q_EMIT encrypted();
    });
    hear(m_socket.get(), &QSslSocket::alertReceived,
         [this](QSsl::AlertLevel level, QSsl::AlertType type, const QString &description) {
             if (level == QSsl::AlertLevel::Fatal) {
                 m_sub = subOf(type);
                 m_alert = description;
             }
         });
    hear(m_socket.get(), qOverload<const QList<QSslError> &>(&QSslSocket::sslErrors),
         [this](const QList<QSslError> &errors) { m_sub = tlsReason(errors); });
    hear(m_socket.get(), &QAbstractSocket::disconnected, [this] { tellAlert(); }); // before the end itself
    attach(*m_socket);
    if (m_duplicate < 0 || !m_socket->isOpen())
        cannotStart();
    return !m_end;
}

void TlsStream::cannotStart()
{
    // The peer may have ended it by now; else it was a descriptor that could not be had.
    const TcpEnd end = m_duplicate >= 0 ? tcpEndOf(m_duplicate) : TcpEnd{TcpFate::Open, {}, false};
    m_end = end.fate == TcpFate::Open ? TcpEnd{TcpFate::Unknown, errnoName(EMFILE), false} : end;
    readAgain();
}

void TlsStream::startServer()
{
    if (m_duplicate < 0) {
        cannotStart();
        return;
    }
    m_awaited = std::make_unique<QSocketNotifier>(m_duplicate, QSocketNotifier::Read);
    connect(m_awaited.get(), &QSocketNotifier::activated, this, &TlsStream::acceptTls);
}

void TlsStream::acceptTls()
{
    retire(m_awaited);
    char first = 0;
    m_heard = ::recv(m_duplicate, &first, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
    if (openSocket())
        m_socket->startServerEncryption();
}

void TlsStream::startClient(const QString &host)
{
    if (!openSocket())
        return;
    m_socket->setPeerVerifyName(host);
    m_socket->startClientEncryption();
}

void TlsStream::finish()
{
    if (m_awaited)
        acceptTls();
    LibraryStream::finish();
}

void TlsStream::close(bool reset)
{
    retire(m_awaited);
    if (m_raw >= 0)
        ::close(std::exchange(m_raw, -1));
    LibraryStream::close(reset);
}

QString TlsStream::protocol() const
{
    switch (m_socket->sessionProtocol()) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLSv1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLSv1.3");
    default:
        return m_socket->sessionCipher().protocolString();
    }
}

QString TlsStream::cipher() const
{
    return m_socket->sessionCipher().name();
}

QString TlsStream::reasonOf(const QString &error) const
{
    if (!m_sub.isEmpty())
        return m_sub;
    const QString reason = tlsReason(error);
    // A record with a wrong version or length: once the two speak TLS, it is broken and no other version.
    return m_socket && m_socket->isEncrypted() && reason == QLatin1String("protocol_version")
               ? QStringLiteral("bad_record")
               : reason;
}

/// After the handshake Qt keeps a fatal alert to itself when the end of TCP comes with it.
void TlsStream::tellAlert()
{
    if (!isOver() && !m_alert.isEmpty())
        tellBroken(m_sub, QStringLiteral("the peer sent the TLS alert %1").arg(m_alert));
}

} // namespace endpoint

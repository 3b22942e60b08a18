#include "endpoint/net/tlsstream.h"

#include "endpoint/net/tcpinfo.h"
#include "endpoint/net/tlsreason.h"

#include <QSslCipher>
#include <QSslConfiguration>

#include <cerrno>

#include <fcntl.h>

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
    case QSsl::AlertType::BadRecordMac:
    case QSsl::AlertType::RecordOverflow:
        return QStringLiteral("bad_record");
    case QSsl::AlertType::NoCertificate:
    case QSsl::AlertType::CertificateRequired:
        return QStringLiteral("client_cert_required");
    default:
        return {};
    }
}

} // namespace

TlsStream::TlsStream(int descriptor, const QSslConfiguration &configuration)
    : LibraryStream(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0))
{
    m_socket.setSslConfiguration(configuration);
    m_socket.setSocketDescriptor(descriptor);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    hear(&m_socket, &QSslSocket::encrypted, [this] { Q_EMIT encrypted(); });
    hear(&m_socket, &QSslSocket::alertReceived,
         [this](QSsl::AlertLevel level, QSsl::AlertType type, const QString &description) {
             if (level == QSsl::AlertLevel::Fatal) {
                 m_sub = subOf(type);
                 m_alert = description;
             }
         });
    hear(&m_socket, qOverload<const QList<QSslError> &>(&QSslSocket::sslErrors),
         [this](const QList<QSslError> &errors) { m_sub = tlsReason(errors); });
    hear(&m_socket, &QAbstractSocket::disconnected, [this] { tellAlert(); }); // before the end itself
    attach(m_socket);
}

TlsStream::~TlsStream()
{
    letGo();
}

bool TlsStream::mayStart()
{
    if (m_duplicate >= 0 && m_socket.isOpen())
        return true;
    m_end = TcpEnd{TcpFate::Unknown, errnoName(EMFILE), false};
    readAgain();
    return false;
}

void TlsStream::startServer()
{
    if (mayStart())
        m_socket.startServerEncryption();
}

void TlsStream::startClient(const QString &host)
{
    if (!mayStart())
        return;
    m_socket.setPeerVerifyName(host);
    m_socket.startClientEncryption();
}

QString TlsStream::protocol() const
{
    switch (m_socket.sessionProtocol()) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLSv1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLSv1.3");
    default:
        return m_socket.sessionCipher().protocolString();
    }
}

QString TlsStream::cipher() const
{
    return m_socket.sessionCipher().name();
}

QString TlsStream::reasonOf(const QString &error) const
{
    return m_sub.isEmpty() ? tlsReason(error) : m_sub;
}

/// After the handshake Qt keeps a fatal alert to itself when the end of TCP comes with it.
void TlsStream::tellAlert()
{
    if (!isOver() && !m_alert.isEmpty())
        tellBroken(m_sub, QStringLiteral("the peer sent the TLS alert %1").arg(m_alert));
}

} // namespace endpoint

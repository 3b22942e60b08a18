#include "endpoint/tlsstream.h"

#include "endpoint/clock.h"
#include "endpoint/tcpinfo.h"
#include "endpoint/tlsreason.h"

#include <QSslCipher>
#include <QSslConfiguration>
#include <QTimer>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace endpoint {

using namespace session;

namespace {

constexpr qint64 readBufferSize = 64 * 1024;
constexpr qsizetype largestWrite = 64 * 1024;
constexpr std::chrono::seconds finTime{2}; ///< how long FIN is awaited after the peer's close_notify

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
    : m_duplicate(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0))
{
    m_socket.setSslConfiguration(configuration);
    m_socket.setReadBufferSize(readBufferSize);
    m_socket.setSocketDescriptor(descriptor);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(&m_socket, &QSslSocket::encrypted, this, &TlsStream::encrypted);
    connect(&m_socket, &QSslSocket::alertReceived, this,
            [this](QSsl::AlertLevel level, QSsl::AlertType type, const QString &description) {
                if (type == QSsl::AlertType::CloseNotify) {
                    m_closeNotified = true;
                } else if (level == QSsl::AlertLevel::Fatal) {
                    m_sub = subOf(type);
                    m_alert = description;
                }
            });
    connect(&m_socket, &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_sub = tlsReason(errors); });
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &TlsStream::failed);
    connect(&m_socket, &QAbstractSocket::disconnected, this, &TlsStream::lost);
    connect(&m_socket, &QIODevice::readyRead, this, [this] {
        if (m_reading)
            Q_EMIT readable();
    });
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, [this] {
        if (m_blocked && allSent()) {
            m_blocked = false;
            Q_EMIT writable();
        }
    });
}

TlsStream::~TlsStream()
{
    close(false);
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

qint64 TlsStream::read(char *buffer, qint64 size)
{
    if (m_closed)
        return -1;
    const qint64 got = m_socket.bytesAvailable() > 0 ? m_socket.read(buffer, size) : 0;
    if (got > 0) {
        if (m_socketOver || m_socket.bytesAvailable() > 0)
            readAgain(); // QSslSocket signals only what is new
        return got;
    }
    if (m_end)
        return -1;
    return m_socketOver ? readBare() : 0;
}

void TlsStream::readAgain()
{
    if (m_readAgain)
        return;
    m_readAgain = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_readAgain = false;
            if (m_reading && !m_closed)
                Q_EMIT readable();
        },
        Qt::QueuedConnection);
}

/// Once QSslSocket is over: what still comes is ciphertext that nobody reads; only its end counts.
qint64 TlsStream::readBare()
{
    std::array<char, 16384> discarded;
    for (;;) {
        const auto got = ::recv(m_duplicate, discarded.data(), discarded.size(), MSG_DONTWAIT);
        if (got > 0 || (got < 0 && errno == EINTR))
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return 0;
        m_end = got == 0 ? TcpEnd{TcpFate::Fin, {}, !m_closeNotified && !m_finSent && !m_brokenReported}
                         : tcpEndOfError(errno);
        m_endedAt.reset(); // certain only now
        m_watcher.reset();
        return -1;
    }
}

bool TlsStream::allSent() const
{
    return m_socket.bytesToWrite() == 0 && m_socket.encryptedBytesToWrite() == 0;
}

qint64 TlsStream::write(QByteArrayView bytes)
{
    if (m_closed || m_socketOver || !m_socket.isEncrypted() || bytes.isEmpty())
        return 0;
    // QSslSocket takes everything at once. So that "taken" means "in the kernel", what it was given is owned
    // up to only when it has passed it on; the caller offers the same bytes again until then.
    if (m_given == 0) {
        m_given = m_socket.write(bytes.data(), std::min(bytes.size(), largestWrite));
        m_socket.flush();
    }
    if (!allSent()) {
        m_blocked = true;
        return 0;
    }
    return std::exchange(m_given, 0);
}

void TlsStream::finish()
{
    if (!m_closed && !m_socketOver) {
        m_finSent = true;
        m_socket.disconnectFromHost(); // close_notify; lost() follows
    }
}

void TlsStream::failed(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::SocketTimeoutError)
        m_end = tcpEndOfError(ETIMEDOUT);
    else if (error == QAbstractSocket::NetworkError)
        m_end = tcpEndOfError(ENETUNREACH);
    else if (error == QAbstractSocket::RemoteHostClosedError) {
        if (m_closeNotified && !m_finSent)
            awaitFin(); // lost() follows only if FIN does
    } else if (!m_brokenReported) {
        m_brokenReported = true;
        if (m_sub.isEmpty())
            m_sub = tlsReason(m_socket.errorString());
        Q_EMIT broken(m_sub, m_socket.errorString());
    }
}

/// QSslSocket has closed its descriptor, because the peer ended TLS or TCP, because of an error, or because
/// we asked.
void TlsStream::lost()
{
    if (m_socketOver || m_closed)
        return;
    m_socketOver = true;
    // After the handshake Qt keeps a fatal alert to itself when the end of TCP comes with it.
    if (!m_alert.isEmpty() && !std::exchange(m_brokenReported, true))
        Q_EMIT broken(m_sub, QStringLiteral("the peer sent the TLS alert %1").arg(m_alert));
    if (!m_end && !m_finSent) {
        const TcpEnd end = tcpEndOf(m_duplicate);
        if (end.fate != TcpFate::Open) {
            m_end = end;
            m_endedAt.reset(); // certain at once
            m_end->tlsTruncated = end.fate == TcpFate::Fin && !m_closeNotified && !m_brokenReported;
        }
    }
    if (!m_end) {
        if (m_closeNotified && !m_finSent)
            awaitFin();
        m_finSent = true;
        ::shutdown(m_duplicate, SHUT_WR);
        watchDescriptor();
    }
    readAgain();
}

/// The peer has ended TLS: nothing it could still say would be heard. Some never end TCP after that.
void TlsStream::awaitFin()
{
    if (m_endedAt)
        return;
    m_endedAt = now();
    QTimer::singleShot(finTime, this, [this] {
        if (m_end || m_closed)
            return;
        m_end = TcpEnd{TcpFate::Open, {}, false};
        m_watcher.reset();
        readAgain();
    });
}

void TlsStream::watchDescriptor()
{
    m_watcher = std::make_unique<QSocketNotifier>(m_duplicate, QSocketNotifier::Read);
    connect(m_watcher.get(), &QSocketNotifier::activated, this, [this] {
        m_watcher->setEnabled(false); // level-triggered, and the owner may not read just now
        Q_EMIT readable();
        if (m_watcher && !m_end)
            m_watcher->setEnabled(true);
    });
}

void TlsStream::close(bool reset)
{
    if (m_closed)
        return;
    m_closed = true;
    m_watcher.reset();
    m_socket.disconnect(this);
    m_socket.abort();
    if (m_duplicate >= 0)
        closeDescriptor(std::exchange(m_duplicate, -1), reset);
}

void TlsStream::setReading(bool on)
{
    m_reading = on;
    if (on && (m_socketOver || m_socket.bytesAvailable() > 0))
        readAgain();
}

int TlsStream::descriptorsHeld() const
{
    return (m_duplicate >= 0 ? 1 : 0) + (m_socketOver || m_closed ? 0 : 1);
}

} // namespace endpoint

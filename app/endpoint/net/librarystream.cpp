#include "endpoint/net/librarystream.h"

#include "base/clock.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/net/tlsreason.h"

#include <QSslSocket>
#include <QTimer>

#include <array>
#include <cerrno>

#include <sys/socket.h>

namespace endpoint {

using namespace session;

namespace {

constexpr qint64 readBufferSize = 64 * 1024;
constexpr qint64 largestWrite = 64 * 1024;
constexpr std::chrono::seconds finTime{2}; ///< how long FIN is awaited after the peer's close_notify

} // namespace

void LibraryStream::attach(QTcpSocket &socket)
{
    m_socket = &socket;
    auto *tls = qobject_cast<QSslSocket *>(m_socket);
    m_tls = tls != nullptr;
    m_socket->setReadBufferSize(readBufferSize);
    hear(m_socket, &QAbstractSocket::errorOccurred, [this](auto error) { failed(error); });
    hear(m_socket, &QAbstractSocket::disconnected, [this] { lost(); });
    hear(m_socket, &QIODevice::readyRead, [this] {
        if (m_reading)
            Q_EMIT readable();
    });
    const auto onWritten = [this](qint64) {
        if (m_blocked && allSent()) {
            m_blocked = false;
            Q_EMIT writable();
        }
    };
    if (!tls) {
        hear(m_socket, &QIODevice::bytesWritten, onWritten);
        return;
    }
    hear(tls, &QSslSocket::encryptedBytesWritten, onWritten);
    hear(tls, &QSslSocket::alertReceived, [this](QSsl::AlertLevel, QSsl::AlertType type, const QString &) {
        if (type == QSsl::AlertType::CloseNotify)
            m_closeNotified = true;
    });
}

qint64 LibraryStream::read(char *buffer, qint64 size)
{
    if (m_closed)
        return -1;
    const qint64 got = m_socket && m_socket->bytesAvailable() > 0 ? m_socket->read(buffer, size) : 0;
    if (got > 0) {
        if (m_socketOver || m_socket->bytesAvailable() > 0)
            readAgain(); // Qt signals only what is new
        return got;
    }
    if (m_end)
        return -1;
    return m_socketOver ? readBare() : 0;
}

void LibraryStream::readAgain()
{
    if (std::exchange(m_readAgain, true))
        return;
    const auto again = [this] {
        m_readAgain = false;
        if (m_reading && !m_closed)
            Q_EMIT readable();
    };
    QMetaObject::invokeMethod(this, again, Qt::QueuedConnection);
}

/// Once Qt's socket is over: what still comes is read by nobody; only its end counts.
qint64 LibraryStream::readBare()
{
    std::array<char, 16384> discarded;
    for (;;) {
        const auto got = ::recv(m_duplicate, discarded.data(), discarded.size(), MSG_DONTWAIT);
        if (got > 0 || (got < 0 && errno == EINTR))
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return 0;
        m_end = got == 0
                    ? TcpEnd{TcpFate::Fin, {}, m_tls && !m_closeNotified && !m_finSent && !m_brokenReported}
                    : tcpEndOfError(errno);
        m_endedAt.reset(); // certain only now
        retire(m_watcher);
        return -1;
    }
}

bool LibraryStream::allSent() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() == 0 && (!tls || tls->encryptedBytesToWrite() == 0);
}

bool LibraryStream::mayWrite() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket);
    return m_socket && !isOver() && (!tls || tls->isEncrypted());
}

qint64 LibraryStream::write(QByteArrayView bytes)
{
    if (!mayWrite())
        return 0;
    // Qt takes everything at once. So that "taken" means "in the kernel", what it was given is owned up to
    // only when it has passed it on; the caller offers the same bytes again until then.
    qint64 taken = 0;
    while (taken < bytes.size()) {
        if (m_given == 0) {
            const qint64 share = std::min(bytes.size() - taken, largestWrite);
            m_given = std::max(m_socket->write(bytes.data() + taken, share), qint64(0));
            m_socket->flush();
        }
        m_blocked = !allSent();
        if (m_blocked || m_given == 0)
            break;
        taken += std::exchange(m_given, 0);
    }
    return taken;
}

void LibraryStream::finish()
{
    if (isOver() || !m_socket)
        return;
    m_finSent = true;
    const auto disconnectNow = [this] {
        if (!isOver())
            m_socket->disconnectFromHost(); // close_notify on TLS; lost() follows
    };
    if (m_signals > 0)
        QMetaObject::invokeMethod(this, disconnectNow, Qt::QueuedConnection);
    else
        disconnectNow();
}

QString LibraryStream::reasonOf(const QString &error) const
{
    return tlsReason(error);
}

void LibraryStream::tellBroken(const QString &sub, const QString &text)
{
    if (!std::exchange(m_brokenReported, true))
        Q_EMIT broken(sub, text);
}

void LibraryStream::failed(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::SocketTimeoutError) {
        m_end = tcpEndOfError(ETIMEDOUT);
    } else if (error == QAbstractSocket::NetworkError) {
        m_end = tcpEndOfError(ENETUNREACH);
    } else if (error == QAbstractSocket::RemoteHostClosedError) {
        if (m_closeNotified && !m_finSent) { // lost() follows only if FIN does
            awaitFin();
            // Who waits for our end before it ends TCP shall not wait in vain.
            QMetaObject::invokeMethod(
                this, [this] { finish(); }, Qt::QueuedConnection); // m_finSent stays false until then
        }
    } else if (m_tls) {
        tellBroken(reasonOf(m_socket->errorString()), m_socket->errorString());
    }
}

/// Qt has closed its descriptor, because the peer ended TLS or TCP, because of an error, or because we asked.
void LibraryStream::lost()
{
    if (isOver())
        return;
    m_socketOver = true;
    if (!m_end && m_duplicate < 0)
        m_end = TcpEnd{m_finSent ? TcpFate::ClosedByTool : TcpFate::Unknown, {}, false};
    if (!m_end && !m_finSent) {
        const TcpEnd end = tcpEndOf(m_duplicate);
        if (end.fate != TcpFate::Open) {
            m_end = end;
            m_endedAt.reset(); // certain at once
            m_end->tlsTruncated =
                m_tls && m_established && end.fate == TcpFate::Fin && !m_closeNotified && !m_brokenReported;
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
void LibraryStream::awaitFin()
{
    if (m_endedAt)
        return;
    m_endedAt = base::now();
    QTimer::singleShot(finTime, this, [this] {
        if (m_end || m_closed)
            return;
        m_end = TcpEnd{TcpFate::Open, {}, false};
        retire(m_watcher);
        readAgain();
    });
}

void LibraryStream::watchDescriptor()
{
    m_watcher = std::make_unique<QSocketNotifier>(m_duplicate, QSocketNotifier::Read);
    connect(m_watcher.get(), &QSocketNotifier::activated, this, [this] {
        m_watcher->setEnabled(false); // level-triggered, and the owner may not read just now
        Q_EMIT readable();
        if (m_watcher && !m_end)
            m_watcher->setEnabled(true);
    });
}

void LibraryStream::close(bool reset)
{
    if (std::exchange(m_closed, true))
        return;
    retire(m_watcher);
    if (m_socket)
        m_socket->disconnect(this);
    const auto abortNow = [this] {
        if (std::exchange(m_abortOwed, false))
            m_socket->abort();
    };
    m_abortOwed = m_socket != nullptr;
    if (m_signals > 0)
        QMetaObject::invokeMethod(this, abortNow, Qt::QueuedConnection);
    else
        abortNow();
    if (m_duplicate >= 0)
        closeDescriptor(std::exchange(m_duplicate, -1), reset);
}

void LibraryStream::letGo()
{
    close(false);
    if (std::exchange(m_abortOwed, false))
        m_socket->abort();
}

void LibraryStream::setReading(bool on)
{
    m_reading = on;
    if (on && m_socket && (m_socketOver || m_socket->bytesAvailable() > 0))
        readAgain();
}

int LibraryStream::descriptorsHeld() const
{
    return (m_duplicate >= 0 ? 1 : 0) + (isOver() ? 0 : 1);
}

} // namespace endpoint

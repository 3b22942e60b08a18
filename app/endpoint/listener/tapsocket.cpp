#include "endpoint/listener/tapsocket.h"

#include <algorithm>

namespace endpoint {

TapSocket::TapSocket(LibrarySide &side, const QHostAddress &peer, quint16 peerPort) : m_side(&side)
{
    setPeerAddress(peer);
    setPeerPort(peerPort);
    // Unbuffered: QIODevice would keep a buffer of 16 KiB for every session.
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
    setSocketState(QAbstractSocket::ConnectedState);
}

TapSocket::~TapSocket()
{
    detach();
}

void TapSocket::offer(const QByteArray &bytes)
{
    if (!m_side)
        return;
    m_unread.append(bytes);
    Q_EMIT readyRead();
}

void TapSocket::releaseBuffers()
{
    setOpenMode(QIODevice::NotOpen); // which drops the buffers of the read channel
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
}

void TapSocket::detach()
{
    m_side = nullptr;
    m_unread.clear();
    setSocketState(
        QAbstractSocket::UnconnectedState); // still open: Qt may write its farewell, which goes nowhere
}

qint64 TapSocket::bytesAvailable() const
{
    return QAbstractSocket::bytesAvailable() + m_unread.size();
}

void TapSocket::close()
{
    if (m_side)
        m_side->libraryClosed();
}

qint64 TapSocket::readData(char *data, qint64 size)
{
    const auto count = std::min<qint64>(size, m_unread.size());
    std::copy_n(m_unread.constData(), count, data); // QWebSocket also asks for nothing, with no room for it
    m_unread.remove(0, count);
    if (m_unread.isEmpty())
        m_unread.clear(); // gives the memory back: thousands of sessions hold one of these
    return count;
}

qint64 TapSocket::skipData(qint64 size)
{
    const auto count = std::min<qint64>(size, m_unread.size());
    m_unread.remove(0, count);
    return count;
}

qint64 TapSocket::writeData(const char *data, qint64 size)
{
    if (m_side)
        m_side->libraryWrote(QByteArrayView(data, size));
    return size; // nobody is to retry what a session that is over no longer sends
}

} // namespace endpoint

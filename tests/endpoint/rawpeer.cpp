#include "endpoint/rawpeer.h"

#include <QtEndian>

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr int patience = 10'000; ///< ms

bool awaitReady(int descriptor, short events)
{
    pollfd wanted{descriptor, events, 0};
    return ::poll(&wanted, 1, patience) == 1;
}

} // namespace

RawPeer::RawPeer(quint16 port, const char *address)
{
    const bool v6 = std::strchr(address, ':');
    m_socket = ::socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    int result = 0;
    if (v6) {
        sockaddr_in6 to{};
        to.sin6_family = AF_INET6;
        to.sin6_port = htons(port);
        ::inet_pton(AF_INET6, address, &to.sin6_addr);
        result = ::connect(m_socket, reinterpret_cast<sockaddr *>(&to), sizeof to);
    } else {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        ::inet_pton(AF_INET, address, &to.sin_addr);
        result = ::connect(m_socket, reinterpret_cast<sockaddr *>(&to), sizeof to);
    }
    if (result != 0)
        qFatal("cannot connect to port %d: %s", port, std::strerror(errno));
}

RawPeer::~RawPeer()
{
    close();
}

void RawPeer::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto count =
            ::send(m_socket, bytes.constData() + sent, std::size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return; // the other side has ended, which the test looks at
        sent += count;
    }
}

QByteArray RawPeer::request(const QByteArray &extraLines)
{
    return "GET /chat?x=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
           extraLines + "\r\n";
}

QByteArray RawPeer::upgrade(const QByteArray &extraLines, const QByteArray &follows)
{
    send(request(extraLines) + follows);
    return readUntil("\r\n\r\n");
}

void RawPeer::finish()
{
    ::shutdown(m_socket, SHUT_WR);
}

void RawPeer::reset()
{
    const linger hard{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    close();
}

void RawPeer::close()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

bool RawPeer::fill()
{
    if (m_end != End::None || m_socket < 0 || !awaitReady(m_socket, POLLIN))
        return false;
    char bytes[65536];
    const auto count = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (count > 0) {
        m_buffer.append(bytes, count);
        return true;
    }
    m_end = count == 0 ? End::Fin : End::Reset;
    return false;
}

QByteArray RawPeer::readUntil(const QByteArray &marker)
{
    while (!m_buffer.contains(marker)) {
        if (!fill())
            return std::exchange(m_buffer, {});
    }
    return read(m_buffer.indexOf(marker) + marker.size());
}

QByteArray RawPeer::read(qsizetype size)
{
    while (m_buffer.size() < size && fill()) {
    }
    const QByteArray bytes = m_buffer.left(size);
    m_buffer.remove(0, bytes.size());
    return bytes;
}

QByteArray RawPeer::readToEnd()
{
    while (fill()) {
    }
    return std::exchange(m_buffer, {});
}

std::optional<std::pair<quint8, QByteArray>> RawPeer::readFrame()
{
    const QByteArray head = read(2);
    if (head.size() < 2)
        return {};
    quint64 size = quint8(head[1]) & 0x7f;
    if (size == 126)
        size = qFromBigEndian<quint16>(read(2).constData());
    else if (size == 127)
        size = qFromBigEndian<quint64>(read(8).constData());
    const bool masked = quint8(head[1]) & 0x80;
    const QByteArray mask = masked ? read(4) : QByteArray();
    QByteArray payload = read(qsizetype(size));
    for (qsizetype i = 0; masked && i < payload.size(); ++i)
        payload[i] = char(payload[i] ^ mask[i % 4]);
    return std::pair(quint8(head[0]), payload);
}

QByteArray frame(quint8 first, const QByteArray &payload, bool masked)
{
    QByteArray bytes;
    bytes.append(char(first));
    const char mask = masked ? char(0x80) : char(0);
    if (payload.size() < 126) {
        bytes.append(char(mask | char(payload.size())));
    } else if (payload.size() < 65536) {
        bytes.append(char(mask | 126));
        QByteArray size(2, 0);
        qToBigEndian(quint16(payload.size()), size.data());
        bytes.append(size);
    } else {
        bytes.append(char(mask | 127));
        QByteArray size(8, 0);
        qToBigEndian(quint64(payload.size()), size.data());
        bytes.append(size);
    }
    if (!masked)
        return bytes + payload;
    const QByteArray key = QByteArray::fromHex("a1b2c3d4");
    bytes.append(key);
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes.append(char(payload[i] ^ key[i % 4]));
    return bytes;
}

QByteArray closeFrame(std::optional<quint16> code, const QByteArray &reason)
{
    QByteArray body;
    if (code) {
        body.resize(2);
        qToBigEndian(*code, body.data());
    }
    return frame(0x88, body + reason);
}

#include "endpoint/rawserver.h"

#include "wire/handshake.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

RawServer::RawServer() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_socket, 1024) != 0)
        qFatal("cannot listen");
    ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
}

RawServer::~RawServer()
{
    ::close(m_socket);
}

std::unique_ptr<RawPeer> RawServer::accept()
{
    pollfd wanted{m_socket, POLLIN, 0};
    if (::poll(&wanted, 1, 10'000) != 1)
        qFatal("nobody connected");
    return std::make_unique<RawPeer>(RawPeer::Accepted{::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC)});
}

std::unique_ptr<RawPeer> RawServer::acceptOpen(const QByteArray &follows)
{
    auto peer = accept();
    wire::HeadReader reader(wire::HeadReader::Kind::Request);
    reader.feed(peer->readUntil("\r\n\r\n"));
    const QByteArray key = reader.head().header("Sec-WebSocket-Key").value_or(QByteArray());
    peer->send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Accept: " +
               wire::acceptFor(key) + "\r\n\r\n" + follows);
    return peer;
}

// The connection of a QWebSocket after its handshake, as a Stream: where TLS or a proxy lies between us and
// the descriptor, so that it cannot simply be taken away from Qt.
#pragma once

#include "endpoint/net/librarystream.h"

class QWebSocket;

namespace endpoint {

/// Owns the QWebSocket, whose child the socket is; nobody else reads or writes it any more.
class ClientStream final : public LibraryStream
{
    Q_OBJECT
public:
    ClientStream(std::unique_ptr<QWebSocket> web, QTcpSocket *socket, int duplicate);
    ~ClientStream() override;

private:
    std::unique_ptr<QWebSocket> m_web;
};

} // namespace endpoint

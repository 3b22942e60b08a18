#include "endpoint/client/clientstream.h"

#include <QTcpSocket>
#include <QWebSocket>

namespace endpoint {

ClientStream::ClientStream(std::unique_ptr<QWebSocket> web, QTcpSocket *socket, int duplicate)
    : LibraryStream(duplicate), m_web(std::move(web))
{
    attach(*socket);
}

ClientStream::~ClientStream()
{
    letGo();
}

} // namespace endpoint

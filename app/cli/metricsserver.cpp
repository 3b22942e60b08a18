#include "cli/metricsserver.h"

#include "endpoint/net/admission.h"
#include "wire/handshake.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace cli {

namespace {

QByteArray answer(const char *status, const QByteArray &type, const QByteArray &body, bool withBody = true)
{
    return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n" +
           (withBody ? body : QByteArray());
}

QByteArray refusal(const char *status)
{
    return answer(status, "text/plain; charset=utf-8", QByteArray(status) + '\n');
}

} // namespace

MetricsServer::MetricsServer(Text text, QObject *parent) : QObject(parent), m_text(std::move(text))
{
    m_server.setMaxPendingConnections(maxConnections);
    connect(&m_server, &QTcpServer::newConnection, this, &MetricsServer::accept);
}

QString MetricsServer::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port) ? QString() : m_server.errorString();
}

QString MetricsServer::url() const
{
    QUrl url(QStringLiteral("http:///metrics"));
    url.setHost(m_server.serverAddress().toString());
    url.setPort(m_server.serverPort());
    return url.toString();
}

void MetricsServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        makeRoom();
        m_open.append(socket);
        socket->setReadBufferSize(maxHead);
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_open.removeOne(socket);
            m_asked.remove(socket);
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(patience, socket, [socket] { socket->abort(); });
    }
}

/// Whoever holds a connection and asks nothing keeps nobody else out.
void MetricsServer::makeRoom()
{
    while (m_open.size() >= maxConnections) {
        const auto idle = std::find_if(m_open.cbegin(), m_open.cend(),
                                       [this](QTcpSocket *socket) { return !m_asked.contains(socket); });
        QTcpSocket *const socket = idle == m_open.cend() ? m_open.constFirst() : *idle;
        // What it asks may have come without having been read yet: it is answered first.
        if (idle != m_open.cend() && socket->waitForReadyRead(0) &&
            (!m_open.contains(socket) || m_asked.contains(socket)))
            continue;
        socket->abort();
    }
}

/// On a loopback address only this computer's own programs may ask, and no page that comes under a name of
/// its own (DNS rebinding). On others, names are what the network makes them.
bool MetricsServer::isForUs(const wire::HttpHead &head) const
{
    if (!m_server.serverAddress().isLoopback())
        return true;
    endpoint::Gate gate;
    gate.bound = m_server.serverAddress();
    gate.port = m_server.serverPort();
    return endpoint::admit(head, gate).passes();
}

void MetricsServer::read(QTcpSocket *socket)
{
    // What has come stays in the socket until the head is whole.
    wire::HeadReader reader(wire::HeadReader::Kind::Request, maxHead);
    reader.feed(socket->peek(maxHead));
    QByteArray reply;
    switch (reader.state()) {
    case wire::HeadReader::State::Reading:
        return;
    case wire::HeadReader::State::TooLarge:
        reply = refusal("431 Request Header Fields Too Large");
        break;
    case wire::HeadReader::State::Malformed:
        reply = refusal("400 Bad Request");
        break;
    case wire::HeadReader::State::Done: {
        const wire::HttpHead &head = reader.head();
        const bool withBody = head.method == "GET";
        if (!isForUs(head)) {
            reply = refusal("403 Forbidden");
        } else if (!withBody && head.method != "HEAD") {
            reply = refusal("405 Method Not Allowed");
        } else if (head.target != "/metrics" && !head.target.startsWith("/metrics?")) {
            reply = refusal("404 Not Found");
        } else {
            const bool open = head.joined("Accept").contains("application/openmetrics-text");
            reply = answer("200 OK",
                           open ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
                                : "text/plain; version=0.0.4; charset=utf-8",
                           m_text(open), withBody);
        }
    }
    }
    m_asked.insert(socket);
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    socket->readAll(); // unread bytes would make the end a reset
    socket->write(reply);
    socket->disconnectFromHost();
}

} // namespace cli

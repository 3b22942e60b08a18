#include "endpoint/browser/socketlink.h"

#include "endpoint/browser/devtools.h"
#include "wire/handshake.h"

#include <QJsonDocument>
#include <QNetworkProxy>

namespace endpoint {

SocketLink::SocketLink(QObject *parent) : ToolsLink(parent), m_asking(this), m_patience(this)
{
    m_socket.setParent(this);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setMaxAllowedIncomingMessageSize(quint64(largestToolsMessage));
    m_socket.setMaxAllowedIncomingFrameSize(quint64(largestToolsMessage));
    m_asking.setProxy(QNetworkProxy::NoProxy);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { lose(QStringLiteral("no answer within %1 s").arg(patience.count() / 1000)); });
    connect(&m_asking, &QTcpSocket::connected, this, &SocketLink::ask);
    connect(&m_asking, &QTcpSocket::readyRead, this, [this] {
        m_answer += m_asking.read(longestAnswer);
        readAnswer(false);
    });
    connect(&m_asking, &QTcpSocket::disconnected, this, [this] { readAnswer(true); });
    connect(&m_asking, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error != QAbstractSocket::RemoteHostClosedError)
            lose(m_asking.errorString());
    });
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_patience.stop();
        Q_EMIT opened();
    });
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { lose(m_socket.errorString()); });
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            [this] { lose(m_socket.errorString()); });
}

/// What its sockets say as they go is no news.
SocketLink::~SocketLink()
{
    m_asking.disconnect(this);
    m_socket.disconnect(this);
}

void SocketLink::open(const QUrl &address)
{
    m_address = address;
    m_patience.start();
    if (address.scheme() == QLatin1String("ws"))
        dial(address);
    else
        m_asking.connectToHost(address.host(), quint16(address.port(80)));
}

void SocketLink::ask()
{
    const QByteArray host = m_address.authority(QUrl::FullyEncoded).toUtf8();
    m_asking.write("GET /json/version HTTP/1.1\r\nHost: " + host +
                   "\r\nAccept: application/json\r\nConnection: close\r\n\r\n");
}

void SocketLink::readAnswer(bool isAll)
{
    if (m_over || !m_path.isEmpty())
        return;
    wire::HeadReader head(wire::HeadReader::Kind::Response);
    const qsizetype begin = head.feed(m_answer);
    const bool isHttp = head.state() == wire::HeadReader::State::Done && head.head().status == 200;
    const QJsonDocument body = isHttp ? QJsonDocument::fromJson(m_answer.mid(begin)) : QJsonDocument();
    const QUrl told(body.object().value(QLatin1String("webSocketDebuggerUrl")).toString());
    if (told.isValid() && told.path().size() > 1) {
        // Only the path is taken: whoever answers must not send us elsewhere.
        QUrl socket = m_address;
        socket.setScheme(QStringLiteral("ws"));
        socket.setPath(told.path());
        m_asking.abort();
        dial(socket);
    } else if (isAll || m_answer.size() >= longestAnswer) {
        lose(QStringLiteral("what answers there is no DevTools"));
    }
}

void SocketLink::dial(const QUrl &socket)
{
    m_path = socket.path();
    m_socket.open(socket);
}

void SocketLink::send(const QByteArray &text)
{
    m_socket.sendTextMessage(QString::fromUtf8(text));
}

void SocketLink::close()
{
    m_over = true;
    m_patience.stop();
    m_asking.abort();
    m_socket.close();
}

void SocketLink::lose(const QString &why)
{
    if (std::exchange(m_over, true))
        return;
    m_patience.stop();
    m_asking.abort();
    Q_EMIT lost(why);
}

} // namespace endpoint

// A server for a relay or a client to dial that answers every connection with a TLS handshake and, if it gets
// a request, with the 101.
#pragma once

#include "certificates.h"
#include "wire/handshake.h"

#include <QPointer>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

class TlsServer : public QTcpServer
{
public:
    TlsServer(const Certificates &certificates, const QByteArray &name)
    {
        m_configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificates.file(name + ".pem")));
        QFile key(certificates.file(name + ".key"));
        const bool opened = key.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        m_configuration.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
        m_configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_configuration.setAllowedNextProtocols({"http/1.1"});
        listen(QHostAddress::LocalHost);
    }
    void askForCertificate(const Certificates &certificates)
    {
        m_configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        m_configuration.setCaCertificates(QSslCertificate::fromPath(certificates.authority()));
    }
    QPointer<QSslSocket> last;
    QByteArray requestSeen;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        last = socket;
        socket->setSslConfiguration(m_configuration);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QIODevice::readyRead, this, [this, socket] {
            requestSeen += socket->readAll();
            if (requestSeen.endsWith("\r\n\r\n"))
                socket->write(answer());
        });
        socket->startServerEncryption();
    }

private:
    [[nodiscard]] QByteArray answer() const
    {
        const QByteArray name = "Sec-WebSocket-Key: ";
        const qsizetype key = requestSeen.indexOf(name) + name.size();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Accept: " +
               wire::acceptFor(requestSeen.sliced(key, requestSeen.indexOf('\r', key) - key)) + "\r\n\r\n";
    }

    QSslConfiguration m_configuration;
};

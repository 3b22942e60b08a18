// The socket that QWebSocketServer and QWebSocket believe to hold. It has no connection of its own: its owner
// reads the real one, decodes first, and offers Qt what Qt is meant to see; what Qt writes comes back to the
// owner, who knows when the kernel took it. So nothing Qt does or assumes can change, hide or outrun what is
// on the wire.
//
// Why not the real QTcpSocket with a peek at its buffer: Qt closes the descriptor before it signals an end
// (FIN and RST look alike), answers Close frames by its own rules (1012 to 1014 get 1002, an empty one gets
// 1000), ends a session when a frame takes more than 5 s to arrive, and loses frames that come together with
// the upgrade request.
#pragma once

#include <QTcpSocket>

namespace endpoint {

/// What Qt does with a TapSocket.
class LibrarySide
{
public:
    virtual ~LibrarySide() = default;
    virtual void libraryWrote(QByteArrayView bytes) = 0;
    /// Qt wants the connection closed: it refuses the upgrade, or has an opinion of its own on what it read.
    virtual void libraryClosed() = 0;
};

class TapSocket final : public QTcpSocket
{
public:
    /// `peer` and `local` as Qt shall see them. The side must outlive the socket or be detached.
    TapSocket(LibrarySide &side, const QHostAddress &peer, quint16 peerPort);
    ~TapSocket() override;

    /// Gives Qt bytes to read: an HTTP head, or whole frames. Qt reacts within the call, except to an HTTP
    /// head.
    void offer(const QByteArray &bytes);
    /// Gives back the 16 KiB that reading the HTTP head by peek() leaves in every QIODevice. Only while Qt
    /// has read everything.
    void releaseBuffers();
    /// From now on the side hears nothing any more, and Qt sees an unconnected socket.
    void detach();

    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool isSequential() const override { return true; }
    void close() override;
    void disconnectFromHost() override { close(); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 skipData(qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    LibrarySide *m_side;
    QByteArray m_unread;
};

} // namespace endpoint

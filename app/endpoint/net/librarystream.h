// A connection that Qt reads and writes, TLS included, as a Stream.
#pragma once

#include "endpoint/net/stream.h"

#include <QAbstractSocket>

class QTcpSocket;

namespace endpoint {

/// Qt's socket and a duplicate of its descriptor: the duplicate outlives Qt's own, which is closed before an
/// end is told of, and so still knows FIN from RST and keeps TCP alive until we end it.
///
/// Qt signals from the middle of its own work: a handshake that fails, a record that is being decrypted. What
/// an owner does in answer may be anything, so nothing that ends Qt's socket happens within one of its
/// signals: it is done from the event loop.
class LibraryStream : public Stream
{
    Q_OBJECT
public:
    qint64 read(char *buffer, qint64 size) override;
    qint64 write(QByteArrayView bytes) override;
    void finish() override;
    void close(bool reset) override;
    void setReading(bool on) override;
    [[nodiscard]] int descriptor() const override { return m_duplicate; }
    [[nodiscard]] int descriptorsHeld() const override;

protected:
    /// `duplicate`: -1 where there is none; then every end is of an unknown kind.
    explicit LibraryStream(int duplicate) : m_duplicate(duplicate) {}
    /// The subclass's socket, once there is one. It must letGo() before that goes.
    void attach(QTcpSocket &socket);
    /// For the subclass's destructor, which is never within a signal of the socket.
    void letGo();
    /// Connects a signal of the socket so that its slot cannot end the socket.
    template <class Signal, class Slot>
    void hear(const typename QtPrivate::FunctionPointer<Signal>::Object *sender, Signal signal, Slot slot)
    {
        connect(sender, signal, this, [this, slot](auto &&...arguments) {
            ++m_signals;
            slot(arguments...);
            --m_signals;
        });
    }
    void readAgain();
    [[nodiscard]] bool isOver() const { return m_socketOver || m_closed; }
    /// Tells once that TLS is broken.
    void tellBroken(const QString &sub, const QString &text);

    int m_duplicate;
    bool m_established = false; ///< TLS: its handshake is done

private:
    void failed(QAbstractSocket::SocketError error);
    void lost();
    void awaitFin();
    void watchDescriptor();
    [[nodiscard]] qint64 readBare();
    [[nodiscard]] bool mayWrite() const;
    [[nodiscard]] bool allSent() const;
    [[nodiscard]] virtual QString reasonOf(const QString &error) const;

    QTcpSocket *m_socket = nullptr;
    int m_signals = 0;  ///< of the socket that are being emitted
    qint64 m_given = 0; ///< bytes Qt has, but not yet the kernel: not yet counted as taken
    bool m_tls = false, m_blocked = false, m_reading = true, m_readAgain = false;
    bool m_closed = false;     ///< close() was called
    bool m_socketOver = false; ///< Qt has let go of its descriptor
    bool m_finSent = false;    ///< or about to be
    bool m_abortOwed = false;
    bool m_closeNotified = false, m_brokenReported = false;
    std::unique_ptr<QSocketNotifier> m_watcher; ///< of the duplicate, once Qt's socket is over
};

} // namespace endpoint

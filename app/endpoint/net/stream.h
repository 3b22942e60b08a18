// One connected TCP socket behind an interface that a plain descriptor and a TLS socket share, and that tells
// how the connection ended exactly as the kernel told it.
#pragma once

#include "session/observation.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <optional>

namespace endpoint {

/// Everything on the thread it was made on. Deleting it closes the connection; not to be deleted from a slot
/// of its own signals.
class Stream : public QObject
{
    Q_OBJECT
public:
    /// Reads up to `size` bytes: how many came, 0 when there is nothing now, -1 when the connection is over
    /// for reading: end() then says how, and readable() comes no more.
    virtual qint64 read(char *buffer, qint64 size) = 0;
    /// Gives bytes to the kernel and returns how many it has taken. Those it has not must be offered again,
    /// as they were, when writable() comes. A connection that failed takes none; reading tells of it.
    virtual qint64 write(QByteArrayView bytes) = 0;
    /// No more will be written: FIN after what was taken (on TLS after a close_notify). Reading goes on.
    virtual void finish() = 0;
    /// Gives the connection up now: FIN, whatever the peer does, or RST. Nothing is signalled any more.
    virtual void close(bool reset = false) = 0;
    /// Off: readable() is held back and the peer is slowed down by TCP; only a reset, or the like, is told
    /// all the same. On at the beginning.
    virtual void setReading(bool on) = 0;
    /// With TLS, which begins with a handshake: encrypted(), broken() or an end of TCP follows it.
    [[nodiscard]] virtual bool isTls() const { return false; }
    /// Any byte of that handshake has come.
    [[nodiscard]] virtual bool hasHeard() const { return true; }
    /// Begins that handshake as the server.
    virtual void startServer() {}
    /// What the handshake came to, once encrypted() was emitted.
    [[nodiscard]] virtual session::TlsEstablished tls() const { return {}; }
    /// The kernel has bytes that it has not sent yet: a reset would throw them away. False where the system
    /// cannot say.
    [[nodiscard]] virtual bool hasUnsent() const;
    /// For TCP evidence; -1 once closed. TLS keeps a second descriptor besides.
    [[nodiscard]] virtual int descriptor() const = 0;
    [[nodiscard]] virtual int descriptorsHeld() const = 0;

    [[nodiscard]] const std::optional<session::TcpEnd> &end() const { return m_end; }
    /// When the peer did that, if it was some time before it was certain.
    [[nodiscard]] std::optional<session::Stamp> endedAt() const { return m_endedAt; }

Q_SIGNALS:
    void readable(); ///< read until it returns 0 or -1, or until it comes again
    void writable();
    void encrypted();
    /// The TLS handshake failed, or the TLS of an open connection broke: the end of TCP follows. `sub` as of
    /// tls_failure, may be empty.
    void broken(const QString &sub, const QString &text);

protected:
    std::optional<session::TcpEnd> m_end;
    std::optional<session::Stamp> m_endedAt;
};

/// A plain, non-blocking descriptor, which it owns.
class PlainStream final : public Stream
{
    Q_OBJECT
public:
    explicit PlainStream(int descriptor);
    ~PlainStream() override;

    qint64 read(char *buffer, qint64 size) override;
    qint64 write(QByteArrayView bytes) override;
    void finish() override;
    void close(bool reset) override;
    void setReading(bool on) override;
    [[nodiscard]] int descriptor() const override { return m_descriptor; }
    [[nodiscard]] int descriptorsHeld() const override { return m_descriptor < 0 ? 0 : 1; }

private:
    void awaitRoom();
    void watchForErrors();

    int m_descriptor = -1;
    std::optional<session::TcpEnd>
        m_writeFailure; ///< an error that a write took off the socket before a read could
    std::unique_ptr<QSocketNotifier> m_reader, m_writer; ///< the writer only once the kernel was full
    std::unique_ptr<QSocketNotifier> m_alarm; ///< while not reading: tells of errors alone; made when needed
};

/// What accept(2) gives is blocking on Linux, whatever the listening socket is.
void makeNonBlocking(int descriptor);

/// Switches a notifier off and destroys it from the event loop: this may be within its own signal.
void retire(std::unique_ptr<QSocketNotifier> &notifier);

/// Closes a descriptor so that the peer gets RST (SO_LINGER 0), or FIN even if bytes of it were still unread.
void closeDescriptor(int descriptor, bool reset);

} // namespace endpoint

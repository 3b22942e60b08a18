#include "endpoint/net/stream.h"

#include "endpoint/net/tcpinfo.h"

#include <QEvent>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/sockios.h>
#include <sys/ioctl.h>
#endif

namespace endpoint {

using namespace session;

bool Stream::hasUnsent() const
{
#ifdef __linux__
    int bytes = 0;
    return ::ioctl(descriptor(), SIOCOUTQNSD, &bytes) == 0 && bytes > 0;
#else
    return false;
#endif
}

void makeNonBlocking(int descriptor)
{
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

void retire(std::unique_ptr<QSocketNotifier> &notifier)
{
    if (!notifier)
        return;
    notifier->setEnabled(false);
    notifier.release()->deleteLater();
}

void closeDescriptor(int descriptor, bool reset)
{
    if (reset) {
        const linger hard{1, 0};
        ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    } else {
        // Closing with unread bytes makes Linux send RST instead of FIN, and the peer may lose what we sent
        // last.
        ::shutdown(descriptor, SHUT_WR);
        std::array<char, 16384> discarded;
        for (int round = 0; round < 64; ++round) {
            if (::recv(descriptor, discarded.data(), discarded.size(), MSG_DONTWAIT) <= 0)
                break;
        }
    }
    ::close(descriptor);
}

namespace {

/// Tells its stream without a signal of its own in between: half of what Qt costs per message.
class ReadNotifier final : public QSocketNotifier
{
public:
    ReadNotifier(int descriptor, Stream &stream) : QSocketNotifier(descriptor, Read), m_stream(stream) {}

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::SockAct)
            return QSocketNotifier::event(event);
        Q_EMIT m_stream.readable();
        return true;
    }

private:
    Stream &m_stream;
};

} // namespace

PlainStream::PlainStream(int descriptor)
    : m_descriptor(descriptor), m_reader(std::make_unique<ReadNotifier>(descriptor, *this))
{
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

PlainStream::~PlainStream()
{
    close(false);
}

qint64 PlainStream::read(char *buffer, qint64 size)
{
    if (m_end || m_descriptor < 0)
        return -1;
    for (;;) {
        const auto got = ::recv(m_descriptor, buffer, std::size_t(size), 0);
        if (got > 0)
            return got;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return 0;
        // After a write has taken a reset off the socket, reading it meets a plain end of file.
        if (got == 0)
            m_end = m_writeFailure.value_or(TcpEnd{TcpFate::Fin, {}, false});
        else
            m_end = tcpEndOfError(errno);
        m_reader->setEnabled(false);
        return -1;
    }
}

qint64 PlainStream::write(QByteArrayView bytes)
{
    if (m_descriptor < 0 || m_writeFailure)
        return 0;
    qint64 taken = 0;
    while (taken < bytes.size()) {
        const auto sent =
            ::send(m_descriptor, bytes.data() + taken, std::size_t(bytes.size() - taken), MSG_NOSIGNAL);
        if (sent >= 0) {
            taken += sent;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            awaitRoom();
            break;
        } else if (errno != EINTR) {
            m_writeFailure = tcpEndOfError(errno);
            setReading(true); // which is how the owner learns of it
            break;
        }
    }
    return taken;
}

void PlainStream::awaitRoom()
{
    if (!m_writer) {
        m_writer = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
        connect(m_writer.get(), &QSocketNotifier::activated, this, [this] {
            m_writer->setEnabled(false);
            Q_EMIT writable();
        });
    }
    m_writer->setEnabled(true);
}

void PlainStream::finish()
{
    if (m_descriptor >= 0)
        ::shutdown(m_descriptor, SHUT_WR);
}

void PlainStream::close(bool reset)
{
    if (m_descriptor < 0)
        return;
    for (QSocketNotifier *notifier : {m_reader.get(), m_writer.get(), m_alarm.get()}) {
        if (notifier)
            notifier->setEnabled(false);
    }
    const int descriptor = std::exchange(m_descriptor, -1);
    if (m_end && !reset)
        ::close(descriptor); // nothing is unread: FIN, unless that was said or the connection is dead
    else
        closeDescriptor(descriptor, reset);
}

void PlainStream::setReading(bool on)
{
    if (m_descriptor < 0 || m_end)
        return;
    m_reader->setEnabled(on);
    if (!on)
        watchForErrors();
    else if (m_alarm)
        m_alarm->setEnabled(false);
}

/// Who is not read may reset the connection: that must not wait until somebody reads.
void PlainStream::watchForErrors()
{
    if (!m_alarm) {
        m_alarm = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Exception);
        connect(m_alarm.get(), &QSocketNotifier::activated, this, [this] {
            m_alarm->setEnabled(false);
            int error = 0;
            socklen_t size = sizeof error;
            ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
            if (error == 0)
                return; // both have said FIN: that will be read in its turn
            m_end = tcpEndOfError(error);
            Q_EMIT readable();
        });
    }
    m_alarm->setEnabled(true);
}

} // namespace endpoint

#include "endpoint/net/acceptor.h"

#include "endpoint/net/address.h"
#include "endpoint/net/descriptorlimit.h"
#include "endpoint/net/rawaddress.h"

#include <QTimer>

#include <cerrno>
#include <cstring>

#include <netinet/in.h>
#include <unistd.h>

namespace endpoint {

using namespace std::chrono_literals;

namespace {

constexpr int backlog = 4096; ///< a burst of clients must not have to wait for SYN to be sent again
constexpr int acceptsInARow = 64;

QString reason(int error)
{
    switch (error) {
    case EADDRINUSE:
        return QStringLiteral("address already in use");
    case EACCES:
        return QStringLiteral("permission denied");
    case EADDRNOTAVAIL:
        return QStringLiteral("this machine does not have that address");
    default:
        return QString::fromLocal8Bit(std::strerror(error));
    }
}

} // namespace

QString Acceptor::listen(const QHostAddress &address, quint16 port)
{
    const RawAddress raw(address, port);
    const int yes = 1;
    m_descriptor = ::socket(raw.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0)
        return reason(errno);
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (raw.family() == AF_INET6)
        ::setsockopt(m_descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
    if (::bind(m_descriptor, raw.get(), raw.size) != 0 || ::listen(m_descriptor, backlog) != 0) {
        const QString error = reason(errno);
        close();
        return error;
    }
    m_port = localAddressOf(m_descriptor).port;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Acceptor::accept);
    return {};
}

void Acceptor::close()
{
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater(); // this may be its own slot
    }
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

void Acceptor::hold(bool held)
{
    m_held = held;
    if (m_notifier && !m_starved)
        m_notifier->setEnabled(!held);
}

void Acceptor::accept()
{
    for (int round = 0; round < acceptsInARow && m_descriptor >= 0 && !m_held; ++round) {
        const int descriptor = ::accept4(m_descriptor, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            m_accepted(descriptor);
            if (m_descriptor >= 0 && isTheLast(descriptor, Reserve::OfAccepting)) {
                pause(EMFILE);
                return;
            }
            continue;
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            pause(errno);
            return;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (std::exchange(m_starved, false))
                Q_EMIT fed();
            return;
        }
        // Anything else concerns one connection, which is gone by now (accept(2), "Error handling").
    }
}

void Acceptor::pause(int error)
{
    m_notifier->setEnabled(false);
    QTimer::singleShot(500ms, m_notifier.get(), [this] {
        if (areDescriptorsScarce(m_descriptor)) {
            pause(EMFILE);
            return;
        }
        m_notifier->setEnabled(!m_held);
        accept();
    });
    m_starved = true;
    Q_EMIT starved(QString::fromLocal8Bit(std::strerror(error)));
}

} // namespace endpoint

#include "endpoint/net/dialer.h"

#include "base/clock.h"
#include "endpoint/net/descriptorlimit.h"
#include "endpoint/net/rawaddress.h"
#include "endpoint/net/stream.h"
#include "endpoint/net/tcpinfo.h"

#include <cerrno>
#include <cstring>

#include <netdb.h>
#include <unistd.h>

namespace endpoint {

using namespace session;

namespace {

DialResult failure(Phase phase, const char *cause, const char *sub, const QString &text,
                   Source source = Source::Wire)
{
    return {-1, {phase, QLatin1String(cause), QLatin1String(sub), text}, source, 0};
}

DialResult failureOf(int error)
{
    const QString text =
        QStringLiteral("%1 (%2)").arg(QString::fromLocal8Bit(std::strerror(error)), errnoName(error));
    switch (error) {
    case ECONNREFUSED:
    case ECONNRESET:
        return failure(Phase::Tcp, "connection_refused", "", text);
    case EHOSTUNREACH:
    case ENETUNREACH:
    case ENETDOWN:
        return failure(Phase::Tcp, "connect_timeout", "unreachable", text);
    case ETIMEDOUT:
        return failure(Phase::Tcp, "connect_timeout", "", text);
    case EACCES:
    case EPERM: // a firewall rule of this machine, most of the time
        return failure(Phase::Tcp, "connect_timeout", "not_permitted", text, Source::Library);
    case EADDRNOTAVAIL: // an address or a port of our own, not of the server
        return failure(Phase::Tcp, "connect_timeout", "no_local_address", text, Source::Library);
    }
    DialResult result = failure(Phase::Tcp, "connect_timeout", "local", text, Source::Library);
    if (error == EMFILE || error == ENFILE)
        result.error = error;
    return result;
}

/// What the resolver says. Its "temporary failure" is a server that failed, or one that did not answer: the
/// time that it took tells which.
DialResult failureOf(const QHostInfo &info, std::chrono::nanoseconds took)
{
    constexpr std::chrono::seconds resolverTimeout{4}; // resolv.conf(5): 5 s for each attempt, unless set
    const char *sub = "";
    if (info.error() == QHostInfo::HostNotFound)
        sub = "nxdomain";
    else if (info.error() == QHostInfo::NoError)
        sub = "no_address";
    else if (info.errorString() == QString::fromLocal8Bit(::gai_strerror(EAI_AGAIN)))
        sub = took < resolverTimeout ? "servfail" : "timeout";
    const QString text =
        info.error() == QHostInfo::NoError ? QStringLiteral("the name has no address") : info.errorString();
    return failure(Phase::Dns, "dns_failure", sub, text, Source::Library);
}

} // namespace

Dialer::Dialer(DialTarget target, Done done) : m_target(std::move(target)), m_done(std::move(done)) {}

Dialer::~Dialer()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    drop();
}

void Dialer::start()
{
    const QHostAddress address(m_target.host);
    if (!address.isNull()) {
        m_addresses = {address};
        tryNext();
        return;
    }
    m_askedAt = base::now();
    m_lookup = QHostInfo::lookupHost(m_target.host, this, &Dialer::resolved);
}

void Dialer::resolved(const QHostInfo &info)
{
    m_lookup = -1;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        finish(failureOf(info, base::now() - m_askedAt));
        return;
    }
    m_addresses = info.addresses();
    tryNext();
}

void Dialer::tryNext()
{
    while (!m_addresses.isEmpty()) {
        if (connectTo(m_addresses.takeFirst()))
            return;
    }
    finish(failureOf(m_error));
}

/// True if the address answered or may still answer.
bool Dialer::connectTo(const QHostAddress &address)
{
    const RawAddress raw(address, m_target.port);
    m_descriptor = ::socket(raw.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0) {
        m_error = errno;
        return false;
    }
    if (isTheLast(m_descriptor, Reserve::OfDialling)) {
        m_error = EMFILE;
        drop();
        return false;
    }
    int result = ::connect(m_descriptor, raw.get(), raw.size);
    // On the same machine it is often done by now, though the call did not wait for it: asking again spares a
    // turn of the event loop.
    if (result != 0 && errno == EINPROGRESS && address.isLoopback())
        result = ::connect(m_descriptor, raw.get(), raw.size);
    if (result == 0) {
        finish({std::exchange(m_descriptor, -1), {}, Source::Wire, 0});
        return true;
    }
    if (errno == EINPROGRESS || errno == EALREADY) {
        m_writer = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
        connect(m_writer.get(), &QSocketNotifier::activated, this, &Dialer::connectable);
        return true;
    }
    m_error = errno;
    drop();
    return false;
}

void Dialer::connectable()
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    retire(m_writer);
    if (error != 0) {
        m_error = error;
        drop();
        tryNext();
        return;
    }
    finish({std::exchange(m_descriptor, -1), {}, Source::Wire, 0});
}

void Dialer::finish(const DialResult &result)
{
    const Done done = std::move(m_done);
    done(result);
}

void Dialer::drop()
{
    retire(m_writer);
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

} // namespace endpoint

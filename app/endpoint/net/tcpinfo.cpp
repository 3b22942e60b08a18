#include "endpoint/net/tcpinfo.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <sys/socket.h>

#include <linux/tcp.h>
#endif

namespace endpoint {

using namespace session;

namespace {

/// States of struct tcp_info (include/net/tcp_states.h), which the header of the struct does not name.
enum TcpState { Closed = 7, CloseWait = 8, LastAck = 9 };

/// Ages of more than 24 days do not fit; the kernel's own turn over at 49.
[[maybe_unused]] qint32 fitting(quint32 value)
{
    return qint32(std::min(value, quint32(std::numeric_limits<qint32>::max())));
}

} // namespace

std::optional<TcpSample> sampleTcp(int descriptor)
{
#ifdef Q_OS_LINUX
    tcp_info info{};
    socklen_t size = sizeof info;
    if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return {};
    using Microseconds = TcpSample::Microseconds;
    using Milliseconds = TcpSample::Milliseconds;
    TcpSample sample;
    sample.state = info.tcpi_state;
    sample.rtt = Microseconds(fitting(info.tcpi_rtt));
    sample.rttVar = Microseconds(fitting(info.tcpi_rttvar));
    sample.rto = Microseconds(fitting(info.tcpi_rto));
    sample.unacked = info.tcpi_unacked;
    sample.retransmits = info.tcpi_retransmits;
    sample.totalRetransmits = info.tcpi_total_retrans;
    sample.backoff = info.tcpi_backoff;
    sample.probes = info.tcpi_probes;
    sample.notSentBytes = info.tcpi_notsent_bytes;
    sample.lastDataIn = Milliseconds(fitting(info.tcpi_last_data_recv));
    sample.lastDataOut = Milliseconds(fitting(info.tcpi_last_data_sent));
    sample.lastAckIn = Milliseconds(fitting(info.tcpi_last_ack_recv));
    return sample;
#else
    Q_UNUSED(descriptor);
    return {};
#endif
}

QString errnoName(int error)
{
    if (error == 0)
        return {};
#ifdef __GLIBC__
    if (const char *name = strerrorname_np(error))
        return QString::fromLatin1(name);
#endif
    return QStringLiteral("E%1").arg(error);
}

TcpEnd tcpEndOfError(int error)
{
    TcpFate fate = TcpFate::Unknown;
    switch (error) {
    case ECONNRESET:
        fate = TcpFate::Reset;
        break;
    case ETIMEDOUT:
        fate = TcpFate::Timeout;
        break;
    case EHOSTUNREACH:
    case ENETUNREACH:
    case ENETDOWN:
#ifdef EHOSTDOWN
    case EHOSTDOWN:
#endif
        fate = TcpFate::Unreachable;
        break;
    case EPIPE: // a reset that met a socket whose peer had sent FIN before: FIN came first
        fate = TcpFate::Fin;
        break;
    }
    return {fate, errnoName(error), false};
}

TcpEnd tcpEndOf(int descriptor)
{
#ifdef Q_OS_LINUX
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0)
        return tcpEndOfError(error);
    const auto sample = sampleTcp(descriptor);
    if (!sample)
        return {TcpFate::Unknown, {}, false};
    switch (sample->state) {
    case CloseWait:
    case LastAck:
        return {TcpFate::Fin, {}, false};
    case Closed: // and nobody is left to say why: only a reset ends an established connection like this
        return {TcpFate::Reset, QStringLiteral("ECONNRESET"), false};
    default:
        return {TcpFate::Open, {}, false};
    }
#else
    Q_UNUSED(descriptor);
    return {TcpFate::Unknown, {}, false};
#endif
}

} // namespace endpoint

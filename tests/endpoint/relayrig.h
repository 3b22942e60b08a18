// A relay on its own wire thread between raw sockets that a test drives byte by byte, and what it observed.
#pragma once

#include "diagnosis/classify.h"
#include "endpoint/loop/wirethread.h"
#include "endpoint/relay/relay.h"
#include "wire/frames.h"

#include <QtTest>

#include <cerrno>

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rig {

using namespace Qt::StringLiterals;
using namespace session;

inline const QByteArray request = "GET /chat?x=1 HTTP/1.1\r\nHost: relay.example\r\nUpgrade: websocket\r\n"
                                  "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                  "Sec-WebSocket-Version: 13\r\nUser-Agent: tester\r\n";
inline const QByteArray response =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

/// A blocking TCP socket. Nothing waits longer than ten seconds.
class Peer
{
public:
    explicit Peer(int descriptor = -1) : m_descriptor(descriptor)
    {
        if (descriptor < 0)
            return;
        const timeval limit{10, 0};
        const int yes = 1;
        ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    Peer(Peer &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    Peer &operator=(Peer &&other) noexcept
    {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        return *this;
    }
    ~Peer() { close(); }

    static sockaddr_in loopback(quint16 port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }
    static Peer connectTo(quint16 port, int receiveBuffer = 0)
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receiveBuffer > 0)
            ::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        const sockaddr_in address = loopback(port);
        if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            ::close(descriptor);
            return Peer();
        }
        return Peer(descriptor);
    }

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] bool isValid() const { return m_descriptor >= 0; }
    bool send(const QByteArray &bytes) const
    {
        for (qsizetype at = 0; at < bytes.size();) {
            const auto sent =
                ::send(m_descriptor, bytes.data() + at, std::size_t(bytes.size() - at), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            at += sent;
        }
        return true;
    }
    /// Exactly so many bytes, or fewer when the connection ended first.
    [[nodiscard]] QByteArray receive(qsizetype size) const
    {
        QByteArray bytes(size, Qt::Uninitialized);
        qsizetype at = 0;
        while (at < size) {
            const auto got = ::recv(m_descriptor, bytes.data() + at, std::size_t(size - at), 0);
            if (got <= 0)
                break;
            at += got;
        }
        return bytes.first(at);
    }
    /// Up to and with the empty line.
    [[nodiscard]] QByteArray receiveHead() const
    {
        QByteArray head;
        while (!head.endsWith("\r\n\r\n")) {
            const QByteArray byte = receive(1);
            if (byte.isEmpty())
                break;
            head += byte;
        }
        return head;
    }
    /// All that comes until the connection ends; then how() tells how it did.
    [[nodiscard]] QByteArray receiveRest()
    {
        QByteArray bytes;
        char buffer[65536];
        for (;;) {
            const auto got = ::recv(m_descriptor, buffer, sizeof buffer, 0);
            if (got <= 0) {
                m_how = got == 0 ? u"fin"_s : errno == ECONNRESET ? u"rst"_s : u"errno %1"_s.arg(errno);
                return bytes;
            }
            bytes.append(buffer, got);
        }
    }
    /// "fin", "rst" or an errno, after receiveRest().
    [[nodiscard]] QString how() const { return m_how; }
    /// What the other end did: nothing more is expected but its end.
    [[nodiscard]] QString end()
    {
        const QByteArray rest = receiveRest();
        return rest.isEmpty() ? m_how : u"%1 bytes, %2"_s.arg(rest.size()).arg(m_how);
    }
    void finish() const { ::shutdown(m_descriptor, SHUT_WR); }
    void reset()
    {
        const linger hard{1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }

private:
    int m_descriptor = -1;
    QString m_how;
};

/// A listening socket that stands for the server.
class Upstream
{
public:
    Upstream() : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = Peer::loopback(0);
        socklen_t size = sizeof address;
        const timeval limit{10, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        ::listen(m_descriptor, 1024);
        ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
    }
    ~Upstream() { close(); }
    Upstream(const Upstream &) = delete;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] Peer accept() const
    {
        return Peer(::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC));
    }
    /// True if nobody has dialled so far.
    [[nodiscard]] bool isUntouched() const
    {
        ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
        const Peer peer(::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC));
        ::fcntl(m_descriptor, F_SETFL, 0);
        return !peer.isValid();
    }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }

private:
    int m_descriptor;
    quint16 m_port = 0;
};

class Rig : public QObject
{
public:
    explicit Rig(EndpointSpec spec) : m_thread(endpoint::startWireThread(u"relay"_s))
    {
        spec.id = EndpointId(1);
        spec.role = Role::Relay;
        if (spec.listen.isEmpty())
            spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
        const auto shared = std::make_shared<endpoint::Shared>();
        shared->redactionKey = "key";
        m_relay = new endpoint::Relay(spec, shared);
        m_relay->moveToThread(m_thread.get());
        connect(m_thread.get(), &QThread::finished, m_relay, &QObject::deleteLater);
        connect(m_relay, &endpoint::Endpoint::observed, this, [this](const Batch &batch) {
            for (const Observation &observation : batch)
                take(observation);
        });
        connect(m_relay, &endpoint::Endpoint::statusChanged, this,
                [this](const EndpointStatus &status) { statuses.append(status); });
        QMetaObject::invokeMethod(m_relay, &endpoint::Endpoint::start);
        [this] { QTRY_VERIFY(!statuses.isEmpty()); }();
    }
    static EndpointSpec specFor(quint16 port, const QString &path = u"/"_s)
    {
        EndpointSpec spec;
        spec.target = QUrl(u"ws://127.0.0.1:%1%2"_s.arg(port).arg(path));
        return spec;
    }

    [[nodiscard]] quint16 port() const { return quint16(statuses.first().url.port()); }
    [[nodiscard]] int connectionsHeld() const { return m_relay->connectionsHeld(); }
    void perform(const Command &command)
    {
        QMetaObject::invokeMethod(m_relay, [this, command] { m_relay->perform(command); });
    }
    void letIn(const QString &sub, const QString &value)
    {
        QMetaObject::invokeMethod(m_relay, [this, sub, value] { m_relay->letIn(sub, value); });
    }
    void stop() { QMetaObject::invokeMethod(m_relay, &endpoint::Endpoint::stop); }

    /// Waits until that session has ended and tells what it came to: "cause ended_by class tcp-client
    /// tcp-server", with the sub after the cause.
    QString verdict(quint64 session = 1)
    {
        [&] { QTRY_VERIFY_WITH_TIMEOUT(facts.value(session).ended, 15'000); }();
        const Facts &f = facts[session];
        const diagnosis::Verdict v = diagnosis::classify(f);
        const QString sub = v.sub.isEmpty() ? QString() : u':' + v.sub;
        return u"%1%2 %3 %4 %5 %6"_s.arg(name(v.cause), sub, name(v.endedBy), name(v.cls), fate(f.client()),
                                         fate(f.server()));
    }
    /// Kinds of that session's observations in order, "leg.kind", without traffic and TCP samples.
    [[nodiscard]] QString story(quint64 session = 1) const
    {
        QStringList words;
        for (const Observation &o : seen) {
            if (quint64(o.session) == session && kindOf(o) != u"traffic"_s && kindOf(o) != u"tcp_info"_s)
                words += name(o.leg) + u'.' + kindOf(o);
        }
        return words.join(u' ');
    }
    template <class What>
    [[nodiscard]] QVector<What> all(quint64 session = 1) const
    {
        QVector<What> found;
        for (const Observation &o : seen) {
            if (quint64(o.session) == session && std::holds_alternative<What>(o.what))
                found.append(std::get<What>(o.what));
        }
        return found;
    }

    QVector<Observation> seen;
    QMap<quint64, Facts> facts;
    QMap<quint64, int> ends; ///< how often Ended was observed
    QVector<EndpointStatus> statuses;

private:
    static QString fate(const LegFacts &leg)
    {
        return !leg.exists ? u"-"_s : leg.tcpEnd ? name(leg.tcpEnd->fate) : u"open"_s;
    }
    void take(const Observation &observation)
    {
        seen.append(observation);
        const auto id = quint64(observation.session);
        ends[id] += std::holds_alternative<Ended>(observation.what) ? 1 : 0;
        Facts &f = facts[id];
        f.role = Role::Relay;
        apply(f, observation);
    }

    endpoint::WireThread m_thread;
    endpoint::Relay *m_relay = nullptr;
};

/// A session through the relay that is open on both sides.
struct Session
{
    Peer client, server;
    QByteArray requestSeen, responseSeen; ///< heads, as the other side got them

    Session(const Rig &rig, const Upstream &upstream, const QByteArray &extraRequest = {},
            const QByteArray &extraResponse = {})
        : client(Peer::connectTo(rig.port()))
    {
        client.send(request + extraRequest + "\r\n");
        server = upstream.accept();
        requestSeen = server.receiveHead();
        server.send(response + extraResponse + "\r\n");
        responseSeen = client.receiveHead();
    }
};

inline QByteArray fromClient(const QByteArray &payload, int first = 0x81)
{
    return frames::frame({first, payload, 0x01020304});
}
inline QByteArray fromServer(const QByteArray &payload, int first = 0x81)
{
    return frames::frame({first, payload});
}

/// Open descriptors of this process.
inline int descriptorsOpen()
{
    int count = 0;
    DIR *folder = ::opendir("/proc/self/fd");
    while (::readdir(folder))
        ++count;
    ::closedir(folder);
    return count;
}

} // namespace rig

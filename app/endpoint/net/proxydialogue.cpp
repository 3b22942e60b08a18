#include "endpoint/net/proxydialogue.h"

#include "endpoint/net/stream.h"
#include "endpoint/net/tcpinfo.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <unistd.h>

namespace endpoint {

using namespace session;

namespace {

constexpr qsizetype longestAnswer = 16 * 1024;
constexpr char socksVersion = 5, noAuthentication = 0, password = 2;
constexpr char addressV4 = 1, domainName = 3, addressV6 = 4;

QString socksReason(int reply)
{
    constexpr std::array reasons{
        "succeeded",           "general failure",       "not allowed by its rules",
        "network unreachable", "host unreachable",      "connection refused",
        "TTL expired",         "command not supported", "address type not supported"};
    return reply >= 0 && std::size_t(reply) < reasons.size() ? QLatin1String(reasons[std::size_t(reply)])
                                                             : QStringLiteral("reply %1").arg(reply);
}

QByteArray bigEndian(quint16 port)
{
    return QByteArray(1, char(port >> 8)) + char(port & 0xff);
}

QByteArray lengthAnd(const QByteArray &text)
{
    return char(text.size()) + text;
}

} // namespace

ProxyDialogue::ProxyDialogue(int descriptor, const QUrl &proxy, const DialTarget &target, Done done)
    : m_descriptor(descriptor), m_proxy(proxy), m_target(target), m_done(std::move(done)),
      m_step(proxy.scheme() == QLatin1String("socks5") ? Step::SocksMethod : Step::HttpAnswer),
      m_reader(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read)),
      m_writer(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write))
{
    connect(m_reader.get(), &QSocketNotifier::activated, this, &ProxyDialogue::read);
    connect(m_writer.get(), &QSocketNotifier::activated, this, &ProxyDialogue::write);
    if (m_step == Step::HttpAnswer) {
        const QByteArray host =
            m_target.host.contains(u':') ? '[' + m_target.host.toLatin1() + ']' : QUrl::toAce(m_target.host);
        const QByteArray authority = host + ':' + QByteArray::number(m_target.port);
        QByteArray request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n";
        if (!m_proxy.userName().isEmpty())
            request += "Proxy-Authorization: Basic " +
                       (m_proxy.userName() + u':' + m_proxy.password()).toUtf8().toBase64() + "\r\n";
        say(request + "\r\n");
    } else if (m_proxy.userName().isEmpty()) {
        say(QByteArray("\x05\x01\x00", 3)); // version, one method: no authentication
    } else {
        say(QByteArray("\x05\x02\x00\x02", 4));
    }
}

ProxyDialogue::~ProxyDialogue()
{
    m_reader.reset();
    m_writer.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void ProxyDialogue::say(const QByteArray &bytes)
{
    m_out += bytes;
    m_in.clear();
    m_writer->setEnabled(true);
}

void ProxyDialogue::write()
{
    const auto sent = ::send(m_descriptor, m_out.constData(), std::size_t(m_out.size()), MSG_NOSIGNAL);
    if (sent > 0)
        m_out.remove(0, sent);
    if (m_out.isEmpty() || (sent < 0 && errno != EAGAIN && errno != EINTR))
        m_writer->setEnabled(false); // an error shows in read() as well
}

qsizetype ProxyDialogue::missing() const
{
    const qsizetype have = m_in.size();
    switch (m_step) {
    case Step::HttpAnswer:
        return m_in.endsWith("\r\n\r\n") || m_in.endsWith("\n\n") ? 0 : 1;
    case Step::SocksMethod:
    case Step::SocksPassword:
        return 2 - have;
    case Step::SocksReply:
        break;
    }
    if (have < 5) // version, reply, reserved, address type, first byte of the address
        return 5 - have;
    const qsizetype address = m_in[3] == addressV4 ? 4 : m_in[3] == addressV6 ? 16 : 1 + quint8(m_in[4]);
    return 4 + address + 2 - have;
}

void ProxyDialogue::read()
{
    while (m_descriptor >= 0) {
        std::array<char, 512> buffer;
        const auto want = std::min(std::size_t(missing()), buffer.size());
        const auto got = ::recv(m_descriptor, buffer.data(), want, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        if (got <= 0) {
            refused({}, got == 0 ? QStringLiteral("it closed the connection")
                                 : QStringLiteral("%1 (%2)").arg(QString::fromLocal8Bit(std::strerror(errno)),
                                                                 errnoName(errno)));
            return;
        }
        m_in.append(buffer.data(), got);
        if (m_in.size() > longestAnswer) {
            refused(QStringLiteral("malformed"),
                    QStringLiteral("its answer is longer than %1 bytes").arg(longestAnswer));
            return;
        }
        if (missing() <= 0)
            answered();
    }
}

void ProxyDialogue::answered()
{
    const QByteArray answer = m_in;
    switch (m_step) {
    case Step::HttpAnswer: {
        const QByteArray line = answer.left(answer.indexOf('\n')).trimmed();
        const int status = line.startsWith("HTTP/1.") ? line.mid(9, 3).toInt() : 0;
        if (status >= 200 && status < 300)
            finish({std::exchange(m_descriptor, -1), {}, Source::Wire, 0});
        else if (status == 0)
            refused(QStringLiteral("malformed"), QStringLiteral("it does not speak HTTP"));
        else
            refused(QString::number(status),
                    QStringLiteral("it answered %1").arg(QString::fromUtf8(line.mid(9))));
        return;
    }
    case Step::SocksMethod:
        if (answer[0] != socksVersion) {
            refused(QStringLiteral("malformed"), QStringLiteral("it does not speak SOCKS5"));
        } else if (answer[1] == noAuthentication) {
            askForTarget();
        } else if (answer[1] == password && !m_proxy.userName().isEmpty()) {
            m_step = Step::SocksPassword;
            say('\1' + lengthAnd(m_proxy.userName().toUtf8().left(255)) +
                lengthAnd(m_proxy.password().toUtf8().left(255)));
        } else {
            refused(QStringLiteral("authentication"), QStringLiteral("it wants another authentication"));
        }
        return;
    case Step::SocksPassword:
        if (answer[1] == 0)
            askForTarget();
        else
            refused(QStringLiteral("authentication"),
                    QStringLiteral("it does not accept the user name and password"));
        return;
    case Step::SocksReply:
        if (answer[1] == 0)
            finish({std::exchange(m_descriptor, -1), {}, Source::Wire, 0});
        else
            refused(QStringLiteral("reply_%1").arg(quint8(answer[1])), socksReason(quint8(answer[1])));
        return;
    }
}

void ProxyDialogue::askForTarget()
{
    m_step = Step::SocksReply;
    QByteArray request("\x05\x01\x00", 3); // version, connect, reserved
    const QHostAddress address(m_target.host);
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 v4 = address.toIPv4Address();
        request += addressV4 + bigEndian(quint16(v4 >> 16)) + bigEndian(quint16(v4 & 0xffff));
    } else if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR v6 = address.toIPv6Address();
        request += addressV6 + QByteArray(reinterpret_cast<const char *>(v6.c), sizeof v6.c);
    } else {
        request += domainName + lengthAnd(QUrl::toAce(m_target.host).left(255));
    }
    say(request + bigEndian(m_target.port));
}

void ProxyDialogue::refused(const QString &sub, const QString &text)
{
    const QString proxy = m_proxy.toString(QUrl::RemoveUserInfo | QUrl::RemovePath);
    retire(m_reader); // before the descriptor goes
    retire(m_writer);
    ::close(std::exchange(m_descriptor, -1));
    finish({-1,
            {Phase::Tcp, QStringLiteral("proxy_refused"), sub,
             QStringLiteral("the proxy %1 gives no connection: %2").arg(proxy, text)},
            Source::Wire,
            0});
}

void ProxyDialogue::finish(const DialResult &result)
{
    retire(m_reader);
    retire(m_writer);
    const Done done = std::move(m_done);
    done(result);
}

} // namespace endpoint

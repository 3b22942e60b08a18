#include "endpoint/net/address.h"

#include <QNetworkInterface>
#include <QUrl>

#include <array>
#include <charconv>

#include <netinet/in.h>
#include <sys/socket.h>

namespace endpoint {

namespace {

SocketAddress toAddress(const sockaddr_storage &storage)
{
    SocketAddress result;
    if (storage.ss_family == AF_INET)
        result.port = ntohs(reinterpret_cast<const sockaddr_in &>(storage).sin_port);
    else if (storage.ss_family == AF_INET6)
        result.port = ntohs(reinterpret_cast<const sockaddr_in6 &>(storage).sin6_port);
    else
        return result;
    result.address = QHostAddress(reinterpret_cast<const sockaddr *>(&storage));
    return result;
}

} // namespace

QString addressText(const QHostAddress &address, quint16 port)
{
    if (address.isNull())
        return {};
    bool isIPv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIPv4);
    if (!isIPv4)
        return QStringLiteral("[%1]:%2").arg(address.toString()).arg(port);
    std::array<char, 32> text;
    char *end = text.data();
    for (const quint32 part : {ipv4 >> 24, ipv4 >> 16 & 0xff, ipv4 >> 8 & 0xff, ipv4 & 0xff}) {
        end = std::to_chars(end, text.end(), part).ptr;
        *end++ = '.';
    }
    end[-1] = ':';
    end = std::to_chars(end, text.end(), port).ptr;
    return QString::fromLatin1(text.data(), end - text.data());
}

SocketAddress localAddressOf(int descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&storage), &size);
    return toAddress(storage);
}

SocketAddress peerAddressOf(int descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    ::getpeername(descriptor, reinterpret_cast<sockaddr *>(&storage), &size);
    return toAddress(storage);
}

quint16 portOf(const QUrl &url)
{
    return quint16(url.port(url.scheme() == QLatin1String("wss") ? 443 : 80));
}

std::optional<QHostAddress> bindAddress(const QString &host)
{
    if (host.isEmpty() || host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    const QHostAddress address(host);
    if (address.isNull())
        return {};
    return address;
}

bool leadsTo(const QHostAddress &listening, const QString &host)
{
    const auto dialled = bindAddress(host);
    if (!dialled)
        return false;
    const auto isAny = [](const QHostAddress &address) {
        return address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4) ||
               address == QHostAddress(QHostAddress::AnyIPv6);
    };
    const bool isOurs =
        isAny(*dialled) || dialled->isLoopback() || QNetworkInterface::allAddresses().contains(*dialled);
    if (isAny(listening))
        return isOurs;
    return *dialled == listening || (isAny(*dialled) && listening.isLoopback());
}

} // namespace endpoint

#include "endpoint/net/rawaddress.h"

#include <cstring>

#include <netinet/in.h>

namespace endpoint {

RawAddress::RawAddress(const QHostAddress &address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto &v4 = reinterpret_cast<sockaddr_in &>(storage);
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(address.toIPv4Address());
        size = sizeof v4;
        return;
    }
    auto &v6 = reinterpret_cast<sockaddr_in6 &>(storage);
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(&v6.sin6_addr, &bytes, sizeof bytes);
    v6.sin6_scope_id = address.scopeId().toUInt();
    size = sizeof v6;
}

} // namespace endpoint

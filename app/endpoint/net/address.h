// Addresses as text, the way observations carry them.
#pragma once

#include <QHostAddress>
#include <QString>

#include <optional>

namespace endpoint {

/// "127.0.0.1:80", "[::1]:80"; an IPv4 address that came in an IPv6 one is shown as IPv4. Empty for a null
/// address.
[[nodiscard]] QString addressText(const QHostAddress &address, quint16 port);

struct SocketAddress
{
    QHostAddress address;
    quint16 port = 0;
    [[nodiscard]] QString text() const { return addressText(address, port); }
};

/// The two ends of the connection of a socket; null addresses where it has none any more.
[[nodiscard]] SocketAddress localAddressOf(int descriptor);
[[nodiscard]] SocketAddress peerAddressOf(int descriptor);

/// The port of a ws: or wss: URL; the default one (RFC 6455 section 3) if it names none.
[[nodiscard]] quint16 portOf(const QUrl &url);

/// The address to listen on for the host of a URL: 127.0.0.1 for none and for "localhost"; absent when the
/// host is no address. Names are not looked up: they would make what is listened on depend on a resolver.
[[nodiscard]] std::optional<QHostAddress> bindAddress(const QString &host);

/// True if who dials that host (at the port listened on) comes to who listens on that address. Names other
/// than "localhost" are not looked up.
[[nodiscard]] bool leadsTo(const QHostAddress &listening, const QString &host);

} // namespace endpoint

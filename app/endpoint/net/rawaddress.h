// Addresses as the system's socket calls take them.
#pragma once

#include <QHostAddress>

#include <sys/socket.h>

namespace endpoint {

struct RawAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    RawAddress(const QHostAddress &address, quint16 port);
    [[nodiscard]] const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
    [[nodiscard]] int family() const { return storage.ss_family; }
};

} // namespace endpoint

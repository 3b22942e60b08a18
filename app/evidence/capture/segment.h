// One TCP segment as a packet carries it: link layer, VLAN tags, IP and tunnels taken off.
#pragma once

#include "evidence/capture/packetfile.h"

#include <QString>

#include <array>
#include <optional>

namespace evidence::capture {

struct Address
{
    std::array<quint8, 16> ip{}; ///< IPv4 in the last four, the rest zero
    quint16 port = 0;
    bool v6 = false;
    bool operator==(const Address &) const = default;
    auto operator<=>(const Address &) const = default;
    [[nodiscard]] QString text() const; ///< "ip:port", "[ip]:port"
};

struct Segment
{
    base::Stamp at{};
    Address from, to;
    quint32 seq = 0, ack = 0;
    quint16 window = 0, ipId = 0;
    quint8 ttl = 0;
    bool syn = false, fin = false, rst = false, hasAck = false;
    std::optional<quint8> windowScale; ///< as a SYN offers it
    quint32 timestamp = 0;             ///< TSval; 0 without
    quint32 length = 0;                ///< of the payload on the wire
    QByteArrayView payload;            ///< as much of it as was captured
};

/// What became of a packet.
enum class Decoded { Tcp, Other, Fragment, UnknownLink };

[[nodiscard]] Decoded decode(const Packet &packet, Segment &segment);

} // namespace evidence::capture

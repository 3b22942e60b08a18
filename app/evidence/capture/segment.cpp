#include "evidence/capture/segment.h"

#include <QtEndian>

#include <algorithm>

namespace evidence::capture {

namespace {

constexpr int ethernet = 1, loopbackNull = 0, raw = 101, rawOld = 12, rawOpenBsd = 14, loopbackLoop = 108,
              cooked = 113, ipv4Only = 228, ipv6Only = 229, cooked2 = 276;
constexpr quint16 etherIpv4 = 0x0800, etherIpv6 = 0x86dd, etherPppoe = 0x8864, etherMpls = 0x8847,
                  etherBridged = 0x6558, etherErspan = 0x88be;
constexpr quint8 protocolIpv4 = 4, protocolTcp = 6, protocolUdp = 17, protocolIpv6 = 41, protocolGre = 47;
constexpr quint16 vxlanPort = 4789, genevePort = 6081;

/// What is left of a packet. `beyond`: bytes that were on the wire, but not captured.
struct Rest
{
    QByteArrayView bytes;
    quint32 beyond = 0;

    [[nodiscard]] bool has(qsizetype size) const { return bytes.size() >= size; }
    [[nodiscard]] quint8 u8(qsizetype at) const { return quint8(bytes[at]); }
    [[nodiscard]] quint16 u16(qsizetype at) const { return qFromBigEndian<quint16>(bytes.data() + at); }
    [[nodiscard]] quint32 u32(qsizetype at) const { return qFromBigEndian<quint32>(bytes.data() + at); }
    void drop(qsizetype size) { bytes = bytes.sliced(size); }
    [[nodiscard]] quint64 length() const { return quint64(bytes.size()) + beyond; }
    /// No more than that was on the wire: the rest is padding, or a checksum of the link.
    void limit(quint64 size)
    {
        if (size >= length())
            return;
        bytes = bytes.first(std::min(bytes.size(), qsizetype(size)));
        beyond = quint32(size - quint64(bytes.size()));
    }
};

Decoded decodeEther(Rest rest, quint16 type, Segment &segment, int depth);
Decoded decodeIp(Rest rest, Segment &segment, int depth);

Decoded decodeTcp(Rest rest, Segment &segment)
{
    if (!rest.has(20))
        return Decoded::Other;
    segment.from.port = rest.u16(0);
    segment.to.port = rest.u16(2);
    segment.seq = rest.u32(4);
    segment.ack = rest.u32(8);
    const quint8 flags = rest.u8(13);
    segment.fin = flags & 0x01;
    segment.syn = flags & 0x02;
    segment.rst = flags & 0x04;
    segment.hasAck = flags & 0x10;
    segment.window = rest.u16(14);
    const qsizetype header = qsizetype(rest.u8(12) >> 4) * 4;
    if (header < 20)
        return Decoded::Other;
    const qsizetype options = std::min(header, rest.bytes.size());
    for (qsizetype at = 20; at < options;) {
        constexpr quint8 end = 0, pad = 1, scale = 3, stamps = 8, mostScale = 14; // RFC 7323
        const quint8 kind = rest.u8(at);
        if (kind == end)
            break;
        if (kind == pad) {
            ++at;
            continue;
        }
        if (at + 2 > options)
            break;
        const quint8 size = rest.u8(at + 1);
        if (size < 2 || at + size > options)
            break;
        if (kind == stamps && size == 10)
            segment.timestamp = rest.u32(at + 2);
        if (kind == scale && size == 3)
            segment.windowScale = std::min(rest.u8(at + 2), mostScale);
        at += size;
    }
    if (rest.bytes.size() < header) { // the snap length ends within the head
        segment.length = rest.length() > quint64(header) ? quint32(rest.length() - quint64(header)) : 0;
        return Decoded::Tcp;
    }
    rest.drop(header);
    segment.payload = rest.bytes;
    segment.length = quint32(rest.length());
    return Decoded::Tcp;
}

/// An Ethernet frame.
Decoded decodeFrame(Rest rest, Segment &segment, int depth)
{
    if (!rest.has(14))
        return Decoded::Other;
    const quint16 type = rest.u16(12);
    rest.drop(14);
    return decodeEther(rest, type, segment, depth);
}

/// RFC 2784, RFC 2890; and ERSPAN, in which switches mirror.
Decoded decodeGre(Rest rest, Segment &segment, int depth)
{
    if (!rest.has(4) || (rest.u8(1) & 0x07) != 0)
        return Decoded::Other;
    const quint8 flags = rest.u8(0);
    const quint16 type = rest.u16(2);
    const int words = (flags & 0x80 ? 1 : 0) + (flags & 0x20 ? 1 : 0) + (flags & 0x10 ? 1 : 0);
    // The first version of ERSPAN has no sequence number and no head.
    const qsizetype header = 4 + 4 * words + (type == etherErspan && flags & 0x10 ? 8 : 0);
    if (!rest.has(header))
        return Decoded::Other;
    rest.drop(header);
    return type == etherBridged || type == etherErspan ? decodeFrame(rest, segment, depth)
                                                       : decodeEther(rest, type, segment, depth);
}

Decoded decodeTransport(Rest rest, quint8 protocol, Segment &segment, int depth)
{
    if (protocol == protocolTcp)
        return decodeTcp(rest, segment);
    if (depth > 0) // one tunnel is looked into, no tunnel within a tunnel
        return Decoded::Other;
    if (protocol == protocolIpv4 || protocol == protocolIpv6)
        return decodeIp(rest, segment, depth + 1);
    if (protocol == protocolGre)
        return decodeGre(rest, segment, depth + 1);
    // Mirrored traffic and overlays of clouds: VXLAN (RFC 7348), Geneve (RFC 8926).
    if (protocol == protocolUdp && rest.has(16) && rest.u16(2) == vxlanPort && rest.u8(8) & 0x08) {
        rest.drop(16);
        return decodeFrame(rest, segment, depth + 1);
    }
    if (protocol == protocolUdp && rest.has(16) && rest.u16(2) == genevePort) {
        const quint16 type = rest.u16(10);
        const qsizetype header = 16 + qsizetype(rest.u8(8) & 0x3f) * 4;
        if (!rest.has(header))
            return Decoded::Other;
        rest.drop(header);
        return type == etherBridged ? decodeFrame(rest, segment, depth + 1)
                                    : decodeEther(rest, type, segment, depth + 1);
    }
    return Decoded::Other;
}

Decoded decodeIpv4(Rest rest, Segment &segment, int depth)
{
    if (!rest.has(20) || rest.u8(0) >> 4 != 4)
        return Decoded::Other;
    const qsizetype header = qsizetype(rest.u8(0) & 0x0f) * 4;
    const quint16 total = rest.u16(2);
    if (header < 20 || !rest.has(header))
        return Decoded::Other;
    if (total >= header) // 0: segmentation is left to the card
        rest.limit(total);
    segment.ipId = rest.u16(4);
    segment.ttl = rest.u8(8);
    segment.from = segment.to = {};
    std::copy_n(rest.bytes.data() + 12, 4, reinterpret_cast<char *>(segment.from.ip.data()) + 12);
    std::copy_n(rest.bytes.data() + 16, 4, reinterpret_cast<char *>(segment.to.ip.data()) + 12);
    const quint8 protocol = rest.u8(9);
    if ((rest.u16(6) & 0x3fff) != 0) // more fragments, or not the first
        return protocol == protocolTcp ? Decoded::Fragment : Decoded::Other;
    rest.drop(header);
    return decodeTransport(rest, protocol, segment, depth);
}

Decoded decodeIpv6(Rest rest, Segment &segment, int depth)
{
    if (!rest.has(40) || rest.u8(0) >> 4 != 6)
        return Decoded::Other;
    const quint16 payload = rest.u16(4);
    if (payload != 0) // 0: a jumbogram
        rest.limit(40 + quint64(payload));
    segment.ipId = 0;
    segment.ttl = rest.u8(7);
    segment.from = segment.to = {};
    segment.from.v6 = segment.to.v6 = true;
    std::copy_n(rest.bytes.data() + 8, 16, reinterpret_cast<char *>(segment.from.ip.data()));
    std::copy_n(rest.bytes.data() + 24, 16, reinterpret_cast<char *>(segment.to.ip.data()));
    quint8 next = rest.u8(6);
    rest.drop(40);
    constexpr int mostHeaders = 8;
    for (int i = 0; i < mostHeaders; ++i) {
        constexpr quint8 hopByHop = 0, routing = 43, fragment = 44, destination = 60;
        if (next == fragment)
            return Decoded::Fragment;
        if (next != hopByHop && next != routing && next != destination)
            break;
        if (!rest.has(8))
            return Decoded::Other;
        next = rest.u8(0);
        const qsizetype size = (qsizetype(rest.u8(1)) + 1) * 8;
        if (!rest.has(size))
            return Decoded::Other;
        rest.drop(size);
    }
    return decodeTransport(rest, next, segment, depth);
}

Decoded decodeIp(Rest rest, Segment &segment, int depth)
{
    if (!rest.has(1))
        return Decoded::Other;
    return rest.u8(0) >> 4 == 6 ? decodeIpv6(rest, segment, depth) : decodeIpv4(rest, segment, depth);
}

Decoded decodeEther(Rest rest, quint16 type, Segment &segment, int depth)
{
    constexpr int mostTags = 4;
    for (int i = 0; i < mostTags && (type == 0x8100 || type == 0x88a8 || type == 0x9100); ++i) {
        if (!rest.has(4))
            return Decoded::Other;
        type = rest.u16(2);
        rest.drop(4);
    }
    if (type == etherMpls) {
        bool isLast = false;
        for (int i = 0; i < mostTags && !isLast && rest.has(4); ++i) {
            isLast = rest.u8(2) & 0x01;
            rest.drop(4);
        }
        return isLast ? decodeIp(rest, segment, depth) : Decoded::Other;
    }
    if (type == etherPppoe) {
        if (!rest.has(8))
            return Decoded::Other;
        const quint16 protocol = rest.u16(6);
        rest.drop(8);
        type = protocol == 0x0021 ? etherIpv4 : protocol == 0x0057 ? etherIpv6 : 0;
    }
    if (type == etherIpv4)
        return decodeIpv4(rest, segment, depth);
    return type == etherIpv6 ? decodeIpv6(rest, segment, depth) : Decoded::Other;
}

} // namespace

Decoded decode(const Packet &packet, Segment &segment)
{
    segment.timestamp = 0;
    segment.windowScale.reset();
    segment.length = 0;
    segment.payload = {};
    segment.at = packet.at;
    Rest rest{packet.bytes, packet.length - quint32(packet.bytes.size())};
    const auto skip = [&](qsizetype size) {
        const bool has = rest.has(size);
        if (has)
            rest.drop(size);
        return has;
    };
    switch (packet.linkType) {
    case ethernet:
        return decodeFrame(rest, segment, 0);
    case cooked: {
        if (!rest.has(16))
            return Decoded::Other;
        const quint16 type = rest.u16(14);
        rest.drop(16);
        return decodeEther(rest, type, segment, 0);
    }
    case cooked2: {
        if (!rest.has(20))
            return Decoded::Other;
        const quint16 type = rest.u16(0);
        rest.drop(20);
        return decodeEther(rest, type, segment, 0);
    }
    case loopbackNull: // the address family, in the byte order of the writer
    case loopbackLoop:
        return skip(4) ? decodeIp(rest, segment, 0) : Decoded::Other;
    case raw:
    case rawOld:
    case rawOpenBsd:
    case ipv4Only:
    case ipv6Only:
        return decodeIp(rest, segment, 0);
    }
    return Decoded::UnknownLink;
}

QString Address::text() const
{
    if (!v6)
        return QStringLiteral("%1.%2.%3.%4:%5").arg(ip[12]).arg(ip[13]).arg(ip[14]).arg(ip[15]).arg(port);
    // RFC 5952: the longest run of two or more zero groups is left out.
    std::array<quint16, 8> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = quint16(ip[2 * i] << 8 | ip[2 * i + 1]);
    std::size_t best = 0, bestSize = 1;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::size_t size = 0;
        while (i + size < groups.size() && groups[i + size] == 0)
            ++size;
        if (size > bestSize)
            best = i, bestSize = size;
    }
    QString text;
    for (std::size_t i = 0; i < groups.size();) {
        if (bestSize > 1 && i == best) {
            text += QStringLiteral("::");
            i += bestSize;
            continue;
        }
        if (!text.isEmpty() && !text.endsWith(u':'))
            text += u':';
        text += QString::number(groups[i++], 16);
    }
    return QStringLiteral("[%1]:%2").arg(text).arg(port);
}

} // namespace evidence::capture

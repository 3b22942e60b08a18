#include "evidence/capture/packetfile.h"

#include <QtEndian>

#include <algorithm>

namespace evidence::capture {

namespace {

// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap
constexpr quint32 micro = 0xa1b2c3d4, nano = 0xa1b23c4d;
constexpr qsizetype fileHeader = 24, recordHeader = 16;
// draft-ietf-opsawg-pcapng
constexpr quint32 sectionHeader = 0x0a0d0d0a, byteOrder = 0x1a2b3c4d;
constexpr quint32 interfaceBlock = 1, simplePacket = 3, statistics = 5, enhancedPacket = 6, secretsBlock = 10;
constexpr quint32 tlsKeyLog = 0x544c534b;

constexpr quint32 longestPacket = 1024 * 1024; ///< BIG TCP passes half of that to a capture
constexpr quint32 longestBlock = 16 * 1024 * 1024;
constexpr std::size_t mostInterfaces = 4096;
constexpr quint64 nanosPerSecond = 1'000'000'000;

quint32 rawU32(QByteArrayView bytes)
{
    return qFromLittleEndian<quint32>(bytes.data());
}

} // namespace

int PacketFile::fitsPcap(QByteArrayView head)
{
    if (head.size() < 4)
        return 0;
    const quint32 magic = rawU32(head), swapped = qbswap(magic);
    return magic == micro || magic == nano || swapped == micro || swapped == nano ? 100 : 0;
}

int PacketFile::fitsPcapng(QByteArrayView head)
{
    if (head.size() < 12 || rawU32(head) != sectionHeader)
        return 0;
    const quint32 order = rawU32(head.sliced(8));
    return order == byteOrder || qbswap(order) == byteOrder ? 100 : 0;
}

quint16 PacketFile::u16(QByteArrayView bytes, qsizetype at) const
{
    const auto value = qFromLittleEndian<quint16>(bytes.data() + at);
    return m_swapped ? qbswap(value) : value;
}

quint32 PacketFile::u32(QByteArrayView bytes, qsizetype at) const
{
    const auto value = qFromLittleEndian<quint32>(bytes.data() + at);
    return m_swapped ? qbswap(value) : value;
}

void PacketFile::feed(QByteArrayView bytes)
{
    if (m_broken)
        return;
    // What is whole is read where it lies; only the record at the end of a piece is kept.
    QByteArray joined;
    if (!m_rest.isEmpty()) {
        joined = std::exchange(m_rest, {});
        joined.append(bytes);
        bytes = joined;
    }
    while (!bytes.isEmpty() && !m_broken) {
        if (m_skip > 0) {
            const auto skipped = qsizetype(std::min(m_skip, quint64(bytes.size())));
            m_skip -= quint64(skipped);
            m_offset += quint64(skipped);
            bytes = bytes.sliced(skipped);
            continue;
        }
        const qsizetype used = readOne(bytes);
        if (used == 0)
            break;
        m_offset += quint64(used);
        bytes = bytes.sliced(used);
    }
    if (!m_broken)
        m_rest = bytes.toByteArray();
}

/// Answers how many bytes one record took; 0 if it is not complete, or makes no sense.
qsizetype PacketFile::readOne(QByteArrayView bytes)
{
    switch (m_kind) {
    case Kind::Unknown:
        return readHeader(bytes);
    case Kind::Pcap:
        return readRecord(bytes);
    case Kind::Pcapng:
        return readBlock(bytes);
    }
    return 0;
}

/// Files that were put behind one another: as a record it would be of the year 2055, or of 1975.
bool PacketFile::anotherBegins(QByteArrayView bytes)
{
    const bool ofBytes = bytes[4] == 2 && bytes[5] == 0 && bytes[6] == 4 && bytes[7] == 0;
    const bool ofSwapped = bytes[4] == 0 && bytes[5] == 2 && bytes[6] == 0 && bytes[7] == 4;
    return fitsPcapng(bytes) > 0 || ((ofBytes || ofSwapped) && fitsPcap(bytes) > 0);
}

void PacketFile::giveUp()
{
    m_broken = m_offset;
    m_rest.clear();
}

qsizetype PacketFile::readHeader(QByteArrayView bytes)
{
    if (bytes.size() < 12)
        return 0;
    if (fitsPcapng(bytes) > 0) {
        m_kind = Kind::Pcapng;
        return readBlock(bytes);
    }
    if (fitsPcap(bytes) == 0) {
        giveUp();
        return 0;
    }
    if (bytes.size() < fileHeader)
        return 0;
    m_kind = Kind::Pcap;
    const quint32 magic = rawU32(bytes);
    m_swapped = magic != micro && magic != nano;
    m_nano = (m_swapped ? qbswap(magic) : magic) == nano;
    m_fileSnap = u32(bytes, 16);
    m_linkType = int(u32(bytes, 20) & 0xffff); // above: whether and how long the FCS is
    return fileHeader;
}

qsizetype PacketFile::readRecord(QByteArrayView bytes)
{
    if (bytes.size() < recordHeader)
        return 0;
    if (anotherBegins(bytes))
        return readHeader(bytes);
    const quint32 seconds = u32(bytes, 0), fraction = u32(bytes, 4);
    const quint32 captured = u32(bytes, 8), length = u32(bytes, 12);
    if (captured > longestPacket) {
        giveUp();
        return 0;
    }
    if (bytes.size() < recordHeader + qsizetype(captured))
        return 0;
    Packet packet;
    packet.at =
        std::chrono::seconds(seconds) + std::chrono::nanoseconds(qint64(fraction) * (m_nano ? 1 : 1000));
    packet.linkType = m_linkType;
    packet.length = std::max(length, captured);
    packet.bytes = bytes.sliced(recordHeader, captured);
    emitPacket(packet);
    return recordHeader + qsizetype(captured);
}

void PacketFile::emitPacket(const Packet &packet)
{
    if (packet.length > quint32(packet.bytes.size()))
        m_snapped = std::min(m_snapped.value_or(~0u), quint32(packet.bytes.size()));
    m_latest = packet.at;
    m_events.packet(packet);
}

qsizetype PacketFile::readBlock(QByteArrayView bytes)
{
    if (bytes.size() < 12)
        return 0;
    const bool isSection = rawU32(bytes) == sectionHeader; // the same in both byte orders
    if (isSection) {
        const quint32 order = rawU32(bytes.sliced(8));
        if (order != byteOrder && qbswap(order) != byteOrder) {
            giveUp();
            return 0;
        }
        m_swapped = order != byteOrder;
    }
    const quint32 type = u32(bytes, 0), length = u32(bytes, 4);
    if (length < 12 || length % 4 != 0) {
        giveUp();
        return 0;
    }
    const bool isNeeded = isSection || type == interfaceBlock || type == simplePacket || type == statistics ||
                          type == enhancedPacket || type == secretsBlock;
    if (!isNeeded || length > longestBlock) {
        m_skip = length - 12;
        return 12;
    }
    if (quint64(bytes.size()) < length)
        return 0;
    if (u32(bytes, qsizetype(length) - 4) != length) {
        giveUp();
        return 0;
    }
    const QByteArrayView body = bytes.sliced(8, qsizetype(length) - 12);
    if (isSection)
        m_interfaces.clear();
    else if (type == interfaceBlock)
        readInterface(body);
    else if (type == statistics)
        readStatistics(body);
    else if (type == enhancedPacket)
        readPacket(body);
    else if (type == simplePacket)
        readSimplePacket(body);
    else
        readSecrets(body);
    return qsizetype(length);
}

template <class Take>
void PacketFile::eachOption(QByteArrayView options, Take take) const
{
    while (options.size() >= 4) {
        const quint16 code = u16(options, 0), length = u16(options, 2);
        const qsizetype padded = (qsizetype(length) + 3) / 4 * 4;
        if (code == 0 || options.size() < 4 + padded)
            return;
        take(code, options.sliced(4, length));
        options = options.sliced(4 + padded);
    }
}

void PacketFile::readInterface(QByteArrayView body)
{
    if (body.size() < 8 || m_interfaces.size() >= mostInterfaces)
        return;
    Interface one;
    one.linkType = u16(body, 0);
    one.snapLength = u32(body, 4);
    eachOption(body.sliced(8), [&](quint16 code, QByteArrayView value) {
        constexpr quint16 resolution = 9, offset = 14;
        if (code == resolution && !value.isEmpty()) {
            const auto exponent = uchar(value[0]);
            one.unitsPerSecond = 1;
            const int most = exponent & 0x80 ? 63 : 18;
            for (int i = 0; i < std::min(exponent & 0x7f, most); ++i)
                one.unitsPerSecond *= exponent & 0x80 ? 2 : 10;
        } else if (code == offset && value.size() == 8) {
            auto seconds = qFromLittleEndian<quint64>(value.data());
            one.offsetSeconds = qint64(m_swapped ? qbswap(seconds) : seconds);
        }
    });
    m_interfaces.push_back(one);
}

void PacketFile::readStatistics(QByteArrayView body)
{
    if (body.size() < 12 || u32(body, 0) >= m_interfaces.size())
        return;
    Interface &one = m_interfaces[u32(body, 0)];
    quint64 dropped = 0;
    eachOption(body.sliced(12), [&](quint16 code, QByteArrayView value) {
        constexpr quint16 byInterface = 5, bySystem = 7;
        if ((code == byInterface || code == bySystem) && value.size() == 8) {
            const auto count = qFromLittleEndian<quint64>(value.data());
            dropped += m_swapped ? qbswap(count) : count;
        }
    });
    // Each block counts from the beginning.
    m_dropped += dropped - std::min(dropped, one.dropped);
    one.dropped = std::max(one.dropped, dropped);
}

void PacketFile::readPacket(QByteArrayView body)
{
    if (body.size() < 20 || u32(body, 0) >= m_interfaces.size())
        return;
    const Interface &one = m_interfaces[u32(body, 0)];
    const quint32 captured = u32(body, 12);
    if (captured > longestPacket || body.size() < 20 + qsizetype(captured))
        return;
    const quint64 units = quint64(u32(body, 4)) << 32 | u32(body, 8);
    const quint64 seconds = units / one.unitsPerSecond, rest = units % one.unitsPerSecond;
    const auto nanos = quint64(static_cast<long double>(rest) * nanosPerSecond /
                               static_cast<long double>(one.unitsPerSecond));
    constexpr quint64 latest = 9'000'000'000; // seconds that 64 bits of nanoseconds hold
    Packet packet;
    packet.at = base::Stamp(qint64(std::min(seconds, latest) * nanosPerSecond + nanos));
    if (std::abs(one.offsetSeconds) < qint64(latest) &&
        seconds + quint64(std::max<qint64>(one.offsetSeconds, 0)) < latest)
        packet.at += std::chrono::seconds(one.offsetSeconds);
    packet.linkType = one.linkType;
    packet.length = std::max(u32(body, 16), captured);
    packet.bytes = body.sliced(20, captured);
    emitPacket(packet);
}

/// It has neither time nor interface.
void PacketFile::readSimplePacket(QByteArrayView body)
{
    if (body.size() < 4 || m_interfaces.empty())
        return;
    const Interface &one = m_interfaces.front();
    Packet packet;
    packet.at = m_latest;
    packet.linkType = one.linkType;
    packet.length = u32(body, 0);
    const quint32 snap = one.snapLength == 0 ? packet.length : std::min(packet.length, one.snapLength);
    packet.bytes = body.sliced(4).first(std::min(qsizetype(snap), body.size() - 4));
    ++m_withoutTime;
    emitPacket(packet);
}

void PacketFile::readSecrets(QByteArrayView body)
{
    if (body.size() < 8 || u32(body, 0) != tlsKeyLog)
        return;
    const auto length = qsizetype(std::min<quint64>(u32(body, 4), quint64(body.size() - 8)));
    m_events.secrets(body.sliced(8, length));
}

} // namespace evidence::capture

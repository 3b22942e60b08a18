// The container of a capture: pcap, or pcapng with all its sections and interfaces. Bytes in, packets out.
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <optional>
#include <vector>

namespace evidence::capture {

/// One record. `bytes` lives as long as the call; `length` is that of the packet on the wire.
struct Packet
{
    base::Stamp at{};
    int linkType = 0;
    quint32 length = 0;
    QByteArrayView bytes;
};

class PacketFile
{
public:
    struct Events
    {
        std::function<void(const Packet &)> packet;
        std::function<void(QByteArrayView)> secrets; ///< a TLS key log, as text
    };
    explicit PacketFile(Events events) : m_events(std::move(events)) {}

    /// 100 if these first bytes are a pcap, or a pcapng.
    [[nodiscard]] static int fitsPcap(QByteArrayView head);
    [[nodiscard]] static int fitsPcapng(QByteArrayView head);

    void feed(QByteArrayView bytes);
    /// The stream ended within a record.
    [[nodiscard]] bool isCut() const { return !m_broken && (!m_rest.isEmpty() || m_skip > 0); }
    /// The offset at which it makes no sense; what follows is not read.
    [[nodiscard]] std::optional<quint64> brokenAt() const { return m_broken; }
    [[nodiscard]] quint64 dropped() const { return m_dropped; }         ///< by the capture, as it says itself
    [[nodiscard]] quint64 withoutTime() const { return m_withoutTime; } ///< simple packet blocks
    /// The smallest limit to which packets were really cut; nothing if none was.
    [[nodiscard]] std::optional<quint32> snapLength() const { return m_snapped; }

private:
    struct Interface
    {
        int linkType = 0;
        quint32 snapLength = 0;
        quint64 unitsPerSecond = 1'000'000;
        qint64 offsetSeconds = 0;
        quint64 dropped = 0;
    };
    enum class Kind { Unknown, Pcap, Pcapng };

    [[nodiscard]] qsizetype readOne(QByteArrayView bytes);
    [[nodiscard]] qsizetype readHeader(QByteArrayView bytes);
    [[nodiscard]] static bool anotherBegins(QByteArrayView bytes);
    [[nodiscard]] qsizetype readRecord(QByteArrayView bytes);
    [[nodiscard]] qsizetype readBlock(QByteArrayView bytes);
    void readInterface(QByteArrayView body);
    void readStatistics(QByteArrayView body);
    void readPacket(QByteArrayView body);
    void readSimplePacket(QByteArrayView body);
    void readSecrets(QByteArrayView body);
    void emitPacket(const Packet &packet);
    void giveUp();
    [[nodiscard]] quint16 u16(QByteArrayView bytes, qsizetype at) const;
    [[nodiscard]] quint32 u32(QByteArrayView bytes, qsizetype at) const;
    template <class Take>
    void eachOption(QByteArrayView options, Take take) const;

    Events m_events;
    Kind m_kind = Kind::Unknown;
    bool m_swapped = false, m_nano = false;
    int m_linkType = 0;
    quint32 m_fileSnap = 0;
    std::vector<Interface> m_interfaces; ///< of this section
    QByteArray m_rest;                   ///< a record that is not complete
    quint64 m_skip = 0;                  ///< bytes of a block that nobody needs
    quint64 m_offset = 0;
    std::optional<quint64> m_broken;
    quint64 m_dropped = 0, m_withoutTime = 0;
    std::optional<quint32> m_snapped;
    base::Stamp m_latest{};
};

} // namespace evidence::capture

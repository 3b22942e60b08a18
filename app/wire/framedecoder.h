// Incremental, passive RFC 6455 decoder of one direction of one connection. Never buffers a data payload; keeps only
// control payloads (at most 125 bytes). Any split of the same bytes gives the same events.
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace wire {

enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// A frame whose last byte has been seen.
struct Frame
{
    quint64 offset = 0;      ///< of its first byte in the stream fed
    quint64 headBytes = 0;   ///< 2–14
    quint64 payloadBytes = 0;
    Opcode opcode = Opcode::Text;
    bool fin = true, masked = false, compressed = false; ///< compressed: RSV1 was set and permitted
    /// Set on the frame that completes a data message: its payload bytes over all fragments.
    std::optional<quint64> messageBytes;
    Opcode messageOpcode = Opcode::Text; ///< Text or Binary for data frames, whatever the fragment's own opcode
    QByteArray control;      ///< unmasked payload of control frames
    QByteArray preview;      ///< first bytes of the unmasked payload of a data frame, only if asked for

    [[nodiscard]] quint64 wireBytes() const { return headBytes + payloadBytes; }
    [[nodiscard]] bool isControl() const { return quint8(opcode) >= 8; }
};

enum class Flaw { None, Masking, Rsv, Opcode, Fragmentation, BadControl, BadClose, InvalidUtf8, Length };

/// The first thing that breaks RFC 6455. Decoding stops there.
struct Fault
{
    Flaw flaw = Flaw::None;
    quint64 offset = 0; ///< of the offending frame
    QByteArray head;    ///< its head as far as it was read
};

/// The body of a Close frame. `code` absent: empty body. `flaw`: BadClose for a one-byte body or a reason that is
/// no UTF-8 (RFC 6455 §5.5.1, §7.1.6). Codes that must not be on the wire are reported as they are.
struct CloseBody
{
    std::optional<quint16> code;
    QString reason;
    Flaw flaw = Flaw::None;
};
[[nodiscard]] CloseBody closeBody(const QByteArray &control);

/// What the stream was in the middle of when it ended.
struct Partial
{
    std::optional<Opcode> opcode; ///< nothing when not even the head was complete
    quint64 expected = 0, got = 0; ///< payload bytes
};

struct DecoderOptions
{
    enum class Masks { Required, Forbidden };
    Masks masks = Masks::Required;  ///< Required: bytes from a client; Forbidden: from a server (RFC 6455 §5.1)
    bool rsv1Permitted = false;     ///< permessage-deflate was negotiated (RFC 7692)
    qsizetype previewBytes = 0;     ///< how much of each data payload to keep, unmasked; 0 = nothing
};

class FrameDecoder
{
public:
    explicit FrameDecoder(DecoderOptions options = {}) : m_options(options) {}

    /// Decodes `bytes`, calling `onFrame` once for each frame completed. After a Close frame the rest is only
    /// counted (bytesAfterClose); after a fault nothing more is decoded.
    void feed(QByteArrayView bytes, const std::function<void(const Frame &)> &onFrame);

    [[nodiscard]] const std::optional<Fault> &fault() const { return m_fault; }
    [[nodiscard]] bool closeSeen() const { return m_closeSeen; }
    [[nodiscard]] quint64 bytesSeen() const { return m_seen; }
    [[nodiscard]] quint64 bytesAfterClose() const { return m_afterClose; }
    /// Set while a frame is incomplete.
    [[nodiscard]] std::optional<Partial> partial() const;
    /// True between frames and outside a fragmented message.
    [[nodiscard]] bool atMessageBoundary() const;

private:
    // The helper who implements this lays out the state here.
    DecoderOptions m_options;
    std::optional<Fault> m_fault;
    bool m_closeSeen = false;
    quint64 m_seen = 0, m_afterClose = 0;
};

} // namespace wire

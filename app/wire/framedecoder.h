// Incremental, passive RFC 6455 decoder of one direction of one connection. Never buffers a data payload;
// keeps only control payloads (at most 125 bytes). Any split of the same bytes gives the same events.
#pragma once

#include "wire/utf8check.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <memory>
#include <optional>
#include <vector>

namespace wire {

enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// A frame whose last byte has been seen.
struct Frame
{
    quint64 offset = 0;    ///< of its first byte in the stream fed
    quint64 headBytes = 0; ///< 2–14
    quint64 payloadBytes = 0;
    Opcode opcode = Opcode::Text;
    bool fin = true, masked = false;
    bool compressed =
        false; ///< RSV1 is set, and permitted: the first frame of a compressed message (RFC 7692 §6)
    /// As on the wire; one that RFC 6455 reserves only where decoding goes on after flaws.
    /// Set on the frame that completes a data message: its payload bytes over all fragments.
    std::optional<quint64> messageBytes;
    Opcode messageOpcode =
        Opcode::Text;   ///< Text or Binary for data frames, whatever the fragment's own opcode
    QByteArray control; ///< unmasked payload of control frames
    QByteArray preview; ///< first bytes of the unmasked payload of a data frame, only if asked for

    bool operator==(const Frame &) const = default;

    [[nodiscard]] quint64 wireBytes() const { return headBytes + payloadBytes; }
    [[nodiscard]] bool isControl() const { return quint8(opcode) >= 8; }
};

/// Http: an HTTP answer stands where a frame should begin.
enum class Flaw {
    None,
    Masking,
    Rsv,
    Opcode,
    Fragmentation,
    BadControl,
    BadClose,
    InvalidUtf8,
    Length,
    Http
};

/// Something that breaks RFC 6455.
struct Fault
{
    Flaw flaw = Flaw::None;
    quint64 offset = 0; ///< of the offending frame
    /// What stands there: the head of a frame whose payload is at fault, else as many bytes as came, at most
    /// 14 (a frame that is none, "HTTP/1.1 400 Ba", names itself). Grows with the bytes fed after the fault.
    QByteArray head;
    bool boundsLost =
        false; ///< where the next frame begins is not known: nothing is decoded from `offset` on
    bool operator==(const Fault &) const = default;
};

/// The body of a Close frame. `code` absent: empty body. `flaw`: BadClose for a one-byte body or a reason
/// that is no UTF-8 (RFC 6455 §5.5.1, §7.1.6). Codes that must not be on the wire are reported as they are.
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
    std::optional<Opcode> opcode;  ///< nothing when not even the head was complete
    quint64 expected = 0, got = 0; ///< payload bytes
    QByteArray control; ///< unmasked, what came of a control payload (the code of a truncated Close)
    bool operator==(const Partial &) const = default;
};

/// Where completed frames go: anything that can be called with a `const Frame &`. Borrowed for one call of
/// feed().
class FrameSink
{
public:
    template <class F>
    requires std::invocable<const F &, const Frame &> FrameSink(const F &callable)
        : m_callable(std::addressof(callable)),
          m_call([](const void *target, const Frame &frame) { (*static_cast<const F *>(target))(frame); })
    {
    }
    void operator()(const Frame &frame) const { m_call(m_callable, frame); }

private:
    const void *m_callable;
    void (*m_call)(const void *, const Frame &);
};

struct DecoderOptions
{
    enum class Masks { Required, Forbidden };
    Masks masks =
        Masks::Required;        ///< Required: bytes from a client; Forbidden: from a server (RFC 6455 §5.1)
    bool rsv1Permitted = false; ///< permessage-deflate was negotiated (RFC 7692)
    qsizetype previewBytes = 0; ///< how much of each data payload to keep, unmasked; 0 = nothing
    /// An extension that is not known here was agreed: any RSV bit is legal, and payloads are opaque.
    bool opaque = false;
    /// Judge: decoding stops at the first flaw, as early as the bytes show it. Observe: a flaw is noted, the
    /// frame is delivered all the same, and decoding goes on as long as the bounds of the frames are known.
    enum class Flaws { Judge, Observe };
    Flaws flaws = Flaws::Judge;
};

class FrameDecoder
{
public:
    explicit FrameDecoder(DecoderOptions options = {}) : m_options(options) {}

    /// Decodes `bytes`, calling `onFrame` once for each frame completed; it must neither feed nor destroy
    /// this decoder, and the frame lives only as long as the call. After a Close frame the rest is only
    /// counted (bytesAfterClose). A Close frame with a bad body is delivered, and a BadClose fault besides.
    /// Judge: of any other flaw no frame is delivered, and nothing more is decoded. Observe: a frame is
    /// delivered unless its bounds are lost.
    void feed(QByteArrayView bytes, FrameSink onFrame);

    /// So many bytes passed that nobody has. False if it is not known any more where the next frame begins:
    /// what follows is to be fed only after restart(). A control frame that lacks any is not delivered.
    bool skip(quint64 bytes, FrameSink onFrame);
    /// The next bytes begin a frame, whatever came before; it may continue a message.
    void restart();

    /// From the next bytes on; a frame that is passing keeps what it has.
    void setPreviewBytes(qsizetype bytes) { m_options.previewBytes = bytes; }

    /// The first one.
    [[nodiscard]] const std::optional<Fault> &fault() const { return m_fault; }
    /// The first of each other kind, in order; always empty where flaws are judged.
    [[nodiscard]] const std::vector<Fault> &furtherFaults() const { return m_further; }
    /// Nothing more is decoded, whatever comes.
    [[nodiscard]] bool isStopped() const { return m_stopped; }
    [[nodiscard]] bool closeSeen() const { return m_closeSeen; }
    [[nodiscard]] quint64 bytesSeen() const { return m_seen; }
    [[nodiscard]] quint64 bytesAfterClose() const { return m_afterClose; }
    /// Set while a frame is incomplete, unless decoding has stopped.
    [[nodiscard]] std::optional<Partial> partial() const;
    /// The bytes of an incomplete head; empty within a payload and between frames.
    [[nodiscard]] QByteArray partialHead() const;
    /// True between frames and outside a fragmented message; never once decoding has stopped.
    [[nodiscard]] bool atMessageBoundary() const;

private:
    static constexpr qsizetype longestHead = 14;

    const uchar *readHead(const uchar *at, const uchar *end);
    [[nodiscard]] Flaw judge(qsizetype have) const;
    [[nodiscard]] bool rsvMayStand() const;
    [[nodiscard]] bool mayBeHttp() const;
    [[nodiscard]] bool mayAnswer() const;
    void judgeWhole(qsizetype headSize);
    void note(Flaw flaw, qsizetype headSize);
    void lose(Flaw flaw, qsizetype headSize);
    void beginFrame(qsizetype headSize);
    const uchar *readPayload(const uchar *at, const uchar *end);
    void endFrame(FrameSink onFrame);
    void fail(Flaw flaw, qsizetype headSize);
    void growFaultHead(const uchar *at, const uchar *end);

    DecoderOptions m_options;
    std::optional<Fault> m_fault;
    std::vector<Fault> m_further;
    quint64 m_seen = 0, m_afterClose = 0;
    quint64 m_frameAt = 0; ///< offset of the frame being read

    uchar m_head[longestHead] = {}; ///< of that frame, as far as it came
    quint8 m_headSize = 0;
    bool m_inPayload = false; ///< the head is complete, the payload is not
    bool m_faultInHead = false;
    bool m_stopped = false;
    bool m_closeSeen = false;
    uchar m_mask[4] = {};
    quint64 m_payloadGot = 0;
    Frame m_frame; ///< being read; valid while m_inPayload

    bool m_holed = false;       ///< bytes of the frame being read are missing
    bool m_mayContinue = false; ///< after restart(), until a message begins
    bool m_messageOpen = false; ///< between the first and the last frame of a data message
    bool m_checkText = false;   ///< that message is uncompressed text
    Opcode m_messageOpcode = Opcode::Text;
    quint64 m_messageBytes = 0;
    Utf8Check m_text;
};

} // namespace wire

// Decodes one way of one leg of an open session and observes what passes: traffic, Close frames, violations,
// and messages where payloads are recorded. Listener and client look through it, a relay through
// its RelayFlow.
#pragma once

#include "endpoint/tap/hearing.h"
#include "endpoint/tap/outbox.h"
#include "endpoint/tap/recorder.h"
#include "wire/framedecoder.h"

namespace endpoint {

/// What frames belong to, and where the observations go.
struct FrameTarget
{
    session::SessionId session{};
    Outbox &outbox;
    Recorder &recorder;
    bool recordPayloads = false;
    Hearing *hearing = nullptr; ///< that understands the messages, if there is one
};
/// Those of a tap.
struct TapTarget : FrameTarget
{
    session::Leg leg = session::Leg::Client;
};

/// Adds a frame that passed to the sum of its way.
void merge(session::Traffic &sum, const wire::Frame &frame, session::Stamp at);

/// An HTTP answer that begins so stands where a frame should be: a refusal after all.
[[nodiscard]] session::OpenFailed answerAfter101(const QByteArray &head);

class FrameTap
{
public:
    /// `previewBytes`: how much of each data payload `onFrame` is shown, if that is more than is recorded.
    FrameTap(session::Way way, wire::DecoderOptions::Masks masks, bool recordPayloads,
             bool rsv1Permitted = false, qsizetype previewBytes = 0);

    /// Decodes bytes that passed at `at`. `onFrame` sees each frame after it was counted, before its Close
    /// frame or the first violation is observed.
    void feed(const TapTarget &target, QByteArrayView bytes, session::Stamp at, wire::FrameSink onFrame);

    /// The stream has ended: observes what it was in the middle of, and what came after a Close frame.
    void finish(const TapTarget &target, session::Stamp at);

    [[nodiscard]] bool closeSeen() const { return m_decoder.closeSeen(); }
    [[nodiscard]] const wire::FrameDecoder &decoder() const { return m_decoder; }
    /// The first Close frame that passed; its code may be one that must not be on the wire.
    [[nodiscard]] const std::optional<session::CloseFrame> &close() const { return m_close; }
    /// What breaks RFC 6455, other than the body of a Close frame.
    [[nodiscard]] std::optional<wire::Flaw> violation() const;
    /// Bytes of the message that is passing, as announced so far: its fragments and the frame that has begun.
    [[nodiscard]] quint64 announcedMessageBytes() const;
    /// Bytes that have come of the data frame that is passing.
    [[nodiscard]] quint64 receivedOfFrame() const;
    /// Nobody wants the payloads of further frames, but for what is recorded.
    void keepNoMore() { m_previewBytes = std::min(m_previewBytes, Recorder::maxPreview); }
    /// Where the stream is: bytes since the HTTP head.
    [[nodiscard]] quint64 position() const { return m_decoder.bytesSeen(); }

private:
    void observeMessage(const TapTarget &target, const wire::Frame &frame, session::Stamp at);
    void observeClose(const TapTarget &target, const wire::Frame &frame, session::Stamp at);

    void hear(const TapTarget &target, const wire::Frame &frame, session::Stamp at) const;

    session::Way m_way;
    qsizetype m_previewBytes; ///< without those that the hearing needs
    wire::FrameDecoder m_decoder;
    std::optional<session::CloseFrame> m_close;
    quint64 m_fragmentBytes = 0; ///< payload of the earlier frames of a fragmented message
    QByteArray m_preview;        ///< first bytes of the message that is passing, if payloads are recorded
    bool m_violationObserved = false, m_finished = false;
};

/// "masking", "rsv", …: the sub of a violation.
[[nodiscard]] QString flawName(wire::Flaw flaw);
/// "text", "close", …; "header" for none.
[[nodiscard]] QString opcodeName(std::optional<wire::Opcode> opcode);

} // namespace endpoint

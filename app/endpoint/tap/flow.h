// One way through an open relay session: what one peer says to the other, decoded once and observed on both
// legs, as received on the one and as passed on, once the kernel has taken it, on the other.
#pragma once

#include "endpoint/tap/frametap.h"
#include "wire/inflater.h"

#include <memory>
#include <vector>

namespace endpoint {

class RelayFlow
{
public:
    /// What permessage-deflate does to this way, if it was agreed.
    struct Deflate
    {
        bool agreed = false, keepsContext = false;
        bool beyond = false; ///< an extension was agreed that is not known here
    };

    RelayFlow(session::Leg from, Deflate deflate, bool recordPayloads);

    /// Decodes bytes that came in at `at`. Whatever of the stream has passed (see passed) is observed at once
    /// as sent on the other leg, the rest when it passes. `back`: the other way, whose pings our pongs
    /// answer.
    void decode(const FrameTarget &target, QByteArrayView bytes, session::Stamp at, RelayFlow &back);
    /// The same for bytes that are not passed on, because the session is broken on purpose.
    void swallow(const FrameTarget &target, QByteArrayView bytes, session::Stamp at, RelayFlow &back);
    /// Bytes that passed and that nobody has seen. False if frames cannot be told behind them: what comes is
    /// to be decoded only after resume(), which says that a frame begins there.
    [[nodiscard]] bool miss(const FrameTarget &target, quint64 bytes, session::Stamp at, RelayFlow &back);
    void resume() { m_decoder.restart(); }
    /// So many bytes of what was passed on are in the kernel of the other leg.
    void passed(const FrameTarget &target, quint64 bytes, session::Stamp at);
    /// The stream has ended: observes what it was in the middle of, and what came after the Close frame.
    void finish(const FrameTarget &target, session::Stamp at);

    [[nodiscard]] const std::optional<session::CloseFrame> &close() const { return m_close; }
    [[nodiscard]] const wire::FrameDecoder &decoder() const { return m_decoder; }

private:
    /// Observed on the other leg when the stream has passed up to `end`.
    struct Owed
    {
        quint64 end = 0;
        session::What what;
    };
    /// A ping on its way: at which time it came, and went on.
    struct PassedPing
    {
        QByteArray payload;
        session::Stamp in{};
        std::optional<session::Stamp> out;
    };

    void takeFrame(const FrameTarget &target, const wire::Frame &frame, session::Stamp at, RelayFlow &back);
    void takePong(const FrameTarget &target, const wire::Frame &frame, session::Stamp at, RelayFlow &back);
    void observeFlaws(const FrameTarget &target, session::Stamp at);
    void takeClose(const FrameTarget &target, const wire::Frame &frame, session::Stamp at);
    [[nodiscard]] QByteArray previewOf(const wire::Frame &frame);
    void observeMessage(const FrameTarget &target, const wire::Frame &frame, const QByteArray &preview,
                        session::Stamp at);
    void settleSum(const FrameTarget &target, quint64 end, session::Stamp at);
    [[nodiscard]] bool mayObserveControl(session::Stamp at);
    void owe(const FrameTarget &target, quint64 end, session::What what, session::Stamp at);
    void send(const FrameTarget &target, session::What what, session::Stamp at);
    [[nodiscard]] session::Leg to() const;

    session::Leg m_from;
    qsizetype m_previewBytes; ///< without those that the hearing needs
    wire::FrameDecoder m_decoder;
    quint64 m_passed = 0, m_swallowed = 0;
    bool m_swallowing = false;
    session::Traffic m_sum;           ///< of the bytes being decoded
    session::Stamp m_controlSecond{}; ///< when the second began in which
    int m_controlsObserved = 0;       ///< so many pings and pongs were observed
    std::vector<Owed> m_owed; ///< oldest first; empty vectors, unlike deques, cost nothing in 10,000 sessions
    std::vector<PassedPing> m_pings;
    std::optional<session::CloseFrame> m_close;
    QByteArray m_preview;                       ///< of the message that is passing, if payloads are recorded
    std::unique_ptr<wire::Inflater> m_inflater; ///< likewise, if messages may be compressed
    bool m_messageCompressed = false, m_previewWhole = true;
    QByteArray m_afterClose; ///< first bytes after the Close frame
    session::Stamp m_lastByteAt{};
    std::size_t m_flawsObserved = 0;
    bool m_finished = false;
};

} // namespace endpoint

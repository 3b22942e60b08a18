// Cuts a stream of WebSocket frames where something may be put in, taken out or cut off: at the ends of
// frames. Only for sessions that are broken on purpose; all others pass as they come.
#pragma once

#include "wire/framedecoder.h"

namespace endpoint {

class FrameCutter
{
public:
    struct Piece
    {
        QByteArrayView bytes; ///< valid until the next call
        bool endsFrame = false, endsMessage = false;
        bool isPong = false; ///< a whole Pong frame
    };

    /// From the beginning of a stream.
    FrameCutter() = default;
    /// In the middle of one that has been decoded so far.
    explicit FrameCutter(const wire::FrameDecoder &decoder);

    /// The bytes must live until all pieces of them were taken.
    void feed(QByteArrayView bytes) { m_input = bytes; }
    /// The next piece of what was fed. Heads and control frames are held back until they are complete, at
    /// most 139 bytes.
    [[nodiscard]] std::optional<Piece> next();
    /// What is held back, for when the stream has ended.
    [[nodiscard]] QByteArray rest();
    /// The pieces so far end between two frames: another may be put in.
    [[nodiscard]] bool mayInsert() const { return !m_opaque && m_left == 0 && m_headPassed == 0; }

private:
    [[nodiscard]] std::optional<Piece> headTaken();
    [[nodiscard]] Piece release(Piece piece);

    QByteArrayView m_input;
    QByteArray m_head;          ///< of the frame being read; a control frame whole
    qsizetype m_headPassed = 0; ///< how much of it had passed before this cutter was made
    quint64 m_left = 0;         ///< payload bytes still to come
    bool m_endsMessage = false; ///< with them
    bool m_opaque = false;      ///< after a Close frame, or in what is no frame
    QByteArray m_out;
};

} // namespace endpoint

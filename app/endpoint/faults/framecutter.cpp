#include "endpoint/faults/framecutter.h"

#include <QtEndian>

namespace endpoint {

using wire::Opcode;

FrameCutter::FrameCutter(const wire::FrameDecoder &decoder)
    : m_opaque(decoder.isStopped() || decoder.closeSeen())
{
    const auto partial = decoder.partial();
    if (m_opaque || !partial)
        return;
    if (!partial->opcode) {
        m_head = decoder.partialHead();
        m_headPassed = m_head.size();
    } else {
        m_left = partial->expected - partial->got;
        m_endsMessage = quint8(*partial->opcode) < quint8(Opcode::Close);
    }
}

std::optional<FrameCutter::Piece> FrameCutter::next()
{
    if (m_input.isEmpty())
        return {};
    if (m_opaque || m_left > 0) {
        const qsizetype size =
            m_opaque ? m_input.size() : qsizetype(std::min(m_left, quint64(m_input.size())));
        const Piece piece{m_input.first(size), !m_opaque && m_left == quint64(size),
                          !m_opaque && m_left == quint64(size) && m_endsMessage, false};
        m_left -= m_opaque ? m_left : quint64(size);
        m_input = m_input.sliced(size);
        return piece;
    }
    while (!m_input.isEmpty()) {
        m_head.append(m_input.front());
        m_input = m_input.sliced(1);
        if (auto piece = headTaken())
            return piece;
    }
    return {};
}

std::optional<FrameCutter::Piece> FrameCutter::headTaken()
{
    if (m_head.size() < 2)
        return {};
    const auto *bytes = reinterpret_cast<const uchar *>(m_head.constData());
    const int opcode = bytes[0] & 0x0f, length = bytes[1] & 0x7f;
    const int extended = length < 126 ? 0 : length == 126 ? 2 : 8;
    const qsizetype size = 2 + extended + (bytes[1] & 0x80 ? 4 : 0);
    if (opcode >= int(Opcode::Close)) {
        m_opaque = extended > 0;
        if (!m_opaque && m_head.size() < size + length)
            return {};
        m_opaque = m_opaque || opcode == int(Opcode::Close);
        const bool whole = m_headPassed == 0 && extended == 0;
        return release({{}, true, false, whole && opcode == int(Opcode::Pong)});
    }
    if (m_head.size() < size)
        return {};
    m_left = extended == 0   ? quint64(length)
             : extended == 2 ? qFromBigEndian<quint16>(bytes + 2)
                             : qFromBigEndian<quint64>(bytes + 2);
    m_endsMessage = bytes[0] & 0x80;
    return release({{}, m_left == 0, m_left == 0 && m_endsMessage, false});
}

FrameCutter::Piece FrameCutter::release(Piece piece)
{
    m_out = rest();
    piece.bytes = m_out;
    return piece;
}

QByteArray FrameCutter::rest()
{
    return std::exchange(m_head, {}).sliced(std::exchange(m_headPassed, 0));
}

} // namespace endpoint

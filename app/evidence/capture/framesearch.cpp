#include "evidence/capture/framesearch.h"

#include "wire/closecode.h"
#include "wire/framedecoder.h"

#include <QtEndian>

#include <optional>
#include <utility>

namespace evidence::capture {

FrameChain followFrames(QByteArrayView bytes, const FrameLook &look)
{
    FrameChain chain;
    const bool masked = look.masked;
    std::optional<bool> messageOpen;
    bool over = false;
    while (bytes.size() >= 2) {
        const auto first = uchar(bytes[0]), second = uchar(bytes[1]);
        const int opcode = first & 0x0f;
        const bool isControl = opcode >= 8;
        const bool isKnown = opcode <= 2 || (opcode >= 8 && opcode <= 10);
        const bool rsv =
            !look.opaque &&
            ((first & 0x30) != 0 || ((first & 0x40) != 0 && (isControl || opcode == 0 || !look.compressed)));
        const bool fin = first & 0x80;
        const bool torn = !isControl && messageOpen && *messageOpen != (opcode == 0);
        quint64 length = second & 0x7f;
        // An empty piece of a message is legal, but zeros are more often just zeros.
        chain.broken = over || !isKnown || rsv || torn || bool(second & 0x80) != masked ||
                       (isControl && (length > 125 || !fin)) || (!isControl && !fin && length == 0);
        if (chain.broken)
            return chain;
        const qsizetype extra = length < 126 ? 0 : length == 126 ? 2 : 8, head = 2 + extra + (masked ? 4 : 0);
        if (bytes.size() < head)
            return chain;
        if (extra == 2)
            length = qFromBigEndian<quint16>(bytes.data() + 2);
        else if (extra == 8)
            length = qFromBigEndian<quint64>(bytes.data() + 2);
        constexpr quint64 most = quint64(1) << 40;
        chain.broken = length > most || (extra == 2 && length < 126) || (extra == 8 && length <= 0xffff);
        if (chain.broken || quint64(bytes.size() - head) < length)
            return chain;
        const auto payload = bytes.sliced(head, qsizetype(length));
        if (opcode == 8) {
            QByteArray body = payload.toByteArray();
            for (qsizetype i = 0; masked && i < body.size(); ++i)
                body[i] = char(body[i] ^ bytes[head - 4 + (i & 3)]);
            const wire::CloseBody close = wire::closeBody(body);
            chain.broken =
                close.flaw != wire::Flaw::None || (close.code && !wire::mayBeOnTheWire(*close.code));
            if (chain.broken)
                return chain;
            chain.close = close.code.has_value();
            over = true;
        } else if (!isControl) {
            messageOpen = !fin;
        }
        ++chain.frames;
        bytes = bytes.sliced(head + qsizetype(length));
    }
    chain.broken = over && !bytes.isEmpty();
    chain.whole = bytes.isEmpty();
    return chain;
}

bool isCertain(const FrameChain &chain)
{
    constexpr int enough = 3;
    return !chain.broken && (chain.close || chain.frames >= enough);
}

bool isLikely(const FrameChain &chain)
{
    return isCertain(chain) || (!chain.broken && chain.frames > 0 && chain.whole);
}

QByteArray FrameSearch::take(QByteArrayView bytes)
{
    m_begins.push_back(m_bytes.size());
    m_bytes.append(bytes);
    for (std::size_t i = 0; i < m_begins.size();) {
        const FrameChain chain = followFrames(QByteArrayView(m_bytes).sliced(m_begins[i]), m_look);
        if (isCertain(chain))
            return found(i);
        if (chain.broken)
            m_begins.erase(m_begins.begin() + std::ptrdiff_t(i));
        else
            ++i;
    }
    while (m_begins.size() > mostBegins ||
           (!m_begins.empty() && m_bytes.size() - m_begins.front() > keptAtMost))
        m_begins.erase(m_begins.begin());
    const qsizetype first = m_begins.empty() ? m_bytes.size() : m_begins.front();
    if (first > 0) {
        m_skipped = true;
        m_bytes.remove(0, first);
        for (qsizetype &begin : m_begins)
            begin -= first;
    }
    return {};
}

QByteArray FrameSearch::last()
{
    for (std::size_t i = 0; i < m_begins.size(); ++i) {
        if (isLikely(followFrames(QByteArrayView(m_bytes).sliced(m_begins[i]), m_look)))
            return found(i);
    }
    return {};
}

QByteArray FrameSearch::found(std::size_t which)
{
    const qsizetype begin = m_begins[which];
    m_skipped = m_skipped || begin > 0;
    m_begins.clear();
    return std::exchange(m_bytes, {}).sliced(begin);
}

void FrameSearch::skip()
{
    m_skipped = m_skipped || !m_bytes.isEmpty();
    m_bytes.clear();
    m_begins.clear();
}

} // namespace evidence::capture

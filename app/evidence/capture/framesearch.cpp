#include "evidence/capture/framesearch.h"

#include "wire/closecode.h"
#include "wire/framedecoder.h"

#include <QtEndian>

namespace evidence::capture {

FrameChain followFrames(QByteArrayView bytes, bool masked)
{
    FrameChain chain;
    while (bytes.size() >= 2 && !chain.close) {
        const auto first = uchar(bytes[0]), second = uchar(bytes[1]);
        const int opcode = first & 0x0f;
        const bool isControl = opcode >= 8;
        const bool isKnown = opcode <= 2 || (opcode >= 8 && opcode <= 10);
        const bool rsv = (first & 0x30) != 0 || ((first & 0x40) != 0 && (isControl || opcode == 0));
        quint64 length = second & 0x7f;
        chain.broken = !isKnown || rsv || bool(second & 0x80) != masked ||
                       (isControl && (length > 125 || !(first & 0x80)));
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
        }
        ++chain.frames;
        bytes = bytes.sliced(head + qsizetype(length));
    }
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

} // namespace evidence::capture

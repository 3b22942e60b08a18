#include "wire/framewriter.h"

#include <QtEndian>

namespace wire {

namespace {

/// FIN, the opcode, the mask bit and the shortest form of the length; room for the payload is reserved.
QByteArray frameHead(Opcode opcode, quint64 size, quint8 maskBit)
{
    QByteArray frame;
    frame.reserve(qsizetype(size) + 14);
    frame.append(char(0x80 | quint8(opcode)));
    if (size < 126) {
        frame.append(char(maskBit | size));
    } else if (size <= 0xffff) {
        frame.append(char(maskBit | 126));
        frame.resize(frame.size() + 2);
        qToBigEndian(quint16(size), frame.data() + 2);
    } else {
        frame.append(char(maskBit | 127));
        frame.resize(frame.size() + 8);
        qToBigEndian(size, frame.data() + 2);
    }
    return frame;
}

} // namespace

QByteArray closePayload(std::optional<quint16> code, QByteArrayView reason)
{
    QByteArray payload;
    if (code) {
        payload.resize(2);
        qToBigEndian(*code, payload.data());
        payload.append(reason);
    }
    return payload;
}

QByteArray serverFrame(Opcode opcode, QByteArrayView payload)
{
    return frameHead(opcode, quint64(payload.size()), 0).append(payload);
}

QByteArray clientFrame(Opcode opcode, QByteArrayView payload, quint32 mask)
{
    QByteArray frame = frameHead(opcode, quint64(payload.size()), 0x80);
    char key[4];
    qToBigEndian(mask, key);
    frame.append(key, 4);
    const qsizetype at = frame.size();
    frame.append(payload.data(), payload.size());
    char *bytes = frame.data() + at;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes[i] = char(bytes[i] ^ key[i & 3]);
    return frame;
}

} // namespace wire

#include "wire/clientframe.h"

#include <QtEndian>

namespace wire {

QByteArray clientFrame(Opcode opcode, QByteArrayView payload, quint32 mask)
{
    const auto size = quint64(payload.size());
    QByteArray frame;
    frame.reserve(payload.size() + 14);
    frame.append(char(0x80 | quint8(opcode)));
    if (size < 126) {
        frame.append(char(0x80 | size));
    } else if (size <= 0xffff) {
        frame.append(char(0x80 | 126));
        frame.resize(frame.size() + 2);
        qToBigEndian(quint16(size), frame.data() + 2);
    } else {
        frame.append(char(0x80 | 127));
        frame.resize(frame.size() + 8);
        qToBigEndian(size, frame.data() + 2);
    }
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

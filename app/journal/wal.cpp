#include "journal/wal.h"

#include <QByteArray>
#include <QIODevice>
#include <QtEndian>

namespace journal {

namespace {

constexpr qsizetype headerSize = 32, frameHeaderSize = 24;

/// The running checksum over header and frames (section 4.2).
struct Checksum
{
    bool bigEndian;
    quint32 s0 = 0, s1 = 0;

    void add(QByteArrayView bytes)
    {
        for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8) {
            s0 += word(bytes.data() + at) + s1;
            s1 += word(bytes.data() + at + 4) + s0;
        }
    }
    [[nodiscard]] bool matches(const char *stored) const
    {
        return qFromBigEndian<quint32>(stored) == s0 && qFromBigEndian<quint32>(stored + 4) == s1;
    }
    [[nodiscard]] quint32 word(const char *at) const
    {
        return bigEndian ? qFromBigEndian<quint32>(at) : qFromLittleEndian<quint32>(at);
    }
};

} // namespace

bool walIsDamaged(QIODevice &wal)
{
    const QByteArray header = wal.read(headerSize);
    if (header.size() < headerSize)
        return false; // nothing was written yet
    const auto magic = qFromBigEndian<quint32>(header.constData());
    const auto pageSize = qFromBigEndian<quint32>(header.constData() + 8);
    if ((magic | 1) != 0x377f0683 || pageSize < 512 || pageSize > 65536)
        return true;
    Checksum checksum{(magic & 1) != 0};
    checksum.add(QByteArrayView(header).first(24));
    if (!checksum.matches(header.constData() + 24))
        return true;

    const QByteArray salts = header.mid(16, 8);
    for (bool broken = false;;) {
        const QByteArray frame = wal.read(frameHeaderSize + qsizetype(pageSize));
        if (frame.size() < frameHeaderSize + qsizetype(pageSize) || frame.mid(8, 8) != salts)
            return false; // the end, or what an earlier generation left
        if (broken)
            break; // this frame follows a wrong one
        checksum.add(QByteArrayView(frame).first(8));
        checksum.add(QByteArrayView(frame).sliced(frameHeaderSize));
        broken = !checksum.matches(frame.constData() + 16);
    }
    // A living writer may have begun a new generation meanwhile: then nothing can be said.
    return wal.seek(0) && wal.read(headerSize) == header;
}

} // namespace journal

#include "journal/wal.h"

#include "journal/schema.h"

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

/// The salts of a generation of frames. The first counts the generations.
struct Salts
{
    quint32 first, second;
    explicit Salts(const char *at)
        : first(qFromBigEndian<quint32>(at)), second(qFromBigEndian<quint32>(at + 4))
    {
    }
    bool operator==(const Salts &) const = default;
};

/// What follows the frames that fit.
class Rest
{
public:
    Rest(Salts ours, quint32 generation) : m_ours(ours), m_generation(generation) {}

    /// True if such a frame can only be there because something is damaged.
    [[nodiscard]] bool isDamage(const char *frame, bool isFirst) const
    {
        const Salts salts(frame + 8);
        const quint32 age = m_ours.first - salts.first;
        if (salts != m_ours)
            return age == 0 || age > m_generation; // else an earlier generation has left it
        // The first that does not fit was perhaps being written when the writer was killed. It tells if it
        // was a commit.
        return !isFirst || qFromBigEndian<quint32>(frame + 4) != 0;
    }

private:
    Salts m_ours;
    quint32 m_generation;
};

/// A kill left the last frame alone, of a commit that never was: SQLite writes the head of a frame before its
/// page, and the kernel stops a write only where a page of its cache ends.
bool isUnfinished(qsizetype frameBytes, qint64 walBytes)
{
    constexpr qint64 kernelPage = 4096;
    return frameBytes == frameHeaderSize || walBytes % kernelPage == 0;
}

} // namespace

Wal checkWal(QIODevice &wal)
{
    const QByteArray header = wal.read(headerSize);
    if (header.isEmpty())
        return Wal::Whole; // nothing was written yet
    if (header.size() < headerSize)
        return Wal::Damaged;
    const auto magic = qFromBigEndian<quint32>(header.constData());
    const auto pageSize = qFromBigEndian<quint32>(header.constData() + 8);
    if ((magic | 1) != 0x377f0683 || pageSize < 512 || pageSize > 65536)
        return Wal::Damaged;
    Checksum checksum{(magic & 1) != 0};
    checksum.add(QByteArrayView(header).first(24));
    if (!checksum.matches(header.constData() + 24))
        return Wal::Damaged;

    const Salts salts(header.constData() + 16);
    const Rest rest(salts, qFromBigEndian<quint32>(header.constData() + 12));
    const qsizetype frameSize = frameHeaderSize + qsizetype(pageSize);
    bool fits = true;
    for (;;) {
        const QByteArray frame = wal.read(frameSize);
        if (frame.isEmpty())
            return Wal::Whole;
        if (frame.size() < frameSize)
            return fits && isUnfinished(frame.size(), wal.pos()) ? Wal::Whole : Wal::Damaged;
        const bool fitted = fits;
        if (fits) {
            checksum.add(QByteArrayView(frame).first(8));
            checksum.add(QByteArrayView(frame).sliced(frameHeaderSize));
            fits = Salts(frame.constData() + 8) == salts && checksum.matches(frame.constData() + 16);
        }
        if (!fits && rest.isDamage(frame.constData(), fitted))
            return Wal::Damaged;
        if (fits && qFromBigEndian<quint32>(frame.constData()) == 1 &&
            !schema::isFirstPage(QByteArrayView(frame).sliced(frameHeaderSize)))
            return Wal::Foreign;
    }
}

} // namespace journal

#include "session/samplering.h"

#include "base/varint.h"

namespace session {

namespace {

struct Packer
{
    QByteArray out;

    void put(qint64 value) { base::putVarint(out, base::zigzag(value)); }
    void operator()(const char *, std::integral auto &value) { put(qint64(value)); }
    template <class R, class P>
    void operator()(const char *, std::chrono::duration<R, P> &value)
    {
        put(qint64(value.count()));
    }
};

struct Unpacker
{
    QByteArrayView in;
    bool good = true; ///< always: only what push() packed is unpacked

    qint64 get() { return base::unzigzag(base::takeVarint(in, good)); }
    template <std::integral I>
    void operator()(const char *, I &value)
    {
        value = I(get());
    }
    template <class R, class P>
    void operator()(const char *, std::chrono::duration<R, P> &value)
    {
        value = std::chrono::duration<R, P>(R(get()));
    }
};

/// `record`: without its length byte; what follows it does not matter.
TcpSampleAt unpacked(QByteArrayView record)
{
    Unpacker unpacker{record};
    TcpSampleAt sample;
    sample.at = Stamp(unpacker.get());
    sample.source = Source(unpacker.get());
    sample.visit(unpacker);
    return sample;
}

/// Takes the first record off the front of `bytes` and returns it without its length byte.
QByteArrayView takeRecord(QByteArrayView &bytes)
{
    const qsizetype length = quint8(bytes.front());
    const QByteArrayView record = bytes.sliced(1, length);
    bytes = bytes.sliced(1 + length);
    return record;
}

} // namespace

void SampleRing::push(const TcpSampleAt &sample)
{
    if (m_count == capacity) {
        m_bytes.remove(0, 1 + quint8(m_bytes.front()));
        --m_count;
    }
    Packer packer;
    packer.put(sample.at.count());
    packer.put(qint64(sample.source));
    TcpSample fields = sample;
    fields.visit(packer);
    static_assert(15 * 10 < 256, "time, source and 13 fields of at most 10 bytes fit the length byte");
    m_bytes.append(char(packer.out.size()));
    m_bytes.append(packer.out);
    ++m_count;
}

TcpSampleAt SampleRing::last() const
{
    QByteArrayView bytes = m_bytes, record;
    while (!bytes.isEmpty())
        record = takeRecord(bytes);
    return unpacked(record);
}

QVector<TcpSampleAt> SampleRing::all() const
{
    QVector<TcpSampleAt> samples;
    samples.reserve(m_count);
    for (QByteArrayView bytes = m_bytes; !bytes.isEmpty();)
        samples.append(unpacked(takeRecord(bytes)));
    return samples;
}

} // namespace session

#include "journal/samplering.h"

#include "base/varint.h"

namespace journal {

using namespace session;

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

} // namespace

void SampleRing::push(const Observation &sample)
{
    if (m_count == Facts::maxSamples) {
        m_bytes.remove(0, 1 + quint8(m_bytes.front()));
        --m_count;
    }
    Packer packer;
    packer.put(sample.at.count());
    packer.put(qint64(sample.source));
    TcpSample fields = std::get<TcpSample>(sample.what);
    fields.visit(packer);
    static_assert(16 * 10 < 256, "time, source and 13 fields of at most 10 bytes fit the length byte");
    m_bytes.append(char(packer.out.size()));
    m_bytes.append(packer.out);
    ++m_count;
}

Batch SampleRing::take()
{
    Batch samples;
    Unpacker unpacker{m_bytes};
    for (; m_count > 0; --m_count) {
        unpacker.in = unpacker.in.sliced(1);
        Observation sample;
        sample.at = Stamp(unpacker.get());
        sample.source = Source(unpacker.get());
        TcpSample fields;
        fields.visit(unpacker);
        sample.what = fields;
        samples.append(sample);
    }
    m_bytes = {};
    return samples;
}

} // namespace journal

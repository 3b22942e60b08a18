#include "journal/samplering.h"

namespace journal {

using namespace session;

namespace {

struct Packer
{
    QByteArray out;

    void put(qint64 value)
    {
        quint64 bits = (quint64(value) << 1) ^ quint64(value >> 63);
        for (; bits >= 0x80; bits >>= 7)
            out.append(char(bits | 0x80));
        out.append(char(bits));
    }
    void operator()(const char *, std::integral auto &value) { put(qint64(value)); }
    template <class R, class P>
    void operator()(const char *, std::chrono::duration<R, P> &value)
    {
        put(qint64(value.count()));
    }
};

struct Unpacker
{
    const char *at;

    qint64 get()
    {
        quint64 bits = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = quint8(*at++);
            bits |= quint64(byte & 0x7f) << shift;
            if (!(byte & 0x80))
                return qint64(bits >> 1) ^ -qint64(bits & 1);
        }
    }
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
    Unpacker unpacker{m_bytes.constData()};
    for (; m_count > 0; --m_count) {
        ++unpacker.at;
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

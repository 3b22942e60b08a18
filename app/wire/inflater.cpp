#include "wire/inflater.h"

#include <array>

#include <zlib.h>

namespace wire {

struct Inflater::Zlib
{
    z_stream stream{};
    bool isReady = false;

    Zlib() { isReady = ::inflateInit2(&stream, -MAX_WBITS) == Z_OK; }
    ~Zlib() { ::inflateEnd(&stream); }
    Zlib(const Zlib &) = delete;
    Zlib &operator=(const Zlib &) = delete;

    /// False when the data is damaged or inflates to too much.
    bool run(QByteArrayView compressed, QByteArray &beginning, qsizetype most, qsizetype &total)
    {
        std::array<Bytef, 16 * 1024> out;
        stream.next_in =
            reinterpret_cast<Bytef *>(const_cast<char *>(compressed.data())); // zlib only reads it
        stream.avail_in = uInt(compressed.size());
        for (;;) {
            stream.next_out = out.data();
            stream.avail_out = uInt(out.size());
            const int result = ::inflate(&stream, Z_SYNC_FLUSH);
            if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
                return false;
            const auto got = qsizetype(out.size() - stream.avail_out);
            total += got;
            if (beginning.size() < most)
                beginning.append(reinterpret_cast<const char *>(out.data()),
                                 std::min(got, most - beginning.size()));
            if (total > mostInflated)
                return false;
            if (stream.avail_out > 0)
                return true;
        }
    }
};

Inflater::Inflater(bool keepsContext) : m_keepsContext(keepsContext) {}
Inflater::~Inflater() = default;
Inflater::Inflater(Inflater &&) noexcept = default;
Inflater &Inflater::operator=(Inflater &&) noexcept = default;

std::optional<QByteArray> Inflater::begin(QByteArrayView compressed, qsizetype most, qsizetype *inflated)
{
    if (m_lost)
        return {};
    if (!m_zlib)
        m_zlib = std::make_unique<Zlib>();
    QByteArray beginning;
    qsizetype total = 0;
    // RFC 7692 §7.2.2: the sender has taken these four bytes off.
    static constexpr char tail[] = {'\0', '\0', '\xff', '\xff'};
    const bool whole = m_zlib->isReady && m_zlib->run(compressed, beginning, most, total) &&
                       m_zlib->run(QByteArrayView(tail, sizeof tail), beginning, most, total);
    if (inflated)
        *inflated = total;
    if (!whole) {
        skip();
        m_zlib.reset();
        return {};
    }
    if (!m_keepsContext)
        ::inflateReset(&m_zlib->stream);
    return beginning;
}

} // namespace wire

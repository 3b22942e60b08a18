#include "evidence/gunzip.h"

#include <vector>

#include <zlib.h>

namespace evidence {

namespace {

constexpr std::size_t piece = 256 * 1024;
constexpr int gzipOnly = 16 + MAX_WBITS;

} // namespace

struct Gunzip::State
{
    z_stream stream{};
    std::vector<uchar> out = std::vector<uchar>(piece);
    bool good = false, whole = false;
};

Gunzip::Gunzip() : d(std::make_unique<State>())
{
    d->good = ::inflateInit2(&d->stream, gzipOnly) == Z_OK;
}

Gunzip::~Gunzip()
{
    ::inflateEnd(&d->stream);
}

bool Gunzip::isGzip(QByteArrayView head)
{
    return head.size() >= 2 && uchar(head[0]) == 0x1f && uchar(head[1]) == 0x8b;
}

bool Gunzip::isWhole() const
{
    return d->whole;
}

bool Gunzip::feed(QByteArrayView bytes, const std::function<void(QByteArrayView)> &take)
{
    if (!d->good)
        return false;
    d->stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    d->stream.avail_in = uInt(bytes.size());
    bool full = false;
    while (d->stream.avail_in > 0 || full) {
        if (d->whole) { // the next member
            d->whole = false;
            ::inflateReset(&d->stream);
        }
        d->stream.next_out = d->out.data();
        d->stream.avail_out = uInt(d->out.size());
        const int result = ::inflate(&d->stream, Z_NO_FLUSH);
        if (const std::size_t got = d->out.size() - d->stream.avail_out)
            take({d->out.data(), qsizetype(got)});
        full = d->stream.avail_out == 0;
        if (result == Z_STREAM_END) {
            d->whole = true;
            full = false;
        } else if (result == Z_BUF_ERROR) {
            return true; // it needs more
        } else if (result != Z_OK) {
            return d->good = false;
        }
    }
    return true;
}

} // namespace evidence

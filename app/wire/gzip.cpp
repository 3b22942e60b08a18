#include "wire/gzip.h"

#include <zlib.h>

namespace wire {

QByteArray gzipped(QByteArrayView bytes)
{
    constexpr int withGzipHeader = MAX_WBITS + 16, memoryLevel = 8;
    z_stream stream = {};
    if (::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, withGzipHeader, memoryLevel,
                       Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(qsizetype(::deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const int result = ::deflate(&stream, Z_FINISH);
    out.truncate(result == Z_STREAM_END ? qsizetype(stream.total_out) : 0);
    ::deflateEnd(&stream);
    return out;
}

} // namespace wire

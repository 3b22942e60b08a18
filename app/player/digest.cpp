#include "player/digest.h"

#include <QCryptographicHash>

#include <unistd.h>

namespace player {

QByteArray digestOf(int descriptor, qint64 size)
{
    // A gigabyte is not read twice: files that agree in all of this are the same.
    constexpr qint64 ends = 1024 * 1024, sample = 4096, samples = 256;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(size));
    QByteArray buffer(ends, Qt::Uninitialized);
    const auto add = [&](qint64 at, qint64 bytes) {
        const ssize_t got = ::pread(descriptor, buffer.data(), std::size_t(bytes), at);
        if (got > 0)
            hash.addData(QByteArrayView(buffer).first(got));
        return got >= 0;
    };
    if (!add(0, ends))
        return {};
    if (size > ends)
        add(std::max(ends, size - ends), ends);
    for (qint64 i = 1; size > 2 * ends && i < samples; ++i)
        add(size / samples * i, sample);
    return hash.result();
}

} // namespace player

// Integers in as few bytes as they need: LEB128, signed ones zigzag, so that small magnitudes stay short.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

namespace base {

[[nodiscard]] constexpr quint64 zigzag(qint64 value)
{
    return (quint64(value) << 1) ^ quint64(value >> 63);
}

[[nodiscard]] constexpr qint64 unzigzag(quint64 value)
{
    return qint64(value >> 1) ^ -qint64(value & 1);
}

inline void putVarint(QByteArray &out, quint64 value)
{
    std::array<char, 10> bytes;
    std::size_t size = 0;
    for (; value >= 0x80; value >>= 7)
        bytes[size++] = char(value | 0x80);
    bytes[size++] = char(value);
    out.append(bytes.data(), qsizetype(size));
}

/// Takes one off the front of `bytes`; `good` becomes false, and the answer 0, if there is none.
[[nodiscard]] inline quint64 takeVarint(QByteArrayView &bytes, bool &good)
{
    quint64 value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (bytes.isEmpty())
            break;
        const auto byte = quint8(bytes.front());
        bytes = bytes.sliced(1);
        value |= quint64(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
    good = false;
    return 0;
}

} // namespace base

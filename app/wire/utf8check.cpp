#include "wire/utf8check.h"

#include <array>
#include <cstring>

namespace wire {

namespace {

// A shift automaton: the row of a byte holds, for each state s, the next state in the six bits at offset s.
// One step is a shift, so neither branches nor multiplications lie between two bytes.
constexpr Utf8Check::State next(Utf8Check::State state, int byte)
{
    using enum Utf8Check::State;
    const auto tail = [byte](int low, int high, Utf8Check::State to) {
        return byte >= low && byte <= high ? to : broken;
    };
    switch (state) {
    case complete:
        if (byte < 0x80)
            return complete;
        if (byte < 0xc2)
            return broken; // a stray continuation byte, or an overlong form of ASCII
        if (byte < 0xe0)
            return oneMore;
        if (byte < 0xf0)
            return byte == 0xe0 ? afterE0 : byte == 0xed ? afterED : twoMore;
        return byte == 0xf0 ? afterF0 : byte < 0xf4 ? threeMore : byte == 0xf4 ? afterF4 : broken;
    case oneMore:
        return tail(0x80, 0xbf, complete);
    case twoMore:
        return tail(0x80, 0xbf, oneMore);
    case threeMore:
        return tail(0x80, 0xbf, twoMore);
    case afterE0:
        return tail(0xa0, 0xbf, oneMore); // below: overlong
    case afterED:
        return tail(0x80, 0x9f, oneMore); // above: surrogates
    case afterF0:
        return tail(0x90, 0xbf, twoMore); // below: overlong
    case afterF4:
        return tail(0x80, 0x8f, twoMore); // above: beyond U+10FFFF
    case broken:
        break;
    }
    return broken;
}

constexpr std::array<quint64, 256> makeTable()
{
    using enum Utf8Check::State;
    std::array<quint64, 256> table{};
    for (int byte = 0; byte < 256; ++byte)
        for (auto state : {complete, oneMore, twoMore, threeMore, afterE0, afterED, afterF0, afterF4, broken})
            table[size_t(byte)] |= quint64(next(state, byte)) << state;
    return table;
}

constexpr auto table = makeTable();
constexpr quint64 highBits = 0x8080808080808080u;

quint64 word(const uchar *bytes)
{
    quint64 value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

} // namespace

void Utf8Check::feed(const uchar *bytes, qsizetype size, const uchar mask[4], quint64 phase)
{
    uchar turned[8];
    for (quint64 i = 0; i < 8; ++i)
        turned[i] = mask[(phase + i) & 3];
    const quint64 key = word(turned); // whole words keep the phase

    quint64 state = m_state;
    const auto step = [&state](uchar byte) { state = table[byte] >> (state & 63); };
    qsizetype i = 0;
    while (i + 8 <= size) {
        if ((state & 63) == complete) {
            while (i + 32 <= size && (((word(bytes + i) ^ key) | (word(bytes + i + 8) ^ key) |
                                       (word(bytes + i + 16) ^ key) | (word(bytes + i + 24) ^ key)) &
                                      highBits) == 0)
                i += 32;
            if (i + 8 > size)
                break;
            if (((word(bytes + i) ^ key) & highBits) == 0) {
                i += 8;
                continue;
            }
        }
        const quint64 plain = word(bytes + i) ^ key;
        uchar chars[8];
        std::memcpy(chars, &plain, sizeof plain);
        for (uchar c : chars)
            step(c);
        i += 8;
    }
    for (; i < size; ++i)
        step(uchar(bytes[i] ^ turned[i & 3]));
    m_state = state & 63;
}

} // namespace wire

// Incremental check that bytes are UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above
// U+10FFFF).
#pragma once

#include <QtGlobal>

namespace wire {

class Utf8Check
{
public:
    /// Takes the next `size` bytes, XORed with the four bytes of `mask` repeated from mask[phase & 3] (RFC
    /// 6455 §5.3). A mask of zeros leaves them as they are.
    void feed(const uchar *bytes, qsizetype size, const uchar mask[4], quint64 phase);

    /// No continuation of what was fed can be valid.
    [[nodiscard]] bool isBroken() const { return m_state == broken; }
    /// What was fed is valid and ends between two characters.
    [[nodiscard]] bool isComplete() const { return m_state == complete; }
    void reset() { m_state = complete; }

    /// States of the automaton, as bit offsets into a row of its table (see the .cpp).
    enum State : quint8 {
        complete = 0,
        oneMore = 6,
        twoMore = 12,
        threeMore = 18,
        afterE0 = 24,
        afterED = 30,
        afterF0 = 36,
        afterF4 = 42,
        broken = 48
    };

private:
    quint8 m_state = complete;
};

} // namespace wire

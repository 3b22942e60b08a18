// A conversation whose beginning was not seen: which protocol it is, by what its messages are like further
// on. That takes several of them, and none that it could not have.
#pragma once

#include "dialect/recognition.h"

#include <vector>

namespace dialect {

class Midway
{
public:
    static constexpr int mostMessages = 12; ///< in which a protocol must show itself

    Midway();
    /// The next message. Answers the protocol that it shows, with what came before; null if none so far.
    [[nodiscard]] const Protocol *see(const Message &message);
    /// None will show itself any more.
    [[nodiscard]] bool isOver() const { return m_left.empty() || m_seen >= mostMessages; }

private:
    struct Candidate
    {
        std::size_t row = 0;
        int fits = 0, speaks = 0;
    };
    std::vector<Candidate> m_left;
    int m_seen = 0;
};

} // namespace dialect

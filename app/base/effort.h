// How long this thread may compute for something that a user or a peer made costly.
#pragma once

#include "base/clock.h"

namespace base {

/// What this thread has computed so far: time in which it waited does not count.
[[nodiscard]] std::chrono::nanoseconds threadTime();

/// An allowance of time that grows again.
class Effort
{
public:
    static constexpr std::chrono::milliseconds most{500};
    static constexpr int perSecond = 10; ///< of every second, so many parts in a hundred

    [[nodiscard]] bool isLeft(Stamp at);
    /// False once more was spent than there was.
    [[nodiscard]] bool spend(std::chrono::nanoseconds cost, Stamp at);

private:
    void grow(Stamp at);

    std::chrono::nanoseconds m_left = most;
    Stamp m_at{};
};

} // namespace base

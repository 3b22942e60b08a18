#include "base/effort.h"

#include <QtGlobal>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <time.h>
#endif

namespace base {

using namespace std::chrono_literals;

std::chrono::nanoseconds threadTime()
{
#ifdef Q_OS_LINUX
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#else
    return now();
#endif
}

void Effort::grow(Stamp at)
{
    const auto passed = std::clamp(at - m_at, std::chrono::nanoseconds(0), std::chrono::nanoseconds(10s));
    m_left = std::min<std::chrono::nanoseconds>(most, m_left + passed * perSecond / 100);
    m_at = at;
}

bool Effort::isLeft(Stamp at)
{
    grow(at);
    return m_left > 0ns;
}

bool Effort::spend(std::chrono::nanoseconds cost, Stamp at)
{
    grow(at);
    m_left -= cost;
    return m_left >= 0ns;
}

} // namespace base

#include "base/clock.h"

#ifdef Q_OS_LINUX
#include <time.h>
#endif

namespace base {

namespace {

std::chrono::nanoseconds steady()
{
#ifdef Q_OS_LINUX
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#else
    return std::chrono::steady_clock::now().time_since_epoch();
#endif
}

std::chrono::nanoseconds anchor()
{
    return std::chrono::system_clock::now().time_since_epoch() - steady();
}

} // namespace

Stamp now()
{
    static const std::chrono::nanoseconds offset = anchor();
    return offset + steady();
}

} // namespace base

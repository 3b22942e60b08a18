#include "endpoint/net/descriptorlimit.h"

#include <algorithm>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace endpoint {

std::optional<quint64> raiseDescriptorLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return {};
    if (limit.rlim_cur < limit.rlim_max) {
        rlimit raised = limit;
        raised.rlim_cur = limit.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    if (limit.rlim_cur == RLIM_INFINITY)
        return {};
    return quint64(limit.rlim_cur);
#else
    return {};
#endif
}

bool areDescriptorsScarce(int descriptor)
{
#ifdef Q_OS_UNIX
    const int lowest = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    if (lowest < 0)
        return true;
    ::close(lowest);
    return isTheLast(lowest - 1, Reserve::OfAccepting);
#else
    return false;
#endif
}

bool isTheLast(int opened, Reserve reserve)
{
#ifdef Q_OS_UNIX
    constexpr rlim_t mostKept = 128;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return false;
    const rlim_t kept = std::min(mostKept, limit.rlim_cur / 4);
    return rlim_t(opened) + 1 >= limit.rlim_cur - (reserve == Reserve::OfDialling ? kept / 2 : kept);
#else
    return false;
#endif
}

} // namespace endpoint

#include "endpoint/descriptorlimit.h"

#ifdef Q_OS_UNIX
#include <sys/resource.h>
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

} // namespace endpoint

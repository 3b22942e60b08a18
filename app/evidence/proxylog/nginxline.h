// One line of nginx: the access log (combined, and the format that we recommend) and the error log.
#pragma once

#include "evidence/proxylog/times.h"

namespace evidence {

struct NginxAccess
{
    Written time;                                 ///< when the request ended
    std::optional<std::chrono::seconds> zone;     ///< of nginx, where the line shows it
    std::optional<std::chrono::nanoseconds> took; ///< $request_time
    QByteArrayView client, upstream, request, userAgent, key, connection;
    int status = 0;
};

struct NginxError
{
    Written time;
    QByteArrayView level, message, connection, client, request, upstream;
    bool upgraded = false; ///< while proxying upgraded connection
};

[[nodiscard]] std::optional<NginxAccess> readNginxAccess(QByteArrayView line);
/// Any line of the error log; those that concern a connection have a `connection`.
[[nodiscard]] std::optional<NginxError> readNginxError(QByteArrayView line);

} // namespace evidence

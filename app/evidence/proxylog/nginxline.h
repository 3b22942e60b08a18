// One line of nginx: the access log (combined, the format that we recommend, JSON) and the error log.
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

/// Combined, as we recommend it, or JSON. Some of what it answers may lie in `store`.
[[nodiscard]] std::optional<NginxAccess> readNginxAccess(QByteArrayView line, QByteArray &store);
/// Any line of the error log; those that concern a connection have a `connection`.
[[nodiscard]] std::optional<NginxError> readNginxError(QByteArrayView line);

} // namespace evidence

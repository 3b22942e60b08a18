// One line of HAProxy: httplog, tcplog or JSON, behind any prefix of syslog (configuration manual, section
// 8).
#pragma once

#include "evidence/proxylog/times.h"

namespace evidence {

struct HaproxyLine
{
    bool http = false;
    bool asap = false;                 ///< written at the 101 (option logasap): it holds no end
    std::optional<Written> prefix;     ///< of syslog: when the line was written
    std::optional<Written> accepted;   ///< without a zone
    std::optional<Written> written;    ///< of JSON: when the line was written
    std::chrono::milliseconds total{}; ///< Ta or Tt
    std::optional<std::chrono::milliseconds> answered; ///< Tr, absent where no answer came
    qsizetype begin = 0; ///< of what haproxy wrote: before it stands what syslog did
    QByteArrayView client, frontend, backend, server, request, key;
    QByteArray proxyTo, serverAddress, uri; ///< of JSON
    int status = 0;
    quint64 bytes = 0;    ///< towards the client
    QByteArrayView state; ///< "SD--", "cD", …
};

/// Views lead into the line, or into `room` where the line holds them otherwise.
[[nodiscard]] std::optional<HaproxyLine> readHaproxy(QByteArrayView line, QByteArray &room);

} // namespace evidence

// One connection as a proxy's log tells it, and how it becomes observations.
#pragma once

#include "evidence/proxylog/times.h"

namespace evidence {

struct Logged
{
    std::optional<session::Stamp> startedAt; ///< absent where the log tells the end only
    session::Stamp endedAt{};
    QString client, clientLocal; ///< "ip:port" of the client; the proxy's own towards it
    QString server, serverLocal; ///< of the server; the proxy's own towards it
    QByteArray method = "GET", target, version, host, origin, userAgent, key;
    std::optional<int> status;               ///< of the answer that the client got
    bool opened = false;                     ///< the 101 has passed
    bool openAtEnd = false;                  ///< the log was written at the 101: no end in it
    session::Leg leg = session::Leg::Client; ///< whose end it was, or would be
    session::PlaceEnd end;                   ///< unless `failed`
    std::optional<session::OpenFailed> failed;
};

void tell(const Logged &logged, Sink &sink);

/// "GET /chat?x=1 HTTP/1.1" into its parts; an absolute address is taken apart. False if it is no request.
bool readRequest(QByteArrayView line, Logged &logged);
/// True for 16 bytes in Base64.
[[nodiscard]] bool isKey(QByteArrayView text);
/// The name of the connection that a key or an accept gives away; empty if it is none.
[[nodiscard]] QString connectionFromKey(const QByteArray &key);
[[nodiscard]] QString connectionFromAccept(const QByteArray &accept);
/// What the side of a leg is called.
[[nodiscard]] QString nameOf(session::Leg leg);

/// An attempt that did not come to a 101, as proxies tell it.
[[nodiscard]] session::OpenFailed rejected(int status, const char *sub = "",
                                           session::Answerer by = session::Answerer::Peer);
[[nodiscard]] session::OpenFailed failedAt(session::Phase phase, const char *cause, const char *sub = "",
                                           session::Answerer by = session::Answerer::Peer);

} // namespace evidence

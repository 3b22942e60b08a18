// HTTP heads as observations carry them. Secrets are replaced by hashes with `key` before long values are cut
// (see wire/redact.h); with an empty key they stay.
#pragma once

#include "session/observation.h"
#include "wire/handshake.h"

namespace endpoint {

[[nodiscard]] session::RequestHead requestSeen(const wire::HttpHead &head, const QString &flaw,
                                               const QByteArray &key);
/// What stands where a request head should be: tls_hello, proxy_protocol (of a balancer: haproxy.org, PROXY
/// protocol §2) or mqtt, if one of these begins there; else malformed. `rest`: what the reader of the head
/// did not take any more.
[[nodiscard]] QString flawOfHead(const wire::HeadReader &reader, QByteArrayView rest);
/// What stands where an answer should begin, by its first bytes: "TLS alert", "HTTP/2", or the line of a
/// banner; empty if it is none of these. `rest`: what the reader of the head did not take any more.
[[nodiscard]] QString strayAnswer(const wire::HeadReader &reader, QByteArrayView rest);
/// With the headers that tell products apart as fingerprint.
[[nodiscard]] session::ResponseHead responseSeen(const wire::HttpHead &head, const QString &flaw,
                                                 const QByteArray &key);
/// The sub of http_rejected for a status other than 101, and what the body says.
[[nodiscard]] QString rejectionSub(int status, const QString &said);

} // namespace endpoint

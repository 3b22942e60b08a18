// HTTP heads as observations carry them. Secrets must be taken out of a head before (see wire/redact.h).
#pragma once

#include "session/observation.h"
#include "wire/handshake.h"

namespace endpoint {

[[nodiscard]] session::RequestHead requestSeen(const wire::HttpHead &head, const QString &flaw);
/// With the headers that tell products apart as fingerprint.
[[nodiscard]] session::ResponseHead responseSeen(const wire::HttpHead &head, const QString &flaw);
/// The sub of http_rejected for a status other than 101.
[[nodiscard]] QString rejectionSub(int status);

} // namespace endpoint

// What is observed of the heads of an opening handshake, whoever read them. Pure.
#pragma once

#include "session/observation.h"
#include "wire/handshake.h"

namespace endpoint {

/// `flaw`: what is wrong with it, as a bad_handshake sub; empty if it is legal.
[[nodiscard]] session::RequestHead requestSeen(const wire::HttpHead &head, const QString &flaw);
/// With the headers that tell products apart.
[[nodiscard]] session::ResponseHead responseSeen(const wire::HttpHead &head, const QString &flaw);
/// The sub of http_rejected for an answer other than 101.
[[nodiscard]] QString rejectionSub(int status);

} // namespace endpoint

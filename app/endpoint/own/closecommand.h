// Checks what somebody asks a session to close with, before a byte of it is sent.
#pragma once

#include "session/endpointspec.h"

namespace endpoint {

/// "1001 bye", as an observation carries it.
[[nodiscard]] QString closeDetail(const session::CloseSession &close);
/// What is wrong with it; empty if nothing is.
[[nodiscard]] QString closeError(const session::CloseSession &close);
/// "text, 5 bytes".
[[nodiscard]] QString messageDetail(const session::SendMessage &message);

} // namespace endpoint

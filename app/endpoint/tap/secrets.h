// Secrets out of what was seen, before it is handed over: the one gate that every observation of a live
// endpoint passes.
#pragma once

#include "session/observation.h"

namespace endpoint {

/// Replaces secrets in all texts that a peer, a library or the user chose (see wire/redact.h). Heads come
/// here without theirs; payloads are there only if the user wants them.
void redact(session::What &what, const QByteArray &key);

} // namespace endpoint

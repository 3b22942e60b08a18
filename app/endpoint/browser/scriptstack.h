// A stack of script as V8 writes it ("    at giveUp (https://example.com/app.js:120:9)").
#pragma once

#include "session/pageseen.h"

namespace endpoint {

/// The frames that name a place in a script, innermost first, at most ScriptCall::maxStack. Secrets in
/// addresses are replaced with `key` (empty: they stay).
[[nodiscard]] QVector<session::ScriptLine> readStack(const QString &text, const QByteArray &key);

} // namespace endpoint

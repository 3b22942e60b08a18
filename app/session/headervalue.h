// What may stand in a line of a head.
#pragma once

#include <QStringView>

namespace session {

/// True without CR, LF, NUL and the other control characters, which end the line or the head (RFC 9110 §5.5).
/// A tab may.
[[nodiscard]] bool isHeaderValue(QStringView value);
/// True for a token (RFC 9110 §5.6.2), as names of headers and subprotocols are.
[[nodiscard]] bool isToken(QStringView text);

} // namespace session

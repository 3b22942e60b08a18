// Frames as a client and a server send them.
#pragma once

#include "wire/framedecoder.h"

namespace wire {

/// One whole, masked frame (RFC 6455 §5.2, §5.3). `mask` must be unpredictable to whoever chose the payload.
[[nodiscard]] QByteArray clientFrame(Opcode opcode, QByteArrayView payload, quint32 mask);

/// One whole frame without a mask (RFC 6455 §5.1).
[[nodiscard]] QByteArray serverFrame(Opcode opcode, QByteArrayView payload);

/// Of a Close frame (RFC 6455 §5.5.1); a reason needs a code.
[[nodiscard]] QByteArray closePayload(std::optional<quint16> code, QByteArrayView reason = {});

} // namespace wire

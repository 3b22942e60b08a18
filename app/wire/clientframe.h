// Frames as a client and a server send them.
#pragma once

#include "wire/framedecoder.h"

namespace wire {

/// One whole, masked frame (RFC 6455 §5.2, §5.3). `mask` must be unpredictable to whoever chose the payload.
[[nodiscard]] QByteArray clientFrame(Opcode opcode, QByteArrayView payload, quint32 mask);

/// One whole frame without a mask (RFC 6455 §5.1).
[[nodiscard]] QByteArray serverFrame(Opcode opcode, QByteArrayView payload);

} // namespace wire

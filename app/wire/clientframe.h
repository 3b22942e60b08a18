// Frames as a client sends them.
#pragma once

#include "wire/framedecoder.h"

namespace wire {

/// One whole, masked frame (RFC 6455 §5.2, §5.3). `mask` must be unpredictable to whoever chose the payload.
[[nodiscard]] QByteArray clientFrame(Opcode opcode, QByteArrayView payload, quint32 mask);

} // namespace wire

// What the kernel knows of a TCP connection. Linux; elsewhere everything is absent or unknown, never guessed.
#pragma once

#include "session/observation.h"

#include <optional>

namespace endpoint {

/// TCP_INFO of a connected socket; absent where the system has none or the descriptor is no TCP socket.
[[nodiscard]] std::optional<session::TcpSample> sampleTcp(int descriptor);

/// "ECONNRESET"; "E123" for a number nobody named; empty for 0.
[[nodiscard]] QString errnoName(int error);

/// The end of TCP that this error of a read or write tells of.
[[nodiscard]] session::TcpEnd tcpEndOfError(int error);

/// How the connection of that descriptor has ended, from its state and its pending error, which is taken off
/// it: for when somebody else has read the end of file or the error. Open while it has not. Only for a socket
/// that has sent no FIN of its own: after that a peer's FIN and a reset look alike.
[[nodiscard]] session::TcpEnd tcpEndOf(int descriptor);

} // namespace endpoint

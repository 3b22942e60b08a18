// How many sockets this process may hold.
#pragma once

#include <QtGlobal>

#include <optional>

namespace endpoint {

/// Raises the soft limit of open descriptors to the hard one and returns what it is now; absent where the
/// system has no such limit. Cheap to call again. Any thread.
std::optional<quint64> raiseDescriptorLimit();

/// True if this process can open so few descriptors more that connections had better wait: a window that gets
/// none to talk to the display waits for ever, and the log needs some, too. `descriptor`: any that is open.
[[nodiscard]] bool areDescriptorsScarce(int descriptor);

/// What is kept for others: all of it from connections that are accepted, half of it from those that are
/// dialled, so that whoever was accepted can be connected further.
enum class Reserve { OfAccepting, OfDialling };
/// True if what was just opened is the last one that reserve leaves: the kernel takes the lowest free number.
[[nodiscard]] bool isTheLast(int opened, Reserve reserve);

} // namespace endpoint

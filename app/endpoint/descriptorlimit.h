// How many sockets this process may hold.
#pragma once

#include <QtGlobal>

#include <optional>

namespace endpoint {

/// Raises the soft limit of open descriptors to the hard one and returns what it is now; absent where the
/// system has no such limit. Cheap to call again. Any thread.
std::optional<quint64> raiseDescriptorLimit();

} // namespace endpoint

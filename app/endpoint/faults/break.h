// The end that a fault gives to a session.
#pragma once

#include "session/fault.h"
#include "session/observation.h"

namespace endpoint {

struct Break
{
    enum class How { Reset, Fin, Close, Freeze };
    How how{};
    session::Leg leg{};          ///< whose peer suffers it
    std::optional<quint16> code; ///< of a Close frame
    [[nodiscard]] session::ToolEnd end() const;
};

/// Nothing for a fault that ends no session.
[[nodiscard]] std::optional<Break> breakOf(const session::Fault &fault);

} // namespace endpoint

// Numbers of a leg that are told alike wherever it is described.
#pragma once

#include "session/facts.h"

namespace report {

/// Round trip of the latest pong, else TCP's own estimate; in milliseconds.
[[nodiscard]] inline std::optional<double> roundTripMs(const session::LegFacts &leg)
{
    using Milli = std::chrono::duration<double, std::milli>;
    if (leg.rtt)
        return Milli(*leg.rtt).count();
    if (leg.seen && leg.seen->rtt)
        return Milli(*leg.seen->rtt).count();
    if (!leg.samples.isEmpty() && leg.samples.last().rtt.count() > 0)
        return Milli(leg.samples.last().rtt).count();
    return {};
}

[[nodiscard]] inline std::optional<quint64> retransmitsOf(const session::LegFacts &leg)
{
    if (leg.seen)
        return leg.seen->retransmits;
    return leg.samples.isEmpty() ? std::nullopt : std::optional<quint64>(leg.samples.last().totalRetransmits);
}

} // namespace report

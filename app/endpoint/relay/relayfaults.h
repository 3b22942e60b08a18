// What is broken on purpose in one relay session. Plain state; RelaySession acts on it.
#pragma once

#include "endpoint/faults/faultplan.h"
#include "endpoint/faults/framecutter.h"
#include "endpoint/faults/slowlane.h"

namespace endpoint {

struct RelayFaults
{
    /// By the leg on which bytes come in.
    struct Lane
    {
        FrameCutter cutter;
        SlowLane slow;
        bool endHeld = false; ///< the end of the stream waits in `slow`
        bool dropsPongs = false;
        bool frozen = false; ///< nothing is read from this peer, nothing passed to it
    };

    FaultPlan plan;
    FaultPlan::Passed passed;
    std::array<Lane, 2> lanes;
    std::array<std::optional<session::Fault>, 2> closes; ///< wait for the end of a frame to that leg's peer
    bool severed = false; ///< nothing passes any more; what still comes is only looked at

    [[nodiscard]] Lane &lane(session::Leg leg) { return lanes[std::size_t(leg)]; }
    [[nodiscard]] const Lane &lane(session::Leg leg) const { return lanes[std::size_t(leg)]; }
};

} // namespace endpoint

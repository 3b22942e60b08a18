// Each detector looks at one track of a group and says what it proves, or why it proves nothing.
#pragma once

#include "diagnosis/patterns/group.h"

namespace patterns {

/// What a detector may look at. `held`: the finding stands already, so that a little dilution does not end
/// it.
struct Scene
{
    const Catalogue &catalogue;
    const Group &group;
    session::Leg leg;
    const Track &track; ///< never empty
    Lived lived;        ///< what survived around the time of the track
    bool held = false;
};

struct Judged
{
    std::optional<Finding> claim;
    std::optional<Guard> failed; ///< the guard that stood against a claim otherwise made
};

/// Wants Group::timed.
[[nodiscard]] Judged judgeIdleTimeout(const Scene &scene);
[[nodiscard]] Judged judgePingInterval(const Scene &scene);
[[nodiscard]] Judged judgeMaxLifetime(const Scene &scene);
/// Wants Group::lost.
[[nodiscard]] Judged judgeSilentDrop(const Scene &scene);
[[nodiscard]] Judged judgeSizeLimit(const Scene &scene);
[[nodiscard]] Judged judgeMessageLimit(const Scene &scene);
[[nodiscard]] Judged judgeHeartbeat(const Scene &scene);

/// A finding with what all have in common: endpoint, leg, shape, members and the others as counter-examples.
[[nodiscard]] Finding makeFinding(FindingKind kind, const Scene &scene, const std::vector<bool> &members);
/// True when no cloud product may be named: the other end is on this machine or on a private network.
[[nodiscard]] bool isNearby(const Scene &scene);

/// Fills in matches and alsoFits of an idle timeout or a lifetime: rows for which `counts` (per Measure) of
/// the n ends lie within the row's own window, or, with no value in common, rows whose way of ending shows
/// them.
struct Fit
{
    std::vector<double> either, toServer, toClient, age; ///< all ends, in the order of the track
    int count = 0;                                       ///< in the densest window
};
void nameProducts(Finding &finding, const Scene &scene, const std::vector<bool> &members, const Fit &fit);

[[nodiscard]] double neededShare(const Scene &scene, double share);

} // namespace patterns

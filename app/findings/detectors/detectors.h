// Each detector looks at one track of a group and says what it proves, or why it proves nothing.
#pragma once

#include "findings/catalogue.h"
#include "findings/group.h"

namespace findings {

/// What a detector may look at. `held`: the finding stands already, so that a little dilution does not end
/// it.
struct Scene
{
    const Catalogue &catalogue;
    const Group &group;
    session::Leg leg;
    const Track &track; ///< never empty
    bool held = false;
    mutable std::optional<Lived> counted = {}; ///< by lived(): most tracks show nothing, and nobody asks
    /// What survived around the time of the track.
    [[nodiscard]] const Lived &lived() const;
};

struct Judged
{
    std::optional<Finding> claim;
    std::optional<Guard> failed; ///< the guard that stood against a claim otherwise made
};

/// Wants Group::timed. The same ends may speak for an idle timeout, or for pings too rare.
struct JudgedIdle
{
    Judged timeout, pings;
};
[[nodiscard]] JudgedIdle judgeIdle(const Scene &scene);
[[nodiscard]] Judged judgeMaxLifetime(const Scene &scene);
/// Wants Group::lost.
[[nodiscard]] Judged judgeSilentDrop(const Scene &scene);
[[nodiscard]] Judged judgeSizeLimit(const Scene &scene);
[[nodiscard]] Judged judgeMessageLimit(const Scene &scene);
[[nodiscard]] Judged judgeHeartbeat(const Scene &scene);
/// Want Group::closed; the leg is the side that ended the sessions.
[[nodiscard]] Judged judgeTimedClose(const Scene &scene);
[[nodiscard]] Judged judgeAfterMessage(const Scene &scene);

/// Which ends of a track speak for a finding, in the order of the track.
using Members = std::array<bool, keptEnds>;

/// A finding with what all have in common: endpoint, leg, shape, members and the others as counter-examples.
[[nodiscard]] Finding makeFinding(FindingKind kind, const Scene &scene, const Members &members);
/// True when no cloud product may be named: the other end is on this machine or on a private network.
[[nodiscard]] bool isNearby(const Scene &scene);

/// Fills in matches and alsoFits of an idle timeout or a lifetime: rows whose own window holds as many ends
/// as the densest one does (`count`), or, with no value in common, rows whose way of ending shows them.
void nameProducts(Finding &finding, const Scene &scene, const Members &members, int count);

/// Ages that scatter no more than the times of a cluster do explain its ends as well.
[[nodiscard]] bool ageExplainsToo(const Track &track, const Members &members, double spread);
/// The value people would have configured: a whole number of seconds where one is within the scatter of a
/// timer.
[[nodiscard]] double likelyValue(double low, double high, bool firesEarly);

[[nodiscard]] double neededShare(const Scene &scene, double share);

} // namespace findings

// Trials as the log has them: the session of each client has a note that names what it took part in, and
// shows how it fared. What a trial proves is judged from that, now and whenever the log is read.
#pragma once

#include "trial/trial.h"

namespace ui {

struct TrialClient
{
    Twin twin = Twin::Silent;
    session::EndpointId endpoint{};
    session::SessionId session{}; ///< 0: none yet
    bool operator==(const TrialClient &) const = default;
};

struct TrialRun
{
    TrialPlan plan; ///< of one that was read: what it is judged by
    QVector<TrialClient> clients;
};

/// The note of a client's session: what it took part in, in words that no language changes, and what that
/// proves.
[[nodiscard]] QString noteOf(const TrialPlan &plan, Twin twin, const QString &proves);
/// The complete ones among all sessions, in order of time: one that was broken off proves nothing.
[[nodiscard]] QVector<TrialRun> trialsIn(const monitor::Monitor &monitor);
/// Whether all its sessions are still held: old endings are forgotten, and nothing can be judged without
/// them.
[[nodiscard]] bool isHeld(const TrialRun &run, const monitor::Monitor &monitor);
/// How its clients fared so far; what Dropscope ended itself had outlived it.
[[nodiscard]] TrialSeen seenOf(const TrialRun &run, const monitor::Monitor &monitor);
/// Whether a finding is the one that it tested: numbers of findings may differ when a log is read.
[[nodiscard]] bool isAbout(const TrialRun &run, const findings::Finding &finding);

} // namespace ui

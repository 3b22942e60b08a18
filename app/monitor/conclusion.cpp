#include "monitor/conclusion.h"

namespace monitor {

using namespace session;

journal::Conclusion conclusionOf(const Session &session)
{
    const diagnosis::Verdict &verdict = *session.verdict;
    journal::Conclusion out;
    out.session = session.facts.id;
    out.endpoint = session.facts.endpoint;
    out.rules = diagnosis::Verdict::rulesVersion;
    out.at = verdict.at;
    out.cls = name(verdict.cls);
    out.cause = name(verdict.cause);
    out.sub = verdict.sub;
    out.toolReason = verdict.toolReason ? name(*verdict.toolReason) : QString();
    out.phase = name(verdict.phase);
    out.endedBy = name(verdict.endedBy);
    out.confidence = name(verdict.confidence);
    out.clean = verdict.clean;
    out.code = verdict.code;
    out.httpStatus = verdict.httpStatus;
    out.reason = verdict.reason;
    out.idle = verdict.idle;
    out.duration = verdict.duration;
    out.chain = session.facts.chain;
    return out;
}

} // namespace monitor

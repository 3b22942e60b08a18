#include "diagnosis/told.h"

namespace diagnosis {

using namespace session;

namespace {

template <class E>
E named(const QString &word, E otherwise)
{
    return fromName<E>(word).value_or(otherwise);
}

std::optional<Heartbeat> heartbeatIn(const ToldEnd &told)
{
    if (!told.askedBy)
        return {};
    Heartbeat heartbeat;
    heartbeat.askedBy = *told.askedBy;
    heartbeat.interval = told.interval, heartbeat.timeout = told.timeout;
    heartbeat.announced = told.announced;
    heartbeat.silent = told.silent, heartbeat.silentFor = told.silentFor;
    return heartbeat;
}

} // namespace

std::optional<Verdict> toldVerdict(const Facts &facts)
{
    const ToldEnd *told = toldEndOf(facts);
    if (!told)
        return {};
    Verdict verdict;
    verdict.cls = named(told->cls, Class::Unknown);
    verdict.cause = named(told->cause, Cause::UnknownLoss);
    verdict.sub = told->sub;
    verdict.toolReason = fromName<ToolReason>(told->toolReason);
    verdict.phase = named(told->phase, Phase::Open);
    verdict.endedBy = named(told->endedBy, Party::Unknown);
    verdict.confidence = named(told->confidence, Confidence::Suggested);
    verdict.clean = told->clean;
    verdict.code = told->code, verdict.reason = told->reason;
    if (told->httpStatus)
        verdict.httpStatus = *told->httpStatus;
    verdict.at = facts.first->at;
    verdict.resolution = std::chrono::milliseconds(1);
    verdict.idle = told->idle, verdict.duration = told->duration;
    verdict.heartbeat = heartbeatIn(*told);
    return verdict;
}

} // namespace diagnosis

// What the word of a place that somebody else runs proves: a proxy's log line, a browser's own states. Such a
// place often cannot tell whether an end was meant; then neither can we.
#pragma once

#include "diagnosis/codebook.h"
#include "diagnosis/verdict.h"

namespace diagnosis {

struct PlaceJudgement
{
    Cause cause = Cause::OrderlyEnd;
    Class cls = Class::Unknown;
    Confidence confidence = Confidence::Suggested;
    QString sub, meaning;
    wire::Retry retry = wire::Retry::Unstated;
    Party endedBy = Party::Unknown;
};

[[nodiscard]] PlaceJudgement judgePlace(const session::PlaceEnd &end, const session::Facts &facts,
                                        const CodeBook &book);

} // namespace diagnosis

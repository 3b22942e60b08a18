// What a Close frame says about its sender's intent, as data (design §6, causes A.1 and B).
#pragma once

#include "diagnosis/verdict.h"

namespace diagnosis {

struct Judgement
{
    Cause cause = Cause::ProtocolError;
    Class cls = Class::Lost;
    Confidence confidence = Confidence::Proven;
    QString sub;
};

/// Judges the first Close frame of a session: by its flaw, then by its reason text, then by its code.
/// Framework meanings of 3000–4999 are refined elsewhere; here they are app_close, lost.
[[nodiscard]] Judgement judgeClose(const session::CloseFrame &close, session::Leg sender);

} // namespace diagnosis

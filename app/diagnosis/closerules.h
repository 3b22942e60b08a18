// What a Close frame says about its sender's intent, as data (design §6, causes A.1 and B).
#pragma once

#include "diagnosis/codebook.h"
#include "diagnosis/verdict.h"
#include "session/facts.h"

namespace diagnosis {

struct Judgement
{
    Cause cause = Cause::ProtocolError;
    Class cls = Class::Lost;
    Confidence confidence = Confidence::Proven;
    QString sub;
    QString meaning; ///< as Verdict::meaning
    wire::Retry retry = wire::Retry::Unstated;
};

/// Judges the first Close frame of a session: by its flaw, then by its reason text, then by its code, which
/// for 3000–4999 means what `system` or the user's `own` table says.
[[nodiscard]] Judgement judgeClose(const session::CloseFrame &close, session::Leg sender,
                                   QStringView system = {}, const wire::CloseCodes &own = {});

/// The Close frame that came from the other side, if it cannot be an answer to the first one: it has a code
/// of the application or a reason of its own. The two have crossed; null if nothing speaks for that.
[[nodiscard]] const session::CloseFrame *crossedClose(const session::Facts &facts);

} // namespace diagnosis

// What was seen just before an end, as further sentences of its summary. Private to this room.
#pragma once

#include "report/report.h"

namespace report {

/// A flaw in what one side sent, and the message that the end followed at once; empty where nothing stands
/// out, and where somebody's words explain the end already.
[[nodiscard]] QString circumstances(const session::Facts &facts, const diagnosis::Verdict &verdict);

/// What to do where the side that ended it had sent pings that the other one, though alive, left unanswered;
/// nothing otherwise.
[[nodiscard]] QStringList ignoredPingsAdvice(const session::Facts &facts);
/// No frame has passed, and each would have been seen.
[[nodiscard]] bool saidNothing(const session::Facts &facts);
/// True if that names a message just before the end, to the side that ended it.
[[nodiscard]] bool messageMayHaveEndedIt(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// Of that message: bytes, of one that had not come whole those that were announced; 0 if there is none.
[[nodiscard]] quint64 sizeOfMessageBefore(const session::Facts &facts, const diagnosis::Verdict &verdict);
/// How long nothing had passed before the end, not even of a frame that never came whole.
[[nodiscard]] std::optional<session::Nanoseconds> quietBefore(const session::Facts &facts,
                                                              const diagnosis::Verdict &verdict);

} // namespace report

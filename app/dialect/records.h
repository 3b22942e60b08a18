// One application message is not always one message of its protocol: pieces of it.
#pragma once

#include "dialect/reader.h"

namespace dialect {

/// The pieces of a message that end with `end`; the last one may lack it, and may be cut off where the
/// reader's view of the message ends. Stops when `take` returns false, and returns that.
template <class Take>
bool eachPiece(const Message &message, char end, const Take &take)
{
    QByteArrayView rest = message.head;
    while (!rest.isEmpty()) {
        const qsizetype at = rest.indexOf(end);
        const QByteArrayView piece = at < 0 ? rest : rest.first(at);
        if (!take(piece, at >= 0))
            return false;
        rest = at < 0 ? QByteArrayView() : rest.sliced(at + 1);
    }
    return true;
}

/// A way of giving up that is told by the heartbeats seen, or by a default that nobody announced.
[[nodiscard]] inline session::AppPatience waits(Leg by, session::AppWait what,
                                                std::optional<session::AppDuration> timeout = {},
                                                session::AppDuration late = {}, bool announced = false)
{
    return {by, what, timeout, late, announced};
}

} // namespace dialect

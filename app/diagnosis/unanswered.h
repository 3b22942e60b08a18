// A heartbeat that nobody answered, and readers that read nothing: what explains an end better than the way
// in which it was carried out (design, section 14).
#pragma once

#include "session/facts.h"

namespace diagnosis {

/// The side that ended the session had waited for an answer to its ping, under all guards of section 14 but
/// those of the Close frame's own words.
[[nodiscard]] bool nobodyAnswered(const session::Facts &facts);
/// The same, but the answer was kept from it by a fault of ours.
[[nodiscard]] bool answerSwallowed(const session::Facts &facts);
/// What was sent to that peer waits, because it does not read.
[[nodiscard]] bool readsNothing(const session::LegFacts &leg);
/// Of a relay's session: bytes of the other side that had come, but were not handed on to that one when the
/// session ended, since it had taken nothing for a second or more; 0 if it kept up.
[[nodiscard]] quint64 leftBehind(const session::Facts &facts, session::Leg reader);
/// That side had taken nothing for a while when the session ended; what only waits at that moment is no sign.
[[nodiscard]] bool hadStoppedReading(const session::Facts &facts, session::Leg reader);
/// How TCP stood towards the side that gave no answer: a sub of heartbeat_timeout; empty if nothing says.
[[nodiscard]] QString tcpBehindSilence(const session::Facts &facts);

/// When the latest pong came that answers a ping of that side of a relay's session; nothing if none did.
[[nodiscard]] std::optional<session::Stamp> lastAnswer(const session::Facts &facts, session::Leg asker);
/// A side gave up over its pings, by its own words, though it had been answered: a sub of heartbeat_timeout.
/// "answered": the answer to its last ping had been handed to it; "other_payload": with a pong that does not
/// repeat what was in the ping; "no_pong": the other side sent other frames, but no pong. Empty if it had
/// not.
[[nodiscard]] QString answerBefore(const session::Facts &facts);

/// Two pings or more of the side that ended TCP, which the other side, though it sent other frames, did not
/// answer.
struct IgnoredPings
{
    session::Leg asker = session::Leg::Server;
    int pings = 0;
    bool inTime = false; ///< it ended when its next ping was due, after few: as one that counts pongs does
};
[[nodiscard]] std::optional<IgnoredPings> ignoredPings(const session::Facts &facts);

/// How long that side had not read while bytes were held for it, where the end came at once when it read
/// again: it had waited behind those bytes.
[[nodiscard]] std::optional<session::Nanoseconds> heldUntilEnd(const session::Facts &facts,
                                                               session::Leg reader);

} // namespace diagnosis

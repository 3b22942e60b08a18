// A 101 that the client need not accept (RFC 6455 §4.1): it leaves without a word, or with a Close frame that
// names no more than that.
#pragma once

#include "session/observation.h"
#include "wire/framedecoder.h"
#include "wire/handshake.h"

namespace endpoint {

inline constexpr std::chrono::seconds doubtTime{2}; ///< in which a client may refuse a 101 by leaving

/// What a client's next bytes make of a 101 that is in doubt.
enum class Reply { Open, Accepts, Refuses };

/// Why the client may refuse this 101, as a sub of bad_handshake: its flaw, or that it chose none of the
/// subprotocols offered. Empty if there is no doubt.
[[nodiscard]] QString doubtOf(const wire::HttpHead &response, const wire::HttpHead &request,
                              const QString &flaw);
/// `next`: the decoder that these bytes, the first ones of the client or what follows them, are for. A Close
/// frame refuses if it comes before all else, with no code, with 1002, or with 1010 (extensions missing).
[[nodiscard]] Reply replyIn(const wire::FrameDecoder &next, QByteArrayView bytes);
/// The client has refused it.
[[nodiscard]] session::OpenFailed refusedAnswer(const QString &doubt);

} // namespace endpoint

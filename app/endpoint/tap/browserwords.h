// What Chromium's own words about a connection mean: the message of a failed handshake, the name of a net
// error.
#pragma once

#include "session/observation.h"

namespace endpoint {

/// Why a WebSocket did not open. `message`: "Error during WebSocket handshake: …"; `error`:
/// "ERR_CONNECTION_RESET", or empty; `status`: of the answer, if one came. An OpenFailed, an end of TCP or
/// the place's word.
[[nodiscard]] session::What whyNotOpened(const QString &message, const QString &error,
                                         std::optional<int> status);

/// How an open WebSocket ended without a Close frame, by the error alone; nothing if it names no cause.
[[nodiscard]] std::optional<session::What> whyCut(const QString &error);

/// The browser did not take a frame that came, by its own words ("A server must not mask any frames that it
/// sends to the client."): `how` protocol or bad_text, by the client. Nothing if they say anything else.
[[nodiscard]] std::optional<session::PlaceEnd> refusedFrame(const QString &message);

/// A message of the handshake names its error: "… net::ERR_CONNECTION_RESET".
[[nodiscard]] QString errorIn(const QString &message);
/// "Unexpected response code: 403".
[[nodiscard]] std::optional<int> statusIn(const QString &message);

} // namespace endpoint

// A whole HTTP answer in plain text, after which the connection ends.
#pragma once

#include <QByteArray>

namespace wire {

/// The phrase that goes with a status; "Refused" or "Server Error" for those that are not used here.
[[nodiscard]] QByteArray reasonPhrase(int status);

/// `headers`: further ones, each with its line end.
[[nodiscard]] QByteArray plainAnswer(int status, const QByteArray &body, const QByteArray &headers = {});

} // namespace wire

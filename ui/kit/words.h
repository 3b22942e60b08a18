// Words and numbers of the window that are not about verdicts (those are report's): times, sizes, states.
#pragma once

#include "kit/roles.h"

#include "diagnosis/verdict.h"
#include "session/endpointspec.h"

namespace ui::words {

/// "14:03:27.512", local time.
[[nodiscard]] QString clockTime(session::Stamp at);
/// "2024-05-01 14:03:27.512", local time.
[[nodiscard]] QString dateTime(session::Stamp at);
/// "14:03:27 to 14:05:01", local time: with milliseconds below ten seconds, with dates where the days differ.
[[nodiscard]] QString timeRange(session::Stamp from, session::Stamp until);
/// "+1.250 s" since `from`.
[[nodiscard]] QString offset(session::Stamp from, session::Stamp at);
/// "45 s", "3:05", "2:14:09": an age that ticks.
[[nodiscard]] QString age(session::Nanoseconds interval);
/// "5:12 ago", "just now".
[[nodiscard]] QString ago(session::Nanoseconds interval);
/// "12/s", "0.4/s", "0/s".
[[nodiscard]] QString rate(double perSecond);
/// "1.2 MB", of 1000 kB each.
[[nodiscard]] QString bytes(quint64 count);
/// Bytes of a peer on one line, as printable characters only; those that are no text in hexadecimal.
[[nodiscard]] QString printable(const QByteArray &content, bool text);
/// "1 message", "12 messages".
[[nodiscard]] QString messages(quint64 count);
/// "1.25 ms".
[[nodiscard]] QString milliseconds(session::Nanoseconds interval);

[[nodiscard]] QString endpointState(session::EndpointStatus::State state);
[[nodiscard]] QString leg(session::Leg leg);
[[nodiscard]] QString opcode(int opcode);
[[nodiscard]] QString behaviour(session::Behaviour behaviour);

[[nodiscard]] Tone toneOf(diagnosis::Class cls);
[[nodiscard]] const char *iconOf(diagnosis::Class cls);
[[nodiscard]] const char *iconOf(session::Role role);
[[nodiscard]] const char *iconOf(session::Source source);
[[nodiscard]] const char *iconOf(session::EndpointStatus::State state);
[[nodiscard]] Tone toneOf(session::EndpointStatus::State state);

} // namespace ui::words

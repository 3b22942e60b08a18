// Sessions as text: one observation a line, for tests that read like a transcript.
//
//     1.0 client connected
//     1.1 client opened
//     5.0 client close_in 1001 bye
//     5.1 client fin
//
// Seconds, leg, then what: dialing, connected, tls, request [flaw], response STATUS, opened, open_failed
// CAUSE PHASE SOURCE [SUB], in N, out N (frames), ping, pong [strange] (ours and the answer), ping_in,
// pong_out [SECONDS] (the peer's and the answer), stuck BYTES, unread BYTE, fault SPEC, hold, close_in [CODE
// [REASON]], close_out [CODE], bad_close [CODE], violation SUB, truncated OPCODE [LAST], fin, reset, timeout,
// unreachable [ERRNO], closed_by_tool, tls_fin, tls_end, tls_broken SUB, tool REASON [SUB], silence AWAITED
// SECONDS, tcp_info dead|acked|unread, ended.
#pragma once

#include "session/facts.h"

namespace support {

[[nodiscard]] session::Batch readScript(const QString &text);
[[nodiscard]] session::Facts fold(const QString &text, session::Role role);

} // namespace support

// One thing seen, with its time, leg and source. Observations are the only truth that is stored; facts,
// verdicts and findings are recomputed from them.
//
// Each kind is a struct with a snake_case `kind` name and a `visit` that names its fields once, for writing
// and for reading back (see session/codec.h). Adding a kind: add the struct, add it to What. Old logs stay
// readable as long as names are kept.
#pragma once

#include "session/application.h"
#include "session/beats.h"
#include "session/boxed.h"
#include "session/evidenceseen.h"
#include "session/flow.h"
#include "session/pageseen.h"

#include <QStringList>
#include <QVector>

#include <memory>
#include <optional>
#include <variant>

namespace session {

/// We began to resolve and dial a server. `host` as given, port in host order.
struct Dialing
{
    static constexpr auto kind = "dialing";
    QString host;
    quint16 port = 0;
    template <class V>
    void visit(V &v)
    {
        v("host", host), v("port", port);
    }
    bool operator==(const Dialing &) const = default;
};

/// TCP is up: accepted, or dialled. Addresses as "ip:port" ("[v6]:port").
struct Connected
{
    static constexpr auto kind = "connected";
    QString local, peer;
    template <class V>
    void visit(V &v)
    {
        v("local", local), v("peer", peer);
    }
    bool operator==(const Connected &) const = default;
};

struct TlsEstablished
{
    static constexpr auto kind = "tls_established";
    QString protocol, cipher;
    template <class V>
    void visit(V &v)
    {
        v("protocol", protocol), v("cipher", cipher);
    }
    bool operator==(const TlsEstablished &) const = default;
};

/// The upgrade request as read from the wire. Secrets in target and cookie are already replaced by hashes.
/// `flaw`: what RFC 6455 §4.2.1 finds wrong with it, as a bad_handshake sub; empty if it is legal.
/// `connection`: the name of the connection (see wire::connectionOf); empty without a Sec-WebSocket-Key.
struct RequestHead
{
    static constexpr auto kind = "request";
    QString method, target, httpVersion, host, origin, userAgent, subprotocols, extensions, cookie, flaw;
    QString connection = {};
    template <class V>
    void visit(V &v)
    {
        v("method", method), v("target", target), v("http_version", httpVersion), v("host", host);
        v("origin", origin), v("user_agent", userAgent), v("subprotocols", subprotocols);
        v("extensions", extensions), v("cookie", cookie), v("flaw", flaw), v("connection", connection);
    }
    bool operator==(const RequestHead &) const = default;
};

/// The answer to the upgrade request. `fingerprint`: "Name: value" lines that tell products apart (Server,
/// Via, …). `connection`: the name of the connection; empty without a Sec-WebSocket-Accept.
struct ResponseHead
{
    static constexpr auto kind = "response";
    int status = 0;
    QString reason, subprotocol, extensions, retryAfter, location, flaw;
    QStringList fingerprint;
    QString connection = {};
    template <class V>
    void visit(V &v)
    {
        v("status", status), v("reason", reason), v("subprotocol", subprotocol), v("extensions", extensions);
        v("retry_after", retryAfter), v("location", location), v("flaw", flaw), v("fingerprint", fingerprint);
        v("connection", connection);
    }
    bool operator==(const ResponseHead &) const = default;
};

/// The 101 has passed and is valid: the WebSocket is open.
struct Opened
{
    static constexpr auto kind = "opened";
    template <class V>
    void visit(V &)
    {
    }
    bool operator==(const Opened &) const = default;
};

/// An attempt failed before the 101 for a reason that is no TCP end. `cause` is a taxonomy name (dns_failure,
/// connection_refused, connect_timeout, proxy_refused, tls_failure, http_rejected, bad_handshake,
/// open_timeout).
struct OpenFailed
{
    static constexpr auto kind = "open_failed";
    Phase phase = Phase::Tcp;
    QString cause, sub, text;
    Answerer by = Answerer::Peer;
    template <class V>
    void visit(V &v)
    {
        v("phase", phase), v("cause", cause), v("sub", sub), v("text", text), v("by", by);
    }
    bool operator==(const OpenFailed &) const = default;
};

/// Frames that passed since the last flush, summed. All frames but Close; `bytes` are wire bytes, heads of
/// frames included, HTTP heads not.
struct Traffic
{
    static constexpr auto kind = "traffic";
    Way way = Way::In;
    quint64 frames = 0, bytes = 0, messages = 0, largestFrame = 0, largestMessage = 0;
    Stamp firstAt{}, lastAt{};
    Nanoseconds largestGap{}; ///< between two frames of this way within the period, or from the one before it
    template <class V>
    void visit(V &v)
    {
        v("way", way), v("frames", frames), v("bytes", bytes), v("messages", messages);
        v("largest_frame", largestFrame), v("largest_message", largestMessage);
        v("first_at", firstAt), v("last_at", lastAt), v("largest_gap", largestGap);
    }
    bool operator==(const Traffic &) const = default;
};

/// Only in a log, in place of the Traffic before it: what the frames of this leg added up to when it was
/// written. Replaces the folded flow, so that replay comes to the same facts without every sum of 50 ms.
struct TrafficSoFar
{
    static constexpr auto kind = "traffic_so_far";
    std::shared_ptr<const LegFlow>
        flow; ///< never null when it was read; apart, or every observation were as large
    template <class V>
    void visit(V &v)
    {
        LegFlow state = flow ? *flow : LegFlow{};
        state.visit(v);
        flow = std::make_shared<const LegFlow>(state);
    }
    bool operator==(const TrafficSoFar &other) const
    {
        return flow == other.flow || (flow && other.flow && *flow == *other.flow);
    }
};

/// A ping or pong frame (already counted in Traffic). `rtt` on a pong that answers a ping we know of.
struct Ping
{
    static constexpr auto kind = "ping";
    Way way = Way::In;
    template <class V>
    void visit(V &v)
    {
        v("way", way);
    }
    bool operator==(const Ping &) const = default;
};

struct Pong
{
    static constexpr auto kind = "pong";
    Way way = Way::In;
    std::optional<Nanoseconds> rtt;
    template <class V>
    void visit(V &v)
    {
        v("way", way), v("rtt", rtt);
    }
    bool operator==(const Pong &) const = default;
};

/// A Close frame, as it was on the wire. `code` absent when the body was empty (or a single byte: `flaw`).
/// `bytes`: wire size of the frame. `flaw`: "bad_close" (one-byte body, reason not UTF-8) or "reserved_code".
struct CloseFrame
{
    static constexpr auto kind = "close";
    Way way = Way::In;
    std::optional<quint16> code;
    QString reason, flaw;
    quint64 bytes = 0;
    template <class V>
    void visit(V &v)
    {
        v("way", way), v("code", code), v("reason", reason), v("flaw", flaw), v("bytes", bytes);
    }
    bool operator==(const CloseFrame &) const = default;
};

/// Bytes that break RFC 6455. `sub`: masking, rsv, opcode, fragmentation, bad_control, bad_close,
/// invalid_utf8, length. `boundsLost`: where the next frame begins is not known; nothing from `offset` on is
/// read.
struct Violation
{
    static constexpr auto kind = "violation";
    Way way = Way::In;
    QString sub;
    quint64 offset = 0; ///< of the offending frame in the stream after the HTTP head
    bool boundsLost = false;
    template <class V>
    void visit(V &v)
    {
        v("way", way), v("sub", sub), v("offset", offset), v("bounds_lost", boundsLost);
    }
    bool operator==(const Violation &) const = default;
};

/// The stream ended inside a frame. `opcode` "close", "text", …, or "header" when not even the head was
/// complete. `lastAt`: when the last byte of it came.
struct Truncated
{
    static constexpr auto kind = "truncated";
    Way way = Way::In;
    QString opcode;
    quint64 expected = 0, got = 0; ///< payload bytes
    std::optional<Stamp> lastAt = {};
    template <class V>
    void visit(V &v)
    {
        v("way", way), v("opcode", opcode), v("expected", expected), v("got", got), v("last_at", lastAt);
    }
    bool operator==(const Truncated &) const = default;
};

/// Bytes after the first Close frame: passed on, never decoded (RFC 6455 §5.5.1 forbids frames there).
struct AfterClose
{
    static constexpr auto kind = "bytes_after_close";
    Way way = Way::In;
    quint64 bytes = 0;
    QString preview; ///< what it looks like: "http" or empty
    template <class V>
    void visit(V &v)
    {
        v("way", way), v("bytes", bytes), v("preview", preview);
    }
    bool operator==(const AfterClose &) const = default;
};

/// Bytes that waited in us for the peer of this leg when the session ended, because it did not read them.
struct Stuck
{
    static constexpr auto kind = "stuck";
    quint64 bytes = 0;
    template <class V>
    void visit(V &v)
    {
        v("bytes", bytes);
    }
    bool operator==(const Stuck &) const = default;
};

/// What the peer of this leg, or the network, did to TCP. `error`: errno name ("ECONNRESET"), if there was
/// one. `tlsTruncated`: the peer's FIN came without close_notify on a TLS leg.
struct TcpEnd
{
    static constexpr auto kind = "tcp_end";
    TcpFate fate = TcpFate::Unknown;
    QString error;
    bool tlsTruncated = false;
    /// A reset that the peer it names did not send: its TTL or IP id is not that of the peer's other packets.
    bool injected = false;
    template <class V>
    void visit(V &v)
    {
        v("fate", fate), v("error", error), v("tls_truncated", tlsTruncated), v("injected", injected);
    }
    bool operator==(const TcpEnd &) const = default;
};

/// TLS failed after the 101.
struct TlsBroken
{
    static constexpr auto kind = "tls_broken";
    QString sub, text;
    template <class V>
    void visit(V &v)
    {
        v("sub", sub), v("text", text);
    }
    bool operator==(const TlsBroken &) const = default;
};

/// We end the session, and why. Precedes the Close frame or TCP end that carries it out. `what`: close,
/// abort, reset, fin, freeze, refuse. `sub`: which limit or fault, or what the policy refused (origin, host);
/// `limit`/ `value` for limits. `detail`: of a policy, the value that would let it in; empty if none would.
struct ToolEnd
{
    static constexpr auto kind = "tool_end";
    ToolReason reason = ToolReason::User;
    QString what, sub;
    std::optional<quint64> limit, value;
    QString detail = {};
    template <class V>
    void visit(V &v)
    {
        v("reason", reason), v("what", what), v("sub", sub), v("limit", limit), v("value", value);
        v("detail", detail);
    }
    bool operator==(const ToolEnd &) const = default;
};

/// Something we did that ends nothing (text sent, ping sent, fault switched on, …), and whether it worked.
struct Performed
{
    static constexpr auto kind = "performed";
    QString what, detail, error;
    template <class V>
    void visit(V &v)
    {
        v("what", what), v("detail", detail), v("error", error);
    }
    bool operator==(const Performed &) const = default;
};

/// Nothing came in time. `awaited`: request, response, tls, connect, pong, close, frame.
struct Silence
{
    static constexpr auto kind = "silence";
    QString awaited;
    Nanoseconds waited{};
    int missed = 0; ///< pings without a pong
    template <class V>
    void visit(V &v)
    {
        v("awaited", awaited), v("waited", waited), v("missed", missed);
    }
    bool operator==(const Silence &) const = default;
};

/// Linux TCP_INFO of a leg (include/uapi/linux/tcp.h); times are ages. No wider than the kernel's own
/// numbers: every session keeps 64 of these.
struct TcpSample
{
    static constexpr auto kind = "tcp_info";
    using Microseconds = std::chrono::duration<qint32, std::micro>;
    using Milliseconds = std::chrono::duration<qint32, std::milli>;
    int state = 0;
    Microseconds rtt{}, rttVar{}, rto{};
    quint32 unacked = 0, retransmits = 0, totalRetransmits = 0, backoff = 0, probes = 0, notSentBytes = 0;
    Milliseconds lastDataIn{}, lastDataOut{}, lastAckIn{};
    template <class V>
    void visit(V &v)
    {
        v("state", state), v("rtt", rtt), v("rtt_var", rttVar), v("rto", rto), v("unacked", unacked);
        v("retransmits", retransmits), v("total_retransmits", totalRetransmits), v("backoff", backoff);
        v("probes", probes), v("not_sent_bytes", notSentBytes), v("last_data_in", lastDataIn);
        v("last_data_out", lastDataOut), v("last_ack_in", lastAckIn);
    }
    bool operator==(const TcpSample &) const = default;
};

/// One frame of the flight recorder. `opcode` as on the wire; `preview` only when payloads are recorded.
struct FrameRecord
{
    Stamp at{};
    Leg leg = Leg::Client;
    Way way = Way::In;
    int opcode = 0;
    bool fin = true;
    quint64 size = 0;
    QByteArray preview;
    template <class V>
    void visit(V &v)
    {
        v("at", at), v("leg", leg), v("way", way), v("opcode", opcode), v("fin", fin), v("size", size);
        v("preview", preview);
    }
    bool operator==(const FrameRecord &) const = default;
};

/// The last frames of a session, stored when it is lost. `dropped`: older frames no longer held.
struct LastFrames
{
    static constexpr auto kind = "last_frames";
    quint64 dropped = 0;
    QVector<FrameRecord> frames;
    template <class V>
    void visit(V &v)
    {
        v("dropped", dropped), v("frames", frames);
    }
    bool operator==(const LastFrames &) const = default;
};

/// A received or sent message, only when payloads are recorded; at most 256 bytes of it.
struct Message
{
    static constexpr auto kind = "message";
    Way way = Way::In;
    bool text = true;
    quint64 size = 0;
    QByteArray preview;
    template <class V>
    void visit(V &v)
    {
        v("way", way), v("text", text), v("size", size), v("preview", preview);
    }
    bool operator==(const Message &) const = default;
};

/// This session continues an earlier one after a loss. `how`: dialled, resume_token, cookie, address,
/// tab.
struct Continues
{
    static constexpr auto kind = "continues";
    quint64 session = 0;
    QString how;
    template <class V>
    void visit(V &v)
    {
        v("session", session), v("how", how);
    }
    bool operator==(const Continues &) const = default;
};

/// A value taken out of a received text by a capture rule. It may be worth as much as a password, so it is
/// stored as a hash of this log (see wire/redact.h) unless the endpoint keeps secrets.
struct Captured
{
    static constexpr auto kind = "captured";
    QString name, value;
    template <class V>
    void visit(V &v)
    {
        v("name", name), v("value", value);
    }
    bool operator==(const Captured &) const = default;
};

/// Messages we sent after the last sign of life of the peer: nobody knows whether it has read them.
struct PossiblyLost
{
    static constexpr auto kind = "possibly_lost";
    quint64 messages = 0, bytes = 0;
    Stamp since{}; ///< when the first of them was sent
    template <class V>
    void visit(V &v)
    {
        v("messages", messages), v("bytes", bytes), v("since", since);
    }
    bool operator==(const PossiblyLost &) const = default;
};

/// One step of getting a session back. It belongs to the session that was lost, not to the one that comes
/// instead, and is made after its Ended. Each attempt has a Waiting (unless it is made at once) and, later,
/// one other outcome. `reason` says why it failed or why nothing more is tried, as a snake_case name.
struct Recovery
{
    static constexpr auto kind = "recovery";
    RecoveryBy by = RecoveryBy::User;
    QString action; ///< reconnect
    int attempt = 0;
    RecoveryOutcome outcome = RecoveryOutcome::Waiting;
    std::optional<quint64> newSession;
    std::optional<Nanoseconds> wait;     ///< until the attempt
    std::optional<Nanoseconds> downtime; ///< from the loss to the 101 of the new session
    std::optional<ResumedState> state;
    QString reason;
    template <class V>
    void visit(V &v)
    {
        v("by", by), v("action", action), v("attempt", attempt), v("outcome", outcome);
        v("new_session", newSession), v("wait", wait), v("downtime", downtime), v("state", state);
        v("reason", reason);
    }
    bool operator==(const Recovery &) const = default;
};

/// What a strategy of the endpoint did about the end of this session. `what`: command, queue. `error` empty:
/// it worked.
struct Reaction
{
    static constexpr auto kind = "reaction";
    QString what, detail, error;
    template <class V>
    void visit(V &v)
    {
        v("what", what), v("detail", detail), v("error", error);
    }
    bool operator==(const Reaction &) const = default;
};

/// The last observation of a session on the wire: all its legs are over, or watching them is pointless. Only
/// Recovery and Reaction may follow.
/// `released`: its sockets, timers and buffers are gone.
struct Ended
{
    static constexpr auto kind = "ended";
    bool released = true;
    template <class V>
    void visit(V &v)
    {
        v("released", released);
    }
    bool operator==(const Ended &) const = default;
};

/// Small, because sessions keep many: the large ones are shared.
using AnyWhat =
    std::variant<Dialing, Connected, TlsEstablished, Boxed<RequestHead>, Boxed<ResponseHead>, Opened,
                 OpenFailed, Traffic, TrafficSoFar, Ping, Pong, Boxed<HeartbeatSoFar>, CloseFrame, Violation,
                 Truncated, AfterClose, Stuck, TcpEnd, TlsBroken, ToolEnd, Performed, Silence, TcpSample,
                 LastFrames, Message, Captured, PossiblyLost, Continues, Boxed<Recovery>, Reaction, Ended,
                 Boxed<AppHello>, AppPing, AppPong, Boxed<AppBeatsSoFar>, Boxed<AppGoodbye>, AppWithdrawn,
                 Boxed<AppError>, AppResumed, AppAnswering, AppUnread, Boxed<PlaceEnd>, Boxed<ToldEnd>,
                 PlaceWord, Missed, Unreadable, Via, Boxed<TcpSeen>, OpenAtEnd, Boxed<ScriptCall>, PageState,
                 CloseEvent>;

/// One of the above. What a variant of dozens of kinds needs to be copied, moved, compared and destroyed is
/// compiled once, in observation.cpp, instead of in every file that has an observation.
class What : public AnyWhat
{
public:
    using AnyWhat::AnyWhat;
    What();
    What(const What &other);
    What(What &&other) noexcept;
    What &operator=(const What &other);
    What &operator=(What &&other) noexcept;
    ~What();
    bool operator==(const What &other) const;
};

struct Observation
{
    SessionId session{};
    EndpointId endpoint{};
    Stamp at{};
    Leg leg = Leg::Client;
    Source source = Source::Wire;
    What what;
    bool operator==(const Observation &other) const;
};

using Batch = QVector<Observation>;

/// std::visit() for those whom boxes do not concern.
template <class Visitor>
decltype(auto) visitWhat(Visitor &&visitor, const What &what)
{
    return std::visit([&](const auto &one) -> decltype(auto) { return visitor(unboxed(one)); }, what);
}

/// True for what is done about a session after its end.
[[nodiscard]] inline bool isAftermath(const Observation &observation)
{
    return std::holds_alternative<Boxed<Recovery>>(observation.what) ||
           std::holds_alternative<Reaction>(observation.what);
}

/// The snake_case name of what was seen ("tcp_end").
QString kindOf(const Observation &observation);

/// True if this may be the event that ended the session: a Close frame received, an end of TCP, a failure to
/// open, or our own decision. A violation or a silence ends nothing until somebody acts on it.
bool isTerminal(const Observation &observation);

} // namespace session

Q_DECLARE_METATYPE(session::Observation)

// What the facts of one session prove.
#pragma once

#include "session/facts.h"
#include "wire/closecode.h"

namespace diagnosis {
Q_NAMESPACE

/// Normal: somebody meant to end it and there is nothing to get back. Lost: cut, or ended in an error;
/// recovery applies. Failed: it never opened. Unknown: it ended at a place that cannot tell whether that was
/// meant.
enum class Class { Normal, Lost, Failed, Unknown };
Q_ENUM_NS(Class)

/// The closed list of causes. Patterns over many sessions are findings, never causes.
enum class Cause {
    NormalClosure,
    ClientGoingAway,
    NoStatusClose,
    LocalClose,
    Replaced,
    ServerGoingAway,
    TryAgainLater,
    AppClose,
    ProtocolError,
    InvalidPayload,
    MessageTooBig,
    PolicyViolation,
    InternalError,
    EndpointIdleTimeout,
    SlowConsumer,
    HeartbeatTimeout,
    EofWithoutClose,
    TcpReset,
    TcpTimeout,
    NetworkDown,
    AddressChanged,
    SleepOrFreeze,
    TlsFailure,
    ClosingTimeout, ///< never on its own: whoever began the closing handshake decides; sub of LocalClose
    UnknownLoss,
    DnsFailure,
    ConnectionRefused,
    ConnectTimeout,
    ProxyRefused,
    HttpRejected,
    BadHandshake,
    OpenTimeout,
    Blocked,       ///< the browser itself refused: mixed content, a policy of the page, an extension
    OrderlyEnd,    ///< of class Unknown only
    ProxyTimeout,  ///< a proxy's own timer, by its own word
    ProxyShutdown, ///< a proxy stopped, or was told to end it, by its own word
};
Q_ENUM_NS(Cause)

enum class Party { Client, Server, Network, Tool, Unknown };
Q_ENUM_NS(Party)

/// Proven: a frame, an errno or our own action says so. Strong: one explanation left. Suggested: pattern
/// only.
enum class Confidence { Proven, Strong, Suggested };
Q_ENUM_NS(Confidence)

/// The heartbeat of the application inside a session, as far as it was announced or seen.
struct Heartbeat
{
    session::Leg askedBy = session::Leg::Server;
    std::optional<session::Nanoseconds> interval, timeout;
    bool announced = false;             ///< on this connection
    bool timeoutAnnounced = false;      ///< and so was the timeout itself
    std::optional<session::Leg> silent; ///< the side whose silence ended the session
    std::optional<session::Nanoseconds> silentFor;
    bool operator==(const Heartbeat &) const = default;
};

struct Verdict
{
    /// Rises whenever a rule changes what it says; stored verdicts of another version are recomputed.
    static constexpr int rulesVersion = 9;

    Class cls = Class::Lost;
    Cause cause = Cause::UnknownLoss;
    QString sub; ///< refines the cause; empty if nothing does
    std::optional<session::ToolReason> toolReason;
    session::Phase phase = session::Phase::Open;
    Party endedBy = Party::Unknown;
    Confidence confidence = Confidence::Suggested;
    bool clean = false;          ///< closing handshake completed both ways and no reset cut it short
    std::optional<quint16> code; ///< of the first Close frame received or passed on the wire
    QString reason;
    QString meaning; ///< of the code to the application, "Discord gateway: Rate limited"; empty if unknown
    wire::Retry retry = wire::Retry::Unstated; ///< what that application's own clients do after the code
    std::optional<int> httpStatus;
    session::Stamp at{};               ///< of the first terminal event
    session::Nanoseconds resolution{}; ///< of a log: the end lies within [at, at + resolution)
    std::optional<session::Nanoseconds> idle, duration; ///< absent when it never opened
    std::optional<Heartbeat> heartbeat;
    bool byGoodbye = false; ///< a message of the application decided (see goodbyeOf)
    bool operator==(const Verdict &) const = default;
};

} // namespace diagnosis

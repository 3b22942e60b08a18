// The vocabulary every room shares: who, where, when, how sure. Names are stored and printed, never numbers.
#pragma once

#include "base/clock.h"

#include <QMetaEnum>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace session {
Q_NAMESPACE

enum class SessionId : quint64 {};
enum class EndpointId : quint32 {};

using Stamp = base::Stamp;

/// Listener, client and relay carry sessions; the others see those of somebody else: a browser, packets, a
/// proxy.
enum class Role { Listener, Client, Relay, Browser, Capture, Proxy };
Q_ENUM_NS(Role)

/// One TCP connection of a session: the one with the WebSocket client, or the one with the WebSocket server.
enum class Leg { Client, Server };
Q_ENUM_NS(Leg)

/// How we know: we saw the bytes or the TCP event; Qt told us; we did it; nothing came in time; a browser
/// said so; a log said so.
enum class Source { Wire, Library, Tool, Clock, Browser, Log };
Q_ENUM_NS(Source)

/// In = reached us on that leg; Out = left us on that leg.
enum class Way { In, Out };
Q_ENUM_NS(Way)

enum class Phase { Dns, Tcp, Tls, Http, Open, Closing };
Q_ENUM_NS(Phase)

/// Why we ended a session ourselves. Policy: an Origin or Host that is not allowed.
enum class ToolReason { User, Shutdown, Heartbeat, Protocol, Limit, Fault, Policy };
Q_ENUM_NS(ToolReason)

/// What the peer of a leg did to the TCP connection. Open: nothing yet.
enum class TcpFate { Open, Fin, Reset, Timeout, Unreachable, ClosedByTool, Unknown };
Q_ENUM_NS(TcpFate)

/// Who answered an opening handshake otherwise than with a 101, or gave it up: the peer of the leg, a proxy
/// whose record tells of it, or the one or the other.
enum class Answerer { Peer, Proxy, Unknown };
Q_ENUM_NS(Answerer)

/// Who got a session back, or tries to: somebody at the window, the endpoint's policy, or the client itself.
enum class RecoveryBy { User, Policy, Peer };
Q_ENUM_NS(RecoveryBy)

enum class RecoveryOutcome { Waiting, Recovered, Failed, GaveUp };
Q_ENUM_NS(RecoveryOutcome)

/// What became of the application's state. Unknown: nothing says so, because no resume rule is configured.
enum class ResumedState { Resumed, Fresh, Unknown };
Q_ENUM_NS(ResumedState)

/// What a side of a dialect waits for before it gives up: the answer to its own heartbeat, a heartbeat of the
/// other side, anything of the other side, or that the other side joins.
enum class AppWait { Answer, Beat, Sign, Join };
Q_ENUM_NS(AppWait)

/// What a listener answers to messages.
enum class Behaviour { Silent, Echo };
Q_ENUM_NS(Behaviour)

/// The snake_case name of an enumerator ("ClosedByTool" → "closed_by_tool"), as logs and JSON carry it.
QString snakeCase(const char *pascalCase);

/// Those of a type whose enumerators count from 0.
QStringList snakeCaseNames(const QMetaEnum &type);

/// All names of that type, made once: every observation that is stored asks for several.
template <class E>
const QStringList &names()
{
    static const QStringList all = snakeCaseNames(QMetaEnum::fromType<E>());
    return all;
}

template <class E>
QString name(E value)
{
    return names<E>().value(int(value));
}

/// The enumerator with that snake_case name; nothing if there is none.
template <class E>
std::optional<E> fromName(QStringView text)
{
    const auto index = names<E>().indexOf(text);
    return index < 0 ? std::nullopt : std::optional(E(index));
}

} // namespace session

// What the user asked an endpoint to be, what it is doing, and what it can be told to do: values only.
#pragma once

#include "session/words.h"

#include <QStringList>
#include <QUrl>

#include <optional>
#include <variant>

namespace session {

/// Limits that protect us; each strikes as a ToolEnd with reason limit and this name as sub.
struct Limits
{
    qsizetype headBytes = 64 * 1024;             ///< head_too_large
    quint64 messageBytes = 64 * 1024 * 1024;     ///< message_too_big
    quint64 queueBytes = 16 * 1024 * 1024;       ///< queue_full: bytes waiting for a peer that does not read
    int sessions = 10'000;                       ///< too_many_sessions
    std::chrono::milliseconds handshake{10'000}; ///< handshake_timeout: from accept or dial to the 101
    std::chrono::milliseconds closing{10'000};   ///< from our Close frame to the end of TCP
    bool operator==(const Limits &) const = default;
};

struct EndpointSpec
{
    EndpointId id{};
    Role role = Role::Listener;
    QString name;
    QUrl listen;                            ///< listener and relay: ws:// or wss://, port 0 = any
    QUrl target;                            ///< client and relay
    std::chrono::milliseconds ping{15'000}; ///< 0 = off
    int missedPings = 2;                    ///< give up after so many without an answer
    bool reconnect = false, clog = false;
    QStringList headers; ///< "Name: value"
    QString origin;
    QStringList subprotocols;
    QUrl proxy;
    QString caFile, certFile, keyFile;
    bool insecure = false, keepHost = false, recordPayloads = false, keepSecrets = false;
    Behaviour behaviour = Behaviour::Silent;
    QStringList sendOnOpen;
    std::optional<std::chrono::milliseconds> closeAfter;
    QStringList faults;
    QString framework; ///< whose close codes it speaks (resources/closecodes.json); empty: as sessions show
    Limits limits;
    bool operator==(const EndpointSpec &) const = default;
};

struct EndpointStatus
{
    enum class State { Stopped, Running, Failed };
    EndpointId id{};
    Role role = Role::Listener;
    QString name;
    State state = State::Stopped;
    QUrl url, target; ///< url with the port that was really taken
    QString error, framework;
    bool operator==(const EndpointStatus &) const = default;
};
[[nodiscard]] inline QString name(EndpointStatus::State state)
{
    return state == EndpointStatus::State::Running  ? QStringLiteral("running")
           : state == EndpointStatus::State::Failed ? QStringLiteral("failed")
                                                    : QStringLiteral("stopped");
}

struct SendMessage
{
    bool text = true;
    QByteArray payload; ///< UTF-8 when text
};
struct SendPing
{
};
/// A proper closing handshake. No code = Close frame without a body.
struct CloseSession
{
    std::optional<quint16> code = 1000;
    QString reason;
    ToolReason why = ToolReason::User;
};
/// Ends TCP at once, without a Close frame; with RST if `reset`.
struct AbortSession
{
    bool reset = false;
    ToolReason why = ToolReason::User;
};
/// Switches a fault on (design §4 "Break it on purpose"); `spec` in the words of --fault.
struct InjectFault
{
    QString spec;
};

struct Command
{
    SessionId session{};
    std::variant<SendMessage, SendPing, CloseSession, AbortSession, InjectFault> what;
};

} // namespace session

Q_DECLARE_METATYPE(session::EndpointStatus)

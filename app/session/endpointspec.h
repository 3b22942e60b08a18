// What the user asked an endpoint to be, what it is doing, and what it can be told to do: values only.
#pragma once

#include "session/words.h"

#include <QMap>
#include <QStringList>
#include <QUrl>
#include <QVector>

#include <optional>
#include <variant>

namespace session {

/// Limits that protect us; each strikes as a ToolEnd with reason limit and this name as sub.
struct Limits
{
    qsizetype headBytes = 64 * 1024;         ///< head_too_large
    quint64 messageBytes = 64 * 1024 * 1024; ///< message_too_big
    quint64 queueBytes = 16 * 1024 * 1024;   ///< queue_full: bytes waiting for a peer that does not read
    int sessions = 10'000;                   ///< too_many_sessions
    int requests = 100; ///< too_many_requests: unanswered ones on one connection of a relay
    std::chrono::milliseconds handshake{10'000}; ///< handshake_timeout: from accept or dial to the 101
    std::chrono::milliseconds closing{10'000};   ///< from our Close frame to the end of TCP
    bool operator==(const Limits &) const = default;
};

/// Takes a value out of received texts: the first group of `pattern` (a Perl-compatible regular expression),
/// or the whole match if it has none, becomes the variable `name`. Only the first 4 KiB of a text are looked
/// at.
struct CaptureRule
{
    QString name, pattern;
    bool operator==(const CaptureRule &) const = default;
};

/// A text that the application itself sends to stay alive.
struct TextHeartbeat
{
    QString text;
    std::chrono::milliseconds every{};
    bool operator==(const TextHeartbeat &) const = default;
};

/// How patiently a client tries again after a loss.
struct Patience
{
    std::chrono::milliseconds longestWait{30'000}; ///< before an attempt, unless the server asks for more
    int hopeless = 5; ///< stop after so many ends in a row that trying again does not cure
    bool operator==(const Patience &) const = default;
};

/// What to do when a session has ended in a certain way.
struct Strategy
{
    bool notify = true;    ///< tell the user
    bool reconnect = true; ///< client, if EndpointSpec::reconnect: after such an end
    QStringList
        command; ///< program and arguments, no shell; the disconnect as JSON on its stdin. Empty = none
    bool operator==(const Strategy &) const = default;
};

struct Strategies
{
    Strategy normal{true, false, {}}, lost, failed;
    bool operator==(const Strategies &) const = default;
};

/// A file, or standard input ("-"), that somebody else recorded.
struct EvidenceFile
{
    QString path;       ///< empty: the endpoint is none
    QString format;     ///< by name; empty: by content
    QString keylogFile; ///< TLS keys
    bool follow = false;
    bool within = false; ///< a place of which the file of another endpoint tells: it is not read by itself
    std::optional<quint16> port;                  ///< that speaks WebSocket, where the beginning is missing
    std::optional<std::chrono::seconds> timezone; ///< of its times, east of UTC
    bool operator==(const EvidenceFile &) const = default;
};

/// A browser that is watched through its developer tools.
struct BrowserTools
{
    QUrl address;      ///< of its DevTools, http:// or, of the browser itself, ws://; empty if `own`
    bool own = false;  ///< one that we start, with a profile that goes when it ends
    QString program;   ///< of the own one; empty: the first that is installed
    QStringList pages; ///< that it opens: http://, https:// or file://
    bool operator==(const BrowserTools &) const = default;
};

/// What a place cannot tell, or how it was read. `what`: a snake_case word that report/ has a sentence for.
struct PlaceNote
{
    QString what, detail;
    bool operator==(const PlaceNote &) const = default;
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
    /// Relay, and listener that echoes: pages of other origins, and names of this endpoint, that are let in.
    /// Browser: `allowHosts` are other computers whose browser may be watched.
    QStringList allowOrigins, allowHosts;
    QStringList sendOnOpen;
    std::optional<std::chrono::milliseconds> closeAfter;
    QStringList faults;
    QString dialect;   ///< of the messages, "off", or empty: as sessions show
    QString framework; ///< whose close codes it speaks (resources/closecodes.json); empty: as sessions show
    QVector<CaptureRule> captures;
    /// Values for `{name}` in the target URL, headers and sendOnOpen; captures add to them and replace them.
    /// A query item, header or message with a name that has no value yet is left out.
    QMap<QString, QString> variables;
    std::optional<TextHeartbeat> textHeartbeat; ///< client
    std::optional<std::chrono::milliseconds>
        resumeWindow; ///< how long the server keeps a lost session's state
    Strategies strategies;
    Patience patience;
    /// Names of query items and cookies that tell which session a returning client continues (listener,
    /// relay).
    QStringList resumeTokens{QStringLiteral("r"), QStringLiteral("sid")};
    Limits limits;
    EvidenceFile evidence; ///< its role is known once its content is
    BrowserTools browser;  ///< of a browser that is watched while it runs
    [[nodiscard]] bool isEvidence() const { return !evidence.path.isEmpty(); }
    /// A browser that runs, not the log of one.
    [[nodiscard]] bool isLiveBrowser() const { return role == Role::Browser && !isEvidence(); }
    bool operator==(const EndpointSpec &) const = default;
};

/// True for headers of the opening handshake that come from the URL, the origin or the subprotocols (RFC 6455
/// §4.1): nobody may set them.
[[nodiscard]] bool isHandshakeHeader(QStringView name);

/// Lets in what the policy refused: `sub` is "origin" or "host". Once is enough.
void letIn(EndpointSpec &spec, const QString &sub, const QString &value);
/// The option that lets it in, ready for a shell: "--allow-origin https://example.com". Empty for an empty
/// value.
[[nodiscard]] QString allowOption(const QString &sub, const QString &value);

/// The other computer that a browser's DevTools are at, unless the spec allows it; empty if all is well.
/// Whoever reaches DevTools controls that browser, and nothing between protects it.
[[nodiscard]] QString remoteTools(const EndpointSpec &spec);

struct EndpointStatus
{
    enum class State { Stopped, Running, Failed };
    EndpointId id{};
    Role role = Role::Listener;
    QString name;
    State state = State::Stopped;
    QUrl url, target; ///< url with the port that was really taken; of evidence, its path
    QString error, framework;
    QString format = {};           ///< of evidence, by name
    QVector<PlaceNote> notes = {}; ///< of evidence
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
    quint64 number = 0; ///< the monitor counts messages, so that those it had to queue keep their order
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

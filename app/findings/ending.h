// What the search for patterns needs of one session, small enough to keep: how it began, how it went, how it
// ended.
#pragma once

#include "diagnosis/verdict.h"
#include "findings/words.h"

#include <QStringList>

#include <algorithm>

namespace findings {

/// One value for each way of a session's frames.
template <class T>
struct PerWay
{
    T toServer{}, toClient{};
    bool operator==(const PerWay &) const = default;
};

/// What a session lived through: the counter-examples that keep patterns honest.
struct Survived
{
    /// Longest silences that did not end the session; of a live one with the silence that still lasts.
    session::Nanoseconds quiet{};
    PerWay<session::Nanoseconds> quietWay;
    /// Longest silence after which the peer was heard again, and how many of a second or more there were.
    session::Nanoseconds answered{};
    quint32 silences = 0;
    PerWay<quint64> frame, message; ///< largest sizes in bytes
    PerWay<quint64> messages;       ///< how many passed
    session::Nanoseconds age{};     ///< since the 101
    bool operator==(const Survived &) const = default;
};

/// The last data message before an end.
struct LastMessage
{
    bool toServer = false, binary = false;
    quint64 size = 0;              ///< bytes; of a fragmented message, of the fragments that came
    session::Nanoseconds before{}; ///< from it to the end
    bool operator==(const LastMessage &) const = default;
};

/// What a browser told of the page when the session ended.
struct PageAtEnd
{
    std::optional<session::Nanoseconds> hidden;    ///< for how long it had been; nothing: it was visible
    std::optional<session::Nanoseconds> sinceTask; ///< from the end of the latest long task to the end
    session::Nanoseconds task{};                   ///< how long that held the page up
    quint32 tasks = 0;                             ///< long ones of its life
    QString closedBy; ///< the line of script that called close(), "app.js:120"; empty: none did
    bool operator==(const PageAtEnd &) const = default;
};

/// An attempt that got through: the 101 has passed.
struct Opening
{
    session::SessionId session{};
    session::EndpointId endpoint{};
    session::Stamp at{};
    session::Stamp startedAt{}; ///< when the attempt began; zero if that is not known
    QString server;             ///< "ip:port"; empty for a listener
    QString client, userAgent, path;
    QString key;          ///< who it is: resume token, cookie, or address, program and path
    bool resumes = false; ///< the request carried a resume token
    std::optional<session::SessionId> continues;
    bool operator==(const Opening &) const = default;
};

/// An open session has said in its messages who it is, such as the client id of MQTT: `as` is what it is like
/// under that name, from then on.
struct Introduction
{
    Opening as;
    bool operator==(const Introduction &) const = default;
};

struct Ending
{
    session::SessionId session{};
    session::EndpointId endpoint{};
    session::Role role = session::Role::Listener;
    session::Leg leg = session::Leg::Client; ///< the one that ended first
    QString server, client;                  ///< "ip:port" of the server; "ip" of the client
    QString connection;             ///< names the connection wherever it is seen; empty if that is not known
    QString clientPort, serverPort; ///< the client's "ip:port" as we see it, ours as the server sees it
    QString userAgent, path, key;
    QString protocol;        ///< of the messages; empty: none that is known
    QString appKey;          ///< who its messages said it is; empty: they did not
    QStringList fingerprint; ///< response headers that tell products apart, as "Name: value"
    bool hasResponse = false;

    diagnosis::Class cls = diagnosis::Class::Lost;
    diagnosis::Cause cause = diagnosis::Cause::UnknownLoss;
    QString sub, reason;
    diagnosis::Party endedBy = diagnosis::Party::Unknown;
    std::optional<session::ToolReason> toolReason;
    EndShape shape = EndShape::Other;
    std::optional<quint16> code; ///< of the Close frame that came first

    session::Stamp startedAt{}, openedAt{}, at{}; ///< openedAt: zero if the evidence begins later
    bool opened = false;
    session::Nanoseconds idle{};          ///< since the last frame of either way on the leg that ended first
    PerWay<session::Nanoseconds> idleWay; ///< since the last frame of that way (since the 101 if none)
    std::optional<session::Nanoseconds> fatalSilence; ///< before a frame of ours that was never answered
    session::Nanoseconds afterSend{};                 ///< from our last frame to the end
    std::optional<session::Nanoseconds> rtt;
    std::optional<session::Nanoseconds> shortestRtt; ///< of that leg, by TCP or by pings
    bool pinged = false;                             ///< the end of that leg had sent pings
    /// For how long that end had waited for an answer to its ping, while nothing came from the other side;
    /// zero if it did not.
    session::Nanoseconds awaited{};
    /// Longest interval between pings of one way, or of heartbeats as announced; zero if fewer than two.
    session::Nanoseconds heartbeat{};
    Survived survived;
    /// Largest within the second before the end. What came before it counts as survived: it was let through.
    PerWay<quint64> fatalFrame, fatalMessage;
    std::optional<LastMessage> lastMessage; ///< if the flight recorder holds one
    std::optional<LastMessage> lastHeard;   ///< by the side that ended it (see lastHeardBy())
    bool congested = false;                 ///< bytes were waiting or unacknowledged at the end
    QVector<session::RttSample> rtts;       ///< of pings, else of heartbeats of the application
    std::optional<bool> tcpRttRose;         ///< whether the kernel's round trip rose too

    bool resumes = false;
    std::optional<session::SessionId> continues;
    bool blind = false;            ///< of a proxy's log: neither silences nor sizes are known
    bool closeUnknown = false;     ///< whether a Close frame came, or with which code, this place cannot tell
    bool faulted = false;          ///< something was broken on purpose: it says nothing about how things are
    std::optional<PageAtEnd> page; ///< of a browser that was watched
    bool operator==(const Ending &) const = default;

    [[nodiscard]] session::Nanoseconds age() const
    {
        const bool known = opened && openedAt != session::Stamp{};
        return known ? std::max(at - openedAt, session::Nanoseconds{}) : session::Nanoseconds{};
    }
};

/// `resumeTokens`: see session::identityOf.
[[nodiscard]] Opening openingOf(const session::Facts &facts, const QStringList &resumeTokens = {});
/// Nothing if the client did not say in its messages who it is.
[[nodiscard]] std::optional<Introduction> namedOf(const session::Facts &facts);
/// The same, known by what its messages said it is.
[[nodiscard]] inline Ending underItsName(Ending ending)
{
    ending.key = ending.appKey;
    return ending;
}
[[nodiscard]] Ending endingOf(const session::Facts &facts, const diagnosis::Verdict &verdict,
                              const QStringList &resumeTokens = {});
/// Of a live session: the silence up to a second before `now` counts as survived, as the end of a later one
/// may not have been told yet. `leg` is the one to look at.
[[nodiscard]] Survived survivedOf(const session::Facts &facts, session::Leg leg, session::Stamp now);

/// True for addresses no cloud product stands before: loopback, link-local, private, shared; also for none.
[[nodiscard]] bool isPrivateAddress(QStringView address);

} // namespace findings

// What is remembered of the sessions that share an endpoint and a server: their latest ends, and what
// survived.
#pragma once

#include "base/ring.h"
#include "findings/finding.h"

#include <array>

namespace findings {

[[nodiscard]] inline double seconds(session::Nanoseconds interval)
{
    return std::chrono::duration<double>(interval).count();
}

constexpr std::size_t keptEnds = 50;
constexpr session::Nanoseconds keptTime = std::chrono::hours(24);

/// The longest and largest that survived, and how many.
struct Lived
{
    double quiet = 0, quietToServer = 0, quietToClient = 0, answered = 0, age = 0;
    PerWay<quint64> frame, message, mostMessages, messages;
    quint64 silences = 0;
    void merge(const Lived &other);
};

/// Survivors by half hours, so that old ones are forgotten without being kept one by one.
class Survivors
{
public:
    /// Counts in what a session has lived through; `before` is what was counted of it already.
    void add(const Survived &lived, const Survived &before, session::Stamp at);
    [[nodiscard]] Lived since(session::Stamp from) const;

private:
    static constexpr session::Nanoseconds step = std::chrono::minutes(30);
    struct Bucket
    {
        qint64 number = -1;
        Lived lived;
    };
    std::array<Bucket, 49> m_buckets;
};

/// What detectors look at of one ending. Times in seconds.
struct End
{
    session::SessionId session{};
    session::Stamp startedAt{}, at{};
    EndShape shape = EndShape::Other;
    std::optional<quint16> code;
    diagnosis::Party endedBy = diagnosis::Party::Unknown;
    QString reason;
    QString other;            ///< address of the other end,
    bool otherHasPort = true; ///< as "ip:port" or "ip"
    QStringList fingerprint;
    QString protocol; ///< of the messages
    bool hasResponse = false, pinged = false;

    double idle = 0, idleToServer = 0, idleToClient = 0, age = 0;
    double quiet = 0;                         ///< longest silence before that, after which it lived on
    double heartbeat = 0;                     ///< longest interval between pings; 0 if there were too few
    double rhythm = 0;                        ///< interval of frames that came as steadily as pings; else 0
    quint32 silences = 0;                     ///< of a second or more
    std::optional<double> fatalSilence;       ///< of a connection that was found dead
    PerWay<quint64> fatalFrame, fatalMessage; ///< what may have been too large; 0: nothing
    PerWay<quint64> messages;                 ///< how many had passed if one of them ended it; else 0
    bool hasBaseline = false;                 ///< enough round trips to tell slow from usual
    std::optional<double> warning;            ///< from the first slow round trip to the end
    std::optional<bool> tcpRttRose;
    bool lost = false;
    double rtt = 0, shortestRtt = 0;        ///< 0: unknown
    double awaited = 0;                     ///< for an answer to a ping, by the end that ended it
    std::optional<LastMessage> lastMessage; ///< only if none was found dead, and nothing was stuck
    std::optional<LastMessage> lastHeard;   ///< by the side that ended it, under the same conditions
    PerWay<quint64> passed;                 ///< messages of its life
};

[[nodiscard]] End endOf(const Ending &ending);

/// What a timer may have measured of the ends of a track, each ascending.
struct Times
{
    std::vector<double> idle, idleToServer, idleToClient, age;
    void insert(const End &end);
    void remove(const End &end);
};

/// The latest ends of one leg, oldest first.
struct Track
{
    base::Ring<End> ends;
    std::optional<Times> times; ///< kept if timers are looked for in it
    int unjudged = 0;           ///< ends added since this was last judged
    void add(End end);
    bool remove(session::SessionId session);
    void forgetBefore(session::Stamp at);

private:
    void dropFirst();
};

struct Group
{
    Group(session::EndpointId endpoint, const QString &server);

    session::EndpointId endpoint;
    QString server;
    std::array<QString, 2> scopes; ///< by leg: what its findings are called
    Survivors survivors;
    std::array<Track, 2> timed;  ///< by leg: ends that a timer may have caused
    std::array<Track, 2> lost;   ///< by leg: other losses included, for sizes, silent drops and heartbeats
    std::array<Track, 2> closed; ///< by the side that ended them: ends that an endpoint may have decided on
    bool dirty = false;
    /// Which address was asked about last, and whether no cloud product stands before it: to find out takes
    /// longer than all the rest of naming a product.
    mutable std::pair<QString, bool> nearby{{}, true};
};

/// May a timer of an idle connection or of its lifetime have caused this? Not our doing, nor the client's
/// wish.
[[nodiscard]] bool mayBeTimed(const Ending &ending);
/// May a timer or a message have moved one of the two endpoints to end this?
[[nodiscard]] bool mayBeDecided(const Ending &ending);
/// The first frame of ours after a long silence was reset or never answered: the connection had been dead
/// before.
[[nodiscard]] bool wasFoundDead(const Ending &ending);
/// The browser lost it on its own: its page crashed, was frozen, or the whole browser went. However many end
/// with it, they say nothing of the server, the network or a timer.
[[nodiscard]] bool wentWithItsPage(const Ending &ending);
/// Lost after it was open, and not by ourselves but for a missing heartbeat, nor with its page.
[[nodiscard]] bool isLoss(const Ending &ending);
/// May a limit of sizes or numbers have caused this?
[[nodiscard]] bool maySizeMatter(const Ending &ending);
/// How long before its end the round trips of a session left their baseline; nothing if they did not.
[[nodiscard]] std::optional<double> warningOf(const Ending &ending);
/// Round trips that it takes to have a baseline.
constexpr qsizetype leastRoundTrips = 20;

} // namespace findings

// What is remembered of the sessions that share an endpoint and a server: their latest ends, and what
// survived.
#pragma once

#include "diagnosis/patterns/catalogue.h"
#include "diagnosis/patterns/finding.h"

#include <array>
#include <deque>

namespace patterns {

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

/// The latest ends of one leg, oldest first.
struct Track
{
    std::deque<Ending> ends;
    int unjudged = 0; ///< ends added since this was last judged
    void add(const Ending &ending);
    bool remove(session::SessionId session);
    void forgetBefore(session::Stamp at);
};

struct Group
{
    session::EndpointId endpoint{};
    QString server;
    Survivors survivors;
    std::array<Track, 2> timed; ///< by leg: ends that a timer may have caused
    std::array<Track, 2> lost;  ///< by leg: other losses included, for sizes, silent drops and heartbeats
    bool dirty = false;
};

/// May a timer of an idle connection or of its lifetime have caused this? Not our doing, nor the client's
/// wish.
[[nodiscard]] bool mayBeTimed(const Ending &ending);
/// The first frame of ours after a long silence was reset or never answered: the connection had been dead
/// before.
[[nodiscard]] bool wasFoundDead(const Ending &ending);
/// Lost after it was open, and not by ourselves but for a missing heartbeat.
[[nodiscard]] bool isLoss(const Ending &ending);

} // namespace patterns

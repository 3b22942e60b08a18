#include "diagnosis/patterns/group.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace patterns {

using diagnosis::Cause;
using diagnosis::Class;
using diagnosis::Party;
using session::Stamp;

void Lived::merge(const Lived &other)
{
    quiet = std::max(quiet, other.quiet);
    quietToServer = std::max(quietToServer, other.quietToServer);
    quietToClient = std::max(quietToClient, other.quietToClient);
    answered = std::max(answered, other.answered);
    age = std::max(age, other.age);
    frame = {std::max(frame.toServer, other.frame.toServer), std::max(frame.toClient, other.frame.toClient)};
    message = {std::max(message.toServer, other.message.toServer),
               std::max(message.toClient, other.message.toClient)};
    mostMessages = {std::max(mostMessages.toServer, other.mostMessages.toServer),
                    std::max(mostMessages.toClient, other.mostMessages.toClient)};
    messages = {messages.toServer + other.messages.toServer, messages.toClient + other.messages.toClient};
    silences += other.silences;
}

void Survivors::add(const Survived &lived, const Survived &before, Stamp at)
{
    const qint64 number = at / step;
    Bucket &bucket = m_buckets[std::size_t(number) % m_buckets.size()];
    if (bucket.number > number)
        return; // too old to matter
    if (bucket.number < number)
        bucket = {number, {}};
    const auto more = [](quint64 now, quint64 then) { return now > then ? now - then : 0; };
    Lived one;
    one.quiet = seconds(lived.quiet);
    one.quietToServer = seconds(lived.quietWay.toServer);
    one.quietToClient = seconds(lived.quietWay.toClient);
    one.answered = seconds(lived.answered);
    one.age = seconds(lived.age);
    one.frame = lived.frame;
    one.message = lived.message;
    one.mostMessages = lived.messages;
    one.messages = {more(lived.messages.toServer, before.messages.toServer),
                    more(lived.messages.toClient, before.messages.toClient)};
    one.silences = more(lived.silences, before.silences);
    bucket.lived.merge(one);
}

Lived Survivors::since(Stamp from) const
{
    Lived all;
    const qint64 first = from / step;
    for (const Bucket &bucket : m_buckets) {
        if (bucket.number >= first && bucket.number >= 0)
            all.merge(bucket.lived);
    }
    return all;
}

void Track::add(const Ending &ending)
{
    ends.push_back(ending);
    if (ends.size() > keptEnds)
        ends.pop_front();
    ++unjudged;
}

bool Track::remove(session::SessionId session)
{
    // Those to be removed are recent: search from the back.
    for (auto it = ends.end(); it != ends.begin();) {
        if ((--it)->session != session)
            continue;
        ends.erase(it);
        ++unjudged;
        return true;
    }
    return false;
}

void Track::forgetBefore(Stamp at)
{
    while (!ends.empty() && ends.front().at < at)
        ends.pop_front();
}

bool mayBeTimed(const Ending &ending)
{
    // What ends right after the 101 is a refusal, of a resume for one; it speaks neither for a timer nor
    // against.
    // What was found dead had been silent as long as we happened to be.
    if (!ending.opened || ending.shape == EndShape::Tool || ending.age() < 1s || wasFoundDead(ending))
        return false;
    switch (ending.cause) {
    case Cause::EofWithoutClose:
    case Cause::TcpReset:
    case Cause::EndpointIdleTimeout:
        return true;
    case Cause::NormalClosure:
    case Cause::NoStatusClose:
    case Cause::ServerGoingAway:
    case Cause::AppClose:
    case Cause::PolicyViolation:
        return ending.endedBy == Party::Server;
    default:
        return false;
    }
}

bool wasFoundDead(const Ending &ending)
{
    constexpr double shortest = 5; // seconds
    if (!ending.fatalSilence || seconds(*ending.fatalSilence) < shortest)
        return false;
    if (ending.shape == EndShape::Reset) {
        // Two round trips, but never less than what the scheduling of two programs takes.
        return ending.afterSend <= std::max<session::Nanoseconds>(2 * ending.rtt.value_or(0ns), 250ms);
    }
    return ending.cause == Cause::HeartbeatTimeout || ending.cause == Cause::TcpTimeout;
}

bool isLoss(const Ending &ending)
{
    if (!ending.opened || ending.cls != Class::Lost)
        return false;
    return ending.endedBy != Party::Tool || ending.toolReason == session::ToolReason::Heartbeat;
}

} // namespace patterns

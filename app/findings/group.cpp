#include "findings/group.h"

#include "base/oneof.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace findings {

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

namespace {

/// Silences so alike that the longest of them is hardly longer than the average fill nearly all of a session.
double rhythmOf(const Ending &ending, double idle)
{
    constexpr quint32 fewest = 3;
    const double quiet = seconds(ending.survived.quiet), age = seconds(ending.age());
    const double filled = quiet * ending.survived.silences;
    return ending.survived.silences >= fewest && filled >= 0.6 * age &&
                   filled <= 1.3 * std::max(age - idle, quiet)
               ? quiet
               : 0;
}

} // namespace

End endOf(const Ending &ending)
{
    constexpr quint64 smallestLimit = 1024; // bytes; nobody limits messages to less
    End end;
    end.session = ending.session, end.startedAt = ending.startedAt, end.at = ending.at;
    end.shape = ending.shape, end.code = ending.code, end.endedBy = ending.endedBy;
    end.reason = ending.reason, end.protocol = ending.protocol;
    end.otherHasPort = ending.role != session::Role::Listener;
    end.other = end.otherHasPort ? ending.server : ending.client;
    end.fingerprint = ending.fingerprint, end.hasResponse = ending.hasResponse, end.pinged = ending.pinged;
    end.idle = seconds(ending.idle);
    end.idleToServer = seconds(ending.idleWay.toServer);
    end.idleToClient = seconds(ending.idleWay.toClient);
    end.age = seconds(ending.age());
    end.heartbeat = seconds(ending.heartbeat);
    end.quiet = seconds(ending.survived.quiet), end.silences = ending.survived.silences;
    end.rhythm = rhythmOf(ending, end.idle);
    if (wasFoundDead(ending))
        end.fatalSilence = seconds(*ending.fatalSilence);
    const bool sizesMatter = maySizeMatter(ending);
    const auto atLeast = [](const PerWay<quint64> &sizes) -> PerWay<quint64> {
        return {sizes.toServer < smallestLimit ? 0 : sizes.toServer,
                sizes.toClient < smallestLimit ? 0 : sizes.toClient};
    };
    // A transfer that is stuck is large by accident: it is slow consumption or a dead path.
    if (sizesMatter && !ending.congested) {
        end.fatalFrame = atLeast(ending.fatalFrame);
        end.fatalMessage = atLeast(ending.fatalMessage);
    }
    // It is the message that ends the session: when silence came first, equal numbers only tell of equal
    // dialogues.
    if (sizesMatter && end.idle < 1)
        end.messages = ending.survived.messages;
    end.hasBaseline = ending.rtts.size() >= leastRoundTrips;
    end.warning = warningOf(ending);
    end.tcpRttRose = ending.tcpRttRose;
    end.lost = ending.cls == Class::Lost;
    end.rtt = seconds(ending.rtt.value_or(0ns));
    end.shortestRtt = seconds(ending.shortestRtt.value_or(0ns));
    end.awaited = seconds(ending.awaited);
    if (!ending.congested && !end.fatalSilence)
        end.lastMessage = ending.lastMessage, end.lastHeard = ending.lastHeard;
    end.passed = ending.survived.messages;
    return end;
}

namespace {

void insertInto(std::vector<double> &sorted, double value)
{
    sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), value), value);
}

void removeFrom(std::vector<double> &sorted, double value)
{
    sorted.erase(std::lower_bound(sorted.begin(), sorted.end(), value));
}

} // namespace

void Times::insert(const End &end)
{
    insertInto(idle, end.idle);
    insertInto(idleToServer, end.idleToServer);
    insertInto(idleToClient, end.idleToClient);
    insertInto(age, end.age);
}

void Times::remove(const End &end)
{
    removeFrom(idle, end.idle);
    removeFrom(idleToServer, end.idleToServer);
    removeFrom(idleToClient, end.idleToClient);
    removeFrom(age, end.age);
}

void Track::add(End end)
{
    if (ends.size() >= keptEnds)
        dropFirst();
    if (times)
        times->insert(end);
    ends.push_back(std::move(end));
    ++unjudged;
}

bool Track::remove(session::SessionId session)
{
    // Those to be removed are recent: search from the back.
    for (std::size_t i = ends.size(); i-- > 0;) {
        if (ends[i].session != session)
            continue;
        if (times)
            times->remove(ends[i]);
        ends.erase(i);
        ++unjudged;
        return true;
    }
    return false;
}

void Track::forgetBefore(Stamp at)
{
    while (!ends.empty() && ends.front().at < at)
        dropFirst();
}

void Track::dropFirst()
{
    if (times)
        times->remove(ends.front());
    ends.pop_front();
}

Group::Group(session::EndpointId at, const QString &name) : endpoint(at), server(name)
{
    for (const session::Leg leg : {session::Leg::Client, session::Leg::Server})
        scopes[std::size_t(leg)] = server + u' ' + session::name(leg);
    for (Track &track : timed)
        track.times.emplace();
}

bool mayBeTimed(const Ending &ending)
{
    // What ends right after the 101 is a refusal, of a resume for one; it speaks neither for a timer nor
    // against.
    // What was found dead had been silent as long as we happened to be.
    if (!ending.opened || ending.blind || ending.shape == EndShape::Tool || ending.age() < 1s ||
        wasFoundDead(ending) || ending.sub == u"path_dead")
        return false;
    if (base::isOneOf(ending.cause, {Cause::EofWithoutClose, Cause::TcpReset, Cause::EndpointIdleTimeout}))
        return true;
    return ending.endedBy == Party::Server &&
           base::isOneOf(ending.cause, {Cause::NormalClosure, Cause::NoStatusClose, Cause::ServerGoingAway,
                                        Cause::AppClose, Cause::PolicyViolation});
}

bool mayBeDecided(const Ending &ending)
{
    const bool explained = base::isOneOf(
        ending.cause, {Cause::HeartbeatTimeout, Cause::ClientGoingAway, Cause::Replaced, Cause::SlowConsumer,
                       Cause::TcpTimeout, Cause::TlsFailure, Cause::AddressChanged, Cause::SleepOrFreeze,
                       Cause::EndpointIdleTimeout});
    const bool byShape =
        ending.shape == EndShape::Close || ending.shape == EndShape::Fin || ending.shape == EndShape::Reset;
    return ending.opened && !ending.blind && byShape && ending.age() >= 1s && !wasFoundDead(ending) &&
           (ending.endedBy == Party::Client || ending.endedBy == Party::Server) && !explained;
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
    // A peer that gave up says that the other side was silent, not that the path forgot the connection.
    return ending.cause == Cause::TcpTimeout ||
           (ending.cause == Cause::HeartbeatTimeout && ending.endedBy == Party::Tool);
}

bool maySizeMatter(const Ending &ending)
{
    const bool ofSomePolicy = ending.cause == Cause::PolicyViolation && ending.sub.isEmpty();
    return !ending.blind &&
           (ofSomePolicy ||
            base::isOneOf(ending.cause, {Cause::EofWithoutClose, Cause::TcpReset, Cause::MessageTooBig,
                                         Cause::InternalError, Cause::TlsFailure}));
}

bool wentWithItsPage(const Ending &ending)
{
    return ending.page && base::isOneOf(ending.cause, {Cause::ClientGoingAway, Cause::SleepOrFreeze});
}

bool isLoss(const Ending &ending)
{
    if (!ending.opened || ending.cls != Class::Lost || wentWithItsPage(ending))
        return false;
    return ending.endedBy != Party::Tool || ending.toolReason == session::ToolReason::Heartbeat;
}

} // namespace findings

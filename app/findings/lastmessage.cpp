#include "findings/lastmessage.h"

#include "base/oneof.h"

#include <algorithm>

namespace findings {

using namespace session;

bool isToServer(const FrameRecord &frame)
{
    return (frame.leg == Leg::Client) == (frame.way == Way::In);
}

std::optional<LastMessage> lastMessageOf(const LastFrames &frames, Stamp end)
{
    std::optional<LastMessage> last;
    PerWay<LastMessage> running;
    for (const FrameRecord &frame : frames.frames) {
        if (frame.opcode >= 8 || frame.at > end)
            continue;
        const bool toServer = isToServer(frame);
        LastMessage &message = toServer ? running.toServer : running.toClient;
        if (frame.opcode != 0)
            message = {toServer, frame.opcode == 2, 0, {}};
        message.toServer = toServer;
        message.size += frame.size;
        message.before = end - frame.at;
        last = message;
    }
    return last;
}

std::optional<LastMessage> lastHeardBy(Leg ender, const LastFrames &frames, Stamp end, Nanoseconds roundTrip)
{
    const Nanoseconds onTheWay = roundTrip * 4 / 5; // round trips vary
    const bool toServer = ender == Leg::Server;
    std::optional<LastMessage> last;
    Stamp spoke = Stamp::min(); // the side that ended it
    for (const FrameRecord &frame : frames.frames) {
        if (frame.opcode >= 8 || frame.at > end)
            continue;
        if (isToServer(frame) != toServer) {
            spoke = std::max(spoke, frame.at);
        } else if (end - frame.at >= onTheWay) {
            if (frame.opcode != 0 || !last)
                last = LastMessage{toServer, frame.opcode == 2, 0, {}};
            last->size += frame.size;
            last->before = end - frame.at;
        }
    }
    const bool spokeAfterIt = last && spoke > end - last->before + onTheWay;
    return spokeAfterIt ? std::nullopt : last;
}

std::optional<LastMessage> comingTo(Leg ender, const Facts &facts, Stamp end)
{
    const auto &part = facts.leg(otherThan(ender)).truncated;
    const bool isData =
        part && base::isOneOf(QStringView(part->opcode),
                              {QStringView(u"text"), QStringView(u"binary"), QStringView(u"continuation")});
    if (!isData || !part->lastAt)
        return {};
    return LastMessage{ender == Leg::Server, part->opcode == QLatin1String("binary"), part->expected,
                       std::max(end - *part->lastAt, Nanoseconds{})};
}

std::optional<Stamp> lastOfParts(const Facts &facts)
{
    std::optional<Stamp> last;
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        if (const auto &part = facts.leg(leg).truncated; part && part->lastAt)
            last = std::max(last.value_or(*part->lastAt), *part->lastAt);
    }
    return last;
}

std::optional<Nanoseconds> shortestRoundTrip(const LegFacts &leg)
{
    std::optional<Nanoseconds> shortest = leg.seen ? leg.seen->rtt : std::nullopt;
    const auto take = [&shortest](Nanoseconds rtt) {
        if (rtt > Nanoseconds{})
            shortest = shortest ? std::min(*shortest, rtt) : rtt;
    };
    for (const TcpSampleAt &sample : leg.samples.all())
        take(sample.rtt);
    for (const RttSample &pong : leg.rtts)
        take(std::chrono::duration_cast<Nanoseconds>(
            std::chrono::duration<float, std::milli>(pong.milliseconds)));
    if (leg.rtt)
        take(*leg.rtt);
    return shortest;
}

} // namespace findings

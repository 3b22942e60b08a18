#include "diagnosis/tcpreading.h"

using namespace std::chrono_literals;

namespace diagnosis {

using namespace session;

namespace {

constexpr quint32 manyWaiting = 64 * 1024; // bytes
constexpr Nanoseconds longSilence = 10s;   // what forgets idle connections takes far longer
constexpr Nanoseconds prompt = 250ms;      // an answer, where the round trip is unknown
constexpr Nanoseconds sentAgain = 1s; // later than TCP's first retransmission on all but the slowest paths

/// Of the packets of a capture: what is not acknowledged is sent again within a second.
TcpReading readPackets(const LegFacts &leg, Nanoseconds silence)
{
    if (!leg.seen || leg.missed)
        return TcpReading::Unclear;
    if (leg.seen->unanswered > 0)
        return TcpReading::PathDead;
    return silence >= sentAgain ? TcpReading::ApplicationStalled : TcpReading::Unclear;
}

} // namespace

TcpReading readTcp(const LegFacts &leg, Nanoseconds silence)
{
    if (leg.samples.isEmpty())
        return readPackets(leg, silence);
    const TcpSample last = leg.samples.last();
    // A closed window is probed: backed off like a dead path, but nothing of ours is under way.
    if (last.unacked == 0 && last.probes > 0 && last.notSentBytes >= manyWaiting)
        return TcpReading::SlowConsumer;
    if (last.unacked > 0 && (last.backoff > 0 || last.retransmits > 0))
        return TcpReading::PathDead;
    if (last.unacked == 0 && last.probes == 0 && last.lastAckIn < silence)
        return TcpReading::ApplicationStalled;
    return TcpReading::Unclear;
}

bool resetAnsweredUs(const LegFacts &leg, Stamp at)
{
    const Silences &silences = leg.silences;
    if (silences.longestUnanswered < longSilence || !silences.unansweredAt || !leg.out.lastAt)
        return false;
    Nanoseconds roundTrip = leg.rtt.value_or(0ns);
    if (roundTrip == 0ns && !leg.samples.isEmpty())
        roundTrip = leg.samples.last().rtt;
    return at - *silences.unansweredAt <= std::max(2 * roundTrip, prompt);
}

bool gaveUpSending(const Facts &facts)
{
    constexpr quint32 often = 3; // the last one or two may still have been under way
    if (!facts.first)
        return false;
    const LegFacts &other = facts.leg(otherThan(facts.first->leg));
    return other.seen && !other.missed && other.seen->unanswered >= often;
}

QString subOf(TcpReading reading)
{
    switch (reading) {
    case TcpReading::PathDead:
        return QStringLiteral("path_dead");
    case TcpReading::ApplicationStalled:
        return QStringLiteral("application_stalled");
    case TcpReading::SlowConsumer:
        return QStringLiteral("slow_consumer");
    case TcpReading::StateLost:
        return QStringLiteral("state_lost");
    case TcpReading::Unclear:
        break;
    }
    return {};
}

} // namespace diagnosis

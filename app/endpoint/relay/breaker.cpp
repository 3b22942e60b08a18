#include "endpoint/relay/breaker.h"

#include "endpoint/relay/leg.h"

namespace endpoint {

using namespace session;

namespace {

constexpr qsizetype heldAtMost = 1 << 20; ///< bytes behind a latency before the peer is read no more

} // namespace

Breaker::Breaker(const wire::FrameDecoder &fromClient, const wire::FrameDecoder &fromServer)
{
    lane(Leg::Client).cutter = FrameCutter(fromClient);
    lane(Leg::Server).cutter = FrameCutter(fromServer);
}

std::optional<Break> Breaker::strike(const Fault &fault)
{
    switch (fault.action) {
    case Fault::Action::Close:
        if (!mayInsert(fault.leg)) {
            m_closes[std::size_t(fault.leg)] = fault;
            return {};
        }
        break;
    case Fault::Action::Freeze:
        lane(fault.leg).frozen = true;
        break;
    case Fault::Action::DropPongs:
        lane(fault.leg).dropsPongs = true;
        break;
    case Fault::Action::Latency:
    case Fault::Action::Rate:
        lane(fault.leg).slow.set(fault);
        break;
    case Fault::Action::Reset:
    case Fault::Action::Fin:
    case Fault::Action::RefuseUpgrades: // no session's
        break;
    }
    return breakOf(fault);
}

bool Breaker::mayInsert(Leg to) const
{
    const Lane &from = lane(otherLeg(to));
    return from.left.isEmpty() && from.cutter.mayInsert();
}

std::optional<Break> Breaker::waitingClose(Leg from)
{
    const Leg to = otherLeg(from);
    std::optional<Fault> &waiting = m_closes[std::size_t(to)];
    if (!waiting || !mayInsert(to))
        return {};
    const auto wanted = breakOf(*waiting);
    waiting.reset();
    return wanted;
}

std::optional<Breaker::Piece> Breaker::next(Leg from)
{
    Lane &way = lane(from);
    if (way.frozen)
        return {};
    if (way.left.isEmpty()) {
        const auto piece = way.cutter.next();
        if (!piece)
            return {};
        way.left = piece->bytes;
        way.leftIsPong = piece->isPong;
        way.leftEndsMessage = piece->endsMessage;
    }
    if (m_severed || (way.leftIsPong && way.dropsPongs))
        return Piece{std::exchange(way.left, {}), true};
    const auto all = quint64(way.left.size());
    const auto count = qsizetype(std::min(m_plan.bytesLeft(m_passed).value_or(all), all));
    const Piece piece{way.left.first(count), false};
    way.left = way.left.sliced(count);
    m_passed.bytes += quint64(count);
    if (way.left.isEmpty() && way.leftEndsMessage)
        ++m_passed.messages;
    return piece;
}

bool Breaker::mayRead(Leg leg, Stamp now) const
{
    const Lane &way = lane(leg);
    return !way.frozen && !way.endHeld && way.slow.readAgainAt() <= now;
}

bool Breaker::holdBack(Leg leg, QByteArrayView bytes, Stamp now, double random)
{
    Lane &way = lane(leg);
    way.slow.wasRead(bytes.size(), now);
    if (!way.slow.hasLatency() && way.slow.isEmpty())
        return false;
    way.slow.hold(bytes, now, random);
    way.endHeld = bytes.isEmpty();
    return true;
}

bool Breaker::isOverfull(Leg leg) const
{
    return lane(leg).slow.heldBytes() > heldAtMost;
}

std::optional<Stamp> Breaker::nextSlow(Leg leg, Stamp now) const
{
    const SlowLane &slow = lane(leg).slow;
    std::optional<Stamp> next = slow.nextDue();
    if (slow.readAgainAt() > now)
        next = std::min(slow.readAgainAt(), next.value_or(slow.readAgainAt()));
    return next;
}

} // namespace endpoint

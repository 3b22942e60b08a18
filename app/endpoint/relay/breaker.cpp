#include "endpoint/relay/breaker.h"

#include "endpoint/relay/leg.h"

namespace endpoint {

using namespace session;

namespace {

constexpr qsizetype heldAtMost = 1 << 20; ///< bytes behind a latency before the peer is read no more

} // namespace

ToolEnd Breaker::Break::end() const
{
    switch (how) {
    case How::Reset:
        return {ToolReason::Fault, QStringLiteral("reset"), QStringLiteral("rst"), {}, {}};
    case How::Fin:
        return {ToolReason::Fault, QStringLiteral("fin"), QStringLiteral("fin"), {}, {}};
    case How::Close:
        return {ToolReason::Fault, QStringLiteral("close"), QStringLiteral("close"), {}, {}};
    case How::Freeze:
        return {ToolReason::Fault, QStringLiteral("freeze"), QStringLiteral("freeze"), {}, {}};
    }
    return {};
}

Breaker::Breaker(const wire::FrameDecoder &fromClient, const wire::FrameDecoder &fromServer)
{
    lane(Leg::Client).cutter = FrameCutter(fromClient);
    lane(Leg::Server).cutter = FrameCutter(fromServer);
}

std::optional<Breaker::Break> Breaker::strike(const Fault &fault)
{
    switch (fault.action) {
    case Fault::Action::Reset:
        return Break{Break::How::Reset, fault.leg, {}};
    case Fault::Action::Fin:
        return Break{Break::How::Fin, fault.leg, {}};
    case Fault::Action::Close:
        if (mayInsert(fault.leg))
            return Break{Break::How::Close, fault.leg, fault.code};
        m_closes[std::size_t(fault.leg)] = fault;
        return {};
    case Fault::Action::Freeze:
        lane(fault.leg).frozen = true;
        return Break{Break::How::Freeze, fault.leg, {}};
    case Fault::Action::DropPongs:
        lane(fault.leg).dropsPongs = true;
        return {};
    case Fault::Action::Latency:
    case Fault::Action::Rate:
        lane(fault.leg).slow.set(fault);
        return {};
    case Fault::Action::RefuseUpgrades: // no session's
        return {};
    }
    return {};
}

bool Breaker::mayInsert(Leg to) const
{
    const Lane &from = lane(otherLeg(to));
    return from.left.isEmpty() && from.cutter.mayInsert();
}

std::optional<Breaker::Break> Breaker::waitingClose(Leg from)
{
    const Leg to = otherLeg(from);
    if (!m_closes[std::size_t(to)] || !mayInsert(to))
        return {};
    return Break{Break::How::Close, to, std::exchange(m_closes[std::size_t(to)], {})->code};
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

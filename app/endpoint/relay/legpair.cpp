#include "endpoint/relay/legpair.h"

#include "base/clock.h"

namespace endpoint {

using namespace session;

void LegPair::forward(Leg to, QByteArrayView bytes)
{
    RelayLeg &side = (*this)[to], &from = (*this)[otherLeg(to)];
    if (side.send(bytes, m_activeAt) > 0)
        m_observer.taken(to, side.taken());
    if (!side.isFull() || from.isHeld(RelayLeg::Full) || !from.isConnected())
        return;
    from.hold(RelayLeg::Full);
    if (!std::exchange(m_holdReported, true))
        m_observer.observe(
            to, Source::Tool,
            Performed{QStringLiteral("hold"),
                      QStringLiteral("%1 bytes for a peer that reads slowly").arg(side.waiting()),
                      {}});
}

void LegPair::pump(Leg to)
{
    RelayLeg &side = (*this)[to];
    const Stamp now = base::now();
    if (side.pump(now) > 0) {
        m_activeAt = now;
        m_observer.taken(to, side.taken());
    }
    if (side.isRelieved() && !side.isHeld(RelayLeg::Frozen))
        (*this)[otherLeg(to)].release(RelayLeg::Full);
}

void LegPair::finish(Leg leg)
{
    (*this)[leg].finish();
    pump(leg);
}

bool LegPair::reset(Leg leg, bool atOnce)
{
    switch ((*this)[leg].reset(atOnce)) {
    case RelayLeg::Reset::Given:
        m_observer.observe(leg, Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
        return false;
    case RelayLeg::Reset::Later:
        return true;
    case RelayLeg::Reset::Unconnected:
        m_serverAwaited = false;
        return false;
    case RelayLeg::Reset::Needless:
        return false;
    }
    return false;
}

void LegPair::drop(Leg leg, bool reset)
{
    if ((*this)[leg].giveUp(reset))
        m_observer.observe(leg, Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
}

bool LegPair::isOver() const
{
    return std::all_of(m_legs.begin(), m_legs.end(), [this](const RelayLeg &side) {
        return side.isConnected() ? side.isOver() : !m_serverAwaited;
    });
}

} // namespace endpoint

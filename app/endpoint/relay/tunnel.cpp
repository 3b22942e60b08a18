#include "endpoint/relay/tunnel.h"

#include "base/clock.h"
#include "wire/framewriter.h"

#include <QRandomGenerator>

namespace endpoint {

using namespace session;

namespace {

/// Masked if it goes to a server, as a client's frames must be (RFC 6455 §5.3).
QByteArray closeFrame(std::optional<quint16> code, bool masked)
{
    const QByteArray payload = wire::closePayload(code);
    return masked ? wire::clientFrame(wire::Opcode::Close, payload, QRandomGenerator::system()->generate())
                  : wire::serverFrame(wire::Opcode::Close, payload);
}

} // namespace

void RelayTunnel::begin(QByteArrayView fromServer)
{
    if (!m_parts.observer.isOpen())
        return;
    m_parts.observer.taken(Leg::Client, m_parts.legs[Leg::Client].taken());
    if (m_parts.observer.decode(Leg::Server, fromServer, m_parts.legs.activeAt()))
        m_parts.endings.await(RelayEndings::closingTime);
    for (const Fault &fault : m_parts.core.faults.ofSessions)
        switchOn(fault);
}

void RelayTunnel::take(Leg from, QByteArrayView bytes)
{
    if (m_breaker)
        passWatched(from, bytes);
    else
        pass(from, bytes);
}

void RelayTunnel::pass(Leg from, QByteArrayView bytes)
{
    m_parts.legs.forward(otherLeg(from), bytes);
    if (m_parts.observer.decode(from, bytes, m_parts.legs.activeAt()))
        m_parts.endings.await(RelayEndings::closingTime);
}

/// Bytes among which something is, or shall be, broken.
void RelayTunnel::passWatched(Leg from, QByteArrayView bytes)
{
    m_breaker->feed(from, bytes);
    while (!m_parts.endings.isOver()) {
        const auto piece = m_breaker->next(from);
        if (!piece)
            return;
        if (piece->swallowed) {
            m_parts.observer.swallow(from, piece->bytes, m_parts.legs.activeAt());
            continue;
        }
        pass(from, piece->bytes);
        faultDue();
        if (m_parts.endings.isOver() || m_parts.endings.isOurs())
            continue;
        if (const auto wanted = m_breaker->waitingClose(from))
            breakOff(*wanted);
    }
}

void RelayTunnel::inject(const Fault &fault)
{
    if (fault.trigger != Fault::Trigger::AtOnce)
        m_parts.observer.observe(fault.leg, Source::Tool, Performed{QStringLiteral("arm"), fault.spec, {}});
    switchOn(fault);
    faultDue();
}

/// From here on its trigger is awaited.
void RelayTunnel::switchOn(const Fault &fault)
{
    const RelayObserver &observer = m_parts.observer;
    if (!m_breaker)
        m_breaker = std::make_unique<Breaker>(observer.decoder(Leg::Client), observer.decoder(Leg::Server));
    m_breaker->add(fault, base::now());
    m_parts.deadlines.schedule(RelayDue::Fault,
                               std::max(m_breaker->nextDue().value_or(base::now()) - base::now(), Stamp{}));
}

/// Faults strike one after the other until one of them ends the session.
void RelayTunnel::faultDue()
{
    if (m_parts.endings.isOver() || !m_breaker)
        return;
    for (const Fault &fault : m_breaker->take(base::now())) {
        if (m_parts.endings.isOver() || m_parts.endings.isOurs())
            return;
        m_parts.observer.observe(fault.leg, Source::Tool, Performed{QStringLiteral("fault"), fault.spec, {}});
        if (const auto wanted = m_breaker->strike(fault))
            breakOff(*wanted);
    }
    if (m_parts.endings.isOver())
        return;
    if (const auto next = m_breaker->nextDue())
        m_parts.deadlines.schedule(RelayDue::Fault, std::max(*next - base::now(), Stamp{}));
}

void RelayTunnel::breakOff(const Break &wanted)
{
    const Leg which = wanted.leg;
    RelayEndings &endings = m_parts.endings;
    endings.decide(which, wanted.end());
    if (wanted.how == Break::How::Freeze) {
        m_parts.legs[which].hold(RelayLeg::Frozen);
        return;
    }
    if (wanted.how == Break::How::Close) {
        const QByteArray frame = closeFrame(wanted.code, which == Leg::Server);
        m_parts.legs.forward(which, frame);
        m_parts.observer.observe(which, Source::Tool,
                                 CloseFrame{Way::Out, wanted.code, {}, {}, quint64(frame.size())});
    }
    m_breaker->sever();
    endings.await(RelayEndings::endTime);
    for (const Leg leg : {which, otherLeg(which)}) {
        if (wanted.how == Break::How::Reset)
            endings.reset(leg, leg == which);
        else
            endings.finish(leg);
    }
    endings.settle();
}

qint64 RelayTunnel::share(Leg from, qint64 most)
{
    if (!m_breaker)
        return most;
    if (m_breaker->mayRead(from, base::now()))
        return m_breaker->share(from, most);
    m_parts.legs[from].hold(RelayLeg::Slowed);
    scheduleSlow(from);
    return 0;
}

bool RelayTunnel::holdsBack(Leg from, QByteArrayView bytes)
{
    if (!m_breaker ||
        !m_breaker->holdBack(from, bytes, base::now(), QRandomGenerator::global()->generateDouble()))
        return false;
    if (m_breaker->isOverfull(from))
        m_parts.legs[from].hold(RelayLeg::Slowed);
    scheduleSlow(from);
    return true;
}

std::optional<QByteArray> RelayTunnel::slowDue(Leg from)
{
    if (!m_breaker)
        return {};
    if (auto bytes = m_breaker->release(from, base::now()))
        return bytes;
    if (m_breaker->mayRead(from, base::now()) && !m_breaker->isOverfull(from))
        m_parts.legs[from].release(RelayLeg::Slowed);
    scheduleSlow(from);
    return {};
}

void RelayTunnel::scheduleSlow(Leg from)
{
    if (const auto next = m_breaker->nextSlow(from, base::now()))
        m_parts.deadlines.schedule(from == Leg::Client ? RelayDue::ClientSlow : RelayDue::ServerSlow,
                                   std::max(*next - base::now(), Stamp{}));
}

} // namespace endpoint

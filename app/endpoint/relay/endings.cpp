#include "endpoint/relay/endings.h"

#include "base/clock.h"
#include "endpoint/net/tcpinfo.h"

namespace endpoint {

using namespace session;

namespace {

constexpr std::chrono::milliseconds resetPause{10};

} // namespace

void RelayEndings::decide(Leg leg, const ToolEnd &end)
{
    m_observer.accept();
    if (!m_toolEnd)
        m_toolEnd = end;
    m_observer.observe(leg, Source::Tool, end);
}

void RelayEndings::attemptFailed(const OpenFailed &failure, Source source, Leg leg, std::optional<Stamp> at)
{
    const Stamp now = base::now(), since = at.value_or(now);
    m_observer.observe(leg, source, failure, since);
    m_failed = true;
    await(endTime - (now - since));
}

void RelayEndings::attemptSpoilt(const QString &instead)
{
    if (m_observer.isSession() && !m_failed)
        attemptFailed({Phase::Http, QStringLiteral("bad_handshake"), QStringLiteral("malformed"), instead},
                      Source::Wire);
}

void RelayEndings::startAnew()
{
    end(true);
    m_deadlines.cancel(RelayDue::End);
    m_failed = m_ending = false;
}

void RelayEndings::refused()
{
    m_refused = m_ending = true;
    m_dueAt = base::now() + endTime;
    m_deadlines.cancel(RelayDue::Handshake);
    m_deadlines.schedule(RelayDue::End, endTime);
}

void RelayEndings::await(std::chrono::nanoseconds after)
{
    const Stamp due = base::now() + after;
    if (m_observer.hasEnded() || (m_ending && due >= m_dueAt))
        return;
    m_ending = true;
    m_dueAt = due;
    m_deadlines.cancel(RelayDue::Handshake);
    m_deadlines.schedule(RelayDue::End, after);
}

void RelayEndings::peerEnded(Leg leg)
{
    RelayLeg &side = m_legs[leg];
    const TcpEnd end = *side.stream()->end();
    // Open: close_notify and no FIN.
    const bool isOrderly = end.fate == TcpFate::Fin || end.fate == TcpFate::Open;
    m_observer.finish(leg);
    if (!m_ending) {
        m_observer.sample(m_legs.both());
        m_observer.stuck(m_legs.both());
        if (leg == Leg::Server)
            m_observer.accept();
        else if (const auto doubt = m_observer.takeDoubt())
            attemptFailed(refusedAnswer(*doubt), Source::Wire, Leg::Client);
    }
    side.peerEnded(!isOrderly || side.tls()); // there is no half-open TLS
    m_observer.observe(leg, Source::Wire, end, side.stream()->endedAt().value_or(base::now()));
    await(endTime);
    if (isOrderly)
        finish(otherLeg(leg));
    else
        reset(otherLeg(leg));
    settle();
}

void RelayEndings::tlsBroken(Leg leg, Source source, const TlsBroken &how)
{
    m_observer.accept();
    m_observer.finish(leg);
    m_observer.observe(leg, source, how);
    await(endTime);
    if (m_legs[leg].hasEnded() || tcpEndOf(m_legs[leg].stream()->descriptor()).fate != TcpFate::Open)
        return; // the end of TCP follows
    m_legs.drop(leg, false);
    reset(otherLeg(leg));
    settle();
}

void RelayEndings::reset(Leg leg, bool atOnce)
{
    if (m_legs.reset(leg, atOnce))
        m_deadlines.schedule(RelayDue::Reset, resetPause);
}

void RelayEndings::endBoth(bool reset)
{
    if (reset || !m_legs[Leg::Server].isConnected()) {
        endNow(reset);
        return;
    }
    m_ending = true;
    m_deadlines.schedule(RelayDue::End, endTime);
    for (const Leg leg : {Leg::Client, Leg::Server})
        finish(leg);
    settle();
}

void RelayEndings::endNow(bool reset)
{
    if (m_isOver)
        return;
    for (const Leg leg : {Leg::Client, Leg::Server})
        m_observer.finish(leg);
    for (const Leg leg : {Leg::Client, Leg::Server})
        m_legs.drop(leg, reset || m_legs[leg].resetWanted());
    over();
}

void RelayEndings::settle()
{
    if (!m_isOver && m_legs.isOver())
        over();
}

void RelayEndings::over()
{
    m_isOver = true;
    m_deadlines.cancelAll();
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        m_observer.finish(leg); // a message that never came whole may be what ended it
        m_legs.drop(leg, false);
    }
    end(true);
    m_over();
}

void RelayEndings::end(bool released)
{
    std::optional<bool> meant;
    if (m_toolEnd)
        meant = m_toolEnd->reason == ToolReason::User || m_toolEnd->reason == ToolReason::Shutdown;
    m_observer.end(released, meant);
}

void RelayEndings::endDue()
{
    const RelayLegs &legs = m_legs.both();
    if (m_refused || m_toolEnd || (!m_failed && !mayForward(legs))) {
        endNow(false);
        return;
    }
    if (m_observer.isSession()) {
        const bool onlyHttp = m_failed && !legs[0].hasEnded() && !legs[1].hasEnded();
        end(onlyHttp);
        if (onlyHttp) { // the attempt is over, the connection goes on
            m_observer.forget();
            m_failed = m_ending = false;
            return;
        }
    }
    m_deadlines.schedule(RelayDue::Idle, halfOpenIdle);
}

void RelayEndings::idleDue()
{
    const auto idle = base::now() - m_legs.activeAt();
    if (idle >= halfOpenIdle)
        endNow(false);
    else
        m_deadlines.schedule(RelayDue::Idle, halfOpenIdle - idle);
}

void RelayEndings::resetDue()
{
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        if (m_legs[leg].resetWanted())
            reset(leg);
    }
    settle();
}

} // namespace endpoint

// When a relay's session is over, and what is told of it then.
#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/relay/relaysession.h"

namespace endpoint {

using namespace session;

namespace {

constexpr std::chrono::seconds halfOpenIdle{30};

} // namespace

/// Over once both peers have ended and everything they said has left.
void RelaySession::settle()
{
    if (m_stage == Stage::Over)
        return;
    const auto isOver = [this](Leg leg) {
        const Side &s = side(leg);
        if (!s.stream)
            return !isDialing();
        return s.ended && (s.deaf || s.pending.isEmpty());
    };
    if (isOver(Leg::Client) && isOver(Leg::Server))
        over();
}

/// Bytes may still pass in at least one direction.
bool RelaySession::isForwarding() const
{
    for (const Leg from : {Leg::Client, Leg::Server}) {
        const Side &s = side(from), &to = side(otherLeg(from));
        if (s.resetWanted || (to.deaf && !s.ended))
            return false;
        if (!to.pending.isEmpty() && !to.deaf)
            return true;
        if (s.stream && !s.ended && !(s.finGiven && isTls(from)))
            return true;
    }
    return false;
}

bool RelaySession::isTls(Leg leg) const
{
    return side(leg).tls.has_value();
}

/// The first end or Close frame starts the time in which the rest is expected; an end after a Close frame may
/// shorten it.
void RelaySession::awaitEnd(std::chrono::nanoseconds after)
{
    const Stamp due = base::now() + after;
    if (m_endReported || (m_ending && due >= m_endDueAt))
        return;
    m_ending = true;
    m_endDueAt = due;
    m_core.deadlines.cancel({m_number, HandshakeDue});
    schedule(EndDue, after);
}

void RelaySession::endDue()
{
    if (m_stage == Stage::Refused || m_toolEnd || (!m_failed && !isForwarding())) {
        endNow(false);
        return;
    }
    if (isSession()) {
        const bool onlyHttp = m_failed && !side(Leg::Client).ended && !side(Leg::Server).ended;
        reportEnded(onlyHttp);
        if (onlyHttp) { // the attempt is over, the connection goes on
            m_id = {};
            m_failed = m_ending = m_endReported = false;
            return;
        }
    }
    schedule(IdleDue, halfOpenIdle);
}

void RelaySession::idleDue()
{
    const auto idle = base::now() - m_lastActivity;
    if (idle >= halfOpenIdle)
        endNow(false);
    else
        schedule(IdleDue, halfOpenIdle - idle);
}

/// Ends both legs without waiting for anybody.
void RelaySession::endNow(bool reset)
{
    if (m_stage == Stage::Over)
        return;
    if (m_open) {
        for (RelayFlow &flow : m_open->flows)
            flow.finish(target(), base::now());
    }
    for (const Leg leg : {Leg::Client, Leg::Server})
        drop(leg, reset || side(leg).resetWanted);
    over();
}

void RelaySession::over()
{
    if (m_stage == Stage::Over)
        return;
    m_stage = Stage::Over;
    m_core.deadlines.cancelAll(m_number);
    for (const Leg leg : {Leg::Client, Leg::Server})
        drop(leg, false);
    stopDialing();
    if (isSession())
        reportEnded(true);
    m_core.over(*this);
}

void RelaySession::reportEnded(bool released)
{
    if (m_endReported)
        return;
    if (m_open && !endedWell())
        observe(Leg::Client, Source::Wire, m_open->recorder.lastFrames());
    observe(Leg::Client, Source::Tool, Ended{released});
    m_endReported = true;
}

/// A closing handshake that was meant and completed: nobody will want to see its last frames.
bool RelaySession::endedWell() const
{
    if (m_toolEnd)
        return m_toolEnd->reason == ToolReason::User || m_toolEnd->reason == ToolReason::Shutdown;
    for (const RelayFlow &flow : m_open->flows) {
        if (!flow.close() || !flow.close()->flaw.isEmpty())
            return false;
        const auto code = flow.close()->code.value_or(1000);
        if (code != 1000 && code != 1001)
            return false;
    }
    return true;
}

void RelaySession::due(Deadline deadline)
{
    switch (deadline) {
    case HandshakeDue:
        handshakeTimedOut();
        break;
    case EndDue:
        endDue();
        break;
    case IdleDue:
        idleDue();
        break;
    case ResetDue:
        for (const Leg leg : {Leg::Client, Leg::Server}) {
            if (side(leg).resetWanted)
                reset(leg);
        }
        settle();
        break;
    case FaultDue:
        strikeDue();
        break;
    case ClientSlowDue:
        slowDue(Leg::Client);
        break;
    case ServerSlowDue:
        slowDue(Leg::Server);
        break;
    }
}

void RelaySession::sample()
{
    if (!m_open || m_endReported)
        return;
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        const Side &s = side(leg);
        if (!s.stream || s.deaf)
            continue;
        if (const auto sample = sampleTcp(s.stream->descriptor()))
            observe(leg, Source::Wire, *sample);
    }
}

} // namespace endpoint

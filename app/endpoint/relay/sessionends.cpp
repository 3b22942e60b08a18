// How a relay's session ends, and what is observed of that.
#include "base/clock.h"
#include "endpoint/endpoint.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/relay/session.h"
#include "wire/redact.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds halfOpenIdle{30};
constexpr std::chrono::milliseconds resetPause{10};

} // namespace

void RelaySession::perform(const Command &command)
{
    if (m_stage == Stage::Over || m_endReported)
        return;
    const auto refuseTo = [this](const QString &what, const QString &why) {
        observe(Leg::Client, Source::Tool, Performed{what, {}, why});
    };
    const QString injectsNothing = QStringLiteral("a relay injects nothing into a conversation");
    if (const auto *aborting = std::get_if<AbortSession>(&command.what)) {
        const QString how = aborting->reset ? QStringLiteral("reset") : QStringLiteral("fin");
        decide(Leg::Client, {aborting->why, how, {}, {}, {}});
        endBoth(aborting->reset);
    } else if (std::holds_alternative<SendMessage>(command.what)) {
        refuseTo(QStringLiteral("send"), injectsNothing);
    } else if (std::holds_alternative<SendPing>(command.what)) {
        refuseTo(QStringLiteral("ping"), injectsNothing);
    } else if (std::holds_alternative<CloseSession>(command.what)) {
        refuseTo(QStringLiteral("close"),
                 QStringLiteral("a relay sends no Close frame of its own; abort the session, or inject "
                                "client:close or server:close"));
    } else if (const auto *fault = std::get_if<InjectFault>(&command.what)) {
        inject(*fault);
    }
}

void RelaySession::shutDown()
{
    if (m_stage == Stage::Over)
        return;
    decide(Leg::Client, {ToolReason::Shutdown, QStringLiteral("fin"), {}, {}, {}});
    endBoth(false);
}

/// Our own doing: what follows is its consequence.
void RelaySession::decide(Leg which, const ToolEnd &end)
{
    accept();
    if (!m_toolEnd)
        m_toolEnd = end;
    observe(which, Source::Tool, end);
}

/// The client ends the connection before it has accepted the answer.
void RelaySession::noticeGivenUp()
{
    if (!m_doubt)
        return;
    m_core.deadlines.cancel({m_number, DoubtDue});
    attemptFailed({Phase::Http, QStringLiteral("bad_handshake"), std::exchange(m_doubt, {})->why, {}},
                  Source::Wire, Leg::Client);
}

/// FIN, once everything before it has left.
void RelaySession::finish(Leg which)
{
    leg(which).finish();
    pump(which);
}

/// RST, once everything before it has left, or at once.
void RelaySession::reset(Leg which, bool atOnce)
{
    switch (leg(which).reset(atOnce)) {
    case RelayLeg::Reset::Given:
        observe(which, Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
        break;
    case RelayLeg::Reset::Later:
        schedule(ResetDue, resetPause);
        break;
    case RelayLeg::Reset::Unconnected:
        if (m_upstream)
            m_upstream->stop();
        break;
    case RelayLeg::Reset::Needless:
        break;
    }
}

/// Gives a leg up now.
void RelaySession::drop(Leg which, bool reset)
{
    if (leg(which).giveUp(reset))
        observe(which, Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
}

/// FIN on both legs, whose peers have a moment to do the same; or RST.
void RelaySession::endBoth(bool reset)
{
    if (reset || !leg(Leg::Server).isConnected()) {
        endNow(reset);
        return;
    }
    m_ending = true;
    schedule(EndDue, 2s);
    for (const Leg which : {Leg::Client, Leg::Server})
        finish(which);
    settle();
}

/// Over once both peers have ended and everything they said has left.
void RelaySession::settle()
{
    if (m_stage == Stage::Over)
        return;
    const bool dialing = m_upstream && m_upstream->isDialing();
    const auto isOver = [dialing](const RelayLeg &side) {
        return side.isConnected() ? side.isOver() : !dialing;
    };
    if (isOver(m_legs[0]) && isOver(m_legs[1]))
        over();
}

/// Ends both legs without waiting for their peers.
void RelaySession::endNow(bool reset)
{
    if (m_stage == Stage::Over)
        return;
    for (const Leg which : {Leg::Client, Leg::Server}) {
        if (m_open)
            m_open->finish(which, base::now());
    }
    for (const Leg which : {Leg::Client, Leg::Server})
        drop(which, reset || leg(which).resetWanted());
    over();
}

void RelaySession::over()
{
    if (m_stage == Stage::Over)
        return;
    m_stage = Stage::Over;
    m_core.deadlines.cancelAll(m_number);
    for (const Leg which : {Leg::Client, Leg::Server})
        drop(which, false);
    if (m_upstream)
        m_upstream->stop();
    if (isSession())
        reportEnded(true);
    m_core.over(*this);
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

void RelaySession::due(Deadline deadline)
{
    switch (deadline) {
    case HandshakeDue:
        handshakeDue();
        break;
    case EndDue:
        endDue();
        break;
    case IdleDue:
        idleDue();
        break;
    case ResetDue:
        for (const Leg which : {Leg::Client, Leg::Server}) {
            if (leg(which).resetWanted())
                reset(which);
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
    case DoubtDue:
        accept();
        break;
    }
}

void RelaySession::handshakeDue()
{
    const auto limit = m_core.spec.limits.handshake;
    if (m_upstream && m_upstream->isDialing()) {
        upstreamFailed(m_upstream->timedOut(limit), Source::Clock);
    } else if (leg(Leg::Server).isHandshaking()) {
        observe(Leg::Server, Source::Clock, Silence{QStringLiteral("tls"), limit, 0});
        refuse(handshakeTimeout(Awaiting::Tls, limit));
    } else if (m_stage == Stage::Tls) {
        endNow(false); // nothing was asked so far
    } else if (isSession()) {
        observe(Leg::Server, Source::Clock, Silence{QStringLiteral("response"), limit, 0});
        refuse(handshakeTimeout(Awaiting::Response, limit));
    } else if (m_exchange->hasAsked()) {
        return; // it is up to the two how long an answer may take
    } else if (m_exchange->isAsking()) {
        beginSession();
        observe(Leg::Client, Source::Clock,
                Silence{QStringLiteral("request"), base::now() - leg(Leg::Client).connectedAt(), 0});
        refuse(handshakeTimeout(Awaiting::Request, limit));
    } else {
        endNow(false); // browsers open connections in advance: nothing was asked, so nothing has failed
    }
}

void RelaySession::endDue()
{
    if (m_stage == Stage::Refused || m_toolEnd || (!m_failed && !mayForward(m_legs))) {
        endNow(false);
        return;
    }
    if (isSession()) {
        const bool onlyHttp = m_failed && !m_legs[0].hasEnded() && !m_legs[1].hasEnded();
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

/// Bytes that waited for their latency, or their rate.
void RelaySession::slowDue(Leg which)
{
    if (m_stage == Stage::Over || !m_breaker)
        return;
    RelayLeg &side = leg(which);
    while (const auto bytes = m_breaker->release(which, base::now())) {
        if (bytes->isEmpty()) {
            streamEnded(which);
            return;
        }
        take(which, *bytes);
        if (m_stage == Stage::Over || side.isHeld(RelayLeg::Frozen))
            return;
    }
    if (m_breaker->mayRead(which, base::now()) && !m_breaker->isOverfull(which))
        side.release(RelayLeg::Slowed);
    scheduleSlow(which);
}

/// Bytes that wait here for a peer that reads too slowly, or not at all: their sender may have lost patience.
void RelaySession::reportStuck()
{
    for (const Leg which : {Leg::Client, Leg::Server}) {
        if (m_open && leg(which).isStuck(base::now()))
            observe(which, Source::Tool, Stuck{quint64(leg(which).waiting())});
    }
}

void RelaySession::reportEnded(bool released)
{
    if (m_endReported)
        return;
    const bool wasMeant =
        m_toolEnd ? m_toolEnd->reason == ToolReason::User || m_toolEnd->reason == ToolReason::Shutdown
                  : m_open && m_open->closedWell();
    if (m_open && !wasMeant)
        observe(Leg::Client, Source::Wire, m_open->lastFrames());
    observe(Leg::Client, Source::Tool, Ended{released});
    m_endReported = true;
}

void RelaySession::sample()
{
    if (!m_open || m_endReported)
        return;
    for (const Leg which : {Leg::Client, Leg::Server}) {
        const RelayLeg &side = leg(which);
        if (!side.isConnected() || side.isDeaf())
            continue;
        if (const auto sample = sampleTcp(side.stream()->descriptor()))
            observe(which, Source::Wire, *sample);
    }
}

void RelaySession::beginSession()
{
    m_id = m_core.shared.nextSession();
    for (const Leg which : {Leg::Client, Leg::Server}) {
        const RelayLeg &side = leg(which);
        if (!side.isConnected())
            continue;
        m_core.outbox.add(m_id, which, Source::Wire, side.addresses(), side.connectedAt());
        if (side.tls())
            m_core.outbox.add(m_id, which, Source::Library, *side.tls(), side.connectedAt());
    }
}

void RelaySession::observe(Leg which, Source source, What what)
{
    if (!isSession() || m_endReported)
        return;
    const bool opens = std::holds_alternative<Opened>(what);
    if (!m_open)
        m_hearing.note(what, m_core.spec.dialect, m_core.shared.redactionKey, base::now());
    m_core.outbox.add(m_id, which, source, std::move(what), base::now());
    if (opens)
        m_hearing.tell(m_core.outbox, m_id, which);
}

void RelaySession::schedule(Deadline deadline, std::chrono::nanoseconds after)
{
    m_core.deadlines.schedule({m_number, deadline}, base::now() + after);
}

wire::HttpHead RelaySession::withoutSecrets(const wire::HttpHead &head) const
{
    return m_core.spec.keepSecrets ? head : wire::redacted(head, m_core.shared.redactionKey);
}

/// Bytes of a tunnel in which something is, or shall be, broken.
void RelaySession::passWatched(Leg from, QByteArrayView bytes)
{
    m_breaker->feed(from, bytes);
    while (m_stage != Stage::Over) {
        const auto piece = m_breaker->next(from);
        if (!piece)
            return;
        if (piece->swallowed) {
            if (m_open && !m_endReported)
                m_open->swallow(from, piece->bytes, m_lastActivity);
            continue;
        }
        pass(from, piece->bytes);
        strikeDue();
        if (m_stage == Stage::Over || m_toolEnd)
            continue;
        if (const auto wanted = m_breaker->waitingClose(from))
            breakOff(*wanted);
    }
}

void RelaySession::scheduleSlow(Leg which)
{
    if (const auto next = m_breaker->nextSlow(which, base::now()))
        schedule(which == Leg::Client ? ClientSlowDue : ServerSlowDue,
                 std::max(*next - base::now(), Stamp{}));
}

} // namespace endpoint

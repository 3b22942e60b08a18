// What is broken on purpose in a relay's session (design section 4). All of it is observed as our own doing.
#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/relay/relaysession.h"

#include <QRandomGenerator>
#include <QtEndian>

namespace endpoint {

using namespace session;

namespace {

constexpr std::chrono::seconds endTime{2};
constexpr qsizetype heldAtMost = 1 << 20; ///< bytes behind a latency before the peer is read no more

/// Masked if it goes to a server, as a client's frames must be (RFC 6455 §5.3).
QByteArray closeFrame(std::optional<quint16> code, bool masked)
{
    QByteArray payload;
    if (code) {
        payload.resize(2);
        qToBigEndian(*code, payload.data());
    }
    QByteArray frame("\x88");
    frame.append(char((masked ? 0x80 : 0) | payload.size()));
    if (masked) {
        QByteArray mask(4, Qt::Uninitialized);
        qToBigEndian(QRandomGenerator::system()->generate(), mask.data());
        frame += mask;
        for (qsizetype i = 0; i < payload.size(); ++i)
            payload[i] = char(payload[i] ^ mask[i]);
    }
    return frame + payload;
}

} // namespace

void RelaySession::inject(const InjectFault &command)
{
    const FaultReading reading = readFault(command.spec);
    QString error = reading.error;
    if (error.isEmpty() && (!m_open || m_toolEnd))
        error = QStringLiteral("the session is not open");
    if (!error.isEmpty()) {
        observe(Leg::Client, Source::Tool, Performed{QStringLiteral("fault"), command.spec, error});
        return;
    }
    if (reading.fault->action == Fault::Action::RefuseUpgrades) { // the endpoint's, see Relay::perform()
        observe(Leg::Client, Source::Tool, Performed{QStringLiteral("fault"), command.spec, {}});
        return;
    }
    if (reading.fault->trigger != Fault::Trigger::AtOnce)
        observe(reading.fault->leg, Source::Tool, Performed{QStringLiteral("arm"), command.spec, {}});
    switchOn(*reading.fault);
    strikeDue();
}

/// From here on its trigger is awaited.
void RelaySession::switchOn(const Fault &fault)
{
    if (!m_faults) {
        m_faults = std::make_unique<RelayFaults>();
        for (const Leg leg : {Leg::Client, Leg::Server})
            m_faults->lane(leg).cutter = FrameCutter(m_open->flows[std::size_t(leg)].decoder());
    }
    m_faults->plan.add(fault, base::now(), m_faults->passed);
    schedule(FaultDue, std::max(m_faults->plan.nextDue().value_or(base::now()) - base::now(), Stamp{}));
}

/// Faults strike one after the other until one of them ends the session.
void RelaySession::strikeDue()
{
    if (m_stage == Stage::Over || !m_faults)
        return;
    for (const Fault &fault : m_faults->plan.take(base::now(), m_faults->passed)) {
        if (m_stage == Stage::Over || m_toolEnd)
            return;
        strike(fault);
    }
    if (m_stage == Stage::Over)
        return;
    if (const auto next = m_faults->plan.nextDue())
        schedule(FaultDue, std::max(*next - base::now(), Stamp{}));
}

void RelaySession::strike(const Fault &fault)
{
    const Leg leg = fault.leg, other = otherLeg(leg);
    auto &lane = m_faults->lane(leg);
    const auto end = [&](const char *what, const char *sub) {
        decide(leg, {ToolReason::Fault, QLatin1String(what), QLatin1String(sub), {}, {}});
    };
    observe(leg, Source::Tool, Performed{QStringLiteral("fault"), fault.spec, {}});
    switch (fault.action) {
    case Fault::Action::Reset:
        end("reset", "rst");
        sever();
        reset(leg, true);
        reset(other);
        settle();
        break;
    case Fault::Action::Fin:
        end("fin", "fin");
        sever();
        finish(leg);
        finish(other);
        settle();
        break;
    case Fault::Action::Close:
        breakWithClose(fault);
        break;
    case Fault::Action::Freeze:
        end("freeze", "freeze");
        lane.frozen = true;
        side(leg).stream->setReading(false);
        break;
    case Fault::Action::DropPongs:
        lane.dropsPongs = true;
        break;
    case Fault::Action::Latency:
    case Fault::Action::Rate:
        lane.slow.set(fault);
        break;
    case Fault::Action::RefuseUpgrades: // no session's
        break;
    }
}

/// A Close frame of our own to that leg's peer, between two frames of the other's; then both connections end.
void RelaySession::breakWithClose(const Fault &fault)
{
    const Leg leg = fault.leg;
    if (!m_faults->lane(otherLeg(leg)).cutter.mayInsert()) {
        m_faults->closes[std::size_t(leg)] = fault;
        return;
    }
    decide(leg, {ToolReason::Fault, QStringLiteral("close"), QStringLiteral("close"), {}, {}});
    const QByteArray frame = closeFrame(fault.code, leg == Leg::Server);
    forward(leg, frame);
    observe(leg, Source::Tool, CloseFrame{Way::Out, fault.code, {}, {}, quint64(frame.size())});
    sever();
    finish(leg);
    finish(otherLeg(leg));
    settle();
}

void RelaySession::sever()
{
    m_faults->severed = true;
    awaitEnd(endTime);
}

/// Bytes of a tunnel in which something is, or shall be, broken: cut at the ends of frames.
void RelaySession::passWatched(Leg from, QByteArrayView bytes)
{
    auto &lane = m_faults->lane(from);
    lane.cutter.feed(bytes);
    while (const auto piece = lane.cutter.next()) {
        if (m_stage == Stage::Over || lane.frozen)
            return;
        if (m_faults->severed || (piece->isPong && lane.dropsPongs))
            swallow(from, piece->bytes);
        else
            passCounted(from, *piece);
    }
}

/// Faults strike after exactly the byte or message that triggers them.
void RelaySession::passCounted(Leg from, const FrameCutter::Piece &piece)
{
    QByteArrayView left = piece.bytes;
    while (!left.isEmpty() && m_stage != Stage::Over) {
        if (m_faults->severed) {
            swallow(from, left);
            return;
        }
        const quint64 all = quint64(left.size());
        const auto count = qsizetype(std::min(m_faults->plan.bytesLeft(m_faults->passed).value_or(all), all));
        passOn(from, left.first(count));
        m_faults->passed.bytes += quint64(count);
        left = left.sliced(count);
        if (left.isEmpty() && piece.endsMessage)
            ++m_faults->passed.messages;
        strikeDue();
    }
    auto &close = m_faults->closes[std::size_t(otherLeg(from))];
    if (m_stage != Stage::Over && !m_toolEnd && close && m_faults->lane(from).cutter.mayInsert())
        breakWithClose(*std::exchange(close, {}));
}

/// Looked at, but not passed on.
void RelaySession::swallow(Leg from, QByteArrayView bytes)
{
    if (m_endReported)
        return;
    m_open->flows[std::size_t(from)].swallow(target(), bytes, m_lastActivity,
                                             m_open->flows[std::size_t(otherLeg(from))]);
}

bool RelaySession::isFrozen(Leg leg) const
{
    return m_faults && m_faults->lane(leg).frozen;
}

/// False, and reading rests, while that peer is frozen or has used up its rate.
bool RelaySession::mayRead(Leg leg)
{
    const auto &lane = m_faults->lane(leg);
    if (!lane.frozen && !lane.endHeld && lane.slow.readAgainAt() <= base::now())
        return true;
    side(leg).stream->setReading(false);
    if (!lane.frozen)
        scheduleSlow(leg);
    return false;
}

/// True if the bytes, or the end of the stream for none, wait for their latency.
bool RelaySession::holdBack(Leg leg, QByteArrayView bytes)
{
    auto &lane = m_faults->lane(leg);
    lane.slow.wasRead(bytes.size(), base::now());
    if (!lane.slow.hasLatency() && lane.slow.isEmpty())
        return false;
    lane.slow.hold(bytes, base::now(), QRandomGenerator::global()->generateDouble());
    lane.endHeld = bytes.isEmpty();
    if (lane.slow.heldBytes() > heldAtMost)
        side(leg).stream->setReading(false);
    scheduleSlow(leg);
    return true;
}

void RelaySession::slowDue(Leg leg)
{
    if (m_stage == Stage::Over || !m_faults)
        return;
    auto &lane = m_faults->lane(leg);
    while (const auto bytes = lane.slow.release(base::now())) {
        if (bytes->isEmpty()) {
            streamEnded(leg);
            return;
        }
        take(leg, *bytes);
        if (m_stage == Stage::Over || lane.frozen)
            return;
    }
    const bool mayGoOn = !side(leg).paused && !side(leg).ended && !lane.endHeld;
    if (mayGoOn && lane.slow.readAgainAt() <= base::now() && lane.slow.heldBytes() <= heldAtMost)
        side(leg).stream->setReading(true);
    scheduleSlow(leg);
}

void RelaySession::scheduleSlow(Leg leg)
{
    const auto &slow = m_faults->lane(leg).slow;
    std::optional<Stamp> next = slow.nextDue();
    if (slow.readAgainAt() > base::now())
        next = std::min(slow.readAgainAt(), next.value_or(slow.readAgainAt()));
    if (next)
        schedule(leg == Leg::Client ? ClientSlowDue : ServerSlowDue, std::max(*next - base::now(), Stamp{}));
}

} // namespace endpoint

// A session of our own while it is open: frames, Close frames, the heartbeat, and what we are told to do.
#include "base/clock.h"
#include "endpoint/own/closecommand.h"
#include "endpoint/own/ownsession.h"
#include "wire/framewriter.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;
using wire::Flaw;
using wire::Frame;
using wire::Opcode;

namespace {

/// The code of our answer to a Close frame: its own, or what is wrong with it (RFC 6455 §7.1.6, §8.1).
std::optional<quint16> answerTo(const CloseFrame &close)
{
    if (close.flaw.isEmpty())
        return close.code;
    return quint16(close.flaw == flawName(Flaw::InvalidUtf8) ? 1007 : 1002);
}

} // namespace

quint64 OwnSession::accountFrames(QByteArrayView sent, Stamp at)
{
    quint64 messages = 0;
    m_out.feed(target(), sent, at, [this, at, &messages](const Frame &frame) {
        messages += frame.messageBytes ? 1 : 0;
        if (frame.opcode == Opcode::Ping) {
            m_heartbeat.sent(frame.control, at);
            m_common.outbox.add(m_id, m_leg, Source::Tool, Ping{Way::Out}, at);
        } else if (frame.opcode == Opcode::Pong) {
            m_pongsWaiting -= std::min(m_pongsWaiting, frame.wireBytes());
            if (std::exchange(m_pongOwed, false))
                m_common.outbox.add(m_id, m_leg, Source::Tool, Pong{Way::Out, {}}, at);
        } else if (frame.opcode == Opcode::Close) {
            m_closeSentAt = at;
        }
    });
    return messages;
}

void OwnSession::heardPing(Stamp at)
{
    // Whoever pings without end shall not fill the log.
    if (m_lastPeerPing && at - *m_lastPeerPing < 1s)
        return;
    m_lastPeerPing = at;
    m_pongOwed = true;
    m_common.outbox.add(m_id, m_leg, Source::Wire, Ping{Way::In}, at);
}

void OwnSession::answerPing(const Frame &ping, Stamp at)
{
    heardPing(at);
    if (m_overfull)
        return;
    if (m_pongsWaiting > pongLimit)
        pump();
    if (m_pongsWaiting > pongLimit) {
        m_overfull = Overfull{pongLimit, m_pongsWaiting};
        return;
    }
    const qsizetype before = m_queue.size();
    queueFrame(Opcode::Pong, ping.control);
    m_pongsWaiting += quint64(m_queue.size() - before);
}

bool OwnSession::mayEcho()
{
    const quint64 limit = m_common.spec.limits.queueBytes;
    if (!m_overfull && quint64(m_queue.size()) > limit)
        pump();
    if (!m_overfull && quint64(m_queue.size()) > limit)
        m_overfull = Overfull{limit, quint64(m_queue.size())};
    return !m_overfull;
}

void OwnSession::endIfOverfull()
{
    if (!m_overfull || m_stage != Stage::Open)
        return;
    decide({ToolReason::Limit, QStringLiteral("abort"), QStringLiteral("queue_full"), m_overfull->limit,
            m_overfull->waiting});
    endNow(false);
}

void OwnSession::heardPong(const Frame &frame, Stamp at)
{
    if (const auto rtt = m_heartbeat.pong(frame.control, at))
        m_common.outbox.add(m_id, m_leg, Source::Wire, Pong{Way::In, rtt}, at);
}

void OwnSession::judgeFrames()
{
    if (m_stage != Stage::Open && m_stage != Stage::Closing)
        return;
    const quint64 limit = m_common.spec.limits.messageBytes;
    if (const auto flaw = m_in.violation()) {
        violated(*flaw);
    } else if (m_in.closeSeen()) {
        answerClose(*m_in.close());
    } else if (const quint64 size = m_in.announcedMessageBytes(); size > limit) {
        decide({ToolReason::Limit, QStringLiteral("close"), QStringLiteral("message_too_big"), limit, size});
        if (m_stage == Stage::Open)
            queueFrame(Opcode::Close, wire::closePayload(1009));
        drain();
    }
}

/// The peer's Close frame: ours is due, unless it is out already; then TCP ends, the server's first (RFC 6455
/// §7.1.1).
void OwnSession::answerClose(const CloseFrame &close)
{
    if (m_stage == Stage::Open) {
        queueFrame(Opcode::Close, wire::closePayload(answerTo(close)));
    }
    drain();
}

void OwnSession::violated(Flaw flaw)
{
    decide({ToolReason::Protocol, QStringLiteral("close"), flawName(flaw), {}, {}});
    if (m_stage == Stage::Open)
        queueFrame(Opcode::Close, wire::closePayload(flaw == Flaw::InvalidUtf8 ? 1007 : 1002));
    drain();
}

void OwnSession::pingDue()
{
    if (m_stage != Stage::Open)
        return;
    const auto lost = m_heartbeat.check(base::now(), m_lastIn, m_common.spec.missedPings);
    if (!lost) {
        queueFrame(Opcode::Ping, m_heartbeat.nextPing(base::now()));
        schedule(PingDue, m_common.spec.ping);
        pump();
        return;
    }
    observe(Source::Clock, Silence{QStringLiteral("pong"), lost->waited, lost->missed});
    decide({ToolReason::Heartbeat, QStringLiteral("abort"), {}, {}, {}});
    queueFrame(Opcode::Close, wire::closePayload(1011, "heartbeat timeout"));
    pump();
    endNow(false);
}

/// False, and the session is over, when too much waits already for a peer that does not read. Asked before a
/// message is added, so that one message may be larger than the limit.
bool OwnSession::hasRoom()
{
    if (m_stage != Stage::Open)
        return false;
    const quint64 limit = m_common.spec.limits.queueBytes;
    if (quint64(m_queue.size()) <= limit)
        return true;
    pump();
    const auto waiting = quint64(m_queue.size());
    if (waiting <= limit)
        return true;
    decide({ToolReason::Limit, QStringLiteral("abort"), QStringLiteral("queue_full"), limit, waiting});
    endNow(false);
    return false;
}

void OwnSession::perform(const Command &command)
{
    if (const auto *message = std::get_if<SendMessage>(&command.what)) {
        send(*message);
        return;
    }
    if (m_stage == Stage::Over)
        return;
    if (std::holds_alternative<SendPing>(command.what)) {
        ping();
    } else if (const auto *closing = std::get_if<CloseSession>(&command.what)) {
        close(*closing);
    } else if (const auto *aborting = std::get_if<AbortSession>(&command.what)) {
        if (m_stage == Stage::Opening && endDecidedOpening())
            return;
        decide(
            {aborting->why, aborting->reset ? QStringLiteral("reset") : QStringLiteral("abort"), {}, {}, {}});
        endNow(aborting->reset);
    } else if (const auto *fault = std::get_if<InjectFault>(&command.what)) {
        inject(*fault);
    }
}

void OwnSession::ping()
{
    if (m_stage != Stage::Open) {
        failedToPerform(QStringLiteral("ping"), {}, QStringLiteral("the session is not open"));
        return;
    }
    queueFrame(Opcode::Ping, m_heartbeat.nextPing(base::now()));
    observe(Source::Tool, Performed{QStringLiteral("ping"), {}, {}});
    pump();
}

void OwnSession::close(const CloseSession &close)
{
    QString error = closeError(close);
    if (error.isEmpty() && m_stage != Stage::Open)
        error = QStringLiteral("the session is not open");
    if (!error.isEmpty()) {
        failedToPerform(QStringLiteral("close"), closeDetail(close), error);
        return;
    }
    closeWith(close.code, close.reason, {close.why, QStringLiteral("close"), {}, {}, {}});
}

void OwnSession::closeWith(std::optional<quint16> code, const QString &reason, const ToolEnd &end)
{
    if (m_stage != Stage::Open)
        return;
    decide(end);
    queueFrame(Opcode::Close, wire::closePayload(code, reason.toUtf8()));
    m_stage = Stage::Closing;
    m_closeSentAt = base::now();
    cancelAll();
    schedule(ClosingDue, m_common.spec.limits.closing);
    pump();
}

void OwnSession::failedToPerform(const QString &what, const QString &detail, const QString &error)
{
    observe(Source::Tool, Performed{what, detail, error});
}

} // namespace endpoint

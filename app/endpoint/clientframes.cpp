// A client's session while it is open: frames, Close frames, the heartbeat, and what we are told to do.
#include "endpoint/clientsession.h"
#include "endpoint/clock.h"
#include "endpoint/closecommand.h"
#include "endpoint/deadlines.h"
#include "wire/redact.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;
using wire::Flaw;
using wire::Frame;
using wire::Opcode;

void ClientSession::takeFrames(QByteArrayView bytes, Stamp at)
{
    m_in.feed(target(), bytes, at, [this, at](const Frame &frame) { hear(frame, at); });
    if (m_stage == Stage::Open || m_stage == Stage::Closing) {
        if (const auto flaw = m_in.violation()) {
            violated(*flaw);
        } else if (m_in.closeSeen()) {
            answerClose(*m_in.close());
        } else if (const quint64 size = m_in.announcedMessageBytes();
                   size > m_core.spec.limits.messageBytes) {
            decide({ToolReason::Limit, QStringLiteral("close"), QStringLiteral("message_too_big"),
                    m_core.spec.limits.messageBytes, size});
            if (m_stage == Stage::Open)
                queueFrame(Opcode::Close, closePayload(1009, {}));
            drain();
        }
    }
    pump();
}

void ClientSession::hear(const Frame &frame, Stamp at)
{
    if (m_stage != Stage::Open && m_stage != Stage::Closing)
        return;
    switch (frame.opcode) {
    case Opcode::Ping:
        if (m_stage != Stage::Open || quint64(m_queue.size()) > m_core.spec.limits.queueBytes)
            break; // nothing after our Close frame; and who does not read gets no pongs
        queueFrame(Opcode::Pong, frame.control);
        // Whoever pings without end shall not fill the log.
        if (!m_lastPeerPing || at - *m_lastPeerPing >= 1s) {
            m_lastPeerPing = at;
            m_pongOwed = true;
            m_core.outbox.add(m_id, Leg::Server, Source::Wire, Ping{Way::In}, at);
        }
        break;
    case Opcode::Pong:
        if (const auto rtt = m_heartbeat.pong(frame.control, at))
            m_core.outbox.add(m_id, Leg::Server, Source::Wire, Pong{Way::In, rtt}, at);
        break;
    case Opcode::Close:
        break;
    case Opcode::Continuation:
    case Opcode::Text:
    case Opcode::Binary:
        if (!m_core.captures.empty() && frame.messageOpcode == Opcode::Text && !frame.compressed)
            capture(frame);
        break;
    }
}

void ClientSession::capture(const Frame &frame)
{
    if (m_text.size() < ClientCore::capturedBytes)
        m_text.append(frame.preview.left(ClientCore::capturedBytes - m_text.size()));
    if (!frame.messageBytes)
        return;
    const QString text = QString::fromUtf8(std::exchange(m_text, {}));
    for (const Capture &rule : m_core.captures) {
        const auto match = rule.pattern.match(text);
        if (!match.hasMatch())
            continue;
        const QString value = match.captured(match.lastCapturedIndex() > 0 ? 1 : 0);
        m_core.captured(rule.name, value);
        observe(Source::Wire,
                Captured{rule.name, m_core.spec.keepSecrets ? value
                                                            : QString::fromLatin1(wire::hashedSecret(
                                                                  value.toUtf8(), m_core.redactionKey))});
    }
}

/// The server's Close frame: ours is due, unless it is out already; then the server ends TCP.
void ClientSession::answerClose(const CloseFrame &close)
{
    if (m_stage == Stage::Open) {
        const std::optional<quint16> code =
            close.flaw.isEmpty() ? close.code : std::optional<quint16>(quint16(1002));
        queueFrame(Opcode::Close, closePayload(code, {}));
    }
    drain();
}

void ClientSession::violated(Flaw flaw)
{
    decide({ToolReason::Protocol, QStringLiteral("close"), flawName(flaw), {}, {}});
    if (m_stage == Stage::Open)
        queueFrame(Opcode::Close, closePayload(flaw == Flaw::InvalidUtf8 ? 1007 : 1002, {}));
    drain();
}

void ClientSession::pingDue()
{
    if (m_stage != Stage::Open)
        return;
    const auto lost = m_heartbeat.check(now(), m_lastIn, m_core.spec.missedPings);
    if (!lost) {
        queueFrame(Opcode::Ping, m_heartbeat.nextPing(now()));
        schedule(PingDue, m_core.spec.ping);
        pump();
        return;
    }
    observe(Source::Clock, Silence{QStringLiteral("pong"), lost->waited, lost->missed});
    decide({ToolReason::Heartbeat, QStringLiteral("abort"), {}, {}, {}});
    queueFrame(Opcode::Close, closePayload(1011, QStringLiteral("heartbeat timeout")));
    pump();
    endNow(false);
}

void ClientSession::sendText(const QString &text)
{
    const QByteArray payload = text.toUtf8();
    queueFrame(Opcode::Text, payload);
    countUnconfirmed(payload.size());
}

void ClientSession::countUnconfirmed(qsizetype bytes)
{
    if (m_unconfirmed.messages++ == 0)
        m_unconfirmed.since = now();
    m_unconfirmed.bytes += quint64(bytes);
}

void ClientSession::queueFrame(Opcode opcode, const QByteArray &payload)
{
    m_queue.append(wire::clientFrame(opcode, payload, m_core.masks.generate()));
}

/// False, and the session is over, when too much waits already for a server that does not read. Asked before
/// a message is added, so that one message may be larger than the limit.
bool ClientSession::hasRoom()
{
    if (m_stage != Stage::Open)
        return false;
    pump();
    const auto waiting = quint64(m_queue.size());
    if (waiting <= m_core.spec.limits.queueBytes)
        return true;
    decide({ToolReason::Limit, QStringLiteral("abort"), QStringLiteral("queue_full"),
            m_core.spec.limits.queueBytes, waiting});
    endNow(false);
    return false;
}

void ClientSession::perform(const Command &command)
{
    if (const auto *message = std::get_if<SendMessage>(&command.what)) {
        send(*message);
        return;
    }
    if (m_stage == Stage::Over)
        return;
    if (std::holds_alternative<SendPing>(command.what)) {
        if (m_stage != Stage::Open) {
            failedToPerform(QStringLiteral("ping"), {}, QStringLiteral("the session is not open"));
            return;
        }
        queueFrame(Opcode::Ping, m_heartbeat.nextPing(now()));
        observe(Source::Tool, Performed{QStringLiteral("ping"), {}, {}});
        pump();
    } else if (const auto *closing = std::get_if<CloseSession>(&command.what)) {
        close(*closing);
    } else if (const auto *aborting = std::get_if<AbortSession>(&command.what)) {
        decide(
            {aborting->why, aborting->reset ? QStringLiteral("reset") : QStringLiteral("abort"), {}, {}, {}});
        endNow(aborting->reset);
    } else if (const auto *fault = std::get_if<InjectFault>(&command.what)) {
        failedToPerform(QStringLiteral("fault"), fault->spec, QStringLiteral("a client injects no faults"));
    }
}

void ClientSession::send(const SendMessage &message)
{
    if (m_stage != Stage::Open) {
        m_core.undelivered(m_id, message);
        return;
    }
    const QString what = QStringLiteral("send"), detail = messageDetail(message);
    if (message.text && QString::fromUtf8(message.payload).toUtf8() != message.payload) {
        failedToPerform(what, detail, QStringLiteral("the text is no UTF-8"));
        return;
    }
    if (!hasRoom()) {
        m_core.undelivered(m_id, message);
        return;
    }
    queueFrame(message.text ? Opcode::Text : Opcode::Binary, message.payload);
    countUnconfirmed(message.payload.size());
    observe(Source::Tool, Performed{what, detail, {}});
    pump();
}

void ClientSession::close(const CloseSession &close)
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

/// A proper closing handshake that we begin: our Close frame, the server's, then the server's end of TCP.
void ClientSession::closeWith(std::optional<quint16> code, const QString &reason, const ToolEnd &end)
{
    if (m_stage != Stage::Open)
        return;
    decide(end);
    queueFrame(Opcode::Close, closePayload(code, reason));
    m_stage = Stage::Closing;
    m_closeSentAt = now();
    m_core.deadlines.cancelAll(quint64(m_id));
    schedule(ClosingDue, m_core.spec.limits.closing);
    pump();
}

void ClientSession::failedToPerform(const QString &what, const QString &detail, const QString &error)
{
    observe(Source::Tool, Performed{what, detail, error});
}

} // namespace endpoint

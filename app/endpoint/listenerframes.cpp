// A listener's session while it is open: frames, Close frames, the heartbeat.
#include "endpoint/clock.h"
#include "endpoint/deadlines.h"
#include "endpoint/listenersession.h"
#include "wire/closecode.h"

#include <QWebSocket>
#include <QtEndian>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;
using wire::Flaw;
using wire::Frame;
using wire::Opcode;

namespace {

/// A frame of at most 125 bytes, without a mask: as a server sends it.
QByteArray controlFrame(Opcode opcode, const QByteArray &payload)
{
    QByteArray frame;
    frame.append(char(0x80 | quint8(opcode)));
    frame.append(char(payload.size()));
    return frame + payload;
}

} // namespace

void ListenerSession::takeFrames(QByteArrayView bytes, Stamp at)
{
    const bool echoes = m_stage == Stage::Open && m_core.spec.behaviour == Behaviour::Echo;
    if (echoes) {
        if (m_tail.isEmpty())
            m_tailAt = m_in.position();
        m_tail.append(bytes);
    }
    quint64 messages = 0;
    m_in.feed(target(), bytes, at, [this, at, &messages](const Frame &frame) {
        messages += frame.messageBytes ? 1 : 0;
        hear(frame, at);
    });
    countForFaults(quint64(bytes.size()), messages);
    if (m_stage == Stage::Open && !m_forQt.isEmpty())
        m_tap->offer(std::exchange(m_forQt, {})); // answers pings, assembles messages
    m_forQt.clear();

    if (m_stage == Stage::Open || m_stage == Stage::Closing) {
        if (const auto flaw = m_in.violation()) {
            violated(*flaw);
        } else if (m_in.closeSeen()) {
            answerClose(*m_in.close());
        } else if (const quint64 size = m_in.announcedMessageBytes();
                   size > m_core.spec.limits.messageBytes) {
            decide({ToolReason::Limit, QStringLiteral("close"), QStringLiteral("message_too_big"),
                    m_core.spec.limits.messageBytes, size});
            queueFrame(Opcode::Close, QByteArray::fromHex("03f1")); // 1009
            drain();
        }
    }
    if (m_stage != Stage::Open)
        m_tail.clear();
    pump();
}

/// Picks what Qt shall see of the frames: pings, and the data of an echo.
void ListenerSession::hear(const Frame &frame, Stamp at)
{
    if (m_stage != Stage::Open)
        return;
    const qsizetype begin = qsizetype(frame.offset - m_tailAt), size = qsizetype(frame.wireBytes());
    switch (frame.opcode) {
    case Opcode::Ping:
        if (!m_faults || !m_faults->dropsPongs)
            m_forQt.append(controlFrame(Opcode::Ping, frame.control));
        // Whoever pings without end shall not fill the log.
        if (!m_lastPeerPing || at - *m_lastPeerPing >= 1s) {
            m_lastPeerPing = at;
            m_pongOwed = true;
            m_core.outbox.add(m_id, Leg::Client, Source::Wire, Ping{Way::In}, at);
        }
        break;
    case Opcode::Pong:
        if (const auto rtt = m_heartbeat.pong(frame.control, at))
            m_core.outbox.add(m_id, Leg::Client, Source::Wire, Pong{Way::In, rtt}, at);
        break;
    case Opcode::Close:
        break;
    case Opcode::Continuation:
    case Opcode::Text:
    case Opcode::Binary:
        if (!m_tail.isEmpty())
            m_forQt.append(QByteArrayView(m_tail).sliced(begin, size));
        break;
    }
    if (!m_tail.isEmpty()) {
        m_tail.remove(0, begin + size);
        m_tailAt += quint64(begin + size);
    }
}

/// The peer's Close frame: ours is due, unless it is out already, and then TCP ends, ours first (RFC 6455
/// §7.1.1).
void ListenerSession::answerClose(const CloseFrame &close)
{
    if (m_stage == Stage::Open) {
        QByteArray body;
        if (close.code || !close.flaw.isEmpty()) {
            const quint16 code = close.flaw.isEmpty() ? *close.code : 1002;
            body.resize(2);
            qToBigEndian(code, body.data());
        }
        queueFrame(Opcode::Close, body);
    }
    drain();
}

void ListenerSession::violated(Flaw flaw)
{
    decide({ToolReason::Protocol, QStringLiteral("close"), flawName(flaw), {}, {}});
    if (m_stage == Stage::Open)
        queueFrame(Opcode::Close,
                   QByteArray::fromHex(flaw == Flaw::InvalidUtf8 ? "03ef" : "03ea")); // 1007, 1002
    drain();
}

void ListenerSession::pingDue()
{
    if (m_stage != Stage::Open)
        return;
    const auto lost = m_heartbeat.check(now(), m_lastIn, m_core.spec.missedPings);
    if (!lost) {
        m_web->ping(m_heartbeat.nextPing(now()));
        schedule(PingDue, m_core.spec.ping);
        pump();
        return;
    }
    observe(Source::Clock, Silence{QStringLiteral("pong"), lost->waited, lost->missed});
    decide({ToolReason::Heartbeat, QStringLiteral("abort"), {}, {}, {}});
    queueFrame(Opcode::Close, QByteArray::fromHex("03f3") + "heartbeat timeout"); // 1011
    pump();
    endNow(false);
}

void ListenerSession::queueFrame(Opcode opcode, const QByteArray &payload)
{
    m_queue.append(controlFrame(opcode, payload));
}

/// False, and the session is over, when too much waits already for a peer that does not read. Asked before a
/// message is added, so that one message may be larger than the limit.
bool ListenerSession::hasRoom()
{
    if (m_stage != Stage::Open)
        return false;
    const auto waiting = quint64(m_queue.size());
    if (waiting <= m_core.spec.limits.queueBytes)
        return true;
    pump();
    if (quint64(m_queue.size()) <= m_core.spec.limits.queueBytes)
        return true;
    decide({ToolReason::Limit, QStringLiteral("abort"), QStringLiteral("queue_full"),
            m_core.spec.limits.queueBytes, waiting});
    endNow(false);
    return false;
}

} // namespace endpoint

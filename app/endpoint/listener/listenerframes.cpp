// A listener's session while it is open: frames, what we are told to send, and what is broken on purpose
// (design section 4), all of which is observed as our own doing.
#include "base/clock.h"
#include "endpoint/listener/listenersession.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/own/closecommand.h"
#include "endpoint/tap/answerdoubt.h"
#include "wire/framewriter.h"

#include <QWebSocket>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;
using wire::Flaw;
using wire::Frame;
using wire::Opcode;

void ListenerSession::takeFrames(QByteArrayView bytes, Stamp at)
{
    if (const Reply reply = m_doubt.isEmpty() ? Reply::Open : replyIn(m_in.decoder(), bytes);
        reply == Reply::Accepts)
        accept();
    else if (reply == Reply::Refuses)
        clientRefused(at);
    quint64 messages = 0;
    m_in.feed(target(), bytes, at, [this, at, &messages](const Frame &frame) {
        messages += frame.messageBytes ? 1 : 0;
        hear(frame, at);
    });
    countForFaults(quint64(bytes.size()), messages);
    endIfOverfull();
    judgeFrames();
    if (m_stage != Stage::Open) {
        m_echo = {};
        m_in.keepNoMore();
    }
    pump();
    weigh(m_queue.size());
    endIfTooHeavy();
}

/// What the session holds of messages that it echoes.
void ListenerSession::weigh(qsizetype queued)
{
    if (m_core.spec.behaviour != Behaviour::Echo)
        return;
    const quint64 now = m_stage == Stage::Over ? 0 : quint64(queued + m_echo.size()) + m_in.receivedOfFrame();
    m_core.echoHeld += now - m_weight;
    m_weight = now;
}

/// Too much is held by all sessions together: one of those goes that hold more than their share, small ones
/// stay.
void ListenerSession::endIfTooHeavy()
{
    const quint64 limit = m_core.echoLimit();
    if (m_stage == Stage::Over || m_core.echoHeld <= limit ||
        m_weight <= limit / quint64(std::max(1, int(m_core.gate.liveSessions))))
        return;
    decide({ToolReason::Limit, QStringLiteral("abort"), QStringLiteral("echo_full"), limit, m_core.echoHeld});
    endNow(false);
}

/// Answers pings, and echoes messages if that is asked for. Qt sees none of them: it refuses legal text whose
/// fragments part inside a character, and queues pongs without bound.
void ListenerSession::hear(const Frame &frame, Stamp at)
{
    if (m_stage != Stage::Open)
        return;
    switch (frame.opcode) {
    case Opcode::Ping:
        if (m_breaker && m_breaker->dropsPongs())
            heardPing(at);
        else
            answerPing(frame, at);
        break;
    case Opcode::Pong:
        heardPong(frame, at);
        break;
    case Opcode::Close:
        break;
    case Opcode::Continuation:
    case Opcode::Text:
    case Opcode::Binary:
        if (m_core.spec.behaviour == Behaviour::Echo)
            echo(frame);
        break;
    }
}

void ListenerSession::echo(const Frame &frame)
{
    if (!frame.messageBytes) {
        m_echo.append(frame.preview);
        return;
    }
    if (mayEcho()) {
        const bool whole = m_echo.isEmpty();
        queueFrame(frame.messageOpcode, whole ? frame.preview : m_echo.append(frame.preview));
    }
    m_echo = {};
}

void ListenerSession::queueFrame(Opcode opcode, const QByteArray &payload)
{
    m_queue.append(wire::serverFrame(opcode, payload));
}

void ListenerSession::send(const SendMessage &message)
{
    const QString what = QStringLiteral("send");
    const QString detail = messageDetail(message);
    if (m_stage == Stage::Over)
        return;
    if (m_stage != Stage::Open) {
        failedToPerform(what, detail, QStringLiteral("the session is not open"));
        return;
    }
    const QString asText = message.text ? QString::fromUtf8(message.payload) : QString();
    if (message.text && asText.toUtf8() != message.payload) {
        failedToPerform(what, detail, QStringLiteral("the text is no UTF-8"));
        return;
    }
    if (!hasRoom())
        return;
    if (message.text)
        m_web->sendTextMessage(asText);
    else
        m_web->sendBinaryMessage(message.payload);
    observe(Source::Tool, Performed{what, detail, {}});
    pump();
}

void ListenerSession::inject(const InjectFault &command)
{
    const base::Result<Fault> reading = readFault(command.spec);
    QString error = reading.error();
    if (error.isEmpty() && reading->action == Fault::Action::RefuseUpgrades) { // see Listener::perform()
        observe(Source::Tool, Performed{QStringLiteral("fault"), command.spec, {}});
        return;
    }
    if (error.isEmpty())
        error = listenerFaultError(*reading);
    if (error.isEmpty() && m_stage != Stage::Open)
        error = QStringLiteral("the session is not open");
    if (!error.isEmpty()) {
        failedToPerform(QStringLiteral("fault"), command.spec, error);
        return;
    }
    if (reading->trigger != Fault::Trigger::AtOnce)
        observe(Source::Tool, Performed{QStringLiteral("arm"), command.spec, {}});
    switchOn(*reading);
}

/// From here on its trigger is awaited.
void ListenerSession::switchOn(const Fault &fault)
{
    if (!m_breaker)
        m_breaker = std::make_unique<ListenerBreaker>();
    m_breaker->add(fault, base::now());
    schedule(FaultDue, std::max(m_breaker->nextDue().value_or(base::now()) - base::now(), Stamp{}));
}

/// Bytes or messages have passed, either way. Faults that they trigger strike from the event loop: this may
/// be in the middle of a read or a write.
void ListenerSession::countForFaults(quint64 bytes, quint64 messages)
{
    if (m_breaker && m_breaker->count(bytes, messages))
        schedule(FaultDue, Stamp{});
}

void ListenerSession::strikeDue()
{
    if (!m_breaker)
        return;
    for (const Fault &fault : m_breaker->take(base::now())) {
        if (m_stage != Stage::Open || m_frozen)
            return;
        observe(Source::Tool, Performed{QStringLiteral("fault"), fault.spec, {}});
        if (const auto wanted = m_breaker->strike(fault))
            breakOff(*wanted);
    }
    const auto next = m_breaker->nextDue();
    if (next && m_stage == Stage::Open)
        schedule(FaultDue, std::max(*next - base::now(), Stamp{}));
}

void ListenerSession::breakOff(const Break &wanted)
{
    if (wanted.how == Break::How::Close) {
        closeWith(wanted.code, {}, wanted.end());
        return;
    }
    decide(wanted.end());
    if (wanted.how == Break::How::Reset) {
        endNow(true);
    } else if (wanted.how == Break::How::Fin) {
        drain();
    } else {
        m_frozen = true;
        m_stream->setReading(false);
        cancelAll();
    }
}

/// A frozen session reads nothing, so the end of its peer shows only in the state of TCP.
void ListenerSession::watchFrozen()
{
    constexpr int established = 1;
    const auto tcp = sampleTcp(m_stream->descriptor());
    if (!tcp || tcp->state == established)
        return;
    m_stage = Stage::Draining;
    m_stream->setReading(true);
    schedule(LingerDue, std::chrono::seconds(1));
}

} // namespace endpoint

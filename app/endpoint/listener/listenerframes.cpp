// A listener's session while it is open: frames, and what we are told to send.
#include "endpoint/listener/listenersession.h"
#include "endpoint/own/closecommand.h"
#include "wire/clientframe.h"

#include <QWebSocket>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;
using wire::Flaw;
using wire::Frame;
using wire::Opcode;

void ListenerSession::takeFrames(QByteArrayView bytes, Stamp at)
{
    quint64 messages = 0;
    m_in.feed(target(), bytes, at, [this, at, &messages](const Frame &frame) {
        messages += frame.messageBytes ? 1 : 0;
        hear(frame, at);
    });
    countForFaults(quint64(bytes.size()), messages);
    endIfOverfull();
    judgeFrames();
    if (m_stage != Stage::Open)
        m_echo = {};
    pump();
}

/// Answers pings, and echoes messages if that is asked for. Qt sees none of them: it refuses legal text whose
/// fragments part inside a character, and queues pongs without bound.
void ListenerSession::hear(const Frame &frame, Stamp at)
{
    if (m_stage != Stage::Open)
        return;
    switch (frame.opcode) {
    case Opcode::Ping:
        if (m_faults && m_faults->dropsPongs)
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

} // namespace endpoint

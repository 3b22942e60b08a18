// A listener's session while it is open: frames, and what we are told to send.
#include "endpoint/listener/listenersession.h"
#include "endpoint/own/closecommand.h"

#include <QWebSocket>

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

    judgeFrames();
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
        heardPing(at);
        break;
    case Opcode::Pong:
        heardPong(frame, at);
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

void ListenerSession::queueFrame(Opcode opcode, const QByteArray &payload)
{
    m_queue.append(controlFrame(opcode, payload));
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

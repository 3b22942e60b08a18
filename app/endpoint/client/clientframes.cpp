// A client's session while it is open: frames, and what we are told to send.
#include "base/clock.h"
#include "endpoint/client/clientsession.h"
#include "endpoint/own/closecommand.h"
#include "wire/redact.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;
using wire::Flaw;
using wire::Frame;
using wire::Opcode;

void ClientSession::takeFrames(QByteArrayView bytes, Stamp at)
{
    m_unconfirmed = {};
    m_in.feed(target(), bytes, at, [this, at](const Frame &frame) { hear(frame, at); });
    tellWhetherAnswering();
    endIfOverfull();
    judgeFrames();
    pump();
}

void ClientSession::hear(const Frame &frame, Stamp at)
{
    if (m_stage != Stage::Open && m_stage != Stage::Closing)
        return;
    switch (frame.opcode) {
    case Opcode::Ping:
        if (m_stage == Stage::Open) // nothing after our Close frame
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
        if (!frame.compressed)
            hearMessage(frame, at);
        break;
    }
}

void ClientSession::hearMessage(const Frame &frame, Stamp at)
{
    for (const CapturedValue &value : m_hearing.captured())
        m_core.captured(value.name, value.value);
    if (!m_answerer)
        return;
    if (m_head.size() < ClientCore::answeredBytes)
        m_head.append(frame.preview.left(ClientCore::answeredBytes - m_head.size()));
    m_headSize += frame.payloadBytes;
    if (!frame.messageBytes)
        return;
    const QByteArray head = std::exchange(m_head, {});
    const quint64 size = std::exchange(m_headSize, 0);
    if (m_answerer && m_stage == Stage::Open)
        answer({Leg::Server, at, frame.messageOpcode == Opcode::Text, head, size});
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
        m_unconfirmed.since = base::now();
    m_unconfirmed.bytes += quint64(bytes);
}

void ClientSession::queueFrame(Opcode opcode, const QByteArray &payload)
{
    m_queue.append(wire::clientFrame(opcode, payload, m_core.masks.generate()));
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

void ClientSession::inject(const InjectFault &fault)
{
    failedToPerform(QStringLiteral("fault"), fault.spec, QStringLiteral("a client injects no faults"));
}

} // namespace endpoint

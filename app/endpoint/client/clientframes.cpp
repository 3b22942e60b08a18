// A client's session while it is open: frames, heartbeats of the application, and what we are told to send.
#include "base/clock.h"
#include "endpoint/client/clientsession.h"
#include "endpoint/own/closecommand.h"
#include "wire/framewriter.h"

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
    if (const QString recognised = m_hearing.takeRecognised(); !recognised.isEmpty())
        observe(Source::Tool, AppAnswering{m_speaker->speaks(recognised)});
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
    if (m_stage != Stage::Open)
        return;
    say(m_speaker->heard(frame, at));
    scheduleBeat();
}

/// Heartbeats: nobody misses one.
void ClientSession::say(const dialect::Replies &replies)
{
    for (const dialect::Reply &reply : replies) {
        if (!hasRoom())
            return;
        queueFrame(reply.text ? Opcode::Text : Opcode::Binary, reply.payload);
    }
}

void ClientSession::scheduleBeat()
{
    const auto every = m_speaker->every();
    if (every == m_beatEvery)
        return;
    m_beatEvery = every;
    if (every)
        schedule(AppBeatDue, *every);
    else
        cancel(AppBeatDue);
}

void ClientSession::beat()
{
    if (m_stage != Stage::Open || !m_beatEvery)
        return;
    say(m_speaker->beat());
    if (m_stage != Stage::Open)
        return;
    pump();
    schedule(AppBeatDue, *m_beatEvery);
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

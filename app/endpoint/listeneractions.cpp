// What a listener's session is told to do.
#include "endpoint/clock.h"
#include "endpoint/closecommand.h"
#include "endpoint/deadlines.h"
#include "endpoint/listenersession.h"

#include <QWebSocket>

namespace endpoint {

using namespace session;

void ListenerSession::perform(const Command &command)
{
    if (m_stage == Stage::Over)
        return;
    if (const auto *message = std::get_if<SendMessage>(&command.what)) {
        send(*message);
    } else if (std::holds_alternative<SendPing>(command.what)) {
        ping();
    } else if (const auto *closing = std::get_if<CloseSession>(&command.what)) {
        close(*closing);
    } else if (const auto *aborting = std::get_if<AbortSession>(&command.what)) {
        decide(
            {aborting->why, aborting->reset ? QStringLiteral("reset") : QStringLiteral("abort"), {}, {}, {}});
        endNow(aborting->reset);
    } else if (const auto *fault = std::get_if<InjectFault>(&command.what)) {
        inject(*fault);
    }
}

void ListenerSession::send(const SendMessage &message)
{
    const QString what = QStringLiteral("send");
    const QString detail = messageDetail(message);
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

void ListenerSession::ping()
{
    if (m_stage != Stage::Open) {
        failedToPerform(QStringLiteral("ping"), {}, QStringLiteral("the session is not open"));
        return;
    }
    m_web->ping(m_heartbeat.nextPing(now()));
    observe(Source::Tool, Performed{QStringLiteral("ping"), {}, {}});
    pump();
}

void ListenerSession::close(const CloseSession &close)
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

/// A proper closing handshake that we begin: our Close frame, the peer's, then the end of TCP.
void ListenerSession::closeWith(std::optional<quint16> code, const QString &reason, const ToolEnd &end)
{
    if (m_stage != Stage::Open)
        return;
    decide(end);
    queueFrame(wire::Opcode::Close, closePayload(code, reason));
    m_stage = Stage::Closing;
    m_closeSentAt = now();
    m_core.deadlines.cancelAll(quint64(m_id));
    schedule(ClosingDue, m_core.spec.limits.closing);
    pump();
}

void ListenerSession::failedToPerform(const QString &what, const QString &detail, const QString &error)
{
    observe(Source::Tool, Performed{what, detail, error});
}

} // namespace endpoint

// One session of a client, from the dial to the last byte.
//
// QWebSocket opens it (see clientopening.h); from the 101 on the session reads, decodes and writes itself,
// and Close frames, pongs and the end of TCP are its own. What the kernel has taken counts as sent, nothing
// else.
#pragma once

#include "endpoint/clientopening.h"
#include "endpoint/frametap.h"
#include "endpoint/heartbeat.h"
#include "wire/clientframe.h"

#include <QRandomGenerator>
#include <QRegularExpression>

namespace endpoint {

class Deadlines;

struct Capture
{
    QString name;
    QRegularExpression pattern;
};

/// What the sessions of one client share. All on the wire thread.
struct ClientCore
{
    static constexpr qsizetype capturedBytes = 4096; ///< of a text, looked at by capture rules
    const session::EndpointSpec &spec;
    const QByteArray &redactionKey;
    Outbox &outbox;
    Deadlines &deadlines;
    std::vector<Capture> captures = {};
    session::Variables variables = {};
    std::optional<QSslConfiguration> tls = {};
    std::vector<char> buffer = std::vector<char>(64 * 1024); ///< every session reads into it
    QRandomGenerator masks = QRandomGenerator::securelySeeded();
    std::function<void(const QString &name, const QString &value)> captured = {};
    /// The session is not open (any more): the message was not sent.
    std::function<void(session::SessionId, const session::SendMessage &)> undelivered = {};
    std::function<void(session::SessionId)> over = {}; ///< may be destroyed, but not at once
};

class ClientSession final : public QObject
{
    Q_OBJECT
public:
    enum Deadline { HandshakeDue, PingDue, TextBeatDue, ClosingDue, LingerDue, CloseAfterDue };

    ClientSession(session::SessionId id, ClientCore &core);
    ~ClientSession() override;

    /// Dials. `continues`: the lost session that this one is to get back.
    void begin(std::optional<session::SessionId> continues);
    void due(Deadline deadline);
    void perform(const session::Command &command);
    /// The client stops: ends the session properly, if it is open.
    void shutDown();
    /// The time for that is over.
    void giveUp();
    /// Observes the state of TCP, if the session is open.
    void sample();
    [[nodiscard]] int descriptorsHeld() const;

private:
    enum class Stage {
        Opening,
        Open,
        Closing,  ///< our Close frame is on its way, the peer's is awaited
        Draining, ///< nothing more to say: the server ends TCP first (RFC 6455 §7.1.1), for a while
        Over
    };

    // clientsession.cpp: the connection and its end
    void opened(std::unique_ptr<Stream> stream, const QByteArray &early);
    void openingFailed();
    void onReadable();
    void pump();
    void account(QByteArrayView sent, session::Stamp at);
    void streamEnded();
    void drain();
    void endNow(bool reset);
    void finish(const std::optional<session::TcpSample> &last);
    void observe(session::Source source, session::What what);
    void decide(const session::ToolEnd &end);
    [[nodiscard]] bool endedWell() const;
    void schedule(Deadline deadline, std::chrono::nanoseconds after);
    [[nodiscard]] TapTarget target();

    // clientframes.cpp: frames, and what we are told to do
    void takeFrames(QByteArrayView bytes, session::Stamp at);
    void hear(const wire::Frame &frame, session::Stamp at);
    void capture(const wire::Frame &frame);
    void answerClose(const session::CloseFrame &close);
    void violated(wire::Flaw flaw);
    void pingDue();
    void sendText(const QString &text);
    void countUnconfirmed(qsizetype bytes);
    void queueFrame(wire::Opcode opcode, const QByteArray &payload);
    bool hasRoom();
    void send(const session::SendMessage &message);
    void close(const session::CloseSession &close);
    void closeWith(std::optional<quint16> code, const QString &reason, const session::ToolEnd &end);
    void failedToPerform(const QString &what, const QString &detail, const QString &error);

    const session::SessionId m_id;
    ClientCore &m_core;
    std::unique_ptr<ClientOpening> m_opening;
    std::unique_ptr<Stream> m_stream;
    Stage m_stage = Stage::Opening;

    FrameTap m_in, m_out;
    Recorder m_recorder;
    Heartbeat m_heartbeat;
    QByteArray m_text;  ///< beginning of the text that is arriving, for captures
    QByteArray m_queue; ///< bytes the kernel has not taken yet

    session::Stamp m_begunAt{}, m_closeSentAt{};
    std::optional<session::Stamp> m_lastIn, m_lastPeerPing;
    session::PossiblyLost m_unconfirmed; ///< sent since the last byte from the server
    std::optional<session::ToolEnd> m_toolEnd;
    bool m_opened = false, m_finAfterQueue = false, m_finGiven = false;
    bool m_pongOwed = false; ///< the server's ping was observed, so shall our pong be
};

} // namespace endpoint

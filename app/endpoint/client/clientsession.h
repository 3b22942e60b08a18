// One session of a client, from the dial to the last byte.
//
// Opened by a ClientOpening; from the 101 on the session reads, decodes and writes itself, pongs included.
#pragma once

#include "endpoint/client/clientopening.h"
#include "endpoint/client/clientspeaker.h"
#include "endpoint/own/ownsession.h"

#include <QRandomGenerator>

namespace endpoint {

/// What the sessions of one client share. All on the wire thread.
struct ClientCore : OwnCore
{
    CaptureRules captures = {};
    session::Variables variables = {};
    QByteArray clientId = {}; ///< of MQTT, unless a variable gives one: the same as long as the client runs
    std::optional<QSslConfiguration> tls = {};
    QRandomGenerator masks = QRandomGenerator::securelySeeded();
    std::function<void(const QString &name, const QString &value)> captured = {};
    /// The session is not open (any more): the message was not sent.
    std::function<void(session::SessionId, const session::SendMessage &)> undelivered = {};
};

class ClientSession final : public OwnSession
{
    Q_OBJECT
public:
    ClientSession(session::SessionId id, ClientCore &core);

    /// Dials. `continues`: the lost session that this one is to get back.
    void begin(std::optional<session::SessionId> continues);
    [[nodiscard]] int descriptorsHeld() const;

private:
    // clientsession.cpp: the connection and its end
    void opened(std::unique_ptr<Stream> stream, const QByteArray &early);
    void openingFailed();
    void takeOpening(QByteArrayView) override {} // the ClientOpening reads until then
    void handshakeTimedOut() override;
    bool endDecidedOpening() override { return m_opening && m_opening->endRefusal(); }
    void otherDue(Deadline deadline) override;
    void account(QByteArrayView sent, session::Stamp at) override;
    void endNow(bool reset) override;
    void leave() override;

    // clientframes.cpp: frames, heartbeats of the application, and what we are told to send
    void takeFrames(QByteArrayView bytes, session::Stamp at) override;
    void hear(const wire::Frame &frame, session::Stamp at);
    void hearMessage(const wire::Frame &frame, session::Stamp at);
    void say(const dialect::Replies &replies);
    void scheduleBeat();
    void beat();
    void sendText(const QString &text);
    void countUnconfirmed(qsizetype bytes);
    void queueFrame(wire::Opcode opcode, const QByteArray &payload) override;
    void send(const session::SendMessage &message) override;
    void inject(const session::InjectFault &fault) override;

    ClientCore &m_core;
    std::unique_ptr<ClientOpening> m_opening;
    std::unique_ptr<ClientSpeaker> m_speaker; ///< once it is open
    std::optional<std::chrono::nanoseconds> m_beatEvery;
    session::Stamp m_begunAt{};
    session::PossiblyLost m_unconfirmed; ///< sent since the last byte from the server
};

} // namespace endpoint

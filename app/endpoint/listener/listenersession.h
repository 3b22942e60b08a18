// One accepted connection of a listener, from TCP accept to the last byte.
//
// The session owns the connection (a Stream), decodes what passes in both ways, answers pings and Close
// frames and echoes messages itself. Qt is given the upgrade request, and messages to send.
#pragma once

#include "endpoint/listener/listenerbreaker.h"
#include "endpoint/listener/listeneropening.h"
#include "endpoint/listener/tapsocket.h"
#include "endpoint/own/ownsession.h"

class QWebSocket;
class QWebSocketServer;

namespace endpoint {

class ListenerSession;

/// What the sessions of one listener share. All on the wire thread.
struct ListenerCore : OwnCore
{
    QWebSocketServer &server;
    ListenerGate gate;
    /// The session to which Qt last wrote a 101: the QWebSocket it announces next, in the same stack, is its
    /// own.
    ListenerSession *upgrading = nullptr;
    /// Bytes of messages that are being received or wait to be sent back, of all sessions of an echoing
    /// listener.
    quint64 echoHeld = 0;
    /// Beyond it a session ends that holds more than its share.
    [[nodiscard]] quint64 echoLimit() const { return 4 * spec.limits.messageBytes; }
};

class ListenerSession final : public OwnSession, public LibrarySide
{
    Q_OBJECT
public:
    ListenerSession(session::SessionId id, std::unique_ptr<Stream> stream, ListenerCore &core);
    ~ListenerSession() override;

    /// Starts to read. Over the limit of sessions the request is refused once it has come.
    void begin(bool overLimit);
    /// Qt has accepted the request; takes the socket over.
    void upgraded(QWebSocket *socket);
    void sample() override;
    [[nodiscard]] bool isOver() const { return m_stage == Stage::Over; }

private:
    /// Of the opening.
    enum class Step {
        Tls,      ///< TLS handshake
        Request,  ///< reading the upgrade request
        Upgrading ///< Qt has the request
    };
    [[nodiscard]] bool isAt(Step step) const { return m_stage == Stage::Opening && m_step == step; }

    // listenersession.cpp: the connection, from its TLS to its end
    void onEncrypted();
    void onTlsBroken(const QString &sub, const QString &text);
    void takeOpening(QByteArrayView bytes) override;
    void upgrade(const QByteArray &request);
    void refuse(const ListenerOpening::Refusal &refusal, session::Source source = session::Source::Tool);
    void handshakeTimedOut() override;
    void tellOpened(session::Source source) override;
    void aboutToDecide() override { accept(); }
    /// The 101 is not in doubt any more: the client has accepted it, or has not refused it.
    void accept();
    void clientRefused(session::Stamp at);
    void libraryWrote(QByteArrayView bytes) override;
    void libraryClosed() override;
    void account(QByteArrayView sent, session::Stamp at) override;
    void otherDue(Deadline deadline) override;
    void drain() override;
    void peerEnded(const session::TcpEnd &end) override;
    void leave() override;

    // listenerframes.cpp: frames, what we are told to send, and what is broken on purpose
    void takeFrames(QByteArrayView bytes, session::Stamp at) override;
    void hear(const wire::Frame &frame, session::Stamp at);
    void echo(const wire::Frame &frame);
    void weigh(qsizetype queued);
    void endIfTooHeavy();
    void queueFrame(wire::Opcode opcode, const QByteArray &payload) override;
    void send(const session::SendMessage &message) override;
    void inject(const session::InjectFault &command) override;
    void switchOn(const session::Fault &fault);
    void countForFaults(quint64 bytes, quint64 messages);
    void strikeDue();
    void breakOff(const Break &wanted);
    void watchFrozen();

    ListenerCore &m_core;
    std::unique_ptr<TapSocket> m_tap;
    std::unique_ptr<QWebSocket> m_web;
    Step m_step = Step::Request;

    std::unique_ptr<ListenerOpening> m_opening; ///< until the 101
    std::optional<wire::HeadReader> m_response; ///< Qt's, while it answers
    QString m_doubt; ///< why the client may refuse the 101; empty once it is accepted
    session::Stamp m_answeredAt{};
    QByteArray m_echo;        ///< the payload of the earlier frames of a message to echo
    quint64 m_weight = 0;     ///< what of echoHeld is its own
    qsizetype m_httpLeft = 0; ///< how many bytes of the queue, at the front, are no frames
    session::Stamp m_acceptedAt{};
    std::unique_ptr<ListenerBreaker> m_breaker; ///< only while something is broken on purpose, or shall be
};

} // namespace endpoint

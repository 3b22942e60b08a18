// One accepted connection of a listener, from TCP accept to the last byte.
//
// The session owns the connection (a Stream), decodes what passes in both ways, and gives Qt what belongs to
// it: the upgrade request, control frames to answer, and messages when there is somebody to hear them. Close
// frames are ours alone, in both ways, because Qt changes their codes. What the kernel has taken counts as
// sent, nothing else.
#pragma once

#include "endpoint/faultplan.h"
#include "endpoint/frametap.h"
#include "endpoint/heartbeat.h"
#include "endpoint/stream.h"
#include "endpoint/tapsocket.h"
#include "session/endpointspec.h"
#include "wire/handshake.h"

class QWebSocket;
class QWebSocketServer;

namespace endpoint {

class Deadlines;
class ListenerSession;

/// What the sessions of one listener share. All on the wire thread.
struct ListenerCore
{
    const session::EndpointSpec &spec;
    const QByteArray &redactionKey;
    Outbox &outbox;
    Deadlines &deadlines;
    QWebSocketServer &server;
    std::vector<char> buffer = std::vector<char>(64 * 1024); ///< every session reads into it
    /// The session to which Qt last wrote a 101: the QWebSocket it announces next, in the same stack, is its
    /// own.
    ListenerSession *upgrading = nullptr;
    int liveSessions = 0;
    FaultSet faults = {};
    std::function<void(session::SessionId)> over =
        {}; ///< the session has ended and may be destroyed, but not at once
};

class ListenerSession final : public QObject, public LibrarySide
{
    Q_OBJECT
public:
    enum Deadline { HandshakeDue, PingDue, ClosingDue, LingerDue, CloseAfterDue, FaultDue };

    ListenerSession(session::SessionId id, std::unique_ptr<Stream> stream, ListenerCore &core);
    ~ListenerSession() override;

    /// Starts to read. Over the limit of sessions the request is refused once it has come.
    void begin(bool overLimit);
    /// Qt has accepted the request; takes the socket over.
    void upgraded(QWebSocket *socket);
    void due(Deadline deadline);

    void perform(const session::Command &command);
    /// The listener stops: ends the session properly, if it is open.
    void shutDown();
    /// The time for that is over.
    void giveUp();
    /// Observes the state of TCP, if the session is open.
    void sample();
    [[nodiscard]] bool isOver() const { return m_stage == Stage::Over; }

private:
    enum class Stage {
        Tls,       ///< TLS handshake
        Request,   ///< reading the upgrade request
        Upgrading, ///< Qt has the request
        Open,
        Closing,  ///< our Close frame is on its way, the peer's is awaited
        Draining, ///< nothing more to say: the peer's end of TCP is awaited
        Over
    };

    // listenersession.cpp: the connection and its end
    void onReadable();
    void take(QByteArrayView bytes, session::Stamp at);
    void pump();
    void account(QByteArrayView sent, session::Stamp at);
    void streamEnded();
    void drain();
    void endNow(bool reset);
    void finish(const std::optional<session::TcpSample> &last);
    void observe(session::Source source, session::What what);
    void decide(const session::ToolEnd &end, session::Source source = session::Source::Tool);
    [[nodiscard]] bool endedWell() const;
    void schedule(Deadline deadline, std::chrono::nanoseconds after);
    [[nodiscard]] TapTarget target();

    // listenerhandshake.cpp: up to the 101
    void onEncrypted();
    void onTlsBroken(const QString &sub, const QString &text);
    void readRequest(QByteArrayView bytes);
    void requestArrived();
    void refuse(int status, const session::ToolEnd &end, session::Source source = session::Source::Tool);
    void refuseFlaw(const QString &flaw);
    void handshakeTimedOut();
    void libraryWrote(QByteArrayView bytes) override;
    void libraryClosed() override;

    // listenerframes.cpp: frames
    void takeFrames(QByteArrayView bytes, session::Stamp at);
    void hear(const wire::Frame &frame, session::Stamp at);
    void answerClose(const session::CloseFrame &close);
    void violated(wire::Flaw flaw);
    void pingDue();
    void queueFrame(wire::Opcode opcode, const QByteArray &payload);
    bool hasRoom();

    // listenerbreaking.cpp: what is broken on purpose
    void inject(const session::InjectFault &command);
    void switchOn(const session::Fault &fault);
    void countForFaults(quint64 bytes, quint64 messages);
    void strikeDue();
    void strike(const session::Fault &fault);
    void watchFrozen();
    [[nodiscard]] bool isFrozen() const { return m_faults && m_faults->frozen; }

    // listeneractions.cpp: what we are told to do
    void send(const session::SendMessage &message);
    void ping();
    void close(const session::CloseSession &close);
    void closeWith(std::optional<quint16> code, const QString &reason, const session::ToolEnd &end);
    void failedToPerform(const QString &what, const QString &detail, const QString &error);

    const session::SessionId m_id;
    ListenerCore &m_core;
    std::unique_ptr<Stream> m_stream;
    std::unique_ptr<TapSocket> m_tap;
    std::unique_ptr<QWebSocket> m_web;
    Stage m_stage = Stage::Request;

    std::optional<wire::HeadReader> m_request, m_response;
    FrameTap m_in, m_out;
    Recorder m_recorder;
    Heartbeat m_heartbeat;

    QByteArray m_early;       ///< frames that came with the upgrade request, until the 101
    QByteArray m_tail;        ///< echo: frames that are not complete yet
    quint64 m_tailAt = 0;     ///< where m_tail begins in the stream
    QByteArray m_forQt;       ///< whole frames for Qt, while a read is decoded
    QByteArray m_queue;       ///< bytes the kernel has not taken yet
    qsizetype m_httpLeft = 0; ///< how many of them, at the front, are no frames

    session::Stamp m_acceptedAt{}, m_closeSentAt{};
    std::optional<session::Stamp> m_lastIn, m_lastPeerPing;
    std::optional<session::ToolEnd> m_toolEnd;
    bool m_opened = false, m_overLimit = false;
    bool m_finAfterQueue = false, m_finGiven = false;
    bool m_pongOwed = false; ///< the peer's ping was observed, so shall our pong be

    struct Faults
    {
        FaultPlan plan;
        FaultPlan::Passed passed;
        bool frozen = false, dropsPongs = false;
    };
    std::unique_ptr<Faults> m_faults; ///< only while something is broken on purpose, or shall be
};

} // namespace endpoint

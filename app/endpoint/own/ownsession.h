// A session of which Dropscope itself is one end, the listener's or the client's: what waits to be sent and
// what counts as sent, the heartbeat, the closing handshake, and the end of TCP.
//
// Close frames are ours alone, in both ways, because Qt changes their codes. What the kernel has taken counts
// as sent, nothing else.
#pragma once

#include "base/deadlines.h"
#include "endpoint/net/stream.h"
#include "endpoint/own/heartbeat.h"
#include "endpoint/tap/frametap.h"
#include "session/endpointspec.h"

namespace endpoint {

/// What the sessions of one endpoint share. All on the wire thread.
struct OwnCore
{
    const session::EndpointSpec &spec;
    const QByteArray &redactionKey;
    Outbox &outbox;
    base::Deadlines &deadlines;
    std::vector<char> buffer = std::vector<char>(64 * 1024); ///< every session reads into it
    std::function<void(session::SessionId)> over =
        {}; ///< the session has ended and may be destroyed, but not at once
};

class OwnSession : public QObject
{
    Q_OBJECT
public:
    /// Of pongs that wait for a peer that pings and does not read.
    static constexpr quint64 pongLimit = 256 * 1024;

    enum Deadline {
        HandshakeDue,
        PingDue,
        TextBeatDue,
        ClosingDue,
        LingerDue,
        CloseAfterDue,
        FaultDue,
        AppBeatDue,
        DoubtDue ///< a 101 that the client has not refused by then is accepted
    };

    ~OwnSession() override;

    void due(Deadline deadline);
    void perform(const session::Command &command);
    /// The endpoint stops: ends the session properly, if it is open.
    void shutDown();
    /// The time for that is over.
    void giveUp();
    /// Observes the state of TCP, if the session is open.
    virtual void sample();

protected:
    enum class Stage {
        Opening, ///< until the 101 has passed
        Open,
        Closing,  ///< our Close frame is on its way, the peer's is awaited
        Draining, ///< nothing more to say: the peer's end of TCP is awaited, for a while
        Over
    };

    OwnSession(session::SessionId id, session::Leg leg, OwnCore &core, FrameTap in, FrameTap out);

    // What the two do differently.
    virtual void takeOpening(QByteArrayView bytes) = 0;
    virtual void takeFrames(QByteArrayView bytes, session::Stamp at) = 0;
    virtual void queueFrame(wire::Opcode opcode, const QByteArray &payload) = 0;
    virtual void send(const session::SendMessage &message) = 0;
    virtual void inject(const session::InjectFault &fault) = 0;
    virtual void handshakeTimedOut() = 0;
    /// True if the other end had decided already how the opening ends, which is told now: the session is
    /// over.
    virtual bool endDecidedOpening() { return false; }
    /// Of a deadline that only one of them has.
    virtual void otherDue(Deadline deadline) = 0;
    /// These bytes have reached the kernel: now they count as sent.
    virtual void account(QByteArrayView sent, session::Stamp at) = 0;
    /// The 101 has passed: observes that the session is open, at once or once that is certain.
    virtual void tellOpened(session::Source source) { observe(source, session::Opened{}); }
    /// We are about to decide how the session ends.
    virtual void aboutToDecide() {}
    /// The peer has ended TCP, which is observed next.
    virtual void peerEnded(const session::TcpEnd &) {}
    /// The session ends now; what is left to say about it.
    virtual void leave() = 0;
    /// Nothing more to say: the peer's end of TCP is awaited, for a while.
    virtual void drain();
    /// Ends TCP without waiting for the peer.
    virtual void endNow(bool reset);

    // ownsession.cpp: the connection and its end
    /// The connection from here on.
    void own(std::unique_ptr<Stream> stream);
    /// The 101 has passed: starts what an open session has.
    void open(session::Source source);
    void onReadable();
    void pump();
    void finish(const std::optional<session::TcpSample> &last);
    void observe(session::Source source, session::What what);
    void decide(const session::ToolEnd &end, session::Source source = session::Source::Tool);
    /// A closing handshake that was meant and completed: nobody will want to see its last frames.
    [[nodiscard]] bool endedWell() const;
    void schedule(Deadline deadline, std::chrono::nanoseconds after);
    void cancel(Deadline deadline);
    void cancelAll();
    [[nodiscard]] TapTarget target();

    // ownframes.cpp: frames, and what we are told to do
    /// What the frames that came mean for the session: a violation, the peer's Close, a message too large.
    void judgeFrames();
    void heardPing(session::Stamp at);
    /// Queues the pong that a ping asks for, unless too many wait already.
    void answerPing(const wire::Frame &ping, session::Stamp at);
    /// Before the echo of a message: false when too much waits already for a peer that does not read. The
    /// session then ends after the bytes that are being decoded.
    bool mayEcho();
    /// Ends the session if mayQueue() said no.
    void endIfOverfull();
    void heardPong(const wire::Frame &frame, session::Stamp at);
    /// Counts sent frames. Answers how many messages were complete.
    quint64 accountFrames(QByteArrayView sent, session::Stamp at);
    bool hasRoom();
    /// A proper closing handshake that we begin: our Close frame, the peer's, then the end of TCP.
    void closeWith(std::optional<quint16> code, const QString &reason, const session::ToolEnd &end);
    void failedToPerform(const QString &what, const QString &detail, const QString &error);

    const session::SessionId m_id;
    std::unique_ptr<Stream> m_stream; ///< none while a client dials
    Stage m_stage = Stage::Opening;
    FrameTap m_in, m_out;
    Hearing m_hearing;
    Heartbeat m_heartbeat;
    QByteArray m_queue; ///< bytes the kernel has not taken yet
    std::optional<session::Stamp> m_lastIn;
    bool m_opened = false;
    bool m_frozen = false;        ///< on purpose: reads and writes nothing
    bool m_finAfterQueue = false; ///< ours comes once everything is out

private:
    struct Overfull
    {
        quint64 limit = 0, waiting = 0;
    };

    void streamEnded();
    void answerClose(const session::CloseFrame &close);
    void violated(wire::Flaw flaw);
    void pingDue();
    void ping();
    void close(const session::CloseSession &close);

    const session::Leg m_leg;
    OwnCore &m_common;
    Recorder m_recorder;
    session::Stamp m_closeSentAt{};
    std::optional<session::Stamp> m_lastPeerPing;
    std::optional<session::ToolEnd> m_toolEnd;
    quint64 m_pongsWaiting = 0; ///< bytes of pongs in m_queue
    std::optional<Overfull> m_overfull;
    bool m_finGiven = false;
    bool m_pongOwed = false; ///< the peer's ping was observed, so shall our pong be
};

} // namespace endpoint

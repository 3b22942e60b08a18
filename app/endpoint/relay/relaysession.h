// One accepted connection of a relay and the connection to the target behind it: two legs and what passes
// between.
//
// Bytes are forwarded first and looked at after. It begins as HTTP; a 101 makes a tunnel of it, whose frames
// are decoded if it is a WebSocket. Endings are passed on as they came: FIN as FIN once everything before it
// has left, RST as RST. Only a connection that asks for an upgrade, or breaks before it can tell, becomes a
// session in the log.
#pragma once

#include "base/deadlines.h"
#include "endpoint/net/proxydialogue.h"
#include "endpoint/net/stream.h"
#include "endpoint/relay/relaydial.h"
#include "endpoint/relay/relayfaults.h"
#include "endpoint/relay/relayflow.h"
#include "endpoint/relay/relayhttp.h"
#include "session/endpointspec.h"

#include <QSslConfiguration>

namespace endpoint {

class RelaySession;
struct Shared;

/// What the connections of one relay share. All on the wire thread.
struct RelayCore
{
    const session::EndpointSpec &spec;
    Shared &shared;
    Outbox &outbox;
    base::Deadlines &deadlines;
    HeadRewrite rewrite;
    DialTarget target;
    std::optional<QSslConfiguration> targetTls = {}; ///< set for a wss:// target
    FaultSet faults = {};
    std::vector<char> buffer =
        std::vector<char>(256 * 1024); ///< every connection reads into it; large ones spare system calls
    int connections = 0;
    std::function<void(RelaySession &)> over =
        {}; ///< it has released everything and may be destroyed, but not at once
};

class RelaySession final : public QObject
{
    Q_OBJECT
public:
    enum Deadline { HandshakeDue, EndDue, IdleDue, ResetDue, FaultDue, ClientSlowDue, ServerSlowDue };

    /// `number` names the connection among those of the relay; it is no session id.
    RelaySession(quint64 number, std::unique_ptr<Stream> client, RelayCore &core);
    ~RelaySession() override;

    /// Starts to read.
    void begin();
    void due(Deadline deadline);
    void perform(const session::Command &command);
    /// The relay stops: FIN on both legs.
    void shutDown();
    /// The time for that is over.
    void giveUp();
    /// Observes the TCP state of both legs, if the session is open.
    void sample();

    [[nodiscard]] quint64 number() const { return m_number; }
    [[nodiscard]] session::SessionId id() const { return m_id; } ///< 0 as long as it is no session
    [[nodiscard]] bool isOver() const { return m_stage == Stage::Over; }

private:
    enum class Stage {
        Tls,     ///< the client's TLS handshake
        Http,    ///< requests and answers
        Tunnel,  ///< after a 101
        Refused, ///< we have answered ourselves: the client's end of TCP is awaited
        Over
    };

    /// A leg: its connection, and what waits for its kernel.
    struct Side
    {
        std::unique_ptr<Stream> stream;
        session::Connected addresses;
        session::Stamp connectedAt{};
        std::optional<session::TlsEstablished> tls;
        bool handshaking = false; ///< TLS is not established yet
        QByteArray pending;
        quint64 queued = 0, taken = 0; ///< bytes ever meant for its peer, and of those in the kernel
        bool ended = false;            ///< its peer, or the network, has ended it; or we have, for good
        bool deaf = false;             ///< nothing can be written to it any more
        bool finWanted = false, finGiven = false, resetWanted = false;
        session::Stamp blockedSince{}; ///< nothing of `pending` was taken since
        bool paused = false;           ///< not read, because too much waits for the other leg
    };

    // relaysession.cpp: legs, forwarding and their ends
    void connectSide(session::Leg leg, std::unique_ptr<Stream> stream);
    void onEncrypted(session::Leg leg);
    void onTlsBroken(session::Leg leg, const QString &sub, const QString &text);
    void onReadable(session::Leg leg);
    void take(session::Leg leg, QByteArrayView bytes);
    void pass(session::Leg from, QByteArrayView bytes);
    void passOn(session::Leg from, QByteArrayView bytes);
    void forward(session::Leg to, QByteArrayView bytes);
    void pump(session::Leg leg);
    void taken(session::Leg leg, qint64 bytes);
    void resume(session::Leg leg);
    void streamEnded(session::Leg leg);
    void finish(session::Leg leg);
    void giveFin(session::Leg leg);
    void reset(session::Leg leg, bool now = false);
    void drop(session::Leg leg, bool reset);
    void reportStuck();

    // relayending.cpp: when the session is over
    void settle();
    void endNow(bool reset);
    void over();
    void reportEnded(bool released);
    void endDue();
    void idleDue();
    void awaitEnd(std::chrono::nanoseconds after);
    [[nodiscard]] bool isForwarding() const;
    [[nodiscard]] bool isTls(session::Leg leg) const;

    // relayhandshake.cpp: HTTP, up to the 101
    void takeRequest(QByteArrayView bytes);
    void requestArrived();
    void beginAttempt(const wire::HttpHead &head);
    void takeResponse(QByteArrayView bytes, quint64 clientBase);
    void upgraded(const wire::HttpHead &head, QByteArrayView rest, quint64 clientBase);
    void attemptFailed(const session::OpenFailed &failure, session::Source source,
                       session::Leg leg = session::Leg::Server);
    void releaseHeld();
    void becomeOpaque();
    void refuseHead();
    void refuseAnother(const wire::HttpHead &head);

    // relayupstream.cpp: the connection to the target, and why there is none
    void dial();
    void dialled(const DialResult &result);
    void connected(const DialResult &result);
    [[nodiscard]] bool isDialing() const { return m_dialer || m_dialogue; }
    void stopDialing();
    void handshakeTimedOut();
    void upstreamFailed(const session::OpenFailed &failure, session::Source source);
    void refuse(int status, const QString &sentence);

    // relaybreaking.cpp: what is broken on purpose
    void inject(const session::InjectFault &command);
    void switchOn(const session::Fault &fault);
    void strikeDue();
    void strike(const session::Fault &fault);
    void breakWithClose(const session::Fault &fault);
    void sever();
    void passWatched(session::Leg from, QByteArrayView bytes);
    void passCounted(session::Leg from, const FrameCutter::Piece &piece);
    void swallow(session::Leg from, QByteArrayView bytes);
    [[nodiscard]] bool mayRead(session::Leg leg);
    [[nodiscard]] bool holdBack(session::Leg leg, QByteArrayView bytes);
    void slowDue(session::Leg leg);
    void scheduleSlow(session::Leg leg);
    [[nodiscard]] bool isFrozen(session::Leg leg) const;

    // relayactions.cpp: what we are told to do
    void decide(session::Leg leg, const session::ToolEnd &end,
                session::Source source = session::Source::Tool);
    void endBoth(bool reset);

    void observe(session::Leg leg, session::Source source, session::What what);
    void beginSession();
    [[nodiscard]] wire::HttpHead withoutSecrets(const wire::HttpHead &head) const;
    [[nodiscard]] bool isSession() const { return m_id != session::SessionId{}; }
    void schedule(Deadline deadline, std::chrono::nanoseconds after);
    [[nodiscard]] FlowTarget target();
    [[nodiscard]] bool endedWell() const;
    [[nodiscard]] Side &side(session::Leg leg) { return m_sides[std::size_t(leg)]; }
    [[nodiscard]] const Side &side(session::Leg leg) const { return m_sides[std::size_t(leg)]; }

    const quint64 m_number;
    RelayCore &m_core;
    session::SessionId m_id{};
    Stage m_stage = Stage::Http;
    std::array<Side, 2> m_sides; ///< by leg
    std::unique_ptr<Dialer> m_dialer;
    std::unique_ptr<ProxyDialogue> m_dialogue;
    std::unique_ptr<HttpExchange> m_http; ///< until the tunnel

    /// The open session: a way each, by the leg it comes from, and where it begins in what was queued for the
    /// other.
    struct Open
    {
        Open(std::array<RelayFlow::Deflate, 2> deflate, bool recordPayloads, std::array<quint64, 2> begins)
            : flows{RelayFlow(session::Leg::Client, deflate[0], recordPayloads),
                    RelayFlow(session::Leg::Server, deflate[1], recordPayloads)},
              base(begins)
        {
        }
        std::array<RelayFlow, 2> flows;
        std::array<quint64, 2> base;
        Recorder recorder;
    };
    std::unique_ptr<Open> m_open;
    std::unique_ptr<RelayFaults> m_faults; ///< only while something is broken on purpose, or shall be

    session::Stamp m_lastActivity{}, m_endDueAt{};
    std::optional<session::ToolEnd> m_toolEnd;
    bool m_endReported = false; ///< Ended was observed: nothing more is
    bool m_ending = false;      ///< the first end, or Close frame, has come
    bool m_failed = false;      ///< the attempt is over, though the connection may live on
    bool m_told = false;        ///< slow consumer
};

[[nodiscard]] constexpr session::Leg otherLeg(session::Leg leg)
{
    return leg == session::Leg::Client ? session::Leg::Server : session::Leg::Client;
}

} // namespace endpoint

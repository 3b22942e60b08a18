// One accepted connection of a relay and the connection to the target behind it: two legs and what passes
// between.
//
// Bytes are forwarded first and looked at after. It begins as HTTP; a 101 makes a tunnel of it, whose frames
// are decoded if it is a WebSocket. Endings are passed on as they came: FIN as FIN once everything before it
// has left, RST as RST. Only a connection that asks for an upgrade, or breaks before it can tell, becomes a
// session in the log.
#pragma once

#include "base/deadlines.h"
#include "endpoint/net/doorkeeper.h"
#include "endpoint/relay/breaker.h"
#include "endpoint/relay/exchange.h"
#include "endpoint/relay/leg.h"
#include "endpoint/relay/refusal.h"
#include "endpoint/relay/upstream.h"
#include "endpoint/tap/conversation.h"
#include "session/endpointspec.h"

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
    Route route;
    Doorkeeper door;
    FaultSet faults = {};
    CaptureRules captures = {};
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
    enum Deadline {
        HandshakeDue,
        EndDue,
        IdleDue,
        ResetDue,
        FaultDue,
        ClientSlowDue,
        ServerSlowDue,
        DoubtDue
    };

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
    void giveUp() { endNow(false); }
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

    // session.cpp: what comes in, and where it goes
    void connectLeg(session::Leg leg, std::unique_ptr<Stream> stream);
    void encrypted(session::Leg leg);
    void tlsBroken(session::Leg leg, const QString &sub, const QString &text);
    void readable(session::Leg leg);
    void take(session::Leg leg, QByteArrayView bytes);
    void pass(session::Leg from, QByteArrayView bytes);
    void forward(session::Leg to, QByteArrayView bytes);
    void pump(session::Leg leg);
    void streamEnded(session::Leg leg);

    void exchange(quint64 clientEnd = 0);
    void act(const Exchange::Asked &asked);
    void act(const Exchange::Answered &answered);
    void act(const Exchange::Upgraded &upgraded, quint64 clientEnd);
    void openedAs(const QString &doubt);
    void accept();
    void act(const Exchange::Opaque &);
    void act(const Exchange::Unreadable &unreadable);
    void dial();
    void connected(std::unique_ptr<Stream> stream, const DialResult &result);
    void upstreamFailed(const session::OpenFailed &failure, session::Source source);
    void attemptFailed(const session::OpenFailed &failure, session::Source source,
                       session::Leg leg = session::Leg::Server);
    void refuse(const Refusal &refusal);

    void inject(const session::InjectFault &command);
    void switchOn(const session::Fault &fault);
    void strikeDue();
    void breakOff(const Breaker::Break &wanted);
    void passWatched(session::Leg from, QByteArrayView bytes);
    void scheduleSlow(session::Leg leg);

    // sessionends.cpp: how it ends, and what is observed
    void noticeGivenUp();
    void finish(session::Leg leg);
    void reset(session::Leg leg, bool atOnce = false);
    void drop(session::Leg leg, bool reset);
    void settle();
    void endNow(bool reset);
    void endBoth(bool reset);
    void over();
    void awaitEnd(std::chrono::nanoseconds after);
    void handshakeDue();
    void endDue();
    void idleDue();
    void slowDue(session::Leg leg);
    void reportStuck();
    void reportEnded(bool released);
    void decide(session::Leg leg, const session::ToolEnd &end);
    void beginSession();
    void observe(session::Leg leg, session::Source source, session::What what);
    void schedule(Deadline deadline, std::chrono::nanoseconds after);
    [[nodiscard]] wire::HttpHead withoutSecrets(const wire::HttpHead &head) const;
    [[nodiscard]] bool isSession() const { return m_id != session::SessionId{}; }
    [[nodiscard]] RelayLeg &leg(session::Leg leg) { return m_legs[std::size_t(leg)]; }

    const quint64 m_number;
    RelayCore &m_core;
    session::SessionId m_id{};
    Stage m_stage = Stage::Http;
    std::array<RelayLeg, 2> m_legs;       ///< by leg
    std::unique_ptr<Exchange> m_exchange; ///< until the tunnel
    std::unique_ptr<Upstream> m_upstream; ///< likewise, once a request has come
    Hearing m_hearing;
    std::unique_ptr<Conversation> m_open; ///< of an open session
    std::unique_ptr<Breaker> m_breaker;   ///< only while something is broken on purpose, or shall be
    /// A 101 that the client may refuse: it is open once the client says something, or stays.
    struct Doubt
    {
        QString why; ///< a sub of bad_handshake
        session::Stamp at{};
    };
    std::optional<Doubt> m_doubt;
    session::Stamp m_lastActivity{}, m_endDueAt{};
    std::optional<session::ToolEnd> m_toolEnd;
    bool m_endReported = false;  ///< Ended was observed: nothing more is
    bool m_ending = false;       ///< the first end, or Close frame, has come
    bool m_failed = false;       ///< the attempt is over, though the connection may live on
    bool m_holdReported = false; ///< slow consumer
};

} // namespace endpoint

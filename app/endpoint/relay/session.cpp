#include "endpoint/relay/session.h"

#include "base/clock.h"
#include "endpoint/endpoint.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/tap/heads.h"
#include "wire/clientframe.h"

#include <QRandomGenerator>
#include <QtEndian>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr int readsInARow = 4; ///< then other connections have their turn
constexpr std::chrono::seconds endTime{2}, closingTime{10};
constexpr std::chrono::seconds doubtTime{2}; ///< in which a client may refuse a 101 by leaving

/// Masked if it goes to a server, as a client's frames must be (RFC 6455 §5.3).
QByteArray closeFrame(std::optional<quint16> code, bool masked)
{
    QByteArray payload;
    if (code) {
        payload.resize(2);
        qToBigEndian(*code, payload.data());
    }
    return masked ? wire::clientFrame(wire::Opcode::Close, payload, QRandomGenerator::system()->generate())
                  : wire::serverFrame(wire::Opcode::Close, payload);
}

/// The answer is ours and final: its status is that of the request.
ResponseHead answerSeen(int status)
{
    ResponseHead answer;
    answer.status = status;
    return answer;
}

} // namespace

RelaySession::RelaySession(quint64 number, std::unique_ptr<Stream> client, RelayCore &core)
    : m_number(number), m_core(core),
      m_exchange(std::make_unique<Exchange>(core.spec.limits.headBytes, core.rewrite, &core.door))
{
    m_hearing.captureWith(core.captures);
    connectLeg(Leg::Client, std::move(client));
}

RelaySession::~RelaySession()
{
    m_core.deadlines.cancelAll(m_number);
}

void RelaySession::begin()
{
    schedule(HandshakeDue, m_core.spec.limits.handshake);
    if (leg(Leg::Client).isHandshaking()) {
        m_stage = Stage::Tls;
        leg(Leg::Client).stream()->startServer();
    }
}

void RelaySession::connectLeg(Leg which, std::unique_ptr<Stream> stream)
{
    RelayLeg &side = leg(which);
    side.connectTo(std::move(stream), base::now());
    connect(side.stream(), &Stream::readable, this, [this, which] { readable(which); });
    connect(side.stream(), &Stream::writable, this, [this, which] {
        pump(which);
        settle();
    });
    if (!side.isHandshaking())
        return;
    connect(side.stream(), &Stream::encrypted, this, [this, which] { encrypted(which); });
    // Queued: Qt signals it from the middle of a handshake that must not be ended there.
    connect(
        side.stream(), &Stream::broken, this,
        [this, which](const QString &sub, const QString &text) { tlsBroken(which, sub, text); },
        Qt::QueuedConnection);
}

void RelaySession::encrypted(Leg which)
{
    observe(which, Source::Library, leg(which).encrypted());
    if (which == Leg::Client) {
        m_stage = Stage::Http;
        readable(which);
    } else {
        pump(which);
    }
}

void RelaySession::tlsBroken(Leg which, const QString &sub, const QString &text)
{
    if (m_stage == Stage::Over || m_stage == Stage::Refused)
        return;
    // An alert is the peer's own word, read from the wire; all else is the library's judgement.
    const Source source = text.contains(QLatin1String(" alert ")) ? Source::Wire : Source::Library;
    const OpenFailed failure{Phase::Tls, QStringLiteral("tls_failure"), sub, text};
    if (m_stage == Stage::Tls) {
        beginSession();
        attemptFailed(failure, source, Leg::Client);
        finish(Leg::Client);
        settle();
    } else if (m_stage == Stage::Http && which == Leg::Server &&
               (leg(which).isHandshaking() || !m_exchange->isAnswering())) {
        // TLS 1.3: a server refuses the client's certificate only after the handshake.
        upstreamFailed(failure, source);
    } else {
        accept();
        if (m_open)
            m_open->finish(which, base::now());
        observe(which, source, TlsBroken{sub, text});
        awaitEnd(endTime);
        if (leg(which).hasEnded() || tcpEndOf(leg(which).stream()->descriptor()).fate != TcpFate::Open)
            return; // the end of TCP follows
        drop(which, false);
        reset(otherLeg(which));
        settle();
    }
}

void RelaySession::readable(Leg which)
{
    RelayLeg &side = leg(which);
    for (int round = 0; round < readsInARow; ++round) {
        if (m_stage == Stage::Over || side.hasEnded())
            return;
        auto room = qint64(m_core.buffer.size());
        if (m_breaker) {
            if (!m_breaker->mayRead(which, base::now())) {
                side.hold(RelayLeg::Slowed);
                scheduleSlow(which);
                return;
            }
            room = m_breaker->share(which, room);
        }
        const qint64 got = side.stream()->read(m_core.buffer.data(), room);
        if (got == 0)
            return;
        const QByteArrayView bytes(m_core.buffer.data(), std::max(got, qint64(0)));
        if (m_breaker &&
            m_breaker->holdBack(which, bytes, base::now(), QRandomGenerator::global()->generateDouble())) {
            if (m_breaker->isOverfull(which))
                side.hold(RelayLeg::Slowed);
            scheduleSlow(which);
            continue;
        }
        if (got < 0) {
            streamEnded(which);
            return;
        }
        take(which, bytes);
        if (side.isHeld(RelayLeg::Full) || side.isHeld(RelayLeg::Unanswered) ||
            (got < qint64(m_core.buffer.size()) && !side.tls()))
            return;
    }
    if (side.tls() && m_stage != Stage::Over)
        side.readAgain(); // plain sockets signal again by themselves
}

void RelaySession::take(Leg which, QByteArrayView bytes)
{
    m_lastActivity = base::now();
    switch (m_stage) {
    case Stage::Http:
        if (which == Leg::Client) {
            m_exchange->fromClient(bytes);
            exchange();
        } else {
            const quint64 before = leg(Leg::Client).queued();
            forward(Leg::Client, bytes);
            m_exchange->fromServer(bytes);
            exchange(before + quint64(bytes.size()));
        }
        break;
    case Stage::Tunnel:
        if (m_breaker)
            passWatched(which, bytes);
        else
            pass(which, bytes);
        break;
    case Stage::Tls:
    case Stage::Refused:
    case Stage::Over:
        break;
    }
}

/// Bytes of the tunnel: forwarded, then looked at.
void RelaySession::pass(Leg from, QByteArrayView bytes)
{
    forward(otherLeg(from), bytes);
    if (!m_open || m_endReported)
        return;
    if (m_doubt && (from == Leg::Client || m_open->bringsClose(from, bytes)))
        accept();
    m_open->decode(from, bytes, m_lastActivity);
    if (m_open->closeSeen(from))
        awaitEnd(closingTime);
}

void RelaySession::forward(Leg to, QByteArrayView bytes)
{
    RelayLeg &side = leg(to);
    const qint64 count = side.send(bytes, m_lastActivity);
    if (count > 0 && m_open && !m_endReported)
        m_open->taken(to, side.taken(), base::now());
    RelayLeg &from = leg(otherLeg(to));
    if (!side.isFull() || from.isHeld(RelayLeg::Full) || !from.isConnected())
        return;
    from.hold(RelayLeg::Full);
    if (!std::exchange(m_holdReported, true))
        observe(to, Source::Tool,
                Performed{QStringLiteral("hold"),
                          QStringLiteral("%1 bytes for a peer that reads slowly").arg(side.waiting()),
                          {}});
}

/// Gives the kernel what it takes; the rest when there is room again.
void RelaySession::pump(Leg to)
{
    RelayLeg &side = leg(to);
    const Stamp now = base::now();
    if (side.pump(now) > 0) {
        m_lastActivity = now;
        if (m_open && !m_endReported)
            m_open->taken(to, side.taken(), now);
    }
    if (side.isRelieved() && !side.isHeld(RelayLeg::Frozen))
        leg(otherLeg(to)).release(RelayLeg::Full);
}

/// The peer of that leg, or the network, has ended it: everything before that has been read.
void RelaySession::streamEnded(Leg which)
{
    RelayLeg &side = leg(which);
    const TcpEnd end = *side.stream()->end();
    // Open: close_notify and no FIN.
    const bool isOrderly = end.fate == TcpFate::Fin || end.fate == TcpFate::Open;
    const bool handshaking = side.isHandshaking();
    if (m_open)
        m_open->finish(which, base::now());
    if (m_stage == Stage::Http && which == Leg::Server && handshaking) {
        side.peerEnded(false);
        const QString how = end.fate == TcpFate::Fin ? QStringLiteral("closed") : QStringLiteral("reset");
        upstreamFailed({Phase::Tls, QStringLiteral("tls_failure"), QStringLiteral("truncated"),
                        QStringLiteral("it %1 the connection during the TLS handshake").arg(how)},
                       Source::Wire);
        return;
    }
    if (!m_ending) {
        sample();
        reportStuck();
        if (which == Leg::Client)
            noticeGivenUp();
        else
            accept();
    }
    side.peerEnded(!isOrderly || side.tls()); // there is no half-open TLS
    if (isSession() && !m_endReported)
        m_core.outbox.add(m_id, which, Source::Wire, end, side.stream()->endedAt().value_or(base::now()));
    awaitEnd(endTime);
    if (isOrderly)
        finish(otherLeg(which));
    else
        reset(otherLeg(which));
    settle();
}

// HTTP, up to the 101.

/// Does what is due after bytes of either side. `clientEnd`: where those of the server end in what was queued
/// for the client.
void RelaySession::exchange(quint64 clientEnd)
{
    while (m_stage == Stage::Http) {
        const auto command = m_exchange->next();
        if (!command)
            return;
        if (const auto *forwarded = std::get_if<Exchange::Forward>(&*command))
            forward(Leg::Server, forwarded->bytes);
        else if (const auto *asked = std::get_if<Exchange::Asked>(&*command))
            act(*asked);
        else if (std::holds_alternative<Exchange::Dial>(*command))
            dial();
        else if (std::holds_alternative<Exchange::Hold>(*command))
            leg(Leg::Client).hold(RelayLeg::Unanswered);
        else if (std::holds_alternative<Exchange::Resume>(*command))
            leg(Leg::Client).release(RelayLeg::Unanswered);
        else if (const auto *answered = std::get_if<Exchange::Answered>(&*command))
            act(*answered);
        else if (const auto *upgraded = std::get_if<Exchange::Upgraded>(&*command))
            act(*upgraded, clientEnd);
        else if (const auto *opaque = std::get_if<Exchange::Opaque>(&*command))
            act(*opaque);
        else if (const auto *unreadable = std::get_if<Exchange::Unreadable>(&*command))
            act(*unreadable);
    }
}

void RelaySession::act(const Exchange::Asked &asked)
{
    if (asked.webSocket) {
        if (isSession()) { // an earlier attempt on this connection
            reportEnded(true);
            m_core.deadlines.cancel({m_number, EndDue});
            m_failed = m_ending = m_endReported = false;
        }
        beginSession();
        observe(Leg::Client, Source::Wire,
                requestSeen(withoutSecrets(asked.head), wire::requestFlaw(asked.head)));
        schedule(HandshakeDue, m_core.spec.limits.handshake);
    }
    if (!asked.admission.passes()) {
        // What asked for no WebSocket is told once a minute.
        if (!isSession() && m_core.door.mayReport(asked.admission, base::now())) {
            beginSession();
            observe(Leg::Client, Source::Wire, requestSeen(withoutSecrets(asked.head), {}));
        }
        refuse(notLetIn(asked.admission));
        return;
    }
    if (asked.webSocket) {
        if (const auto fault = m_core.faults.takeRefusal()) {
            observe(Leg::Client, Source::Tool, Performed{QStringLiteral("fault"), fault->spec, {}});
            refuse(refusedOnPurpose(fault->status));
            return;
        }
    }
    const Limits &limits = m_core.spec.limits;
    if (m_core.connections > limits.sessions) {
        refuse(tooManyConnections(limits.sessions, m_core.connections));
    } else if (asked.unanswered > limits.requests) {
        if (!isSession()) {
            beginSession();
            observe(Leg::Client, Source::Wire, requestSeen(withoutSecrets(asked.head), {}));
        }
        refuse(tooManyRequests(limits.requests, asked.unanswered));
    }
}

void RelaySession::act(const Exchange::Answered &answered)
{
    const wire::HttpHead &head = answered.head;
    observe(Leg::Server, Source::Wire, responseSeen(withoutSecrets(head), {}));
    attemptFailed({Phase::Http, QStringLiteral("http_rejected"), rejectionSub(head.status, answered.said),
                   answered.said},
                  Source::Wire);
}

/// The 101 has passed: a tunnel from here on.
void RelaySession::act(const Exchange::Upgraded &upgraded, quint64 clientEnd)
{
    const auto http = std::move(m_exchange);
    const wire::HttpHead &head = upgraded.head;
    m_stage = Stage::Tunnel;
    m_core.deadlines.cancel({m_number, HandshakeDue});
    if (upgraded.webSocket) {
        const wire::HttpHead &request = http->upgradeRequest();
        const QString flaw = wire::responseFlaw(head, request);
        const bool noneChosen = !request.elements("Sec-WebSocket-Protocol").isEmpty() &&
                                head.elements("Sec-WebSocket-Protocol").isEmpty();
        observe(Leg::Server, Source::Wire, responseSeen(withoutSecrets(head), flaw));
        openedAs(flaw.isEmpty() && noneChosen ? QStringLiteral("no_subprotocol") : flaw);
        const bool deflate = wire::deflateAgreed(head), beyond = wire::unknownExtensionAgreed(head);
        m_open = std::make_unique<Conversation>(
            m_id, m_core.outbox, m_core.spec.recordPayloads, m_hearing,
            std::array{RelayFlow::Deflate{deflate, wire::deflateKeepsContext(head, false), beyond},
                       RelayFlow::Deflate{deflate, wire::deflateKeepsContext(head, true), beyond}},
            std::array{leg(Leg::Server).queued(), clientEnd - quint64(upgraded.rest.size())});
        if (m_doubt && m_open->bringsClose(Leg::Server, upgraded.rest))
            accept();
    }
    if (m_open) {
        m_open->taken(Leg::Client, leg(Leg::Client).taken(), m_lastActivity);
        m_open->decode(Leg::Server, upgraded.rest, m_lastActivity);
        if (m_open->closeSeen(Leg::Server))
            awaitEnd(closingTime);
        for (const Fault &fault : m_core.faults.ofSessions)
            switchOn(fault);
    }
    if (const QByteArray held = http->takeHeld(); !held.isEmpty())
        take(Leg::Client, held);
    leg(Leg::Client).release(RelayLeg::Unanswered);
}

/// A client that does not accept the answer leaves without a word. Until then, or for as long as that may
/// take, an answer in doubt has not opened the session.
void RelaySession::openedAs(const QString &doubt)
{
    if (doubt.isEmpty()) {
        observe(Leg::Server, Source::Wire, Opened{});
        return;
    }
    m_doubt = Doubt{doubt, base::now()};
    schedule(DoubtDue, doubtTime);
}

/// The client has accepted the 101, or has not refused it.
void RelaySession::accept()
{
    if (!m_doubt)
        return;
    m_core.deadlines.cancel({m_number, DoubtDue});
    const Stamp openedAt = m_doubt->at;
    m_doubt.reset();
    m_core.outbox.add(m_id, Leg::Server, Source::Wire, Opened{}, openedAt);
}

void RelaySession::act(const Exchange::Opaque &opaque)
{
    m_core.deadlines.cancel({m_number, HandshakeDue});
    if (isSession() && !m_failed)
        attemptFailed(
            {Phase::Http, QStringLiteral("bad_handshake"), QStringLiteral("malformed"), opaque.instead},
            Source::Wire);
}

void RelaySession::act(const Exchange::Unreadable &unreadable)
{
    if (!isSession())
        beginSession();
    if (unreadable.tooLarge) {
        refuse(headTooLarge(m_core.spec.limits.headBytes, unreadable.bytes));
        return;
    }
    observe(Leg::Client, Source::Wire, requestSeen({}, unreadable.flaw));
    refuse(noHttp());
}

void RelaySession::dial()
{
    const DialTarget &target = m_core.route.target;
    observe(Leg::Server, Source::Tool, Dialing{target.host, target.port});
    m_upstream = std::make_unique<Upstream>(m_core.route,
                                            [this](std::unique_ptr<Stream> stream, const DialResult &result) {
                                                connected(std::move(stream), result);
                                            });
    m_upstream->dial();
}

void RelaySession::connected(std::unique_ptr<Stream> stream, const DialResult &result)
{
    if (!stream && result.error != 0) { // a failure of this machine alone
        refuse(noSocket(m_core.spec.target, result.failure.text));
    } else if (!stream) {
        upstreamFailed(result.failure, result.source);
    } else {
        connectLeg(Leg::Server, std::move(stream));
        observe(Leg::Server, Source::Wire, leg(Leg::Server).addresses());
        if (!leg(Leg::Server).isHandshaking())
            pump(Leg::Server);
    }
}

/// The server cannot be reached: the client gets an answer, and if it asked for an upgrade the attempt has
/// failed.
void RelaySession::upstreamFailed(const OpenFailed &failure, Source source)
{
    if (isSession())
        attemptFailed(failure, source);
    refuse(unreachable(m_core.spec.target, failure));
}

void RelaySession::attemptFailed(const OpenFailed &failure, Source source, Leg which)
{
    observe(which, source, failure);
    m_failed = true;
    awaitEnd(endTime);
}

/// Answers the client ourselves, unless it is in the middle of another answer; then ends the connection once
/// it has ended it, or soon.
void RelaySession::refuse(const Refusal &refusal)
{
    if (m_stage == Stage::Over)
        return;
    if (refusal.end)
        decide(refusal.leg, *refusal.end);
    m_stage = Stage::Refused;
    if (m_upstream)
        m_upstream->stop();
    drop(Leg::Server, false);
    leg(Leg::Server).discard();
    if (m_exchange->isBetweenAnswers()) {
        if (refusal.end && refusal.end->reason == ToolReason::Policy)
            observe(Leg::Client, Source::Tool, answerSeen(refusal.status));
        else if (isSession())
            observe(Leg::Client, Source::Tool,
                    Performed{QStringLiteral("answer"), QString::number(refusal.status), {}});
        forward(Leg::Client, plainAnswer(refusal.status, refusal.sentence));
    }
    leg(Leg::Client).release(RelayLeg::Full);
    leg(Leg::Client).release(RelayLeg::Unanswered);
    m_core.deadlines.cancel({m_number, HandshakeDue});
    m_ending = true;
    m_endDueAt = base::now() + endTime;
    schedule(EndDue, endTime);
    finish(Leg::Client);
    settle();
}

// What is broken on purpose.

void RelaySession::inject(const InjectFault &command)
{
    const base::Result<Fault> reading = readFault(command.spec);
    QString error = reading.error();
    if (error.isEmpty() && (!m_open || m_toolEnd))
        error = QStringLiteral("the session is not open");
    if (!error.isEmpty()) {
        observe(Leg::Client, Source::Tool, Performed{QStringLiteral("fault"), command.spec, error});
        return;
    }
    const Fault &fault = *reading;
    if (fault.action == Fault::Action::RefuseUpgrades) { // the endpoint's, see Relay::perform()
        observe(Leg::Client, Source::Tool, Performed{QStringLiteral("fault"), command.spec, {}});
        return;
    }
    if (fault.trigger != Fault::Trigger::AtOnce)
        observe(fault.leg, Source::Tool, Performed{QStringLiteral("arm"), command.spec, {}});
    switchOn(fault);
    strikeDue();
}

/// From here on its trigger is awaited.
void RelaySession::switchOn(const Fault &fault)
{
    if (!m_breaker)
        m_breaker = std::make_unique<Breaker>(m_open->decoder(Leg::Client), m_open->decoder(Leg::Server));
    m_breaker->add(fault, base::now());
    schedule(FaultDue, std::max(m_breaker->nextDue().value_or(base::now()) - base::now(), Stamp{}));
}

/// Faults strike one after the other until one of them ends the session.
void RelaySession::strikeDue()
{
    if (m_stage == Stage::Over || !m_breaker)
        return;
    for (const Fault &fault : m_breaker->take(base::now())) {
        if (m_stage == Stage::Over || m_toolEnd)
            return;
        observe(fault.leg, Source::Tool, Performed{QStringLiteral("fault"), fault.spec, {}});
        if (const auto wanted = m_breaker->strike(fault))
            breakOff(*wanted);
    }
    if (m_stage == Stage::Over)
        return;
    if (const auto next = m_breaker->nextDue())
        schedule(FaultDue, std::max(*next - base::now(), Stamp{}));
}

void RelaySession::breakOff(const Breaker::Break &wanted)
{
    const Leg which = wanted.leg;
    decide(which, wanted.end());
    if (wanted.how == Breaker::Break::How::Freeze) {
        leg(which).hold(RelayLeg::Frozen);
        return;
    }
    if (wanted.how == Breaker::Break::How::Close) {
        const QByteArray frame = closeFrame(wanted.code, which == Leg::Server);
        forward(which, frame);
        observe(which, Source::Tool, CloseFrame{Way::Out, wanted.code, {}, {}, quint64(frame.size())});
    }
    m_breaker->sever();
    awaitEnd(endTime);
    if (wanted.how == Breaker::Break::How::Reset) {
        reset(which, true);
        reset(otherLeg(which));
    } else {
        finish(which);
        finish(otherLeg(which));
    }
    settle();
}

} // namespace endpoint

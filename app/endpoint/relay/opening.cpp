#include "endpoint/relay/opening.h"

#include "base/clock.h"
#include "endpoint/tap/answerdoubt.h"
#include "endpoint/tap/heads.h"
#include "wire/httpanswer.h"
#include "wire/refusal.h"

namespace endpoint {

using namespace session;

namespace {

/// The answer is ours and final: its status is that of the request.
ResponseHead answerSeen(int status)
{
    ResponseHead answer;
    answer.status = status;
    return answer;
}

} // namespace

void RelayOpening::fromClient(QByteArrayView bytes)
{
    m_exchange.fromClient(bytes);
    (void)run(); // a 101 comes from the server
}

std::optional<RelayOpening::Upgrade> RelayOpening::fromServer(QByteArrayView bytes)
{
    const quint64 before = m_parts.legs[Leg::Client].queued();
    m_parts.legs.forward(Leg::Client, bytes);
    m_exchange.fromServer(bytes);
    return run(before + quint64(bytes.size()));
}

/// Does what is due after bytes of either side. `clientEnd`: where those of the server end in what was queued
/// for the client.
std::optional<RelayOpening::Upgrade> RelayOpening::run(quint64 clientEnd)
{
    while (!m_parts.endings.isRefused()) {
        const auto command = m_exchange.next();
        if (!command)
            break;
        if (const auto *forwarded = std::get_if<Exchange::Forward>(&*command))
            m_parts.legs.forward(Leg::Server, forwarded->bytes);
        else if (const auto *asked = std::get_if<Exchange::Asked>(&*command))
            act(*asked);
        else if (std::holds_alternative<Exchange::Dial>(*command))
            dial();
        else if (std::holds_alternative<Exchange::Hold>(*command))
            m_parts.legs[Leg::Client].hold(RelayLeg::Unanswered);
        else if (std::holds_alternative<Exchange::Resume>(*command))
            m_parts.legs[Leg::Client].release(RelayLeg::Unanswered);
        else if (const auto *answered = std::get_if<Exchange::Answered>(&*command))
            act(*answered);
        else if (const auto *refused = std::get_if<Exchange::Refused>(&*command))
            act(*refused);
        else if (const auto *upgraded = std::get_if<Exchange::Upgraded>(&*command))
            return act(*upgraded, clientEnd);
        else if (const auto *opaque = std::get_if<Exchange::Opaque>(&*command))
            act(*opaque);
        else if (const auto *unjudged = std::get_if<Exchange::Unjudged>(&*command))
            act(*unjudged);
        else if (const auto *unreadable = std::get_if<Exchange::Unreadable>(&*command))
            act(*unreadable);
    }
    return {};
}

void RelayOpening::act(const Exchange::Asked &asked)
{
    RelayCore &core = m_parts.core;
    RelayObserver &observer = m_parts.observer;
    if (asked.webSocket) {
        if (observer.isSession()) // an earlier attempt on this connection
            m_parts.endings.startAnew();
        beginSession(asked.head, wire::requestFlaw(asked.head));
        m_parts.deadlines.schedule(RelayDue::Handshake, core.spec.limits.handshake);
    }
    if (!asked.admission.passes()) {
        // What asked for no WebSocket is told once a minute.
        if (!observer.isSession() && core.door.mayReport(asked.admission, base::now()))
            beginSession(asked.head, {});
        refuse(notLetIn(asked.admission));
        return;
    }
    if (asked.webSocket) {
        if (const auto fault = core.faults.takeRefusal()) {
            observer.observe(Leg::Client, Source::Tool, Performed{QStringLiteral("fault"), fault->spec, {}});
            refuse(refusedOnPurpose(fault->status));
            return;
        }
    }
    const Limits &limits = core.spec.limits;
    if (core.connections > limits.sessions) {
        refuse(tooManyConnections(limits.sessions, core.connections));
    } else if (asked.unanswered > limits.requests) {
        if (!observer.isSession())
            beginSession(asked.head, {});
        refuse(tooManyRequests(limits.requests, asked.unanswered));
    }
}

void RelayOpening::beginSession(const wire::HttpHead &request, const QString &flaw)
{
    m_parts.observer.begin(m_parts.legs.both());
    m_parts.observer.request(request, flaw);
}

void RelayOpening::act(const Exchange::Answered &answered)
{
    m_parts.observer.response(answered.head, {});
    m_refusedAt = base::now();
    m_parts.deadlines.cancel(RelayDue::Handshake);
    m_parts.deadlines.schedule(RelayDue::Refusal, wire::refusalTime);
}

void RelayOpening::act(const Exchange::Refused &refused)
{
    m_parts.deadlines.cancel(RelayDue::Refusal);
    m_parts.endings.attemptFailed({Phase::Http, QStringLiteral("http_rejected"),
                                   rejectionSub(refused.status, refused.said), refused.said},
                                  Source::Wire, Leg::Server, m_refusedAt);
}

void RelayOpening::cutRefusal()
{
    m_exchange.cutRefusal();
    (void)run();
}

void RelayOpening::act(const Exchange::Opaque &opaque)
{
    m_parts.deadlines.cancel(RelayDue::Handshake);
    m_parts.endings.attemptSpoilt(opaque.instead);
}

/// Browsers share a connection among pages: the next request may be another's. A client that is cut off asks
/// again on a new one.
void RelayOpening::act(const Exchange::Unjudged &)
{
    refuse(unjudged());
}

void RelayOpening::act(const Exchange::Unreadable &unreadable)
{
    if (!m_parts.observer.isSession())
        m_parts.observer.begin(m_parts.legs.both());
    if (unreadable.tooLarge) {
        refuse(headTooLarge(m_parts.core.spec.limits.headBytes, unreadable.bytes));
        return;
    }
    m_parts.observer.request(unreadable.head, unreadable.flaw);
    refuse(noHttp());
}

RelayOpening::Upgrade RelayOpening::act(const Exchange::Upgraded &upgraded, quint64 clientEnd)
{
    m_parts.deadlines.cancel(RelayDue::Handshake);
    if (upgraded.webSocket)
        openWebSocket(upgraded, clientEnd);
    return {upgraded.rest, m_exchange.takeHeld()};
}

/// A client that does not accept the answer leaves, mostly without a word. Until then, or for as long as that
/// may take, an answer in doubt has not opened the session.
void RelayOpening::openWebSocket(const Exchange::Upgraded &upgraded, quint64 clientEnd)
{
    const wire::HttpHead &head = upgraded.head, &request = m_exchange.upgradeRequest();
    const QString flaw = wire::responseFlaw(head, request);
    const QString doubt = doubtOf(head, request, flaw);
    const bool deflate = wire::deflateAgreed(head), beyond = wire::unknownExtensionAgreed(head);
    m_parts.observer.response(head, flaw);
    m_parts.observer.open(doubt,
                          {RelayFlow::Deflate{deflate, wire::deflateKeepsContext(head, false), beyond},
                           RelayFlow::Deflate{deflate, wire::deflateKeepsContext(head, true), beyond}},
                          {m_parts.legs[Leg::Server].queued(), clientEnd - quint64(upgraded.rest.size())});
    if (!doubt.isEmpty())
        m_parts.deadlines.schedule(RelayDue::Doubt, doubtTime);
}

void RelayOpening::dial()
{
    const DialTarget &target = m_parts.core.route.target;
    m_parts.observer.observe(Leg::Server, Source::Tool, Dialing{target.host, target.port});
    m_parts.legs.awaitServer(true);
    m_dialler.dial();
}

void RelayOpening::dialFailed(const DialResult &result)
{
    if (result.error != 0) // a failure of this machine alone
        refuse(noSocket(m_parts.core.spec.target, result.failure.text));
    else
        serverFailed(result.failure, result.source);
}

void RelayOpening::serverFailed(const OpenFailed &failure, Source source)
{
    if (m_parts.observer.isSession())
        m_parts.endings.attemptFailed(failure, source);
    refuse(unreachable(m_parts.core.spec.target, failure));
}

void RelayOpening::handshakeDue()
{
    const auto limit = m_parts.core.spec.limits.handshake;
    RelayObserver &observer = m_parts.observer;
    if (m_parts.legs[Leg::Server].isHandshaking()) {
        observer.observe(Leg::Server, Source::Clock, Silence{QStringLiteral("tls"), limit, 0});
        refuse(handshakeTimeout(Awaiting::Tls, limit));
    } else if (m_parts.legs[Leg::Client].isHandshaking()) {
        if (m_parts.legs[Leg::Client].stream()->hasHeard()) {
            observer.begin(m_parts.legs.both());
            observer.observe(Leg::Client, Source::Clock, Silence{QStringLiteral("tls"), limit, 0});
            m_parts.endings.decide(Leg::Client, {ToolReason::Limit,
                                                 QStringLiteral("abort"),
                                                 QStringLiteral("handshake_timeout"),
                                                 quint64(limit.count()),
                                                 {}});
        }
        m_parts.endings.endNow(false);
    } else if (observer.isSession()) {
        observer.observe(Leg::Server, Source::Clock, Silence{QStringLiteral("response"), limit, 0});
        refuse(handshakeTimeout(Awaiting::Response, limit));
    } else if (m_exchange.hasAsked()) {
        return; // it is up to the two how long an answer may take
    } else if (m_exchange.isAsking()) {
        observer.begin(m_parts.legs.both());
        const auto waited = base::now() - m_parts.legs[Leg::Client].connectedAt();
        observer.observe(Leg::Client, Source::Clock, Silence{QStringLiteral("request"), waited, 0});
        refuse(handshakeTimeout(Awaiting::Request, limit));
    } else {
        m_parts.endings.endNow(false); // browsers open connections in advance: nothing has failed
    }
}

/// Answers the client ourselves, unless it is in the middle of another answer; then ends the connection once
/// it has ended it, or soon.
void RelayOpening::refuse(const Refusal &refusal)
{
    if (m_parts.endings.isOver())
        return;
    LegPair &legs = m_parts.legs;
    RelayLeg &client = legs[Leg::Client];
    if (refusal.end)
        m_parts.endings.decide(refusal.leg, *refusal.end);
    m_parts.endings.refused();
    m_dialler.stopDialling();
    legs.awaitServer(false);
    legs.drop(Leg::Server, false);
    legs[Leg::Server].discard();
    if (m_exchange.isBetweenAnswers()) {
        if (refusal.end && refusal.end->reason == ToolReason::Policy)
            m_parts.observer.observe(Leg::Client, Source::Tool, answerSeen(refusal.status));
        else
            m_parts.observer.observe(
                Leg::Client, Source::Tool,
                Performed{QStringLiteral("answer"), QString::number(refusal.status), {}});
        legs.forward(Leg::Client, wire::plainAnswer(refusal.status, refusal.sentence.toUtf8() + '\n'));
    }
    client.release(RelayLeg::Full);
    client.release(RelayLeg::Unanswered);
    m_parts.endings.finish(Leg::Client);
    m_parts.endings.settle();
}

} // namespace endpoint

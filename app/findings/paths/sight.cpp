#include "findings/paths/sight.h"

#include "base/oneof.h"

namespace findings {

using namespace session;
using diagnosis::Cause;
using diagnosis::Party;

namespace {

EndKind kindOf(const Facts &facts, const diagnosis::Verdict &verdict)
{
    if (verdict.cause == Cause::OrderlyEnd)
        return EndKind::Orderly;
    if (verdict.code || (facts.first && std::holds_alternative<CloseFrame>(facts.first->what)))
        return EndKind::Close;
    if (verdict.cause == Cause::TcpReset)
        return EndKind::Reset;
    if (verdict.cause == Cause::EofWithoutClose)
        return EndKind::Fin;
    if (base::isOneOf(verdict.cause, {Cause::TcpTimeout, Cause::ProxyTimeout, Cause::HeartbeatTimeout}))
        return EndKind::Timeout;
    const auto *tcp = facts.first ? std::get_if<TcpEnd>(&facts.first->what) : nullptr;
    if (!tcp)
        return EndKind::Unknown;
    return tcp->fate == TcpFate::Reset ? EndKind::Reset
           : tcp->fate == TcpFate::Fin ? EndKind::Fin
                                       : EndKind::Unknown;
}

/// The log of an application is that of one end of the connection, and knows one leg only; a proxy that has
/// passed a 101 has two.
Role roleOf(const Facts &facts)
{
    if (facts.role != Role::Proxy || !facts.openedAt || facts.client().exists == facts.server().exists)
        return facts.role;
    return facts.client().exists ? Role::Listener : Role::Client;
}

EndFrom fromOf(const Facts &facts, const diagnosis::Verdict &verdict)
{
    const Role role = roleOf(facts);
    // What is only likely must not narrow an answer.
    if (verdict.confidence == diagnosis::Confidence::Suggested)
        return EndFrom::Unknown;
    if (verdict.cause == Cause::ProxyTimeout || verdict.cause == Cause::ProxyShutdown)
        return EndFrom::Self;
    switch (verdict.endedBy) {
    case Party::Client:
        return role == Role::Client || role == Role::Browser ? EndFrom::Self : EndFrom::Client;
    case Party::Server:
        return role == Role::Listener ? EndFrom::Self : EndFrom::Server;
    case Party::Tool:
        return EndFrom::Self;
    case Party::Network:
    case Party::Unknown:
        break;
    }
    const auto *tcp = facts.first ? std::get_if<TcpEnd>(&facts.first->what) : nullptr;
    if (tcp && tcp->injected)
        return facts.first->leg == Leg::Client ? EndFrom::Client : EndFrom::Server;
    return EndFrom::Unknown;
}

/// Bytes of the frames of both ends; nothing unless this place has read each of them.
void countBytes(Sight &sight, const Facts &facts)
{
    const bool reads = base::isOneOf(sight.role, {Role::Listener, Role::Client, Role::Relay, Role::Capture});
    if (!reads || facts.unreadable || facts.isUnread() || facts.client().missed || facts.server().missed)
        return;
    const LegFacts &leg = facts.client().exists ? facts.client() : facts.server();
    const bool ofClient = facts.client().exists;
    sight.fromClient = ofClient ? leg.in.bytes : leg.out.bytes;
    sight.fromServer = ofClient ? leg.out.bytes : leg.in.bytes;
}

} // namespace

Sight sightOf(const Facts &facts, const diagnosis::Verdict *verdict, const QString &place)
{
    Sight sight;
    sight.session = facts.id;
    sight.endpoint = facts.endpoint;
    sight.role = roleOf(facts);
    sight.place = place;
    sight.key = facts.request->connection;
    sight.accept = facts.response->connection;
    sight.path = facts.request->target;
    if (facts.client().exists)
        sight.toClient = Hop{facts.client().peer, facts.client().local};
    if (facts.server().exists)
        sight.toServer = Hop{facts.server().local, facts.server().peer};
    sight.startedAt = facts.startedAt;
    sight.endedAt = facts.openAtEnd.value_or(facts.startedAt);
    for (const Observation &seen : facts.timeline.all()) {
        if (std::holds_alternative<Boxed<RequestHead>>(seen.what) && !sight.requestAt)
            sight.requestAt = seen.at;
        else if (std::holds_alternative<Boxed<ResponseHead>>(seen.what) && !sight.answerAt)
            sight.answerAt = seen.at;
    }
    sight.opened = facts.openedAt.has_value();
    countBytes(sight, facts);
    if (!verdict) {
        sight.knowsStart = true;
        sight.end = EndKind::Open;
        return sight;
    }
    sight.hasEnded = true;
    sight.endedAt = verdict->at;
    sight.knowsStart = sight.startedAt < sight.endedAt;
    sight.resolution = verdict->resolution;
    sight.end = kindOf(facts, *verdict);
    sight.from = fromOf(facts, *verdict);
    sight.code = verdict->code;
    sight.confidence = verdict->confidence;
    const auto *tcp = facts.first ? std::get_if<TcpEnd>(&facts.first->what) : nullptr;
    sight.injected = tcp && tcp->injected;
    return sight;
}

} // namespace findings

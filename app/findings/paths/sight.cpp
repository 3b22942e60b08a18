#include "findings/paths/sight.h"

#include "base/oneof.h"
#include "diagnosis/capturerules.h"
#include "diagnosis/closerules.h"

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

/// A Close frame that complains of what its sender was sent: it answers, and comes from elsewhere.
bool complains(const std::optional<quint16> &code, const QString &flaw)
{
    const quint16 told = code.value_or(0);
    return flaw.isEmpty() && (told == 1002 || told == 1007);
}

/// What broke the protocol came from there, and whoever ended it only answered that. Nothing if the end is no
/// such answer; Unknown if it complains of bytes that this place did not see to be broken.
std::optional<EndFrom> brokenFrom(const Facts &facts, const diagnosis::Verdict &verdict, Role role)
{
    const auto sideOf = [](Leg leg) { return leg == Leg::Client ? EndFrom::Client : EndFrom::Server; };
    if (verdict.cause == Cause::BadHandshake) {
        const bool isFlawed = facts.response && !facts.response->flaw.isEmpty();
        return isFlawed || (verdict.endedBy == Party::Tool && role == Role::Client)
                   ? std::optional(EndFrom::Server)
                   : std::nullopt;
    }
    if (!facts.first)
        return {};
    const bool isAnswer = base::isOneOf(verdict.cause, {Cause::ProtocolError, Cause::InvalidPayload});
    if (verdict.endedBy == Party::Tool) {
        for (const Leg leg : {Leg::Client, Leg::Server}) {
            if (verdict.toolReason == ToolReason::Protocol && facts.leg(leg).violation)
                return sideOf(leg);
        }
        return {};
    }
    if (const auto *end = std::get_if<Boxed<PlaceEnd>>(&facts.first->what); end && isAnswer) {
        const bool refused =
            (*end)->how == QLatin1String("protocol") || (*end)->how == QLatin1String("bad_text");
        if (!refused && !complains((*end)->code, {}))
            return {};
        // Its own word that it was sent broken bytes.
        if (role == Role::Browser || role == Role::Client || role == Role::Listener) {
            const bool own = (verdict.endedBy == Party::Client) == (role != Role::Listener);
            return !own ? EndFrom::Unknown : role == Role::Listener ? EndFrom::Client : EndFrom::Server;
        }
        return EndFrom::Unknown;
    }
    const Leg by = facts.first->leg;
    const auto *close = std::get_if<CloseFrame>(&facts.first->what);
    if (close && isAnswer && complains(close->code, close->flaw)) {
        if (facts.leg(otherThan(by)).violation)
            return sideOf(otherThan(by));
        const bool own = close->way == Way::Out; // of a place that is the end itself
        return !own ? EndFrom::Unknown : by == Leg::Server ? EndFrom::Server : EndFrom::Client;
    }
    // Nobody said why, just after that.
    return std::holds_alternative<TcpEnd>(facts.first->what) && facts.leg(otherThan(by)).violation
               ? std::optional(EndFrom::Unknown)
               : std::nullopt;
}

/// Of what cannot be read, TCP tells who ended TCP: that may only have followed what was said before.
bool mayFollowUnread(const Facts &facts, Leg by)
{
    constexpr Nanoseconds quiet = std::chrono::seconds(1);
    if (!diagnosis::isBlind(facts))
        return false;
    const auto *tcp = facts.first ? std::get_if<TcpEnd>(&facts.first->what) : nullptr;
    const auto &seen = facts.leg(otherThan(by)).seen;
    return !tcp || tcp->fate != TcpFate::Reset || !seen || !seen->quiet || *seen->quiet < quiet;
}

EndFrom fromOf(const Facts &facts, const diagnosis::Verdict &verdict)
{
    const Role role = roleOf(facts);
    // What is only likely must not narrow an answer.
    if (verdict.confidence == diagnosis::Confidence::Suggested)
        return EndFrom::Unknown;
    if (const auto broken = brokenFrom(facts, verdict, role))
        return *broken;
    // Each was the first for its sender, and for those who are nearer to it.
    if (diagnosis::crossedClose(facts))
        return EndFrom::Unknown;
    if (verdict.cause == Cause::ProxyTimeout || verdict.cause == Cause::ProxyShutdown)
        return EndFrom::Self;
    if (facts.first && mayFollowUnread(facts, facts.first->leg))
        return EndFrom::Unknown;
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

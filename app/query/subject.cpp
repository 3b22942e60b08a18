#include "query/subject.h"

#include "diagnosis/apprules.h"

namespace query {

using namespace session;

namespace {

std::optional<TcpFate> fateOf(const LegFacts &leg)
{
    return leg.tcpEnd ? std::optional(leg.tcpEnd->fate) : std::nullopt;
}

State stateOf(const Facts &facts, const diagnosis::Verdict *verdict)
{
    if (verdict)
        return State::Ended;
    return facts.first ? State::Closing : facts.openedAt ? State::Open : State::Connecting;
}

Stamp lastFrame(const Facts &facts)
{
    Stamp last = facts.openedAt.value_or(facts.startedAt);
    for (const LegFacts *leg : {&facts.client(), &facts.server()})
        last = std::max({last, leg->in.lastAt.value_or(last), leg->out.lastAt.value_or(last)});
    return last;
}

void addVerdict(Subject &subject, const diagnosis::Verdict &verdict)
{
    subject.cls = verdict.cls;
    subject.cause = verdict.cause;
    subject.endedBy = verdict.endedBy;
    subject.confidence = verdict.confidence;
    subject.phase = verdict.phase;
    subject.toolReason = verdict.toolReason;
    subject.clean = verdict.clean;
    subject.code = verdict.code;
    subject.httpStatus = verdict.httpStatus;
    subject.sub = verdict.sub;
    subject.reason = verdict.reason;
    subject.endedAt = verdict.at;
    subject.duration = verdict.duration;
    subject.idle = verdict.idle;
}

} // namespace

Subject subjectOf(const Facts &facts, const diagnosis::Verdict *verdict, QStringView endpointName, Stamp now)
{
    // What the client sends is "in" for a listener and for a relay; for a client session the server's is.
    const LegFacts &near = facts.client().exists ? facts.client() : facts.server();
    Subject subject;
    subject.session = quint64(facts.id);
    subject.chain = facts.chain;
    if (facts.continues)
        subject.continues = quint64(facts.continues->session);
    subject.endpoint = quint32(facts.endpoint);
    subject.role = facts.role;
    subject.state = stateOf(facts, verdict);
    subject.endpointName = endpointName;
    subject.client = facts.client().exists ? facts.client().peer : facts.server().local;
    subject.server = facts.server().exists ? facts.server().peer : facts.client().local;
    if (facts.request) {
        subject.url = facts.request->target;
        subject.userAgent = facts.request->userAgent;
    }
    if (facts.response)
        subject.subprotocol = facts.response->subprotocol;
    if (facts.app)
        subject.protocol = facts.app->hello.protocol;
    if (const AppGoodbye *goodbye = diagnosis::goodbyeOf(facts))
        subject.goodbye = goodbye->what;
    subject.startedAt = facts.openedAt.value_or(facts.startedAt);
    subject.messagesIn = near.in.messages;
    subject.messagesOut = near.out.messages;
    subject.bytesIn = near.in.bytes;
    subject.bytesOut = near.out.bytes;
    subject.rtt = near.rtt;
    if (!near.samples.isEmpty())
        subject.retransmits = near.samples.last().totalRetransmits;
    subject.closeSeen = facts.client().closeReceived || facts.server().closeReceived;
    subject.clientEnd = fateOf(facts.client());
    subject.serverEnd = fateOf(facts.server());
    if (verdict) {
        addVerdict(subject, *verdict);
    } else {
        subject.duration = std::max(Nanoseconds{}, now - subject.startedAt);
        subject.idle = std::max(Nanoseconds{}, now - lastFrame(facts));
    }
    return subject;
}

} // namespace query

#include "endpoint/relay/observer.h"

#include "endpoint/endpoint.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/relay/core.h"
#include "endpoint/tap/heads.h"

namespace endpoint {

using namespace session;

RelayObserver::RelayObserver(RelayCore &core) : m_core(core)
{
    m_hearing.captureWith(core.captures);
}

void RelayObserver::begin(const RelayLegs &legs)
{
    m_id = m_core.shared.nextSession();
    m_ended = false;
    for (const Leg which : {Leg::Client, Leg::Server}) {
        const RelayLeg &side = legs[std::size_t(which)];
        if (!side.isConnected())
            continue;
        m_core.outbox.add(m_id, which, Source::Wire, side.addresses(), side.connectedAt());
        if (side.tls())
            m_core.outbox.add(m_id, which, Source::Library, *side.tls(), side.connectedAt());
    }
}

void RelayObserver::forget()
{
    m_id = {};
    m_ended = false;
}

void RelayObserver::observe(Leg leg, Source source, What what)
{
    observe(leg, source, std::move(what), base::now());
}

void RelayObserver::observe(Leg leg, Source source, What what, Stamp at)
{
    if (!isSession() || m_ended)
        return;
    const bool opens = std::holds_alternative<Opened>(what);
    if (!m_conversation)
        m_hearing.note(what, m_core.spec.dialect, m_core.shared.redactionKey, at);
    m_core.outbox.add(m_id, leg, source, std::move(what), at);
    if (opens)
        m_hearing.tell(m_core.outbox, m_id, leg);
}

void RelayObserver::request(const wire::HttpHead &head, const QString &flaw)
{
    observe(Leg::Client, Source::Wire, requestSeen(head, flaw, m_core.outbox.redactionKey()));
}

void RelayObserver::response(const wire::HttpHead &head, const QString &flaw)
{
    observe(Leg::Server, Source::Wire, responseSeen(head, flaw, m_core.outbox.redactionKey()));
}

void RelayObserver::open(const QString &doubt, const std::array<RelayFlow::Deflate, 2> &deflate,
                         const std::array<quint64, 2> &begins)
{
    if (doubt.isEmpty())
        observe(Leg::Server, Source::Wire, Opened{});
    else
        doubtAnswer(doubt);
    m_conversation = std::make_unique<Conversation>(m_id, m_core.outbox, m_core.spec.recordPayloads,
                                                    m_hearing, deflate, begins);
}

/// What is said meanwhile is heard: the conversation begins with the 101, whenever it is accepted.
void RelayObserver::doubtAnswer(const QString &why)
{
    m_doubt = Doubt{why, base::now()};
    m_hearing.note(Opened{}, m_core.spec.dialect, m_core.shared.redactionKey, m_doubt->at);
}

void RelayObserver::accept()
{
    if (!m_doubt)
        return;
    m_core.outbox.add(m_id, Leg::Server, Source::Wire, Opened{}, std::exchange(m_doubt, {})->at);
    m_hearing.tell(m_core.outbox, m_id, Leg::Server);
}

std::optional<QString> RelayObserver::takeDoubt()
{
    if (!m_doubt)
        return {};
    return std::exchange(m_doubt, {})->why;
}

void RelayObserver::heed(Reply reply, Stamp at)
{
    if (reply == Reply::Accepts)
        accept();
    else if (const auto doubt = reply == Reply::Refuses ? takeDoubt() : std::nullopt)
        observe(Leg::Client, Source::Wire, refusedAnswer(*doubt), at);
}

bool RelayObserver::decode(Leg from, QByteArrayView bytes, Stamp at)
{
    if (!isFollowed())
        return false;
    if (m_doubt)
        heed(m_conversation->replyIn(from, bytes), at);
    m_conversation->decode(from, bytes, at);
    return m_conversation->closeSeen(from);
}

void RelayObserver::swallow(Leg from, QByteArrayView bytes, Stamp at)
{
    if (isFollowed())
        m_conversation->swallow(from, bytes, at);
}

void RelayObserver::taken(Leg to, quint64 bytes)
{
    if (isFollowed())
        m_conversation->taken(to, bytes, base::now());
}

void RelayObserver::finish(Leg from)
{
    if (m_conversation)
        m_conversation->finish(from, base::now());
}

void RelayObserver::sample(const RelayLegs &legs)
{
    if (!isFollowed())
        return;
    for (const Leg which : {Leg::Client, Leg::Server}) {
        const RelayLeg &side = legs[std::size_t(which)];
        if (!side.isConnected() || side.isDeaf())
            continue;
        if (const auto sample = sampleTcp(side.stream()->descriptor()))
            observe(which, Source::Wire, *sample);
    }
}

void RelayObserver::stuck(const RelayLegs &legs)
{
    for (const Leg which : {Leg::Client, Leg::Server}) {
        const RelayLeg &side = legs[std::size_t(which)];
        if (m_conversation && side.isStuck(base::now()))
            observe(which, Source::Tool, Stuck{quint64(side.waiting())});
    }
}

void RelayObserver::end(bool released, std::optional<bool> meant)
{
    if (!isSession() || m_ended)
        return;
    if (m_conversation &&
        (!meant.value_or(m_conversation->closedWell()) || m_conversation->closedAfterMessage()))
        observe(Leg::Client, Source::Wire, m_conversation->lastFrames());
    observe(Leg::Client, Source::Tool, Ended{released});
    m_ended = true;
}

} // namespace endpoint

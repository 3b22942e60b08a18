#include "monitor/aftermath.h"

#include "base/clock.h"
#include "diagnosis/classify.h"
#include "report/report.h"
#include "session/identity.h"
#include "wire/closecode.h"

#include <QJsonDocument>
#include <QRandomGenerator>

namespace monitor {

using namespace session;
using diagnosis::Class;

namespace {

/// Runs on the endpoint's thread, in the order of the calls.
const Strategy &strategyFor(const Strategies &strategies, Class cls)
{
    switch (cls) {
    case Class::Normal:
        return strategies.normal;
    case Class::Lost:
        return strategies.lost;
    case Class::Unknown:
        return strategies.normal;
    case Class::Failed:
        break;
    }
    return strategies.failed;
}

bool codeSaysNo(const Facts &facts)
{
    const auto &close = facts.server().closeReceived;
    if (!close || !close->code)
        return false;
    const auto meaning =
        wire::meaningOf(*close->code, facts.response ? facts.response->subprotocol : QString());
    return meaning && meaning->retry == wire::Retry::No;
}

bool wasLost(const Session &session)
{
    if (!session.facts.first)
        return false; // still open, as far as we can see
    const Class cls = session.verdict ? session.verdict->cls : diagnosis::classify(session.facts).cls;
    return cls == Class::Lost;
}

} // namespace

Aftermath::Aftermath(SessionStore &store, Endpoints &endpoints, const PatternFeed &feed,
                     std::function<void(const Observation &)> record)
    : m_store(store), m_endpoints(endpoints), m_feed(feed), m_record(std::move(record)),
      m_reconnector({
          [this](EndpointId id, SessionId lost) { m_endpoints.reconnect(id, lost); },
          [this](EndpointId id) { m_endpoints.forgetCaptured(id); },
          [this](const Command &command) { perform(command); },
          [this](const Observation &seen) { m_record(seen); },
          [] { return QRandomGenerator::global()->generateDouble(); },
      })
{
}

Batch Aftermath::link(const Changes &changes)
{
    Batch links;
    for (const SessionId id : changes.opened) {
        const Session *session = m_store.find(id);
        if (!session)
            continue; // forgotten already
        const Facts &facts = session->facts;
        const auto spec = facts.role == Role::Client ? std::nullopt : m_endpoints.spec(facts.endpoint);
        const auto link = spec ? m_returns.opened(facts, *spec) : std::nullopt;
        if (!link || !m_store.find(link->lost))
            continue;
        links.append({id, facts.endpoint, *facts.openedAt, Leg::Client, Source::Tool,
                      Continues{quint64(link->lost), link->how}});
        if (wasLost(*m_store.find(link->lost)))
            // Who names the session in the address asks for it, and was let in. A cookie says only who it is.
            m_returned.push_back({link->lost, id,
                                  link->how == QLatin1String("resume_token") &&
                                      identityOf(facts, spec->resumeTokens).resumes});
    }
    for (const SessionId id : changes.updated)
        linkBySpeech(id, links);
    return links;
}

/// What names a session inside its messages comes after the 101.
void Aftermath::linkBySpeech(SessionId id, Batch &links)
{
    const Session *session = m_store.find(id);
    if (!session || !session->facts.app || session->verdict || session->facts.role == Role::Client)
        return;
    const auto link = m_returns.spoke(session->facts);
    const Session *before = link ? m_store.find(link->lost) : nullptr;
    const bool lost = before && wasLost(*before);
    if (!before || (before->facts.first && !lost)) // ended as it should: another conversation
        return;
    // It opened and spoke at once. Where its request has named the same session, that says as much; else what
    // it says itself outweighs where it came from.
    const auto isSaid = [&](const Return &each) { return each.session == id && each.lost == link->lost; };
    if (std::any_of(m_returned.begin(), m_returned.end(), isSaid))
        return;
    const auto isOfIt = [id](const auto &each) { return each.session == id; };
    links.erase(std::remove_if(links.begin(), links.end(), isOfIt), links.end());
    std::erase_if(m_returned, [id](const Return &each) { return each.session == id; });
    links.append({id, session->facts.endpoint, session->facts.openedAt.value_or(base::now()), Leg::Client,
                  Source::Tool, Continues{quint64(link->lost), link->how}});
    if (lost)
        m_returned.push_back({link->lost, id, false});
}

void Aftermath::take(const Changes &changes)
{
    const auto client = [this](SessionId id) -> const Session * {
        const Session *session = m_store.find(id);
        return session && session->facts.role == Role::Client ? session : nullptr;
    };
    for (const SessionId id : changes.appeared) {
        if (const Session *session = client(id))
            m_reconnector.attemptBegan(session->facts);
    }
    for (const SessionId id : changes.opened) {
        const Session *session = client(id);
        const auto spec = session ? m_endpoints.spec(session->facts.endpoint) : std::nullopt;
        if (spec)
            m_reconnector.opened(session->facts, *spec);
    }
    for (const auto &[lost, id, byToken] : std::exchange(m_returned, {})) {
        const Session *before = m_store.find(lost), *after = m_store.find(id);
        if (before && after)
            m_reconnector.returned(before->facts, after->facts, byToken);
    }
    for (const SessionId id : changes.updated) {
        const Session *session = m_store.find(id);
        if (!session)
            continue;
        m_reconnector.updated(session->facts);
        if (session->facts.role != Role::Client && !session->facts.captured.isEmpty() && !session->verdict)
            m_returns.captured(session->facts);
    }
    for (const SessionId id : changes.concluded) {
        const Session *session = m_store.find(id);
        if (session && session->verdict)
            ended(*session);
    }
}

/// A server there seems to end idle sessions with a code that says goodbye.
bool Aftermath::isTimerSuspected(EndpointId endpoint) const
{
    const auto found = m_feed.findings();
    return std::any_of(found.begin(), found.end(), [endpoint](const findings::Finding &finding) {
        return finding.endpoint == endpoint && finding.kind == findings::FindingKind::CodeTrap;
    });
}

void Aftermath::ended(const Session &session)
{
    const Facts &facts = session.facts;
    const auto spec = m_endpoints.spec(facts.endpoint);
    if (!spec)
        return;
    if (facts.role != Role::Client && session.verdict->cls == Class::Lost && !m_store.successor(facts.id))
        m_returns.lost(facts, *spec);
    const bool trap =
        spec->reconnect && session.verdict->cls == Class::Normal && isTimerSuspected(facts.endpoint);
    m_reconnector.ended(facts, *session.verdict, {*spec, codeSaysNo(facts), trap});
    runCommand(session, *spec);
}

void Aftermath::runCommand(const Session &session, const EndpointSpec &spec)
{
    const QStringList command = strategyFor(spec.strategies, session.verdict->cls).command;
    if (command.isEmpty())
        return;
    const QByteArray event =
        QJsonDocument(report::disconnectLine(session.facts, *session.verdict)).toJson(QJsonDocument::Compact);
    const SessionId id = session.facts.id;
    const EndpointId endpoint = session.facts.endpoint;
    const Leg leg = session.facts.role == Role::Client ? Leg::Server : Leg::Client;
    // What was recorded elsewhere has a time of its own.
    const auto then = spec.isEvidence() ? std::optional(session.verdict->at) : std::nullopt;
    m_runner.run(command, event + '\n',
                 [this, id, endpoint, leg, then](const QString &detail, const QString &error) {
                     m_record({id, endpoint, then.value_or(base::now()), leg, Source::Tool,
                               Reaction{QStringLiteral("command"), detail, error}});
                 });
}

/// The session that was lost, for a failed attempt to get it back.
SessionId Aftermath::rootOf(SessionId id) const
{
    const Session *session = m_store.find(id);
    if (!session || session->facts.role != Role::Client || session->facts.openedAt ||
        !session->facts.continues)
        return id;
    return SessionId(session->facts.continues->session);
}

/// The session that continues this one by now, or this one.
const Session *Aftermath::latestOf(SessionId id) const
{
    const Session *session = m_store.find(rootOf(id));
    for (int step = 0; session && step < Monitor::maxConcluded; ++step) {
        const auto successor = m_store.successor(session->facts.id);
        const Session *next = successor ? m_store.find(*successor) : nullptr;
        if (!next || !next->facts.openedAt)
            break;
        session = next;
    }
    return session;
}

recovery::Obstacle Aftermath::obstacle(SessionId id) const
{
    using recovery::Obstacle;
    const Session *session = m_store.find(id);
    if (!session)
        return Obstacle::EndpointGone;
    if (session->facts.role != Role::Client)
        return Obstacle::NotAClient;
    if (!session->verdict)
        return Obstacle::StillOpen;
    const SessionId root = rootOf(id);
    const Session *latest = latestOf(root);
    if (latest && latest->facts.id != root)
        return Obstacle::AlreadyRecovered;
    if (!m_store.find(root) || !m_endpoints.isRunning(session->facts.endpoint))
        return Obstacle::EndpointGone;
    return Obstacle::None;
}

void Aftermath::reconnect(SessionId lost)
{
    if (obstacle(lost) == recovery::Obstacle::None)
        m_reconnector.reconnect(m_store.find(rootOf(lost))->facts);
}

void Aftermath::stopReconnecting(SessionId lost)
{
    m_reconnector.stop(rootOf(lost));
}

std::optional<recovery::Pending> Aftermath::pending(SessionId lost) const
{
    return m_reconnector.pending(rootOf(lost));
}

void Aftermath::send(SessionId id, SendMessage message)
{
    if (message.number == 0)
        message.number = ++m_messages;
    const Session *session = latestOf(id);
    if (!session)
        return;
    const auto spec = m_endpoints.spec(session->facts.endpoint);
    const bool isClient = session->facts.role == Role::Client;
    if (isClient && spec && session->facts.first && m_endpoints.isRunning(session->facts.endpoint))
        m_reconnector.queue(session->facts, message, spec->limits.queueBytes);
    else
        perform({isClient ? session->facts.id : id, message});
}

/// The session went while the message was on its way to it.
void Aftermath::undelivered(SessionId id, const SendMessage &message)
{
    const Session *session = latestOf(id);
    const auto spec = session ? m_endpoints.spec(session->facts.endpoint) : std::nullopt;
    if (!spec)
        return;
    if (session->facts.isOpen() && session->facts.id != id)
        perform({session->facts.id, message});
    else
        m_reconnector.queue(session->facts, message, spec->limits.queueBytes);
}

void Aftermath::perform(const Command &command)
{
    if (const Session *target = m_store.find(command.session))
        m_endpoints.perform(target->facts.endpoint, command);
}

} // namespace monitor

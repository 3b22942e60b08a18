// The client as a speaker of a dialect: it joins, sends the heartbeats that are its own to send, and answers
// those of the server, when --dialect says which dialect it is.
#include "endpoint/client/clientsession.h"

#include <QUrl>

namespace endpoint {

using namespace session;

/// A peer that asks for a heartbeat all the time gets none so often.
constexpr std::chrono::milliseconds shortestBeat{200};

void ClientSession::beginDialect()
{
    const EndpointSpec &spec = m_core.spec;
    if (spec.dialect.isEmpty())
        return;
    const auto variable = [this](const char *name) {
        return m_core.variables.value(QLatin1String(name)).toUtf8();
    };
    const QUrl url = expand(spec.target, m_core.variables);
    dialect::Persona persona;
    persona.target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    persona.host = url.host().toUtf8();
    persona.nameSpace = variable("namespace");
    persona.clientId = variable("client_id");
    persona.keepsSession = !persona.clientId.isEmpty();
    if (!persona.keepsSession)
        persona.clientId = m_core.clientId;
    persona.joins = spec.sendOnOpen.isEmpty();
    m_answerer = dialect::answererFor(spec.dialect, persona);
    if (!m_answerer)
        return;
    say(m_answerer->greeting());
    scheduleAppBeat();
}

/// What was recognised, and whether we take part in it.
void ClientSession::tellWhetherAnswering()
{
    const QString recognised = m_hearing.takeRecognised();
    if (!recognised.isEmpty())
        observe(Source::Tool, AppAnswering{m_answerer && recognised == m_core.spec.dialect});
}

void ClientSession::answer(const dialect::Message &message)
{
    say(m_answerer->heard(message));
    scheduleAppBeat();
}

/// Heartbeats: nobody misses one.
void ClientSession::say(const dialect::Replies &replies)
{
    for (const dialect::Reply &reply : replies) {
        if (!hasRoom())
            return;
        queueFrame(reply.text ? wire::Opcode::Text : wire::Opcode::Binary, reply.payload);
    }
}

void ClientSession::scheduleAppBeat()
{
    const auto every = m_answerer->every();
    if (every == m_beatEvery)
        return;
    m_beatEvery = every;
    if (every)
        schedule(AppBeatDue, std::max<dialect::AppDuration>(*every, shortestBeat));
    else
        cancel(AppBeatDue);
}

void ClientSession::appBeatDue()
{
    if (m_stage != Stage::Open || !m_beatEvery)
        return;
    say(m_answerer->beat());
    if (m_stage != Stage::Open)
        return;
    pump();
    schedule(AppBeatDue, std::max<dialect::AppDuration>(*m_beatEvery, shortestBeat));
}

} // namespace endpoint
